import type { Money } from "../../model/money.ts";
import type { ParcelRecord } from "../../model/record.ts";
import { noted, parcelOf, putParcel, stamp } from "../draft.ts";
import { itemsByLine, outOfStock } from "../items.ts";
import { priceOrdered, remedyOf, sentAnew } from "../made-good.ts";
import { type Action, type Judging, refused } from "./action.ts";
import { factOn, noLines } from "./goods.ts";
import { closing } from "./payment.ts";

/** The seller cannot supply what is left of some lines; of what has shipped whole nothing is. */
export const stockOut: Action<"stock.out"> = {
  by: ["seller", "platform", "system"],
  judge: ({ payload, actor }, judging) => {
    const { draft, book, at } = judging;
    if (!draft.stamps["order.confirmed"]) return refused("E_NOT_PAID");
    if (draft.stamps["order.closed"]) return refused("E_TERMINAL");
    if (payload.lines.length === 0) return noLines;
    const lines = draft.order?.lines ?? [];
    const items = itemsByLine(draft, book);
    for (const [i, id] of payload.lines.entries()) {
      const place = lines.findIndex((line) => line.id === id);
      if (place < 0) return refused("E_NO_SUCH_LINE", `payload.lines[${i}]`);
      if (items[place]?.shipped === lines[place]?.quantity) return refused("E_ALREADY_SHIPPED", `payload.lines[${i}]`);
    }
    for (const id of payload.lines) if (!draft.stamps[outOfStock(id)]) stamp(draft, outOfStock(id), [at, at]);
    // Where nothing was shipped and nothing will be, nobody waits for it any more.
    const isOver = draft.chart.fulfilment === "to_ship" && itemsByLine(draft, book).every(({ open }) => open === 0);
    return isOver ? closing(judging, "lines.cancelled", actor.role, "out-of-stock") : "accepted";
  },
};

export const deliveryRated: Action<"delivery.rated"> = {
  by: ["buyer"],
  judge: ({ payload }, { draft, at }) => {
    if (!draft.stamps["order.shipped"]) return refused("E_NOT_SHIPPED");
    if (payload.onTime) stamp(draft, "order.rated-on-time", [at, at]);
    return "accepted";
  },
};

const addressFacts: { readonly [problem: string]: string } = {
  incomplete: "order.address-incomplete",
  unreachable: "order.contact-unreachable",
};

/** What is wrong with where it goes, or that nothing is any more. */
export const addressChecked: Action<"address.checked"> = {
  by: ["seller", "carrier", "courier", "platform", "system"],
  judge: ({ payload }, { draft, at }) => {
    const {
      "order.address-incomplete": _incomplete,
      "order.contact-unreachable": _unreachable,
      ...rest
    } = draft.stamps;
    const fact = addressFacts[payload.problem];
    if (fact && draft.stamps[fact]) return "nothing-new";
    draft.stamps = fact ? { ...draft.stamps, [fact]: [at, at] } : rest;
    return "accepted";
  },
};

/** Put right by whoever knows better; what was wrong with it is no more. */
export const addressCorrected: Action<"address.corrected"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: (_event, { draft, at }) => {
    const {
      "order.address-incomplete": _incomplete,
      "order.contact-unreachable": _unreachable,
      ...rest
    } = draft.stamps;
    draft.stamps = { ...rest, "order.address-corrected": [at, at] };
    return "accepted";
  },
};

export const orderHeld: Action<"order.held"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload }, { draft, at }) => {
    if (draft.stamps["order.shipped"]) return refused("E_ALREADY_SHIPPED");
    if (draft.stamps["order.closed"]) return refused("E_TERMINAL");
    const { released: _released, ...rest } = draft.stamps;
    draft.stamps = { ...rest, held: [at, at] };
    draft.facts = noted(draft.facts, "order.hold-reason", payload.reason, at);
    return "accepted";
  },
};

export const orderReleased: Action<"order.released"> = {
  by: ["buyer", "platform", "system"],
  judge: (_event, { draft, at }) => {
    if (!draft.stamps.held || draft.stamps.released) return refused("E_STALE_UPDATE");
    stamp(draft, "released", [at, at]);
    return "accepted";
  },
};

const consentFacts = { "pick-up-point": "order.point-consent", rewards: "order.reward-consent" } as const;

export const consentGiven: Action<"consent.given"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload }, { draft, at, occurred }) => {
    if (draft.stamps[consentFacts[payload.to]]) return "nothing-new";
    stamp(draft, consentFacts[payload.to], [Math.min(occurred, at), at]);
    return "accepted";
  },
};

/** A request or complaint as far as it stops clocks. */
export const caseOpened: Action<"case.opened"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: ({ payload }, { draft, at }) => {
    if (draft.cases.some(([id]) => id === payload.caseId)) return refused("E_CASE_EXISTS", "payload.caseId");
    draft.cases = [...draft.cases, [payload.caseId, at, 0]];
    return "accepted";
  },
};

export const caseEnded: Action<"case.ended"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: ({ payload }, { draft, at }) => {
    const found = draft.cases.find(([id]) => id === payload.caseId);
    if (!found) return refused("E_NO_SUCH_CASE", "payload.caseId");
    if (found[2] !== 0) return "nothing-new";
    draft.cases = draft.cases.map((one) => (one === found ? [one[0], one[1], at] : one));
    return "accepted";
  },
};

/** What somebody says of a parcel: one fact, noted once. */
const parcelNote = <T extends "parcel.intercepted" | "delivery.rescheduled" | "delivery.disputed" | "delivery.proven">(
  fact: string,
): Action<T>["judge"] => {
  return ({ payload }, { draft, at }) => {
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return refused("E_NO_SUCH_PARCEL", "payload.parcelId");
    if (parcel.facts?.some(([name]) => name === fact)) return "nothing-new";
    putParcel(draft, { ...parcel, facts: noted(parcel.facts ?? [], fact, at, at) });
    return "accepted";
  };
};

export const parcelIntercepted: Action<"parcel.intercepted"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: parcelNote("parcel.intercepted"),
};

export const deliveryRescheduled: Action<"delivery.rescheduled"> = {
  by: ["buyer", "courier", "carrier", "platform", "system"],
  judge: parcelNote("parcel.rescheduled"),
};

const reportedMissing = "parcel.reported-missing";

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

/** Something is wrong with it: by its scans, unless it came since; by the buyer's word; or a promise about it was broken. */
function isInTrouble({ draft, scene, at }: Judging, { id, facts = [] }: ParcelRecord): boolean {
  const { exception, delivered } = scene(draft, at).states.get(id) ?? {};
  return (
    (exception ? !delivered || delivered[0] <= exception.since : false) ||
    facts.some(([name]) => name === reportedMissing) ||
    draft.claims.some(({ s, x }) => s === id && !x)
  );
}

/** What was in it is sent anew, or goes back another way; or nobody paid for it. */
const isMadeGood = (judging: Judging, { id }: ParcelRecord): boolean =>
  (factOn(judging, "parcel", id, "parcel.price-left") as Money | undefined)?.amount === 0;

export const remedyChosen: Action<"remedy.chosen"> = {
  by: ["buyer", "platform"],
  judge: ({ payload }, judging) => {
    const { draft, book, at } = judging;
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return refused("E_NO_SUCH_PARCEL", "payload.parcelId");
    if (!isInTrouble(judging, parcel)) return refused("E_NOTHING_TO_ANSWER", "payload.parcelId");
    const { remedy } = payload;
    const isPaidBack = remedy === "resend" && priceOrdered(parcel, draft.money, book) !== undefined;
    if (isPaidBack || (remedy !== "none" && isMadeGood(judging, parcel)))
      return refused("E_MADE_GOOD", "payload.parcelId");
    const [, known, since] = remedyOf(parcel) ?? [];
    const isOver =
      sentAnew(parcel, draft.parcels) !== undefined || draft.claims.some(({ s, e }) => s === parcel.id && e === since);
    // The same again is a choice of its own where the one before it came to nothing.
    if (remedy !== known || (remedy === "resend" && isOver))
      putParcel(draft, { ...parcel, facts: [...(parcel.facts ?? []), ["parcel.remedy", remedy, at]] });
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
  judge: ({ payload }, { draft, at }) => {
    const parcel = parcelOf(draft, payload.parcelId);
    if (!parcel) return refused("E_NO_SUCH_PARCEL", "payload.parcelId");
    const fact = suspicions[payload.reason];
    if (parcel.facts?.some(([name]) => name === fact)) return "nothing-new";
    putParcel(draft, { ...parcel, facts: noted(parcel.facts ?? [], fact, at, at) });
    return "accepted";
  },
};
