import fc from "fast-check";
import type { OrderEvent, Person, ReplayLine, Rulebook, Step } from "../../src/index.ts";
import {
  type Chance,
  type HistoryLine,
  type HistoryOptions,
  randomHistory,
  seeded,
} from "../../src/testing/generators.ts";

const factor = Number(process.env.WAYBELL_RUNS ?? 1);

/** A long limit: a busy machine must not look like a broken library. */
export const patience: number = 60_000 * Math.max(1, factor);

/** How often a property is tried. WAYBELL_RUNS multiplies it, WAYBELL_SEED tries others. */
export const runs = (count: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: Math.max(1, Math.ceil(count * factor)),
  seed: Number(process.env.WAYBELL_SEED ?? 20261121),
});

export const seeds: fc.Arbitrary<number> = fc.noShrink(fc.integer());

export type History = readonly HistoryLine[];

/** Holds for every random history; one for which it does not is cut down to what it takes and shown. */
export function everyHistory(
  count: number,
  options: HistoryOptions,
  holds: (history: History, seed: number) => void,
): void {
  everyJournal(count, (seed) => randomHistory(seeded(seed), options), holds);
}

export function everyJournal(
  count: number,
  journalOf: (seed: number) => History,
  holds: (history: History, seed: number) => void,
): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const history = journalOf(seed);
      const broken = (lines: History): unknown => {
        try {
          holds(lines, seed);
          return undefined;
        } catch (error) {
          return error ?? new Error("broken");
        }
      };
      if (broken(history) === undefined) return;
      const least = cutDown(history, (lines) => broken(lines) !== undefined);
      throw new Error(`seed ${seed}, cut down to\n${least.map((line) => JSON.stringify(line)).join("\n")}`, {
        cause: broken(least),
      });
    }),
    runs(count),
  );
}

/** Leaves out lines and events as long as it stays broken. */
function cutDown(history: History, isBroken: (lines: History) => boolean): History {
  const end = Date.now() + 10_000;
  let least = history;
  for (let smaller = true; smaller && Date.now() < end; ) {
    smaller = false;
    for (const without of shorter(least)) {
      if (!isBroken(without)) continue;
      least = without;
      smaller = true;
      break;
    }
  }
  return least;
}

function* shorter(history: History): Generator<History> {
  for (let size = history.length >> 1; size > 0; size >>= 1)
    for (let i = 0; i + size <= history.length; i += size) yield history.toSpliced(i, size);
  for (const [i, line] of history.entries()) {
    for (const [k, event] of line.events.entries()) {
      yield history.with(i, { ...line, events: line.events.toSpliced(k, 1) });
      if (event.type !== "trace.received") continue;
      const { scans } = event.payload;
      for (const n of scans.keys()) {
        const fewer = { ...event, payload: { ...event.payload, scans: scans.toSpliced(n, 1) } };
        yield history.with(i, { ...line, events: line.events.with(k, fewer) });
      }
    }
    for (const [k] of line.people.entries())
      if (line.people.length > 1) yield history.with(i, { ...line, people: line.people.toSpliced(k, 1) });
  }
}

/** Frozen to the bottom, so that whoever changes it is caught. */
export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const at of Object.values(value)) freeze(at);
  }
  return value;
}

/** A plain check: a runner's `expect` takes too long where there are tens of thousands. */
export function must(holds: boolean, what: () => string): void {
  if (!holds) throw new Error(what());
}

export const bytes = (value: unknown): string => JSON.stringify(value);
export const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** A history as it was played: every call with its answer. */
export interface Played {
  readonly lines: readonly ReplayLine[];
  readonly steps: readonly Step[];
}

const answers = [200, 200, 200, 200, 200, 408, 500, 503, 429, 410, 400, 401, 402];
const words = ["delivered", "delivered", "read", "undelivered", "bounced", "sent", "complained"] as const;

/**
 * Steps through a history; with a source of chance, sends are begun, settled and receipted here and there. All that is
 * handed in is frozen.
 */
export function play(book: Rulebook, history: History, chance?: Chance): Played {
  const lines: ReplayLine[] = [];
  const steps: Step[] = [];
  const step = (now: number, events: readonly OrderEvent[], people: readonly Person[]): Step => {
    const line: ReplayLine = { now, events, people, book: book.version };
    const done = book.step(freeze(steps.at(-1)?.record ?? null), freeze(events), freeze(line));
    lines.push(line);
    steps.push(done);
    return done;
  };
  history.forEach(({ now, events, people }, i) => {
    if (steps.length === 0 && events.length === 0) return;
    const { effects } = step(now, events, people);
    if (!chance) return;
    const next = history[i + 1]?.now ?? now + 600_000;
    for (const send of effects) {
      if (send.type !== "send" || chance() < 0.15) continue;
      const at = Math.min(next, now + Math.floor(chance() * 120_000));
      if (step(at, [book.begin(send)], people).outcomes[0]?.is !== "accepted") continue;
      if (chance() < 0.15) continue;
      const status = answers[Math.floor(chance() * answers.length)] ?? 200;
      step(at, [book.settle(send, { status, headers: {}, body: '{"Code":"OK","msg_id":"1"}' }, at)], people);
      if (chance() < 0.5) continue;
      const word = words[Math.floor(chance() * words.length)] ?? "read";
      const receipt = book.received({ status: word, sendId: send.id, permanent: true }, at + 1);
      if (receipt) step(Math.min(next, at + 5_000), [receipt], people);
    }
  });
  return { lines, steps };
}

/** The host notes instants of its own, some of them ahead. */
export const withCalls = (history: History, seed: number): History => {
  const chance = seeded(seed ^ 0xca11);
  return history.map((line, i) => {
    if (i === 0 || chance() < 0.6) return line;
    const facts = { "order.call-at": chance() < 0.2 ? null : line.now + Math.floor((chance() - 0.3) * 172_800_000) };
    const event: OrderEvent = {
      id: `call-${i}`,
      type: "facts.noted",
      orderId: "order-1",
      actor: { role: "platform" },
      payload: { facts },
    };
    return { ...line, events: [...line.events, event] };
  });
};
