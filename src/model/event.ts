import type { Disruption, Ruling } from "./claims.ts";
import type { CaseEvents } from "./event-cases.ts";
import type { Time } from "./instant.ts";
import type { Reading } from "./message/reading.ts";
import type { Money } from "./money.ts";
import type { Handover, Leg, OrderKind, OrderLine } from "./order.ts";
import type { Outcome, Receipt } from "./outcome.ts";
import type { ParcelKind, Scan } from "./parcel.ts";
import type { Role } from "./person.ts";
import type { Verdict } from "./want.ts";

export interface Actor {
  readonly role: Role;
  readonly id?: string;
}

/** What happened, in one envelope. The id is the sender's, the same on every retry; what was put right has a new one. */
export interface EventOf<Type extends string, Payload> {
  readonly id: string;
  readonly type: Type;
  readonly orderId: string;
  readonly actor: Actor;
  /**
   * When it happened. Actions are judged by `receivedAt`, but of two words of a platform on one thing the one that happened
   * later stands; scans carry their own times.
   */
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
  /** By express where absent. */
  readonly handover?: Handover;
  readonly lines: readonly OrderLine[];
  /** What is to be paid, freight included. */
  readonly total: Money;
  /** When the seller said it would ship: binding where it is sooner than the rules ask, and in a presale. */
  readonly promisedShip?: Time;
  /** When the seller said it would arrive. */
  readonly promisedDelivery?: Time;
  /** The latest arrival the buyer was shown. */
  readonly latestDelivery?: Time;
  /** Sold with the promise to ship in a day. */
  readonly fastTag?: boolean;
  readonly test?: boolean;
  /** Held to be fraud. */
  readonly risk?: boolean;
  readonly leg?: Leg;
  /** Regions (a province, say) by which disruptions find the order. */
  readonly origin?: string;
  readonly destination?: string;
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
  /** Another order had this number within 90 days, as the host knows. */
  readonly usedElsewhere?: boolean;
  /** Goes to a village or a region far away. */
  readonly remote?: boolean;
  /** Cover-shipping: where this parcel has been shipped already, the number takes the place of its own. */
  readonly cover?: boolean;
}

export interface TrackingReplaced {
  readonly parcelId: string;
  readonly carrier: string;
  readonly number: string;
  /** As of a number that is submitted. */
  readonly usedElsewhere?: boolean;
}

export interface ExtraParcelAdded {
  readonly parcelId: string;
  readonly kind: ParcelKind;
  readonly carrier: string;
  readonly number: string;
  readonly eta?: Time;
  /** The request or complaint whose goods it brings, agreed to yet or not; the oldest that waits for some where absent. */
  readonly caseId?: string;
}

/** The whole snapshot a provider pushed for one number; what is already known adds nothing. */
export interface TraceReceived {
  readonly carrier: string;
  readonly number: string;
  readonly provider: string;
  /** At most 1,000; an event with more is refused whole. */
  readonly scans: readonly Scan[];
  readonly eta?: Time;
  /** Scans the provider took back; at most 1,000. */
  readonly withdrawn?: readonly Scan[];
}

export interface NoticeActed {
  readonly notice: string;
  readonly action: string;
  /** The `subject` of its send, where that is not the order: a parcel's or a case's id, `job:1` of a subject of your own. */
  readonly parcelId?: string;
}

/**
 * What somebody writes, in answer to a message or by themselves; see `replyEvent`. STOP and START are anybody's, all else
 * is the buyer's. Without an `intent` the text is read by the phrases of the packs. What is understood is kept as its meaning alone. Any other text is kept and told to the
 * courier in at most 60 characters, without numbers of five digits and more that are no date, mail addresses and links.
 */
export interface MessageReceived extends Partial<Reading> {
  /** Who writes: one of `people`, in the actor's role. */
  readonly person: string;
  /** The adapter it came over, or its kind. */
  readonly channel: string;
  readonly text: string;
  readonly parcelId?: string;
  /** The id of the send it answers. */
  readonly replyTo?: string;
}

/** Facts of your own words: an instant as `Time`, a length of time in ms. A value is so until the next; null: it never was. */
export interface FactsNoted {
  readonly facts: { readonly [fact: string]: Time | Money | boolean | null };
  readonly parcelId?: string;
  /** A subject of the host's own words, by its id; noted the first time, it comes into being. */
  readonly about?: { readonly subject: string; readonly id: string };
}

/** No more to say than that it happened. */
export type Nothing = Record<string, never>;

export interface PaymentCaptured {
  /** All that was paid, at least the price: parts of it are the host's to add up. */
  readonly amount: Money;
}

export interface OrderEnded {
  readonly reason?: string;
}

export interface EtaChanged {
  readonly parcelId: string;
  readonly eta: Time;
}

/** Money goes back, beside what is ordered to. Of a `refund` effect that was paid at once, `money.settled` says it all. */
export interface RefundStarted {
  /** The id of the `refund` effect it carries out, where it does; else one of the host's own. */
  readonly refundId: string;
  readonly amount: Money;
  /** The request or complaint it settles, where the id does not say so. */
  readonly caseId?: string;
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

/** A new date the buyer agreed to. */
export interface ShipByNegotiated {
  readonly shipBy: Time;
}

/** The seller will ship later than promised. Only the pack `lawUsFtc` asks the buyer; elsewhere you do. */
export interface DelayAnnounced {
  /** Unknown where absent. */
  readonly until?: Time;
  readonly reason?: string;
  /** Page where the buyer chooses. */
  readonly link?: string;
}

export interface DelayAnswered {
  readonly agrees: boolean;
}

/** Before the deadline: why it cannot be kept. */
export interface ExceptionReported {
  readonly reason: string;
  readonly evidence?: readonly string[];
}

export interface ExceptionDecided {
  readonly result: Ruling;
}

export interface AppealFiled {
  /** As `view` and the effects name it. */
  readonly breach: string;
  readonly reason: string;
  readonly evidence: readonly string[];
}

export interface AppealDecided {
  readonly breach: string;
  readonly result: Ruling;
}

export interface DisruptionDeclared
  extends Omit<Disruption, "id" | "from" | "to" | "declared" | "retroactive" | "before"> {
  readonly disruption: string;
  readonly from: Time;
  /** Outside. */
  readonly to: Time;
  /** Also for limits that had passed. */
  readonly retroactive?: boolean;
}

export interface DisruptionEnded {
  readonly disruption: string;
  readonly at: Time;
}

/** The host's word on an effect that moves money. */
export interface MoneySettled {
  readonly effect: string;
  /** `refused`: for good, as when a budget is used up. What is to go back stays owed, and is a task. */
  readonly result: "done" | "failed" | "refused";
}

/** An agent releases what waits for it, or not. */
export interface CompensationDecided {
  readonly policy: string;
  readonly subject: string;
  readonly release: boolean;
}

export interface StockOut {
  readonly lines: readonly string[];
}

export interface DeliveryRated {
  readonly onTime: boolean;
}

export interface AddressChecked {
  readonly problem: "incomplete" | "unreachable" | "none";
}

export interface OrderHeld {
  readonly reason: "address" | "risk" | "refund_request" | "stock";
}

export interface ParcelNamed {
  readonly parcelId: string;
}

export interface RemedyChosen {
  readonly parcelId: string;
  readonly remedy: "money" | "resend" | "none";
}

export interface TrackingSuspected {
  readonly parcelId: string;
  readonly reason: "malformed" | "reused" | "other-city" | "other-carrier";
}

export interface ConsentGiven {
  readonly to: "pick-up-point" | "rewards";
}

export interface CaseNamed {
  readonly caseId: string;
}

/** The right carrier and number, written in the remark of the order. */
export interface RemarkNoted {
  readonly carrier: string;
  readonly number: string;
}

/** A word in the chat, without the words. */
export interface ChatMessage {
  readonly to: "buyer" | "seller" | "courier";
}

export interface ReviewPosted {
  /** 1 to 5. */
  readonly stars: number;
}

/** Whether a carrier's feed can be trusted for now, as its watcher found. */
export interface FeedChanged {
  readonly carrier: string;
  readonly down: boolean;
}

/** Of buying: the order, its money, its group. */
interface BuyingPayloads {
  "order.created": OrderCreated;
  "payment.captured": PaymentCaptured;
  "payment.expired": Nothing;
  "group.formed": Nothing;
  "group.failed": Nothing;
  "order.cancelled": OrderEnded;
  "order.closed": OrderEnded;
  "order.held": OrderHeld;
  "order.released": Nothing;
  "stock.out": StockOut;
  "address.checked": AddressChecked;
  "refund.started": RefundStarted;
  "refund.succeeded": RefundEnded;
  "refund.failed": RefundEnded;
  "settlement.done": Nothing;
  "consent.given": ConsentGiven;
}

/** Of the way of its parcels, to their receipt. */
interface ParcelPayloads {
  "shipment.submitted": ShipmentSubmitted;
  "tracking.replaced": TrackingReplaced;
  "tracking.suspected": TrackingSuspected;
  "extra_parcel.added": ExtraParcelAdded;
  "trace.received": TraceReceived;
  "eta.changed": EtaChanged;
  "parcel.intercepted": ParcelNamed;
  "delivery.rescheduled": ParcelNamed;
  "receipt.confirmed": Nothing;
  "receipt.extended": Nothing;
  "delivery.rated": DeliveryRated;
  "remedy.chosen": RemedyChosen;
  "delivery.disputed": ParcelNamed;
  "delivery.proven": ParcelNamed;
  "address.corrected": Nothing;
  "feed.changed": FeedChanged;
}

/** Of what was promised: what moves it, what becomes of a breach, and of money owed. */
interface PromisePayloads {
  "shipby.negotiated": ShipByNegotiated;
  "delay.announced": DelayAnnounced;
  "delay.answered": DelayAnswered;
  "exception.reported": ExceptionReported;
  "exception.decided": ExceptionDecided;
  "disruption.declared": DisruptionDeclared;
  "disruption.ended": DisruptionEnded;
  "appeal.filed": AppealFiled;
  "appeal.decided": AppealDecided;
  "compensation.decided": CompensationDecided;
  "money.settled": MoneySettled;
  "case.opened": CaseNamed;
  "case.ended": CaseNamed;
}

/** Of messages, and of what only the host knows. */
interface MessagePayloads {
  "notice.acted": NoticeActed;
  "message.received": MessageReceived;
  "send.begun": SendBegun;
  "send.settled": SendSettled;
  "send.receipt": SendReceipt;
  "mailbox.verdict": MailboxVerdict;
  "facts.noted": FactsNoted;
  "remark.noted": RemarkNoted;
  "chat.message": ChatMessage;
  "review.posted": ReviewPosted;
}

/** Every event type with its payload: the one list of what can happen. */
export interface EventPayloads extends BuyingPayloads, ParcelPayloads, PromisePayloads, MessagePayloads, CaseEvents {}

export type EventType = keyof EventPayloads;

/** Anything that can happen to an order. */
export type OrderEvent = { readonly [Type in EventType]: EventOf<Type, EventPayloads[Type]> }[EventType];
