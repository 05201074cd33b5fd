import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { shopify, shopifyStatuses } from "../../src/tracking/shopify.ts";
import { warned } from "./fixture.ts";
import { at, hmac, parcels, refusedWith } from "./header-signed.ts";
import {
  codeTable,
  decode,
  fulfillment,
  fulfillmentEvent,
  news,
  order,
  refund,
  salt,
  shippedNews,
  shopifyFixture,
  told,
  transaction,
  webhook,
  zone,
} from "./shopify-fixture.ts";

const version = webhook["X-Shopify-Webhook-Id"];

describe("the shopify codec", () => {
  it.each(codecConformance(shopifyFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    expect(Object.keys(shopifyStatuses).sort()).toEqual(codeTable.map(({ code }) => code).sort());
  });
});

describe("an event of a fulfillment", () => {
  const scan = { at: at("2026-06-01T06:00:00-04:00"), code: "DELIVERED", milestone: "delivered" } as const;
  const name = { provider: "shopify", carrier: "shopify", number: "255858046" };

  it("is read in large letters too", () => {
    expect(decode(fulfillmentEvent("DELIVERED"))).toEqual(parcels({ ...name, events: [scan] }));
  });

  it("says what could not be read of it", () => {
    expect(decode(fulfillmentEvent("beamed", "noon", { estimated_delivery_at: "soon" }))).toEqual({
      ...parcels(),
      issues: [
        warned("UNKNOWN_CODE", "status", 'A code "BEAMED" is not known.'),
        { code: "TIME_UNREADABLE", path: "happened_at", message: "Not a time." },
      ],
      reply: refusedWith(400),
    });
    expect(decode(fulfillmentEvent("delivered", undefined, { estimated_delivery_at: "soon" }))).toEqual({
      ...parcels({ ...name, events: [scan] }),
      issues: [warned("TIME_UNREADABLE", "estimated_delivery_at", "Not a time.")],
    });
  });

  it("that was deleted is taken back", () => {
    const headers = { "X-Shopify-Topic": "fulfillment_events/delete" };
    expect(decode(fulfillmentEvent("delivered"), {}, headers)).toEqual(
      parcels({ ...name, events: [], withdrawn: [scan] }),
    );
    expect(decode(fulfillmentEvent("delivered", ""), {}, headers).parcels).toEqual([]);
  });

  it("of no fulfillment is refused", () => {
    expect(decode({ ...fulfillmentEvent("delivered"), fulfillment_id: null })).toEqual({
      ...parcels(),
      issues: [{ code: "PARCEL_UNNAMED", path: "fulfillment_id", message: "No number or carrier." }],
      reply: refusedWith(400),
    });
  });
});

describe("an order", () => {
  const paid = (key = version) => news("payment.captured", key, { amount: { amount: 40994, currency: "USD" } });

  it.each([
    ["pending", []],
    ["authorized", []],
    ["partially_paid", []],
    ["voided", []],
    ["paid", [paid()]],
    ["partially_refunded", [paid()]],
    ["refunded", [paid()]],
    ["expired", [news("payment.expired", version, {})]],
  ])("that is %s", (financial_status, events) => {
    expect(decode(order({ financial_status }), {}, webhook)).toEqual(told({ financial_status }, ...events));
  });

  it.each(["partial", "fulfilled", "restocked", "beamed"])(
    "whose fulfillment is %s says so and no more: its fulfillments say what left",
    (fulfillment_status) => {
      expect(decode(order({ fulfillment_status }))).toEqual(told({ financial_status: "pending", fulfillment_status }));
    },
  );

  it("keeps a status that is not known, which moves nothing", () => {
    expect(decode(order({ financial_status: "bartered" }))).toEqual({
      ...told({ financial_status: "bartered" }),
      issues: [warned("UNKNOWN_CODE", "financial_status", 'A code "bartered" is not known.')],
    });
  });

  it.each([
    ["customer", "order.cancelled", "buyer", {}],
    ["inventory", "order.closed", "seller", { reason: "out-of-stock" }],
    ["staff", "order.closed", "seller", {}],
    ["fraud", "order.cancelled", "platform", {}],
    ["declined", "order.cancelled", "platform", {}],
    ["other", "order.cancelled", "platform", {}],
    ["constructor", "order.cancelled", "platform", {}],
    [null, "order.cancelled", "platform", {}],
  ] as const)("that was called off for %s says when and by whom: %s by %s", (cancel_reason, type, role, payload) => {
    const time = "2026-06-02T08:00:00-04:00";
    expect(decode(order({ cancelled_at: time, cancel_reason }), {}, webhook)).toEqual(
      told({ financial_status: "pending" }, { ...news(type, version, payload, time), actor: { role } }),
    );
  });

  it("of which no one can read when it was called off was not, and that is said", () => {
    expect(decode(order({ cancelled_at: "06/02/2026 10:00", cancel_reason: "customer" }))).toEqual({
      ...told({ financial_status: "pending" }),
      issues: [{ code: "TIME_UNREADABLE", path: "cancelled_at", message: "Not a time." }],
    });
  });

  it("tells what left and what went back without a time that cannot be read, and says so", () => {
    const time = "yesterday";
    const back = refund([transaction("100.00", "success")], { created_at: time, processed_at: time });
    const { orders, issues } = decode(order({ fulfillments: [fulfillment({ updated_at: time })], refunds: [back] }));
    expect(orders?.[0]?.events.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ["shipment.submitted", undefined],
      ["refund.started", undefined],
      ["refund.succeeded", undefined],
    ]);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "TIME_UNREADABLE fulfillments[0].updated_at",
      "TIME_UNREADABLE refunds[0].created_at",
      "TIME_UNREADABLE refunds[0].processed_at",
    ]);
  });

  it.each([
    ["JPY", "5990", 5990],
    ["JPY", "5990.00", 5990],
    ["BHD", "1.234", 1234],
    ["USD", "5", 500],
  ])("in %s of %s counts in the smallest coin", (currency, total_price, amount) => {
    const [first] = decode(order({ financial_status: "paid", currency, total_price })).orders?.[0]?.events ?? [];
    expect(first?.payload).toEqual({ amount: { amount, currency } });
  });

  it.each([
    ["USD", "409.945"],
    ["USD", "a lot"],
    ["usd", "1.00"],
    ["JPY", "0.5"],
  ])("in %s of %s has no amount that can be read", (currency, total_price) => {
    expect(decode(order({ financial_status: "paid", currency, total_price }))).toEqual({
      ...told({ financial_status: "paid" }),
      issues: [{ code: "AMOUNT_UNREADABLE", path: "total_price", message: "Not an amount." }],
    });
  });

  it("has every digit of its id, also where that is the one of Shopify's own test", () => {
    const rawBody = JSON.stringify(order({ financial_status: "paid" })).replace("450789469", "820982911946154508");
    const { orders } = shopify().decode({ headers: webhook, rawBody }, { zone });
    expect(orders?.map(({ number, events }) => [number, events.map(({ id }) => id)])).toEqual([
      ["820982911946154508", [`shopify/820982911946154508/payment.captured/${version}`]],
    ]);
  });

  it("without its id is refused", () => {
    expect(decode(order({ id: null }))).toEqual({
      ...parcels(),
      orders: [],
      issues: [{ code: "ORDER_UNNAMED", path: "id", message: "No number." }],
      reply: refusedWith(400),
    });
  });
});

describe("a fulfillment", () => {
  const read = (more: Record<string, unknown>) => decode(fulfillment(more), {}, webhook);

  it("ships with its number and its lines, under the id of this telling", () => {
    expect(read({ shipment_status: "in_transit" })).toEqual(
      told({ status: "success", shipment_status: "in_transit" }, shippedNews(version)),
    );
    expect(decode(fulfillment())).toEqual(told({ status: "success" }, shippedNews("2026-06-01T05:00:01-04:00")));
  });

  it.each([[{ toString: null }], [{}], ["many"], [null]])(
    "with %o items of a line holds all that is open",
    (quantity) => {
      const payload = { ...fulfillment(), line_items: [{ id: 466157049, quantity }] };
      const [event] = decode(payload, {}, webhook).orders?.[0]?.events ?? [];
      expect([event?.type, (event?.payload as { readonly lines?: unknown } | undefined)?.lines]).toEqual([
        "shipment.submitted",
        undefined,
      ]);
    },
  );

  it("with several numbers is a parcel and others beside it", () => {
    const tracking_numbers = ["9400100000000000000001", "9400100000000000000002"];
    const [, other] = read({ tracking_numbers }).orders?.[0]?.events ?? [];
    expect(other).toEqual(
      news("extra_parcel.added", `9400100000000000000002/${version}`, {
        parcelId: "9400100000000000000002",
        kind: "split",
        carrier: "USPS",
        number: "9400100000000000000002",
      }),
    );
  });

  it.each(["pending", "open", "success"])("that is %s has left once it has a number", (status) => {
    expect(read({ status }).orders?.[0]?.events).toHaveLength(1);
  });

  it.each([
    { status: "cancelled" },
    { status: "error" },
    { status: "failure" },
    { tracking_number: null, tracking_numbers: [] },
    { id: null },
  ])("that is %o has not", (more) => {
    expect(read(more).orders?.[0]?.events).toEqual([]);
  });

  it("that names its numbers in the list alone is read like any other", () => {
    const { tracking_number: _one, ...rest } = fulfillment({ tracking_numbers: ["9400100000000000000001"] });
    expect(decode(rest, {}, webhook)).toEqual(told({ status: "success" }, shippedNews(version)));
  });

  it("without an id cannot be told, and that is said, in an order too", () => {
    const issue = (path: string) => [{ code: "ORDER_UNNAMED", path, message: "No id." }];
    expect(read({ id: null }).issues).toEqual(issue("id"));
    const whole = decode(order({ fulfillments: [fulfillment({ id: null })] }), {}, webhook);
    expect([whole.orders?.[0]?.events, whole.issues]).toEqual([[], issue("fulfillments[0].id")]);
  });

  it("whose carrier nobody named goes with another, and without lines holds what is open", () => {
    const more = { tracking_company: null, line_items: [{ id: 1, quantity: 0 }], tracking_numbers: null };
    expect(read(more).orders?.[0]?.events[0]?.payload).toEqual({
      parcelId: "255858046",
      carrier: "other",
      number: "9400100000000000000001",
      cover: true,
    });
  });

  it("of more numbers than anybody sends keeps the last of them, with an issue", () => {
    const { orders, issues } = read({ tracking_numbers: Array.from({ length: 1001 }, (_, i) => `N${i}`) });
    expect(orders?.[0]?.events).toHaveLength(1000);
    expect(issues).toEqual([{ code: "TOO_MANY_ROWS", path: "tracking_numbers", message: "More than 1000." }]);
  });

  it("of more lines than an event may name holds what is open", () => {
    const line_items = Array.from({ length: 501 }, (_, id) => ({ id: id + 1, quantity: 1 }));
    expect(read({ line_items }).orders?.[0]?.events[0]?.payload).not.toHaveProperty("lines");
  });
});

describe("a refund", () => {
  const amount = { amount: 1550, currency: "USD" };
  const started = (of = amount) =>
    news("refund.started", `509562969/${version}`, { refundId: "509562969", amount: of }, "2026-06-03T10:00:00-04:00");
  const ended = (type: string) =>
    news(type, `509562969/${version}`, { refundId: "509562969" }, "2026-06-03T10:00:05-04:00");
  const read = (...transactions: Parameters<typeof refund>[0]) => decode(refund(transactions), {}, webhook);

  it.each([
    ["success", [started(), ended("refund.succeeded")]],
    ["pending", [started()]],
    ["failure", [ended("refund.failed")]],
    ["error", [ended("refund.failed")]],
  ])("whose transactions are a %s", (status, events) => {
    expect(read(transaction("10.00", status), transaction("5.50", status))).toEqual(
      told({ "transactions.status": status }, ...events),
    );
  });

  it.each([
    ["success", "refunded"],
    ["pending", "refunding"],
  ])("of lines that are called off says so, once it is not a failure: %s", (status, stage) => {
    const item = { line_item_id: 466157049, quantity: 1 };
    const refund_line_items = [
      { ...item, restock_type: "cancel" },
      { ...item, restock_type: "return" },
    ];
    const [first, second] =
      decode(refund([transaction("15.50", status)], { refund_line_items }), {}, webhook).orders?.[0]?.events ?? [];
    const lines = [{ lineId: "466157049", quantity: 1 }];
    expect(first).toEqual(
      news(
        "aftersales.reported",
        `509562969/${stage}/${version}`,
        { caseId: "509562969", stage, kind: "refund_unshipped", lines, amount },
        "2026-06-03T10:00:00-04:00",
      ),
    );
    expect(second?.payload).toEqual({ refundId: "509562969", amount, caseId: "509562969" });
    const failed = decode(refund([transaction("15.50", "failure")], { refund_line_items })).orders?.[0]?.events;
    expect(failed?.map(({ type }) => type)).toEqual(["refund.failed"]);
  });

  it("of which a part failed is what did not", () => {
    expect(read(transaction("10.00", "failure"), transaction("15.50", "success"))).toEqual(
      told({ "transactions.status": "failure success" }, started(), ended("refund.succeeded")),
    );
  });

  it("without an id cannot be told, and that is said", () => {
    const { orders, issues } = decode(refund([transaction("15.50", "success")], { id: null }), {}, webhook);
    expect([orders?.[0]?.events, issues]).toEqual([[], [{ code: "ORDER_UNNAMED", path: "id", message: "No id." }]]);
  });

  it("with a status that is not known is under way", () => {
    expect(read(transaction("15.50", "beamed"))).toEqual({
      ...told({ "transactions.status": "beamed" }, started()),
      issues: [warned("UNKNOWN_CODE", "transactions[0].status", 'A code "beamed" is not known.')],
    });
  });

  it.each([
    ["nothing but goods", []],
    ["nothing", [transaction("0.00", "success")]],
    ["two currencies", [transaction("1.00", "success"), transaction("1.00", "success", { currency: "EUR" })]],
    ["an amount that cannot be read", [transaction("much", "success")]],
    ["a payment that was voided", [transaction("1.00", "success", { kind: "void" })]],
  ])("of %s moves no money", (_, transactions) => {
    expect(decode(refund(transactions)).orders?.[0]?.events).toEqual([]);
  });
});

describe("a webhook of Shopify", () => {
  it("of another topic is taken and passed over", () => {
    expect(decode({ id: 1, title: "a product" })).toEqual({
      ...parcels(),
      issues: [warned("EVENT_NOT_READ", "", "Not of an order or a fulfillment.")],
    });
  });

  it("is believed with the HMAC of its bytes in base64, and with no other", () => {
    const rawBody = order({ financial_status: "paid" });
    const sign = (text: string, secret = salt) => ({ "X-Shopify-Hmac-Sha256": hmac(text, secret, "base64") });
    expect(decode(rawBody, { salt }, sign(JSON.stringify(rawBody))).orders).toHaveLength(1);
    for (const headers of [sign(JSON.stringify(rawBody), "another"), sign("another")])
      expect(decode(rawBody, { salt }, headers)).toEqual({
        ...parcels(),
        issues: [{ code: "SIGNATURE_BROKEN", path: "x-shopify-hmac-sha256", message: "Not of this salt." }],
        reply: refusedWith(401),
      });
  });
});
