import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { t } from "../scenarios/fixture.ts";
import { asks, delivered, unshipped, yuan } from "./fixture.ts";

// What follows from one event has come about before another speaks of it, though both came at one instant.

/** What each of some events is answered: handed in at once, and one by one. */
function answers(order: Scenario, ...events: readonly ScenarioEvent[]) {
  const together = order.when(...events);
  const outcomes = [
    ...(together.steps[order.steps.length]?.outcomes ?? []),
    ...events.flatMap((_, i) => {
      const before = events.slice(0, i).reduce((so, event) => so.when(event), order);
      return before.when(events[i] as ScenarioEvent).steps[before.steps.length]?.outcomes ?? [];
    }),
  ].map((one) => (one.is === "rejected" ? one.code : one.is));
  return { together: outcomes.slice(0, events.length), apart: outcomes.slice(events.length), view: together.view() };
}

const refund = (type: "refund.started" | "refund.succeeded", more: object = {}) =>
  ({ type, payload: { refundId: "R1", ...more } }) as unknown as ScenarioEvent;

describe("a request whose order is over", () => {
  const asked = delivered.when(asks({ kind: "refund_only" })).at(t("06-04 10:00"));
  it.each<[what: string, closing: readonly ScenarioEvent[]]>([
    ["closed", [{ type: "order.closed", payload: {} }]],
    ["paid back", [refund("refund.started", { amount: yuan(5990) }), refund("refund.succeeded")]],
  ])("is granted no more at the same instant: %s", (_, closing) => {
    const { together, apart, view } = answers(asked, ...closing, {
      type: "aftersales.approved",
      payload: { caseId: "AS-1" },
    });
    const expected = [...closing.map(() => "accepted"), "E_TERMINAL"];
    expect({ together, apart }).toEqual({ together: expected, apart: expected });
    expect([view.cases.map(({ stage }) => stage), view.compensations]).toEqual([["withdrawn"], []]);
  });
});

it("a job whose order is cancelled is done no more at the same instant", () => {
  const job = { taskId: "T-1" };
  const agreed = unshipped.when(
    { type: "dispatch.created", payload: { ...job, role: "pickup" } },
    { type: "dispatch.agreed", payload: { ...job, courier: { id: "c1" } } },
  );
  const { together, apart } = answers(
    agreed.at(t("06-01 13:00")),
    { type: "order.cancelled", actor: { role: "buyer" }, payload: {} },
    { type: "dispatch.collected", payload: job },
  );
  expect({ together, apart }).toEqual({ together: apart, apart: ["accepted", "E_TERMINAL"] });
});
