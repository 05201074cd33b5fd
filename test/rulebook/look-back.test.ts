import { expect, it } from "vitest";
import type { ClaimRow, MoneyRow } from "../../src/model/claims.ts";
import { lexicon } from "../../src/model/words/lexicon.ts";
import { newRecord } from "../../src/rulebook/draft.ts";
import { upTo } from "../../src/rulebook/look-back.ts";
import { at } from "../support/times.ts";

// A limit that is judged again is judged by what had come about up to it: of breaches and money, too.

const book = { lexicon: lexicon([]) };
const limit = at("06-03 10:00");
const facts = newRecord("2001", { payment: "paid", fulfilment: "unshipped", receipt: "open" }, at("06-05 10:00"));

const breach: ClaimRow = { p: "ship-by", s: "order", e: 0, d: at("06-02 10:00"), r: [at("06-02 10:00"), limit] };
const money: MoneyRow = {
  k: "coupon",
  o: "order",
  s: "order",
  t: limit,
  c: [],
  form: "coupon",
  a: 300,
  currency: "CNY",
};

it("sees a breach that was raised by then, and none raised a millisecond later", () => {
  expect(upTo({ ...facts, claims: [breach] }, limit, book).claims).toEqual([breach]);
  expect(upTo({ ...facts, claims: [breach] }, limit - 1, book).claims).toEqual([]);
});

it("sees a breach as it stood then: not yet ended, appealed or decided upon", () => {
  const later: ClaimRow = { ...breach, x: [limit + 1, "appeal"], f: limit + 1, v: [limit + 1, "upheld"] };
  expect(upTo({ ...facts, claims: [later] }, limit, book).claims).toEqual([breach]);
  expect(upTo({ ...facts, claims: [later] }, limit + 1, book).claims).toEqual([later]);
});

it("sees money that was owed by then, and as held where it was issued or cancelled later", () => {
  const issued: MoneyRow = {
    ...money,
    i: [limit + 1, 300],
    g: [limit + 1, 300, 0],
    q: [["pay", 1, limit + 1, "ordered", 300]],
  };
  const cancelled: MoneyRow = { ...money, x: [limit + 1, "no-longer-so"] };
  const of = (row: MoneyRow, until: number) => upTo({ ...facts, money: [row] }, until, book).money;
  expect([of(issued, limit), of(issued, limit + 1)]).toEqual([[money], [issued]]);
  expect([of(cancelled, limit), of(cancelled, limit + 1)]).toEqual([[money], [cancelled]]);
  expect(of(money, limit - 1)).toEqual([]);
});
