import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, t } from "../scenarios/fixture.ts";
import { entryOf } from "../scenarios/pinduoduo.ts";
import { asks, delivered, of, onTheWay, photo } from "./fixture.ts";

// Parcels are added for 30 days, until 07-01 18:00, and to no closed order. What somebody waits for is sent all the same.

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const request = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { ...of("AS-1"), ...payload } }) as unknown as ScenarioEvent;
const adds = (kind: string, payload: object = {}, n = 1): ScenarioEvent =>
  ({
    type: "extra_parcel.added",
    payload: { parcelId: `P-new-${n}`, kind, carrier: "yuantong", number: `YT880011223350${n}`, ...payload },
  }) as unknown as ScenarioEvent;
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? outcome.code : outcome?.is;
};
const told = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, at: when }) => (when < at(from) ? [] : [`${role} ${notice}`]));

const opened = on("complaint.opened", { category: "damaged", evidence: [photo] });
const ruled = (scenario: Scenario, responded: string, decided: string): Scenario =>
  scenario
    .when(opened)
    .at(responded)
    .when(on("complaint.responded"))
    .when({ ...on("complaint.escalated"), actor: { role: "buyer" } })
    .at(decided)
    .when(on("complaint.decided", { result: "upheld", remedy: "resend" }));

describe("after the time to add parcels", () => {
  const late = ruled(delivered.at(t("06-29 09:00")), t("06-30 09:00"), t("07-01 20:00"));
  const exchanged = delivered
    .when(asks({ kind: "exchange", reason: "quality" }))
    .at(t("06-05 12:00"))
    .when(request("aftersales.approved"))
    .at(t("06-10 12:00"))
    .when(request("aftersales.return_sent", { carrier: "shunfeng", number: "SF12345678" }));

  it.each([
    ["a ruling orders", () => late, "resend", { caseId: "K-1" }],
    ["a complaint waits for, unnamed", () => late, "resend", {}],
    [
      "an exchange waits for",
      () => exchanged.at(t("07-01 20:00")).when(request("aftersales.return_received")),
      "exchange",
      { caseId: "AS-1" },
    ],
  ])("what %s is added", (_, scenario, kind, payload) => {
    const now = scenario().at(t("07-02 10:00"));
    const sent = now.when(adds(kind, payload));
    expect(code(sent)).toBe("accepted");
    expect(told(sent, "07-02 10:00")).toEqual(["buyer extra-parcel"]);
    // Nobody waits any more.
    expect(code(sent.when(adds(kind, {}, 2)))).toBe("E_EXTRA_WINDOW_CLOSED");
  });

  it("what an exchange is to bring may leave before its return came", () => {
    expect(code(exchanged.at(t("07-02 10:00")).when(adds("exchange", { caseId: "AS-1" })))).toBe("accepted");
  });

  it("the seller is offered to add it", () => {
    expect(entryOf(late, "resend-agreed-seller").actions).toEqual(["新增包裹", "对裁决申诉"]);
  });

  it("what was not sent in time may be sent later", () => {
    const agreed = delivered
      .at(t("06-29 09:00"))
      .when(opened)
      .at(t("06-30 09:00"))
      .when(on("complaint.proposal_made", { remedy: "resend" }))
      .at(t("06-30 10:00"))
      .when(on("complaint.accepted"));
    const again = agreed.at(t("07-02 10:00:00.001"));
    expect(again.view().complaints.map(({ stage }) => stage)).toEqual(["seller_responding"]);
    expect(code(again.when(adds("resend", { caseId: "K-1" })))).toBe("accepted");
  });

  it("nothing is added that nobody waits for", () => {
    expect(code(delivered.at(t("07-01 18:00")).when(adds("resend")))).toBe("accepted");
    expect(code(delivered.at(t("07-01 18:00:00.001")).when(adds("resend")))).toBe("E_EXTRA_WINDOW_CLOSED");
  });
});

it("as many parcels as there may be leave room for what somebody waits for", () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].reduce((order, n) => order.when(adds("gift", {}, n)), delivered);
  expect(code(ten.when(adds("resend", {}, 11)))).toBe("E_EXTRA_LIMIT");
  expect(code(ruled(ten, t("06-04 12:00"), t("06-05 12:00")).when(adds("resend", {}, 11)))).toBe("accepted");
});

describe("of a closed order", () => {
  const closed = onTheWay.when({ type: "order.closed", payload: { reason: "fraud check" } });
  const here = closed.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));
  const broken = closed.at(t("06-03 14:05")).when(scan("06-03 14:05", { exception: "damaged" }));

  it.each([
    ["a ruling orders", () => ruled(here, t("06-03 15:00"), t("06-04 09:00"))],
    [
      "the seller offered and the buyer took",
      () =>
        here
          .when(opened, on("complaint.proposal_made", { remedy: "resend" }))
          .at(t("06-04 09:00"))
          .when(on("complaint.accepted")),
    ],
    [
      "the buyer chose for a damaged parcel",
      () => broken.when({ type: "remedy.chosen", payload: { parcelId: "P1", remedy: "resend" } }),
    ],
  ])("what %s is added, and the buyer hears of it", (_, scenario) => {
    const sent = scenario().at(t("06-04 10:00")).when(adds("resend"));
    expect(code(sent)).toBe("accepted");
    expect(told(sent, "06-04 10:00")).toEqual(["buyer extra-parcel"]);
    expect(sent.view().promises.filter(({ promise }) => promise.startsWith("resend-"))).toEqual([]);
    expect(code(sent.when(adds("resend", {}, 2)))).toBe("E_TERMINAL");
    const isAtPoint = {
      at: at("06-06 11:59"),
      code: "AWAITING",
      milestone: "awaiting_collection",
      point: { code: "3-2-1005" },
    } as const;
    const waits = sent.at(t("06-06 12:00")).when({
      type: "trace.received",
      payload: { provider: "17track", carrier: "yuantong", number: "YT8800112233501", scans: [isAtPoint] },
    });
    expect(told(waits, "06-06 12:00")).toEqual(["buyer ready-to-collect"]);
    // What was sent before is nobody's news any more.
    expect(told(waits.at(t("06-06 13:00")).when(scan("06-06 13:00", "out_for_delivery")), "06-06 13:00")).toEqual([]);
  });

  it("nothing is added that nobody waits for", () => {
    expect(code(here.when(adds("resend")))).toBe("E_TERMINAL");
  });
});
