import { expectArgument } from "../model/arguments.ts";
import type { OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { TrackedParcel } from "../tracking/codec.ts";

/**
 * The event for one number of a decoded tracking payload. The host looks up which order the number belongs to.
 *
 * @example
 * import { traced } from "waybell";
 *
 * const parcel = { provider: "kuaidi100", carrier: "zhongtong", number: "73100000000001", events: [] };
 * traced(parcel, { orderId: "1001", receivedAt: 1780300800000 }).type; // "trace.received"
 */
export function traced(
  parcel: TrackedParcel,
  to: { readonly orderId: string; readonly receivedAt: Instant },
): OrderEvent {
  expectArgument("parcel", parcel, { provider: "text", number: "text" }, "one of `parcels` of what `decode` returned");
  expectArgument("to", to, { orderId: "text", receivedAt: "instant" }, "{ orderId, receivedAt }");
  const { provider, carrier, number, events, eta, withdrawn } = parcel;
  return {
    id: `${provider}/${number.slice(0, 48)}/${to.receivedAt}`,
    type: "trace.received",
    orderId: to.orderId,
    actor: { role: "carrier" },
    receivedAt: to.receivedAt,
    source: provider,
    payload: {
      provider,
      carrier,
      number,
      scans: events,
      ...(eta === undefined ? {} : { eta }),
      ...(withdrawn === undefined ? {} : { withdrawn }),
    },
  };
}
