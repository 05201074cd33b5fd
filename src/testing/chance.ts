import { expectArgument } from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";

/**
 * A source of chance: each call gives a number from 0 up to, but not including, 1.
 *
 * Everything random here is drawn from one, so equal sources give equal results. 0 leads to the plainest choice: a
 * property testing library that makes its numbers smaller makes the history simpler.
 */
export type Chance = () => number;

/**
 * A source of chance from a seed: the same numbers for the same seed, on every runtime.
 *
 * @throws UsageError `WRONG_ARGUMENT`: the seed is no number.
 * @example
 * import { seeded } from "waybell/testing";
 *
 * seeded(7)() === seeded(7)(); // true
 */
export function seeded(seed: number): Chance {
  expectArgument("seed", seed, "number", "any, such as 1");
  const next = mulberry32(seed);
  return () => next() / 2 ** 32;
}

/** Whole numbers of 32 bits, the same ones for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * A source of chance from numbers a property testing library made, each from 0 up to 1; once they are used up, 0.
 *
 * @example
 * import { drawn, randomHistory } from "waybell/testing";
 *
 * randomHistory(drawn([0.1, 0.9, 0.5]))[0]?.events[0]?.type; // "order.created"
 */
export function drawn(numbers: readonly number[]): Chance {
  expectArgument("numbers", numbers, ["number"], "from 0 to 1, such as [0.5, 0.1]");
  let next = 0;
  return () => numbers[next++] ?? 0;
}

function numberOf(chance: Chance): number {
  const number = chance();
  if (number >= 0 && number < 1) return number;
  throw new UsageError("WRONG_ARGUMENT", "`chance` gives numbers from 0 up to, but not including, 1: `seeded(1)`.");
}

export const pick = <T>(chance: Chance, of: readonly T[]): T => of[Math.floor(numberOf(chance) * of.length)] as T;
export const upTo = (chance: Chance, most: number): number => Math.floor(numberOf(chance) * (most + 1));
/** Whether something happens that happens this often. 0 says no. */
export const happens = (chance: Chance, often: number): boolean => numberOf(chance) > 1 - often;
export const some = <T>(chance: Chance, of: readonly T[], often: number): T[] =>
  of.filter(() => happens(chance, often));
export const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => upTo(chance, 9)).join("");
