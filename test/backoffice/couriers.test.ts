import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CourierCandidate, type CourierJob, defineBackOffice } from "waybell/backoffice";
import { commerce } from "../../src/packs/commerce.ts";
import { office } from "../support/office.ts";

const job: CourierJob = { area: "Xihu", vehicles: ["van", "truck"], requests: ["cold", "stairs"] };
/** One who meets half of everything, but for what a test is about. */
const courier = (id: string, parts: Partial<CourierCandidate> = {}): CourierCandidate => ({
  id,
  areas: ["Xihu"],
  openTasks: 1,
  acceptRate: 0.5,
  noShowRate: 0.5,
  vehicles: ["van"],
  abilities: ["cold"],
  ...parts,
});
const ranked = (candidates: readonly CourierCandidate[], of: CourierJob = job, from = office) =>
  from.rankCouriers(of, candidates).map(({ courier: { id }, score }) => [id, score]);

describe("the choice of a courier", () => {
  it("adds up what speaks for each, by its weight, and says so", () => {
    const [row] = office.rankCouriers(job, [courier("anna", { acceptRate: 0.9, noShowRate: 0.1, openTasks: 3 })]);
    expect(row?.reasons).toEqual([
      { criterion: "area", share: 1, weight: 0.3 },
      { criterion: "open-tasks", share: 0.25, weight: 0.15 },
      { criterion: "accept-rate", share: 0.9, weight: 0.15 },
      { criterion: "no-show-rate", share: 0.9, weight: 0.15 },
      { criterion: "vehicle", share: 1, weight: 0.15 },
      { criterion: "requests", share: 0.5, weight: 0.1 },
    ]);
    // 30 + 3.75 + 13.5 + 13.5 + 15 + 5.
    expect(row?.score).toBe(80.75);
  });

  it.each([
    ["works where the job is", { areas: ["Yuhang", "Xihu"] }, { areas: ["Yuhang"] }],
    ["has fewer jobs open", { openTasks: 0 }, { openTasks: 1 }],
    ["accepts more often", { acceptRate: 0.51 }, { acceptRate: 0.5 }],
    ["stays away less often", { noShowRate: 0.49 }, { noShowRate: 0.5 }],
    ["has a vehicle that will do", { vehicles: ["bike", "truck"] }, { vehicles: ["bike"] }],
    ["can do more of what is asked", { abilities: ["stairs", "cold"] }, { abilities: ["stairs", "fragile"] }],
  ] as const)("falls on the one who %s", (_, better, worse) => {
    const found = ranked([courier("a", worse), courier("z", better)]);
    expect(found.map(([id]) => id)).toEqual(["z", "a"]);
  });

  it("lets what the job does not ask, and what nobody knows, say nothing", () => {
    expect(ranked([courier("a", { vehicles: [], abilities: [] })], { area: "Xihu" })).toEqual([["a", 70]]);
    const unknown = { id: "new", areas: ["Xihu"], acceptRate: null };
    expect(ranked([unknown], { area: "Xihu", vehicles: [] })).toEqual([["new", 100]]);
    expect(ranked([{ ...unknown, openTasks: Number.NaN }], { area: "Yuhang" })).toEqual([["new", 0]]);
    // Of whose van and skills nobody knows that he has none.
    expect(ranked([unknown, { ...unknown, id: "walks", vehicles: [], abilities: [] }])).toEqual([
      ["new", 100],
      ["walks", 54.545455],
    ]);
  });

  it("keeps shares within nothing and all, whatever the host says", () => {
    const odd = courier("a", { openTasks: -3, acceptRate: 7, noShowRate: -1 });
    expect(ranked([odd], { area: "Xihu" })).toEqual([["a", 100]]);
    expect(ranked([courier("a", { acceptRate: -1, noShowRate: 2 })], { area: "Yuhang" })).toEqual([["a", 10]]);
  });

  it("leaves out what a pack switches off, and has no score where nothing is left", () => {
    const off = (...names: readonly string[]) => {
      const number = Object.fromEntries(
        names.map((name) => [`courier.${name}.weight`, { value: "off", source: "unverified" }] as const),
      );
      return defineBackOffice({
        packs: [{ id: "shop", version: "1", extends: commerce, values: { number } } as never],
      });
    };
    expect(ranked([courier("a")], job, off("area", "vehicle", "open-tasks", "no-show-rate"))).toEqual([["a", 50]]);
    const none = off("area", "open-tasks", "accept-rate", "no-show-rate", "vehicle", "requests");
    expect(ranked([courier("b"), courier("a")], job, none)).toEqual([
      ["a", null],
      ["b", null],
    ]);
  });

  it("weighs nothing less than nothing", () => {
    const number = { "courier.area.weight": { value: -1, source: "unverified" } };
    const pack = { id: "shop", version: "1", extends: commerce, values: { number } };
    expect(() => defineBackOffice({ packs: [pack as never] })).toThrow(
      expect.objectContaining({
        findings: [
          {
            code: "IMPOSSIBLE_FIGURE",
            path: 'shop.values.number["courier.area.weight"].value',
            message: "-1 is no weight.",
            expected: "0 or more",
          },
        ],
      }),
    );
  });

  const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
  const some = (...all: readonly string[]) => fc.subarray([...all]);
  const anybody = fc.record({
    id: fc.string({ maxLength: 3 }),
    areas: some("Xihu", "Yuhang"),
    openTasks: fc.nat({ max: 5 }),
    acceptRate: fc.option(share),
    noShowRate: fc.option(share),
    vehicles: some("van", "bike"),
    abilities: some("cold", "stairs"),
  });
  const everybody = fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 12 });

  it("is the same in whatever order they are named, and loses nobody", () => {
    fc.assert(
      fc.property(everybody, fc.array(fc.nat(), { maxLength: 12 }), (candidates, keys) => {
        const shuffled = candidates
          .map((one, i) => [keys[i] ?? i, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one);
        const rows = office.rankCouriers(job, shuffled);
        expect(rows).toEqual(office.rankCouriers(job, candidates));
        expect(rows.map(({ courier: { id } }) => id).sort()).toEqual(candidates.map(({ id }) => id).sort());
      }),
    );
  });

  /** Each makes somebody better in one thing. */
  const betterIn: readonly ((one: CourierCandidate) => CourierCandidate)[] = [
    (one) => ({ ...one, areas: ["Xihu"] }),
    (one) => ({ ...one, openTasks: 0 }),
    (one) => (one.acceptRate === null ? one : { ...one, acceptRate: 1 }),
    (one) => (one.noShowRate === null ? one : { ...one, noShowRate: 0 }),
    (one) => ({ ...one, vehicles: ["van"] }),
    (one) => ({ ...one, abilities: ["cold", "stairs"] }),
  ];

  it("never falls lower on one who is better in one thing and worse in none", () => {
    fc.assert(
      fc.property(everybody, fc.nat(), fc.constantFrom(...betterIn), (candidates, n, better) => {
        const chosen = candidates[n % Math.max(1, candidates.length)];
        if (!chosen) return;
        const placeAmong = (all: readonly CourierCandidate[]) =>
          office.rankCouriers(job, all).findIndex(({ courier: { id } }) => id === chosen.id);
        const after = candidates.map((one) => (one === chosen ? better(one) : one));
        expect(placeAmong(after)).toBeLessThanOrEqual(placeAmong(candidates));
      }),
    );
  });
});
