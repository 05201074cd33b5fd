import type { WantEffect } from "../model/effect.ts";
import type { MailRow } from "../model/mailbox.ts";
import type { LeftRow } from "../model/want.ts";
import { noGrant, remembered } from "../notify/want.ts";
import { type Judgement, refused } from "../rulebook/actions/action.ts";
import { answer, type Box, isSaid, type Postbook, verdictOf } from "./box.ts";
import { isCountedByAll } from "./budgets.ts";
import { settleGrants, takeBack } from "./grants.ts";

/** The register of one question: the highest revision counts, an equal one is answered again. */
export function judgeWant(box: Box, post: Postbook, want: WantEffect): Judgement {
  const row = box.wants.get(want.key);
  // It may be one that was forgotten, and would be said again.
  if (!row && want.at < box.now - remembered) return refused("E_WANT_TOO_OLD", "at");
  const isNews = !row || want.rev > row.r;
  if (isNews) {
    const next = revised(row, want, unitOf(box, post, row, want));
    box.wants.set(want.key, next);
    settleGrants(box, next);
    // What was said in a digest was said, whatever is asked now.
    const said = row?.v?.[1];
    if (said && isSaid(said)) answer(box, next, said);
  } else if (want.rev === row.r && row.v) box.effects.push(verdictOf(box, row, row.v));
  // That the person has not allowed it is true whichever revision says so.
  const isVoid = want.outcome === noGrant && takeBack(box, want.channel, want.at);
  return isNews || isVoid ? "accepted" : "nothing-new";
}

function revised(row: MailRow | undefined, want: WantEffect, held: string | undefined): MailRow {
  const { key, owner, rev, status, notice, channel, facts, permits, left, since, at } = want;
  const next: { -readonly [K in keyof MailRow]: MailRow[K] } = {
    k: key,
    o: owner,
    r: rev,
    s: status,
    n: notice,
    cl: want.class,
    c: channel,
    f: facts,
    p: permits,
    t: since,
    a: at,
    l: left,
  };
  if (held !== undefined) next.h = held;
  if (row?.alone) next.alone = 1;
  if (status !== "open") next.e = at;
  return next;
}

/**
 * Its unit: gone with what left, back with word that nothing did while it counts, free when it asks no more. Of what it has
 * and has back as many are gone as messages left since.
 */
function unitOf(box: Box, post: Postbook, row: MailRow | undefined, { status, left }: WantEffect): string | undefined {
  if (!row || status !== "open") return undefined;
  const back = row.l
    .filter((one) => !hasLeft(left, one) && isCountedByAll(box, post, one[1]))
    .map(([channel]) => channel);
  const gone = left.filter((one) => !hasLeft(row.l, one)).length;
  return (row.h === undefined ? back : [...back, row.h])[gone];
}

const hasLeft = (among: readonly LeftRow[], [channel, begun]: LeftRow): boolean =>
  among.some((one) => one[0] === channel && one[1] === begun);
