import type { Actor, EventType, OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { Person, Role } from "../model/person.ts";
import { traced } from "../rulebook/traced.ts";
import type { TrackedParcel } from "../tracking/codec.ts";
import type { ScenarioEvent, ScenarioInput } from "./scenario-types.ts";

/** Who usually does it; what is not here, the host's own automation does. */
const usualActors: { readonly [T in EventType]?: Role } = {
  "order.created": "buyer",
  "payment.captured": "platform",
  "group.formed": "platform",
  "group.failed": "platform",
  "order.cancelled": "buyer",
  "order.closed": "platform",
  "shipment.submitted": "seller",
  "tracking.replaced": "seller",
  "extra_parcel.added": "seller",
  "trace.received": "carrier",
  "eta.changed": "carrier",
  "receipt.confirmed": "buyer",
  "refund.started": "platform",
  "refund.succeeded": "platform",
  "refund.failed": "platform",
  "settlement.done": "platform",
  "notice.acted": "buyer",
  "message.received": "buyer",
  "shipby.negotiated": "buyer",
  "delay.announced": "seller",
  "delay.answered": "buyer",
  "exception.reported": "seller",
  "exception.decided": "platform",
  "appeal.filed": "seller",
  "appeal.decided": "platform",
  "disruption.declared": "platform",
  "disruption.ended": "platform",
  "compensation.decided": "platform",
  "receipt.extended": "buyer",
  "stock.out": "seller",
  "delivery.rated": "buyer",
  "order.held": "buyer",
  "order.released": "buyer",
  "delivery.rescheduled": "buyer",
  "remedy.chosen": "buyer",
  "consent.given": "buyer",
  "case.opened": "buyer",
  "delivery.disputed": "buyer",
  "delivery.proven": "carrier",
  "address.corrected": "buyer",
  "remark.noted": "seller",
  "chat.message": "buyer",
  "review.posted": "buyer",
  "aftersales.requested": "buyer",
  "aftersales.approved": "seller",
  "aftersales.rejected": "seller",
  "aftersales.proposed": "seller",
  "aftersales.accepted": "buyer",
  "aftersales.declined": "buyer",
  "aftersales.modified": "buyer",
  "aftersales.withdrawn": "buyer",
  "aftersales.escalated": "buyer",
  "aftersales.decided": "platform",
  "aftersales.return_sent": "buyer",
  "aftersales.return_received": "seller",
  "aftersales.completed": "buyer",
  "aftersales.reopened": "platform",
  "aftersales.held": "platform",
  "aftersales.released": "platform",
  "aftersales.reported": "platform",
  "complaint.opened": "buyer",
  "complaint.evidence_added": "buyer",
  "complaint.proof_asked": "platform",
  "complaint.responded": "seller",
  "complaint.proposal_made": "seller",
  "complaint.accepted": "buyer",
  "complaint.declined": "buyer",
  "complaint.resolved": "buyer",
  "complaint.escalated": "buyer",
  "complaint.decided": "platform",
  "complaint.appealed": "seller",
  "complaint.appeal_decided": "platform",
  "complaint.withdrawn": "buyer",
  "complaint.reopened": "platform",
  "dispatch.created": "seller",
  "dispatch.accepted": "courier",
  "dispatch.declined": "courier",
  "dispatch.called": "seller",
  "dispatch.agreed": "seller",
  "dispatch.changed": "seller",
  "dispatch.collected": "courier",
  "dispatch.cancelled": "seller",
};

export interface Filling {
  readonly orderId: string;
  readonly now: Instant;
  readonly people: readonly Person[];
  /** How many events came before: part of the id of those that have none. */
  readonly count: number;
}

const isParcel = (input: ScenarioInput): input is TrackedParcel => "events" in input;

/** The whole event; a scan carries its own times, everything else happens now unless it says otherwise. */
export function filled(input: ScenarioInput, { orderId, now, people, count }: Filling): OrderEvent {
  if (isParcel(input)) return traced(input, { orderId, receivedAt: now });
  const happens = input.type === "trace.received" ? {} : { occurredAt: now };
  return {
    id: `${input.type}#${count + 1}`,
    orderId,
    actor: actorOf(input.type, people),
    ...happens,
    receivedAt: now,
    payload: {},
    ...input,
  } as OrderEvent;
}

/** With the person's id, where only one has the role. */
function actorOf(type: EventType, people: readonly Person[]): Actor {
  const role = usualActors[type] ?? "system";
  const [person, other] = people.filter((one) => one.role === role);
  return person && !other ? { role, id: person.id } : { role };
}

/** When the host gets an event that is given. */
export const givenAt = (input: ScenarioInput): ScenarioEvent["receivedAt"] =>
  isParcel(input) ? undefined : (input.receivedAt ?? input.occurredAt);
