import fc from "fast-check";
import { describe, it } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import type { EventOf, MessageReceived, OrderEvent, OrderRecord, Person } from "../../src/index.ts";
import { defineRulebook, messageReader, replyEvent } from "../../src/index.ts";
import { base, marketplaceCn } from "../../src/packs/index.ts";
import { seeded } from "../../src/testing/generators.ts";
import { bytes, freeze, must, patience, runs } from "./runs.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels: [inbox(), jpush({ appKey: "k" })] });
const now = Date.parse("2026-06-03T09:00+08:00");
const canary = "13866668888";
const courierPhone = "13911112222";
const person = (id: string, role: Person["role"], locale = "zh-CN"): Person => ({
  id,
  role,
  locale,
  zone: "Asia/Shanghai",
  addresses: { push: `device-${id}` },
});
const people = [person("b", "buyer", "en"), person("b2", "buyer"), person("c", "courier")];

/** Bits of what people write, secrets and traps among them. */
const bits = fc.constantFrom(
  ...Object.values(base.phrases ?? {}).flatMap((table) =>
    Object.values(table).flatMap((list) => (list ?? "").split("|").filter((_, i) => i % 7 === 0)),
  ),
  ...[
    canary,
    "138-6666-8888",
    "138 6666 8888",
    "１３８６６６６８８８８",
    "+86 138 6666 8888",
    "a@b.example",
    "不",
    "don't",
  ],
  ...["{tn}", "'", "\u0000", "\ud800", "__proto__", "constructor", "😀", "6月5日", "0001", "ZT0010001", "1e999", "\n"],
);
const text = fc.oneof(
  fc.array(bits, { maxLength: 6 }).map((list) => list.join("")),
  fc.array(bits, { maxLength: 6 }).map((list) => list.join(" ")),
  fc.string({ unit: "binary", maxLength: 300 }),
);
const payload = fc.record(
  {
    person: fc.constantFrom("b", "b", "b2", "c", canary),
    channel: fc.constantFrom("jpush", "sms", "sms", canary),
    text,
    intent: fc.constantFrom("where", "leave_at", "reschedule", "call_me", "stop", "start", "other"),
    place: fc.constantFrom("door", "locker"),
    day: fc.constantFrom("+1", "fri", "31", "02-30", "9999-01-01"),
    part: fc.constantFrom("morning", "evening"),
    parcelId: fc.constantFrom("P1", "P2", canary),
    replyTo: fc.constantFrom(`1001/shipped/P2/0/b/jpush/1`, canary, "", "1001/x/m0/0/b/jpush/1"),
  },
  { requiredKeys: ["person", "channel", "text"] },
) as fc.Arbitrary<MessageReceived>;

const event = (id: string, type: OrderEvent["type"], role: Person["role"], of: unknown, at = now): OrderEvent =>
  ({ id, type, orderId: "1001", actor: { role }, receivedAt: at, payload: of }) as OrderEvent;
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "1", title: "Cup", quantity: 2 }];
const parcel = (n: number) => ({
  parcelId: `P${n}`,
  carrier: "yunda",
  number: `ZT001000${n}`,
  lines: [{ lineId: "1", quantity: 1 }],
});
const scan = (n: number, milestone: string) => ({
  carrier: "yunda",
  number: `ZT001000${n}`,
  provider: "own",
  scans: [{ at: now, code: "", milestone, courier: { name: "李", phone: courierPhone } }],
});

/** The same order at some point of its life. */
const beginnings: readonly (readonly OrderEvent[])[] = [
  [],
  [event("s1", "shipment.submitted", "seller", parcel(1))],
  [event("s1", "shipment.submitted", "seller", parcel(1)), event("s2", "shipment.submitted", "seller", parcel(2))],
  [
    event("s1", "shipment.submitted", "seller", parcel(1)),
    event("t1", "trace.received", "carrier", scan(1, "out_for_delivery")),
  ],
  [
    event("s1", "shipment.submitted", "seller", parcel(1)),
    event("t1", "trace.received", "carrier", scan(1, "delivered")),
  ],
];
const begun = beginnings.map((more): OrderRecord => {
  const first = [
    event("e1", "order.created", "buyer", { kind: "normal", lines, total }),
    event("e2", "payment.captured", "platform", { amount: total }),
  ];
  return book.step(null, [...first, ...more], { now, people }).record;
});

describe("whatever a buyer writes", () => {
  it(
    "nothing throws, nothing private is told or kept, and a repetition says nothing again",
    () => {
      fc.assert(
        fc.property(
          fc.nat(begun.length - 1),
          fc.array(payload, { minLength: 1, maxLength: 5 }),
          fc.integer(),
          (which, all, seed) => {
            const chance = seeded(seed);
            let record = begun[which] as OrderRecord;
            let at = now;
            all.forEach((of, i) => {
              at += Math.floor(chance() * 600_000);
              const message = event(`m${i}`, "message.received", "buyer", of, at);
              const step = book.step(freeze(record), [freeze(message)], { now: at, people });
              const shown = bytes([step.effects, step.decisions, step.outcomes, step.record]);
              must(!shown.includes(canary) && !shown.includes("66668888"), () => `${bytes(of)} shows the number`);
              must(
                !bytes([step.effects, step.decisions]).includes(courierPhone),
                () => `${bytes(of)} shows the courier's`,
              );
              must(!/@b\.example/.test(shown), () => `${bytes(of)} shows the address`);
              const told = step.effects.flatMap((one) => (one.type === "send" ? [[one.person, one.notice]] : []));
              const answers = told.filter(([, notice]) => /^(where|which|request)-/.test(String(notice)));
              must(
                answers.every(([who]) => who === of.person),
                () => `${bytes(of)} is answered to another`,
              );
              must(JSON.stringify(JSON.parse(bytes(step.record))) === bytes(step.record), () => "no plain record");
              const again = book.step(step.record, [message], { now: at, people });
              must(again.outcomes[0]?.is !== "accepted", () => `${bytes(of)} is taken twice`);
              must(
                again.effects.every(({ type }) => type !== "send"),
                () => `${bytes(of)} is told twice`,
              );
              record = step.record;
            });
          },
        ),
        runs(400),
      );
    },
    patience,
  );

  it(
    "every text is read, and the same text always as the same",
    () => {
      const read = messageReader(...Object.values(base.phrases ?? {}));
      fc.assert(
        fc.property(text, (words) => {
          const [one, two] = [read(words), read(words)];
          must(bytes(one) === bytes(two) && typeof one.intent === "string", () => bytes(words));
        }),
        runs(1_000),
      );
    },
    patience,
  );

  it("every reply of a provider becomes an event or nothing", () => {
    const replies = fc.record({ from: fc.string(), text: fc.string({ maxLength: 6_000 }) });
    fc.assert(
      fc.property(replies, (reply) => {
        const made: EventOf<"message.received", MessageReceived> | null = replyEvent(reply, {
          person: "b",
          orderId: "1001",
          id: "r",
          now,
          channel: "sms",
        });
        const step = book.step(begun[1] as OrderRecord, made ? [made] : [], { now, people });
        const [outcome] = step.outcomes;
        must(outcome?.is === "accepted" || (outcome?.is === "rejected" && outcome.code === "E_NOTHING_SAID"), () =>
          bytes(outcome),
        );
      }),
      runs(200),
    );
  });
});
