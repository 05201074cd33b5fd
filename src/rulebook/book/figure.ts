import { lengths, type ParsedDuration } from "../../model/duration.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { spanReader } from "./compile-context.ts";
import type { Layers } from "./layers.ts";

/** Reads figures of packs by name; null: switched off. */
export interface Figures {
  number(name: string): number | null;
  duration(name: string): ParsedDuration | null;
  /** In milliseconds; a day counts as 24 hours. */
  length(name: string): number | null;
}

/** The figures of some packs; which are missing is told in `findings`. */
export function figureReader(layers: Layers, findings: Finding[]): Figures {
  const { values } = layers;
  const parse = spanReader(layers);
  const given = (name: string): unknown => {
    const value = (values.duration.get(name) ?? values.number.get(name))?.value;
    if (value === undefined)
      findings.push(finding("MISSING_VALUE", name, "No pack gives this value.", "a value, or off"));
    return value;
  };
  const duration = (name: string): ParsedDuration | null => parse(String([given(name)].flat()[0])) ?? null;
  return {
    number: (name) => {
      const value = given(name);
      return typeof value === "number" ? value : null;
    },
    duration,
    length: (name) => {
      const parsed = duration(name);
      return parsed ? lengths(parsed)[0] : null;
    },
  };
}
