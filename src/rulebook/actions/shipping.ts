import { shift } from "../../model/duration.ts";
import type { ExtraParcelAdded, ShipmentSubmitted } from "../../model/event.ts";
import type { HostFact } from "../../model/fact.ts";
import type { Instant } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { ParcelKind } from "../../model/parcel.ts";
import type { ParcelRecord, Stamp } from "../../model/record.ts";
import { startOfDay } from "../../model/zone.ts";
import { parcelOf, putParcel, stampLast } from "../draft.ts";
import { awaited, openItems } from "../goods/items.ts";
import { remedyOf, sentAnew } from "../goods/made-good.ts";
import { askedBy, endOf, factOf, isDispute, putMatter, withFacts } from "../matters.ts";
import { isNumber, plainNumber } from "../tracking-number.ts";
import { type Action, checkedTime, type Judging, type Refused, refused, wordOn } from "./action.ts";
import { factAt } from "./as-it-stands.ts";
import { granted, kindOf } from "./case-terms.ts";
import { markShipped } from "./complete-shipping.ts";
import { noLines, noSuchParcel } from "./goods.ts";
import { isRefused, moved } from "./matters.ts";
import { moveOrder, wouldMove } from "./move.ts";
import { suspicions } from "./parcel-notes.ts";
import { isRefundedInFull } from "./refunds.ts";
import { attachWaiting, detach, hasLaterEta, track, untrack } from "./tracking.ts";

const ofNumber: readonly string[] = Object.values(suspicions);
const reusedSince = (at: Instant): HostFact => [suspicions.reused, at, at];

function unusable({ draft }: Judging, number: string, parcelId?: string): Refused | null {
  if (!isNumber(number)) return refused("E_TRACKING_FORMAT", "payload.number");
  const taken = draft.parcels.some((parcel) => parcel.number === number && parcel.id !== parcelId);
  return taken ? refused("E_PARCEL_EXISTS", "payload.number") : null;
}

/** The order itself goes by `order` in the ledger, so no parcel may. */
const isTaken = ({ draft }: Judging, id: string): boolean => id === "order" || parcelOf(draft, id) !== undefined;

const filled = (of: ReadonlyMap<string, number>) => [...of].filter(([, count]) => count > 0);

/**
 * What the parcel holds: what was said, or all that somebody waits for, else all that is open; refused where it is more
 * than that. Taken out of what is `left`.
 */
function contents(
  left: Map<string, number>,
  waitedFor: ReadonlyMap<string, number>,
  payload: ShipmentSubmitted,
): ParcelRecord["lines"] | Refused {
  if (!payload.lines) {
    const [waited, open] = [filled(waitedFor), filled(left)];
    const rest = waited.length > 0 ? waited : open;
    for (const [id, count] of rest) left.set(id, (left.get(id) ?? 0) - count);
    return rest.length > 0 || left.size === 0 ? rest : refused("E_QTY_EXCEEDED");
  }
  if (payload.lines.length === 0) return noLines;
  for (const [i, { lineId, quantity }] of payload.lines.entries()) {
    const open = left.get(lineId);
    if (open === undefined) return refused("E_NO_SUCH_LINE", `payload.lines[${i}].lineId`);
    if (quantity > open) return refused("E_QTY_EXCEEDED", `payload.lines[${i}].quantity`);
    left.set(lineId, open - quantity);
  }
  return payload.lines.map(({ lineId, quantity }) => [lineId, quantity]);
}

export const shipmentSubmitted: Action<"shipment.submitted"> = {
  by: ["seller", "platform", "system"],
  judge: ({ type, payload }, judging) => {
    const { draft, at, book, occurred } = judging;
    const number = plainNumber(payload.number);
    // Where the order stands comes first: an unpaid order is told so, whatever its number looks like.
    const refunded = isRefundedInFull(judging) || factAt(judging, "order.refund-granted") !== null;
    const standing = wouldMove(judging, type, { "ships-all": true, "full-refund-open": refunded });
    if (standing) return standing;
    const broken = unusable(judging, number);
    if (broken) return broken;
    if (isTaken(judging, payload.parcelId)) return refused("E_PARCEL_EXISTS", "payload.parcelId");
    const left = openItems(draft, book);
    const inParts = book.choice("ship.allow-partial") !== "no";
    const lines = contents(left, inParts ? openItems(draft, book, awaited) : left, payload);
    if ("code" in lines) return lines;
    const all = [...left.values()].every((open) => open === 0);
    const refusal = moveOrder(judging, type, {
      "ships-all": all,
      "partial-allowed": inParts,
      "full-refund-open": refunded,
    });
    if (refusal) return refusal;
    addParcel(judging, {
      id: payload.parcelId,
      kind: "primary",
      carrier: payload.carrier,
      number,
      lines,
      eta: payload.eta,
      plannedHandover: payload.plannedHandover,
      remote: payload.remote,
      ...(payload.usedElsewhere ? { facts: [reusedSince(at)] } : {}),
    });
    if (payload.cover) stampLast(draft, wordOn(payload.parcelId, "number"), Math.min(occurred, at));
    if (all) markShipped(judging);
    return "accepted";
  },
};

const extraKinds: readonly ParcelKind[] = ["split", "resend", "gift", "exchange"];

export const extraParcelAdded: Action<"extra_parcel.added"> = {
  by: ["seller", "platform", "system"],
  judge: ({ type, payload }, judging) => {
    const { draft } = judging;
    const number = plainNumber(payload.number);
    const given = { awaited: factAt(judging, "order.goods-awaited") !== null };
    const standing = wouldMove(judging, type, given);
    if (standing) return standing;
    if (!extraKinds.includes(payload.kind)) return refused("E_EXTRA_KIND", "payload.kind");
    const broken = unusable(judging, number);
    if (broken) return broken;
    if (isTaken(judging, payload.parcelId)) return refused("E_PARCEL_EXISTS", "payload.parcelId");
    if (payload.caseId !== undefined && !draft.matters.some(({ id }) => id === payload.caseId))
      return refused("E_NO_SUCH_CASE", "payload.caseId");
    moveOrder(judging, type, given);
    const fulfilled = payload.kind === "resend" || payload.kind === "exchange" ? fulfil(judging, payload) : undefined;
    const replaces = payload.kind === "resend" ? waitedFor(judging, fulfilled)?.id : undefined;
    addParcel(judging, {
      id: payload.parcelId,
      kind: payload.kind,
      carrier: payload.carrier,
      number,
      lines: [],
      ...(replaces === undefined ? {} : { replaces }),
      eta: payload.eta,
    });
    return "accepted";
  },
};

/** The first parcel of which the buyer wants the goods sent anew and nobody has; of a matter, the one that it is about. */
const waitedFor = ({ draft, scene, at }: Judging, matter: MatterRow | undefined): ParcelRecord | undefined =>
  draft.parcels.find(
    (parcel) =>
      remedyOf(parcel)?.[1] === "resend" &&
      !sentAnew(parcel, draft.parcels, scene(draft, at).states) &&
      (!matter || matter.parcel === parcel.id),
  );

const onTheWayBack: readonly (string | undefined)[] = ["awaiting_return", "return_in_transit"];

/** Agreed to and not sent in time, so that the seller has it again. */
const isLate = (row: MatterRow): boolean =>
  factOf(row, `${row.is}.reopened`) !== undefined &&
  (row.chart.stage === "seller_responding" ||
    (row.chart.stage === "seller_review" && askedBy[kindOf(row)].resends === true));

/** It counts as agreed to as before. */
const agreedAnew = (row: MatterRow, judging: Judging): MatterRow =>
  row.is === "case"
    ? granted(row, judging, judging.at)
    : withFacts(
        row,
        [
          ["complaint.accepted", judging.at],
          ["complaint.remedy", "resend"],
        ],
        judging.at,
      );

/** Goods are asked for, offered or ruled to be sent anew, and have not left. */
const isForResend = (row: MatterRow): boolean =>
  endOf(row) === undefined &&
  row.chart.stage !== "resent" &&
  [row.offer?.kind, factOf(row, "complaint.remedy"), row.is === "case" && kindOf(row)].includes("resend");

/**
 * Goods sent anew are those that somebody waits for: the matter that is named, else the oldest, else what is late by now.
 * Those of an exchange may leave before what they are for is back, those of what is named, or of the only one that is about
 * any, before anybody agrees to them.
 */
function fulfil(judging: Judging, { parcelId, kind, caseId }: ExtraParcelAdded): MatterRow | undefined {
  const { draft } = judging;
  const meant = draft.matters.filter((row) => isDispute(row) && (caseId === undefined || row.id === caseId));
  const late = meant.find(isLate);
  const waits = meant.find(({ chart }) => chart.stage === "awaiting_resend") ?? (late && agreedAnew(late, judging));
  const isOnly = waitedFor(judging, undefined) === undefined && meant.filter(isForResend).length === 1;
  const isEarly = (row: MatterRow): unknown => {
    if (caseId !== undefined) return endOf(row) === undefined;
    if (kind === "resend") return isOnly && isForResend(row);
    return onTheWayBack.includes(row.chart.stage) && askedBy[kindOf(row)].resends;
  };
  const next = waits ? moved(judging, waits, "resent") : meant.find(isEarly);
  if (!next || isRefused(next)) return undefined;
  putMatter(draft, { ...next, sent: parcelId });
  return next;
}

const isSameCarrier = ({ book: { carrier } }: Pick<Judging, "book">, parcel: ParcelRecord, code: string): boolean =>
  carrier(parcel.carrier).code === carrier(code).code;

/** The way back of what the buyer returns: in a box that is on it already, or one whose number is judged as any other. */
export function sendBack(judging: Judging, id: string, carrier: string, told: string): string | Refused {
  const number = plainNumber(told);
  const box = judging.draft.parcels.find((one) => one.kind === "return" && one.number === number);
  if (box && isSameCarrier(judging, box, carrier)) return box.id;
  const broken = unusable(judging, number);
  if (broken) return broken;
  if (isTaken(judging, id)) return refused("E_PARCEL_EXISTS", "payload.caseId");
  addParcel(judging, { id, kind: "return", carrier, number, lines: [] });
  return id;
}

/** What is said of a parcel with its number. */
type Terms = { readonly [F in "eta" | "plannedHandover" | "remote"]?: ShipmentSubmitted[F] | undefined };

type NewParcel = Pick<ParcelRecord, "id" | "kind" | "carrier" | "number" | "lines" | "replaces" | "facts"> & Terms;

const withTerms = (parcel: ParcelRecord, { eta, plannedHandover, remote }: Terms, at: Instant): ParcelRecord => ({
  ...parcel,
  ...(eta === undefined || hasLaterEta(parcel, at) ? {} : { eta: [checkedTime(eta), at, "event"] as const }),
  ...(plannedHandover === undefined ? {} : { plannedHandover: checkedTime(plannedHandover) }),
  ...(remote ? { remote } : {}),
});

/** When it should arrive where nobody says: by the leg table, to the end of that local day. */
function byLegs({ draft, book }: Judging, [uploaded, known]: Stamp): Pick<ParcelRecord, "eta"> {
  const within = draft.order?.leg === undefined ? null : book.duration(`eta.leg.${draft.order.leg}`);
  return within ? { eta: [startOfDay(shift(uploaded, within, book.zone), book.zone, 1), known, "legs"] } : {};
}

function addParcel(judging: Judging, { eta, plannedHandover, remote, ...parcel }: NewParcel): void {
  const { draft, at } = judging;
  const uploaded: Stamp = [at, at];
  const attached = attachWaiting(draft, { ...parcel, uploaded, scans: [], ...byLegs(judging, uploaded) });
  putParcel(draft, withTerms(attached, { eta, plannedHandover, remote }, at));
  track(draft, parcel, at);
}

export const trackingReplaced: Action<"tracking.replaced"> = {
  by: ["seller", "platform", "system"],
  says: ["parcelId", "number"],
  stands: ({ payload }, on) => {
    const parcel = parcelOf(on.draft, payload.parcelId);
    return parcel?.number === plainNumber(payload.number) && isSameCarrier(on, parcel, payload.carrier);
  },
  judge: ({ type, payload, actor }, judging) => {
    const { draft, at } = judging;
    const standing = wouldMove(judging, type);
    if (standing) return standing;
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return noSuchParcel;
    // What the buyer sends back goes by his number.
    if (parcel.kind === "return" && actor.role === "seller") return refused("E_NOT_ALLOWED", "actor.role");
    const number = plainNumber(payload.number);
    const broken = unusable(judging, number, parcel.id);
    if (broken) return broken;
    moveOrder(judging, type);
    // Each is an instant of its own, or the second of two in one millisecond would be told to nobody, and its number not tracked.
    const since = Math.max(at, (parcel.replaced ?? parcel.uploaded)[0] + 1);
    untrack(draft, parcel, since);
    // The clock of the first upload is kept; what the wrong number's scans said is not this parcel's story, and what was
    // suspected of it not said of the right one.
    const { facts, ...kept } = detach(draft, parcel);
    const others = (facts ?? []).filter(([name]) => !ofNumber.includes(name));
    if (payload.usedElsewhere) others.push(reusedSince(at));
    const moved: ParcelRecord = {
      ...byLegs(judging, parcel.uploaded),
      ...kept,
      ...(others.length > 0 ? { facts: others } : {}),
      carrier: payload.carrier,
      number,
      replaced: [since, at],
      ...(parcel.replaced ? { replacedBefore: [...(parcel.replacedBefore ?? []), parcel.replaced] } : {}),
      former: [...(parcel.former ?? []), parcel.number],
    };
    // What covers another number says of its own what a number that is submitted does.
    putParcel(draft, withTerms(attachWaiting(draft, moved), payload as Terms, at));
    track(draft, moved, since);
    return "accepted";
  },
};

export const etaChanged: Action<"eta.changed"> = {
  by: ["seller", "carrier", "platform", "system"],
  judge: ({ payload }, { draft, at }) => {
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return noSuchParcel;
    const eta = checkedTime(payload.eta);
    if (parcel.eta?.[2] === "event" && parcel.eta[0] === eta) return "nothing-new";
    if (hasLaterEta(parcel, at)) return refused("E_STALE_UPDATE");
    putParcel(draft, { ...parcel, eta: [eta, parcel.eta?.[0] === eta ? parcel.eta[1] : at, "event"] });
    return "accepted";
  },
};
