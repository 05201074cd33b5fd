import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sayEverywhere } from "../support/time-zones.ts";
import { allLimits, cases, limitOf } from "./calendar-limits.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const shown = (at: number): string => new Date(at).toISOString();

describe.each(Object.entries(cases))("a limit by the calendar of %s", (zone, rows) => {
  it.each(rows)("%s: from %s", (...row) => {
    expect(shown(limitOf(zone, row))).toBe(shown(Date.parse(row[3])));
  });
});

describe("all these limits", () => {
  it("are the same wherever the process believes to be", async () => {
    const expected = Object.values(cases).flatMap((rows) => rows.map(([, , , limit]) => Date.parse(limit)));
    const said = await sayEverywhere(`import { allLimits } from "./calendar-limits.ts";`, "allLimits()", here);
    expect(allLimits()).toEqual(expected);
    for (const [zone, limits] of said) expect(limits, zone).toEqual(expected);
  });
});
