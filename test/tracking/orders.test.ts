import { describe, expect, it } from "vitest";
import type { OrderEvent } from "../../src/model/event.ts";
import type { OrderRecord } from "../../src/model/record.ts";
import type { Rulebook } from "../../src/rulebook/rulebook.ts";
import type { Decoded } from "../../src/tracking/codec.ts";
import { intlBook } from "../scenarios/intl.ts";
import { pinduoduoBook } from "../scenarios/pinduoduo.ts";
import { at } from "./header-signed.ts";
import { decode as fromPinduoduo, info, june, request } from "./pinduoduo-fixture.ts";
import { decode as fromShopify, fulfillment, order, refund, transaction } from "./shopify-fixture.ts";

// What a codec says of an order is what a rulebook takes, in the order in which it says it.

/** An order and what became of each event it was told: `payment.captured accepted`, `payment.captured E_…`. */
function shop(book: Rulebook, created: OrderEvent["payload"], placed: number) {
  const start = { id: "new", type: "order.created", orderId: "1001", actor: { role: "system" }, payload: created };
  let record: OrderRecord | null = null;
  const step = (now: number, events: readonly OrderEvent[]) => {
    const next = book.step(record, events, { now, people: [] });
    record = next.record;
    return next.outcomes.map(
      (outcome, i) => `${events[i]?.type} ${outcome.is === "rejected" ? outcome.code : outcome.is}`,
    );
  };
  step(placed, [start as OrderEvent]);
  const tell = (receivedAt: number, { orders = [] }: Decoded) =>
    step(
      receivedAt,
      orders.flatMap(({ events }) => events.map((event) => ({ ...event, orderId: "1001", receivedAt }) as OrderEvent)),
    );
  return { tell, record: () => record as OrderRecord | null };
}

describe("an order of Shopify", () => {
  const created = {
    kind: "normal",
    lines: [{ id: "466157049", title: "Boots", quantity: 2 }],
    total: { amount: 40994, currency: "USD" },
  } as const;
  const now = (time: string) => at(`2026-06-${time}:00-04:00`);
  const paid = { financial_status: "paid", updated_at: "1" };

  it("is paid, shipped and refunded by what its webhooks say", () => {
    const { tell, record } = shop(intlBook, created, now("01T04:00"));
    expect(tell(now("01T04:30"), fromShopify(order(paid)))).toEqual(["payment.captured accepted"]);
    expect(tell(now("01T05:00"), fromShopify(fulfillment()))).toEqual(["shipment.submitted accepted"]);
    const back = refund([transaction("100.00", "success")]);
    expect(tell(now("03T10:00"), fromShopify(back))).toEqual(["refund.started accepted", "refund.succeeded accepted"]);
    expect(record()?.chart).toMatchObject({ payment: "partially_refunded", fulfilment: "shipped" });
    expect(record()?.parcels.map(({ id, number }) => [id, number])).toEqual([["255858046", "9400100000000000000001"]]);
  });

  it("takes from a webhook that says it all again nothing twice", () => {
    const { tell, record } = shop(intlBook, created, now("03T09:59"));
    const all = { ...paid, fulfillments: [fulfillment()], refunds: [refund([transaction("100.00", "success")])] };
    const first = tell(now("03T10:00"), fromShopify(order(all)));
    expect(first).toEqual([
      "payment.captured accepted",
      "shipment.submitted accepted",
      "refund.started accepted",
      "refund.succeeded accepted",
    ]);
    expect(tell(now("03T10:01"), fromShopify(order(all)))).toEqual(
      first.map((outcome) => outcome.replace("accepted", "duplicate")),
    );
    const before = record();
    expect(tell(now("03T10:02"), fromShopify(order({ ...all, updated_at: "2" })))).toEqual([
      "payment.captured E_STALE_UPDATE",
      "shipment.submitted duplicate",
      "refund.started duplicate",
      "refund.succeeded duplicate",
    ]);
    expect(record()?.chart).toEqual(before?.chart);
  });

  it("that was shipped before it was paid has shipped once it is", () => {
    const { tell } = shop(intlBook, created, now("01T04:00"));
    const shipped = { fulfillments: [fulfillment()] };
    expect(tell(now("01T05:00"), fromShopify(order({ ...shipped, updated_at: "1" })))).toEqual([
      "shipment.submitted E_NOT_PAID",
    ]);
    expect(tell(now("01T06:00"), fromShopify(order({ ...paid, ...shipped, updated_at: "2" })))).toEqual([
      "payment.captured accepted",
      "shipment.submitted accepted",
    ]);
  });

  it("that was paid back before anybody heard that it was paid is paid back once that is told", () => {
    const { tell, record } = shop(intlBook, created, now("01T04:00"));
    const back = refund([transaction("100.00", "success")]);
    expect(tell(now("03T10:00"), fromShopify(back, {}, { "X-Shopify-Webhook-Id": "w1" }))).toEqual([
      "refund.started E_NOT_PAID",
      "refund.succeeded E_NO_SUCH_REFUND",
    ]);
    const all = { ...paid, financial_status: "partially_refunded", refunds: [back] };
    const [first, again] = ["w2", "w3"].map((id) => fromShopify(order(all), {}, { "X-Shopify-Webhook-Id": id }));
    expect(tell(now("03T10:05"), first as Decoded)).toEqual([
      "payment.captured accepted",
      "refund.started accepted",
      "refund.succeeded accepted",
    ]);
    expect(tell(now("03T10:10"), again as Decoded)).toEqual([
      "payment.captured E_STALE_UPDATE",
      "refund.started duplicate",
      "refund.succeeded duplicate",
    ]);
    expect(record()?.facts.find(([name]) => name === "order.refunded-amount")).toEqual([
      "order.refunded-amount",
      { amount: 10000, currency: "USD" },
      now("03T10:05"),
    ]);
  });

  it("goes by the number that replaced another", () => {
    const { tell, record } = shop(intlBook, created, now("01T04:00"));
    tell(now("01T04:30"), fromShopify(order(paid)));
    tell(now("01T05:00"), fromShopify(fulfillment()));
    const corrected = { tracking_numbers: ["9400100000000000000009"], updated_at: "2026-06-01T06:00:00-04:00" };
    expect(tell(now("01T06:00"), fromShopify(fulfillment(corrected)))).toEqual(["shipment.submitted accepted"]);
    expect(record()?.parcels[0]).toMatchObject({
      number: "9400100000000000000009",
      former: ["9400100000000000000001"],
    });
  });

  const numbered = (number: string, time: string) =>
    fromShopify(fulfillment({ tracking_numbers: [number], updated_at: `2026-06-${time}:00-04:00` }));
  const [wrong, right, stale] = [
    numbered("9400100000000000000001", "01T05:00"),
    numbered("9400100000000000000009", "01T07:00"),
    numbered("9400100000000000000001", "01T06:59"),
  ];
  const accepted = ["shipment.submitted accepted"];
  const late = ["shipment.submitted E_STALE_UPDATE"];

  it.each<readonly [string, readonly (readonly [Decoded, readonly string[]])[]]>([
    [
      "after it",
      [
        [wrong, accepted],
        [right, accepted],
        [stale, late],
      ],
    ],
    [
      "after it, and nothing was said before",
      [
        [right, accepted],
        [stale, late],
      ],
    ],
    [
      "after it was said twice",
      [
        [wrong, accepted],
        [right, accepted],
        [numbered("9400100000000000000009", "01T07:30"), ["shipment.submitted duplicate"]],
        [numbered("9400100000000000000001", "01T07:29"), late],
      ],
    ],
    [
      "before it",
      [
        [wrong, accepted],
        [stale, ["shipment.submitted duplicate"]],
        [right, accepted],
      ],
    ],
  ])("keeps the right number where a webhook of an older one comes %s", (_, told) => {
    const { tell, record } = shop(intlBook, created, now("01T04:00"));
    tell(now("01T04:30"), fromShopify(order(paid)));
    for (const [decoded, outcome] of told) expect(tell(now("01T08:00"), decoded)).toEqual(outcome);
    expect(record()?.parcels[0]?.number).toBe("9400100000000000000009");
  });

  it("is cancelled and paid back", () => {
    const { tell, record } = shop(intlBook, created, now("02T08:00"));
    const cancelled = {
      ...paid,
      financial_status: "refunded",
      cancelled_at: "2026-06-02T08:00:00-04:00",
      cancel_reason: "customer",
      refunds: [refund([transaction("409.94", "success")])],
    };
    expect(tell(now("02T08:01"), fromShopify(order(cancelled)))).toEqual([
      "payment.captured accepted",
      "order.cancelled accepted",
      "refund.started accepted",
      "refund.succeeded accepted",
    ]);
    expect(record()?.chart).toMatchObject({ payment: "refunded", fulfilment: "cancelled", receipt: "closed" });
  });
});

describe("an order of Pinduoduo", () => {
  const created = {
    kind: "group",
    lines: [{ id: "1", title: "纸巾", quantity: 1 }],
    total: { amount: 1990, currency: "CNY" },
  } as const;
  const shipped = {
    order_status: 2,
    logistics_id: 115,
    tracking_number: "73100000000001",
    shipping_time: "2026-06-02 10:00:00",
    updated_at: "2026-06-02 10:00:00",
  };

  it("is paid, confirmed, shipped and received by what its answers say", () => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    const grouping = { confirm_status: 0, group_status: 0, updated_at: "2026-06-01 10:00:00" };
    expect(tell(june("01 10:01:00"), fromPinduoduo(info(grouping)))).toEqual(["payment.captured accepted"]);
    expect(tell(june("01 10:06:00"), fromPinduoduo(info()))).toEqual([
      "payment.captured E_STALE_UPDATE",
      "group.formed accepted",
    ]);
    expect(tell(june("02 10:01:00"), fromPinduoduo(info(shipped))).at(-1)).toBe("shipment.submitted accepted");
    const gift = [{ logistics_id: 85, tracking_number: "YT0000000001" }];
    const received = { order_status: 3, receive_time: "2026-06-05 10:00:00", updated_at: "2026-06-05 10:00:00" };
    const all = fromPinduoduo(info({ ...shipped, ...received, gift_delivery_list: gift }));
    expect(tell(june("05 10:01:00"), all).slice(-2)).toEqual([
      "extra_parcel.added accepted",
      "receipt.confirmed accepted",
    ]);
    expect(record()?.chart).toMatchObject({ payment: "settling", fulfilment: "shipped", receipt: "received" });
    expect(record()?.parcels.map(({ id, kind }) => [id, kind])).toEqual([
      ["1", "primary"],
      ["YT0000000001", "gift"],
    ]);
  });

  it("all of whose life comes in one answer has lived it", () => {
    const { tell } = shop(pinduoduoBook, created, june("05 10:00:00"));
    const all = { ...shipped, order_status: 3, receive_time: "2026-06-05 10:00:00" };
    expect(tell(june("05 10:01:00"), fromPinduoduo(info(all)))).toEqual([
      "payment.captured accepted",
      "group.formed accepted",
      "shipment.submitted accepted",
      "receipt.confirmed accepted",
    ]);
  });

  it("whose group failed waits for its money", () => {
    const { tell, record } = shop(pinduoduoBook, created, june("02 10:00:00"));
    const failed = { confirm_status: 2, group_status: 2 };
    expect(tell(june("02 10:01:00"), fromPinduoduo(info(failed)))).toEqual([
      "payment.captured accepted",
      "group.failed accepted",
    ]);
    expect(record()?.chart).toMatchObject({ fulfilment: "cancelled" });
  });

  it("waits while a refund is asked for, and is closed once the money is back", () => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    const asked = { shipping_status: 0 };
    expect(tell(june("02 09:01:00"), fromPinduoduo(request(asked)))).toEqual(["aftersales.reported accepted"]);
    const back = fromPinduoduo(request({ ...asked, after_sales_status: 10 }));
    expect(tell(june("03 09:01:00"), back)).toEqual([
      "aftersales.reported accepted",
      "refund.started accepted",
      "refund.succeeded accepted",
    ]);
    expect(record()?.chart).toMatchObject({ payment: "refunded", fulfilment: "cancelled" });
    expect(tell(june("03 09:02:00"), back).every((outcome) => outcome.endsWith("duplicate"))).toBe(true);
  });

  it("of which a request stands again where it stood is heard of again", () => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    tell(june("02 10:01:00"), fromPinduoduo(info(shipped)));
    const stages = ([3, 6, 3, 6, 7, 8, 7] as const).map((after_sales_status, i) => {
      const at = `03 1${i}:00:00`;
      const told = request({ after_sales_status, after_sales_type: 2, updated_time: `2026-06-${at}` });
      return [...tell(june(at), fromPinduoduo(told)), record()?.matters?.at(-1)?.chart.stage];
    });
    expect(stages).toEqual(
      [
        "seller_review",
        "rejected",
        "seller_review",
        "rejected",
        "awaiting_return",
        "platform_review",
        "awaiting_return",
      ].map((stage) => ["aftersales.reported accepted", stage]),
    );
  });

  it.each([
    ["2026-06-02 11:59:59", "shipment.submitted E_STALE_UPDATE", "73100000000002"],
    ["2026-06-02 12:00:01", "shipment.submitted accepted", "73100000000001"],
  ])("has the number that its latest answer says, whichever comes last: %s", (updated_at, outcome, number) => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    tell(june("02 10:01:00"), fromPinduoduo(info(shipped)));
    const right = { ...shipped, tracking_number: "73100000000002", updated_at: "2026-06-02 12:00:00" };
    tell(june("02 12:01:00"), fromPinduoduo(info(right)));
    expect(tell(june("02 12:02:00"), fromPinduoduo(info({ ...shipped, updated_at }))).at(-1)).toBe(outcome);
    expect(record()?.parcels[0]?.number).toBe(number);
  });

  it.each([
    ["2026-06-03 11:59:59", "E_STALE_UPDATE", "rejected"],
    ["2026-06-03 12:00:01", "accepted", "seller_review"],
  ])("has a request where its latest answer says, whichever comes last: %s", (updated_time, outcome, stage) => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    const rejected = request({ after_sales_status: 6, updated_time: "2026-06-03 12:00:00" });
    tell(june("03 12:01:00"), fromPinduoduo(rejected));
    expect(tell(june("03 12:02:00"), fromPinduoduo(request({ updated_time })))).toEqual([
      `aftersales.reported ${outcome}`,
    ]);
    expect(record()?.matters?.[0]?.chart.stage).toBe(stage);
  });

  it("that is sent back is on its way back since its request names a number, whatever answer comes after", () => {
    const { tell, record } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    tell(june("02 10:01:00"), fromPinduoduo(info(shipped)));
    const number = "SF1000000000009";
    const told = (
      [
        [3, ""],
        [7, ""],
        [7, number],
        [7, number],
        [7, ""],
        [10, number],
      ] as const
    ).map(([after_sales_status, express_no], i) => {
      const at = `0${i + 3} 10:00:00`;
      const more = { after_sales_type: 2, updated_time: `2026-06-${at}`, express_no, shipping_name: "顺丰快递" };
      const outcomes = tell(june(at), fromPinduoduo(request({ ...more, after_sales_status })));
      return [...outcomes, record()?.matters?.find(({ is }) => is === "case")?.chart.stage];
    });
    expect(told).toEqual([
      ["aftersales.reported accepted", "seller_review"],
      ["aftersales.reported accepted", "awaiting_return"],
      ["aftersales.reported duplicate", "aftersales.return_sent accepted", "return_in_transit"],
      ["aftersales.reported duplicate", "aftersales.return_sent E_STALE_UPDATE", "return_in_transit"],
      ["aftersales.reported duplicate", "return_in_transit"],
      ["aftersales.reported accepted", "refund.started accepted", "refund.succeeded accepted", "refunded"],
    ]);
    expect(record()?.parcels.map(({ kind, carrier, number }) => [kind, carrier, number])).toEqual([
      ["primary", "zhongtong", "73100000000001"],
      ["return", "顺丰快递", number],
    ]);
  });

  it("of which a part is asked back and then not is free to ship again", () => {
    const { tell } = shop(pinduoduoBook, created, june("01 09:50:00"));
    tell(june("01 10:06:00"), fromPinduoduo(info()));
    expect(tell(june("03 09:01:00"), fromPinduoduo(request({ shipping_status: 0, after_sales_status: 11 })))).toEqual([
      "aftersales.reported accepted",
    ]);
    expect(tell(june("03 10:00:00"), fromPinduoduo(info(shipped))).at(-1)).toBe("shipment.submitted accepted");
  });
});
