import { defineConfig, type Options } from "tsup";
import manifest from "./package.json" with { type: "json" };

// Typings only for what package.json exports: "./dist/testing/index.d.ts" → { "testing/index": "src/testing/index.ts" }
const types = Object.values(manifest.exports).flatMap((target) =>
  typeof target === "string" ? [] : [target.import.types],
);
const names = types.map((path) => path.slice("./dist/".length, -".d.ts".length));
const entry = Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

// Every source file is an entry and both halves are split: one class identity, and `sideEffects: false` works per file.
const code: Options = { entry: ["src/**/*.ts"], splitting: true, target: "es2022", platform: "neutral" };

export default defineConfig([
  { ...code, format: ["esm"] },
  // These two are ESM only: require() of them fails under Jest and other old loaders, so the CJS half carries them.
  { ...code, format: ["cjs"], noExternal: [/^@noble\/hashes/, "intl-messageformat"] },
  { entry, format: ["esm", "cjs"], dts: { only: true }, target: "es2022" },
]);
