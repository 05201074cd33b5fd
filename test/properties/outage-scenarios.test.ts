import { describe, expect, it } from "vitest";
import type { EventPayloads, EventType, Milestone, OrderEvent, Person, Role } from "../../src/index.ts";
import { at, clock } from "../support/times.ts";
import { pdd, stateOf } from "./lives.ts";
import { type Happening as Came, type Course, course, type Said, type Shop } from "./outage.ts";

const hour = 3_600_000;
const outage = 72 * hour;

const happens = <T extends EventType>(dayAndTime: string, type: T, role: Role, payload: EventPayloads[T]): Came => [
  at(dayAndTime),
  {
    id: `${type} ${dayAndTime}`,
    type,
    orderId: "1001",
    actor: { role, id: role },
    occurredAt: at(dayAndTime),
    payload,
  } as unknown as OrderEvent,
];
const total = { amount: 5990, currency: "CNY" } as const;
const number = "73100000000001";
const scanned = (dayAndTime: string, milestone: Milestone): Came =>
  happens(dayAndTime, "trace.received", "carrier", {
    carrier: "zhongtong",
    number,
    provider: "kuaidi100",
    scans: [{ at: at(dayAndTime), code: milestone, milestone }],
  });
const uploaded = (dayAndTime: string): Came =>
  happens(dayAndTime, "shipment.submitted", "seller", { parcelId: "P1", carrier: "zhongtong", number });
const confirmed: readonly Came[] = [
  happens("06-01 09:58", "order.created", "buyer", {
    kind: "normal",
    lines: [{ id: "L1", title: "马克杯", quantity: 2, paid: total }],
    total,
  }),
  happens("06-01 09:59", "consent.given", "buyer", { to: "pick-up-point" }),
  happens("06-01 10:00", "payment.captured", "platform", { amount: total }),
];
const person = (role: Role): Person => ({
  id: role,
  role,
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${role}`, sms: "13900000007", email: `${role}@example.com` },
  quietHours: role === "buyer" ? { from: "22:00", to: "08:00" } : null,
});
const people = [person("buyer"), person("seller"), person("platform")];

const shop: Shop = { book: pdd.book, people, until: at("07-15 00:00") };

const sc03 = [
  ...confirmed,
  uploaded("06-04 09:00"),
  scanned("06-04 20:30", "picked_up"),
  scanned("06-05 23:40", "in_transit"),
  scanned("06-06 14:05", "delivered"),
  happens("06-06 19:00", "receipt.confirmed", "buyer", {}),
];
const sc29 = [
  ...confirmed,
  uploaded("06-01 18:00"),
  scanned("06-01 20:30", "picked_up"),
  scanned("06-02 23:40", "in_transit"),
  scanned("06-03 14:05", "delivered"),
  happens("06-10 13:00", "receipt.extended", "buyer", {}),
];

const line = ({ at: time, send }: Said): string => `${clock(time)} ${send.person} ${send.notice}`;
/** Messages, but for those that only lie in the inbox. */
const messages = ({ said }: Course): readonly string[] => said.filter(({ send }) => send.channel !== "inbox").map(line);

/** An outage that begins in this time, and what is said from its end on that is not said without one. */
type Row = readonly [first: string, last: string, said: readonly string[]];

/** `then`: when it is over, three days after it began. */
const rowsOf: {
  readonly [story: string]: readonly [story: readonly Came[], onTime: readonly string[], rows: readonly Row[]];
} = {
  "SC-03": [
    sc03,
    [
      "06-01 10:00 buyer order-paid",
      "06-01 10:00 seller new-order",
      "06-02 22:00 seller ship-soon",
      "06-03 08:00 seller ship-now",
      "06-03 10:00:00.001 buyer late-shipment",
      "06-03 10:00:00.001 seller late-shipment-seller",
      "06-03 10:00:00.001 seller charged",
      "06-04 09:00 buyer shipped",
      "06-04 20:30 buyer picked-up",
      "06-06 14:05 buyer delivered",
      "06-06 19:00 buyer receipt-thanks",
    ],
    [
      // The time to ship goes by: no warning, no apology for what has shipped since; what was paid is said.
      [
        "06-01 09:59:00.001",
        "06-01 21:59:59.999",
        ["then buyer shipped", "then buyer compensated", "then seller late-shipment-seller", "then seller charged"],
      ],
      [
        "06-01 22:00",
        "06-02 07:59:59.999",
        [
          "then seller late-shipment-seller",
          "then seller charged",
          "06-05 08:00 buyer shipped",
          "06-05 08:00 buyer compensated",
        ],
      ],
      [
        "06-02 08:00",
        "06-02 21:59:59.999",
        ["then buyer shipped", "then buyer compensated", "then seller late-shipment-seller", "then seller charged"],
      ],
      [
        "06-02 22:00",
        "06-03 07:59:59.999",
        [
          "then seller late-shipment-seller",
          "then seller charged",
          "06-06 08:00 buyer shipped",
          "06-06 08:00 buyer compensated",
        ],
      ],
      [
        "06-03 08:00",
        "06-03 10:00:00.001",
        ["then buyer shipped", "then buyer compensated", "then seller late-shipment-seller", "then seller charged"],
      ],
      ["06-03 10:00:00.002", "06-03 14:05", ["then buyer shipped"]],
      // Delivered meanwhile, then received: only the last is said.
      ["06-03 14:05:00.001", "06-03 19:00", ["then buyer delivered"]],
      ["06-03 19:00:00.001", "06-03 21:59:59.999", ["then buyer receipt-thanks"]],
      ["06-03 22:00", "06-04 07:59:59.999", ["06-07 08:00 buyer receipt-thanks"]],
      ["06-04 08:00", "06-04 21:59:59.999", ["then buyer receipt-thanks"]],
      ["06-04 22:00", "06-05 07:59:59.999", ["06-08 08:00 buyer receipt-thanks"]],
      ["06-05 08:00", "06-05 21:59:59.999", ["then buyer receipt-thanks"]],
      ["06-05 22:00", "06-06 07:59:59.999", ["06-09 08:00 buyer receipt-thanks"]],
      ["06-06 08:00", "06-06 19:00", ["then buyer receipt-thanks"]],
      ["06-06 19:00:00.001", "06-20 00:00", []],
    ],
  ],
  "SC-29": [
    sc29,
    [
      "06-01 10:00 buyer order-paid",
      "06-01 10:00 seller new-order",
      "06-01 18:00 buyer shipped",
      "06-01 20:30 buyer picked-up",
      "06-03 14:05 buyer delivered",
      "06-04 14:05 buyer please-confirm",
      "06-09 14:05 buyer auto-confirm-soon",
      "06-12 14:05 buyer auto-confirm-soon",
    ],
    [
      ["06-01 09:59:00.001", "06-01 14:05", ["then buyer delivered"]],
      ["06-01 14:05:00.001", "06-01 21:59:59.999", ["then buyer delivered", "then buyer please-confirm"]],
      ["06-01 22:00", "06-02 07:59:59.999", ["06-05 08:00 buyer delivered", "06-05 08:00 buyer please-confirm"]],
      ["06-02 08:00", "06-02 21:59:59.999", ["then buyer delivered", "then buyer please-confirm"]],
      ["06-02 22:00", "06-03 07:59:59.999", ["06-06 08:00 buyer delivered", "06-06 08:00 buyer please-confirm"]],
      ["06-03 08:00", "06-03 14:05", ["then buyer delivered", "then buyer please-confirm"]],
      ["06-03 14:05:00.001", "06-03 21:59:59.999", ["then buyer please-confirm"]],
      ["06-03 22:00", "06-04 07:59:59.999", ["06-07 08:00 buyer please-confirm"]],
      ["06-04 08:00", "06-04 14:05", ["then buyer please-confirm"]],
      ["06-04 14:05:00.001", "06-06 14:05", []],
      // The first warning came due meanwhile; he has not asked for more time yet.
      ["06-06 14:05:00.001", "06-06 14:05:00.001", ["then buyer auto-confirm-soon"]],
      // What he then asks for is put onto the limit that he was told.
      ["06-06 14:05:00.002", "06-06 21:59:59.999", ["then buyer auto-confirm-soon", "again buyer auto-confirm-soon"]],
      [
        "06-06 22:00",
        "06-07 07:59:59.999",
        ["06-10 08:00 buyer auto-confirm-soon", "06-13 08:00 buyer auto-confirm-soon"],
      ],
      ["06-07 08:00", "06-07 13:00", ["then buyer auto-confirm-soon", "again buyer auto-confirm-soon"]],
      // He has: there is nothing to warn of, until the second.
      ["06-07 13:00:00.001", "06-09 14:05", []],
      ["06-09 14:05:00.001", "06-09 21:59:59.999", ["then buyer auto-confirm-soon"]],
      ["06-09 22:00", "06-10 07:59:59.999", ["06-13 08:00 buyer auto-confirm-soon"]],
      ["06-10 08:00", "06-10 21:59:59.999", ["then buyer auto-confirm-soon"]],
      ["06-10 22:00", "06-11 07:59:59.999", ["06-14 08:00 buyer auto-confirm-soon"]],
      ["06-11 08:00", "06-11 21:59:59.999", ["then buyer auto-confirm-soon"]],
      ["06-11 22:00", "06-12 07:59:59.999", ["06-15 08:00 buyer auto-confirm-soon"]],
      ["06-12 08:00", "06-12 14:05", ["then buyer auto-confirm-soon"]],
      ["06-12 14:05:00.001", "06-20 00:00", []],
    ],
  ],
};

/** Where something happens or comes about, and where an outage ends just then; before, at and after. */
function pointsOf({ steps }: Course): readonly number[] {
  const turns = steps.flatMap(({ record }) => [record.now, record.now - outage]);
  return [...new Set(turns.flatMap((time) => [time - 1, time, time + 1]))];
}

/** The first warning came late, before he asked for more time: all is later by as much. */
const isPutOff = (from: number): boolean => from > at("06-06 14:05:00.001") && from <= at("06-07 13:00");

/** When receipt confirms itself: in time, or a day after a warning that came late, and three more where he asked for them. */
const receivedAfter = (from: number): number =>
  isPutOff(from)
    ? from + 168 * hour
    : from > at("06-09 14:05") && from <= at("06-12 14:05")
      ? from + 96 * hour
      : at("06-13 14:05");

describe.each(Object.entries(rowsOf))("after an outage of three days, %s", (name, [story, said, rows]) => {
  const onTime = course(shop, story);
  const points = pointsOf(onTime);

  it("says without one what it says", () => {
    expect(messages(onTime)).toEqual(said);
  });

  it.each(rows)("that began from %s to %s says what is still true, and what is so ends as if on time", (...row) => {
    const [first, last] = [at(row[0]), at(row[1])];
    for (const from of [first, ...points.filter((point) => point > first && point < last), last]) {
      const to = from + outage;
      const late = course(shop, story, [from, to], onTime);
      const before = said.filter((one) => onTime.said.some((other) => other.at < from && line(other) === one));
      // What comes at the very end of it comes then as on any other day.
      const isLater = name === "SC-29" && isPutOff(from);
      const later = said.filter(
        (one) => !isLater && onTime.said.some((other) => other.at >= to && line(other) === one),
      );
      const wanted = row[2]
        .map((one) => one.replace(/^then/, clock(to) ?? "").replace(/^again/, clock(to + outage) ?? ""))
        .filter((one) => !later.includes(one));
      expect([...messages(late)].sort(), `${clock(from)}`).toEqual([...before, ...wanted, ...later].sort());
      const received = late.record.stamps["order.received"];
      if (name === "SC-29") expect(clock(received?.[0]), `${clock(from)}`).toBe(clock(receivedAfter(from)));
      expect(soOf(late), `${clock(from)}`).toEqual(soOf(onTime));
    }
  });
});

/** All that is so in the end and was done for it, but when receipt confirmed itself and what that waited for. */
function soOf({ record, did }: Course): unknown {
  const { deferrals: _, stamps, facts, done = [], ...state } = stateOf(record);
  const { "order.received": __, ...others } = stamps;
  return {
    ...state,
    stamps: others,
    facts: facts.map(([fact, value, known]) => [fact, value, fact === "order.received-by" ? "then" : known]),
    done: done.filter((key) => !key.startsWith("then/auto-confirm/")),
    did: did.map(({ at: ___, ...effect }) => effect),
  };
}
