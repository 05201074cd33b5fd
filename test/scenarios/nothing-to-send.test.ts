import { expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, of, onTheWay, photo } from "../cases/fixture.ts";
import { at, scan, shipped, t, total, traced } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

// Who was told to send goods hears, once, where nobody wants them any more.

const told = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, subject, at: when, texts }) =>
    when < at(from) || role !== "seller" ? [] : [[notice, subject, texts.find((text) => text.includes("订单1001"))]],
  );
const text = "订单1001的包裹73100000000001无需再补发商品。如已寄出，请与买家沟通。";
const ofComplaint = "订单1001有投诉已结束，无需再为该投诉补寄商品。如已寄出，请与买家沟通。";
const ofRequest = "订单1001有售后申请已结束，无需再为该申请寄出商品。如已寄出，请与买家沟通。";

const chosen = (remedy: "money" | "resend"): ScenarioEvent => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
const toSend = onTheWay
  .at(t("06-03 10:00"))
  .when(scan("06-03 10:00", { exception: "lost", code: "L" }))
  .at(t("06-03 12:00"))
  .when(chosen("resend"))
  .at(t("06-03 13:00"));

it.each<readonly [string, ScenarioEvent]>([
  ["takes the money", chosen("money")],
  ["has the parcel after all", scan("06-03 13:00", "delivered")],
])("the seller where the buyer %s", (_, event) => {
  expect(told(toSend.when(event).at(t("06-08 12:00")), "06-03 13:00")).toEqual([["resend-not-chosen", "P1", text]]);
});

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const agreed = delivered
  .when(on("complaint.opened", { category: "damaged", lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] }))
  .when(on("complaint.proposal_made", { remedy: "resend" }))
  .when({ ...on("complaint.accepted"), actor: { role: "buyer" } })
  .at(t("06-04 12:00"));

it("the seller where the complaint is withdrawn", () => {
  const withdrawn = agreed.when({ ...on("complaint.withdrawn"), actor: { role: "buyer" } });
  expect(told(withdrawn.at(t("06-08 12:00")), "06-04 12:00")).toEqual([["resend-not-agreed", "K-1", ofComplaint]]);
});

it("the seller where what he was to send is paid back another way: the complaint is settled, and nothing is broken", () => {
  const refunded = agreed
    .when(asks({ kind: "refund_only" }))
    .when({ type: "aftersales.approved", payload: of("AS-1") })
    .at(t("06-08 12:00"));
  expect(refunded.view().complaints.map(({ stage }) => stage)).toEqual(["resolved"]);
  expect(refunded.view().breaches).toEqual([]);
  expect(told(refunded, "06-04 12:00").filter(([notice]) => notice !== "request-to-answer")).toEqual([
    ["resend-not-agreed", "K-1", ofComplaint],
  ]);
});

const request = (type: ScenarioEvent["type"], more: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...more } }) as unknown as ScenarioEvent;
const codeOf = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? outcome.code : outcome?.is;
};

it.each<readonly [string, ScenarioEvent]>([
  ["the request is withdrawn", request("aftersales.withdrawn")],
  ["the order is closed", { type: "order.closed", payload: { reason: "out of stock" }, actor: { role: "platform" } }],
])("the seller where %s", (_, event) => {
  const approved = delivered.when(asks({ kind: "resend" }), request("aftersales.approved")).at(t("06-04 12:00"));
  expect(told(approved.when(event).at(t("06-08 12:00")), "06-04 12:00")).toEqual([
    ["resend-not-approved", "AS-1", ofRequest],
  ]);
});

const askedToo = (order: Scenario, more: Partial<Parameters<typeof asks>[0]>): Scenario =>
  order
    .when(asks({ kind: "resend", evidence: [photo], ...more }), request("aftersales.approved"))
    .at(t("06-03 14:00"))
    .when(request("aftersales.withdrawn"));
const wantedTwice = askedToo(toSend, { parcelId: "P1" });

it.each([
  ["of the parcel", wantedTwice],
  ["of the order", askedToo(toSend, {})],
])(
  "nobody where a request %s ends while the buyer waits for new goods for the parcel, as he chose with it",
  (_, order) => {
    const obedient = order
      .at(t("06-04 12:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: "73100000000002" },
      })
      .at(t("06-06 12:00"));
    expect(obedient.view().breaches).toEqual([]);
    expect(told(obedient, "06-03 14:00")).toEqual([]);
  },
);

it("the seller of a request for other goods than those of the parcel that he is still to send anew", () => {
  const { payload } = shipped;
  const two = confirmed
    .at(t("06-01 18:00"))
    .when({ ...shipped, payload: { ...payload, lines: [{ lineId: "L1", quantity: 1 }] } })
    .when({ ...shipped, payload: { ...payload, parcelId: "P2", number: "73100000000002" } })
    .at(t("06-03 12:00"))
    .when(scan("06-03 12:00", { exception: "lost", code: "L" }))
    .when(traced([["06-03 12:00", "delivered"]], { number: "73100000000002" }))
    .when(chosen("resend"));
  const ended = askedToo(two, { lines: [{ lineId: "L1", quantity: 1 }] });
  expect(told(ended, "06-03 14:00")).toEqual([["resend-not-approved", "AS-1", ofRequest]]);
});

it("the seller of both, once the buyer takes the money for that parcel", () => {
  const paid = wantedTwice.at(t("06-03 15:00")).when(chosen("money")).at(t("06-06 12:00"));
  expect(told(paid, "06-03 14:00")).toEqual([
    ["resend-not-approved", "AS-1", ofRequest],
    ["resend-not-chosen", "P1", text],
  ]);
});

it.each(["exchange", "repair"] as const)(
  "nobody where the goods of the buyer are with the seller: an %s is not withdrawn after that",
  (kind) => {
    const granted = delivered.when(asks({ kind }), request("aftersales.approved")).at(t("06-04 12:00"));
    expect(codeOf(granted.when(request("aftersales.withdrawn")))).toBe("accepted");
    const back = granted
      .when(request("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }))
      .at(t("06-06 12:00"))
      .when(request("aftersales.return_received"));
    expect(codeOf(back.when(request("aftersales.withdrawn")))).toBe("E_STALE_UPDATE");
    const late = back.at(t("06-08 13:00"));
    expect(late.view().cases.map(({ stage }) => stage)).toEqual(["seller_review"]);
    expect(codeOf(late.when(request("aftersales.withdrawn")))).toBe("E_STALE_UPDATE");
  },
);

const paidBack: readonly ScenarioEvent[] = [
  { type: "refund.started", payload: { refundId: "R-1", amount: total }, actor: { role: "platform" } },
  { type: "refund.succeeded", payload: { refundId: "R-1" } },
];
it.each<readonly [string, readonly ScenarioEvent[]]>([
  ["all is paid back", paidBack],
  ["the order is closed", [{ type: "order.closed", payload: { reason: "recalled" } }]],
])("the seller where %s: the complaint is settled, and nothing is broken", (_, events) => {
  const over = events.reduce((order, event) => order.when(event), agreed).at(t("06-12 12:00"));
  expect(over.view().complaints.map(({ stage }) => stage)).toEqual(["resolved"]);
  expect([over.view().breaches, over.view().promises.filter(({ subject }) => subject === "K-1")]).toEqual([[], []]);
  expect(told(over, "06-04 12:00")).toEqual([["resend-not-agreed", "K-1", ofComplaint]]);
});
