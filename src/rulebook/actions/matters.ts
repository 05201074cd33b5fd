import type { Given } from "../../lifecycle/chart-logic.ts";
import type { Evidence, EvidenceRow, MatterRow } from "../../model/matter.ts";
import type { Role } from "../../model/person.ts";
import { entered, factOf, matterOf, putMatter } from "../matters.ts";
import { fieldNaming, type Judging, type Refused, refused } from "./action.ts";

type Movable = "case" | "complaint" | "task";

const noSuch = { case: "E_NO_SUCH_CASE", complaint: "E_NO_SUCH_COMPLAINT", task: "E_NO_SUCH_TASK" } as const;
const pathOf = (is: Movable): string => `payload.${fieldNaming[is]}`;

/** The matter an event is about, or its refusal. */
export function findMatter({ draft }: Judging, is: Movable, id: string): MatterRow | Refused {
  return matterOf(draft, is, id) ?? refused(noSuch[is], pathOf(is));
}

const unagreed = {
  draft: "E_NOT_AGREED",
  offered: "E_NOT_AGREED",
  declined: "E_NOT_AGREED",
  expired: "E_NOT_AGREED",
  calling: "E_NOT_AGREED",
};
const unanswered = { seller_review: "E_NOT_ANSWERED" };

/** Why an event is refused where the chart does not take it: by event and state. In any other the matter has ended or moved on. */
const reasons: { readonly [event: string]: { readonly [stage: string]: string } } = {
  "aftersales.escalated": { seller_review: "E_NOT_REJECTED", negotiating: "E_NOT_REJECTED" },
  "aftersales.accepted": { seller_review: "E_NOTHING_TO_ANSWER", rejected: "E_NOTHING_TO_ANSWER" },
  "aftersales.declined": { seller_review: "E_NOTHING_TO_ANSWER", rejected: "E_NOTHING_TO_ANSWER" },
  "aftersales.decided": {
    seller_review: "E_NOT_ESCALATED",
    negotiating: "E_NOT_ESCALATED",
    rejected: "E_NOT_ESCALATED",
  },
  "complaint.escalated": { seller_responding: "E_NOT_ANSWERED" },
  "complaint.accepted": { seller_responding: "E_NOTHING_TO_ANSWER" },
  "complaint.declined": { seller_responding: "E_NOTHING_TO_ANSWER" },
  "complaint.decided": { seller_responding: "E_NOT_ESCALATED", negotiating: "E_NOT_ESCALATED" },
  "complaint.appeal_decided": {
    seller_responding: "E_NOTHING_TO_ANSWER",
    negotiating: "E_NOTHING_TO_ANSWER",
    platform_review: "E_NOTHING_TO_ANSWER",
    upheld: "E_NOTHING_TO_ANSWER",
    dismissed: "E_NOTHING_TO_ANSWER",
  },
  "aftersales.return_sent": unanswered,
  "aftersales.return_received": unanswered,
  "aftersales.completed": unanswered,
  "dispatch.changed": { ...unagreed, no_show: "E_NOT_AGREED" },
  "dispatch.no_show": unagreed,
  "dispatch.collected": unagreed,
};

/** Events of the region beside: where the matter stands they do not touch, and at its end they are over with it. */
const beside: readonly string[] = [
  "aftersales.held",
  "aftersales.released",
  "complaint.evidence_added",
  "complaint.proof_asked",
];

const toRequest = ["case.with-seller", "case.offered", "case.rejected", "case.awaiting-return"];
const toOffer = ["task.offered", "task.agreed"];

/** What a word answers. One that was received before that answers what is over, whenever it is handed in. */
const answers: { readonly [event: string]: readonly string[] } = {
  "aftersales.approved": toRequest,
  "aftersales.rejected": toRequest,
  "aftersales.proposed": toRequest,
  "aftersales.accepted": ["case.offered"],
  "aftersales.declined": ["case.offered"],
  "aftersales.decided": ["case.escalated"],
  "complaint.responded": ["complaint.with-seller"],
  "complaint.proposal_made": ["complaint.with-seller"],
  "complaint.accepted": ["complaint.offered"],
  "complaint.declined": ["complaint.offered"],
  "complaint.decided": ["complaint.escalated"],
  "complaint.appeal_decided": ["complaint.appealed"],
  "dispatch.accepted": toOffer,
  "dispatch.declined": toOffer,
  "dispatch.expired": toOffer,
  "dispatch.agreed": toOffer,
  "dispatch.changed": toOffer,
  "dispatch.no_show": toOffer,
};

/** Moves the chart of a matter, or says why it refuses. The row is the caller's to put. */
export function moved(judging: Judging, row: MatterRow, event: string, given: Given = {}): MatterRow | Refused {
  const is = row.is as Movable;
  const isBeside = beside.includes(event);
  const ended = row.facts.some(
    ([name]) => name === `${is}.ended` || name === "task.collected" || name === "task.cancelled",
  );
  const isLate = answers[event]?.some((fact) => judging.at < Number(factOf(row, fact)));
  const next = isLate || (isBeside && ended) ? null : judging.book.matterCharts[is].next(row.chart, event, given);
  if (next) return isBeside ? { ...row, chart: next } : entered(row, next, judging.at);
  const early = isLate ? undefined : reasons[event]?.[row.chart.stage ?? ""];
  const why = early ?? (ended ? "E_TERMINAL" : "E_STALE_UPDATE");
  return refused(why, pathOf(is));
}

export const isRefused = (row: MatterRow | Refused): row is Refused => "code" in row;

/** What the chart is told of a matter before it moves, and what is noted of it once it has. */
export interface Moving {
  given?(row: MatterRow): Given;
  change?(row: MatterRow): MatterRow;
}

export type Moved = "accepted" | Refused;

/** Finds a matter, moves it, and keeps what became of it. */
export function advance(
  judging: Judging,
  is: Movable,
  id: string,
  event: string,
  { given, change }: Moving = {},
): Moved {
  const row = findMatter(judging, is, id);
  if (isRefused(row)) return row;
  const next = moved(judging, row, event, given?.(row));
  if (isRefused(next)) return next;
  putMatter(judging.draft, sentBefore(change?.(next) ?? next, judging));
  return "accepted";
}

/** Goods may leave before anybody waits for them: once the matter does they are sent, unless it is others that it waits for. */
export function sentBefore(row: MatterRow, judging: Judging): MatterRow {
  const sent = judging.draft.parcels.find(({ id }) => id === row.sent);
  if (!sent || row.chart.stage !== "awaiting_resend") return row;
  if (row.gone?.some(([name, at]) => name === `${row.is}.resent` && Number(at) >= sent.uploaded[0])) return row;
  const next = moved(judging, row, "resent");
  return isRefused(next) ? row : next;
}

/** Evidence is added, never changed: what is known by its hash adds nothing. */
export function withEvidence(
  row: MatterRow,
  evidence: readonly Evidence[] | undefined,
  by: Role,
  at: number,
): MatterRow {
  const known = row.evidence ?? [];
  const fresh = (evidence ?? []).filter(
    ({ hash }, i, all) => !known.some(([one]) => one === hash) && all.findIndex((one) => one.hash === hash) === i,
  );
  if (fresh.length === 0) return row;
  const rows = fresh.map(({ hash, kind }): EvidenceRow => (kind === undefined ? [hash, at, by] : [hash, at, by, kind]));
  return { ...row, evidence: [...known, ...rows] };
}
