import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, paidOrder, shipped, t, traced } from "../scenarios/fixture.ts";
import { scanned } from "../scenarios/pinduoduo.ts";
import { asks, delivered, onTheWay, photo } from "./fixture.ts";

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const stage = (scenario: Scenario, caseId = "AS-1"): string | undefined =>
  scenario.view().cases.find(({ id }) => id === caseId)?.stage;
const due = (scenario: Scenario, promise: string): number | null | undefined =>
  scenario.view().promises.find((one) => one.promise === promise)?.due;
const clocks = (scenario: Scenario) =>
  scenario.view().promises.flatMap((one) => (one.promise === "receive-return" ? [[one.subject, one.due]] : []));
const told = (scenario: Scenario): readonly string[] => scenario.sent.map(({ notice }) => notice);

const refunds = (scenario: Scenario) =>
  scenario
    .view()
    .compensations.flatMap(({ policy, subject, amount, is }) =>
      policy === "case-refund" ? [[subject, amount.amount, is]] : [],
    );

describe("goods that never reached the buyer and came back, of a return that was", () => {
  it("granted before, are confirmed by the seller, whose silence is a yes: nobody sends back what he never had", () => {
    const granted = onTheWay.when(asks({ kind: "return_refund" }), on("aftersales.approved"));
    expect(due(granted, "send-back")).toBe(undefined);
    const refused = granted.at(t("06-04 12:00")).when(scanned("06-04 12:00", { exception: "refused" }));
    expect(due(refused, "send-back")).toBe(undefined);
    const back = refused.at(t("06-12 12:00")).when(scanned("06-12 12:00", "returned"));
    expect([stage(back), due(back, "receive-return")]).toEqual(["awaiting_return", at("06-15 12:00")]);
    expect(stage(back.at(at("06-15 12:00")))).toBe("awaiting_return");
    const silent = back.at(at("06-15 12:00") + 1);
    expect(stage(silent)).toBe("refunding");
    expect(refunds(silent)).toEqual([["AS-1", 5990, "issued"]]);
    expect(told(silent)).not.toContain("return-closing");
    expect(stage(back.when(on("aftersales.return_received")))).toBe("refunding");
  });

  it("granted after, are paid with that: the seller has them", () => {
    const back = onTheWay
      .at(t("06-08 12:00"))
      .when(scanned("06-04 12:00", "returning"), scanned("06-08 12:00", "returned"))
      .at(t("06-09 09:00"))
      .when(asks({ kind: "return_refund" }));
    expect(stage(back.when(on("aftersales.approved")))).toBe("refunding");
    expect(stage(back.at(at("06-11 09:00")))).toBe("seller_review");
    const silent = back.at(at("06-11 09:00") + 1);
    expect(stage(silent)).toBe("refunding");
    expect(refunds(silent)).toEqual([["AS-1", 5990, "issued"]]);
    expect(told(silent)).not.toContain("return-approved");
    expect(stage(silent.at(t("06-30 00:00")))).toBe("refunding");
  });

  it("granted for what is in two parcels, are waited for until the second is back or sent back", () => {
    const half = { lines: [{ lineId: "L1", quantity: 1 }] };
    const back = paidOrder
      .at(t("06-01 18:00"))
      .when({ ...shipped, payload: { ...shipped.payload, ...half } })
      .when({ ...shipped, payload: { ...shipped.payload, parcelId: "P2", number: other } })
      .at(t("06-03 12:00"))
      .when(traced([["06-03 12:00", "delivered"]], { number: other }))
      .when(asks({ kind: "return_refund" }), on("aftersales.approved"))
      .at(t("06-08 12:00"))
      .when(traced([["06-08 12:00", "returned"]], { number }));
    expect(back.view().parcels.map(({ id, milestone }) => [id, milestone])).toEqual([
      ["P1", "returned"],
      ["P2", "delivered"],
    ]);
    expect([due(back, "send-back"), due(back, "receive-return")]).toEqual([at("06-10 12:00"), undefined]);
  });
});

const other = "73100000000002";
const sentBack = (caseId: string): ScenarioEvent =>
  ({ type: "aftersales.return_sent", payload: { caseId, carrier: "zhongtong", number: other } }) as ScenarioEvent;

it("two returns may come in one box, and the seller has both when it came", () => {
  const one = { kind: "return_refund", lines: [{ lineId: "L1", quantity: 1 }] } as const;
  const first = delivered
    .when(asks(one), on("aftersales.approved"))
    .when({ type: "aftersales.requested", payload: { caseId: "AS-2", ...one } })
    .when({ type: "aftersales.approved", payload: { caseId: "AS-2" } })
    .at(t("06-05 10:00"))
    .when(sentBack("AS-1"));
  const arrived = traced([["06-07 10:00", "delivered"]], { number: other });
  const later = first.at(t("06-07 10:00")).when(arrived).at(t("06-08 09:00")).when(sentBack("AS-2"));
  expect(clocks(later)).toEqual([
    ["AS-1", at("06-10 10:00")],
    ["AS-2", at("06-11 09:00")],
  ]);
  const both = first.when(sentBack("AS-2"));
  expect([stage(both), stage(both, "AS-2")]).toEqual(["return_in_transit", "return_in_transit"]);
  expect(both.view().parcels.map(({ id }) => id)).toEqual(["P1", "return:AS-1"]);
  const silent = both
    .at(t("06-07 10:00"))
    .when(arrived)
    .at(at("06-10 10:00") + 1);
  expect([stage(silent), stage(silent, "AS-2")]).toEqual(["refunding", "refunding"]);
  expect(refunds(silent)).toEqual([
    ["AS-1", 2995, "issued"],
    ["AS-2", 2995, "issued"],
  ]);
});

describe("goods of an exchange that left before what they are for was back", () => {
  const anew: ScenarioEvent = {
    type: "extra_parcel.added",
    payload: { parcelId: "P2", kind: "exchange", carrier: "zhongtong", number: "73100000000003" },
  };
  const received = (...early: readonly ScenarioEvent[]): Scenario =>
    delivered
      .when(asks({ kind: "exchange" }), on("aftersales.approved"))
      .at(t("06-05 10:00"))
      .when(sentBack("AS-1"))
      .when(...early)
      .at(t("06-08 10:00"))
      .when(on("aftersales.return_received"));
  const scans = (day: string, what: Parameters<typeof scanned>[1]): ScenarioEvent =>
    traced([[day, what]], { number: "73100000000003" });

  it("are sent when it is: nobody owes them any more", () => {
    expect([stage(received()), due(received(), "resend-agreed-goods")]).toEqual(["awaiting_resend", at("06-10 10:00")]);
    const sent = received(anew);
    expect([stage(sent), due(sent, "resend-agreed-goods")]).toEqual(["resent", undefined]);
    expect(stage(sent.at(t("06-09 10:00")).when(scans("06-09 10:00", "delivered")))).toBe("completed");
  });

  it("end it then, where they came before", () => {
    expect(stage(received(anew, scans("06-05 09:00", "delivered")))).toBe("completed");
  });

  it("and were lost are owed anew, and are those that are sent next", () => {
    const lost = received(anew, scans("06-05 09:00", { exception: "lost" }));
    expect(stage(lost)).toBe("seller_review");
    expect(stage(lost.when(on("aftersales.approved")))).toBe("awaiting_resend");
  });
});

describe("goods that never reached the buyer and were lost on their way back", () => {
  it.each([
    ["refused", [], "refused:P1"],
    ["asked back", [asks({ kind: "return_refund" }), on("aftersales.approved")], "AS-1"],
  ] as const)("are paid back where they were %s, once, and he need not choose", (_, before, caseId) => {
    const turned = onTheWay
      .when(...before)
      .at(t("06-04 12:00"))
      .when(scanned("06-04 12:00", { exception: "refused" }));
    const lost = turned.at(t("06-06 12:00")).when(scanned("06-06 12:00", { exception: "lost" }));
    expect(stage(lost, caseId)).toBe("refunding");
    expect(refunds(lost)).toEqual([[caseId, 5990, "issued"]]);
    expect(told(lost)).not.toContain("lost-or-damaged");
    const chosen = lost.when({ type: "remedy.chosen", payload: { parcelId: "P1", remedy: "money" } });
    expect(chosen.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_MADE_GOOD" }]);
  });
});

it("what was sent anew for a complaint and lost is the complaint's to settle: nothing is chosen beside it", () => {
  const of = { complaintId: "K-1" };
  const lost = delivered
    .when({
      type: "complaint.opened",
      payload: { ...of, category: "short_shipment", evidence: [photo], lines: [{ lineId: "L1", quantity: 1 }] },
    })
    .when({ type: "complaint.proposal_made", payload: { ...of, remedy: "resend" } })
    .when({ type: "complaint.accepted", payload: of })
    .at(t("06-04 10:00"))
    .when({
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: other },
    })
    .at(t("06-06 10:00"))
    .when(traced([["06-06 10:00", { exception: "lost" }]], { number: other }));
  expect(lost.view().complaints[0]?.stage).toBe("seller_responding");
  expect(told(lost)).not.toContain("lost-or-damaged");
  const chosen = lost.when({ type: "remedy.chosen", payload: { parcelId: "P2", remedy: "money" } });
  expect(chosen.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_MADE_GOOD" }]);
});
