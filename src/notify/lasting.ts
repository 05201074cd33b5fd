import type { Candidate, Desk, Stopped } from "./pipeline-types.ts";
import { freeUntil, quietFrom } from "./quiet-hours.ts";
import { expiry } from "./stages/render.ts";

/**
 * Until when messages may leave as they were made; `now` where, by what a second look stopped, one makes another pointless
 * or something waits to hear what became of one.
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

/** For better hours it is waited whatever becomes of messages; not for a slot, an answer or a receipt. */
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
    window ? quietFrom({ from: window.to, to: window.from }, person.zone, now) : until,
    desk.texts.statesUntil(rule, frame, person, now),
    ...covered.map((other) => mayLeaveUntil(other, desk)),
  );
}
