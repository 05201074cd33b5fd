import { describe, expect, it } from "vitest";
import { words } from "../../src/model/words/index.ts";
import { lexicon } from "../../src/model/words/lexicon.ts";
import { base } from "../../src/packs/base.ts";
import { carriers } from "../../src/packs/carriers.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { lawUsFtc } from "../../src/packs/law-us-ftc.ts";
import { feedsEn } from "../../src/packs/messages/feeds.ts";
import { officeEn } from "../../src/packs/messages/office.ts";
import { promisesBuyerEn } from "../../src/packs/messages/promises-buyer-en.ts";
import { promisesBuyerZhCN } from "../../src/packs/messages/promises-buyer-zh-cn.ts";
import { promisesSellerEn } from "../../src/packs/messages/promises-seller-en.ts";
import { promisesSellerZhCN } from "../../src/packs/messages/promises-seller-zh-cn.ts";
import { standingEn } from "../../src/packs/messages/standing.ts";
import {
  alwaysKnown,
  asList,
  choose,
  type Language,
  ladders,
  languages,
  names,
  needs,
  partsOf,
  render,
  rule,
  short,
  textOf,
  used,
  type Values,
} from "./language.ts";

const { subjects } = lexicon([]);

/** Placeholder → fact, of all that a notice may say. */
function sayable(name: string): ReadonlyMap<string, string> {
  const { each, says, sums, digests } = rule(name);
  const summed = Object.keys(sums ?? {}).map((placeholder) => [placeholder, ""] as const);
  if (digests) return new Map(summed);
  const seen = subjects.get(each)?.seen;
  const general = Object.entries(words.placeholders).filter(([, fact]) =>
    seen?.has(fact.replace(/^([\w-]+)\.(due|closes)$/, "$1")),
  );
  return new Map([...general, ...summed, ...Object.entries(says ?? {})]);
}

/** Facts that are said and whose values are a list; others are written by somebody, or counted. */
const listed = (fact: string): readonly string[] | undefined => {
  for (const { seen } of subjects.values()) {
    const kind = seen.get(fact)?.kind;
    if (Array.isArray(kind)) return kind;
    if (typeof kind === "object" && "found" in kind) return kind.found;
  }
  return undefined;
};

/** The words a notice may have for a placeholder that stands for one. */
const termsIn = (name: string, placeholder: string, { texts }: Language): readonly string[] =>
  Object.entries(texts.terms?.[sayable(name).get(placeholder) ?? ""] ?? {})
    // Their rules hold for these only; what is held is told without a time of arrival, so that there is room for it.
    .filter(
      ([value]) => name !== "delayed" || placeholder !== "reason" || ["delayed", "customs_problem"].includes(value),
    )
    .filter(
      ([value]) => !["lost-or-damaged", "extra-parcel-gone"].includes(name) || ["lost", "damaged"].includes(value),
    )
    .map(([, word]) => word);

const longest = (list: readonly string[]): string => list.reduce((a, b) => (b.length > a.length ? b : a), "");

/** Values, with the longest words the notice may have. */
const withTerms = (name: string, language: Language, values: Values = language.typical): Values => ({
  ...values,
  ...Object.fromEntries(
    used(language, name).flatMap((each) => {
      const word = longest(termsIn(name, each, language));
      return word === "" ? [] : [[each, word]];
    }),
  ),
});

const isSubset = (a: readonly string[], b: readonly string[]): boolean => a.every((name) => b.includes(name));

/** Whose texts speak of money given: not in text messages, for some gateways refuse the words. */
const mayNameCoupons = ["late-shipment", "compensated", "compensation-refused"];
/** Too long for one, and not sent as one. */
const tooLong = [
  "partly-shipped",
  "number-corrected",
  "extra-parcel",
  "receipt-thanks",
  "reward-refused",
  "platform-asks-refund",
  "all-channels-failed",
];
/** Never sent as text messages. */
const marketing = names.filter((name) => rule(name).class === "marketing");

describe.each(languages)("texts in $locale", (language) => {
  const { texts, locale, limits } = language;

  it("has exactly the notices and actions of the packs", () => {
    expect(Object.keys(texts.notices).sort()).toEqual([...names].sort());
    // What is said of feeds, of many orders and of a seller's standing no rule of an order says.
    const others = Object.keys({ ...feedsEn, ...officeEn, ...standingEn });
    expect([...words.names.notices].sort()).toEqual([...names, ...others].sort());
    expect(Object.keys(texts.actions ?? {}).sort()).toEqual(
      Object.keys({ ...base.actions, ...commerce.actions }).sort(),
    );
    expect(Object.keys(texts.actions ?? {}).sort()).toEqual([...words.names.actions].sort());
  });

  it("has a word for every value of a fact it names, and for no other", () => {
    const said = new Set(names.flatMap((name) => used(language, name).map((each) => sayable(name).get(each) ?? "")));
    const facts = [...new Set([...said, ...Object.keys(texts.terms ?? {})])];
    for (const fact of facts) {
      const values = listed(fact);
      if (values) expect([fact, Object.keys(texts.terms?.[fact] ?? {}).sort()]).toEqual([fact, [...values].sort()]);
    }
    const others = Object.keys(texts.terms ?? {}).filter((fact) => !listed(fact));
    expect(others.sort()).toEqual([
      "breach.promise",
      "case.rejection-reason",
      "compensation.rule",
      "message.request",
      "order.close-reason",
    ]);
  });

  it("calls every policy, every promise that is held against somebody and every reason to close by a name", () => {
    const terms = (fact: string) => Object.keys(texts.terms?.[fact] ?? {}).sort();
    expect(terms("compensation.rule")).toEqual([...words.names.compensations].sort());
    const promises = Object.entries({ ...commerce.promises, ...lawUsFtc.promises });
    const settles = (then: unknown): boolean => JSON.stringify(then ?? "").includes('"event"');
    const held = promises.filter(([, { owedBy, then }]) => owedBy !== "buyer" && !settles(then));
    expect(terms("breach.promise")).toEqual(held.map(([name]) => name).sort());
    const closing = JSON.stringify(promises).match(/(?<="reason":")[^"]+/g) ?? [];
    expect(terms("order.close-reason")).toEqual(
      [...new Set([...closing, "payment-expired", "group-failed", "out-of-stock"])].sort(),
    );
  });

  it.each(names)("%s: keeps within the limits of titles and cards", (name) => {
    const { title, status, tip } = textOf(language, name);
    expect(title.length).toBeLessThanOrEqual(limits.title);
    expect(status?.length).toBeLessThanOrEqual(limits.status);
    expect(tip?.length).toBeLessThanOrEqual(limits.tip);
    for (const text of [title, status, tip]) expect(text).toMatch(/^[^{}]+$/);
    // The field takes nothing but Chinese characters.
    if (locale === "zh-CN") expect(status).toMatch(/^\p{Script=Han}+$/u);
  });

  it.each(names)("%s: uses only placeholders its rule can fill, and all that the rule adds", (name) => {
    expect(used(language, name).filter((placeholder) => !sayable(name).has(placeholder))).toEqual([]);
    expect(used(language, name)).toEqual(expect.arrayContaining(Object.keys(rule(name).says ?? {})));
  });

  it.each(names)("%s: ends with a variant that can always be told", (name) => {
    for (const variants of ladders(language, name)) {
      const last = needs(variants.at(-1) ?? "{nothing}", language);
      expect(last.filter((placeholder) => !alwaysKnown(name).includes(placeholder))).toEqual([]);
      expect(last.length).toBeGreaterThan(0);
    }
  });

  it.each(names)("%s: has no variant that is never reached", (name) => {
    for (const variants of ladders(language, name)) {
      variants.forEach((later, j) => {
        for (const earlier of variants.slice(0, j)) {
          const shadowed = isSubset(needs(earlier, language), needs(later, language));
          const lengths = [earlier, later].map((text) => render(text, language, withTerms(name, language)).length);
          expect(shadowed && (lengths[0] ?? 0) <= (lengths[1] ?? 0), `${later} after ${earlier}`).toBe(false);
        }
      });
    }
  });

  it.each(names.filter((name) => !tooLong.includes(name)))("%s: fits a text message whatever is known", (name) => {
    const { typical, long } = language;
    for (const values of [typical, long, withTerms(name, language), withTerms(name, language, long)]) {
      for (const known of partsOf(language, name, values))
        expect(choose(short(language, name), language, known), Object.keys(known).join(" ")).toBeDefined();
    }
  });

  it.each<[name: string, matters: string[], unknown?: string]>([
    ["group-failed", ["no", "amount"]],
    ["shipped", ["no", "eta"]],
    ["out-for-delivery", ["tn", "courier", "phone", "eta"]],
    ["ready-to-collect", ["tn", "point", "code", "holdBy"]],
    ["delivered", ["tn", "signer"]],
    ["not-delivered-yet", ["tn"]],
    ["delayed", ["tn", "eta", "disruption"]],
    ["delayed", ["tn", "eta", "reason"], "disruption"],
    ["delivery-failed", ["tn", "reason", "phone"]],
  ])("%s: a text message still tells what matters", (name, matters, unknown = "") => {
    const variable = matters.find((each) => termsIn(name, each, language).length > 0) ?? "none";
    for (const word of variable === "none" ? [""] : termsIn(name, variable, language)) {
      const { [unknown]: _, ...values }: Values = { ...withTerms(name, language), [variable]: word };
      const chosen = choose(short(language, name), language, values) ?? "";
      expect(needs(chosen, language), word).toEqual(expect.arrayContaining(matters));
    }
  });

  it.each(names)("%s: has nothing gateways refuse", (name) => {
    const { title, status, tip } = textOf(language, name);
    const told = [title, status, tip, ...ladders(language, name).flat()].join("\n");
    expect(told).not.toMatch(/[¥￥★☆\p{Extended_Pictographic}]|:\/\/|www\.|[a-z]\.(com|cn)\b/u);
    if (locale === "en") expect(told).not.toMatch(/[^\x20-\x7e\n]|'/);
    if (marketing.includes(name)) return;
    const advertising = /返利|返现|积分|券|红包|奖励|好评|reward|coupon|cash ?back|voucher|bonus|free gift/i;
    const checked = mayNameCoupons.includes(name) ? [title, status, tip, ...short(language, name)].join("\n") : told;
    expect(checked).not.toMatch(advertising);
  });

  it("sends nothing as a text message that is too long for one, or marketing", () => {
    for (const name of [...tooLong, ...marketing]) expect(rule(name).channels).not.toContain("sms");
    const carrier = longest(Object.values(carriers).map((one) => one.name[locale] ?? ""));
    expect(String(language.long.carrier).length).toBeGreaterThanOrEqual(carrier.length);
  });

  it("has short labels and plain words", () => {
    for (const label of Object.values(texts.actions ?? {})) expect(label.length).toBeLessThanOrEqual(limits.action);
    for (const word of Object.values(texts.terms ?? {}).flatMap((table) => Object.values(table))) {
      expect(word).not.toMatch(/[{}¥★'。.]/);
      if (locale === "en") expect(word).toMatch(/^[a-z][\x20-\x7e]*$/);
    }
  });
});

describe("both languages", () => {
  const [zh, en] = languages.map(({ texts }) => texts);

  it("have the same notices, actions and words", () => {
    expect(Object.keys(en?.notices ?? {}).sort()).toEqual(Object.keys(zh?.notices ?? {}).sort());
    expect(Object.keys(en?.actions ?? {})).toEqual(Object.keys(zh?.actions ?? {}));
    const values = (terms: object = {}) => Object.entries(terms).map(([fact, table]) => [fact, Object.keys(table)]);
    expect(values(en?.terms)).toEqual(values(zh?.terms));
  });

  it("say nothing twice: no file has a notice of another", () => {
    for (const [parts, texts] of [
      [[promisesBuyerZhCN, promisesSellerZhCN], zh],
      [[promisesBuyerEn, promisesSellerEn], en],
    ] as const) {
      for (const part of parts)
        for (const [name, text] of Object.entries(part))
          expect([name, new Map(Object.entries(texts?.notices ?? {})).get(name) === text]).toEqual([name, true]);
      const [buyer, seller] = parts.map((part) => Object.keys(part));
      expect(buyer?.filter((name) => seller?.includes(name))).toEqual([]);
    }
  });

  it.each(names)("%s: tell the same facts", (name) => {
    const [chinese, english] = languages.map((language) => [...used(language, name)].sort());
    expect(english).toEqual(chinese);
  });

  it("count items in English", () => {
    const english = languages[1] as Language;
    const [body] = asList(textOf(english, "new-order").body);
    const told = (m: number): string => render(body ?? "", english, { no: "1", m, shipBy: "3 Jun 18:00" });
    expect(told(1)).toBe("New order 1: 1 item. Please ship by 3 Jun 18:00.");
    expect(told(2)).toBe("New order 1: 2 items. Please ship by 3 Jun 18:00.");
  });
});
