import { describe, expect, it } from "vitest";
import type { OrderEvent, OrderRecord, Person, SendEffect, Step } from "../../src/index.ts";
import { shift } from "../../src/model/duration.ts";
import { stands } from "../../src/notify/ledger.ts";
import { unpacked } from "../../src/notify/ledger-pack.ts";
import { fakeChannels } from "./books.ts";
import {
  cn,
  deeds,
  everyLife,
  intl,
  type Life,
  pdd,
  type Ruled,
  ruled,
  ruledBy,
  standings,
  stateOf,
  unwarned,
} from "./lives.ts";
import { bytes, must, patience } from "./runs.ts";

const day = 86_400_000;
const outage = 3 * day;

/** Words about what a step has just ordered, or held against somebody: nobody could say them while nobody listened. */
const answers: ReadonlySet<string> = new Set([
  "money.settled",
  "appeal.filed",
  "appeal.decided",
  "compensation.decided",
]);

/** A life whose host was away from one of its lines on, and came back three days later. */
interface Away {
  readonly from: number;
  readonly to: number;
  readonly people: readonly Person[];
  readonly before: Step;
  /** The lines that it missed, and all that came with them, each with the instant at which it came. */
  readonly missed: readonly Step[];
  readonly events: readonly OrderEvent[];
}

function* outages({ journal, steps }: Life): Generator<Away> {
  for (const [i, { now: from, people }] of journal.entries()) {
    const before = steps[i - 1];
    if (!before || from === before.record.now) continue;
    const to = from + outage;
    const end = journal.findIndex(({ now }) => now >= to);
    const lines = journal.slice(i, end < 0 ? undefined : end);
    // What is answered in the millisecond in which it was ordered.
    const isAtOnce = lines.some(
      ({ now, events }, k) => now === lines[k - 1]?.now && events.some(({ type }) => answers.has(type)),
    );
    if (isAtOnce) continue;
    const events = lines.flatMap(({ now, events: all }) =>
      all.map((event) => ({ ...event, receivedAt: event.receivedAt ?? now })),
    );
    yield { from, to, people, before, missed: steps.slice(i, i + lines.length), events };
  }
}

/**
 * What a message says to whom, however often it is tried; in a dispute the same is said without its buttons, of a later
 * arrival without its reason where that is over, and of a request that his silence has granted by now what it calls off.
 */
const wordOf = ({ notice, subject, person }: Pick<SendEffect, "notice" | "subject" | "person">): string =>
  bytes([sameWord[notice] ?? notice.replace("-in-dispute", ""), subject, person]);
const sameWord: { readonly [notice: string]: string } = {
  "new-arrival-time": "delayed",
  "goods-called-off": "request-to-answer",
};
const wordsOf = ({ ledger }: OrderRecord): readonly string[] =>
  ledger.map(unpacked).map(({ n: notice, s: subject, p: person }) => wordOf({ notice, subject, person }));

describe("after an outage of three days", () => {
  it.each([
    ["pinduoduo", pdd, 10],
    ["marketplace-cn", cn, 10],
    ["marketplace-intl", intl, 5],
  ] as const)(
    "all is as if on time where no clock waits for a warning, and nothing else is said: %s",
    {
      timeout: patience,
    },
    (name, { pack }, count) => {
      const under = ruled(`${name}, unwarned`, unwarned(pack));
      let [points, said] = [0, 0];
      everyLife(under, count, (life) => {
        for (const { from, to, people, before, missed, events } of outages(life)) {
          points++;
          const last = missed.at(-1) as Step;
          const onTime = under.book.step(last.record, [], { now: to, people });
          const late = under.book.step(before.record, events, { now: to, people });
          const [so, was] = [late, onTime].map(({ record }) => bytes(stateOf(record)));
          must(so === was, () => `outage from ${from}\n${so}\n${was}`);
          const [does, did] = [bytes(deeds(late)), bytes([...missed, onTime].flatMap(deeds))];
          must(does === did, () => `outage from ${from}\n${does}\n${did}`);
          const words = new Set(wordsOf(onTime.record));
          for (const send of late.effects) {
            if (send.type !== "send") continue;
            said++;
            const fresh = under.inside.ruleByName.get(send.notice)?.fresh;
            const stale = fresh ? shift(send.since, fresh, "UTC") : to;
            // Who was told that nothing moves hears that it does, old as it is.
            const reassures = before.record.ledger
              .map(unpacked)
              .some(
                ({ n, s, p }) => s === send.subject && p === send.person && under.inside.ruleByName.get(n)?.ofBreach,
              );
            must(words.has(wordOf(send)) || reassures, () => `outage from ${from}: only then ${send.id}`);
            must(to <= stale + day || reassures, () => `outage from ${from}: stale ${send.id}`);
          }
        }
      });
      expect(points).toBeGreaterThan(count * 4);
      expect(said).toBeGreaterThan(count);
    },
  );

  it.each([
    ["a day before", pdd, 200],
    [
      "or three days of trying",
      { ...pdd, name: "without an inbox", ...ruledBy([pdd.pack], fakeChannels.slice(1)) },
      400,
    ],
  ] as const)("nobody loses a right whom no warning reached: %s", { timeout: patience }, (how, under, status) => {
    let lost = 0;
    everyLife(under, 24, (life) => {
      for (const { from, to, people, before, missed, events } of outages(life)) {
        if (!missed.at(-1)?.record.stamps["order.shipped"]) continue;
        const late = under.book.step(before.record, events, { now: to, people });
        if (late.record.stamps["order.received"] || !late.record.stamps["order.shipped"]) continue;
        const record = alone(under, late, people, to + 40 * day, status);
        const received = record.stamps["order.received"]?.[0];
        if (received === undefined) continue;
        lost++;
        const since = record.deferrals?.find(([promise]) => promise === "auto-confirm")?.[4];
        const isWarned = told(under, record).some((at) => at <= received - day);
        const isWaited = since !== undefined && since <= received - 3 * day;
        must(isWarned || isWaited, () => `outage from ${from}: received at ${received}, ${how}: ${bytes(record)}`);
      }
    });
    expect(lost).toBeGreaterThan(0);
  });
});

/** What becomes of an order when nobody does anything any more: its host wakes when it should, and delivers at once. */
function alone({ book }: Ruled, begun: Step, people: readonly Person[], until: number, status: number): OrderRecord {
  let step = begun;
  for (let next: number | null = step.record.now; next !== null && next < until; next = step.wakeAt) {
    if (next > step.record.now) step = book.step(step.record, [], { now: next, people });
    const context = { now: step.record.now, people };
    for (const send of step.effects) {
      if (send.type !== "send") continue;
      step = book.step(step.record, [book.begin(send)], context);
      if (step.outcomes[0]?.is === "accepted")
        step = book.step(step.record, [book.settle(send, { status, headers: {}, body: "" }, context.now)], context);
    }
  }
  return step.record;
}

/** When the warning that receipt confirms itself just then was handed on and did not fail, on any channel. */
function told(under: Ruled, record: OrderRecord): readonly number[] {
  const due = standings(under, record).find(({ rule }) => rule.name === "auto-confirm")?.state.due;
  return record.ledger
    .map(unpacked)
    .filter(({ n, e }) => n === "auto-confirm-soon" && e === due)
    .flatMap(({ a }) => a.filter(stands).flatMap((one) => (under.inside.silent.has(one[0]) ? one[2] : one[3] || [])));
}
