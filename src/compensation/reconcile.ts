import { valueAt } from "../condition/access.ts";
import type { ReadContext } from "../condition/context.ts";
import type { Frame, MoneyValue } from "../condition/frame.ts";
import type { Relevance } from "../condition/relevance.ts";
import type { ClaimRow, Compensated, MoneyRow, SettlementRow } from "../model/claims.ts";
import { type ParsedDuration, parseDuration, shift } from "../model/duration.ts";
import type { ChargeEffect, CompensateEffect, TaskEffect } from "../model/effect.ts";
import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import { breach } from "../model/words/breach.ts";
import { reckon } from "./amount.ts";
import { lineOf, moneyId } from "./money-id.ts";
import { formOf, type Policy, split } from "./policy.ts";

type MoneyEffect = CompensateEffect | ChargeEffect | TaskEffect;

/** All that money is reckoned from at an instant. */
export interface MoneyDesk {
  readonly orderId: string;
  /** Those that may owe something. */
  readonly relevant: Relevance<Policy>;
  readonly byName: ReadonlyMap<string, Policy>;
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** Reads at the instant that is brought about. */
  readonly reader: ReadContext;
  /** The step's own time. */
  readonly stepNow: Instant;
  readonly claims: readonly ClaimRow[];
  readonly rows: readonly MoneyRow[];
  readonly currency: string;
  /** What the buyer paid, and what went back. */
  readonly paid: number;
  readonly refunded: number;
  /** What was paid beside the goods. */
  freight(): number;
  /** What goods a subject is about were worth. */
  valueOf(frame: Frame): number;
  /** What the buyer got lately from other orders. */
  readonly lately: readonly Compensated[];
  /** Waits before a failed settlement is ordered again. */
  readonly retries: readonly ParsedDuration[];
}

export interface MoneyTurn {
  readonly rows: readonly MoneyRow[];
  readonly effects: readonly MoneyEffect[];
  /** The next instant at which time alone changes it. */
  readonly next: number;
}

/** How a breach is called in what rests on it. */
export const breachKey = ({ p, s, d }: Pick<ClaimRow, "p" | "s" | "d">): string => `${p}:${s}:${d}`;

/** Owes what has come to be owed, cancels, issues, charges and gives back, until the money fits what is so now. */
export function reconcileMoney(desk: MoneyDesk): MoneyTurn {
  const work: Work = { desk, rows: desk.rows, effects: [], next: Number.POSITIVE_INFINITY };
  for (const { rule, frame } of desk.relevant(desk.frames)) owe(rule, frame, work);
  for (const row of work.rows) if (isHeld(row)) release(row, work);
  for (const row of work.rows) if (row.q?.some(hasFailed)) leave(row, work);
  for (const row of work.rows) if (row.i || row.g) balance(row, work);
  for (const row of work.rows) if (row.q?.some(hasFailed)) again(row, work);
  return work;
}

interface Work {
  readonly desk: MoneyDesk;
  rows: readonly MoneyRow[];
  readonly effects: MoneyEffect[];
  next: number;
}

const isHeld = ({ i, x }: MoneyRow): boolean => i === undefined && x === undefined;
const put = (work: Work, before: MoneyRow, after: MoneyRow): void => {
  work.rows = work.rows.map((row) => (row === before ? after : row));
};
const soon = (work: Work, next: number): void => {
  if (next < work.next) work.next = next;
};

function owe(policy: Policy, frame: Frame, work: Work): void {
  const { desk } = work;
  const reading = policy.on.read(frame, desk.reader);
  soon(work, reading.next);
  if (!reading.holds) return;
  const about = [frame.key, ...frame.parents.map((parent) => parent.key)];
  const claims = desk.claims.filter((one) => !one.x && policy.behind.has(one.p) && about.includes(one.s));
  const since = reading.since ?? reading.known;
  const o = onceKey(policy, frame, claims.at(-1)?.e ?? since);
  const before = work.rows.find((row) => row.k === policy.name && row.o === o);
  // Once for its key; but what its breach took with it may come to be owed, or to be charged, for another, and what
  // was cancelled because it was not so, or its breach ended, may be so after all.
  const renewed = before !== undefined && (hasLapsed(before) || (claims.length > 0 && !stands(before, work)));
  if (before && renewed && before.i && !before.x) put(work, before, { ...before, c: claims.map(breachKey) });
  // Word of something earlier, or of the same happening anew, comes while it is held.
  if (before && isHeld(before) && claims.length === 0 && !reading.threshold && before.t !== since)
    put(work, before, { ...before, t: since });
  // What was ordered once, and refused for good, would be ordered under the same id.
  if (before && (!renewed || before.q)) return;
  const chosen = policy.chosenBy ? String(valueAt(frame, policy.chosenBy) ?? "") : "";
  const amount = policy.amounts.get(chosen);
  if (!amount) return;
  const form = policy.chosenBy ? formOf(chosen) : policy.form;
  const row: MoneyRow = {
    k: policy.name,
    o,
    s: frame.key,
    t: since,
    c: claims.map(breachKey),
    form,
    a: amountOf(policy, frame, form, since, work),
    currency: desk.currency,
  };
  work.rows = before ? work.rows.map((one) => (one === before ? row : one)) : [...work.rows, row];
}

function onceKey({ once, each }: Policy, frame: Frame, episode: Instant): string {
  if (once === "episode") return `${frame.key}:${episode}`;
  if (once === each) return frame.key;
  return frame.parents.find((parent) => parent.subject === once)?.key ?? frame.key;
}

function amountOf(policy: Policy, frame: Frame, form: string, since: Instant, { desk, rows }: Work): number {
  const chosen = policy.chosenBy ? String(valueAt(frame, policy.chosenBy) ?? "") : "";
  const amount = policy.amounts.get(chosen);
  if (!amount) return 0;
  const from = policy.since?.(frame) ?? since;
  const until = Math.min(desk.reader.now, policy.until?.(frame) ?? desk.reader.now);
  const base = policy.of ? (valueAt(frame, policy.of) as MoneyValue | undefined)?.amount : desk.valueOf(frame);
  // What goes back of the price itself can never be more than is still there.
  const gone = form === "refund" ? goneBack(rows, desk.refunded) : 0;
  return reckon(amount, {
    base: base ?? 0,
    freight: desk.freight(),
    paid: Math.max(0, desk.paid - gone),
    hasLasted: (span) => {
      const parsed = parseDuration(span);
      return parsed !== undefined && shift(from, parsed, desk.reader.zone, 1, policy.calendar) <= until;
    },
  });
}

/** What went back or was ordered to. What the host reports of refunds may be those that it says it has settled. */
export function goneBack(rows: readonly MoneyRow[], reported: number): number {
  const ordered = rows.filter((row) => row.form === "refund" && row.i);
  const open = ordered.filter(({ q }) => !q?.some(([step, , , is]) => step === "pay" && is === "done"));
  const all = (some: readonly MoneyRow[]): number => sum(some, ({ i }) => i?.[1] ?? 0);
  return Math.max(reported + all(open), all(ordered));
}

/** What it rests on still counts: its breaches, or else the condition itself. */
function stands(row: MoneyRow, { desk }: Work): boolean {
  if (row.c.length > 0)
    return row.c.every((key) => desk.claims.some((claim) => claim.x === undefined && breachKey(claim) === key));
  const policy = desk.byName.get(row.k);
  const frame = policy && frameOf(policy, row, desk);
  return policy === undefined || frame === undefined || policy.on.read(frame, desk.reader).holds;
}

const frameOf = (policy: Policy, row: MoneyRow, desk: MoneyDesk): Frame | undefined =>
  desk.frames.get(policy.each)?.find((frame) => frame.key === row.s);

export const nothingOwed = "nothing-owed";
const noLongerSo = "no-longer-so";
const lapses: readonly string[] = [noLongerSo, ...breach.facts["breach.why"]];
const hasLapsed = ({ x }: MoneyRow): boolean => x !== undefined && lapses.includes(x[1]);
const whyEnded = (row: MoneyRow, { desk }: Work): string =>
  desk.claims.find((claim) => claim.x && row.c.includes(breachKey(claim)))?.x?.[1] ?? noLongerSo;

function release(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const policy = desk.byName.get(row.k);
  const frame = policy && frameOf(policy, row, desk);
  if (!policy || !frame) return;
  const verdict = decide(row, policy, frame, work);
  if (typeof verdict === "number") issue({ ...row, a: verdict }, row, policy, work);
  else if (verdict !== null) put(work, row, { ...row, x: [desk.reader.now, verdict] });
}

/** How much is issued of what is held, or why it is cancelled; null: it waits. */
function decide(row: MoneyRow, policy: Policy, frame: Frame, work: Work): number | string | null {
  const { desk } = work;
  const { now, zone } = desk.reader;
  if (!stands(row, work)) return whyEnded(row, work);
  const { after, on, byAgent } = policy.release;
  const until = after ? shift(row.t, after, zone, 1, policy.calendar) : now;
  if (now < until) {
    soon(work, until);
    return null;
  }
  const reading = on?.read(frame, desk.reader);
  if (reading) soon(work, reading.next);
  if ((reading && !reading.holds) || (byAgent && row.ok === undefined)) return null;
  if (policy.unless?.read(frame, desk.reader).holds) return "excluded";
  if (policy.currency !== null && policy.currency !== row.currency) return "other-currency";
  const owed = amountOf(policy, frame, row.form, row.t, work);
  if (owed === 0) return nothingOwed;
  return withinLimit(owed, policy, desk) || "limit";
}

/** What is left of the limit for this buyer. */
function withinLimit(amount: number, { limit, calendar }: Policy, { lately, reader, currency }: MoneyDesk): number {
  if (!limit) return amount;
  const { now, zone } = reader;
  const recent = lately.filter(
    ({ at, amount: got }) => got.currency === currency && at <= now && shift(at, limit.within, zone, 1, calendar) > now,
  );
  if (recent.length >= limit.times) return 0;
  return Math.max(0, Math.min(amount, limit.amount - sum(recent, (one) => one.amount.amount)));
}

/** Those of which only the highest is paid: the price of one thing does not stand in for that of another. */
const inGroup = ({ group }: Policy, { o, form }: MoneyRow, { desk, rows }: Work): readonly MoneyRow[] =>
  rows.filter((row) => desk.byName.get(row.k)?.group === group && (form !== "refund" || row.o === o));

const net = ({ g }: MoneyRow): number => (g ? g[1] - g[2] : 0);
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Of a group only the highest is paid; a later higher one pays the difference. */
function issue(row: MoneyRow, before: MoneyRow, policy: Policy, work: Work): void {
  const { now } = work.desk.reader;
  const others = without(inGroup(policy, row, work), before);
  const parts = split(row.a, policy.shares);
  const toBuyer = policy.shares.reduce((total, { to }, i) => (to === "buyer" ? total + (parts[i] ?? 0) : total), 0);
  const paid = Math.max(0, toBuyer - sum(others, ({ i }) => i?.[1] ?? 0));
  const charged = Math.max(0, chargeable(row, work.desk) - sum(others, net));
  if (paid === 0 && charged === 0) {
    put(work, before, { ...row, x: [now, "covered"] });
    return;
  }
  const steps: SettlementRow[] = [];
  if (paid > 0) steps.push(["pay", 1, now, "ordered", paid]);
  if (charged > 0) steps.push(["charge", 1, now, "ordered", charged]);
  const after: MoneyRow = {
    ...row,
    i: [now, paid],
    ...(charged > 0 ? { g: [now, charged, 0] } : {}),
    q: steps,
  };
  put(work, before, after);
  for (const step of steps) work.effects.push(effectOf(after, step, policy, work.desk));
}

/** The one to blame pays the highest of what stands in a group, and no more; the buyer keeps what he has. */
function balance(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const policy = desk.byName.get(row.k);
  if (!policy) return;
  const group = inGroup(policy, row, work);
  const isOwed = (one: MoneyRow): boolean =>
    (one.x ? one.x[1] === "covered" : one.i !== undefined) && stands(one, work);
  const owed = Math.max(0, ...group.filter(isOwed).map((one) => chargeable(one, desk)));
  const over = sum(group, net) - owed;
  if (over > 0 && !isOwed(row)) order(row, "reverse", Math.min(net(row), over), policy, work);
  const isOpen = row.i && isOwed(row) && !row.q?.some(isNeverTaken);
  if (over < 0 && isOpen) order(row, "charge", Math.min(chargeable(row, desk), -over), policy, work);
}

/** Charges or gives back a further amount of what is issued already. */
function order(row: MoneyRow, kind: "charge" | "reverse", amount: number, policy: Policy, work: Work): void {
  if (amount <= 0) return;
  const { now } = work.desk.reader;
  const times = (row.q ?? []).filter(([step]) => step.startsWith(kind)).length;
  const line: SettlementRow = [times === 0 ? kind : `${kind}${times + 1}`, 1, now, "ordered", amount];
  const [at, charged, reversed] = row.g ?? [now, 0, 0];
  const g =
    kind === "charge" ? ([at, charged + amount, reversed] as const) : ([at, charged, reversed + amount] as const);
  const after: MoneyRow = { ...row, g, q: [...(row.q ?? []), line] };
  put(work, row, after);
  work.effects.push(effectOf(after, line, policy, work.desk));
}

/** What others than the platform have to pay. The price itself goes back as it came, and is nobody's to be charged. */
function chargeable(row: MoneyRow, { byName }: MoneyDesk): number {
  if (row.form === "refund") return 0;
  const shares = byName.get(row.k)?.shares ?? [];
  const parts = split(row.a, shares);
  return shares.reduce((total, { payer }, i) => (payer === "platform" ? total : total + (parts[i] ?? 0)), 0);
}

const isNeverTaken = ([step, , , is]: SettlementRow): boolean => step.startsWith("charge") && is === "refused";
const hasFailed = ([, , , is]: SettlementRow): boolean => is === "failed";
const givesBack = ([step]: SettlementRow): boolean => step.startsWith("reverse");

/** It failed, and by now there is less to give back: somebody else has given it back meanwhile. */
const isTooMuch = (row: MoneyRow, amount: number, { desk, rows }: Work): boolean =>
  row.form === "refund" && amount > desk.paid - goneBack(without(rows, row), desk.refunded);
const without = (rows: readonly MoneyRow[], row: MoneyRow): readonly MoneyRow[] => rows.filter((one) => one !== row);

/** What has not come yet of a breach that has ended is owed no more. */
function leave(row: MoneyRow, work: Work): void {
  if (row.c.length === 0 || stands(row, work)) return;
  const { now } = work.desk.reader;
  let left = row;
  for (const line of row.q ?? []) {
    if (!hasFailed(line) || givesBack(line)) continue;
    const [step, tries, , , amount] = line;
    const q = (left.q ?? []).map((one): SettlementRow => (one === line ? [step, tries, now, "refused", amount] : one));
    left = refused({ ...left, q }, step, amount, [now, whyEnded(row, work)]);
  }
  if (left !== row) put(work, row, left);
}

/** Orders a failed settlement again after its wait; after the last, or where it may be too much, it is a person's task. */
function again(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const { now, zone } = desk.reader;
  const policy = desk.byName.get(row.k);
  if (!policy) return;
  let changed = false;
  const q = (row.q ?? []).map((line): SettlementRow => {
    const [step, tries, at, is, amount] = line;
    if (is !== "failed") return line;
    const wait = isTooMuch(row, amount, work) ? undefined : desk.retries[tries - 1];
    const until = wait ? shift(at, wait, zone, 1, policy.calendar) : now;
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

function effectOf(
  row: MoneyRow,
  [step, tries, , , amount]: SettlementRow,
  policy: Policy,
  desk: MoneyDesk,
): CompensateEffect | ChargeEffect {
  const { payer = "platform", to = "buyer" } = policy.shares[0] ?? {};
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
  if (step !== "pay") return { type: step.startsWith("charge") ? "charge" : "reverse", ...common, ...money, to };
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

const unpaid = ({ i: _issued, ...row }: MoneyRow): MoneyRow => row;

/** What is never paid is cancelled, and what is never taken counts as given back. */
function refused(row: MoneyRow, step: string, amount: number, x: NonNullable<MoneyRow["x"]>): MoneyRow {
  if (step === "pay") return { ...unpaid(row), x };
  const [since, charged, reversed] = row.g ?? [x[0], 0, 0];
  return step.startsWith("charge") ? { ...row, g: [since, charged, Math.min(charged, reversed + amount)] } : row;
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
    const counts = { done: true, refused: isLatest, failed: isLatest && is === "ordered" };
    if (is === "done" || is === "refused" || !counts[result]) return rows;
    const q = (row.q ?? []).map((one): SettlementRow => (one === line ? [step, tries, at, result, amount] : one));
    const after = result === "refused" ? refused({ ...row, q }, step, amount, [at, result]) : { ...row, q };
    return rows.map((one) => (one === row ? after : one));
  }
  return undefined;
}
