import { z } from "zod";
import { rulings } from "../claims.ts";
import type {
  Actor,
  AddressChecked,
  AppealDecided,
  AppealFiled,
  CompensationDecided,
  ConsentGiven,
  DelayAnnounced,
  DelayAnswered,
  DeliveryRated,
  DisruptionDeclared,
  DisruptionEnded,
  EventOf,
  EventPayloads,
  EventType,
  ExceptionDecided,
  ExceptionReported,
  ExtraParcelAdded,
  FactsNoted,
  MailboxVerdict,
  MessageReceived,
  MoneySettled,
  Nothing,
  NoticeActed,
  OrderCreated,
  OrderEnded,
  OrderHeld,
  RefundStarted,
  RemedyChosen,
  ShipmentSubmitted,
  StockOut,
  TraceReceived,
  TrackingReplaced,
  TrackingSuspected,
} from "../event.ts";
import { dayForm } from "../message/day.ts";
import { messagePlaces } from "../message/reading.ts";
import { handovers, legs, type OrderLine, orderKinds } from "../order.ts";
import { type Outcome, type Receipt, receiptStatuses, recipientActions } from "../outcome.ts";
import { parcelKinds } from "../parcel.ts";
import { roles } from "../person.ts";
import { verdicts } from "../want.ts";
import { messageWords } from "../words/message.ts";
import { order } from "../words/order.ts";
import { parcel } from "../words/parcel.ts";
import { casePayloads } from "./event-cases.ts";
import { exactly, type Fields, fields, optional } from "./fields.ts";
import { scans } from "./scan.ts";
import { count, duration, flag, id, instant, list, longId, money, oneOf, text, time, within, yes } from "./values.ts";

const nothing = (): z.ZodType<Nothing> => exactly({}) as unknown as z.ZodType<Nothing>;

const lines = (): z.ZodType<readonly OrderLine[]> =>
  list(fields<OrderLine>({ id, title: text, quantity: count, paid: optional(money), noReturn: optional(yes) }), 500);

/** Longest wait a provider is believed; more would outlive any order. */
const longestWait = 366 * 86_400_000;
const wait = (): z.ZodType<number> => z.number().min(0).max(longestWait).transform(Math.ceil);

/** Further members are an adapter's own business; what is acted on must be there. */
export const outcome = (): z.ZodType<Outcome> =>
  z.discriminatedUnion("kind", [
    z.looseObject({ kind: z.literal("accepted") }),
    z.looseObject({
      kind: z.enum(["retry", "rate_limited"]),
      reason: text,
      afterMs: wait().optional(),
    }),
    z.looseObject({
      kind: z.literal("recipient_invalid"),
      action: z.enum(recipientActions),
      reason: text,
    }),
    z.looseObject({ kind: z.enum(["permanent", "needs_config", "refresh_credential", "ambiguous"]), reason: text }),
  ]) as unknown as z.ZodType<Outcome>;

export const receipt = (): z.ZodType<Receipt> =>
  fields<Receipt>({
    status: oneOf(receiptStatuses),
    sendId: optional(text),
    providerMessageId: optional(text),
    at: optional(instant),
    code: optional(text),
    permanent: optional(z.boolean() as z.ZodType<boolean>),
    action: optional(oneOf(recipientActions)),
    afterMs: optional(wait()),
  });

/** One schema per event type; a type without one does not compile. */
const payloads = (): { readonly [T in EventType]: z.ZodType<EventPayloads[T]> } => ({
  "order.created": fields<OrderCreated>({
    number: optional(id),
    kind: oneOf(orderKinds),
    handover: optional(oneOf(handovers)),
    lines: lines(),
    total: money,
    promisedShip: optional(time),
    promisedDelivery: optional(time),
    latestDelivery: optional(time),
    fastTag: optional(flag),
    test: optional(flag),
    risk: optional(flag),
    leg: optional(oneOf(legs)),
    origin: optional(id),
    destination: optional(id),
  }),
  "payment.captured": fields({ amount: money }),
  "payment.expired": nothing(),
  "group.formed": nothing(),
  "group.failed": nothing(),
  "order.cancelled": fields<OrderEnded>({ reason: optional(text) }),
  "order.closed": fields<OrderEnded>({ reason: optional(text) }),
  "shipment.submitted": fields<ShipmentSubmitted>({
    parcelId: id,
    carrier: id,
    number: text,
    lines: optional(list(fields({ lineId: id, quantity: count }), 500)),
    eta: optional(time),
    plannedHandover: optional(time),
    usedElsewhere: optional(flag),
    remote: optional(flag),
    cover: optional(flag),
  }),
  "tracking.replaced": fields<TrackingReplaced>({
    parcelId: id,
    carrier: id,
    number: text,
    usedElsewhere: optional(flag),
  }),
  "extra_parcel.added": fields<ExtraParcelAdded>({
    parcelId: id,
    kind: oneOf(parcelKinds),
    carrier: id,
    number: text,
    eta: optional(time),
    caseId: optional(id),
  }),
  "trace.received": fields<TraceReceived>({
    carrier: id,
    number: text,
    provider: id,
    scans: scans(),
    eta: optional(time),
    withdrawn: optional(scans()),
  }),
  "eta.changed": fields({ parcelId: id, eta: time }),
  "receipt.confirmed": nothing(),
  "refund.started": fields<RefundStarted>({ refundId: longId, amount: money, caseId: optional(id) }),
  "refund.succeeded": fields({ refundId: longId }),
  "refund.failed": fields({ refundId: longId }),
  "settlement.done": nothing(),
  "notice.acted": fields<NoticeActed>({ notice: id, action: id, parcelId: optional(id) }),
  "message.received": fields<MessageReceived>({
    person: id,
    channel: id,
    text,
    intent: optional(oneOf(messageWords.facts["message.intent"])),
    place: optional(oneOf(messagePlaces)),
    day: optional(z.string().regex(dayForm) as z.ZodType<string>),
    part: optional(oneOf(messageWords.facts["message.day-part"])),
    parcelId: optional(id),
    replyTo: optional(text),
  }),
  "facts.noted": fields<FactsNoted>({
    facts: z.record(
      id as z.ZodType<string, string>,
      z.union([z.string().max(4096), z.number(), z.boolean(), z.null(), money]),
    ) as unknown as z.ZodType<FactsNoted["facts"]>,
    parcelId: optional(id),
    about: optional(fields<NonNullable<FactsNoted["about"]>>({ subject: id, id })),
  }),
  "shipby.negotiated": fields({ shipBy: time }),
  "delay.announced": fields<DelayAnnounced>({ until: optional(time), reason: optional(text), link: optional(text) }),
  "delay.answered": fields<DelayAnswered>({ agrees: flag }),
  "exception.reported": fields<ExceptionReported>({ reason: text, evidence: optional(list(text, 50)) }),
  "exception.decided": fields<ExceptionDecided>({ result: oneOf(rulings) }),
  "appeal.filed": fields<AppealFiled>({ breach: text, reason: text, evidence: list(text, 50) }),
  "appeal.decided": fields<AppealDecided>({ breach: text, result: oneOf(rulings) }),
  "disruption.declared": fields<DisruptionDeclared>({
    disruption: id,
    kind: oneOf(order.facts["order.disruption"]),
    from: time,
    to: time,
    region: optional(id),
    promises: optional(list(id, 50)),
    origins: optional(list(id, 500)),
    destinations: optional(list(id, 500)),
    carriers: optional(list(id, 100)),
    effect: z.union([
      z.enum(["pause", "waive"]),
      fields<{ readonly extend: string }>({ extend: duration }),
    ]) as z.ZodType<DisruptionDeclared["effect"]>,
    retroactive: optional(flag),
  }),
  "disruption.ended": fields<DisruptionEnded>({ disruption: id, at: time }),
  "money.settled": fields<MoneySettled>({ effect: text, result: oneOf(["done", "failed", "refused"] as const) }),
  "compensation.decided": fields<CompensationDecided>({ policy: id, subject: text, release: flag }),
  "receipt.extended": nothing(),
  "stock.out": fields<StockOut>({ lines: list(id, 500) }),
  "delivery.rated": fields<DeliveryRated>({ onTime: flag }),
  "address.checked": fields<AddressChecked>({ problem: oneOf(["incomplete", "unreachable", "none"] as const) }),
  "order.held": fields<OrderHeld>({ reason: oneOf(order.facts["order.hold-reason"]) }),
  "order.released": nothing(),
  "parcel.intercepted": fields({ parcelId: id }),
  "delivery.rescheduled": fields({ parcelId: id }),
  "remedy.chosen": fields<RemedyChosen>({ parcelId: id, remedy: oneOf(parcel.facts["parcel.remedy"]) }),
  "tracking.suspected": fields<TrackingSuspected>({
    parcelId: id,
    reason: oneOf(["malformed", "reused", "other-city", "other-carrier"] as const),
  }),
  "consent.given": fields<ConsentGiven>({ to: oneOf(["pick-up-point", "rewards"] as const) }),
  "case.opened": fields({ caseId: id }),
  "case.ended": fields({ caseId: id }),
  "delivery.disputed": fields({ parcelId: id }),
  "delivery.proven": fields({ parcelId: id }),
  "address.corrected": nothing(),
  "feed.changed": fields({ carrier: id, down: flag }),
  "remark.noted": fields({ carrier: id, number: text }),
  "chat.message": fields({ to: oneOf(["buyer", "seller", "courier"] as const) }),
  "review.posted": fields({ stars: within(1, 5) }),
  ...casePayloads(),
  "send.begun": fields({ sendId: text }),
  "send.settled": fields({ sendId: text, outcome: outcome() }),
  "send.receipt": fields({ sendId: text, receipt: receipt() }),
  "mailbox.verdict": fields<MailboxVerdict>({
    key: text,
    rev: count,
    seq: count,
    is: oneOf(verdicts),
    until: optional(time),
  }),
});

/** The schema of each event type, envelope and payload. */
export type EventSchemas = ReadonlyMap<string, z.ZodType<unknown>>;

export function eventSchemas(): EventSchemas {
  const actor = fields<Actor>({ role: oneOf(roles), id: optional(id) });
  const envelope: Omit<Fields<EventOf<string, unknown>>, "payload" | "type"> = {
    id,
    orderId: id,
    actor,
    occurredAt: optional(time),
    receivedAt: optional(time),
    source: optional(id),
  };
  return new Map(
    Object.entries(payloads()).map(([type, payload]) => [
      type,
      exactly({ ...envelope, type: z.literal(type), payload: payload as z.ZodType<unknown> }),
    ]),
  );
}
