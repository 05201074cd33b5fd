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
export const factsOf = (facts: Facts): Facts =>
  Object.fromEntries(drawnFrom.map((part) => [part, facts[part]])) as unknown as Facts;

/** Whether nothing that facts are drawn from was replaced. */
export const isSame = (one: Facts, other: Facts): boolean => drawnFrom.every((part) => one[part] === other[part]);

export const none: readonly never[] = [];
