import type { Disruption } from "../model/claims.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { Stamp } from "../model/record.ts";
import type { PromiseStatus } from "./form.ts";

/**
 * One subject of an order with its facts in fixed slots. An absent fact is `undefined`.
 *
 * An instant's slot holds the instant; `known` holds when we learnt it, or for other values when they last changed.
 */
export interface Frame {
  readonly subject: string;
  /** `order`, or the id of the parcel, line, request … */
  readonly key: string;
  readonly values: readonly FactValue[];
  readonly known: readonly Instant[];
  /** Frames of the subjects it sees, in the order of its words. */
  readonly parents: readonly Frame[];
  readonly children: { readonly [subject: string]: readonly Frame[] };
  /** What was told of it before was told of something else. */
  readonly renewed?: Instant;
  /** Whose it is: of those with this role nobody else is told of it, or of what is seen with it. */
  readonly whose?: { readonly role: string; readonly id: string };
}

export const frameOf = (
  frames: ReadonlyMap<string, readonly Frame[]>,
  subject: string,
  key: string,
): Frame | undefined => frames.get(subject)?.find((frame) => frame.key === key);

/** The subject of that kind that is seen from another, which may be the one itself. */
export const seenFrame = (frame: Frame, subject: string): Frame | undefined =>
  frame.subject === subject ? frame : frame.parents.find((one) => one.subject === subject);

/** Writes a fact that follows from others; frames are the scene's own, and laid out anew for every step. */
export function setFact(frame: Frame, slot: number, value: FactValue, known: Instant): void {
  (frame.values as FactValue[])[slot] = value;
  (frame.known as Instant[])[slot] = known;
}

export type FactValue =
  | Instant
  | string
  | boolean
  | Money
  | SpanState
  | PromiseState
  | WindowState
  | FoundState
  | undefined;

/** A time during which something is so; `to` null while it lasts. */
export interface SpanState {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** What a disruption did to a limit, and since when. */
export interface LimitChange {
  readonly by: Disruption;
  readonly is: "extended" | "shortened" | "lifted" | "restored";
  readonly at: Instant;
  /** The last limit that had not gone by when it was set: a later one that had leaves it missed as it was. */
  readonly missed: Instant;
}

export interface PromiseState {
  readonly status: PromiseStatus;
  readonly started: Instant;
  readonly due: Instant;
  /** The clock stands still till nobody knows when: its limit is a later one every moment, and none to be told. */
  readonly floats?: true;
  /** Due, once it is broken, or forgiven: by then it is awaited still. */
  readonly breached: Instant | null;
  /** Since when it has its status, and when that was known; where nothing is said, since its limit was known. */
  readonly since?: Stamp | null;
  /** When time alone may change its status. */
  readonly next?: number;
  /** Its limit has gone by: when the breach of it is raised, if nothing proves till then that it was kept. */
  readonly raises?: Instant;
  /** What a disruption did to it last, since when both were so, and how much longer the clock stands still, as far as known. */
  readonly moved?: LimitChange & { readonly rest: number };
}

export interface WindowState {
  readonly opens: Instant;
  readonly closes: Instant;
}

export interface FoundState {
  readonly reason: string;
  readonly since: Instant;
  /** Further reasons, where there is more than one. */
  readonly also?: readonly FoundState[];
}
