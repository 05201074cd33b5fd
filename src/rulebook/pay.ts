import { breachKey, nothingOwed } from "../compensation/grounds.ts";
import type { MoneyDesk, OwedThen } from "../compensation/money-desk.ts";
import { reconcileMoney } from "../compensation/reconcile.ts";
import { factByName } from "../condition/access.ts";
import { type Frame, frameOf } from "../condition/frame.ts";
import type { ClaimRow } from "../model/claims.ts";
import type { Money } from "../model/money.ts";
import { stateOf } from "../sla/promise.ts";
import { givenBack, isUnderWay, moneyBack, refundsUnderWay } from "./actions/refunds.ts";
import { type Facts, factsOf } from "./frames/facts.ts";
import { factReader } from "./frames.ts";
import { worthOf } from "./goods/worth.ts";
import { frameThen, inTime, upTo } from "./look-back.ts";
import { paidFor, paidOf, refundedOf } from "./matters.ts";
import { type Now, soon } from "./now.ts";

/** Money that has come to be owed, is due, or is owed no more. */
export function pay(now: Now): boolean {
  const { on, scene } = now;
  const { draft, book, people } = on;
  const { order } = draft;
  if (!order || book.policies.length === 0) return false;
  const judging = { ...on, at: now.at, occurred: now.at };
  const desk: MoneyDesk = {
    orderId: draft.id,
    relevant: book.relevant.policies,
    byName: book.policyByName,
    frames: scene.frames,
    reader: now.reader,
    stepNow: draft.now,
    claims: draft.claims,
    then: owedThen(now),
    rows: draft.money,
    currency: order.total.currency,
    paid: paidOf(draft),
    freight: () => worthOf(order).freight,
    refunded: refundedOf(draft) + refundsUnderWay(judging),
    // What ended at that very instant had not lasted longer; what was heard of too late to end the breach ends this no more.
    wasSo: (policy, row) => {
      const behind = draft.claims.filter((claim) => row.c.includes(breachKey(claim)));
      const heard = behind.reduce((facts: Facts, claim) => inTime(facts, claim, row.t, book), draft);
      return [draft, heard].some((facts) => {
        const frame = frameThen(upTo(facts, row.t, book), book, row.t, policy, row);
        return !frame || policy.on.read(frame, factReader(book, row.t)).holds;
      });
    },
    isUnderWay: (row) => isUnderWay(judging, row),
    isGivingBack: () => refundsUnderWay(judging) > 0,
    givenBack: (subject) => givenBack(judging, subject),
    valueOf: (frame) => {
      if (frame.subject !== "parcel" && frame.subject !== "line") return worthOf(order).goods;
      return (factByName(book, frame, `${frame.subject}.value`) as Money | undefined)?.amount ?? 0;
    },
    // Of another contact of the buyer nothing is known.
    lately: people.get("buyer")?.find(({ compensated }) => compensated)?.compensated ?? [],
    retries: book.retries,
  };
  const { rows, effects, next } = reconcileMoney(desk);
  soon(now, next);
  draft.effects.push(...effects);
  if (rows === draft.money) return false;
  draft.money = rows;
  for (const row of rows) if (row.x?.[1] === nothingOwed) moneyBack(judging, paidFor(book, row));
  return true;
}

/**
 * What came to be owed by breaches that are over, as it would have been on time. It is asked again of each that stands
 * beside one of its subject that was raised, or ended, just now.
 */
function owedThen({ at, on: { draft, book }, scene: { frames } }: Now): readonly OwedThen[] {
  const owed: OwedThen[] = [];
  const standing = draft.claims.filter(({ x }) => !x);
  for (const { p, s, e, d } of standing) {
    const rule = book.promiseByName.get(p);
    const isNews = draft.claims.some((one) => one.p === p && one.s === s && (one.x ?? [one.r[1]])[0] === at);
    if (!rule || !isNews) continue;
    const isOver = (frame: Frame | undefined): boolean => !frame || stateOf(rule, frame)?.started !== e;
    if (!isOver(frameOf(frames, rule.each, s))) continue;
    const claims = standing.filter((one) => one.d <= d).map((one): ClaimRow => ({ ...one, r: [one.d, one.d] }));
    for (let until = d; until < at; ) {
      const frame = frameThen(upTo({ ...factsOf(draft), claims }, until, book), book, until + 1, rule, { s });
      if (!frame || isOver(frame)) break;
      let next = Number.POSITIVE_INFINITY;
      for (const { rule: policy } of book.relevant.policies(new Map([[rule.each, [frame]]]))) {
        if (!policy.behind.has(p)) continue;
        const reading = policy.on.read(frame, factReader(book, until + 1));
        if (reading.holds) owed.push({ policy, frame, reading, claims });
        else next = Math.min(next, reading.next - 1);
      }
      until = next;
    }
  }
  return owed;
}
