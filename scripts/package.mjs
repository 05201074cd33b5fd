// The package as a user gets it: packed once, installed into throw-away projects.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entries, fail, root, run } from "./lib.mjs";

const mustContain = ["LICENSE", "README.md", "README.zh-CN.md", "dist/index.js", "dist/index.d.cts"];

/**
 * Packs the working tree into `folder`.
 * @param {string} folder @returns {{ tarball: string, files: number, size: number }}
 */
export function pack(folder) {
  if (!existsSync(join(root, "dist"))) fail("dist is missing: run npm run build");
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder]));
  const paths = packed.files.map((/** @type {{ path: string }} */ file) => file.path);
  for (const path of mustContain) if (!paths.includes(path)) fail(`the tarball has no ${path}`);
  return { tarball: join(folder, packed.filename), files: paths.length, size: packed.size };
}

/**
 * Makes a project that depends on the tarball, and on `extras` such as "jest@30.5.2".
 * @param {string} folder @param {"module" | "commonjs"} type @param {string} tarball @param {readonly string[]} [extras]
 */
export function install(folder, type, tarball, extras = []) {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefer-offline"];
  run("npm", ["install", ...quiet, tarball, ...extras], { cwd: folder });
}

/** Files that load every entry through `import` and through `require`. @param {string} folder */
export function writeLoaders(folder) {
  const specifiers = entries.map(({ specifier }) => specifier);
  writeFileSync(join(folder, "load.mjs"), loader(specifiers, "await import(specifier)"));
  writeFileSync(join(folder, "load.cjs"), loader(specifiers, "require(specifier)"));
}

/** @param {readonly string[]} specifiers @param {string} load */
const loader = (specifiers, load) => `
let names = 0;
for (const specifier of ${JSON.stringify(specifiers)}) {
  const found = Object.keys(${load});
  if (found.length === 0) throw new Error(specifier + " exports nothing");
  names += found.length;
}
console.log(names);
`;

/**
 * Copies the examples into a project. The numbered ones are run; the others are helpers beside them.
 * @param {string} folder @returns {{ file: string, expected: string }[]}
 */
export function copyExamples(folder) {
  const source = join(root, "examples");
  const names = readdirSync(source)
    .filter((name) => /^\d.*\.mjs$/.test(name))
    .map((name) => name.slice(0, -".mjs".length));
  if (names.length === 0) fail("examples/ has no numbered .mjs file");
  for (const name of readdirSync(join(source, "expected")))
    if (!names.includes(name.replace(/\.txt$/, ""))) fail(`examples/expected/${name} has no example`);
  cpSync(source, join(folder, "examples"), { recursive: true });
  return names.map((name) => ({
    file: `examples/${name}.mjs`,
    expected: readFileSync(join(source, "expected", `${name}.txt`), "utf8"),
  }));
}

/**
 * Compares what an example printed, and says where it first differs.
 * @param {string} where @param {string} received @param {string} expected
 */
export function compareOutput(where, received, expected) {
  if (received.trimEnd() === expected.trimEnd()) return;
  const [got, want] = [received.trimEnd().split("\n"), expected.trimEnd().split("\n")];
  const line = want.findIndex((text, index) => text !== got[index]);
  const at = line === -1 ? want.length : line;
  fail(`${where}, line ${at + 1}\n  expected: ${want[at] ?? "(end)"}\n  received: ${got[at] ?? "(end)"}`);
}
