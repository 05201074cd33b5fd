// The packed package on other runtimes. They come from npm as plain binaries into a cache of their own:
// as dependencies, a `node` in node_modules/.bin would shadow the real one.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { entries, fail, run, runSteps, tempFolder } from "./lib.mjs";
import { compareOutput, copyExamples, install, pack, writeLoaders } from "./package.mjs";

const cpu = { x64: { node: "x64", bun: "x64", deno: "x64" }, arm64: { node: "arm64", bun: "aarch64", deno: "arm64" } };
const names = process.platform === "linux" ? cpu[/** @type {keyof typeof cpu} */ (process.arch)] : undefined;
if (!names) fail(`no binaries for ${process.platform} ${process.arch}: run this on Linux, x64 or arm64`);

const node = (/** @type {string} */ version) => ({ name: `node-linux-${names.node}`, version, binary: "bin/node" });
// Each with another zone: results must not depend on where a process runs.
const runtimes = [
  { ...node("20.19.0"), zone: "UTC" },
  { ...node("22.23.3"), zone: "Asia/Shanghai" },
  { ...node("24.21.0"), zone: "America/New_York" },
  { ...node("26.10.0"), zone: "Europe/Berlin" },
  { name: `@oven/bun-linux-${names.bun}`, version: "1.4.5", binary: "bin/bun", zone: "Asia/Kolkata" },
  { name: `@deno/linux-${names.deno}-glibc`, version: "2.9.6", binary: "deno", zone: "Pacific/Auckland" },
];
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "waybell-runtimes");

const project = join(tempFolder(), "project");
/** @type {{ file: string, expected: string } | undefined} */
let example;

await runSteps([
  ["package", prepare],
  ...runtimes.map((runtime) => /** @type {const} */ ([`${runtime.name} ${runtime.version}`, () => check(runtime)])),
]);

function prepare() {
  const { tarball } = pack(tempFolder());
  install(project, "module", tarball);
  writeLoaders(project);
  [example] = copyExamples(project);
  return `${entries.length} entries, ${example?.file}`;
}

/** @param {(typeof runtimes)[number]} runtime */
function check(runtime) {
  const binary = fetchBinary(runtime);
  // Deno grants what is asked for: nothing but reading the project, so whatever else src did would be refused.
  const before = runtime.binary === "deno" ? ["run", "--no-prompt", "--no-remote", "--allow-read=."] : [];
  const env = { ...process.env, TZ: runtime.zone, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
  const start = (/** @type {string} */ file) => run(binary, [...before, file], { cwd: project, env });
  const imported = start("load.mjs").trim();
  const required = start("load.cjs").trim();
  if (imported !== required) fail(`import gives ${imported} names, require gives ${required}`);
  const { file, expected } = example ?? fail("no example");
  compareOutput(file, start(file), expected);
  return `${imported} names by import and by require, ${file} as expected in ${runtime.zone}`;
}

/** The binary in the cache; npm checks what it downloads, and only a whole package gets its name there. @param {(typeof runtimes)[number]} runtime */
function fetchBinary({ name, version, binary }) {
  const home = join(cache, `${name.replaceAll("/", "+")}@${version}`);
  if (!existsSync(home)) download(`${name}@${version}`, home);
  const file = join(home, binary);
  const said = run(file, ["--version"]);
  return said.includes(version) ? file : fail(`${file} says it is ${said}`);
}

/** @param {string} specifier @param {string} home */
function download(specifier, home) {
  mkdirSync(cache, { recursive: true });
  const part = mkdtempSync(join(cache, "part-"));
  try {
    const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", part, specifier]));
    run("tar", ["-xzf", join(part, filename), "-C", part]);
    renameSync(join(part, "package"), home);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}
