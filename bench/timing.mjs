/** Microseconds of one call, over so many calls. */
export function micros(call, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) call();
  return Number(process.hrtime.bigint() - start) / 1_000 / times;
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
