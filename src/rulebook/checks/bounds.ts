import { type Finding, finding } from "../../model/finding.ts";
import type { Layers } from "../book/layers.ts";
import { rulesOf } from "./rules-of.ts";
import { isNoSum } from "./shares.ts";

const bounds: readonly string[] = ["above", "atLeast", "below", "atMost"];

/** Amounts that a rule compares with and that are no sum: nothing is above five per cent. */
export function checkBounds(layered: Layers): Finding[] {
  const { duration, number } = layered.values;
  const isUnmeasured = (name: unknown): boolean =>
    typeof name === "string" && !duration.has(name) && !number.has(name) && isNoSum(layered, name);
  const unmeasured = (raw: unknown, path: string): Finding[] =>
    typeof raw !== "object" || raw === null
      ? []
      : Object.entries(raw).flatMap(([key, value]) => {
          const here = Array.isArray(raw) ? `${path}[${key}]` : `${path}.${key}`;
          return bounds.includes(key) && isUnmeasured(value)
            ? finding(
                "WRONG_TEST",
                here,
                `"${value}" is no sum: this never holds.`,
                "a sum, or an amount that is { fixed: … }",
              )
            : unmeasured(value, here);
        });
  return layered.packs.flatMap((pack) => rulesOf(pack).flatMap(([path, rule]) => unmeasured(rule, path)));
}
