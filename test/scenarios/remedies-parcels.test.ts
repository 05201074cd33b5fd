import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Expectations, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, number, paid, scan, seller, shippedAt, t, total, traced } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { around, channels, confirmed, onItsWay, platform, travelling } from "./pinduoduo.ts";

const tracked = (of: Expectations): Expectations => of.effectOfType("untrack").effectOfType("track");

describe("a number that is replaced", () => {
  const to = (right: string): ScenarioEvent<"tracking.replaced"> => ({
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: right },
  });
  // For how long under pinduoduo, and what to do then: SC-05.

  it("may be so as often as the seller likes under pinduoduo", () => {
    const uploaded = onItsWay("06-01 12:00").at(t("06-01 18:00"));
    const often = ["ZT111111", "ZT222222", "ZT333333"].reduce((order, right) => order.when(to(right)), uploaded);
    expect(often.view().parcels[0]?.number).toBe("ZT333333");
  });

  it("may be so once under marketplace-cn", () => {
    const uploaded = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, paid, shippedAt("06-01 12:00")] })
      .at(t("06-01 18:00"))
      .when(to("ZT111111"));
    tracked(uploaded.then)
      .told("buyer", "number-corrected", "push")
      .when(to("ZT222222"))
      .then.rejected("E_FIX_LIMIT", "", "Add an extra parcel of kind resend with the right number.")
      .nothingElse();
  });

  it.each(["06-01 18:00", "06-02 12:00:00.001"])(
    "by the one it has is no edit, so none is too many or too late: %s",
    (time) => {
      const uploaded = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
        .given([buyer, seller, platform])
        .given({ events: [created, paid, shippedAt("06-01 12:00")] })
        .at(t("06-01 15:00"))
        .when(to("ZT111111"))
        .at(t(time));
      const cover: ScenarioEvent = { ...shippedAt(time), payload: { ...to("zt111111").payload, cover: true } };
      const answers = [to("ZT111111"), cover, to(number), to("ZT222222")].map((event) => {
        const [outcome] = uploaded.when(event).steps.at(-1)?.outcomes ?? [];
        return outcome?.is === "rejected" ? outcome.code : outcome?.is;
      });
      const barred = time === "06-01 18:00" ? "E_FIX_LIMIT" : "E_FIX_WINDOW_CLOSED";
      expect(answers).toEqual(["duplicate", "duplicate", barred, barred]);
    },
  );

  it("may be so until the first scan under marketplace-intl, and not with it", () => {
    const abroad = scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [created, paid, shippedAt("06-01 12:00")] });
    abroad.at(t("06-25 12:00")).when(to("ZT111111")).then.accepted();
    abroad
      .at(t("06-02 12:00"))
      .when(scan("06-02 12:00", "picked_up"))
      .when(to("ZT111111"))
      .then.told("buyer", "shipped", "push")
      .rejected("E_FIX_WINDOW_CLOSED")
      .nothingElse();
  });

  it("has to be one that a carrier may have printed", () => {
    onItsWay("06-01 12:00").when(to("ZT111")).then.rejected("E_TRACKING_FORMAT", "payload.number").nothingElse();
  });
});

describe("an extra parcel", () => {
  const added = (n: number): ScenarioEvent<"extra_parcel.added"> => ({
    type: "extra_parcel.added",
    payload: { parcelId: `G${n}`, kind: "resend", carrier: "yuantong", number: `YT88001122334${n + 10}` },
  });
  const delivered = travelling.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));
  const received = delivered.when({ type: "receipt.confirmed" });

  it("may be added up to the last millisecond of thirty days", () => {
    const [due, after] = around("07-01 18:00");
    for (const time of [due - 1, due]) received.at(time).when(added(0)).then.accepted();
    received
      .at(after)
      .when(added(0))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "receipt-thanks", "push")
      .rejected("E_EXTRA_WINDOW_CLOSED")
      .nothingElse();
  });

  it("may be one of ten, and is told each time", () => {
    const ten = Array.from({ length: 10 }, (_, n) => n).reduce((order, n) => order.when(added(n)), delivered);
    expect(ten.view().parcels.map(({ effective }) => effective)).toEqual([true, ...Array(10).fill(false)]);
    ten.when(added(10)).then.told("buyer", "delivered", "push");
    expect(ten.sent.filter(({ notice }) => notice === "extra-parcel")).toHaveLength(10);
    const eleventh = ten.when(added(10)).steps.at(-1)?.outcomes[0];
    expect(eleventh).toMatchObject({ is: "rejected", code: "E_EXTRA_LIMIT" });
  });

  it("is judged by nothing: nobody picks it up, and nobody is to blame", () => {
    travelling
      .at(t("06-03 09:00"))
      .when(added(0))
      .then.effect("track", { parcel: "G0", carrier: "yuantong", number: "YT8800112233410" })
      .told("buyer", "extra-parcel", "push", { subject: "G0" })
      .nothingElse()
      .promises([
        ["keep-moving", "P1", t("06-05 23:40:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .at(t("06-05 23:40:00.000"))
      .then.nothing()
      .breaches([]);
  });

  it("does not make an order that is late a shipped one", () => {
    confirmed.when(added(0)).then.rejected("E_NOT_SHIPPED").nothingElse();
  });
});

describe("goods that are out of stock", () => {
  const out: ScenarioEvent<"stock.out"> = { type: "stock.out", payload: { lines: ["L1"] } };
  const told = confirmed
    .at(t("06-02 12:00"))
    .when(out)
    .then.effect(
      "compensate",
      {
        policy: "out-of-stock-coupon",
        subject: "order",
        form: "coupon",
        amount: { amount: 300, currency: "CNY" },
        payer: "seller",
        to: "buyer",
      },
      { at: t("06-02 12:00"), since: t("06-02 12:00") },
    )
    .effect("charge", {
      policy: "out-of-stock-coupon",
      subject: "order",
      amount: { amount: 300, currency: "CNY" },
      payer: "seller",
      to: "buyer",
    })
    .effect(
      "refund",
      { policy: "out-of-stock-refund", subject: "L1", form: "refund", amount: total, payer: "seller", to: "buyer" },
      { at: t("06-02 12:00"), since: t("06-02 12:00") },
    )
    .told("buyer", "compensated", "push", { text: "订单1001的补偿已发放：3元无门槛券，原因：商品缺货。" })
    .told("buyer", "order-closed", "push")
    .told("seller", "charged", "email")
    .nothingElse();

  it("are paid back in full, and at least three yuan for it", () => {
    told.compensations([
      ["out-of-stock-coupon", "order", 300, "issued"],
      ["out-of-stock-refund", "L1", 5990, "issued"],
    ]);
  });

  it("are no more to be shipped when the money is back", () => {
    told
      .at(t("06-02 13:00"))
      .when({ type: "refund.started", payload: { refundId: "R1", amount: total } })
      .at(t("06-02 14:00"))
      .when({ type: "refund.succeeded", payload: { refundId: "R1" } })
      .then.told("buyer", "refund-paid", "push", { at: t("06-02 14:00") })
      .nothingElse()
      .promises([])
      .at(t("06-10 00:00"))
      .then.nothing()
      .breaches([]);
  });

  it("are not the ones that have shipped, nor ones nobody ordered, nor before they are paid", () => {
    travelling
      .at(t("06-03 09:00"))
      .when(out)
      .then.rejected("E_ALREADY_SHIPPED", "payload.lines[0]")
      .nothingElse()
      .compensations([]);
    confirmed
      .when({ ...out, payload: { lines: ["L1", "L2"] } })
      .then.rejected("E_NO_SUCH_LINE", "payload.lines[1]")
      .nothingElse();
  });
});

describe("a parcel that is lost", () => {
  const lost = travelling
    .at(t("06-03 12:00"))
    .when(scan("06-03 12:00", { exception: "lost", code: "L" }))
    .then.told("buyer", "lost-or-damaged", "push", {
      at: t("06-03 12:00"),
      text: `抱歉，包裹${number}异常，物流显示：包裹丢失。我们已启动赔付，您可选择补发或退款。`,
    })
    .nothingElse();
  const chosen = (remedy: "money" | "resend" | "none"): ScenarioEvent<"remedy.chosen"> => ({
    type: "remedy.chosen",
    payload: { parcelId: "P1", remedy },
  });
  const choose = (remedy: "money" | "resend" | "none"): Scenario => lost.at(t("06-03 13:00")).when(chosen(remedy));

  it("stops the clock of the automatic confirmation, and every other", () => {
    lost
      .headline("exception")
      .promises([["auto-confirm", "order", "paused"]])
      .compensations([])
      .at(t("06-30 00:00"))
      .then.nothing()
      .breaches([]);
  });

  it("is paid back where the buyer wants the money, which is told once: when it is paid", () => {
    choose("money")
      .then.effect(
        "refund",
        { policy: "lost-or-damaged", subject: "P1", form: "refund", amount: total, payer: "seller", to: "buyer" },
        { at: t("06-03 13:00") },
      )
      .nothingElse()
      .compensations([["lost-or-damaged", "P1", 5990, "issued"]])
      .at(t("06-04 10:00"))
      .when({ type: "money.settled", payload: { effect: "1001/lost-or-damaged/P1/pay", result: "done" } })
      .then.told("buyer", "refund-paid", "push", { at: t("06-04 10:00") })
      .nothingElse();
  });

  it("costs nobody anything where he wants none", () => {
    choose("none").then.nothing().compensations([]);
  });

  const anew = (parcelId: string, of: string): ScenarioEvent => ({
    type: "extra_parcel.added",
    payload: { parcelId, kind: "resend", carrier: "zhongtong", number: of },
  });
  const agreed = choose("resend")
    .then.told("buyer", "resend-chosen", "push", {
      at: t("06-03 13:00"),
      text: "您已为订单1001选择补发，商家将在6月5日13:00前寄出商品，寄出后会通知您单号。",
    })
    .told("seller", "resend-chosen-seller", "push", {
      at: t("06-03 13:00"),
      text: `订单1001的包裹${number}异常（包裹丢失），买家选择补发，请在6月5日13:00前寄出商品并新增补寄包裹。`,
    })
    .nothingElse();
  const resendBy = (order: Scenario) =>
    order.view().promises.find(({ promise }) => promise === "resend-lost-goods")?.due;

  it("is sent anew within two days where he wants that, which both hear, and costs nobody anything", () => {
    agreed.compensations([]);
    expect(resendBy(agreed)).toBe(at("06-05 13:00"));
    const sent = agreed.at(t("06-05 13:00")).when(anew("P2", "73100000000002"));
    expect(resendBy(sent)).toBe(undefined);
    sent.at(t("06-30 00:00")).then.breaches([]);
  });

  it("and not sent anew is a breach of the seller's, and the buyer may choose the money after all", () => {
    agreed
      .at(t("06-05 13:00:00.001"))
      .then.breaches([["resend-lost-goods", "P1", t("06-05 13:00")]])
      .effect("openTask", { rule: "resend-lost-goods", task: "call-the-buyer", assignee: "platform", subject: "P1" })
      .told("buyer", "lost-or-damaged", "push", {
        at: t("06-05 13:00:00.001"),
        text: `抱歉，包裹${number}异常（包裹丢失），商品未在6月5日13:00前补发，您可重新选择补发或退款。`,
      })
      .nothingElse()
      .at(t("06-06 10:00"))
      .when(chosen("money"))
      .then.effectOfType("refund")
      .told("seller", "resend-not-chosen", "push")
      .nothingElse()
      .at(t("06-10 00:00"))
      .then.nothing();
  });

  it("is not sent anew any more where he chooses the money in time, or it is found", () => {
    const money = agreed.at(t("06-04 10:00")).when(chosen("money"));
    expect(resendBy(money)).toBe(undefined);
    money.at(t("06-30 00:00")).then.effectOfType("refund").breaches([]);
    const found = agreed.at(t("06-04 10:00")).when(scan("06-04 10:00", "delivered"));
    expect(resendBy(found)).toBe(undefined);
    found.at(t("06-06 00:00")).then.breaches([]);
  });

  it("is nothing to choose about while all is well with it", () => {
    travelling
      .at(t("06-03 13:00"))
      .when(chosen("money"))
      .then.rejected("E_NOTHING_TO_ANSWER", "payload.parcelId")
      .nothingElse();
  });

  it("may be chosen about where it is said to be missing, as far as the rules ask for it", () => {
    const missing = travelling.at(t("06-03 12:00")).when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
    const order = missing.at(t("06-03 13:00")).when(chosen("resend"));
    expect(order.steps.at(-1)?.outcomes).toMatchObject([{ is: "accepted" }]);
  });

  it.each<readonly [string, Scenario]>([
    [
      "it is held by customs",
      travelling.at(t("06-03 12:00")).when(scan("06-03 12:00", { exception: "held", code: "H" })),
    ],
    [
      "it waits at a locker that nobody asked for",
      travelling.at(t("06-03 12:00")).when(scan("06-03 12:00", "awaiting_collection")),
    ],
    ["there is no news of it for long", travelling.at(t("06-08 12:00"))],
    ["nobody picked it up in time", onItsWay("06-01 18:00").at(t("06-02 18:00:00.001"))],
  ])("is nothing to choose about where %s: what he wanted then would stand once it is lost", (_, order) => {
    const early = order.when(chosen("none"));
    expect(early.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_NOTHING_TO_ANSWER" }]);
    const gone = early.at(t("06-08 13:00")).when(scan("06-08 13:00", { exception: "lost", code: "L" }));
    expect(gone.sent.filter(({ notice }) => notice === "lost-or-damaged").map(({ at: when }) => when)).toContain(
      at("06-08 13:00"),
    );
  });

  it("is nothing to choose about once it came after all, unless the buyer says it did not", () => {
    const came = lost.at(t("06-03 14:00")).when(scan("06-03 14:00", "delivered"));
    expect(came.at(t("06-03 15:00")).when(chosen("money")).steps.at(-1)?.outcomes).toMatchObject([
      { is: "rejected", code: "E_NOTHING_TO_ANSWER" },
    ]);
    const missing = came.when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
    expect(missing.at(t("06-03 15:00")).when(chosen("money")).steps.at(-1)?.outcomes).toMatchObject([
      { is: "accepted" },
    ]);
  });

  it("is no more told of in the morning, where it came in the night", () => {
    const night = travelling
      .at(t("06-03 23:00"))
      .when(scan("06-03 23:00", { exception: "lost", code: "L" }))
      .at(t("06-04 07:00"))
      .when(scan("06-04 07:00", "delivered"))
      .at(t("06-04 09:00"));
    expect(night.sent.map(({ notice }) => notice)).not.toContain("lost-or-damaged");
  });

  it("is once only what he chose first", () => {
    choose("money")
      .when(chosen("resend"))
      .then.effectOfType("refund")
      .rejected("E_MADE_GOOD", "payload.parcelId")
      .nothingElse();
  });

  const about = (parcelId: string, remedy: "money" | "resend"): ScenarioEvent => ({
    type: "remedy.chosen",
    payload: { parcelId, remedy },
  });
  const resent = choose("resend").at(t("06-04 13:00")).when(anew("P2", "73100000000002"));
  const lostToo = (order: Scenario, day: string, of: string): Scenario =>
    order.at(t(day)).when(traced([[day, { exception: "lost" }]], { number: of }));
  const answer = (order: Scenario): string => {
    const [outcome] = order.steps.at(-1)?.outcomes ?? [];
    return outcome?.is === "rejected" ? outcome.code : (outcome?.is ?? "");
  };
  const refunds = (order: Scenario) =>
    order
      .view()
      .compensations.flatMap(({ subject, amount, is }) => (is === "issued" ? [[subject, amount.amount]] : []));

  it("and was sent anew is not paid back too, once that left", () => {
    expect(answer(resent.when(about("P1", "money")))).toBe("E_MADE_GOOD");
    const came = resent
      .at(t("06-08 12:00"))
      .when(traced([["06-08 12:00", "delivered"]], { number: "73100000000002" }))
      .at(t("06-09 09:00"))
      .when(about("P1", "money"));
    expect([answer(came), refunds(came)]).toEqual(["E_MADE_GOOD", []]);
  });

  it("and was sent anew is paid back, once, where the second is lost, or the third", () => {
    const second = lostToo(resent, "06-06 12:00", "73100000000002");
    expect(second.sent.filter(({ notice }) => notice === "lost-or-damaged").map(({ subject }) => subject)).toEqual([
      "P1",
      "P2",
    ]);
    const back = second.when(about("P2", "money"));
    expect([answer(back), refunds(back)]).toEqual(["accepted", [["P2", 5990]]]);
    expect(answer(back.when(about("P1", "money")))).toBe("E_MADE_GOOD");
    const again = second.when(about("P2", "resend")).when(anew("P3", "73100000000003"));
    const third = lostToo(again, "06-08 12:00", "73100000000003").when(about("P3", "money"));
    expect([answer(third), refunds(third)]).toEqual(["accepted", [["P3", 5990]]]);
  });

  it("is nothing to choose about where nobody paid for what was in it", () => {
    const gift: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: "73100000000002" },
    };
    const gone = lostToo(travelling.at(t("06-03 12:00")).when(gift), "06-04 12:00", "73100000000002");
    expect(gone.sent.map(({ notice }) => notice)).not.toContain("lost-or-damaged");
    expect(answer(gone.when(about("P2", "money")))).toBe("E_MADE_GOOD");
  });

  it("is claimed from the carrier by an agent, and told to nobody as a charge of his", () => {
    const decided = (release: boolean): ScenarioEvent<"compensation.decided"> => ({
      type: "compensation.decided",
      payload: { policy: "carrier-claim", subject: "P1", release },
    });
    lost
      .at(t("06-03 13:00"))
      .when(decided(true))
      .then.effect("charge", { policy: "carrier-claim", subject: "P1", amount: total, payer: "carrier", to: "seller" })
      .nothingElse()
      .when(decided(true))
      .then.rejected("E_NO_SUCH_COMPENSATION", "payload.policy")
      .nothingElse();
    lost.at(t("06-03 13:00")).when(decided(false)).then.nothing();
  });
});
