import { frameOf } from "../condition/frame.ts";
import type { OrderEvent } from "../model/event.ts";
import { type Finding, finding } from "../model/finding.ts";
import { escaped } from "../model/id.ts";
import { type Instant, never, orNull, parseTime } from "../model/instant.ts";
import { type Person, roles } from "../model/person.ts";
import type { OrderRecord, Said } from "../model/record.ts";
import type { EventOutcome, Rejection, Step } from "../model/result.ts";
import { decide } from "../notify/pipeline.ts";
import type { Candidate } from "../notify/pipeline-types.ts";
import { wantKey } from "../notify/want.ts";
import { type Action, checkedTime, fieldNaming, type Judgement, wordsOf } from "./actions/action.ts";
import { completeShipping } from "./actions/complete-shipping.ts";
import { factExpected } from "./actions/facts.ts";
import { actions } from "./actions/index.ts";
import { idOf, rejection, stepTime } from "./any-step.ts";
import type { Book } from "./book/book.ts";
import type { Bar } from "./book/offered-actions.ts";
import { deskOf } from "./desk.ts";
import { type Draft, draftOf, hasLater, isTouched, newRecord, parcelOf, recordOf, stampLast } from "./draft.ts";
import { factsOf, isSame } from "./frames/facts.ts";
import { factReader, scenes } from "./frames.ts";
import { leaseFor, leaseOf } from "./lease.ts";
import type { Turning } from "./now.ts";
import { changedSince } from "./pauses.ts";
import { readPeople } from "./people.ts";
import { permissionFor } from "./permissions.ts";
import { ofOpenOrders, refusalText } from "./refusals.ts";
import { isToDo, passTime, settle } from "./turn.ts";
import { withTime } from "./warnings.ts";

export interface StepContext {
  readonly now: Instant;
  /** The persons of this order as the host knows them now. */
  readonly people: readonly Person[];
}

/** Refusals kept per order; beyond that the oldest are forgotten. */
const keptRefusals = 100;

/** Judges the events one by one, then decides once what is to be said. */
export function stepBook(
  book: Book,
  before: OrderRecord | null,
  events: readonly OrderEvent[],
  context: StepContext,
): Step {
  const record = opened(book, before, events, context.now);
  const findings: Finding[] = [];
  const now = stepTime(record, context.now, findings);
  const read = readPeople(book, context.people);
  const { people, unread, limits } = read;
  findings.push(...read.findings);
  const draft = draftOf(record, now);
  // Who asks without an event asks for all of it.
  const lease = events.length > 0 ? leaseOf(draft, book, read) : null;
  const on: Turning = { draft, book, people, limits, scene: scenes(book), lease };
  const outcomes = run(events, on, record.now);
  draft.effects = draft.effects.filter(isToDo(on));
  const undecided = (wakeAt: Instant | null, watch: readonly string[]): Step => {
    return { record: recordOf(draft), outcomes, effects: draft.effects, decisions: [], wakeAt, watch, findings };
  };
  if (draft.order === null) return undecided(null, unread);
  if (lease?.stands()) return undecided(lease.wakeAt(), lease.watch);
  const decided = withTime(on, () => decide(deskOf(draft, on.scene(draft, draft.now), book, people, draft.now)));
  draft.ledger = decided.ledger;
  draft.wants = decided.wants;
  for (const candidate of decided.exhausted) {
    const { rule, since } = candidate;
    const id = `${escaped(draft.id)}/${wantKey(candidate)}/exhausted`;
    const about = finding("ATTEMPTS_EXHAUSTED", rule.name, "No channel could carry this notice.");
    draft.effects.push({ type: "report", id, owner: draft.id, finding: about, since, at: draft.now });
  }
  // A telling that failed is a fact from the next instant on, like all that follows from what was told.
  const wakeAt = earliest(decided.exhausted.some(isSubject(book)) ? draft.now + 1 : decided.wakeAt, draft);
  const watch = [...new Set([...decided.watch, ...unread])];
  draft.lease =
    leaseFor(decided, draft, wakeAt, watch, book, read) ??
    (draft.lease && !isTouched(draft, record) ? draft.lease : null);
  return {
    record: recordOf(draft),
    outcomes,
    effects: [...draft.effects, ...decided.asks, ...decided.sends],
    decisions: decided.decisions,
    wakeAt,
    watch,
    findings,
  };
}

/** An order with what time alone did up to an instant, and nothing said of it yet. */
export function asOf(book: Book, record: OrderRecord, now: Instant, people: Turning["people"]): Draft {
  const draft = draftOf(record, Math.max(now, record.now));
  run([], { draft, book, people, scene: scenes(book), lease: null }, record.now);
  return draft;
}

/** Whether some rule may be about it: word of a failure that fails is none. */
const isSubject =
  ({ subjects }: Book) =>
  ({ frame }: Candidate): boolean =>
    frame.subject !== "send" && subjects.has("send");

/** Whether more than notices follows from tellings that failed. */
const isJudged = ({ exhausted }: Draft, { computed, policies }: Book): boolean =>
  exhausted.length > 0 && [...computed, ...policies].some(({ each }) => each === "send");

function earliest(said: number, { turns, now }: Draft): Instant | null {
  const next = Math.min(said, turns ?? never);
  return orNull(Math.max(next, now + 1));
}

/**
 * Takes the events in their order. Before each, what time did up to its instant has come about; after the last, what it
 * did up to now.
 */
function run(events: readonly OrderEvent[], on: Turning, before: Instant): readonly EventOutcome[] {
  const { draft, lease } = on;
  // Until it is confirmed an order has the newest rules, which may say something else of it than those before.
  let news: Instant | null = draft.book === null && !lease ? before : null;
  let reached = before;
  const follow = (): void => {
    if (news !== null) settle(on, reached, news);
    news = null;
  };
  const bringTo = (at: Instant): void => {
    // Nothing comes about before there is an order: its time begins with the event that makes it.
    if (draft.order === null) reached = at;
    if (at <= reached) return;
    follow();
    passTime(on, at);
    reached = at;
  };
  const outcomes = events.map((event) => {
    bringTo(receivedAt(event, draft));
    // What became of it by the event before, at the same instant too.
    if (draft.order !== null && isOfMatter(event)) follow();
    const known = factsOf(draft);
    const outcome = take(event, on);
    // A refusal is a fact of now.
    const at = outcome.is === "rejected" ? draft.now : receivedAt(event, draft);
    if (!isSame(known, draft)) news = Math.min(news ?? draft.now, changedSince(known, draft, at, on.book));
    return outcome;
  });
  bringTo(draft.now);
  // Nothing follows from what nothing has changed, but for a warning that a clock waits for.
  if (draft.order !== null && (news !== null || draft.deferrals.length > 0 || isJudged(draft, on.book)))
    settle(on, draft.now, news);
  return outcomes;
}

/** Whether an event speaks of what follows from others: of a breach, a request, a complaint, a job. */
function isOfMatter(event: OrderEvent | null): boolean {
  const payload = Object(event?.payload) as { readonly [field: string]: unknown };
  return Object.entries(fieldNaming).some(([of, field]) => of !== "parcel" && payload[field] !== undefined);
}

/** When an event that can be read counts as done. */
function receivedAt(event: OrderEvent | null, { now }: Draft): Instant {
  const given = (event as { readonly receivedAt?: unknown } | null)?.receivedAt;
  const at = typeof given === "string" || typeof given === "number" ? parseTime(given) : undefined;
  return typeof at === "number" ? Math.min(at, now) : now;
}

function opened(book: Book, record: OrderRecord | null, events: readonly OrderEvent[], now: Instant): OrderRecord {
  if (record) return record;
  const named = events.find((event) => typeof (event as OrderEvent | null)?.orderId === "string");
  return newRecord(named?.orderId.slice(0, 128) ?? "", book.orderChart.initial, now);
}

function take(input: OrderEvent, on: Turning): EventOutcome {
  const { draft, book } = on;
  const id = idOf(input);
  const seen = id === "" ? undefined : draft.seen.find((row) => row[0] === id);
  if (seen?.length === 1) return { is: "duplicate", id, first: "accepted" };
  if (seen) {
    const [, code, , , , path, ...said] = seen;
    return refusal(id, code, path, book, said);
  }
  const parsed = book.parser.event(input);
  if (!parsed.ok) {
    const { code, path, message, expected } = parsed.finding;
    const said: Said = expected === undefined ? [message] : [message, expected];
    keep(draft, id, code, input, path, said);
    return refusal(id, code, path, book, said);
  }
  const event = meant(parsed.value, draft);
  const action = actions[event.type] as Action<typeof event.type>;
  const judgement = judge(event, action, on);
  if (typeof judgement === "string") {
    if (!action.idempotent) draft.seen = [...draft.seen, [id]];
    return judgement === "accepted" ? { is: "accepted", id } : { is: "duplicate", id, first: "accepted" };
  }
  const { path = "", said } = judgement;
  const code = draft.stamps["order.closed"] && ofOpenOrders.includes(judgement.code) ? "E_TERMINAL" : judgement.code;
  if (!action.idempotent) keep(draft, id, code, event, path, said);
  return refusal(id, code, path, book, said);
}

function judge(event: OrderEvent, action: Action<OrderEvent["type"]>, on: Turning): Judgement {
  const { draft } = on;
  if (event.orderId !== draft.id) return { code: "E_WRONG_ORDER", path: "orderId" };
  if (!action.by.includes(event.actor.role)) return { code: "E_NOT_ALLOWED", path: "actor.role" };
  if (!isPermitted(event, on)) return { code: "E_NOT_PERMITTED", path: "actor.id" };
  if (draft.order === null && event.type !== "order.created" && !action.early) return { code: "E_NO_ORDER" };
  const at = receivedAt(event, draft);
  const occurred = event.occurredAt === undefined ? at : checkedTime(event.occurredAt);
  const stands = action.stands?.(event as never, on);
  const barred = stands ? undefined : bar(event, on, at);
  if (barred) return barred;
  const words = wordsOf(event, action);
  // A platform passes on what has been so since then; the clock of a person proves nothing.
  const since = event.actor.role === "platform" ? Math.min(occurred, at) : at;
  if (words.some((word) => hasLater(draft, word, since))) return { code: "E_STALE_UPDATE" };
  const judging = { ...on, at, occurred };
  const judgement = stands ? "nothing-new" : action.judge(event as never, judging);
  if (typeof judgement === "string") for (const word of words) stampLast(draft, word, since);
  if (judgement === "accepted") completeShipping(judging);
  return judgement;
}

/** Of staff with permissions of their own only what those include. */
function isPermitted({ type, actor: { id, role } }: OrderEvent, { people, limits }: Turning): boolean {
  const needs = permissionFor(type);
  if (needs === undefined || id === undefined) return true;
  const person = people.get(role)?.find((one) => one.id === id);
  const may = person ? person.may : limits?.get(id);
  return !may || may.includes(needs);
}

/** A number that covers the one a parcel has replaces it, with all that bars that. */
function meant(event: OrderEvent, draft: Draft): OrderEvent {
  if (event.type !== "shipment.submitted" || !event.payload.cover) return event;
  const isThere = parcelOf(draft, event.payload.parcelId) !== undefined;
  return isThere ? { ...event, type: "tracking.replaced" } : event;
}

/** What the rules bar an event with, for the subject that it names. */
function bar(event: OrderEvent, { draft, book, scene }: Turning, at: Instant): Bar | undefined {
  const bars = book.bars.get(event.type);
  if (!bars || draft.order === null) return undefined;
  const payload = event.payload as { readonly [name: string]: unknown };
  const { frames } = scene(draft, at);
  const reader = factReader(book, at);
  return bars.find(({ by, each, when }) => {
    const key = each === "order" ? "order" : payload[fieldNaming[each] ?? ""];
    const frame = frameOf(frames, each, key as string);
    return frame !== undefined && by.includes(event.actor.role) && when.read(frame, reader).holds;
  });
}

function keep(draft: Draft, id: string, code: string, event: unknown, path: string, said: Said = []): void {
  if (id === "") return;
  const { type, actor } = event as { readonly type?: unknown; readonly actor?: { readonly role?: unknown } };
  // Only words of ours are kept: anything else may be a person's data at the wrong place.
  const known = typeof type === "string" && Object.hasOwn(actions, type) ? type : "";
  const role = roles.find((one) => one === actor?.role) ?? "";
  const refusals = draft.seen.filter((row) => row.length > 1);
  const rest = refusals.length < keptRefusals ? draft.seen : draft.seen.filter((row) => row !== refusals[0]);
  draft.seen = [...rest, [id, code, known, role, draft.now, path, ...said]];
}

/** As it was said when it was first refused, where that was kept; else as its code says, and what a fact takes. */
function refusal(id: string, code: string, path: string, book: Book, said: Said = []): Rejection {
  const [known, meant] = refusalText(code, factExpected(book, path));
  const [message = known, remedy = meant] = said;
  return rejection(id, code, path, [message, remedy]);
}
