import { describe, it } from "vitest";
import { codecs } from "../tracking/codecs.ts";
import { fuzz } from "../tracking/mutants.ts";

// What the tests do with 2,000 payloads, at length.

describe.each(codecs)("%s, whatever comes", (_, fixture) => {
  it("reads 200,000 mutated payloads without throwing, twice the same, and tells only what may be told", {
    timeout: 3_600_000,
  }, () => {
    fuzz(fixture, 200_000);
  });
});
