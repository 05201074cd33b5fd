import type { Instant } from "../../model/instant.ts";
import type { LedgerRow, OrderRecord, Stamp } from "../../model/record.ts";

export const none: readonly never[] = [];

/** Under what name the record keeps which feeds are down. */
export const feedDown = (carrier: string): string => `feed-down/${carrier}`;

const drawnFrom = [
  "order",
  "stamps",
  "facts",
  "parcels",
  "own",
  "seen",
  "claims",
  "pauses",
  "deferrals",
  "disruptions",
  "money",
  "cases",
  "matters",
  "messages",
  "exhausted",
] as const;

const upheld = "order.excused/";

/** Under what name a report that was upheld is stamped: each stands by itself. */
export const upheldAt = (reported: Instant): string => `${upheld}${reported}`;

export const isUpheld = (name: string): boolean => name.startsWith(upheld);

/** The first report that was upheld of those since an instant. */
export function excusedSince(stamps: Facts["stamps"], since: Instant): Stamp | undefined {
  let first: Stamp | undefined;
  for (const name of Object.keys(stamps)) {
    const stamp = isUpheld(name) ? stamps[name] : undefined;
    if (stamp && stamp[0] >= since && !(first && first[0] < stamp[0])) first = stamp;
  }
  return first;
}

const agreed = "agreed/";

/** Under what name an agreement about when to ship is stamped: each stays noted, for what was shipped under it. */
export const agreedAt = (at: Instant): string => `${agreed}${at}`;

/** Stands for the date where none was agreed: whenever that may be. */
export const anyTime: Instant = Number.MAX_SAFE_INTEGER;

/** The date that was agreed last, by an instant. */
export function agreedBy(stamps: Facts["stamps"], until: number): Stamp | undefined {
  let last: Stamp | undefined;
  for (const [name, stamp] of Object.entries(stamps))
    if (name.startsWith(agreed) && stamp[1] <= until && !(last && last[1] > stamp[1])) last = stamp;
  return last;
}

/** The part of a record that facts are drawn from, and of its ledger the tellings that reached nobody. */
export type Facts = Pick<OrderRecord & { readonly exhausted?: readonly LedgerRow[] }, (typeof drawnFrom)[number]>;

/** The facts as they stand: a draft changes under our hands. */
export const factsOf = (facts: Facts): Facts => ({ ...facts });

/** Whether nothing that facts are drawn from was replaced, `beside` some parts. */
export function isSame(one: Facts, other: Facts, beside: readonly string[] = none): boolean {
  for (const part of drawnFrom) if (one[part] !== other[part] && !beside.includes(part)) return false;
  return true;
}
