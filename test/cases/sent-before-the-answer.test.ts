import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, type scan, t, traced } from "../scenarios/fixture.ts";
import { asks, delivered, of, onTheWay, photo } from "./fixture.ts";

// A seller who sends the goods for a request or a complaint by its name before the other side says yes has sent them.

const sent = (parcelId: string, number: string, caseId?: string): ScenarioEvent => ({
  type: "extra_parcel.added",
  payload: { parcelId, kind: "resend", carrier: "zhongtong", number, ...(caseId === undefined ? {} : { caseId }) },
});
const first = "73100000000002";
const second = "73100000000003";
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const opened = delivered.when(on("complaint.opened", { category: "damaged", evidence: [photo] }));
const asked = delivered.when(asks({ kind: "resend", lines: [{ lineId: "L1", quantity: 1 }], reason: "missing" }));
const stages = (order: Scenario): readonly string[] => {
  const { cases, complaints } = order.view();
  return [...cases, ...complaints].map(({ stage }) => stage);
};
const breaches = (order: Scenario) => order.view().breaches.map(({ promise, subject }) => [promise, subject]);
const scanned = (order: Scenario, of: string, dayAndTime: string, what: Parameters<typeof scan>[1]): Scenario =>
  order.at(t(dayAndTime)).when(traced([[dayAndTime, what]], { number: of }));

const complained = (sends: readonly ScenarioEvent[]): Scenario =>
  opened
    .at(t("06-04 10:00"))
    .when(on("complaint.proposal_made", { remedy: "resend" }))
    .at(t("06-04 10:30"))
    .when(...sends)
    .at(t("06-04 11:00"))
    .when({ ...on("complaint.accepted"), actor: { role: "buyer" } });
const ruled = (sends: readonly ScenarioEvent[]): Scenario =>
  opened
    .when(on("complaint.responded"), { ...on("complaint.escalated"), actor: { role: "buyer" } })
    .at(t("06-04 09:00"))
    .when(on("complaint.decided", { result: "upheld", remedy: "resend" }))
    .when({ ...on("complaint.appealed"), actor: { role: "seller" } })
    .at(t("06-04 10:30"))
    .when(...sends)
    .at(t("06-04 11:00"))
    .when(on("complaint.appeal_decided", { result: "dismissed" }));
const requested = (sends: readonly ScenarioEvent[]): Scenario =>
  asked
    .at(t("06-04 10:30"))
    .when(...sends)
    .at(t("06-04 11:00"))
    .when({ type: "aftersales.approved", payload: of("AS-1") });

describe.each([
  ["a complaint, before the buyer takes the offer", complained, "K-1", "resolved", "seller_responding"],
  ["a ruling, before its appeal is decided", ruled, "K-1", "resolved", "platform_review"],
  ["a request, before it is agreed to", requested, "AS-1", "completed", "seller_review"],
])("goods sent for %s", (_, story, id, over, anew) => {
  const early = story([sent("P2", first, id)]);

  it("are what was agreed: nothing is to be sent any more, and it is over when they come", () => {
    expect(stages(early)).toEqual(["resent"]);
    expect(early.view().promises.map(({ promise }) => promise)).toEqual(["auto-confirm"]);
    const came = scanned(early, first, "06-07 09:00", "delivered");
    expect([stages(came), breaches(came)]).toEqual([[over], []]);
  });

  it("and were there by then end it with the yes", () => {
    const there = story([sent("P2", first, id), traced([["06-04 10:20", "delivered"]], { number: first })]);
    expect([stages(there), breaches(there)]).toEqual([[over], []]);
    const { cases, complaints } = there.view();
    expect([...cases, ...complaints].map(({ ended }) => ended)).toEqual([at("06-04 11:00")]);
  });

  it("and lost are sent once: others are due after them", () => {
    const lost = scanned(early, first, "06-05 09:00", { exception: "lost", code: "L" });
    expect(stages(lost)).toEqual([anew]);
    const again = scanned(lost.at(t("06-05 12:00")).when(sent("P3", second, id)), second, "06-07 09:00", "delivered");
    expect(breaches(again)).toEqual([]);
  });
});

it("goods that are lost leave others due: those sent before the platform rules again are these", () => {
  const lost = scanned(ruled([sent("P2", first, "K-1")]), first, "06-05 09:00", { exception: "lost", code: "L" });
  const decided = on("complaint.decided", { result: "upheld", remedy: "resend" });
  expect(stages(lost.at(t("06-05 12:00")).when(decided))).toEqual(["awaiting_resend"]);
  const again = lost.at(t("06-05 12:00")).when(sent("P3", second, "K-1"), decided);
  expect(stages(again)).toEqual(["resent"]);
  expect(stages(scanned(again, second, "06-07 09:00", "delivered"))).toEqual(["resolved"]);
});

describe("goods sent without a name before anybody agreed to them", () => {
  const unnamed = sent("P2", first);

  it("are for the only matter that is about any: they are there, and nobody is to send others", () => {
    for (const story of [complained, ruled, requested]) {
      const early = story([unnamed]);
      expect(stages(early)).toEqual(["resent"]);
      const came = scanned(early, first, "06-05 09:00", "delivered").at(t("06-12 00:00"));
      expect([stages(came), breaches(came)]).toEqual([[story === requested ? "completed" : "resolved"], []]);
    }
  });

  it("are for none of two, nor for one that is about money", () => {
    const two = requested([
      on("complaint.opened", { category: "damaged", evidence: [photo] }),
      on("complaint.proposal_made", { remedy: "resend" }),
      unnamed,
    ]);
    expect(stages(two)).toEqual(["awaiting_resend", "negotiating"]);
    const money = opened.when(on("complaint.proposal_made", { remedy: "money" })).when(unnamed);
    expect(stages(money.when({ ...on("complaint.accepted"), actor: { role: "buyer" } }))).toEqual(["resolved"]);
  });
});

describe("goods sent anew for a lost parcel before the buyer chooses that", () => {
  const chosen: ScenarioEvent = { type: "remedy.chosen", payload: { parcelId: "P1", remedy: "resend" } };
  const resendBy = (order: Scenario) =>
    order.view().promises.flatMap(({ promise, due }) => (promise === "resend-lost-goods" ? [due] : []));
  const lost = scanned(onTheWay, number, "06-03 10:00", { exception: "lost", code: "L" });
  const early = lost.at(t("06-03 10:30")).when(sent("P2", first)).at(t("06-03 12:00")).when(chosen);

  it("are what he chooses: nothing else is due, and nothing broken", () => {
    expect([resendBy(early), breaches(early.at(t("06-30 00:00")))]).toEqual([[], []]);
    const came = scanned(early, first, "06-05 12:00", "delivered");
    expect([came.view().headline, breaches(came)]).toEqual(["delivered", []]);
  });

  it("and that came back, or got lost, are chosen about anew, and sent anew", () => {
    const back = scanned(early, first, "06-05 12:00", "returned").at(t("06-05 13:00"));
    expect(resendBy(back.when(chosen))).toEqual([at("06-07 13:00")]);
    expect(resendBy(back.when(sent("P3", second), chosen))).toEqual([]);
    const gone = scanned(lost.when(sent("P2", first)), first, "06-03 11:00", { exception: "lost", code: "L" });
    expect(resendBy(gone.at(t("06-03 12:00")).when(chosen))).toEqual([at("06-05 12:00")]);
  });

  it("are none where they left before it was lost, or for something else by name", () => {
    const before = onTheWay.at(t("06-03 09:00")).when(sent("P2", first));
    const since = scanned(before, number, "06-03 10:00", { exception: "lost", code: "L" });
    expect(resendBy(since.at(t("06-03 12:00")).when(chosen))).toEqual([at("06-05 12:00")]);
    const named = lost.when(on("complaint.opened", { category: "other" })).when(sent("P2", first, "K-1"));
    expect(resendBy(named.at(t("06-03 12:00")).when(chosen))).toEqual([at("06-05 12:00")]);
  });
});
