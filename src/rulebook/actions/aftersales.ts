import { factByName } from "../../condition/access.ts";
import type { WindowState } from "../../condition/frame.ts";
import type { AfterSalesModified, AfterSalesRequested } from "../../model/event-cases.ts";
import type { Instant } from "../../model/instant.ts";
import type { CaseKind, MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import type { ParcelRecord, PlacedOrder } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import { inCurrency } from "../draft.ts";
import { isAbout, isEffective, isUnshipped, openItems, unitsIn } from "../goods/items.ts";
import { isBack, parcelsOf } from "../goods/made-good.ts";
import { addedUp, unitsLeft } from "../goods/taken.ts";
import {
  askedBy,
  type Changes,
  factOf,
  inPart,
  matterOf,
  putMatter,
  withFact,
  withFacts,
  withSpan,
} from "../matters.ts";
import { isNumber, plainNumber } from "../tracking-number.ts";
import { type Action, incomplete, type Judging, type Naming, type Refused, refused } from "./action.ts";
import { factOn, saidToHaveCome } from "./as-it-stands.ts";
import { goneFor, granted, grantOf, isLess, kindOf, linesOf, takingOf } from "./case-terms.ts";
import { aboutOf, badAmount, badCurrency, badLines, badParcel, rowsOf } from "./goods.ts";
import { advance, findMatter, isRefused, type Moved, type Moving, moved, withEvidence } from "./matters.ts";
import { sendBack } from "./shipping.ts";

const noReason = "no_reason";

/** What is asked for, or said anew of what was. */
type Asked = Pick<AfterSalesRequested, "caseId" | "lines" | "parcelId"> &
  Partial<Pick<AfterSalesRequested, "kind" | "reason">>;

/** Why this may not be asked for as the order stands. */
function barred(
  judging: Judging,
  payload: Asked,
  row: Pick<MatterRow, "lines" | "parcel">,
  kind: CaseKind,
): Refused | null {
  const { draft, book, scene, at } = judging;
  const { lines } = row;
  const gone = goneFor(kind, judging);
  if (!draft.stamps["order.paid"]) return refused("E_NOT_PAID");
  if (draft.stamps["order.closed"] || draft.chart.payment === "refunded") return refused("E_TERMINAL");
  const unknown = badParcel(draft, payload.parcelId);
  if (unknown) return unknown;
  // By a scan, or by the buyer's own word, which is of what was on its way by then and is not on its way back.
  const received = saidToHaveCome(draft);
  const hasCome = ({ id, uploaded }: ParcelRecord): boolean =>
    Number(factOn(judging, "parcel", id, "parcel.delivered")) <= at ||
    (uploaded[0] <= received && !isBack(scene(draft, at).states.get(id)));
  if (payload.kind === "refuse_refund" && parcelsOf(row, draft).some(hasCome))
    return refused("E_ALREADY_DELIVERED", "payload.kind");
  const bad = badLines(draft, payload.lines, gone, payload.parcelId, "kind");
  if (bad) return bad;
  if (payload.kind === "refund_unshipped" && hasLeft(row, judging)) return refused("E_ALREADY_SHIPPED", "payload.kind");
  const about = lines?.map(([id]) => id) ?? draft.order?.lines.map(({ id }) => id) ?? [];
  // Of what was given nothing is paid back, but it may be had anew.
  const isGiven = draft.parcels.some(({ id, kind }) => id === row.parcel && kind === "gift");
  const left = about.filter((id) => unitsLeft(draft.order as PlacedOrder, gone, id) > 0);
  if (left.length === 0 && !(isGiven && askedBy[kind].resends)) return refused("E_QTY_EXCEEDED");
  const most = book.number("case.most");
  const asked = (id: string): number => draft.matters.filter((row) => row.is === "case" && isAbout(row, id)).length;
  const isNew = !matterOf(draft, "case", payload.caseId);
  if (isNew && most !== undefined && left.some((id) => asked(id) >= most)) return refused("E_CASE_LIMIT");
  return payload.reason === noReason ? barredWithoutReason(judging, left) : null;
}

/** Whether a carrier has some of the items asked for. */
function hasLeft(row: Pick<MatterRow, "lines">, judging: Judging): boolean {
  const { draft, book, scene, at } = judging;
  const { states } = scene(draft, at);
  const counted = draft.parcels.filter(isEffective(book));
  const away = counted.filter(({ id }) => Number(states.get(id)?.pickedUp?.[0]) <= at);
  const there = openItems(draft, book, ({ open, shipped }) => open + shipped);
  return [...addedUp(linesOf(row, judging))].some(
    ([line, count]) => count > (there.get(line) ?? 0) - sum(away, ({ lines }) => unitsIn(lines, line)),
  );
}

/** Who gives no reason may return what the window is open for. */
function barredWithoutReason({ draft, book, scene, at }: Judging, lines: readonly string[]): Refused | null {
  for (const frame of scene(draft, at).frames.get("line") ?? []) {
    if (!lines.includes(frame.key)) continue;
    if (factByName(book, frame, "line.no-reason") === false) return refused("E_NO_REASON_EXCLUDED", "payload.reason");
    const window = factByName(book, frame, "return-without-reason") as WindowState | undefined;
    if (window && at > window.closes) return refused("E_NO_REASON_CLOSED", "payload.reason");
  }
  return null;
}

export const requested: Action<"aftersales.requested"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ type, payload: asked, actor }, judging) => {
    const { draft, at, book } = judging;
    if (matterOf(draft, "case", asked.caseId)) return refused("E_CASE_EXISTS", "payload.caseId");
    const lines = aboutOf(asked, draft, goneFor(asked.kind, judging));
    const about = rowsOf(lines, asked.parcelId);
    const wrong = barred(judging, asked, about, asked.kind);
    if (wrong) return wrong;
    const payload = lines ? { ...asked, lines } : asked;
    const worth = takingOf({ id: asked.caseId, ...about }, judging, asked.kind);
    const over = badAmount(judging.draft, payload.amount, worth.amount);
    if (over) return over;
    const row = noted(opened(judging, payload, worth.amount), payload, worth.amount, actor.role, at);
    const next = moved(judging, row, type, {
      "at-once": book.choice("review.unshipped") === "at-once" && isUnshipped(row, linesOf(row, judging), draft, book),
      "coming-back": payload.kind === "refuse_refund",
    });
    if (isRefused(next)) return next;
    putMatter(draft, withGrant(next, judging));
    return "accepted";
  },
};

function opened({ draft, book, at }: Judging, payload: AfterSalesRequested, worth: number): MatterRow {
  const amount = payload.amount ?? inCurrency(draft, worth);
  return {
    is: "case",
    id: payload.caseId,
    opened: at,
    chart: book.matterCharts.case.initial,
    facts: [
      ["case.kind", payload.kind, at],
      ["case.requested", at, at],
      ["case.amount", amount, at],
      ["case.elsewhere", false, at],
    ],
    ...rowsOf(payload.lines, payload.parcelId),
  };
}

function noted(row: MatterRow, payload: AfterSalesRequested, worth: number, by: string, at: Instant): MatterRow {
  const facts: Changes = [
    ["case.requested-by", by],
    ["case.reason", payload.reason],
    ["case.seller-fault", payload.sellerFault],
    ["named-amount", payload.amount ? true : undefined],
    [inPart, isLess(payload.amount?.amount, worth)],
  ];
  return withEvidence(withFacts(row, facts, at), payload.evidence, by === "platform" ? "platform" : "buyer", at);
}

const grants: readonly string[] = ["refunding", "awaiting_return", "awaiting_resend"];
const givesBack: readonly string[] = ["seller_review", "rejected", "withdrawn", "expired", "platform_rejected"];

/** What is granted takes its goods; what is refused or withdrawn after all gives them back. */
export function withGrant(row: MatterRow, judging: Judging): MatterRow {
  const stage = row.chart.stage ?? "";
  if (grants.includes(stage)) return granted(row, judging, judging.at);
  const { taken: _taken, offer: _offer, ...rest } = row;
  return givesBack.includes(stage) ? rest : row;
}

/** Moves a request; whatever grants it says what is to be paid. */
const moveCase = (judging: Judging, { type, payload }: Naming<"caseId">, { given, change }: Moving = {}): Moved =>
  advance(judging, "case", payload.caseId, type, {
    ...(given ? { given } : {}),
    change: (next) => withGrant(change?.(next) ?? next, judging),
  });

/** Who agrees to what was asked for takes back what he offered instead. */
const withoutOffer = ({ offer: _offer, ...row }: MatterRow): MatterRow => row;

/**
 * Says of a request what is asked for, or offered, from now on; refused where it could not be asked for by now. What was
 * asked for in time stays so.
 */
function saidAnew(
  judging: Judging,
  event: "aftersales.modified" | "aftersales.proposed",
  { caseId, kind: named, reason, amount }: AfterSalesModified,
  change: (row: MatterRow, kind: CaseKind, worth: number) => MatterRow,
): Moved {
  const found = findMatter(judging, "case", caseId);
  if (isRefused(found)) return found;
  // Who changes what he asked for has not taken what was offered instead.
  const row = moved(judging, withoutOffer(found), event);
  if (isRefused(row)) return row;
  const kind = named ?? kindOf(row);
  const anew = {
    caseId,
    ...(kind === kindOf(row) ? {} : { kind }),
    ...(reason === undefined || reason === factOf(row, "case.reason") ? {} : { reason }),
  };
  const wrong = barred(judging, anew, row, kind);
  if (wrong) return wrong;
  const worth = takingOf(row, judging, kind).amount;
  const over = badAmount(judging.draft, amount, worth);
  if (over) return over;
  putMatter(judging.draft, change(row, kind, worth));
  return "accepted";
}

export const approved: Action<"aftersales.approved"> = {
  by: ["seller", "platform", "system"],
  // Who said nothing in time has not answered, though it counts as yes.
  judge: (event, judging) =>
    moveCase(judging, event, {
      given: (row) => grantOf(withoutOffer(row), judging),
      change: (row) =>
        withFact(withoutOffer(row), "case.silent", event.actor.role === "system" ? true : undefined, judging.at),
    }),
};

export const accepted: Action<"aftersales.accepted"> = {
  by: ["buyer"],
  judge: (event, judging) => moveCase(judging, event, { given: (row) => grantOf(row, judging) }),
};

export const wrongNumber = "wrong_tracking_number";

export const rejected: Action<"aftersales.rejected"> = {
  by: ["seller"],
  judge: (event, judging) => {
    const { payload } = event;
    const { at } = judging;
    const isWrong = payload.reason === wrongNumber;
    const lacking = incomplete(payload, ...(isWrong ? (["carrier", "number"] as const) : (["reason"] as const)));
    if (lacking) return lacking;
    const [carrier, number] = isWrong ? [payload.carrier, payload.number] : [];
    if (number && !isNumber(plainNumber(number))) return refused("E_TRACKING_FORMAT", "payload.number");
    const says: Changes = [
      ["case.rejection-reason", payload.reason],
      ["case.right-carrier", carrier],
      ["case.right-number", number],
    ];
    return moveCase(judging, event, {
      change: (row) => withEvidence(withFacts(row, says, at), payload.evidence, "seller", at),
    });
  },
};

export const proposed: Action<"aftersales.proposed"> = {
  by: ["seller"],
  says: ["caseId", "caseId"],
  judge: ({ type, payload }, judging) => {
    const { kind = "partial_refund", amount } = payload;
    if (payload.kind === undefined && amount === undefined) return refused("E_REASON_INCOMPLETE", "payload.amount");
    const offer = { kind, ...(amount === undefined ? {} : { amount: amount.amount }) };
    return saidAnew(judging, type, { ...payload, kind }, (row) => ({ ...row, offer }));
  },
};

export const declined: Action<"aftersales.declined"> = {
  by: ["buyer"],
  judge: (event, judging) => moveCase(judging, event, { change: withoutOffer }),
};

export const modified: Action<"aftersales.modified"> = {
  by: ["buyer"],
  says: ["caseId", "kind", "reason", "amount"],
  judge: ({ type, payload }, judging) =>
    saidAnew(judging, type, payload, (row, kind, worth) => {
      const { draft, at } = judging;
      const known = factOf(row, "named-amount") === true;
      const amount = payload.amount ?? (known ? (factOf(row, "case.amount") as Money) : inCurrency(draft, worth));
      const changes: Changes = [
        ["case.kind", kind],
        ["case.reason", payload.reason ?? (factOf(row, "case.reason") as string | undefined)],
        ["case.amount", amount],
        ["named-amount", payload.amount || known ? true : undefined],
        [inPart, isLess(amount.amount, worth)],
      ];
      return withEvidence(withFacts(row, changes, at), payload.evidence, "buyer", at);
    }),
};

const plain = <T extends "aftersales.withdrawn" | "aftersales.expired" | "aftersales.completed">(
  by: Action<T>["by"],
): Action<T> => ({
  by,
  judge: (event, judging) => moveCase(judging, event),
});

export const withdrawn: Action<"aftersales.withdrawn"> = plain(["buyer", "platform", "system"]);
export const expired: Action<"aftersales.expired"> = plain(["platform", "system"]);
export const reopened: Action<"aftersales.reopened"> = {
  by: ["platform", "system"],
  judge: (event, judging) =>
    moveCase(judging, event, {
      given: (row) => ({ escalated: factOf(row, "case.escalated") !== undefined }),
      change: (row) => withFact(row, "case.reopened", judging.at, judging.at),
    }),
};
export const completed: Action<"aftersales.completed"> = plain(["buyer", "platform", "system"]);

/** Until when is a bar of the pack. A buyer may after a refusal, time alone where the seller was silent. */
export const escalated: Action<"aftersales.escalated"> = {
  by: ["buyer", "platform", "system"],
  judge: (event, judging) =>
    moveCase(judging, event, {
      given: () => ({ unanswered: event.actor.role !== "buyer" }),
      change: (row) => (event.actor.role === "buyer" ? row : withFact(row, "case.taken-over", judging.at, judging.at)),
    }),
};

/** On its way back with the carrier, and taken to the platform for it: a ruling does not send it there again. */
const standsStill = (judging: Judging, row: MatterRow): boolean =>
  factOf(row, "case.awaiting-return") !== undefined &&
  factOn(judging, "case", row.id, "case.coming-back") !== undefined;

export const decided: Action<"aftersales.decided"> = {
  by: ["platform"],
  judge: (event, judging) =>
    moveCase(judging, event, {
      given: (row) => ({
        ...grantOf(withoutOffer(row), judging, standsStill(judging, row)),
        upheld: event.payload.result === "upheld",
      }),
      change: (row) => withFact(withoutOffer(row), "case.decided", judging.at, judging.at),
    }),
};

/** The way back is tracked as a parcel of its own. */
export const returnSent: Action<"aftersales.return_sent"> = {
  by: ["buyer", "platform"],
  judge: ({ type, payload }, judging) => {
    const { draft, at } = judging;
    const row = findMatter(judging, "case", payload.caseId);
    if (isRefused(row)) return row;
    const foreign = badCurrency(draft, payload.freight, "freight");
    if (foreign) return foreign;
    const next = moved(judging, row, type);
    if (isRefused(next)) return next;
    const parcelId = sendBack(judging, `return:${payload.caseId}`, payload.carrier, payload.number);
    if (typeof parcelId !== "string") return parcelId;
    putMatter(draft, { ...withFact(next, "case.return-freight", payload.freight, at), returns: parcelId });
    return "accepted";
  },
};

/** Who says nothing of what a carrier brought him has received it. */
export const returnReceived: Action<"aftersales.return_received"> = {
  by: ["seller", "platform", "system"],
  judge: (event, judging) =>
    moveCase(judging, event, {
      given: (row) => ({ resends: askedBy[kindOf(row)].resends === true }),
      change: (row) => withFact(row, "case.return-received", judging.at, judging.at),
    }),
};

/** The platform keeps a request for itself: its clocks stand still. */
const holding = <T extends "aftersales.held" | "aftersales.released">(isHeld: boolean): Action<T> => ({
  by: ["platform"],
  judge: ({ type, payload: { caseId } }, judging) =>
    advance(judging, "case", caseId, type, {
      change: (row) => ({ ...row, facts: withSpan(row.facts, "held", isHeld, judging.at) }),
    }),
});

export const held: Action<"aftersales.held"> = holding(true);
export const released: Action<"aftersales.released"> = holding(false);
