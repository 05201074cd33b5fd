import { describe, expect, test } from "vitest";
import type { Finding, Layer } from "waybell";
import { codes, inForce, read } from "../support/layered.ts";

const law = (bounds: { readonly [name: string]: object }) => ({ id: "law-cn", layer: "law", bounds }) as const;
const by = (layer: Layer, name: string, value: unknown) => ({ id: layer, layer, values: { [name]: value } });

/** What a law's bound says to a platform's value. */
const bounded = (name: string, bound: object, value: unknown): readonly string[] =>
  read(law({ [name]: bound }), by("platform", name, value)).map(({ code }) => code);
const outside = ["VALUE_OUT_OF_BOUNDS"];
const unlike = ["VALUE_NOT_COMPARABLE"];

describe("a law's bound", () => {
  test("is told with its pack, its source and what to write", () => {
    const bounds = { "ship.within": { atMost: "48h", source: ["R-1", "R-2"] } };
    expect(read(law(bounds), by("platform", "ship.within", "3d"))).toEqual([
      {
        code: "VALUE_OUT_OF_BOUNDS",
        path: 'platform.values.duration["ship.within"].value',
        message: '3d is outside the bound of "law-cn": at most 48h (R-1, R-2).',
        expected: "at most 48h",
      },
    ] satisfies Finding[]);
  });
  test("is told once for each side that is left, and for each law", () => {
    const strict = { id: "law-eu", layer: "law", bounds: { share: { atLeast: 9, source: "unverified" } } } as const;
    expect(
      read(law({ share: { atLeast: 5, atMost: 1 } }), strict, by("platform", "share", 3)).map(({ message }) => message),
    ).toEqual([
      '3 is outside the bound of "law-cn": at most 1 (R-LAW).',
      '3 is outside the bound of "law-cn": at least 5 (R-LAW).',
      '3 is outside the bound of "law-eu": at least 9 (unverified).',
      "Nothing is at least 5 and at most 1.",
      "Nothing is at least 9 and at most 1.",
    ]);
  });
  test("holds wherever the law is passed", () => {
    const [packs, bound] = [[by("platform", "tries", 5), by("shop", "tries", 5)], law({ tries: { atMost: 4 } })];
    const expected = [
      'VALUE_OUT_OF_BOUNDS platform.values.number["tries"].value',
      'VALUE_OUT_OF_BOUNDS shop.values.number["tries"].value',
    ];
    expect(codes(bound, ...packs)).toEqual(expected);
    expect(codes(...packs, bound)).toEqual(expected);
    expect(codes({ id: "above", layer: "shop", extends: undefined }, bound, by("order", "tries", 5))).toEqual([
      'VALUE_OUT_OF_BOUNDS order.values.number["tries"].value',
    ]);
  });
  test("holds for what a platform, a shop or an order gives, also where another overrides it", () => {
    const packs = [by("platform", "tries", 5), by("shop", "tries", 4), by("order", "tries", 3)];
    expect(codes(law({ tries: { atMost: 4 } }), ...packs)).toEqual([
      'VALUE_OUT_OF_BOUNDS platform.values.number["tries"].value',
    ]);
  });
  test("holds for a base's or a law's own figure only where it is in force", () => {
    const lenient = { id: "ours", layer: "base", values: { tries: 9 } } as const;
    expect(codes(lenient, law({ tries: { atMost: 4 } }))).toEqual([
      'VALUE_OUT_OF_BOUNDS ours.values.number["tries"].value',
    ]);
    expect(codes(lenient, law({ tries: { atMost: 4 } }), by("platform", "tries", 4))).toEqual([]);
    expect(codes({ ...law({ tries: { atMost: 4 } }), values: { tries: 5 } })).toEqual([
      'VALUE_OUT_OF_BOUNDS law-cn.values.number["tries"].value',
    ]);
  });
  test("asks nothing where nobody gives the value", () => {
    expect(read(law({ tries: { atMost: 4 } }))).toEqual([]);
  });
});

describe("lengths of time", () => {
  test.each([
    ["48h", "48h"],
    ["48h", "47h"],
    ["48h", "2d"],
    ["2d", "48h"],
    ["2d", "172800s"],
    ["60m", "1h"],
    ["8cd", "192h"],
    ["192h", "8cd"],
    ["7d", "5bd"],
    ["5bd", "5bd"],
    ["5bd", "5d"],
    ["5bd", "120h"],
    ["0s", "0bd"],
    ["48h", ["24h", "48h"]],
  ])("at most %s allows %j", (atMost, value) => {
    expect(bounded("ship.within", { atMost }, value)).toEqual([]);
  });
  test.each([
    ["48h", "49h"],
    ["48h", "172801s"],
    ["2d", "3d"],
    ["8cd", "193h"],
    // A weekend may lie within.
    ["6d", "5bd"],
    ["7d", "6bd"],
    ["1d", "1bd"],
    // Five business days may be no more than five days.
    ["5bd", "121h"],
    ["5bd", "6bd"],
    ["48h", ["24h", "49h"]],
    ["48h", "off"],
  ])("at most %s refuses %j", (atMost, value) => {
    expect(bounded("ship.within", { atMost }, value)).toEqual(outside);
  });
  test.each([
    ["7d", "7d"],
    ["7d", "8cd"],
    ["7d", "7bd"],
    ["7bd", "11d"],
    ["24h", ["24h", "48h"]],
  ])("at least %s allows %j", (atLeast, value) => {
    expect(bounded("hold.for", { atLeast }, value)).toEqual([]);
  });
  test.each([
    ["7d", "167h"],
    ["7d", "6bd"],
    ["7bd", "10d"],
    ["24h", ["23h", "48h"]],
    ["7d", "off"],
  ])("at least %s refuses %j", (atLeast, value) => {
    expect(bounded("hold.for", { atLeast }, value)).toEqual(outside);
  });
});

describe("amounts", () => {
  const tiers = (...rows: readonly (readonly [from: string, fixed: number])[]) => ({
    tiers: rows.map(([from, fixed]) => ({ from, fixed })),
  });
  test.each<[unknown, unknown]>([
    [{ fixed: 300 }, { fixed: 300 }],
    [{ fixed: 300 }, { fixed: 301 }],
    [{ fixed: 300 }, "full"],
    ["full", "full"],
    ["freight", "freight"],
    ["freight", "full"],
    [{ percent: 5 }, { percent: 5 }],
    [{ percent: 5 }, { percent: 6, min: 100 }],
    [
      { percent: 5, min: 300, max: 5000 },
      { percent: 5, min: 300, max: 5000 },
    ],
    [
      { percent: 5, min: 300, max: 5000 },
      { percent: 5, min: 300 },
    ],
    [{ percent: 5, min: 300 }, "full"],
    [tiers(["1d", 200], ["3d", 500]), tiers(["1d", 200], ["3d", 500])],
    [tiers(["1d", 200], ["3d", 500]), tiers(["1d", 200], ["2d", 500])],
    [tiers(["1d", 200], ["3d", 500]), tiers(["24h", 500])],
  ])("at least %j allows %j", (atLeast, value) => {
    expect(bounded("coupon", { atLeast }, value)).toEqual([]);
  });
  test.each<[unknown, unknown]>([
    [{ fixed: 300 }, { fixed: 299 }],
    [{ fixed: 300 }, "off"],
    ["full", { fixed: 1_000_000 }],
    ["full", { percent: 100 }],
    ["full", "freight"],
    [{ percent: 5 }, { percent: 4, min: 1000 }],
    [
      { percent: 5, min: 300 },
      { percent: 9, min: 299 },
    ],
    [{ percent: 5, min: 300 }, { percent: 9 }],
    [
      { percent: 5, max: 5000 },
      { percent: 9, max: 4999 },
    ],
    [{ percent: 5 }, { percent: 5, max: 5000 }],
    [tiers(["1d", 200], ["3d", 500]), tiers(["1d", 200], ["4d", 500])],
    [tiers(["1d", 200], ["3d", 500]), tiers(["1d", 300], ["3d", 499])],
    [tiers(["1d", 200]), tiers(["2d", 900])],
  ])("at least %j refuses %j", (atLeast, value) => {
    expect(bounded("coupon", { atLeast }, value)).toEqual(outside);
  });
  test.each<[unknown, unknown]>([
    [{ fixed: 300 }, { fixed: 300 }],
    ["full", { percent: 100 }],
    [
      { percent: 5, max: 100 },
      { percent: 5, max: 100 },
    ],
  ])("at most %j allows %j", (atMost, value) => {
    expect(bounded("fee", { atMost }, value)).toEqual([]);
  });
  test.each<[unknown, unknown]>([
    [{ fixed: 300 }, { fixed: 301 }],
    [{ fixed: 300 }, "full"],
    [{ fixed: 300 }, "off"],
    [{ percent: 5, max: 100 }, { percent: 5 }],
  ])("at most %j refuses %j", (atMost, value) => {
    expect(bounded("fee", { atMost }, value)).toEqual(outside);
  });
  test.each<[unknown, unknown]>([
    [{ fixed: 300 }, { percent: 5 }],
    [{ percent: 5 }, { fixed: 300 }],
    [{ fixed: 300 }, "freight"],
    ["freight", { fixed: 300 }],
    [tiers(["1d", 200]), { fixed: 300 }],
    [{ percent: 5 }, tiers(["1d", 200])],
  ])("of %j nobody can say whether %j keeps to it", (atLeast, value) => {
    expect(bounded("coupon", { atLeast }, value)).toEqual(unlike);
  });
  test("are told to be of different forms", () => {
    expect(read(law({ coupon: { atLeast: { fixed: 300 } } }), by("platform", "coupon", { percent: 5 }))).toEqual([
      {
        code: "VALUE_NOT_COMPARABLE",
        path: 'platform.values.amount["coupon"].value',
        message: '{"percent":5} cannot be compared with {"fixed":300} of "law-cn".',
        expected: 'an amount of the same form, at least {"fixed":300}',
      },
    ]);
  });
});

test.each<[string, object, readonly unknown[], readonly unknown[]]>([
  ["tries", { atMost: 4 }, [4, 3, -1], [5, 4.5, "off"]],
  ["share", { atLeast: 0.5 }, [0.5, 1], [0.4, 0, "off"]],
  ["share", { atMost: 4 }, [4, "off"], [5]],
  ["tries", { atLeast: 4 }, [4, "off"], [3]],
  ["answer-by", { atMost: "18:00" }, ["18:00", "09:30"], ["18:01", "23:59", "off"]],
  ["cut-off", { atLeast: "08:00" }, ["08:00", "10:00"], ["07:59", "00:00", "off"]],
  ["most", { atMost: 4, atLeast: 2 }, [2, 4, "off"], [1, 5]],
  ["remind.after", { atMost: "4h" }, ["4h", "off"], ["5h"]],
  ["consent", { oneOf: ["asked", "none"] }, ["asked", "none"], ["assumed", "off"]],
])("%s with %j allows %j and refuses %j", (name, bound, allowed, refused) => {
  for (const value of allowed) expect([value, bounded(name, bound, value)]).toEqual([value, []]);
  for (const value of refused) expect([value, bounded(name, bound, value)]).toEqual([value, outside]);
});

describe("bounds are refused", () => {
  test.each(["base", "platform", "shop", "order"] as const)("in a pack of layer %s", (layer) => {
    expect(read({ id: "mine", layer, bounds: { tries: { atMost: 4 } } })).toEqual([
      { code: "BOUNDS_NOT_LAW", path: "mine.bounds", message: "Only a law sets bounds.", expected: 'layer: "law"' },
    ]);
  });
  test("in a pack that says no layer", () => {
    expect(codes({ id: "mine", bounds: { tries: { atMost: 4 } } })).toEqual(["BOUNDS_NOT_LAW mine.bounds"]);
  });
  test.each<[object, readonly string[]]>([
    [{ number: { trise: { atMost: 4, source: ["x"] } } }, ['UNKNOWN_VALUE law.bounds.number["trise"]']],
    [{ number: { tries: { atMost: 4 } } }, ['NO_SOURCE law.bounds.number["tries"]']],
    [{ number: { tries: { atMost: 4, source: [] } } }, ['NO_SOURCE law.bounds.number["tries"]']],
    [{ number: { tries: { source: ["x"] } } }, ["WRONG_PACK law.bounds.number.tries"]],
    [{ number: { tries: { atMost: "4", source: ["x"] } } }, ["WRONG_PACK law.bounds.number.tries.atMost"]],
    [{ number: { tries: { oneOf: [4], source: ["x"] } } }, ["WRONG_PACK law.bounds.number.tries"]],
    [{ number: { tries: null } }, ["WRONG_PACK law.bounds.number.tries"]],
    [
      { duration: { "hold.for": { atMost: "off", source: ["x"] } } },
      ['WRONG_PACK law.bounds.duration["hold.for"].atMost'],
    ],
    [
      { duration: { "hold.for": { atLeast: ["1h"], source: ["x"] } } },
      ['WRONG_PACK law.bounds.duration["hold.for"].atLeast'],
    ],
    [{ amount: { fee: { atMost: { fixd: 1 }, source: ["x"] } } }, ["WRONG_PACK law.bounds.amount.fee.atMost"]],
    [{ clock: { opens: { atMost: "24:00", source: ["x"] } } }, ["WRONG_PACK law.bounds.clock.opens.atMost"]],
    [
      { choice: { consent: { oneOf: ["askd"], source: ["x"] } } },
      ['UNKNOWN_WORD law.bounds.choice["consent"].oneOf[0]'],
    ],
    [
      { choice: { consent: { atMost: "asked", source: ["x"] } } },
      ["WRONG_PACK law.bounds.choice.consent.oneOf", "WRONG_PACK law.bounds.choice.consent.atMost"],
    ],
    [{ choices: {} }, ["WRONG_PACK law.bounds.choices"]],
  ])("%j", (bounds, expected) => {
    const pack = { id: "law", version: "1", layer: "law", bounds };
    expect(codes({ id: "top", extends: pack })).toEqual(expected);
  });
});

describe("an amount is refused whose form nobody knows", () => {
  test.each<[unknown, readonly string[]]>([
    [{ fixed: "300" }, ["platform.values.amount.fee.value.fixed"]],
    [{ percent: 5, most: 3 }, ["platform.values.amount.fee.value.most"]],
    [{ fixed: 300, percent: 5 }, ["platform.values.amount.fee.value.percent"]],
    [{ tiers: [{ from: "soon", fixed: 1 }] }, ["platform.values.amount.fee.value.tiers[0].from"]],
    [{}, ["platform.values.amount.fee.value"]],
    ["half", ["platform.values.amount.fee.value"]],
    [["full"], ["platform.values.amount.fee.value"]],
  ])("%j", (value, paths) => {
    expect(codes(by("platform", "fee", value))).toEqual(paths.map((path) => `WRONG_PACK ${path}`));
  });
});

describe("what a shop or an order gives", () => {
  const over = (name: string, below: unknown, value: unknown, layer: Layer = "shop") =>
    read(by("platform", name, below), by(layer, name, value)).map(({ code }) => code);

  test("is refused where it is looser than what is below it", () => {
    expect(read(by("platform", "ship.within", "48h"), by("shop", "ship.within", "72h"))).toEqual([
      {
        code: "VALUE_LOOSER",
        path: 'shop.values.duration["ship.within"].value',
        message: '72h is looser than 48h of "platform"; what stands above it may only be stricter.',
        expected: "at most 48h",
      },
    ]);
    expect(read(by("platform", "coupon", { fixed: 300 }), by("order", "coupon", "off"))).toEqual([
      {
        code: "VALUE_LOOSER",
        path: 'order.values.amount["coupon"].value',
        message: 'off is looser than {"fixed":300} of "platform"; what stands above it may only be stricter.',
        expected: 'at least {"fixed":300}',
      },
    ]);
  });
  test.each<[string, unknown, readonly unknown[], readonly unknown[]]>([
    ["ship.within", "48h", ["48h", "2d", "24h", "0s"], ["49h", "2bd", "off"]],
    ["hold.for", "7d", ["7d", "8d", "7bd"], ["6d", "6bd", "off"]],
    ["hold.for", ["24h", "48h"], [["24h", "48h"], ["24h", "72h"], "48h"], [["23h", "48h"], "47h", "24h"]],
    ["tries", 3, [3, 2], [4, "off"]],
    ["share", 3, [3, 4], [2, "off"]],
    ["fee", { fixed: 300 }, [{ fixed: 300 }, { fixed: 0 }], [{ fixed: 301 }, "full", "off"]],
    ["coupon", { percent: 5, min: 300 }, [{ percent: 5, min: 300 }, "full"], [{ percent: 6 }, "off"]],
    ["answer-by", "18:00", ["18:00", "12:00"], ["18:01", "off"]],
    ["cut-off", "18:00", ["18:00", "20:00"], ["17:59", "off"]],
  ])("%s over %j may be %j, not %j", (name, below, allowed, refused) => {
    for (const layer of ["shop", "order"] as const) {
      for (const value of allowed) expect([value, over(name, below, value, layer)]).toEqual([value, []]);
      for (const value of refused) expect([value, over(name, below, value, layer)]).toEqual([value, ["VALUE_LOOSER"]]);
    }
  });
  test.each<[string, unknown, unknown]>([
    ["remind.after", "1h", "9h"],
    ["remind.after", "9h", "off"],
    ["gift", { fixed: 300 }, { percent: 1 }],
    ["most", 1, 9],
    ["opens", "08:00", "10:00"],
    ["consent", "asked", "none"],
    ["consent", "asked", "off"],
  ])("is not judged where nobody owes: %s from %j to %j", (name, below, value) => {
    expect(over(name, below, value)).toEqual([]);
  });
  test("is free where what is below is off, or nobody said anything", () => {
    expect(over("ship.within", "off", "30d")).toEqual([]);
    expect(over("coupon", "off", "off")).toEqual([]);
    expect(read(by("shop", "ship.within", "30d"))).toEqual([]);
  });
  test("cannot be compared in another form, or with as many times again", () => {
    expect(over("coupon", { fixed: 300 }, { percent: 50 })).toEqual(unlike);
    expect(over("hold.for", ["24h", "48h"], ["24h", "48h", "72h"])).toEqual(unlike);
  });
  test("is compared with the layer below it, not with its equals", () => {
    const shops = ["24h", "36h"].map((value, i) => ({ ...by("shop", "ship.within", value), id: `shop-${i}` }));
    const platform = by("platform", "ship.within", "48h");
    expect(codes(platform, ...shops)).toEqual([]);
    expect(inForce(platform, ...shops)).toEqual({ "ship.within": "36h" });
    expect(codes(platform, ...shops, by("order", "ship.within", "36h"))).toEqual([]);
    expect(read(platform, ...shops, by("order", "ship.within", "37h")).map(({ message }) => message)).toEqual([
      '37h is looser than 36h of "shop-1"; what stands above it may only be stricter.',
    ]);
  });
  test("is compared with the nearest layer that says anything", () => {
    const base = { ...by("base", "ship.within", "48h"), id: "ours" };
    expect(codes(base, by("order", "ship.within", "49h"))).toEqual([
      'VALUE_LOOSER order.values.duration["ship.within"].value',
    ]);
    expect(codes({ ...by("law", "ship.within", "48h") }, by("shop", "ship.within", "48h"))).toEqual([]);
  });
  test("a platform may be looser than the base, within the law", () => {
    const base = { ...by("base", "ship.within", "24h"), id: "ours" };
    expect(codes(base, law({ "ship.within": { atMost: "72h" } }), by("platform", "ship.within", "72h"))).toEqual([]);
  });
});

describe("a word for a value", () => {
  const words = (of: object) => ({ id: "tea", layer: "shop", words: { values: of } }) as const;
  test("is not declared anew as one that is stricter the other way, or may be something else", () => {
    expect(read(words({ duration: { "ship.within": "free" } }))).toEqual([
      {
        code: "DUPLICATE_VALUE",
        path: 'tea.words.values.duration["ship.within"]',
        message: '"ship.within" is another value already; a word has one owner.',
        expected: "a name of its own",
      },
    ]);
    expect(codes(words({ number: { "cap.sms": "more" } }))).toEqual([
      'DUPLICATE_VALUE tea.words.values.number["cap.sms"]',
    ]);
    expect(codes(words({ choice: { consent: ["asked", "given"] } }))).toEqual([
      'DUPLICATE_VALUE tea.words.values.choice["consent"]',
    ]);
  });
  test("may be repeated as it is, and is of one kind by itself", () => {
    expect(codes(words({ duration: { "ship.within": "less" }, number: { "ship.within": "more" } }))).toEqual([]);
  });
  test("says which way it is stricter", () => {
    expect(codes(words({ duration: { "my.own": "lss" } }))).toEqual(['WRONG_PACK tea.words.values.duration["my.own"]']);
  });
});
