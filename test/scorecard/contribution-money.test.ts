import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { lawUsFtc } from "../../src/packs/law-us-ftc.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { event } from "../support/events.ts";
import { confirmed, scanned, shippedAt, total, uploaded } from "../support/seller.ts";
import { at } from "../support/times.ts";

describe("money", () => {
  const refund = (amount: number) => [
    event("refund.started", { refundId: "r1", amount: { amount, currency: "CNY" } }),
    event("refund.succeeded", { refundId: "r1" }),
  ];

  it("that went back counts by order and by amount", () => {
    const order = shippedAt("06-01 18:00").at("06-02 10:00", ...refund(1000));
    expect(order.marks("refunded", "captured", "refunded-amount", "seller-fault-refund")).toEqual([
      "refunded 06-01 10:00 yes",
      "seller-fault-refund 06-01 10:00 no",
      "captured 06-01 10:00 yes 5990 CNY",
      "refunded-amount 06-01 10:00 yes 1000 CNY",
    ]);
  });

  it("that went back because the seller was late is the seller's fault, and not what went back before", () => {
    expect(
      confirmed()
        .at("06-03 12:00", ...refund(total.amount))
        .marks("seller-fault-refund"),
    ).toEqual(["seller-fault-refund 06-01 10:00 yes"]);
    const before = confirmed()
      .at("06-03 09:00", ...refund(1000))
      .at("06-03 12:00");
    expect(before.marks("seller-fault-refund", "ship-by")).toEqual([
      "ship-by 06-03 10:00 no",
      "seller-fault-refund 06-01 10:00 no",
    ]);
  });

  it.each([
    ["the seller closed it", event("order.closed", { reason: "sold out" }, { by: "seller" }), "yes"],
    ["something was out of stock", event("stock.out", { lines: ["l1"] }, { by: "seller" }), "yes"],
    ["the platform closed it", event("order.closed", {}, { by: "platform" }), "no"],
  ])("an order is cancelled by its seller where %s", (_, what, is) => {
    expect(confirmed().at("06-02 10:00", what).marks("confirmed")).toEqual([`confirmed 06-01 10:00 ${is}`]);
  });

  it("an order of which something is out of stock and the rest shipped is not cancelled: late it stays late", () => {
    const gift = { id: "l2", title: "Gift", quantity: 1, paid: { amount: 0, currency: "CNY" } };
    const cup = { id: "l1", title: "Cup", quantity: 2, paid: total };
    const order = confirmed({ lines: [cup, gift] }).at(
      "06-02 10:00",
      event("stock.out", { lines: ["l2"] }, { by: "seller" }),
    );
    expect(order.marks("ship-by", "confirmed")).toEqual(["ship-by 06-03 10:00 open", "confirmed 06-01 10:00 no"]);
    order.at("06-05 10:00", uploaded({ lines: [{ lineId: "l1", quantity: 2 }] }));
    expect(order.marks("ship-by", "confirmed")).toEqual([
      `ship-by 06-03 10:00 no ${at("06-05 10:00") / 60_000}`,
      "confirmed 06-01 10:00 no",
    ]);
  });

  it.each([
    ["as nobody picked it up is cancelled", [], "yes"],
    ["once the carrier has it is not", [scanned("06-05 12:00", "picked_up")], "no"],
    ["once the buyer has it is not", [event("receipt.confirmed", {}, { by: "buyer" })], "no"],
  ])("an order that shipped late and that its seller closes %s", (_, events, is) => {
    const order = shippedAt("06-05 10:00").at("06-05 12:00", ...events);
    expect(order.at("06-08 10:00", event("order.closed", {}, { by: "seller" })).marks("ship-by", "confirmed")).toEqual([
      `ship-by 06-03 10:00 no ${at("06-05 10:00") / 60_000}`,
      `confirmed 06-01 10:00 ${is}`,
    ]);
  });

  it("an order that time closed for it was never shipped is cancelled by its seller", () => {
    const duration = { "ship.auto-cancel": { value: "3d", source: "unverified" } } as const;
    const shop = { id: "shop", version: "1", layer: "shop", values: { duration } } as const;
    const book = defineRulebook({ packs: [pinduoduo, shop], channels: [] });
    const order = confirmed({}, book).at("06-06 10:00");
    expect(order.marks("confirmed")).toEqual(["confirmed 06-01 10:00 no"]);
    expect(order.at("06-06 10:00:00.001").marks("confirmed", "ship-by")).toEqual([
      "ship-by 06-03 10:00 no",
      "confirmed 06-01 10:00 yes",
    ]);
  });

  it("an order is cancelled by its seller where the buyer would not wait for a later date", () => {
    const book = defineRulebook({ packs: [lawUsFtc, marketplaceIntl], channels: [] });
    const order = confirmed({}, book)
      .at("06-01 12:00", event("delay.announced", { until: at("06-20 12:00") }, { by: "seller" }))
      .at("06-02 12:00", event("delay.answered", { agrees: false }, { by: "buyer" }));
    expect(order.record?.facts.find(([name]) => name === "order.closed-by")?.[1]).toBe("buyer");
    expect(order.marks("confirmed")).toEqual(["confirmed 06-01 10:00 yes"]);
  });

  it("that a buyer got for what went wrong is counted, and what its seller was charged", () => {
    const order = confirmed().at("06-03 10:00:00.001");
    expect(order.marks("compensated", "charged")).toEqual([
      "compensated 06-03 10:00:00.001 yes 300 CNY",
      "charged 06-03 10:00:00.001 yes 300 CNY",
    ]);
  });

  it("that was refused was charged to nobody", () => {
    const order = confirmed().at("06-03 10:00:00.001");
    const effect = `${order.record?.id}/delay-coupon/order/charge`;
    order.at("06-03 11:00", event("money.settled", { effect, result: "refused" }, { by: "system" }));
    expect(order.marks("compensated", "charged")).toEqual(["compensated 06-03 10:00:00.001 yes 300 CNY"]);
  });

  it("that a buyer chose for a parcel that was lost is counted as well", () => {
    const order = shippedAt("06-01 18:00")
      .at("06-02 12:00", scanned("06-02 12:00", "in_transit"))
      .at("06-03 12:00", scanned("06-03 12:00", undefined, { exception: "lost" }))
      .at("06-03 13:00", event("remedy.chosen", { parcelId: "p1", remedy: "money" }, { by: "buyer" }));
    expect(order.marks("compensated")).toEqual(["compensated 06-03 13:00 yes 5990 CNY"]);
  });

  it("that was charged is given back with the breach, what the buyer got is not", () => {
    const breach = `ship-by:order:${at("06-03 10:00")}`;
    const order = confirmed()
      .at("06-03 10:00:00.001")
      .at("06-03 12:00", event("appeal.filed", { breach, reason: "flood", evidence: ["photo"] }, { by: "seller" }))
      .at("06-04 12:00", event("appeal.decided", { breach, result: "upheld" }, { by: "platform" }));
    expect(order.marks("compensated", "charged")).toEqual(["compensated 06-03 10:00:00.001 yes 300 CNY"]);
  });
});
