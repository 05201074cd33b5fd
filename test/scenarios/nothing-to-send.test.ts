import { expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, of, onTheWay, photo } from "../cases/fixture.ts";
import { at, scan, t } from "./fixture.ts";

// Who was told to send goods hears, once, where nobody wants them any more.

const told = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, subject, at: when, texts }) =>
    when < at(from) || role !== "seller" ? [] : [[notice, subject, texts.find((text) => text.includes("订单1001"))]],
  );
const text = "订单1001无需再补发商品。如已寄出，请与买家沟通。";

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
  expect(told(withdrawn.at(t("06-08 12:00")), "06-04 12:00")).toEqual([["resend-not-agreed", "K-1", text]]);
});

it("the seller where what he was to send is paid back another way: the complaint is settled, and nothing is broken", () => {
  const refunded = agreed
    .when(asks({ kind: "refund_only" }))
    .when({ type: "aftersales.approved", payload: of("AS-1") })
    .at(t("06-08 12:00"));
  expect(refunded.view().complaints.map(({ stage }) => stage)).toEqual(["resolved"]);
  expect(refunded.view().breaches).toEqual([]);
  expect(told(refunded, "06-04 12:00").filter(([notice]) => notice !== "request-to-answer")).toEqual([
    ["resend-not-agreed", "K-1", text],
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
    ["resend-not-approved", "AS-1", "订单1001的商品无需再寄出。如已寄出，请与买家沟通。"],
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
