import { type Frame, frameOf, type PromiseState } from "../condition/frame.ts";
import type { BreachEnd, ClaimRow, MoneyRow } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { HostFact } from "../model/fact.ts";
import type { Instant } from "../model/instant.ts";
import type { MatterRow } from "../model/matter.ts";
import type { CaseRow, ParcelRecord, Stamp } from "../model/record.ts";
import { type PromiseRule, stateOf } from "../sla/promise.ts";
import type { Book } from "./book/book.ts";
import type { Facts } from "./frames/facts.ts";
import { factReader, scene } from "./frames.ts";

// A breach is judged again by what had happened up to its limit, with all that is known by now. What was agreed, excused
// or shipped after it changes nothing.

type Words = Pick<Book, "lexicon">;

/** When what was noted came about: a date that was given, when it was given; a value, when it was last changed. */
export const cameAbout = ([name, value, known]: HostFact, { lexicon }: Words): Instant =>
  typeof value === "number" && lexicon.instants.has(name) ? Math.min(value, known) : known;

/** Which of the rows that a record notes are looked at. */
interface Kept {
  readonly stamp: (stamp: Stamp) => boolean;
  readonly fact: (row: HostFact) => boolean;
}

/** Of each the last that is looked at: what stood before a value was changed stands in it. */
const standing = (rows: readonly HostFact[], fact: Kept["fact"]): readonly HostFact[] =>
  rows.flatMap((row) => (fact(row) ? [row] : standing(row[3] ? [row[3]] : [], fact)));

function kept(facts: Facts, { stamp, fact }: Kept): Facts {
  const stamps = Object.fromEntries(Object.entries(facts.stamps).filter(([, one]) => stamp(one)));
  const parcels = facts.parcels
    .filter(({ uploaded }) => stamp(uploaded))
    .map(({ replaced: last, ...parcel }): ParcelRecord => {
      // Its number is the one it has by now; since when, as of then.
      const replaced = [...(parcel.replacedBefore ?? []), last].findLast((one) => one && stamp(one));
      return {
        ...parcel,
        ...(replaced ? { replaced } : {}),
        scans: parcel.scans.filter(([at, lag]) => stamp([at, at + lag])),
        ...(parcel.facts ? { facts: standing(parcel.facts, fact) } : {}),
      };
    });
  const own = (facts.own ?? []).map((one) => ({ ...one, facts: standing(one.facts, fact) }));
  return { ...facts, stamps, facts: standing(facts.facts, fact), parcels, own };
}

/** Of all that may prove that a promise was kept, what was received by an instant; of what came about by `of`, if that is given. */
const heardBy = (facts: Facts, until: Instant, book: Words, of: Instant = Number.POSITIVE_INFINITY): Facts =>
  kept(facts, {
    stamp: ([at, known]) => known <= until || at > of,
    fact: (row) => row[2] <= until || cameAbout(row, book) > of,
  });

/** What had come about by an instant, and was so at least until then. */
export function upTo(facts: Facts, until: Instant, book: Words, lasting: Instant = until): Facts {
  const fact = (row: HostFact): boolean => cameAbout(row, book) <= until;
  const pauses = (facts.pauses ?? []).filter(([, , from]) => from <= until);
  const cases = (facts.cases ?? [])
    .filter(([, opened]) => opened <= until)
    .map((row): CaseRow => (row[2] > until ? [row[0], row[1], 0] : row));
  const matters = (facts.matters ?? [])
    .filter(({ opened }) => opened <= until)
    .map((row) => ({ ...row, facts: [...row.facts.filter(fact), ...stillSo(row, until, lasting)] }));
  const claims = (facts.claims ?? []).filter(({ r }) => r[1] <= until).map((claim) => breachAt(claim, until));
  const money = (facts.money ?? []).filter(({ t }) => t <= until).map((row) => moneyAt(row, until));
  const noted = kept(facts, { stamp: ([at, known]) => Math.min(at, known) <= until, fact });
  return { ...noted, pauses, cases, matters, claims, money };
}

/** What was so at an instant and is so no more; what ended at that very instant was so by it. */
const stillSo = ({ gone = [] }: MatterRow, until: Instant, lasting: Instant): readonly HostFact[] =>
  gone.flatMap(([name, value, known, since]) => (known <= until && lasting <= since ? [[name, value, known]] : []));

const breachAt = ({ p, s, e, d, r, x, f, v }: ClaimRow, until: Instant): ClaimRow => ({
  p,
  s,
  e,
  d,
  r,
  ...(x && x[0] <= until ? { x } : {}),
  ...(f !== undefined && f <= until ? { f } : {}),
  ...(v && v[0] <= until ? { v } : {}),
});

/** Held, until it was issued or cancelled. */
function moneyAt(row: MoneyRow, until: Instant): MoneyRow {
  if ((row.i ?? row.x ?? [until])[0] <= until) return row;
  const { i: _issued, g: _charged, q: _settled, x: _cancelled, ...held } = row;
  return held;
}

/** What a claim, or money, is about, as promises would be judged if nobody had held anything against anybody. */
export const frameThen = (
  facts: Facts,
  book: Book,
  at: Instant,
  { each }: Pick<PromiseRule, "each">,
  { s }: Pick<ClaimRow, "s">,
): Frame | undefined => frameOf(scene(facts, book, at, undefined, true).frames, each, s);

/** How a promise that holds no more ends the breach of it. */
const ends: { readonly [S in PromiseState["status"]]?: BreachEnd } = {
  met: "late-evidence",
  moot: "late-evidence",
  waived: "waived",
  excused: "excused",
};

/**
 * The limits that took the place of one, as far as they have gone by: later, or of a part of its time. `all`: those after
 * the first too, each of a clock that a scan began anew.
 */
export function laterLimits(
  { p, s, d }: ClaimRow,
  rule: PromiseRule,
  facts: Facts,
  book: Book,
  now: Instant,
  all: boolean,
): readonly Omit<ClaimRow, "r">[] {
  const found: Omit<ClaimRow, "r">[] = [];
  for (let until = d; until < now; ) {
    const frame = frameThen(upTo(facts, until, book), book, until + 1, rule, { s });
    const state = frame && stateOf(rule, frame);
    const due = state && !state.floats ? state.due : 0;
    if (due > until) until = due;
    else {
      if (state && due > 0) found.push({ p, s, e: state.started, d: due });
      if (!all) break;
      until = Math.min(...facts.parcels.flatMap(({ scans }) => scans.map(([at]) => at)).filter((at) => at > until));
    }
  }
  return found;
}

/** Why a limit was not broken, by all that is known; null if it was. `present`: its subject as it is now. */
export function lookBack(
  claim: ClaimRow,
  rule: PromiseRule,
  present: Frame,
  facts: Facts,
  book: Book,
  now: Instant,
): BreachEnd | null {
  const horizon = rule.lastLimit(present, claim.d);
  const then = (at: Instant): Frame | undefined => frameThen(upTo(facts, at, book), book, at + 1, rule, claim);
  // What came into being after its limit is judged by when that was broken.
  const frame = then(horizon) ?? then(claim.r[1]);
  if (!frame) return null;
  const state = stateOf(rule, frame);
  if (state?.started !== claim.e) return "late-evidence";
  if (state.status !== "breached") return ends[state.status] ?? movedBy(state);
  // What may prove it at any time was not there at its limit, and counts all the same.
  if (rule.isProvedYet(present, factReader(book, now))) return "late-evidence";
  // A date that took the place of the one that was broken, or none, does not bring back the one before it.
  const isMoved = claim.d < (stateOf(rule, present)?.due ?? Number.POSITIVE_INFINITY);
  return state.due === claim.d || (state.due < claim.d && isMoved) ? null : movedBy(state);
}

/** Evidence counts for a while only: by when it was received, whenever it is handed in. */
export function isTooLate(
  why: BreachEnd,
  claim: ClaimRow,
  rule: PromiseRule,
  present: Frame,
  facts: Facts,
  book: Book,
  now: Instant,
): boolean {
  if (why !== "late-evidence" || rule.lateEvidence === null) return false;
  const last = shift(rule.lastLimit(present, claim.d), rule.lateEvidence, book.zone);
  if (now <= last) return false;
  const known = heardBy(facts, last, book);
  const frame = frameThen(known, book, last, rule, claim);
  return !frame || lookBack(claim, rule, frame, known, book, last) === null;
}

/** What counts as known of a breach, and of what it lasted until: of each what was received in time. */
export function inTime(facts: Facts, claim: ClaimRow, lasted: Instant, book: Book): Facts {
  const evidence = book.promiseByName.get(claim.p)?.lateEvidence;
  if (!evidence) return facts;
  return [claim.d, lasted].reduce((some, at) => heardBy(some, shift(at, evidence, book.zone), book, at), facts);
}

const movedBy = (state: PromiseState): BreachEnd => (state.moved ? "disruption" : "agreed");
