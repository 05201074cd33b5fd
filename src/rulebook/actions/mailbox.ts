import type { AttemptOutcome, AttemptRow, LedgerRow, WantRow } from "../../model/record.ts";
import type { Verdict, WantStatus } from "../../model/want.ts";
import { joined, lastOn, rowOf, withAttempt } from "../../notify/ledger.ts";
import { inDigest, type SendKey, tellingKey } from "../../notify/send-id.ts";
import { aboutOf, wantEffect } from "../../notify/want.ts";
import { type Draft, putTelling } from "../draft.ts";
import { type Action, checkedTime, type Judging, refused } from "./action.ts";

/** What was said in a digest, as the ledger knows it. */
const said: { readonly [V in Verdict]?: AttemptOutcome } = {
  told: "accepted",
  "in-doubt": "ambiguous",
  undelivered: "undelivered",
};

/**
 * A mailbox's answer: counts if the revision is current and the sequence newer; of what was said, or may have been, whatever
 * the ledger does not know yet.
 */
export const mailboxVerdict: Action<"mailbox.verdict"> = {
  by: ["system"],
  idempotent: true,
  judge: ({ payload }, { draft, at }) => {
    const row = draft.wants.find((one) => `${draft.id}/${one.k}` === payload.key);
    if (!row) return refused("E_NO_SUCH_WANT", "payload.key");
    const outcome = said[payload.is];
    const counts = outcome ? isNews(draft, row, outcome, at) : payload.rev === row.r && payload.seq > (row.v?.[0] ?? 0);
    if (!counts) return "nothing-new";
    const until = payload.until === undefined ? 0 : checkedTime(payload.until);
    const refusals = payload.is === "refuse" ? { x: [...new Set([...(row.x ?? []), row.c])] } : {};
    putWant(draft, { ...row, ...refusals, v: [payload.seq, payload.is, until] });
    return "accepted";
  },
};

const putWant = (draft: Draft, row: WantRow): void => {
  draft.wants = draft.wants.map((one) => (one.k === row.k ? row : one));
};

/** Said in a digest: the ledger knows it like any other telling. */
function isNews(draft: Draft, row: WantRow, outcome: AttemptOutcome, at: number): boolean {
  const key = aboutOf(row);
  if (!key) return false;
  const { notice: n, subject: s, episode: e, person: p } = key;
  const known = rowOf(draft.ledger, n, s, e, p);
  const before: LedgerRow = known ?? { n, s, e, p, t: at, a: [] };
  const issued = lastOn(before, inDigest) ? before : withAttempt(before, inDigest, 1, at);
  const done = joined(issued, lastOn(issued, inDigest) as AttemptRow, { begun: at, outcome, at });
  if (done === known) return false;
  if (known) putTelling(draft, known, done);
  else draft.ledger = [...draft.ledger, done];
  return true;
}

/**
 * Tells the mailbox that a permit was used, or how the send ended: it commits or frees what it had reserved. After a try
 * of which nothing left the question is open again, with the permit that it has.
 */
export function tellMailbox({ draft, book }: Judging, key: SendKey, status: WantStatus, outcome?: string): void {
  // The inbox is never asked about.
  const isAsked = book.mailbox && !book.silent.has(key.channel);
  const row = isAsked ? draft.wants.find((one) => one.k === tellingKey(key)) : undefined;
  if (!row) return;
  const next: WantRow = { ...row, r: row.r + 1, s: status };
  putWant(draft, next);
  const { id: orderId, now, ledger } = draft;
  const effect = wantEffect(next, { ...book, orderId, now, ledger });
  draft.effects.push(outcome === undefined ? effect : { ...effect, outcome });
}
