import { describe, it } from "vitest";
import { defineRulebook, type Pack, type With } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, scenario } from "waybell/testing";
import { buyer, created, number, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { channels, confirmed, consented, pdd, platform } from "./pinduoduo.ts";

describe("SC-01 the happy path", () => {
  const ordered = pdd.at(t("06-01 09:58")).when(created);
  const bought = ordered.at(t("06-01 09:59")).when(consented).at(t("06-01 10:00")).when(paid);
  const uploaded = bought.at(t("06-01 18:00")).when(shippedAt("06-01 18:00", "06-03 18:00"));
  const pickedUp = uploaded.at(t("06-01 20:30")).when(scan("06-01 20:30", "picked_up", "杭州市"));
  const departed = pickedUp.at(t("06-02 23:40")).when(scan("06-02 23:40", "in_transit", "苏州市"));
  const arrived = departed.at(t("06-03 06:10")).when(scan("06-03 06:10", "arrived_destination", "上海市"));
  const withCourier = arrived.at(t("06-03 08:30")).when(scan("06-03 08:30", "out_for_delivery", "上海市"));
  const delivered = withCourier.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered", "上海市"));
  const received = delivered.at(t("06-03 19:00")).when({ type: "receipt.confirmed" });
  const weeksLater = received.at(t("06-20 00:00"));

  it("SC-01 tells each step once, the arrival at night in the morning, and nothing more in the weeks after", () => {
    weeksLater.then
      .messages([
        [t("06-01 10:00"), "buyer", "order-paid", "push"],
        [t("06-01 10:00"), "seller", "new-order", "push"],
        [t("06-01 18:00"), "buyer", "shipped", "push"],
        [t("06-01 20:30"), "buyer", "picked-up", "push"],
        [t("06-02 18:00"), "buyer", "arriving-soon", "sms"],
        [t("06-03 08:00"), "buyer", "parcel-arrived", "push"],
        [t("06-03 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 14:05"), "buyer", "delivered", "push"],
        [t("06-03 19:00"), "buyer", "receipt-thanks", "push"],
      ])
      .effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .nothingElse()
      .headline("received");
  });

  it("SC-01 puts every notice into the inbox at once, at night too", () => {
    weeksLater.then.filed([
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
    arrived.then
      .held("parcel-arrived", "quiet-hours", { who: "buyer", subject: "P1", until: t("06-03 08:00") })
      .wakesAt(t("06-03 08:00"));
  });

  it.each<[what: string, of: Scenario, promises: Parameters<typeof confirmed.then.promises>[0]]>([
    ["is placed, by when to pay", ordered, [["pay-by", "order", t("06-01 10:28:00.000")]]],
    ["is paid, by when to ship", bought, [["ship-by", "order", t("06-03 10:00:00.000")]]],
    [
      "is shipped, by when the carrier has it, and when receipt confirms itself at the latest",
      uploaded,
      [
        ["pick-up-by", "P1", t("06-02 18:00:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ],
    ],
    [
      "is picked up, by when it moves on",
      pickedUp,
      [
        ["next-scan-by", "P1", t("06-03 20:30:00.000")],
        ["keep-moving", "P1", t("06-04 20:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ],
    ],
    [
      "has moved on, by when it moves again",
      departed,
      [
        ["keep-moving", "P1", t("06-05 23:40:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ],
    ],
    [
      "has arrived in the city, the same from then",
      arrived,
      [
        ["keep-moving", "P1", t("06-06 06:10:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ],
    ],
    [
      "is out for delivery, by when that ends",
      withCourier,
      [
        ["sign-by", "P1", t("06-04 08:30:00.000")],
        ["keep-moving", "P1", t("06-06 08:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ],
    ],
    ["is delivered, when receipt confirms itself", delivered, [["auto-confirm", "order", t("06-10 14:05:00.000")]]],
    ["is received, nothing more", received, []],
  ])("SC-01 owes, when the order %s", (_, of, promises) => {
    of.then.promises(promises);
  });

  it("SC-01 keeps every promise: nothing is held against anybody, and nobody is paid for anything", () => {
    weeksLater.then.promises([]).breaches([]).compensations([]).wakesAt(null);
  });

  it("SC-01 shows the scans as they happened", () => {
    weeksLater.then.timeline("P1", [
      [t("06-01 20:30"), "picked_up", "杭州市", ["kuaidi100"]],
      [t("06-02 23:40"), "in_transit", "苏州市", ["kuaidi100"]],
      [t("06-03 06:10"), "arrived_destination", "上海市", ["kuaidi100"]],
      [t("06-03 08:30"), "out_for_delivery", "上海市", ["kuaidi100"]],
      [t("06-03 14:05"), "delivered", "上海市", ["kuaidi100"]],
    ]);
  });

  it("SC-01 lets the buyer send it back without a reason to the end of the seventh day after, and not later", () => {
    // No notice of the packs asks for this window, so a shop that wants to know gets one of its own.
    const words = { notices: ["return-over"] } as const;
    const text = {
      title: "无理由退货期已过",
      body: "订单{no}的无理由退货期已过。",
      status: "已过期",
      tip: "退货期已过",
    };
    const shop: Pack<With<typeof words>> = {
      id: "shop",
      version: "1",
      layer: "shop",
      words,
      notices: {
        "return-over": {
          ref: "NO_REASON_END",
          each: "line",
          to: "seller",
          topic: "seller-orders",
          class: "normal",
          when: { "return-without-reason": "closed" },
          channels: ["push"],
        },
      },
      texts: { "zh-CN": { notices: { "return-over": text } }, en: { notices: { "return-over": text } } },
    };
    const again = scenario(defineRulebook({ packs: [pinduoduo, shop], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, consented, paid, shippedAt("06-01 18:00")] })
      .given({ events: [{ ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") }] })
      .given({ events: [{ type: "receipt.confirmed", occurredAt: t("06-03 19:00") }] });
    again.at(t("06-11 00:00:00.000")).then.nothing();
    again
      .at(t("06-20 00:00"))
      .then.told("seller", "return-over", "push", { subject: "L1", at: t("06-11 00:00:00.001") })
      .nothingElse();
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
    confirmed
      .people({ id: "buyer-7", addresses })
      .at(t("06-01 18:00"))
      .when(shippedAt("06-01 18:00"))
      .then.effectOfType("track")
      .told("buyer", "shipped", channel)
      .nothingElse();
  });
});
