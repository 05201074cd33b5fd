import type { Effect, OrderEvent, OrderRecord, Person, Rulebook, SendEffect, Step } from "../../src/index.ts";
import { freeze } from "./runs.ts";

/** Something that happens at an instant, whether or not anybody listens. */
export type Happening = readonly [at: number, event: OrderEvent];

export interface Said {
  readonly at: number;
  readonly send: SendEffect;
}

/** What came of an order, and when its host looked at it. */
export interface Course {
  readonly record: OrderRecord;
  readonly steps: readonly Step[];
  readonly said: readonly Said[];
  /** All but messages. */
  readonly did: readonly Effect[];
}

/** `[from, to)`: the host neither wakes nor takes what comes. */
export type Outage = readonly [from: number, to: number];

/** Who takes what, and until when it is looked at. */
export interface Shop {
  readonly book: Rulebook;
  readonly people: readonly Person[];
  readonly until: number;
}

const none: Course = { record: null as never, steps: [], said: [], did: [] };

/**
 * An order under a host that wakes when it should and delivers at once; but for an outage, after which it first drains
 * what came meanwhile, each with the instant at which it came. `before`: the same without that outage.
 */
export function course(
  { book, people, until }: Shop,
  happenings: readonly Happening[],
  [from, to]: Outage = [0, 0],
  before: Course = none,
): Course {
  const steps = before.steps.filter(({ record }) => record.now < from);
  const said = before.said.filter(({ at }) => at < from);
  const step = (now: number, events: readonly OrderEvent[]): Step => {
    const done = book.step(freeze(steps.at(-1)?.record ?? null), freeze(events), freeze({ now, people }));
    steps.push(done);
    return done;
  };
  const look = (now: number, events: readonly OrderEvent[]): void => {
    for (const send of step(now, events).effects) {
      if (send.type !== "send" || step(now, [book.begin(send)]).outcomes[0]?.is !== "accepted") continue;
      said.push({ at: now, send });
      step(now, [book.settle(send, { status: 200, headers: {}, body: "" }, now)]);
      // Who reports says at once that it has arrived.
      const { proof, silent } = book.channels.find(({ id }) => id === send.channel)?.capabilities ?? {};
      const receipt = book.received({ status: "delivered", sendId: send.id }, now);
      if (receipt && !silent && proof !== "accepted") step(now, [receipt]);
    }
  };
  let left = steps.length === 0 ? happenings : happenings.filter(([at]) => at >= from);
  for (;;) {
    const next = Math.min(steps.at(-1)?.wakeAt ?? until, left[0]?.[0] ?? until);
    if (next >= until) break;
    const isOut = from <= next && next < to;
    const now = isOut ? to : next;
    const came = left.filter(([at]) => (isOut ? at < to : at <= now));
    left = left.slice(came.length);
    look(
      now,
      came.map(([at, event]) => ({ ...event, receivedAt: at })),
    );
  }
  const { record } = step(until, []);
  const did = steps.flatMap(({ effects }) => effects.filter(({ type }) => type !== "send"));
  return { record, steps, said, did };
}
