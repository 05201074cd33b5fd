import type { Signing } from "../channels/adapter.ts";
import type { DigestEffect, MailboxEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { MailboxEvent, MailboxRecord } from "../model/mailbox.ts";
import type { Answer, Receipt } from "../model/outcome.ts";
import type { Person } from "../model/person.ts";
import type { ChannelRequest } from "../model/request.ts";
import type { StepOf } from "../model/result.ts";

export interface MailboxContext {
  readonly now: Instant;
  /** The person as the host knows him now; null where he is not known, who then gets nothing in a digest. */
  readonly person: Person | null;
}

export type MailboxStep = StepOf<MailboxRecord, MailboxEffect>;

/**
 * What crosses the orders of one person: how many messages he gets, what is said together, and what he allowed. Holds no
 * state, so one serves all persons of a process.
 */
export interface Mailbox {
  /**
   * Takes what orders ask (`want` effects are its events as they are), what was allowed, and how its own messages fared,
   * and answers.
   *
   * Equal arguments give equal results, effect ids included; `record` is never modified; a repeated event adds nothing,
   * and no order in which events come does harm. An event that cannot be read is an outcome `rejected` with a code and
   * never an exception. Who asked first for what is most important goes first; capped messages stay within each budget;
   * the others always go. A unit and an authorisation that were given come back only by word that nothing left, or that
   * nothing is asked any more.
   *
   * The caller stores `record` and `effects` in one transaction and calls again at `wakeAt` without events. Where orders
   * are in the same transaction it locks orders first, then mailboxes, and hands each verdict to its order.
   *
   * @throws {UsageError} `NOT_A_RECORD`: `record` was not made by this library, or there is neither record nor event.
   *   `NOT_AN_INSTANT`: `now` is no integer.
   */
  step(record: MailboxRecord | null, events: readonly MailboxEvent[], context: MailboxContext): MailboxStep;
  /**
   * The event that asks, before a byte leaves, whether a digest may still go out as it is. From then on it is frozen: a
   * fact that is taken back before has it issued anew, one that is taken back later was told, and its order corrects it.
   */
  begin(digest: DigestEffect): MailboxEvent;
  /**
   * The request to make, signed.
   *
   * @throws {UsageError} `NO_SUCH_CHANNEL`: there is no adapter of that id.
   */
  request(digest: DigestEffect, signing: Signing): ChannelRequest;
  /** The event that reports the provider's answer, or that there was none. */
  settle(digest: DigestEffect, answer: Answer, at: Instant): MailboxEvent;
  /** The event that reports a delivery receipt; undefined where the receipt names no digest. */
  received(receipt: Receipt, at: Instant): MailboxEvent | undefined;
}
