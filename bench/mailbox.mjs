// Two thousand questions of one person's orders in one list, as after a night: what each costs that is asked, what each
// costs that has come to its end, and what it costs to forget them all a day later, in whatever step comes by.
import { defineMailbox, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { appKey, people } from "./orders.mjs";
import { median, micros } from "./timing.mjs";

const mailbox = defineMailbox({ packs: [pinduoduo], channels: [inbox(), jpush({ appKey })] });
const [buyer, seller] = people;
const count = 2_000;
const night = instant("2026-06-01T23:00+08:00");
const hour = 3_600_000;

/** What order n asks: of a buyer within budgets, of a seller a new order among many. */
/** @returns {any} */
function want(n, of, person, more = {}) {
  const { notice, topic, facts } = of;
  const key = `${n}/${notice}/order/0/${person.id}`;
  return {
    type: "want",
    id: `${n}/want/${key}/1`,
    owner: String(n),
    person: person.id,
    key,
    rev: 1,
    status: "open",
    notice,
    channel: "jpush",
    class: of.class,
    topic,
    facts: facts(n),
    permits: of.class === "normal" ? ["cap"] : [],
    left: [],
    since: night + n,
    at: night + n,
    ...more,
  };
}
const shipped = { notice: "shipped", topic: "shipping", class: "normal", facts: () => ({}) };
const sold = {
  notice: "new-order",
  topic: "seller-orders",
  class: "high",
  facts: (n) => ({ shipBy: night + n, m: 2 }),
};

const stored = (record) => JSON.parse(JSON.stringify(record));

/** Microseconds of one of them in each of the three calls: asked, ended, forgotten. */
function costs(of, person) {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const asked = numbers.map((n) => want(n, of, person));
  const ended = numbers.map((n) =>
    want(n, of, person, { rev: 2, status: "settled", left: [["jpush", night + n]], at: night + n + 1 }),
  );
  const calls = [
    { events: asked, now: night + hour },
    { events: ended, now: night + 2 * hour },
    { events: [want(count, of, person, { at: night + 26 * hour + 1 })], now: night + 26 * hour + 1 },
  ];
  /** @type {import("waybell").MailboxRecord | null} */
  let record = null;
  return calls.map(({ events, now }, i) => {
    const before = stored(record);
    let step = mailbox.step(before, events, { now, person });
    const cost = micros(() => {
      step = mailbox.step(before, events, { now, person });
    }, 1);
    record = step.record;
    if (step.outcomes.some(({ is }) => is !== "accepted")) throw new Error("A question was not taken.");
    // Nobody is woken to forget: that is done by the way.
    if (i === 1 && step.wakeAt !== null) throw new Error("Somebody is woken though nothing is asked.");
    if (i === 2 && step.record.wants.length !== 1) throw new Error("Something was not forgotten.");
    return cost / count;
  });
}

/** The dearest of the calls, for buyers and sellers. */
export function mailboxCost({ rounds = 9 } = {}) {
  const runs = Array.from({ length: rounds }, () => [costs(shipped, buyer), costs(sold, seller)].flat());
  const medians = (runs[0] ?? []).map((_, i) => median(runs.map((run) => run[i] ?? 0)));
  return Math.max(...medians);
}
