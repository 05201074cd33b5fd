import { describe, expect, test } from "vitest";
import { duration, notice, owed, promised, saidOf } from "../support/own-pack.ts";

test("These say something", () => {
  for (const parts of [notice({}), owed({}), promised({})]) expect(saidOf(parts)).toEqual([]);
});

test("A sum is compared with a sum, and not with a part of something", () => {
  const above = (most: unknown) => ({
    ...notice({}, { "order.paid": true, any: [{ "order.total": { above: "our.most" } }] }),
    values: (owed({}, { most }) as { readonly values: object }).values,
  });
  for (const most of [{ fixed: 900 }, "off"]) expect(saidOf(above(most))).toEqual([]);
  for (const most of ["full", { percent: 5, min: 200 }])
    expect(saidOf(above(most))).toEqual(["WRONG_TEST mine.notices.news.when.any[0].order.total.above"]);
});

describe("A compensation that cannot be paid as it says", () => {
  const half = { payer: "seller", to: "buyer", share: "our.share" };
  const ours = "mine.compensations.ours";
  test("has no part, one to who pays it, or two that take the rest", () => {
    expect(saidOf(owed({ parts: [] }))).toEqual([`WRONG_RULE ${ours}.parts`]);
    expect(saidOf(owed({ parts: [{ payer: "buyer", to: "buyer" }] }))).toEqual([`WRONG_RULE ${ours}.parts[0]`]);
    const rest = { payer: "seller", to: "platform" };
    expect(saidOf(owed({ parts: [rest, { ...rest, to: "buyer", share: "rest" }] }))).toEqual([
      `WRONG_RULE ${ours}.parts`,
    ]);
  });
  test("charges two, of whom one would pay for both", () => {
    const rest = { payer: "carrier", to: "buyer", share: "rest" };
    expect(saidOf(owed({ parts: [half, rest] }, { share: 0.5 }))).toEqual([`WRONG_RULE ${ours}.parts`]);
    expect(saidOf(owed({ parts: [half, { ...rest, payer: "platform" }] }, { share: 0.5 }))).toEqual([]);
  });
  test.each(["shop", "order"])("of a %s makes others pay than the seller and the platform", (layer) => {
    const by = (payer: string) =>
      saidOf({ ...owed({ parts: [{ payer, to: payer === "buyer" ? "seller" : "buyer" }] }), layer });
    for (const payer of ["seller", "platform"]) expect(by(payer)).toEqual([]);
    for (const payer of ["buyer", "carrier", "courier"])
      expect(by(payer)).toEqual([`WRONG_RULE ${ours}.parts[0].payer`]);
    expect(saidOf(owed({ parts: [{ payer: "carrier", to: "buyer" }] }))).toEqual([]);
  });
  test("shares more than there is", () => {
    const parts = [half, { ...half, to: "platform" }];
    expect(saidOf(owed({ parts }, { share: 0.5 }))).toEqual([]);
    expect(saidOf(owed({ parts }, { share: 0.6 }))).toEqual([`IMPOSSIBLE_FIGURE ${ours}.parts`]);
  });
  test("is limited to nothing, or not to whole times", () => {
    const limit = { per: "buyer", in: "24h" };
    expect(saidOf(owed({ limit: { ...limit, times: 1 } }))).toEqual([]);
    expect(saidOf(owed({ limit }))).toEqual([`WRONG_RULE ${ours}.limit`]);
    for (const times of [0, -1, 1.5])
      expect(saidOf(owed({ limit: { ...limit, times } }))).toEqual([`WRONG_RULE ${ours}.limit.times`]);
  });
  test.each(["limit", "budget"])("has a %s that is no sum", (field) => {
    const more =
      field === "limit" ? { limit: { amount: "our.most", per: "buyer", in: "24h" } } : { budget: "our.most" };
    expect(saidOf(owed(more))).toEqual([]);
    // Without a budget there is no most of it; a limit that is off switches off what names it.
    const off = field === "limit" ? ['VALUE_NEEDED mine.values.amount["our.fee"].value'] : [];
    expect(saidOf(owed(more, { most: "off" }))).toEqual(off);
    for (const most of ["full", { percent: 5 }])
      expect(saidOf(owed(more, { most }))).toEqual(['IMPOSSIBLE_FIGURE mine.values.amount["our.most"].value']);
  });
  test.each(["limit", "budget"])("has a %s below what it pays at the least", (field) => {
    const more =
      field === "limit" ? { limit: { amount: "our.most", per: "buyer", in: "24h" } } : { budget: "our.most" };
    const said = (fee: unknown, most: number) => saidOf(owed(more, { fee, most: { fixed: most } }));
    const [first, second] = [
      { from: "1d", fixed: 300 },
      { from: "2d", fixed: 900 },
    ];
    for (const fee of [{ fixed: 300 }, { percent: 5, min: 300, max: 900 }, { tiers: [first, second] }]) {
      expect(said(fee, 300)).toEqual([]);
      expect(said(fee, 299)).toEqual(['IMPOSSIBLE_FIGURE mine.values.amount["our.most"].value']);
    }
    for (const fee of ["full", { percent: 5 }]) expect(said(fee, 1)).toEqual([]);
  });
  test("has tiers that fall, or none", () => {
    const fee = (...amounts: readonly number[]) => ({
      tiers: amounts.map((fixed, i) => ({ from: `${i + 1}d`, fixed })),
    });
    const path = 'mine.values.amount["our.fee"].value.tiers';
    expect(saidOf(owed({}, { fee: fee(100, 100, 200) }))).toEqual([]);
    expect(saidOf(owed({}, { fee: fee(200, 100) }))).toEqual([`IMPOSSIBLE_FIGURE ${path}[1].fixed`]);
    expect(saidOf(owed({}, { fee: fee() }))).toEqual([`IMPOSSIBLE_FIGURE ${path}`]);
  });
});

describe("A promise whose spans do not fit", () => {
  test("several where one is meant", () => {
    expect(saidOf(duration("ship.within", ["24h", "48h"]))).toContain(
      'IMPOSSIBLE_FIGURE mine.values.duration["ship.within"].value',
    );
    expect(saidOf(duration("confirm.remind", ["24h", "48h"]))).toEqual([]);
  });
  test("an end of waiting for a warning before the warning had its time", () => {
    const path = 'mine.values.duration["confirm.warn.or-else"].value';
    expect(saidOf(duration("confirm.warn.or-else", "24h"))).toEqual([]);
    expect(saidOf(duration("confirm.warn.or-else", "23h"))).toEqual([`VALUES_OUT_OF_ORDER ${path}`]);
  });
  test("a breach that is told after its evidence could still count", () => {
    expect(saidOf(promised({ announceAfter: "5h", lateEvidence: "5h" }))).toEqual([]);
    expect(saidOf(promised({ announceAfter: "5h", lateEvidence: "1h" }))).toEqual([
      "VALUES_OUT_OF_ORDER mine.promises.my-promise.announceAfter",
    ]);
  });
  test("a warning before something that never follows", () => {
    const notBefore = { told: "ship-soon", past: "1h", orElse: "2h" };
    expect(saidOf(promised({ notBefore, then: { event: "order.cancelled" } }))).toEqual([]);
    expect(saidOf(promised({ notBefore }))).toEqual(["WRONG_RULE mine.promises.my-promise.notBefore"]);
  });
});

describe("A notice that nobody could get", () => {
  const news = "mine.notices.news";
  test("over no channel, and not in the inbox", () => {
    expect(saidOf(notice({ channels: [] }))).toEqual([]);
    expect(saidOf(notice({ channels: [], inbox: false }))).toEqual([`WRONG_RULE ${news}.channels`]);
  });
  test.each(["covers", "corrects"])("that %s itself", (field) => {
    expect(saidOf(notice({ [field]: ["news"] }))).toEqual([`WRONG_RULE ${news}.${field}`]);
  });
  test("of conditions of which there are none", () => {
    expect(saidOf(notice({}, { "order.paid": true, any: [] }))).toEqual([`WRONG_CONDITION ${news}.when.any`]);
    expect(saidOf(notice({}, []))).toEqual([`WRONG_CONDITION ${news}.when`]);
  });
  test.each<[string, object, object]>([
    ["order.paid", { past: "1h", within: "2h" }, { past: "2h", within: "1h" }],
    ["order.paid", { past: "ship.warn.last", within: "3h" }, { past: "ship.warn.last", within: "1h" }],
    ["order.items", { above: 1, below: 3 }, { above: 3, below: 3 }],
    ["order.items", { atLeast: 3, atMost: 3 }, { atLeast: 4, atMost: 3 }],
  ])("of %s, which %j says something of, and %j nothing", (fact, something, nothing) => {
    expect(saidOf(notice({}, { "order.paid": true, all: [{ [fact]: something }] }))).toEqual([]);
    expect(saidOf(notice({}, { "order.paid": true, all: [{ [fact]: nothing }] }))).toEqual([
      `WRONG_TEST ${news}.when.all[0].${fact}`,
    ]);
  });
  test("before a limit that is not as long, however deep it is said", () => {
    const warns = (span: string) => notice({}, { any: [{ all: [{ "ship-by": { dueIn: span } }] }] });
    expect(saidOf(warns("23h"))).toEqual([]);
    expect(saidOf(warns("49h"))).toEqual([`WARNING_OUTSIDE_LIMIT ${news}.when.any[0].all[0].ship-by.dueIn`]);
  });
});
