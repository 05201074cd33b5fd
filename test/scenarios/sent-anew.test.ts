import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { onTheWay, photo } from "../cases/fixture.ts";
import { at, scan, t, traced } from "./fixture.ts";

// What is sent anew for a lost parcel may not leave, or not arrive: then the buyer chooses anew.

const chosen = (remedy: "money" | "resend"): ScenarioEvent => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
const anew = (parcelId: string, number: string): ScenarioEvent => ({
  type: "extra_parcel.added",
  payload: { parcelId, kind: "resend", carrier: "zhongtong", number },
});
const told = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, subject, at: when }) => (when < at(from) ? [] : [[role, notice, subject]]));
const resendBy = (scenario: Scenario) =>
  scenario.view().promises.flatMap(({ promise, due }) => (promise === "resend-lost-goods" ? [due] : []));
const breaches = (scenario: Scenario) =>
  scenario.view().breaches.map(({ promise, due, ended }) => [promise, due, ended]);
const refunds = (scenario: Scenario) =>
  scenario.view().compensations.map(({ subject, amount, is }) => [subject, amount.amount, is]);

const agreed = onTheWay
  .at(t("06-03 10:00"))
  .when(scan("06-03 10:00", { exception: "lost", code: "L" }))
  .at(t("06-03 12:00"))
  .when(chosen("resend"));

describe("goods that the seller did not send anew in time", () => {
  const late = agreed.at(t("06-05 12:00:00.001"));
  const broken = ["resend-lost-goods", at("06-05 12:00"), undefined];

  it("may be wanted all the same: he has as long again, which both hear, and what was broken stays so", () => {
    const again = late.at(t("06-05 13:00")).when(chosen("resend"));
    expect(resendBy(again)).toEqual([at("06-07 13:00")]);
    expect(told(again, "06-05 13:00")).toEqual([
      ["buyer", "resend-chosen", "P1"],
      ["seller", "resend-chosen-seller", "P1"],
    ]);
    expect(breaches(again.at(t("06-07 13:00")))).toEqual([broken]);
    const twice = again.at(t("06-07 13:00:00.001"));
    expect(breaches(twice)).toEqual([broken, ["resend-lost-goods", at("06-07 13:00"), undefined]]);
    expect(told(twice, "06-07 13:00")).toEqual([["buyer", "lost-or-damaged", "P1"]]);
    const sent = again.at(t("06-07 13:00")).when(anew("P2", "73100000000002"));
    expect([resendBy(sent), breaches(sent.at(t("06-30 00:00")))]).toEqual([[], [broken]]);
  });

  it("may be paid instead, and what was broken stays so", () => {
    const money = late.at(t("06-05 13:00")).when(chosen("money"));
    expect(refunds(money)).toEqual([["P1", 5990, "issued"]]);
    expect(breaches(money.at(t("06-30 00:00")))).toEqual([broken]);
  });

  it("have the same limit where he says the same again before it", () => {
    expect(resendBy(agreed.at(t("06-04 12:00")).when(chosen("resend")))).toEqual([at("06-05 12:00")]);
  });
});

describe("goods sent anew that come back to the seller", () => {
  const scans = (...rows: Parameters<typeof traced>[0]) => traced(rows, { number: "73100000000002" });
  const back = agreed
    .at(t("06-04 12:00"))
    .when(anew("P2", "73100000000002"))
    .at(t("06-07 15:00"))
    .when(scans(["06-04 15:00", "picked_up"], ["06-05 15:00", "returning"], ["06-07 15:00", "returned"]));

  it("are to be chosen about anew, which the buyer hears", () => {
    expect(told(back, "06-07 15:00")).toEqual([
      ["buyer", "going-back", "P2"],
      ["buyer", "lost-or-damaged", "P1"],
    ]);
    expect(breaches(back)).toEqual([]);
  });

  it("are paid where he wants the money, and nothing is left to confirm", () => {
    const money = back.at(t("06-08 12:00")).when(chosen("money"));
    expect(refunds(money)).toEqual([["P1", 5990, "issued"]]);
    expect(
      money
        .at(t("06-30 00:00"))
        .view()
        .promises.map(({ promise }) => promise),
    ).not.toContain("auto-confirm");
    const [refund] = money.steps.flatMap(({ effects }) => effects.filter(({ type }) => type === "refund"));
    const paid = money.when({ type: "money.settled", payload: { effect: refund?.id ?? "", result: "done" } });
    expect(paid.view().headline).toBe("refunded");
  });

  it("are sent once more within two days where he wants that", () => {
    const again = back.at(t("06-08 12:00")).when(chosen("resend"));
    expect(resendBy(again)).toEqual([at("06-10 12:00")]);
    const sent = again.at(t("06-09 12:00")).when(anew("P3", "73100000000003"));
    expect([resendBy(sent), breaches(sent.at(t("06-30 00:00")))]).toEqual([[], []]);
    expect(sent.when(chosen("money")).steps.at(-1)?.outcomes).toMatchObject([{ code: "E_MADE_GOOD" }]);
  });
});

describe("goods of a lost parcel that are agreed to be sent anew by a request or a complaint, too", () => {
  const asked: readonly (readonly [string, readonly object[]])[] = [
    [
      "request",
      [
        { type: "aftersales.requested", payload: { caseId: "K", kind: "resend", parcelId: "P1" } },
        { type: "aftersales.approved", payload: { caseId: "K" } },
      ],
    ],
    [
      "complaint",
      [
        {
          type: "complaint.opened",
          payload: { complaintId: "K", category: "damaged", parcelId: "P1", evidence: [photo] },
        },
        { type: "complaint.proposal_made", payload: { complaintId: "K", remedy: "resend" } },
        { type: "complaint.accepted", payload: { complaintId: "K" } },
      ],
    ],
  ];
  it.each(asked)(
    "are sent once: nothing is broken, nobody chooses anew, and the seller hears nothing (%s)",
    (_, events) => {
      const sent = events
        .reduce<Scenario>((order, event) => order.when(event as ScenarioEvent), agreed.at(t("06-03 13:00")))
        .at(t("06-04 12:00"))
        .when(anew("P2", "73100000000002"));
      expect([resendBy(sent), told(sent, "06-04 12:00")]).toEqual([[], [["buyer", "extra-parcel", "P2"]]]);
      const came = sent.at(t("06-07 13:00")).when(traced([["06-07 13:00", "delivered"]], { number: "73100000000002" }));
      expect(breaches(came)).toEqual([]);
      expect(told(came, "06-04 12:00:00.001")).toEqual([["buyer", "delivered", "P2"]]);
    },
  );
});

describe("a parcel that is damaged and goes on", () => {
  const damaged = onTheWay.at(t("06-03 10:00")).when(scan("06-03 10:00", { exception: "damaged" }));
  const wanted = damaged.at(t("06-03 12:00")).when(chosen("resend"));

  it.each([
    ["back to the seller", { milestone: "returning" }],
    ["back since it was refused", { exception: "refused" }],
    ["on to the buyer", { milestone: "in_transit" }],
    ["late", { exception: "delayed" }],
  ] as const)("%s: what the buyer chose stays owed, and nobody is told otherwise", (_, next) => {
    const on = wanted.at(t("06-03 15:00")).when(scan("06-03 15:00", next));
    expect(resendBy(on)).toEqual([at("06-05 12:00")]);
    expect(told(on, "06-03 15:00")).toEqual([]);
    const late = on.at(t("06-05 12:00:00.001"));
    expect(breaches(late)).toEqual([["resend-lost-goods", at("06-05 12:00"), undefined]]);
    const sent = on.at(t("06-04 10:00")).when(anew("P2", "73100000000002"));
    expect(resendBy(sent)).toEqual([]);
    expect(breaches(sent.at(t("06-06 10:00")))).toEqual([]);
    expect(refunds(sent.at(t("06-06 10:00")))).toEqual([]);
  });
});
