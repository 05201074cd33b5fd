import { describe, expect, it } from "vitest";
import { internationalLength, mainlandLength } from "../../src/channels/shared/sms-length.ts";
import type { NoticeText } from "../../src/notify/text.ts";
import { parseText } from "../../src/notify/text-book.ts";
import { en } from "../../src/packs/messages/en.ts";
import { promiseActionsEn, promiseNoticesEn, promiseTermsEn } from "../../src/packs/messages/promises.en.ts";
import { promiseActionsZhCN, promiseNoticesZhCN, promiseTermsZhCN } from "../../src/packs/messages/promises.zh-cn.ts";
import { zhCN } from "../../src/packs/messages/zh-cn.ts";

type Values = Readonly<Record<string, string>>;

const order = "no goods m";
const parcel = `${order} carrier tn eta point code holdBy courier phone`;

/** What the rule of each notice can fill in. */
const placeholders: Readonly<Record<string, string>> = {
  "payment-due": `${order} due`,
  "collect-reminder": `${parcel} h`,
  "collect-last-call": parcel,
  "arriving-soon": parcel,
  "please-confirm": order,
  "auto-confirm-soon": `${order} auto`,
  "reward-announced": `${order} reward until`,
  "reward-granted": `${order} reward`,
  "late-shipment": `${order} comp coupon`,
  "long-unshipped": `${order} reason h`,
  "overdue-pick-up": parcel,
  "no-news": `${parcel} h`,
  "address-incomplete": order,
  "lost-or-damaged": `${parcel} problem`,
  compensated: `${order} comp coupon reason`,
  "delay-choice": `${order} newShip link`,
  "order-closed": `${order} reason refundInfo`,
  "ship-soon": `${order} left shipBy`,
  "ship-now": `${order} left shipBy`,
  "late-shipment-seller": `${order} comp due`,
  "pick-up-soon": `${parcel} due`,
  "overdue-pick-up-seller": `${order} due`,
  "uploaded-early": `${parcel} handover due`,
  "number-looks-wrong": `${parcel} reason due`,
  "number-edit-closing": `${parcel} reason due`,
  "number-edit-closed": `${parcel} due`,
  "no-news-seller": `${parcel} h`,
  "time-extended": `${order} region reason due`,
  charged: `${order} amount reason`,
  "breach-withdrawn": `${order} reason`,
  "call-the-buyer": `${order} h reason`,
};
const names = Object.keys(placeholders);

/** The time a notice is about: told whenever it is known. */
const deadlines: readonly (readonly [notice: string, placeholder: string])[] = [
  ["payment-due", "due"],
  ["collect-last-call", "holdBy"],
  ["arriving-soon", "eta"],
  ["auto-confirm-soon", "auto"],
  ["reward-announced", "until"],
  ["delay-choice", "newShip"],
  ["ship-soon", "shipBy"],
  ["ship-now", "shipBy"],
  ["late-shipment-seller", "due"],
  ["pick-up-soon", "due"],
  ["overdue-pick-up-seller", "due"],
  ["uploaded-early", "due"],
  ["number-looks-wrong", "due"],
  ["number-edit-closing", "due"],
  ["number-edit-closed", "due"],
  ["time-extended", "due"],
];

/** Facts whose words stand for a placeholder; where there is none, somebody else wrote it. */
const spokenBy: Readonly<Record<string, readonly string[]>> = {
  "lost-or-damaged": ["parcel.exception"],
  compensated: ["compensation.rule", "compensation.reason"],
  "order-closed": ["order.close-reason"],
  "number-looks-wrong": ["suspect-number"],
  "number-edit-closing": ["suspect-number"],
  "time-extended": ["order.disruption"],
  charged: ["compensation.rule", "compensation.reason"],
  "breach-withdrawn": ["breach.why"],
};

/** Never sent as text messages. */
const marketing = ["reward-announced", "reward-granted"];

interface Language {
  readonly locale: "zh-CN" | "en";
  readonly notices: { readonly [notice: string]: NoticeText };
  readonly actions: { readonly [action: string]: string };
  readonly terms: { readonly [fact: string]: { readonly [value: string]: string } };
  readonly limits: { readonly title: number; readonly status: number; readonly tip: number; readonly action: number };
  readonly fits: (text: string) => boolean;
  readonly typical: Values;
  readonly long: Values;
}

const typical = {
  no: "210613-123456789012345",
  m: "5",
  tn: "SF1234567890123",
  code: "12-3-4567",
  phone: "95338",
  link: "https://m.example.com/o/8Kq2",
};
const long = {
  ...typical,
  no: "210613-12345678901234567",
  m: "1200",
  tn: "JDVA1234567890-1-1-",
  code: "123-45-678901",
  phone: "400-811-1111 8602",
  link: "https://www.example.com/orders/210613-12345678901234567/choose",
};
const times = (text: string): Values =>
  Object.fromEntries(
    ["due", "eta", "holdBy", "auto", "until", "newShip", "shipBy", "handover"].map((at) => [at, text]),
  );
const amounts = (text: string): Values =>
  Object.fromEntries(["comp", "coupon", "reward", "amount", "refundInfo"].map((sum) => [sum, text]));

const languages: readonly Language[] = [
  {
    locale: "zh-CN",
    notices: promiseNoticesZhCN,
    actions: promiseActionsZhCN,
    terms: { ...zhCN.terms, ...promiseTermsZhCN },
    limits: { title: 16, status: 5, tip: 20, action: 6 },
    fits: (text) => mainlandLength(`【好物商城精选】${text}`).parts === 1,
    typical: {
      ...typical,
      ...times("6月13日18:00"),
      ...amounts("3.00元"),
      goods: "纯棉短袖T恤",
      carrier: "顺丰速运",
      point: "万科城菜鸟驿站",
      courier: "李师傅",
      h: "36小时",
      left: "2小时",
      region: "杭州市",
      problem: "包裹丢失",
      reason: "仓库临时盘点",
    },
    long: {
      ...long,
      ...times("2026年12月31日24:00"),
      ...amounts("12345.67元"),
      goods: "2026夏季新款纯棉短袖T恤男女同款宽松百搭圆领上衣情侣装",
      carrier: "中国邮政EMS",
      point: "万科城北区2幢一层架空层菜鸟驿站（东门旁）",
      courier: "欧阳师傅",
      h: "120小时",
      left: "90分钟",
      region: "新疆维吾尔自治区伊犁哈萨克自治州",
      problem: "物流长时间未更新",
      reason: "厂家原材料到货延迟，生产线本周检修，预计下周二恢复，给您带来不便，敬请谅解，我们会优先为您安排发货。",
    },
  },
  {
    locale: "en",
    notices: promiseNoticesEn,
    actions: promiseActionsEn,
    terms: { ...en.terms, ...promiseTermsEn },
    limits: { title: 40, status: 20, tip: 20, action: 20 },
    fits: (text) => internationalLength(`[Goodmall] ${text}`).parts === 1,
    typical: {
      ...typical,
      ...times("13 Jun 18:00"),
      ...amounts("CNY 3.00"),
      goods: "Cotton T-shirt",
      carrier: "SF Express",
      point: "Vanke City station",
      courier: "Li Qiang",
      h: "36 h",
      left: "2 h",
      region: "Hangzhou",
      problem: "loss of the parcel",
      reason: "stock-taking",
    },
    long: {
      ...long,
      ...times("31 Dec 2026 24:00"),
      ...amounts("CNY 12345.67"),
      goods: "Cotton T-shirt for men and women, summer 2026, loose fit, round neck",
      carrier: "China Post EMS",
      // Chinese in English too: such a message holds far less, so a variant without it must take over.
      point: "万科城北区2幢一层架空层菜鸟驿站（东门旁）",
      courier: "欧阳师傅",
      h: "120 h",
      left: "90 min",
      region: "Xinjiang Uygur Autonomous Region, Ili Kazakh Autonomous Prefecture",
      problem: "an unspecified problem",
      reason: "厂家原材料到货延迟，生产线本周检修，预计下周二恢复，给您带来不便，敬请谅解。",
    },
  },
];

const asList = (text: string | readonly string[]): readonly string[] => (typeof text === "string" ? [text] : text);

const textOf = ({ notices }: Language, name: string): NoticeText => {
  const found = notices[name];
  if (!found) throw new Error(`no text for ${name}`);
  return found;
};

const ladders = (language: Language, name: string): readonly (readonly string[])[] => {
  const { body, sms } = textOf(language, name);
  return sms === undefined ? [asList(body)] : [asList(body), asList(sms)];
};

/** The variants a text message has to choose from. */
const short = (language: Language, name: string): readonly string[] => ladders(language, name).at(-1) ?? [];

const needs = (text: string, { locale }: Language): readonly string[] => parseText(text, locale).needs;

const used = (language: Language, name: string): readonly string[] => {
  const { title, status = "", tip = "" } = textOf(language, name);
  return [...new Set([title, status, tip, ...ladders(language, name).flat()].flatMap((text) => needs(text, language)))];
};

/** As the library chooses: the first variant whose placeholders are all known and that fits. */
const choose = (
  variants: readonly string[],
  language: Language,
  values: Values,
  fits = language.fits,
): string | undefined =>
  variants.find((variant) => {
    const { needs, format } = parseText(variant, language.locale);
    return needs.every((each) => each in values) && fits(format(values));
  });

/** Every part of the values that may be all that is known. */
function* partsOf(language: Language, name: string, values: Values): Generator<Values> {
  const always = ["no", "tn"];
  const optional = used(language, name).filter((each) => !always.includes(each));
  for (let known = 0; known < 2 ** optional.length; known++) {
    const told = [...always, ...optional.filter((_, bit) => known & (1 << bit))];
    // A coupon is a compensation.
    if (told.includes("coupon") && !told.includes("comp")) continue;
    yield Object.fromEntries(told.map((each) => [each, values[each] ?? ""]));
  }
}

describe.each(languages)("texts about promises in $locale", (language) => {
  const { locale, limits, typical, long, fits, actions, terms } = language;

  it("are there for every notice, and for no other", () => {
    expect(Object.keys(language.notices).sort()).toEqual([...names].sort());
  });

  it.each(names)("%s: uses only placeholders its rule can fill", (name) => {
    const allowed = (placeholders[name] ?? "").split(" ");
    expect(used(language, name).filter((each) => !allowed.includes(each))).toEqual([]);
  });

  it.each(names)("%s: ends with a variant that can always be told", (name) => {
    for (const variants of ladders(language, name)) {
      const last = needs(variants.at(-1) ?? "{nothing}", language);
      expect(last.filter((each) => each !== "no" && each !== "tn")).toEqual([]);
    }
  });

  it.each(names)("%s: has no variant that is never reached", (name) => {
    for (const variants of ladders(language, name)) {
      variants.forEach((later, j) => {
        for (const earlier of variants.slice(0, j)) {
          const shadowed = needs(earlier, language).every((each) => needs(later, language).includes(each));
          const shorter = [earlier, later].map((text) => parseText(text, locale).format(typical).length);
          expect(shadowed && (shorter[0] ?? 0) <= (shorter[1] ?? 0), `${later} after ${earlier}`).toBe(false);
        }
      });
    }
  });

  it.each(names)("%s: keeps within the limits of titles and cards", (name) => {
    const { title, status = "", tip = "" } = textOf(language, name);
    for (const text of [title, status, tip]) expect(text).toMatch(/^[^{}]+$/);
    expect(title.length).toBeLessThanOrEqual(limits.title);
    expect(status.length).toBeLessThanOrEqual(limits.status);
    expect(tip.length).toBeLessThanOrEqual(limits.tip);
    // The field takes nothing but Chinese characters.
    if (locale === "zh-CN") expect(status).toMatch(/^\p{Script=Han}{1,5}$/u);
  });

  it.each(names)("%s: fits a text message whatever is known", (name) => {
    for (const values of [typical, long]) {
      for (const known of partsOf(language, name, values)) {
        expect(choose(short(language, name), language, known), Object.keys(known).join(" ")).toBeDefined();
      }
    }
  });

  it.each(deadlines)("%s: tells {%s} whenever it is known", (name, deadline) => {
    for (const variants of ladders(language, name)) expect(needs(variants[0] ?? "", language)).toContain(deadline);
    for (const values of [typical, long]) {
      for (const known of partsOf(language, name, values)) {
        if (!(deadline in known)) continue;
        const anyLength = () => true;
        const body = choose(asList(textOf(language, name).body), language, known, anyLength);
        const chosen = marketing.includes(name) ? [body] : [body, choose(short(language, name), language, known)];
        for (const text of chosen)
          expect(needs(text ?? "", language), Object.keys(known).join(" ")).toContain(deadline);
      }
    }
  });

  it.each([
    ["collect-reminder", ["tn", "point", "code", "h"]],
    ["collect-last-call", ["point", "code", "holdBy"]],
    ["arriving-soon", ["tn", "eta"]],
    ["auto-confirm-soon", ["no", "auto"]],
    ["late-shipment", ["no", "comp"]],
    ["long-unshipped", ["no", "reason"]],
    ["overdue-pick-up", ["no", "phone"]],
    ["no-news", ["tn", "h"]],
    ["lost-or-damaged", ["tn", "problem"]],
    ["compensated", ["no", "comp", "reason"]],
    ["delay-choice", ["no", "newShip"]],
    ["ship-now", ["no", "left", "shipBy"]],
    ["pick-up-soon", ["no", "due"]],
  ])("%s: a text message still tells what matters", (name, matters) => {
    expect(needs(choose(short(language, name), language, typical) ?? "", language)).toEqual(
      expect.arrayContaining(matters),
    );
  });

  it.each(Object.entries(spokenBy))("%s: has room for every word", (name, facts) => {
    const placeholder = name === "lost-or-damaged" ? "problem" : "reason";
    for (const fact of facts) {
      const wordsOf = Object.entries(terms[fact] ?? {});
      expect(wordsOf.length, fact).toBeGreaterThan(0);
      for (const [value, word] of wordsOf) {
        if (fact === "parcel.exception" && value !== "lost" && value !== "damaged") continue;
        const variants = short(language, name).filter((variant) => needs(variant, language).includes(placeholder));
        const known = { ...typical, [placeholder]: word };
        expect(choose(variants, language, known, fits), word).toBeDefined();
      }
    }
  });

  it.each(names)("%s: has nothing gateways refuse", (name) => {
    const { title, status, tip } = textOf(language, name);
    const told = [title, status, tip, ...ladders(language, name).flat()].join("\n");
    expect(told).not.toMatch(/[¥￥★☆\p{Extended_Pictographic}]|:\/\/|www\.|[a-z]\.(com|cn)\b/u);
    if (locale === "en") expect(told).not.toMatch(/[^\x20-\x7e\n]|'/);
    if (marketing.includes(name)) return;
    const advertising = /返利|返现|积分|券|红包|奖励|好评|reward|coupon|cash ?back|voucher|bonus|free gift/i;
    expect([title, status, tip, ...short(language, name)].join("\n")).not.toMatch(advertising);
  });

  it("names a coupon first where the compensation is one", () => {
    for (const name of ["late-shipment", "compensated"]) {
      const body = asList(textOf(language, name).body);
      expect(needs(choose(body, language, typical, () => true) ?? "", language)).toContain("coupon");
      const { coupon: _, ...cash } = typical;
      const chosen = choose(body, language, cash, () => true) ?? "";
      expect(needs(chosen, language)).toContain("comp");
      expect(chosen).not.toMatch(/券|coupon/);
    }
  });

  it("has short labels and plain words", () => {
    for (const label of Object.values(actions)) expect(label.length).toBeLessThanOrEqual(limits.action);
    for (const word of Object.values(terms).flatMap((table) => Object.values(table))) {
      expect(word).not.toMatch(/[{}¥★'。.]/);
      if (locale === "en") expect(word).toMatch(/^[a-z][\x20-\x7e]*$/);
    }
  });
});

describe("both languages", () => {
  const [chinese, english] = [promiseNoticesZhCN, promiseNoticesEn].map((notices) => Object.keys(notices));

  it("have the same notices, actions and terms", () => {
    expect(english).toEqual(chinese);
    expect(Object.keys(promiseActionsEn)).toEqual(Object.keys(promiseActionsZhCN));
    const values = (terms: Language["terms"]) =>
      Object.entries(terms).map(([fact, table]) => [fact, Object.keys(table)]);
    expect(values(promiseTermsEn)).toEqual(values(promiseTermsZhCN));
  });

  it("add to the texts that are there and repeat none", () => {
    for (const [there, notices, actions, terms] of [
      [zhCN, promiseNoticesZhCN, promiseActionsZhCN, promiseTermsZhCN],
      [en, promiseNoticesEn, promiseActionsEn, promiseTermsEn],
    ] as const) {
      expect(Object.keys(notices).filter((name) => name in there.notices)).toEqual([]);
      expect(Object.keys(actions).filter((name) => name in (there.actions ?? {}))).toEqual([]);
      expect(Object.keys(terms).filter((name) => name in (there.terms ?? {}))).toEqual([]);
    }
  });

  it.each(names)("%s: tell the same facts", (name) => {
    const [zh, other] = languages.map((language) => [...used(language, name)].sort());
    expect(other).toEqual(zh);
  });
});
