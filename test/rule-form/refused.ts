import type { Compensations } from "../../src/compensation/rule.ts";
import type { Condition } from "../../src/condition/form.ts";
import type { Actions, Inhibitions, Notice, Notices } from "../../src/notify/rule.ts";
import type { Values } from "../../src/rulebook/pack.ts";
import type { Derived, FindingAbout, Findings, PromiseAbout, Promises, WindowAbout } from "../../src/sla/rule.ts";
import { findings } from "./findings.ts";
import { promises } from "./promises.ts";
import type { W } from "./words.ts";

// Rules that are wrong, and must not compile. The mark stands above the line that carries the error: the
// word itself, or the rule where the word is right for another subject.

const about = { ref: "", topic: "shipping", class: "normal", channels: ["push"] } as const;
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
const { "ship-by": _, ...allButOne } = promises;
// @ts-expect-error: a promise that was declared has no rule
const promiseMissing: Promises<W> = allButOne;
const wrongOwner: Promises<W> = {
  ...promises,
  // @ts-expect-error: it is promised for each parcel
  "pick-up-by": { ...promises["ship-by"] },
};
const dueFromText: PromiseAbout<"order", W> = {
  ...promises["ship-by"],
  // @ts-expect-error: nothing is due from a text
  due: { from: "order.number", within: "48h" },
};
const dueWithoutSpan: PromiseAbout<"order", W> = {
  ...promises["ship-by"],
  // @ts-expect-error: within what?
  due: { from: "order.confirmed" },
};
const warnedByUnknown: PromiseAbout<"order", W> = {
  ...promises["auto-confirm"],
  // @ts-expect-error: no such notice
  notBefore: { told: "auto-confirm-warning", past: "24h", orElse: "72h" },
};
const owedByNobody: PromiseAbout<"order", W> = {
  ...promises["ship-by"],
  // @ts-expect-error: no such role
  owedBy: "shop",
};
const opensAtNothing: WindowAbout<"order", W> = {
  each: "order",
  // @ts-expect-error: an order is not uploaded
  opens: "parcel.uploaded",
  within: "24h",
};
const { malformed, ...otherReasons } = findings["suspect-number"].found;
const reasonMissing: Findings<W> = {
  ...findings,
  // @ts-expect-error: a reason that was declared has no condition
  "suspect-number": { each: "parcel", found: otherReasons },
};
const extraReason: FindingAbout<"parcel", "scan-ahead", W> = {
  each: "parcel",
  // @ts-expect-error: no such reason was declared
  found: { ...findings["clock-skew"].found, "scan-behind": malformed },
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
const needsOfAnother: Actions<W> = {
  // @ts-expect-error: an appeal is against a breach
  appeal: { by: ["seller"], command: "appeal.file", each: "order", needs: { appeal: "open" }, code: "E" },
};

export const refused: readonly unknown[] = [
  misspeltFact,
  factOfAnother,
  childOfAnother,
  factWithinChild,
  unknownSubject,
  wrongRole,
  wrongName,
  unknownTopic,
  unknownChannel,
  coversUnknown,
  perNoInstant,
  saysUnknown,
  sumsText,
  unknownAction,
  unknownSpan,
  testOfAnotherKind,
  unknownStatus,
  unknownListed,
  unknownReason,
  unknownChoice,
  wrongDuration,
  promiseMissing,
  wrongOwner,
  dueFromText,
  dueWithoutSpan,
  warnedByUnknown,
  owedByNobody,
  opensAtNothing,
  reasonMissing,
  extraReason,
  derivedFlag,
  dropsUnknown,
  withoutSource,
  unknownValue,
  valueOfAnotherKind,
  unknownAmount,
  paidByNobody,
  chosenByNumber,
  percentOfCount,
  needsOfAnother,
];
