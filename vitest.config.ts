import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

// "waybell/lifecycle" → src/lifecycle/index.ts: tests of src need no build.
export const alias = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
  if (typeof target === "string") return [];
  const source = target.module.replace("./dist/", "./src/").replace(/\.js$/, ".ts");
  return [
    { find: new RegExp(`^waybell${subpath.slice(1)}$`), replacement: fileURLToPath(new URL(source, import.meta.url)) },
  ];
});

export default defineConfig({
  resolve: { alias },
  // Long limits: a busy machine must not look like a broken library.
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000, passWithNoTests: false },
});
