import { valueAt } from "../condition/access.ts";
import type { Frame, MoneyValue } from "../condition/frame.ts";
import type { MoneyRow, SettlementRow } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import { reckon } from "./amount.ts";
import { type MoneyDesk, type MoneyTurn, put, soon, type Work } from "./money-desk.ts";
import { formOf, type Policy, split } from "./policy.ts";
import { again, effectOf, isNeverTaken, isUnfinished, leave } from "./settlement.ts";
import {
  breachKey,
  frameOf,
  goneBack,
  hasLapsed,
  isHeld,
  net,
  nothingOwed,
  stands,
  sum,
  whyEnded,
  without,
} from "./standing.ts";

/** Owes what has come to be owed, cancels, issues, charges and gives back, until the money fits what is so now. */
export function reconcileMoney(desk: MoneyDesk): MoneyTurn {
  const work: Work = { desk, rows: desk.rows, effects: [], next: Number.POSITIVE_INFINITY };
  for (const { rule, frame } of desk.relevant(desk.frames)) owe(rule, frame, work);
  for (const row of work.rows) if (isHeld(row)) release(row, work);
  for (const row of work.rows) if (isUnfinished(row)) leave(row, work);
  for (const row of work.rows) if (row.i || row.g) balance(row, work);
  for (const row of work.rows) if (isUnfinished(row)) again(row, work);
  return work;
}

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
  if (before && renewed && before.i && !before.x) put(work, before, { ...before, t: since, c: claims.map(breachKey) });
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
      const parsed = policy.spans(span)?.[0];
      return parsed !== undefined && shift(from, parsed, desk.reader.zone) <= until;
    },
  });
}

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
  const until = after ? shift(row.t, after, zone) : now;
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
function withinLimit(amount: number, { limit }: Policy, { lately, reader, currency }: MoneyDesk): number {
  if (!limit) return amount;
  const { now, zone } = reader;
  const recent = lately.filter(
    ({ at, amount: got }) => got.currency === currency && at <= now && shift(at, limit.within, zone) > now,
  );
  if (recent.length >= limit.times) return 0;
  return Math.max(0, Math.min(amount, limit.amount - sum(recent, (one) => one.amount.amount)));
}

/** Those of which only the highest is paid: the price of one thing does not stand in for that of another. */
const inGroup = ({ group }: Policy, { o, form }: MoneyRow, { desk, rows }: Work): readonly MoneyRow[] =>
  rows.filter((row) => desk.byName.get(row.k)?.group === group && (form !== "refund" || row.o === o));

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
  const from = charged === reversed ? now : at;
  const g =
    kind === "charge" ? ([from, charged + amount, reversed] as const) : ([at, charged, reversed + amount] as const);
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
