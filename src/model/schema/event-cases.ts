import type { z } from "zod";
import { rulings } from "../claims.ts";
import type {
  AfterSalesModified,
  AfterSalesProposed,
  AfterSalesRejected,
  AfterSalesReported,
  AfterSalesRequested,
  CaseEvents,
  ComplaintAppealDecided,
  ComplaintDecided,
  ComplaintOpened,
  DispatchAccepted,
  DispatchAgreed,
  DispatchChanged,
  DispatchCreated,
  DispatchOffered,
  ProposalMade,
  ReturnSent,
  TaskCourier,
} from "../event-cases.ts";
import { caseKinds, caseStages, complaintKinds, type Evidence, remedies, taskModes, taskRoles } from "../matter.ts";
import { fields, optional } from "./fields.ts";
import { count, flag, id, list, money, oneOf, text, time } from "./values.ts";

/** One schema per event of requests, complaints and jobs; a type without one does not compile. */
export function casePayloads(): { readonly [T in keyof CaseEvents]: z.ZodType<CaseEvents[T]> } {
  const evidence = list(fields<Evidence>({ hash: id, kind: optional(id) }), 50);
  const lines = list(fields({ lineId: id, quantity: count }), 500);
  const ofCase = fields({ caseId: id });
  const ofComplaint = fields({ complaintId: id });
  const ofTask = fields({ taskId: id });
  const kind = oneOf(caseKinds);
  const courier = fields<TaskCourier>({
    id,
    name: optional(id),
    phone: optional(id),
    virtualPhone: optional(id),
  });
  const terms = { place: optional(id), from: optional(time), to: optional(time) };
  return {
    "aftersales.requested": fields<AfterSalesRequested>({
      caseId: id,
      kind,
      reason: optional(id),
      lines: optional(lines),
      amount: optional(money),
      parcelId: optional(id),
      sellerFault: optional(flag),
      evidence: optional(evidence),
    }),
    "aftersales.approved": ofCase,
    "aftersales.rejected": fields<AfterSalesRejected>({
      caseId: id,
      reason: text,
      carrier: optional(id),
      number: optional(text),
      evidence: optional(evidence),
    }),
    "aftersales.proposed": fields<AfterSalesProposed>({ caseId: id, kind: optional(kind), amount: optional(money) }),
    "aftersales.accepted": ofCase,
    "aftersales.declined": ofCase,
    "aftersales.modified": fields<AfterSalesModified>({
      caseId: id,
      kind: optional(kind),
      reason: optional(id),
      amount: optional(money),
      evidence: optional(evidence),
    }),
    "aftersales.withdrawn": ofCase,
    "aftersales.escalated": ofCase,
    "aftersales.decided": fields({ caseId: id, result: oneOf(rulings) }),
    "aftersales.return_sent": fields<ReturnSent>({ caseId: id, carrier: id, number: text, freight: optional(money) }),
    "aftersales.return_received": ofCase,
    "aftersales.completed": ofCase,
    "aftersales.expired": ofCase,
    "aftersales.reopened": ofCase,
    "aftersales.held": ofCase,
    "aftersales.released": ofCase,
    "aftersales.reported": fields<AfterSalesReported>({
      caseId: id,
      stage: oneOf(caseStages),
      kind: optional(kind),
      lines: optional(lines),
      amount: optional(money),
    }),
    "complaint.opened": fields<ComplaintOpened>({
      complaintId: id,
      category: oneOf(complaintKinds),
      description: optional(text),
      parcelId: optional(id),
      lines: optional(lines),
      evidence: optional(evidence),
    }),
    "complaint.evidence_added": fields({ complaintId: id, evidence }),
    "complaint.proof_asked": ofComplaint,
    "complaint.responded": ofComplaint,
    "complaint.proposal_made": fields<ProposalMade>({
      complaintId: id,
      remedy: oneOf(remedies),
      amount: optional(money),
    }),
    "complaint.accepted": ofComplaint,
    "complaint.declined": ofComplaint,
    "complaint.resolved": ofComplaint,
    "complaint.escalated": ofComplaint,
    "complaint.decided": fields<ComplaintDecided>({
      complaintId: id,
      result: oneOf(rulings),
      remedy: optional(oneOf(remedies)),
      amount: optional(money),
    }),
    "complaint.appealed": ofComplaint,
    "complaint.appeal_decided": fields<ComplaintAppealDecided>({
      complaintId: id,
      result: oneOf(rulings),
      remedy: optional(oneOf(remedies)),
      amount: optional(money),
    }),
    "complaint.withdrawn": ofComplaint,
    "complaint.expired": ofComplaint,
    "complaint.reopened": ofComplaint,
    "dispatch.created": fields<DispatchCreated>({
      taskId: id,
      role: oneOf(taskRoles),
      mode: optional(oneOf(taskModes)),
      parcelId: optional(id),
      parcels: optional(count),
      contact: optional(
        fields<NonNullable<DispatchCreated["contact"]>>({ phone: optional(id), virtualPhone: optional(id) }),
      ),
      ...terms,
    }),
    "dispatch.offered": fields<DispatchOffered>({ taskId: id, courier, ...terms }),
    "dispatch.accepted": fields<DispatchAccepted>({ taskId: id, eta: optional(time), ...terms }),
    "dispatch.declined": ofTask,
    "dispatch.expired": ofTask,
    "dispatch.called": ofTask,
    "dispatch.agreed": fields<DispatchAgreed>({
      taskId: id,
      courier: optional(courier),
      eta: optional(time),
      ...terms,
    }),
    "dispatch.changed": fields<DispatchChanged>({ taskId: id, ...terms }),
    "dispatch.no_show": ofTask,
    "dispatch.collected": ofTask,
    "dispatch.cancelled": ofTask,
  };
}
