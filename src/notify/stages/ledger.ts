import { attemptsOf, isCarried, isInDoubt, isOpen, rowOf, rowsOf } from "../ledger.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { drop, type Ruling, sort } from "./sort.ts";

/** Told already? Repeat or correction due? An older status announced again? */
export const ledger = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("ledger", candidates, (candidate) => isNews(candidate, desk));

function isNews(candidate: Candidate, desk: Desk): Ruling {
  const { row, rule, lane } = candidate;
  if (row?.d && lane === "intrusive") return drop("dropped-before");
  if (row) {
    const attempts = attemptsOf(desk.ledger, row);
    // What is doubtful or silent may still need another channel: route decides.
    if (!isCarried(attempts, desk.silent, lane)) return candidate;
    if (lane === "intrusive" && isInDoubt(attempts, desk.silent)) return candidate;
    const open = lane === "intrusive" && attempts.some((a) => isOpen(a) && !desk.silent.has(a[0]));
    return drop(open ? "under-way" : "already-told");
  }
  if (rule.per && !rule.moves && isOlder(candidate, desk)) return drop("superseded");
  return stillBelieves(candidate, desk) ? drop("already-told") : candidate;
}

/** Told before, taken back elsewhere only: over these channels the person never heard that it was wrong. */
function stillBelieves({ rule, frame, person, lane }: Candidate, desk: Desk): boolean {
  const correctors = desk.correctors.get(rule.name) ?? [];
  const last = correctors.length > 0 ? rowsOf(desk.ledger, rule.name, frame.key, person.id).at(-1) : undefined;
  if (!last || !isCarried(attemptsOf(desk.ledger, last), desk.silent, lane)) return false;
  const corrections = correctors.flatMap((notice) => rowOf(desk.ledger, notice, last.s, last.t, last.p) ?? []);
  return !corrections.some((row) => isCarried(attemptsOf(desk.ledger, row), desk.silent, lane));
}

/** A later episode was told: this is an older status coming up again. */
const isOlder = ({ rule, frame, person, episode }: Candidate, desk: Desk): boolean =>
  rowsOf(desk.ledger, rule.name, frame.key, person.id).some((row) => row.e > episode);
