import type { Compensations } from "../../src/compensation/rule.ts";
import type { W } from "./words.ts";

/** What is owed when something went wrong, and who pays it. */
export const compensations: Compensations<W> = {
  "delay-percent-doubled": {
    ref: "CMP-04",
    each: "complaint",
    on: { "complaint.kind": "late_shipment", "complaint.result": "upheld" },
    unless: { "order.not-compensated": true },
    form: "cash",
    amount: "comp.delay-percent",
    once: "order",
    parts: [{ payer: "seller", to: "platform" }],
    limit: { amount: "comp.delay-percent.a-day", per: "buyer", in: "24h" },
  },
  "short-shipment": {
    ref: "CMP-07",
    each: "complaint",
    on: {
      "complaint.kind": "short_shipment",
      any: [{ "complaint.result": "upheld" }, { "complaint.accepted": true }],
    },
    form: { chosenBy: "complaint.remedy" },
    amount: { money: "comp.missing-items", resend: "comp.short-goodwill", none: "nothing" },
    of: "complaint.missing-value",
    once: "complaint",
    group: "goods",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "false-sign": {
    ref: "CMP-10",
    each: "complaint",
    on: { "complaint.kind": "false_sign", "complaint.result": "upheld" },
    form: { chosenBy: "complaint.remedy" },
    amount: { money: "comp.in-full", resend: "nothing", none: "nothing" },
    of: "complaint.value",
    once: "complaint",
    group: "goods",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "false-sign-coupon": {
    ref: "CMP-10",
    each: "complaint",
    on: { "complaint.kind": "false_sign", "complaint.result": "upheld" },
    form: "coupon",
    amount: "comp.false-sign",
    once: "complaint",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "return-freight": {
    ref: "CMP-13",
    each: "case",
    on: { "case.seller-fault": true, "case.return-sent": true },
    form: "cash",
    amount: "comp.return-freight",
    of: "case.return-freight",
    once: "case",
    group: "freight",
    release: { on: { "case.return-received": true } },
    parts: [{ payer: "seller", to: "buyer" }],
  },
};
