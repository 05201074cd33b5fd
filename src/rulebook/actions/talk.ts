import { hasLater, moveOn, noted, stamp, stampLast } from "../draft.ts";
import { feedDown } from "../frames/facts.ts";
import { type Action, refused } from "./action.ts";

/** The right number in the remark of the order, for the platform to check. */
export const remarkNoted: Action<"remark.noted"> = {
  by: ["seller", "platform"],
  judge: (_event, { draft, at }) => {
    if (draft.parcels.length === 0) return refused("E_NOT_SHIPPED");
    stamp(draft, "order.right-number-noted", [at, at]);
    return "accepted";
  },
};

const waiting = "order.message-waiting";
const asked = "asked";
const answered = "answered";

/** The buyer's oldest word without an answer waits; the seller's answers all before it. */
export const chatMessage: Action<"chat.message"> = {
  by: ["buyer", "seller", "courier", "platform", "system"],
  judge: ({ actor, payload }, { draft, at }) => {
    if (actor.role === "buyer" && payload.to === "seller") {
      stampLast(draft, asked, at);
      if (!draft.stamps[waiting] && !hasLater(draft, answered, at)) stamp(draft, waiting, [at, at]);
    } else if ((actor.role === "seller" || actor.role === "system") && payload.to === "buyer") {
      if (stampLast(draft, answered, at) && !hasLater(draft, waiting, at)) moveOn(draft, waiting, asked, at);
    }
    return "accepted";
  },
};

/** A fact of its own: it judges nobody here. */
export const reviewPosted: Action<"review.posted"> = {
  by: ["buyer"],
  judge: ({ payload }, { draft, at }) => {
    if (!draft.stamps["order.shipped"] && !draft.stamps["order.closed"]) return refused("E_NOT_SHIPPED");
    stamp(draft, "order.reviewed", [at, at]);
    draft.facts = noted(draft.facts, "order.stars", payload.stars, at);
    return "accepted";
  },
};

export const feedChanged: Action<"feed.changed"> = {
  by: ["platform", "system"],
  says: ["carrier", "down"],
  judge: ({ payload }, { draft, book, at }) => {
    const before = draft.facts;
    draft.facts = noted(before, feedDown(book.carrier(payload.carrier).code), payload.down ? true : undefined, at);
    return draft.facts === before ? "nothing-new" : "accepted";
  },
};
