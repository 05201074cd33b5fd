import {
  type AnyPack,
  defineRulebook,
  type Effect,
  type OrderEvent,
  type OrderRecord,
  type Pack,
  type Person,
  type ReplayLine,
  type Rulebook,
  type Step,
} from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { type Book, build } from "../../src/rulebook/book.ts";
import type { RawPack } from "../../src/rulebook/layers.ts";
import { randomAnswers } from "../../src/testing/answers.ts";
import { type Chance, pick, seeded } from "../../src/testing/chance.ts";
import { type HistoryLine, type HistoryOptions, randomHistory } from "../../src/testing/generators.ts";
import { fakeChannels } from "./books.ts";
import { everyJournal, freeze, type History } from "./runs.ts";

/** A pack with what a step makes of it, and what it is compiled to: tests look at promises there. */
export interface Ruled {
  readonly name: string;
  readonly pack: Pack;
  readonly book: Rulebook;
  readonly inside: Book;
}

export function ruled(name: string, pack: Pack | AnyPack): Ruled {
  const book = defineRulebook({ packs: [pack as Pack], channels: fakeChannels });
  const { book: inside } = build({ packs: [pack as RawPack], channels: fakeChannels, tests: {}, mailbox: false });
  if (!inside) throw new Error(name);
  return { name, pack: pack as Pack, book, inside };
}

/** A pack in which no clock waits for a warning. */
export function unwarned(pack: Pack): Pack {
  const promises = Object.entries(pack.promises ?? {}).map(([name, promise]) => {
    const { notBefore: _, ...rest } = promise as { readonly notBefore?: unknown };
    return [name, rest];
  });
  return {
    ...pack,
    ...(pack.extends ? { extends: unwarned(pack.extends) } : {}),
    ...(promises.length > 0 ? { promises: Object.fromEntries(promises) } : {}),
  };
}

export const pdd: Ruled = ruled("pinduoduo", pinduoduo);
export const cn: Ruled = ruled("marketplace-cn", marketplaceCn);
export const intl: Ruled = ruled("marketplace-intl", marketplaceIntl);
export const everyPack: readonly (readonly [string, Ruled])[] = [pdd, cn, intl].map((one) => [one.name, one]);

const minute = 60_000;
const hour = 60 * minute;
/** How much later than it should a host wakes; mostly not at all. */
const delays: readonly number[] = [0, 0, 0, 0, 1, minute, hour, 10 * hour, 72 * hour];
const statuses: readonly number[] = [200, 200, 200, 200, 200, 408, 500, 429, 410, 400];

/** A host and its people: wakes at times, hands on what comes, and answers what it is told to do. */
class Life {
  readonly lines: HistoryLine[] = [];
  last: Step | null = null;
  private people: readonly Person[] = [];
  private readonly book: Rulebook;
  private readonly chance: Chance;

  constructor(book: Rulebook, chance: Chance) {
    this.book = book;
    this.chance = chance;
  }

  get now(): number {
    return this.last?.record.now ?? 0;
  }

  /** Wakes here and there up to an instant; says when the next thing happens, at times just when a limit passes. */
  sleep(until: number): number {
    let next = Math.max(until, this.now);
    for (let wakeAt = this.last?.wakeAt ?? null; wakeAt !== null && this.chance() < 0.6; ) {
      if (this.chance() < 0.15) next = Math.max(next, this.now, wakeAt + pick(this.chance, [-1, 0, 1]));
      const woken = wakeAt + pick(this.chance, delays);
      if (woken > next) break;
      this.take(woken, []);
      wakeAt = this.last?.wakeAt ?? null;
    }
    return Math.max(next, this.now);
  }

  live(now: number, events: readonly OrderEvent[], people: readonly Person[]): void {
    this.people = people;
    if (this.last === null && events.length === 0) return;
    // A host drains what it got before it wakes: nothing is older than what was seen to.
    this.take(
      now,
      events.map((event) =>
        event.receivedAt === undefined ? event : { ...event, receivedAt: Math.max(this.now, Number(event.receivedAt)) },
      ),
    );
  }

  private take(now: number, events: readonly OrderEvent[]): void {
    const said = this.step(now, events);
    const answers = [...randomAnswers(this.chance, said), ...this.deliver(said)];
    if (answers.length > 0) this.step(this.later(), answers);
  }

  private later = (): number => this.now + pick(this.chance, [0, 0, 1, minute]);

  /** Messages leave or do not; what channels answered. */
  private deliver({ effects }: Step): readonly OrderEvent[] {
    const sends = effects.flatMap((effect) => (effect.type === "send" && this.chance() < 0.7 ? effect : []));
    if (sends.length === 0) return [];
    const { outcomes } = this.step(
      this.later(),
      sends.map((send) => this.book.begin(send)),
    );
    return sends.flatMap((send, i) => {
      if (outcomes[i]?.is !== "accepted" || this.chance() < 0.2) return [];
      return this.book.settle(send, { status: pick(this.chance, statuses), headers: {}, body: "" }, this.now);
    });
  }

  private step(now: number, events: readonly OrderEvent[]): Step {
    const line: HistoryLine = freeze({ now, events, people: this.people });
    this.lines.push(line);
    this.last = this.book.step(this.last?.record ?? null, line.events, line);
    return this.last;
  }
}

/** The journal of a random life: what happened, mere wakes, and all that the host and its people answered. */
export function lifeOf(book: Rulebook, seed: number, options: HistoryOptions = {}): History {
  const chance = seeded(seed);
  const life = new Life(book, chance);
  let delay = 0;
  for (const { now, events, people } of randomHistory(chance, { trouble: 0.25, steps: 25, ...options })) {
    const at = life.sleep(now + delay);
    delay = Math.max(delay, at - now);
    life.live(at, events, people);
  }
  return life.lines;
}

/** Holds for the journal of every random life under a pack; one for which it does not is cut down and shown. */
export function everyLife(
  { book }: Ruled,
  count: number,
  holds: (journal: History, seed: number) => void,
  options: HistoryOptions = {},
): void {
  everyJournal(count, (seed) => lifeOf(book, seed, options), holds);
}

export const lined = ({ book }: Ruled, journal: History): readonly ReplayLine[] =>
  journal.map((line) => ({ ...line, book: book.version }));

/** Steps through a journal as it stands. */
export function follow({ book }: Ruled, journal: History): readonly Step[] {
  const steps: Step[] = [];
  for (const line of journal) {
    const before = steps.at(-1)?.record ?? null;
    if (before === null && line.events.length === 0) continue;
    steps.push(book.step(before, line.events, line));
  }
  return steps;
}

/** All that is so of an order, whoever was told of it. */
export const stateOf = ({ ledger: _, seen: __, wants: ___, now: ____, ...state }: OrderRecord) => state;

/** What is done beside talking. */
export const deeds = ({ effects }: Step): readonly Effect[] =>
  effects.filter(({ type }) => !["send", "want", "report", "person"].includes(type));
