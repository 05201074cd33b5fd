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

/** What to fetch or subscribe again, where a message only says that something changed or ended. */
export interface FetchHint {
  readonly carrier: string;
  readonly number: string;
  readonly why: string;
}

/** A payload read. `issues` tells what could not be read; nothing is lost silently and nothing throws. */
export interface Decoded {
  readonly parcels: readonly TrackedParcel[];
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

/**
 * Reads one provider's payloads. Verifies inside, on the raw bytes, so that nobody forgets.
 *
 * Must not throw for any input; an unknown code stays visible as a scan that moves nothing.
 */
export interface TrackingCodec {
  readonly id: string;
  decode(
    input: { readonly headers: { readonly [name: string]: string }; readonly rawBody: string },
    options: DecodeOptions,
  ): Decoded;
}
