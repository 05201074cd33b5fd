import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { scenario } from "waybell/testing";
import { created, paid, seller } from "../scenarios/fixture.ts";
import { sayEverywhere } from "../support/time-zones.ts";
import { allLimits, cases, limitOf, written } from "./calendar-limits.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const shown = (at: number): string => new Date(at).toISOString();

describe.each(Object.entries(cases))("a limit by the calendar of %s", (zone, rows) => {
  it.each(rows)("%s: from %s", (...row) => {
    expect(shown(limitOf(zone, row))).toBe(shown(Date.parse(row[3])));
  });
});

describe("a limit in business days with a cut-off", () => {
  it("is never earlier for who comes later", () => {
    const hour = 3_600_000;
    const from = Date.parse("2026-02-12T00:00+08:00");
    const limits = Array.from({ length: 24 * 20 }, (_, i) => {
      const start = new Date(from + i * hour).toISOString();
      return limitOf("Asia/Shanghai", ["", start, { within: "2bd", cutOff: "cut-off" }, ""]);
    });
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
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

describe("a platform that says which days it works", () => {
  const own: Pack = {
    id: "own",
    version: "1",
    layer: "platform",
    calendar: written,
    values: { clock: { "ship.cut-off": { value: "16:00", source: ["R-TT-5"] } } },
  };
  const book = defineRulebook({ packs: [marketplaceIntl, own], channels: [] });

  // Two business days to ship, six to bring it.
  it.each([
    ["2026-02-13T15:59:59.999+08:00", "2026-02-24T15:59:59.999+08:00"],
    ["2026-02-13T16:00+08:00", "2026-02-25T00:00:00.000+08:00"],
    ["2026-02-16T16:00+08:00", "2026-02-26T00:00:00.000+08:00"],
    ["2026-12-31T10:00+08:00", "2027-01-05T10:00:00.000+08:00"],
  ])("has what was ordered at %s to ship by %s", (time, due) => {
    scenario(book)
      .given([seller])
      .at(time)
      .when({ ...created, occurredAt: time }, { ...paid, occurredAt: time })
      .then.promises([["ship-by", "order", due]]);
  });
});
