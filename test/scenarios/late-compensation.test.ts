import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Pack, type Role, type With } from "waybell";
import { pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";
import { buyer, channels, created, paid, seller, t } from "./fixture.ts";

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(50) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(50) };

describe("what a buyer gets for a late shipment", () => {
  it("is told alone, though the order brought another coupon before", () => {
    const late = scenario(defineRulebook({ packs: [pinduoduo], channels }))
      .given([buyer, seller])
      .given({
        events: [
          { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(100) } },
          { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(100) } },
        ],
      })
      .at(t("06-01 12:00"))
      .when({ type: "stock.out", payload: { lines: ["cup"] } })
      .at(t("06-03 10:00:00.001"))
      .when();
    const paid = late.steps.flatMap(({ effects }) =>
      effects.flatMap((one) => (one.type === "compensate" ? [[one.policy, one.amount.amount]] : [])),
    );
    expect(paid).toEqual([
      ["out-of-stock-coupon", 300],
      ["delay-coupon", 300],
    ]);
    const bodies = late.steps.flatMap(({ effects }) =>
      effects.flatMap((one) =>
        one.type === "send" && one.channel === "inbox" && one.notice.startsWith("late-shipment")
          ? [(one.request as { readonly entry: { readonly body: string } }).entry.body]
          : [],
      ),
    );
    expect(bodies).toEqual([
      "抱歉，订单1001未按时完成发货，已补偿您3元无门槛券。您可继续等待，或申请退款。",
      "订单1001发货超时，应补偿买家3元。如有客观原因，可在6月6日10:00前申诉。",
    ]);
  });

  const words = { compensations: ["ours"], values: { amount: { "comp.ours": "more" } } } as const;
  const terms = { "compensation.rule": { ours: "x" } };
  /** Ten yuan of the platform's own rule beside the coupon of three that the seller pays. */
  const ours = (payer: Role, form: "coupon" | "points"): Pack<With<typeof words>> => ({
    id: "ours",
    version: "1",
    layer: "platform",
    extends: pinduoduo,
    words,
    values: { amount: { "comp.ours": { value: { fixed: 1000 }, source: "unverified" } } },
    compensations: {
      ours: {
        ref: "OURS",
        each: "order",
        on: { "ship-by": "breached" },
        form,
        amount: "comp.ours",
        once: "order",
        parts: [{ payer, to: "buyer" }],
      },
    },
    texts: { en: { notices: {}, terms }, "zh-CN": { notices: {}, terms } },
  });

  it.each([
    ["platform", "coupon", "已补偿您13元无门槛券", "应补偿买家3元"],
    ["carrier", "coupon", "已补偿您13元无门槛券", "应补偿买家3元"],
    ["seller", "coupon", "已补偿您13元无门槛券", "应补偿买家13元"],
    ["platform", "points", "为您补偿13元", "应补偿买家3元"],
  ] as const)(
    "is told to him whole where the %s pays a part of it in %s, and to the seller what he pays",
    (payer, form, whole, owed) => {
      const late = scenario(defineRulebook({ packs: [ours(payer, form)], channels }))
        .given([buyer, seller])
        .given({ events: [created, paid] })
        .at(t("06-03 10:00:00.001"))
        .when();
      const told = late.inbox
        .filter(({ notice }) => notice.startsWith("late-shipment") || notice === "compensated")
        .map(({ notice, texts }) => [notice, texts[1]]);
      expect(told).toEqual([
        ["late-shipment", `抱歉，订单1001未按时完成发货，${whole}。您可继续等待，或申请退款。`],
        ["late-shipment-seller", `订单1001发货超时，${owed}。如有客观原因，可在6月6日10:00前申诉。`],
      ]);
    },
  );
});
