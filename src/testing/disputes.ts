import type { EventType, OrderEvent } from "../model/event.ts";
import { caseKinds, complaintKinds, type LineUnits, remedies, taskRoles } from "../model/matter.ts";
import type { Role } from "../model/person.ts";
import { optional } from "../model/table.ts";
import { hour } from "../model/zone.ts";
import { type Chance, happens, pick, upTo } from "./chance.ts";
import { act, carrier, type Happening, type Plot, trackingNumber } from "./plot.ts";

// What people settle one by one: requests, complaints, couriers' jobs. Each is one of two, so that they meet.

const evidence = [{ hash: "sha256:1", kind: "photo" }, { hash: "sha256:2" }];

const caseId = (chance: Chance): string => `request-${1 + upTo(chance, 1)}`;
const complaintId = (chance: Chance): string => `complaint-${1 + upTo(chance, 1)}`;
const taskId = (chance: Chance): string => `job-${1 + upTo(chance, 1)}`;

type Placed = { readonly lines: readonly { readonly id: string; readonly quantity: number }[]; readonly total: object };
const placed = ({ created }: Plot): Placed => created.payload as unknown as Placed;
const currencyOf = (plot: Plot): string => (placed(plot).total as { readonly currency: string }).currency;

const units = (chance: Chance, plot: Plot): readonly LineUnits[] => {
  const line = pick(chance, placed(plot).lines);
  return [{ lineId: line.id, quantity: 1 + upTo(chance, Math.min(2, line.quantity)) }];
};
const amount = (chance: Chance, plot: Plot) => ({ amount: upTo(chance, 4000), currency: currencyOf(plot) });
const reason = (chance: Chance): string => pick(chance, ["quality", "no_reason", "late"]);

/** Something said of a request, a complaint or a job, with no more than its id. */
const said =
  (type: EventType, role: Role, about: (chance: Chance) => object): Happening =>
  (chance, plot) =>
    act(plot, type, role, about(chance) as never);
const ofCase = (type: EventType, role: Role): Happening => said(type, role, (chance) => ({ caseId: caseId(chance) }));
const ofComplaint = (type: EventType, role: Role): Happening =>
  said(type, role, (chance) => ({ complaintId: complaintId(chance) }));
const ofTask = (type: EventType, role: Role): Happening => said(type, role, (chance) => ({ taskId: taskId(chance) }));

const ask: Happening = (chance, plot) =>
  act(plot, "aftersales.requested", happens(chance, 0.15) ? "platform" : "buyer", {
    caseId: caseId(chance),
    kind: pick(chance, caseKinds),
    ...optional("reason", happens(chance, 0.4) ? reason(chance) : undefined),
    ...optional("lines", happens(chance, 0.5) ? units(chance, plot) : undefined),
    ...optional("amount", happens(chance, 0.2) ? amount(chance, plot) : undefined),
    ...optional("sellerFault", happens(chance, 0.3) ? true : undefined),
  });
const reject: Happening = (chance, plot) =>
  act(plot, "aftersales.rejected", "seller", {
    caseId: caseId(chance),
    reason: pick(chance, ["used", "wrong_tracking_number", ""]),
    ...optional("carrier", happens(chance, 0.5) ? carrier(chance) : undefined),
    ...optional("number", happens(chance, 0.5) ? trackingNumber(chance) : undefined),
  });
const propose: Happening = (chance, plot) =>
  act(plot, "aftersales.proposed", "seller", {
    caseId: caseId(chance),
    ...optional("kind", happens(chance, 0.5) ? pick(chance, caseKinds) : undefined),
    ...optional("amount", happens(chance, 0.6) ? amount(chance, plot) : undefined),
  });
const modify: Happening = (chance, plot) =>
  act(plot, "aftersales.modified", "buyer", {
    caseId: caseId(chance),
    ...optional("kind", happens(chance, 0.5) ? pick(chance, caseKinds) : undefined),
    ...optional("amount", happens(chance, 0.3) ? amount(chance, plot) : undefined),
  });
const decide: Happening = (chance, plot) =>
  act(plot, "aftersales.decided", "platform", {
    caseId: caseId(chance),
    result: happens(chance, 0.4) ? "dismissed" : "upheld",
  });
const sendBack: Happening = (chance, plot) => {
  const id = caseId(chance);
  const parcel = { id: `return:${id}`, number: trackingNumber(chance), carrier: carrier(chance) };
  plot.parcels = [...plot.parcels, { ...parcel, scans: [] }];
  return act(plot, "aftersales.return_sent", "buyer", {
    caseId: id,
    carrier: parcel.carrier,
    number: parcel.number,
    ...optional("freight", happens(chance, 0.5) ? amount(chance, plot) : undefined),
  });
};

const complain: Happening = (chance, plot) =>
  act(plot, "complaint.opened", "buyer", {
    complaintId: complaintId(chance),
    category: pick(chance, complaintKinds),
    ...optional("lines", happens(chance, 0.6) ? units(chance, plot) : undefined),
    ...optional("evidence", happens(chance, 0.8) ? evidence.slice(0, 1 + upTo(chance, 1)) : undefined),
  });
const prove: Happening = (chance, plot) =>
  act(plot, "complaint.evidence_added", pick(chance, ["buyer", "seller"] as const), {
    complaintId: complaintId(chance),
    evidence: [pick(chance, evidence)],
  });
const offer: Happening = (chance, plot) =>
  act(plot, "complaint.proposal_made", "seller", {
    complaintId: complaintId(chance),
    remedy: pick(chance, remedies),
    ...optional("amount", happens(chance, 0.3) ? amount(chance, plot) : undefined),
  });
const rule: Happening = (chance, plot) =>
  act(plot, "complaint.decided", "platform", {
    complaintId: complaintId(chance),
    result: happens(chance, 0.4) ? "dismissed" : "upheld",
    ...optional("remedy", happens(chance, 0.5) ? pick(chance, remedies) : undefined),
  });
const ruleAgain: Happening = (chance, plot) =>
  act(plot, "complaint.appeal_decided", "platform", {
    complaintId: complaintId(chance),
    result: happens(chance, 0.5) ? "dismissed" : "upheld",
    ...optional("remedy", happens(chance, 0.3) ? pick(chance, remedies) : undefined),
    ...optional("amount", happens(chance, 0.3) ? amount(chance, plot) : undefined),
  });
const appeal: Happening = (chance, plot) =>
  act(plot, "complaint.appealed", pick(chance, ["buyer", "seller"] as const), { complaintId: complaintId(chance) });

const terms = (chance: Chance, { now }: Plot) => {
  const from = now + upTo(chance, 8) * hour;
  return happens(chance, 0.8) ? { place: "Gate 3", from, to: from + upTo(chance, 4) * hour } : {};
};
const plan: Happening = (chance, plot) =>
  act(plot, "dispatch.created", "seller", {
    taskId: taskId(chance),
    role: pick(chance, taskRoles),
    ...optional("parcelId", plot.parcels.length > 0 && happens(chance, 0.6) ? plot.parcels[0]?.id : undefined),
    ...terms(chance, plot),
  });
const courierOf = (chance: Chance) => ({ id: `courier-${1 + upTo(chance, 1)}`, name: "Li", phone: "13800001234" });
const hire: Happening = (chance, plot) =>
  act(plot, "dispatch.offered", pick(chance, ["seller", "system"] as const), {
    taskId: taskId(chance),
    courier: courierOf(chance),
  });
const agree: Happening = (chance, plot) =>
  act(plot, "dispatch.agreed", "seller", {
    taskId: taskId(chance),
    ...optional("courier", happens(chance, 0.7) ? courierOf(chance) : undefined),
    ...terms(chance, plot),
  });
const change: Happening = (chance, plot) =>
  act(plot, "dispatch.changed", "seller", { taskId: taskId(chance), ...terms(chance, plot) });

const requests: readonly Happening[] = [
  ...[ask, ask, ask],
  ...[reject, reject, propose, modify, decide, sendBack, sendBack],
  ...[ofCase("aftersales.approved", "seller"), ofCase("aftersales.approved", "seller")],
  ...[ofCase("aftersales.accepted", "buyer"), ofCase("aftersales.declined", "buyer")],
  ...[ofCase("aftersales.escalated", "buyer"), ofCase("aftersales.withdrawn", "buyer")],
  ...[ofCase("aftersales.return_received", "seller"), ofCase("aftersales.completed", "buyer")],
  ...[ofCase("aftersales.held", "platform"), ofCase("aftersales.released", "platform")],
];
const complaints: readonly Happening[] = [
  ...[complain, complain, complain],
  ...[prove, offer, offer, rule, rule, ruleAgain],
  ...[ofComplaint("complaint.responded", "seller"), ofComplaint("complaint.proof_asked", "platform")],
  ...[ofComplaint("complaint.accepted", "buyer"), ofComplaint("complaint.accepted", "buyer")],
  ...[ofComplaint("complaint.declined", "buyer"), ofComplaint("complaint.resolved", "buyer")],
  ...[ofComplaint("complaint.escalated", "buyer"), ofComplaint("complaint.withdrawn", "buyer"), appeal, appeal],
];
const jobs: readonly Happening[] = [
  ...[plan, plan, plan, hire, hire, hire, agree, change],
  ...[ofTask("dispatch.accepted", "system"), ofTask("dispatch.accepted", "platform")],
  ...[ofTask("dispatch.declined", "courier"), ofTask("dispatch.called", "seller")],
  ...[ofTask("dispatch.collected", "courier"), ofTask("dispatch.cancelled", "seller")],
];
const talk: readonly Happening[] = [
  (_, plot) => act(plot, "chat.message", "buyer", { to: "seller" }),
  (_, plot) => act(plot, "chat.message", "seller", { to: "buyer" }),
  (chance, plot) => act(plot, "feed.changed", "platform", { carrier: carrier(chance), down: happens(chance, 0.5) }),
  (_, plot) => act(plot, "address.corrected", "buyer", {}),
  (chance, plot) => act(plot, "review.posted", "buyer", { stars: 1 + upTo(chance, 4) }),
];

const families: readonly (readonly [begins: Happening, others: readonly Happening[]])[] = [
  [ask, requests],
  [ask, requests],
  [complain, complaints],
  [complain, complaints],
  [plan, jobs],
];

/** Any of it, mostly after it was begun; what cannot be is refused. */
export function randomDispute(chance: Chance, plot: Plot): OrderEvent | undefined {
  if (plot.stage !== "paid" || happens(chance, 0.1)) return pick(chance, talk)(chance, plot);
  const [begins, others] = pick(chance, families);
  if (!plot.begun.has(begins) && !happens(chance, 0.1)) {
    plot.begun.add(begins);
    return begins(chance, plot);
  }
  return pick(chance, others)(chance, plot);
}
