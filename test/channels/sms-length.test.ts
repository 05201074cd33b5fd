import { describe, expect, it } from "vitest";
import { internationalLength, mainlandLength } from "../../src/channels/shared/sms-length.ts";

describe("the length of an SMS", () => {
  it.each([
    ["a".repeat(160), "gsm-7", 160, 1],
    ["a".repeat(161), "gsm-7", 161, 2],
    ["a".repeat(306), "gsm-7", 306, 2],
    ["a".repeat(307), "gsm-7", 307, 3],
    ["€".repeat(80), "gsm-7", 160, 1],
    [`${"€".repeat(80)}a`, "gsm-7", 161, 2],
    ["中".repeat(70), "ucs-2", 70, 1],
    ["中".repeat(71), "ucs-2", 71, 2],
    ["中".repeat(134), "ucs-2", 134, 2],
    ["中".repeat(135), "ucs-2", 135, 3],
    ["😀".repeat(35), "ucs-2", 70, 1],
    ["😀".repeat(36), "ucs-2", 72, 2],
    ["It’s shipped", "ucs-2", 12, 1],
  ])("abroad counts %j as %s, %i units, %i parts", (text, alphabet, units, parts) => {
    expect(internationalLength(text)).toEqual({ alphabet, units, parts });
  });

  it("never splits a character between two parts", () => {
    expect(internationalLength("a".repeat(152) + "€".repeat(77))).toEqual({ alphabet: "gsm-7", units: 306, parts: 3 });
  });

  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [160, 3],
    [201, 3],
    [202, 4],
  ])("on the mainland counts %i characters as %i parts", (units, parts) => {
    expect(mainlandLength("a".repeat(units))).toEqual({ alphabet: "mainland", units, parts });
  });
});
