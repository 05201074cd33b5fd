import type { BreachEnd } from "../model/claims.ts";
import type { Duration } from "../model/duration.ts";
import type { Effect, SendEffect } from "../model/effect.ts";
import type { EventOf, EventPayloads, EventType } from "../model/event.ts";
import type { Headline } from "../model/headline.ts";
import type { Instant, Time } from "../model/instant.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { ExceptionKind, Milestone } from "../model/parcel.ts";
import type { Person, Role } from "../model/person.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Step } from "../model/result.ts";
import type { ReplayLine } from "../rulebook/replay.ts";
import type { CompensationView, OrderView, ViewContext } from "../rulebook/views/view.ts";
import type { TrackedParcel } from "../tracking/codec.ts";

/** Of one order alone: a rulebook with `mailbox: true` asks, and nobody answers, so rules are tried with one made without it. */
export interface ScenarioOptions {
  /** Of events that name no order. Default `1001`. */
  readonly orderId?: string;
  /** In which failures show times and `advance("1d")` counts days. Default `Asia/Shanghai`. */
  readonly zone?: string;
}

type Payload<T extends EventType> =
  Record<never, never> extends EventPayloads[T]
    ? { readonly payload?: EventPayloads[T] }
    : { readonly payload: EventPayloads[T] };

/** An event of which everything but type and payload may be left out. */
export type ScenarioEvent<T extends EventType = EventType> = {
  readonly [K in T]: { readonly type: K } & Payload<K> & Partial<Omit<EventOf<K, unknown>, "type" | "payload">>;
}[T];

/** An event, or a parcel as a tracking codec decoded it. */
export type ScenarioInput = ScenarioEvent | TrackedParcel;

export interface Given {
  readonly people?: readonly Person[];
  /** Each happens at its `receivedAt`, else its `occurredAt`, else at once. */
  readonly events?: readonly ScenarioInput[];
}

/**
 * What a channel answers: an outcome, the transport's raw answer, no word at all after the message left, or `accepted`
 * and no receipt after that. Otherwise a channel that reports says that what it accepted has arrived.
 */
export type ScriptedAnswer = Outcome | Answer | "silence" | "no-receipt";

/** Fields of the person with this id that change: in the role that is named, or in all; a new id or role is a new person. */
export type PersonChange = Partial<Person> & Pick<Person, "id">;

/**
 * What became of one message: `told` left and was accepted, `failed` left and was refused, `in-doubt` left without a
 * clear answer, `withdrawn` was stopped by `begin`, `issued` waits for a worker.
 */
export type SentAs = "told" | "failed" | "in-doubt" | "withdrawn" | "issued";

export interface SentMessage {
  readonly at: Instant;
  readonly as: SentAs;
  readonly role: Role;
  readonly person: string;
  readonly notice: string;
  /** `order`, or a parcel's id. */
  readonly subject: string;
  /** Adapter id. */
  readonly channel: string;
  /** The adapter's kind. */
  readonly kind: string;
  /** The texts its request carries. Of a channel of templates these are the values: the provider has the text. */
  readonly texts: readonly string[];
  readonly send: SendEffect;
}

/** What is compared of a message beside person, notice and channel; what is left out is not. */
export interface MessageDetails {
  /** As precise as it is written: `18:00` to the minute, `18:00:10` to the second, a number to the millisecond. */
  readonly at?: Time;
  /** `order`, or a parcel's id. */
  readonly subject?: string;
  /** Texts of the request, each to the letter and listed once. */
  readonly text?: string | readonly string[];
}

/** Of which each text need only occur in one of the request's. */
export interface PartDetails extends MessageDetails {
  readonly text: string | readonly string[];
}

export interface DecisionDetails {
  /** Role or person id. */
  readonly who?: string;
  readonly subject?: string;
}

export interface HeldDetails extends DecisionDetails {
  readonly until?: Time;
}

/** When, role or person id, notice, channel; and what became of it unless it was `told`. */
export type MessageRow = readonly [at: Time, who: string, notice: string, channel: string, as?: SentAs];

/** When, role or person id, notice. */
export type InboxRow = readonly [at: Time, who: string, notice: string];

/** When and what; place and sources are compared where they are written. */
export type TimelineRow = readonly [
  at: Time,
  what: Milestone | ExceptionKind | `${Milestone}+${ExceptionKind}`,
  place?: string,
  sources?: readonly string[],
];

type OtherEffect = Exclude<Effect, SendEffect>;

/** The type of an effect other than `send`. */
export type OtherEffectType = OtherEffect["type"];

type Said<E extends Effect> = Omit<E, "type" | "id" | "owner" | "since" | "at">;
type EffectOf<E extends OtherEffect, T> = E extends { readonly type: infer U } ? (T extends U ? E : never) : never;

/** What an effect other than `send` says, compared whole: of a report code and path, else all but ids and times. */
export type EffectSummary<T extends OtherEffectType> = T extends "report"
  ? { readonly code: string; readonly path: string }
  : Said<EffectOf<OtherEffect, T>>;

/** When an effect was ordered, and since when what it is about is so. */
export interface EffectDetails {
  readonly at?: Time;
  readonly since?: Time;
}

/**
 * Promise, subject (`order`, a parcel's id), limit or that its clock stands still; `overdue` where it was not kept and what
 * was promised is not done.
 */
export type PromiseRow = readonly [promise: string, subject: string, due: Time | "paused", is?: "overdue"];

/** Promise, subject, the limit that was broken; why it no longer counts, where it does not. */
export type BreachRow = readonly [promise: string, subject: string, due: Time, ended?: BreachEnd];

/** Policy, subject, amount in minor units, how it stands. */
export type CompensationRow = readonly [policy: string, subject: string, amount: number, is: CompensationView["is"]];

/**
 * An order, its host and a clock. Every method returns a new scenario and leaves this one as it was, so that two may go
 * on from a common beginning.
 */
export interface Scenario {
  /** People, and events that came before: refused ones are an error, and what they cause need not be named. */
  given(what: Given | readonly Person[]): Scenario;
  /** Lets time pass up to an instant, waking at every `wakeAt` on the way and at the end. */
  at(time: Time): Scenario;
  /** Lets that much time pass, waking at every `wakeAt`. */
  advance(by: Duration): Scenario;
  /** Events at the current instant, in one step; then the messages go out. */
  when(...events: readonly (ScenarioInput | readonly ScenarioInput[])[]): Scenario;
  /** The host learns something about a person, and steps if the order watches that person. */
  people(change: PersonChange): Scenario;
  /** What a channel answers from here on, one answer a message; `accepted` once they are used up. */
  answers(channel: string, answers: readonly ScriptedAnswer[]): Scenario;
  /** Messages stay in the outbox from here on. */
  noWorker(): Scenario;
  /** The worker is back and takes up what lies in the outbox. */
  worker(): Scenario;
  /** What is expected of what happened. */
  readonly then: Expectations;
  readonly now: Instant;
  /** Null before the first event. */
  readonly record: OrderRecord | null;
  /** All steps so far, those of the host's own `begin` and `settle` among them. */
  readonly steps: readonly Step[];
  /** All messages of intrusive channels so far. */
  readonly sent: readonly SentMessage[];
  /** All messages of silent channels so far. */
  readonly inbox: readonly SentMessage[];
  /** Every call of `step`, for `book.replay`. */
  readonly journal: readonly ReplayLine[];
  /** As `book.view`, now. */
  view(as?: ViewContext["as"]): OrderView;
}

/**
 * What happened, to be named in its order: messages of intrusive channels, other effects, and events that were not
 * accepted. Each is named once. An expectation takes the next one that is not named yet and fails if it is another.
 */
export interface Expectations extends Scenario {
  /** The next is a message to this role or person that left and was accepted. `channel` is a kind or an adapter id. */
  told(who: string, notice: string, channel: string, details?: MessageDetails): Expectations;
  /** As `told`, but each text need only occur in one of the request's. */
  toldContaining(who: string, notice: string, channel: string, details: PartDetails): Expectations;
  /** The next is a message that left and was refused. */
  failed(who: string, notice: string, channel: string, details?: MessageDetails): Expectations;
  /** The next is a message that left and was not clearly answered. */
  inDoubt(who: string, notice: string, channel: string, details?: MessageDetails): Expectations;
  /** The next is a message that `begin` stopped. */
  withdrawn(who: string, notice: string, channel: string, details?: MessageDetails): Expectations;
  /** The next is a message that waits for a worker. */
  issued(who: string, notice: string, channel: string, details?: MessageDetails): Expectations;
  /** The next is this effect. */
  effect<T extends OtherEffectType>(type: T, summary: EffectSummary<T>, details?: EffectDetails): Expectations;
  /** The next is an effect of this type, whatever it says. */
  effectOfType(type: OtherEffectType): Expectations;
  /** The next is an event refused with this code; `remedy` is what to do instead, to the letter. */
  rejected(code: string, path?: string, remedy?: string): Expectations;
  /** The next is an event that added nothing. */
  duplicate(): Expectations;
  /** All events of the last `when` were accepted. */
  accepted(): Expectations;
  /** Still waiting: so decided by the last step, on the intrusive lane. */
  held(notice: string, reason: string, details?: HeldDetails): Expectations;
  /** So decided by a step since the last action, on the intrusive lane. */
  dropped(notice: string, reason: string, details?: DecisionDetails): Expectations;
  /** Said together with `into`: so decided by a step since the last action, on the intrusive lane. */
  merged(notice: string, into: string, details?: DecisionDetails): Expectations;
  /** All that happened is named. */
  nothingElse(): Expectations;
  /** Nothing happened since the last action, and all before it is named. */
  nothing(): Expectations;
  /** Exactly these messages of intrusive channels are not named yet, in this order. Names them. */
  messages(rows: readonly MessageRow[]): Expectations;
  /** Exactly these messages of silent channels came since `given` or the last `filed`, in this order. */
  filed(rows: readonly InboxRow[]): Expectations;
  /** Exactly these scans of a parcel, oldest first. */
  timeline(parcelId: string, rows: readonly TimelineRow[]): Expectations;
  /** Exactly these promises are owed or overdue, the earliest first. */
  promises(rows: readonly PromiseRow[]): Expectations;
  /** Exactly these breaches are or were held against somebody, in the order in which they came about. */
  breaches(rows: readonly BreachRow[]): Expectations;
  /** Exactly this is or was owed to the buyer, in the order in which it came about. */
  compensations(rows: readonly CompensationRow[]): Expectations;
  headline(word: Headline): Expectations;
  wakesAt(time: Time | null): Expectations;
}
