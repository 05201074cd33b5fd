import { compare } from "../model/compare.ts";
import { type Instant, never } from "../model/instant.ts";
import type { MailRow } from "../model/mailbox.ts";
import { inDigest } from "../notify/send-id.ts";
import { answer, type Box, isSaid, type Postbook } from "./box.ts";
import { heldOf, kindOf, type Purse } from "./budgets.ts";
import type { DigestRule } from "./digest-rule.ts";
import { closedUntil, digestDesk, isSendable, keysSent, nextTurn } from "./digests.ts";
import { grantFor, hasGrant, takeGrant } from "./grants.ts";

/** Answers every open question that can be answered better than before; gives the next instant at which one may be. */
export function decideWants(box: Box, post: Postbook, own: Purse): number {
  const sending = keysSent(box);
  const gathers = gathering(box, post, sending);
  let next = never;
  for (const row of inOrder(box, post)) {
    const digest = row.alone || row.h !== undefined || row.l.length > 0 ? undefined : post.digestOf.get(row.n);
    const isSent = sending.has(row.k);
    const room = own.roomAt(kindOf(row, box, post), row.c, heldOf(row));
    if (isSent || (digest && gathers(digest, row, room))) answer(box, row, "digest");
    // What cannot be said together after all is asked again when its hours open.
    else if (row.c === inDigest || (row.p.includes("grant") && !grantFor(box, row))) answer(box, row, "refuse");
    else if (room > 0) {
      next = Math.min(next, room);
      answer(box, row, "defer", room === never ? 0 : room);
    } else pass(box, post, own, row);
  }
  return next;
}

function pass(box: Box, post: Postbook, own: Purse, row: MailRow): void {
  own.take(kindOf(row, box, post), [row.c, null], heldOf(row));
  if (row.p.includes("grant")) takeGrant(box, row);
  answer(box, { ...row, h: row.c }, "pass");
  const name = post.digestOf.get(row.n)?.rule.name;
  if (name !== undefined) box.said[name] = Math.max(box.said[name] ?? 0, row.a);
}

/** Those that wait for a better answer, the most important and longest waiting first. */
function inOrder(box: Box, { rank }: Postbook): readonly MailRow[] {
  const place = ({ cl }: MailRow): number => rank.get(cl) ?? rank.size;
  return [...box.wants.values()]
    .filter((row) => row.s === "open" && !isFinal(box, row))
    .sort((a, b) => place(a) - place(b) || a.t - b.t || compare(a.k, b.k));
}

/** A permit stands as long as what the person allowed for it does. */
const isFinal = (box: Box, row: MailRow): boolean => {
  const is = row.v?.[1];
  return is === "refuse" || isSaid(is) || (is === "pass" && (!row.p.includes("grant") || hasGrant(box, row)));
};

/** Whether a question is to be said together with others, rather than at once by itself. */
function gathering(
  box: Box,
  post: Postbook,
  sending: ReadonlySet<string>,
): (digest: DigestRule, row: MailRow, room: Instant | 0) => boolean {
  const desk = digestDesk(box, post);
  const sendable = new Map<DigestRule, boolean>();
  const full = new Set<DigestRule>();
  for (const { k, n, v } of box.wants.values()) {
    const digest = v?.[1] === "digest" && !sending.has(k) ? post.digestOf.get(n) : undefined;
    if (digest) full.add(digest);
  }
  return (digest, row, room) => {
    const can = sendable.get(digest) ?? isSendable(box, digest, desk);
    sendable.set(digest, can);
    if (!can) return false;
    const waits =
      row.c === inDigest ||
      room > 0 ||
      full.has(digest) ||
      nextTurn(box, digest, post) > box.now ||
      closedUntil(box, digest, post, box.now) !== null;
    if (waits) full.add(digest);
    return waits;
  };
}
