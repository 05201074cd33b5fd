import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf, root } from "../docs/blocks.ts";

const folder = join(root, "examples");
const names = readdirSync(folder)
  .filter((name) => /^\d.*\.mjs$/.test(name))
  .map((name) => name.replace(/\.mjs$/, ""));
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("the examples", () => {
  beforeAll(() => {
    if (!existsSync(join(root, "dist/index.js"))) throw new Error("dist/index.js is missing: npm run build");
  });

  it("are found, each with what it prints", () => {
    expect(names.length).toBeGreaterThan(2);
    expect(readdirSync(join(folder, "expected")).sort()).toEqual(names.map((name) => `${name}.txt`));
  });

  it.each(names)("%s prints what it is expected to", (name) => {
    // In zones whose day and summer time differ from those in the example.
    for (const TZ of ["Asia/Shanghai", "America/New_York"]) {
      const printed = execFileSync(process.execPath, [`${name}.mjs`], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, TZ },
      });
      expect(printed).toBe(read(`examples/expected/${name}.txt`));
    }
  });

  it.each(names)("%s imports the package by its name", (name) => {
    const imported = [...read(`examples/${name}.mjs`).matchAll(/from "([^"]+)"/g)].map(([, specifier]) => specifier);
    expect(imported.filter((specifier) => !/^(waybell(\/.+)?|\.\/host\.mjs|node:.+)$/.test(specifier ?? ""))).toEqual(
      [],
    );
  });
});

describe.each(["README.md", "README.zh-CN.md"])("%s", (readme) => {
  const text = read(readme);
  const [first] = blocksOf(readme);

  it("shows an example first, as it stands in examples/", () => {
    expect(first?.text).toBe(read("examples/00-first-step.mjs"));
    expect(first?.line).toBeLessThan(20);
  });

  it.each(["npm ci && npm run quickstart", "npm ci && npm test"])("has on its first screen: %s", (command) => {
    expect(text.split("\n").slice(0, 20).join("\n")).toContain(command);
  });

  it("shows the host of the examples", () => {
    const region = /^ *\/\/ #region README\n([\s\S]*?) *\/\/ #endregion$/m.exec(read("examples/host.mjs"))?.[1] ?? "";
    const host = region.replace(/^ {2}/gm, "");
    expect(blocksOf(readme).map((block) => block.text)).toContain(host);
  });

  it("quotes the quickstart as it prints", () => {
    const quoted = /```text\n(\d\d-\d\d [\s\S]*?)```/.exec(text)?.[1] ?? "nothing";
    expect(read("examples/expected/01-quickstart.txt")).toContain(quoted);
  });

  it("shows what the first example prints", () => {
    expect(text).toContain(`\`\`\`text\n${read("examples/expected/00-first-step.txt")}\`\`\``);
  });
});
