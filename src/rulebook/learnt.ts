import type { Capabilities } from "../channels/adapter.ts";
import { expectArgument } from "../model/arguments.ts";
import type { PersonEffect, ReportEffect } from "../model/effect.ts";
import { shortHash } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import type { LearntRow } from "../model/record.ts";

// A host may be late to note what an order or a mailbox learnt of a person's channel, and messages wait meanwhile: for the
// one that learnt it, it counts at once.

/** Who learns, and of whom. */
interface Learner {
  readonly draft: {
    readonly now: Instant;
    learnt: readonly LearntRow[];
    readonly effects: { push(effect: PersonEffect | ReportEffect): unknown };
  };
  readonly people: ReadonlyMap<string, readonly Person[]>;
}

/** What each means for further messages of the order: this kind of channel is refused, or this address reaches nobody. */
const meanings: { readonly [L in PersonEffect["learnt"]]?: "refused" | "dead" } = {
  "opted-out": "refused",
  "address-dead": "dead",
  suppressed: "dead",
};

/**
 * What a `person` effect calls an address by, so that a host can tell which of several is dead.
 *
 * @example
 * import { addressHash } from "waybell";
 *
 * const dead = [addressHash("token-1")]; // `addresses` of the effect
 * ["token-1", "token-2"].filter((one) => !dead.includes(addressHash(one))); // ["token-2"]
 */
export function addressHash(address: string): string {
  expectArgument("address", address, "text", "one of a person's addresses");
  return shortHash(address);
}

/** Which of a person's addresses a word of a message is about. */
export type Reach = (addresses: readonly string[]) => readonly string[];

/** Where a message goes to one address, it is about the first of those that are left. */
const first: Reach = (addresses) => addresses.slice(0, 1);

/** An answer is about all that the message went to. */
export const answered = ({ reachesAll }: Partial<Capabilities> = {}): Reach => (reachesAll ? (all) => all : first);

/** A report is about one of them, and does not say which. */
export const reported = ({ reachesAll }: Partial<Capabilities> = {}): Reach =>
  reachesAll ? (all) => (all.length === 1 ? all : []) : first;

/** The message by which it was learnt. */
export interface Sent {
  readonly issued: Instant;
  /** A further try on its channel. */
  readonly again: boolean;
  readonly reach: Reach;
}

type Lessons = readonly (PersonEffect | ReportEffect)[];

/** Hands to the host what was learnt, and keeps what further messages have to know. */
export function learnt(judging: Learner, effects: Lessons, sent?: Sent): void {
  const { draft } = judging;
  for (const effect of effects) {
    const rows = lessons(judging, [effect], sent);
    // Heard twice in one millisecond it has one name, and was said with its address.
    if (rows.length === 0 && draft.learnt.some((row) => isOfNow(effect, row, draft))) continue;
    const addresses = rows.flatMap(([, , dead]) => dead ?? []);
    draft.effects.push(effect.type === "person" && addresses.length > 0 ? { ...effect, addresses } : effect);
    draft.learnt = [...draft.learnt.filter((row) => !takesBack(effect, row)), ...rows];
  }
}

const isOfNow = (effect: Lessons[number], [id, kind, , at]: LearntRow, { now }: Learner["draft"]): boolean =>
  effect.type === "person" &&
  meanings[effect.learnt] === "dead" &&
  effect.person === id &&
  effect.kind === kind &&
  at === now;

const takesBack = (effect: Lessons[number], row: LearntRow): boolean =>
  effect.type === "person" &&
  effect.learnt === "opted-in" &&
  isRefusal(row) &&
  row[0] === effect.person &&
  row[1] === effect.kind;

/** What was not known before. */
export const lessons = ({ draft, people }: Learner, effects: Lessons, sent?: Sent): readonly LearntRow[] =>
  effects.flatMap((effect): readonly LearntRow[] => {
    if (effect.type !== "person") return [];
    const { person: id, kind } = effect;
    const known = draft.learnt.filter((row) => row[0] === id && row[1] === kind);
    const meaning = meanings[effect.learnt];
    if (meaning === "refused") return known.some(isRefusal) ? [] : [[id, kind]];
    if (meaning !== "dead" || !sent || known.some(wentTo(sent))) return [];
    const person = [...people.values()].flat().find((one) => one.id === id);
    const left = person ? [asTaken(person, known).addresses[kind] ?? []].flat() : [];
    return sent.reach(left).map((address) => [id, kind, addressHash(address), draft.now]);
  });

/**
 * Whether a message went to an address that turned out dead: it was issued before that, or in that very millisecond, unless
 * it is a further try, which came after.
 */
const wentTo =
  ({ issued, again }: Sent) =>
  ([, , , at = 0]: LearntRow): boolean =>
    again ? at > issued : at >= issued;

const isRefusal = ([, , dead]: LearntRow): boolean => dead === undefined;

/** Persons as this order has to take them. */
export function asLearnt(
  people: ReadonlyMap<string, readonly Person[]>,
  rows: readonly LearntRow[],
): ReadonlyMap<string, readonly Person[]> {
  const isAsGiven = rows.length === 0 && ![...people.values()].some((persons) => persons.some(choosesDevices));
  return isAsGiven
    ? people
    : new Map([...people].map(([role, persons]) => [role, persons.map((one) => asTaken(one, rows))]));
}

const choosesDevices = ({ alerts }: Person): boolean => alerts?.devices !== undefined;

/** One of them. Of the devices that are left only those that were chosen ring. */
export const asTaken = (person: Person, rows: readonly LearntRow[]): Person =>
  withDevices(rows.reduce(without, person));

function withDevices(person: Person): Person {
  const { devices } = person.alerts ?? {};
  const { push } = person.addresses;
  if (!devices || push === undefined) return person;
  // Where none of them is there any more, as on a new phone, it was no choice to hear nothing.
  const chosen = [push].flat().filter((one) => devices.includes(one));
  return chosen.length === 0 ? person : { ...person, addresses: { ...person.addresses, push: chosen } };
}

function without(person: Person, [id, kind, dead]: LearntRow): Person {
  if (id !== person.id) return person;
  if (dead === undefined) return { ...person, optOuts: [...(person.optOuts ?? []), kind] };
  const addresses = [person.addresses[kind] ?? []].flat();
  const left = addresses.filter((one) => addressHash(one) !== dead);
  return left.length === addresses.length ? person : { ...person, addresses: { ...person.addresses, [kind]: left } };
}
