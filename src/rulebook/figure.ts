import { lengths, parseDuration } from "../model/duration.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Layers } from "./layers.ts";

/**
 * A figure of some packs: a count, or a length of time in milliseconds, its days of 24 hours; null: switched off. One that
 * no pack gives is told in `findings`.
 */
export function figureOf({ values }: Layers, name: string, findings: Finding[]): number | null {
  const value = (values.duration.get(name) ?? values.number.get(name))?.value;
  if (value === undefined)
    findings.push(finding("MISSING_VALUE", name, "No pack gives this value.", "a value, or off"));
  if (typeof value === "number") return value;
  const parsed = parseDuration(String([value].flat()[0]));
  return parsed ? lengths(parsed)[0] : null;
}
