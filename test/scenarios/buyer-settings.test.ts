import { describe, it } from "vitest";
import { defineRulebook, type Pack, type Person } from "waybell";
import { pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { channels, pdd, platform } from "./pinduoduo.ts";

const pickedUp = (...buyers: readonly Person[]) =>
  pdd
    .given([...buyers, seller, platform])
    .at(t("06-01 09:58"))
    .when(created)
    .at(t("06-01 10:00"))
    .when(paid)
    .at(t("06-01 18:00"))
    .when(shippedAt("06-01 18:00", "06-04 18:00"))
    .at(t("06-01 20:30"))
    .when(scan("06-01 20:30", "picked_up", "杭州市"));

/** The order from payment to the doorstep, whoever hears of it. */
const delivered = (...buyers: readonly Person[]) =>
  pickedUp(...buyers)
    .at(t("06-03 09:10"))
    .when(scan("06-03 09:10", "arrived_destination", "上海市"))
    .at(t("06-03 10:30"))
    .when(scan("06-03 10:30", "out_for_delivery", "上海市"))
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered", "上海市"));

describe("a buyer who wants key milestones", () => {
  const li: Person = { ...buyer, settings: { detail: "key-milestones" } };
  const brief = delivered(li);

  it("hears when the parcel is shipped, comes and has come, and of no step between", () => {
    brief.then.messages([
      [t("06-01 10:00"), "buyer", "order-paid", "push"],
      [t("06-01 10:00"), "seller", "new-order", "push"],
      [t("06-01 18:00"), "buyer", "shipped", "push"],
      [t("06-03 10:30"), "buyer", "out-for-delivery", "sms"],
      [t("06-03 14:05"), "buyer", "delivered", "push"],
    ]);
    pickedUp(li).then.dropped("picked-up", "inhibited:key-milestones", { who: "buyer" });
  });

  it("finds nothing else in the inbox, and every step on the page of the order", () => {
    brief.then
      .filed([
        [t("06-01 10:00"), "buyer", "order-paid"],
        [t("06-01 10:00"), "seller", "new-order"],
        [t("06-01 18:00"), "buyer", "shipped"],
        [t("06-03 10:30"), "buyer", "out-for-delivery"],
        [t("06-03 14:05"), "buyer", "delivered"],
      ])
      .timeline("P1", [
        [t("06-01 20:30"), "picked_up", "杭州市", ["kuaidi100"]],
        [t("06-03 09:10"), "arrived_destination", "上海市", ["kuaidi100"]],
        [t("06-03 10:30"), "out_for_delivery", "上海市", ["kuaidi100"]],
        [t("06-03 14:05"), "delivered", "上海市", ["kuaidi100"]],
      ]);
  });
});

describe("a buyer who names another contact", () => {
  const aunt: Person = {
    id: "aunt",
    role: "buyer",
    locale: "zh-CN",
    zone: "Asia/Shanghai",
    addresses: { sms: "13900000008" },
    hears: ["out-for-delivery", "pick-up"],
  };

  it("hears of everything, and the contact of what the buyer said, in a language and over channels of the contact's own", () => {
    delivered(buyer, aunt).then.messages([
      [t("06-01 10:00"), "buyer-7", "order-paid", "push"],
      [t("06-01 10:00"), "seller", "new-order", "push"],
      [t("06-01 18:00"), "buyer-7", "shipped", "push"],
      [t("06-01 20:30"), "buyer-7", "picked-up", "push"],
      [t("06-03 09:10"), "buyer-7", "parcel-arrived", "push"],
      [t("06-03 10:30"), "buyer-7", "out-for-delivery", "sms"],
      [t("06-03 10:30"), "aunt", "out-for-delivery", "sms"],
      [t("06-03 14:05"), "buyer-7", "delivered", "push"],
    ]);
  });

  it("is counted what the buyer got lately, whoever of the two is named first", () => {
    const shop: Pack = {
      id: "shop",
      version: "1",
      extends: pinduoduo,
      layer: "shop",
      values: {
        amount: {
          "comp.delay-percent": { value: { fixed: 600 }, source: "unverified" },
          "comp.delay-percent.a-day": { value: { fixed: 1000 }, source: "unverified" },
        },
      },
    };
    const book = defineRulebook({ packs: [shop], channels });
    const li: Person = {
      ...buyer,
      compensated: [{ at: at("06-03 09:00"), amount: { amount: 500, currency: "CNY" } }],
    };
    for (const people of [
      [li, aunt],
      [aunt, li],
    ])
      scenario(book)
        .given([...people, seller, platform])
        .at(t("06-01 09:58"))
        .when(created)
        .at(t("06-01 10:00"))
        .when(paid)
        .at(t("06-03 10:01"))
        .then.compensations([
          ["delay-coupon", "order", 300, "issued"],
          ["delay-percent", "order", 200, "issued"],
        ]);
  });
});
