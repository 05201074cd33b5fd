import { isKind, lineOf, moneyId, payOf } from "../../compensation/money-id.ts";
import { settled } from "../../compensation/settlement.ts";
import type { Frame } from "../../condition/frame.ts";
import type { MoneyRow, SettlementRow } from "../../model/claims.ts";
import type { RefundStarted } from "../../model/event.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import { sum } from "../../model/table.ts";
import { noted, stamp, stampLast, unstamp } from "../draft.ts";
import {
  amountNoted,
  factOf,
  isDispute,
  isFor,
  matterOf,
  type Of,
  paidFor,
  paidOf,
  putMatter,
  refundedOf,
  withFact,
} from "../matters.ts";
import { type Action, type Judging, type Refused, refused } from "./action.ts";
import { badAmount } from "./goods.ts";
import { isRefused, moved } from "./matters.ts";
import { moveOrder } from "./move.ts";

const inFull = "order.refund-in-full";

const refundAmount = (row: MatterRow): number => amountNoted(row, "refund.amount");

const hasSucceeded = (row: MatterRow): boolean => factOf(row, "refund.succeeded") !== undefined;

/** What a `refund` effect orders. */
interface Payment {
  readonly row: MoneyRow;
  readonly line: SettlementRow;
}

type On = Pick<Judging, "draft" | "book">;

const paymentsOf = ({ draft }: On): readonly Payment[] =>
  draft.money.flatMap((row) =>
    row.form === "refund" ? (row.q ?? []).filter(isKind("pay")).map((line) => ({ row, line })) : [],
  );

const ordered = (judging: On, effect: string): Payment | undefined =>
  paymentsOf(judging).find(({ row, line }) => lineOf(row, judging.draft.id, effect) === line);

/** Refunds that did not fail. */
const refunds = ({ draft }: On): readonly MatterRow[] =>
  draft.matters.filter((row) => row.is === "refund" && factOf(row, "refund.failed") === undefined);

/** What a refund carries out: what it says it does, else the payment of its matter and its amount, once that is owed. */
function carriedOut(judging: On, refund: MatterRow): Payment | undefined {
  return (
    ordered(judging, refund.id) ??
    paymentsOf(judging).find(
      ({ row, line }) =>
        isFor(judging.draft, refund, paidFor(judging.book, row)) &&
        line[4] === refundAmount(refund) &&
        row.t <= refund.opened,
    )
  );
}

/** Those that nobody ordered. */
const own = (judging: On, rows: readonly MatterRow[]): readonly MatterRow[] =>
  rows.filter((row) => carriedOut(judging, row) === undefined);

/** What the host gives back by itself for a subject, or has given: so much less of it is owed. */
export function givenBack(judging: On, { subject, key }: Pick<Frame, "subject" | "key">, isDone = false): number {
  const its = own(judging, refunds(judging)).filter(
    (row) => isFor(judging.draft, row, { of: key, each: subject }) && (!isDone || hasSucceeded(row)),
  );
  return sum(its, refundAmount);
}

/** Refunds under way. */
const openRefunds = (judging: Judging): readonly MatterRow[] => refunds(judging).filter((row) => !hasSucceeded(row));

/** What is on its way back beside what we ordered ourselves. */
export const refundsUnderWay = (judging: Judging): number => sum(own(judging, openRefunds(judging)), refundAmount);

/** Whether the host has begun to give back what this owes. */
export const isUnderWay = (judging: Judging, owed: MoneyRow): boolean =>
  openRefunds(judging).some((row) => {
    const payment = carriedOut(judging, row);
    return payment !== undefined && payment.line === payOf(owed);
  });

/** Refunds under way that give back all that is left: nothing should leave any more. */
export function isRefundedInFull(judging: Judging): boolean {
  const under = openRefunds(judging);
  return under.length > 0 && refundedOf(judging.draft) + sum(under, refundAmount) >= paidOf(judging.draft);
}

export const refundStarted: Action<"refund.started"> = {
  by: ["platform", "seller", "system"],
  judge: ({ payload }, judging) => {
    const { draft } = judging;
    const bad = badAmount(draft, payload.amount, Number.POSITIVE_INFINITY);
    if (bad) return bad;
    const known = refunds(judging).find(({ id }) => id === payload.refundId);
    const amount = known ? refundAmount(known) : ordered(judging, payload.refundId)?.line[4];
    if (amount !== undefined && amount !== payload.amount.amount) return refused("E_REFUND_EXISTS", "payload.refundId");
    if (known) return "nothing-new";
    const of = settledBy(judging, payload);
    if (wasPaid(judging, payload, of)) return "nothing-new";
    return begin(judging, payload.refundId, payload.amount, of, orderedBeside(judging, payload, of)) ?? "accepted";
  },
};

/** How a refund that is under way came to its end. */
const ending = <T extends "refund.succeeded" | "refund.failed">(
  end: (judging: Judging, found: MatterRow) => Refused | null,
): Action<T> => ({
  by: ["platform", "system"],
  judge: ({ type, payload: { refundId } }, judging) => {
    const known = matterOf(judging.draft, "refund", refundId);
    if (known && factOf(known, type) !== undefined) return "nothing-new";
    return known && openRefunds(judging).includes(known)
      ? (end(judging, known) ?? "accepted")
      : refused("E_NO_SUCH_REFUND", "payload.refundId");
  },
});

export const refundSucceeded: Action<"refund.succeeded"> = ending(succeed);
export const refundFailed: Action<"refund.failed"> = ending(fail);

/**
 * A `refund` effect was paid: its refund has begun and succeeded, as far as the host did not tell so itself. Where it was
 * not, the refund that is under way by its name has failed.
 */
export function refundSettled(judging: Judging, effect: string, isPaid: boolean): void {
  const payment = ordered(judging, effect);
  if (!payment) return;
  if (!isPaid) {
    const its = openRefunds(judging).find(({ id }) => id === effect);
    if (its) fail(judging, its);
    return;
  }
  const { row, line } = payment;
  const begun = (): MatterRow | undefined => refunds(judging).find((one) => carriedOut(judging, one)?.line === line);
  if (!begun()) begin(judging, effect, { amount: line[4], currency: row.currency }, paidFor(judging.book, row));
  const found = begun();
  if (found && !hasSucceeded(found)) succeed(judging, found);
  moneyBack(judging, paidFor(judging.book, row));
}

/** What a refund carried out was paid, or was not: then it is ordered again, and comes to a person in the end. */
function tellOrder(judging: Judging, found: MatterRow, result: "done" | "failed"): void {
  const { draft, at } = judging;
  const payment = carriedOut(judging, found);
  if (!payment) return;
  const { row, line } = payment;
  const effect = ordered(judging, found.id) ? found.id : moneyId(draft.id, row, line[0], line[1]);
  draft.money = settled(draft.money, draft.id, effect, result, at) ?? draft.money;
}

/**
 * What a refund settles: what it names, what its effect was for, an ordered refund of its amount that waits. Of another
 * amount it is the host's own: what waits is still to be paid. A name that is not known yet counts where nothing else says
 * what it is for.
 */
function settledBy(judging: Judging, { refundId, caseId, amount }: RefundStarted): Of {
  const others = refunds(judging).filter(({ id }) => id !== refundId);
  const waits = ({ row, line }: Payment): boolean =>
    line[4] === amount.amount &&
    line[3] !== "done" &&
    !others.some((one) => isFor(judging.draft, one, paidFor(judging.book, row)));
  const { matters, cases } = judging.draft;
  const isKnown = matters.some((row) => isDispute(row) && row.id === caseId) || cases.some(([id]) => id === caseId);
  const payment = isKnown ? undefined : (ordered(judging, refundId) ?? paymentsOf(judging).find(waits));
  return payment ? paidFor(judging.book, payment.row) : caseId === undefined ? {} : { of: caseId };
}

/** Whether its effect was reported as paid. */
const wasPaid = (judging: Judging, { amount }: RefundStarted, of: Of): boolean =>
  refunds(judging).some(
    (row) =>
      hasSucceeded(row) &&
      isFor(judging.draft, row, of) &&
      refundAmount(row) === amount.amount &&
      ordered(judging, row.id) !== undefined,
  );

/** What is ordered to go back and no refund has begun for, beside what this one carries out. */
function orderedBeside(judging: Judging, { refundId, amount }: RefundStarted, of: Of): number {
  const begun = refunds(judging).map((row) => carriedOut(judging, row)?.line);
  const waiting = paymentsOf(judging).filter(({ line }) => line[3] === "ordered" && !begun.includes(line));
  const its =
    waiting.find(({ line }) => line === ordered(judging, refundId)?.line) ??
    waiting.find(({ row, line }) => isFor(judging.draft, of, paidFor(judging.book, row)) && line[4] === amount.amount);
  return sum(waiting, ({ line }) => (line === its?.line ? 0 : line[4]));
}

function begin(judging: Judging, id: string, amount: Money, of: Of, beside: number = 0): Refused | null {
  const { draft, at } = judging;
  const all = refundedOf(draft) + sum(openRefunds(judging), refundAmount) + beside + amount.amount;
  const refusal = moveOrder(judging, "refund.started", { "within-captured": all <= paidOf(draft) });
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
    ...of,
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
  const refusal = moveOrder(judging, "refund.succeeded", {
    "refunds-all": refunded >= paidOf(draft),
    "more-refunds-open": openRefunds(judging).length > 1,
  });
  if (refusal) return refusal;
  draft.facts = noted(draft.facts, "order.refunded-amount", { ...amount, amount: refunded }, at);
  putMatter(draft, withFact(found, "refund.succeeded", at, at));
  tellOrder(judging, found, "done");
  moneyBack(judging, found);
  stampLast(draft, "order.refunded", at);
  // With all the money back before receipt, nothing more is owed: the chart closes it, so must the fact.
  if (draft.chart.receipt === "closed" && !draft.stamps["order.closed"])
    stamp(draft, "order.closed", draft.stamps["order.refunded"] ?? [at, at]);
  return null;
}

function fail(judging: Judging, found: MatterRow): Refused | null {
  const { draft, at } = judging;
  const refusal = moveOrder(judging, "refund.failed", { "more-refunds-open": openRefunds(judging).length > 1 });
  if (refusal) return refusal;
  putMatter(draft, withFact(found, "refund.failed", at, at));
  tellOrder(judging, found, "failed");
  unstamp(draft, inFull);
  return null;
}

/** The money of a request has gone back, or none is left that could. */
export function moneyBack(judging: Judging, { of, each = "case" }: Of): void {
  const row = each === "case" && of !== undefined ? matterOf(judging.draft, each, of) : undefined;
  const next = row?.chart.stage === "refunding" ? moved(judging, row, "refunded") : undefined;
  if (next && !isRefused(next)) putMatter(judging.draft, next);
}
