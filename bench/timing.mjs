import { execFileSync } from "node:child_process";

/**
 * Microseconds of one call, over so many calls. Time of this process on the processor, its own collection of garbage
 * included: what others do on the machine meanwhile does not count.
 */
export function micros(call, times) {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) call();
  return since(start) / times;
}

/** The same for calls that answer later. */
export async function microsLater(call, times) {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) await call();
  return since(start) / times;
}

function since(start) {
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * The median over rounds of one time through another, each taken in turns. The first rounds only warm up: an engine goes on
 * compiling code of this size for some ten thousand calls.
 */
export async function ratioInTurns(one, other, { rounds = 15, warmUp = 60 } = {}) {
  const ratios = [];
  for (let i = 0; i < warmUp + rounds; i++) {
    const [a, b] = [await one(), await other()];
    if (i >= warmUp) ratios.push(a / b);
  }
  return median(ratios);
}

/**
 * The peak heap that a file of ours prints for 100,000, through the one for 10,000. Each in a process of its own, since
 * what one run leaves behind would count for the next.
 */
export function peakRatio(file) {
  const peakOf = (count) =>
    Number(execFileSync(process.execPath, ["--expose-gc", file, String(count)], { encoding: "utf8" }));
  return peakOf(100_000) / peakOf(10_000);
}

/** The least of one time through the least of another, each taken in turns: for work so short that a collection counts. */
export function leastRatio(one, other, { rounds = 45 } = {}) {
  let [a, b] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < rounds; i++) [a, b] = [Math.min(a, one()), Math.min(b, other())];
  return a / b;
}
