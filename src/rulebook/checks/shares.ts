import { type Amount, leastOf, sumOf } from "../../compensation/amount.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { layerOf, rank } from "../book/layer.ts";
import type { Layers } from "../book/layers.ts";
import { entriesOf } from "./rules-of.ts";
import { originOf } from "./written.ts";

/** Compensations that split more than there is or take what is not theirs to take, and most that may be paid and is no sum. */
export function checkShares(layered: Layers): Finding[] {
  const { number, amount } = layered.values;
  return entriesOf(layered, "compensations").flatMap(({ name, path, pack, rule }) => {
    const { parts, budget, limit, amount: paid } = rule;
    const isAbove = rank(layerOf(pack)) > rank("platform");
    const whole = parts.reduce((sum, { share }) => sum + (Number(number.get(share ?? "")?.value) || 0), 0);
    // In floating point 0.7 and 0.2 and 0.1 may come to a little more than 1.
    const isOver = whole > 1 + 1e-9;
    const wrong = (message: string, expected: string, place = `${path}.parts`): Finding =>
      finding("IMPOSSIBLE_FIGURE", place, message, expected);
    return [
      ...parts.flatMap(({ payer }, i) =>
        isAbove && payer !== "seller" && payer !== "platform"
          ? finding("WRONG_RULE", `${path}.parts[${i}].payer`, `The ${payer} pays nobody here.`, "seller")
          : [],
      ),
      ...(isOver ? [wrong(`Its shares come to ${whole}.`, "1 at most")] : []),
      ...[budget, limit?.amount].flatMap((most = "") => {
        const value = amount.get(most)?.value;
        const sum = value === undefined || value === "off" || sumOf(value as Amount);
        const { path: place } = originOf(layered, "amount", most);
        const is = `"${most}" is the most that "${name}" may pay, and`;
        if (!sum) return wrong(`${is} ${sum === null ? "no sum" : "nothing"}.`, "{ fixed: … }", place);
        const least = typeof paid === "string" ? leastOf(amount.get(paid)?.value as Amount | "off" | undefined) : 0;
        return typeof sum === "number" && least > sum
          ? wrong(`${is} ${sum} is less than it pays at the least: ${least}.`, `${least} at the least`, place)
          : [];
      }),
    ];
  });
}

/** Whether an amount is a part of something, or all of it: no figure that could be said or compared with. */
export function isNoSum({ values }: Layers, name: string): boolean {
  const value = values.amount.get(name)?.value;
  return value !== undefined && value !== "off" && sumOf(value as Amount) === null;
}
