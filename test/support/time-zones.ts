import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Australia/Sydney"];

/** What a process says that believes to be in each of four zones: one module, of `resolveDir`, whose value is JSON. */
export async function sayEverywhere(
  imports: string,
  value: string,
  resolveDir: string,
): Promise<ReadonlyMap<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "zones-"));
  try {
    const { outputFiles } = await build({
      stdin: {
        contents: `${imports}
process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), ${value}]));`,
        resolveDir,
        loader: "ts",
      },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    writeFileSync(join(folder, "run.mjs"), outputFiles[0]?.text ?? "");
    const said = new Map<string, unknown>();
    const offsets = new Set<number>();
    for (const TZ of zones) {
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "run.mjs")], {
        env: { ...process.env, TZ },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      if (stderr !== "") throw new Error(`${TZ}: ${stderr}`);
      const [offset, one] = JSON.parse(stdout) as [number, unknown];
      offsets.add(offset);
      said.set(TZ, one);
    }
    if (offsets.size !== zones.length) throw new Error("The zones were not really others.");
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
