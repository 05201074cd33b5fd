import type { LedgerRow, OrderRecord } from "../../model/record.ts";

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

/** The part of a record that facts are drawn from, and of its ledger the tellings that reached nobody. */
export type Facts = Pick<OrderRecord & { readonly exhausted?: readonly LedgerRow[] }, (typeof drawnFrom)[number]>;

/** The facts as they stand: a draft changes under our hands. */
export const factsOf = (facts: Facts): Facts => ({ ...facts });

/** Whether nothing that facts are drawn from was replaced, `beside` some parts. */
export function isSame(one: Facts, other: Facts, beside: readonly string[] = none): boolean {
  for (const part of drawnFrom) if (one[part] !== other[part] && !beside.includes(part)) return false;
  return true;
}
