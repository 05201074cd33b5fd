import { describe, expect, it, test } from "vitest";
import { marketplaceCn, marketplaceIntl, pinduoduo } from "../../src/packs/index.ts";
import type { Pack } from "../../src/rulebook/book/pack.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

// What a shop may do to the figures of the packs, and what to those of a platform between.

const packs = { pinduoduo, marketplaceCn, marketplaceIntl } as const;
type Name = keyof typeof packs;

const values = (kind: string, name: string, value: unknown): object => ({
  [kind]: { [name]: { value, source: ["x"] } },
});
const findingsOf = (base: Pack, ...layers: readonly (readonly [layer: string, values: object])[]) =>
  readRulebook([base, ...layers.map(([layer, values]) => ({ id: layer, version: "1", layer, values }))] as never, {
    channels: [],
  }).findings.filter(({ level }) => level !== "warning");
/** `true`: it may; otherwise what is said of it. */
const mayShop = (base: Name, kind: string, name: string, value: unknown): true | readonly string[] => {
  const findings = findingsOf(packs[base], ["shop", values(kind, name, value)]);
  return findings.length === 0 || findings.map(({ code, path }) => `${code} ${path}`);
};
const looser = (kind: string, name: string) => [`VALUE_LOOSER shop.values.${kind}["${name}"].value`];

describe("A shop may be no looser than what is below it", () => {
  test.each<[string, unknown, unknown]>([
    // What it takes until a breach counts: none is the strictest.
    ["ship.proof-lag", "72h", "off"],
    ["feed.lag", "72h", "0s"],
    ["comp.hold", "25h", "off"],
    // Whoever warns later leaves less time to do something about it.
    ["point.last", "1h", "36h"],
    ["return.warn", "1h", "36h"],
    // An order that is never confirmed by time alone leaves the buyer his say.
    ["confirm.auto", "6d", "off"],
  ])("%s: not %j, but %j", (name, refused, allowed) => {
    expect(mayShop("pinduoduo", "duration", name, refused)).toEqual(looser("duration", name));
    expect(mayShop("pinduoduo", "duration", name, allowed)).toBe(true);
  });

  test.each<[Name, string, unknown, unknown]>([
    ["marketplaceCn", "fix.max", 2, 0],
    ["pinduoduo", "extra.max", 11, 9],
    ["pinduoduo", "case.most", 4, "off"],
    ["marketplaceIntl", "case.most", 5, "off"],
  ])("%s, %s: not %j, but %j", (base, name, refused, allowed) => {
    expect(mayShop(base, "number", name, refused)).toEqual(looser("number", name));
    expect(mayShop(base, "number", name, allowed)).toBe(true);
  });

  it("lets no cut-off come where there was none, nor earlier: what comes after it is due a day later", () => {
    expect(mayShop("pinduoduo", "clock", "ship.cut-off", "00:01")).toEqual(looser("clock", "ship.cut-off"));
    const above = (below: string, value: string) =>
      findingsOf(
        pinduoduo,
        ["platform", values("clock", "ship.cut-off", below)],
        ["shop", values("clock", "ship.cut-off", value)],
      ).map(({ code, expected }) => [code, expected]);
    expect(above("16:00", "15:59")).toEqual([["VALUE_LOOSER", "at least 16:00"]]);
    expect(above("16:00", "18:00")).toEqual([]);
    expect(above("16:00", "off")).toEqual([]);
    expect(above("off", "23:59")).toEqual([["VALUE_LOOSER", "at least off"]]);
  });

  test.each<[Name, string, string, string]>([
    ["pinduoduo", "pickup.counts-as-fake", "no", "yes"],
    ["pinduoduo", "pickup.clock-on-fix", "restart", "keep"],
    ["pinduoduo", "ship.satisfied-by", "any-proof", "first-scan"],
    ["marketplaceIntl", "ship.satisfied-by", "upload", "first-scan"],
    ["marketplaceIntl", "ship.starts-at", "confirmed", "placed"],
    ["pinduoduo", "point.consent-required", "no", "yes"],
    ["pinduoduo", "review.silence", "escalate", "approve"],
    ["pinduoduo", "review.unshipped", "ask", "at-once"],
  ])("%s, %s: not %j, but %j", (base, name, refused, allowed) => {
    expect(mayShop(base, "choice", name, refused)).toEqual(looser("choice", name));
    expect(mayShop(base, "choice", name, "off")).toEqual(looser("choice", name));
    expect(mayShop(base, "choice", name, allowed)).toBe(true);
  });

  test.each<[string, string, unknown, unknown]>([
    // What others would not be told, or too late.
    ["duration", "point.remind", "off", "12h"],
    ["duration", "point.remind", ["24h", "6d"], ["24h", "36h"]],
    ["duration", "eta.remind", "off", "36h"],
    ["duration", "eta.delta", "30d", "6h"],
    ["number", "cap.sms", 0, 4],
    ["number", "cap.day", 0, 8],
    // What it is measured by is not its own to say, stricter or not.
    ["number", "limit.late-ship", 0.9, 0.05],
    ["number", "limit.late-ship", 0.01, 0.05],
    ["number", "ladder.show-less-from", "off", 0.05],
    ["number", "grade.late-ship.weight", 0, 0.25],
    ["duration", "standing.window", "1d", "30d"],
    // Nor what both it and the buyer are held to.
    ["duration", "complaint.proof", "1m", "72h"],
  ])("%s %s: not %j, but %j", (kind, name, refused, allowed) => {
    expect(mayShop("pinduoduo", kind, name, refused)).toEqual(looser(kind, name));
    expect(mayShop("pinduoduo", kind, name, allowed)).toBe(true);
  });

  it("says that it may not say what it is measured by; its platform may", () => {
    const lax = values("number", "limit.late-ship", 0.9);
    expect(findingsOf(pinduoduo, ["shop", lax])).toEqual([
      {
        code: "VALUE_LOOSER",
        path: 'shop.values.number["limit.late-ship"].value',
        message: '0.9 is not 0.05 of "commerce"; what stands above it may not differ.',
        expected: "one of 0.05",
      },
    ]);
    expect(findingsOf(pinduoduo, ["platform", lax])).toEqual([]);
  });

  it("says which words it may choose", () => {
    expect(findingsOf(pinduoduo, ["shop", values("choice", "ship.satisfied-by", "any-proof")])).toEqual([
      {
        code: "VALUE_LOOSER",
        path: 'shop.values.choice["ship.satisfied-by"].value',
        message: 'any-proof is looser than upload of "commerce"; what stands above it may only be stricter.',
        expected: "one of first-scan, upload",
      },
    ]);
  });

  it("is free where nobody is worse off", () => {
    expect(mayShop("pinduoduo", "choice", "ship.allow-partial", "yes")).toBe(true);
    expect(mayShop("pinduoduo", "clock", "pickup.cut-off", "18:00")).toBe(true);
    expect(mayShop("pinduoduo", "duration", "ship.warn.first", "20h")).toBe(true);
  });

  it("says what to write instead of an amount of another form", () => {
    const [finding] = findingsOf(marketplaceCn, ["shop", values("amount", "comp.delay", { fixed: 300 })]);
    expect([finding?.code, finding?.expected]).toEqual([
      "VALUE_NOT_COMPARABLE",
      'an amount of the same form, at least {"percent":5,"min":200,"max":3000}',
    ]);
  });

  it("holds for a host's own words", () => {
    const words = {
      values: {
        duration: { "my.wait": "less-or-off" },
        choice: { "my.proof": ["photo", "code", "none"] },
        ranks: { "my.proof": [["photo", "code"], "none"] },
      },
    };
    const said = (value: string, wait = "1h") =>
      readRulebook(
        [
          pinduoduo,
          {
            id: "mall",
            version: "1",
            words,
            values: { ...values("choice", "my.proof", "code"), ...values("duration", "my.wait", "off") },
          },
          {
            id: "shop",
            version: "1",
            layer: "shop",
            values: { ...values("choice", "my.proof", value), ...values("duration", "my.wait", wait) },
          },
        ] as never,
        { channels: [] },
      )
        .findings.filter(({ level }) => level !== "warning")
        .map(({ code, path }) => `${code} ${path}`);
    expect(said("code", "off")).toEqual([]);
    expect(said("photo")).toEqual([...looser("choice", "my.proof"), ...looser("duration", "my.wait")]);
  });

  it("refuses ranks of words that the choice has not, and those of another's choice", () => {
    const said = (ranks: object) =>
      readRulebook([pinduoduo, { id: "mall", version: "1", words: { values: { ranks } } }] as never, { channels: [] })
        .findings.filter(({ level }) => level !== "warning")
        .map(({ code, path }) => `${code} ${path}`);
    expect(said({ "ship.satisfied-by": ["upload", "first-scan", "any-proof"] })).toEqual([
      'DUPLICATE_VALUE mall.words.values.ranks["ship.satisfied-by"]',
    ]);
    expect(said({ "ship.allow-partial": ["no", "perhaps"] })).toEqual([
      'UNKNOWN_WORD mall.words.values.ranks["ship.allow-partial"][1]',
    ]);
    expect(said({ "ship.alow-partial": ["no", "yes"] })).toEqual([
      'UNKNOWN_VALUE mall.words.values.ranks["ship.alow-partial"]',
    ]);
  });
});
