import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { created, paid as paidFor, paidOrder, t } from "./fixture.ts";
import { confirmed, onItsWay, scanned } from "./pinduoduo.ts";

const yuan = (amount: number) => ({ amount, currency: "CNY" });
const paid = (effect: string, result: "done" | "failed" | "refused" = "done"): ScenarioEvent<"money.settled"> => ({
  type: "money.settled",
  payload: { effect, result },
});
const started = (refundId: string, amount: number, caseId?: string): ScenarioEvent<"refund.started"> => ({
  type: "refund.started",
  payload: { refundId, amount: yuan(amount), ...(caseId === undefined ? {} : { caseId }) },
});
const succeeded = (refundId: string): ScenarioEvent<"refund.succeeded"> => ({
  type: "refund.succeeded",
  payload: { refundId },
});

const [yes, twice] = ["accepted", "duplicate"];

const effect = "1001/case-refund/AS-1/pay";
/** What the buyer paid is ordered to go back: it was not shipped yet. */
const whole: Scenario = confirmed
  .at(t("06-02 11:00"))
  .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_unshipped" } });

const halfEffect = "1001/short-shipment/K-1/pay";
/** Half of it, since one of two was missing. */
const half: Scenario = onItsWay("06-01 18:00")
  .given({ events: [scanned("06-01 20:30", "picked_up", "杭州市"), scanned("06-03 14:05", "delivered", "上海市")] })
  .at(t("06-03 20:00"))
  .when({
    type: "complaint.opened",
    payload: {
      complaintId: "K-1",
      category: "short_shipment",
      lines: [{ lineId: "L1", quantity: 1 }],
      evidence: [{ hash: "sha256:2c26", kind: "photo" }],
    },
  })
  .at(t("06-04 10:00"))
  .when({ type: "complaint.proposal_made", payload: { complaintId: "K-1", remedy: "money" } })
  .at(t("06-04 11:00"))
  .when({ type: "complaint.accepted", payload: { complaintId: "K-1" } });

/** One after the other, an hour apart. */
const each = (from: Scenario, ...events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((order, event, i) => order.at(t(`06-05 ${10 + i}:00`)).when(event), from);

/** How often the buyer was told of a refund, at which hour last, what has gone back in all, and what for. */
const backOf = (order: Scenario): readonly unknown[] => {
  const told = order.inbox.filter(({ notice }) => notice === "refund-paid");
  const { refunds } = order.view();
  const sum = refunds.reduce((total, { amount, is }) => (is === "succeeded" ? total + amount.amount : total), 0);
  return [told.map(({ at }) => clock(at)), sum, refunds.map(({ id, of }) => `${id} of ${of}`)];
};

/** How what was said at these hours was taken. */
const taken = ({ journal, steps }: Scenario): readonly unknown[] =>
  journal.flatMap(({ events }, i) =>
    events.flatMap(({ type }, k) => (/^(refund|money)\./.test(type) ? [steps[i]?.outcomes[k]?.is] : [])),
  );

describe("a refund of nothing", () => {
  it("is refused and told to nobody", () => {
    paidOrder.when(started("R-0", 0)).then.rejected("E_AMOUNT_ZERO", "payload.amount.amount").nothingElse();
  });
});

describe("a refund that is begun twice under one id", () => {
  const begun = confirmed.at(t("06-02 09:00")).when(started("R-1", 5000));

  it.each([
    ["under way", begun],
    ["paid", begun.when(succeeded("R-1")).then.told("buyer", "refund-paid", "push")],
  ])("is one, and of the amount that was said first, while it is %s", (_, order) => {
    order.when(started("R-1", 5000)).then.duplicate();
    order.when(started("R-1", 990)).then.rejected("E_REFUND_EXISTS", "payload.refundId");
    expect(order.view().refunds.map(({ id, amount }) => [id, amount.amount])).toEqual([["R-1", 5000]]);
  });

  it("may be of another amount once it failed", () => {
    begun
      .when({ type: "refund.failed", payload: { refundId: "R-1" } })
      .when(started("R-1", 990))
      .then.accepted();
  });

  it("has an id", () => {
    confirmed.at(t("06-02 09:00")).when(started("", 100)).then.rejected("E_FIELD", "payload.refundId");
  });
});

describe("a `refund` effect that the host reports as paid", () => {
  it("is told to the buyer with its amount, ends the request, and closes an order whose money is all back", () => {
    const back = each(whole, paid(effect));
    expect(back.view().cases.map(({ stage }) => stage)).toEqual(["refunded"]);
    back.then
      .accepted()
      .effectOfType("refund")
      .told("seller", "order-called-off", "push", { at: t("06-02 11:00") })
      .told("buyer", "refund-paid", "push", {
        at: t("06-05 10:00"),
        text: "订单1001已退款59.90元，款项原路退回，请留意到账。",
      })
      .nothingElse()
      .headline("refunded")
      .promises([])
      .at(t("06-30 00:00"))
      .then.nothing();
  });

  it.each([
    [
      "before its refund is reported",
      [paid(effect), started(effect, 5990), succeeded(effect)],
      [yes, twice, twice],
      "10:00",
      effect,
    ],
    [
      "while its refund is under way",
      [started(effect, 5990), paid(effect), succeeded(effect)],
      [yes, yes, twice],
      "11:00",
      effect,
    ],
    [
      "after its refund succeeded",
      [started(effect, 5990), succeeded(effect), paid(effect)],
      [yes, yes, twice],
      "11:00",
      effect,
    ],
    [
      "while a refund of the host's own is under way",
      [started("R-1", 5990), paid(effect), succeeded("R-1")],
      [yes, yes, twice],
      "11:00",
      "R-1",
    ],
    [
      "after a refund of the host's own",
      [started("R-1", 5990), succeeded("R-1"), paid(effect)],
      [yes, yes, twice],
      "11:00",
      "R-1",
    ],
  ] as const)("is told once where it is reported %s", (_, events, answers, time, id) => {
    const back = each(whole, ...events);
    expect(taken(back)).toEqual(answers);
    expect(backOf(back)).toEqual([[`06-05 ${time}`], 5990, [`${id} of AS-1`]]);
  });

  it.each([
    ["after a refund of the host's own", [started("R-1", 2995), succeeded("R-1"), paid(halfEffect)], "R-1", "11:00"],
    ["before one that names the complaint", [paid(halfEffect), started("R-1", 2995, "K-1")], halfEffect, "10:00"],
  ] as const)("counts once where it is a part of the price, %s", (_, events, id, time) => {
    expect(backOf(each(half, ...events))).toEqual([[`06-05 ${time}`], 2995, [`${id} of K-1`]]);
  });

  it("is not a refund beside it that the host gives of its own", () => {
    const both = each(half, paid(halfEffect), started("R-1", 1000), succeeded("R-1"));
    expect(backOf(both)).toEqual([["06-05 10:00", "06-05 12:00"], 3995, [`${halfEffect} of K-1`, "R-1 of undefined"]]);
  });

  it("is no part of one that the host gives of its own before it is paid", () => {
    const both = each(half, started("R-1", 1000), succeeded("R-1"), paid(halfEffect));
    expect(backOf(both)).toEqual([["06-05 11:00", "06-05 12:00"], 3995, ["R-1 of undefined", `${halfEffect} of K-1`]]);
  });

  it("is another where the first try failed", () => {
    const failed = each(
      half,
      started(halfEffect, 2995),
      { type: "refund.failed", payload: { refundId: halfEffect } },
      paid(halfEffect, "failed"),
    );
    expect(backOf(failed)).toEqual([[], 0, [`${halfEffect} of K-1`]]);
    const again = `${halfEffect}-2`;
    const back = failed.at(t("06-06 10:00")).when(paid(again));
    expect(backOf(back)).toEqual([["06-06 10:00"], 2995, [`${halfEffect} of K-1`, `${again} of K-1`]]);
  });

  const fails: ScenarioEvent = { type: "refund.failed", payload: { refundId: effect } };
  it.each([
    ["the effect", [paid(effect, "failed")], [yes]],
    ["the refund", [fails], [yes]],
    ["both, the effect first", [paid(effect, "failed"), fails], [yes, twice]],
    ["both, the refund first", [fails, paid(effect, "failed")], [yes, twice]],
  ] as const)("is ordered again where its refund had begun and one failure is told, of %s", (_, events, answers) => {
    const failed = each(whole, started(effect, 5990), ...events);
    expect(taken(failed)).toEqual([yes, ...answers]);
    expect(failed.view().refunds.map(({ id, is }) => [id, is])).toEqual([[effect, "failed"]]);
    const later = failed.at(t("06-06 10:00"));
    const orders = later.steps.flatMap(({ effects }) => effects.filter(({ type }) => type === "refund"));
    expect(orders.map(({ id }) => id)).toEqual([effect, `${effect}-2`]);
    expect(backOf(later.when(paid(`${effect}-2`)))).toEqual([
      ["06-06 10:00"],
      5990,
      [`${effect} of AS-1`, `${effect}-2 of AS-1`],
    ]);
  });

  it("has failed where it had begun and the host refuses to pay it, which is for a person then", () => {
    const refused = each(whole, started(effect, 5990), paid(effect, "refused"));
    expect(refused.view().refunds.map(({ id, is }) => [id, is])).toEqual([[effect, "failed"]]);
    const tasks = refused.steps.flatMap(({ effects }) => effects.filter(({ type }) => type === "openTask"));
    expect(tasks.map(({ id }) => id)).toEqual(["1001/settle-by-hand/case-refund/AS-1/pay"]);
  });

  it("is none where it could not be paid, or was refused", () => {
    expect(backOf(each(whole, paid(effect, "failed"), paid(effect, "failed")))).toEqual([[], 0, []]);
    expect(backOf(each(whole, paid(effect, "refused")))).toEqual([[], 0, []]);
  });
});

describe("a refund that the host gives of its own while a request waits for its money", () => {
  const cup = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(4000) };
  const pot = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(6000) };
  const order = scenario(defineRulebook({ packs: [pinduoduo], channels: [] }), { orderId: "1001" }).given({
    events: [
      { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(10000) } },
      { ...paidFor, payload: { amount: yuan(10000) } },
    ],
  });
  const asked = order.at(t("06-02 11:00")).when({
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_unshipped", lines: [{ lineId: "cup", quantity: 1 }] },
  });
  const cases = (of: Scenario) => of.view().cases.map(({ stage }) => stage);

  it("leaves the request waiting, and its money to come beside", () => {
    const own = each(asked, started("R-1", 3000), succeeded("R-1"));
    expect(cases(own)).toEqual(["refunding"]);
    const both = own.at(t("06-05 12:00")).when(paid(effect));
    expect(cases(both)).toEqual(["refunded"]);
    expect(both.view().refunds.map(({ id, of, amount }) => [id, of, amount.amount])).toEqual([
      ["R-1", undefined, 3000],
      [effect, "AS-1", 4000],
    ]);
  });

  it("is the request's own where it is of its amount, or says so", () => {
    for (const its of [started("R-1", 4000), started("R-1", 3000, "AS-1")])
      expect(cases(each(asked, its, succeeded("R-1")))).toEqual(["refunded"]);
  });

  it("cannot be of what the request waits for", () => {
    expect(each(asked, started("R-1", 6001)).steps.at(-1)?.outcomes).toMatchObject([{ code: "E_AMOUNT_EXCEEDED" }]);
    expect(taken(each(asked, started("R-1", 6000), paid(effect)))).toEqual([yes, yes]);
  });
});

describe("a refund that failed", () => {
  const failed = (refundId: string): ScenarioEvent<"refund.failed"> => ({
    type: "refund.failed",
    payload: { refundId },
  });
  const ordersOf = ({ steps }: Scenario): readonly string[] =>
    steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one.id] : [])));
  const tasksOf = ({ steps }: Scenario): readonly unknown[] =>
    steps.flatMap(({ effects }) =>
      effects.flatMap((one) => (one.type === "openTask" ? [`${one.task} ${one.rule} ${clock(one.since)}`] : [])),
    );
  const begun = (id: string): Scenario => each(whole, started(id, 5990), failed(id));

  it.each([effect, "R-1"])("is ordered again, under %s as under any other id, and pays the request", (id) => {
    const again = begun(id).at(t("06-05 11:01"));
    expect(ordersOf(again)).toEqual([effect, `${effect}-2`]);
    const done = again.when(paid(`${effect}-2`));
    expect(done.view().cases.map(({ stage }) => stage)).toEqual(["refunded"]);
    expect(tasksOf(done.at(t("06-30 00:00")))).toEqual([]);
  });

  it("is begun anew in the millisecond in which it failed", () => {
    const failing = each(whole, started("R-1", 5990)).at(t("06-05 11:00"));
    const again = failing.when(failed("R-1")).when(started("R-2", 5990)).when(succeeded("R-2"));
    expect(tasksOf(again.at(t("06-30 00:00")))).toEqual([]);
    again.at(t("06-30 00:00")).then.breaches([]);
  });

  it("is a task for a person where nobody begins it anew within a day", () => {
    const left = begun("R-1");
    expect(tasksOf(left.at(t("06-06 11:00")))).toEqual([]);
    const late = left.at(t("06-06 11:00:00.001"));
    expect(tasksOf(late)).toEqual(["push-refund retry-refund 06-06 11:00"]);
    late.then.breaches([["retry-refund", "R-1", t("06-06 11:00")]]);
  });

  it("that nothing ordered is a task as well, unless it is begun anew", () => {
    const own = each(confirmed, started("R-1", 1000), failed("R-1"));
    expect(ordersOf(own.at(t("06-06 12:00")))).toEqual([]);
    expect(tasksOf(own.at(t("06-06 12:00")))).toContain("push-refund retry-refund 06-06 11:00");
    const anew = own.at(t("06-05 12:00")).when(started("R-2", 1000));
    expect(tasksOf(anew.at(t("06-06 12:00")))).not.toContain("push-refund retry-refund 06-06 11:00");
    const another = own.at(t("06-05 12:00")).when(started("R-2", 500));
    expect(tasksOf(another.at(t("06-06 12:00")))).toContain("push-refund retry-refund 06-06 11:00");
  });
});
