import type { EventType } from "../model/event.ts";
import { type Permission, permissions } from "../model/person.ts";

/** What each permission lets a member of staff do. */
const allowed: { readonly [P in Permission]: readonly EventType[] } = {
  shipping: [
    "shipment.submitted",
    "tracking.replaced",
    "extra_parcel.added",
    "remark.noted",
    "stock.out",
    "delay.announced",
    "exception.reported",
  ],
  dispatch: [
    "dispatch.created",
    "dispatch.offered",
    "dispatch.accepted",
    "dispatch.declined",
    "dispatch.expired",
    "dispatch.called",
    "dispatch.agreed",
    "dispatch.changed",
    "dispatch.no_show",
    "dispatch.collected",
    "dispatch.cancelled",
  ],
  "after-sales": [
    "aftersales.approved",
    "aftersales.rejected",
    "aftersales.proposed",
    "aftersales.return_received",
    "complaint.responded",
    "complaint.proposal_made",
  ],
  appeals: ["complaint.appealed", "appeal.filed"],
  money: [
    "payment.captured",
    "refund.started",
    "refund.succeeded",
    "refund.failed",
    "money.settled",
    "settlement.done",
    "compensation.decided",
    "order.cancelled",
    "order.closed",
  ],
  rulings: [
    "aftersales.decided",
    "aftersales.held",
    "aftersales.released",
    "complaint.decided",
    "complaint.proof_asked",
    "complaint.appeal_decided",
    "appeal.decided",
    "exception.decided",
    "disruption.declared",
    "disruption.ended",
  ],
};

/** What a member of staff must be allowed to do for an event to be theirs; undefined where it needs nothing. */
export const permissionFor = (type: EventType): Permission | undefined =>
  permissions.find((permission) => allowed[permission].includes(type));
