import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine } from "waybell";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, seller, t, traced } from "../scenarios/fixture.ts";
import { of, photo, yuan } from "./fixture.ts";

// Two requests for the same goods, asked for while both were open, and both granted: what is granted is paid, and once.

const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 2, paid: yuan(6000) };
const tea: OrderLine = { id: "tea", title: "茶叶", quantity: 1, paid: yuan(3000) };
const number = "73100000000001";
const ofTea = { lines: [{ lineId: "tea", quantity: 1 }] };
const on = (caseId: string, type: string, payload: object = {}): ScenarioEvent =>
  ({ type: `aftersales.${type}`, payload: { ...of(caseId), ...payload } }) as unknown as ScenarioEvent;
const approved = (caseId: string): ScenarioEvent => on(caseId, "approved");

const uploaded = (pack: typeof pinduoduo): Scenario =>
  scenario(defineRulebook({ packs: [pack], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, tea], total: yuan(9000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(9000) } },
      ],
    })
    .at(t("06-01 18:00"))
    .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number } });
const delivered = (pack: typeof pinduoduo): Scenario =>
  uploaded(pack)
    .at(t("06-03 14:00"))
    .when(
      traced(
        [
          ["06-01 20:30", "picked_up"],
          ["06-03 14:00", "delivered"],
        ],
        { number },
      ),
    );

const cases = (order: Scenario) =>
  order.view().cases.map(({ id, kind, stage, amount }) => [id, kind, stage, amount.amount]);
const refunds = (order: Scenario) =>
  order.steps.flatMap((step) =>
    step.effects.flatMap((effect) => (effect.type === "refund" ? [[effect.subject, effect.amount.amount]] : [])),
  );

describe.each([
  ["pinduoduo", pinduoduo],
  ["marketplaceCn", marketplaceCn],
] as const)("while the return of all of an order is granted, under %s", (_, pack) => {
  const asked = (first: string, second: string, more: object = {}): Scenario =>
    delivered(pack)
      .at(t("06-04 10:00"))
      .when(on("all", "requested", { kind: first }))
      .at(t("06-04 11:00"))
      .when(on("tea", "requested", { kind: second, ...ofTea, ...more }))
      .at(t("06-04 12:00"))
      .when(approved("all"));

  it.each(["return_refund", "exchange"])(
    "money for one of its goods is paid at once, and leaves the rest: %s",
    (first) => {
      const both = asked(first, "refund_only");
      const rest = first === "exchange" ? 9000 : 6000;
      for (const paid of [both.at(t("06-04 13:00")).when(approved("tea")), both.at(at("06-06 11:00") + 1)]) {
        expect(cases(paid)).toEqual([
          ["all", first, "awaiting_return", rest],
          ["tea", "refund_only", "refunding", 3000],
        ]);
        expect(refunds(paid)).toEqual([["tea", 3000]]);
        const expired = paid.at(t("06-20 00:00"));
        expect([cases(expired)[0]?.[2], refunds(expired)]).toEqual(["expired", [["tea", 3000]]]);
      }
    },
  );

  it("so is a part of the price of one, and the rest with the return", () => {
    const paid = asked("return_refund", "partial_refund", { amount: yuan(1000) }).when(approved("tea"));
    expect(refunds(paid)).toEqual([["tea", 1000]]);
    const back = paid.when(on("all", "return_received"));
    expect(refunds(back)).toEqual([
      ["tea", 1000],
      ["all", 8000],
    ]);
  });

  it.each([
    [
      "first",
      "all",
      "tea",
      [
        ["tea", 3000],
        ["all", 6000],
      ],
    ],
    [
      "last",
      "tea",
      "all",
      [
        ["tea", 3000],
        ["all", 6000],
      ],
    ],
  ] as const)("what comes back under its own request is paid by it, the whole granted %s", (_, first, second, paid) => {
    const asked = delivered(pack)
      .at(t("06-04 10:00"))
      .when(
        on("all", "requested", { kind: "return_refund" }),
        on("tea", "requested", { kind: "return_refund", ...ofTea }),
      )
      .when(approved(first), approved(second))
      .when(on("tea", "return_received"));
    expect(refunds(asked)).toEqual([["tea", 3000]]);
    expect(refunds(asked.when(on("all", "withdrawn")))).toEqual([["tea", 3000]]);
    expect(refunds(asked.when(on("all", "return_received")))).toEqual(paid);
  });
});

it("goods that an exchange was granted for are called off at their price", () => {
  const off = uploaded(pinduoduo)
    .at(t("06-02 10:00"))
    .when(on("all", "requested", { kind: "exchange" }))
    .when(on("tea", "requested", { kind: "refund_unshipped", ...ofTea }))
    .when(approved("all"), approved("tea"));
  expect(refunds(off)).toEqual([["tea", 3000]]);
});

it("a complaint says what it pays where the goods are only awaited back", () => {
  const amounts = (order: Scenario) => order.view().complaints.map(({ amount }) => amount.amount);
  const complained = delivered(pinduoduo)
    .when(on("all", "requested", { kind: "return_refund" }), approved("all"))
    .when({ type: "complaint.opened", payload: { complaintId: "K", category: "damaged", evidence: [photo] } });
  expect(amounts(complained)).toEqual([9000]);
  const ended = complained.when(on("all", "withdrawn")).at(t("06-06 00:00"));
  expect(amounts(ended)).toEqual([9000]);
  const upheld = ended.when({ type: "complaint.decided", payload: { complaintId: "K", result: "upheld" } });
  expect([amounts(upheld), refunds(upheld)]).toEqual([[9000], [["K", 9000]]]);
});
