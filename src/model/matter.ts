import type { HostFact } from "./fact.ts";
import type { Instant } from "./instant.ts";
import { caseWords } from "./words/case.ts";
import { complaint } from "./words/complaint.ts";
import { task } from "./words/task.ts";

/** What an order's people settle one by one: a request for after-sales, a complaint, a courier's job, a refund. */
export type MatterKind = "case" | "complaint" | "task" | "refund";

type CaseFacts = typeof caseWords.facts;
type ComplaintFacts = typeof complaint.facts;

/** What the buyer asks for. */
export type CaseKind = CaseFacts["case.kind"][number];
export const caseKinds: readonly CaseKind[] = caseWords.facts["case.kind"];

/** Where a request stands. */
export type CaseStage = CaseFacts["case.stage"][number];
export const caseStages: readonly CaseStage[] = caseWords.facts["case.stage"];

/** What a complaint is about. */
export type ComplaintKind = ComplaintFacts["complaint.kind"][number];
export const complaintKinds: readonly ComplaintKind[] = complaint.facts["complaint.kind"];

/** Where a complaint stands. */
export type ComplaintStage = ComplaintFacts["complaint.stage"][number];

/** How it is made good. */
export type Remedy = ComplaintFacts["complaint.remedy"][number];
export const remedies: readonly Remedy[] = complaint.facts["complaint.remedy"];

/** Where a courier's job stands. */
export type TaskStage = (typeof task.facts)["task.stage"][number];

/** A courier fetches from the seller or brings to the buyer. */
export type TaskRole = (typeof task.facts)["task.role"][number];
export const taskRoles: readonly TaskRole[] = task.facts["task.role"];
export type TaskMode = (typeof task.facts)["task.mode"][number];
export const taskModes: readonly TaskMode[] = task.facts["task.mode"];

/** Units of a line: which, and how many. */
export interface LineUnits {
  readonly lineId: string;
  readonly quantity: number;
}

/** A piece of evidence by the hash of its bytes; where it lies is the host's to know. */
export interface Evidence {
  /** Such as `sha256:…`, as the host computed it when it was handed in. */
  readonly hash: string;
  /** `photo`, `video`, `chat` … */
  readonly kind?: string;
}

/** A piece of evidence as it is kept: hash, when it came, from whom, what it is. Rows are added, never changed. */
export type EvidenceRow = readonly [hash: string, at: Instant, by: string, kind?: string];

/** Units `from` (not included) to `to` of a line whose money is taken by a matter. */
export type TakenRow = readonly [lineId: string, from: number, to: number];

/** One of them as a record holds it: where its chart stands, and its facts by the words rules use. */
export interface MatterRow {
  readonly is: MatterKind;
  readonly id: string;
  readonly opened: Instant;
  /** Region → state; of a refund nothing. */
  readonly chart: { readonly [region: string]: string };
  readonly facts: readonly HostFact[];
  /** Instants that are none any more, and since when: how things stood at a limit is judged by them. */
  readonly gone?: readonly (readonly [name: string, value: HostFact[1], known: Instant, since: Instant])[];
  /** `[lineId, quantity]` of what it is about; all of the order where absent. */
  readonly lines?: readonly (readonly [lineId: string, quantity: number])[];
  /** What was agreed to be paid back or sent anew. */
  readonly taken?: readonly TakenRow[];
  readonly evidence?: readonly EvidenceRow[];
  /** The parcel it is about, the one that goes back, and the one sent anew. */
  readonly parcel?: string;
  readonly returns?: string;
  readonly sent?: string;
  /** Of a job the courier it is offered to or agreed with. */
  readonly courier?: string;
  /** Couriers it was agreed with, and when it was taken from them. */
  readonly former?: readonly (readonly [courier: string, at: Instant])[];
  /** Of an offer what is offered, until it is taken or not. */
  readonly offer?: { readonly kind?: string; readonly amount?: number };
  /** Of a refund the matter whose money it is; where that was ordered, of which kind. */
  readonly of?: string;
  readonly each?: string;
}
