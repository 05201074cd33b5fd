import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, scan, shippedAt, t } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { asks, delivered, photo } from "./fixture.ts";

// What both sides hear where a request or a complaint goes on: who has it now, and until when.

const by = (role: "buyer" | "seller" | "platform", event: ScenarioEvent): ScenarioEvent => ({
  ...event,
  actor: { role },
});
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const about = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const opened = about("complaint.opened", {
  category: "damaged",
  lines: [{ lineId: "L1", quantity: 1 }],
  evidence: [photo],
});
/** All that a person is told from an instant on, as the push says it. */
const heard = (scenario: Scenario, role: string, from: string) =>
  scenario.sent.flatMap(({ role: whom, notice, at: when, texts }) =>
    whom !== role || when < at(from) ? [] : [[notice, texts.find((text) => text.includes("1001"))]],
  );

describe("what was ruled to be sent and was not, where a ruling has no limit", () => {
  const abroad = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid, shippedAt("06-01 18:00"), scan("06-03 14:05", "delivered")] })
    .at(t("06-04 20:00"));

  it("a request: the buyer hears that it goes on, and no date that is over", () => {
    const again = abroad
      .when(
        asks({ kind: "resend" }),
        on("aftersales.rejected", { reason: "used" }),
        by("buyer", on("aftersales.escalated")),
      )
      .at(t("06-12 12:00"))
      .when(on("aftersales.decided", { result: "upheld" }))
      .at(t("06-16 12:00"));
    expect(heard(again, "buyer", "06-13 00:00")).toEqual([
      [
        "request-resumed",
        "What was to be sent for your request about order 1001 did not come as agreed. It goes on; we will tell you the result.",
      ],
    ]);
  });

  it("a complaint: the same", () => {
    const again = abroad
      .when(opened, about("complaint.responded"), by("buyer", about("complaint.escalated")))
      .at(t("06-12 12:00"))
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-16 12:00"));
    expect(heard(again, "buyer", "06-13 00:00")).toEqual([
      [
        "complaint-resumed",
        "What was to be sent for your complaint about order 1001 did not come as agreed. It goes on; we will tell you the result.",
      ],
    ]);
  });
});

describe("proof that was asked for and never given", () => {
  const escalated = delivered.when(opened, about("complaint.responded"), by("buyer", about("complaint.escalated")));
  const asked = escalated.at(t("06-04 12:00")).when(about("complaint.proof_asked"));
  const due = (scenario: Scenario) =>
    scenario.view().promises.flatMap(({ promise, due: when }) => (promise === "auto-confirm" ? [] : [[promise, when]]));

  it("stops the clock until the ruling, which ends the question: an appeal has its time, and may ask anew", () => {
    expect(due(asked)).toEqual([["decide-complaint", null]]);
    const appealed = asked
      .at(t("06-05 12:00"))
      .when(about("complaint.decided", { result: "dismissed" }))
      .at(t("06-05 13:00"))
      .when(by("buyer", about("complaint.appealed")));
    expect(due(appealed)).toEqual([["decide-complaint", at("06-08 13:00")]]);
    const anew = appealed.at(t("06-05 14:00")).when(about("complaint.proof_asked"));
    expect(due(anew)).toEqual([["decide-complaint", null]]);
    expect(heard(anew, "buyer", "06-05 14:00").map(([notice]) => notice)).toEqual(["proof-asked"]);
  });

  it("stops no clock of the round after it, where the goods of the ruling are not sent", () => {
    const again = asked
      .at(t("06-05 12:00"))
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-07 12:00:00.001"));
    expect(due(again)).toEqual([["decide-complaint", at("06-10 12:00")]]);
  });

  it("nor where it is what the two agreed on", () => {
    const again = delivered
      .when(opened, about("complaint.proposal_made", { remedy: "resend" }), about("complaint.proof_asked"))
      .at(t("06-04 12:00"))
      .when(by("buyer", about("complaint.accepted")))
      .at(t("06-06 12:00:00.001"));
    expect(due(again)).toEqual([["answer-complaint", at("06-08 12:00")]]);
  });
});

describe("a request that the platform holds", () => {
  const held = delivered
    .when(asks({ kind: "return_refund" }), on("aftersales.rejected", { reason: "used" }))
    .at(t("06-04 20:00"))
    .when(on("aftersales.held"));
  const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;

  it("does not lapse, though the buyer's time to go on would be over, and gives him the rest after it", () => {
    expect(stage(held.at(t("06-12 12:00")))).toBe("rejected");
    const released = held.at(t("06-12 20:00")).when(on("aftersales.released"));
    expect(stage(released.at(at("06-18 20:00")))).toBe("rejected");
    expect(stage(released.at(at("06-18 20:00") + 1))).toBe("expired");
  });
});
