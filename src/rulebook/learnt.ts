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

type Lessons = readonly (PersonEffect | ReportEffect)[];

/** Hands to the host what was learnt, and keeps what further messages of this order have to know. */
export function learnt(judging: Judging, effects: Lessons): void {
  const { draft } = judging;
  const rows = lessons(judging, effects);
  draft.effects.push(...effects);
  if (rows.length > 0) draft.learnt = [...draft.learnt, ...rows];
}

/** What this order did not know before. */
export const lessons = ({ draft, people }: Judging, effects: Lessons): readonly LearntRow[] =>
  effects
    .flatMap((effect) => (effect.type === "person" ? rowsOf(effect, [...people.values()].flat()) : []))
    .filter((row) => !draft.learnt.some((one) => isSame(one, row)));

const isSame = (one: LearntRow, other: LearntRow): boolean =>
  one.length === other.length && one.every((part, i) => part === other[i]);

function rowsOf({ person: id, kind, learnt: what }: PersonEffect, people: readonly Person[]): readonly LearntRow[] {
  if (meanings[what] === "refused") return [[id, kind]];
  const address = people.find((one) => one.id === id)?.addresses[kind];
  return meanings[what] === "dead" && address !== undefined ? [[id, kind, hashOf(address)]] : [];
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
