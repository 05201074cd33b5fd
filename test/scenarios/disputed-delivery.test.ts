import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { delivered } from "../cases/fixture.ts";
import { at, number, paidOrder, scan, t, traced } from "./fixture.ts";
import { onItsWay } from "./pinduoduo.ts";

// The buyer says that what was delivered on 06-03 at 14:05 never came: he does so at 20:00.

const disputed: ScenarioEvent = { type: "delivery.disputed", payload: { parcelId: "P1" } };
const proven: ScenarioEvent = { type: "delivery.proven", payload: { parcelId: "P1" } };
const complaint = (type: "complaint.opened" | "complaint.withdrawn", more: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...more } }) as ScenarioEvent;

/** What the buyer is told from then on, as the inbox says it. */
const heard = (order: Scenario, until: string, from = "06-03 20:00") =>
  order
    .at(t(until))
    .inbox.filter(({ role, at: when }) => role === "buyer" && when >= at(from))
    .map(({ notice, at: when, texts }) => [when, notice, texts.find((text) => /包裹7|订单1001/.test(text))]);

const received = [
  at("06-03 20:00"),
  "dispute-received",
  "已收到您的反馈：未收到包裹73100000000001。快递需在6月4日20:00前提供签收凭证，结果会通知您。",
];
const confirms = (day: string) => [at(day), "auto-confirm-soon", expect.stringMatching(/^订单1001将于.+自动确认收货/)];

describe("who says that a delivered parcel never came", () => {
  const missing = delivered.when(disputed);

  it("hears that this is known, and by when the carrier must show who signed", () => {
    missing.then
      .told("buyer", "dispute-received", "push", {
        text: "已收到您的反馈：未收到包裹73100000000001。快递需在6月4日20:00前提供签收凭证，结果会通知您。",
      })
      .nothingElse();
  });

  it("hears that nobody showed it, and is asked to confirm nothing until he let it rest as long as a refusal", () => {
    expect(heard(missing, "06-16 14:05")).toEqual([
      received,
      [
        at("06-04 20:00") + 1,
        "delivery-unproven",
        "快递未能按时提供包裹73100000000001的签收凭证。如仍未收到，请发起投诉，可要求退款或补寄。",
      ],
      confirms("06-16 14:05"),
    ]);
  });

  it("has no proof to wait for while nobody has signed for it", () => {
    const unsigned = onItsWay("06-01 18:00").at(t("06-03 20:00")).when(disputed);
    const breaches = unsigned
      .at(t("06-05 20:00"))
      .view()
      .breaches.map(({ promise }) => promise);
    expect(breaches).not.toContain("prove-delivery");
  });

  it("hears who signed, in time or late, and is not reminded to confirm it", () => {
    const shown = (day: string) => [
      at(day),
      "delivery-proven",
      "快递已提供包裹73100000000001的签收凭证。如仍未收到，请发起投诉。",
    ];
    expect(heard(missing.at(t("06-04 10:00")).when(proven), "06-10 20:00")).toEqual([
      received,
      shown("06-04 10:00"),
      confirms("06-10 04:05"),
    ]);
    expect(heard(missing.at(t("06-05 10:00")).when(proven), "06-06 20:00").slice(2)).toEqual([shown("06-05 10:00")]);
  });

  it("hears at once who signed where that was known before", () => {
    delivered.when(proven).when(disputed).then.told("buyer", "delivery-proven", "push").nothingElse();
  });

  it("is told what he can do where it is too late for the carrier to have to show anything", () => {
    const late = delivered.at(t("06-06 10:00")).when(disputed);
    expect(heard(late, "06-12 10:00").slice(1)).toEqual([
      [at("06-06 10:00"), "dispute-received", "已收到您的反馈：未收到包裹73100000000001。如需退款或补寄，请发起投诉。"],
    ]);
  });

  it("hears of his complaint instead, once there is one, and what came of that is the end of it", () => {
    const about = { category: "false_sign", parcelId: "P1" };
    const complained = delivered.when(complaint("complaint.opened", about));
    complained.then
      .told("buyer", "complaint-received", "push")
      .told("seller", "complaint-to-answer", "push")
      .nothingElse();
    const over = complained.at(t("06-05 10:00")).when(complaint("complaint.withdrawn"));
    expect(heard(over, "06-10 14:05").map(([, notice]) => notice)).toEqual(["complaint-received"]);
  });

  it("hears no more of it once he confirmed that he has it", () => {
    const found = missing.at(t("06-04 09:00")).when({ type: "receipt.confirmed" });
    expect(heard(found, "06-06 20:00").map(([, notice]) => notice)).toEqual(["dispute-received", "receipt-thanks"]);
  });

  it("waits for no proof once he confirmed it in time: nothing is held against the carrier, and nobody is to ask it", () => {
    const due = at("06-04 20:00");
    const held = (time: number) => {
      const over = missing.at(time).when({ type: "receipt.confirmed" }).at(t("06-06 20:00"));
      const tasks = over.steps.flatMap(({ effects }) =>
        effects.flatMap((one) => (one.type === "openTask" ? one.task : [])),
      );
      return [over.view().breaches.map(({ promise }) => promise), tasks];
    };
    expect([due - 1, due, due + 1].map(held)).toEqual([
      [[], []],
      [[], []],
      [["prove-delivery"], ["ask-carrier"]],
    ]);
  });

  it("is not asked to confirm the rest of the order when that comes", () => {
    const ship = (parcelId: string, of: string): ScenarioEvent => ({
      type: "shipment.submitted",
      payload: { parcelId, carrier: "zhongtong", number: of, lines: [{ lineId: "L1", quantity: 1 }] },
    });
    const second = "73100000000002";
    const order = paidOrder
      .at(t("06-01 12:00"))
      .when(ship("P1", number), ship("P2", second))
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", "delivered"))
      .at(t("06-03 10:30"))
      .when(disputed)
      .at(t("06-03 11:00"))
      .when(traced([["06-03 11:00", "delivered"]], { number: second }));
    expect(heard(order, "06-03 11:00", "06-03 10:00").map(([, notice]) => notice)).toEqual([
      "delivered-in-dispute",
      "dispute-received",
      "delivered-in-dispute",
    ]);
  });

  it("hears in the morning only what became of what he said in the night", () => {
    const night = onItsWay("06-02 12:00")
      .at(t("06-03 21:00"))
      .when(scan("06-03 21:00", "delivered"))
      .at(t("06-03 23:00"))
      .when(disputed)
      .at(t("06-04 07:00"))
      .when(proven)
      .at(t("06-04 08:00"));
    expect(night.sent.slice(-2).map(({ notice, at: when }) => [notice, when])).toEqual([
      ["delivered", at("06-03 21:00")],
      ["delivery-proven", at("06-04 08:00")],
    ]);
  });
});

describe("a dispute of a sign that is taken back", () => {
  const out = (day: string) => scan(day, "out_for_delivery");
  const cameAfterAll = delivered
    .when(disputed)
    .at(t("06-04 08:30"))
    .when(out("06-04 08:30"))
    .at(t("06-04 11:00"))
    .when(scan("06-04 11:00", "delivered"));
  const proof = (order: Scenario) => order.view().promises.filter(({ promise }) => promise === "prove-delivery");

  it("says nothing of the next: it is told as delivered, needs no proof, and is confirmed in its time", () => {
    expect(heard(cameAfterAll, "06-14 11:00", "06-04 00:00").map(([when, notice]) => [when, notice])).toEqual([
      [at("06-04 08:30"), "out-for-delivery"],
      [at("06-04 08:30"), "not-delivered-yet"],
      [at("06-04 11:00"), "delivered"],
      [at("06-05 11:00"), "please-confirm"],
      [at("06-10 11:00"), "auto-confirm-soon"],
    ]);
    expect(proof(cameAfterAll)).toEqual([]);
    const confirmed = cameAfterAll.view().promises.find(({ promise }) => promise === "auto-confirm");
    expect(confirmed).toMatchObject({ due: at("06-11 11:00") });
  });

  it("may be followed by one of the next sign, which is heard as the first was and gives the carrier his time anew", () => {
    const again = cameAfterAll.at(t("06-04 12:00")).when(disputed);
    expect(again.steps.at(-1)?.outcomes).toMatchObject([{ is: "accepted" }]);
    expect(again.when(disputed).steps.at(-1)?.outcomes).toMatchObject([{ is: "duplicate" }]);
    expect(heard(again, "06-05 12:00:00.001", "06-04 12:00")).toEqual([
      [
        at("06-04 12:00"),
        "dispute-received",
        "已收到您的反馈：未收到包裹73100000000001。快递需在6月5日12:00前提供签收凭证，结果会通知您。",
      ],
      [
        at("06-05 12:00") + 1,
        "delivery-unproven",
        expect.stringMatching("快递未能按时提供包裹73100000000001的签收凭证"),
      ],
    ]);
  });

  it("may be followed by one of the next sign, though a complaint of the first is settled", () => {
    const complained = delivered
      .when(complaint("complaint.opened", { category: "false_sign", parcelId: "P1" }))
      .at(t("06-03 21:00"))
      .when(complaint("complaint.withdrawn"))
      .at(t("06-04 11:00"))
      .when(out("06-04 08:30"), scan("06-04 11:00", "delivered"));
    const again = complained.at(t("06-04 12:00")).when(disputed);
    expect(heard(again, "06-04 12:00", "06-04 12:00").map(([, notice]) => notice)).toEqual(["dispute-received"]);
  });

  it("was proved, which says nothing of the next: that is owed a proof of its own, which ends the wait for it", () => {
    const proved = delivered
      .when(disputed, proven)
      .at(t("06-04 08:30"))
      .when(out("06-04 08:30"))
      .at(t("06-04 11:00"))
      .when(scan("06-04 11:00", "delivered"))
      .at(t("06-04 12:00"))
      .when(disputed);
    expect(proof(proved)).toMatchObject([{ due: at("06-05 12:00") }]);
    const again = proved.at(t("06-05 12:00")).when(proven);
    expect(again.steps.at(-1)?.outcomes).toMatchObject([{ is: "accepted" }]);
    expect(again.when(proven).steps.at(-1)?.outcomes).toMatchObject([{ is: "duplicate" }]);
    expect(again.at(t("06-05 12:00:00.001")).view().breaches).toEqual([]);
    expect(heard(again, "06-05 12:00:00.001", "06-04 12:00").map(([when, notice]) => [when, notice])).toEqual([
      [at("06-04 12:00"), "dispute-received"],
      [at("06-05 12:00"), "delivery-proven"],
    ]);
  });

  it("was proved of a wrong number, which says nothing of the right one", () => {
    const other = "73100000000002";
    const order = onItsWay("06-01 18:00")
      .at(t("06-02 09:00"))
      .when(scan("06-02 09:00", "delivered"))
      .at(t("06-02 10:00"))
      .when(proven)
      .at(t("06-02 11:00"))
      .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zhongtong", number: other } })
      .at(t("06-04 11:00"))
      .when(traced([["06-04 11:00", "delivered"]], { number: other }))
      .when(disputed);
    expect(proof(order)).toMatchObject([{ due: at("06-05 11:00") }]);
  });

  it("may be followed by one of the next sign before word of that comes", () => {
    const late = (dayAndTime: string, milestone: "out_for_delivery" | "delivered"): ScenarioEvent => ({
      ...scan(dayAndTime, milestone),
      receivedAt: t("06-04 13:00"),
    });
    const early = delivered.when(disputed).at(t("06-04 12:00")).when(disputed).at(t("06-04 13:00"));
    const order = early.when(late("06-04 08:30", "out_for_delivery"), late("06-04 11:00", "delivered"));
    expect(proof(order).map(({ due }) => due)).toEqual([at("06-05 12:00")]);
  });

  it("is no dispute of the right parcel where the number was wrong", () => {
    const other = "73100000000002";
    const order = onItsWay("06-01 18:00")
      .at(t("06-02 09:00"))
      .when(scan("06-02 09:00", "delivered"))
      .at(t("06-02 10:00"))
      .when(disputed)
      .at(t("06-02 11:00"))
      .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zhongtong", number: other } })
      .at(t("06-04 11:00"))
      .when(traced([["06-04 11:00", "delivered"]], { number: other }));
    expect(heard(order, "06-05 11:00", "06-04 11:00").map(([when, notice]) => [when, notice])).toEqual([
      [at("06-04 11:00"), "delivered"],
      [at("06-05 11:00"), "please-confirm"],
    ]);
    expect(proof(order)).toEqual([]);
  });
});

describe("a complaint that it never came", () => {
  const about = { category: "false_sign" };
  const proofs = (order: Scenario) =>
    order
      .view()
      .promises.flatMap(({ promise, subject, due }) => (promise === "prove-delivery" ? [[subject, due]] : []));
  const breaches = (order: Scenario) => order.view().breaches.flatMap((one) => (one.ended ? [] : [one.promise]));
  const complained = delivered.when(complaint("complaint.opened", about));

  it("is proved by nobody once it is taken back", () => {
    const due = at("06-04 20:00");
    const backAt = (time: number) => complained.at(time).when(complaint("complaint.withdrawn"));
    expect(breaches(backAt(due).at(due + 1))).toEqual([]);
    expect(
      backAt(due)
        .at(t("06-12 00:00"))
        .steps.flatMap(({ effects }) => effects.map(({ type }) => type)),
    ).not.toContain("openTask");
    expect(breaches(backAt(due + 1))).toEqual(["prove-delivery"]);
    const heardLate = complained.at(t("06-05 08:00"));
    expect(breaches(heardLate)).toEqual(["prove-delivery"]);
    const withdrawn = { ...complaint("complaint.withdrawn"), receivedAt: t("06-04 20:00") };
    expect(breaches(heardLate.when(withdrawn))).toEqual([]);
  });

  const second = "73100000000002";
  const ship = (parcelId: string, of: string): ScenarioEvent => ({
    type: "shipment.submitted",
    payload: { parcelId, carrier: "zhongtong", number: of, lines: [{ lineId: "L1", quantity: 1 }] },
  });
  const two = paidOrder.at(t("06-01 12:00")).when(ship("P1", number), ship("P2", second)).at(t("06-03 10:00"));
  const opened = complaint("complaint.opened", about);

  it("is about the one of two parcels that was delivered, though it names none", () => {
    const one = two.when(scan("06-03 10:00", "delivered"));
    expect(proofs(one.when(opened))).toEqual([["P1", at("06-04 10:00")]]);
    const both = one.when(traced([["06-03 10:00", "delivered"]], { number: second }));
    expect(proofs(both.when(opened))).toEqual([]);
    expect(proofs(two.when(opened))).toEqual([]);
  });

  it("is about what was sent anew, where that was delivered in place of a lost parcel", () => {
    const sentAnew: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "X1", kind: "resend", carrier: "zhongtong", number: second },
    };
    const order = onItsWay("06-01 18:00")
      .at(t("06-02 10:00"))
      .when(scan("06-02 10:00", { exception: "lost" }))
      .when({ type: "remedy.chosen", payload: { parcelId: "P1", remedy: "resend" } }, sentAnew)
      .at(t("06-03 10:00"))
      .when(traced([["06-03 10:00", "delivered"]], { number: second }))
      .when(opened);
    expect(proofs(order)).toEqual([["X1", at("06-04 10:00")]]);
  });
});
