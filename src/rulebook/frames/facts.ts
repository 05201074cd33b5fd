import type { OrderRecord } from "../../model/record.ts";

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
] as const;

/** The part of a record that facts are drawn from. */
export type Facts = Pick<OrderRecord, (typeof drawnFrom)[number]>;

/** The facts as they stand: a draft changes under our hands. */
export function factsOf(facts: Facts): Facts {
  const kept: { [part: string]: unknown } = {};
  for (const part of drawnFrom) kept[part] = facts[part];
  return kept as unknown as Facts;
}

/** Whether nothing that facts are drawn from was replaced. */
export const isSame = (one: Facts, other: Facts): boolean => drawnFrom.every((part) => one[part] === other[part]);

export const none: readonly never[] = [];
