import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderEvent, OrderRecord, Person } from "../../src/index.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { plainBook } from "./books.ts";
import { bytes, freeze, must, patience, play, runs, seeds } from "./runs.ts";

const types = [
  "order.created",
  "payment.captured",
  "shipment.submitted",
  "trace.received",
  "eta.changed",
  "facts.noted",
  "send.begun",
  "send.settled",
  "send.receipt",
  "notice.acted",
  "refund.started",
];

/** A phone number as a key or a value, wherever data can have one. */
const canary = "13866668888";
const texts = fc.constantFrom(canary, "", "x", "__proto__", "constructor", "2026-06-01T10:00", "不", "\u0000", "1e999");
const keys = fc.constantFrom(
  ...[
    "id",
    "type",
    "orderId",
    "actor",
    "role",
    "payload",
    "amount",
    "currency",
    "lines",
    "scans",
    "at",
    "facts",
    "outcome",
  ],
  ...["sendId", "kind", "reason", "number", "carrier", canary, "constructor", "toString", "length"],
);
const leaf = fc.oneof(texts, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 5 }),
    fc.dictionary(fc.string({ maxLength: 12 }), tie("tree"), { maxKeys: 3 }),
  ),
}));

/** Nearly an event: the envelope is right here and there, the payload hardly. */
const nearly = fc.record(
  {
    id: fc.oneof({ weight: 4, arbitrary: fc.constantFrom("bad-1", "bad-2") }, leaf),
    type: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...types) }, leaf),
    orderId: fc.oneof({ weight: 5, arbitrary: fc.constant("order-1") }, leaf),
    actor: fc.oneof(
      { weight: 4, arbitrary: fc.record({ role: fc.constantFrom("system", "seller", "carrier", canary) }) },
      tree,
    ),
    payload: tree,
  },
  { requiredKeys: [] },
);

/** One part of a good event taken out, or another put in its place. */
function spoilt(event: OrderEvent, chance: () => number, by: unknown): unknown {
  const copy = structuredClone(event) as unknown as Record<string, unknown>;
  let at = copy;
  for (;;) {
    const names = Object.keys(at);
    const name = names[Math.floor(chance() * names.length)];
    if (name === undefined) return copy;
    const inner = at[name];
    if (typeof inner === "object" && inner !== null && chance() < 0.7) at = inner as Record<string, unknown>;
    else {
      if (chance() < 0.4) delete at[name];
      else at[chance() < 0.2 ? canary : name] = by;
      copy.id = "spoilt";
      return copy;
    }
  }
}

const people: readonly Person[] = [
  { id: "buyer-1", role: "buyer", locale: "en", zone: "UTC", addresses: { sms: "13900000000" }, quietHours: null },
];

const places = new Map<number, OrderRecord>();

function somewhere(seed: number): OrderRecord {
  const found = places.get(seed) ?? settledAt(seed);
  places.set(seed, found);
  return found;
}

function settledAt(seed: number): OrderRecord {
  const { steps } = play(plainBook, randomHistory(seeded(seed), { steps: 12 }), seeded(seed));
  const record = steps.at(-1)?.record;
  if (!record) throw new Error("nothing was played");
  // All that was due is told, so that whatever happens now comes of the input.
  let settled = record;
  for (let i = 0; i < 3; i++) settled = plainBook.step(settled, [], { now: settled.now, people }).record;
  return freeze(settled);
}

const kept = ({ seen: _, now: __, ...rest }: OrderRecord) => rest;

function refusesQuietly(record: OrderRecord, input: unknown): void {
  const context = freeze({ now: record.now, people });
  const events = freeze([input]) as readonly OrderEvent[];
  const step = plainBook.step(record, events, context);
  const [outcome] = step.outcomes;
  must(step.outcomes.length === 1 && outcome !== undefined, () => "one answer for one event");
  must(bytes(step.record).length < bytes(record).length + 2_000 || outcome?.is === "accepted", () => "keeps too much");
  if (outcome?.is !== "rejected") return;
  must(bytes(kept(step.record)) === bytes(kept(record)), () => `changed by ${bytes(input)}`);
  must(step.effects.length === 0, () => `does something for ${bytes(input)}: ${bytes(step.effects)}`);
  must(/^E_[A-Z_]+$/.test(outcome.code), () => `no code: ${bytes(outcome)}`);
  const names = [outcome.path, outcome.message, outcome.remedy, ...step.findings.flatMap(Object.values)].join(" ");
  must(!names.includes(canary), () => `names personal data: ${names}`);
  const fresh = step.record.seen.filter((row) => !record.seen.includes(row));
  must(fresh.length <= 1 && !bytes(fresh.map((row) => row.slice(1))).includes(canary), () => `keeps ${bytes(fresh)}`);
  const again = plainBook.step(step.record, events, context);
  must(
    bytes(again.outcomes) === bytes(step.outcomes),
    () => `answered ${bytes(step.outcomes)}, then ${bytes(again.outcomes)}`,
  );
  must(bytes(again.record) === bytes(step.record), () => "a repeated refusal changes nothing");
}

describe("what is no event", () => {
  it("is refused with a code, and nothing else comes of it", { timeout: patience }, () => {
    fc.assert(
      fc.property(seeds, fc.oneof(tree, nearly), (seed, input) => refusesQuietly(somewhere(seed % 20), input)),
      runs(200),
    );
  });

  it("is refused where a good one was spoilt in one place", { timeout: patience }, () => {
    fc.assert(
      fc.property(seeds, leaf, (seed, by) => {
        const chance = seeded(seed);
        const good = randomHistory(chance, { steps: 20 }).flatMap(({ events }) => events);
        const event = good[Math.floor(chance() * good.length)];
        if (event) refusesQuietly(somewhere(seed % 20), spoilt(event, chance, by));
      }),
      runs(200),
    );
  });

  const at = somewhere(3);
  const scan = { at: 1, code: "1" };
  const trace = { carrier: "c", number: "SF1234567", provider: "p" };
  const event = (type: string, payload: unknown) => ({
    id: "x",
    type,
    orderId: "order-1",
    actor: { role: "system" },
    payload,
  });
  const deep = Array.from({ length: 5_000 }).reduce<unknown>((inner) => ({ inner }), {});

  it.each([
    [
      "reaches for the prototype",
      event("order.closed", JSON.parse('{"__proto__": {"reason": "x"}}')),
      "E_FORBIDDEN_KEY",
    ],
    ["is nested deeply", event("order.closed", { reason: deep }), "E_TOO_DEEP"],
    ["is too large", event("trace.received", { ...trace, scans: Array(20_000).fill(scan) }), "E_TOO_LARGE"],
    ["has a text too long", event("order.closed", { reason: "x".repeat(5_000) }), "E_TOO_LONG"],
    [
      "has a time without an offset",
      event("eta.changed", { parcelId: "parcel-1", eta: "2026-06-01T10:00:00" }),
      "E_NAIVE_TIME",
    ],
    ["has a 13th month", event("eta.changed", { parcelId: "parcel-1", eta: "2026-13-01T10:00:00Z" }), "E_TIME"],
    [
      "has a currency of its own",
      event("refund.started", { refundId: "r", amount: { amount: 1, currency: "EUR" } }),
      "E_CURRENCY",
    ],
    ["has no known type", event("order.exploded", {}), "E_UNKNOWN_EVENT"],
    ["has a field too many", event("order.closed", { reason: "x", [canary]: 1 }), "E_UNKNOWN_FIELD"],
    ["names facts nobody declared", event("facts.noted", { facts: { [canary]: true } }), "E_UNKNOWN_FACT"],
    ["is a role by the name of a number", { ...event("order.closed", {}), actor: { role: canary } }, "E_FIELD"],
    ["goes round in a circle", circle(), "E_TOO_DEEP"],
    ["is null", null, "E_FIELD"],
  ])("is refused where it %s", (_, input, code) => {
    const { outcomes } = plainBook.step(at, [input as unknown as OrderEvent], { now: at.now, people });
    expect(outcomes[0]).toMatchObject({ is: "rejected", code });
    refusesQuietly(at, input);
  });

  it("is a record of a newer version: nothing is touched", () => {
    const newer = freeze({ ...at, waybell: at.waybell + 1 });
    const input = freeze([event("order.closed", {})]) as unknown as readonly OrderEvent[];
    const step = plainBook.step(newer, input, { now: at.now, people });
    expect(step.outcomes[0]).toMatchObject({ is: "rejected", code: "E_RECORD_NEWER" });
    expect(step.record).toBe(newer);
    expect(step.effects).toEqual([]);
  });

  it("is a record of a newer version: nothing is read out of it", () => {
    const newer = freeze({ ...at, waybell: at.waybell + 1 });
    const storm = { disruption: "d", kind: "weather", from: at.now, to: at.now + 1, effect: "pause" } as const;
    for (const read of [
      () => plainBook.view(newer, { now: at.now, as: {} }),
      () => plainBook.explain(newer, { notice: "shipped", now: at.now, people }),
      () => plainBook.affects(storm as never, newer),
      () => plainBook.latencies(newer),
    ])
      expect(read).toThrow(expect.objectContaining({ code: "RECORD_NEWER" }));
  });
});

function circle(): unknown {
  const round: { id: string; type: string; inner?: unknown } = { id: "x", type: "order.closed" };
  round.inner = round;
  return round;
}

describe("who is no person", () => {
  it("is passed over with a finding that names no data, and others are told all the same", {
    timeout: patience,
  }, () => {
    const somebody = fc.oneof(
      tree,
      fc.record(
        {
          id: fc.constantFrom("buyer-9", canary),
          role: fc.constantFrom("buyer", "nobody"),
          locale: leaf,
          zone: fc.constantFrom("UTC", "+08:00", "Nowhere/Land", canary),
          addresses: fc.dictionary(keys, tree, { maxKeys: 3 }),
          preferences: fc.dictionary(keys, tree, { maxKeys: 3 }),
          [canary]: leaf,
        },
        { requiredKeys: ["id", "role"] },
      ),
    );
    const [good] = randomHistory(seeded(1), { steps: 1 });
    if (!good) throw new Error("no history");
    const expected = plainBook.step(null, good.events, { now: good.now, people });
    fc.assert(
      fc.property(somebody, (person) => {
        const them = freeze([person, ...people]) as unknown as readonly Person[];
        const step = plainBook.step(null, good.events, { now: good.now, people: them });
        must(!bytes(step.findings).includes(canary), () => `names personal data: ${bytes(step.findings)}`);
        if (step.findings.length === 0) return;
        must(bytes(step.record) === bytes(expected.record), () => "others are told");
        must(
          step.findings.every(({ code }) => /^E_/.test(code)),
          () => bytes(step.findings),
        );
      }),
      runs(300),
    );
  });
});
