import type { EventOf, MailboxVerdict } from "./event.ts";
import type { Finding } from "./finding.ts";
import type { Instant } from "./instant.ts";
import type { Money } from "./money.ts";
import type { Role } from "./person.ts";
import type { ChannelRequest } from "./request.ts";
import type { LeftRow, WantFacts, WantStatus } from "./want.ts";

/** A message to send. Call `begin` before the first byte leaves, `settle` with the answer. */
export interface SendEffect {
  readonly type: "send";
  /** order / notice / subject / episode / person / channel / attempt. */
  readonly id: string;
  /** The order that decided it: the key for `begin` and `settle`. */
  readonly owner: string;
  readonly notice: string;
  readonly subject: string;
  readonly episode: Instant;
  readonly person: string;
  readonly role: Role;
  readonly channel: string;
  readonly attempt: number;
  readonly class: string;
  /** When what it tells became true; the step's own time is `at`. */
  readonly since: Instant;
  readonly at: Instant;
  readonly expiresAt: Instant | null;
  /** Unsigned; `book.request` signs it at the attempt. */
  readonly request: ChannelRequest;
}

/**
 * Start or stop asking the tracking provider about a number. `untrack` comes when another takes its place, and once with
 * scans that nobody waits for any more.
 */
export interface TrackEffect {
  readonly type: "track" | "untrack";
  readonly id: string;
  readonly owner: string;
  readonly parcel: string;
  readonly carrier: string;
  readonly number: string;
  readonly since: Instant;
  readonly at: Instant;
}

/** Something learnt about a person that the host should keep with the person. */
export interface PersonEffect {
  readonly type: "person";
  readonly id: string;
  readonly owner: string;
  readonly person: string;
  /** The adapter that learnt it, and the kind of address it is about. */
  readonly channel: string;
  readonly kind: string;
  readonly learnt: "opted-out" | "opted-in" | "address-dead" | "consent-missing" | "suppressed";
  /** Which addresses reach nobody, as `addressHash` has it; absent where the order cannot tell, or told it before. */
  readonly addresses?: readonly string[];
  readonly since: Instant;
  readonly at: Instant;
}

/** Something for the people who run the service: a fault of configuration, a notice no channel could carry. */
export interface ReportEffect {
  readonly type: "report";
  readonly id: string;
  readonly owner: string;
  readonly finding: Finding;
  readonly since: Instant;
  readonly at: Instant;
}

/**
 * What an order asks of a person's mailbox: a register of which the highest revision counts, not a command. Each revision
 * says all of it, so that one that is lost or overtaken takes nothing with it. The host hands it to the mailbox of that
 * person, where it is an event; the verdict comes back as `mailbox.verdict`.
 */
export interface WantEffect {
  readonly type: "want";
  readonly id: string;
  readonly owner: string;
  readonly person: string;
  /** order / notice / subject / episode / person. */
  readonly key: string;
  readonly rev: number;
  /** `open` again after a try of which nothing left. */
  readonly status: WantStatus;
  readonly notice: string;
  /** Adapter id; `digest` while it is held for hours in which others of its kind are gathered. */
  readonly channel: string;
  readonly class: string;
  readonly topic: string;
  /** Instants, numbers and amounts, for digests to count and compare. */
  readonly facts: WantFacts;
  readonly permits: readonly ("cap" | "grant")[];
  /** The messages of this telling that left, or may have. */
  readonly left: readonly LeftRow[];
  /** How it ended, once settled. */
  readonly outcome?: string;
  readonly since: Instant;
  readonly at: Instant;
}

/**
 * Pay somebody for what went wrong, or a reward. Report with `money.settled` how it went; a failed one comes again under
 * a further id.
 */
export interface CompensateEffect {
  readonly type: "compensate" | "refund";
  /** order / policy / once-key / step. */
  readonly id: string;
  readonly owner: string;
  readonly policy: string;
  readonly subject: string;
  readonly form: string;
  /** In minor units. */
  readonly amount: Money;
  readonly to: Role;
  readonly payer: Role;
  /** All that the campaign may cost; the host counts it, and refuses what is over. */
  readonly budget?: Money;
  readonly since: Instant;
  readonly at: Instant;
}

/** Take from the one to blame what was paid, or give it back when the judgement changed. */
export interface ChargeEffect {
  readonly type: "charge" | "reverse";
  readonly id: string;
  readonly owner: string;
  readonly policy: string;
  readonly subject: string;
  readonly amount: Money;
  readonly payer: Role;
  /** The platform where it is shared out: what the buyer gets of it is a `compensate`. */
  readonly to: Role;
  readonly since: Instant;
  readonly at: Instant;
}

/** Something for a person to do. */
export interface TaskEffect {
  readonly type: "openTask";
  /** order / task / rule / subject / episode. */
  readonly id: string;
  readonly owner: string;
  readonly task: string;
  readonly assignee: Role;
  /** The rule that asks for it. */
  readonly rule: string;
  readonly subject: string;
  readonly since: Instant;
  readonly at: Instant;
}

/** What the host must do. The id is stable: the same decision has it on every replay. */
export type Effect =
  | SendEffect
  | TrackEffect
  | WantEffect
  | PersonEffect
  | ReportEffect
  | CompensateEffect
  | ChargeEffect
  | TaskEffect;

/** A mailbox's answer: hand `event` to the order it names. */
export interface VerdictEffect {
  readonly type: "verdict";
  /** person / verdict / order / notice / subject / episode / person / rev / seq. */
  readonly id: string;
  /** The person. */
  readonly owner: string;
  readonly event: EventOf<"mailbox.verdict", MailboxVerdict>;
  readonly since: Instant;
  readonly at: Instant;
}

/** A message that says several things of several orders: like a send, but its `begin` and `settle` are the mailbox's. */
export interface DigestEffect extends Omit<SendEffect, "type"> {
  /** Its id: person / digest rule / `digest` / start of the window / person / channel / attempt. */
  readonly type: "digest";
}

/** What the host must do for a mailbox. */
export type MailboxEffect = VerdictEffect | DigestEffect | PersonEffect | ReportEffect;
