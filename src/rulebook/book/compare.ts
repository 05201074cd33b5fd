import type { Amount } from "../../compensation/amount.ts";
import { type Duration, lengths, parseDuration } from "../../model/duration.ts";
import { instant } from "../../model/instant.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import type { AnyValue } from "./raw-pack.ts";

interface Kinds {
  readonly duration: string | readonly string[];
  readonly amount: Amount;
  readonly number: number;
  readonly clock: string;
  readonly choice: string;
  readonly date: string;
}

/** Whether the first is at most the second in every case; undefined where nobody can say. */
type AtMost<V> = (one: V, other: V) => boolean | undefined;

const byKind: { readonly [K in ValueKind]: AtMost<Kinds[K]> } = {
  duration: (one, other) => listsAtMost([one].flat(), [other].flat()),
  amount: amountAtMost,
  number: (one, other) => one <= other,
  clock: (one, other) => one <= other,
  choice: () => undefined,
  date: (one, other) => instant(one) <= instant(other),
};

/** Whether one value is at most another. */
export const isAtMost = (kind: ValueKind, one: AnyValue, other: AnyValue): boolean | undefined =>
  (byKind[kind] as AtMost<AnyValue>)(one, other);

/** Every item against a single one, or each against its own. */
function listsAtMost(ones: readonly string[], others: readonly string[]): boolean | undefined {
  const [a, b] = [ones.length, others.length];
  if (a !== b && a > 1 && b > 1) return undefined;
  return Array.from({ length: Math.max(a, b) }).every((_, i) =>
    lastsAtMost(ones[i] ?? ones[0], others[i] ?? others[0]),
  );
}

/** Of one unit by the count; otherwise it may at its longest last no longer than the other at its shortest. */
function lastsAtMost(one = "", other = ""): boolean {
  const [a, b] = [parseDuration(one), parseDuration(other)];
  if (!a || !b) return false;
  return a.unit === b.unit ? a.count <= b.count : lengths(a)[1] <= lengths(b)[0];
}

/** `full` is the most there is. A percentage that is less in one part and more in another is neither. */
function amountAtMost(one: Amount, other: Amount): boolean | undefined {
  if (other === "full") return true;
  if (one === "full") return false;
  if (one === "freight" || other === "freight") return one === other || undefined;
  if ("fixed" in one && "fixed" in other) return one.fixed <= other.fixed;
  if ("percent" in one && "percent" in other)
    return (
      one.percent <= other.percent &&
      (one.min ?? 0) <= (other.min ?? 0) &&
      (one.max ?? Number.POSITIVE_INFINITY) <= (other.max ?? Number.POSITIVE_INFINITY)
    );
  if ("tiers" in one && "tiers" in other)
    return [...one.tiers, ...other.tiers].every(({ from }) => paidAfter(from, one) <= paidAfter(from, other));
  return undefined;
}

/** What the last tier comes to that is reached after a time. */
const paidAfter = (time: Duration, { tiers }: Extract<Amount, { tiers: unknown }>): number =>
  tiers.findLast(({ from }) => lastsAtMost(from, time))?.fixed ?? 0;
