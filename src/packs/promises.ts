import type { Condition } from "../condition/form.ts";
import type { Promises } from "../sla/rule.ts";
import { bringsGoods, goodsElsewhere, provedByScan, shippedLater, stopped } from "./running.ts";

/** What somebody saw go wrong; what a provider computes from silence is none of it. */
const wrong = [
  "attempt_failed",
  "recipient_unreachable",
  "refused",
  "address_problem",
  "out_of_area",
  "delayed",
  "damaged",
  "lost",
  "customs_problem",
  "held",
  "rerouted",
  "stopped",
  "other",
] as const;

/** The order is over, or the goods of a parcel come no more, or are paid back or sent anew. */
const awaitedNoMore: readonly Condition<"parcel">[] = [
  { "order.closed": true },
  { "order.received": true },
  { "parcel.broken-off": true },
  ...goodsElsewhere,
];

/** Who agreed to wait without a date waits for no earlier one. */
const dated: Condition<"order"> = { "order.date-left-open": false };
/** The seller gave a date that has not gone by before anybody could ship. */
const promised: Condition<"order"> & Condition<"parcel"> = { "order.promised-ship": { after: "order.confirmed" } };

const presale: Condition<"order"> & Condition<"parcel"> = { ...promised, "order.kind": "presale" };

/** Of an order that is paid, or its group formed, when the time from its placing is over the time starts with that. */
const fromPlacing = (within: "ship.within" | "ship.within.fast"): Condition<"order"> => ({
  ...dated,
  given: { "ship.starts-at": "placed" },
  "order.confirmed": { notAfter: "order.created", by: within },
});

/** Later than any date it counts from, and yet held against nobody: what moved or excused the shipping moved the bringing. */
const shippedLaterForGoodReason: Condition<"parcel"> = {
  ...shippedLater,
  none: [
    { "parcel.agreed-ship": { notBefore: "parcel.uploaded" } },
    { "order.kind": "presale", "order.promised-ship": { notBefore: "parcel.uploaded" } },
    { "order.promised-delivery": { notBefore: "parcel.uploaded" } },
  ],
};

/** Who owes what to whom, and by when. */
export const promises: Promises = {
  "pay-by": {
    ref: "PAY_TIMEOUT",
    each: "order",
    owedBy: "buyer",
    owedTo: "seller",
    while: { "order.closed": false },
    due: { from: "order.created", within: "pay.timeout" },
    met: { "order.paid": true },
    then: { event: "payment.expired" },
  },
  "form-group-by": {
    ref: "GROUP_TIMEOUT",
    each: "order",
    owedBy: "platform",
    owedTo: "buyer",
    while: { "order.kind": "group", "order.group-failed": false, "order.closed": false },
    due: { from: "order.paid", within: "group.timeout" },
    met: { "order.confirmed": true },
    then: { event: "group.failed" },
  },
  "ship-by": {
    ref: "SHIP_BY",
    each: "order",
    owedBy: "seller",
    owedTo: "buyer",
    while: { "order.confirmed": true },
    due: [
      { at: "order.negotiated-ship" },
      { if: { ...dated, ...presale }, at: "order.promised-ship" },
      { if: { ...dated, ...promised }, at: "order.promised-ship", sooner: true },
      {
        if: { ...fromPlacing("ship.within.fast"), "order.fast-tag": true },
        from: "order.created",
        within: "ship.within.fast",
        cutOff: "ship.cut-off",
      },
      {
        if: { ...dated, "order.fast-tag": true },
        from: "order.confirmed",
        within: "ship.within.fast",
        cutOff: "ship.cut-off",
      },
      {
        if: fromPlacing("ship.within"),
        from: "order.created",
        within: "ship.within",
        cutOff: "ship.cut-off",
      },
      { if: dated, from: "order.confirmed", within: "ship.within", cutOff: "ship.cut-off" },
    ],
    met: [
      { when: { given: { "ship.satisfied-by": "upload" }, "order.shipped": true } },
      { when: { ...provedByScan, "order.first-scan": true } },
      // What no carrier scans is proved by no scan.
      { when: { ...provedByScan, "order.without-express": true, "order.shipped": true } },
      {
        when: {
          given: { "ship.satisfied-by": "any-proof" },
          any: [{ "order.delivered": true }, { "order.received": true, "order.received-by": "buyer" }],
        },
        by: "order.proof-by",
      },
      { when: { given: { "ship.satisfied-by": "any-proof" }, "order.rated-on-time": true }, by: "any time" },
    ],
    pausedWhile: [
      { "order.hold": true, "order.hold-reason": ["address", "risk", "refund_request"] },
      { "order.refund-asked": true },
      { "order.shipped": false, "order.lines-awaited": 0 },
      // What was stopped before anybody scanned it shows by no scan that it was shipped.
      {
        ...provedByScan,
        "order.shipped": true,
        "every parcel": {
          any: [{ "parcel.effective": false }, { "parcel.picked-up": true }, { "parcel.made-good": true }, stopped],
        },
      },
    ],
    excusedBy: [
      { "order.closed": true },
      { "order.received": true },
      { "order.nothing-to-ship": true },
      { "order.refund-in-full": true },
      { "order.refund-granted": true },
      // What was paid back before anybody scanned it shows by no scan that it was shipped.
      {
        ...provedByScan,
        "order.shipped": true,
        "every parcel": {
          any: [{ "parcel.effective": false }, { "parcel.picked-up": true }, { "parcel.made-good": true }],
        },
      },
    ],
    forgivenBy: { "order.excused": true },
    lateEvidence: "late-evidence",
    announceAfter: "ship.proof-lag",
  },
  "ship-or-cancel": {
    ref: "AUTO_CANCEL_UNSHIPPED",
    each: "order",
    owedBy: "seller",
    owedTo: "buyer",
    // Where the buyer has to be asked, his answer decides.
    while: [
      { "order.closed": false, given: { "delay.choice-required": "no" } },
      { "order.closed": false, "order.delay-announced": false },
      { "order.closed": false, "order.delay-answered": true },
    ],
    due: { from: "ship-by.breached", within: "ship.auto-cancel" },
    met: { "order.shipped": true },
    // What may not be shipped for now is not given up for that.
    pausedWhile: { "order.hold": true },
    then: { event: "order.cancelled", reason: "not-shipped" },
  },
  "auto-confirm": {
    ref: "AUTO_CONFIRM",
    each: "order",
    owedBy: "buyer",
    owedTo: "seller",
    // Whose goods are all paid back has nothing to confirm, though the freight stays paid.
    while: { "order.closed": false, none: [{ "order.given-back": true, "order.case-open": false }] },
    due: [
      { from: "order.delivered", within: "confirm.auto" },
      { if: { "order.without-express": true }, from: "order.shipped", within: "confirm.auto.without-express" },
      { from: "order.shipped", within: "confirm.auto.from-shipped" },
    ],
    extended: { by: "confirm.extend", times: "order.extensions" },
    met: { "order.received": true },
    pausedWhile: [
      { "order.case-open": true },
      {
        "some parcel": {
          "parcel.made-good": false,
          all: [bringsGoods],
          any: [
            { "parcel.exception": ["lost", "damaged"] },
            { "parcel.exception": wrong, "parcel.delivered": false },
            { "parcel.broken-off": true },
            { "keep-moving": "breached" },
            // What nobody fetched while it was held goes back.
            { "collect-by": "breached", "parcel.delivered": false },
          ],
        },
      },
      // Who says that it never came is not asked to confirm it, until the carrier shows who signed, a complaint of it is
      // over, or he has let it rest as long as a refusal.
      {
        "some parcel": {
          ...bringsGoods,
          "parcel.reported-missing": true,
          "parcel.proof-of-delivery": false,
          "parcel.missing-settled": false,
          none: [{ "parcel.reported-missing": { past: "case.escalate" } }],
        },
      },
    ],
    notBefore: { told: "auto-confirm-soon", past: "confirm.warn", orElse: "confirm.warn.or-else" },
    then: { event: "receipt.confirmed" },
  },
  "pick-up-by": {
    ref: "PICKUP_BY",
    each: "parcel",
    owedBy: "seller",
    owedTo: "buyer",
    while: { "parcel.effective": true, "order.without-express": false },
    due: [
      { if: { given: { "pickup.clock-on-fix": "restart" } }, from: "parcel.replaced", within: "pickup.within" },
      { from: "parcel.uploaded", within: "pickup.within" },
    ],
    met: { "parcel.picked-up": true },
    pausedWhile: stopped,
    excusedBy: [
      { "order.closed": true },
      { "order.received": true },
      { "order.refund-granted": true },
      ...goodsElsewhere,
      // By then it is no parcel any more; what was held against the seller before stays so.
      { "parcel.milestone": "cancelled" },
    ],
    // Said of the pick-up: what was said before of shipping excuses that.
    forgivenBy: { "parcel.excused": true },
    lateEvidence: "late-evidence",
    announceAfter: "feed.lag",
    then: { task: "call-the-buyer", assignee: "platform" },
  },
  "next-scan-by": {
    ref: "FIRST_TRANSIT",
    each: "parcel",
    owedBy: "carrier",
    owedTo: "buyer",
    while: { "parcel.effective": true },
    due: { from: "parcel.picked-up", within: "trace.first-transit" },
    met: { "parcel.moved-on": true },
    pausedWhile: stopped,
    excusedBy: [{ "order.closed": true }, { "order.received": true }, ...goodsElsewhere],
    lateEvidence: "late-evidence",
    announceAfter: "feed.lag",
  },
  "keep-moving": {
    ref: "TRACE_STALL",
    each: "parcel",
    owedBy: "carrier",
    owedTo: "buyer",
    while: {
      "parcel.effective": true,
      "parcel.picked-up": true,
      "parcel.milestone": { not: ["customs", "awaiting_collection", "delivered", "returned", "cancelled"] },
      none: [{ "parcel.exception": "lost" }, { "parcel.exception": "damaged", "parcel.made-good": false }],
    },
    due: [
      { if: { "parcel.remote": true }, from: "parcel.last-scan", within: "trace.stall.remote" },
      { from: "parcel.last-scan", within: "trace.stall" },
    ],
    pausedWhile: stopped,
    excusedBy: [{ "order.closed": true }, { "order.received": true }, ...goodsElsewhere],
    lateEvidence: "late-evidence",
    announceAfter: "feed.lag",
    then: { task: "ask-carrier", assignee: "carrier" },
  },
  "deliver-by": {
    ref: "DELIVER_BY",
    each: "parcel",
    owedBy: "seller",
    owedTo: "buyer",
    // What nobody scans shows by no scan that it came.
    while: { "parcel.effective": true, none: [{ "order.without-express": true, "parcel.picked-up": false }] },
    due: [
      { if: shippedLaterForGoodReason, from: "parcel.uploaded", within: "deliver.within" },
      // Who agreed to wait for it to be shipped waits for it to be brought; what is agreed later is about the rest.
      { from: "parcel.agreed-ship", within: "deliver.within" },
      {
        // Which a pack may leave without a limit: the date is over all the same.
        if: { none: [{ "parcel.agreed-ship": { after: "order.created" } }, shippedLaterForGoodReason] },
        at: "order.promised-delivery",
        plus: "deliver.grace",
      },
      { if: presale, from: "order.promised-ship", within: "deliver.within" },
      { from: "order.confirmed", within: "deliver.within" },
    ],
    met: { "parcel.first-attempt": true },
    excusedBy: [
      ...awaitedNoMore,
      { "parcel.rescheduled": true },
      // Nobody there is an attempt, which meets it.
      { "parcel.address-problem": true },
    ],
    lateEvidence: "late-evidence",
    announceAfter: "feed.lag",
    then: { task: "ask-carrier", assignee: "carrier" },
  },
  "sign-by": {
    ref: "SIGN_BY",
    each: "parcel",
    owedBy: "carrier",
    owedTo: "buyer",
    while: { "parcel.effective": true },
    due: { from: "parcel.went-out", within: "sign.within" },
    met: { "parcel.round-over": true },
    excusedBy: awaitedNoMore,
    lateEvidence: "late-evidence",
    announceAfter: "feed.lag",
    then: { task: "ask-carrier", assignee: "carrier" },
  },
  "point-consent": {
    ref: "POINT_CONSENT",
    each: "parcel",
    owedBy: "carrier",
    owedTo: "buyer",
    while: {
      "parcel.effective": true,
      given: { "point.consent-required": "yes" },
      none: [
        {
          "order.proxy-consent": { notAfter: "parcel.left-with-another" },
          "parcel.signer": ["agent", "neighbour"],
        },
      ],
    },
    due: { at: "parcel.left-with-another" },
    met: [
      { when: { "order.point-consent": true } },
      // What it was left for is over: there is nobody left to ask.
      { when: { "parcel.delivered": { after: "parcel.left-with-another" } } },
      { when: { "parcel.broken-off": { after: "parcel.left-with-another" } } },
    ],
    excusedBy: awaitedNoMore,
  },
  "collect-by": {
    ref: "HOLD_END",
    each: "parcel",
    owedBy: "buyer",
    owedTo: "carrier",
    while: { "parcel.broken-off": false, "order.closed": false },
    due: [{ at: "parcel.hold-until" }, { from: "parcel.awaiting", within: "point.hold" }],
    met: { "parcel.delivered": true },
  },
};
