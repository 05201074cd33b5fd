import type { ReadContext } from "../condition/context.ts";
import type { Instant } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import type { Book } from "./book/book.ts";
import type { Draft } from "./draft.ts";
import type { Scene, Scenes } from "./frames.ts";
import type { Lease } from "./lease.ts";
import type { ReadPeople } from "./people.ts";

/** What time and judgement work on. */
export interface Turning {
  readonly draft: Draft;
  readonly book: Book;
  readonly people: ReadonlyMap<string, readonly Person[]>;
  /** See `ReadPeople`. */
  readonly limits?: ReadPeople["limits"];
  /** All facts of a draft as it stands. */
  readonly scene: Scenes;
  /** Null: what was decided last may not stand any more. */
  readonly lease: Lease | null;
}

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
