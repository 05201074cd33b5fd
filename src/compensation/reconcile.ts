import { valueAt } from "../condition/access.ts";
import { oneSpan } from "../condition/context.ts";
import { type Frame, frameOf, seenFrame } from "../condition/frame.ts";
import type { Reading } from "../condition/reading.ts";
import type { ClaimRow, MoneyRow, SettlementRow } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import { sum } from "../model/table.ts";
import { type Amount, reckon } from "./amount.ts";
import {
  breachKey,
  goneBack,
  hasLapsed,
  isCovered,
  isHeld,
  isRefused,
  isStillSo,
  net,
  nothingOwed,
  paidOf,
  whyEnded,
  without,
} from "./grounds.ts";
import { type MoneyDesk, type MoneyTurn, put, soon, type Work } from "./money-desk.ts";
import { isKind, type MoneyStep } from "./money-id.ts";
import { formOf, isCharged, isToBuyer, type Policy, type Share, split } from "./policy.ts";
import { again, effectOf, isUnfinished, leave } from "./settlement.ts";

/** Owes what has come to be owed, cancels, issues, charges and gives back, until the money fits what is so now. */
export function reconcileMoney(desk: MoneyDesk): MoneyTurn {
  const work: Work = { desk, rows: desk.rows, effects: [], next: Number.POSITIVE_INFINITY };
  for (const { policy, frame, reading, claims } of desk.then) owe(policy, frame, reading, claims, work);
  for (const { rule, frame } of desk.relevant(desk.frames)) {
    const reading = rule.on.read(frame, desk.reader);
    soon(work, reading.next);
    if (reading.holds) owe(rule, frame, reading, desk.claims, work);
  }
  for (const row of work.rows) if (isHeld(row)) release(row, work);
  for (const row of work.rows) if (isUnfinished(row)) leave(row, work);
  for (const row of work.rows) if (row.i || row.g || isCovered(row)) balance(row, work);
  for (const row of work.rows) if (isUnfinished(row)) again(row, work);
  return work;
}

function owe(policy: Policy, frame: Frame, reading: Reading, known: readonly ClaimRow[], work: Work): void {
  const about = [frame.key, ...frame.parents.map((parent) => parent.key)];
  const claims = known
    .filter((one) => !one.x && policy.behind.has(one.p) && about.includes(one.s))
    .sort((a, b) => a.d - b.d);
  const since = reading.since ?? reading.known;
  const o = onceKey(policy, frame, claims.at(-1)?.e ?? since);
  const before = work.rows.find((row) => row.k === policy.name && row.o === o);
  // Once for its key; but what its breach took with it may come to be owed, or to be charged, for another, and what
  // was cancelled because it was not so, or its breach ended, may be so after all.
  const renewed = before !== undefined && (hasLapsed(before) || (claims.length > 0 && !isStillSo(before, work)));
  if (before?.i && !before.x) {
    const apart = { ...work, rows: without(work.rows, before) };
    const worth = (): number => amountOf(policy, frame, before.form, since, apart);
    if (renewed) {
      // Of a percentage it is that of what is broken still; what it was already is in the limit.
      const left = worth();
      const a = Math.max(Math.min(before.a, left), withinLimit(left, policy, apart));
      put(work, before, { ...before, t: since, c: claims.map(breachKey), a });
    } else if (policy.of && policy.behind.size === 0 && worth() > before.a) {
      // A sum that rests on a word, not on a breach, may be raised: who got the first gets the rest.
      put(work, before, { ...before, a: Math.max(before.a, withinLimit(worth(), policy, apart)) });
    } else if (policy.of && claims.length > 0 && claims.map(breachKey).join() === before.c.join()) {
      // The same breaches may turn out to be about less.
      const left = worth();
      if (left < before.a) put(work, before, { ...before, a: left });
    }
  }
  // Word of something earlier, or of the same happening anew, comes while it is held.
  if (before && isHeld(before) && claims.length === 0 && !reading.threshold && before.t !== since)
    put(work, before, { ...before, t: since });
  if (before && (!renewed || before.i || isRefused(before))) return;
  const { form, amount } = chosenOf(policy, frame);
  if (!amount) return;
  const row: MoneyRow = {
    k: policy.name,
    o,
    s: frame.key,
    t: since,
    c: claims.map(breachKey),
    form,
    a: amountOf(policy, frame, form, since, work),
    currency: work.desk.currency,
    ...(before?.g ? { g: before.g } : {}),
    ...(before?.q ? { q: before.q } : {}),
  };
  work.rows = before ? work.rows.map((one) => (one === before ? row : one)) : [...work.rows, row];
}

const onceKey = ({ once }: Policy, frame: Frame, episode: Instant): string =>
  once === "episode" ? `${frame.key}:${episode}` : (seenFrame(frame, once) ?? frame).key;

function chosenOf({ chosenBy, form, amounts }: Policy, frame: Frame): { form: string; amount: Amount | undefined } {
  if (!chosenBy) return { form, amount: amounts.get("") };
  const chosen = String(valueAt(frame, chosenBy) ?? "");
  return { form: formOf(chosen), amount: amounts.get(chosen) };
}

function amountOf(policy: Policy, frame: Frame, form: string, since: Instant, { desk, rows }: Work): number {
  const { amount } = chosenOf(policy, frame);
  if (!amount) return 0;
  const from = policy.since?.(frame) ?? since;
  const until = Math.min(desk.reader.now, ...policy.until.flatMap((over) => over(frame) ?? []));
  const base = policy.of ? (valueAt(frame, policy.of) as Money | undefined)?.amount : desk.valueOf(frame);
  // What goes back of the price itself can never be more than is still there.
  const gone = form === "refund" ? goneBack(rows, desk.refunded) : 0;
  const own = form === "refund" ? desk.givenBack(frame) : 0;
  const owed = reckon(amount, {
    base: base ?? 0,
    freight: desk.freight(),
    // Of what has gone, what went for this very thing is taken off it below.
    paid: Math.max(0, desk.paid - gone) + own,
    hasLasted: (span) => {
      const parsed = oneSpan(policy, span);
      return parsed !== null && shift(from, parsed, desk.reader.zone) <= until;
    },
  });
  return Math.max(0, owed - own);
}

function release(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const policy = desk.byName.get(row.k);
  const frame = policy && frameOf(desk.frames, policy.each, row.s);
  if (!policy || !frame) return;
  const verdict = decide(row, policy, frame, work);
  if (typeof verdict === "number") issue({ ...row, a: verdict }, row, policy, work);
  else if (verdict !== null) put(work, row, { ...row, x: [desk.reader.now, verdict] });
}

/** How much is issued of what is held, or why it is cancelled; null: it waits. */
function decide(row: MoneyRow, policy: Policy, frame: Frame, work: Work): number | string | null {
  const { desk } = work;
  if (!isStillSo(row, work)) return whyEnded(row, work);
  const { on, byAgent } = policy.release;
  if (isOnHold(row, policy, work)) return null;
  const reading = on?.read(frame, desk.reader);
  if (reading) soon(work, reading.next);
  if ((reading && !reading.holds) || (byAgent && row.ok === undefined)) return null;
  if (policy.unless?.read(frame, desk.reader).holds) return "excluded";
  if (policy.currency !== null && policy.currency !== row.currency) return "other-currency";
  const owed = amountOf(policy, frame, row.form, row.t, work);
  // What is still on its way back may yet fail.
  if (owed === 0) return row.form === "refund" && desk.isGivingBack() ? null : nothingOwed;
  return withinLimit(owed, policy, work) || "limit";
}

/** What is left of the limit for this buyer, who may have got something by this rule before, of this very order. */
function withinLimit(amount: number, { limit, name }: Policy, { desk, rows }: Work): number {
  if (!limit) return amount;
  const { lately, reader, currency } = desk;
  const { now, zone } = reader;
  const own = rows.flatMap(({ k, i }) => (k === name && i ? { at: i[0], amount: { amount: i[1], currency } } : []));
  const recent = [...lately, ...own].filter(
    ({ at, amount: got }) => got.currency === currency && at <= now && shift(at, limit.within, zone) > now,
  );
  if (recent.length >= limit.times) return 0;
  return Math.max(0, Math.min(amount, limit.amount - sum(recent, (one) => one.amount.amount)));
}

/** Those of which only the highest is paid: the price of one thing, or what has no group, stands in for nothing else. */
const inGroup = ({ group, each, isAlone }: Policy, { o, form }: MoneyRow, { desk, rows }: Work): readonly MoneyRow[] =>
  rows.filter((row) => {
    const other = desk.byName.get(row.k);
    return other?.group === group && (form === "refund" || isAlone ? row.o === o && other.each === each : true);
  });

/** Of a group only the highest is paid; a later higher one pays the difference. */
function issue(row: MoneyRow, before: MoneyRow, policy: Policy, work: Work): void {
  const { desk } = work;
  const group = inGroup(policy, row, work);
  const paid = Math.max(0, toBuyer(row, desk) - sum(group, paidOf));
  const charged = Math.max(0, chargeable(row, desk) - sum(group, net));
  const isMore = paid > 0 || charged > 0;
  const after: MoneyRow = { ...row, ...(isMore ? { i: [desk.reader.now, 0] } : { x: [desk.reader.now, "covered"] }) };
  put(work, before, after);
  order(order(after, "pay", paid, policy, work), "charge", charged, policy, work);
}

/** The buyer has, and the one to blame pays, the highest of what stands in a group; what the buyer has more he keeps. */
function balance(row: MoneyRow, work: Work): void {
  const { desk } = work;
  const policy = desk.byName.get(row.k);
  if (!policy) return;
  const group = inGroup(policy, row, work);
  const owed = group.filter((one) => (one.i !== undefined || isCovered(one)) && isStillSo(one, work));
  const most = (of: typeof chargeable): number => Math.max(0, ...owed.map((one) => of(one, desk)));
  const isOwed = owed.includes(row);
  // What is charged for the others beside the highest is too much, though each by itself is owed.
  const isHighest = row === owed.find((one) => chargeable(one, desk) === most(chargeable));
  const over = Math.min(net(row) - (isHighest ? chargeable(row, desk) : 0), sum(group, net) - most(chargeable));
  if (over > 0) order(row, "reverse", over, policy, work);
  if (over > 0 || !isOwed || isOnHold(row, policy, work)) return;
  /** Of what is missing: all where nothing that stands is worth more. */
  const missing = (of: typeof chargeable, there: typeof net): number =>
    of(row, desk) === most(of) ? Math.max(0, most(of) - sum(group, there)) : 0;
  const [paid, charged] = [missing(toBuyer, paidOf), missing(chargeable, net)];
  if (!isCovered(row)) order(order(row, "pay", paid, policy, work), "charge", charged, policy, work);
  else if (paid > 0 || charged > 0) put(work, row, uncovered(row));
}

/** What it rests on now is held as long as what it rested on before was. */
function isOnHold({ t }: MoneyRow, { release }: Policy, work: Work): boolean {
  const { now, zone } = work.desk.reader;
  const until = release.after ? shift(t, release.after, zone) : now;
  if (now < until) soon(work, until);
  return now < until;
}

/** What covered it does not any more: it is owed by itself. */
const uncovered = ({ x: _covered, ...row }: MoneyRow): MoneyRow => row;

/** Orders an amount of what is issued; the row as it is then. */
function order(row: MoneyRow, kind: MoneyStep, most: number, policy: Policy, work: Work): MoneyRow {
  const { desk } = work;
  // Of several that are raised at once, each thought of the same rest of the price.
  const amount = row.form === "refund" ? Math.min(most, desk.paid - goneBack(work.rows, desk.refunded)) : most;
  if (amount <= 0) return row;
  const { now } = desk.reader;
  const { q = [], g: [at, charged, reversed] = [now, 0, 0] } = row;
  const times = q.filter(isKind(kind)).length;
  const line: SettlementRow = [times === 0 ? kind : `${kind}${times + 1}`, 1, now, "ordered", amount];
  const after: MoneyRow = {
    ...row,
    ...(kind === "pay" ? { i: [now, paidOf(row) + amount] } : {}),
    ...(kind === "charge" ? { g: [now, charged + amount, reversed] } : {}),
    ...(kind === "reverse" ? { g: [at, charged, reversed + amount, now] } : {}),
    q: [...q, line],
  };
  put(work, row, after);
  work.effects.push(effectOf(after, line, policy, work.desk));
  return after;
}

/** What the buyer gets; what was refused he never gets. */
function toBuyer(row: MoneyRow, { byName }: MoneyDesk): number {
  const due = partOf(row, byName.get(row.k)?.shares ?? [], isToBuyer);
  return isGivenUp(row, "pay") ? Math.min(due, paidOf(row)) : due;
}

/** What others than the platform have to pay. The price itself goes back as it came, and is nobody's to be charged. */
function chargeable(row: MoneyRow, { byName }: MoneyDesk): number {
  if (row.form === "refund") return 0;
  const due = partOf(row, byName.get(row.k)?.shares ?? [], isCharged);
  return isGivenUp(row, "charge") ? Math.min(due, net(row)) : due;
}

/** Refused for good: nothing more of it is ordered. */
const isGivenUp = ({ q }: MoneyRow, kind: MoneyStep): boolean =>
  q?.some((line) => line[3] === "refused" && isKind(kind)(line)) ?? false;

function partOf({ a }: MoneyRow, shares: readonly Share[], isMeant: (share: Share) => boolean): number {
  const parts = split(a, shares);
  return sum(shares, (share, i) => (isMeant(share) ? (parts[i] ?? 0) : 0));
}
