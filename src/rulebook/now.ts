import type { ReadContext } from "../condition/context.ts";
import type { Instant } from "../model/instant.ts";
import type { Judging } from "./actions/action.ts";
import type { Scene } from "./frames.ts";

/** What time and judgement work on. */
export type Turning = Omit<Judging, "at" | "occurred">;

/** One round of what follows from facts at an instant. */
export interface Now {
  readonly on: Turning;
  readonly at: Instant;
  readonly scene: Scene;
  readonly reader: ReadContext;
  next: number;
  /** Of what came about by itself: what ends with it ends then. */
  since: Instant | null;
}

export const soon = (now: Now, next: number): void => {
  if (next < now.next) now.next = next;
};
