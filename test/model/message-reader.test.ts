import { describe, expect, it, test } from "vitest";
import { dayMeant } from "../../src/model/message/day.ts";
import { isMeaning } from "../../src/model/message/phrases.ts";
import { messageReader } from "../../src/model/message/read.ts";
import type { Reading } from "../../src/model/message/reading.ts";
import { safeText } from "../../src/model/message/safe-text.ts";
import { phrasesEn } from "../../src/packs/messages/phrases-en.ts";
import { phrasesZhCN } from "../../src/packs/messages/phrases-zh-cn.ts";

const read = messageReader(phrasesZhCN, phrasesEn);
/** Meaning and phrases, of both languages. */
const tables = [phrasesZhCN, phrasesEn].flatMap((table) => Object.entries(table));
const where: Reading = { intent: "where" };
const call: Reading = { intent: "call_me" };
const stop: Reading = { intent: "stop" };
const start: Reading = { intent: "start" };
const other: Reading = { intent: "other" };
const leave = (place: NonNullable<Reading["place"]>): Reading => ({ intent: "leave_at", place });
const on = (day?: string, part?: NonNullable<Reading["part"]>): Reading => ({
  intent: "reschedule",
  ...(day === undefined ? {} : { day }),
  ...(part === undefined ? {} : { part }),
});

const chinese: readonly (readonly [text: string, reading: Reading])[] = [
  ["到哪了", where],
  ["您好，我的快递到哪里了呀？", where],
  ["派件员在哪里", where],
  ["派件员到哪了？", where],
  ["骑手到哪了", where],
  ["请问配送员现在到哪里了", where],
  ["外卖小哥什么时候到", where],
  ["师傅，什么时候能到", where],
  ["今天能送到吗？", where],
  ["明天能到吗", where],
  ["明天送吗", where],
  ["怎么还没到啊！！！", where],
  ["放门口", leave("door")],
  ["放门口就行，谢谢", leave("door")],
  ["麻烦您帮我放在家门口，辛苦了！", leave("door")],
  ["可以放门口吗？", leave("door")],
  ["我不在家，放门口吧", leave("door")],
  ["今天不在家，放快递柜里", leave("locker")],
  ["放丰巢", leave("locker")],
  ["请放菜鸟驿站", leave("station")],
  ["放到驿站", leave("station")],
  ["放门卫那里", leave("guard")],
  ["放小区门卫", leave("guard")],
  ["麻烦放到我们小区的保安亭", leave("guard")],
  ["放楼下快递柜", leave("locker")],
  ["放小区驿站就行", leave("station")],
  ["放公司前台", leave("reception")],
  ["派件员您好，放门口", leave("door")],
  ["物业代收", leave("guard")],
  ["前台", leave("reception")],
  ["给邻居", leave("neighbour")],
  ["放小卖部", leave("shop")],
  ["送到门口", leave("door")],
  ["明天送", on("+1")],
  ["明天再送吧，谢谢", on("+1")],
  ["今天不在家，明天送", on("+1")],
  ["改到周五", on("fri")],
  ["后天上午送", on("+2", "morning")],
  ["大后天", on("+3")],
  ["明晚送", on("+1", "evening")],
  ["下周一下午送可以吗", on("next-mon", "afternoon")],
  ["可以明天送吗", on("+1")],
  ["6月5日送", on("06-05")],
  ["６月５号再送", on("06-05")],
  ["2026年6月5日", on("2026-06-05")],
  ["5号送", on("05")],
  ["晚上送", on("+0", "evening")],
  ["改天再送", on()],
  ["到了打电话", call],
  ["请送前打电话，谢谢师傅", call],
  ["联系我", call],
  ["退订", stop],
  ["恢复短信", start],
  ["START", start],
  ["ＴＤ", stop],
  ["别再发短信了", stop],
  // Not understood whole, so not understood.
  ["不要放门口", other],
  ["别放门口", other],
  ["不要放快递柜，放门口", other],
  ["放门口了吗", other],
  ["没放门口", other],
  ["不要明天送", other],
  ["明天不在家", other],
  ["明天上午没人", other],
  ["不要打电话", other],
  ["放小区门口", other],
  ["放公司门口", other],
  ["放楼下", other],
  ["小区明天送", other],
  ["打电话给派件员", other],
  ["放5号楼门口", other],
  ["放门口或者驿站", other],
  ["放门口，到了打电话", other],
  ["明天或者后天", other],
  ["不在家", other],
  ["拒收", other],
  ["退订这个快递", other],
  // Of goods it says that they are not to be sent.
  ["别发了", other],
  ["不要再发了", other],
  ["下午3点送", other],
  ["楼下有狗，小心", other],
  ["谢谢", other],
  ["", other],
  ["😀", other],
];

const english: readonly (readonly [text: string, reading: Reading])[] = [
  ["Where is my parcel?", where],
  ["WHERE'S MY PACKAGE???", where],
  ["Hi, when will it arrive?", where],
  ["Will it arrive tomorrow?", where],
  ["ETA please", where],
  ["Where is the courier?", where],
  ["where's the courier", where],
  ["Where is the driver?", where],
  ["Where is my delivery man right now?", where],
  ["where are you now", where],
  ["courier location", where],
  ["How far away are you?", where],
  ["When will the driver come?", where],
  ["Leave it at the door", leave("door")],
  ["please leave the parcel at the front door, thanks!", leave("door")],
  ["Could you please drop it in the locker", leave("locker")],
  ["I'm not home, please leave it with my neighbour", leave("neighbour")],
  ["next door", leave("neighbour")],
  ["Front desk", leave("reception")],
  ["leave it with the doorman", leave("reception")],
  ["leave with the building security guard", leave("guard")],
  ["leave with security", leave("guard")],
  ["pick-up point please", leave("station")],
  ["Tomorrow please", on("+1")],
  ["Can you deliver on Friday morning, please?", on("fri", "morning")],
  ["Not home today, please deliver tomorrow", on("+1")],
  ["the day after tomorrow", on("+2")],
  ["June 5th", on("06-05")],
  ["deliver on the 5th of June", on("06-05")],
  ["2026-06-05 please", on("2026-06-05")],
  ["Tonight", on("+0", "evening")],
  ["Another day please", on()],
  ["next Friday please", on("next-fri")],
  ["Next Friday", on("next-fri")],
  ["can you deliver next Mon afternoon", on("next-mon", "afternoon")],
  ["Friday next week", on("next-fri")],
  ["this Friday", on("fri")],
  ["Call me when you arrive", call],
  ["pls call first", call],
  ["Stop", stop],
  ["Start", start],
  ["UNSTOP", start],
  ["start tomorrow", other],
  ["STOP!", stop],
  ["unsubscribe", stop],
  ["Quit", stop],
  ["END", stop],
  ["revoke", stop],
  ["please stop sending me messages", stop],
  ["cancel", other],
  ["put it at the end", other],
  ["Don't leave it at the door", other],
  ["do not leave it at the door", other],
  ["Did you leave it at the door?", other],
  ["Is it at the door?", other],
  ["never at the door please", other],
  ["not tomorrow", other],
  ["not home tomorrow", other],
  ["I'm not home tomorrow. Please reschedule.", other],
  ["don't call me", other],
  ["stop calling me", other],
  ["stop at the door", other],
  ["stop my order", other],
  ["stop the delivery", other],
  ["leave it at the back door", other],
  ["door or locker", other],
  ["Friday or Saturday", other],
  ["next Friday or Saturday", other],
  ["next week", other],
  ["call the courier", other],
  ["call the driver please", other],
  ["leave it with the courier", other],
  ["driver", other],
  ["leave it at the building door", other],
  ["call security", other],
  ["cancel", other],
  ["Maybe", other],
  ["doors", other],
];

const reasons: readonly (readonly [text: string, reading: Reading])[] = [
  ["放驿站不方便", other],
  ["不方便放驿站", other],
  ["今天不方便放驿站", other],
  ["放驿站，不方便，谢谢", other],
  ["放驿站我不方便", other],
  ["放驿站没人，谢谢师傅", other],
  ["放邻居家里没人", other],
  ["邻居不在家", other],
  ["邻居，不在家", other],
  ["隔壁今天没人", other],
  ["前台没人", other],
  ["快递柜没空", other],
  ["物业没人代收", other],
  ["没人在家邻居代收", other],
  ["不在家小区门卫", other],
  ["快递不在门口", other],
  ["不方便打电话", other],
  ["在上班，不方便打电话", other],
  ["打电话没人", other],
  ["改期不方便", other],
  ["明天不方便，改天送", other],
  ["明天不在家，后天送", other],
  ["不方便，放驿站", leave("station")],
  ["在上班，没空，放前台", leave("reception")],
  ["不在家放驿站", leave("station")],
  ["放驿站，不在家", leave("station")],
  ["放驿站我在上班", leave("station")],
  ["今天没空明天送", on("+1")],
  ["今天不方便，明天上午送", on("+1", "morning")],
  ["明天送，今天不在家", on("+1")],
  ["没人在家，打电话", call],
  ["有事打电话", call],
  ["在上班，几点到", where],
  // What asks is a "not" anywhere but at the end.
  ["可以不放驿站", other],
  ["可以不明天送", other],
  ["可以不打电话吗", other],
  ["没能放驿站", other],
  ["可以没放门口", other],
  ["放驿站可以不", leave("station")],
  ["可以放驿站没有，谢谢", leave("station")],
  ["Nobody home next door", other],
  ["Nobody home today next door", other],
  ["The neighbour not at home", other],
  ["my neighbour, not home", other],
  ["reception nobody home", other],
  ["nobody is home next door, leave it", other],
  ["leave it next door nobody home", other],
  ["leave it next door, nobody is home at the neighbours", other],
  ["I won't be home to give it to the neighbour", other],
  ["I'm not home to call", other],
  ["call me not at home", other],
  ["stop, I'm not home", other],
  ["nobody home, leave it next door", leave("neighbour")],
  ["nobody home leave it next door", leave("neighbour")],
  ["leave it next door, nobody home", leave("neighbour")],
  ["leave it next door I'm not home today", leave("neighbour")],
  ["Leave at door (not home)", leave("door")],
  ["leave at door - not home", leave("door")],
  ["tomorrow please, I'm not home today", on("+1")],
  ["call me, I'm at work", call],
  ["When will it arrive? I'm at work", where],
];

describe("a message is read", () => {
  it.each(chinese)("in Chinese: %s", (text, reading) => expect(read(text)).toEqual(reading));
  it.each(english)("in English: %s", (text, reading) => expect(read(text)).toEqual(reading));

  it.each(reasons)("a reason denies nothing, and what may be denied is not understood: %s", (text, reading) =>
    expect(read(text)).toEqual(reading),
  );

  it("the same in any width, case, punctuation and politeness", () => {
    const same = [
      "leave at door",
      "ＬＥＡＶＥ ＡＴ ＤＯＯＲ",
      "  Leave... at -- door!! ",
      "Please leave at door. Thank you!",
    ];
    expect(same.map(read)).toEqual(same.map(() => leave("door")));
    const chineseSame = ["放门口", "放 门口。", "【放门口】", "您好！请放门口，谢谢～", "放門口".replace("門", "门")];
    expect(chineseSame.map(read)).toEqual(chineseSame.map(() => leave("door")));
  });

  it("as a letter where it is longer than 200 characters", () => {
    expect(read(`door${" ".repeat(196)}`)).toEqual(leave("door"));
    expect(read(`door${" ".repeat(197)}`)).toEqual(other);
  });

  it("with the words a host adds, and by no others than it is given", () => {
    const ours = messageReader(phrasesEn, { "place:locker": "amazon box" });
    expect([ours("leave it in the Amazon box"), ours("locker"), ours("门口")]).toEqual([
      leave("locker"),
      leave("locker"),
      other,
    ]);
    expect(messageReader()("stop")).toEqual(other);
  });

  it("but no table of tables, which says nothing yet", () => {
    expect(() => messageReader({ en: phrasesEn } as never)).toThrow(
      '`tables[0].en` is a text: phrases by their meaning, such as { where: "where is it" }.',
    );
  });

  it("by meanings that are known", () => {
    expect(tables.filter(([meaning]) => !isMeaning(meaning))).toEqual([]);
    expect(["place:roof", "day:someday", "what", "toString"].filter(isMeaning)).toEqual([]);
  });

  it("no phrase of one wish is a phrase of another", () => {
    const wishes = tables.filter(([meaning]) => !/^(day|part|filler|thing|deliver|may|ask)/.test(meaning));
    const owners = new Map<string, string[]>();
    for (const [meaning, list] of wishes)
      for (const phrase of (list ?? "").split("|")) owners.set(phrase, [...(owners.get(phrase) ?? []), meaning]);
    expect([...owners].filter(([, of]) => of.length > 1)).toEqual([]);
  });

  it.each(tables)("every phrase of %s is read as that", (meaning, list) => {
    const [sort = "", word = ""] = meaning.split(":");
    const expected: { readonly [sort: string]: Partial<Reading> } = {
      where,
      call_me: call,
      stop,
      start,
      reschedule: on(),
      place: { intent: "leave_at", ...(sort === "place" ? { place: word as "door" } : {}) },
      day: { intent: "reschedule", day: word },
      part: { intent: "reschedule", ...(sort === "part" ? { part: word as "morning" } : {}) },
    };
    for (const phrase of (list ?? "").split("|"))
      expect([phrase, read(phrase)]).toMatchObject([phrase, expected[sort] ?? other]);
  });
});

describe("a day that is said", () => {
  const shanghai = "Asia/Shanghai";
  // A Wednesday.
  const now = Date.parse("2026-06-03T09:00+08:00");
  const noon = (date: string) => Date.parse(`${date}T12:00Z`);

  test.each([
    ["+0", noon("2026-06-03")],
    ["+1", noon("2026-06-04")],
    ["thu", noon("2026-06-04")],
    ["fri", noon("2026-06-05")],
    ["tue", noon("2026-06-09")],
    ["wed", undefined],
    ["next-mon", noon("2026-06-08")],
    ["next-wed", noon("2026-06-10")],
    ["next-sun", noon("2026-06-14")],
    ["06-05", noon("2026-06-05")],
    ["06-03", noon("2026-06-03")],
    ["06-02", undefined],
    ["06-31", undefined],
    ["13-01", undefined],
    ["2026-15-06", undefined],
    ["2026-06-05", noon("2026-06-05")],
    ["2025-06-05", undefined],
    ["05", noon("2026-06-05")],
    ["02", noon("2026-07-02")],
    ["00", undefined],
    ["soon", undefined],
  ])("%s", (day, at) => expect(dayMeant(day, now, shanghai)).toBe(at));

  it("is one of the next year where this year's has gone by, and not for long", () => {
    const december = Date.parse("2026-12-30T09:00+08:00");
    expect(dayMeant("01-02", december, shanghai)).toBe(noon("2027-01-02"));
    expect(dayMeant("02", december, shanghai)).toBe(noon("2027-01-02"));
    expect(dayMeant("12-29", december, shanghai)).toBeUndefined();
    // A 13th month is none, though January comes.
    expect(dayMeant("13-02", december, shanghai)).toBeUndefined();
    expect(dayMeant("2026-13-02", december, shanghai)).toBeUndefined();
  });

  it("is the writer's own: late in the evening tomorrow is not yet the day after", () => {
    const late = Date.parse("2026-06-03T23:30+08:00");
    expect(dayMeant("+1", late, shanghai)).toBe(noon("2026-06-04"));
    expect(dayMeant("+1", late, "America/New_York")).toBe(noon("2026-06-04"));
    expect(dayMeant("+1", late, "Pacific/Kiritimati")).toBe(noon("2026-06-05"));
  });
});

describe("somebody's own words are passed on", () => {
  test.each([
    ["楼下有狗，小心", "楼下有狗,小心"],
    ["电话13900000007", "电话…"],
    ["打 139 0000-0007 谢谢", "打 … 谢谢"],
    ["打１３９００００ ０００７", "打…"],
    ["幺三九零零零零零零零七", "…"],
    ["3-2-1501室", "…室"],
    ["门禁1234", "门禁1234"],
    ["门禁12345", "门禁…"],
    ["下午3点到5点", "下午3点到5点"],
    ["mail me at li.lei@example.com now", "mail me at … now"],
    ["see https://evil.example/a?b=1 please", "see … please"],
    ["see www.evil.example", "see …"],
    ["see evil.com/x", "see …"],
    ["see evil.Com/x or Evil.Com", "see … or …"],
    ["see EVIL.SHOP, evil.sHop/x", "see …, …"],
    ["see Evil.Shop/x", "see …"],
    ["see WWW.Evil.Shop", "see …"],
    ["see Https://Evil.Shop", "see …"],
    ["mail Li.Lei@Example.Shop", "mail …"],
    ["not at my.place.com.Thanks", "not at ….Thanks"],
    // The blank after a full stop is missing.
    ["I'm out.Leave it with the gate at no. 3", "I'm out.Leave it with the gate at no. 3"],
    ["Use the back door.Ring twice", "Use the back door.Ring twice"],
    ["ring flat 4b.Thanks", "ring flat 4b.Thanks"],
    ["Dr.Wang at the desk takes it.", "Dr.Wang at the desk takes it."],
    ["two\nlines\u0000\u200b", "two lines"],
    ["   ", ""],
  ])("%j", (text, told) => expect(safeText(text)).toBe(told));

  it("in at most 60 characters, whole ones", () => {
    expect(safeText("好".repeat(60))).toBe("好".repeat(60));
    expect(safeText("好".repeat(61))).toBe(`${"好".repeat(59)}…`);
    expect([...safeText("𠮷".repeat(61))]).toHaveLength(60);
  });
});
