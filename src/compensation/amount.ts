import { expectArgument } from "../model/arguments.ts";
import type { Duration } from "../model/duration.ts";

/**
 * What is owed, in minor units: fixed; a percentage of the base (`5` is 5 %) with bounds; by how long it has lasted when it
 * is issued (the last tier that is reached then, nothing before the first); all of the base; or the freight.
 */
export type Amount =
  | { readonly fixed: number }
  | { readonly percent: number; readonly min?: number; readonly max?: number }
  | { readonly tiers: readonly { readonly from: Duration; readonly fixed: number }[] }
  | "full"
  | "freight";

/** The sum that an amount is of itself; null: none, or a part of something, or all of it. */
export const sumOf = (amount: Amount | null | undefined): number | null =>
  typeof amount === "object" && amount !== null && "fixed" in amount ? amount.fixed : null;

/** What an amount is at the least, where that is no question of the order. */
export function leastOf(amount: Amount | "off" | undefined): number {
  if (typeof amount !== "object") return 0;
  if ("percent" in amount) return amount.min ?? 0;
  return "fixed" in amount ? amount.fixed : (amount.tiers[0]?.fixed ?? 0);
}

/** What an amount is reckoned from. */
export interface Basis {
  readonly base: number;
  readonly freight: number;
  /** Never more than this. */
  readonly paid: number;
  readonly hasLasted: (span: Duration) => boolean;
}

/** Percent, then min, then max, then never above what was paid. */
export function reckon(amount: Amount, { base, freight, paid, hasLasted }: Basis): number {
  return Math.max(0, Math.min(paid, plain(amount, base, freight, hasLasted)));
}

function plain(amount: Amount, base: number, freight: number, hasLasted: Basis["hasLasted"]): number {
  if (amount === "full") return base;
  if (amount === "freight") return freight;
  if ("fixed" in amount) return amount.fixed;
  if ("tiers" in amount) return amount.tiers.findLast(({ from }) => hasLasted(from))?.fixed ?? 0;
  const { percent, min = 0, max = Number.POSITIVE_INFINITY } = amount;
  return Math.min(max, Math.max(min, percentOf(base, percent)));
}

const scale = 1_000_000;

/** Half up, exact to a millionth of a percent. */
export const percentOf = (base: number, percent: number): number =>
  Number((BigInt(base) * BigInt(Math.round(percent * scale)) * 2n + 100n * BigInt(scale)) / (200n * BigInt(scale)));

/**
 * What units `from` (not included) to `to` of `units` cost that were bought together for `paid`: parts always sum to the
 * whole.
 *
 * @example
 * import { shareOf } from "waybell";
 *
 * [0, 1, 2].map((k) => shareOf(10000, 3, k, k + 1)); // [3333, 3334, 3333]
 */
export function shareOf(paid: number, units: number, from: number, to: number): number {
  for (const [name, figure] of Object.entries({ paid, units, from, to }))
    expectArgument(name, figure, "number", "shareOf(paid, units, from, to)");
  return units === 0 ? 0 : upTo(paid, units, to) - upTo(paid, units, from);
}

/** What the first `k` units cost, half up. */
function upTo(paid: number, units: number, k: number): number {
  const twice = paid * k * 2 + units;
  // As exact as it is quick, but for sums beyond what a double holds.
  if (twice <= Number.MAX_SAFE_INTEGER) return Math.floor(twice / (2 * units));
  return Number((BigInt(paid) * BigInt(k) * 2n + BigInt(units)) / (2n * BigInt(units)));
}
