import { type Finding, finding } from "../../model/finding.ts";
import type { Layers } from "../book/layers.ts";
import { foundIn, rulesOf } from "./rules-of.ts";
import { isNoSum } from "./shares.ts";

const bounds: readonly string[] = ["above", "atLeast", "below", "atMost"];

/** Amounts that a rule compares with and that are no sum: nothing is above five per cent. */
export function checkComparisons(layered: Layers): Finding[] {
  const { duration, number } = layered.values;
  const isUnmeasured = (name: unknown): boolean =>
    typeof name === "string" && !duration.has(name) && !number.has(name) && isNoSum(layered, name);
  const write = "a sum, or an amount that is { fixed: … }";
  return layered.packs
    .flatMap(rulesOf)
    .flatMap(({ path, rule }) =>
      foundIn(rule, path, (key, value, place) =>
        bounds.includes(key) && isUnmeasured(value)
          ? [finding("WRONG_TEST", place, `"${value}" is no sum: this never holds.`, write)]
          : undefined,
      ),
    );
}
