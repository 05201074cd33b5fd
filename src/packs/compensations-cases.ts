import type { Compensations } from "../compensation/rule.ts";

/** A complaint was settled for the buyer, by money. */
const paidByMoney = {
  "complaint.remedy": "money",
  any: [{ "complaint.result": "upheld", "complaint.decided": true }, { "complaint.accepted": true }],
} as const;

/** What is owed for requests that were granted and complaints that were settled. */
export const caseCompensations: Compensations = {
  "delay-percent-doubled": {
    ref: "CMP-04",
    each: "complaint",
    on: {
      "complaint.kind": "late_shipment",
      "complaint.ruled": ["money", "resend", "none"],
      // Known while the order counts as late: the ruling doubles what that costs, and goes by nothing else.
      "order.late-value": { above: 0 },
    },
    unless: { "order.not-compensated": true },
    form: "cash",
    amount: "comp.delay-percent",
    of: "order.late-value",
    once: "order",
    parts: [{ payer: "seller", to: "platform" }],
    limit: { amount: "comp.delay-percent.a-day", per: "buyer", in: "24h" },
  },
  "case-refund": {
    ref: "AS_REVIEW",
    each: "case",
    on: { "case.refund-agreed": true, "case.elsewhere": false },
    form: "refund",
    amount: "comp.in-full",
    of: "case.amount",
    once: "case",
    group: "price",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "short-shipment": {
    ref: "CMP-07",
    each: "complaint",
    on: {
      "complaint.kind": "short_shipment",
      ...paidByMoney,
    },
    form: "refund",
    amount: "comp.missing-items",
    of: "complaint.amount",
    once: "complaint",
    group: "goods",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  // Beside the goods that are sent after all; where they are not, their price is owed all the same. Who does not do as he was
  // ruled to saves nothing by that.
  "short-goodwill": {
    ref: "CMP-07",
    each: "complaint",
    on: {
      "complaint.kind": "short_shipment",
      any: [{ "complaint.ruled": "resend" }, { "complaint.remedy": "resend", "complaint.accepted": true }],
    },
    form: "coupon",
    amount: "comp.short-goodwill",
    of: "complaint.amount",
    once: "complaint",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "false-sign-coupon": {
    ref: "CMP-10",
    each: "complaint",
    on: { "complaint.kind": "false_sign", "complaint.ruled": ["money", "resend", "none"] },
    unless: { "order.not-compensated": true },
    form: "coupon",
    amount: "comp.false-sign",
    once: "complaint",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "complaint-refund": {
    ref: "CP_DECIDE",
    each: "complaint",
    on: {
      "complaint.kind": { not: "short_shipment" },
      ...paidByMoney,
    },
    form: "refund",
    amount: "comp.in-full",
    of: "complaint.amount",
    once: "complaint",
    group: "goods",
    parts: [{ payer: "seller", to: "buyer" }],
  },
  "return-freight": {
    ref: "CMP-13",
    each: "case",
    // What was sent back in vain is paid by nobody.
    on: {
      "case.seller-fault": true,
      "case.return-sent": true,
      none: [{ "case.stage": ["platform_rejected", "withdrawn", "expired"], "case.return-received": false }],
    },
    form: "cash",
    amount: "comp.return-freight",
    of: "case.return-freight",
    once: "case",
    // The seller has them, or the price goes back, or others are sent, whatever he said of them.
    release: {
      on: [{ "case.return-received": true }, { "case.refund-agreed": true }, { "case.resend-agreed": true }],
    },
    parts: [{ payer: "seller", to: "buyer" }],
  },
};
