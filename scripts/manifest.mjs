// package.json against the build, both ways: nothing promised that is not built, nothing built that is not promised.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entries, fail, filesUnder, manifest, root } from "./lib.mjs";

const dist = join(root, "dist");
const types = /\.d\.c?ts$/;

export function checkManifest() {
  if (!existsSync(dist)) fail("dist is missing: run npm run build");
  const built = filesUnder(dist).map((path) => `./dist/${path}`);
  const promised = new Set(entries.flatMap(({ target }) => leaves(target)));

  const missing = [...promised, manifest.main, manifest.module, manifest.types].filter((path) => !built.includes(path));
  if (missing.length > 0) fail(`package.json names files that were not built: ${missing.join(", ")}`);

  for (const { subpath, target } of entries) {
    const stem = target.module.slice(0, -".js".length);
    const expected = conditionsOf(stem);
    if (JSON.stringify(target) !== JSON.stringify(expected))
      fail(`exports["${subpath}"] should be ${JSON.stringify(expected, null, 2)}`);
  }

  // Typings are built for public entries only (the rest are shared chunks: name-hash.d.ts), so each must be promised.
  const unpromised = built.filter((path) => isPublic(path, built) && !promised.has(path));
  if (unpromised.length > 0) fail(`built, but not in exports: ${unpromised.join(", ")}`);

  const versions = Object.fromEntries(
    entries
      .filter(({ subpath }) => subpath !== ".")
      .map(({ subpath, target }) => [subpath.slice(2), [target.require.types]]),
  );
  if (JSON.stringify(manifest.typesVersions) !== JSON.stringify({ "*": versions }))
    fail(`typesVersions should be ${JSON.stringify({ "*": versions }, null, 2)}`);

  return `${entries.length} entries, ${promised.size} targets, ${built.length} built files`;
}

/** A module that is in two files is two classes: each source file must be in one file of each half. */
export function checkNoCopies() {
  const counts = [".js", ".cjs"].map((extension) => {
    /** @type {Map<string, string>} */
    const home = new Map();
    for (const path of filesUnder(dist).filter((path) => path.endsWith(extension)))
      for (const [, source = ""] of readFileSync(join(dist, path), "utf8").matchAll(/^\/\/ (src\/\S+\.ts)$/gm)) {
        const other = home.get(source);
        if (other !== undefined && other !== path) fail(`${source} was built into both ${other} and ${path}`);
        home.set(source, path);
      }
    return home.size;
  });
  const [esm = 0, cjs = 0] = counts;
  if (esm < entries.length || cjs < entries.length / 2) fail(`found only ${esm} and ${cjs} sources in dist`);
  return `${esm} sources in the ESM half, ${cjs} in the CJS half, each once`;
}

/** @param {unknown} target @returns {string[]} */
const leaves = (target) => (typeof target === "string" ? [target] : Object.values(target ?? {}).flatMap(leaves));

/** The four conditions of every entry. @param {string} stem */
function conditionsOf(stem) {
  const esm = { types: `${stem}.d.ts`, default: `${stem}.js` };
  const cjs = { types: `${stem}.d.cts`, default: `${stem}.cjs` };
  return { "module-sync": esm, module: `${stem}.js`, import: esm, require: cjs };
}

/** @param {string} path @param {readonly string[]} built */
function isPublic(path, built) {
  if (!types.test(path)) return false;
  return built.includes(path.replace(types, ".js"));
}
