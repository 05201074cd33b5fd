import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Pack, type Rulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { lawUsFtc, marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, scan, seller, t, traced } from "./fixture.ts";

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cups: OrderLine = { id: "cups", title: "茶杯", quantity: 2, paid: yuan(300) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(700) };
const bookOf = (...packs: readonly [Pack, ...Pack[]]): Rulebook => defineRulebook({ packs, channels: [] });
const [cn, pdd] = [bookOf(marketplaceCn), bookOf(pinduoduo)];

/** Two cups and a pot, paid on 06-01 at 10:00. */
const bought = (book: Rulebook): Scenario =>
  scenario(book)
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cups, pot], total: yuan(1000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(1000) } },
      ],
    });
const out = (...lines: readonly string[]): ScenarioEvent<"stock.out"> => ({ type: "stock.out", payload: { lines } });
const sent = (parcelId: string, lines?: readonly (readonly [lineId: string, quantity: number])[]) =>
  ({
    type: "shipment.submitted",
    payload: {
      parcelId,
      carrier: "zhongtong",
      number: `7310000000000${parcelId.slice(1)}`,
      ...(lines ? { lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })) } : {}),
    },
  }) satisfies ScenarioEvent<"shipment.submitted">;
const refundOf = (caseId: string, lineId: string, quantity: number): ScenarioEvent<"aftersales.requested"> => ({
  type: "aftersales.requested",
  payload: { caseId, kind: "refund_unshipped", lines: [{ lineId, quantity }] },
});
const late = at("06-03 10:00") + 1;
const inParcels = (order: Scenario): readonly number[] => order.view().lines.map(({ shipped }) => shipped);
const money = (order: Scenario): readonly (readonly [rule: string, subject: string, amount: number])[] =>
  order.view().compensations.map(({ policy, subject, amount }) => [policy, subject, amount.amount]);

describe("CMP-03: a line that is out of stock", () => {
  it("is named", () => {
    bought(pdd).at(t("06-02 10:00")).when(out()).then.rejected("E_NO_LINES", "payload.lines").nothingElse();
  });

  it.each([
    ["pinduoduo", pdd, 1500],
    ["marketplace-cn", cn, 3000],
  ] as const)("is paid for by what was paid for it, not by the order, under %s", (_, book, coupon) => {
    expect(money(bought(book).at(t("06-02 10:00")).when(out("cups")))).toEqual([
      ["out-of-stock-coupon", "order", coupon],
      ["out-of-stock-refund", "cups", 30000],
    ]);
  });

  it.each([
    ["pinduoduo", pdd],
    ["marketplace-cn", cn],
  ] as const)("is not waited for under %s: the rest is the whole order, in time and owed nothing more", (_, book) => {
    const order = bought(book)
      .at(t("06-02 10:00"))
      .when(out("cups"))
      .at(t("06-02 12:00"))
      .when(sent("P1", [["pot", 1]]));
    expect(order.view().headline).toBe("shipped_not_picked_up");
    expect(order.at(late).view().breaches).toEqual([]);
    expect(money(order.at(late))).toHaveLength(2);
  });

  it.each([
    ["pinduoduo", pdd],
    ["marketplace-cn", cn],
  ] as const)("is nothing to pay for under %s where the buyer had called it off: nothing lacks", (_, book) => {
    const order = bought(book)
      .at(t("06-01 12:00"))
      .when(refundOf("C1", "cups", 2))
      .at(t("06-02 10:00"))
      .when(out("cups"));
    expect(money(order)).toEqual([["case-refund", "C1", 30000]]);
  });

  it("does not go into a parcel that is said to hold the rest", () => {
    const order = bought(cn).at(t("06-02 10:00")).when(out("cups")).at(t("06-02 12:00")).when(sent("P1"));
    expect(inParcels(order)).toEqual([0, 1]);
    expect(inParcels(order.when(sent("P2", [["cups", 1]])))).toEqual([0, 1]);
  });

  it("makes the part that has shipped the whole order", () => {
    const part = bought(cn)
      .at(t("06-02 10:00"))
      .when(sent("P1", [["pot", 1]]));
    expect(part.view().headline).toBe("partially_shipped");
    const whole = part.at(t("06-02 12:00")).when(out("cups"));
    expect(whole.view().headline).toBe("shipped_not_picked_up");
    expect(whole.at(late).view().breaches).toEqual([]);
  });

  it("is paid back for the items that did not ship, where some did", () => {
    const part = bought(cn)
      .at(t("06-02 10:00"))
      .when(
        sent("P1", [
          ["pot", 1],
          ["cups", 1],
        ]),
      );
    expect(money(part.at(t("06-02 12:00")).when(out("cups")))).toEqual([
      ["out-of-stock-coupon", "order", 1500],
      ["out-of-stock-refund", "cups", 15000],
    ]);
  });

  it("may be what is left of a line, and not a line that has shipped whole", () => {
    const part = bought(cn)
      .at(t("06-02 10:00"))
      .when(
        sent("P1", [
          ["pot", 1],
          ["cups", 1],
        ]),
      );
    const both = part.at(t("06-02 12:00")).when(out("cups", "pot"));
    expect(both.steps.at(-1)?.outcomes).toMatchObject([{ code: "E_ALREADY_SHIPPED", path: "payload.lines[1]" }]);
    expect(money(both)).toEqual([]);
    expect(money(both.when(out("cups")))).toHaveLength(2);
  });

  it("is owed no shipping where nothing is left to ship, and no parcel may be empty", () => {
    const none = bought(cn).at(t("06-02 10:00")).when(out("cups", "pot"));
    expect(none.at(late).view().breaches).toEqual([]);
    expect(none.when(sent("P1")).view().parcels).toEqual([]);
  });
});

describe("the rest of an order that has shipped in part", () => {
  const inEnglish = { ...buyer, locale: "en", quietHours: null };
  const part = (...packs: readonly [Pack, ...Pack[]]): Scenario =>
    bought(defineRulebook({ packs, channels: [inbox()] }))
      .given([inEnglish, seller])
      .at(t("06-02 08:00"))
      .when(sent("P1", [["cups", 2]]))
      .at(t("06-03 09:00"))
      .when(scan("06-03 09:00", "delivered"));
  const read = (order: Scenario, notice: string) =>
    order.inbox
      .filter((one) => one.notice === notice)
      .map((one) => [one.at, one.texts.find((text) => /\. /.test(text))]);

  it("is told of as that, and when time cancels it, with what goes back; only then receipt is waited for", () => {
    const cancelled = part(marketplaceIntl).at(t("06-12 00:00"));
    expect(read(cancelled, "long-unshipped")).toEqual([
      [
        at("06-04 09:58"),
        "Sorry, order 1001 is 1 day late and still not fully shipped. Please choose: ship again, refund, or wait until 6 Jun 09:58. What has not shipped by then is cancelled and refunded.",
      ],
    ]);
    expect(read(cancelled, "will-not-ship")).toEqual([
      [
        at("06-06 09:58") + 1,
        '"茶壶" of order 1001 will no longer be shipped. CNY 700.00 will go back the way you paid.',
      ],
    ]);
    expect(read(cancelled, "auto-confirm-soon").map(([time]) => time)).toEqual([at("06-08 09:58")]);
    expect(read(cancelled, "order-closed")).toEqual([]);
  });

  it("counts no more among the items of which some have shipped, or that the seller hears of in the morning", () => {
    const book = defineRulebook({ packs: [marketplaceCn], channels: [inbox()] });
    const order = bought(book).given([inEnglish, { ...seller, locale: "en" }]);
    for (const off of [out("cups"), refundOf("AS-1", "cups", 2)]) {
      const shipped = order
        .at(t("06-02 10:00"))
        .when(refundOf("AS-2", "cups", 1))
        .when(sent("P1", [["cups", 1]]));
      expect(read(shipped, "partly-shipped").map(([, text]) => String(text).split(".")[0])).toEqual([
        "The seller has shipped 1 of 2 items in order 1001",
      ]);
      const [made, paid] = [
        {
          ...created,
          receivedAt: t("06-01 10:00"),
          payload: { ...created.payload, lines: [cups, pot], total: yuan(1000) },
        },
        { type: "payment.captured", receivedAt: t("06-01 10:00"), payload: { amount: yuan(1000) } },
      ] as const;
      const late = scenario(book)
        .given([inEnglish, { ...seller, locale: "en" }])
        .at(t("06-01 12:00"))
        .when(made, paid, off);
      expect(read(late, "new-order").map(([, text]) => text)).toEqual([
        "New order 1001: 1 item. Please ship by 3 Jun 10:00.",
      ]);
    }
  });

  it("is told to the seller as called off where time or the buyer cancels it, and not where he did himself", () => {
    const off = (order: Scenario) =>
      order.inbox.flatMap(({ notice, role, at: time, texts }) =>
        notice === "rest-called-off" ? [[role, time, texts.find((text) => text.endsWith("。"))]] : [],
      );
    const text = "订单1001尚未发出的商品已取消，款项将退还买家，请勿再发货。";
    expect(off(part(marketplaceIntl).at(t("06-12 00:00")))).toEqual([["seller", at("06-06 09:58") + 1, text]]);
    const asked = part(marketplaceIntl, lawUsFtc).when({ type: "delay.announced", payload: {} });
    const answered = (agrees: boolean) =>
      asked.at(t("06-03 10:00")).when({ type: "delay.answered", payload: { agrees } });
    expect(off(answered(false))).toEqual([["seller", at("06-03 10:00"), text]]);
    expect(off(answered(true).at(t("06-03 11:00")).when(out("pot")))).toEqual([]);
    expect(off(part(marketplaceIntl).when(out("pot")).at(t("06-12 00:00")))).toEqual([]);
  });

  it("is what is late: nobody is told that nothing has shipped", () => {
    const late = part(marketplaceIntl).at(t("06-04 12:00"));
    expect(read(late, "late-shipment")).toEqual([
      [
        at("06-03 09:58") + 1,
        "Sorry, shipping of order 1001 was not completed on time. You can keep waiting until 6 Jun 09:58 or ask for a refund. What has not shipped by then is cancelled and refunded.",
      ],
    ]);
  });

  it("is cancelled, and no more, where the buyer is asked and does not agree to wait", () => {
    const asked = part(marketplaceIntl, lawUsFtc).when({ type: "delay.announced", payload: {} });
    expect(read(asked, "delay-consent")).toEqual([
      [
        at("06-03 09:00"),
        "Sorry, order 1001 is delayed, and there is no new shipping date yet. If you want to wait, please say so on the order page by 10 Jun 09:00. Otherwise what has not shipped is cancelled, with a full and prompt refund.",
      ],
    ]);
    const declined = asked.when({ type: "delay.answered", payload: { agrees: false } });
    expect(read(declined, "will-not-ship")).toHaveLength(1);
  });

  it("is named line by line, and again when its price was paid back", () => {
    const lid: OrderLine = { id: "lid", title: "茶盖", quantity: 1, paid: yuan(700) };
    const order = scenario(defineRulebook({ packs: [marketplaceCn], channels: [inbox()] }))
      .given([{ ...inEnglish, locale: "zh-CN" }, seller])
      .given({
        events: [
          { ...created, payload: { kind: "normal", lines: [cups, pot, lid], total: yuan(1700) } },
          { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(1700) } },
        ],
      })
      .at(t("06-02 08:00"))
      .when(sent("P1", [["cups", 2]]))
      .at(t("06-02 10:00"))
      .when(out("pot", "lid"));
    const paid = (line: string): ScenarioEvent<"money.settled"> => ({
      type: "money.settled",
      payload: { effect: `1001/out-of-stock-refund/${line}/pay`, result: "done" },
    });
    const told = order.at(t("06-02 11:00")).when(paid("lid")).when(paid("pot"));
    const bodies = told.inbox.flatMap(({ notice, texts }) =>
      ["will-not-ship", "refund-paid"].includes(notice) ? texts.filter((text) => text.endsWith("。")) : [],
    );
    expect(bodies).toEqual([
      "订单1001的“茶壶”不再发货，700元将原路退回，请留意到账。",
      "订单1001的“茶盖”不再发货，700元将原路退回，请留意到账。",
      "订单1001的“茶盖”已退款700元，款项原路退回，请留意到账。",
      "订单1001的“茶壶”已退款700元，款项原路退回，请留意到账。",
    ]);
  });

  it("is told of with what goes back for it, where some of the order's price went back before", () => {
    for (const pack of [marketplaceCn, pinduoduo]) {
      const order = bought(defineRulebook({ packs: [pack], channels: [inbox()] }))
        .given([inEnglish])
        .at(t("06-02 09:00"))
        .when({ type: "refund.started", payload: { refundId: "R1", amount: yuan(800) }, actor: { role: "platform" } })
        .when({ type: "refund.succeeded", payload: { refundId: "R1" } })
        .at(t("06-02 10:00"))
        .when(out("pot"));
      expect(money(order).at(-1)).toEqual(["out-of-stock-refund", "pot", 20000]);
      expect(read(order, "will-not-ship")).toEqual([
        [
          at("06-02 10:00"),
          '"茶壶" of order 1001 will no longer be shipped. CNY 200.00 will go back the way you paid.',
        ],
      ]);
    }
  });

  it("is told of as the rest of a line where some of that has left", () => {
    const ordered = (locale: string) =>
      bought(defineRulebook({ packs: [marketplaceCn], channels: [inbox()] }))
        .given([{ ...buyer, locale }])
        .at(t("06-02 08:00"));
    const told = (order: Scenario) =>
      order.when(out("cups")).inbox.flatMap(({ notice, texts }) => (notice === "will-not-ship" ? texts : []));
    const one = sent("P1", [["cups", 1]]);
    expect(told(ordered("en"))).toContain(
      '"茶杯" of order 1001 will no longer be shipped. CNY 300.00 will go back the way you paid.',
    );
    expect(told(ordered("en").when(one))).toContain(
      'The rest of "茶杯" of order 1001 will no longer be shipped. CNY 150.00 will go back the way you paid.',
    );
    expect(told(ordered("zh-CN").when(one))).toContain(
      "订单1001的“茶杯”剩余部分不再发货，150元将原路退回，请留意到账。",
    );
  });

  it("is told of without a figure where it was a gift", () => {
    const lid: OrderLine = { id: "lid", title: "茶盖", quantity: 1, paid: yuan(0) };
    for (const pack of [marketplaceIntl, marketplaceCn, pinduoduo]) {
      const order = scenario(defineRulebook({ packs: [pack], channels: [inbox()] }))
        .given([inEnglish, seller])
        .given({
          events: [
            { ...created, payload: { kind: "normal", lines: [cups, lid], total: yuan(300) } },
            { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(300) } },
          ],
        })
        .at(t("06-02 10:00"))
        .when(out("lid"));
      expect(read(order, "will-not-ship")).toEqual([
        [at("06-02 10:00"), '"茶盖" of order 1001 will no longer be shipped. Please see the order page.'],
      ]);
    }
  });

  it("is told of at once where it is out of stock, and not beside the word that all of it is off", () => {
    expect(read(part(marketplaceCn).when(out("pot")), "will-not-ship")).toHaveLength(1);
    const none = bought(defineRulebook({ packs: [marketplaceCn], channels: [inbox()] })).when(out("cups", "pot"));
    expect([read(none, "will-not-ship"), read(none, "order-closed").length]).toEqual([[], 1]);
  });
});

describe("a line that is paid back before it ships", () => {
  it.each([
    ["pinduoduo", pdd],
    ["marketplace-cn", cn],
  ] as const)("is not waited for either under %s", (_, book) => {
    const refunded = bought(book)
      .at(t("06-01 12:00"))
      .when(refundOf("C1", "cups", 2));
    const shipped = refunded.at(t("06-02 12:00")).when(sent("P1", [["pot", 1]]));
    expect(shipped.view().headline).not.toBe("partially_shipped");
    expect(shipped.at(late).view().breaches).toEqual([]);
  });

  it("leaves the other items of it open", () => {
    const refunded = bought(cn)
      .at(t("06-01 12:00"))
      .when(refundOf("C1", "cups", 1));
    const shipped = refunded.at(t("06-02 12:00")).when(sent("P1", [["pot", 1]]));
    expect(inParcels(shipped.when(sent("P2", [["cups", 2]])))).toEqual([0, 1]);
    expect(inParcels(shipped.when(sent("P2", [["cups", 1]])))).toEqual([1, 1]);
    expect(
      shipped
        .at(late)
        .view()
        .breaches.map(({ promise }) => promise),
    ).toEqual(["ship-by"]);
  });
});

describe("CMP-01 in percent", () => {
  it("is of the lines that are late, not of those that shipped in time", () => {
    const order = bought(cn)
      .at(t("06-02 12:00"))
      .when(sent("P1", [["pot", 1]]));
    // 5 % of 300.00 yuan; of all of it the most, 30.00 yuan.
    expect(money(order.at(late))).toEqual([["delay-coupon", "order", 1500]]);
    expect(money(bought(cn).at(late))).toEqual([["delay-coupon", "order", 3000]]);
  });
});

describe("the rest of an order that never ships", () => {
  const part = bought(bookOf(marketplaceIntl))
    .at(t("06-02 11:00"))
    .when(
      sent("P1", [
        ["cups", 1],
        ["pot", 1],
      ]),
    );
  const end = at("06-06 09:58");

  it("is cancelled when nobody waits any more, and paid back; what has shipped goes its way", () => {
    expect(part.at(end).view().headline).toBe("partially_shipped");
    const cancelled = part.at(end + 1);
    expect(money(cancelled)).toEqual([["out-of-stock-refund", "cups", 15000]]);
    expect(cancelled.record?.stamps["order.shipped"]).toEqual([end, end]);
    expect(cancelled.view().headline).toBe("shipped_not_picked_up");
    expect(cancelled.view().promises.map(({ promise }) => promise)).not.toContain("ship-or-cancel");
    expect(
      money(
        part
          .at(end)
          .when(sent("P2"))
          .at(end + 1),
      ),
    ).toEqual([]);
  });

  it("is cancelled by who does not agree to wait for it", () => {
    const asked = bought(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels: [inbox()] }))
      .at(t("06-02 11:00"))
      .when(sent("P1", [["pot", 1]]))
      .when({ type: "delay.announced", payload: {} });
    const declined = asked.at(t("06-03 09:00")).when({ type: "delay.answered", payload: { agrees: false } });
    expect(money(declined)).toEqual([["out-of-stock-refund", "cups", 30000]]);
    expect(money(asked.at(t("06-09 11:00")))).toEqual([]);
    expect(money(asked.at(at("06-09 11:00") + 1))).toEqual([["out-of-stock-refund", "cups", 30000]]);
  });
});

describe("M19: a courier's job to fetch the rest of an order", () => {
  const job = { taskId: "T-1" };
  const agreed = (order: Scenario): Scenario =>
    order
      .when({ type: "dispatch.created", payload: { ...job, role: "pickup", place: "仓库", to: t("06-02 18:30") } })
      .when({ type: "dispatch.offered", actor: { role: "seller" }, payload: { ...job, courier: { id: "A" } } })
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "A" }, payload: job });
  const fetched = (order: Scenario, parcelId: string, time: string): Scenario =>
    order.at(t(time)).when(traced([[time, "picked_up"]], { number: sent(parcelId).payload.number }));
  const stage = (order: Scenario) => order.view().tasks.map((task) => task.stage);
  const first = bought(cn)
    .at(t("06-01 10:30"))
    .when(sent("P1", [["cups", 2]]));
  const rest = agreed(fetched(first, "P1", "06-01 10:45").at(t("06-01 11:00")));

  it.each([
    ["is called off", refundOf("C-1", "pot", 1)],
    ["is out of stock", out("pot")],
  ])("is over where that rest %s: the carrier has all else", (_, off) => {
    expect(stage(rest.at(t("06-01 12:00")).when(off))).toEqual(["cancelled"]);
  });

  it("is over, too, where nobody has accepted it yet", () => {
    const offered = fetched(first, "P1", "06-01 10:45")
      .at(t("06-01 11:00"))
      .when({ type: "dispatch.created", payload: { ...job, role: "pickup", place: "仓库", to: t("06-02 18:30") } })
      .when({ type: "dispatch.offered", actor: { role: "seller" }, payload: { ...job, courier: { id: "A" } } });
    expect(stage(offered.at(t("06-01 11:20")).when(out("pot")))).toEqual(["cancelled"]);
  });

  it("goes on as long as there is something to fetch, or it may have been fetched with it", () => {
    const less = refundOf("C-1", "cups", 1);
    const one = agreed(
      fetched(
        bought(cn)
          .at(t("06-01 10:30"))
          .when(sent("P1", [["cups", 1]])),
        "P1",
        "06-01 10:45",
      ),
    );
    expect(stage(one.at(t("06-01 12:00")).when(less))).toEqual(["agreed"]);
    // By the same courier, on the same job.
    const both = fetched(agreed(first).when(sent("P2", [["pot", 1]])), "P2", "06-01 12:00");
    expect(stage(fetched(both, "P1", "06-01 12:00"))).toEqual(["agreed"]);
    const called = fetched(agreed(first), "P1", "06-01 12:00").when(refundOf("C-1", "pot", 1));
    expect(stage(called)).toEqual(["agreed"]);
    // What is sent for something else.
    const gift = rest.when({
      type: "extra_parcel.added",
      payload: { parcelId: "P3", kind: "gift", carrier: "zhongtong", number: "73100000000003" },
    });
    expect(stage(gift.at(t("06-01 12:00")).when(out("pot")))).toEqual(["agreed"]);
    expect(stage(agreed(fetched(first, "P1", "06-01 10:45").when(out("pot")).at(t("06-01 13:00"))))).toEqual([
      "agreed",
    ]);
  });
});
