import type { Compensations } from "../../src/compensation/rule.ts";
import type { Condition } from "../../src/condition/form.ts";
import type { HostWords, Words as W, With } from "../../src/model/words/types.ts";
import type { Actions, Inhibitions, Notice, Notices } from "../../src/notify/rule.ts";
import type { Texts } from "../../src/notify/text.ts";
import type { Values } from "../../src/rulebook/book/pack.ts";
import type { Derived, FindingAbout, Findings, PromiseAbout, Promises, Then, WindowAbout } from "../../src/sla/rule.ts";

// Rules that are wrong, and must not compile. The mark stands above the line that carries the error: the
// word itself, or the rule where the word is right for another subject.

const about = { ref: "", topic: "shipping", class: "normal", channels: ["push"] } as const;
const owed = { ref: "", owedBy: "seller", owedTo: "buyer" } as const;
const toBuyer = { ...about, to: "buyer" } as const;

const misspeltFact: Notice<W> = {
  ...toBuyer,
  each: "order",
  // @ts-expect-error: no such fact
  when: { "order.shiped": true },
};
const factOfAnother: Notice<W> = {
  ...toBuyer,
  each: "order",
  // @ts-expect-error: an order has several parcels; it may ask `some parcel`
  when: { "parcel.picked-up": true },
};
const childOfAnother: Notice<W> = {
  ...toBuyer,
  each: "parcel",
  // @ts-expect-error: a parcel has no cases
  when: { "some case": { "case.ended": false } },
};
const factWithinChild: Notice<W> = {
  ...toBuyer,
  each: "order",
  // @ts-expect-error: no such fact of a parcel
  when: { "some parcel": { "parcel.lost": true } },
};
const textForCondition: Notice<W> = {
  ...toBuyer,
  each: "breach",
  // @ts-expect-error: a condition is an object, also of what has no parts to ask about
  when: "breach.raised",
};
const numberForCondition: Notice<W> = {
  ...toBuyer,
  each: "compensation",
  // @ts-expect-error: a condition is an object
  when: 7,
};
const textsForConditions: Notice<W> = {
  ...toBuyer,
  each: "compensation",
  // @ts-expect-error: a list of conditions, not of facts
  when: ["compensation.issued"],
};
const unknownSubject: Notice<W> = {
  ...toBuyer,
  // @ts-expect-error: no such subject
  each: "basket",
  when: {},
};
// @ts-expect-error: nothing about an order is told to a courier
const wrongRole: Notice<W> = {
  ...about,
  each: "order",
  to: "courier",
  when: { "order.shipped": true },
};
const wrongName: Notices<W> = {
  // @ts-expect-error: no such notice
  "ship-soonest": { ...toBuyer, each: "order", when: { "order.shipped": true } },
};
const unknownTopic: Notice<W> = {
  ...toBuyer,
  each: "order",
  // @ts-expect-error: no such topic
  topic: "sale",
  when: { "order.shipped": true },
};
const unknownChannel: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  // @ts-expect-error: the kind is `voice`
  channels: ["phone"],
};
const coversUnknown: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  // @ts-expect-error: no such notice
  covers: ["compensation-issued"],
};
const perNoInstant: Notice<W> = {
  ...toBuyer,
  each: "parcel",
  when: { "parcel.delivered": true },
  // @ts-expect-error: `per` is an instant, and this is a text
  per: "parcel.number",
};
// @ts-expect-error: a parcel's, and an order has several
const saysUnknown: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  says: { tn: "parcel.number" },
};
const lengthOfText: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  // @ts-expect-error: a text is not ago
  says: { h: "order.number.ago" },
};
const sumsText: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  // @ts-expect-error: texts cannot be added up
  sums: { no: { total: "order.number" } },
};
const unknownAction: Notice<W> = {
  ...toBuyer,
  each: "order",
  when: { "order.shipped": true },
  // @ts-expect-error: no such action
  actions: ["refund-now"],
};
const tasting = {
  sees: ["order"],
  has: [],
  tells: ["buyer"],
  facts: { "tasting.booked": "instant", "hold-by": "promise" },
} as const;
type Own = With<{ readonly subjects: { readonly tasting: typeof tasting } }>;
const holdBy = { ...owed, each: "tasting", due: { from: "tasting.booked", within: "2h" } } as const;
const metByText: Promises<Own> = {
  // @ts-expect-error: what meets it is a condition
  "hold-by": { ...holdBy, met: "tasting.booked" },
};
const whileText: Promises<Own> = {
  // @ts-expect-error: it is owed while a condition holds
  "hold-by": { ...holdBy, while: "tasting.booked" },
};
const excusedByNumber: Promises<Own> = {
  // @ts-expect-error: what excuses it is a condition
  "hold-by": { ...holdBy, excusedBy: 3 },
};
const redeclaring = { facts: { order: { "order.paid": "flag", "order.wrapped": "flag" } } } as const;
// @ts-expect-error: a word of ours is not declared anew
type Paid = With<typeof redeclaring>;
const redeclared: Condition<"order", Paid> = {
  "order.wrapped": true,
  "order.closed": false,
  // @ts-expect-error: a word of ours stays what it is, an instant, and spoils no other
  "order.paid": 7,
};
const seesAnother: HostWords = {
  // @ts-expect-error: a subject of one's own sees the order, and no other
  subjects: { tasting: { ...tasting, sees: ["order", "parcel"] } },
};
const hasAnother: HostWords = {
  // @ts-expect-error: and has no others
  subjects: { tasting: { ...tasting, has: ["parcel"] } },
};
const ofAnother: HostWords = {
  subjects: { tasting },
  // @ts-expect-error: only the order has it
  has: { order: ["tasting"], parcel: ["tasting"] },
};
const textOfNothing: Texts<W> = {
  // @ts-expect-error: a list of no texts says nothing
  notices: { shipped: { title: "Shipped", body: [] } },
};
const unknownSpan: Condition<"order", W> = {
  // @ts-expect-error: no such value
  "ship-by": { dueIn: "ship.warn.third" },
};
const testOfAnotherKind: Condition<"order", W> = {
  // @ts-expect-error: an instant is not due
  "order.shipped": { dueIn: "2h" },
};
const unknownStatus: Condition<"order", W> = {
  // @ts-expect-error: the status is `breached`
  "ship-by": "late",
};
const unknownListed: Condition<"parcel", W> = {
  // @ts-expect-error: spelt `out_for_delivery`
  "parcel.milestone": "out-for-delivery",
};
const unknownReason: Condition<"parcel", W> = {
  // @ts-expect-error: the finding has no such reason
  "fake-shipment": "no-trace",
};
const unknownChoice: Condition<"order", W> = {
  // @ts-expect-error: `upload` or `any-proof`
  given: { "ship.satisfied-by": "scan" },
};
const wrongDuration: Condition<"order", W> = {
  // @ts-expect-error: `48h`
  "order.shipped": { past: "48 hours" },
};
const unknownDate: Condition<"order", W> = {
  // @ts-expect-error: neither an instant nor a date
  "order.paid": { after: "reward.start" },
};
const shipBy = {
  ref: "",
  each: "order",
  owedBy: "seller",
  owedTo: "buyer",
  due: { from: "order.confirmed", within: "ship.within" },
} as const;
const wrongOwner: Promises<W> = {
  // @ts-expect-error: it is promised for each parcel
  "pick-up-by": shipBy,
};
const noPromise: Promises<W> = {
  // @ts-expect-error: an instant, which nobody promises
  "order.shipped": shipBy,
};
const dueFromText: PromiseAbout<"order", W> = {
  ...shipBy,
  // @ts-expect-error: nothing is due from a text
  due: { from: "order.number", within: "48h" },
};
const dueWithoutSpan: PromiseAbout<"order", W> = {
  ...shipBy,
  // @ts-expect-error: within what?
  due: { from: "order.confirmed" },
};
const warnedByUnknown: PromiseAbout<"order", W> = {
  ...shipBy,
  // @ts-expect-error: no such notice
  notBefore: { told: "auto-confirm-warning", past: "24h", orElse: "72h" },
};
const owedByNobody: PromiseAbout<"order", W> = {
  ...shipBy,
  // @ts-expect-error: no such role
  owedBy: "shop",
};
const opensAtNothing: WindowAbout<"order", W> = {
  each: "order",
  // @ts-expect-error: an order is not uploaded
  opens: "parcel.uploaded",
  within: "24h",
};
const eventOfText: Then<"order", W> = {
  event: "shipby.negotiated",
  // @ts-expect-error: a date is no text
  shipBy: "order.number",
};
// @ts-expect-error: a task for whom?
const taskForNobody: Then<"order", W> = { task: "call-the-buyer" };
const reasonMissing: Findings<W> = {
  // @ts-expect-error: a reason that was declared has no condition
  "early-upload": { each: "parcel", found: { "after-cut-off": { "parcel.uploaded": { clockFrom: "18:00" } } } },
};
const extraReason: FindingAbout<"parcel", "scan-ahead", W> = {
  each: "parcel",
  // @ts-expect-error: no such reason was declared
  found: { "scan-ahead": { "parcel.last-scan": true }, "scan-behind": { "parcel.last-scan": true } },
};
const derivedFlag: Derived<W> = {
  // @ts-expect-error: what is derived is an instant
  "order.test": { each: "order", when: { "order.risk": true } },
};
const dropsUnknown: Inhibitions<W> = {
  // @ts-expect-error: neither a topic nor a notice
  "test-order": { each: "order", when: { "order.test": true }, drops: ["everything"] },
};
const withoutSource: Values<W> = {
  // @ts-expect-error: says who?
  duration: { "ship.within": { value: "48h" } },
};
const unknownValue: Values<W> = {
  // @ts-expect-error: no such value
  duration: { "ship.in": { value: "48h", source: "unverified" } },
};
const valueOfAnotherKind: Values<W> = {
  // @ts-expect-error: an amount
  amount: { "comp.delay": { value: "24h", source: "unverified" } },
};
const dateOfAnotherKind: Values<W> = {
  // @ts-expect-error: a date
  date: { "reward.from": { value: 20260601, source: "unverified" } },
};
const paid = { ref: "", each: "order", on: { "ship-by": "breached" }, once: "order" } as const;
const parts = [{ payer: "seller", to: "buyer" }] as const;
const unknownAmount: Compensations<W> = {
  // @ts-expect-error: no such amount
  "delay-coupon": { ...paid, form: "coupon", amount: "comp.late", parts },
};
const paidByNobody: Compensations<W> = {
  // @ts-expect-error: no such role
  "delay-coupon": { ...paid, form: "coupon", amount: "comp.delay", parts: [{ payer: "shop", to: "buyer" }] },
};
const chosenByNumber: Compensations<W> = {
  // @ts-expect-error: a number names no form
  "delay-coupon": { ...paid, form: { chosenBy: "order.items" }, amount: "comp.delay", parts },
};
const percentOfCount: Compensations<W> = {
  // @ts-expect-error: a percentage is of money
  "delay-coupon": { ...paid, form: "coupon", amount: "comp.delay", of: "order.items", parts },
};
const toAppeal = { by: ["seller"], command: "appeal.file" } as const;
const barOfAnother: Actions<W> = {
  // @ts-expect-error: an appeal is against a breach
  appeal: { ...toAppeal, each: "order", refused: [{ when: { appeal: "closed" }, code: "E" }] },
};
const barWithoutCode: Actions<W> = {
  // @ts-expect-error: with which code?
  appeal: { ...toAppeal, each: "breach", refused: [{ when: { appeal: "closed" } }] },
};
const eventUnknown: Actions<W> = {
  // @ts-expect-error: no such event
  appeal: { ...toAppeal, event: "appeal.raised" },
};

export const refused: readonly unknown[] = [
  misspeltFact,
  factOfAnother,
  childOfAnother,
  factWithinChild,
  textForCondition,
  numberForCondition,
  textsForConditions,
  unknownSubject,
  wrongRole,
  wrongName,
  unknownTopic,
  unknownChannel,
  coversUnknown,
  perNoInstant,
  saysUnknown,
  lengthOfText,
  sumsText,
  unknownAction,
  metByText,
  whileText,
  excusedByNumber,
  redeclaring,
  redeclared,
  seesAnother,
  hasAnother,
  ofAnother,
  textOfNothing,
  unknownSpan,
  testOfAnotherKind,
  unknownStatus,
  unknownListed,
  unknownReason,
  unknownChoice,
  wrongDuration,
  unknownDate,
  wrongOwner,
  noPromise,
  dueFromText,
  dueWithoutSpan,
  warnedByUnknown,
  owedByNobody,
  opensAtNothing,
  eventOfText,
  taskForNobody,
  reasonMissing,
  extraReason,
  derivedFlag,
  dropsUnknown,
  withoutSource,
  unknownValue,
  valueOfAnotherKind,
  dateOfAnotherKind,
  unknownAmount,
  paidByNobody,
  chosenByNumber,
  percentOfCount,
  barOfAnother,
  barWithoutCode,
  eventUnknown,
];
