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
  "matters",
  "messages",
] as const;

/** The part of a record that facts are drawn from. */
export type Facts = Pick<OrderRecord, (typeof drawnFrom)[number]>;

/** The facts as they stand: a draft changes under our hands. */
export const factsOf = (facts: Facts): Facts => {
  const { order, stamps, parcels, own, seen, claims, pauses, deferrals, disruptions, money, cases, matters, messages } =
    facts;
  return {
    order,
    stamps,
    facts: facts.facts,
    parcels,
    own,
    seen,
    claims,
    pauses,
    deferrals,
    disruptions,
    money,
    cases,
    matters,
    messages,
  } as Facts;
};

/** Whether nothing that facts are drawn from was replaced. */
export function isSame(one: Facts, other: Facts): boolean {
  for (const part of drawnFrom) if (one[part] !== other[part]) return false;
  return true;
}

export const none: readonly never[] = [];
