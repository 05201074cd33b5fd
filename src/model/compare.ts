/** The order of two texts or numbers, for sorting: the same on every machine, whatever its language. */
export const compare = <T extends string | number>(one: T, other: T): number =>
  one < other ? -1 : one > other ? 1 : 0;
