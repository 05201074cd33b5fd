import { breachKey } from "../../compensation/grounds.ts";
import type { ClaimRow } from "../../model/claims.ts";
import type { Draft } from "../draft.ts";
import { type Action, incomplete, type Refused, refused } from "./action.ts";

const find = (draft: Draft, breach: string): ClaimRow | Refused =>
  draft.claims.find((claim) => breachKey(claim) === breach) ?? refused("E_NO_SUCH_BREACH", "payload.breach");

const put = (draft: Draft, before: ClaimRow, after: ClaimRow): void => {
  draft.claims = draft.claims.map((claim) => (claim === before ? after : claim));
};

/** Until when is a bar of the pack. */
export const appealFiled: Action<"appeal.filed"> = {
  by: ["seller"],
  judge: ({ payload }, { draft, at }) => {
    const claim = find(draft, payload.breach);
    if ("code" in claim) return claim;
    if (claim.x) return refused("E_STALE_UPDATE", "payload.breach");
    const lacking = incomplete(payload, "reason");
    if (lacking) return lacking;
    if (payload.evidence.length === 0) return refused("E_EVIDENCE_REQUIRED", "payload.evidence");
    if (claim.f !== undefined) return refused("E_APPEAL_LIMIT", "payload.breach");
    put(draft, claim, { ...claim, f: at });
    return "accepted";
  },
};

export const appealDecided: Action<"appeal.decided"> = {
  by: ["platform"],
  judge: ({ payload }, { draft, at }) => {
    const claim = find(draft, payload.breach);
    if ("code" in claim) return claim;
    if (claim.f === undefined) return refused("E_NOTHING_TO_ANSWER", "payload.breach");
    if (claim.v) return refused("E_STALE_UPDATE", "payload.breach");
    const ended = payload.result === "upheld" && !claim.x ? { x: [at, "appeal"] as const } : {};
    put(draft, claim, { ...claim, v: [at, payload.result], ...ended });
    return "accepted";
  },
};
