import { describe, expect, it } from "vitest";
import { inbox } from "../../src/channels/inbox.ts";
import { commerce, lawCn, pinduoduo } from "../../src/packs/index.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

/** What is said of a shop that puts this on top of pinduoduo. */
const saidOf = (shop: object): readonly string[] => {
  const pack = { id: "shop", version: "1", layer: "shop", ...shop };
  const { findings } = readRulebook(pack, { packs: [pinduoduo], channels: [inbox()] });
  return findings.filter(({ level }) => level !== "warning").map(({ code, path }) => `${code} ${path}`);
};
const source = (value: unknown): object => ({ value, source: ["shop"] });
const values = (given: object): object => ({ values: given });
const duration = (name: string, value: unknown): object => values({ duration: { [name]: source(value) } });
/** Of the layer whose value it is that does not fit. */
const outside = (name: string): string => `WARNING_OUTSIDE_LIMIT shop.values.duration["${name}"].value`;

describe("What cannot be meant together is refused", () => {
  it("a warning longer before a deadline than the deadline takes", () => {
    expect(saidOf(duration("ship.warn.first", "23h"))).toEqual([]);
    // An order in a hurry has 24 hours, whatever others have.
    expect(saidOf(duration("ship.warn.first", "24h"))).toEqual([outside("ship.warn.first")]);
    const warned = (span: string) =>
      values({ duration: { "confirm.warn": source(span), "confirm.warn.or-else": source(span) } });
    expect(saidOf(warned("167h"))).toEqual([]);
    expect(saidOf(warned("8d"))).toEqual([outside("confirm.warn")]);
  });

  it("a warning that a window closes, longer before than it is open", () => {
    expect(saidOf(duration("fix.warn", "23h"))).toEqual([]);
    expect(saidOf(duration("fix.warn", "25h"))).toEqual([outside("fix.warn")]);
  });

  it("a limit too short for its warnings, each once, with what to write", () => {
    const within = (value: string) =>
      values({ duration: { "ship.within": source(value), "ship.within.fast": source(value) } });
    expect(saidOf(within("13h"))).toEqual([]);
    const { findings } = readRulebook(
      { id: "shop", version: "1", layer: "shop", ...within("1h") },
      { packs: [pinduoduo], channels: [inbox()] },
    );
    expect(findings.filter(({ level }) => level !== "warning")).toEqual([
      {
        code: "WARNING_OUTSIDE_LIMIT",
        path: 'shop.values.duration["ship.within.fast"].value',
        message: '"ship-soon" warns 12h before "ship-by" is due, which gives only 1h.',
        expected: '"ship.warn.first" shorter than "ship.within.fast"',
      },
      {
        code: "WARNING_OUTSIDE_LIMIT",
        path: 'shop.values.duration["ship.within.fast"].value',
        message: '"ship-now" warns 2h before "ship-by" is due, which gives only 1h.',
        expected: '"ship.warn.last" shorter than "ship.within.fast"',
      },
    ]);
  });

  it("a reminder after the deadline it reminds of", () => {
    expect(saidOf(duration("pay.remind", "29m"))).toEqual([]);
    expect(saidOf(duration("pay.remind", "30m"))).toEqual([outside("pay.remind")]);
    expect(saidOf(duration("pay.timeout", "5m"))).toEqual([outside("pay.timeout")]);
    // A shop may not remind later; its platform may.
    expect(saidOf({ layer: "platform", ...duration("point.remind", ["24h", "8d"]) })).toEqual([
      outside("point.remind"),
    ]);
  });

  it("not what is said of the same long after, or to somebody else", () => {
    const said = (to: string, when: object): readonly string[] =>
      saidOf({
        words: { notices: ["later"] },
        notices: {
          later: { ref: "OWN-1", each: "order", to, topic: "shipping", class: "normal", channels: ["push"], when },
        },
        texts: Object.fromEntries(
          ["zh-CN", "en"].map((locale) => [locale, { notices: { later: { title: "T", body: "B" } } }]),
        ),
      });
    const past = { "order.confirmed": { past: "5d" } };
    expect(said("seller", { ...past, "order.shipped": false })).toEqual([
      "WARNING_OUTSIDE_LIMIT shop.notices.later.when.order.confirmed.past",
    ]);
    expect(said("seller", { ...past, "order.shipped": true })).toEqual([]);
    expect(said("buyer", { ...past, "order.shipped": false })).toEqual([]);
    expect(said("seller", { "order.confirmed": true, "ship-by": { overdue: "3d" } })).toEqual([]);
  });

  it("money that is held longer than anybody may object", () => {
    const platform = (given: object) => saidOf({ layer: "platform", ...given });
    expect(platform(duration("comp.hold", "72h"))).toEqual([]);
    expect(platform(duration("comp.hold", "73h"))).toEqual([
      'HOLD_OUTLIVES_WINDOW shop.values.duration["comp.hold"].value',
    ]);
    expect(platform(duration("appeal.within", "23h"))).toEqual([
      'HOLD_OUTLIVES_WINDOW shop.values.duration["appeal.within"].value',
    ]);
  });

  it("a least that is above the most", () => {
    const least = { percent: 5, min: 6000, max: 5000 };
    expect(saidOf(values({ amount: { "comp.out-of-stock": source(least) } }))).toEqual([
      'MIN_ABOVE_CAP shop.values.amount["comp.out-of-stock"].value',
    ]);
  });

  it("a value that no pack gives, and one outside a law's bounds", () => {
    const notices = {
      mine: {
        ref: "MINE",
        each: "order",
        to: "buyer",
        topic: "shipping",
        class: "normal",
        when: { "order.paid": { past: "my.wait" } },
        channels: [],
      },
    };
    const words = { notices: ["mine"], values: { duration: { "my.wait": "free" } } };
    const text = { notices: { mine: { title: "A", body: "B" } } };
    const texts = { en: text, "zh-CN": text };
    expect(saidOf({ words, notices, texts })).toEqual(["NO_VALUE shop.notices.mine.when.order.paid.past"]);
    const law = readRulebook(
      { id: "shop", version: "1", layer: "shop", ...duration("no-reason.within", "7cd") },
      { packs: [pinduoduo, lawCn], channels: [inbox()] },
    );
    expect(law.findings.filter(({ level }) => level !== "warning").map(({ code }) => code)).toEqual([
      "VALUE_OUT_OF_BOUNDS",
      "VALUE_LOOSER",
    ]);
  });

  it("a rule that is computed from itself, and one that asks for a promise nobody defines", () => {
    const round = (one: string, other: string): object => ({ each: "order", when: { [one]: true, [other]: true } });
    const words = { facts: { order: { "order.a": "instant", "order.b": "instant" } } };
    const derived = { "order.a": round("order.b", "order.paid"), "order.b": round("order.a", "order.paid") };
    expect(saidOf({ words, derived })).toEqual(["CIRCULAR_RULE shop.derived.order.a"]);
    const { promises: _promises, ...rest } = commerce;
    const { findings } = readRulebook({ ...rest, id: "bare" }, { channels: [inbox()] });
    const codes = findings.filter(({ level }) => level !== "warning").map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["NO_RULE"]));
  });
});

describe("Several lengths of time", () => {
  const told = (rule: object): readonly (readonly unknown[])[] => {
    const notice = { ref: "1", each: "order", to: "buyer", topic: "shipping", class: "normal", channels: [], ...rule };
    const text = { notices: { mine: { title: "A", body: "B" } } };
    const shop = {
      words: { notices: ["mine"], values: { duration: { "my.wait": "free" } } },
      ...duration("my.wait", ["24h", "2h"]),
      notices: { mine: notice },
      texts: { en: text, "zh-CN": text },
    };
    const { findings } = readRulebook(
      { id: "shop", version: "1", ...shop },
      { packs: [pinduoduo], channels: [inbox()] },
    );
    return findings
      .filter(({ level }) => level !== "warning")
      .map(({ code, path, message, expected }) => [code, path, message, expected]);
  };

  it.each([
    ["near", { "order.promised-ship": { near: "my.wait" } }, "order.promised-ship"],
    ["past", { "order.paid": { past: "my.wait" } }, "order.paid"],
    ["overdue", { "ship-by": { overdue: "my.wait" } }, "ship-by.due"],
  ])("each an occasion of its own, asked with %s, are not told once for one instant as well", (_, when, per) => {
    expect(told({ when })).toEqual([]);
    expect(told({ when, per })).toEqual([
      [
        "IMPOSSIBLE_FIGURE",
        'shop.values.duration["my.wait"].value',
        "24h, 2h is several lengths of time where one is meant.",
        "one of them, or no per",
      ],
    ]);
  });
});

describe("A name may stand for a fact and for something else", () => {
  const words = {
    facts: { order: { "our-try": "window", "our-call": "promise", odd: { found: ["odd"] }, "order.due": "instant" } },
    values: { duration: { "our-try": "more", "our-call": "less" }, choice: { odd: ["yes", "no"] } },
  };
  const given = { duration: { "our-try": source("1h"), "our-call": source("1h") }, choice: { odd: source("yes") } };
  const limit = { ref: "1", each: "order", owedBy: "seller", owedTo: "buyer" };
  const said = (rules: object): readonly string[] => saidOf({ words, values: given, ...rules });

  it("a window or a promise and the length of time it takes", () => {
    expect(said({ windows: { "our-try": { each: "order", opens: "order.paid", within: "our-try" } } })).toEqual([]);
    const due = { from: "order.paid", within: "our-call" };
    expect(said({ promises: { "our-call": { ...limit, due } } })).toEqual([]);
  });

  it("a finding, its reason and what a pack chose", () => {
    const found = { odd: { "order.paid": true, given: { odd: "yes" } } };
    expect(said({ findings: { odd: { each: "order", found } } })).toEqual([]);
  });

  it("and what asks for itself does so by whatever test", () => {
    const when = (test: object) => ({
      each: "order",
      when: { "order.paid": true, all: [{ "order.confirmed": test }] },
    });
    const asks = (test: object) => said({ derived: { "order.due": when(test) } });
    for (const test of [{ after: "order.due" }, { notBefore: "order.due" }, { notAfter: "order.due" }])
      expect(asks(test)).toEqual(["CIRCULAR_RULE shop.derived.order.due"]);
  });
});

describe("What is wrong with a promise, a window, a finding or a compensation is said with its place", () => {
  const words = {
    facts: { order: { "my-promise": "promise", "my-window": "window", "my-finding": { found: ["odd"] } } },
    compensations: ["mine"],
  };
  const promise = {
    ref: "MINE",
    each: "order",
    owedBy: "seller",
    owedTo: "buyer",
    due: { from: "order.paid", within: "ship.within" },
  };

  it("a promise", () => {
    const said = (change: object): readonly string[] =>
      saidOf({ words, promises: { "my-promise": { ...promise, ...change } } });
    expect(said({})).toEqual([]);
    expect(said({ due: { from: "order.payd", within: "ship.within" } })).toEqual([
      "UNKNOWN_INSTANT shop.promises.my-promise.due.from",
    ]);
    expect(said({ due: [{ at: "order.paid", within: "24h" }] })).toEqual([
      "UNKNOWN_FIELD shop.promises.my-promise.due[0].within",
    ]);
    expect(said({ owedBy: "shop" })).toEqual(["UNKNOWN_ROLE shop.promises.my-promise.owedBy"]);
    expect(said({ met: [{ when: { "order.shiped": true }, by: "ship-by.due" }] })).toEqual([
      "UNKNOWN_FACT shop.promises.my-promise.met[0].when.order.shiped",
    ]);
    expect(said({ then: { event: "order.vanish" } })).toEqual(["UNKNOWN_EVENT shop.promises.my-promise.then.event"]);
    const then = { event: "order.cancelled" };
    expect(said({ then, notBefore: { told: "order-paid", past: "24h" } })).toEqual([
      "WRONG_RULE shop.promises.my-promise.notBefore.orElse",
    ]);
    expect(said({ each: "parcel" })).toContain("UNKNOWN_FACT shop.promises.my-promise.each");
    expect(saidOf({ words, promises: { "my-promis": promise } })).toEqual(["UNKNOWN_FACT shop.promises.my-promis"]);
  });

  it("a window and a finding", () => {
    expect(saidOf({ words, windows: { "my-window": { each: "order", opens: "order.paid" } } })).toEqual([
      "WRONG_RULE shop.windows.my-window.within",
    ]);
    expect(
      saidOf({ words, findings: { "my-finding": { each: "order", found: { strange: { "order.paid": true } } } } }),
    ).toEqual(["UNKNOWN_WORD shop.findings.my-finding.found.strange"]);
    expect(
      saidOf({ words, findings: { "my-finding": { each: "order", found: { odd: { "order.paid": false } } } } }),
    ).toEqual(["NO_SINCE shop.findings.my-finding.found.odd"]);
  });

  it("a finding that leaves out a reason it was declared with, and what to write", () => {
    const words = { facts: { order: { "my-finding": { found: ["odd", "late"] } } } };
    const findings = { "my-finding": { each: "order", found: { odd: { "order.paid": true } } } };
    expect(
      readRulebook(
        { id: "shop", version: "1", layer: "shop", words, findings },
        { packs: [pinduoduo], channels: [inbox()] },
      ).findings.filter(({ level }) => level !== "warning"),
    ).toEqual([
      {
        code: "WRONG_RULE",
        path: "shop.findings.my-finding.found",
        message: 'It does not say when it is "late".',
        expected: '"late": { … }',
      },
    ]);
  });

  it("a compensation", () => {
    const word = { notices: {}, terms: { "compensation.rule": { mine: "M" } } };
    const mine = {
      ref: "MINE",
      each: "order",
      on: { "ship-by": "breached" },
      form: "coupon",
      amount: "comp.delay",
      once: "order",
      parts: [{ payer: "seller", to: "buyer" }],
    };
    const said = (change: object): readonly string[] =>
      saidOf({ words, texts: { en: word, "zh-CN": word }, compensations: { mine: { ...mine, ...change } } });
    expect(said({})).toEqual([]);
    expect(said({ on: { "ship-by": "broken" } })).toEqual(["UNKNOWN_WORD shop.compensations.mine.on.ship-by"]);
    expect(said({ amount: "comp.dealy" })).toEqual(["UNKNOWN_VALUE shop.compensations.mine.amount"]);
    expect(said({ form: "gold" })).toEqual(["UNKNOWN_WORD shop.compensations.mine.form"]);
    expect(said({ once: "year" })).toEqual(["UNKNOWN_SUBJECT shop.compensations.mine.once"]);
    expect(said({ parts: [{ payer: "seller", to: "buyer", share: "half" }] })).toEqual([
      "UNKNOWN_VALUE shop.compensations.mine.parts[0].share",
    ]);
  });

  it("what bars an action", () => {
    const actions = {
      "ship-later": { by: ["seller"], command: "x", event: "shipment.sumbitted", each: "order", refused: [] },
    };
    expect(saidOf({ words: { actions: ["ship-later"] }, actions })).toEqual([
      "UNKNOWN_EVENT shop.actions.ship-later.event",
    ]);
  });
});
