import { describe, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { scenario } from "waybell/testing";
import { at, created, paid, t } from "./fixture.ts";
import { peopleAbroad } from "./intl.ts";
import { around, channels, onItsWay, scanned } from "./pinduoduo.ts";

describe("a parcel that is held for a day only", () => {
  const held = {
    at: at("06-02 10:00"),
    code: "304",
    milestone: "awaiting_collection",
    point: { name: "丰巢柜", code: "8-2-3307", holdUntil: at("06-03 10:00") },
  } as const;
  const awaiting = onItsWay("06-01 12:00")
    .given({ events: [scanned("06-01 20:30", "picked_up")] })
    .at(t("06-02 10:00"))
    .when({
      type: "trace.received",
      payload: { provider: "kuaidi100", carrier: "zhongtong", number: "73100000000001", scans: [held] },
    });

  it("is called for a last time, and not asked for when it goes back", () => {
    awaiting.then
      .told("buyer", "ready-to-collect", "sms", { at: t("06-02 10:00") })
      .told("buyer", "collect-last-call", "sms", { at: t("06-02 10:00") })
      .nothingElse()
      .at(t("06-05 09:00"))
      .then.nothing();
  });
});

describe("an order whose shipping may still be proved by its arrival", () => {
  // To be shipped by 06-03 09:58, or brought by 06-05 12:00.
  const [last, over] = around("06-05 12:00");
  const waiting = scenario(defineRulebook({ packs: [marketplaceIntl], channels }))
    .given(peopleAbroad)
    .given({ events: [{ ...created, payload: { ...created.payload, latestDelivery: t("06-05 12:00") } }, paid] })
    .at(t("06-02 20:30"));

  it("is not called long unshipped before that is over", () => {
    waiting
      .at(last)
      .then.messages([
        [t("06-01 20:00"), "buyer", "order-paid", "push"],
        [t("06-02 21:58"), "seller", "ship-soon", "push"],
        [t("06-03 07:58"), "seller", "ship-now", "push"],
      ])
      .nothingElse()
      .breaches([])
      .at(over)
      .then.messages([
        [over, "seller", "late-shipment-seller", "push"],
        [over, "platform", "call-the-buyer", "webhook"],
      ])
      .nothingElse()
      .breaches([["ship-by", "order", around("06-03 09:58")[0]]]);
  });
});
