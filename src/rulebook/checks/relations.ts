import { type Finding, finding } from "../../model/finding.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import { needs, rising } from "../../model/words/relations.ts";
import { isAtMost } from "../book/compare.ts";
import type { Layers } from "../book/layers.ts";
import { originOf, toChange } from "./written.ts";

/** Values that fall where they must not, and choices that mean nothing while what they need is off. */
export function checkRelations(layered: Layers): Finding[] {
  const inForce = (kind: ValueKind, name: string) => layered.values[kind].get(name)?.value ?? "off";
  const fallen = Object.entries(rising).flatMap(([kind, rows]) =>
    rows.flatMap((row: readonly string[]) =>
      row.slice(1).flatMap((upper, i) => {
        const lower = row[i] ?? upper;
        const of = kind as ValueKind;
        const [one, other] = [inForce(of, lower), inForce(of, upper)];
        if (one === "off" || other === "off" || isAtMost(of, one, other)) return [];
        return finding(
          "VALUES_OUT_OF_ORDER",
          toChange(originOf(layered, of, lower), originOf(layered, of, upper)).path,
          `"${lower}" is ${one}, "${upper}" ${other}.`,
          `"${lower}" at most "${upper}"`,
        );
      }),
    ),
  );
  const missing = needs.flatMap(({ choice, is, kind, needs: name }) =>
    inForce("choice", choice) !== is || inForce(kind, name) !== "off"
      ? []
      : finding(
          "VALUE_NEEDED",
          toChange(originOf(layered, "choice", choice), originOf(layered, kind, name)).path,
          `"${choice}" is ${is}, and "${name}" is off: nothing comes of it.`,
          `a value for "${name}"`,
        ),
  );
  return [...fallen, ...missing];
}
