import type { PersonEffect, ReportEffect } from "../model/effect.ts";
import { hash32 } from "../model/id.ts";
import type { Address, Person } from "../model/person.ts";
import type { LearntRow } from "../model/record.ts";
import type { Judging } from "./actions/action.ts";

// A host may be late to note what an order learnt of a person's channel, and messages wait meanwhile: for the order that
// learnt it, it counts at once.

/** What each means for further messages of the order: this kind of channel is refused, or this address reaches nobody. */
const meanings: { readonly [L in PersonEffect["learnt"]]?: "refused" | "dead" } = {
  "opted-out": "refused",
  "address-dead": "dead",
  suppressed: "dead",
};

const hashOf = (address: Address): string => hash32(JSON.stringify(address)).toString(36);

/** Hands to the host what was learnt, and keeps what further messages of this order have to know. */
export function learnt({ draft, people }: Judging, effects: readonly (PersonEffect | ReportEffect)[]): void {
  draft.effects.push(...effects);
  for (const effect of effects) {
    const row = effect.type === "person" ? rowOf(effect, [...people.values()].flat()) : undefined;
    const isSame = (one: LearntRow): boolean => one.length === row?.length && one.every((part, i) => part === row[i]);
    if (row && !draft.learnt.some(isSame)) draft.learnt = [...draft.learnt, row];
  }
}

function rowOf({ person: id, kind, learnt: what }: PersonEffect, people: readonly Person[]): LearntRow | undefined {
  if (meanings[what] === "refused") return [id, kind];
  const address = people.find((one) => one.id === id)?.addresses[kind];
  return meanings[what] === "dead" && address !== undefined ? [id, kind, hashOf(address)] : undefined;
}

/** Persons as this order has to take them. */
export const asLearnt = (
  people: ReadonlyMap<string, readonly Person[]>,
  rows: readonly LearntRow[],
): ReadonlyMap<string, readonly Person[]> =>
  rows.length === 0
    ? people
    : new Map([...people].map(([role, persons]) => [role, persons.map((one) => rows.reduce(without, one))]));

function without(person: Person, [id, kind, dead]: LearntRow): Person {
  if (id !== person.id) return person;
  if (dead === undefined) return { ...person, optOuts: [...(person.optOuts ?? []), kind] };
  const address = person.addresses[kind];
  if (address === undefined || hashOf(address) !== dead) return person;
  return { ...person, addresses: { ...person.addresses, [kind]: [] } };
}
