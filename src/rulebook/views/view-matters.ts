import type { Ruling } from "../../model/claims.ts";
import type { Instant } from "../../model/instant.ts";
import type {
  CaseKind,
  CaseStage,
  ComplaintKind,
  ComplaintStage,
  MatterKind,
  MatterRow,
  Remedy,
  TaskMode,
  TaskRole,
  TaskStage,
} from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import type { OrderRecord, Stamp } from "../../model/record.ts";
import { masked } from "../../notify/masking.ts";
import { jobDone } from "../frames/matters.ts";
import type { Scene } from "../frames.ts";
import { endOf, factOf } from "../matters.ts";

/** A request for after-sales. */
export interface CaseView {
  readonly id: string;
  readonly kind: CaseKind;
  readonly stage: CaseStage;
  readonly opened: Instant;
  readonly ended?: Instant;
  /** What is to go back. */
  readonly amount: Money;
  /** Why the seller said no. */
  readonly rejected?: string;
  /** The parcel that goes back. */
  readonly returns?: string;
}

export interface ComplaintView {
  readonly id: string;
  readonly kind: ComplaintKind;
  readonly stage: ComplaintStage;
  readonly opened: Instant;
  readonly ended?: Instant;
  readonly remedy?: Remedy;
  readonly amount: Money;
  readonly result?: Ruling;
  /** By the hash of each piece, in the order in which they came. */
  readonly evidence: readonly { readonly hash: string; readonly at: Instant; readonly by: string }[];
  /** Nobody explained it or made it good: what the buyer may say in a review, too. */
  readonly unremedied?: true;
}

/** A courier's job. */
export interface TaskView {
  readonly id: string;
  readonly role: TaskRole;
  readonly mode: TaskMode;
  readonly stage: TaskStage;
  /** When what it is about was picked up, or delivered: nobody fetches or brings it any more. */
  readonly ended?: Instant;
  readonly courier?: string;
  readonly place?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface RefundView {
  readonly id: string;
  readonly amount: Money;
  readonly is: "started" | "succeeded" | "failed";
  /** The request or complaint it settles. */
  readonly of?: string;
}

export interface MattersView {
  readonly cases: readonly CaseView[];
  readonly complaints: readonly ComplaintView[];
  readonly tasks: readonly TaskView[];
  readonly refunds: readonly RefundView[];
}

/** A member that is left out where there is no such fact. */
const told = <K extends string>(row: MatterRow, member: K, fact: string): { readonly [M in K]?: never } => {
  const value = factOf(row, fact);
  const shown = typeof value === "string" ? masked(value) : value;
  return (value === undefined ? {} : { [member]: shown }) as unknown as { readonly [M in K]?: never };
};

const viewCase = (row: MatterRow): CaseView => ({
  id: row.id,
  kind: factOf(row, "case.kind") as CaseKind,
  stage: row.chart.stage as CaseStage,
  opened: row.opened,
  ...told(row, "ended", "case.ended"),
  amount: factOf(row, "case.amount") as Money,
  ...told(row, "rejected", "case.rejection-reason"),
  ...(row.returns === undefined ? {} : { returns: row.returns }),
});

const viewComplaint = (row: MatterRow): ComplaintView => {
  const remedy = factOf(row, "complaint.remedy");
  const isLeft = factOf(row, "complaint.answered") === undefined || endOf(row) !== undefined;
  return {
    id: row.id,
    kind: factOf(row, "complaint.kind") as ComplaintKind,
    stage: row.chart.stage as ComplaintStage,
    opened: row.opened,
    ...told(row, "ended", "complaint.ended"),
    ...told(row, "remedy", "complaint.remedy"),
    amount: factOf(row, "complaint.amount") as Money,
    ...told(row, "result", "complaint.result"),
    evidence: (row.evidence ?? []).map(([hash, at, by]) => ({ hash, at, by })),
    ...(isLeft && (remedy === undefined || remedy === "none") ? { unremedied: true as const } : {}),
  };
};

const viewTask = (row: MatterRow, ended: Stamp | undefined): TaskView => ({
  id: row.id,
  role: factOf(row, "task.role") as TaskRole,
  mode: factOf(row, "task.mode") as TaskMode,
  stage: row.chart.stage as TaskStage,
  ...(ended ? { ended: ended[0] } : {}),
  ...(row.courier === undefined ? {} : { courier: row.courier }),
  ...told(row, "place", "task.place"),
  ...told(row, "from", "task.window-start"),
  ...told(row, "to", "task.window-end"),
});

const viewRefund = (row: MatterRow): RefundView => ({
  id: row.id,
  amount: factOf(row, "refund.amount") as Money,
  is: factOf(row, "refund.succeeded") ? "succeeded" : factOf(row, "refund.failed") ? "failed" : "started",
  ...(row.of === undefined ? {} : { of: row.of }),
});

/** What is settled one by one, in the order in which it was opened. */
export function viewMatters({ matters = [], parcels }: OrderRecord, states: Scene["states"]): MattersView {
  const of = <T>(is: MatterKind, view: (row: MatterRow) => T): readonly T[] =>
    matters.filter((row) => row.is === is).map(view);
  return {
    cases: of("case", viewCase),
    complaints: of("complaint", viewComplaint),
    tasks: of("task", (row) => viewTask(row, jobDone(row, parcels, states).ended)),
    refunds: of("refund", viewRefund),
  };
}
