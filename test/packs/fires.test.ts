import { expect, it } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import type { Effect } from "../../src/model/effect.ts";
import type { OrderEvent } from "../../src/model/event.ts";
import { instant } from "../../src/model/instant.ts";
import type { Scan } from "../../src/model/parcel.ts";
import type { Person } from "../../src/model/person.ts";
import type { OrderRecord } from "../../src/model/record.ts";
import { lawUsFtc, marketplaceCn, marketplaceIntl, pinduoduo } from "../../src/packs/index.ts";
import type { Pack } from "../../src/rulebook/book/pack.ts";
import { defineRulebook } from "../../src/rulebook/define-rulebook.ts";
import type { Rulebook } from "../../src/rulebook/rulebook.ts";

// Every rule of the packs comes true in some story. A rule that never does is listed by name.

const t = (dayAndTime: string): number => instant(`2026-${dayAndTime.replace(" ", "T")}+08:00`);
const person = (id: string, role: Person["role"]): Person => ({
  id,
  role,
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${id}` },
  quietHours: null,
  consents: { marketing: t("01-01 00:00") },
});
/** To this one of the seller's every order is important. */
const eager: Person = {
  ...person("s2", "seller"),
  alerts: { version: 1, savedAt: t("01-01 00:00"), savedBy: "s2", important: { "order.total": { atLeast: 1 } } },
};
const people = [person("b", "buyer"), person("s", "seller"), eager, person("p", "platform"), person("c", "courier")];
const total = { amount: 5990, currency: "CNY" } as const;
const lines = [
  { id: "1", title: "茶", quantity: 1, paid: { amount: 3000, currency: "CNY" } },
  { id: "2", title: "杯", quantity: 1, paid: { amount: 2490, currency: "CNY" } },
] as const;

type Told = readonly [dayAndTime: string, type: OrderEvent["type"], payload: unknown, role?: Person["role"]];

/** What a story brought about. */
interface Came {
  readonly notices: Set<string>;
  readonly promises: Set<string>;
  readonly policies: Set<string>;
  readonly tasks: Set<string>;
  readonly refusals: Set<string>;
}
const came: Came = {
  notices: new Set(),
  promises: new Set(),
  policies: new Set(),
  tasks: new Set(),
  refusals: new Set(),
};

function note(effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === "send") came.notices.add(effect.notice);
    if (effect.type === "compensate" || effect.type === "refund" || effect.type === "charge")
      came.policies.add(effect.policy);
    if (effect.type === "openTask") came.tasks.add(effect.task);
  }
}

type Settled = "done" | "refused";

/** Runs one order through, waking whenever it asks. What is to be paid is settled at once. */
function story(book: Rulebook, told: readonly Told[], until: string, money: Settled = "done"): OrderRecord {
  let record: OrderRecord | null = null;
  let wakeAt: number | null = null;
  let count = 0;
  const go = (now: number, events: readonly OrderEvent[]): void => {
    const step = book.step(record, events, { now, people });
    for (const outcome of step.outcomes) if (outcome.is === "rejected") came.refusals.add(outcome.code);
    record = step.record;
    wakeAt = step.wakeAt;
    note(step.effects);
    for (const { promise } of book.view(step.record, { now, as: {} }).promises) came.promises.add(promise);
    const settled = step.effects.flatMap((effect): OrderEvent[] =>
      effect.type === "compensate" ? [event(now, "money.settled", { effect: effect.id, result: money }, "system")] : [],
    );
    if (settled.length > 0) go(now, settled);
  };
  const event = (at: number, type: OrderEvent["type"], payload: unknown, role: Person["role"]): OrderEvent =>
    ({ id: `e${count++}`, type, orderId: "1001", actor: { role, id: role[0] }, receivedAt: at, payload }) as OrderEvent;
  const wake = (to: number): void => {
    for (let i = 0; i < 200 && wakeAt !== null && wakeAt <= to; i++) go(wakeAt, []);
  };
  for (const [dayAndTime, type, payload, role = "system"] of told) {
    const at = t(dayAndTime);
    wake(at - 1);
    go(at, [event(at, type, payload, role)]);
  }
  wake(t(until));
  if (!record) throw new Error("A story begins with an order.");
  return record;
}

const channels = [inbox(), jpush({ appKey: "k" })];
const bookOf = (...packs: readonly Pack[]): Rulebook => defineRulebook({ packs, channels });
const pdd = bookOf(pinduoduo);
const campaign: Pack = {
  id: "campaign",
  version: "1",
  extends: pinduoduo,
  values: {
    amount: {
      "reward.confirm": { value: { fixed: 100 }, source: ["shop"] },
      "reward.budget": { value: { fixed: 100_000 }, source: ["shop"] },
      "comp.delay-percent": { value: { percent: 10, min: 500, max: 10_000 }, source: ["R-PDD-6"] },
      "comp.delay-percent.a-day": { value: { fixed: 10_000 }, source: ["R-PDD-6"] },
      "comp.short-goodwill": { value: { percent: 10 }, source: ["shop"] },
    },
    date: {
      "reward.from": { value: "2026-06-01T00:00+08:00", source: ["shop"] },
      "reward.to": { value: "2026-06-30T00:00+08:00", source: ["shop"] },
    },
    choice: { "reward.campaign": { value: "on", source: ["shop"] } },
  },
};

const created = (more: object = {}): Told => [
  "06-01 09:58",
  "order.created",
  { kind: "normal", lines, total, ...more },
];
const paid: Told = ["06-01 10:00", "payment.captured", { amount: total }];
const shipped = (at: string, more: object = {}): Told => [
  at,
  "shipment.submitted",
  { parcelId: "P1", carrier: "zhongtong", number: "ZT111111", ...more },
];
const traced = (at: string, ...scans: readonly Partial<Scan>[]): Told => [
  at,
  "trace.received",
  {
    carrier: "zhongtong",
    number: "ZT111111",
    provider: "kuaidi100",
    scans: scans.map((one) => ({ at: t(at), code: one.milestone ?? one.exception ?? "", place: "杭州", ...one })),
  },
];
const scan = (at: string, milestone: NonNullable<Scan["milestone"]>, more: Partial<Scan> = {}): Told =>
  traced(at, { milestone, ...more });
const takenBack = (at: string, ...scans: readonly Pick<Scan, "at" | "code">[]): Told => [
  at,
  "trace.received",
  {
    carrier: "zhongtong",
    number: "ZT111111",
    provider: "kuaidi100",
    scans: [],
    withdrawn: scans.map(({ at: when, code }) => ({ at: when, code, place: "杭州" })),
  },
];

const writes = (at: string, text: string): Told => [
  at,
  "message.received",
  { person: "b", channel: "push", text },
  "buyer",
];

const stories: readonly (readonly [
  name: string,
  book: Rulebook,
  told: readonly Told[],
  until: string,
  money?: Settled,
])[] = [
  ["nobody pays", pdd, [created()], "06-02 00:00"],
  ["a group fails", pdd, [created({ kind: "group" }), paid], "06-03 00:00"],
  [
    "never shipped",
    bookOf(campaign),
    [
      created(),
      paid,
      [
        "06-04 11:00",
        "compensation.decided",
        { policy: "long-wait-goodwill", subject: "order", release: true },
        "platform",
      ],
    ],
    "06-05 00:00",
  ],
  [
    "uploaded early, overdue, charged, appealed in vain, withdrawn by evidence",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 10:05", { plannedHandover: t("06-02 15:00") }),
      traced("06-03 12:00", { milestone: "picked_up", at: t("06-02 09:00") }),
    ],
    "06-04 00:00",
  ],
  ["late, but the host cannot pay for it", pdd, [created(), paid], "06-03 11:00", "refused"],
  ["overdue and paid for", pdd, [created(), paid, shipped("06-01 12:00")], "06-04 00:00"],
  ["overdue elsewhere", bookOf(marketplaceCn), [created(), paid, shipped("06-01 12:00")], "06-05 00:00"],
  [
    "a number that looks wrong",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00", { usedElsewhere: true }),
      ["06-02 13:00", "tracking.replaced", { parcelId: "P1", carrier: "zhongtong", number: "ZT222222" }, "seller"],
    ],
    "06-03 00:00",
  ],
  [
    "a number that is corrected, and a parcel beside",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      [
        "06-01 13:00",
        "shipment.submitted",
        { parcelId: "P1", carrier: "zhongtong", number: "ZT222222", cover: true },
        "seller",
      ],
      [
        "06-01 14:00",
        "extra_parcel.added",
        { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: "ZT333333" },
        "seller",
      ],
      [
        "06-01 15:00",
        "trace.received",
        {
          carrier: "zhongtong",
          number: "ZT333333",
          provider: "kuaidi100",
          scans: [{ at: t("06-01 15:00"), code: "L", exception: "lost" }],
        },
      ],
    ],
    "06-01 20:00",
  ],
  [
    "stalls twice, then comes late",
    pdd,
    [
      created({ promisedDelivery: "2026-06-05T20:00+08:00" }),
      paid,
      shipped("06-01 12:00", { eta: "2026-06-05T20:00+08:00" }),
      scan("06-01 20:00", "picked_up"),
      scan("06-05 09:00", "in_transit"),
      traced("06-09 09:00", { exception: "delayed" }),
      ["06-09 09:30", "eta.changed", { parcelId: "P1", eta: "2026-06-11T20:00+08:00" }, "carrier"],
      scan("06-10 05:00", "arrived_destination"),
      scan("06-10 08:00", "out_for_delivery", { courier: { name: "王", phone: "13800000001" } }),
    ],
    "06-14 00:00",
  ],
  [
    "an arrival time that comes nearer",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00", { eta: "2026-06-05T20:00+08:00" }),
      scan("06-01 20:00", "picked_up"),
      ["06-02 10:00", "eta.changed", { parcelId: "P1", eta: "2026-06-04T20:00+08:00" }, "carrier"],
      scan("06-04 08:00", "out_for_delivery"),
      traced("06-04 12:00", { exception: "attempt_failed" }),
    ],
    "06-05 09:00",
  ],
  [
    "waits at a point, and is taken back once",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 20:00", "arrived_destination"),
      scan("06-03 09:00", "delivered"),
      scan("06-03 10:00", "awaiting_collection", { point: { name: "丰巢", code: "8-2-3307" } }),
    ],
    "06-11 00:00",
  ],
  [
    "not in the city, not tried at the door, and not damaged after all",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "arrived_destination"),
      traced("06-02 09:00", { exception: "attempt_failed" }),
      traced("06-02 10:00", { exception: "damaged" }),
      takenBack(
        "06-02 12:00",
        { at: t("06-01 20:00"), code: "arrived_destination" },
        { at: t("06-02 09:00"), code: "attempt_failed" },
        { at: t("06-02 10:00"), code: "damaged" },
      ),
    ],
    "06-02 13:00",
  ],
  [
    "refused, and brought once more; at a point that was none",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      traced("06-03 09:00", { exception: "refused" }),
      scan("06-04 09:00", "out_for_delivery"),
      scan("06-04 10:00", "awaiting_collection"),
      takenBack("06-04 11:00", { at: t("06-04 10:00"), code: "awaiting_collection" }),
    ],
    "06-04 12:00",
  ],
  [
    "out for delivery, which was not so",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-04 09:00", "out_for_delivery"),
      takenBack("06-04 10:00", { at: t("06-04 09:00"), code: "out_for_delivery" }),
    ],
    "06-04 12:00",
  ],
  [
    "a part paid back before it was shipped",
    pdd,
    [
      created(),
      paid,
      [
        "06-01 12:00",
        "aftersales.requested",
        { caseId: "A1", kind: "refund_unshipped", lines: [{ lineId: "1", quantity: 1 }] },
        "buyer",
      ],
    ],
    "06-01 12:01",
  ],
  [
    "delivered, rewarded for confirming",
    bookOf(campaign),
    [
      created(),
      paid,
      ["06-01 10:01", "consent.given", { to: "rewards" }, "buyer"],
      shipped("06-01 12:00", { eta: "2026-06-03T18:00+08:00" }),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 14:00", "delivered"),
      ["06-04 20:00", "receipt.confirmed", {}, "buyer"],
    ],
    "06-05 00:00",
  ],
  [
    "delivered, and the reward for confirming used up",
    bookOf(campaign),
    [
      created(),
      paid,
      ["06-01 10:01", "consent.given", { to: "rewards" }, "buyer"],
      shipped("06-01 12:00", { eta: "2026-06-03T18:00+08:00" }),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 14:00", "delivered"),
      ["06-04 20:00", "receipt.confirmed", {}, "buyer"],
    ],
    "06-05 00:00",
    "refused",
  ],
  [
    "delivered, never confirmed, put off once too often",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 14:00", "delivered"),
      ["06-10 13:00", "receipt.extended", {}, "buyer"],
      ["06-11 13:00", "receipt.extended", {}, "buyer"],
    ],
    "06-20 00:00",
  ],
  [
    "lost",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      traced("06-02 20:00", { exception: "lost" }),
      ["06-03 10:00", "remedy.chosen", { parcelId: "P1", remedy: "money" }, "buyer"],
      ["06-03 11:00", "compensation.decided", { policy: "carrier-claim", subject: "P1", release: true }, "platform"],
    ],
    "06-04 00:00",
  ],
  [
    "a buyer who writes all along",
    bookOf(marketplaceCn),
    [
      created(),
      paid,
      writes("06-01 10:30", "到哪了"),
      writes("06-01 10:31", "放门口"),
      shipped("06-01 12:00", { lines: [{ lineId: "1", quantity: 1 }] }),
      scan("06-01 20:00", "picked_up"),
      writes("06-02 10:00", "到哪了"),
      scan("06-03 08:00", "out_for_delivery"),
      writes("06-03 08:30", "到哪了"),
      writes("06-03 08:40", "放门口"),
      ["06-03 09:00", "shipment.submitted", { parcelId: "P2", carrier: "zhongtong", number: "ZT222222" }, "seller"],
      scan("06-03 12:00", "awaiting_collection", { point: { name: "丰巢", code: "8-2-3307" } }),
      writes("06-03 12:30", "放门口"),
      writes("06-03 12:40", "到哪了 1111"),
      scan("06-03 18:00", "delivered"),
      writes("06-03 18:30", "到哪了 1111"),
      writes("06-03 18:40", "放门口 1111"),
    ],
    "06-03 19:00",
  ],
  [
    "refused",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 08:00", "out_for_delivery"),
      traced("06-03 12:00", { exception: "refused" }),
    ],
    "06-04 00:00",
  ],
  [
    "a reason for a delay that is not accepted",
    pdd,
    [
      created(),
      paid,
      ["06-01 12:00", "exception.reported", { reason: "flood", evidence: ["photo"] }, "seller"],
      ["06-01 13:00", "exception.decided", { result: "dismissed" }, "platform"],
    ],
    "06-01 14:00",
  ],
  [
    "a request that is refused for a wrong number, decided by the platform, and sent back",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00", { usedElsewhere: true }),
      scan("06-01 20:00", "picked_up"),
      ["06-02 08:00", "remark.noted", { carrier: "zhongtong", number: "ZT222222" }, "seller"],
      ["06-02 10:00", "aftersales.requested", { caseId: "A1", kind: "return_refund", sellerFault: true }, "platform"],
      [
        "06-02 12:00",
        "aftersales.rejected",
        { caseId: "A1", reason: "wrong_tracking_number", carrier: "zhongtong", number: "ZT222222" },
        "seller",
      ],
      scan("06-02 18:00", "delivered"),
      ["06-03 10:00", "aftersales.escalated", { caseId: "A1" }, "buyer"],
      ["06-04 10:00", "aftersales.decided", { caseId: "A1", result: "upheld" }, "platform"],
      [
        "06-10 12:00",
        "aftersales.return_sent",
        {
          caseId: "A1",
          carrier: "zhongtong",
          number: "ZT444444",
          freight: { amount: 900, currency: "CNY" },
        },
        "buyer",
      ],
      ["06-12 10:00", "aftersales.return_received", { caseId: "A1" }, "seller"],
      ["06-12 11:00", "refund.started", { refundId: "R1", amount: { amount: 5490, currency: "CNY" } }, "platform"],
      ["06-13 11:00", "refund.succeeded", { refundId: "R1" }, "platform"],
    ],
    "06-14 00:00",
  ],
  [
    "a request nobody answers, goods sent anew too late",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "resend" }, "buyer"],
    ],
    "06-10 00:00",
  ],
  [
    "a request that is answered with an offer, and left at that",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 09:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "return_refund" }, "buyer"],
      ["06-03 11:00", "aftersales.proposed", { caseId: "A1", amount: { ...total, amount: 1000 } }, "seller"],
    ],
    "06-11 00:00",
  ],
  [
    "a request that is refused, and dismissed",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 09:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "return_refund" }, "buyer"],
      ["06-03 13:00", "aftersales.rejected", { caseId: "A1", reason: "used" }, "seller"],
      ["06-03 14:00", "aftersales.escalated", { caseId: "A1" }, "buyer"],
      ["06-03 15:00", "aftersales.decided", { caseId: "A1", result: "dismissed" }, "platform"],
    ],
    "06-04 00:00",
  ],
  [
    "a return of which nothing was sent",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 09:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "return_refund" }, "buyer"],
      ["06-03 12:00", "aftersales.approved", { caseId: "A1" }, "seller"],
    ],
    "06-11 00:00",
  ],
  [
    "a return that need not come back, and a request for what was paid back",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-03 09:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "return_refund" }, "buyer"],
      ["06-03 11:00", "aftersales.requested", { caseId: "A2", kind: "refund_only" }, "buyer"],
      ["06-03 12:00", "aftersales.approved", { caseId: "A1" }, "seller"],
      ["06-03 13:00", "aftersales.approved", { caseId: "A1" }, "seller"],
    ],
    "06-04 00:00",
  ],
  [
    "a lost parcel, not sent anew",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      traced("06-02 12:00", { exception: "lost" }),
      ["06-02 13:00", "remedy.chosen", { parcelId: "P1", remedy: "resend" }, "buyer"],
      ["06-04 14:00", "remedy.chosen", { parcelId: "P1", remedy: "none" }, "buyer"],
    ],
    "06-05 00:00",
  ],
  [
    "a refund that fails, and is not begun anew",
    pdd,
    [
      created(),
      paid,
      ["06-01 11:00", "refund.started", { refundId: "R1", amount: { amount: 100, currency: "CNY" } }, "platform"],
      ["06-01 12:00", "refund.failed", { refundId: "R1" }, "platform"],
    ],
    "06-03 00:00",
  ],
  [
    "a return that comes back to nobody",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      traced("06-02 12:00", { exception: "refused" }),
      scan("06-03 12:00", "returned"),
    ],
    "06-10 00:00",
  ],
  [
    "missing items, made good by the platform",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      [
        "06-02 19:00",
        "complaint.opened",
        {
          complaintId: "K1",
          category: "short_shipment",
          lines: [{ lineId: "1", quantity: 1 }],
          evidence: [{ hash: "sha256:1" }],
        },
        "buyer",
      ],
      ["06-05 10:00", "complaint.decided", { complaintId: "K1", result: "upheld" }, "platform"],
      [
        "06-05 11:00",
        "complaint.opened",
        {
          complaintId: "K2",
          category: "damaged",
          lines: [{ lineId: "2", quantity: 1 }],
          evidence: [{ hash: "sha256:2" }],
        },
        "buyer",
      ],
      ["06-05 11:30", "complaint.proof_asked", { complaintId: "K2" }, "platform"],
      ["06-05 12:00", "complaint.proposal_made", { complaintId: "K2", remedy: "money" }, "seller"],
      ["06-05 13:00", "complaint.accepted", { complaintId: "K2" }, "buyer"],
    ],
    "06-06 00:00",
  ],
  [
    "a complaint that is answered, and left at that",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      ["06-02 19:00", "complaint.opened", { complaintId: "K1", category: "courier_attitude" }, "buyer"],
      ["06-03 10:00", "complaint.responded", { complaintId: "K1" }, "seller"],
    ],
    "06-11 00:00",
  ],
  [
    "goods that were to be sent, and are not asked for any more",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-02 18:00", "delivered"),
      ["06-03 10:00", "aftersales.requested", { caseId: "A1", kind: "resend" }, "buyer"],
      ["06-03 11:00", "aftersales.approved", { caseId: "A1" }, "seller"],
      ["06-03 12:00", "aftersales.withdrawn", { caseId: "A1" }, "buyer"],
    ],
    "06-04 00:00",
  ],
  [
    "missing items that were to be sent anew",
    bookOf(campaign),
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      [
        "06-02 19:00",
        "complaint.opened",
        {
          complaintId: "K1",
          category: "short_shipment",
          lines: [{ lineId: "1", quantity: 1 }],
          evidence: [{ hash: "sha256:1" }],
        },
        "buyer",
      ],
      ["06-02 20:00", "complaint.proposal_made", { complaintId: "K1", remedy: "resend" }, "seller"],
      ["06-02 21:00", "complaint.accepted", { complaintId: "K1" }, "buyer"],
    ],
    "06-06 00:00",
  ],
  [
    "missing items that need not be sent anew",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-02 16:00", "delivered"),
      [
        "06-02 18:00",
        "complaint.opened",
        {
          complaintId: "K1",
          category: "short_shipment",
          lines: [{ lineId: "1", quantity: 1 }],
          evidence: [{ hash: "sha256:aa" }],
        },
        "buyer",
      ],
      ["06-02 20:00", "complaint.proposal_made", { complaintId: "K1", remedy: "resend" }, "seller"],
      ["06-02 21:00", "complaint.accepted", { complaintId: "K1" }, "buyer"],
      ["06-02 22:00", "complaint.withdrawn", { complaintId: "K1" }, "buyer"],
    ],
    "06-03 00:00",
  ],
  [
    "said to be missing, and proved too late",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      ["06-02 19:00", "delivery.disputed", { parcelId: "P1" }, "buyer"],
      ["06-04 10:00", "delivery.proven", { parcelId: "P1" }, "carrier"],
    ],
    "06-05 00:00",
  ],
  [
    "signed for by nobody",
    pdd,
    [
      created(),
      paid,
      shipped("06-01 12:00"),
      scan("06-01 20:00", "picked_up"),
      scan("06-02 18:00", "delivered"),
      ["06-02 19:00", "complaint.opened", { complaintId: "K1", category: "false_sign" }, "buyer"],
      ["06-05 10:00", "complaint.decided", { complaintId: "K1", result: "upheld" }, "platform"],
      ["06-05 11:00", "complaint.appealed", { complaintId: "K1" }, "seller"],
      ["06-05 12:00", "complaint.opened", { complaintId: "K2", category: "other" }, "buyer"],
      ["06-05 13:00", "complaint.escalated", { complaintId: "K2" }, "platform"],
      ["06-05 14:00", "complaint.decided", { complaintId: "K2", result: "dismissed" }, "platform"],
      ["06-05 15:00", "complaint.appealed", { complaintId: "K2" }, "buyer"],
    ],
    "06-06 00:00",
  ],
  [
    "late, and complained about where that is doubled",
    bookOf(campaign),
    [
      created(),
      paid,
      ["06-03 12:00", "complaint.opened", { complaintId: "K1", category: "late_shipment" }, "buyer"],
      ["06-06 10:00", "complaint.decided", { complaintId: "K1", result: "upheld", remedy: "none" }, "platform"],
    ],
    "06-07 00:00",
  ],
  [
    "late, and appealed in vain",
    pdd,
    [
      created(),
      paid,
      [
        "06-03 12:00",
        "appeal.filed",
        { breach: `ship-by:order:${t("06-03 10:00")}`, reason: "flood", evidence: ["report"] },
        "seller",
      ],
      [
        "06-04 12:00",
        "appeal.decided",
        { breach: `ship-by:order:${t("06-03 10:00")}`, result: "dismissed" },
        "platform",
      ],
    ],
    "06-05 00:00",
  ],
  [
    "a buyer whom nobody answers",
    pdd,
    [created(), paid, ["06-01 12:00", "chat.message", { to: "seller" }, "buyer"]],
    "06-01 14:00",
  ],
  [
    "a courier found, changed, missed, and one who brings",
    pdd,
    [
      created(),
      paid,
      [
        "06-01 11:00",
        "dispatch.created",
        { taskId: "T1", role: "pickup", place: "一号仓", from: t("06-01 18:00"), to: t("06-01 18:30") },
        "seller",
      ],
      ["06-01 11:01", "dispatch.offered", { taskId: "T1", courier: { id: "c" } }, "seller"],
      ["06-01 11:05", "dispatch.accepted", { taskId: "T1" }, "courier"],
      ["06-01 11:30", "dispatch.changed", { taskId: "T1", to: t("06-01 19:00") }, "seller"],
      [
        "06-01 11:40",
        "dispatch.created",
        { taskId: "T2", role: "pickup", place: "一号仓", from: t("06-01 20:00"), to: t("06-01 20:30") },
        "seller",
      ],
      ["06-01 11:40", "dispatch.offered", { taskId: "T2", courier: { id: "c" } }, "seller"],
      ["06-01 11:41", "dispatch.accepted", { taskId: "T2" }, "courier"],
      ["06-01 11:50", "dispatch.cancelled", { taskId: "T2" }, "seller"],
      shipped("06-01 20:00"),
      scan("06-01 21:00", "picked_up"),
      ["06-03 07:00", "dispatch.created", { taskId: "T3", role: "delivery", parcelId: "P1" }, "platform"],
      ["06-03 07:00", "dispatch.agreed", { taskId: "T3", courier: { id: "c" } }, "platform"],
      scan("06-03 08:00", "out_for_delivery"),
      traced("06-03 08:30", { exception: "address_problem" }),
      ["06-03 09:00", "address.corrected", {}, "buyer"],
    ],
    "06-03 10:00",
  ],
  ["out of stock", pdd, [created(), paid, ["06-01 12:00", "stock.out", { lines: ["2"] }, "seller"]], "06-01 13:00"],
  [
    "an address that does not suffice",
    pdd,
    [created(), paid, ["06-01 12:00", "address.checked", { problem: "incomplete" }, "platform"]],
    "06-01 13:00",
  ],
  [
    "a peak",
    pdd,
    [
      created({ origin: "浙江" }),
      paid,
      [
        "06-01 12:00",
        "disruption.declared",
        {
          disruption: "d",
          kind: "peak",
          from: t("06-01 00:00"),
          to: t("06-05 00:00"),
          region: "浙江",
          origins: ["浙江"],
          effect: { extend: "24h" },
        },
        "platform",
      ],
    ],
    "06-01 13:00",
  ],
  [
    "shipped in parts",
    bookOf(marketplaceCn),
    [created(), paid, shipped("06-01 12:00", { lines: [{ lineId: "1", quantity: 1 }] })],
    "06-01 13:00",
  ],
  [
    "a message that no channel takes",
    pdd,
    [
      created(),
      paid,
      ["06-01 10:01", "send.begun", { sendId: "1001/order-paid/order/0/b/jpush/1" }],
      [
        "06-01 10:02",
        "send.settled",
        {
          sendId: "1001/order-paid/order/0/b/jpush/1",
          outcome: { kind: "permanent", fault: "content", reason: "word" },
        },
      ],
    ],
    "06-01 11:00",
  ],
  [
    "a first delay to a date, that silence agrees to",
    bookOf(marketplaceIntl, lawUsFtc),
    [created(), paid, ["06-02 10:00", "delay.announced", { until: t("06-20 00:00") }, "seller"]],
    "06-19 00:00",
  ],
  [
    "a delay that is asked about and not answered",
    bookOf(marketplaceIntl, lawUsFtc),
    [created(), paid, ["06-02 10:00", "delay.announced", { reason: "stock" }, "seller"]],
    "06-20 00:00",
  ],
  ["never shipped abroad, and cancelled", bookOf(marketplaceIntl), [created(), paid], "06-20 00:00"],
  [
    "shipped in part abroad, and the rest cancelled",
    bookOf(marketplaceIntl),
    [created(), paid, shipped("06-01 12:00", { lines: [{ lineId: "1", quantity: 1 }] })],
    "06-08 00:00",
  ],
  [
    "delivered abroad",
    bookOf(marketplaceIntl),
    [created(), paid, shipped("06-02 10:00"), scan("06-02 20:00", "picked_up"), scan("06-04 20:00", "delivered")],
    "06-20 00:00",
  ],
];

for (const [name, book, told, until, money] of stories) {
  it(`is told: ${name}`, () => {
    const record = story(book, told, until, money);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
}

it("every notice, promise and policy of the packs has come true", () => {
  const { notices = {}, promises = {}, compensations = {} } = { ...(pinduoduo.extends as Pack) };
  const missing = {
    // What is said in place of others comes from a mailbox: test/scenarios/sc-18.test.ts.
    notices: Object.entries({ ...notices, ...lawUsFtc.notices })
      .filter(([name, { digests }]) => !came.notices.has(name) && !digests)
      .map(([name]) => name),
    promises: [...Object.keys(promises), ...Object.keys(lawUsFtc.promises ?? {})].filter(
      (name) => !came.promises.has(name),
    ),
    policies: [...Object.keys(compensations), ...Object.keys(lawUsFtc.compensations ?? {})].filter(
      (name) => !came.policies.has(name),
    ),
    tasks: ["ask-carrier", "call-the-buyer", "review-fake-shipment"].filter((task) => !came.tasks.has(task)),
    refusals: ["E_FIX_WINDOW_CLOSED", "E_EXTEND_LIMIT"].filter((code) => !came.refusals.has(code)),
  };
  expect(missing).toEqual({ notices: [], promises: [], policies: [], tasks: [], refusals: [] });
});
