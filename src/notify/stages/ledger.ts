import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import type { AttemptRow } from "../../model/record.ts";
import { attemptsOf, correctionsOf, isCarried, isInDoubt, isUnproved, isWaiting, rowsOf } from "../ledger.ts";
import type { NoticeRule } from "../notice-rule.ts";
import type { Candidate, Desk, Lane, Sorted } from "../pipeline-types.ts";
import { drop, type Ruling, sort } from "./sort.ts";

/** Told already? Repeat or correction due? An older status announced again? */
export const ledger = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("ledger", candidates, (candidate) => isNews(candidate, desk));

function isNews(candidate: Candidate, desk: Desk): Ruling {
  const { row, rule, lane } = candidate;
  if (stillBelieves(candidate, desk)) return drop("already-told");
  if (row) {
    const attempts = attemptsOf(desk.ledger, row, desk.silent);
    // What is doubtful or silent may still need another channel: route decides.
    if (!isCarried(attempts, desk.silent, lane)) return candidate;
    if (lane === "intrusive" && isInDoubt(attempts, desk.silent)) return candidate;
    // Begun without a word it is in doubt, and what was accepted beside it counts.
    if (lane === "intrusive" && attempts.some((a) => isWaiting(a) && !desk.silent.has(a[0]))) return drop("under-way");
    if (lane === "inbox") return drop("already-told");
    if (isUnheard(attempts, rule, desk.now, desk)) return candidate;
    return { is: "dropped", reason: "already-told", until: receiptUntil(attempts, rule, desk), watch: false };
  }
  return rule.per && !rule.moves && isOlder(candidate, desk) ? drop("superseded") : candidate;
}

/** Until when the receipts of what was accepted are waited for; undefined where none is owed, or one has come. */
export function receiptUntil(
  attempts: readonly AttemptRow[],
  rule: NoticeRule,
  desk: Pick<Desk, "silent" | "reporting" | "zone">,
): Instant | undefined {
  const { receipt } = rule;
  if (!receipt || !isUnproved(attempts, desk.silent, desk.reporting)) return undefined;
  const accepted = attempts.filter((a) => a[4] === "accepted" && desk.reporting.has(a[0])).map((a) => a[5] ?? a[2]);
  return accepted.length === 0 ? undefined : shift(Math.max(...accepted), receipt, desk.zone);
}

/** Accepted, and its receipt did not come in time: another channel may be needed. */
export function isUnheard(
  attempts: readonly AttemptRow[],
  rule: NoticeRule,
  now: Instant,
  desk: Pick<Desk, "silent" | "reporting" | "zone">,
): boolean {
  const until = receiptUntil(attempts, rule, desk);
  return until !== undefined && now >= until;
}

/** Another message of it is on its way or has arrived since this one was issued, of which nothing is doubtful or unheard. */
export function isCarriedBy(
  others: readonly AttemptRow[],
  rule: NoticeRule,
  now: Instant,
  lane: Lane,
  desk: Pick<Desk, "silent" | "reporting" | "zone">,
): boolean {
  const goesOn = lane === "intrusive" && (isInDoubt(others, desk.silent) || isUnheard(others, rule, now, desk));
  return !goesOn && isCarried(others, desk.silent, lane);
}

/** Told before, taken back elsewhere only: over these channels the person never heard that it was wrong. */
function stillBelieves({ rule, frame, person, lane, episode }: Candidate, desk: Desk): boolean {
  const correctors = desk.correctors.get(rule.name);
  if (!correctors) return false;
  const last = rowsOf(desk.ledger, rule.name, frame.key, person.id).findLast((row) => row.e < episode);
  if (!last || !isCarried(attemptsOf(desk.ledger, last, desk.silent), desk.silent, lane)) return false;
  const corrections = correctionsOf(desk.ledger, last, correctors);
  // An episode that no correction began is news in any case.
  if (!corrections.some((row) => row.t === episode)) return false;
  return !corrections.some((row) => isCarried(attemptsOf(desk.ledger, row, desk.silent), desk.silent, lane));
}

/** A later episode was told: this is an older status coming up again. */
const isOlder = ({ rule, frame, person, episode }: Candidate, desk: Desk): boolean =>
  rowsOf(desk.ledger, rule.name, frame.key, person.id).some((row) => row.e > episode);
