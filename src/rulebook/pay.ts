import { nothingOwed } from "../compensation/grounds.ts";
import type { MoneyDesk } from "../compensation/money-desk.ts";
import { reconcileMoney } from "../compensation/reconcile.ts";
import { factByName } from "../condition/access.ts";
import type { Money } from "../model/money.ts";
import { givenBack, isUnderWay, moneyBack, refundsUnderWay } from "./actions/refunds.ts";
import { factReader } from "./frames.ts";
import { worthOf } from "./goods/worth.ts";
import { frameThen, upTo } from "./look-back.ts";
import { paidOf, refundedOf } from "./matters.ts";
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
    rows: draft.money,
    currency: order.total.currency,
    paid: paidOf(draft),
    freight: () => worthOf(order).freight,
    refunded: refundedOf(draft) + refundsUnderWay(judging),
    // What ended at that very instant was so by it.
    wasSo: (policy, row) =>
      [row.t, row.t - 1].some((until) => {
        const frame = frameThen(upTo(draft, until, book), book, row.t, policy, row);
        return !frame || policy.on.read(frame, factReader(book, row.t)).holds;
      }),
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
  for (const { x, s, form } of rows) if (form === "refund" && x?.[1] === nothingOwed) moneyBack(judging, s);
  return true;
}
