import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderRecord, Rulebook } from "../../src/index.ts";
import { unpacked } from "../../src/notify/ledger-pack.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { bookOfFakes, sharpBook, sharpPack } from "./books.ts";
import { type Executed, Host } from "./host.ts";
import { isQuiet, sends } from "./oracle.ts";
import { bytes, freeze, must, patience, runs, seeds } from "./runs.ts";

const rules = new Map(
  Object.entries({ ...commerce.notices, ...sharpPack.notices }).map(([name, { topic, class: of, channels }]) => [
    name,
    { topic, of, channels: channels as readonly string[] },
  ]),
);
/** What is of no use to anybody once an order is closed, but for three notices. */
const closed = ["payment", "shipping", "pick-up", "receipt", "seller-orders"];
const stays = ["group-failed", "going-back", "order-called-off", "extra-parcel"];
const silence = (of: string): number => (of === "critical" || of === "high" ? 300_000 : 3_600_000);

/** What an order may not do to people: each fault with the message it was found at. */
function faults({ executed, record }: Host): readonly string[] {
  const found: string[] = [];
  const intrusive = executed.filter(({ send }) => send.channel !== "inbox");
  const blame = (fault: string, { send, at }: Executed) => found.push(`${fault}: ${send.id} at ${at}`);

  const ids = new Map<string, number>();
  for (const one of executed) {
    const times = (ids.get(one.send.id) ?? 0) + 1;
    ids.set(one.send.id, times);
    if (times > 1) blame("executed twice", one);
    const { stamps } = one.record;
    const { notice } = one.send;
    if (stamps["order.closed"] && closed.includes(rules.get(notice)?.topic ?? "") && !stays.includes(notice))
      blame("after the order was closed", one);
  }
  for (const one of intrusive) {
    const { send, person, at } = one;
    const rule = rules.get(send.notice);
    if (!person || !rule) {
      blame("to nobody of the order", one);
      continue;
    }
    const { optOuts = [], addresses } = person;
    if (isQuiet(at, person) && !sends(send)) blame("in quiet hours", one);
    if (optOuts.includes(send.channel)) blame("on a refused channel", one);
    if (optOuts.includes(rule.topic) && rule.of !== "critical") blame("on a refused topic", one);
    const address = addresses[send.channel];
    if (address === undefined) blame("without an address", one);
    else if (!bytes(send.request).includes(String(address))) blame("to an address of before", one);
  }
  found.push(...twice(intrusive), ...uncorrected(executed, record));
  return found;
}

/** Told again over an intrusive channel though nothing was wrong with the first time. */
function twice(intrusive: readonly Executed[]): readonly string[] {
  return intrusive.flatMap((one, i) =>
    intrusive.slice(0, i).flatMap((before) => {
      const { send } = before;
      const same = (["notice", "subject", "episode", "person"] as const).every((key) => send[key] === one.send[key]);
      if (!same || send.id === one.send.id) return [];
      const row = rowsOf(one.record).find(
        ({ n, s, e, p }) => n === send.notice && s === send.subject && e === send.episode && p === send.person,
      );
      const [, , , , outcome] = row?.a.find((a) => a[0] === send.channel && a[1] === send.attempt) ?? [];
      // Of what is urgent, what was only accepted stays in doubt.
      const isUrgent = send.class === "critical" || send.class === "high";
      const unproved = outcome === undefined || (outcome === "accepted" && isUrgent);
      const silent = unproved && one.at >= before.at + silence(send.class);
      const wrong = outcome !== undefined && ["stale", "failed", "undelivered", "ambiguous"].includes(outcome);
      return silent || wrong ? [] : [`told twice: ${send.id} (${outcome}), then ${one.send.id}`];
    }),
  );
}

const rowsOf = ({ ledger }: OrderRecord) => ledger.map(unpacked);

const mayKnow = (record: OrderRecord, subject: string, person: string, notice = "delivered"): boolean =>
  rowsOf(record).some(
    ({ n, s, p, a }) =>
      n === notice &&
      s === subject &&
      p === person &&
      a.some(
        ([channel, , , begun = 0, outcome = "open"]) =>
          !["withdrawn", "stale", "failed", "undelivered"].includes(outcome) && (begun > 0 || channel === "inbox"),
      ),
  );

/** A correction goes to those who may know what was wrong, and to all of them. */
const uncorrected = (executed: readonly Executed[], last: OrderRecord | null): readonly string[] => {
  const needless = executed.flatMap(({ send, record }) =>
    send.notice === "not-delivered-yet" &&
    !["delivered", "delivered-in-dispute"].some((notice) => mayKnow(record, send.subject, send.person, notice))
      ? [`corrects what was not told: ${send.id}`]
      : [],
  );
  return last ? needless : [];
};

function chaos(book: Rulebook, seed: number, begins: boolean): Host {
  const chance = seeded(seed);
  const host = new Host(book, chance, { begins });
  for (const line of randomHistory(chance, { steps: 16 })) host.live(line);
  for (let round = 0; round < 4; round++) {
    const wakeAt = host.steps.at(-1)?.wakeAt;
    host.live({ now: wakeAt ?? host.now + 20_000_000, events: [], people: host.people });
    host.work(12);
  }
  return host;
}

describe.each([
  ["the pack", bookOfFakes],
  ["a pack with thresholds", sharpBook],
] as const)("a host in chaos, under %s", (_, book) => {
  it("sends nothing twice, unasked, at night or for nothing", { timeout: patience }, () => {
    let executed = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const host = chaos(book, seed, true);
        executed += host.executed.length;
        expect(faults(host)).toEqual([]);
      }),
      runs(35),
    );
    expect(executed).toBeGreaterThan(100);
  });

  it("corrects everybody who may know what was wrong", { timeout: patience }, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { record, people, steps } = chaos(book, seed, true);
        const last = steps.at(-1);
        if (!record?.order || !last) return;
        const { parcels } = book.view(record, { now: record.now, as: {} });
        const isDelivered = (parcel: string): boolean =>
          parcels.some(({ id, milestone }) => id === parcel && milestone === "delivered");
        const wrong = book
          .explain(record, { notice: "delivered", now: record.now, people })
          .about.filter(({ condition }) => !condition.holds);
        for (const { subject, person } of wrong) {
          // Of what was brought it is no longer said once the order is in dispute.
          if (isDelivered(subject) || !mayKnow(record, subject, person)) continue;
          const said = rowsOf(record).some(({ n, s, p }) => n === "not-delivered-yet" && s === subject && p === person);
          const decided = last.decisions.some(
            (one) => one.notice === "not-delivered-yet" && one.subject === subject && one.person === person,
          );
          must(said || decided, () => `${person} still believes that ${subject} was delivered`);
        }
      }),
      runs(25),
    );
  });

  it("finds one ledger, whatever the order and repetition of answers and receipts", { timeout: patience }, () => {
    let permuted = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = seeded(seed ^ 0x0de4);
        const host = chaos(book, seed, true);
        const cut = host.steps.findLast(({ record }) =>
          rowsOf(record).some(({ a }) => a.some((one) => one.length === 4)),
        );
        if (!cut) return;
        const context = freeze({ now: host.now, people: [] });
        const told = (events: typeof host.reported) => bytes(book.step(cut.record, events, context).record.ledger);
        const expected = told(host.reported);
        permuted += host.reported.length;
        for (let i = 0; i < 3; i++) {
          const twice = [...host.reported, ...host.reported.filter(() => chance() < 0.4)];
          const mixed = twice
            .map((event) => ({ event, at: chance() }))
            .sort((a, b) => a.at - b.at)
            .map(({ event }) => event);
          must(told(mixed) === expected, () => `${told(mixed)}\n${expected}\n${bytes(mixed)}`);
        }
      }),
      runs(25),
    );
    expect(permuted).toBeGreaterThan(50);
  });

  it("does all of this wrong without the second look", { timeout: patience }, () => {
    const kinds = new Set<string>();
    let broken = 0;
    let tried = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const found = faults(chaos(book, seed, false));
        tried++;
        if (found.length > 0) broken++;
        for (const fault of found) kinds.add(fault.slice(0, fault.indexOf(":")));
      }),
      runs(25),
    );
    expect(broken).toBeGreaterThan(tried / 2);
    expect([...kinds]).toEqual(
      expect.arrayContaining(["executed twice", "in quiet hours", "after the order was closed", "without an address"]),
    );
  });
});
