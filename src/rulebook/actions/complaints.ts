import { goneBack } from "../../compensation/grounds.ts";
import type { ComplaintDecided, ComplaintOpened } from "../../model/event-cases.ts";
import type { Instant } from "../../model/instant.ts";
import type { ComplaintKind, MatterRow, Remedy } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import { sum } from "../../model/table.ts";
import { type Draft, inCurrency } from "../draft.ts";
import { reportedMissing } from "../frames/parcel.ts";
import { broughtBy, type Gone, goneGoods, goneOrUnsent, type Taking, takeGoods } from "../goods/taken.ts";
import {
  type Changes,
  factOf,
  forgotten,
  isFor,
  matterOf,
  paidFor,
  paidOf,
  putMatter,
  refundedOf,
  withFact,
  withFacts,
  withSpan,
} from "../matters.ts";
import { type Action, type Judging, type Naming, type Refused, refused } from "./action.ts";
import { isLess, linesOf, ofWhatIsLeft, takingFirst, unawaited } from "./case-terms.ts";
import { aboutOf, badAmount, badLines, badParcel, rowsOf } from "./goods.ts";
import { advance, findMatter, isRefused, type Moved, type Moving, moved, withEvidence } from "./matters.ts";
import { note } from "./parcel-notes.ts";

/** What a category asks for: pieces of evidence, the goods that are meant. */
const demands: { readonly [Kind in ComplaintKind]?: { readonly evidence?: true; readonly lines?: true } } = {
  short_shipment: { evidence: true, lines: true },
  damaged: { evidence: true },
  wrong_item: { evidence: true },
};

/** Of these the goods themselves are at stake, and what was paid for them goes back only once. */
const aboutGoods: readonly ComplaintKind[] = ["short_shipment", "damaged", "wrong_item", "false_sign"];

const isAboutGoods = (kind: ComplaintKind): boolean => aboutGoods.includes(kind);

const kindOf = (row: MatterRow): ComplaintKind => factOf(row, "complaint.kind") as ComplaintKind;

/** How a ruling makes it good: as named, else as before; else by money where a sum is named or the goods are at stake. */
function remedyOf(row: MatterRow, { remedy, amount }: Pick<ComplaintDecided, "remedy" | "amount">): Remedy {
  const ruled = factOf(row, "complaint.appealed") ? (factOf(row, "complaint.ruled") as Remedy | undefined) : undefined;
  const before = ruled === "none" && amount ? undefined : ruled;
  return remedy ?? before ?? (amount || isAboutGoods(kindOf(row)) ? "money" : "none");
}

function barred(draft: Draft, payload: ComplaintOpened, gone: Gone): Refused | null {
  if (!draft.stamps["order.paid"]) return refused("E_NOT_PAID");
  const unknown = badParcel(draft, payload.parcelId);
  if (unknown) return unknown;
  const asks = demands[payload.category] ?? {};
  if (asks.lines && !payload.lines) return refused("E_REASON_INCOMPLETE", "payload.lines");
  if (asks.evidence && !payload.evidence?.length) return refused("E_EVIDENCE_REQUIRED", "payload.evidence");
  return badLines(
    draft,
    payload.lines,
    isAboutGoods(payload.category) ? gone : undefined,
    payload.parcelId,
    "category",
  );
}

export const opened: Action<"complaint.opened"> = {
  by: ["buyer", "platform"],
  judge: ({ type, payload, actor }, judging) => {
    const { draft, at, book } = judging;
    if (matterOf(draft, "complaint", payload.complaintId)) return refused("E_CASE_EXISTS", "payload.complaintId");
    const gone = goneOrUnsent(draft, book, isAboutGoods(payload.category));
    const wrong = barred(draft, payload, gone);
    if (wrong) return wrong;
    const parcel = parcelOfComplaint(judging, payload);
    const lines = aboutOf({ ...payload, parcelId: parcel }, draft, gone);
    const about = rowsOf(lines, parcel);
    const row: MatterRow = {
      is: "complaint",
      id: payload.complaintId,
      opened: at,
      chart: book.matterCharts.complaint.initial,
      facts: [
        ["complaint.kind", payload.category, at],
        ["complaint.amount", worth(judging, { id: payload.complaintId, ...about }), at],
      ],
      ...about,
    };
    const next = moved(judging, row, type);
    if (isRefused(next)) return next;
    putMatter(draft, withEvidence(next, payload.evidence, actor.role, at));
    if (payload.category === "false_sign" && parcel !== undefined) note(judging, parcel, reportedMissing);
    return "accepted";
  },
};

/** The one that is named; of a delivery that never came the only one that was delivered or, while none was, that is brought. */
function parcelOfComplaint({ draft, at, scene }: Judging, { parcelId, category }: ComplaintOpened): string | undefined {
  if (parcelId !== undefined || category !== "false_sign") return parcelId;
  const { states } = scene(draft, at);
  const brought = draft.parcels.filter(({ kind }) => kind !== "return" && kind !== "gift");
  const came = brought.filter(({ id }) => states.get(id)?.delivered);
  const [only, other] = came.length > 0 ? came : brought;
  return other ? undefined : only?.id;
}

/** More than is left of what was paid, beside what the complaint itself has brought. */
function tooMuch(
  { draft, book }: Judging,
  { complaintId, amount }: { readonly complaintId: string; readonly amount?: Money | undefined },
): Refused | null {
  const of = { of: complaintId, each: "complaint" };
  const own = sum(draft.money, (row) => (isFor(draft, of, paidFor(book, row)) ? (row.i?.[1] ?? 0) : 0));
  return badAmount(draft, amount, paidOf(draft) - goneBack(draft.money, refundedOf(draft)) + own);
}

type About = Pick<MatterRow, "id" | "lines" | "parcel">;

/** What the goods it is about cost, of those nobody was paid for by another. */
const worth = (judging: Judging, row: About): Money => inCurrency(judging.draft, goodsOf(judging, row)?.amount ?? 0);

const goodsOf = (judging: Judging, row: About): Taking | undefined => {
  const { book } = judging;
  const { draft: now } = unawaited(judging);
  const draft = { ...now, matters: now.matters.filter(({ is, id }) => is !== "complaint" || id !== row.id) };
  const parcel = broughtBy(draft, row.parcel);
  const lines = linesOf(row, { ...judging, draft });
  return draft.order ? takeGoods(draft.order, goneGoods(draft, book), lines, parcel) : undefined;
};

/** How it is made good, and what of the goods is settled with it. */
function settled(row: MatterRow, judging: Judging, remedy: Remedy, amount: Money | undefined): MatterRow {
  const { at } = judging;
  const takes = remedy === "money" && amount === undefined && isAboutGoods(kindOf(row));
  const made = (): MatterRow => {
    const of = withFact(row, "complaint.remedy", remedy, at);
    const paid = withFact(of, "complaint.amount", amount ?? worth(judging, row), at);
    if (takes) return { ...paid, taken: goodsOf(judging, row)?.taken ?? [] };
    return remedy === "money" ? ofWhatIsLeft(paid, judging) : paid;
  };
  return takes ? takingFirst(row, judging, made) : made();
}

export const evidenceAdded: Action<"complaint.evidence_added"> = {
  by: ["buyer", "seller", "carrier", "platform"],
  judge: ({ type, payload, actor }, judging) => {
    const row = findMatter(judging, "complaint", payload.complaintId);
    if (isRefused(row)) return row;
    if (payload.evidence.length === 0) return refused("E_EVIDENCE_REQUIRED", "payload.evidence");
    const next = moved(judging, row, type);
    if (isRefused(next)) return next;
    const filed = withEvidence(next, payload.evidence, actor.role, judging.at);
    if (filed === next) return "nothing-new";
    putMatter(judging.draft, row.chart.proof === "asked" ? withProof(filed, judging.at) : filed);
    return "accepted";
  },
};

const withProof = (row: MatterRow, at: Instant, isAsked = false): MatterRow => ({
  ...row,
  facts: withSpan(row.facts, "asked", isAsked, at),
});

/** What is settled waits for no proof: where it goes on after that, it is asked for anew. */
const unasked = (row: MatterRow, at: Instant): MatterRow =>
  row.chart.proof === "asked" ? withProof({ ...row, chart: { ...row.chart, proof: "complete" } }, at) : row;

export const proofAsked: Action<"complaint.proof_asked"> = {
  by: ["platform"],
  judge: (event, judging) =>
    moveComplaint(judging, event, {
      change: (row) => {
        const asked = withProof(row, judging.at, true);
        // What was brought after it was asked for answers it, though it was handed in before.
        const brought = row.evidence?.find(([, filed]) => filed > judging.at)?.[1];
        return brought === undefined ? asked : unasked(asked, brought);
      },
    }),
};

const moveComplaint = (judging: Judging, { type, payload }: Naming<"complaintId">, how?: Moving): Moved =>
  advance(judging, "complaint", payload.complaintId, type, how);

type Plain = "complaint.responded" | "complaint.resolved" | "complaint.withdrawn" | "complaint.expired";

const plain = <T extends Plain>(by: Action<T>["by"]): Action<T> => ({
  by,
  judge: (event, judging) => moveComplaint(judging, event),
});

export const responded: Action<"complaint.responded"> = plain(["seller"]);
export const resolved: Action<"complaint.resolved"> = plain(["buyer", "platform", "system"]);
export const withdrawn: Action<"complaint.withdrawn"> = plain(["buyer", "platform"]);
export const expired: Action<"complaint.expired"> = plain(["platform", "system"]);

const appealable = "complaint.appealable";

export const appealed: Action<"complaint.appealed"> = {
  by: ["buyer", "seller"],
  judge: (event, judging) =>
    moveComplaint(judging, event, {
      given: (row) => ({ decided: factOf(row, appealable) !== undefined }),
      change: (row) => {
        const { role } = event.actor;
        const before = factOf(row, "complaint.appealed-by") ?? role;
        const by = before === role ? role : "both";
        // What came before the platform again is as it was ruled.
        const decided = factOf(row, appealable);
        return withFacts(
          row,
          [
            ["complaint.appealed-by", by],
            ["complaint.decided", decided],
          ],
          judging.at,
        );
      },
    }),
};

export const proposalMade: Action<"complaint.proposal_made"> = {
  by: ["seller", "platform"],
  says: ["complaintId", "remedy"],
  judge: (event, judging) => {
    const { payload } = event;
    const over = tooMuch(judging, payload);
    if (over) return over;
    const { at } = judging;
    const offer = { kind: payload.remedy, ...(payload.amount ? { amount: payload.amount.amount } : {}) };
    return moveComplaint(judging, event, {
      change: (row) => ({ ...withFact(row, "complaint.offered", at, at), offer }),
    });
  },
};

const offerOf = ({ offer }: MatterRow): Remedy | undefined => offer?.kind as Remedy | undefined;

/** The same, where there is an offer to answer. */
const answer: typeof moveComplaint = (judging, event, how) => {
  const row = matterOf(judging.draft, "complaint", event.payload.complaintId);
  return row?.chart.stage === "negotiating" && !row.offer
    ? refused("E_NOTHING_TO_ANSWER", "payload.complaintId")
    : moveComplaint(judging, event, how);
};

export const accepted: Action<"complaint.accepted"> = {
  by: ["buyer"],
  judge: (event, judging) => {
    const { draft, at } = judging;
    return answer(judging, event, {
      given: (row) => ({ resends: offerOf(row) === "resend" }),
      change: (row) => {
        const { offer, ...rest } = row;
        const amount = offer?.amount === undefined ? undefined : inCurrency(draft, offer.amount);
        const of = withFact(unasked(rest, at), "complaint.accepted", at, at);
        return settled(of, judging, offerOf(row) ?? "none", amount);
      },
    });
  },
};

export const declined: Action<"complaint.declined"> = {
  by: ["buyer"],
  judge: (event, judging) =>
    answer(judging, event, {
      change: ({ offer: _offer, ...row }) => row,
    }),
};

/** A buyer may once the seller has answered, whatever became of that; time alone where the seller was silent. */
export const escalated: Action<"complaint.escalated"> = {
  by: ["buyer", "platform", "system"],
  judge: (event, judging) => {
    const wasAnswered = ({ gone = [] }: MatterRow): boolean => gone.some(([name]) => name === "complaint.answered");
    return moveComplaint(judging, event, {
      given: (row) => ({ unanswered: event.actor.role !== "buyer" || wasAnswered(row) }),
    });
  },
};

/** A ruling, and for whom it is. Where the buyer is right, he has what is said now, else what was ruled before. */
const ruling = <T extends "complaint.decided" | "complaint.appeal_decided">(
  fact: string,
  isRight: (row: MatterRow, upheld: boolean) => boolean,
): Action<T> => ({
  by: ["platform"],
  judge: (event, judging) => {
    const said: ComplaintDecided = event.payload;
    const { at } = judging;
    const over = tooMuch(judging, said);
    if (over) return over;
    const upheld = said.result === "upheld";
    const remedy = (row: MatterRow): Remedy | undefined => (isRight(row, upheld) ? remedyOf(row, said) : undefined);
    return moveComplaint(judging, event, {
      given: (row) => ({ upheld, resends: remedy(row) === "resend" }),
      change: (row) => {
        const gets = remedy(row);
        const ruled: Changes = [
          [fact, at],
          ["complaint.result", gets ? "upheld" : "dismissed"],
          ["complaint.ruled", gets],
          ["complaint.in-part", isLess(said.amount?.amount, worth(judging, row).amount)],
          [appealable, fact === "complaint.decided" ? at : undefined],
        ];
        const of = withFacts(unasked(row, at), ruled, at);
        const isNew =
          factOf(row, "complaint.result") !== "upheld" || said.remedy !== undefined || said.amount !== undefined;
        return gets && isNew ? settled(of, judging, gets, said.amount) : of;
      },
    });
  },
});

export const decided: Action<"complaint.decided"> = ruling("complaint.decided", (_, upheld) => upheld);

/** The last word. What was paid stays paid. */
export const appealDecided: Action<"complaint.appeal_decided"> = ruling("complaint.appeal-decided", (row, upheld) =>
  upheld ? factOf(row, "complaint.appealed-by") === "buyer" : factOf(row, "complaint.ruled") !== undefined,
);

const settledBefore: readonly string[] = [
  "complaint.accepted",
  "complaint.remedy",
  "complaint.resend-agreed",
  "complaint.resent",
  "complaint.reopened",
];

/** What was agreed was not sent, or never came. */
export const reopened: Action<"complaint.reopened"> = {
  by: ["platform", "system"],
  judge: (event, judging) => {
    const { at } = judging;
    return moveComplaint(judging, event, {
      given: (row) => ({ decided: factOf(row, "complaint.decided") !== undefined }),
      change: (row) => withFact(forgotten(row, settledBefore, at), "complaint.reopened", at, at),
    });
  },
};
