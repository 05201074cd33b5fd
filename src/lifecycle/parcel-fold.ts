import type { Instant } from "../model/instant.ts";
import type { ExceptionKind, Milestone } from "../model/parcel.ts";
import { hints } from "../model/parcel.ts";
import type { ParcelRecord, Stamp } from "../model/record.ts";
import type { CompiledChart, ParcelChartState } from "./compile.ts";
import { attempts, heldRank, milestoneRank, moving } from "./milestone-rank.ts";
import type { CollectionPoint, ParcelException, ParcelState, TimelineScan } from "./parcel-state.ts";
import { timelineOf } from "./timeline.ts";

export interface FoldContext {
  /** Scans before it are evidence of nothing; null where it is not known. */
  readonly orderCreated: Instant | null;
  readonly chart: CompiledChart<ParcelChartState>;
  /** Zone of the delivery, for the local day of a delivery round. */
  readonly zone: string;
  readonly startOfDay: (at: Instant, zone: string) => Instant;
}

/** The way to the buyer is over; scans of the way back tell him nothing. */
const goneBack: readonly string[] = ["returning", "returned", "cancelled"];
/** After these it comes to the buyer after all. */
const deliveredAfterAll: readonly string[] = ["out_for_delivery", "awaiting_collection", "delivered"];
/** Facts that are the first scan of a milestone. */
const firsts: { readonly [Name in Milestone]?: "pickedUp" | "inTransit" | "arrived" | "signed" } = {
  picked_up: "pickedUp",
  in_transit: "inTransit",
  customs: "inTransit",
  arrived_destination: "arrived",
  delivered: "signed",
};

/** Facts that are the scan by which the journey came there. */
type Place = "awaiting_collection" | "delivered" | "returning" | "returned" | "cancelled";
const places: readonly string[] = ["awaiting_collection", "delivered", "returning", "returned", "cancelled"];
const isPlace = (journey: string): journey is Place => places.includes(journey);

type Fact =
  | Place
  | "pickedUp"
  | "beyondPickUp"
  | "followed"
  | "inTransit"
  | "arrived"
  | "signed"
  | "outForDelivery"
  | "wentOut"
  | "attempt"
  | "firstAttempt"
  | "roundOver"
  | "refused"
  | "turnedDown"
  | "brokenOff"
  | "lost"
  | "damaged"
  | "address_problem"
  | "revoked"
  | "moved"
  | "last"
  | "reached"
  | "beforeOrder";

/** What is noted while the scans go by. */
interface Notes {
  state: ParcelChartState;
  exception: ParcelException | null;
  round: Stamp | null;
  courierGone: boolean;
  skewed: number;
  point: CollectionPoint | null;
  stay: TimelineScan | null;
  /** When the number was put right: what was told before was another parcel's. */
  readonly renewed: Stamp | null;
  readonly facts: { [Name in Fact]?: TimelineScan | undefined };
}

/** Moves the parcel's chart; a revoked delivery takes the stay at a point with it. */
function move(
  notes: Notes,
  scan: TimelineScan,
  milestone: Milestone | null,
  problem: ExceptionKind | null,
  chart: FoldContext["chart"],
): void {
  const { state: was, facts } = notes;
  let state = was;
  if (milestone !== null) state = chart.next(state, milestone) ?? state;
  if (problem !== null) state = chart.next(state, problem) ?? state;
  notes.state = state;
  if (state.exception === "none") notes.exception = null;
  else if (state.exception !== notes.exception?.kind)
    notes.exception = { kind: state.exception as ExceptionKind, since: scan.at, known: scan.known };
  if (state.journey === was.journey) return;
  facts.reached = scan;
  if (was.journey === "delivered") {
    facts.revoked = scan;
    // What is taken back was no attempt either, and ended no round.
    if (facts.firstAttempt === facts.delivered) facts.firstAttempt = undefined;
    if (facts.roundOver === facts.delivered) facts.roundOver = undefined;
    facts.wentOut = undefined;
    facts.delivered = undefined;
    facts.awaiting_collection = undefined;
  }
  if (isPlace(state.journey)) facts[state.journey] = scan;
}

/** What a milestone on the way to the buyer tells. */
function noteMilestone(notes: Notes, scan: TimelineScan, milestone: Milestone, context: FoldContext): void {
  const { facts } = notes;
  const first = firsts[milestone];
  if (first) facts[first] ??= scan;
  if (milestone !== "cancelled" && milestoneRank[milestone] > milestoneRank.picked_up) facts.beyondPickUp ??= scan;
  if (deliveredAfterAll.includes(milestone)) {
    facts.refused = undefined;
    facts.brokenOff = undefined;
  }
  if (milestone !== "out_for_delivery") return;
  // A new day or a failure begins a new round; a repeated scan does not.
  const start = Math.max(
    context.startOfDay(scan.at, context.zone),
    facts.attempt?.at ?? Number.NEGATIVE_INFINITY,
    notes.renewed?.[0] ?? Number.NEGATIVE_INFINITY,
  );
  if (start !== notes.round?.[0]) notes.round = [start, scan.known];
  facts.outForDelivery = scan;
  facts.wentOut = facts.roundOver ? scan : (facts.wentOut ?? scan);
  facts.roundOver = undefined;
  notes.courierGone = false;
}

const endsRound = (problem: ExceptionKind | null): boolean =>
  problem !== null && (problem === "refused" || attempts.includes(problem));

/** What went wrong on the way to the buyer. */
function noteProblem(notes: Notes, scan: TimelineScan, problem: ExceptionKind, context: FoldContext): void {
  const { facts } = notes;
  if (heldRank[problem] !== undefined) facts.beyondPickUp ??= scan;
  if (attempts.includes(problem)) {
    facts.attempt = scan;
    // Tried on another day it was out on that day, whether or not somebody scanned it out.
    const day = context.startOfDay(scan.at, context.zone);
    if (day > (notes.round?.[0] ?? Number.NEGATIVE_INFINITY)) notes.round = [day, scan.known];
  }
  if (problem === "refused") {
    facts.refused ??= scan;
    facts.turnedDown = scan;
  }
  if (endsRound(problem)) notes.courierGone = true;
}

const nowhere: CollectionPoint = { name: "", code: "", holdUntil: 0 };

/** What a scan leaves out an earlier one of the same point has said; at another point the wait begins anew. */
function notePoint(notes: Notes, scan: TimelineScan, told: CollectionPoint): void {
  const { facts } = notes;
  const was = notes.point ?? nowhere;
  const isElsewhere = was.name !== "" && told.name !== "" && told.name !== was.name;
  const known = isElsewhere ? nowhere : was;
  const name = told.name || known.name;
  const code = told.code || known.code;
  notes.point = { name, code, holdUntil: told.holdUntil || known.holdUntil };
  if (name !== was.name || code !== was.code) notes.stay = scan;
  if (isElsewhere && facts.awaiting_collection) facts.awaiting_collection = scan;
}

const isBeyond = (milestone: Milestone | null, journey: string): boolean =>
  milestone !== null && milestoneRank[milestone] > milestoneRank[journey as Milestone];

function note(notes: Notes, scan: TimelineScan, context: FoldContext): void {
  const { facts } = notes;
  if (scan.skewed) notes.skewed++;
  if (scan.beforeOrder) {
    facts.beforeOrder ??= scan;
    return;
  }
  const { milestone } = scan;
  // A hint is no scan; the milestone beside it is one where the parcel had not come so far.
  if (scan.exception !== null && hints.includes(scan.exception) && !isBeyond(milestone, notes.state.journey)) {
    move(notes, scan, null, scan.exception, context.chart);
    return;
  }
  if (facts.pickedUp && scan.at > facts.pickedUp.at) facts.followed ??= scan;
  // "Signed after a failed attempt": that attempt was before it, so it takes nothing back.
  const signedAfter = milestone === "delivered" && scan.exception !== null && attempts.includes(scan.exception);
  const problem = signedAfter ? null : scan.exception;
  const onTheWay = !goneBack.includes(notes.state.journey);
  move(notes, scan, milestone, problem, context.chart);
  facts.last = scan;
  if (milestone !== null && milestone === notes.state.journey && moving.includes(milestone)) facts.moved = scan;
  if (problem === "lost" || problem === "damaged" || problem === "address_problem") facts[problem] ??= scan;
  if (onTheWay && milestone !== null) noteMilestone(notes, scan, milestone, context);
  if (problem === "lost" || problem === "refused" || goneBack.includes(notes.state.journey)) facts.brokenOff ??= scan;
  // Tried again in vain it goes back because it was refused.
  if (facts.turnedDown && goneBack.includes(notes.state.journey)) facts.refused ??= scan;
  if (onTheWay && scan.point) notePoint(notes, scan, scan.point);
  if (onTheWay && problem !== null) noteProblem(notes, scan, problem, context);
  if (onTheWay && (milestone === "delivered" || milestone === "awaiting_collection" || endsRound(problem))) {
    facts.firstAttempt ??= scan;
    facts.roundOver ??= scan;
  }
}

const earlier = (one: TimelineScan | undefined, other: TimelineScan | undefined): TimelineScan | undefined =>
  one && other ? (one.at <= other.at ? one : other) : (one ?? other);

const latest = (one: Stamp | null, other: Stamp | null): Stamp | null =>
  one && other ? (one[0] >= other[0] ? one : other) : (one ?? other);

const stamp = (scan: TimelineScan | undefined): Stamp | null => (scan ? [scan.at, scan.known] : null);

/** The state of one parcel: its scans in order of time, each moving the parcel's chart. */
export function foldParcel(parcel: ParcelRecord, context: FoldContext): ParcelState {
  const timeline = timelineOf(parcel.scans, context.orderCreated, parcel.uploaded[0]);
  const notes: Notes = {
    state: context.chart.initial,
    exception: null,
    round: null,
    courierGone: false,
    skewed: 0,
    point: null,
    stay: null,
    renewed: parcel.replaced ?? null,
    facts: {},
  };
  for (const scan of timeline) note(notes, scan, context);
  const { facts, state, exception } = notes;
  // A pick-up scan after one from further on takes back no pick-up that is proved already.
  const pickUp = earlier(facts.pickedUp, facts.beyondPickUp);
  const isHistory = (scan: TimelineScan | undefined): boolean => scan !== undefined && scan.known <= parcel.uploaded[1];
  const withCourier = state.journey === "out_for_delivery" && !notes.courierGone && !facts.lost;
  // A point signs for what it takes in; for what waited there, who fetches it.
  const isCollected = facts.awaiting_collection && facts.delivered?.mode === "locker_or_station";
  return {
    journey: state.journey as Milestone,
    reached: stamp(facts.reached),
    exception,
    pickedUp: stamp(pickUp),
    pickUpImplied: pickUp !== undefined && pickUp !== facts.pickedUp,
    firstTransit: stamp(earlier(facts.beyondPickUp, facts.followed)),
    inTransit: stamp(facts.inTransit),
    arrived: stamp(facts.arrived),
    outForDelivery: stamp(facts.outForDelivery),
    wentOut: stamp(facts.wentOut),
    withCourier: withCourier ? stamp(facts.outForDelivery) : null,
    round: notes.round,
    attemptFailed: stamp(facts.attempt),
    attemptKind: facts.attempt?.exception ?? null,
    firstAttempt: stamp(facts.firstAttempt),
    roundOver: stamp(facts.roundOver),
    awaiting: stamp(facts.awaiting_collection),
    point: notes.point,
    stay: latest(latest(stamp(notes.stay ?? undefined), notes.renewed), parcel.pointAnew ?? null),
    delivered: stamp(facts.delivered),
    revoked: stamp(facts.revoked),
    refused: facts.delivered ? null : stamp(facts.refused),
    brokenOff: facts.delivered ? null : stamp(facts.brokenOff),
    returning: stamp(facts.returning),
    returned: stamp(facts.returned),
    cancelled: stamp(facts.cancelled),
    lost: stamp(facts.lost),
    damaged: stamp(facts.damaged),
    addressProblem: stamp(facts.address_problem),
    lastScan: stamp(facts.last),
    signMode: isCollected ? null : (facts.delivered?.mode ?? null),
    scanCity: facts.moved?.place ?? "",
    importedDelivered: isHistory(facts.delivered) || (isHistory(facts.signed) && isHistory(facts.last)),
    tracedBeforeOrder: stamp(facts.beforeOrder),
    skewed: notes.skewed,
    timeline,
  };
}
