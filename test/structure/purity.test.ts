import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findImpurities } from "./impurities.ts";
import { parse, readSources, root } from "./sources.ts";

const sources = readSources(join(root, "src"));

describe("the sources", () => {
  it("are found", () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  it("have no clock, chance, timer, network, console, zone or locale of the process, and no instanceof of ours", () => {
    expect(findImpurities(sources)).toEqual([]);
  });

  it("have kebab-case names", () => {
    const kebab = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/;
    expect(sources.map(({ path }) => path).filter((path) => !kebab.test(path))).toEqual([]);
  });

  it("are short: none above 400 lines, half of them at most 130", () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(130);
  });
});

describe("the search for impurities", () => {
  it.each([
    "const t = Date.now();",
    "const t = new Date();",
    "const t = new UTCDate();",
    "const t = Date();",
    "const n = Math.random();",
    "const { random } = Math;",
    "const later = setTimeout;",
    'fetch("https://example.test");',
    "const zone = process.env.TZ;",
    'console.log("x");',
    "const id = crypto.randomUUID();",
    "const g = globalThis;",
    'import { TZDate } from "@date-fns/tz";',
    'import { isPast } from "date-fns";',
    'import { readFileSync } from "node:fs";',
    "const text = (5).toLocaleString();",
    'const order = "a".localeCompare("b");',
    "class Ours extends Error {} const is = (e: unknown) => e instanceof Ours;",
  ])("finds: %s", (text) => {
    expect(findImpurities([parse("model/a.ts", text)])).toHaveLength(1);
  });

  it.each([
    "const t = new Date(0); const d = Date.parse(text); const u = Date.UTC(2026, 0);",
    "// Date.now() and new Date() in a comment\nconst text = 'Date.now()';",
    "interface Step { readonly process: string; fetch(): void }",
    "const step = { fetch: 1 }; step.fetch; decoded.fetch;",
    "const is = (e: unknown) => e instanceof RangeError;",
    "const n = Math.max(1, 2);",
  ])("leaves alone: %s", (text) => {
    expect(findImpurities([parse("model/a.ts", text)])).toEqual([]);
  });
});
