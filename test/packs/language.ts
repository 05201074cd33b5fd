import { IntlMessageFormat } from "intl-messageformat";
import type { NoticeText, Texts } from "../../src/notify/text.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { lawUsFtc } from "../../src/packs/law-us-ftc.ts";
import { en } from "../../src/packs/messages/en.ts";
import { zhCN } from "../../src/packs/messages/zh-cn.ts";

// How texts read: with typical values and with long ones, measured the way carriers bill. Written apart from the library.

export type Values = { readonly [placeholder: string]: string | number };

export interface Language {
  readonly locale: "zh-CN" | "en";
  readonly texts: Texts;
  readonly limits: { readonly title: number; readonly status: number; readonly tip: number; readonly action: number };
  /** Whether it is one text message, with the longest signature. */
  readonly fits: (text: string) => boolean;
  readonly typical: Values;
  readonly long: Values;
}

const gsm =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Counts two each. */
const gsmExtension = "^{}\\[~]|€";

/** 160 septets, or 70 characters as soon as one is outside the alphabet. */
function isOneAbroad(text: string): boolean {
  const costs = [...text].map((c) => (gsm.includes(c) ? 1 : gsmExtension.includes(c) ? 2 : Number.NaN));
  const septets = costs.reduce((sum, cost) => sum + cost, 0);
  return Number.isNaN(septets) ? text.length <= 70 : septets <= 160;
}

const typical = {
  no: "210613-123456789012345",
  m: 5,
  cnt: 5,
  more: 1,
  rest: 0,
  sent: 0,
  k: 2,
  tn: "SF1234567890123",
  code: "12-3-4567",
  phone: "138****5678",
  link: "https://m.example.com/o/8Kq2",
  nid: "ready-to-collect/P1/0",
  by: "platform",
  dispute: 0,
  over: 0,
};
const long = {
  no: "210613-12345678901234567",
  m: 1200,
  cnt: 1200,
  more: 12,
  rest: 12,
  sent: 12,
  k: 1100,
  tn: "JDVA1234567890-1-1-",
  code: "123-45-678901",
  phone: "400-811-1111 8602",
  link: "https://www.example.com/orders/210613-12345678901234567/choose",
  nid: "overdue-pick-up-seller/210613-12345678901234567-1/1798761600000",
  by: "platform",
  dispute: 0,
  over: 0,
};
const all = (placeholders: string, text: string): Values =>
  Object.fromEntries(placeholders.split(" ").map((each) => [each, text]));
const times = "due agrees late ruling appealed eta holdBy auto until newShip shipBy handover promised time taken";
const amounts = "comp coupon reward amount back refundInfo tag";

export const languages: readonly Language[] = [
  {
    locale: "zh-CN",
    texts: zhCN,
    limits: { title: 16, status: 5, tip: 20, action: 6 },
    fits: (text) => `【好物商城精选】${text}`.length <= 70,
    typical: {
      ...typical,
      ...all(times, "6月13日18:00"),
      ...all(amounts, "3元"),
      goods: "纯棉短袖T恤",
      item: "纯棉短袖T恤",
      carrier: "顺丰速运",
      point: "万科城菜鸟驿站",
      courier: "李师傅",
      city: "杭州市",
      h: "36小时",
      left: "2小时",
      region: "杭州市",
      limit: "发货",
      change: "顺延",
      problem: "包裹丢失",
      reason: "仓库临时盘点",
      signer: "本人",
      kind: "商品包裹",
      milestone: "运输中",
      request: "放在门口",
      task: "T-20260601-01",
      place: "一号仓",
      result: "投诉成立",
      day: "6月13日",
      part: "上午",
    },
    long: {
      ...long,
      ...all(times, "2026年12月31日24:00"),
      ...all(amounts, "12345.67元"),
      goods: "2026夏季新款纯棉短袖T恤男女同款宽松百搭圆领上衣情侣装",
      item: "2026夏季新款纯棉短袖T恤男女同款宽松百搭圆领上衣情侣装",
      carrier: "中国邮政EMS",
      point: "万科城北区2幢一层架空层菜鸟驿站（东门旁）",
      courier: "欧阳师傅",
      city: "伊犁哈萨克自治州",
      h: "120小时",
      left: "90分钟",
      region: "新疆维吾尔自治区伊犁哈萨克自治州",
      limit: "售后处理",
      change: "顺延",
      problem: "物流长时间未更新",
      reason: "厂家原材料到货延迟，生产线本周检修，预计下周二恢复，给您带来不便，敬请谅解，我们会优先为您安排发货。",
      signer: "快递柜或驿站",
      kind: "商品的另一部分",
      milestone: "已下单，待揽收",
      request:
        "楼下有狗小心一点，东西比较重，麻烦送到五楼右手边那户，家里有老人在，敲门声音大一点，如果没人应就再等一会儿谢谢师傅",
      task: "PICKUP-20260601-000123",
      place: "萧山区通惠北路物流园三期二号仓五号门",
      result: "申诉成立，超时判定已撤销",
      day: "2027年12月31日",
      part: "上午",
    },
  },
  {
    locale: "en",
    texts: en,
    limits: { title: 40, status: 20, tip: 20, action: 20 },
    fits: (text) => isOneAbroad(`[Goodmall] ${text}`),
    typical: {
      ...typical,
      ...all(times, "13 Jun 18:00"),
      ...all(amounts, "CNY 3.00"),
      goods: "Cotton T-shirt",
      item: "Cotton T-shirt",
      carrier: "SF Express",
      point: "Vanke City station",
      courier: "Li Qiang",
      city: "Hangzhou",
      h: "36 h",
      left: "2 h",
      region: "Hangzhou",
      limit: "shipping",
      change: "extended",
      problem: "loss of the parcel",
      reason: "stock-taking",
      signer: "the recipient",
      kind: "a parcel of goods",
      milestone: "in transit",
      request: "leave it at the door",
      task: "T-20260601-01",
      place: "Warehouse 1",
      result: "upheld",
      day: "13 Jun",
      part: "morning",
    },
    long: {
      ...long,
      ...all(times, "31 Dec 2026 24:00"),
      ...all(amounts, "CNY 12345.67"),
      goods: "Cotton T-shirt for men and women, summer 2026, loose fit, round neck",
      item: "Cotton T-shirt for men and women, summer 2026, loose fit, round neck",
      carrier: "China Post EMS",
      // Chinese in English too: such a message holds far less, so a variant without it must take over.
      point: "万科城北区2幢一层架空层菜鸟驿站（东门旁）",
      courier: "欧阳师傅",
      city: "Ili Kazakh Autonomous Prefecture",
      h: "120 h",
      left: "90 min",
      region: "Xinjiang Uygur Autonomous Region, Ili Kazakh Autonomous Prefecture",
      limit: "the answer to a complaint",
      change: "brought forward",
      problem: "an unspecified problem",
      reason: "厂家原材料到货延迟，生产线本周检修，预计下周二恢复，给您带来不便，敬请谅解。",
      signer: "a pick-up point",
      kind: "a further part of the goods",
      milestone: "waiting for pick-up",
      request:
        "楼下有狗小心一点，东西比较重，麻烦送到五楼右手边那户，家里有老人在，敲门声音大一点，如果没人应就再等一会儿谢谢师傅",
      task: "PICKUP-20260601-000123",
      place: "萧山区通惠北路物流园三期二号仓五号门",
      result: "upheld, the late mark is withdrawn",
      day: "31 Dec 2027",
      part: "afternoon",
    },
  },
];

/** Every notice of the packs. */
export const notices = Object.entries({ ...commerce.notices, ...lawUsFtc.notices });
export const names: readonly string[] = notices.map(([name]) => name);

export const rule = (name: string): (typeof notices)[number][1] => {
  const found = notices.find(([each]) => each === name);
  if (!found) throw new Error(`no rule for ${name}`);
  return found[1];
};

export const asList = (text: string | readonly string[]): readonly string[] =>
  typeof text === "string" ? [text] : text;

export const textOf = ({ texts }: Language, name: string): NoticeText => {
  const found = new Map(Object.entries(texts.notices)).get(name);
  if (!found) throw new Error(`no text for ${name}`);
  return found;
};

export const ladders = (language: Language, name: string): readonly (readonly string[])[] => {
  const { body, sms } = textOf(language, name);
  const lists = sms === undefined ? [asList(body)] : [asList(body), asList(sms)];
  const count = countOf(name);
  if (count === undefined) return lists;
  // What several are told as, and what one is.
  return lists.flatMap((list) => {
    const [counted, alone] = [true, false].map((is) =>
      list.filter((text) => needs(text, language).includes(count) === is),
    );
    return [counted, alone].filter((part) => part !== undefined && part.length > 0) as (readonly string[])[];
  });
};

/** The placeholder of their number, where several are told as one. */
const countOf = (name: string): string | undefined =>
  Object.entries(rule(name).sums ?? {}).find(([, sum]) => sum === "count")?.[0];

/** The variants a text message has to choose from. */
export const short = (language: Language, name: string): readonly string[] => ladders(language, name).at(-1) ?? [];

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: { readonly [option: string]: { readonly value: readonly Element[] } };
}

const parsed = new Map<string, readonly [message: IntlMessageFormat, needs: readonly string[]]>();

function parse(text: string, locale: string): readonly [message: IntlMessageFormat, needs: readonly string[]] {
  const before = parsed.get(locale + text);
  if (before) return before;
  const message = new IntlMessageFormat(text, locale);
  const found = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const { type, value, options } of elements) {
      // 0 is literal text, 7 the # of a plural.
      if (type !== 0 && type !== 7) found.add(String(value));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(message.getAst() as readonly Element[]);
  const result = [message, [...found]] as const;
  parsed.set(locale + text, result);
  return result;
}

/** The placeholders of a text, within plural branches too. */
export const needs = (text: string, { locale }: Language): readonly string[] => parse(text, locale)[1];

export const render = (text: string, { locale }: Language, values: Values): string =>
  String(parse(text, locale)[0].format({ ...values }));

/** What its bodies and text messages say. */
export const used = (language: Language, name: string): readonly string[] => [
  ...new Set(
    ladders(language, name)
      .flat()
      .flatMap((text) => needs(text, language)),
  ),
];

/** As the library chooses: the first variant whose placeholders are all known and that fits. */
export const choose = (
  variants: readonly string[],
  language: Language,
  values: Values,
  fits: (text: string) => boolean = language.fits,
): string | undefined =>
  variants.find(
    (variant) => needs(variant, language).every((each) => each in values) && fits(render(variant, language, values)),
  );

/** What the subject of a notice always knows. */
export const alwaysKnown = (name: string): readonly string[] => {
  const { each, digests, says, when } = rule(name);
  const count = [countOf(name) ?? []].flat();
  if (digests) return count;
  const ofParcel = ["carrier", "tn"];
  const own: { readonly [subject: string]: readonly string[] } = {
    parcel: ofParcel,
    // An answer that holds only while a parcel is somewhere is about that parcel.
    message: /"parcel[^"]+":true/.test(JSON.stringify(when)) ? ofParcel : [],
    // Of what it is about, and what of it is always noted.
    task: ["task", "m"],
    case: ["kind", "by"],
    complaint: ["kind"],
    refund: ["amount"],
    send: ["nid"],
  };
  // A breach that says its parcel's number is a parcel's.
  const parcel = Object.values(says ?? {}).includes("breach.number") ? ["tn"] : [];
  const rest = Object.values(says ?? {}).includes("order.lines-open") ? ["rest"] : [];
  return ["no", ...(own[each] ?? []), ...parcel, ...rest, ...count];
};

/** Every part of the values that may be all that is known. */
export function* partsOf(language: Language, name: string, values: Values): Generator<Values> {
  const always = alwaysKnown(name);
  const optional = used(language, name).filter((each) => !always.includes(each));
  for (let known = 0; known < 2 ** optional.length; known++) {
    const told = [...always, ...optional.filter((_, bit) => known & (1 << bit))];
    // A coupon is a compensation.
    if (told.includes("coupon") && !told.includes("comp")) continue;
    yield Object.fromEntries(told.map((each) => [each, values[each] ?? ""]));
  }
}
