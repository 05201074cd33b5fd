import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "./blocks.ts";

const decisions = readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`);
const pages = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const documents = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "AGENTS.md", ...pages, ...decisions];
const read = (path: string) => readFileSync(join(root, path), "utf8");
/** For the reader to make: the tour, and what listings name in their first line. */
const toMake = [
  "test/tour.test.ts",
  ...documents.flatMap((path) => [...read(path).matchAll(/^```ts\n\/\/ (\S+)\n/gm)].map(([, name = ""]) => name)),
];

describe.each(documents)("%s", (document) => {
  const text = read(document);
  const prose = text.replace(/^```[\s\S]*?^```$/gm, "");

  it("names files that are there", () => {
    const links = [...prose.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => join(dirname(document), path));
    const named = [...prose.matchAll(/`((?:src|test|scripts|examples|docs|\.ci)(?:\/[\w.-]+)+)`/g)].map(
      ([, path = ""]) => path,
    );
    // `test/structure/declarations` is a test without its ending.
    const missing = [...links, ...named].filter(
      (path) => !["", ".ts", ".test.ts"].some((end) => existsSync(join(root, path + end))),
    );
    expect(missing.filter((path) => !toMake.includes(path))).toEqual([]);
  });

  it("names scripts and entries that package.json has", () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(scripts.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
    const entries = [...prose.matchAll(/`waybell(\/[\w/-]+)`/g)].map(([, path]) => `.${path}`);
    expect(entries.filter((path) => !Object.hasOwn(manifest.exports, path))).toEqual([]);
  });
});

it.each(["README.md", "README.zh-CN.md"])("%s names every entry of the package", (readme) => {
  const specifiers = Object.entries(manifest.exports).filter(([, target]) => typeof target !== "string");
  // Of providers the table has a row for each folder, which names them.
  const missing = specifiers.filter(([path]) => {
    const [, folder = "", name] = path.split("/");
    const row = read(readme)
      .split("\n")
      .find((line) => line.startsWith(`| \`waybell${name === undefined ? path.slice(1) : `/${folder}/…`}\` |`));
    return !row?.includes(name === undefined ? "" : `\`${name}\``);
  });
  expect(missing.map(([path]) => path)).toEqual([]);
});

it.each(decisions)("%s has its four parts, and a test that keeps it", (path) => {
  const text = read(path);
  expect(text.match(/^## .+$/gm)).toEqual(["## Context", "## Decision", "## Consequence", "## Kept by"]);
  expect(text.split("## Kept by")[1]).toMatch(/^- `(?:test|scripts)\//m);
});

it("AGENTS.md is short", () => {
  expect(read("AGENTS.md").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
});
