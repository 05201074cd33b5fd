import { frameOf } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { MatterKind, MatterRow } from "../../model/matter.ts";
import type { Mark, MarkIs } from "../../model/score.ts";
import { factOf, isForMoney } from "../../rulebook/matters.ts";
import { stateOf } from "../../sla/promise.ts";
import type { Look, Part } from "./look.ts";

export const mattersOf = ({ record }: Look, is: MatterKind): readonly MatterRow[] =>
  (record.matters ?? []).filter((row) => row.is === is);

/** An instant of a matter. */
export const instantOf = (row: MatterRow, fact: string): Instant | undefined => {
  const value = factOf(row, fact);
  return typeof value === "number" ? value : undefined;
};

/** The last word on a complaint was that it is right. */
const isUpheld = (row: MatterRow): boolean => factOf(row, "complaint.result") === "upheld";

/** A complaint about that was found right. */
export const isFound = (look: Look, kind: string): boolean =>
  mattersOf(look, "complaint").some((row) => factOf(row, "complaint.kind") === kind && isUpheld(row));

/** A request or a complaint of the buyer's found the seller to blame. */
export const isCaseFault = (look: Look): boolean =>
  mattersOf(look, "case").some((row) => factOf(row, "case.seller-fault") === true) ||
  mattersOf(look, "complaint").some(isUpheld);

/**
 * What the request, or the complaint, that money went back for says of its seller: to blame or not. Who pays for a complaint
 * of his own accord owns up to it.
 */
export function blameOf(look: Look, { of }: MatterRow): boolean | undefined {
  const row = [...mattersOf(look, "case"), ...mattersOf(look, "complaint")].find(({ id }) => id === of);
  if (row?.is === "complaint") return factOf(row, "complaint.result") !== "dismissed";
  return row && (factOf(row, "case.seller-fault") as boolean | undefined);
}

/** When the buyer first asked for money alone, without blame. */
export const askedBack = (look: Look): Instant | undefined =>
  mattersOf(look, "case")
    .filter(
      (row) =>
        factOf(row, "case.requested-by") === "buyer" && factOf(row, "case.seller-fault") !== true && isForMoney(row),
    )
    .map(({ opened }) => opened)[0];

/** Until when the seller had to answer a matter, as pauses moved it; also once it is over. */
function answerDue({ book, scene }: Look, { is, id }: MatterRow, ref: string): Instant | undefined {
  const rule = [...book.promiseByName.values()].find((one) => one.ref === ref && one.each === is);
  const frame = frameOf(scene.frames, is, id);
  return rule && frame && stateOf(rule, frame)?.due;
}

/** Answered in time, or not; taken out of the seller's hands, or given up, before. */
function answeredIs({ record }: Look, row: MatterRow, due: Instant): MarkIs {
  const [answered, escalated, ended] = ["answered", "escalated", "ended"].map((what) =>
    instantOf(row, `${row.is}.${what}`),
  );
  const isSilent = answered !== undefined && answered === silentAt(row);
  // What is ruled on is none of the seller's answers.
  const isOwn = answered !== undefined && !isSilent && answered <= (escalated ?? answered);
  if (isOwn) return answered <= due ? "yes" : "no";
  // What time brings about for want of an answer is dated by the limit itself.
  if (!isSilent && Math.min(escalated ?? due, ended ?? due) < due) return "out";
  return isSilent || escalated !== undefined || ended !== undefined || record.now > due ? "no" : "open";
}

/** When time alone said yes for who said nothing. */
const silentAt = ({ facts }: MatterRow): Instant | undefined => facts.find(([name]) => name === "case.silent")?.[2];

const answerMarks = (look: Look, is: "case" | "complaint", ref: string, name: Mark[0]): readonly Mark[] =>
  mattersOf(look, is).flatMap((row): readonly Mark[] => {
    const due = answerDue(look, row, ref);
    return due === undefined ? [] : [[name, due, answeredIs(look, row, due)]];
  });

/** Requests and complaints, and whether their seller answered in time. */
export const answeringMarks: Part = (look) => [
  ...answerMarks(look, "case", "AS_REVIEW", "answer-request"),
  ...answerMarks(look, "complaint", "CP_RESPOND", "answer-complaint"),
];

/** Complaints by when they were opened; those about missing goods by when they were found right. */
export const complaintMarks: Part = (look) =>
  mattersOf(look, "complaint").flatMap((row): readonly Mark[] => {
    const decided = instantOf(row, "complaint.decided");
    const isShort = factOf(row, "complaint.kind") === "short_shipment" && isUpheld(row) && decided !== undefined;
    return [["complained", row.opened, "yes"], ...(isShort ? [["short-shipped", decided, "yes"] as const] : [])];
  });

/** The seller's appeal against a ruling. */
export const rulingMarks: Part = (look) =>
  mattersOf(look, "complaint").flatMap((row): readonly Mark[] => {
    const at = instantOf(row, "complaint.appeal-decided");
    const isSellers = factOf(row, "complaint.appealed-by") !== "buyer";
    return at === undefined || !isSellers ? [] : [["appeal", at, isUpheld(row) ? "no" : "yes"]];
  });

/** Rulings that are under appeal. */
export const appealedRulings = (look: Look): readonly Instant[] =>
  mattersOf(look, "complaint").flatMap((row) => {
    const isOpen = instantOf(row, "complaint.appealed") !== undefined;
    const isOver = instantOf(row, "complaint.appeal-decided") !== undefined;
    return isOpen && !isOver ? (instantOf(row, "complaint.decided") ?? []) : [];
  });
