import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sayEverywhere } from "../support/time-zones.ts";
import { bytesOfHistories } from "./fixed-histories.ts";
import { patience } from "./runs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("effects and records", () => {
  it("are equal to the byte, wherever the process believes to be", { timeout: patience }, async () => {
    const expected = digest(bytesOfHistories());
    const said = await sayEverywhere(
      `import { bytesOfHistories } from "./fixed-histories.ts";`,
      "bytesOfHistories()",
      here,
    );
    for (const [zone, text] of said) expect(digest(String(text)), zone).toBe(expected);
  });
});
