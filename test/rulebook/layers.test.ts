import { describe, expect, test } from "vitest";
import { defineRulebook, readRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { book, codes, type Given, inForce, pack, read } from "../support/layered.ts";
import { buyer, channels, created, Shop } from "../support/shop.ts";

const at = (layer: Given["layer"], hours: number, more: Partial<Given> = {}): Given => ({
  id: layer ?? "unsaid",
  ...(layer && { layer }),
  values: { "remind.after": `${hours}h` },
  ...more,
});

describe("a value is that of the highest layer that gives it", () => {
  test("order over shop over platform over law over base", () => {
    const all = [at("base", 1, { id: "ours" }), at("law", 2), at("platform", 3), at("shop", 4), at("order", 5)];
    const told = all.map((_, i) => inForce(...all.slice(0, i + 1))["remind.after"]);
    expect(told).toEqual(["1h", "2h", "3h", "4h", "5h"]);
  });
  test("a pack that says no layer is a platform's", () => {
    expect(inForce(at(undefined, 3), at("law", 2))).toEqual({ "remind.after": "3h" });
    expect(inForce(at(undefined, 3), at("shop", 4))).toEqual({ "remind.after": "4h" });
  });
  test("of one layer, the later in the list", () => {
    expect(inForce(at("platform", 3), at("platform", 6, { id: "other" }))).toEqual({ "remind.after": "6h" });
  });
  test("and the one that extends over what it extends", () => {
    const below = pack(at("platform", 3));
    expect(inForce(at("platform", 6, { id: "other", extends: below }))).toEqual({ "remind.after": "6h" });
  });
  test.each(["first", "last"])("a law's own figure gives way to a platform's where the law is passed %s", (place) => {
    const packs = [at("law", 2), at("platform", 3)];
    expect(inForce(...(place === "first" ? packs : packs.reverse()))).toEqual({ "remind.after": "3h" });
  });
});

describe("a pack may not stand above one of a higher layer", () => {
  test("in the list", () => {
    expect(read(at("shop", 4), at("platform", 3))).toEqual([
      {
        code: "LAYER_ORDER",
        path: "platform.layer",
        message: '"platform" of layer platform stands above "shop" of layer shop.',
        expected: "lower layers first: base, law, platform, shop, order",
      },
    ]);
  });
  test("with a law between them", () => {
    expect(codes(at("order", 4), at("law", 2), at("shop", 4))).toEqual(["LAYER_ORDER shop.layer"]);
  });
  test("where it extends", () => {
    const shop = pack(at("shop", 4));
    expect(codes(at("platform", 3, { extends: shop }))).toEqual(["LAYER_ORDER platform.layer"]);
    expect(codes(at("law", 3, { extends: pack(at("platform", 4)) }))).toEqual(["LAYER_ORDER law.layer"]);
    expect(codes(at("order", 3, { extends: pack(at("platform", 1, { extends: shop })) }))).toEqual([
      "LAYER_ORDER platform.layer",
    ]);
  });
  test("but a law may stand anywhere, and equals beside each other", () => {
    expect(read(at("platform", 3), at("shop", 4), at("shop", 4, { id: "other" }), at("law", 2))).toEqual([]);
  });
  test("nor in two versions, of which one would be passed over", () => {
    const older = pack(at("platform", 3));
    expect(read(at("platform", 5, { version: "2" }), at("shop", 4, { extends: older }))).toEqual([
      {
        code: "DUPLICATE_PACK",
        path: "platform.version",
        message: '"platform" is here twice, as 2 and as 1.',
        expected: "one version of each pack",
      },
    ]);
    expect(read(at("platform", 3), at("shop", 4, { extends: older }))).toEqual([]);
  });
  test("nor as two things by one name", () => {
    const [older, again] = [pack(at("platform", 3)), pack(at("platform", 3))];
    expect(read(at("shop", 3, { id: "tea" }), at("shop", 2, { id: "tea" }))).toEqual([
      {
        code: "DUPLICATE_PACK",
        path: "tea.id",
        message: '"tea" 1 is here twice, and says two things.',
        expected: "an id of its own for each",
      },
    ]);
    expect(codes(at("shop", 3, { id: "tea" }), at("order", 3, { id: "tea" }))).toEqual(["DUPLICATE_PACK tea.id"]);
    expect(codes(at("shop", 3, { id: "a", extends: older }), at("shop", 3, { id: "b", extends: again }))).toEqual([]);
  });
  test.each([{ id: "" }, { id: "a@1" }, { id: "a+b" }, { id: "a", version: "" }, { id: "a", version: "1+b@2" }])(
    "nor by a name that could be that of two: %j",
    (given) => {
      const part = given.version === undefined ? "id" : "version";
      expect(read(given)).toEqual([
        {
          code: "WRONG_PACK",
          path: `packs[2].${part}`,
          message: "This has the wrong shape.",
          expected: 'a name without "@" and "+"',
        },
      ]);
    },
  );
  test("a layer nobody knows is the wrong shape", () => {
    expect(read({ id: "mine", layer: "country" as never })).toEqual([
      {
        code: "WRONG_PACK",
        path: "mine.layer",
        message: "This has the wrong shape.",
        expected: "base, law, platform, shop, order",
      },
    ]);
  });
});

describe("where a figure comes from", () => {
  const law = {
    id: "law-cn",
    layer: "law",
    bounds: {
      "ship.within": { atMost: "72h", source: ["R-1", "R-2"] },
      consent: { oneOf: ["asked"], source: "unverified" },
    },
  } as const;
  const platform = { id: "mall", values: { "ship.within": "48h", consent: "asked", coupon: "full" } };
  const shop = { id: "tea", layer: "shop", values: { "ship.within": "24h" } } as const;
  const order = { id: "o-1", layer: "order", values: { "ship.within": "12h" } } as const;

  test("is told value by value, by kind and name", () => {
    expect(book(platform, shop, order, law).values).toEqual([
      {
        kind: "amount",
        name: "coupon",
        value: "full",
        pack: "mall",
        layer: "platform",
        source: ["mall: coupon"],
        strict: "more",
        overrides: [],
        bounds: [],
      },
      {
        kind: "choice",
        name: "consent",
        value: "asked",
        pack: "mall",
        layer: "platform",
        source: ["mall: consent"],
        strict: "free",
        overrides: [],
        bounds: [{ pack: "law-cn", oneOf: ["asked"], source: "unverified" }],
      },
      {
        kind: "duration",
        name: "ship.within",
        value: "12h",
        pack: "o-1",
        layer: "order",
        source: ["o-1: ship.within"],
        strict: "less",
        overrides: [
          { pack: "mall", layer: "platform", value: "48h", source: ["mall: ship.within"] },
          { pack: "tea", layer: "shop", value: "24h", source: ["tea: ship.within"] },
        ],
        bounds: [{ pack: "law-cn", atMost: "72h", source: ["R-1", "R-2"] }],
      },
    ]);
  });
  test("is sorted by name, whatever the packs' order", () => {
    const names = (...values: readonly string[]) => ({
      id: "mall",
      values: Object.fromEntries(values.map((name) => [name, name === "share" ? 1 : "1h"])),
    });
    const told = ["hold.for", "remind.after", "ship.within", "share"];
    expect(book(names(...told)).values.map(({ name }) => name)).toEqual(told);
    expect(book(names(...told.toReversed())).values.map(({ name }) => name)).toEqual(told);
  });
  test("is plain data", () => {
    const { values } = book(platform, shop, law);
    expect(JSON.parse(JSON.stringify(values))).toEqual(values);
  });
  test("a name that objects have too is no value of a pack that does not give it", () => {
    const table = { constructor: { value: 3, source: ["x"] } };
    const odd = {
      id: "odd",
      version: "1",
      words: { values: { number: { constructor: "less" } } },
      values: { number: table },
    };
    const { values } = defineRulebook({ packs: [marketplaceCn, odd as never], channels });
    expect(values.find(({ name }) => name === "constructor")).toEqual({
      kind: "number",
      name: "constructor",
      value: 3,
      pack: "odd",
      layer: "platform",
      source: ["x"],
      strict: "less",
      overrides: [],
      bounds: [],
    });
  });
});

describe("the version", () => {
  test("names every pack, in the order of their layers", () => {
    const { version } = book(at("platform", 3), at("shop", 4, { version: "7" }), at("law", 2, { version: "2026.1" }));
    expect(version).toBe("base@2026.1+words@1+law@2026.1+platform@1+shop@7");
  });
  test("is the same wherever a law stands in the list", () => {
    expect(book(at("law", 2), at("platform", 3)).version).toBe(book(at("platform", 3), at("law", 2)).version);
  });
  test("an overlay that was changed under its old version is refused beside the one that orders keep", () => {
    const overlay = (within: string, version = "1") =>
      ({
        id: "tea",
        version,
        layer: "shop",
        values: { duration: { "ship.within": { value: within, source: "unverified" } } },
      }) as never;
    const book = (within: string, version?: string) =>
      defineRulebook({ packs: [marketplaceCn, overlay(within, version)], channels });
    const found = (within: string, version: string, earlier: readonly ReturnType<typeof book>[]) =>
      readRulebook([marketplaceCn, overlay(within, version)], { channels, earlier })
        .findings.filter(({ level }) => level !== "warning")
        .map(({ code, path, message, expected }) => [code, path, message, expected]);
    const twice = (path: string) => [
      "DUPLICATE_PACK",
      path,
      '"base@2026.1+commerce@2026.1+marketplace-cn@2026.2+tea@1" is here twice, and says two things.',
      "another version of the pack that was changed",
    ];
    expect(found("28h", "1", [book("40h")])).toEqual([twice("earlier[0]")]);
    expect(found("26h", "2", [book("40h"), book("30h")])).toEqual([twice("earlier[1]")]);
    expect(found("40h", "1", [book("40h")])).toEqual([]);
    expect(found("28h", "2", [book("40h"), book("30h", "3"), book("40h")])).toEqual([]);
  });
  test("an order keeps the overlay of its shop under which it was confirmed", () => {
    const overlay = (version: string, partial: string) => ({
      id: "tea",
      version,
      layer: "shop",
      values: { choice: { "ship.allow-partial": { value: partial, source: "unverified" } } },
    });
    const before = defineRulebook({ packs: [marketplaceCn, overlay("1", "no") as never], channels });
    const after = defineRulebook({ packs: [marketplaceCn, overlay("2", "yes") as never], channels, earlier: [before] });
    const paid = event("payment.captured", { amount: { amount: 5990, currency: "CNY" } });
    const ship = event("shipment.submitted", {
      parcelId: "p1",
      carrier: "yunda",
      number: "YD1000001",
      lines: [{ lineId: "l1", quantity: 1 }],
    });
    const shipped = (under: typeof before) => {
      const order = new Shop(under, [buyer]);
      order.at("06-01 09:00", created(), paid);
      const later = new Shop(after, [buyer]);
      later.record = order.record;
      return [order.record?.book, later.at("06-01 10:00", ship).outcomes.map(({ is }) => is)];
    };
    expect(shipped(before)).toEqual(["base@2026.1+commerce@2026.1+marketplace-cn@2026.2+tea@1", ["rejected"]]);
    expect(shipped(after)).toEqual(["base@2026.1+commerce@2026.1+marketplace-cn@2026.2+tea@2", ["accepted"]]);
  });
});
