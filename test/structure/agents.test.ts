import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderImportTable } from "./import-table.ts";
import { root } from "./sources.ts";

it("AGENTS.md prints the import table that is enforced", () => {
  expect(readFileSync(join(root, "AGENTS.md"), "utf8")).toContain(renderImportTable());
});
