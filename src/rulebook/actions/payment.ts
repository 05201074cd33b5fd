import type { Role } from "../../model/person.ts";
import { noted, stamp } from "../draft.ts";
import { isCaseOpen } from "../frames/order.ts";
import { openItems, outOfStock } from "../goods/items.ts";
import { type Action, checkedTime, type Judgement, type Judging, refused } from "./action.ts";
import { noLines } from "./goods.ts";
import { moveOrder } from "./move.ts";

const confirm = ({ draft, book, at }: Judging): void => {
  stamp(draft, "order.confirmed", [at, at]);
  draft.book = book.version;
};

const isInGroup = ({ draft }: Judging): boolean => draft.order?.kind === "group";

export const orderCreated: Action<"order.created"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: ({ payload, orderId }, { draft, at, occurred }) => {
    if (draft.order) return refused("E_ORDER_EXISTS");
    if (payload.lines.length === 0) return noLines;
    const ids = payload.lines.map((line) => line.id);
    const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
    if (twice >= 0) return refused("E_LINE_EXISTS", `payload.lines[${twice}].id`);
    const currencies = payload.lines.map((line) => line.paid?.currency ?? payload.total.currency);
    const odd = currencies.findIndex((currency) => currency !== payload.total.currency);
    if (odd >= 0) return refused("E_CURRENCY", `payload.lines[${odd}].paid.currency`);
    const { promisedShip, promisedDelivery, latestDelivery, number, fastTag, test, risk, handover, ...placed } =
      payload;
    draft.order = { ...placed, number: number ?? orderId };
    stamp(draft, "order.created", [Math.min(occurred, at), at]);
    const dates = {
      "promised-ship": promisedShip,
      "promised-delivery": promisedDelivery,
      "latest-delivery": latestDelivery,
    };
    for (const [name, date] of Object.entries(dates))
      if (date !== undefined) stamp(draft, `order.${name}`, [checkedTime(date), at]);
    for (const [name, flag] of Object.entries({ "fast-tag": fastTag, test, risk }))
      if (flag) draft.facts = noted(draft.facts, `order.${name}`, true, at);
    if (handover) draft.facts = noted(draft.facts, "order.handover", handover, at);
    // Who chose to fetch it agreed to where it waits.
    if (handover === "self_pick_up") stamp(draft, "order.point-consent", [at, at]);
    return "accepted";
  },
};

const paidTooLate = ["The order was closed before this payment came.", "Give the money back."] as const;

export const paymentCaptured: Action<"payment.captured"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload, type }, judging) => {
    const { draft, at } = judging;
    const total = draft.order?.total;
    if (payload.amount.currency !== total?.currency) return refused("E_CURRENCY", "payload.amount.currency");
    const inGroup = isInGroup(judging);
    const refusal = moveOrder(judging, type, {
      "paid-in-full": payload.amount.amount >= total.amount,
      "group-order": inGroup,
    });
    // Whoever took the money would keep it; of what came in before, this is but another word.
    const isLate = draft.stamps["order.closed"] && !draft.stamps["order.paid"];
    if (refusal) return isLate ? { ...refusal, said: paidTooLate } : refusal;
    stamp(draft, "order.paid", [at, at]);
    draft.facts = noted(draft.facts, "order.paid-amount", payload.amount, at);
    if (!inGroup) confirm(judging);
    return "accepted";
  },
};

export const paymentExpired: Action<"payment.expired"> = {
  by: ["platform", "system"],
  judge: ({ type, actor }, judging) => closing(judging, type, actor.role, "payment-expired"),
};

export const groupFormed: Action<"group.formed"> = {
  by: ["platform", "system"],
  judge: ({ type }, judging) => {
    const refusal = moveOrder(judging, type);
    if (refusal) return refusal;
    confirm(judging);
    return "accepted";
  },
};

export const groupFailed: Action<"group.failed"> = {
  by: ["platform", "system"],
  judge: ({ type, actor }, judging) => {
    const judgement = closing(judging, type, actor.role, "group-failed");
    if (judgement === "accepted") stamp(judging.draft, "order.group-failed", [judging.at, judging.at]);
    return judgement;
  },
};

export const orderCancelled: Action<"order.cancelled"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ type, payload, actor }, judging) =>
    actor.role === "system" && cancelRest(judging) ? "accepted" : closing(judging, type, actor.role, payload.reason),
};

/** What of a partly shipped order is still to be shipped never will be; false where nothing or all of it has. */
export function cancelRest({ draft, book, at }: Judging): boolean {
  if (draft.chart.fulfilment !== "partially_shipped") return false;
  for (const [line, open] of openItems(draft, book)) if (open > 0) stamp(draft, outOfStock(line), [at, at]);
  return true;
}

export const orderClosed: Action<"order.closed"> = {
  by: ["seller", "platform", "system"],
  judge: ({ type, payload, actor }, judging) => closing(judging, type, actor.role, payload.reason),
};

/** Closes it by what the chart knows as this, and says who did and why. */
export function closing(judging: Judging, type: string, by: Role, reason: string | undefined): Judgement {
  const refusal = moveOrder(judging, type, { "group-order": isInGroup(judging) });
  if (refusal) return refusal;
  const { draft, at } = judging;
  stamp(draft, "order.closed", [at, at]);
  draft.facts = noted(noted(draft.facts, "order.close-reason", reason, at), "order.closed-by", by, at);
  return "accepted";
}

export const receiptConfirmed: Action<"receipt.confirmed"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ type, actor }, judging) => {
    const refusal = moveOrder(judging, type);
    if (refusal) return refusal;
    const { draft, at } = judging;
    stamp(draft, "order.received", [at, at]);
    draft.facts = noted(draft.facts, "order.received-by", actor.role === "buyer" ? "buyer" : "auto", at);
    return "accepted";
  },
};

export const settlementDone: Action<"settlement.done"> = {
  by: ["platform", "system"],
  judge: ({ type }, judging) => moveOrder(judging, type, { "case-open": isCaseOpen(judging.draft) }) ?? "accepted",
};
