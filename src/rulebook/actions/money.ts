import { settled } from "../../compensation/settlement.ts";
import { type Action, refused } from "./action.ts";
import { refundSettled } from "./refunds.ts";

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
    refundSettled(judging, payload.effect, payload.result === "done");
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
