import { compileCondition, type RawConditions } from "../../src/condition/compile.ts";
import type { CompileContext, Node, ReadContext } from "../../src/condition/context.ts";
import type { FactValue, Frame } from "../../src/condition/frame.ts";
import { never, type Reading } from "../../src/condition/reading.ts";
import { type Calendar, type ParsedDuration, parseDuration, weekdaysOnly } from "../../src/model/duration.ts";
import { type Lexicon, lexicon } from "../../src/model/words/lexicon.ts";
import type { HostWords } from "../../src/model/words/types.ts";
import { at, clock } from "./times.ts";

/** A box of an order, with one fact of every kind, and items in it. */
export const boxWords = {
  subjects: {
    box: {
      sees: ["order"],
      has: ["item"],
      tells: ["buyer"],
      facts: {
        "box.packed": "instant",
        "box.sent": "instant",
        "box.eta": "instant",
        "box.held": "span",
        "box.heavy": "flag",
        "box.count": "number",
        "box.price": "money",
        "box.age": "duration",
        "box.label": "text",
        "box.sender": "text",
        "box.colour": ["red", "green", "blue"],
        "send-box-by": "promise",
        "edit-box": "window",
        "odd-box": { found: ["torn", "wet"] },
      },
    },
    item: { sees: ["box"], has: [], tells: [], facts: { "item.ready": "instant", "item.fragile": "flag" } },
  },
  notices: ["box-sent", "box-late"],
  values: {
    duration: { reminders: "free", "one-reminder": "free", "switched-off": "free" },
    amount: { dear: "free" },
    number: { many: "free" },
    clock: { "cut-off": "free" },
    date: { "sale-start": "free", "sale-end": "free" },
    choice: { wrapping: ["paper", "foil"], unsaid: ["yes", "no"] },
  },
} as const;

// No host can declare a span, for no event gives one; its tests are the same here.
export const boxLexicon: Lexicon = lexicon([boxWords as unknown as HostWords]);

const spans: { readonly [name: string]: readonly string[] | undefined } = {
  reminders: ["1h", "3h", "6h"],
  "one-reminder": ["2h"],
};

/** Reads spans as a pack with such a calendar means them. */
export const spansBy =
  (calendar: Calendar): CompileContext["spans"] =>
  (span) => {
    const found = [span, ...(spans[span] ?? [])].flatMap((one): readonly ParsedDuration[] => {
      const parsed = parseDuration(one);
      return parsed ? [{ ...parsed, calendar }] : [];
    });
    return found.length > 0 ? found : null;
  };

/** The values a pack would give. */
export const boxValues: CompileContext = {
  lexicon: boxLexicon,
  spans: spansBy(weekdaysOnly),
  number: (value) => (typeof value === "number" ? value : value === "many" ? 10 : null),
  amount: (value) => (typeof value === "number" ? value : value === "dear" ? 100_000 : null),
  clock: (value) => (value === "cut-off" ? 16 * 60 : Number(value.slice(0, 2)) * 60 + Number(value.slice(3))),
  date: (name) => (name === "sale-start" ? at("06-01 12:00") : null),
  choice: (name) => (name === "wrapping" ? "paper" : undefined),
};

export interface FrameParts {
  /** When a fact was learnt or last changed; the same for all where it is one instant. */
  readonly known?: number | { readonly [fact: string]: number };
  readonly parents?: readonly Frame[];
  readonly children?: { readonly [subject: string]: readonly Frame[] };
  readonly key?: string;
}

/** A frame made by hand: what is not said is not known. An instant is known when it happens. */
export function frame(
  subject: string,
  facts: { readonly [fact: string]: FactValue },
  { known = {}, parents = [], children = {}, key = subject }: FrameParts = {},
): Frame {
  const slots = boxLexicon.subjects.get(subject)?.slots ?? new Map<string, number>();
  const values: FactValue[] = new Array(slots.size);
  const learnt: number[] = new Array(slots.size).fill(0);
  for (const [fact, value] of Object.entries(facts)) {
    const slot = slots.get(fact);
    if (slot === undefined) throw new RangeError(`${subject} has no fact ${fact}`);
    values[slot] = value;
    learnt[slot] = typeof known === "number" ? known : (known[fact] ?? (typeof value === "number" ? value : 0));
  }
  return { subject, key, values, known: learnt, parents, children };
}

export const order: Frame = frame("order", { "order.paid": at("06-01 09:00") });
export const box = (facts: { readonly [fact: string]: FactValue }, parts: FrameParts = {}): Frame =>
  frame("box", facts, { parents: [order], ...parts });
export const item = (facts: { readonly [fact: string]: FactValue }): Frame => frame("item", facts);

/** What a person was told and chose. */
export interface Personal {
  readonly told?: { readonly [notice: string]: number };
  readonly values?: { readonly [fact: string]: number };
  readonly settings?: { readonly [name: string]: string | number | boolean };
  readonly tests?: { readonly [name: string]: boolean };
  readonly zone?: string;
}

export const contextAt = (now: number, personal: Personal = {}): ReadContext => ({
  now,
  zone: personal.zone ?? "Asia/Shanghai",
  told: (notice) => personal.told?.[notice] ?? null,
  toldValue: (fact) => personal.values?.[fact],
  setting: (name) => personal.settings?.[name],
  chosen: () => never,
  test: (name) => personal.tests?.[name] ?? false,
});

export const boxNode = (condition: RawConditions): Node => compileCondition(condition, "box", boxValues);

export const readAt = (condition: RawConditions, about: Frame, now: number, personal: Personal = {}): Reading =>
  boxNode(condition).read(about, contextAt(now, personal));

/**
 * A reading in one line: `holds since 06-01 10:00, known 06-01 11:00, next 06-01 12:00, threshold, occasion …`, what is
 * absent left out.
 */
export function shown({ holds, since, known, next, threshold, occasion }: Reading): string {
  const parts = [
    holds ? (since === null ? "holds" : `holds since ${clock(since)}`) : "not",
    since !== null && known !== since ? `known ${known === 0 ? "ever" : clock(known)}` : "",
    next === Number.POSITIVE_INFINITY ? "" : `next ${clock(next)}`,
    threshold ? "threshold" : "",
    occasion === null ? "" : `occasion ${clock(occasion)}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** How a condition reads at an instant of Shanghai's clock. */
export const reading = (condition: RawConditions, about: Frame, now: string, personal: Personal = {}): string =>
  shown(readAt(condition, about, at(now), personal));
