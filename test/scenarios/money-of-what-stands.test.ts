import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Pack } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { at, created, paid, seller, t, traced } from "./fixture.ts";

// A percentage is of what a breach is about: of the one that ends, or of the one that stands.

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const line = (id: string, price: number): OrderLine => ({ id, title: id, quantity: 1, paid: yuan(price) });
const bought = (first: number, second: number): Scenario =>
  scenario(defineRulebook({ packs: [marketplaceCn], channels: [inbox()] }), { orderId: "1001" })
    .given([seller])
    .given({
      events: [
        {
          ...created,
          payload: { kind: "normal", lines: [line("A", first), line("B", second)], total: yuan(first + second) },
        },
        { ...paid, payload: { amount: yuan(first + second) } },
      ],
    });
const numberOf = { P1: "73100000000001", P2: "73100000000002" };
const sent = (time: string, parcelId: "P1" | "P2", lineId: string): ScenarioEvent<"shipment.submitted"> => ({
  type: "shipment.submitted",
  occurredAt: t(time),
  payload: { parcelId, carrier: "zhongtong", number: numberOf[parcelId], lines: [{ lineId, quantity: 1 }] },
});
/** What money moved, and what the seller heard of it. */
const moved = (order: Scenario): readonly string[] => [
  ...order.steps
    .flatMap(({ effects }) => effects)
    .flatMap((one) => ("amount" in one ? [`${clock(one.at)} ${one.id.slice(5)} ${one.amount.amount}`] : [])),
  ...order.inbox.flatMap(({ notice, texts }) => (notice === "charge-returned" ? [texts[1] ?? ""] : [])),
];

describe("two parcels that are picked up too late, five percent of each", () => {
  /** P1 is proved to have been picked up in time after it was paid for; P2 was not. */
  const proved = (first: number, second: number): Scenario =>
    bought(first, second)
      .at(t("06-01 12:00"))
      .when(sent("06-01 12:00", "P1", "A"))
      .at(t("06-01 18:00"))
      .when(sent("06-01 18:00", "P2", "B"))
      .at(t("06-05 15:00"))
      .when(traced([["06-02 10:00", "picked_up"]], { number: numberOf.P1 }))
      .at(t("06-06 12:00"));

  it("cost what the one that stands does: what is over of the charge goes back, the buyer keeps what he has", () => {
    expect(moved(proved(400, 100))).toEqual([
      "06-04 12:00 overdue-pick-up-percent/P1/pay 2000",
      "06-04 12:00 overdue-pick-up-percent/P1/charge 2000",
      "06-05 15:00 overdue-pick-up-percent/P1/reverse 1500",
      "更正：订单1001的扣款15元已取消，已扣的将退回。",
    ]);
  });

  it("and the higher one pays the difference when its turn comes: what is proved of the lower costs nobody more", () => {
    expect(moved(proved(100, 400))).toEqual([
      "06-04 12:00 overdue-pick-up-percent/P1/pay 500",
      "06-04 12:00 overdue-pick-up-percent/P1/charge 500",
      "06-04 18:00 overdue-pick-up-percent/P2/pay 1500",
      "06-04 18:00 overdue-pick-up-percent/P2/charge 1500",
    ]);
  });

  it.each([
    [400, 100],
    [100, 400],
  ])(
    "cost the dearer where both are late at one instant, whichever was sent first: %i and %i yuan",
    (first, second) => {
      const both = bought(first, second)
        .at(t("06-01 12:00"))
        .when(sent("06-01 12:00", "P1", "A"), sent("06-01 12:00", "P2", "B"))
        .at(t("06-05 12:00"));
      const money = both.steps.flatMap(({ effects }) =>
        effects.flatMap((one) => ("amount" in one ? [[one.type, one.amount.amount] as const] : [])),
      );
      const sum = (type: string): number => money.reduce((all, [is, amount]) => all + (is === type ? amount : 0), 0);
      expect([sum("compensate"), sum("charge")]).toEqual([2000, 2000]);
    },
  );
});

describe("one parcel that is picked up too late, five percent of what its buyer waited for", () => {
  const both = bought(100, 300)
    .at(t("06-01 12:00"))
    .when({
      type: "shipment.submitted",
      payload: { parcelId: "P1", carrier: "zhongtong", number: numberOf.P1 },
    });
  const asked = { type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only" } } as const;
  const granted = { type: "aftersales.approved", payload: { caseId: "AS-1" } } as const;
  const cost = (order: Scenario): readonly string[] => moved(order.at(t("06-04 12:00"))).slice(-2);

  it.each([
    ["up to the limit is none of it", "06-03 12:00", 500],
    ["a millisecond later is part of it", "06-03 12:00:00.001", 2000],
  ])("what is paid back %s", (_, time, amount) => {
    const part = { ...asked, payload: { ...asked.payload, lines: [{ lineId: "B", quantity: 1 }] } };
    expect(cost(both.at(t("06-02 10:00")).when(part).at(t(time)).when(granted))).toEqual([
      `06-04 12:00 overdue-pick-up-percent/P1/pay ${amount}`,
      `06-04 12:00 overdue-pick-up-percent/P1/charge ${amount}`,
    ]);
  });

  it("the part of a price that went back is none of it", () => {
    const part = { ...asked, payload: { ...asked.payload, amount: yuan(300) } };
    expect(cost(both.at(t("06-02 10:00")).when(part).at(t("06-02 11:00")).when(granted))).toEqual([
      "06-04 12:00 overdue-pick-up-percent/P1/pay 500",
      "06-04 12:00 overdue-pick-up-percent/P1/charge 500",
    ]);
  });
});

describe("a late shipment, and two parcels that are picked up too late", () => {
  /** P1 was proved to have been picked up in time, at last. P2 was sent late, and never picked up. */
  const proved = (first: number, second: number): Scenario =>
    bought(first, second)
      .at(t("06-03 09:00"))
      .when(sent("06-03 09:00", "P1", "A"))
      .at(t("06-03 11:00"))
      .when(sent("06-03 11:00", "P2", "B"))
      .at(t("06-07 14:00"))
      .when(traced([["06-03 20:00", "picked_up"]], { number: numberOf.P1 }))
      .at(t("06-08 12:00"));

  it.each([
    [200, ["pay 1000", "charge 1000", "pay 1000", "charge 1000", "reverse 1000"]],
    [100, ["pay 500", "charge 500", "pay 1500", "charge 1500", "reverse 1500"]],
  ] as const)("cost the highest of what stands, not the sum: of %i yuan", (second, money) => {
    const [late, pickUp] = ["delay-coupon/order", "overdue-pick-up-percent/P1"];
    const [pay = "", charge = "", more = "", extra = "", back = ""] = money;
    expect(moved(proved(400, second)).slice(0, 5)).toEqual([
      `06-03 10:00:00.001 ${late}/${pay}`,
      `06-03 10:00:00.001 ${late}/${charge}`,
      `06-06 09:00 ${pickUp}/${more}`,
      `06-06 09:00 ${pickUp}/${extra}`,
      `06-07 14:00 ${pickUp}/${back}`,
    ]);
  });
});

describe("a second parcel whose pick-up is overdue when the first is proved to have been in time", () => {
  /** P1 was paid for; P2 is overdue since 06-04 11:00. */
  const both = bought(200, 300)
    .at(t("06-01 11:00"))
    .when(sent("06-01 11:00", "P1", "A"))
    .at(t("06-02 11:00"))
    .when(sent("06-02 11:00", "P2", "B"))
    .at(t("06-04 12:00"))
    .when(traced([["06-01 20:00", "picked_up"]], { number: numberOf.P1 }));
  const ended = [
    "06-04 11:00 overdue-pick-up-percent/P1/pay 1000",
    "06-04 11:00 overdue-pick-up-percent/P1/charge 1000",
    "06-04 12:00 overdue-pick-up-percent/P1/reverse 1000",
  ];
  const cost = (order: Scenario): readonly string[] => moved(order).filter((one) => one.startsWith("06-"));

  it("is held a day of its own: then its buyer gets what he has not got yet, and all of it is charged", () => {
    expect(cost(both.at(t("06-05 10:59:59.999")))).toEqual(ended);
    expect(cost(both.at(t("06-05 11:00:00.001")))).toEqual([
      ...ended,
      "06-05 11:00 overdue-pick-up-percent/P2/pay 500",
      "06-05 11:00 overdue-pick-up-percent/P2/charge 1500",
    ]);
  });

  it("costs nothing where it is proved within that day", () => {
    const proved = both.at(t("06-04 14:00")).when(traced([["06-03 22:00", "picked_up"]], { number: numberOf.P2 }));
    expect(cost(proved.at(t("06-06 11:00")))).toEqual(ended);
  });
});

it("a late shipment that is excused on appeal costs what is late by the date that was agreed after it", () => {
  const late = bought(400, 100).at(t("06-03 12:00"));
  const breach = late.view().breaches[0]?.breach ?? "";
  const upheld = late
    .when({ type: "appeal.filed", payload: { breach, reason: "r", evidence: ["x"] } })
    .at(t("06-03 15:00"))
    .when(sent("06-03 15:00", "P1", "A"))
    .when({ type: "shipby.negotiated", payload: { shipBy: t("06-05 10:00") } })
    .at(t("06-05 13:00"))
    .when({ type: "appeal.decided", payload: { breach, result: "upheld" } });
  expect(moved(upheld)).toEqual([
    "06-03 10:00:00.001 delay-coupon/order/pay 2500",
    "06-03 10:00:00.001 delay-coupon/order/charge 2500",
    "06-05 13:00 delay-coupon/order/reverse 2000",
    "更正：订单1001的扣款20元已取消，已扣的将退回。",
  ]);
});

describe("what was received in time and handed in after the limit, of one of two lines that are late", () => {
  const paidFor = ["pay", "charge"].map((one) => `06-03 10:00:00.001 delay-coupon/order/${one} 2500`);
  const handedIn = (event: ScenarioEvent, received: number): readonly string[] =>
    moved(
      bought(400, 100)
        .at(t("06-03 14:00"))
        .when({ ...event, receivedAt: received }),
    );
  const limit = at("06-03 10:00");
  const words: readonly (readonly [string, ScenarioEvent])[] = [
    ["an upload", sent("06-02 18:00", "P1", "A")],
    ["that it is out of stock", { type: "stock.out", payload: { lines: ["A"] } }],
    [
      "a request for its price",
      {
        type: "aftersales.requested",
        payload: { caseId: "AS-1", kind: "refund_unshipped", lines: [{ lineId: "A", quantity: 1 }] },
      },
    ],
  ];

  it.each(words)(
    "%s leaves five percent of the other: the rest of the charge goes back, the buyer keeps his",
    (_, word) => {
      const money = handedIn(word, limit).filter((one) => one.includes("delay-coupon") || !one.startsWith("06-"));
      expect(money).toEqual([
        ...paidFor,
        "06-03 14:00 delay-coupon/order/reverse 2000",
        "更正：订单1001的扣款20元已取消，已扣的将退回。",
      ]);
      expect(handedIn(word, limit + 1).filter((one) => one.includes("delay-coupon"))).toEqual(paidFor);
    },
  );
});

describe("five percent of what shipped too late", () => {
  type Proof = "upload" | "first-scan" | "any-proof";
  const provedBy = (value: Proof): Pack => ({
    id: "shop",
    version: "1",
    values: { choice: { "ship.satisfied-by": { value, source: ["shop"] } } },
  });
  const costs = (value: Proof, seen: string, more: object = {}, uploaded = "06-02 18:00"): readonly string[] =>
    moved(
      scenario(defineRulebook({ packs: [marketplaceCn, provedBy(value)], channels: [inbox()] }), { orderId: "1001" })
        .given([seller])
        .given({
          events: [
            {
              ...created,
              payload: { kind: "normal", lines: [line("A", 100), line("B", 400)], total: yuan(500), ...more },
            },
            { ...paid, payload: { amount: yuan(500) } },
          ],
        })
        .at(t("06-02 12:00"))
        .when(sent("06-02 12:00", "P1", "A"))
        .at(t(uploaded))
        .when(sent(uploaded, "P2", "B"))
        .at(t("06-03 18:00"))
        .when(traced([[seen, "picked_up"]], { number: numberOf.P2 }))
        .at(t("06-03 20:00")),
    );
  const all = ["06-03 10:00:00.001 delay-coupon/order/pay 2500", "06-03 10:00:00.001 delay-coupon/order/charge 2500"];
  const back = ["06-03 18:00 delay-coupon/order/reverse 2000", "更正：订单1001的扣款20元已取消，已扣的将退回。"];

  it.each(["first-scan", "any-proof"] as const)("is what no carrier had by the limit, where %s proves it", (value) => {
    expect(costs(value, "06-03 10:00:00.000")).toEqual([...all, ...back]);
    expect(costs(value, "06-03 10:00:00.001")).toEqual(all);
  });

  it("counts a scan in time though the number was uploaded later", () => {
    expect(costs("first-scan", "06-03 10:00:00.000", {}, "06-03 11:00")).toEqual([...all, ...back]);
    expect(costs("first-scan", "06-03 10:00:00.001", {}, "06-03 11:00")).toEqual(all);
  });

  it("is what was not uploaded by the limit, where that proves it or no carrier scans it", () => {
    const second = [
      "06-03 10:00:00.001 delay-coupon/order/pay 2000",
      "06-03 10:00:00.001 delay-coupon/order/charge 2000",
    ];
    expect(costs("upload", "06-03 10:00:00.001")).toEqual([]);
    expect(costs("upload", "06-03 10:00:00.000", {}, "06-03 11:00")).toEqual(second);
    expect(costs("first-scan", "06-03 10:00:00.001", { handover: "same_city" }, "06-03 11:00")).toEqual(second);
  });
});
