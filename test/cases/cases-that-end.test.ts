import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, scan, shippedAt, t, traced } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { asks, delivered, photo, unshipped, yuan } from "./fixture.ts";

// When a request has come to its end, and when it has not.

const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const number = "73100000000009";

describe("goods sent back for the seller's fault, the freight of which nobody told", () => {
  const received = delivered
    .when(asks({ kind: "return_refund", sellerFault: true }), on("aftersales.approved"))
    .at(t("06-05 10:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number }))
    .at(t("06-08 10:00"))
    .when(on("aftersales.return_received"));

  it("wait for their price like any others: no freight is owed, and none is no refund", () => {
    expect(stage(received)).toBe("refunding");
    expect(received.view().headline).toBe("after_sales");
    expect(received.view().promises.find(({ promise }) => promise === "auto-confirm")?.paused).toBe(true);
    const paid = received
      .at(t("06-09 10:00"))
      .when({ type: "money.settled", payload: { effect: "1001/case-refund/AS-1/pay", result: "done" } });
    expect(stage(paid)).toBe("refunded");
  });

  it("wait on where the price was refused", () => {
    const refused = received
      .at(t("06-09 10:00"))
      .when({ type: "money.settled", payload: { effect: "1001/case-refund/AS-1/pay", result: "refused" } });
    expect(stage(refused.at(t("06-20 00:00")))).toBe("refunding");
  });
});

describe("a return whose seller pays all of it back before he has it", () => {
  const granted = delivered.when(asks({ kind: "return_refund" }), on("aftersales.approved"));
  const sent = granted.at(t("06-04 09:00")).when(on("aftersales.return_sent", { carrier: "zhongtong", number }));
  const refund = [
    { type: "refund.started", payload: { refundId: "R1", amount: { amount: 5990, currency: "CNY" } } },
    { type: "refund.succeeded", payload: { refundId: "R1" } },
  ] as const;

  it.each([
    ["not sent yet", granted, refund],
    ["on its way", sent, refund],
    ["on its way, and its order closed", sent, [{ type: "order.closed", payload: {} }]],
  ] as const)("is over with that: %s", (_, order, events) => {
    const over = order.at(t("06-04 10:00")).when(...events);
    expect(stage(over)).toBe("withdrawn");
    const later = over
      .at(t("06-06 10:00"))
      .when(traced([["06-06 10:00", "delivered"]], { number }))
      .at(t("08-30 10:00"));
    later.then.wakesAt(null);
    expect([stage(later), later.view().promises]).toEqual(["withdrawn", []]);
  });

  it("is no more for its buyer to take back while it is on its way", () => {
    const back = sent.when({ ...on("aftersales.withdrawn"), actor: { role: "buyer" } });
    expect(back.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_STALE_UPDATE" }]);
  });
});

describe("outside China, the wish to cancel what has not shipped", () => {
  const asked = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-01 12:00"))
    .when(asks({ kind: "refund_unshipped" }));

  it("is granted where the seller has said nothing in 24 hours", () => {
    expect(stage(asked.at(at("06-02 12:00")))).toBe("seller_review");
    const granted = asked.at(at("06-02 12:00") + 1);
    expect(stage(granted)).toBe("refunding");
    granted.then.compensations([["case-refund", "AS-1", 5990, "issued"]]);
  });

  it("goes to the platform, as others do, where what arrived is to go back", () => {
    const sent = scenario(intlBook, { orderId: "1001" })
      .given(peopleAbroad)
      .given({ events: [created, paid, shippedAt("06-01 18:00")] })
      .at(t("06-02 12:00"))
      .when(asks({ kind: "refund_only" }));
    expect(stage(sent.at(t("06-06 12:00")))).toBe("platform_review");
  });
});

describe("a buyer who says that a delivered parcel never came", () => {
  const disputed = delivered.when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
  const complained = disputed
    .at(t("06-03 21:00"))
    .when({ type: "complaint.opened", payload: { complaintId: "K-1", category: "false_sign", parcelId: "P1" } });
  const confirms = (scenario: Scenario) => {
    const clock = scenario.view().promises.find(({ promise }) => promise === "auto-confirm");
    return clock?.paused ? "paused" : clock?.due;
  };

  it("need not confirm it while that is open, and has the time left once it was withdrawn", () => {
    expect(confirms(complained.at(t("06-04 10:00")))).toBe("paused");
    const over = complained.at(t("06-04 10:00")).when({ type: "complaint.withdrawn", payload: { complaintId: "K-1" } });
    expect(confirms(over)).toBe(at("06-11 04:05"));
    expect(over.at(t("06-12 00:00")).view().headline).toBe("received");
  });

  it("has it, too, once the platform ruled that it came", () => {
    const over = complained
      .at(t("06-05 21:01"))
      .at(t("06-06 10:00"))
      .when({ type: "complaint.decided", payload: { complaintId: "K-1", result: "dismissed" } });
    expect(confirms(over)).toBe(at("06-13 04:05"));
  });

  it("has it, too, once what was sent anew for it arrived", () => {
    const settled = complained
      .at(t("06-04 10:00"))
      .when({ type: "complaint.proposal_made", payload: { complaintId: "K-1", remedy: "resend" } })
      .when({ type: "complaint.accepted", payload: { complaintId: "K-1" } })
      .at(t("06-05 10:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number },
      })
      .at(t("06-06 10:00"))
      .when(traced([["06-06 10:00", "delivered"]], { number }));
    expect(settled.view().complaints[0]?.stage).toBe("resolved");
    expect(confirms(settled)).toBe(at("06-13 04:05"));
    expect(settled.at(t("06-14 00:00")).view().headline).toBe("received");
  });

  it("lets it rest who does not complain in the time a refusal may rest", () => {
    expect(confirms(disputed.at(at("06-10 20:00") - 1))).toBe("paused");
    const rested = disputed.at(t("06-10 20:00"));
    expect(confirms(rested)).toBe(at("06-17 14:05"));
    expect(rested.at(t("06-18 00:00")).view().headline).toBe("received");
  });
});

describe("goods that are sent and never come", () => {
  const scans = (day: string, scan: object): ScenarioEvent =>
    ({
      type: "trace.received",
      payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [{ at: at(day), code: "x", ...scan }] },
    }) as unknown as ScenarioEvent;
  const escalated = { ...on("aftersales.escalated"), actor: { role: "buyer" } } as ScenarioEvent;
  const upheld = on("aftersales.decided", { result: "upheld" });
  const codeOf = (scenario: Scenario): string => {
    const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
    return outcome?.is === "rejected" ? outcome.code : (outcome?.is ?? "");
  };
  const due = (scenario: Scenario, promise: string) =>
    scenario.view().promises.find((one) => one.promise === promise)?.due;
  const sentBack = delivered
    .when(asks({ kind: "return_refund" }), on("aftersales.approved"))
    .at(t("06-05 10:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number }));
  const agreed = delivered.when(asks({ kind: "resend" }), on("aftersales.approved")).at(t("06-05 10:00"));
  const again = (parcelId: string, of: string): ScenarioEvent =>
    ({
      type: "extra_parcel.added",
      payload: { parcelId, kind: "resend", carrier: "zhongtong", number: of, caseId: "AS-1" },
    }) as ScenarioEvent;
  const resent = agreed.when(again("P2", number));

  it("a return that the carrier lost is before the platform, which says who bears it", () => {
    const lost = sentBack.at(t("06-06 10:00")).when(scans("06-06 10:00", { exception: "lost" }));
    expect(stage(lost)).toBe("platform_review");
    expect(due(lost, "decide-request")).toBe(at("06-09 10:00"));
    const ruled = lost.at(t("06-07 10:00")).when(upheld);
    expect(stage(ruled)).toBe("refunding");
    expect(due(ruled, "decide-request")).toBe(undefined);
    const against = lost.at(t("06-07 10:00")).when(on("aftersales.decided", { result: "dismissed" }));
    expect(stage(against)).toBe("platform_rejected");
  });

  it("a return that no carrier scans may be brought before the platform once it was silent for three days", () => {
    expect(codeOf(sentBack.at(at("06-08 10:00") - 1).when(escalated))).toBe("E_NOT_REJECTED");
    expect(stage(sentBack.at(t("06-08 10:00")).when(escalated))).toBe("platform_review");
    expect(stage(sentBack.when(upheld))).toBe("refunding");
  });

  it("goods that come back after all are received as ever", () => {
    const back = sentBack
      .at(t("06-08 10:00"))
      .when(escalated)
      .at(t("06-09 10:00"))
      .when(scans("06-09 10:00", { milestone: "delivered" }));
    expect(stage(back.at(at("06-12 10:00")))).toBe("platform_review");
    expect(stage(back.at(at("06-12 10:00") + 1))).toBe("refunding");
  });

  it.each([
    ["lost", { exception: "lost" }],
    ["brought back to the seller", { milestone: "returned" }],
  ])(
    "what was sent anew and is %s is owed again: the seller answers anew, his silence goes to the platform",
    (_, scan) => {
      const open = resent.at(t("06-06 10:00")).when(scans("06-06 10:00", scan));
      expect(stage(open)).toBe("seller_review");
      expect(due(open, "answer-request")).toBe(at("06-08 10:00"));
      expect(stage(open.at(at("06-08 10:00") + 1))).toBe("platform_review");
      const third = open.when(on("aftersales.approved"), again("P3", "73100000000010"));
      expect(stage(third)).toBe("resent");
      expect(due(third, "resend-agreed-goods")).toBe(undefined);
    },
  );

  it("what was sent anew and never scanned may be brought before the platform", () => {
    expect(codeOf(resent.at(at("06-08 10:00") - 1).when(escalated))).toBe("E_NOT_REJECTED");
    expect(stage(resent.when(upheld))).toBe("awaiting_resend");
    const review = resent.at(t("06-08 10:00")).when(escalated);
    expect(stage(review)).toBe("platform_review");
    const ruled = review.when(upheld);
    expect(stage(ruled)).toBe("awaiting_resend");
    expect(due(ruled, "resend-agreed-goods")).toBe(at("06-10 10:00"));
  });

  it("a complaint whose goods never come is talked about again", () => {
    const opened = {
      complaintId: "K-1",
      category: "short_shipment",
      lines: [{ lineId: "L1", quantity: 1 }],
      evidence: [photo],
    } as const;
    const complained = delivered
      .when({ type: "complaint.opened", payload: opened })
      .when({ type: "complaint.proposal_made", payload: { complaintId: "K-1", remedy: "resend" } })
      .when({ type: "complaint.accepted", payload: { complaintId: "K-1" } })
      .at(t("06-05 10:00"))
      .when({
        ...again("P2", number),
        payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number },
      } as never);
    const of = (scenario: Scenario): string | undefined => scenario.view().complaints[0]?.stage;
    expect(of(complained)).toBe("resent");
    const open = complained.at(t("06-06 10:00")).when(scans("06-06 10:00", { exception: "lost" }));
    expect(of(open)).toBe("seller_responding");
    expect(due(open, "answer-complaint")).toBe(at("06-08 10:00"));
    const escalated = complained.when({ type: "complaint.escalated", payload: { complaintId: "K-1" } });
    expect(of(escalated)).toBe("platform_review");
  });
});

describe("what the return of goods cost, where the seller is to blame", () => {
  const refused = delivered
    .when(asks({ kind: "return_refund", sellerFault: true }), on("aftersales.approved"))
    .at(t("06-05 10:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number, freight: yuan(800) }))
    .at(t("06-06 10:00"))
    .when(on("aftersales.rejected", { reason: "used" }), on("aftersales.escalated"))
    .at(t("06-07 10:00"));

  it("is paid with the price where he would not have them and the platform says he must", () => {
    refused.when(on("aftersales.decided", { result: "upheld" })).then.compensations([
      ["return-freight", "AS-1", 800, "issued"],
      ["case-refund", "AS-1", 5990, "issued"],
    ]);
  });

  it("is not where the platform agrees with him", () => {
    refused
      .when(on("aftersales.decided", { result: "dismissed" }))
      .then.compensations([["return-freight", "AS-1", 800, "cancelled"]]);
  });
});

describe("an order that is closed", () => {
  const armed = (scenario: Scenario): readonly string[] => scenario.view().promises.map(({ promise }) => promise);
  const stories: readonly (readonly [string, ScenarioEvent])[] = [
    ["cancelled", { type: "order.cancelled", payload: { reason: "x" } }],
    ["closed by the platform", { type: "order.closed", payload: { reason: "x" } }],
  ];

  it.each(stories)("has no clock that runs against a courier: %s", (_, end) => {
    const job = { taskId: "T-1", role: "pickup", from: t("06-01 18:00"), to: t("06-01 18:30") } as const;
    const over = unshipped
      .when({ type: "dispatch.created", payload: job })
      .when({ type: "dispatch.offered", payload: { taskId: "T-1", courier: { id: "courier-1" } } })
      .when({ type: "dispatch.accepted", payload: { taskId: "T-1" } })
      .when(end);
    expect(armed(over)).toEqual([]);
    expect(over.at(t("06-02 12:00")).view().tasks[0]?.stage).toBe("cancelled");
  });

  const closed: ScenarioEvent = { type: "order.closed", payload: { reason: "x" } };
  const givenBack: ScenarioEvent = { type: "refund.started", payload: { refundId: "R-1", amount: yuan(5990) } };

  it.each([
    ["is closed", closed, "withdrawn"],
    ["is being paid back in full by the host", givenBack, "seller_review"],
  ] as const)("answers no request any more, and tells nobody to: it %s", (_, end, stands) => {
    const over = delivered
      .when(asks({ kind: "return_refund" }))
      .at(t("06-04 12:00"))
      .when(end);
    expect(armed(over).filter((promise) => promise !== "pay-refund" && promise !== "auto-confirm")).toEqual([]);
    const later = over.at(t("06-20 00:00"));
    expect(stage(later)).toBe(stands);
    const told = later.sent.slice(over.sent.length).map(({ notice }) => notice);
    expect(told).not.toContain("request-due-soon");
    expect(told).not.toContain("return-approved");
  });
});

it("abroad no coupon is paid, not even for a delivery that was signed for by nobody", () => {
  const upheld = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid, shippedAt("06-01 18:00")] })
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"))
    .when({ type: "complaint.opened", payload: { complaintId: "K-1", category: "false_sign" } })
    .when({ type: "complaint.responded", payload: { complaintId: "K-1" } })
    .when({ type: "complaint.escalated", payload: { complaintId: "K-1" } })
    .when({ type: "complaint.decided", payload: { complaintId: "K-1", result: "upheld" } });
  upheld.then.compensations([["complaint-refund", "K-1", 5990, "issued"]]);
});

describe("an order with something open that its buyer confirms", () => {
  const settle: ScenarioEvent = { type: "settlement.done" };

  it.each<[what: string, opens: ScenarioEvent, ends: ScenarioEvent]>([
    ["a request", asks({ kind: "return_refund" }), on("aftersales.withdrawn")],
    [
      "a complaint",
      { type: "complaint.opened", payload: { complaintId: "K-1", category: "damaged", evidence: [photo] } },
      { type: "complaint.withdrawn", payload: { complaintId: "K-1" } },
    ],
    [
      "a case of the host's",
      { type: "case.opened", payload: { caseId: "H-1" } },
      { type: "case.ended", payload: { caseId: "H-1" } },
    ],
  ])("is received, and settled when %s is over", (_, opens, ends) => {
    const received = delivered.when(opens).when({ type: "receipt.confirmed" });
    const [refused] = received
      .when(settle)
      .steps.flatMap(({ outcomes }) => outcomes)
      .slice(-1);
    expect(refused).toMatchObject({ is: "rejected", code: "E_CASE_OPEN" });
    const settled = received.when(ends).when(settle);
    expect([received, settled].map(({ record }) => record?.chart.payment)).toEqual(["settling", "settled"]);
  });
});
