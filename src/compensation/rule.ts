import type { Conditions, InstantName, Span } from "../condition/form.ts";
import type { Role } from "../model/person.ts";
import type { compensation } from "../model/words/compensation.ts";
import type { AnyWords, Named, Subject, Words } from "../model/words/types.ts";

/** What is given. */
export type CompensationForm = (typeof compensation)["facts"]["compensation.form"][number];

/** Who pays whom; shares are values or `rest`. One at most pays beside the platform, and is charged; the price itself (`refund`) is charged to nobody. */
export interface Part<W extends AnyWords> {
  readonly payer: Role;
  readonly to: Role;
  readonly share?: W["number"] | "rest";
}

/** What is owed when something holds. */
export interface CompensationAbout<S extends Subject<W>, W extends AnyWords = Words> {
  readonly ref: string;
  readonly each: S;
  readonly on: Conditions<S, W>;
  /** Nothing is paid where this holds at the time it would be issued. */
  readonly unless?: Conditions<S, W>;
  readonly form: CompensationForm | { readonly chosenBy: Named<S, "text" | readonly string[], W> };
  /** A value, or one per choice. */
  readonly amount: W["amount"] | { readonly [choice: string]: W["amount"] | "nothing" };
  /** What a percentage or `full` is of; absent: what was paid for the lines concerned. */
  readonly of?: Named<S, "money", W>;
  /**
   * From when tiers count, and until when at most: the first of these. An amount is reckoned once, when it is issued: tiers of what still goes
   * on are paid by a `release` that waits for the end of it, or by a policy for each, `overdue` by its time, in one `group`.
   */
  readonly since?: InstantName<S, W>;
  readonly until?: InstantName<S, W> | readonly InstantName<S, W>[];
  readonly once: Subject<W> | "episode";
  /** Of a group only the highest is paid; a later higher one pays the difference. Without one each key is paid for. */
  readonly group?: string;
  /** Held until all of this is so. */
  readonly release?: { readonly after?: Span<W>; readonly on?: Conditions<S, W>; readonly by?: "agent" };
  /** All that a campaign may cost; the host counts it and refuses what is over. */
  readonly budget?: W["amount"];
  readonly parts: readonly Part<W>[];
  /** At most so often, or so much, in a time: of all that `compensated` tells of other orders, and of this one by this rule. */
  readonly limit?: {
    readonly times?: number;
    readonly amount?: W["amount"];
    readonly per: "buyer";
    readonly in: Span<W>;
  };
}
export type Compensation<W extends AnyWords = Words> = {
  readonly [S in Subject<W>]: CompensationAbout<S, W>;
}[Subject<W>];
export type Compensations<in out W extends AnyWords = Words> = { readonly [N in W["compensation"]]?: Compensation<W> };
