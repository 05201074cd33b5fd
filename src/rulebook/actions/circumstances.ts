import type { Instant } from "../../model/instant.ts";
import { type Draft, hasLater, moveOn, stamp, stampFirst, stampLast, unstamp } from "../draft.ts";
import { itemsByLine, lastSettled, outOfStock } from "../goods/items.ts";
import { spanOf, withSpan } from "../matters.ts";
import { type Action, refused, wordOn } from "./action.ts";
import { noLines } from "./goods.ts";
import { closing } from "./payment.ts";
import { whySettled } from "./terms.ts";

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
    for (const id of payload.lines) stampFirst(draft, outOfStock(id), [at, at]);
    // Where nothing was shipped and nothing will be, nobody waits for it any more.
    const isOver = draft.chart.fulfilment === "to_ship" && itemsByLine(draft, book).every(({ open }) => open === 0);
    if (!isOver) return "accepted";
    const last = { ...judging, at: Math.max(at, lastSettled(draft, book)) };
    return closing(last, "lines.cancelled", actor.role, "out-of-stock");
  },
};

export const deliveryRated: Action<"delivery.rated"> = {
  by: ["buyer"],
  judge: ({ payload }, { draft, at }) => {
    if (!draft.stamps["order.shipped"]) return refused("E_NOT_SHIPPED");
    if (!stampLast(draft, "rated", at)) return refused("E_STALE_UPDATE");
    unstamp(draft, "order.rated-on-time");
    if (payload.onTime) stamp(draft, "order.rated-on-time", [at, at]);
    return "accepted";
  },
};

const addressFacts: { readonly [problem: string]: string } = {
  incomplete: "order.address-incomplete",
  unreachable: "order.contact-unreachable",
};

/** What was found by then is over: a later problem is not put right by an earlier word. */
function putRight(draft: Draft, at: Instant): void {
  for (const [problem, fact] of Object.entries(addressFacts))
    if (draft.stamps[fact] && !hasLater(draft, fact, at)) moveOn(draft, fact, wordOn(problem, "problem"), at);
}

const corrected = "order.address-corrected";

/** What is wrong with where it goes, or that nothing is any more. */
export const addressChecked: Action<"address.checked"> = {
  by: ["seller", "carrier", "courier", "platform", "system"],
  says: ["problem", "problem"],
  judge: ({ payload }, { draft, at }) => {
    const fact = addressFacts[payload.problem];
    if (fact && draft.stamps[fact]) return "nothing-new";
    if (fact && (hasLater(draft, corrected, at) || hasLater(draft, wordOn("none", "problem"), at)))
      return refused("E_STALE_UPDATE");
    if (fact) stamp(draft, fact, [at, at]);
    else putRight(draft, at);
    return "accepted";
  },
};

/** Put right by whoever knows better; what was wrong with it is no more. */
export const addressCorrected: Action<"address.corrected"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: (_event, { draft, at }) => {
    putRight(draft, at);
    stampLast(draft, corrected, at);
    return "accepted";
  },
};

export const orderHeld: Action<"order.held"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload }, judging) => {
    const { draft, at } = judging;
    const settled = whySettled(judging);
    if (settled) return settled;
    if (!stampLast(draft, "held", at)) return refused("E_STALE_UPDATE");
    draft.facts = [...withSpan(draft.facts, "held", true, at), ["order.hold-reason", payload.reason, at]];
    return "accepted";
  },
};

export const orderReleased: Action<"order.released"> = {
  by: ["buyer", "platform", "system"],
  judge: (_event, { draft, at }) => {
    if (spanOf(draft, "held")?.to !== null || !stampLast(draft, "held", at)) return refused("E_STALE_UPDATE");
    draft.facts = withSpan(draft.facts, "held", false, at);
    return "accepted";
  },
};

const consentFacts = { "pick-up-point": "order.point-consent", rewards: "order.reward-consent" } as const;

export const consentGiven: Action<"consent.given"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload }, { draft, at, occurred }) =>
    stampFirst(draft, consentFacts[payload.to], [Math.min(occurred, at), at]) ? "accepted" : "nothing-new",
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
