import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { words } from "../../src/model/words/index.ts";
import type { NoticeText, Texts } from "../../src/notify/text.ts";
import { base } from "../../src/packs/base.ts";
import { carriers } from "../../src/packs/carriers.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { en } from "../../src/packs/messages/en.ts";
import { zhCN } from "../../src/packs/messages/zh-cn.ts";

type Values = Readonly<Record<string, string | number>>;

interface Language {
  readonly locale: "zh-CN" | "en";
  readonly texts: Texts;
  readonly limits: { readonly title: number; readonly status: number; readonly tip: number; readonly action: number };
  /** What one text message holds beside the longest signature, counted the way carriers bill. */
  readonly sms: { readonly limit: number; readonly length: (text: string) => number };
  readonly typical: Values;
}

const gsm =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Counts two each. */
const gsmExtension = "^{}\\[~]|€";

const septets = (text: string): number =>
  [...text].reduce((sum, c) => sum + (gsm.includes(c) ? 1 : gsmExtension.includes(c) ? 2 : Number.NaN), 0);

const languages: readonly Language[] = [
  {
    locale: "zh-CN",
    texts: zhCN,
    limits: { title: 16, status: 5, tip: 20, action: 6 },
    sms: { limit: 70 - "【好物商城精选】".length, length: (text) => text.length },
    typical: {
      no: "210613-123456789012345",
      goods: "纯棉短袖T恤",
      m: 5,
      k: 2,
      carrier: "顺丰速运",
      tn: "SF1234567890123",
      eta: "6月13日18:00",
      courier: "李师傅",
      phone: "138****5678",
      point: "万科城菜鸟驿站",
      code: "12-3-4567",
      holdBy: "6月15日24:00",
      shipBy: "6月13日24:00",
      amount: "1,059.90元",
      city: "杭州市",
    },
  },
  {
    locale: "en",
    texts: en,
    limits: { title: 40, status: 20, tip: 20, action: 20 },
    sms: { limit: 160 - septets("[Goodmall] "), length: septets },
    typical: {
      no: "210613-123456789012345",
      goods: "Cotton T-shirt",
      m: 5,
      k: 2,
      carrier: "SF Express",
      tn: "SF1234567890123",
      eta: "13 Jun 18:00",
      courier: "Li Qiang",
      phone: "138****5678",
      point: "Vanke City station",
      code: "12-3-4567",
      holdBy: "15 Jun 24:00",
      shipBy: "13 Jun 24:00",
      amount: "CNY 1,059.90",
      city: "Hangzhou",
    },
  },
];

const notices = Object.entries(marketplaceCn.notices ?? {});
const names = notices.map(([name]) => name);

/** Placeholders whose values are words from `terms`. */
const enumerated: Readonly<Record<string, string>> = {
  signer: "parcel.signer",
  reason: "parcel.exception",
  kind: "parcel.kind",
};

const noticeText = (texts: Texts, name: string): NoticeText => {
  const found = new Map(Object.entries(texts.notices)).get(name);
  if (!found) throw new Error(`no text for ${name}`);
  return found;
};

const rule = (name: string): (typeof notices)[number][1] => {
  const found = notices.find(([each]) => each === name);
  if (!found) throw new Error(`no rule for ${name}`);
  return found[1];
};

const asList = (text: string | readonly string[]): readonly string[] => (typeof text === "string" ? [text] : text);

const ladders = (text: NoticeText): readonly (readonly string[])[] => [
  asList(text.body),
  ...(text.sms === undefined ? [] : [asList(text.sms)]),
];

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** Names of the placeholders in a text, within plural branches too. */
const placeholdersOf = (text: string, locale: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const { type, value, options } of elements) {
      // 0 is literal text, 7 the # of a plural.
      if (type !== 0 && type !== 7) found.add(String(value));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst() as readonly Element[]);
  return found;
};

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((name) => b.has(name));

const render = (text: string, locale: string, values: Values): string =>
  String(new IntlMessageFormat(text, locale).format({ ...values }));

/** As the library chooses: the first variant whose placeholders are all known and that fits. */
const choose = (variants: readonly string[], language: Language, values: Values): string | undefined => {
  const known = new Set(Object.keys(values));
  return variants
    .filter((variant) => isSubset(placeholdersOf(variant, language.locale), known))
    .find((variant) => {
      const length = language.sms.length(render(variant, language.locale, values));
      return length <= language.sms.limit;
    });
};

const alwaysKnown = (name: string): readonly string[] =>
  rule(name).each === "parcel" ? ["no", "carrier", "tn"] : ["no"];

const allPlaceholders = (name: string, { texts, locale }: Language): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const variant of ladders(noticeText(texts, name)).flat()) {
    for (const placeholder of placeholdersOf(variant, locale)) found.add(placeholder);
  }
  return found;
};

/** The words a notice may have for an enumerated placeholder. */
const termsIn = (name: string, placeholder: string, { texts }: Language): readonly string[] =>
  Object.entries(texts.terms?.[enumerated[placeholder] ?? ""] ?? {})
    // Its rule holds for these two only.
    .filter(([value]) => name !== "delayed" || ["delayed", "customs_problem"].includes(value))
    .map(([, word]) => word);

const longest = (list: readonly string[]): string => list.reduce((a, b) => (b.length > a.length ? b : a), "");

const withTerms = (language: Language): Values => ({
  ...language.typical,
  ...Object.fromEntries(Object.keys(enumerated).map((name) => [name, longest(termsIn("any", name, language))])),
});

const extreme = (language: Language): Values => ({
  ...withTerms(language),
  carrier: longest(Object.values(carriers).map(({ name }) => name[language.locale] ?? "")),
  tn: "JDVA1234567890-1-1-",
  // Chinese in English too: such a message holds far less, so a variant without it must take over.
  courier: "欧阳师傅",
  point: "万科城北区2幢一层架空层菜鸟驿站（东门旁）",
});

const smsNotices = notices.filter(([, { channels }]) => channels.includes("sms")).map(([name]) => name);

describe.each(languages)("texts in $locale", (language) => {
  const { texts, locale, limits, sms } = language;

  it("has exactly the notices and actions of the pack", () => {
    expect(Object.keys(texts.notices).sort()).toEqual([...names].sort());
    expect(Object.keys(texts.actions ?? {}).sort()).toEqual(Object.keys(base.actions ?? {}).sort());
    expect(Object.keys(texts.actions ?? {}).sort()).toEqual([...words.names.actions].sort());
  });

  it("has a word for every value of a fact it names", () => {
    const { order, parcel } = words.subjects;
    const facts = { ...order.facts, ...parcel.facts };
    for (const fact of [
      "parcel.exception",
      "parcel.signer",
      "parcel.kind",
      "order.kind",
      "order.received-by",
    ] as const) {
      expect(Object.keys(texts.terms?.[fact] ?? {}).sort(), fact).toEqual([...facts[fact]].sort());
    }
  });

  it.each(names)("%s: keeps within the limits of titles and cards", (name) => {
    const { title, status, tip } = noticeText(texts, name);
    expect(title.length).toBeLessThanOrEqual(limits.title);
    expect(status?.length).toBeLessThanOrEqual(limits.status);
    expect(tip?.length).toBeLessThanOrEqual(limits.tip);
    expect(`${title}${status}${tip}`).not.toMatch(/[{}]/);
    // The field takes nothing but Chinese characters.
    if (locale === "zh-CN") expect(status).toMatch(/^\p{Script=Han}+$/u);
  });

  it.each(names)("%s: uses only placeholders its rule can fill", (name) => {
    const { each, says } = rule(name);
    const seen = each === "order" ? ["order"] : [each, ...words.subjects[each].sees];
    const general = Object.entries(words.placeholders)
      .filter(([, fact]) => seen.some((subject) => fact.startsWith(`${subject}.`)))
      .map(([placeholder]) => placeholder);
    const known = new Set([...general, ...Object.keys(says ?? {})]);
    expect([...allPlaceholders(name, language)].filter((placeholder) => !known.has(placeholder))).toEqual([]);
    // What a rule says beyond the table is there because the text needs it.
    expect([...allPlaceholders(name, language)]).toEqual(expect.arrayContaining(Object.keys(says ?? {})));
  });

  it.each(names)("%s: ends with a variant that can always be told", (name) => {
    for (const variants of ladders(noticeText(texts, name))) {
      const last = placeholdersOf(variants.at(-1) ?? "{nothing}", locale);
      expect([...last].filter((placeholder) => !alwaysKnown(name).includes(placeholder))).toEqual([]);
      expect(last.size).toBeGreaterThan(0);
    }
  });

  it.each(names)("%s: has no variant that is never reached", (name) => {
    for (const variants of ladders(noticeText(texts, name))) {
      variants.forEach((later, j) => {
        for (const earlier of variants.slice(0, j)) {
          const shadowed = isSubset(placeholdersOf(earlier, locale), placeholdersOf(later, locale));
          const lengths = [earlier, later].map((text) => sms.length(render(text, locale, withTerms(language))));
          expect(shadowed && (lengths[0] ?? 0) <= (lengths[1] ?? 0), `${later} after ${earlier}`).toBe(false);
        }
      });
    }
  });

  it.each(smsNotices)("%s: fits a text message whatever is known", (name) => {
    const { body, sms: short } = noticeText(texts, name);
    const variants = asList(short ?? body);
    const optional = [...allPlaceholders(name, language)].filter((each) => !alwaysKnown(name).includes(each));
    for (const values of [withTerms(language), extreme(language)]) {
      for (let known = 0; known < 2 ** optional.length; known++) {
        const told = [...alwaysKnown(name), ...optional.filter((_, bit) => known & (1 << bit))];
        const subset = Object.fromEntries(told.map((each) => [each, values[each] ?? ""]));
        expect(choose(variants, language, subset), told.join(" ")).toBeDefined();
      }
    }
  });

  it.each([
    ["group-failed", ["no", "amount"]],
    ["shipped", ["no", "eta"]],
    ["out-for-delivery", ["tn", "courier", "phone", "eta"]],
    ["ready-to-collect", ["tn", "point", "code", "holdBy"]],
    ["delivered", ["tn", "signer"]],
    ["not-delivered-yet", ["tn"]],
    ["delayed", ["tn", "eta", "reason"]],
    ["delivery-failed", ["tn", "reason", "phone"]],
  ])("%s: a text message still tells what matters", (name, matters) => {
    const { body, sms: short } = noticeText(texts, name);
    const variable = matters.find((each) => each in enumerated) ?? "none";
    for (const word of variable === "none" ? [""] : termsIn(name, variable, language)) {
      const values = { ...withTerms(language), [variable]: word };
      const chosen = choose(asList(short ?? body), language, values) ?? "";
      expect([...placeholdersOf(chosen, locale)], word).toEqual(expect.arrayContaining(matters));
    }
  });

  it.each(names)("%s: has nothing gateways refuse", (name) => {
    const { title, status, tip, ...rest } = noticeText(texts, name);
    const told = [title, status, tip, ...ladders({ title, ...rest }).flat()].join("\n");
    expect(told).not.toMatch(/[¥￥★☆\p{Extended_Pictographic}]|:\/\/|www\.|[a-z]\.(com|cn)\b/u);
    expect(told).not.toMatch(/返利|返现|积分|优惠券|红包|奖励|好评|reward|coupon|cash ?back|voucher|bonus|free gift/i);
    if (locale === "en") expect(told).not.toMatch(/[^\x20-\x7e\n]|'/);
  });

  it("has short labels", () => {
    for (const label of Object.values(texts.actions ?? {})) expect(label.length).toBeLessThanOrEqual(limits.action);
  });
});

describe("both languages", () => {
  it.each(names)("%s: tell the same facts", (name) => {
    const [zh, english] = languages.map((language) => [...allPlaceholders(name, language)].sort());
    expect(zh).toEqual(english);
  });

  it("count items in English", () => {
    const [body] = asList(noticeText(en, "new-order").body);
    const told = (m: number): string => render(body ?? "", "en", { no: "1", m, shipBy: "3 Jun 18:00" });
    expect(told(1)).toBe("New order 1: 1 item. Please ship by 3 Jun 18:00.");
    expect(told(2)).toBe("New order 1: 2 items. Please ship by 3 Jun 18:00.");
  });
});
