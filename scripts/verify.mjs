// The gate. Every step says what it counted; the first that fails, or cannot run, ends it.
// --tested: `npm test` ran just before, so build and tests are not run again.
import { join } from "node:path";
import { checkExamples, checkJest, checkRequire, checkTypes } from "./consumers.mjs";
import { fail, readJson, run, runSteps, tempFolder, tool } from "./lib.mjs";
import { checkManifest, checkNoCopies } from "./manifest.mjs";
import { pack } from "./package.mjs";
import { checkSizes } from "./sizes.mjs";

const folder = tempFolder();
const tested = process.argv.includes("--tested");
let tarball = "";

await runSteps([
  ["format and lint", lint],
  ["types, TypeScript 6", () => types("typescript")],
  ["types, TypeScript 7", () => types("typescript-7")],
  ...(tested
    ? []
    : /** @type {const} */ ([
        ["build", build],
        ["tests", test],
      ])),
  ["unused", unused],
  ["manifest and build", checkManifest],
  ["no module twice", checkNoCopies],
  ["pack", packOnce],
  ["publint", publint],
  ["are the types wrong", attw],
  ["examples in an ESM project", () => checkExamples(join(folder, "esm"), tarball)],
  ["identity in a CJS project", () => checkRequire(join(folder, "cjs"), tarball)],
  ["Jest", () => checkJest(join(folder, "jest"), tarball)],
  ["consumers' types", () => checkTypes(join(folder, "esm"))],
  ["sizes", checkSizes],
]);

function lint() {
  tool("@biomejs/biome", "biome", ["check", "--error-on-warnings", "."]);
  const { unchanged } = JSON.parse(tool("@biomejs/biome", "biome", ["check", "--reporter=json", "."])).summary;
  return unchanged > 0 ? `${unchanged} files` : fail("no file was checked");
}

/** @param {string} compiler */
function types(compiler) {
  const projects = ["tsconfig.json", "src/tsconfig.json", "examples/tsconfig.json"];
  const files = projects.map((project) => {
    const listed = tool(compiler, "tsc", ["-p", project, "--noEmit", "--listFiles"]).split("\n");
    const ours = listed.filter((line) => line !== "" && !line.includes("node_modules")).length;
    return ours === 0 ? fail(`${project} has no file`) : `${ours} files of ${project}`;
  });
  return files.join(", ");
}

function build() {
  // tsup names types that a public entry uses and none exports; for its users they have no name.
  const unnamed = run("sh", ["-c", "npm run build 2>&1"]).match(/no public re-export: .*/g) ?? [];
  return unnamed.length === 0 ? "every type of the entries has a name" : fail(unnamed.join("\n"));
}

function test() {
  const report = join(folder, "tests.json");
  tool("vitest", "vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`]);
  const { numPassedTests, numPendingTests, numTodoTests } = readJson(report);
  if (numPassedTests === 0) fail("no test ran");
  return `${numPassedTests} passed, ${numPendingTests + numTodoTests} skipped`;
}

function unused() {
  tool("knip", "knip", ["--treat-config-hints-as-errors"]);
  return "no unused file, export or dependency";
}

function packOnce() {
  const packed = pack(folder);
  tarball = packed.tarball;
  return `${packed.files} files, ${packed.size} bytes`;
}

function publint() {
  tool("publint", "publint", ["run", tarball, "--strict"]);
  return "nothing to say";
}

function attw() {
  const said = tool("@arethetypeswrong/cli", "attw", [tarball, "--profile", "strict", "--format", "json"]);
  const { entrypoints } = JSON.parse(said).analysis;
  const resolutions = Object.values(entrypoints).flatMap(({ resolutions }) => Object.values(resolutions));
  if (resolutions.length === 0) fail("attw looked at nothing");
  return `${Object.keys(entrypoints).length} entries, ${resolutions.length} resolutions`;
}
