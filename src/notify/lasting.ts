import type { Candidate, Desk, Stopped } from "./pipeline-types.ts";
import { freeUntil, outsideOf, quietFrom } from "./quiet-hours.ts";
import { expiry } from "./stages/render.ts";

/**
 * Until when the messages of this step may leave just as they were made, without being decided again. `now`, so not at all,
 * where the second look shows that one of them makes another pointless, or that something waits for what becomes of one.
 */
export const lastsUntil = (made: readonly Candidate[], stopped: readonly Stopped[], desk: Desk): number =>
  stopped.some(hangsOnMessages) || !made.every((one) => stopped.some((stop) => isOnItsWay(one, stop)))
    ? desk.now
    : Math.min(...made.map((candidate) => mayLeaveUntil(candidate, desk)));

const isOnItsWay = ({ rule, frame, person, episode, lane }: Candidate, { stage, candidate: other }: Stopped): boolean =>
  stage === "ledger" &&
  rule === other.rule &&
  frame === other.frame &&
  person === other.person &&
  episode === other.episode &&
  lane === other.lane;

/** Who waits for better hours waits whatever becomes of messages; not so who waits for a slot, an answer or a receipt. */
const hangsOnMessages = ({ is, stage, reason, until }: Stopped): boolean =>
  is === "held" ? stage !== "hold" || reason === "cap-reached" : stage === "ledger" && until !== undefined;

/** It is fresh, nobody sleeps, and no date in it has gone by. */
function mayLeaveUntil(candidate: Candidate, desk: Desk): number {
  const { rule, frame, person, lane, covered } = candidate;
  const { now } = desk;
  const { window } = rule.class;
  const until = expiry(candidate, desk);
  if (lane === "inbox") return until;
  return Math.min(
    until,
    freeUntil(person, desk.quietHours, now),
    window ? quietFrom(outsideOf(window), person.zone, now) : until,
    desk.texts.statesUntil(rule, frame, person, now),
    ...covered.map((other) => mayLeaveUntil(other, desk)),
  );
}
