import { expect, test } from "vitest";
import { readRulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn } from "waybell/packs";

// What a finding says is enough to put right what it is about.

const found = (parts: object, level?: "warning"): readonly (readonly unknown[])[] =>
  readRulebook({ id: "shop", version: "1", extends: marketplaceCn, ...parts }, { channels: [inbox()] })
    .findings.filter((finding) => finding.level === level)
    .map(({ code, path, message, expected }) => [code, path, message, expected]);

const words = {
  facts: { order: { "our-ship": "promise", "our-arrive": "promise" } },
  notices: ["news"],
};
const promise = (more: object) => ({
  ref: "1",
  each: "order",
  owedBy: "seller",
  owedTo: "buyer",
  due: { from: "order.paid", within: "2d" },
  met: { "order.shipped": true },
  ...more,
});
const news = (rule: object, body = "News of {no}.") => {
  const texts = { notices: { news: { title: "News", body } } };
  const told = {
    ref: "1",
    each: "order",
    to: "buyer",
    topic: "shipping",
    class: "normal",
    when: { "order.paid": true },
  };
  return { words, notices: { news: { ...told, channels: [], ...rule } }, texts: { en: texts, "zh-CN": texts } };
};

test("Limits that wait for each other are named, all of them, where the first of them stands", () => {
  const promises = {
    "our-ship": promise({ due: { from: "our-arrive.due", within: "2d" } }),
    "our-arrive": promise({ due: { from: "our-ship.due", within: "2d" } }),
  };
  expect(found({ words, promises })).toEqual([
    [
      "CIRCULAR_RULE",
      "shop.promises.our-ship",
      "It is computed from itself: our-ship ← our-arrive ← our-ship.",
      "rules that end in plain facts",
    ],
  ]);
});

test.each([
  ["{n, plural, one {x}}", "MISSING_OTHER_CLAUSE"],
  ["{n, date, short}", "facts come formatted, plural and select only"],
])("The text %s lacks what its finding says: %s", (body, lacks) => {
  expect(found(news({ says: { n: "order.items" } }, body))).toEqual(
    ["zh-CN", "en"].map((locale) => [
      "BROKEN_TEXT",
      `shop.texts.${locale}.notices.news.body`,
      `Not a text: ${lacks}.`,
      "{placeholder}, or plural or select with other {…}",
    ]),
  );
});

test("What is said in place of others and sums nothing up is told only that", () => {
  expect(found(news({ digests: ["shipped"] }))).toEqual([
    ["WRONG_RULE", "shop.notices.news.digests", "Only what is summed up is said as one.", 'sums: { count: "count" }'],
  ]);
});

test("A name that is nearly one of an adapter is a warning, one of another host's adapter is none", () => {
  const costs = (name: string) => ({ costs: { [name]: { value: 3, source: "unverified" } } });
  const budgets = (name: string) => ({ budgets: { day: { most: 1, within: "1d", gateways: [name] } } });
  const warned = (parts: object) => found(parts, "warning").filter(([, path]) => String(path).startsWith("shop."));
  expect(warned({ ...budgets("inbx"), ...costs("smms") })).toEqual([
    ["NO_ADAPTER", "shop.costs", 'No adapter is called "smms".', "sms"],
    ["NO_ADAPTER", "shop.budgets.day.gateways", 'No adapter is called "inbx".', "inbox"],
  ]);
  expect(warned({ ...budgets("tencent-sms"), ...costs("tencent-sms") })).toEqual([]);
  expect(warned({ ...budgets("inbox"), ...costs("sms") })).toEqual([]);
});

test("A fact of another kind is called that, and what may stand there is named", () => {
  const promises = { "our-ship": promise({ due: { from: "order.total", within: "2d" } }) };
  expect(found({ words, promises }).map(([code, path, message]) => [code, path, message])).toEqual([
    ["UNKNOWN_INSTANT", "shop.promises.our-ship.due.from", '"order.total" is of another kind: money.'],
  ]);
});

test("A task without a name is told that it needs one", () => {
  const promises = { "our-ship": promise({ then: { task: "", assignee: "seller" } }) };
  expect(found({ words, promises })).toEqual([
    ["WRONG_RULE", "shop.promises.our-ship.then.task", "It has no name.", '"…"'],
  ]);
});

test("A length of time with more digits than there may be is told how many there may be", () => {
  const values = { duration: { "ship.within": { value: "9999999d", source: "unverified" } } };
  expect(found({ values }).map(([code, path, , expected]) => [code, path, expected])).toEqual([
    ["WRONG_PACK", 'shop.values.duration["ship.within"].value', "a duration such as 12h, of six digits at most"],
  ]);
});
