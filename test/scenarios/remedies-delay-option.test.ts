import { describe, expect, it } from "vitest";
import { type DisruptionEffect, defineRulebook } from "waybell";
import { lawUsFtc, marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Expectations, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, number, paid, shipped, t, total } from "./fixture.ts";
import { peopleAbroad } from "./intl.ts";
import { around, channels, entryOf } from "./pinduoduo.ts";

// Placed on Monday at 09:58 of Shanghai, to be shipped in two business days; the buyer sleeps in New York until 20:00 there.

const [due] = around("06-03 09:58");
/** A delay announced on 06-02 at 20:30 may be answered for seven days. */
const [answerDue, unanswered] = around("06-09 20:30");

const day = 86_400_000;
const announced = (until?: string): ScenarioEvent<"delay.announced"> => ({
  type: "delay.announced",
  payload: until === undefined ? {} : { until: t(until), link: "https://shop.example.com/d/1" },
});
const answered = (agrees: boolean): ScenarioEvent<"delay.answered"> => ({
  type: "delay.answered",
  payload: { agrees },
});

const ordered = scenario(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels }))
  .given(peopleAbroad)
  .given({ events: [created, paid] })
  .at(t("06-02 20:30"))
  .then.told("buyer", "order-paid", "push", { at: t("06-01 20:00") })
  .nothingElse();

/** What is said of the first date while nobody answers: that he may wait, to a buyer whose silence says that he does. */
const lateMeanwhile = (of: Expectations, silence: "agrees" | "cancels" = "agrees"): Expectations =>
  of.messages(
    (
      [
        [t("06-02 21:58"), "seller", "ship-soon", "push"],
        [t("06-03 07:58"), "seller", "ship-now", "push"],
        [t("06-03 09:58"), "seller", "late-shipment-seller", "push"],
        [t("06-03 20:00"), "buyer", "late-shipment", "push"],
        [t("06-04 09:58"), "platform", "call-the-buyer", "webhook"],
        [t("06-04 20:00"), "buyer", "long-unshipped", "sms"],
      ] as const
    ).filter(([, who]) => silence === "agrees" || who !== "buyer"),
  );
const refunded = (of: Expectations, time: number): Expectations =>
  of
    .effect(
      "refund",
      { policy: "delay-refund", subject: "order", form: "refund", amount: total, payer: "seller", to: "buyer" },
      { at: time },
    )
    .headline("closed")
    .promises([])
    .compensations([["delay-refund", "order", 5990, "issued"]]);

describe("a first delay of at most thirty days", () => {
  const asked = ordered
    .when(announced("07-03 09:58:00.000"))
    .then.told("buyer", "delay-choice", "email", { at: t("06-02 20:30") })
    .nothingElse();

  it("is put to the buyer as a choice, with what silence means", () => {
    expect(entryOf(asked, "delay-choice").actions).toEqual(["Keep waiting", "Cancel the order"]);
    asked.promises([
      ["ship-by", "order", due],
      ["answer-delay", "order", answerDue],
    ]);
  });

  it("is agreed to by silence, a millisecond after the time to answer, and not before", () => {
    const silent = lateMeanwhile(asked.at(answerDue).then).nothingElse();
    silent.promises([
      ["ship-by", "order", due, "overdue"],
      ["answer-delay", "order", answerDue],
    ]);
    const agreed = silent.at(unanswered);
    agreed.then
      .nothing()
      .promises([["ship-by", "order", t("07-03 09:58:00.000")]])
      .breaches([["ship-by", "order", due]])
      .compensations([]);
    expect(agreed.record?.stamps["order.delay-answered"]).toEqual([answerDue, answerDue]);
  });

  it.each(["06-03 10:00", "06-06 12:00", "06-09 20:30"])(
    "is agreed to by silence where its date, %s, is over by then: it is late, and cancelled in its time",
    (until) => {
      const near = ordered.when(announced(until)).at(answerDue);
      near.then.headline("to_ship");
      const agreed = near.at(unanswered);
      const date = at(until);
      expect(agreed.record?.stamps["order.delay-answered"]).toEqual([answerDue, answerDue]);
      expect(agreed.view().breaches.map(({ due, ended }) => [due, ended])).toContainEqual([date, undefined]);
      // Counted from when it came to be owed.
      const last = answerDue + 3 * day;
      agreed.at(last).then.headline("to_ship");
      const cancelled = agreed.at(last + 1);
      cancelled.then.headline("closed");
      expect(cancelled.record?.stamps["order.closed"]?.[0]).toBe(last);
    },
  );

  it("is agreed to by a word: the old date is none any more, and the new one is kept", () => {
    const agreed = asked.at(t("06-02 21:30")).when(answered(true));
    agreed.then
      .nothing()
      .promises([["ship-by", "order", t("07-03 09:58:00.000")]])
      .at(t("07-01 12:00"))
      .when(shipped)
      .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .nothingElse()
      .breaches([])
      .promises([
        ["ship-by", "order", t("07-03 09:58:00.000")],
        // Six business days after the date that was agreed.
        ["deliver-by", "P1", t("07-13 09:58:00.000")],
      ]);
  });

  it("is declined by a word: the order is cancelled, and all money goes back at once", () => {
    const declined = asked.at(t("06-02 21:30")).when(answered(false));
    refunded(declined.then, at("06-02 21:30"))
      .toldContaining("buyer", "order-closed", "push", { at: t("06-02 21:30"), text: "59.90" })
      .told("seller", "order-called-off", "push", { at: t("06-02 21:30") })
      .nothingElse()
      .breaches([])
      .when(shipped)
      .then.rejected("E_TERMINAL")
      .nothingElse();
  });

  it("is agreed to by a new date the seller keeps before anybody answers", () => {
    asked
      .at(t("06-02 21:30"))
      .when(shipped)
      .then.effectOfType("track")
      .told("buyer", "shipped", "push")
      .at(unanswered)
      .then.headline("shipped_not_picked_up")
      .compensations([]);
  });
});

describe("a delay that silence does not agree to", () => {
  it.each([
    ["of more than thirty days", "07-03 09:58:00.001"],
    ["to a date that is not known", undefined],
  ])("%s cancels the order when nobody answers: all money goes back", (_, until) => {
    const asked = ordered.when(announced(until)).then.told("buyer", "delay-consent", "email", { at: t("06-02 20:30") });
    const silent = lateMeanwhile(asked.at(answerDue).then, "cancels").nothingElse().compensations([]);
    const cancelled = silent.at(unanswered);
    refunded(cancelled.then, unanswered)
      .toldContaining("buyer", "order-closed", "push", { at: unanswered, text: "59.90" })
      .told("seller", "order-called-off", "push", { at: unanswered })
      .nothingElse();
    expect(cancelled.record?.stamps["order.closed"]).toEqual([answerDue, answerDue]);
  });

  it("may be agreed to by a word, in its last millisecond too", () => {
    const asked = ordered.when(announced("07-20 10:00")).then.told("buyer", "delay-consent", "email");
    lateMeanwhile(asked.at(answerDue).when(answered(true)).then, "cancels")
      .nothingElse()
      .promises([["ship-by", "order", t("07-20 10:00")]])
      .at(unanswered)
      .then.nothing()
      .headline("to_ship");
  });
});

describe("a buyer who asks for his money before he is asked to wait", () => {
  const first = announced("07-03 09:58:00.000");
  const asks = (more: object = {}): ScenarioEvent => ({
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_unshipped", ...more },
  });
  const questions = ({ inbox }: Scenario) => inbox.flatMap(({ notice }) => (/^delay-/.test(notice) ? [notice] : []));

  it("is not told that his silence agrees: it does not", () => {
    const asked = ordered.when(asks()).when(first);
    expect(questions(asked)).toEqual(["delay-consent"]);
    expect(entryOf(asked, "delay-consent").body).toContain("Otherwise what has not shipped is cancelled");
    const silent = asked.when({ type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "shipped" } });
    expect(silent.at(answerDue).record?.stamps["order.closed"]).toBeUndefined();
    expect(silent.at(unanswered).record?.stamps["order.closed"]?.[0]).toBe(answerDue);
  });

  it("is asked anew where he was told so before", () => {
    const asked = ordered.when(first).at(t("06-02 21:30"));
    expect(questions(asked)).toEqual(["delay-choice"]);
    expect(questions(asked.when(asks()))).toEqual(["delay-choice", "delay-consent"]);
  });

  it("has not been silent where he asks line by line: what is not shipped by then is cancelled", () => {
    const lines = [
      { id: "L1", title: "Cup", quantity: 1 },
      { id: "L2", title: "Pot", quantity: 1 },
    ];
    const byLine = scenario(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels }))
      .given(peopleAbroad)
      .given({ events: [{ ...created, payload: { ...created.payload, lines } }, paid] })
      .at(t("06-02 20:30"))
      .when(asks({ kind: "refund_unshipped", lines: [{ lineId: "L1", quantity: 1 }] }))
      .when(asks({ caseId: "AS-2", kind: "refund_unshipped", lines: [{ lineId: "L2", quantity: 1 }] }))
      .when(first);
    expect(questions(byLine)).toEqual(["delay-consent"]);
  });

  it("for a part only has the choice that all have", () => {
    expect(questions(ordered.when(asks({ lines: [{ lineId: "L1", quantity: 1 }] })).when(first))).toEqual([
      "delay-choice",
    ]);
  });
});

describe("a delay of what has not shipped yet", () => {
  it("offers the price of that part, and not of all", () => {
    const part = ordered
      .when({ ...shipped, payload: { ...shipped.payload, lines: [{ lineId: "L1", quantity: 1 }] } })
      .when(announced("07-03 09:58:00.000"));
    expect(entryOf(part, "delay-choice").body).toContain(
      "or cancel what has not shipped for a full and prompt refund.",
    );
    const back = part.when(answered(false)).view().compensations;
    expect(back.map(({ amount }) => amount)).toEqual([{ amount: 2995, currency: "CNY" }]);
  });
});

describe("a buyer who agreed to wait without a date", () => {
  const asked = ordered.when(announced()).then.told("buyer", "delay-consent", "email");
  const waiting = asked.at(t("06-02 21:30")).when(answered(true)).then.nothing().headline("to_ship").promises([]);

  it("is told of no limit, and his order is not cancelled by one", () => {
    waiting
      .at(t("08-03 12:00"))
      .then.nothing()
      .headline("to_ship")
      .promises([])
      .breaches([])
      .when(shipped)
      .then.effectOfType("track")
      .nothingElse()
      // Six business days after it was shipped, which is all that is known.
      .promises([["deliver-by", "P1", t("08-11 12:00:00.000")]])
      .breaches([]);
  });

  it("may say no at any time after all: the order is cancelled, and all money goes back at once", () => {
    refunded(waiting.at(t("08-03 21:00")).when(answered(false)).then, at("08-03 21:00"))
      .toldContaining("buyer", "order-closed", "push", { at: t("08-03 21:00"), text: "59.90" })
      .told("seller", "order-called-off", "push")
      .nothingElse();
  });

  it("is asked again once there is a date, and waits for that where he agrees to it", () => {
    const again = waiting
      .at(t("06-20 20:30"))
      .when(announced("07-10 10:00"))
      .then.told("buyer", "delay-consent", "email", { at: t("06-20 20:30") })
      .nothingElse()
      .promises([["answer-delay", "order", t("06-27 20:30:00.000")]]);
    again
      .at(t("06-21 12:00"))
      .when(answered(true))
      .then.nothing()
      .promises([["ship-by", "order", t("07-10 10:00:00.000")]]);
    refunded(again.at(around("06-27 20:30")[1]).then, around("06-27 20:30")[1])
      .told("buyer", "order-closed", "push")
      .told("seller", "order-called-off", "push")
      .nothingElse();
  });

  it("does not lose a date that was agreed on since by saying yes once more", () => {
    waiting
      .at(t("06-20 20:30"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-25 10:00") } })
      .when(answered(true))
      .then.duplicate()
      .nothingElse()
      .promises([["ship-by", "order", t("06-25 10:00:00.000")]]);
  });

  it("keeps the breach there was before, of which nothing more follows", () => {
    lateMeanwhile(asked.at(t("06-05 12:00")).when(answered(true)).then, "cancels")
      .nothingElse()
      .promises([])
      .breaches([["ship-by", "order", due]])
      .at(t("08-03 12:00"))
      .then.nothing()
      .headline("to_ship")
      .breaches([["ship-by", "order", due]]);
  });

  it("keeps the breach of each date he had agreed to before", () => {
    const second = waiting
      .at(t("06-20 20:30"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-22 10:00") } })
      .at(t("06-23 11:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-25 10:00") } })
      .at(t("06-23 20:30"))
      .when(announced())
      .when(answered(true));
    second
      .at(t("08-03 12:00"))
      .then.breaches([["ship-by", "order", around("06-22 10:00")[0]]])
      .promises([]);
  });
});

describe("a further delay", () => {
  const [secondDue, secondUnanswered] = around("06-25 20:30");
  const agreed = ordered
    .when(announced("06-20 10:00"))
    .then.told("buyer", "delay-choice", "email")
    .at(t("06-02 21:30"))
    .when(answered(true))
    .at(t("06-18 20:30"));
  const asked = agreed
    .when(announced("06-30 10:00"))
    .then.told("buyer", "delay-consent", "email", { at: t("06-18 20:30") })
    .nothingElse();

  it("is put to the buyer again, however short it is, and needs his word", () => {
    asked
      .promises([
        ["ship-by", "order", t("06-20 10:00:00.000")],
        ["answer-delay", "order", secondDue],
      ])
      .at(t("06-19 10:00"))
      .when(answered(true))
      .then.nothing()
      .promises([["ship-by", "order", t("06-30 10:00:00.000")]]);
  });

  it("cancels the order when he says nothing", () => {
    const silent = asked.at(secondUnanswered).then.messages([
      [t("06-19 22:00"), "seller", "ship-soon", "push"],
      [t("06-20 08:00"), "seller", "ship-now", "push"],
      [t("06-20 10:00"), "seller", "late-shipment-seller", "push"],
      [t("06-21 10:00"), "platform", "call-the-buyer", "webhook"],
      [t("06-25 20:30"), "buyer", "order-closed", "push"],
      [t("06-25 20:30"), "seller", "order-called-off", "push"],
    ]);
    refunded(silent, secondUnanswered).nothingElse();
  });

  it("is nothing to answer where none was announced", () => {
    ordered.when(answered(true)).then.rejected("E_NOTHING_TO_ANSWER").nothingElse();
    ordered.when(announced("06-02 20:30")).then.rejected("E_DATE_PAST", "payload.until").nothingElse();
  });
});

describe("a date the seller announces gives the buyer's order no less time than it has", () => {
  const storm = (effect: DisruptionEffect): ScenarioEvent<"disruption.declared"> => ({
    type: "disruption.declared",
    payload: { disruption: "a", kind: "weather", from: t("06-03 00:00"), to: t("06-05 00:00"), effect },
  });

  it("so one before the limit that stands is none", () => {
    ordered.when(announced("06-03 09:57")).then.rejected("E_DATE_EARLIER", "payload.until").nothingElse();
    ordered
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-12 10:00") } })
      .when(announced("06-04 10:00"))
      .then.rejected("E_DATE_EARLIER", "payload.until")
      .promises([["ship-by", "order", t("06-12 10:00")]]);
  });

  it.each([
    [{ extend: "72h" }, "06-06 09:58"],
    ["pause", "06-05 09:58"],
  ] as const)("nor does a yes take back what a storm (%j) gave since", (effect, limit) => {
    const stormy = ordered.when(announced("06-04 12:00")).at(t("06-02 21:00")).when(storm(effect));
    stormy.then.promises([
      ["ship-by", "order", t(limit)],
      ["answer-delay", "order", stormy.view().promises[1]?.due ?? 0],
    ]);
    stormy
      .at(t("06-02 21:30"))
      .when(answered(true))
      .then.promises([["ship-by", "order", t(limit)]])
      .breaches([]);
  });
});

describe("a buyer who asks for his money while he is asked to wait", () => {
  const asking = ordered
    .when(announced("07-03 09:58:00.000"))
    .then.told("buyer", "delay-choice", "email")
    .at(t("06-02 21:30"))
    .when({ type: "aftersales.requested", payload: { caseId: "c1", kind: "refund_unshipped" } });

  it("has not been silent: refused by the seller, he gets it when the time to answer is over", () => {
    const refused = asking
      .at(t("06-02 22:00"))
      .when({ type: "aftersales.rejected", payload: { caseId: "c1", reason: "r" } });
    const closed = refused.at(answerDue).then.headline("after_sales").at(unanswered);
    expect(closed.view().headline).toBe("closed");
    expect(closed.view().compensations.map(({ policy, amount }) => [policy, amount.amount])).toEqual([
      ["delay-refund", 5990],
    ]);
  });

  it("is asked no more once it is granted", () => {
    asking
      .at(t("06-02 22:00"))
      .when({ type: "aftersales.approved", payload: { caseId: "c1" } })
      .at(unanswered)
      .then.headline("after_sales")
      .promises([])
      .compensations([["case-refund", "c1", 5990, "issued"]]);
  });
});

describe("a buyer who refuses to wait, where no law has him asked", () => {
  it.each([
    ["pinduoduo", pinduoduo],
    ["marketplace-cn", marketplaceCn],
    ["marketplace-intl", marketplaceIntl],
  ])("gets his money back all the same: %s", (_, pack) => {
    const order = scenario(defineRulebook({ packs: [pack], channels }))
      .given(peopleAbroad)
      .given({ events: [created, paid] })
      .at(t("06-02 20:30"))
      .when(announced("06-09 10:00"))
      .when(answered(false));
    expect(order.view().compensations.map(({ policy, amount, is }) => [policy, amount.amount, is])).toEqual([
      ["delay-refund", 5990, "issued"],
    ]);
    expect(order.view().headline).toBe("closed");
  });
});
