import { moneyId, orderedBy, payOf } from "../../compensation/money-id.ts";
import { settled } from "../../compensation/settlement.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { RefundStarted } from "../../model/event.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import { sum } from "../../model/table.ts";
import { noted, stamp, stampLast, unstamp } from "../draft.ts";
import { amountNoted, factOf, matterOf, paidOf, putMatter, refundedOf, withFact } from "../matters.ts";
import { type Action, type Judging, type Refused, refused } from "./action.ts";
import { isRefused, moved } from "./matters.ts";
import { move } from "./move.ts";

const inFull = "order.refund-in-full";

const refundAmount = (row: MatterRow): number => amountNoted(row, "refund.amount");

const hasSucceeded = (row: MatterRow | undefined): boolean =>
  row !== undefined && factOf(row, "refund.succeeded") !== undefined;

/** What a `refund` effect orders. */
const ordered = ({ draft }: Judging, effect: string): MoneyRow | undefined => orderedBy(draft.money, draft.id, effect);

/** Refunds that did not fail. */
const refunds = ({ draft }: Judging): readonly MatterRow[] =>
  draft.matters.filter((row) => row.is === "refund" && factOf(row, "refund.failed") === undefined);

/** Refunds under way. */
const openRefunds = (judging: Judging): readonly MatterRow[] => refunds(judging).filter((row) => !hasSucceeded(row));

/** What is on its way back beside what we ordered ourselves. */
export const refundsUnderWay = (judging: Judging): number =>
  sum(
    openRefunds(judging).filter(
      (row) =>
        !ordered(judging, row.id) && !judging.draft.money.some(({ s, form }) => form === "refund" && s === row.of),
    ),
    refundAmount,
  );

/** Whether the host has begun to give back what this owes. */
export const isUnderWay = (judging: Judging, { s, i }: MoneyRow): boolean =>
  openRefunds(judging).some((row) => row.of === s && refundAmount(row) === i?.[1]);

/** Refunds under way that give back all that is left: nothing should leave any more. */
export function isRefundedInFull(judging: Judging): boolean {
  const under = openRefunds(judging);
  return under.length > 0 && refundedOf(judging.draft) + sum(under, refundAmount) >= paidOf(judging.draft);
}

export const refundStarted: Action<"refund.started"> = {
  by: ["platform", "seller", "system"],
  judge: ({ payload }, judging) => {
    const { draft } = judging;
    if (payload.amount.currency !== draft.order?.total.currency)
      return refused("E_CURRENCY", "payload.amount.currency");
    if (payload.amount.amount === 0) return refused("E_AMOUNT_ZERO", "payload.amount.amount");
    const known = refunds(judging).find(({ id }) => id === payload.refundId);
    const amount = known ? refundAmount(known) : ordered(judging, payload.refundId)?.i?.[1];
    if (amount !== undefined && amount !== payload.amount.amount) return refused("E_REFUND_EXISTS", "payload.refundId");
    if (known) return "nothing-new";
    const of = settledBy(judging, payload);
    if (wasPaid(judging, payload, of)) return "nothing-new";
    return begin(judging, payload.refundId, payload.amount, of, orderedBeside(judging, of)) ?? "accepted";
  },
};

export const refundSucceeded: Action<"refund.succeeded"> = {
  by: ["platform", "system"],
  judge: ({ payload }, judging) => {
    const known = matterOf(judging.draft, "refund", payload.refundId);
    if (hasSucceeded(known)) return "nothing-new";
    const found = openRefunds(judging).find((row) => row === known);
    return found ? (succeed(judging, found) ?? "accepted") : refused("E_NO_SUCH_REFUND", "payload.refundId");
  },
};

export const refundFailed: Action<"refund.failed"> = {
  by: ["platform", "system"],
  judge: ({ type, payload }, judging) => {
    const under = openRefunds(judging);
    const found = under.find(({ id }) => id === payload.refundId);
    if (!found) return refused("E_NO_SUCH_REFUND", "payload.refundId");
    const refusal = move(judging, type, { "more-refunds-open": under.length > 1 });
    if (refusal) return refusal;
    const { draft, at } = judging;
    putMatter(draft, withFact(found, "refund.failed", at, at));
    tellOrder(judging, found, "failed");
    unstamp(draft, inFull);
    return "accepted";
  },
};

/** A `refund` effect was paid: its refund has begun and succeeded, as far as the host did not tell so itself. */
export function refundPaid(judging: Judging, { s, i, currency }: MoneyRow, effect: string): void {
  const begun = (): MatterRow | undefined => refunds(judging).find(({ id, of }) => id === effect || of === s);
  if (!begun()) begin(judging, effect, { amount: i?.[1] ?? 0, currency }, s);
  const found = begun();
  if (found && !hasSucceeded(found)) succeed(judging, found);
  moneyBack(judging, s);
}

/** What a refund carried out was paid, or was not: then it is ordered again, and comes to a person in the end. */
function tellOrder({ draft, at }: Judging, found: MatterRow, result: "done" | "failed"): void {
  const byId = orderedBy(draft.money, draft.id, found.id);
  const row = byId ?? draft.money.find(({ s, i }) => s === found.of && i?.[1] === refundAmount(found));
  const pay = row && payOf(row);
  if (!pay) return;
  const effect = byId ? found.id : moneyId(draft.id, row, pay[0], pay[1]);
  draft.money = settled(draft.money, draft.id, effect, result, at) ?? draft.money;
}

/**
 * What a refund settles: what it names, what its effect was for, an ordered refund of its amount that waits. Of another
 * amount it is the host's own: what waits is still to be paid.
 */
function settledBy(judging: Judging, { refundId, caseId, amount }: RefundStarted): string | undefined {
  const taken = refunds(judging).flatMap((row) => (row.id !== refundId && row.of !== undefined ? [row.of] : []));
  const waits = (row: MoneyRow): boolean =>
    row.form === "refund" && row.i?.[1] === amount.amount && !taken.includes(row.s) && payOf(row)?.[3] !== "done";
  return caseId ?? ordered(judging, refundId)?.s ?? judging.draft.money.find(waits)?.s;
}

/** Whether its effect was reported as paid. */
const wasPaid = (judging: Judging, { amount }: RefundStarted, of: string | undefined): boolean =>
  refunds(judging).some(
    (row) =>
      hasSucceeded(row) &&
      of !== undefined &&
      row.of === of &&
      refundAmount(row) === amount.amount &&
      ordered(judging, row.id) !== undefined,
  );

/** What is ordered to go back beside what this refund settles, as long as it has not failed and no refund has begun for it. */
function orderedBeside(judging: Judging, of: string | undefined): number {
  const begun = refunds(judging);
  return sum(judging.draft.money, (row) => {
    const waits = row.form === "refund" && row.i && payOf(row)?.[3] === "ordered" && row.s !== of;
    const isBegun = waits && begun.some(({ id, of: settles }) => settles === row.s || ordered(judging, id) === row);
    return waits && !isBegun ? (row.i?.[1] ?? 0) : 0;
  });
}

function begin(
  judging: Judging,
  id: string,
  amount: Money,
  of: string | undefined,
  beside: number = 0,
): Refused | null {
  const { draft, at } = judging;
  const all = refundedOf(draft) + sum(openRefunds(judging), refundAmount) + beside + amount.amount;
  const refusal = move(judging, "refund.started", { "within-captured": all <= paidOf(draft) });
  if (refusal) return refusal;
  stampLast(draft, "order.refund-started", at);
  draft.matters = draft.matters.filter((row) => row.is !== "refund" || row.id !== id);
  putMatter(draft, {
    is: "refund",
    id,
    opened: at,
    chart: {},
    facts: [
      ["refund.started", at, at],
      ["refund.amount", amount, at],
    ],
    ...(of === undefined ? {} : { of }),
  });
  // By the last of those that give it all back, whichever was heard of first.
  const whole = Math.max(...refunds(judging).map(({ opened }) => opened));
  if (isRefundedInFull(judging)) stamp(draft, inFull, [whole, whole]);
  return null;
}

function succeed(judging: Judging, found: MatterRow): Refused | null {
  const { draft, at } = judging;
  const amount = factOf(found, "refund.amount") as Money;
  const refunded = refundedOf(draft) + amount.amount;
  const refusal = move(judging, "refund.succeeded", {
    "refunds-all": refunded >= paidOf(draft),
    "more-refunds-open": openRefunds(judging).length > 1,
  });
  if (refusal) return refusal;
  draft.facts = noted(draft.facts, "order.refunded-amount", { ...amount, amount: refunded }, at);
  putMatter(draft, withFact(found, "refund.succeeded", at, at));
  tellOrder(judging, found, "done");
  moneyBack(judging, found.of);
  stampLast(draft, "order.refunded", at);
  // With all the money back before receipt, nothing more is owed: the chart closes it, so must the fact.
  if (draft.chart.receipt === "closed" && !draft.stamps["order.closed"])
    stamp(draft, "order.closed", draft.stamps["order.refunded"] ?? [at, at]);
  return null;
}

/** The money of a request has gone back, or none is left that could. */
export function moneyBack(judging: Judging, caseId: string | undefined): void {
  const row = caseId === undefined ? undefined : matterOf(judging.draft, "case", caseId);
  const next = row?.chart.stage === "refunding" ? moved(judging, row, "refunded") : undefined;
  if (next && !isRefused(next)) putMatter(judging.draft, next);
}
