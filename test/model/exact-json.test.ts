import { describe, expect, it } from "vitest";
import { parseExact } from "../../src/model/exact-json.ts";

describe("a JSON text", () => {
  it.each([
    ["271781022721654785", "271781022721654785"],
    ["-9007199254740993", "-9007199254740993"],
    ["[1780279200000,9007199254740992]", [1_780_279_200_000, "9007199254740992"]],
    ['{"id":1700827132819554305,"of":"1700827132819554305"}', { id: "1700827132819554305", of: "1700827132819554305" }],
    [' "say \\"1700827132819554305\\" and \\\\" ', 'say "1700827132819554305" and \\'],
  ])("%s keeps every digit of a whole number", (json, value) => {
    expect(parseExact(json)).toEqual(value);
  });

  it.each(["0.12345678901234567", "-1234567890123456.5", "12345678901234567e3", "1e-1234567890123456", "1e+21"])(
    "%s is the number that it always was",
    (json) => {
      expect(parseExact(`[${json}]`)).toEqual(JSON.parse(`[${json}]`));
    },
  );

  it.each(['"1700827132819554305', "[1700827132819554305", "1700827132819554305x", '"1700827132819554305\\'])(
    "that is none, %s, is none",
    (json) => {
      expect(() => parseExact(json)).toThrow(SyntaxError);
    },
  );

  it("made to be slow is read as fast as any", () => {
    const began = performance.now();
    for (const json of ['"\\'.repeat(200_000), "1".repeat(400_000), "-1".repeat(200_000), `"${"\\".repeat(400_000)}`])
      expect(() => parseExact(`${json}x`)).toThrow(SyntaxError);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
