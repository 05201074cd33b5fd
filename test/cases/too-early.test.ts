import { describe, expect, it } from "vitest";
import type { Role } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { refusalTexts } from "../../src/rulebook/refusals.ts";
import { created, paid, shop, t, twoMugs } from "../scenarios/fixture.ts";
import { asks, delivered, unshipped } from "./fixture.ts";

const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? outcome.code : outcome?.is;
};
const as = (role: Role, type: string, payload: object): ScenarioEvent =>
  ({ type, actor: { role }, payload }) as ScenarioEvent;

describe("what comes too early is told what comes first", () => {
  const drafted = unshipped.when(as("seller", "dispatch.created", { taskId: "T-1", role: "pickup" }));
  const job = { taskId: "T-1" };
  const standing = {
    "is not offered yet": drafted,
    "is offered": drafted.when(as("seller", "dispatch.offered", { ...job, courier: { id: "c1" } })),
    "is talked over by phone": drafted.when(as("seller", "dispatch.called", job)),
  };

  describe.each(Object.entries(standing))("of a job that %s", (_, order) => {
    it.each(["dispatch.collected", "dispatch.no_show", "dispatch.changed"])(
      "%s waits for somebody who agrees",
      (type) => {
        expect(
          code(order.when(as("seller", type, { ...job, ...(type === "dispatch.changed" ? { place: "Gate 2" } : {}) }))),
        ).toBe("E_NOT_AGREED");
      },
    );
  });

  const request = delivered.when(asks({ kind: "return_refund" }));
  it.each([
    ["buyer", "aftersales.return_sent", { carrier: "zhongtong", number: "RR0001234" }],
    ["seller", "aftersales.return_received", {}],
    ["buyer", "aftersales.completed", {}],
  ] as const)("of a request that the seller has not answered: %s, %s", (role, type, more) => {
    expect(code(request.when(as(role, type, { caseId: "AS-1", ...more })))).toBe("E_NOT_ANSWERED");
  });

  const complaint = delivered.when(as("buyer", "complaint.opened", { complaintId: "K-1", category: "other" }));
  it("of a complaint that nobody ruled on: the decision of an appeal", () => {
    const decision = as("platform", "complaint.appeal_decided", { complaintId: "K-1", result: "upheld" });
    const ruled = complaint
      .when(as("seller", "complaint.responded", { complaintId: "K-1" }))
      .when(as("buyer", "complaint.escalated", { complaintId: "K-1" }))
      .when(as("platform", "complaint.decided", { complaintId: "K-1", result: "dismissed" }));
    expect([complaint, ruled].map((order) => code(order.when(decision)))).toEqual([
      "E_NOTHING_TO_ANSWER",
      "E_NOTHING_TO_ANSWER",
    ]);
  });

  it("of an order of which nothing has shipped: the right number in its remark; a part is enough", () => {
    const remark = as("seller", "remark.noted", { carrier: "zhongtong", number: "ZT0001234" });
    const placed = shop.given({ events: [created, paid] }).at(t("06-01 12:00"));
    const lines = [{ lineId: twoMugs.id, quantity: 1 }];
    const part = placed.when(
      as("seller", "shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number: "ZT0009999", lines }),
    );
    expect([placed, part].map((order) => code(order.when(remark)))).toEqual(["E_NOT_SHIPPED", "accepted"]);
  });
});

describe("what would come too early, or too late, for an order that is open is refused by one that is over for that", () => {
  const group = { ...created, payload: { ...created.payload, kind: "group" as const } };
  const over: { readonly [how: string]: readonly ScenarioEvent[] } = {
    expired: [created, as("platform", "payment.expired", {})],
    "called off before it was paid": [created, as("buyer", "order.cancelled", {})],
    "whose group failed": [group, paid, as("platform", "group.failed", {})],
    "closed before it shipped": [created, paid, as("platform", "order.closed", {})],
  };
  const job = { taskId: "T-1" };
  it.each(Object.entries(over))("%s", (_, events) => {
    const order = shop.given({ events: [...events] }).at(t("06-01 12:00"));
    const further: readonly ScenarioEvent[] = [
      as("seller", "stock.out", { lines: [twoMugs.id] }),
      asks({ kind: "refund_unshipped" }),
      as("buyer", "receipt.extended", {}),
      as("buyer", "delivery.rated", { onTime: true }),
      as("seller", "remark.noted", { carrier: "zhongtong", number: "ZT0001234" }),
      as("seller", "dispatch.created", { ...job, role: "pickup" }),
      as("platform", "order.held", { reason: "risk" }),
    ];
    expect(further.map((event) => code(order.when(event)))).toEqual(further.map(() => "E_TERMINAL"));
    const paidAtAll = events.includes(paid);
    expect(code(order.when(as("buyer", "complaint.opened", { complaintId: "K-1", category: "other" })))).toBe(
      paidAtAll ? "accepted" : "E_TERMINAL",
    );
  });

  it("closed on its way: it is held by nobody, and no courier is missed who never agreed to come", () => {
    const closed = delivered
      .when(as("seller", "dispatch.created", { ...job, role: "pickup" }))
      .when(as("platform", "order.closed", {}));
    const further = [as("platform", "order.held", { reason: "risk" }), as("seller", "dispatch.no_show", job)];
    expect(further.map((event) => code(closed.when(event)))).toEqual(["E_TERMINAL", "E_TERMINAL"]);
  });
});

it("the codes of what is not in its turn say what is", () => {
  for (const one of ["E_NOT_AGREED", "E_NOT_ANSWERED", "E_NOTHING_TO_ANSWER", "E_NOT_SHIPPED"])
    expect(refusalTexts[one]?.[1]).toMatch(/^(Send|Wait|Answer)/);
});
