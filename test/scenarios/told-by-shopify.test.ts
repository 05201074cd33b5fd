import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { shopify } from "waybell/tracking/shopify";
import { at, seller, t } from "./fixture.ts";
import { buyerAbroad } from "./intl.ts";

const dollars = (amount: number) => ({ amount: amount * 100, currency: "USD" });
const zone = "Asia/Shanghai";

interface Row {
  readonly [field: string]: unknown;
}

/** A cup and a pot, paid on 06-01 at 18:00. */
const bought = scenario(defineRulebook({ packs: [marketplaceIntl], channels: [] }))
  .given([buyerAbroad, seller])
  .given({
    events: [
      {
        type: "order.created",
        occurredAt: t("06-01 18:00"),
        payload: {
          kind: "normal",
          lines: [
            { id: "11", title: "Cup", quantity: 1, paid: dollars(10) },
            { id: "12", title: "Pot", quantity: 1, paid: dollars(20) },
          ],
          total: dollars(30),
        },
      },
      { type: "payment.captured", occurredAt: t("06-01 18:00"), payload: { amount: dollars(30) } },
    ],
  });

/** What one webhook tells. */
const told = (payload: Row): readonly ScenarioEvent[] => {
  const headers = { "X-Shopify-Webhook-Id": JSON.stringify(payload).length.toString() };
  const { orders = [], issues } = shopify().decode({ headers, rawBody: JSON.stringify(payload) }, { zone });
  expect(issues).toEqual([]);
  return orders.flatMap(({ events }) =>
    events.map(({ type, payload: said, occurredAt, actor }) => ({
      type,
      payload: said,
      actor,
      ...(occurredAt === undefined ? {} : { occurredAt }),
    })),
  ) as readonly ScenarioEvent[];
};
const order = (more: Row) =>
  told({ id: 1, currency: "USD", total_price: "30.00", financial_status: "pending", fulfillments: [], ...more });
const fulfillment = (id: number, status: string, number: string, time: string, items: readonly number[]): Row => ({
  id,
  status,
  tracking_company: "USPS",
  tracking_number: number,
  line_items: items.map((item) => ({ id: item, quantity: 1 })),
  created_at: t(time),
  updated_at: t(time),
});
const refund = (amount: string, status: string, items: readonly number[], restock_type = "cancel"): Row => ({
  id: 5,
  order_id: 1,
  created_at: t("06-01 20:00"),
  processed_at: t("06-01 20:00"),
  refund_line_items: items.map((line_item_id) => ({ line_item_id, quantity: 1, restock_type })),
  transactions: [{ kind: "refund", status, amount, currency: "USD" }],
});
const money = (of: Scenario) => of.view().compensations.map(({ policy, amount }) => [policy, amount.amount]);
const number = "9205590164917312";
const scanned = (time: string, milestone: "picked_up" | "delivered"): ScenarioEvent => {
  const scans = [{ at: at(time), code: "", milestone }];
  return { type: "trace.received", payload: { carrier: "USPS", number, provider: "own", scans } };
};
/** The cup comes; looked at a week on. */
const arrived = (sent: Scenario): Scenario =>
  sent
    .at(t("06-02 10:00"))
    .when(scanned("06-02 10:00", "picked_up"))
    .at(t("06-04 10:00"))
    .when(scanned("06-04 10:00", "delivered"))
    .at(t("06-11 10:00"));
const broken = (of: Scenario) => of.view().breaches.map(({ promise }) => promise);
const cupSent = order({ fulfillments: [fulfillment(77, "success", number, "06-01 23:00", [11])] });

describe("a line that Shopify calls off before it ships", () => {
  it.each(["20.00", "18.00", "21.40"])("is not waited for, nor paid back once more, for %s dollars", (amount) => {
    const sent = bought
      .at(t("06-01 20:00"))
      .when(told(refund(amount, "success", [12])))
      .at(t("06-01 23:00"))
      .when(cupSent);
    expect(sent.view().headline).toBe("shipped_not_picked_up");
    const later = arrived(sent);
    expect([later.view().headline, broken(later), money(later)]).toEqual(["received", [], []]);
  });

  it("is called off from when its refund begins, also where it comes later or with the cancelling of all", () => {
    const begun = bought.at(t("06-01 20:00")).when(told(refund("20.00", "pending", [12])));
    const sent = arrived(begun.at(t("06-01 23:00")).when(cupSent));
    expect([broken(sent), money(sent)]).toEqual([["pay-refund"], []]);
    const whole = bought
      .at(t("06-01 20:00"))
      .when(
        order({
          cancelled_at: t("06-01 20:00"),
          cancel_reason: "customer",
          refunds: [refund("30.00", "success", [11, 12])],
        }),
      )
      .at(t("06-20 18:00"));
    expect([whole.view().headline, money(whole)]).toEqual(["refunded", []]);
  });

  it("is another matter than goods that came and go back", () => {
    const returned = bought.at(t("06-01 20:00")).when(told(refund("20.00", "success", [12], "return")));
    expect(returned.at(t("06-01 23:00")).when(cupSent).view().headline).toBe("partially_shipped");
  });
});

describe("a fulfillment that is called off and made anew", () => {
  const first = (status: string, time: string) => fulfillment(77, status, number, time, [11, 12]);
  const sent = bought.at(t("06-01 20:00")).when(order({ fulfillments: [first("success", "06-01 20:00")] }));
  const off = first("cancelled", "06-01 21:00");
  const parcels = (of: Scenario) => of.record?.parcels.map(({ id, kind, number: has }) => [id, kind, has]);

  it("is one parcel with another number, which is followed", () => {
    const anew = fulfillment(88, "success", "9205590164917999", "06-01 22:00", [11, 12]);
    const again = sent
      .at(t("06-01 21:00"))
      .when(order({ fulfillments: [off] }))
      .at(t("06-01 22:00"))
      .when(order({ fulfillments: [off, anew] }));
    expect(parcels(again)).toEqual([["77", "primary", "9205590164917999"]]);
    // Called off and made anew once more.
    const gone = { ...anew, status: "cancelled", updated_at: t("06-01 23:00") };
    const last = fulfillment(99, "success", "9205590164917555", "06-01 23:30", [11, 12]);
    const third = again.at(t("06-01 23:30")).when(order({ fulfillments: [off, gone, last] }));
    expect(parcels(third)).toEqual([["77", "primary", "9205590164917555"]]);
  });

  it("in two is that parcel and one beside it", () => {
    const halves = [
      fulfillment(88, "success", "9205590164917999", "06-01 22:00", [11]),
      fulfillment(89, "success", "9205590164917888", "06-01 22:10", [12]),
    ];
    expect(parcels(sent.at(t("06-01 22:10")).when(order({ fulfillments: [off, ...halves] })))).toEqual([
      ["77", "primary", "9205590164917999"],
      ["9205590164917888", "split", "9205590164917888"],
    ]);
  });

  it("is no other that left before", () => {
    const before = fulfillment(78, "success", "9205590164917999", "06-01 20:30", [12]);
    const cup = fulfillment(77, "success", number, "06-01 20:00", [11]);
    const both = bought.at(t("06-01 20:30")).when(order({ fulfillments: [cup, before] }));
    const cancelled = {
      ...cup,
      line_items: [...(cup.line_items as Row[]), { id: 12, quantity: 1 }],
      status: "cancelled",
    };
    const later = both
      .at(t("06-01 21:00"))
      .when(order({ fulfillments: [{ ...cancelled, updated_at: t("06-01 21:00") }, before] }));
    expect(parcels(later)).toEqual([
      ["77", "primary", number],
      ["78", "primary", "9205590164917999"],
    ]);
  });
});
