import { type InstantAccess, instantAccess } from "../condition/access.ts";
import { compileCondition, type RawConditions } from "../condition/compile.ts";
import { type CompileContext, type Node, oneSpan } from "../condition/context.ts";
import type { Need } from "../condition/need.ts";
import type { ParsedDuration } from "../model/duration.ts";
import type { Role } from "../model/person.ts";
import type { Place } from "../model/words/lexicon.ts";
import { type Amount, percentOf, sumOf } from "./amount.ts";

/** A compensation as it stands in a pack, of whatever words. */
export interface RawCompensation {
  readonly ref: string;
  readonly each: string;
  readonly on: RawConditions;
  readonly unless?: RawConditions;
  readonly form: string | { readonly chosenBy: string };
  readonly amount: string | { readonly [choice: string]: string };
  readonly of?: string;
  readonly since?: string;
  readonly until?: string | readonly string[];
  readonly once: string;
  readonly group?: string;
  readonly release?: { readonly after?: string; readonly on?: RawConditions; readonly by?: "agent" };
  readonly budget?: string;
  readonly parts: readonly { readonly payer: Role; readonly to: Role; readonly share?: string }[];
  readonly limit?: { readonly times?: number; readonly amount?: string; readonly per: string; readonly in: string };
}

/** What of an amount goes to whom, as a part of 1; the rest takes what is left. */
export interface Share {
  readonly payer: Role;
  readonly to: Role;
  readonly part: number | "rest";
}

export const isToBuyer = ({ to }: Share): boolean => to === "buyer";
/** Of others than the platform. */
export const isCharged = ({ payer }: Share): boolean => payer !== "platform";

/** A compensation with its conditions compiled and its names resolved. */
export interface Policy {
  readonly name: string;
  readonly ref: string;
  readonly each: string;
  readonly on: Node;
  readonly needs: readonly Need[];
  readonly unless: Node | null;
  readonly form: string;
  readonly chosenBy: Place | null;
  /** By choice; `""` where nobody chooses. */
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly of: Place | null;
  readonly since: InstantAccess | null;
  readonly until: readonly InstantAccess[];
  readonly once: string;
  readonly group: string;
  /** Without a group, what it owes for one key stands in for nothing else. */
  readonly isAlone: boolean;
  readonly release: { readonly after: ParsedDuration | null; readonly on: Node | null; readonly byAgent: boolean };
  readonly budget: number | null;
  readonly shares: readonly Share[];
  readonly limit: { readonly times: number; readonly amount: number; readonly within: ParsedDuration } | null;
  /** In what its figures are, where it has any that are no share of a price: an order in another is not owed it. */
  readonly currency: string | null;
  /** Promises whose breach it may rest on. */
  readonly behind: ReadonlySet<string>;
  /** Reads those that its amounts are made of. */
  readonly spans: CompileContext["spans"];
}

/** What a choice is paid as, where its name is no form: money is the price that goes back, a resend comes with a coupon. */
const forms: { readonly [choice: string]: string } = { money: "refund", resend: "coupon" };
export const formOf = (choice: string): string => forms[choice] ?? choice;

/** Null where an amount it names is off: then nothing is owed. */
export function compilePolicy(
  name: string,
  raw: RawCompensation,
  behind: ReadonlySet<string>,
  amount: (name: string) => Amount | null,
  compile: CompileContext,
  currency: string | null = null,
): Policy | null {
  const node = (conditions: RawConditions | undefined): Node | null =>
    conditions === undefined ? null : compileCondition(conditions, raw.each, compile);
  const place = (fact: string | undefined): Place | null =>
    fact === undefined ? null : (compile.lexicon.subjects.get(raw.each)?.seen.get(fact) ?? null);
  const instant = (name: string | undefined): InstantAccess | null =>
    name === undefined ? null : (instantAccess(compile.lexicon, raw.each, name)?.at ?? null);
  const named = typeof raw.amount === "string" ? { "": raw.amount } : raw.amount;
  const amounts = new Map(
    Object.entries(named).flatMap(([choice, value]) => {
      const found = value === "nothing" ? null : amount(value);
      return found === null ? [] : [[choice, found] as const];
    }),
  );
  const bounds = raw.limit;
  const most = bounds?.amount === undefined ? Number.POSITIVE_INFINITY : sumOf(amount(bounds.amount));
  if (amounts.size === 0 || most === null) return null;
  const within = oneSpan(compile, bounds?.in);
  const on = compileCondition(raw.on, raw.each, compile);
  return {
    name,
    ref: raw.ref,
    each: raw.each,
    on,
    needs: on.needs,
    unless: node(raw.unless),
    form: typeof raw.form === "string" ? raw.form : "",
    chosenBy: typeof raw.form === "string" ? null : place(raw.form.chosenBy),
    amounts,
    of: place(raw.of),
    since: instant(raw.since),
    until: [raw.until ?? []].flat().flatMap((name) => instant(name) ?? []),
    once: raw.once,
    group: raw.group ?? name,
    isAlone: raw.group === undefined,
    release: {
      after: oneSpan(compile, raw.release?.after),
      on: node(raw.release?.on),
      byAgent: raw.release?.by === "agent",
    },
    budget: raw.budget === undefined ? null : sumOf(amount(raw.budget)),
    shares: raw.parts.map(({ payer, to, share }) => ({
      payer,
      to,
      part: share === undefined || share === "rest" ? "rest" : (compile.number(share) ?? 1),
    })),
    limit: bounds && within ? { times: bounds.times ?? Number.POSITIVE_INFINITY, amount: most, within } : null,
    currency: [...amounts.values()].some(hasFigures) || bounds?.amount !== undefined ? currency : null,
    behind,
    spans: compile.spans,
  };
}

const hasFigures = (amount: Amount): boolean =>
  typeof amount === "object" && (!("percent" in amount) || amount.min !== undefined || amount.max !== undefined);

/** How an amount is split: parts of 1 rounded half up, each of what is left, and the first that takes the rest. */
export function split(total: number, shares: readonly Share[]): readonly number[] {
  let left = total;
  const parts = shares.map(({ part }) => {
    const one = part === "rest" ? 0 : Math.min(left, percentOf(total, part * 100));
    left -= one;
    return one;
  });
  const takes = shares.findIndex(({ part }) => part === "rest");
  return parts.map((part, i) => (i === takes ? part + left : part));
}
