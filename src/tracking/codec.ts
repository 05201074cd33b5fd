import type { EventOf, EventPayloads, EventType } from "../model/event.ts";
import type { Finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { Scan } from "../model/parcel.ts";

/** One number's whole list of scans, as a provider tells it. Hand it to `traced` to get the order's event. */
export interface TrackedParcel {
  readonly provider: string;
  readonly carrier: string;
  readonly number: string;
  /** Oldest first. */
  readonly events: readonly Scan[];
  readonly eta?: Instant;
  /** Scans the provider took back. */
  readonly withdrawn?: readonly Scan[];
}

/** What a platform says happened to an order: an event, but for what the host alone knows. */
export type OrderNews = {
  readonly [Type in EventType]: Omit<EventOf<Type, EventPayloads[Type]>, "orderId" | "receivedAt">;
}[EventType];

/** What a platform says of an order itself. */
export interface TrackedOrder {
  readonly provider: string;
  /** The platform's own number of the order. */
  readonly number: string;
  /** Every status it told, by the platform's names and codes, also those unknown to us. */
  readonly statuses: { readonly [name: string]: string };
  /**
   * What the known ones mean, in the order in which it happens: add `orderId` and `receivedAt` and hand them to `step`.
   * What was told before comes again, and is then refused or a duplicate.
   */
  readonly events: readonly OrderNews[];
}

/** What to fetch or subscribe again, where a message only says that something changed or ended. */
export interface FetchHint {
  /** The carrier of a parcel; of an order the platform. */
  readonly carrier: string;
  readonly number: string;
  readonly why: string;
}

/** A payload read. `issues` tells what could not be read; nothing is lost silently and nothing throws. */
export interface Decoded {
  readonly parcels: readonly TrackedParcel[];
  /** From providers that are platforms: what they say of orders. */
  readonly orders?: readonly TrackedOrder[];
  readonly fetch: readonly FetchHint[];
  readonly issues: readonly Finding[];
  /** What the provider expects as an answer, or it pushes again. */
  readonly reply: {
    readonly status: number;
    readonly headers: { readonly [name: string]: string };
    readonly body: string;
  };
}

export interface DecodeOptions {
  /** The secret the provider signs with; without it a signed payload is not verified and an issue says so. */
  readonly salt?: string;
  /** Zone of times without an offset, an IANA name. */
  readonly zone: string;
}

/** What the provider posted, or answered. */
export interface TrackingInput {
  readonly headers: { readonly [name: string]: string };
  readonly rawBody: string;
  /** With its query, for providers that sign there. */
  readonly url?: string;
}

/**
 * Reads one provider's payloads. Verifies inside, on the raw bytes, so that nobody forgets.
 *
 * Must not throw for any input; an unknown code stays visible as a scan that moves nothing.
 */
export interface TrackingCodec {
  readonly id: string;
  decode(input: TrackingInput, options: DecodeOptions): Decoded;
}
