import type { FactValue, Frame, SpanState } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { Stamp } from "../../model/record.ts";
import type { Book } from "../book/book.ts";

/** A frame being filled. */
export interface Sheet {
  set(fact: string, value: FactValue, known: Instant): void;
  stamp(fact: string, stamp: Stamp | null | undefined): void;
  span(fact: string, span: SpanState | undefined): void;
  readonly frame: Frame;
}

export function sheet(book: Book, subject: string, key: string, parents: readonly Frame[]): Sheet {
  const slots = book.lexicon.subjects.get(subject)?.slots ?? new Map<string, number>();
  const values: FactValue[] = new Array(slots.size);
  const known: Instant[] = new Array(slots.size).fill(0);
  const set = (fact: string, value: FactValue, at: Instant): void => {
    const slot = slots.get(fact);
    if (slot === undefined || value === undefined) return;
    values[slot] = value;
    known[slot] = at;
  };
  return {
    set,
    stamp: (fact, stamp) => {
      if (stamp) set(fact, stamp[0], stamp[1]);
    },
    span: (fact, span) => {
      if (span) set(fact, span, span.from);
    },
    frame: { subject, key, values, known, parents, children: {} },
  };
}

/** The frame of what a breach or an amount is about, of the kind its rule is about; its order where that is gone. */
export const aboutOf = (subjects: readonly Frame[], key: string, each: string | undefined): readonly Frame[] => {
  const [order] = subjects;
  const found = subjects.find((frame) => frame.key === key && (each === undefined || frame.subject === each));
  return order ? (found && found !== order ? [order, found] : [order]) : [];
};
