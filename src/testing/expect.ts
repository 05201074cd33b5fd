import { compare } from "../model/compare.ts";
import { isTable } from "../model/table.ts";

/** A text that equal values share, whatever the order of their fields. */
export function stable(value: unknown): string {
  const sorted = (_: string, at: unknown): unknown =>
    isTable(at)
      ? Object.fromEntries(Object.entries(at).sort(([a], [b]) => compare(a, b)))
      : at === undefined
        ? "(undefined)"
        : at;
  return JSON.stringify(sorted("", value), sorted, 2) ?? "(undefined)";
}

/** Throws a plain Error unless both are deeply equal. Belongs to no test runner. */
export function expectEqual(received: unknown, expected: unknown, what: string): void {
  const [is, wanted] = [stable(received), stable(expected)];
  if (is !== wanted) throw new Error(`${what}\nexpected: ${wanted}\nreceived: ${is}`);
}

export function expectTrue(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Cases but those that are skipped: by name, with a reason. */
export function unskipped<Case extends { readonly name: string }>(
  cases: readonly Case[],
  skip: readonly { readonly name: string; readonly reason: string }[],
): readonly Case[] {
  for (const { name, reason } of skip) {
    expectTrue(
      cases.some((one) => one.name === name),
      `There is no case "${name}" to skip.`,
    );
    expectTrue(reason.trim() !== "", `Skipping "${name}" needs a reason.`);
  }
  return cases.filter((one) => !skip.some(({ name }) => name === one.name));
}
