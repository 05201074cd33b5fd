import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOfHistories } from "./fixed-histories.ts";
import { patience } from "./runs.ts";

const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Australia/Sydney"];
const here = fileURLToPath(new URL(".", import.meta.url));
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("effects and records", () => {
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "zones-"));
    const contents = `import { bytesOfHistories } from "./fixed-histories.ts";
      process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), bytesOfHistories()]));`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: here, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    writeFileSync(join(folder, "run.mjs"), outputFiles[0]?.text ?? "");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are equal to the byte, wherever the process believes to be", { timeout: patience }, () => {
    const expected = digest(bytesOfHistories());
    const offsets = new Set<number>();
    for (const TZ of zones) {
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "run.mjs")], {
        env: { ...process.env, TZ },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      expect(stderr).toBe("");
      const [offset, text] = JSON.parse(stdout) as [number, string];
      offsets.add(offset);
      expect(digest(text), TZ).toBe(expected);
    }
    // The zones really were others.
    expect(offsets.size).toBe(zones.length);
  });
});
