// The packed package in the hands of its users: an ESM project, a CJS project, Jest, and three compilers.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { entries, fail, run, tool } from "./lib.mjs";
import { compareOutput, copyExamples, install, writeLoaders } from "./package.mjs";

const jest = "jest@30.5.2";
const specifiers = entries.map(({ specifier }) => specifier);

/** Runs every example in an ESM project. @param {string} folder @param {string} tarball */
export function checkExamples(folder, tarball) {
  install(folder, "module", tarball);
  writeLoaders(folder);
  const names = run("node", ["load.mjs"], { cwd: folder }).trim();
  const examples = copyExamples(folder);
  for (const { file, expected } of examples) compareOutput(file, run("node", [file], { cwd: folder }), expected);
  return `${entries.length} entries with ${names} names imported, ${examples.length} examples as expected`;
}

/**
 * Two entries that export one name must mean one thing by it, but for what a provider's entry is called by: the codec of
 * Pinduoduo is no pack. `required` are the modules under test.
 */
const identityCheck = `
function checkIdentity(modules) {
  const seen = new Map();
  for (const [where, exports] of Object.entries(modules))
    for (const [name, value] of Object.entries(exports)) {
      const other = seen.get(name);
      const isProvider = [where, other && other.where].some((one) => one && one.endsWith("/" + name));
      if (other && other.value !== value && !isProvider) throw new Error(name + " of " + where + " is not that of " + other.where);
      if (!other) seen.set(name, { where, value });
    }
  if (seen.size === 0) throw new Error("no entry exports a name: nothing was compared");
  return seen.size + " names";
}
`;

/**
 * Requires every entry as users do (Node then takes the ESM file through "module-sync"), and the CJS half itself by path.
 * @param {string} folder @param {string} tarball
 */
export function checkRequire(folder, tarball) {
  install(folder, "commonjs", tarball);
  const halves = entries.map(({ specifier, target }) => [specifier, target.require.default]);
  const script = `${identityCheck}
const { dirname, join } = require("node:path");
const root = dirname(require.resolve("waybell/package.json"));
const load = (get) => Object.fromEntries(${JSON.stringify(halves)}.map(([specifier, file]) => [specifier, get(specifier, file)]));
const asUsers = load((specifier) => require(specifier));
const cjsHalf = load((_, file) => require(join(root, file)));
console.log(checkIdentity(asUsers) + "; CJS half: " + checkIdentity(cjsHalf));
(async () => {
  for (const specifier in asUsers)
    for (const [name, value] of Object.entries(await import(specifier)))
      if (asUsers[specifier][name] !== value) throw new Error(name + " differs between require and import of " + specifier);
})();
`;
  writeFileSync(join(folder, "identity.cjs"), script);
  return run("node", ["identity.cjs"], { cwd: folder }).trim();
}

/** Jest knows neither "module-sync" nor ESM-only dependencies, so it shows the CJS half to be whole. @param {string} folder @param {string} tarball */
export function checkJest(folder, tarball) {
  install(folder, "commonjs", tarball, [jest]);
  const test = `${identityCheck}
const specifiers = ${JSON.stringify(specifiers)};
test.each(specifiers)("%s is the CJS file and exports something", (specifier) => {
  expect(require.resolve(specifier)).toMatch(/\\.cjs$/);
  expect(Object.keys(require(specifier)).length).toBeGreaterThan(0);
});
test("one identity", () => {
  checkIdentity(Object.fromEntries(specifiers.map((specifier) => [specifier, require(specifier)])));
});
`;
  writeFileSync(join(folder, "entries.test.js"), test);
  const report = JSON.parse(run("node", ["node_modules/jest/bin/jest.js", "--json", "--silent"], { cwd: folder }));
  if (report.numPassedTests !== specifiers.length + 1) fail(`jest ran ${report.numPassedTests} tests`);
  return `${report.numPassedTests} tests under ${jest}`;
}

const compilers = ["typescript-5.9", "typescript", "typescript-7"];

/**
 * Compiles a file that imports every entry, with what each compiler resolves for ESM, CJS and bundlers.
 * Declarations are checked too (no skipLibCheck): ours must not lean on settings of ours.
 * @param {string} folder an installed project
 */
export function checkTypes(folder) {
  const imports = specifiers.map((specifier, index) => `import * as e${index} from "${specifier}";`);
  const uses = specifiers.map((_, index) => `export type E${index} = keyof typeof e${index};`);
  const file = [...imports, ...uses, ""].join("\n");
  for (const extension of ["mts", "cts", "ts"]) writeFileSync(join(folder, `consumer.${extension}`), file);
  writeFileSync(join(folder, "wrong.mts"), `export * from "waybell/no-such-entry";\n`);

  // "dom" for xstate, which names AbortSignal; that ours do without is proved by src/tsconfig.json.
  const common = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom"];
  const nodenext = ["--module", "nodenext", "consumer.mts", "consumer.cts"];
  const bundler = ["--module", "esnext", "--moduleResolution", "bundler", "consumer.ts"];
  const node10 = ["--module", "commonjs", "--moduleResolution", "node10", "consumer.ts"];
  let compiled = 0;
  for (const compiler of compilers) {
    for (const mode of [nodenext, bundler, ...(compiler === "typescript-5.9" ? [node10] : [])]) {
      tool(compiler, "tsc", [...common, ...mode], { cwd: folder });
      compiled++;
    }
    if (!refuses(compiler, folder)) fail(`${compiler} accepted an entry that does not exist: nothing was checked`);
  }
  return `${specifiers.length} entries, ${compiled} compilations`;
}

/** A compiler that accepts everything proves nothing. @param {string} compiler @param {string} folder */
function refuses(compiler, folder) {
  try {
    tool(compiler, "tsc", ["--noEmit", "--module", "nodenext", "wrong.mts"], { cwd: folder });
    return false;
  } catch (error) {
    return String(error).includes("TS2307");
  }
}
