import type { Time } from "./instant.ts";
import type { Money } from "./money.ts";
import type { Leg, OrderKind, OrderLine } from "./order.ts";
import type { Outcome, Receipt } from "./outcome.ts";
import type { ParcelKind, Scan } from "./parcel.ts";
import type { Role } from "./person.ts";
import type { Verdict } from "./record.ts";

export interface Actor {
  readonly role: Role;
  readonly id?: string;
}

/** What happened, in one envelope. The id is the sender's and the same on every retry. */
export interface EventOf<Type extends string, Payload> {
  readonly id: string;
  readonly type: Type;
  readonly orderId: string;
  readonly actor: Actor;
  /** When it happened. Actions are judged by `receivedAt`; scans carry their own times. */
  readonly occurredAt?: Time;
  /** When our side got it; the `now` of the step where absent. */
  readonly receivedAt?: Time;
  readonly source?: string;
  readonly payload: Payload;
}

export interface OrderCreated {
  /** What people call the order; its id where absent. */
  readonly number?: string;
  readonly kind: OrderKind;
  readonly lines: readonly OrderLine[];
  /** What is to be paid, freight included. */
  readonly total: Money;
  /** When the seller said it would ship. */
  readonly promisedShip?: Time;
  readonly leg?: Leg;
}

export interface ShipmentSubmitted {
  readonly parcelId: string;
  /** Carrier code, as in the carrier directory. */
  readonly carrier: string;
  /** Tracking number, 6 to 32 letters, digits or hyphens. */
  readonly number: string;
  /** What is inside; all open lines where absent. */
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly eta?: Time;
  readonly plannedHandover?: Time;
}

export interface TrackingReplaced {
  readonly parcelId: string;
  readonly carrier: string;
  readonly number: string;
}

export interface ExtraParcelAdded {
  readonly parcelId: string;
  readonly kind: ParcelKind;
  readonly carrier: string;
  readonly number: string;
  readonly eta?: Time;
}

/** The whole snapshot a provider pushed for one number; what is already known adds nothing. */
export interface TraceReceived {
  readonly carrier: string;
  readonly number: string;
  readonly provider: string;
  readonly scans: readonly Scan[];
  readonly eta?: Time;
  /** Scans the provider took back. */
  readonly withdrawn?: readonly Scan[];
}

export interface NoticeActed {
  readonly notice: string;
  readonly action: string;
  readonly parcelId?: string;
}

/** Facts of the host's own words, by name; an instant as `Time`. Null forgets one. */
export interface FactsNoted {
  readonly facts: { readonly [fact: string]: Time | Money | boolean | null };
  readonly parcelId?: string;
  /** A subject of the host's own words, by its id; noted the first time, it comes into being. */
  readonly about?: { readonly subject: string; readonly id: string };
}

/** No more to say than that it happened. */
export type Nothing = Record<string, never>;

export interface PaymentCaptured {
  readonly amount: Money;
}

export interface OrderEnded {
  readonly reason?: string;
}

export interface EtaChanged {
  readonly parcelId: string;
  readonly eta: Time;
}

export interface RefundStarted {
  readonly refundId: string;
  readonly amount: Money;
}

export interface RefundEnded {
  readonly refundId: string;
}

export interface SendBegun {
  readonly sendId: string;
}

export interface SendSettled {
  readonly sendId: string;
  readonly outcome: Outcome;
}

export interface SendReceipt {
  readonly sendId: string;
  readonly receipt: Receipt;
}

/** A mailbox's answer; counts if the revision is current and `seq` is newer, `told` always. */
export interface MailboxVerdict {
  readonly key: string;
  readonly rev: number;
  readonly seq: number;
  readonly is: Verdict;
  /** For `defer`: when it asks to be decided again. */
  readonly until?: Time;
}

/** Every event type with its payload: the one list of what can happen. */
export interface EventPayloads {
  "order.created": OrderCreated;
  "payment.captured": PaymentCaptured;
  "payment.expired": Nothing;
  "group.formed": Nothing;
  "group.failed": Nothing;
  "order.cancelled": OrderEnded;
  "order.closed": OrderEnded;
  "shipment.submitted": ShipmentSubmitted;
  "tracking.replaced": TrackingReplaced;
  "extra_parcel.added": ExtraParcelAdded;
  "trace.received": TraceReceived;
  "eta.changed": EtaChanged;
  "receipt.confirmed": Nothing;
  "refund.started": RefundStarted;
  "refund.succeeded": RefundEnded;
  "refund.failed": RefundEnded;
  "settlement.done": Nothing;
  "notice.acted": NoticeActed;
  "facts.noted": FactsNoted;
  "send.begun": SendBegun;
  "send.settled": SendSettled;
  "send.receipt": SendReceipt;
  "mailbox.verdict": MailboxVerdict;
}

export type EventType = keyof EventPayloads;

/** Anything that can happen to an order. */
export type OrderEvent = { readonly [Type in EventType]: EventOf<Type, EventPayloads[Type]> }[EventType];
