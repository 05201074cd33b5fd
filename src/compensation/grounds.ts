import { frameOf } from "../condition/frame.ts";
import type { ClaimRow, MoneyRow } from "../model/claims.ts";
import type { Instant } from "../model/instant.ts";
import { sum } from "../model/table.ts";
import { breach } from "../model/words/breach.ts";
import type { Work } from "./money-desk.ts";
import { isKind } from "./money-id.ts";

// What money stands on, and how much of it stands.

/** How a breach is called in what rests on it. */
export const breachKey = ({ p, s, d }: Pick<ClaimRow, "p" | "s" | "d">): string => `${p}:${s}:${d}`;

/** What comes about in time is dated by its limit, so that what a person has from then on is counted from it. */
export const datedBy = (due: Instant, at: Instant): Instant => (at === due + 1 ? due : at);

export const isCovered = ({ x }: MoneyRow): boolean => x?.[1] === "covered";
export const isRefused = ({ x }: MoneyRow): boolean => x?.[1] === "refused";
export const isHeld = ({ i, x }: MoneyRow): boolean => i === undefined && x === undefined;

/**
 * What it rests on still counts: its breaches, or else the condition itself. What came of how long a breach lasted must
 * have been so by then, by all that is known; what ended it since changes nothing.
 */
export function isStillSo(row: MoneyRow, { desk }: Work): boolean {
  const behind = row.c.map((key) => desk.claims.find((claim) => claim.x === undefined && breachKey(claim) === key));
  if (behind.includes(undefined)) return false;
  if (behind.some((claim) => claim?.d === row.t || claim?.r.includes(row.t))) return true;
  const policy = desk.byName.get(row.k);
  const frame = policy && frameOf(desk.frames, policy.each, row.s);
  if (!policy || !frame) return true;
  const { holds, since } = policy.on.read(frame, desk.reader);
  return behind.length === 0 ? holds : (holds && since === row.t) || desk.wasSo(policy, row);
}

export const nothingOwed = "nothing-owed";
const noLongerSo = "no-longer-so";
const lapses: readonly string[] = [noLongerSo, ...breach.facts["breach.why"]];
export const hasLapsed = ({ x }: MoneyRow): boolean => x !== undefined && lapses.includes(x[1]);
export const whyEnded = (row: MoneyRow, { desk }: Work): string =>
  desk.claims.find((claim) => claim.x && row.c.includes(breachKey(claim)))?.x?.[1] ?? noLongerSo;

export const paidOf = ({ i }: MoneyRow): number => i?.[1] ?? 0;
export const net = ({ g }: MoneyRow): number => (g ? g[1] - g[2] : 0);

export const without = (rows: readonly MoneyRow[], row: MoneyRow): readonly MoneyRow[] =>
  rows.filter((one) => one !== row);

/** What went back or was ordered to. What the host reports of refunds may be those that it says it has settled. */
export function goneBack(rows: readonly MoneyRow[], reported: number): number {
  const ordered = rows.filter((row) => row.form === "refund" && row.i);
  const open = ordered.flatMap(({ q = [] }) => q.filter((line) => isKind("pay")(line) && line[3] !== "done"));
  return Math.max(reported + sum(open, (line) => line[4]), sum(ordered, paidOf));
}
