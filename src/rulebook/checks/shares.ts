import { type Amount, sumOf } from "../../compensation/amount.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { Layers } from "../book/layers.ts";
import { entriesOf } from "./rules-of.ts";
import { originOf } from "./written.ts";

/** Compensations that split more than there is, and most that may be paid and is no sum. */
export function checkShares(layered: Layers): Finding[] {
  const { number, amount } = layered.values;
  return entriesOf(layered, "compensations").flatMap(({ name, path, rule: { parts, budget, limit } }) => {
    const shares = parts.map(({ share }) => (share === undefined ? 0 : number.get(share)?.value)).filter(isNumber);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    // In floating point 0.7 and 0.2 and 0.1 may come to a little more than 1.
    const isOver = whole > 1 + 1e-9;
    return [
      ...(isOver ? [finding("IMPOSSIBLE_FIGURE", `${path}.parts`, `Its shares come to ${whole}.`, "1 at most")] : []),
      ...[budget, limit?.amount].flatMap((most) => {
        const value = most === undefined ? undefined : (amount.get(most)?.value as Amount | "off" | undefined);
        if (most === undefined || value === undefined || value === "off") return [];
        const sum = sumOf(value);
        const not = sum === null ? "no sum" : sum === 0 ? "nothing" : undefined;
        if (not === undefined) return [];
        const message = `"${most}" is the most that "${name}" may pay, and ${not}.`;
        return finding("IMPOSSIBLE_FIGURE", originOf(layered, "amount", most).path, message, "{ fixed: … }");
      }),
    ];
  });
}

const isNumber = (value: unknown): value is number => typeof value === "number";
/** Whether an amount is a part of something, or all of it: no figure that could be said or compared with. */
export function isNoSum({ values }: Layers, name: string): boolean {
  const value = values.amount.get(name)?.value;
  return value !== undefined && value !== "off" && sumOf(value as Amount) === null;
}
