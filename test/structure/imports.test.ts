import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { findFault, importTable } from "./import-table.ts";
import { importsOf, parse, publicEntries, readSources, resolve, root } from "./sources.ts";

const sources = readSources(join(root, "src"));
const dependencies = Object.keys(manifest.dependencies);
const faultsOf = (path: string, text: string) => {
  const source = parse(path, text);
  return importsOf(source).flatMap((one) => findFault(source, one, dependencies) ?? []);
};

describe("the imports of src", () => {
  it("are read from all of it", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(80);
  });

  it("keep to the import table", () => {
    const faults = sources.flatMap((source) =>
      importsOf(source).flatMap((one) => {
        const fault = findFault(source, one, dependencies);
        return fault === undefined ? [] : [`src/${source.path}:${one.line} ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it("say .ts, and name a file that exists", () => {
    const paths = sources.map(({ path }) => path);
    const broken = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ specifier }) => specifier.startsWith(".") && !paths.includes(resolve(source.path, specifier)))
        .map(({ specifier, line }) => `src/${source.path}:${line} ${specifier}`),
    );
    expect(broken).toEqual([]);
  });

  it("go round in no circle, not even of types", () => {
    expect(findCircle()).toBeUndefined();
  });

  it("reach every file from a public entry", () => {
    const reached = reach(publicEntries, true);
    expect(sources.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('bring no reader of CSV with "."', () => {
    expect([...reach(["index.ts"], false)].filter((path) => path.startsWith("backoffice/"))).toEqual([]);
  });
});

describe("the import table", () => {
  it("has a row for every folder", () => {
    const folders = new Set(sources.map(({ path }) => path.split("/")[0]));
    expect([...folders].filter((folder) => !importTable.some((row) => row.folder === folder))).toEqual([]);
  });

  it.each([
    ["condition/a.ts", 'import { b } from "../rulebook/b.ts";', "condition may not import rulebook"],
    ["condition/a.ts", 'import type { B } from "../sla/b.ts";', "condition may not import sla"],
    ["model/a.ts", 'export * from "../packs/b.ts";', "model may not import packs"],
    ["sla/a.ts", 'type B = import("../notify/b.ts").B;', "sla may not import notify"],
    ["sla/a.ts", 'import { setup } from "xstate";', "only lifecycle imports xstate"],
    ["lifecycle/a.ts", 'import { z } from "zod";', "only model imports zod"],
    ["model/a.ts", 'import fs from "node:fs";', "node:fs is not among the dependencies"],
    ["model/a.ts", 'import fc from "fast-check";', "fast-check is not among the dependencies"],
    ["packs/a.ts", 'import { b } from "../rulebook/b.ts";', "packs may not import rulebook"],
    ["channels/email.ts", 'import { b } from "../notify/b.ts";', "channels may not import notify"],
    ["channels/adapter.ts", 'import { b } from "./http.ts";', "channels/adapter.ts may not import channels"],
    ["channels/email.ts", 'import { b } from "./jpush.ts";', "channels/jpush.ts is a leaf: nothing inside imports it"],
    [
      "index.ts",
      'export * from "./tracking/kuaidi100.ts";',
      "tracking/kuaidi100.ts is a leaf: nothing inside imports it",
    ],
    ["later/a.ts", 'import { b } from "../model/b.ts";', "src/later/a.ts is in no folder of the import table"],
  ])("refuses, in %s: %s", (path, text, fault) => {
    expect(faultsOf(path, text)).toEqual([fault]);
  });

  it.each([
    ["packs/a.ts", 'import type { B } from "../rulebook/b.ts";'],
    ["packs/a.ts", 'import { b } from "../model/words/b.ts";'],
    ["rulebook/a.ts", 'import { b } from "../channels/adapter.ts";'],
    ["channels/email.ts", 'import { b } from "./shared/mime.ts"; import { c } from "./adapter.ts";'],
    ["lifecycle/charts/a.ts", 'import { setup } from "xstate"; import { b } from "../compile.ts";'],
    ["model/a.ts", '// import { b } from "../rulebook/b.ts";\nconst text = "import { b } from \'../rulebook/b.ts\'";'],
  ])("accepts, in %s: %s", (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });
});

function edges(path: string, types: boolean): readonly string[] {
  const source = sources.find((source) => source.path === path);
  if (!source) return [];
  const relative = importsOf(source).filter((one) => one.specifier.startsWith(".") && (types || !one.typeOnly));
  return relative.map(({ specifier }) => resolve(path, specifier));
}

function reach(entries: readonly string[], types: boolean): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of edges(path, types)) visit(next);
  };
  entries.forEach(visit);
  return reached;
}

function findCircle(): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of edges(path, true)) {
      const circle = visit(next, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of sources) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}
