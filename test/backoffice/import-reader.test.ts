import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportRow, ReadRow } from "waybell/backoffice";
import { readFile } from "../support/office.ts";
import { at } from "../support/times.ts";

const header = "订单号,快递公司,单号,覆盖发货,计划交寄时间";
const read = (...rows: readonly string[]): readonly ReadRow[] => readFile([[header, ...rows].join("\n")]);
const rowsOf = (found: readonly ReadRow[]): readonly ImportRow[] => found.flatMap(({ row }) => row ?? []);
/** `2 E_TIME handover` for what is refused, `2 1001 zhongtong 7310…` for what is a row. */
const told = (found: readonly ReadRow[]): readonly string[] =>
  found.map(({ row, result }) =>
    result
      ? `${result.line} ${result.code} ${result.path}`.trim()
      : `${row.line} ${row.order} ${row.carrier} ${row.number}`,
  );

describe("a file of tracking numbers", () => {
  it("is rows of orders, carriers by their codes and numbers, each with the event it may become", () => {
    const [first, second, ...others] = read(
      "1001,中通快递,73100000000001,Y,2026-06-02 15:00",
      "1002,yunda,YD100000001,N,",
      "",
      " , ,",
    );
    expect(others).toEqual([]);
    expect(first?.row).toEqual({
      line: 2,
      order: "1001",
      carrier: "zhongtong",
      number: "73100000000001",
      cover: true,
      plannedHandover: at("06-02 15:00"),
      event: { id: expect.stringMatching(/^b1\/2\/[0-9a-z]{1,7}$/), actor: { role: "seller", id: "s1" } },
    });
    expect(second?.row).toEqual({
      line: 3,
      order: "1002",
      carrier: "yunda",
      number: "YD100000001",
      cover: false,
      event: { id: expect.stringMatching(/^b1\/3\/[0-9a-z]{1,7}$/), actor: { role: "seller", id: "s1" } },
    });
  });

  it("gives a row the same id whenever it is read, and another where something in it is another", () => {
    expect(() => readFile([header], { batch: "b".repeat(97) })).toThrow("`options.batch` has at most 96 characters.");
    const idOf = (row: string, batch = "b1") => rowsOf(readFile([`${header}\n${row}`], { batch }))[0]?.event.id;
    const rows = ["1001,中通,73100000000001,Y,", "1001,中通,73100000000001,N,", "1001,中通,73100000000002,Y,"];
    const others = ["1002,中通,73100000000001,Y,", "1001,韵达,73100000000001,Y,"];
    const ids = [...rows, ...others, "1001,中通,73100000000001,Y,2026-06-02 15:00"].map((row) => idOf(row));
    expect(new Set(ids).size).toBe(6);
    expect(idOf("1001,zhongtong, 73100000000001 ,是,")).toBe(ids[0]);
    expect(idOf(rows[0] ?? "", "b2")).not.toBe(ids[0]);
  });

  it("counts as done when the file came, where that is said", () => {
    const [row] = rowsOf(readFile([`${header}\n1001,中通,73100000000001,,`], { receivedAt: at("06-02 09:00") }));
    expect(row?.event.receivedAt).toBe(at("06-02 09:00"));
  });

  it.each([
    ["English", "Order number,Carrier,Tracking number,Cover shipment,Planned hand-over"],
    ["other names", "订单编号,物流公司,运单号,覆盖发货(Y/N),计划交寄时间"],
    ["full width, blanks and capitals", "\uFEFFORDER NO, carrier ,Tracking No,覆盖发货（Y/N）,Planned Handover"],
  ])("knows its columns: %s", (_, head) => {
    const [row] = rowsOf(readFile([`${head}\n1001,中通,73100000000001,Y,2026-06-02 15:00\n`]));
    expect(row).toMatchObject({ order: "1001", carrier: "zhongtong", cover: true, plannedHandover: at("06-02 15:00") });
  });

  it("takes columns in any order, beside any others, and does without the last two", () => {
    const file = "状态,单号,订单号,收件人,快递公司\n待发货,73100000000001,1001,张*,中通\n";
    expect(rowsOf(readFile([file]))).toMatchObject([{ order: "1001", carrier: "zhongtong", cover: false }]);
  });

  it("passes over what its seller has not filled in yet", () => {
    expect(told(read("1001,,,N,", "1002,中通,73100000000001,,", "1003, , ,Y,2026-06-02 15:00"))).toEqual([
      "3 1002 zhongtong 73100000000001",
    ]);
  });

  it.each([
    ["shunfeng", "shunfeng"],
    ["ShunFeng", "shunfeng"],
    ["顺丰速运", "shunfeng"],
    ["顺丰", "shunfeng"],
    ["SF Express", "shunfeng"],
    ["sfexpress", "shunfeng"],
    ["ＥＭＳ", "ems"],
    ["jd", "jd"],
    ["SF", "shunfeng"],
    ["zto", "zhongtong"],
    ["中国邮政", "youzhengguonei"],
    ["J&T", "jtexpress"],
    ["中国邮政EMS", "ems"],
    ["中", undefined],
    ["通", undefined],
    ["快递", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("knows the carrier %j", (name, code) => {
    const [found] = read(`1001,${name},73100000000001,,`);
    expect(found?.row?.carrier).toBe(code);
    if (code === undefined)
      expect([found?.result?.code, found?.result?.path]).toEqual(["E_CARRIER_UNKNOWN", "carrier"]);
  });

  it.each([
    [true, ["Y", "y", "YES", "是", "true", "1", "√", "Ｙ"]],
    [false, ["N", "no", "否", "FALSE", "0", "", " "]],
  ])("reads cover-shipping as %s", (cover, words) => {
    expect(rowsOf(read(...words.map((word) => `1001,中通,73100000000001,${word},`))).map((row) => row.cover)).toEqual(
      words.map(() => cover),
    );
  });

  it.each([
    ["2026-06-02 15:00", at("06-02 15:00")],
    ["2026/6/2 15:00", at("06-02 15:00")],
    ["2026.06.02 9:05:07", at("06-02 09:05:07")],
    ["2026-06-02T15:00", at("06-02 15:00")],
    ["2026-06-02T15:00+09:00", at("06-02 14:00")],
    ["2026-06-02T07:00:00Z", at("06-02 15:00")],
  ])("reads the time %s by the clock of its zone, or its own", (text, expected) => {
    expect(rowsOf(read(`1001,中通,73100000000001,,${text}`))[0]?.plannedHandover).toBe(expected);
    const [there] = rowsOf(
      readFile([`${header}\n1001,中通,73100000000001,,2026-11-01 01:30`], { zone: "America/New_York" }),
    );
    // Shown twice there: the second one.
    expect(there?.plannedHandover).toBe(Date.parse("2026-11-01T06:30Z"));
  });

  it.each([
    "2026-02-30 10:00",
    "2026-06-02 24:00",
    "6/2/2026 15:00",
    "2026-06-02",
    "tomorrow",
    "46175.625",
    "2026-6/2 15:00",
  ])("refuses the time %s", (text) => {
    expect(told(read(`1001,中通,73100000000001,,${text}`))).toEqual(["2 E_TIME handover"]);
  });

  it("refuses a row for what is wrong in it first, and reads on", () => {
    expect(
      told(
        read(
          ",中通,73100000000001,,",
          "1001,快船,73100000000001,maybe,never",
          "1001,中通,73100000000001,maybe,never",
          "1001,中通,73100000000001,Y,never",
          "1001,中通,73100000000001,Y,,x",
          '1001,中通,"7310"0000000001,Y,',
          "1001,中通,73100000000001,Y,,,",
          "1001,中通",
          "1001,,73100000000001",
        ),
      ),
    ).toEqual([
      "2 E_ORDER_MISSING order",
      "3 E_CARRIER_UNKNOWN carrier",
      "4 E_COVER cover",
      "5 E_TIME handover",
      "6 E_ROW_FORMAT",
      "7 E_ROW_FORMAT",
      "8 1001 zhongtong 73100000000001",
      "9 1001 zhongtong ",
      "10 E_CARRIER_UNKNOWN carrier",
    ]);
  });

  it.each([
    ["订单号,快递公司\n1001,中通", "1 E_COLUMN_MISSING number"],
    ["快递公司,单号\n中通,7310", "1 E_COLUMN_MISSING order"],
    ["订单号,单号,运单号,快递公司\n1001,a,b,中通", "1 E_COLUMN_TWICE number"],
    ["订单号;快递公司;单号\n1001;中通;7310", "1 E_COLUMN_MISSING order"],
    ["\n\n1001,中通,7310\n", "3 E_COLUMN_MISSING order"],
    ['订单号,"快递公司"x,单号\n1001,中通,7310', "1 E_ROW_FORMAT"],
    [`"${"x".repeat(200_000)}`, "1 E_ROW_FORMAT"],
  ])("refuses a file whose first row does not say what is in it, once", (file, expected) => {
    expect(told(readFile([file, "\n1002,中通,73100000000001"]))).toEqual([expected]);
  });

  it("loses one line to a quote that was never closed", () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => `${i},中通,73100000000001`);
    const found = told(read("1001,中通,73100000000001,,", '1002,中通,"73100000000001,,', ...rows));
    expect([found.length, ...found.slice(0, 3)]).toEqual([
      9_002,
      "2 1001 zhongtong 73100000000001",
      "3 E_ROW_FORMAT",
      "4 0 zhongtong 73100000000001",
    ]);
  });

  it("is given up where a hundred rows cannot be read", () => {
    const found = told(read(...Array.from({ length: 5_000 }, () => '1001,中通,"7310"x')));
    expect([found.length, ...found.slice(99)]).toEqual([101, "101 E_ROW_FORMAT", "102 E_FILE_FORMAT"]);
  });

  it("says what to do about each refusal", () => {
    const refusals = read("1001,快船,7310,,", "1001,中通,7310,maybe,", "1001,中通,7310,,never", ",中通,7310,,").flatMap(
      ({ result }) => result ?? [],
    );
    expect(refusals.map(({ message, remedy }) => [message, remedy])).toEqual([
      ["No carrier goes by this name, or more than one.", "Write its code or its whole name."],
      ["Neither yes nor no.", "Write Y or N."],
      ["Not a time.", "Write it as 2026-06-02 15:00."],
      ["The row names no order.", "Write its number in 订单号."],
    ]);
  });

  it("is empty without rows", () => {
    expect(readFile([])).toEqual([]);
    expect(readFile([header])).toEqual([]);
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(`${header}\n`, "1001,中通,73100000000001,Y,\n", '"', ",", "\r\n", "'", "\uFEFF", "订单号", "=1+1"),
  );

  it("is rows and results, the same however it is cut, and never an exception", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, isHeaded) => {
        const all = isHeaded ? [`${header}\n`, ...pieces] : pieces;
        expect(readFile(all)).toEqual(readFile([all.join("")]));
        expect(readFile(all.join("").split(""))).toEqual(readFile(all));
      }),
      { numRuns: 500 },
    );
  });

  it("is never repeated by a result", () => {
    const canary = "canary-13800138000-文三路478号";
    const cell = fc.constantFrom(canary, `${canary}"`, `"${canary}"`, "1001", "中通", "Y", "", "2026-06-02 15:00");
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), fc.boolean(), (table, isHeaded) => {
        const file = [...(isHeaded ? [header] : []), ...table.map((cells) => cells.join(","))].join("\n");
        const results = readFile([file]).flatMap(({ result }) => result ?? []);
        expect(JSON.stringify(results)).not.toContain("canary");
      }),
    );
  });
});
