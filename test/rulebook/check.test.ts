import { describe, expect, test } from "vitest";
import { defineRulebook, isWaybellError, RulebookError, readRulebook } from "waybell";
import { base, marketplaceCn } from "waybell/packs";
import type { Finding } from "../../src/model/finding.ts";
import { channel, channels, type PackParts, pack } from "../support/shop.ts";

const fine = { when: { "it.began": true } };
const findings = (parts: PackParts, adapters = channels): readonly Finding[] =>
  readRulebook(JSON.parse(JSON.stringify(pack(parts))), { packs: [], channels: adapters }).findings;
const wrong = (rule: object, more: object = {}): readonly Finding[] =>
  findings({ notices: { news: { ...fine, ...rule } }, ...more });
const noWord = (word: string): string => `"${word}" is not a word of this rulebook.`;

test("a pack with nothing wrong has no findings", () => {
  expect(wrong({})).toEqual([]);
});

describe("a notice", () => {
  test.each<[string, object, Finding]>([
    [
      "unknown fact",
      { when: { "it.begann": true } },
      {
        code: "UNKNOWN_FACT",
        path: "mine.notices.news.when.it.begann",
        message: noWord("it.begann"),
        expected: "it.began",
      },
    ],
    [
      "unknown role",
      { to: "courier" },
      {
        code: "UNKNOWN_ROLE",
        path: "mine.notices.news.to",
        message: "Nothing about each order is for the courier.",
        expected: "buyer, seller, platform",
      },
    ],
    [
      "unknown topic",
      { topic: "nwes" },
      { code: "UNKNOWN_TOPIC", path: "mine.notices.news.topic", message: noWord("nwes"), expected: "news" },
    ],
    [
      "unknown class",
      { class: "criticl" },
      { code: "UNKNOWN_CLASS", path: "mine.notices.news.class", message: noWord("criticl"), expected: "critical" },
    ],
    [
      "unknown channel",
      { channels: ["sms", "pus"] },
      { code: "UNKNOWN_CHANNEL", path: "mine.notices.news.channels[1]", message: noWord("pus"), expected: "push" },
    ],
    [
      "unknown figure",
      { fresh: "eta.dleta" },
      { code: "UNKNOWN_VALUE", path: "mine.notices.news.fresh", message: noWord("eta.dleta"), expected: "eta.delta" },
    ],
    [
      "figure no pack gives",
      { fresh: "eta.delta" },
      {
        code: "NO_VALUE",
        path: "mine.notices.news.fresh",
        message: 'No pack gives "eta.delta" a value.',
        expected: 'values.duration["eta.delta"] in one of the packs',
      },
    ],
    [
      "no instant for per",
      { per: "it.begun" },
      { code: "UNKNOWN_INSTANT", path: "mine.notices.news.per", message: noWord("it.begun"), expected: "it.began" },
    ],
    [
      "unknown notice it covers",
      { covers: ["nws"] },
      { code: "UNKNOWN_NOTICE", path: "mine.notices.news.covers[0]", message: noWord("nws"), expected: "news" },
    ],
    [
      "unknown notice it corrects",
      { corrects: ["nws"] },
      { code: "UNKNOWN_NOTICE", path: "mine.notices.news.corrects[0]", message: noWord("nws"), expected: "news" },
    ],
    [
      "unknown action",
      { actions: ["contact-uss"] },
      {
        code: "UNKNOWN_ACTION",
        path: "mine.notices.news.actions[0]",
        message: noWord("contact-uss"),
        expected: "contact-us",
      },
    ],
    [
      "unknown field",
      { chanels: [] },
      { code: "UNKNOWN_FIELD", path: "mine.notices.news.chanels", message: noWord("chanels"), expected: "channels" },
    ],
    [
      "unknown fact it says",
      { says: { x: "it.wort" } },
      { code: "UNKNOWN_FACT", path: "mine.notices.news.says.x", message: noWord("it.wort"), expected: "it.worth" },
    ],
    [
      "placeholder of two words",
      { says: { "it-is": "it.worth" } },
      {
        code: "WRONG_PLACEHOLDER",
        path: "mine.notices.news.says.it-is",
        message: "A placeholder is one word without dots or hyphens.",
        expected: "shipBy",
      },
    ],
    [
      "sums that are no table",
      { sums: "count" },
      {
        code: "WRONG_RULE",
        path: "mine.notices.news.sums",
        message: "Here stand placeholders with what they sum up.",
        expected: '{ count: "count" }',
      },
    ],
    [
      "a total of what is no number",
      { sums: { all: { total: "it.mani" } } },
      { code: "UNKNOWN_FACT", path: "mine.notices.news.sums.all", message: noWord("it.mani"), expected: "it.many" },
    ],
    [
      "a sum under two words",
      { sums: { "all-of": "count" } },
      {
        code: "WRONG_PLACEHOLDER",
        path: "mine.notices.news.sums.all-of",
        message: "A placeholder is one word without dots or hyphens.",
        expected: "shipBy",
      },
    ],
    [
      "no since",
      { when: { "it.began": false } },
      {
        code: "NO_SINCE",
        path: "mine.notices.news.when",
        message: "Nothing here says since when it holds.",
        expected: 'an instant such as "order.paid": true, with its other tests in all: [{ … }], or corrects',
      },
    ],
    [
      "empty ref",
      { ref: "" },
      {
        code: "WRONG_RULE",
        path: "mine.notices.news.ref",
        message: "A rule names the requirement it answers.",
        expected: 'ref: "…"',
      },
    ],
    [
      "ladder without a rung",
      { ladder: { of: "late" } },
      {
        code: "WRONG_RULE",
        path: "mine.notices.news.ladder",
        message: "A ladder has a name and a rung.",
        expected: '{ of: "unshipped", rung: 2 }',
      },
    ],
    [
      "inbox that is not false",
      { inbox: true },
      {
        code: "WRONG_RULE",
        path: "mine.notices.news.inbox",
        message: "The inbox is always there unless it is left out.",
        expected: "inbox: false",
      },
    ],
    [
      "channels that are no list",
      { channels: "sms" },
      {
        code: "WRONG_RULE",
        path: "mine.notices.news.channels",
        message: "Here stands a list.",
        expected: "[ … ]",
      },
    ],
    [
      "unknown value in quiet hours",
      { quiet: "hld" },
      { code: "WRONG_RULE", path: "mine.notices.news.quiet", message: noWord("hld"), expected: "hold" },
    ],
  ])("%s", (_, rule, finding) => {
    expect(wrong(rule)).toEqual([finding]);
  });

  test("about an unknown subject", () => {
    expect(wrong({ each: "ordr" }).filter((found) => found.code === "UNKNOWN_SUBJECT")).toEqual([
      { code: "UNKNOWN_SUBJECT", path: "mine.notices.news.each", message: noWord("ordr"), expected: "order" },
    ]);
  });
  test.each([
    ["ref", 'ref: "…"'],
    ["each", "order, line, parcel, request, message, breach, compensation, case, complaint, task, refund, send"],
    ["to", "buyer, seller, platform"],
    ["topic", null],
    ["class", "critical, high, normal, low, marketing"],
    ["when", '{ "order.paid": true }'],
    ["channels", "[ … ]"],
  ])("without %s is told what may stand there, and nothing else", (field, expected) => {
    expect(findings({ notices: { news: { ...fine, [field]: undefined } } })).toEqual([
      {
        code: "WRONG_RULE",
        path: `mine.notices.news.${field}`,
        message: `A notice needs "${field}".`,
        expected: expected ?? expect.stringMatching(/^\w/),
      },
    ]);
  });
  test("about a subject that is not there says only that", () => {
    expect(
      findings({ notices: { news: { ...fine, each: "ordre" } } }).map(({ path, expected }) => [path, expected]),
    ).toEqual([["mine.notices.news.each", "order"]]);
  });
  test("whose figures are none is told what they may be", () => {
    const said = (rule: object): readonly (string | undefined)[] => wrong(rule).map(({ expected }) => expected);
    expect(said({ fresh: "whenever-it-suits" })).toEqual(["a length of time such as 12h, or a value that is one"]);
    expect(said({ when: { "it.began": true, "it.worth": { atLeast: "100.00" } } })).toEqual([
      "a number or the name of a value, in minor units",
    ]);
  });
  test("whose name nobody listed", () => {
    const unlisted = readRulebook(
      { ...JSON.parse(JSON.stringify(pack({ notices: { news: fine } }))), notices: { nwes: { ...fine } } },
      { packs: [], channels },
    );
    expect(unlisted.findings).toContainEqual({
      code: "UNKNOWN_NOTICE",
      path: "mine.notices.nwes",
      message: noWord("nwes"),
      expected: "news",
    });
  });
  test("that says only when it is wrong needs no since if it corrects", () => {
    const notices = { news: fine, undo: { corrects: ["news"], when: { "it.began": false } } };
    expect(findings({ notices })).toEqual([]);
  });
});

describe("what says several things in one message", () => {
  const digest = (sums: object, more: object = {}) =>
    findings({
      notices: { news: { ...fine, says: { eta: "it.eta" } }, all: { ...fine, digests: ["news"], sums } },
      texts: { all: { title: "T", body: "{cnt}" } },
      ...more,
    }).map(({ code, path, message }) => [code, path, message]);
  test("sums up what its notices say", () => {
    expect(digest({ cnt: "count", first: { first: "it.eta" } })).toEqual([]);
  });
  test("cannot sum up what they do not say", () => {
    expect(digest({ cnt: "count", worth: { total: "it.worth" } })).toEqual([
      [
        "SUM_OF_NOTHING",
        "mine.notices.all.sums.worth",
        '"news" does not say "it.worth", so there is nothing to sum up.',
      ],
    ]);
  });
  test("cannot say what one order says", () => {
    expect(digest({ cnt: "count" }, { texts: { all: { title: "T", body: "{cnt}, {eta}" } } })).toEqual([
      ["UNKNOWN_PLACEHOLDER", "mine.texts.en.notices.all.body", '{eta} is nothing that "all" can say.'],
    ]);
  });
});

describe("a budget", () => {
  const budget = (rule: unknown) => wrong({}, { budgets: { all: rule } }).map((found) => [found.code, found.path]);
  const right = { most: 8, within: "24h" };
  test.each<[unknown, readonly (readonly [string, string])[]]>([
    [{ ...right, reserve: 2, to: ["buyer"], classes: ["low"], channels: ["sms"], gateways: ["sms"] }, []],
    [{ ...right, most: "cap.snow" }, [["UNKNOWN_VALUE", "mine.budgets.all.most"]]],
    [{ ...right, reserve: "cap.snow" }, [["UNKNOWN_VALUE", "mine.budgets.all.reserve"]]],
    [{ ...right, within: "1 day" }, [["UNKNOWN_VALUE", "mine.budgets.all.within"]]],
    [{ ...right, classes: ["low", "lower"] }, [["UNKNOWN_CLASS", "mine.budgets.all.classes[1]"]]],
    [{ ...right, channels: ["post"] }, [["UNKNOWN_CHANNEL", "mine.budgets.all.channels[0]"]]],
    [{ ...right, to: ["nobody"] }, [["WRONG_PACK", "mine.budgets.all.to[0]"]]],
    [{ within: "24h" }, [["WRONG_PACK", "mine.budgets.all.most"]]],
  ])("%j", (rule, expected) => {
    expect(budget(rule)).toEqual(expected);
  });
});

describe("an inhibition", () => {
  const inhibition = (rule: unknown) =>
    findings({ notices: { news: fine }, words: { inhibitions: ["over"] }, inhibitions: { over: rule } }).map(
      (found) => [found.code, found.path],
    );
  test.each<[unknown, readonly (readonly [string, string])[]]>([
    [{ each: "order", when: { "it.ended": true }, drops: ["news"] }, []],
    [
      { each: "order", when: { "it.ended": true }, drops: ["nows"] },
      [["UNKNOWN_TOPIC", "mine.inhibitions.over.drops[0]"]],
    ],
    [
      { each: "order", when: { "it.endd": true }, drops: ["news"] },
      [["UNKNOWN_FACT", "mine.inhibitions.over.when.it.endd"]],
    ],
    [
      { each: "order", when: { "it.ended": true }, drops: ["news"], except: ["x"] },
      [["UNKNOWN_NOTICE", "mine.inhibitions.over.except[0]"]],
    ],
    [null, [["WRONG_RULE", "mine.inhibitions.over"]]],
  ])("%j", (rule, expected) => {
    expect(inhibition(rule)).toEqual(expected);
  });
});

describe("a text", () => {
  const text = (of: object, rule: object = {}) =>
    findings({ notices: { news: { ...fine, ...rule } }, texts: { news: { title: "T", body: "B", ...of } } });
  test("that is missing in one of the languages", () => {
    const two = JSON.parse(JSON.stringify(pack({ notices: { news: fine } })));
    two.texts["zh-CN"] = { notices: {}, actions: {}, terms: {} };
    expect(readRulebook(two, { packs: [], channels }).findings).toEqual([
      {
        code: "MISSING_TEXT",
        path: "mine.texts.zh-CN.notices.news",
        message: '"news" has no text in zh-CN.',
        expected: "{ title, body }",
      },
    ]);
  });
  test("that is missing in every language", () => {
    const none = JSON.parse(JSON.stringify(pack({ notices: { news: fine } })));
    delete none.texts;
    expect(readRulebook(none, { packs: [], channels }).findings).toEqual([
      {
        code: "MISSING_TEXT",
        path: "mine.texts",
        message: '"news" has no text in any language.',
        expected: '{ en: { notices: { "news": { title, body } } } }',
      },
    ]);
  });
  test("that is missing for an action", () => {
    const actions = { "contact-us": { by: ["buyer"], command: "chat.open" } };
    const none = JSON.parse(JSON.stringify(pack({ notices: { news: { ...fine, actions: ["contact-us"] } }, actions })));
    delete none.texts.en.actions["contact-us"];
    expect(readRulebook(none, { packs: [], channels }).findings).toEqual([
      {
        code: "MISSING_TEXT",
        path: "mine.texts.en.actions.contact-us",
        message: 'Action "contact-us" has no label in en.',
        expected: '"contact-us": "…"',
      },
    ]);
  });
  test.each(["title", "body", "sms", "status", "tip"])("that is broken in its %s", (part) => {
    expect(text({ [part]: "{many, plural, one {#}" })).toEqual([
      {
        code: "BROKEN_TEXT",
        path: `mine.texts.en.notices.news.${part}`,
        message: "Not a text: MISSING_OTHER_CLAUSE.",
        expected: "{placeholder}, or plural or select with other {…}",
      },
    ]);
  });
  test.each(["{no, number}", "{no, date, short}", "{no, time}", "{no, plural, other {{k, number}}}"])(
    "that formats by the runtime's own data: %s",
    (body) => {
      expect(text({ body }).map((found) => found.code)).toEqual(["BROKEN_TEXT"]);
    },
  );
  test("that quotes a placeholder by an apostrophe", () => {
    expect(text({ body: "L'{no} est en retard ({no})." })).toEqual([
      {
        code: "BROKEN_TEXT",
        path: "mine.texts.en.notices.news.body",
        message: "The ' quotes what comes after it: {no} would be sent as it stands.",
        expected: "’{no}",
      },
    ]);
    for (const body of ["L’{no} est en retard.", "L''{no} est en retard."]) expect(text({ body })).toEqual([]);
  });
  test("that asks for what its notice cannot say", () => {
    expect(text({ body: ["{no}", "{etta}"] }, { says: { eta: "it.eta" } })).toEqual([
      {
        code: "UNKNOWN_PLACEHOLDER",
        path: "mine.texts.en.notices.news.body[1]",
        message: '{etta} is nothing that "news" can say.',
        expected: "eta",
      },
    ]);
    expect(text({ body: "{no, plural, one {{inside}} other {}}" }).map((found) => found.message)).toEqual([
      '{inside} is nothing that "news" can say.',
    ]);
  });
});

describe("a value", () => {
  const value = (values: object) => wrong({}, { values });
  test("nobody knows", () => {
    expect(value({ duration: { "eta.dleta": { value: "1h", source: "unverified" } } })).toEqual([
      {
        code: "UNKNOWN_VALUE",
        path: 'mine.values.duration["eta.dleta"]',
        message: '"eta.dleta" is not a value of this rulebook.',
        expected: "eta.delta",
      },
    ]);
  });
  test("nobody knows as that, but as something else", () => {
    const given = { value: 1, source: "unverified" };
    expect(value({ number: { "eta.delta": given, "eta.dleta": given } })).toEqual([
      {
        code: "UNKNOWN_VALUE",
        path: 'mine.values.number["eta.delta"]',
        message: '"eta.delta" is of another kind: duration.',
        expected: 'values: { duration: { "eta.delta": … } }',
      },
      {
        code: "UNKNOWN_VALUE",
        path: 'mine.values.number["eta.dleta"]',
        message: '"eta.dleta" is not a value of this rulebook.',
        expected: 'words: { values: { number: { "eta.dleta": … } } }',
      },
    ]);
  });
  test.each([undefined, [], [""], [7], "guess", null])("without a source (%j)", (source) => {
    expect(value({ duration: { "eta.delta": { value: "1h", source } } })).toEqual([
      {
        code: "NO_SOURCE",
        path: 'mine.values.duration["eta.delta"]',
        message: "A value names its source.",
        expected: 'source: ["…"] or "unverified"',
      },
    ]);
  });
});

test("a class that no pack describes", () => {
  const { low: _, ...classes } = base.classes ?? {};
  expect(wrong({}, { classes })).toEqual([
    {
      code: "MISSING_CLASS",
      path: "classes",
      message: 'No pack says how class "low" behaves.',
      expected: "extend the pack base",
    },
  ]);
});

test.each(["+08:00", "Asia/Shangai", ""])('a zone "%s" that is none', (zone) => {
  expect(wrong({}, { zone })).toEqual([
    { code: "E_ZONE", path: "mine.zone", message: "Not a time zone with rules of its own.", expected: "Asia/Shanghai" },
  ]);
});

test("a rule of a pack below may not be edited", () => {
  const below = JSON.parse(JSON.stringify(pack({ notices: { news: fine } })));
  const above = { ...below, id: "shop", words: undefined, texts: undefined };
  expect(readRulebook([below, above], { packs: [], channels }).findings).toEqual([
    {
      code: "DUPLICATE_RULE",
      path: "shop.notices.news",
      message: 'Pack "mine" has this; a pack above may add rules, not edit one.',
      expected: "a value or text of its own, or a rule by another name",
    },
  ]);
});

describe("channels", () => {
  test("one that never reports, of a notice that has to be proved", () => {
    const robot = channel("sms", { id: "robot", proof: "accepted" });
    const proved = { notices: { news: { ...fine, receipt: "10m" } } };
    expect(findings(proved, [robot, ...channels])).toEqual([
      {
        code: "NO_RECEIPT",
        path: "mine.notices.news.receipt",
        message: '"robot" says that it took a message, never that it arrived.',
        expected: "channels whose adapters all report, or no receipt of its own",
      },
    ]);
    expect(findings(proved, channels)).toEqual([]);
    expect(findings({ notices: { news: fine } }, [robot, ...channels])).toEqual([]);
    expect(
      findings({ notices: { news: { ...fine, receipt: "10m", channels: ["push"] } } }, [robot, ...channels]),
    ).toEqual([]);
  });

  test("two adapters of one id", () => {
    expect(
      findings({ notices: { news: fine } }, [channel("sms"), channel("push"), channel("email", { id: "sms" })]),
    ).toEqual([
      {
        code: "DUPLICATE_ADAPTER",
        path: "channels",
        message: 'Two adapters are called "sms".',
        expected: "an id of its own for each",
      },
    ]);
  });
  test("a channel without an adapter is a warning, once, and no hindrance", () => {
    const read = readRulebook(
      JSON.parse(JSON.stringify(pack({ notices: { news: fine, more: { ...fine, channels: ["push", "sms"] } } }))),
      { packs: [], channels: [channel("sms")] },
    );
    const warning = {
      code: "NO_ADAPTER",
      path: "channels",
      message: 'No adapter for "push", named by 2 notice(s) such as "news".',
      expected: 'an adapter of kind "push"',
      level: "warning",
    };
    expect(read.findings).toEqual([warning]);
    expect(read.rulebook?.warnings).toEqual([warning]);
  });
});

describe("defineRulebook", () => {
  const broken = pack({
    notices: { news: { when: { "it.begann": true }, topic: "nwes" }, more: { when: { "it.began": false } } },
    zone: "+08:00",
  });
  test("throws everything that is wrong with the rules at once", () => {
    let error: unknown;
    try {
      defineRulebook({ packs: [broken], channels });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(RulebookError);
    expect(isWaybellError(error)).toBe(true);
    const { code, findings: found, message } = error as RulebookError;
    expect(code).toBe("RULEBOOK_INVALID");
    expect(found.map((one) => [one.code, one.path])).toEqual([
      ["E_ZONE", "mine.zone"],
      ["UNKNOWN_TOPIC", "mine.notices.news.topic"],
      ["UNKNOWN_FACT", "mine.notices.news.when.it.begann"],
      ["NO_SINCE", "mine.notices.more.when"],
    ]);
    expect(message).toContain("The rulebook has 4 finding(s):\n  mine.zone: Not a time zone with rules of its own.");
    expect(message).toContain(
      'mine.notices.news.topic: "nwes" is not a word of this rulebook. Expected: news. [UNKNOWN_TOPIC]',
    );
  });
  test("does not throw for warnings", () => {
    expect(defineRulebook({ packs: [marketplaceCn], channels: [] }).warnings.map((one) => one.code)).toContain(
      "NO_ADAPTER",
    );
  });
  test("throws what is wrong with texts and channels together with what is wrong with rules", () => {
    const twice = [channel("sms"), channel("sms")];
    const found = findings(
      { notices: { news: { when: { "it.begann": true } } }, texts: { news: { title: "{", body: "B" } } },
      twice,
    );
    expect(found.map((one) => one.code)).toEqual(
      expect.arrayContaining(["UNKNOWN_FACT", "BROKEN_TEXT", "DUPLICATE_ADAPTER"]),
    );
  });
});
