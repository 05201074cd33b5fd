import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderEvent, OrderRecord, Person, Rulebook, Scan } from "../../src/index.ts";
import { type Chance, randomHistory, randomScan, seeded } from "../../src/testing/generators.ts";
import { plainBook, sharpBook } from "./books.ts";
import { bytes, everyHistory, type History, patience, play, runs, seeds } from "./runs.ts";

type Push = Extract<OrderEvent, { type: "trace.received" }>;

const minute = 60_000;
const start = Date.UTC(2026, 5, 1, 2);

/** Scans of one parcel as two providers told them, each push at its own instant. Times lie close together. */
function pushes(chance: Chance, number: string): readonly Push[] {
  const count = 2 + Math.floor(chance() * 9);
  let after: Scan["milestone"] = "unknown";
  return Array.from({ length: count }, (_, i) => {
    const scans = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
      const scan = randomScan(chance, after ?? "unknown", start + (200 + Math.floor(chance() * 40) * 5) * minute);
      after = scan.milestone ?? after;
      return scan;
    });
    return {
      id: `push-${number}-${i}`,
      type: "trace.received",
      orderId: "order-1",
      actor: { role: "carrier" },
      receivedAt: start + (300 + Math.floor(chance() * 300)) * minute,
      payload: { carrier: "zhongtong", number, provider: chance() < 0.5 ? "one" : "two", scans },
    };
  });
}

function shuffled<T>(chance: Chance, of: readonly T[]): readonly T[] {
  const left = [...of];
  return of.map(() => left.splice(Math.floor(chance() * left.length), 1)[0] as T);
}

/**
 * All that is known of an order, but what was announced and for how long it was known that way. What was held against
 * somebody is what was known at the time: a limit that was kept, proved late, was broken only if that came up meanwhile,
 * and money was owed, and then was not, only if its reason was seen; so it is with a task that was opened once.
 */
const state = ({
  ledger: _,
  lease: ____,
  seen: __,
  claims: ___,
  done: ______,
  money = [],
  parcels,
  ...rest
}: OrderRecord) => ({
  ...rest,
  parcels: parcels.map(({ untracked: _____, ...parcel }) => parcel),
  money: money.flatMap(({ x, i, q, ...row }) => (x ? [] : [{ ...row, i: i?.[1], q: q?.map(undated) }])),
});

/** What is to be paid is ordered when it is seen. */
const undated = ([what, attempt, _at, ...rest]: NonNullable<
  NonNullable<OrderRecord["money"]>[number]["q"]
>[number]) => [what, attempt, ...rest];

const shipped = (history: History): History => {
  const shipping: OrderEvent = {
    id: "shipping",
    type: "shipment.submitted",
    orderId: "order-1",
    actor: { role: "seller" },
    payload: { parcelId: "parcel-1", carrier: "zhongtong", number: "SF1234567" },
  };
  return [...history, { now: start + 250 * minute, events: [shipping], people: history[0]?.people ?? [] }];
};

const placed = (chance: Chance): History => {
  const [first] = randomHistory(chance, { steps: 1, from: start });
  if (!first) throw new Error("no history");
  const { total } = (first.events[0] as Extract<OrderEvent, { type: "order.created" }>).payload;
  const paid: OrderEvent = {
    id: "paid",
    type: "payment.captured",
    orderId: "order-1",
    actor: { role: "platform" },
    payload: { amount: total },
  };
  return [first, { ...first, now: start + minute, events: [paid] }];
};

const outcome = (book: Rulebook, history: History, people: readonly Person[]) => {
  const record = play(book, history).steps.at(-1)?.record;
  if (!record) throw new Error("nothing was played");
  const views = [false, true].map((proven) => {
    const { breaches: _, compensations: __, ...seen } = book.view(record, { now: start, as: { proven } });
    return seen;
  });
  const facts = ["shipped", "out-for-delivery", "delivered", "going-back"].map((notice) =>
    book
      .explain(record, { notice, now: record.now, people })
      .about.map(({ subject, person, condition }) => ({ subject, person, condition })),
  );
  return { record: state(record), views, facts };
};

/**
 * Nothing is different. The price of a parcel that was refused, and then brought once more, is asked for only where the
 * refusal was seen before that, and taken back only where its delivery was: then the parcels are as they are, and what
 * hangs on the request is not.
 */
function alike(one: ReturnType<typeof outcome>, other: ReturnType<typeof outcome>): void {
  const cases = ({ views }: ReturnType<typeof outcome>): string => bytes(views.map((view) => view.cases));
  if (cases(one) === cases(other)) expect(one).toEqual(other);
  else expect(one.views.map(({ parcels }) => parcels)).toEqual(other.views.map(({ parcels }) => parcels));
}

describe("scans of a carrier", () => {
  it.each([
    ["one by one", 1],
    ["several at a time", 4],
  ])(
    "may arrive in any order, with the same stamps, %s: nothing of the order changes",
    { timeout: patience },
    (_, most) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const chance = seeded(seed);
          const before = shipped(placed(chance));
          const people = before[0]?.people ?? [];
          const traces = pushes(chance, "SF1234567");
          const end = start + 700 * minute;
          const arriving = (of: readonly Push[]): History => {
            const lines: { now: number; events: readonly OrderEvent[]; people: readonly Person[] }[] = [];
            for (let i = 0; i < of.length; i += most) lines.push({ now: end, events: of.slice(i, i + most), people });
            return [...before, ...lines];
          };
          const expected = outcome(plainBook, arriving(traces), people);
          for (let i = 0; i < 3; i++) alike(outcome(plainBook, arriving(shuffled(chance, traces)), people), expected);
        }),
        runs(20),
      );
    },
  );

  it("may come before the number they belong to", { timeout: patience }, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = seeded(seed);
        const [created, paid] = placed(chance);
        const before = shipped([created, paid] as History);
        const people = created?.people ?? [];
        const traces = pushes(chance, "SF1234567").map((push) => ({ ...push, receivedAt: start + 240 * minute }));
        const early = Math.floor(chance() * (traces.length + 1));
        const at = (now: number, events: readonly OrderEvent[]) => ({ now, events, people });
        const late = outcome(plainBook, [...before, at(start + 700 * minute, traces)], people);
        const mixed = [
          ...before.slice(0, 2),
          at(start + 249 * minute, traces.slice(0, early)),
          ...before.slice(2),
          at(start + 700 * minute, traces.slice(early)),
        ];
        alike(outcome(plainBook, mixed, people), late);
      }),
      runs(30),
    );
  });
});

describe("an event that comes twice", () => {
  it.each([
    ["the pack", plainBook],
    ["a pack with thresholds", sharpBook],
  ] as const)("is answered as before and changes nothing: %s", { timeout: patience }, (_, book) => {
    everyHistory(18, { steps: 25, disorder: 0.3 }, (history, seed) => {
      const { lines, steps } = play(book, history, seeded(seed));
      lines.forEach(({ events, people }, i) => {
        const step = steps[i];
        // What just became due is told at the next step, with or without a repetition: such steps are left out.
        // Scans of a number that was replaced in the same breath wait for whoever gets that number next.
        if (events.some(({ type }) => type === "tracking.replaced")) return;
        if (!step || (step.wakeAt !== null && step.wakeAt <= step.record.now + 1)) return;
        const again = book.step(step.record, events, { now: step.record.now, people });
        expect(bytes(again.record)).toBe(bytes(step.record));
        expect(again.effects).toEqual([]);
        events.forEach((event, k) => {
          const [one, two] = [step.outcomes[k], again.outcomes[k]];
          const early = events.findIndex(({ id }) => id === event.id) < k;
          if (one?.is === "rejected") expect(two).toEqual(one);
          else if (!early) expect(two).toMatchObject({ is: "duplicate", first: "accepted" });
        });
      });
    });
  });

  it("is not stored, however often a provider pushes the same", { timeout: patience }, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = seeded(seed);
        const before = shipped(placed(chance));
        const people = before[0]?.people ?? [];
        const traces = pushes(chance, "SF1234567");
        const at = (now: number, events: readonly OrderEvent[]) => ({ now, events, people: [] });
        const end = start + 700 * minute;
        const once = play(plainBook, [...before, at(end, traces)]).steps.at(-1)?.record;
        const again = [1, 2, 3].map((n) =>
          at(
            end + n * minute,
            traces.map((push) => ({ ...push, id: `${push.id}-${n}`, receivedAt: end + n * minute })),
          ),
        );
        const often = play(plainBook, [...before, at(end, traces), ...again]).steps.at(-1)?.record;
        expect(people.length).toBeGreaterThan(0);
        expect(bytes({ ...often, now: 0 })).toBe(bytes({ ...once, now: 0 }));
      }),
      runs(30),
    );
  });
});
