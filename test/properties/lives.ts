import type { PromiseState } from "../../src/condition/frame.ts";
import {
  type AnyPack,
  type ChannelAdapter,
  defineRulebook,
  type OrderEvent,
  type OrderRecord,
  type Pack,
  type Person,
  type Rulebook,
  type Step,
} from "../../src/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import type { Book } from "../../src/rulebook/book/book.ts";
import { build } from "../../src/rulebook/book/build.ts";
import type { RawPack } from "../../src/rulebook/book/raw-pack.ts";
import { scene } from "../../src/rulebook/frames.ts";
import type { PromiseRule } from "../../src/sla/promise.ts";
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

export const ruled = (name: string, pack: Pack | AnyPack): Ruled => ({
  name,
  pack: pack as Pack,
  ...ruledBy([pack], fakeChannels),
});

/** What several packs come to together. */
export function ruledBy(
  packs: readonly (Pack | AnyPack)[],
  channels: readonly ChannelAdapter[],
): Pick<Ruled, "book" | "inside"> {
  const raw = packs.map((pack) => pack as RawPack);
  const { book: inside } = build({ packs: raw, channels, tests: {}, mailbox: false });
  if (!inside) throw new Error("These packs make no rulebook.");
  return { book: defineRulebook({ packs: packs.map((pack) => pack as Pack), channels }), inside };
}

/** A pack in which no clock waits for a warning. */
export function unwarned(pack: Pack): Pack {
  const rules = ["promises", "windows"].map((kind) => {
    const all = Object.entries<object>(pack[kind as "promises"] ?? {}).map(([name, rule]) => {
      const { notBefore: _, ...rest } = rule as { readonly notBefore?: unknown };
      return [name, rest];
    });
    return all.length > 0 ? { [kind]: Object.fromEntries(all) } : {};
  });
  return Object.assign(
    { ...pack, ...(pack.extends ? { extends: unwarned(pack.extends as Pack) } : {}) },
    ...rules,
  ) as Pack;
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

/** What came of a journal. */
export interface Life {
  readonly journal: History;
  /** One for each line. */
  readonly steps: readonly Step[];
}

/** A host and its people: wakes at times, hands on what comes, and answers what it is told to do. */
class Living implements Life {
  readonly journal: HistoryLine[] = [];
  readonly steps: Step[] = [];
  private people: readonly Person[] = [];
  private readonly book: Rulebook;
  private readonly chance: Chance;

  constructor(book: Rulebook, chance: Chance) {
    this.book = book;
    this.chance = chance;
  }

  get now(): number {
    return this.steps.at(-1)?.record.now ?? 0;
  }

  private get isPaid(): boolean {
    return this.steps.at(-1)?.record.stamps["order.paid"] !== undefined;
  }

  /** Wakes here and there up to an instant; says when the next thing happens, at times just when a limit passes. */
  sleep(until: number): number {
    let next = Math.max(until, this.now);
    for (;;) {
      const wakeAt = this.steps.at(-1)?.wakeAt ?? null;
      if (wakeAt === null || this.chance() > 0.6) break;
      if (this.chance() < (this.isPaid ? 0.15 : 0.03))
        next = Math.max(next, this.now, wakeAt + pick(this.chance, [-1, 0, 1]));
      const woken = wakeAt + pick(this.chance, delays);
      if (woken > next) break;
      this.take(woken, []);
    }
    return Math.max(next, this.now);
  }

  live(now: number, events: readonly OrderEvent[], people: readonly Person[]): void {
    this.people = people;
    if (this.steps.length === 0 && events.length === 0) return;
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
    const step = this.book.step(this.steps.at(-1)?.record ?? null, line.events, line);
    this.journal.push(line);
    this.steps.push(freeze(step));
    return step;
  }
}

/** A random life: what happened, mere wakes, and all that the host and its people answered. */
export function lifeOf({ book }: Ruled, seed: number, options: HistoryOptions = {}): Life {
  const chance = seeded(seed);
  const life = new Living(book, chance);
  let delay = 0;
  for (const { now, events, people } of randomHistory(chance, { trouble: 0.2, disputes: 0.2, steps: 30, ...options })) {
    const at = life.sleep(now + delay);
    delay = Math.max(delay, at - now);
    life.live(at, events, people);
  }
  return life;
}

/** Steps through a journal as it stands. */
export function follow({ book }: Ruled, journal: History): Life {
  const begun = journal.slice(
    Math.max(
      0,
      journal.findIndex(({ events }) => events.length > 0),
    ),
  );
  const steps: Step[] = [];
  for (const line of begun) steps.push(book.step(steps.at(-1)?.record ?? null, line.events, line));
  return { journal: begun, steps };
}

const lived = new Map<string, Life>();

/** Holds for every random life under a pack; one for which it does not is cut down and shown. */
export function everyLife(under: Ruled, count: number, holds: (life: Life, seed: number) => void): void {
  const journalOf = (seed: number): History => {
    const key = `${under.name} ${seed}`;
    const life = lived.get(key) ?? lifeOf(under, seed);
    // Several laws look at the same lives.
    if (lived.size < 200) lived.set(key, life);
    return life.journal;
  };
  everyJournal(count, journalOf, (journal, seed) => {
    const life = lived.get(`${under.name} ${seed}`);
    holds(life?.journal === journal ? life : follow(under, journal), seed);
  });
}

/** All that is so of an order, whoever was told of it. */
export const stateOf = ({
  ledger: _,
  learnt: __,
  seen: ___,
  wants: ____,
  lease: _____,
  now: ______,
  ...state
}: OrderRecord) => state;

/** What is done beside talking, whenever a host came round to it. */
export const deeds = ({ effects }: Step): readonly object[] =>
  effects.flatMap(({ at: _, ...effect }) => (["send", "want", "report", "person"].includes(effect.type) ? [] : effect));

/** One promise of one subject, as it stands at an instant. */
export interface Standing {
  readonly rule: PromiseRule;
  readonly subject: string;
  readonly state: PromiseState;
}

/** All promises of an order, by the very eyes a step looks with. */
export const standings = (
  { inside }: Pick<Ruled, "inside">,
  record: OrderRecord,
  now: number = record.now,
): readonly Standing[] => {
  const { frames } = scene(record, inside, now);
  return [...inside.promiseByName.values()].flatMap((rule) =>
    (frames.get(rule.each) ?? []).flatMap((frame) => {
      const state = frame.values[rule.slot] as PromiseState | undefined;
      return state ? { rule, subject: frame.key, state } : [];
    }),
  );
};
