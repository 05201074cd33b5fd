import type { KnipConfig } from "knip";
import manifest from "./package.json" with { type: "json" };

// knip's own plugin would take every file for an entry, as tsup.config.ts does; users enter where package.json says.
const sources = Object.values(manifest.exports).flatMap((target) =>
  typeof target === "string" ? [] : [target.module.replace("./dist/", "src/").replace(/\.js$/, ".ts")],
);

export default {
  tsup: false,
  entry: [
    ...sources,
    "tsup.config.ts",
    "scripts/runtimes.mjs",
    "{examples,bench}/*.mjs",
    "test/evidence/**/*.evidence.ts",
  ],
  project: ["{src,test}/**/*.ts", "{scripts,examples,bench}/**/*.mjs", "*.ts"],
  vitest: { config: ["vitest.config.ts", "vitest.evidence.config.ts"] },
  // Called by path, since three of them bring the same command.
  ignoreDependencies: ["@arethetypeswrong/cli", "publint", "typescript-5.9", "typescript-7"],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
