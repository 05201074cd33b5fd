import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Block, blocksOf, examplesOf, root } from "./blocks.ts";
import { compileBlocks, makeProject, runBlocks } from "./project.ts";

const folder = mkdtempSync(join(tmpdir(), "waybell-docs-"));
/** Files of this repository that a recipe shows: these are compiled only. */
const recipes = ["CONTRIBUTING.md", "docs/add-a-channel.md", "docs/add-a-provider.md"];
const documents = ["README.md", "README.zh-CN.md", "docs/in-your-service.md", ...recipes];
const sources: readonly (readonly [string, readonly Block[]])[] = [
  ...documents.map((path) => [path, blocksOf(path)] as const),
  ["the docstrings of src", examplesOf("src")],
];

beforeAll(() => {
  if (!existsSync(join(root, "dist/index.d.ts"))) throw new Error("dist/index.d.ts is missing: npm run build");
  makeProject(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(sources)("the code in %s", (name, blocks) => {
  it("is found", () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it("compiles against the typings of the package", { timeout: 120_000 }, () => {
    expect(compileBlocks(folder, blocks)).toEqual([]);
  });

  it("runs, and what it says in comments is what comes out", () => {
    const { faults, ran } = runBlocks(folder, blocks);
    expect(faults).toEqual([]);
    expect(ran > 0).toBe(!recipes.includes(name));
  });
});

describe("the check of code blocks", () => {
  const block = (text: string, language: Block["language"] = "ts"): readonly Block[] => [
    { where: "a.md:1", line: 1, language, text: `import { instant } from "waybell";\n${text}` },
  ];

  it("finds a name that the package does not export", () => {
    expect(compileBlocks(folder, block(`import { nothing } from "waybell";`))).toEqual([
      expect.stringMatching(/^a\.md:1, line 2: .* no exported member/),
    ]);
  });

  it("finds a wrong type in JavaScript too", () => {
    expect(compileBlocks(folder, block("instant({});", "js"))).toHaveLength(1);
  });

  it("finds a value that does not come out", () => {
    expect(runBlocks(folder, block(`instant("2026-06-01T10:00+08:00"); // 1780279200001`)).faults).toHaveLength(1);
    expect(runBlocks(folder, block(`instant("2026-06-01T10:00+08:00"); // 1780279200000`))).toEqual({
      faults: [],
      ran: 1,
    });
  });

  it("finds code that throws", () => {
    expect(runBlocks(folder, block(`instant("tomorrow");`)).faults).toHaveLength(1);
  });
});

describe("the tour of README.md", () => {
  const [tour] = blocksOf("README.md").filter(({ text }) => text.includes("scenario("));
  const changed = (from: string, to: string): readonly Block[] =>
    tour?.text.includes(from) ? [{ ...tour, text: tour.text.replace(from, to) }] : [];
  const says = (lines: readonly string[]) =>
    documents
      .slice(0, 2)
      .map((path) => readFileSync(join(root, path), "utf8").includes(`\n${lines.join("\n")}\n\`\`\``));

  it("fails without the pack, as it says", () => {
    const { faults } = runBlocks(folder, changed("packs: [ours]", "packs: [marketplaceCn]"));
    const lines = (faults[0] ?? "").replace(/^README\.md:\d+: /, "").split("\n");
    expect(says([...lines.slice(0, 4), "  …"]), lines.join("\n")).toEqual([true, true]);
  });

  it("is refused with a misspelt fact, by the compiler and as it says", () => {
    const misspelt = changed('"parcel.awaiting"', '"parcel.awaitng"');
    expect(compileBlocks(folder, misspelt)).toHaveLength(1);
    const [fault = ""] = runBlocks(folder, misspelt).faults;
    expect(says(fault.replace(/^README\.md:\d+: /, "").split("\n")), fault).toEqual([true, true]);
  });
});

it("README.zh-CN.md has the code blocks of README.md", () => {
  const texts = (path: string) => blocksOf(path).map(({ text, language }) => [language, text]);
  expect(texts("README.zh-CN.md")).toEqual(texts("README.md"));
});
