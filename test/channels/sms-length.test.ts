import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, it } from "vitest";
import { abroadLength, internationalLength, mainlandLength } from "../../src/channels/shared/sms-length.ts";
import { expectEqual } from "../../src/testing/expect.ts";

/** What the calculator of a provider says. It counts the units of UCS-2 in bits, the headers of parts apart. */
function calculated(text: string) {
  const told = new SegmentedMessage(text);
  const gsm = told.encodingName === "GSM-7";
  return {
    alphabet: gsm ? "gsm-7" : "ucs-2",
    units: gsm ? told.numberOfCharacters : told.messageSize / 16,
    parts: told.segmentsCount,
  };
}

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
    ["¿Où est l'Ärger? ¡Ñame! £5 §3 ΔΩ", "gsm-7", 32, 1],
    ["Reçu", "ucs-2", 4, 1],
    ["[Shop] {1} ~ \\ ^ |", "gsm-7", 26, 1],
    ["", "gsm-7", 0, 1],
  ])("abroad counts %j as %s, %i units, %i parts", (text, alphabet, units, parts) => {
    expect(internationalLength(text)).toEqual({ alphabet, units, parts });
    expect(calculated(text)).toEqual({ alphabet, units, parts });
  });

  it("never splits a character between two parts", () => {
    expect(internationalLength("a".repeat(152) + "€".repeat(77))).toEqual({ alphabet: "gsm-7", units: 306, parts: 3 });
    expect(internationalLength("中".repeat(66) + "😀".repeat(34))).toEqual({ alphabet: "ucs-2", units: 134, parts: 3 });
  });

  it("abroad takes each character of the first plane for what a provider's calculator takes it", () => {
    const plane = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const otherwise = plane.filter((text) => {
      const ours = internationalLength(text);
      const theirs = calculated(text);
      return ours.alphabet !== theirs.alphabet || ours.units !== theirs.units;
    });
    expect(otherwise).toEqual([]);
  });

  const gsm = "az AZ09@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r\f|^€{}[]~\\";
  const plain = fc.constantFrom(...gsm);
  // Each of them is one character for itself, whatever stands beside it.
  const wide = fc.constantFrom(..."中丰😀🚚’“—çЯ");
  const long = (unit: fc.Arbitrary<string>) => fc.string({ unit, maxLength: 480 });
  const mixed = fc.oneof({ weight: 19, arbitrary: plain }, { weight: 1, arbitrary: wide });

  it("abroad is what a provider's calculator says, for random texts", () => {
    const text = fc.oneof(long(plain), long(mixed), long(wide));
    fc.assert(
      fc.property(text, (one) => expectEqual(internationalLength(one), calculated(one), "otherwise")),
      { numRuns: 500 },
    );
  });

  it("abroad is in no more parts than where accents and flags are kept whole, for any text", () => {
    fc.assert(
      fc.property(long(fc.oneof(plain, fc.string({ unit: "grapheme", maxLength: 1 }))), (text) => {
        const { parts, ...ours } = internationalLength(text);
        const { parts: most, ...theirs } = calculated(text);
        expect(ours).toEqual(theirs);
        expect(parts).toBeLessThanOrEqual(most);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["【Shop】Shipped", "gsm-7", 15],
    ["【好物】Shipped", "ucs-2", 11],
    ["Shipped【Shop】", "ucs-2", 13],
  ])("abroad counts the signature of %j as %s, %i units", (text, alphabet, units) => {
    expect(abroadLength(text)).toEqual({ alphabet, units, parts: 1 });
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
    for (const unit of ["a", "中", "€"])
      expect(mainlandLength(unit.repeat(units))).toEqual({ alphabet: "mainland", units, parts });
  });
});
