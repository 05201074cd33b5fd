import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { scenario } from "waybell/testing";
import { at, created, paid, scan, shipped, t } from "./fixture.ts";
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
  const [due, over] = around("06-03 09:58");
  const placed = scenario(defineRulebook({ packs: [marketplaceIntl], channels }))
    .given(peopleAbroad)
    .given({ events: [{ ...created, payload: { ...created.payload, latestDelivery: t("06-05 12:00") } }, paid] });
  const waiting = placed.at(t("06-02 20:30"));
  const late = waiting.at(t("06-04 20:30")).when(shipped);

  it("is late at its limit like any other as long as nothing has left, and is cancelled no sooner and no later", () => {
    waiting
      .at(over)
      .then.messages([
        [t("06-01 20:00"), "buyer", "order-paid", "push"],
        [t("06-02 21:58"), "seller", "ship-soon", "push"],
        [t("06-03 07:58"), "seller", "ship-now", "push"],
        [over, "seller", "late-shipment-seller", "push"],
      ])
      .nothingElse()
      .breaches([["ship-by", "order", due]]);
    const after = waiting.at(t("06-07 09:00"));
    const told = after.sent.filter(({ role, at }) => role === "buyer" && at > over);
    expect(told.map(({ notice, at }) => [notice, at])).toEqual([
      ["late-shipment", at("06-03 20:00")],
      ["long-unshipped", at("06-04 20:00")],
      ["order-closed", at("06-06 20:00")],
    ]);
    after.then.headline("closed");
  });

  it("was shipped in time if it comes in time, though it left late, and though that is heard of a week later", () => {
    const came = { ...scan("06-05 12:00", "delivered"), receivedAt: t("06-12 12:00") };
    late.then.breaches([["ship-by", "order", due]]);
    late
      .at(t("06-12 12:00"))
      .when(came)
      .then.breaches([
        ["ship-by", "order", due, "late-evidence"],
        ["deliver-by", "P1", at("06-09 10:00"), "late-evidence"],
      ]);
    const tooLate = { ...scan("06-05 12:00:00.001", "delivered"), receivedAt: t("06-05 13:00") };
    late
      .at(t("06-05 13:00"))
      .when(tooLate)
      .then.breaches([["ship-by", "order", due]]);
  });

  it("waits for that where it had a number by its limit, and says then only that it is late", () => {
    const sent = placed.at(t("06-03 09:00")).when(shipped);
    const [last, past] = around("06-05 12:00");
    sent.at(last).then.breaches([]);
    const said = sent.at(past).inbox.filter(({ notice }) => notice === "late-shipment-seller");
    expect(said.map(({ texts }) => texts[1])).toEqual(["订单1001发货超时。如有客观原因，可在7月5日12:00前申诉。"]);
  });
});
