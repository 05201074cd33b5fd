import type { Money } from "../../model/money.ts";
import type { ParcelRecord } from "../../model/record.ts";
import { noteParcel, parcelOf, putParcel } from "../draft.ts";
import { ofSign, reportedMissing } from "../frames/parcel.ts";
import { priceOrdered, remedyOf, sentAnew } from "../goods/made-good.ts";
import { type Action, type Judgement, type Judging, refused } from "./action.ts";
import { factOn } from "./as-it-stands.ts";
import { noSuchParcel } from "./goods.ts";

const parcelNote = <T extends "parcel.intercepted" | "delivery.rescheduled" | "delivery.disputed" | "delivery.proven">(
  fact: string,
): Action<T>["judge"] => {
  return ({ payload }, judging) => note(judging, payload.parcelId, fact);
};

/**
 * What somebody says of a parcel: one fact, so from the first that says it on. Of what is said of a sign each time stays
 * noted, as it may prove to be of another sign than the time before.
 */
export function note(judging: Judging, parcelId: string, fact: string): Judgement {
  const { draft, at } = judging;
  const parcel = parcelOf(draft, parcelId);
  if (!parcel) return noSuchParcel;
  if (!ofSign.includes(fact)) return noteParcel(draft, parcel, fact, at) ? "accepted" : "nothing-new";
  const known = factOn(judging, "parcel", parcelId, fact);
  putParcel(draft, { ...parcel, facts: [...(parcel.facts ?? []), [fact, at, at]] });
  return typeof known === "number" && known <= at ? "nothing-new" : "accepted";
}

export const parcelIntercepted: Action<"parcel.intercepted"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: parcelNote("parcel.intercepted"),
};

export const deliveryRescheduled: Action<"delivery.rescheduled"> = {
  by: ["buyer", "courier", "carrier", "platform", "system"],
  judge: parcelNote("parcel.rescheduled"),
};

/** The buyer says that it never came. */
export const deliveryDisputed: Action<"delivery.disputed"> = {
  by: ["buyer", "platform"],
  judge: parcelNote(reportedMissing),
};

/** The carrier shows who signed. */
export const deliveryProven: Action<"delivery.proven"> = {
  by: ["carrier", "courier", "platform"],
  judge: parcelNote("parcel.proof-of-delivery"),
};

/** It is lost by its scans, unless it came since, or damaged; or it never came by the buyer's word. */
const isInTrouble = (judging: Judging, { id }: ParcelRecord): boolean =>
  ["lost", "damaged"].includes(String(factOn(judging, "parcel", id, "parcel.exception"))) ||
  factOn(judging, "parcel", id, reportedMissing) !== undefined;

/** What was in it is sent anew, or goes back another way; or nobody paid for it. */
const isMadeGood = (judging: Judging, { id }: ParcelRecord): boolean =>
  (factOn(judging, "parcel", id, "parcel.price-left") as Money | undefined)?.amount === 0;

/** The last that was sent anew since something is wrong with it, for nothing by name: for this, where that is wanted. */
function sentUnasked({ draft, scene, at }: Judging, { id }: ParcelRecord): ParcelRecord | undefined {
  const { states } = scene(draft, at);
  const { since = Number.NaN } = states.get(id)?.exception ?? {};
  return draft.parcels.findLast(
    (one) =>
      one.kind === "resend" &&
      !one.replaces &&
      one.uploaded[0] >= since &&
      !states.get(one.id)?.exception &&
      !draft.matters.some(({ sent }) => sent === one.id),
  );
}

export const remedyChosen: Action<"remedy.chosen"> = {
  by: ["buyer", "platform"],
  says: ["parcelId", "remedy"],
  judge: ({ payload }, judging) => {
    const { draft, book, scene, at } = judging;
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return noSuchParcel;
    if (!isInTrouble(judging, parcel)) return refused("E_NOTHING_TO_ANSWER", "payload.parcelId");
    const { remedy } = payload;
    const isPaidBack = remedy === "resend" && priceOrdered(parcel, draft.money, book) !== undefined;
    if (isPaidBack || (remedy !== "none" && isMadeGood(judging, parcel)))
      return refused("E_MADE_GOOD", "payload.parcelId");
    const [, known, since] = remedyOf(parcel) ?? [];
    const anew = remedy === "resend" && sentUnasked(judging, parcel);
    const isOver =
      sentAnew(parcel, draft.parcels, scene(draft, at).states) !== undefined ||
      draft.claims.some(({ s, e }) => s === parcel.id && e === since);
    // The same again is a choice of its own where the one before it came to nothing.
    if (remedy !== known || (remedy === "resend" && isOver))
      putParcel(draft, { ...parcel, facts: [...(parcel.facts ?? []), ["parcel.remedy", remedy, at]] });
    if (anew) putParcel(draft, { ...anew, replaces: parcel.id });
    return "accepted";
  },
};

export const suspicions = {
  malformed: "parcel.number-malformed",
  reused: "parcel.number-reused",
  "other-city": "parcel.other-city",
  "other-carrier": "parcel.other-carrier",
} as const;

/** What the host or a carrier found about a number, which no order can know by itself. */
export const trackingSuspected: Action<"tracking.suspected"> = {
  by: ["carrier", "platform", "system"],
  judge: ({ payload }, judging) => {
    const { parcelId, reason } = payload;
    // It was said of the number before.
    return judging.at < (parcelOf(judging.draft, parcelId)?.replaced?.[1] ?? 0)
      ? refused("E_STALE_UPDATE")
      : note(judging, parcelId, suspicions[reason]);
  },
};
