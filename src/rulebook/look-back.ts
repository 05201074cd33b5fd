import type { Frame, PromiseState } from "../condition/frame.ts";
import type { BreachEnd, ClaimRow } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { HostFact, ParcelRecord, Stamp } from "../model/record.ts";
import type { PromiseRule } from "../sla/promise.ts";
import type { Book } from "./book.ts";
import type { Facts } from "./frames/facts.ts";
import { factReader, scene } from "./frames.ts";

// A breach is judged again by what had happened up to its limit, with all that is known by now. What was agreed, excused
// or shipped after it changes nothing.

/** What had come about by an instant; a date that was given counts from when it was given. */
function upTo(facts: Facts, until: Instant): Facts {
  const was = ([at, known]: Stamp): boolean => Math.min(at, known) <= until;
  const stamps = Object.fromEntries(Object.entries(facts.stamps).filter(([, stamp]) => was(stamp)));
  const noted = (list: readonly HostFact[]): readonly HostFact[] => list.filter(([, , known]) => known <= until);
  const parcels = facts.parcels
    .filter((parcel) => was(parcel.uploaded))
    .map(
      (parcel): ParcelRecord => ({
        ...parcel,
        scans: parcel.scans.filter(([at, lag]) => Math.min(at, at + lag) <= until),
        ...(parcel.facts ? { facts: noted(parcel.facts) } : {}),
      }),
    );
  const pauses = (facts.pauses ?? []).filter(([, , from]) => from <= until);
  return { ...facts, stamps, facts: noted(facts.facts), parcels, pauses, cases: facts.cases ?? [] };
}

/** How a promise that holds no more ends the breach of it. */
const ends: { readonly [S in PromiseState["status"]]?: BreachEnd } = {
  met: "late-evidence",
  moot: "late-evidence",
  waived: "waived",
  excused: "excused",
};

/** Why a breach no longer counts; null while it does. `present`: its subject as it is now. */
export function lookBack(
  claim: ClaimRow,
  rule: PromiseRule,
  present: Frame,
  facts: Facts,
  book: Book,
  now: Instant,
): BreachEnd | null {
  const horizon = Math.max(claim.d, rule.lastLimit(present, claim.d));
  const then = scene(upTo(facts, horizon), book, horizon + 1, undefined, true);
  const frame = then.frames.get(rule.each)?.find((one) => one.key === claim.s);
  if (!frame) return null;
  const state = frame.values[rule.slot] as PromiseState | undefined;
  const isBroken = state?.status === "breached" && state.started === claim.e && state.due === claim.d;
  // What may prove it at any time was not there at its limit, and counts all the same.
  if (isBroken && !rule.isProvedYet(present, factReader(book, now))) return null;
  const why =
    state && !isBroken && state.started === claim.e ? (ends[state.status] ?? movedBy(state)) : "late-evidence";
  if (why !== "late-evidence" || !rule.lateEvidence) return why;
  return now <= shift(claim.d, rule.lateEvidence, book.zone) ? why : null;
}

const movedBy = (state: PromiseState): BreachEnd => (state.moved ? "disruption" : "agreed");
