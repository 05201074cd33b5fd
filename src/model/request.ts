import type { Instant } from "./instant.ts";

/** An HTTP request as data. Unsigned until the attempt; `auth` says which scheme the adapter's `sign` applies. */
export interface HttpRequest {
  readonly kind: "http";
  readonly method: "GET" | "POST";
  readonly url: string;
  /** The version of HTTP the provider insists on; absent: any. */
  readonly version?: "2";
  readonly headers: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly body: string;
  readonly auth?: { readonly scheme: string; readonly [detail: string]: string };
}

/** A mail as nodemailer and its like take it: plain strings, no file or URL access. */
export interface MailRequest {
  readonly kind: "mail";
  readonly message: {
    readonly from: { readonly name?: string; readonly address: string };
    readonly to: string;
    readonly replyTo?: string;
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
    readonly messageId: string;
    readonly inReplyTo?: string;
    readonly references?: string;
    readonly headers: { readonly [name: string]: string };
    readonly disableFileAccess: true;
    readonly disableUrlAccess: true;
  };
}

/** An entry of the in-app inbox for the host to store, keyed by its id. */
export interface InboxRequest {
  readonly kind: "inbox";
  readonly entry: {
    readonly id: string;
    readonly recipient: string;
    /** A newer entry with the same key replaces an older one on screen. */
    readonly key: string;
    readonly category: string;
    readonly title: string;
    readonly body: string;
    readonly locale: string;
    readonly actions: readonly { readonly id: string; readonly label: string }[];
    readonly createdAt: Instant;
    readonly expiresAt: Instant | null;
    readonly importance: string;
  };
}

export type ChannelRequest = HttpRequest | MailRequest | InboxRequest;

/** A rendered message: what an adapter turns into a request. */
export interface Message {
  /** The send id: travels with the request and comes back with receipts. */
  readonly id: string;
  readonly orderId: string;
  /** `order`, or a parcel's id. */
  readonly subject: string;
  /** The person's id. */
  readonly person: string;
  readonly notice: string;
  readonly topic: string;
  readonly class: string;
  readonly locale: string;
  readonly title: string;
  readonly body: string;
  /** Short status word and tip, for channels of cards. */
  readonly status?: string;
  readonly tip?: string;
  /** How the reader refuses more of it, where a text message has to say so; `body` ends with it. */
  readonly optOut?: string;
  /** Every placeholder this notice knows, formatted for the reader. */
  readonly values: { readonly [placeholder: string]: string };
  /** Those that are instants, and `since`, on the reader's wall clock: `2026-06-03T18:00`. */
  readonly times: { readonly [placeholder: string]: string };
  /** Which text variant this is, 0 the fullest. A channel of templates goes by `values` instead. */
  readonly variant: number;
  readonly actions: readonly { readonly id: string; readonly label: string }[];
  /** When what it tells became true. */
  readonly since: Instant;
  readonly createdAt: Instant;
  /** After this it is worth nothing to the reader. */
  readonly expiresAt: Instant | null;
}
