import { expect, it } from "vitest";
import { codesPage } from "../../scripts/reference/codes.ts";
import { eventsPage } from "../../scripts/reference/events.ts";

// Stale? `npm run docs` writes them anew.
it("docs/events.md has every event, as src has it", async () => {
  await expect(eventsPage()).toMatchFileSnapshot("../../docs/events.md");
});

it("docs/codes.md has every code, as src has it", async () => {
  await expect(codesPage()).toMatchFileSnapshot("../../docs/codes.md");
});
