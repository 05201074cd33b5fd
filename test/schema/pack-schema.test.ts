import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import * as packs from "waybell/packs";
import { packSchema } from "waybell/schema";
import type { HostWords } from "../../src/model/words/types.ts";

/** A validator nobody here wrote. `strict` refuses a schema with a keyword it does not know. */
const validator = (words?: HostWords): ValidateFunction =>
  new Ajv2020({ strict: true, inlineRefs: false, allErrors: true }).compile(packSchema(words));

/** A host's own words: facts, a subject, names and values. */
const mall = {
  facts: { order: { "order.engraved": "instant" } },
  subjects: {
    fitting: {
      sees: ["order"],
      has: [],
      tells: ["buyer"],
      facts: { "fitting.booked": "instant", "fitting.kind": ["home", "shop"], "come-by": "promise" },
    },
  },
  has: { order: ["fitting"] },
  notices: ["engraved", "fitting-booked"],
  topics: ["fittings"],
  actions: ["move-fitting"],
  values: { duration: { "fitting.within": "less" }, choice: { "fitting.where": ["home", "shop"] } },
  placeholders: { kind: "fitting.kind" },
} as const satisfies HostWords;

const ours = validator();
const whole = validator(mall);
type Json = { [key: string]: unknown };
const json = (value: unknown): Json => JSON.parse(JSON.stringify(value));
/** Where it is wrong. */
const wrong = (validate: ValidateFunction, pack: unknown): readonly string[] =>
  validate(json(pack)) ? [] : [...new Set(validate.errors?.map(({ instancePath }) => instancePath))];

const named = Object.entries(packs);
const catalogue = {
  id: "mall",
  version: "1",
  words: mall,
  values: {
    duration: { "fitting.within": { value: "7d", source: ["shop"] } },
    choice: { "fitting.where": { value: "home", source: ["shop"] } },
  },
  promises: {
    ...packs.commerce.promises,
    "come-by": {
      ref: "FITTING",
      each: "fitting",
      owedBy: "seller",
      owedTo: "buyer",
      due: { from: "fitting.booked", within: "fitting.within" },
    },
  },
  windows: packs.commerce.windows,
  findings: packs.commerce.findings,
  derived: packs.commerce.derived,
  compensations: packs.commerce.compensations,
  notices: {
    ...packs.commerce.notices,
    "fitting-booked": {
      ref: "SHOP-1",
      each: "fitting",
      to: "buyer",
      topic: "fittings",
      class: "normal",
      when: { "fitting.booked": true, "fitting.kind": "home", given: { "fitting.where": "home" } },
      channels: ["push"],
      actions: ["move-fitting"],
    },
    engraved: {
      ref: "SHOP-2",
      each: "order",
      to: "buyer",
      topic: "fittings",
      class: "normal",
      when: { "order.engraved": true, "some fitting": { "fitting.booked": true } },
      channels: [],
    },
  },
  inhibitions: packs.base.inhibitions,
  actions: { "move-fitting": { by: ["buyer"], command: "fitting.move" } },
};
const law = {
  id: "law",
  version: "1",
  layer: "law",
  bounds: {
    duration: { "eta.delta": { atMost: "12h", atLeast: "1h", source: "unverified" } },
    number: { "cap.sms": { atMost: 4, source: ["R-LAW-CN-3"] } },
    choice: { "ship.allow-partial": { oneOf: ["no"], source: ["R-LAW-CN-1"] } },
  },
};

describe("the schema of a pack", () => {
  test("is plain data, and the same each time", () => {
    expect(json(packSchema(mall))).toEqual(packSchema(mall));
  });
  test.each(named)("takes the pack %s as JSON", (_, pack) => {
    expect(wrong(ours, pack)).toEqual([]);
    expect(wrong(whole, pack)).toEqual([]);
  });
  test("takes the whole catalogue of rules, with its words", () => {
    expect(wrong(whole, catalogue)).toEqual([]);
  });
  test("refuses it without them", () => {
    expect(wrong(ours, catalogue)).not.toEqual([]);
  });
  test("is named by the pack that an editor checks with it, and that says nothing to rules", () => {
    const pack = json(packs.marketplaceCn);
    const marked = { $schema: "./pack.schema.json", ...pack };
    expect(wrong(ours, marked)).toEqual([]);
    expect(readRulebook(marked)).toMatchObject({
      rulebook: { version: readRulebook(pack).rulebook?.version },
      findings: readRulebook(pack).findings,
    });
    expect(readRulebook({ ...marked, $schema: 7 }).findings).toMatchObject([
      { code: "WRONG_PACK", path: "marketplace-cn.$schema", expected: "a text" },
    ]);
  });
  test("takes overlays", () => {
    const cap = { "cap.sms": { value: 3, source: ["R-1"] } };
    expect(wrong(ours, law)).toEqual([]);
    expect(
      wrong(ours, { id: "shop", version: "2", layer: "shop", extends: packs.commerce, values: { number: cap } }),
    ).toEqual([]);
  });
  test("takes words of a host's own, by whatever name", () => {
    const words = {
      subjects: {
        "a/b~c %d": { sees: ["order"], has: [], tells: ["buyer"], facts: { "odd.fact": "instant" } },
      },
      has: { order: ["a/b~c %d"] },
      notices: ["odd", "odder"],
    } as const;
    const after = { "odd.fact": { after: "order.paid" } };
    const rule = { ref: "1", to: "buyer", topic: "shipping", class: "low", channels: [] };
    const odd = { ...rule, each: "a/b~c %d", when: { "order.paid": true, ...after } };
    const odder = { ...rule, each: "order", when: { "order.paid": true, "some a/b~c %d": after } };
    const validate = validator(words);
    expect(wrong(validate, { id: "a", version: "1", words, notices: { odd, odder } })).toEqual([]);
    expect(wrong(validate, { id: "a", version: "1", words, notices: { odd: { ...odd, to: "seller" } } })).toContain(
      "/notices/odd/to",
    );
  });
});

describe("a broken copy is refused where it is broken", () => {
  test.each<[string, unknown]>([
    ["/version", 7],
    ["/layer", "country"],
    ["/zone", 8],
    ["/values/duration/eta.delta/value", "12 hours"],
    ["/values/duration/eta.delta/source", []],
    ["/values/number/cap.sms/value", "4"],
    ["/values/choice/ship.allow-partial/value", "maybe"],
    ["/bounds/number/cap.sms/atMost", "4"],
    ["/bounds/choice/ship.allow-partial/oneOf/0", "maybe"],
    ["/notices/shipped/each", "ordr"],
    ["/notices/shipped/to", "carier"],
    ["/notices/shipped/topic", "shiping"],
    ["/notices/shipped/class", "urgent"],
    ["/notices/shipped/channels/0", "phone"],
    ["/notices/shipped/fresh", "soon"],
    ["/notices/shipped/inbox", true],
    ["/notices/shipped/quiet", "hld"],
    ["/notices/shipped/actions", ["contact"]],
    ["/notices/shipped/covers", ["order-payed"]],
    ["/notices/shipped/says", { "two words": "order.number" }],
    ["/notices/shipped/when", 5],
    ["/notices/new-arrival-time/when/any/0/parcel.eta/moved", "up"],
    ["/notices/new-arrival-time/per", "parcel.kind"],
    ["/classes/low/quiet/sms", "hld"],
    ["/classes/low/life", "long"],
    ["/actions/contact-us/by", ["shop"]],
    ["/actions/extend-receipt/event", "receipt.extendd"],
    ["/notices/late-shipment-seller/when/breach.promise", "ship-bye"],
    ["/notices/late-shipment-seller/when/breach.promise", { not: ["ship-by", "ship-bye"] }],
    ["/inhibitions/order-closed/drops/0", "order-payed"],
    ["/caps/sms/most", "cap.smss"],
    ["/quietHours/buyer/from", "24:00"],
    ["/parcelKinds", { primary: { effective: "yes" } }],
    ["/inDoubt", { shipping: "later" }],
    ["/costs", { sms: { value: -1, source: "unverified" } }],
    ["/prefers", { low: "price" }],
    ["/carriers/jd/name", "JD"],
    ["/phrases/en/where", 5],
    ["/texts/en/notices/shipped/title", null],
    ["/words", { values: { number: { mine: "lses" } } }],
    ["/extends", { id: "x" }],
  ])("%s: %j", (place, value) => {
    const top: Json = json({
      ...packs.base,
      ...packs.commerce,
      actions: { ...packs.base.actions, ...packs.commerce.actions },
      layer: "law",
      bounds: law.bounds,
      extends: undefined,
    });
    expect(wrong(ours, top)).toEqual([]);
    const parts = place.slice(1).split("/");
    let owner: Json = top;
    for (const part of parts.slice(0, -1)) owner = owner[part] as Json;
    owner[parts.at(-1) ?? ""] = value;
    expect(wrong(ours, top).filter((path) => path.startsWith(place))).not.toEqual([]);
  });

  test.each<[string, object]>([
    ["nothing", {}],
    ["without a version", { id: "a" }],
    ["with a part nobody knows", { id: "a", version: "1", notice: {} }],
    ["with bounds that set none", { ...law, bounds: { number: { "cap.sms": { source: ["x"] } } } }],
    ["with bounds, but no law", { ...law, layer: "shop" }],
    ["with bounds and no layer", { ...law, layer: undefined }],
    [
      "with an action that needs something of nobody",
      {
        id: "a",
        version: "1",
        actions: { "contact-us": { by: ["buyer"], command: "x", needs: { "order.paid": true } } },
      },
    ],
    ["with a value that has no source", { id: "a", version: "1", values: { number: { "cap.sms": { value: 4 } } } }],
    [
      "with an amount of two forms",
      { id: "a", version: "1", values: { amount: { fee: { value: { fixed: 1, percent: 1 }, source: ["x"] } } } },
    ],
  ])("%s", (_, pack) => {
    expect(wrong(ours, pack)).not.toEqual([]);
  });
});

type Path = readonly (string | number)[];

/** Every place of a JSON, from the outside in. */
const places = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))]
    : [path];

const at = (root: Json, path: Path): Json => path.reduce((inner, part) => inner[part] as Json, root);

describe("every word is known", () => {
  // A pack of one rule each, so that each place is tried in little time.
  const rules = { ...catalogue, words: {}, classes: packs.base.classes };
  const single = Object.entries(rules).flatMap(([part, named]) =>
    typeof named === "object"
      ? Object.entries(named ?? {}).map(([name, rule]) => json({ id: "a", version: "1", [part]: { [name]: rule } }))
      : [],
  );
  // Words that a pack is free to choose, and facts that are any text.
  const free = /^(ref|command|code|source|of|consent|matches|setting|test|task|reason|group|order\.close-reason)$/;
  const inside = single.flatMap((pack) =>
    places(pack)
      .filter((path) => path.length > 1 && !path.some((part) => free.test(String(part))))
      .map((path) => ({ pack, path })),
  );
  /** Those of the changed packs that are still taken. */
  const taken = (change: (owner: Json, key: string | number) => void, among: typeof inside): readonly string[] =>
    among.flatMap(({ pack, path }) => {
      const copy = json(pack);
      change(at(copy, path.slice(0, -1)), path.at(-1) ?? "");
      return whole(copy) ? [path.join("/")] : [];
    });

  test("each of these is fine before it is changed", () => {
    expect(single.filter((pack) => !whole(pack))).toEqual([]);
  });
  test("a misspelt name of a member is refused", () => {
    const named = inside.filter(
      ({ pack, path }) =>
        // Placeholders and what a person may choose are of the rule's own choice.
        !["says", "sums", "amount"].includes(String(path.at(-2))) && !Array.isArray(at(pack, path.slice(0, -1))),
    );
    const misspell = (owner: Json, key: string | number): void => {
      owner[`${key}x`] = owner[key];
      delete owner[key];
    };
    expect(named.length).toBeGreaterThan(1000);
    expect(taken(misspell, named)).toEqual([]);
  });
  test("a misspelt word is refused", () => {
    const words = inside.filter(({ pack, path }) => typeof at(pack, path) === "string");
    expect(words.length).toBeGreaterThan(500);
    expect(taken((owner, key) => (owner[key] = `${owner[key]}x`), words)).toEqual([]);
  });
});
