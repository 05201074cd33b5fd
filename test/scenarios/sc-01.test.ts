import { describe, it } from "vitest";
import { created, number, paid, scan, shippedAt, shop, t } from "./fixture.ts";

describe("SC-01 the happy path", () => {
  const atNight = shop
    .at(t("06-01 09:58"))
    .when(created)
    .at(t("06-01 10:00"))
    .when(paid)
    .at(t("06-01 18:00"))
    .when(shippedAt("06-01 18:00", "06-03 18:00"))
    .at(t("06-01 20:30"))
    .when(scan("06-01 20:30", "picked_up", "杭州市"))
    .at(t("06-02 23:40"))
    .when(scan("06-02 23:40", "in_transit", "苏州市"))
    .at(t("06-03 06:10"))
    .when(scan("06-03 06:10", "arrived_destination", "上海市"));
  const received = atNight
    .at(t("06-03 08:30"))
    .when(scan("06-03 08:30", "out_for_delivery", "上海市"))
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered", "上海市"))
    .at(t("06-03 19:00"))
    .when({ type: "receipt.confirmed" })
    .at(t("06-20 00:00"));

  it("SC-01 tells each step once, the arrival at night in the morning, and nothing more in the weeks after", () => {
    received.then
      .messages([
        [t("06-01 10:00"), "buyer", "order-paid", "push"],
        [t("06-01 10:00"), "seller", "new-order", "push"],
        [t("06-01 18:00"), "buyer", "shipped", "push"],
        [t("06-01 20:30"), "buyer", "picked-up", "push"],
        [t("06-02 18:00"), "buyer", "arriving-soon", "push"],
        [t("06-03 08:00"), "buyer", "parcel-arrived", "push"],
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 14:05"), "buyer", "delivered", "push"],
        [t("06-03 19:00"), "buyer", "receipt-thanks", "push"],
      ])
      .effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .nothingElse()
      .headline("received")
      .wakesAt(null);
  });

  it("SC-01 puts every notice into the inbox at once, at night too", () => {
    received.then.filed([
      [t("06-01 10:00"), "buyer", "order-paid"],
      [t("06-01 10:00"), "seller", "new-order"],
      [t("06-01 18:00"), "buyer", "shipped"],
      [t("06-01 20:30"), "buyer", "picked-up"],
      [t("06-02 18:00"), "buyer", "arriving-soon"],
      [t("06-03 06:10"), "buyer", "parcel-arrived"],
      [t("06-03 08:30"), "buyer", "out-for-delivery"],
      [t("06-03 14:05"), "buyer", "delivered"],
      [t("06-03 19:00"), "buyer", "receipt-thanks"],
    ]);
  });

  it("SC-01 holds the arrival at 06:10 until the buyer's quiet hours end", () => {
    atNight.then
      .held("parcel-arrived", "quiet-hours", { who: "buyer", subject: "P1", until: t("06-03 08:00") })
      .wakesAt(t("06-03 08:00"));
  });

  it("SC-01 shows the scans as they happened", () => {
    received.then.timeline("P1", [
      [t("06-01 20:30"), "picked_up", "杭州市", ["kuaidi100"]],
      [t("06-02 23:40"), "in_transit", "苏州市", ["kuaidi100"]],
      [t("06-03 06:10"), "arrived_destination", "上海市", ["kuaidi100"]],
      [t("06-03 08:30"), "out_for_delivery", "上海市", ["kuaidi100"]],
      [t("06-03 14:05"), "delivered", "上海市", ["kuaidi100"]],
    ]);
  });

  it.each([
    ["wechat", ["push"]],
    ["sms", ["push", "wechat"]],
  ])("SC-01 ships by %s where the buyer has no %j", (channel, missing) => {
    const addresses = {
      push: [],
      wechat: "oABC-7",
      sms: "13900000007",
      ...Object.fromEntries(missing.map((m) => [m, []])),
    };
    shop
      .given({ events: [created, paid] })
      .people({ id: "buyer-7", addresses })
      .at(t("06-01 18:00"))
      .when(shippedAt("06-01 18:00"))
      .then.effectOfType("track")
      .told("buyer", "shipped", channel)
      .nothingElse();
  });
});
