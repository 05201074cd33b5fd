import type { Finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { Answer, ConsentChange, Outcome, Receipt, Reply } from "../model/outcome.ts";
import type { Address } from "../model/person.ts";
import type { ChannelRequest, Message } from "../model/request.ts";

/** What a channel can do. The pipeline asks these and never which adapter it has. */
export interface Capabilities {
  /** The strongest thing this channel can prove about a message. */
  readonly proof: "accepted" | "delivered" | "read";
  /** The provider recognises a repeated id and does not send twice. */
  readonly idempotent: boolean;
  /** Only texts registered with the provider can be sent. */
  readonly templatesOnly: boolean;
  /** At once and always, beside the others; disturbs nobody. */
  readonly silent: boolean;
  readonly twoWay: boolean;
  /** The provider wants one consent of the person for each message. */
  readonly consentPerMessage: boolean;
  /** A message goes to every address of the person at once. Absent: to the first. */
  readonly reachesAll?: boolean;
}

/** What only the attempt knows. Keys and tokens never enter a rulebook, a record or an effect. */
export interface Signing {
  readonly secrets: { readonly [name: string]: string };
  readonly now: Instant;
  readonly nonce: string;
}

export interface IncomingCall {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** The bytes as they came, as text: signatures are over these. */
  readonly rawBody: string;
}

/** What a provider's callback says, and what to answer it so that it does not call again. */
export interface Callback {
  readonly receipts: readonly Receipt[];
  readonly replies: readonly Reply[];
  readonly consents: readonly ConsentChange[];
  readonly issues: readonly Finding[];
  readonly reply: {
    readonly status: number;
    readonly headers: { readonly [name: string]: string };
    readonly body: string;
  };
}

/**
 * One way to reach people. An adapter is plain data and pure functions: no I/O, no clock, no chance, no state.
 *
 * Must not throw for any message, answer or callback that can occur; equal arguments give equal results.
 */
export interface ChannelAdapter {
  /** Unique in a rulebook and part of effect ids: `aliyun-sms`. */
  readonly id: string;
  /** What rules and preferences name: `sms`, `push`, `wechat`, `email`, `webhook`, `inbox`, or a host's own. */
  readonly kind: string;
  readonly capabilities: Capabilities;
  /** Why this message cannot go out here as rendered: too long, no template, a forbidden character. Empty: it fits. */
  check(message: Message): readonly Finding[];
  /** The unsigned request. Called only for messages that `check` passed. */
  toRequest(message: Message, to: Address): ChannelRequest;
  /** Adds what needs a secret, the time or a nonce. One that is missing is refused by the provider, which pages a person. */
  sign?(request: ChannelRequest, signing: Signing): ChannelRequest;
  /** Classifies any answer; an unknown code falls to the default of its status class. */
  readAnswer(answer: Answer): Outcome;
  /** Reads a delivery report, reply or consent event. */
  readCallback(
    call: IncomingCall,
    context: { readonly now: Instant; readonly secrets: { readonly [name: string]: string } },
  ): Callback;
  /** The request as a log may show it: no address, name, code or secret. */
  redact(request: ChannelRequest): ChannelRequest;
}
