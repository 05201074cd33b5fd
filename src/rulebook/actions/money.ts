import { orderedBy, settled } from "../../compensation/reconcile.ts";
import type { RefundStarted } from "../../model/event.ts";
import type { Draft } from "../draft.ts";
import { matterOf, putMatter } from "../matters.ts";
import { type Action, type Judging, refused } from "./action.ts";
import { isRefused, moved } from "./matters.ts";

/** The host's word on money it was told to move. */
export const moneySettled: Action<"money.settled"> = {
  by: ["system", "platform"],
  idempotent: true,
  judge: ({ payload }, judging) => {
    const { draft, at } = judging;
    const rows = settled(draft.money, draft.id, payload.effect, payload.result, at);
    if (!rows) return refused("E_NO_SUCH_EFFECT", "payload.effect");
    if (rows === draft.money) return "nothing-new";
    draft.money = rows;
    if (payload.result === "done") moneyBack(judging, ordered(draft, payload.effect));
    return "accepted";
  },
};

/** An agent releases what waits for it, or says that it is not to be paid. */
export const compensationDecided: Action<"compensation.decided"> = {
  by: ["platform"],
  judge: ({ payload }, { draft, book, at }) => {
    const row = draft.money.find((one) => one.k === payload.policy && one.s === payload.subject && !one.i && !one.x);
    if (!row || !book.policyByName.get(row.k)?.release.byAgent)
      return refused("E_NO_SUCH_COMPENSATION", "payload.policy");
    if (payload.release && row.ok !== undefined) return "nothing-new";
    const after = payload.release ? { ...row, ok: at } : { ...row, x: [at, "declined"] as const };
    draft.money = draft.money.map((one) => (one === row ? after : one));
    return "accepted";
  },
};

/** The request whose refund an effect orders. */
const ordered = (draft: Draft, effect: string): string | undefined => {
  const row = orderedBy(draft.money, draft.id, effect);
  return row?.form === "refund" ? row.s : undefined;
};

/** What a refund settles: what it names, what its effect was for, else the oldest request that waits for its money. */
export function settledBy({ draft }: Judging, { refundId, caseId }: RefundStarted): string | undefined {
  const taken = draft.matters.flatMap(({ is, of }) => (is === "refund" && of !== undefined ? [of] : []));
  const waits = draft.matters.find(
    ({ is, id, chart }) => is === "case" && chart.stage === "refunding" && !taken.includes(id),
  );
  return caseId ?? ordered(draft, refundId) ?? waits?.id;
}

/** The money of a request has gone back. */
export function moneyBack(judging: Judging, caseId: string | undefined): void {
  const row = caseId === undefined ? undefined : matterOf(judging.draft, "case", caseId);
  const next = row?.chart.stage === "refunding" ? moved(judging, row, "refunded") : undefined;
  if (next && !isRefused(next)) putMatter(judging.draft, next);
}
