import type { Ruling } from "./claims.ts";
import type { Time } from "./instant.ts";
import type { CaseKind, CaseStage, ComplaintKind, Evidence, LineUnits, Remedy, TaskMode, TaskRole } from "./matter.ts";
import type { Money } from "./money.ts";

/** The buyer asks for something. Without lines it is about all of the order. */
export interface AfterSalesRequested {
  readonly caseId: string;
  readonly kind: CaseKind;
  /** A word for why, of the host's; `no_reason` is judged by its window. */
  readonly reason?: string;
  readonly lines?: readonly LineUnits[];
  /** A part of the price, which says nothing of the rest; what the lines cost and has not gone back where absent. */
  readonly amount?: Money;
  readonly parcelId?: string;
  /** The seller is to blame. */
  readonly sellerFault?: boolean;
  readonly evidence?: readonly Evidence[];
}

export interface AfterSalesNamed {
  readonly caseId: string;
}

/** The seller says no, and why; `wrong_tracking_number` gives the right carrier and number. */
export interface AfterSalesRejected {
  readonly caseId: string;
  readonly reason: string;
  readonly carrier?: string;
  readonly number?: string;
  readonly evidence?: readonly Evidence[];
}

/** The seller offers something else. */
export interface AfterSalesProposed {
  readonly caseId: string;
  readonly kind?: CaseKind;
  readonly amount?: Money;
}

/** The buyer changes the request; what is left out stays. */
export interface AfterSalesModified {
  readonly caseId: string;
  readonly kind?: CaseKind;
  readonly reason?: string;
  readonly amount?: Money;
  readonly evidence?: readonly Evidence[];
}

export interface AfterSalesDecided {
  readonly caseId: string;
  readonly result: Ruling;
}

/** The goods are on their way back. */
export interface ReturnSent {
  readonly caseId: string;
  readonly carrier: string;
  readonly number: string;
  /** What it cost the buyer. */
  readonly freight?: Money;
}

/** Where the platform says a request stands that it handles itself. */
export interface AfterSalesReported {
  readonly caseId: string;
  readonly stage: CaseStage;
  /** Of one that is reported the first time: `refund_only` where absent. */
  readonly kind?: CaseKind;
  /** Of one that is reported the first time: the goods that are settled with it, whatever is paid for them. */
  readonly lines?: readonly LineUnits[];
  /** Of one that is reported the first time: what the goods cost where absent. */
  readonly amount?: Money;
}

export interface ComplaintOpened {
  readonly complaintId: string;
  readonly category: ComplaintKind;
  /** In the buyer's words; not kept. */
  readonly description?: string;
  readonly parcelId?: string;
  /** What it is about; of a short shipment what is missing. */
  readonly lines?: readonly LineUnits[];
  readonly evidence?: readonly Evidence[];
}

export interface ComplaintNamed {
  readonly complaintId: string;
}

export interface EvidenceAdded {
  readonly complaintId: string;
  readonly evidence: readonly Evidence[];
}

export interface ProposalMade {
  readonly complaintId: string;
  readonly remedy: Remedy;
  /** What is paid; what the goods cost where absent. */
  readonly amount?: Money;
}

export interface ComplaintDecided {
  readonly complaintId: string;
  readonly result: Ruling;
  /** Of one that is upheld. Where absent `money`, if it is about the goods or an amount is named, else `none`. */
  readonly remedy?: Remedy;
  readonly amount?: Money;
}

export interface ComplaintAppealDecided {
  readonly complaintId: string;
  /** Of the appeal, where both appealed of the seller's: his that is upheld ends what was ruled against him. */
  readonly result: Ruling;
  /** Where the buyer is right. As it was ruled before where absent; where nothing was, or `none` and an amount is named, as of a first ruling. */
  readonly remedy?: Remedy;
  readonly amount?: Money;
}

/** Who fetches or brings; the number of a person is told masked, a virtual one whole. */
export interface TaskCourier {
  readonly id: string;
  readonly name?: string;
  readonly phone?: string;
  readonly virtualPhone?: string;
}

/** Where and when: what is left out stays as it was. */
interface TaskTerms {
  /** A name for the place, no address of a person. */
  readonly place?: string;
  readonly from?: Time;
  readonly to?: Time;
}

export interface DispatchCreated extends TaskTerms {
  readonly taskId: string;
  readonly role: TaskRole;
  /** `software` where absent. */
  readonly mode?: TaskMode;
  /** The parcel to bring; may be left out where only one is under way to the buyer. */
  readonly parcelId?: string;
  /** How many parcels; 1 where absent. */
  readonly parcels?: number;
  /** Whom the courier calls. */
  readonly contact?: { readonly phone?: string; readonly virtualPhone?: string };
}

export interface DispatchNamed {
  readonly taskId: string;
}

export interface DispatchOffered extends TaskTerms {
  readonly taskId: string;
  readonly courier: TaskCourier;
}

export interface DispatchAccepted extends TaskTerms {
  readonly taskId: string;
  readonly eta?: Time;
}

export interface DispatchAgreed extends TaskTerms {
  readonly taskId: string;
  /** The one who was called; the one it was offered to where absent. */
  readonly courier?: TaskCourier;
  readonly eta?: Time;
}

export interface DispatchChanged extends TaskTerms {
  readonly taskId: string;
}

/** Of requests for after-sales. */
interface AfterSalesEvents {
  "aftersales.requested": AfterSalesRequested;
  "aftersales.approved": AfterSalesNamed;
  "aftersales.rejected": AfterSalesRejected;
  "aftersales.proposed": AfterSalesProposed;
  "aftersales.accepted": AfterSalesNamed;
  "aftersales.declined": AfterSalesNamed;
  "aftersales.modified": AfterSalesModified;
  "aftersales.withdrawn": AfterSalesNamed;
  "aftersales.escalated": AfterSalesNamed;
  "aftersales.decided": AfterSalesDecided;
  "aftersales.return_sent": ReturnSent;
  "aftersales.return_received": AfterSalesNamed;
  "aftersales.completed": AfterSalesNamed;
  "aftersales.expired": AfterSalesNamed;
  "aftersales.reopened": AfterSalesNamed;
  "aftersales.held": AfterSalesNamed;
  "aftersales.released": AfterSalesNamed;
  "aftersales.reported": AfterSalesReported;
}

/** Of complaints. */
interface ComplaintEvents {
  "complaint.opened": ComplaintOpened;
  "complaint.evidence_added": EvidenceAdded;
  "complaint.proof_asked": ComplaintNamed;
  "complaint.responded": ComplaintNamed;
  "complaint.proposal_made": ProposalMade;
  "complaint.accepted": ComplaintNamed;
  "complaint.declined": ComplaintNamed;
  "complaint.resolved": ComplaintNamed;
  "complaint.escalated": ComplaintNamed;
  "complaint.decided": ComplaintDecided;
  "complaint.appealed": ComplaintNamed;
  "complaint.appeal_decided": ComplaintAppealDecided;
  "complaint.withdrawn": ComplaintNamed;
  "complaint.expired": ComplaintNamed;
  "complaint.reopened": ComplaintNamed;
}

/** Of couriers' jobs. */
interface DispatchEvents {
  "dispatch.created": DispatchCreated;
  "dispatch.offered": DispatchOffered;
  "dispatch.accepted": DispatchAccepted;
  "dispatch.declined": DispatchNamed;
  "dispatch.expired": DispatchNamed;
  "dispatch.called": DispatchNamed;
  "dispatch.agreed": DispatchAgreed;
  "dispatch.changed": DispatchChanged;
  "dispatch.no_show": DispatchNamed;
  "dispatch.collected": DispatchNamed;
  "dispatch.cancelled": DispatchNamed;
}

export interface CaseEvents extends AfterSalesEvents, ComplaintEvents, DispatchEvents {}
