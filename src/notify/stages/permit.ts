import { shift } from "../../model/duration.ts";
import { never } from "../../model/instant.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { remembered, standingWant } from "../want.ts";
import { fitted, unfit } from "./render.ts";
import { drop, hold, type Ruling, sort } from "./sort.ts";

/** May it go, across orders? The person's mailbox says; without one everything passes. */
export const permit = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  desk.mailbox
    ? sort("permit", candidates, (candidate) => (candidate.lane === "inbox" ? candidate : permitted(candidate, desk)))
    : { kept: candidates, stopped: [] };

/** What is asked and not answered waits for the answer, some classes only for so long. */
export const asking = "asking";
const awaiting = "awaiting-permit";
/** Why one is held of which nobody knows yet whether it may go. */
export const pendingReasons: readonly string[] = [asking, awaiting];

function permitted(candidate: Candidate, desk: Desk): Ruling {
  const carrier = candidate.carriers.find((adapter) => fitted(candidate, adapter, desk) !== null);
  if (!carrier) return unfit(candidate);
  const chosen = { ...candidate, carriers: [carrier] };
  const want = standingWant(candidate, desk);
  const patience = candidate.rule.class.patience;
  const [, verdict, until] = want?.v ?? [0, null, 0];
  // On which channel a digest goes is the mailbox's affair.
  if (want?.s === "open" && verdict === "digest") return hold("digested", never);
  // A permit is used up when a message has begun.
  if (want?.s !== "open" || want.c !== carrier.id)
    return hold(asking, patience ? shift(desk.now, patience, desk.zone) : desk.now + remembered);
  if (verdict === "pass") return chosen;
  if (verdict === "defer") return hold("deferred", until > desk.now ? until : never);
  if (verdict === "refuse") return drop("refused");
  const waitsUntil = patience ? shift(want.t, patience, desk.zone) : want.t + remembered;
  if (waitsUntil > desk.now) return hold(awaiting, waitsUntil);
  return patience ? chosen : hold(asking, desk.now + remembered);
}
