import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Amount, type Basis, percentOf, reckon, shareOf } from "../../src/compensation/amount.ts";
import { type Share, split } from "../../src/compensation/policy.ts";
import type { Duration } from "../../src/model/duration.ts";
import { runs } from "../properties/runs.ts";

/** 59.90 was paid in all, 8.00 of it for freight; `lasted` days. */
const basis = ({ lasted = 0, ...more }: Partial<Basis> & { readonly lasted?: number } = {}): Basis => ({
  base: 5190,
  freight: 800,
  paid: 5990,
  hasLasted: (span: Duration) => Number.parseInt(span, 10) <= lasted,
  ...more,
});

const tiers: Amount = {
  tiers: [
    { from: "1d", fixed: 200 },
    { from: "3d", fixed: 500 },
    { from: "7d", fixed: 1000 },
  ],
};

describe("what is owed", () => {
  it.each<[what: string, amount: Amount, of: Basis, owed: number]>([
    ["a fixed amount", { fixed: 300 }, basis(), 300],
    ["a fixed amount of what cost just that", { fixed: 300 }, basis({ paid: 300 }), 300],
    ["a fixed amount of what cost a fen less", { fixed: 300 }, basis({ paid: 299 }), 299],
    ["a fixed amount of a gift", { fixed: 300 }, basis({ paid: 0 }), 0],
    ["all of it", "full", basis(), 5190],
    ["all of what cost more than was paid", "full", basis({ base: 6000 }), 5990],
    ["the freight", "freight", basis(), 800],
    ["the freight where there was none", "freight", basis({ freight: 0 }), 0],
    ["a tenth", { percent: 10 }, basis(), 519],
    ["a tenth, rounded up from the half", { percent: 10 }, basis({ base: 5185 }), 519],
    ["a tenth, rounded down below it", { percent: 10 }, basis({ base: 5184 }), 518],
    ["five in a thousand", { percent: 0.5 }, basis({ base: 10_000 }), 50],
    ["a third of a percent", { percent: 0.333333 }, basis({ base: 3_000_000, paid: 3_000_000 }), 10_000],
    ["all of it, as a percentage", { percent: 100 }, basis(), 5190],
    ["nothing, as a percentage", { percent: 0 }, basis(), 0],
    ["its least", { percent: 5, min: 300, max: 5000 }, basis(), 300],
    ["no more than its least", { percent: 5, min: 300, max: 5000 }, basis({ base: 6000 }), 300],
    ["a fen more than its least", { percent: 5, min: 300, max: 5000 }, basis({ base: 6010 }), 301],
    ["its most", { percent: 5, min: 300, max: 5000 }, basis({ base: 200_000, paid: 200_000 }), 5000],
    ["a fen less than its most", { percent: 5, min: 300, max: 5000 }, basis({ base: 99_980, paid: 99_980 }), 4999],
    ["its most, where its least is more", { percent: 5, min: 900, max: 500 }, basis(), 500],
    ["never more than was paid, whatever its least", { percent: 5, min: 300, max: 5000 }, basis({ paid: 250 }), 250],
    ["no tier before the first", tiers, basis({ lasted: 0 }), 0],
    ["the first tier", tiers, basis({ lasted: 1 }), 200],
    ["the first until the second", tiers, basis({ lasted: 2 }), 200],
    ["the second tier", tiers, basis({ lasted: 3 }), 500],
    ["the last tier for ever", tiers, basis({ lasted: 99 }), 1000],
    ["a tier of what cost less", tiers, basis({ lasted: 99, paid: 999 }), 999],
    ["no tier where there is none", { tiers: [] }, basis({ lasted: 99 }), 0],
  ])("%s", (_, amount, of, owed) => {
    expect(reckon(amount, of)).toBe(owed);
  });

  it("is a whole amount between nothing and what was paid, whatever a policy says", () => {
    const money = fc.nat({ max: 10_000_000 });
    const percent = fc.double({ min: 0, max: 250, noNaN: true });
    const amount: fc.Arbitrary<Amount> = fc.oneof(
      money.map((fixed) => ({ fixed })),
      fc.record({ percent, min: money, max: money }),
      percent.map((one) => ({ percent: one })),
      fc.constantFrom<Amount>("full", "freight", tiers),
    );
    fc.assert(
      fc.property(amount, money, money, money, fc.nat({ max: 9 }), (one, base, freight, paid, lasted) => {
        const owed = reckon(one, basis({ base, freight, paid, lasted }));
        expect(Number.isSafeInteger(owed)).toBe(true);
        expect(owed).toBeGreaterThanOrEqual(0);
        expect(owed).toBeLessThanOrEqual(paid);
      }),
      runs(1_000),
    );
  });
});

describe("a percentage", () => {
  it.each([
    // Twice of these are not what floating numbers make of them.
    [1_015, 10, 102],
    [1_005, 10, 101],
    [105, 70, 74],
    [115, 10, 12],
    [9_999_999_999_999, 100, 9_999_999_999_999],
    [9_007_199_254_740_991, 50, 4_503_599_627_370_496],
    [1, 50, 1],
    [1, 49.999999, 0],
    [3, 33.333333, 1],
    [200, 0.25, 1],
    [199, 0.25, 0],
  ])("of %i at %f is %i", (base, percent, part) => {
    expect(percentOf(base, percent)).toBe(part);
  });

  it("is half a unit off at most, and grows with what it is of", () => {
    const base = fc.nat({ max: 1_000_000_000 });
    fc.assert(
      fc.property(base, fc.integer({ min: 0, max: 10_000 }), (one, hundredths) => {
        const part = percentOf(one, hundredths / 100);
        const off = BigInt(part) * 10_000n - BigInt(one) * BigInt(hundredths);
        expect(-5_000n < off && off <= 5_000n).toBe(true);
        expect(percentOf(one + 1, hundredths / 100)).toBeGreaterThanOrEqual(part);
      }),
      runs(1_000),
    );
  });
});

describe("what a part of a line cost", () => {
  it("is 33.33, 33.34 and 33.33 of three for 100 yuan, one after the other", () => {
    expect([0, 1, 2].map((k) => shareOf(10_000, 3, k, k + 1))).toEqual([3333, 3334, 3333]);
    expect(shareOf(10_000, 3, 0, 2)).toBe(6667);
    expect(shareOf(10_000, 3, 1, 3)).toBe(6667);
    expect(shareOf(10_000, 3, 0, 3)).toBe(10_000);
  });

  it.each<[paid: number, units: number, parts: readonly number[]]>([
    [5990, 2, [2995, 2995]],
    [1, 3, [0, 1, 0]],
    [2, 3, [1, 0, 1]],
    [0, 2, [0, 0]],
    [100, 1, [100]],
    [7, 7, [1, 1, 1, 1, 1, 1, 1]],
    [5, 4, [1, 2, 1, 1]],
    [100, 0, []],
  ])("%i for %i units", (paid, units, parts) => {
    expect(Array.from({ length: units }, (_, k) => shareOf(paid, units, k, k + 1))).toEqual(parts);
  });

  it("is nothing of no units", () => {
    expect(shareOf(100, 0, 0, 0)).toBe(0);
    expect(shareOf(100, 3, 2, 2)).toBe(0);
  });

  it("sums to the whole however it goes back, and is never less than nothing", () => {
    const cuts = fc
      .nat({ max: 1_000_000_000 })
      .chain((paid) =>
        fc
          .integer({ min: 1, max: 200 })
          .chain((units) =>
            fc
              .uniqueArray(fc.integer({ min: 0, max: units }), { maxLength: 8 })
              .map((inner) => ({ paid, units, at: [...new Set([0, ...inner, units])].sort((a, b) => a - b) })),
          ),
      );
    fc.assert(
      fc.property(cuts, ({ paid, units, at }) => {
        const parts = at.slice(1).map((to, i) => shareOf(paid, units, at[i] ?? 0, to));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(paid);
        for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
      }),
      runs(1_000),
    );
  });
});

describe("who gets what of an amount", () => {
  const share = (part: Share["part"], to: Share["to"] = "buyer"): Share => ({ payer: "seller", to, part });

  it.each<[what: string, total: number, shares: readonly Share[], parts: readonly number[]]>([
    ["all of it to one", 300, [share("rest")], [300]],
    ["half and half", 300, [share(0.5), share("rest", "platform")], [150, 150]],
    ["a half rounded up, and what is left to the rest", 301, [share(0.5), share("rest", "platform")], [151, 150]],
    ["a share of small change rounded half up", 999, [share(0.37), share("rest", "platform")], [370, 629]],
    ["all of it to the buyer", 2000, [share(1), share("rest", "platform")], [2000, 0]],
    ["nothing of it to the buyer", 2000, [share(0), share("rest", "platform")], [0, 2000]],
    ["thirds", 100, [share(1 / 3), share(1 / 3, "seller"), share("rest", "platform")], [33, 33, 34]],
    ["a tenth of a number that floats", 70, [share(0.7), share("rest", "platform")], [49, 21]],
    [
      "to the first that takes the rest",
      100,
      [share(0.25), share("rest", "seller"), share("rest", "platform")],
      [25, 75, 0],
    ],
    ["no more than there is", 100, [share(0.8), share(0.8, "platform"), share("rest", "seller")], [80, 20, 0]],
    ["no more than all of it", 100, [share(2), share("rest", "platform")], [100, 0]],
    ["nothing", 0, [share(0.5), share("rest", "platform")], [0, 0]],
  ])("%s", (_, total, shares, parts) => {
    expect(split(total, shares)).toEqual(parts);
  });

  it("sums to the whole where somebody takes the rest", () => {
    const part = fc.nat({ max: 1_000 });
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.array(part, { maxLength: 4 }), fc.nat({ max: 4 }), (total, of, i) => {
        const all = of.reduce((sum, one) => sum + one, 0) + 1;
        const shares = of.map((one) => share(one / all)).toSpliced(i, 0, share("rest"));
        const parts = split(total, shares);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
        for (const one of parts) expect(one).toBeGreaterThanOrEqual(0);
      }),
      runs(1_000),
    );
  });
});
