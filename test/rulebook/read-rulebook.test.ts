import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineRulebook, readRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, http, pack, Shop, seller, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

type Json = { [key: string]: unknown };
const json = (): Json => JSON.parse(JSON.stringify(marketplaceCn));
const read = (packs: unknown) => readRulebook(packs, { packs: [], channels });

/** An order's whole life under a rulebook: everything it decided and remembers. */
function life(rulebook: ReturnType<typeof defineRulebook>): unknown {
  const order = new Shop(rulebook, [buyer, seller]);
  const steps = [
    order.at(
      "06-01 09:58",
      event(
        "order.created",
        {
          kind: "normal",
          lines: [{ id: "l1", title: "Cup", quantity: 2 }],
          total: { amount: 5990, currency: "CNY" },
          leg: "cross",
        },
        { id: "a" },
      ),
    ),
    order.at("06-01 10:00", event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }, { id: "b" })),
    order.at(
      "06-01 18:00",
      event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }, { id: "c" }),
    ),
    order.at("06-01 23:00", trace("out_for_delivery", "06-01 22:30", "d")),
  ];
  const delivered = order.at("06-02 12:00", trace("delivered", "06-02 11:30", "e"));
  for (const send of sends(delivered)) {
    order.begin("06-02 12:00", send);
    order.settle("06-02 12:00", send, http(200));
  }
  const acted = event(
    "notice.acted",
    { notice: "delivered", action: "confirm-receipt", parcelId: "p1" },
    { id: "f", by: "buyer", actorId: "b1" },
  );
  steps.push(delivered, order.at("06-02 12:01", acted));
  const record = order.record;
  if (!record) throw new Error("no record");
  expect(steps.flatMap((step) => step.outcomes.map(({ is }) => is))).toEqual(steps.map(() => "accepted"));
  return [steps, record, rulebook.view(record, { now: at("06-02 13:00"), as: { locale: "en", proven: true } })];
}
const trace = (milestone: "out_for_delivery" | "delivered", time: string, id: string) =>
  event(
    "trace.received",
    {
      carrier: "yunda",
      number: "YD100001",
      provider: "k",
      scans: [{ at: at(time), code: "", milestone, courier: { name: "Li", phone: "13900001234" } }],
    },
    { id },
  );

test("packs that went through JSON behave as they do in code", () => {
  const { rulebook, findings } = read(json());
  expect(findings.filter((found) => found.level !== "warning")).toEqual([]);
  if (!rulebook) throw new Error("no rulebook");
  const inCode = defineRulebook({ packs: [marketplaceCn], channels });
  expect(rulebook.version).toBe(inCode.version);
  expect(rulebook.warnings).toEqual(inCode.warnings);
  expect(life(rulebook)).toEqual(life(inCode));
});

test("packs in code may stand below packs from a database", () => {
  const overlay = {
    id: "shop",
    version: "7",
    values: { duration: { "eta.delta": { value: "24h", source: "unverified" } } },
  };
  const { rulebook } = readRulebook(overlay, { packs: [marketplaceCn], channels });
  expect(rulebook?.version).toBe("base@2026.1+commerce@2026.1+marketplace-cn@2026.2+shop@7");
});

test.each<[unknown, string]>([
  [null, "packs[0]"],
  [5, "packs[0]"],
  ["x", "packs[0]"],
  [{}, "packs[0]"],
  [[{ id: "a", version: "1" }, 5], "packs[1]"],
  [{ id: "a" }, "packs[0]"],
  [{ id: 1, version: "1" }, "packs[0]"],
  [{ id: "a", version: 1 }, "packs[0]"],
  [{ id: "a", version: "1", notices: [] }, "a.notices"],
  [{ id: "a", version: "1", notices: 5 }, "a.notices"],
  [{ id: "a", version: "1", words: null }, "a.words"],
  [{ id: "a", version: "1", texts: "x" }, "a.texts"],
])("%j is no pack: %s", (input, path) => {
  const { rulebook, findings } = read(input);
  expect(rulebook).toBeNull();
  const said = findings.filter(({ code }) => code !== "MISSING_CLASS");
  expect(said.map((found) => [found.code, found.path])).toEqual([["WRONG_PACK", path]]);
});

test("a pack that reaches for a prototype, or is too deep, is refused before anything looks at it", () => {
  const own = JSON.parse('{"id":"a","version":"1","notices":{"__proto__":{}}}');
  expect(read(own).findings.map((found) => [found.code, found.path])).toEqual([
    ["E_FORBIDDEN_KEY", "packs[0].notices"],
  ]);
  const deep = { id: "a", version: "1", notices: JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`) };
  expect(read(deep).findings.map((found) => found.code)).toEqual(["E_TOO_DEEP"]);
});

const mine = (): Json => JSON.parse(JSON.stringify(pack({ notices: { news: { when: { "it.began": true } } } })));
/** Puts something wrong at a place of a pack that is right. */
function findingsWith(path: string, value: unknown): readonly string[] {
  const whole = mine();
  const parts = path.split("/");
  let owner = whole;
  for (const part of parts.slice(0, -1)) {
    owner[part] ??= {};
    owner = owner[part] as Json;
  }
  owner[parts.at(-1) ?? ""] = value;
  const { rulebook, findings } = read(whole);
  expect(rulebook).toBeNull();
  return findings.map((found) => found.path);
}

describe("something of the wrong shape is a finding that names its place", () => {
  test.each<[string, unknown, string]>([
    ["notices/news", null, "mine.notices.news"],
    ["notices/news", 5, "mine.notices.news"],
    ["notices/news/when", 5, "mine.notices.news.when"],
    ["notices/news/channels", [5], "mine.notices.news.channels[0]"],
    ["notices/news/channels", { sms: 1 }, "mine.notices.news.channels"],
    ["notices/news/ladder", 5, "mine.notices.news.ladder"],
    ["notices/news/ladder", { of: 5, rung: "x" }, "mine.notices.news.ladder"],
    ["notices/news/covers", "x", "mine.notices.news.covers"],
    ["notices/news/fresh", 5, "mine.notices.news.fresh"],
    ["notices/news/per", {}, "mine.notices.news.per"],
    ["notices/news/says", { x: 5 }, "mine.notices.news.says.x"],
    ["notices/news/to", null, "mine.notices.news.to"],
    ["zone", 5, "mine.zone"],
    ["currency", "yuan", "mine.currency"],
  ])("%s: %j", (path, value, expected) => {
    expect(findingsWith(path, value)).toContain(expected);
  });

  test.each<[string, unknown, string]>([
    ["notices/news/says", 5, "mine.notices.news.says"],
    ["values/duration/eta.delta", { value: 3, source: "unverified" }, 'mine.values.duration["eta.delta"].value'],
    [
      "values/duration/eta.delta",
      { value: "12 hours", source: "unverified" },
      'mine.values.duration["eta.delta"].value',
    ],
    ["values/duration/eta.delta", null, 'mine.values.duration["eta.delta"]'],
    [
      "values/choice/ship.allow-partial",
      { value: "maybe", source: "unverified" },
      'mine.values.choice["ship.allow-partial"].value',
    ],
    ["values/durations", {}, "mine.values.durations"],
    ["layer", "country", "mine.layer"],
    ["bounds/number/cap.sms", 4, 'mine.bounds.number["cap.sms"]'],
    ["texts/en", 4, "mine.texts.en"],
    ["texts/en/actions", { "contact-us": 4 }, "mine.texts.en.actions.contact-us"],
    ["words/facts", 5, "mine.words.facts"],
    ["words/facts/order/it.began", "instnt", 'mine.words.facts.order["it.began"]'],
    ["words/facts/order/it.began", { found: "x" }, 'mine.words.facts.order["it.began"].found'],
    ["words/facts/order/it.began", ["a", 7], 'mine.words.facts.order["it.began"][1]'],
    ["carriers/yunda", { name: {}, source: [] }, "mine.carriers.yunda.source"],
    ["words/subjects", { warranty: null }, "mine.words.subjects.warranty"],
    ["classes/normal/quiet", null, "mine.classes.normal.quiet"],
    ["classes/normal/quiet", { sms: "hld" }, "mine.classes.normal.quiet.sms"],
    ["classes/normal/tries", "10s", "mine.classes.normal.tries"],
    ["classes/normal/silence", "soon", "mine.classes.normal.silence"],
    ["actions/contact-us", null, "mine.actions.contact-us"],
    ["actions/contact-us", { by: 5, command: "x" }, "mine.actions.contact-us.by"],
    ["quietHours/buyer", { from: "22:00" }, "mine.quietHours.buyer.to"],
    ["parcelKinds/primary", null, "mine.parcelKinds.primary"],
    ["carriers/yunda", { name: null }, "mine.carriers.yunda.name"],
    ["carriers/yunda", { name: {}, codes: "YD", source: "unverified" }, "mine.carriers.yunda.codes"],
    ["inDoubt/news", "later", "mine.inDoubt.news"],
    ["costs/sms", { value: -1, source: "unverified" }, "mine.costs.sms.value"],
    ["costs/sms", { value: 5, source: [] }, "mine.costs.sms.source"],
    ["prefers/low", "price", "mine.prefers.low"],
    ["prefers/lwo", "cost", "mine.prefers.lwo"],
    ["phrases/en", { "place:roof": "roof" }, "mine.phrases.en"],
    ["phrases/en", { where: ["where"] }, "mine.phrases.en"],
    ["extends", 5, "mine.extends"],
  ])("%s: %j", (path, value, expected) => {
    expect(findingsWith(path, value)).toContain(expected);
  });
});

describe("a rulebook that was read never throws in a step", () => {
  const steps = (change: (whole: Json) => void): void => {
    const whole = json();
    change(whole);
    const { rulebook, findings } = read(whole);
    if (rulebook) life(rulebook);
    else expect(findings.length).toBeGreaterThan(0);
  };
  const base = (whole: Json): Json => (whole.extends as Json).extends as Json;
  test.each<[string, (whole: Json) => void]>([
    ["quiet hours that are no wall times", (whole) => (whole.quietHours = { buyer: { from: 5 } })],
    [
      "a class without its table of quiet hours",
      (whole) => ((base(whole).classes as { normal: Json }).normal.quiet = null),
    ],
    ["an action that names no role", (whole) => ((base(whole).actions as Json)["confirm-receipt"] = { command: "x" })],
    [
      "a status word that is null",
      (whole) => (((base(whole).texts as { en: { notices: Json } }).en.notices["order-paid"] as Json).status = null),
    ],
  ])("%s", (_, change) => {
    steps(change);
  });
});

test("a member called like what every object has is one nobody knows", () => {
  for (const name of ["toString", "valueOf", "isPrototypeOf"]) {
    const values = { duration: {}, [name]: { "ship.within": { value: "1h" } } };
    const { rulebook, findings } = readRulebook([{ id: "mine", version: "1", values }]);
    expect([rulebook, findings[0]?.code, findings[0]?.path]).toEqual([null, "WRONG_PACK", `mine.values.${name}`]);
  }
});

test("whatever JSON comes, there are findings and no exception", () => {
  const keys = [
    "id",
    "version",
    "extends",
    "layer",
    "zone",
    "currency",
    "words",
    "values",
    "bounds",
    "notices",
    "inhibitions",
    "classes",
    "actions",
    "quietHours",
    "parcelKinds",
    "caps",
    "budgets",
    "carriers",
    "texts",
    "phrases",
    "inDoubt",
    "costs",
    "prefers",
    "promises",
    "windows",
    "findings",
    "derived",
    "compensations",
    "calendar",
  ];
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.dictionary(
      fc.constantFrom("news", "order", "en", "duration", "facts", "notices", "eta.delta", "ship-by", "each", "due"),
      fc.jsonValue({ maxDepth: 3 }),
    ),
  );
  const packs = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...keys), part),
    fc.dictionary(fc.constantFrom(...keys.slice(2)), part).map((parts) => ({ id: "a", version: "1", ...parts })),
    fc.tuple(fc.constantFrom(...keys), part).map(([key, value]) => ({ ...mine(), [key]: value })),
  );
  fc.assert(
    fc.property(packs, (input) => {
      const { rulebook, findings } = read(input);
      if (rulebook === null) expect(findings.length).toBeGreaterThan(0);
      for (const found of findings) expect(typeof found.code === "string" && typeof found.path === "string").toBe(true);
    }),
    { numRuns: 500 },
  );
});
