import { type Duration, parseDuration, shift } from "../model/duration.ts";
import type { Effect, SendEffect } from "../model/effect.ts";
import { UsageError } from "../model/errors.ts";
import type { OrderEvent } from "../model/event.ts";
import { type Instant, instant, type Time } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import type { OrderRecord } from "../model/record.ts";
import type { EventOutcome, Rejection, Step } from "../model/result.ts";
import type { ReplayLine } from "../rulebook/replay.ts";
import type { Rulebook } from "../rulebook/rulebook.ts";
import { filled, givenAt } from "./scenario-events.ts";
import { failed, showTime, textsOf } from "./scenario-text.ts";
import type {
  Given,
  PersonChange,
  ScenarioInput,
  ScenarioOptions,
  ScriptedAnswer,
  SentAs,
  SentMessage,
} from "./scenario-types.ts";

/** Something a scenario has to name. */
export type Happening = { readonly at: Instant } & (
  | { readonly what: "message"; readonly message: SentMessage }
  | { readonly what: "effect"; readonly effect: Exclude<Effect, SendEffect> }
  | { readonly what: "rejected"; readonly type: string; readonly rejection: Rejection }
  | { readonly what: "duplicate"; readonly type: string }
);

/** Everything a scenario knows. Never changed: each action makes another. */
export interface Host {
  readonly book: Rulebook;
  readonly options: Required<ScenarioOptions>;
  /** Null until the clock is set. */
  readonly now: Instant | null;
  readonly people: readonly Person[];
  readonly record: OrderRecord | null;
  readonly steps: readonly Step[];
  readonly journal: readonly ReplayLine[];
  readonly sent: readonly SentMessage[];
  readonly inbox: readonly SentMessage[];
  /** Issued and not begun. */
  readonly outbox: readonly SendEffect[];
  readonly working: boolean;
  readonly script: { readonly [channel: string]: readonly ScriptedAnswer[] };
  /** Events filled in so far. */
  readonly count: number;
  /** Happened and not named yet. */
  readonly open: readonly Happening[];
  /** Inbox entries not named yet. */
  readonly unread: readonly SentMessage[];
  /** The last action: what it was, how its events were taken, the first of its steps, and all that happened since. */
  readonly action: {
    readonly name: string;
    readonly outcomes: readonly EventOutcome[];
    readonly firstStep: number;
    readonly happened: number;
  };
  /** Decisions named since the last action. */
  readonly named: ReadonlySet<string>;
}

/** More than any real order does between two looks at it. */
const roundsAtMost = 10_000;

export const newHost = (book: Rulebook, options: ScenarioOptions): Host => ({
  book,
  options: { orderId: "1001", zone: "Asia/Shanghai", ...options },
  now: null,
  people: [],
  record: null,
  steps: [],
  journal: [],
  sent: [],
  inbox: [],
  outbox: [],
  working: true,
  script: {},
  count: 0,
  open: [],
  unread: [],
  action: { name: "the beginning", outcomes: [], firstStep: 0, happened: 0 },
  named: new Set(),
});

const begun = (host: Host, name: string): Host => ({
  ...host,
  action: { name, outcomes: [], firstStep: host.steps.length, happened: 0 },
  named: new Set(),
});

/** The clock, once it is set. */
export function clockOf({ now }: Host): Instant {
  if (now !== null) return now;
  throw new UsageError("NOT_AN_INSTANT", "The clock is not set: call at(…) first, or date what is given.");
}

export function given(before: Host, what: Given | readonly Person[]): Host {
  const { people, events }: Given = isList(what) ? { people: what } : what;
  let host = begun(before, "given");
  for (const person of people ?? []) host = { ...host, people: withPerson(host.people, person) };
  for (const input of events ?? []) {
    const at = givenAt(input);
    if (at !== undefined && (host.now === null || instant(at) > host.now)) host = passed(host, instant(at));
    host = happened(host, [input]);
    const refusal = host.action.outcomes.find((outcome) => outcome.is === "rejected");
    if (refusal?.is === "rejected")
      throw failed(`given: an event was refused with ${refusal.code} at "${refusal.path}": ${refusal.message}`);
  }
  // What came before is still to be named; what the given events caused is not.
  return { ...host, open: before.open, unread: before.unread, action: { ...host.action, happened: 0 } };
}

const isList = (what: Given | readonly Person[]): what is readonly Person[] => Array.isArray(what);

function withPerson(people: readonly Person[], change: PersonChange): readonly Person[] {
  if (!change?.id) throw failed("Nobody is named.\nexpected: the `id` of a person\nreceived: none");
  // Who is the buyer as well as the seller is known to the host once for each role.
  const isMeant = (one: Person): boolean =>
    one.id === change.id && (change.role === undefined || change.role === one.role);
  return people.some(isMeant)
    ? people.map((one) => (isMeant(one) ? { ...one, ...change } : one))
    : [...people, change as Person];
}

export const at = (host: Host, time: Time): Host => passed(begun(host, `at(${time})`), instant(time));

export function advanced(host: Host, by: Duration): Host {
  const parsed = parseDuration(by);
  if (!parsed) throw new UsageError("NOT_AN_INSTANT", `"${by}" is no duration. Write 48h, 30m or 2d.`);
  return passed(begun(host, `advance(${by})`), shift(clockOf(host), parsed, host.options.zone));
}

export function when(host: Host, inputs: readonly (ScenarioInput | readonly ScenarioInput[])[]): Host {
  const events = inputs.flat() as readonly ScenarioInput[];
  const names = events.map((event) => ("type" in event ? event.type : "trace.received"));
  return happened(begun(host, `when(${names.join(", ")})`), events);
}

export function changed(before: Host, change: PersonChange): Host {
  const watched = before.steps.at(-1)?.watch.includes(change.id) ?? false;
  const host = { ...begun(before, `people(${change.id})`), people: withPerson(before.people, change) };
  return watched ? worked(stepped(host, [])) : host;
}

export function scripted(host: Host, channel: string, answers: readonly ScriptedAnswer[]): Host {
  const ids = host.book.channels.filter(({ id, kind }) => id === channel || kind === channel).map(({ id }) => id);
  if (ids.length === 0) throw new UsageError("NO_SUCH_CHANNEL", `The rulebook has no channel "${channel}".`);
  const script = Object.fromEntries(ids.map((id) => [id, answers]));
  return { ...host, script: { ...host.script, ...script } };
}

export const withWorker = (host: Host, working: boolean): Host =>
  working ? worked({ ...begun(host, "worker()"), working }) : { ...host, working };

/** Lets time pass, waking on the way as the host's timer would. */
function passed(before: Host, to: Instant): Host {
  if (before.now !== null && to < before.now) {
    const zone = before.options.zone;
    const text = `The clock cannot run back from ${showTime(before.now, zone)} to ${showTime(to, zone)}.`;
    throw new UsageError("NOT_AN_INSTANT", text);
  }
  let host = before;
  for (let rounds = 0; ; rounds++) {
    const wake = host.steps.at(-1)?.wakeAt ?? null;
    if (wake === null || wake > to) return { ...host, now: to };
    if (rounds === roundsAtMost)
      throw failed(`Woken ${rounds} times on the way to ${showTime(to, host.options.zone)}: it never comes to rest.`);
    host = worked(stepped({ ...host, now: wake }, []));
  }
}

/** The host gets events: one step for all of them. */
function happened(before: Host, inputs: readonly ScenarioInput[]): Host {
  const { options, people, count } = before;
  const now = clockOf(before);
  const events = inputs.map((input, i) => filled(input, { orderId: options.orderId, now, people, count: count + i }));
  const host = stepped({ ...before, count: count + inputs.length }, events, (host, { outcomes }) => {
    const others = outcomes.flatMap((outcome, i): readonly Happening[] => {
      const type = events[i]?.type ?? "";
      if (outcome.is === "rejected") return [{ what: "rejected", at: now, type, rejection: outcome }];
      return outcome.is === "duplicate" ? [{ what: "duplicate", at: now, type }] : [];
    });
    return put({ ...host, action: { ...host.action, outcomes } }, others);
  });
  return worked(host);
}

const put = (host: Host, happenings: readonly Happening[]): Host => ({
  ...host,
  open: [...host.open, ...happenings],
  action: { ...host.action, happened: host.action.happened + happenings.length },
});

/** One call of `step`: keeps the record, files what is silent, puts the rest into the outbox. */
function stepped(
  before: Host,
  events: readonly OrderEvent[],
  first: (host: Host, step: Step) => Host = (host) => host,
): Host {
  const { book, record, people } = before;
  const now = clockOf(before);
  if (record === null && events.length === 0) return before;
  const step = book.step(record, events, { now, people });
  const [broken] = step.findings;
  if (broken) throw failed(`${before.action.name}: ${broken.path}: ${broken.message} [${broken.code}]`);
  const sends = step.effects.filter((effect) => effect.type === "send");
  const silent = sends.filter((send) => isSilent(send, step));
  const intrusive = sends.filter((send) => !silent.includes(send));
  const filed = silent.map((send) => message(before, send, "told"));
  const host: Host = {
    ...before,
    record: step.record,
    steps: [...before.steps, step],
    journal: [...before.journal, { now, events, people, book: book.version }],
    inbox: [...before.inbox, ...filed],
    unread: [...before.unread, ...filed],
    outbox: [...before.outbox, ...intrusive],
  };
  const others = step.effects.filter((effect) => effect.type !== "send");
  const noted = put(
    first(host, step),
    others.map((effect) => ({ what: "effect", at: now, effect })),
  );
  return host.working ? noted : intrusive.reduce((done, send) => tell(done, send, "issued"), noted);
}

/** A silent channel is decided for itself, and its decision names it. */
const isSilent = (send: SendEffect, { decisions }: Step): boolean =>
  decisions.some(
    ({ lane, is, notice, subject, episode, person, reason }) =>
      lane === "inbox" &&
      is === "told" &&
      notice === send.notice &&
      subject === send.subject &&
      episode === send.episode &&
      person === send.person &&
      reason === `by:${send.channel}`,
  );

function message(host: Host, send: SendEffect, as: SentAs): SentMessage {
  const { notice, subject, person, role, channel, request } = send;
  const kind = host.book.channels.find(({ id }) => id === channel)?.kind ?? channel;
  return { at: clockOf(host), as, role, person, notice, subject, channel, kind, texts: textsOf(request), send };
}

function tell(host: Host, send: SendEffect, as: SentAs): Host {
  const told = message(host, send, as);
  return put({ ...host, sent: [...host.sent, told] }, [{ what: "message", at: told.at, message: told }]);
}

/** The outbox worker: begins, sends and settles until nothing is left. */
function worked(before: Host): Host {
  let host = before;
  for (let rounds = 0; host.working; rounds++) {
    const [send, ...rest] = host.outbox;
    if (!send) break;
    if (rounds === roundsAtMost) throw failed(`${rounds} messages at one instant: it never comes to rest.`);
    host = delivered({ ...host, outbox: rest }, send);
  }
  return host;
}

function delivered(before: Host, send: SendEffect): Host {
  const host = stepped(before, [before.book.begin(send)], (one, { outcomes }) =>
    outcomes[0]?.is === "rejected" ? tell(one, send, "withdrawn") : one,
  );
  if (host.steps.at(-1)?.outcomes[0]?.is !== "accepted") return host;
  const [answer = { kind: "accepted" }, ...later] = host.script[send.channel] ?? [];
  const left: Host = { ...host, script: { ...host.script, [send.channel]: later } };
  if (answer === "silence") return tell(left, send, "in-doubt");
  const settled = settling(left, send, answer === "no-receipt" ? { kind: "accepted" } : answer);
  const { kind } = settled.payload.outcome;
  const told = tell(left, send, kind === "accepted" ? "told" : kind === "ambiguous" ? "in-doubt" : "failed");
  return stepped(
    told,
    kind === "accepted" && answer !== "no-receipt" ? [settled, ...receiptOf(left, send)] : [settled],
  );
}

/** Channels that report do so at once. */
function receiptOf({ book }: Host, { id, owner, channel }: SendEffect): readonly OrderEvent[] {
  const { proof, silent } = book.channels.find((one) => one.id === channel)?.capabilities ?? {};
  if (silent || proof === "accepted" || proof === undefined) return [];
  const payload = { sendId: id, receipt: { status: "delivered" } } as const;
  return [{ id: `${id}/receipt`, type: "send.receipt", orderId: owner, actor: { role: "system" }, payload }];
}

type Settled = Extract<OrderEvent, { type: "send.settled" }>;

function settling(host: Host, send: SendEffect, answer: Exclude<ScriptedAnswer, string>): Settled {
  const now = clockOf(host);
  const raw = "kind" in answer ? ({ failed: "before-sending" } as const) : answer;
  const settled = host.book.settle(send, raw, now) as Settled;
  return "kind" in answer ? { ...settled, payload: { sendId: send.id, outcome: answer } } : settled;
}
