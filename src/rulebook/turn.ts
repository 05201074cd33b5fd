import { datedBy } from "../compensation/grounds.ts";
import { type Frame, frameOf } from "../condition/frame.ts";
import type { ClaimRow } from "../model/claims.ts";
import type { Effect } from "../model/effect.ts";
import type { OrderEvent } from "../model/event.ts";
import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import { type Consequence, eachState, stateOf } from "../sla/promise.ts";
import { type Action, fieldNaming } from "./actions/action.ts";
import { completeShipping } from "./actions/complete-shipping.ts";
import { actions } from "./actions/index.ts";
import { type Draft, stamp } from "./draft.ts";
import { type Facts, factsOf, isSame, none } from "./frames/facts.ts";
import { factReader } from "./frames.ts";
import { isTooLate, laterLimits, lookBack } from "./look-back.ts";
import { type Now, soon, type Turning } from "./now.ts";
import { judgePauses } from "./pauses.ts";
import { pay } from "./pay.ts";
import { isToBeWarned, warned } from "./warnings.ts";

/** Of what comes about at one instant, one thing may cause another; never so many. */
const mostRounds = 50;

/** Brings about what time alone did up to an instant, one turn after the other, as if somebody had looked at each. */
export function passTime(on: Turning, to: Instant): void {
  const { draft } = on;
  for (let i = 0; i < mostRounds * 20 && draft.turns !== null && draft.turns <= to; i++) settle(on, draft.turns, null);
}

/**
 * Makes what follows from facts fit them at an instant: breaches are raised or ended, clocks stopped, time-outs and tasks
 * brought about, money owed, issued and given back; then says when time alone changes something again. `news`: the earliest
 * instant of which more is known, so what was judged before is judged again.
 */
export function settle(on: Turning, at: Instant, news: Instant | null): void {
  const { draft } = on;
  let since = news;
  let judged: Facts | null = news === null ? factsOf(draft) : null;
  for (let round = 0; round < mostRounds; round++) {
    const reader = factReader(on.book, at);
    const now: Now = { on, at, scene: on.scene(draft, at), reader, next: Number.POSITIVE_INFINITY, since: null };
    const isPaused = pause(now, since);
    // What was raised or paid just now had not come about by any limit that is judged.
    const isNews = !isPaused && (judged === null || !isSame(judged, draft, raisedLater));
    if (isNews) judged = factsOf(draft);
    const changed = isPaused || (isNews && judgeAgain(now, news ?? at)) || raise(now) || bringAbout(now) || pay(now);
    since = now.since;
    if (changed) continue;
    const next = Math.min(now.next, now.scene.next);
    draft.turns = next === Number.POSITIVE_INFINITY ? null : Math.max(next, at + 1);
    return;
  }
  draft.turns = at + 1;
}

const raisedLater: readonly string[] = ["claims", "money"];

/** Clocks that stop, or go on. */
function pause(now: Now, news: Instant | null): boolean {
  const { draft, book } = now.on;
  const { rows, next } = judgePauses(draft, now.scene, now.at, news, book);
  soon(now, next);
  if (rows === draft.pauses) return false;
  draft.pauses = rows;
  return true;
}

/**
 * Ends breaches that do not hold by what is known now; one whose evidence was taken back counts again, unless an appeal
 * against it was upheld.
 */
function judgeAgain(now: Now, news: Instant): boolean {
  const { on, at, scene } = now;
  const { draft, book } = on;
  if (draft.claims.length === 0) return false;
  const claims = draft.claims.map((claim): ClaimRow => {
    const rule = book.promiseByName.get(claim.p);
    const frame = rule && frameOf(scene.frames, rule.each, claim.s);
    if (!frame || claim.x?.[1] === "appeal") return claim;
    const why = lookBack(claim, rule, frame, draft, book, at);
    if (why !== null && !claim.x && isTooLate(why, claim, rule, frame, draft, book, at)) return claim;
    // What came to light of the time before a clock began anew may have begun it more than once.
    const isParted = Math.max(claim.e, news) < (stateOf(rule, frame)?.started ?? 0);
    if (why !== null || isParted)
      for (const next of laterLimits(claim, rule, draft, book, at, isParted))
        if (![...draft.claims, ...draft.lagging].some(isSameBreach(next)))
          draft.lagging = [
            ...draft.lagging,
            raised(next, Math.max(at, rule.raisedAfter(frame, next.d, book.zone) + 1)),
          ];
    if (claim.x && why === null)
      return claim.v?.[1] === "upheld" ? { ...claim, x: [claim.x[0], "appeal"] } : raised(claim, at);
    if (why === null) return claim;
    return claim.x ? claim : { ...claim, x: [at, why] };
  });
  const changed = claims.filter((claim, i) => claim !== draft.claims[i]);
  if (changed.length === 0) return false;
  draft.claims = claims;
  // What they stopped is judged with them.
  now.since = Math.min(...changed.map(({ d }) => d));
  return true;
}

/** Held from now on; what became of an appeal stands. */
const raised = ({ x: _ended, ...claim }: Omit<ClaimRow, "r">, at: Instant): ClaimRow => ({
  ...claim,
  r: [datedBy(claim.d, at), at],
});

const isSameBreach =
  ({ p, s, e, d }: Omit<ClaimRow, "r">) =>
  (other: ClaimRow): boolean =>
    other.p === p && other.s === s && other.e === e && other.d === d;

/**
 * Holds broken promises against those who owe; not what was kept in its time, whatever came to light or was lost since.
 * What waits for a late feed is judged when that had its usual lag, though its clock began anew by then, or it is owed no more.
 */
function raise(now: Now): boolean {
  const { on, at, scene } = now;
  const { draft, book } = on;
  let { claims, lagging } = draft;
  eachState(book.claimed, scene.frames, (rule, frame, { status, started, due, raises }) => {
    if (status !== "breached" && !raises) return;
    const claim = raised({ p: rule.name, s: frame.key, e: started, d: due }, raises ?? at);
    if ((raises ? lagging : claims).some(isSameBreach(claim))) return;
    const why = raises ? null : lookBack(claim, rule, frame, draft, book, at);
    if (raises) lagging = [...lagging, claim];
    else claims = [...claims, why === null ? claim : { ...claim, x: [at, why] }];
  });
  for (const claim of lagging) {
    const rule = book.promiseByName.get(claim.p);
    const frame = rule && frameOf(scene.frames, rule.each, claim.s);
    if (claim.r[1] > at) soon(now, claim.r[1]);
    else if (frame && !claims.some(isSameBreach(claim)) && lookBack(claim, rule, frame, draft, book, at) === null)
      claims = [...claims, claim];
  }
  const waits = lagging.filter(({ r }) => r[1] > at);
  draft.lagging = waits.length === lagging.length ? lagging : waits;
  if (claims === draft.claims) return false;
  draft.claims = claims;
  return true;
}

/** Tasks and time-outs, each once. */
function bringAbout(now: Now): boolean {
  const { book, draft } = now.on;
  let changed = false;
  // What a time-out brings changes what the others stand on, so they wait for the next round.
  let isOver = false;
  eachState(book.consequential, now.scene.frames, (rule, frame, state) => {
    if (isOver || !(state.status === "breached" || isToBeWarned(now, rule, state))) return;
    const chosen = first(rule.then, frame, now);
    if (!chosen || draft.done.includes(onceKey(chosen, rule.name, frame, state.started))) return;
    const due = rule.notBefore ? warned(now, rule, frame, state) : state.due;
    if (due === null) return;
    if (due !== "deferred") follow(now, rule.name, chosen, frame, state.started, due);
    changed = true;
    isOver = due === "deferred" || "event" in chosen.then;
  });
  if (isOver) return true;
  for (const rule of book.findings) {
    for (const frame of now.scene.frames.get(rule.each) ?? none) {
      const found = frame.values[rule.slot] as { readonly since: Instant } | undefined;
      if (!found) mayRecur(draft, rule.name, frame);
      const chosen = found && first(rule.then, frame, now);
      if (!found || !chosen) continue;
      // Of several reasons the one that it is for.
      const since = chosen.if?.read(frame, now.reader).since ?? found.since;
      if (draft.done.includes(onceKey(chosen, rule.name, frame, since))) continue;
      follow(now, rule.name, chosen, frame, since, since);
      if ("event" in chosen.then) return true;
      changed = true;
    }
  }
  return changed && draft.order !== null;
}

function first(then: readonly Consequence[], frame: Frame, now: Now): Consequence | undefined {
  return then.find((one) => {
    const reading = one.if?.read(frame, now.reader);
    if (reading) soon(now, reading.next);
    return !reading || reading.holds;
  });
}

const onceKey = ({ then }: Consequence, rule: string, frame: Frame, episode: Instant): string =>
  ["task" in then ? then.task : "then", rule, escaped(frame.key), episode].join("/");

/** What is so no more, and then is so again, brings its event about again, though it counts from the same instant. */
function mayRecur(draft: Draft, rule: string, frame: Frame): void {
  const before = ["then", rule, escaped(frame.key), ""].join("/");
  if (draft.done.some((key) => key.startsWith(before)))
    draft.done = draft.done.filter((key) => !key.startsWith(before));
}

/** Once for an episode: what could not happen, or ended nothing, is not tried again. */
function follow(now: Now, rule: string, chosen: Consequence, frame: Frame, episode: Instant, since: Instant): void {
  const { draft } = now.on;
  const key = onceKey(chosen, rule, frame, episode);
  if ("event" in chosen.then) happen(now, chosen.then.event as OrderEvent["type"], chosen, frame, since);
  else
    draft.effects.push({
      type: "openTask",
      id: `${escaped(draft.id)}/${key}`,
      owner: draft.id,
      task: chosen.then.task,
      assignee: chosen.then.assignee,
      rule,
      subject: frame.key,
      since,
      at: draft.now,
    });
  draft.done = [...draft.done, key];
}

/** Whether a task is still to be done at the end of its step: word that came with it may have ended what it is for. */
export function isToDo({ draft, book, scene }: Turning): (effect: Effect) => boolean {
  return (effect) => {
    if (effect.type !== "openTask") return true;
    const { rule, subject, id } = effect;
    const promise = book.promiseByName.get(rule);
    const isIt = ({ p, s, e }: ClaimRow): boolean => p === rule && s === subject && id.endsWith(`/${e}`);
    if (promise) return !draft.claims.some(isIt) || draft.claims.some((claim) => isIt(claim) && !claim.x);
    const found = book.findings.find(({ name }) => name === rule);
    const frame = found && frameOf(scene(draft, draft.now).frames, found.each, subject);
    return !found || frame?.values[found.slot] !== undefined;
  };
}

/** One for each time that it is refused, since the one before was withdrawn. */
function refusalOf({ matters }: Draft, parcel: string): string {
  const id = `refused:${parcel}`;
  const before = matters.filter(
    (row) => row.id.startsWith(id) && row.parcel === parcel && row.chart.stage === "withdrawn",
  );
  return before.length > 0 ? `${id}:${before.length + 1}` : id;
}

function payloadOf({ then, shipBy }: Consequence, frame: Frame, draft: Draft): object {
  if (!("event" in then)) return {};
  const name = fieldNaming[frame.subject];
  const about = name === undefined ? {} : { [name]: frame.key };
  if (then.event === "order.cancelled") return then.reason === undefined ? {} : { reason: then.reason };
  if (then.event === "shipby.negotiated") return { shipBy: shipBy?.(frame) ?? 0 };
  if (then.event === "aftersales.requested")
    return { ...about, caseId: refusalOf(draft, frame.key), kind: "refuse_refund" };
  return about;
}

/** Lets an event of ours happen, dated by what it follows from. */
function happen(now: Now, type: OrderEvent["type"], chosen: Consequence, frame: Frame, at: Instant): void {
  const { on } = now;
  const { draft } = on;
  const event = {
    type,
    payload: payloadOf(chosen, frame, draft),
    actor: { role: "system" },
    orderId: draft.id,
    id: "",
  };
  const action = actions[type] as Action<OrderEvent["type"]> | undefined;
  const wasClosed = draft.stamps["order.closed"] !== undefined;
  const judging = { ...on, at, occurred: at };
  const judgement = action?.judge(event as never, judging);
  if (judgement === "accepted") completeShipping(judging);
  if (!wasClosed && draft.stamps["order.closed"]) stamp(draft, "order.timed-out", [at, at]);
  if (judgement === "accepted") now.since = at;
}
