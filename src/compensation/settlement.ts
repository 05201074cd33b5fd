import type { MoneyRow, SettlementRow } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { ChargeEffect, CompensateEffect, TaskEffect } from "../model/effect.ts";
import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import type { Role } from "../model/person.ts";
import { goneBack, isRefused, isStillSo, whyEnded, without } from "./grounds.ts";
import { type MoneyDesk, put, soon, type Work } from "./money-desk.ts";
import { isKind, lineOf, moneyId } from "./money-id.ts";
import { isCharged, isToBuyer, type Policy, split } from "./policy.ts";

// How what was ordered goes: it is done, fails and is ordered again, or is refused for good.

const pays = isKind("pay");
const takes = isKind("charge");
export const givesBack: (line: SettlementRow) => boolean = isKind("reverse");
const hasFailed = ([, , , is]: SettlementRow): boolean => is === "failed";

/** Owed whatever the host says of it: the price that goes back, and a charge that does. */
const isDebt = ({ form, x }: MoneyRow, line: SettlementRow): boolean =>
  givesBack(line) || (pays(line) && form === "refund" && !x);
/** Neither paid nor taken, for good. */
export const isNever = (row: MoneyRow, line: SettlementRow): boolean =>
  (line[3] === "refused" || line[3] === "left") && !isDebt(row, line);
const isUnsettled = (row: MoneyRow, line: SettlementRow): boolean =>
  hasFailed(line) || (line[3] === "refused" && isDebt(row, line));
export const isUnfinished = (row: MoneyRow): boolean => row.q?.some((line) => isUnsettled(row, line)) ?? false;

/** It failed, and by now there is less to give back: somebody else has given it back meanwhile. */
const isTooMuch = (row: MoneyRow, amount: number, { desk, rows }: Work): boolean =>
  row.form === "refund" && amount > desk.paid - goneBack(without(rows, row), desk.refunded);

/** What has not come yet of what stands no more is owed no more. */
export function leave(row: MoneyRow, work: Work): void {
  if (isStillSo(row, work) && !isRefused(row)) return;
  const { now } = work.desk.reader;
  let left = row;
  for (const line of row.q ?? []) {
    if (!hasFailed(line) || givesBack(line)) continue;
    const [step, tries, , , amount] = line;
    const q = (left.q ?? []).map((one): SettlementRow => (one === line ? [step, tries, now, "left", amount] : one));
    left = refused({ ...left, q }, line, row.x ?? [now, whyEnded(row, work)]);
  }
  if (left !== row) put(work, row, left);
}

/** Orders what failed again after its wait, unless the host is at it already; after the last, where it is refused or may be too much, it is a person's task. */
export function again(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const { now, zone } = desk.reader;
  const policy = desk.byName.get(row.k);
  if (!policy) return;
  let changed = false;
  const q = (row.q ?? []).map((line): SettlementRow => {
    const [step, tries, at, is, amount] = line;
    if (!isUnsettled(row, line) || (hasFailed(line) && pays(line) && desk.isUnderWay(row))) return line;
    const isForPeople = is === "refused" || isTooMuch(row, amount, work);
    const wait = isForPeople ? undefined : desk.retries[tries - 1];
    const until = wait ? shift(at, wait, zone) : now;
    if (now < until) {
      soon(work, until);
      return line;
    }
    changed = true;
    if (wait) {
      const next: SettlementRow = [step, tries + 1, now, "ordered", amount];
      work.effects.push(effectOf(row, next, policy, desk));
      return next;
    }
    work.effects.push(taskOf(row, step, desk));
    return [step, tries, now, "task", amount];
  });
  if (changed) put(work, row, { ...row, q });
}

const taskOf = (row: MoneyRow, step: string, { orderId, stepNow }: MoneyDesk): TaskEffect => ({
  type: "openTask",
  id: [escaped(orderId), "settle-by-hand", row.k, escaped(row.o), step].join("/"),
  owner: orderId,
  task: "settle-by-hand",
  assignee: "platform",
  rule: row.k,
  subject: row.s,
  since: row.t,
  at: stepNow,
});

export function effectOf(
  row: MoneyRow,
  line: SettlementRow,
  policy: Policy,
  desk: MoneyDesk,
): CompensateEffect | ChargeEffect {
  const [step, tries, , , amount] = line;
  // Who is charged is not who pays the buyer where the platform does.
  const { payer = "platform" } = policy.shares.find(pays(line) ? isToBuyer : isCharged) ?? {};
  const common = {
    id: moneyId(desk.orderId, row, step, tries),
    owner: desk.orderId,
    policy: row.k,
    subject: row.s,
    payer,
    since: row.t,
    at: desk.stepNow,
  };
  const money = { amount: { amount, currency: row.currency } };
  if (!pays(line))
    return { type: takes(line) ? "charge" : "reverse", ...common, ...money, to: receiverOf(row, policy) };
  const budget = policy.budget === null ? {} : { budget: { amount: policy.budget, currency: row.currency } };
  return {
    type: row.form === "refund" ? "refund" : "compensate",
    ...common,
    form: row.form,
    ...money,
    to: "buyer",
    ...budget,
  };
}

/** Whom a charge goes to; what goes to several passes through the platform. */
function receiverOf({ a }: MoneyRow, { shares }: Policy): Role {
  const parts = split(a, shares);
  const [one, other] = new Set(shares.flatMap((share, i) => (isCharged(share) && parts[i] ? [share.to] : [])));
  return one && !other ? one : "platform";
}

const unpaid = ({ i: _issued, ...row }: MoneyRow): MoneyRow => row;

/** What is never paid is cancelled, and what is never taken counts as given back. */
function refused(row: MoneyRow, line: SettlementRow, x: NonNullable<MoneyRow["x"]>): MoneyRow {
  const { q = [], i: [issued, paid] = [x[0], 0], g = [x[0], 0, 0] } = row;
  const [since, charged, reversed, before] = g;
  const amount = line[4];
  if (pays(line)) return paid > amount ? { ...row, i: [issued, paid - amount] } : { ...unpaid(row), x };
  if (!takes(line)) return row;
  const returned = Math.min(charged, reversed + amount);
  const after: MoneyRow = { ...row, g: [since, charged, returned, returned > reversed ? x[0] : (before ?? x[0])] };
  if (reversed + amount <= charged) return after;
  // What is on its way back was never taken: that is for people to see to.
  const back = q.findLast(givesBack);
  return { ...after, q: q.map((one) => (one === back ? [one[0], one[1], x[0], "refused", one[4]] : one)) };
}

/** What the host says of an effect that moved money; undefined where there is none of that id. */
export function settled(
  rows: readonly MoneyRow[],
  orderId: string,
  effect: string,
  result: "done" | "failed" | "refused",
  at: Instant,
): readonly MoneyRow[] | undefined {
  for (const row of rows) {
    const line = lineOf(row, orderId, effect);
    if (!line) continue;
    const [step, tries, , is, amount] = line;
    // What was said before stands, but that a failure may prove to have worked after all, or be left at that for good.
    const isLatest = effect === moneyId(orderId, row, step, tries);
    const debt = isDebt(row, line);
    const counts = { done: true, refused: isLatest && !(debt && is === "task"), failed: isLatest && is === "ordered" };
    if (is === "done" || is === "refused" || is === "left" || !counts[result]) return rows;
    const q = (row.q ?? []).map((one): SettlementRow => (one === line ? [step, tries, at, result, amount] : one));
    const isGivenUp = result === "refused" && !debt;
    const after = isGivenUp ? refused({ ...row, q }, line, [at, result]) : { ...row, q };
    return rows.map((one) => (one === row ? after : one));
  }
  return undefined;
}
