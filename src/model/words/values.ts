/**
 * Values packs give, by kind; each says which way is stricter for the one who owes. `free`: nobody is worse off either way, or
 * it is the seller's own comfort, or nothing is owed yet. `fixed`: whoever gives it would be the judge of himself, or of what
 * others tell.
 */
export const values = {
  duration: {
    /** From which difference a moved arrival time is told. */
    "eta.delta": "less",
    /** Arrival after upload by leg, the later end: the table used when nobody tells an arrival time. */
    "eta.leg.city": "free",
    "eta.leg.province": "free",
    "eta.leg.cross": "free",
    "eta.leg.remote": "free",
    "eta.remind": "more",
    "pay.timeout": "free",
    "pay.remind": "free",
    "group.timeout": "less",
    "ship.within": "less",
    "ship.within.fast": "less",
    "ship.warn.first": "free",
    "ship.warn.last": "free",
    "ship.long-unshipped": "less",
    "ship.auto-cancel": "less",
    "pickup.within": "less",
    "pickup.warn": "free",
    "fix.within": "less",
    "fix.warn": "free",
    "extra.within": "less",
    "trace.first-transit": "less",
    "trace.stall": "less",
    "trace.stall.remote": "less",
    /** How long a carrier's scans usually take to reach us: a breach proved by a scan's absence waits so long. */
    "feed.lag": "less-or-off",
    /** The stretch of time of which a feed's lag is judged, and from which lag and silence it is an alarm. */
    "feed.lag-window": "free",
    "feed.lag-alarm": "less",
    "feed.silence": "less",
    /** How far ahead of our own clock a scan may be dated. */
    "clock.skew": "fixed",
    /** How long the proof of shipping usually takes to reach us. */
    "ship.proof-lag": "less-or-off",
    "deliver.grace": "less",
    "deliver.within": "less",
    "sign.within": "less",
    "point.hold": "more",
    "point.remind": "less",
    "point.last": "more",
    "confirm.auto": "more-or-off",
    "confirm.auto.from-shipped": "more-or-off",
    "confirm.auto.without-express": "more-or-off",
    "confirm.extend": "more",
    "confirm.remind": "free",
    "confirm.warn": "more",
    "confirm.warn.or-else": "more",
    "no-reason.within": "more",
    "appeal.within": "more",
    "appeal.told": "more",
    "late-evidence": "more",
    "delay.answer": "more",
    "delay.silence-agrees-up-to": "less-or-off",
    "comp.hold": "less-or-off",
    "comp.stall-long": "less",
    /** Waits before a failed settlement is ordered again; after the last it is a task. */
    "comp.retry": "free",
    "review.within": "less",
    "review.within.unshipped": "less",
    "review.warn": "free",
    "return.send": "more",
    "return.warn": "more",
    "return.warn.or-else": "more",
    "return.receive": "less",
    "case.escalate": "more",
    "case.escalate.told": "more",
    "refund.payout": "less",
    "refund.retry": "less",
    "resend.within": "less",
    "complaint.answer": "less",
    "complaint.decide": "less",
    "complaint.proof": "fixed",
    "false-sign.report": "more",
    "false-sign.proof": "less",
    "message.answer": "less",
    "job.accept": "less",
    "job.no-show": "less",
    /** From how little time left on an order is shipped before all others. */
    "backlog.due-soon": "free",
    /** The stretch of time, up to now, of which limits and grades are judged, and how long an order is remembered. */
    "standing.window": "fixed",
    "standing.keep": "fixed",
    /** Within which a number shows that it is one, and a reminder that it worked. */
    "number.proof-within": "free",
    "confirm.reminder-works": "free",
    "ladder.window": "fixed",
    "ladder.cap-ends-after": "fixed",
    "ladder.peak-within": "fixed",
  },
  amount: {
    "comp.delay": "more",
    "comp.delay-percent": "more",
    "comp.delay-percent.a-day": "more",
    "comp.overdue-pick-up": "more",
    "comp.overdue-pick-up-percent": "more",
    "comp.out-of-stock": "more",
    "comp.stall": "more",
    "comp.late-delivery": "more",
    "comp.in-full": "more",
    "comp.long-wait": "more",
    "comp.missing-items": "more",
    "comp.short-goodwill": "more",
    "comp.false-sign": "more",
    "comp.return-freight": "more",
    "reward.confirm": "free",
    /** All that a campaign may cost; the host counts it. */
    "reward.budget": "free",
  },
  number: {
    /** Text messages of one order to one person in a day. */
    "cap.sms": "fixed",
    /** From how many parcels under way a carrier's silence is an alarm, and from how many scans its lag. */
    "feed.min-parcels": "free",
    "feed.min-scans": "free",
    /** Messages of all orders to one buyer in a day, but for important ones. */
    "cap.day": "fixed",
    "cap.marketing.day": "fixed",
    "cap.marketing.month": "fixed",
    /** What the provider takes for one number in a day. */
    "cap.aliyun-sms": "fixed",
    /** How many of them are kept for what may not wait. */
    "cap.aliyun-sms.reserve": "fixed",
    /** From which standstill of a parcel on the buyer gets something at once. */
    "comp.stalls": "less",
    /** The part of a charge that the buyer gets. */
    "comp.buyer-share": "more",
    /** How often one number may be replaced. */
    "fix.max": "less",
    "extra.max": "less",
    /** How often the buyer may put off the automatic confirmation. */
    "confirm.extensions": "more",
    /** Requests for one item. */
    "case.most": "more-or-off",
    /** An item with fewer waiting orders than this is shipped before others: one that is late weighs more. */
    "backlog.small-batch": "free",
    /** How much each weighs where a courier is chosen for a job. */
    "courier.area.weight": "free",
    "courier.open-tasks.weight": "free",
    "courier.accept-rate.weight": "free",
    "courier.no-show-rate.weight": "free",
    "courier.vehicle.weight": "free",
    "courier.requests.weight": "free",
    /** Shares, 0 to 1, that a seller may reach and not pass. */
    "limit.late-ship": "fixed",
    "limit.overdue-pick-up": "fixed",
    "limit.fake-shipment": "fixed",
    "limit.seller-cancelled": "fixed",
    "limit.seller-fault-refund": "fixed",
    "limit.valid-number": "fixed",
    "limit.on-time-delivery": "fixed",
    /** From which part of a limit it is warned of. */
    "limit.warn-at": "fixed",
    /** Orders below which nothing is said of a seller. */
    "standing.min-orders": "fixed",
    "grade.a": "fixed",
    "grade.b": "fixed",
    "grade.c": "fixed",
    "grade.d": "fixed",
    /** Of each part of the score its weight, and the shares that earn all of it and nothing. */
    "grade.late-ship.weight": "fixed",
    "grade.late-ship.good": "fixed",
    "grade.late-ship.bad": "fixed",
    "grade.overdue-pick-up.weight": "fixed",
    "grade.overdue-pick-up.good": "fixed",
    "grade.overdue-pick-up.bad": "fixed",
    "grade.fake-shipment.weight": "fixed",
    "grade.fake-shipment.good": "fixed",
    "grade.fake-shipment.bad": "fixed",
    "grade.seller-fault-refund.weight": "fixed",
    "grade.seller-fault-refund.good": "fixed",
    "grade.seller-fault-refund.bad": "fixed",
    "grade.complained.weight": "fixed",
    "grade.complained.good": "fixed",
    "grade.complained.bad": "fixed",
    "grade.requests-in-time.weight": "fixed",
    "grade.requests-in-time.good": "fixed",
    "grade.requests-in-time.bad": "fixed",
    /** From which share of late orders a seller is warned, shown less, held to fewer orders; until when. */
    "ladder.warn-from": "fixed",
    "ladder.show-less-from": "fixed",
    "ladder.show-less-by": "fixed",
    "ladder.cap-from": "fixed",
    "ladder.cap-share": "fixed",
    "ladder.cap-ends-below": "fixed",
  },
  choice: {
    /** Whether part of an order may be shipped alone; it may where no pack says so. */
    "ship.allow-partial": ["yes", "no"],
    "ship.starts-at": ["confirmed", "placed"],
    "ship.satisfied-by": ["upload", "first-scan", "any-proof"],
    "pickup.clock-on-fix": ["keep", "restart"],
    "pickup.counts-as-fake": ["yes", "no"],
    "fix.until": ["time", "first-scan"],
    "point.consent-required": ["yes", "no"],
    "delay.choice-required": ["yes", "no"],
    /** Whether a request for the money of an order that has not shipped is granted at once. */
    "review.unshipped": ["at-once", "ask"],
    /** What a seller's silence means. */
    "review.silence": ["approve", "escalate"],
    /** What it means for the money of an order that has not shipped. */
    "review.silence.unshipped": ["approve", "escalate"],
    "reward.campaign": ["on", "off"],
  },
  /**
   * The words of a choice from strict to loose for the one who owes; of those in one list none may take the other's place. Which
   * choice is not here is free.
   */
  ranks: {
    "ship.starts-at": ["placed", "confirmed"],
    // A number alone may be a label on a box nobody sent; any proof lets late goods pass that come in time.
    "ship.satisfied-by": ["first-scan", ["upload", "any-proof"]],
    "pickup.clock-on-fix": ["keep", "restart"],
    "pickup.counts-as-fake": ["yes", "no"],
    "point.consent-required": ["yes", "no"],
    "delay.choice-required": ["yes", "no"],
    "review.unshipped": ["at-once", "ask"],
    "review.silence": ["approve", "escalate"],
    "review.silence.unshipped": ["approve", "escalate"],
  },
  clock: {
    /** After this time of day an order counts as the next day's. */
    "ship.cut-off": "more-or-off",
    /** After this time of day the carrier collects no more: a matter of fact. */
    "pickup.cut-off": "free",
  },
  date: {
    "reward.from": "free",
    "reward.to": "free",
  },
} as const;
