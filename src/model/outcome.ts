import type { Instant } from "./instant.ts";

/** What the host's transport brought back: an HTTP answer, or how it failed. SMTP replies use `status` 250, 550 … */
export type Answer =
  | { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string }
  | { readonly failed: "before-sending" | "after-sending" };

export const recipientActions = ["drop_address", "suppress", "opted_out", "ask_consent"] as const;
/** What is to be done about a person whom a channel does not reach. */
export type RecipientAction = (typeof recipientActions)[number];

/** The eight things a provider's answer can mean. `reason` is a code or short phrase, never the person's data. */
export type Outcome =
  | { readonly kind: "accepted"; readonly providerMessageId?: string }
  | { readonly kind: "retry"; readonly afterMs?: number; readonly reason: string }
  | {
      readonly kind: "rate_limited";
      readonly afterMs?: number;
      readonly scope: "recipient" | "sender" | "account";
      readonly reason: string;
    }
  | {
      readonly kind: "recipient_invalid";
      readonly action: RecipientAction;
      readonly reason: string;
    }
  | { readonly kind: "permanent"; readonly fault: "content" | "payload" | "request"; readonly reason: string }
  | {
      readonly kind: "needs_config";
      readonly fault: "credential" | "template" | "sender" | "balance" | "network_acl" | "account";
      readonly reason: string;
    }
  | { readonly kind: "refresh_credential"; readonly reason: string }
  | { readonly kind: "ambiguous"; readonly reconcileBy?: string; readonly reason: string };

export type OutcomeKind = Outcome["kind"];

export const receiptStatuses = [
  "queued",
  "sent",
  "delivered",
  "read",
  "clicked",
  "undelivered",
  "bounced",
  "complained",
  "unsubscribed",
] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** What a provider reports later about one message. */
export interface Receipt {
  readonly status: ReceiptStatus;
  /** Our send id, where the provider echoes it. */
  readonly sendId?: string;
  readonly providerMessageId?: string;
  readonly at?: Instant;
  /** The provider's code. */
  readonly code?: string;
  /** The address takes no further message either. */
  readonly permanent?: boolean;
  /** Why not, as an answer would say it; absent: of a bounce for good that it is dead, else that it is suppressed. */
  readonly action?: RecipientAction;
  /** It did not come for now: after so long the same channel may be tried again. */
  readonly afterMs?: number;
}

/** What a person wrote back. */
export interface Reply {
  /** The address it came from; the host finds the person. */
  readonly from: string;
  readonly text: string;
  readonly at?: Instant;
  readonly intent?: "opt_out" | "opt_in" | "help";
}

/** A consent given, used up or taken back, as a provider reports it. */
export interface ConsentChange {
  readonly address: string;
  readonly templateId?: string;
  readonly change: "granted" | "refused" | "revoked";
  readonly at?: Instant;
}
