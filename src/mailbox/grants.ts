import { compare } from "../model/compare.ts";
import { type Instant, parseTime } from "../model/instant.ts";
import type { GrantGiven, GrantRow, GrantWithdrawn, MailRow, WithdrawnRow } from "../model/mailbox.ts";
import type { Judgement } from "../rulebook/actions/action.ts";
import type { Box } from "./box.ts";

/** Authorisations that are used up are remembered, so that one given twice is not two. */
const keptUsed = 200;

/** What was taken back is remembered, so that it stays so where the authorisation arrives later. */
const keptWithdrawn = 20;

export function giveGrant(box: Box, { id, channel, at, notices }: GrantGiven): Judgement {
  if (box.grants.some((one) => one[0] === id)) return "nothing-new";
  const given = instantOr(at, box.now);
  const free: GrantRow = notices ? [id, channel, given, "", 0, notices] : [id, channel, given, "", 0];
  // One without a time was given as it arrives: after whatever was taken back before.
  const isGone = at !== undefined && box.withdrawn.some((one) => isTakenBack(free, one));
  const spare = box.grants.filter((one) => one[4] === 1).length - keptUsed;
  const oldest = box.grants.find((one) => one[4] === 1);
  box.grants = [...box.grants.filter((one) => spare <= 0 || one !== oldest), isGone ? withHolder(free, "", 1) : free];
  return "accepted";
}

export const withdrawGrants = (box: Box, { channel, at, notices }: GrantWithdrawn): Judgement =>
  takeBack(box, channel, instantOr(at, box.now), notices) ? "accepted" : "nothing-new";

/** What was given up to then and is not used allows nothing any more, nor what is heard of later; whether that is news. */
export function takeBack(box: Box, channel: string, upTo: Instant, notices?: readonly string[]): boolean {
  const row: WithdrawnRow = notices ? [channel, upTo, notices] : [channel, upTo];
  if (box.withdrawn.some((one) => isCovered(row, one))) return false;
  box.withdrawn = [...box.withdrawn.filter((one) => !isCovered(one, row)), row].slice(-keptWithdrawn);
  box.grants = box.grants.map((one) => (one[4] === 0 && isTakenBack(one, row) ? withHolder(one, "", 1) : one));
  return true;
}

const isTakenBack = ([, channel, given, , , only]: GrantRow, [of, upTo, notices]: WithdrawnRow): boolean =>
  channel === of && given <= upTo && (!notices || !only || only.some((notice) => notices.includes(notice)));

/** Whether one withdrawal says nothing beside another. */
const isCovered = ([channel, upTo, notices]: WithdrawnRow, [of, until, all]: WithdrawnRow): boolean =>
  channel === of && upTo <= until && (!all || (notices?.every((notice) => all.includes(notice)) ?? false));

/** The authorisation a question has, or could have: a free one, or one of a question for which a free one will do as well. */
export const grantFor = (box: Box, row: MailRow): GrantRow | undefined =>
  held(box, row, row.k) ??
  held(box, row, "") ??
  narrowest(box, row, (one) => {
    const other = box.wants.get(one[3]);
    return other !== undefined && held(box, other, "") !== undefined;
  });

export const hasGrant = (box: Box, row: MailRow): boolean => held(box, row, row.k) !== undefined;

const held = (box: Box, row: MailRow, holder: string): GrantRow | undefined =>
  narrowest(box, row, (one) => one[3] === holder);

/** Of those that are not used, the one for the fewest notices; then the first given, whichever arrived first. */
const narrowest = ({ grants }: Box, { n, c }: MailRow, isMeant: (one: GrantRow) => boolean): GrantRow | undefined =>
  grants
    .filter((one) => one[4] === 0 && one[1] === c && (one[5]?.includes(n) ?? true) && isMeant(one))
    .sort((a, b) => breadth(a) - breadth(b) || a[2] - b[2] || compare(a[0], b[0]))[0];

const breadth = (one: GrantRow): number => one[5]?.length ?? Number.MAX_SAFE_INTEGER;

export function takeGrant(box: Box, row: MailRow, used: 0 | 1 = 0): void {
  const found = grantFor(box, row);
  if (!found) return;
  box.grants = box.grants.map((one) => (one === found ? withHolder(one, row.k, used) : one));
  const other = box.wants.get(found[3]);
  if (other && other.k !== row.k) takeGrant(box, other);
}

/** After news of a question: as many are used as messages left, one more stays with a question that may still use it. */
export function settleGrants(box: Box, row: MailRow): void {
  // What is used stays so, whichever arrived first.
  const mine = box.grants.filter((one) => one[3] === row.k).sort((a, b) => b[4] - a[4]);
  const left = row.l.filter(([channel]) => channel === row.c).length;
  if (mine.length === 0 && (left === 0 || !row.p.includes("grant"))) return;
  const after = new Map<GrantRow, GrantRow>();
  const uses = new Map<string, number>();
  for (const one of mine) {
    const used = uses.get(one[1]) ?? 0;
    uses.set(one[1], used + 1);
    const isUsed = used < row.l.filter(([channel]) => channel === one[1]).length;
    const isKept = row.s === "open" && one[1] === row.c && row.h !== undefined;
    after.set(one, withHolder(one, isUsed || isKept ? row.k : "", isUsed ? 1 : 0));
  }
  box.grants = box.grants.map((one) => after.get(one) ?? one);
  // One that left without a permit has used one all the same.
  for (let i = uses.get(row.c) ?? 0; i < left && row.p.includes("grant"); i++) takeGrant(box, row, 1);
}

const withHolder = ([id, channel, at, , , notices]: GrantRow, holder: string, used: 0 | 1): GrantRow =>
  notices ? [id, channel, at, holder, used, notices] : [id, channel, at, holder, used];

const instantOr = (time: GrantGiven["at"], other: Instant): Instant => {
  const at = time === undefined ? other : parseTime(time);
  return typeof at === "number" ? at : other;
};
