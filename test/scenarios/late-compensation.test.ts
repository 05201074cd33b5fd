import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine } from "waybell";
import { pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";
import { buyer, channels, created, seller, t } from "./fixture.ts";

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
});
