import { type Finding, finding } from "../../model/finding.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import { needs, rising } from "../../model/words/relations.ts";
import { isAtMost } from "../book/compare.ts";
import type { Layers } from "../book/layers.ts";
import { originOf, toChange } from "./written.ts";

/** Values that fall where they must not, and those that mean nothing while what they need is off. */
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
  const needed = (of: ValueKind, on: string, is: string, kind: ValueKind, name: string): Finding[] =>
    inForce(kind, name) !== "off"
      ? []
      : [
          finding(
            "VALUE_NEEDED",
            toChange(originOf(layered, of, on), originOf(layered, kind, name)).path,
            `"${on}" is ${is}, and "${name}" is off: nothing comes of it.`,
            `a value for "${name}"`,
          ),
        ];
  const missing = needs.flatMap(({ of, on, kind, needs: name }) => {
    const value = String(inForce(of, on));
    return ["off", "no", "0"].includes(value) ? [] : needed(of, on, value, kind, name);
  });
  const limited = limits(layered).flatMap(([amount, most]) =>
    inForce("amount", amount) === "off" ? [] : needed("amount", amount, "on", "amount", most),
  );
  return [...fallen, ...missing, ...limited];
}

/** Amounts that compensations owe, each with the most that may be paid of it: the same one several times is one. */
const limits = ({ packs }: Layers): readonly (readonly [amount: string, most: string])[] => [
  ...new Map(
    packs.flatMap(({ compensations }) =>
      Object.values(compensations ?? {}).flatMap(({ amount, limit }) =>
        (typeof amount === "string" ? [amount] : Object.values(amount)).flatMap((one) =>
          limit?.amount === undefined ? [] : [[`${one} ${limit.amount}`, [one, limit.amount] as const] as const],
        ),
      ),
    ),
  ).values(),
];
