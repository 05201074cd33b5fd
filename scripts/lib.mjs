// What every script needs: where things are, and a way to run a tool that cannot pass by not running.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} path */
export const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

export const manifest = readJson(join(root, "package.json"));

/**
 * The public entries as package.json states them.
 * @type {{ subpath: string, specifier: string, target: any }[]}
 */
export const entries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target !== "string")
  .map(([subpath, target]) => ({ subpath, specifier: `${manifest.name}${subpath.slice(1)}`, target }));

/** @param {string} message @returns {never} */
export function fail(message) {
  throw new Error(message);
}

/**
 * Runs a program and returns its standard output. A program that is missing or fails is an error with all it said.
 * @param {string} command @param {readonly string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function run(command, args, options = {}) {
  const { stdout, stderr, status, signal, error } = spawnSync(command, args, { cwd: root, ...plenty, ...options });
  if (error) fail(`${command}: ${error.message}`);
  if (status === 0) return stdout;
  const how = status === null ? `was ended by ${signal}` : `exited with ${status}`;
  return fail(`${command} ${args.join(" ")} ${how}\n${stdout}${stderr}`);
}

const plenty = /** @type {const} */ ({ encoding: "utf8", maxBuffer: 2 ** 28 });

/**
 * Runs a tool of node_modules by the path in its own manifest: `.bin/tsc` is only one of three compilers here.
 * @param {string} name @param {string} command @param {readonly string[]} args @param {{ cwd?: string }} [options]
 */
export function tool(name, command, args, options) {
  const folder = join(root, "node_modules", name);
  if (!existsSync(folder)) fail(`${name} is not installed: run npm ci`);
  const { bin } = readJson(join(folder, "package.json"));
  const file = join(folder, bin?.[command] ?? fail(`${name} has no command ${command}`));
  return run(process.execPath, [file, ...args], options);
}

/** A folder that is gone when the process ends, however it ends. */
export function tempFolder() {
  const folder = mkdtempSync(join(tmpdir(), "waybell-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs named steps in order, says what each counted, and ends the process with 1 at the first that fails.
 * @param {readonly (readonly [name: string, step: () => string | Promise<string>])[]} steps
 */
export async function runSteps(steps) {
  for (const [name, step] of steps) {
    const start = performance.now();
    try {
      const counted = await step();
      console.log(`ok    ${name}: ${counted} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      console.error(`FAIL  ${name}: ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    }
  }
  console.log(`${steps.length} steps passed, 0 failed`);
}

/** Whether the file was started from the command line, rather than imported. @param {ImportMeta} meta */
export const isMain = (meta) => process.argv[1] !== undefined && fileURLToPath(meta.url) === process.argv[1];

/** The files below a folder, as sorted paths with forward slashes. @param {string} folder */
export const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
