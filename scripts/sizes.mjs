// What an application pays: minified, gzipped, dependencies apart. Bundled from the sources, since a split build puts
// its chunks in an order that changes from run to run, and the order changes the bytes.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { entries, fail, isMain, root } from "./lib.mjs";

/**
 * Who forgot an argument is told so by each of them. All keep every digit of an id, and say which time they cannot read. A
 * codec reads a long list at twice what JSON.parse takes for it, which is more code than reading it plainly; a state that
 * comes without scans is told, not dropped. A refund knows which order it carries out, a refusal the range that it
 * wants; a time in a WeChat text is one that there is, a state is known by any of its names, and half a
 * pick-up code by its end. Pinduoduo's codec reads orders, requests and traces, and of a trace the courier and the code
 * that its text names; times may have slashes, and refusals of WeChat are told apart. Where a code says less than its text,
 * or there is none, the text is read: a seller paid for a pick-up that the list showed. Goods are counted
 * in units, parcel by parcel, and an answer by what it answers; of a value the ones before it are looked at, too. What
 * is asked of parcels, choices and cases is weighed as a whole, and a limit that is over is judged as it would have been. What
 * is paid at once leaves other requests what is left, what a storm may touch later is found, and a shop is told what it may
 * not set. Of several jobs the one that was agreed on brings a parcel, whoever lost may appeal as long as he was told, and
 * what is damaged stays so.
 */
/** @type {{ readonly [kind: string]: number }} */
const ceilings = { root: 160 * 1024, channels: 5 * 1024, tracking: 6.6 * 1024 };
const isLeaf = /^\.\/(channels|tracking)\//;
/** @param {string} subpath */
const ceilingOf = (subpath) => ceilings[isLeaf.exec(subpath)?.[1] ?? ""] ?? Number.POSITIVE_INFINITY;

/** @returns {Promise<string>} */
export async function checkSizes() {
  const whole = await bundle("./src/index.ts", new Set());
  const inRoot = new Set(whole.inputs);
  const sizes = [["waybell", whole.bytes, ceilings.root ?? 0]];
  for (const { subpath, specifier, target } of entries.filter(({ subpath }) => subpath !== ".")) {
    // Who uses an entry also uses ".": only what it adds is counted.
    const { bytes, external } = await bundle(sourceOf(target), inRoot);
    if (isLeaf.test(subpath) && external.includes("xstate")) fail(`${specifier} brings xstate with it`);
    sizes.push([specifier, bytes, ceilingOf(subpath)]);
  }
  for (const [name, bytes, ceiling] of sizes)
    if (Number(bytes) > Number(ceiling)) fail(`${name} is ${bytes} bytes, at most ${ceiling} are allowed`);
  return sizes.map(([name, bytes]) => `${name} ${bytes}`).join(", ");
}

/** @param {any} target "./dist/packs/index.js" is built from "./src/packs/index.ts" */
const sourceOf = (target) => target.import.default.replace(/^\.\/dist\/(.*)\.js$/, "./src/$1.ts");

/** @param {string} file @param {ReadonlySet<string>} known inputs that are not counted */
async function bundle(file, known) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    packages: "external",
    charset: "utf8",
    logLevel: "silent",
    plugins: [{ name: "known", setup: (setup) => leaveOut(setup, known) }],
  });
  const [output] = result.outputFiles;
  if (!output || output.contents.length === 0) fail(`${file} gave an empty bundle`);
  const imports = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return { bytes: gzipSync(output.contents).length, inputs: Object.keys(result.metafile.inputs), external: imports };
}

/** @param {import("esbuild").PluginBuild} setup @param {ReadonlySet<string>} known */
function leaveOut(setup, known) {
  setup.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
    if (kind === "entry-point") return undefined;
    const input = join(resolveDir, path).slice(root.length);
    return known.has(input) ? { path, external: true } : undefined;
  });
}

if (isMain(import.meta)) console.log((await checkSizes()).replaceAll(", ", "\n"));
