import type { MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import type { Role } from "../../model/person.ts";
import { noted, stamp } from "../draft.ts";
import { factOf, matterOf, putMatter, withFact } from "../matters.ts";
import { type Action, checkedTime, type Judgement, type Judging, refused } from "./action.ts";
import { moneyBack, settledBy } from "./money.ts";
import { move } from "./move.ts";

const confirm = ({ draft, book, at }: Judging): void => {
  stamp(draft, "order.confirmed", [at, at]);
  draft.book = book.version;
};

const close = ({ draft, at }: Judging, by: Role, reason: string | undefined): void => {
  stamp(draft, "order.closed", [at, at]);
  draft.facts = noted(noted(draft.facts, "order.close-reason", reason, at), "order.closed-by", by, at);
};

const amountOf = ({ draft }: Judging, fact: string): number =>
  (draft.facts.find(([name]) => name === fact)?.[1] as Money | undefined)?.amount ?? 0;

export const orderCreated: Action<"order.created"> = {
  by: ["buyer", "seller", "platform", "system"],
  judge: ({ payload, orderId }, { draft, at, occurred }) => {
    if (draft.order) return refused("E_ORDER_EXISTS");
    const ids = payload.lines.map((line) => line.id);
    const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
    if (twice >= 0) return refused("E_LINE_EXISTS", `payload.lines[${twice}].id`);
    const currencies = payload.lines.map((line) => line.paid?.currency ?? payload.total.currency);
    const odd = currencies.findIndex((currency) => currency !== payload.total.currency);
    if (odd >= 0) return refused("E_CURRENCY", `payload.lines[${odd}].paid.currency`);
    const { promisedShip, promisedDelivery, latestDelivery, number, fastTag, test, risk, ...placed } = payload;
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
    return "accepted";
  },
};

export const paymentCaptured: Action<"payment.captured"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ payload, type }, judging) => {
    const { draft, at } = judging;
    const total = draft.order?.total;
    if (payload.amount.currency !== total?.currency) return refused("E_CURRENCY", "payload.amount.currency");
    const group = draft.order?.kind === "group";
    const refusal = move(judging, type, {
      "paid-in-full": payload.amount.amount >= total.amount,
      "group-order": group,
    });
    if (refusal) return refusal;
    stamp(draft, "order.paid", [at, at]);
    draft.facts = noted(draft.facts, "order.paid-amount", payload.amount, at);
    if (!group) confirm(judging);
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
    const refusal = move(judging, type);
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
  judge: ({ type, payload, actor }, judging) => closing(judging, type, actor.role, payload.reason),
};

export const orderClosed: Action<"order.closed"> = {
  by: ["seller", "platform", "system"],
  judge: ({ type, payload, actor }, judging) => closing(judging, type, actor.role, payload.reason),
};

function closing(judging: Judging, type: string, by: Role, reason: string | undefined): Judgement {
  const refusal = move(judging, type);
  if (refusal) return refusal;
  close(judging, by, reason);
  return "accepted";
}

export const receiptConfirmed: Action<"receipt.confirmed"> = {
  by: ["buyer", "platform", "system"],
  judge: ({ type, actor }, judging) => {
    const refusal = move(judging, type);
    if (refusal) return refusal;
    const { draft, at } = judging;
    stamp(draft, "order.received", [at, at]);
    draft.facts = noted(draft.facts, "order.received-by", actor.role === "buyer" ? "buyer" : "auto", at);
    return "accepted";
  },
};

export const settlementDone: Action<"settlement.done"> = {
  by: ["platform", "system"],
  judge: ({ type }, judging) => move(judging, type) ?? "accepted",
};

const inFull = "order.refund-in-full";

/** Refunds under way. */
const openRefunds = ({ draft }: Judging): readonly MatterRow[] => draft.matters.filter(isOpenRefund);

const isOpenRefund = (row: MatterRow): boolean =>
  row.is === "refund" && factOf(row, "refund.succeeded") === undefined && factOf(row, "refund.failed") === undefined;

const refundAmount = (row: MatterRow): number => (factOf(row, "refund.amount") as Money | undefined)?.amount ?? 0;

/** Refunds under way that give back all that is left: nothing should leave any more. */
export function isRefundedInFull(judging: Judging): boolean {
  const under = openRefunds(judging);
  const sum = under.reduce((total, row) => total + refundAmount(row), amountOf(judging, "order.refunded-amount"));
  return under.length > 0 && sum >= amountOf(judging, "order.paid-amount");
}

export const refundStarted: Action<"refund.started"> = {
  by: ["platform", "seller", "system"],
  judge: ({ type, payload }, judging) => {
    const { draft, at } = judging;
    if (payload.amount.currency !== draft.order?.total.currency)
      return refused("E_CURRENCY", "payload.amount.currency");
    const under = openRefunds(judging).reduce((sum, row) => sum + refundAmount(row), 0);
    const within =
      amountOf(judging, "order.refunded-amount") + under + payload.amount.amount <=
      amountOf(judging, "order.paid-amount");
    const refusal = move(judging, type, { "within-captured": within });
    if (refusal) return refusal;
    stamp(draft, "order.refund-started", [at, at]);
    if (matterOf(draft, "refund", payload.refundId))
      draft.matters = draft.matters.filter(({ is, id }) => is !== "refund" || id !== payload.refundId);
    const of = settledBy(judging, payload);
    putMatter(draft, {
      is: "refund",
      id: payload.refundId,
      opened: at,
      chart: {},
      facts: [
        ["refund.started", at, at],
        ["refund.amount", payload.amount, at],
      ],
      ...(of === undefined ? {} : { of }),
    });
    if (isRefundedInFull(judging)) stamp(draft, inFull, [at, at]);
    return "accepted";
  },
};

export const refundSucceeded: Action<"refund.succeeded"> = {
  by: ["platform", "system"],
  judge: ({ type, payload }, judging) => {
    const { draft, at } = judging;
    const found = openRefunds(judging).find(({ id }) => id === payload.refundId);
    if (!found) return refused("E_NO_SUCH_REFUND", "payload.refundId");
    const amount = factOf(found, "refund.amount") as Money;
    const refunded = amountOf(judging, "order.refunded-amount") + amount.amount;
    const given = {
      "refunds-all": refunded >= amountOf(judging, "order.paid-amount"),
      "more-refunds-open": openRefunds(judging).length > 1,
    };
    const refusal = move(judging, type, given);
    if (refusal) return refusal;
    draft.facts = noted(draft.facts, "order.refunded-amount", { ...amount, amount: refunded }, at);
    putMatter(draft, withFact(found, "refund.succeeded", at, at));
    moneyBack(judging, found.of);
    stamp(draft, "order.refunded", [at, at]);
    // With all the money back before receipt, nothing more is owed: the chart closes it, so must the fact.
    if (draft.chart.receipt === "closed" && !draft.stamps["order.closed"]) stamp(draft, "order.closed", [at, at]);
    return "accepted";
  },
};

export const refundFailed: Action<"refund.failed"> = {
  by: ["platform", "system"],
  judge: ({ type, payload }, judging) => {
    const under = openRefunds(judging);
    const found = under.find(({ id }) => id === payload.refundId);
    if (!found) return refused("E_NO_SUCH_REFUND", "payload.refundId");
    const refusal = move(judging, type, { "more-refunds-open": under.length > 1 });
    if (refusal) return refusal;
    const { draft, at } = judging;
    putMatter(draft, withFact(found, "refund.failed", at, at));
    const { [inFull]: _, ...others } = draft.stamps;
    if (draft.stamps[inFull]) draft.stamps = others;
    return "accepted";
  },
};
