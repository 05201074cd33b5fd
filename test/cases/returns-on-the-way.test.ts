import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, t } from "../scenarios/fixture.ts";
import { asks, of, onTheWay } from "./fixture.ts";

// Nobody sends back what he has not: a return granted while its goods are on their way has its time from when they came.

const approved: ScenarioEvent = { type: "aftersales.approved", payload: of("AS-1") };
const came = (order: Scenario, time: string): Scenario => order.at(t(time)).when(scan(time, "delivered"));
const limits = (order: Scenario) =>
  order.view().promises.flatMap(({ promise, due }) => (promise === "send-back" ? [due] : []));
const told = (order: Scenario) =>
  order.sent.flatMap(({ role, notice, at: when }) => (notice.startsWith("return-") ? [[role, notice, when]] : []));

describe.each(["return_refund", "exchange"] as const)("goods on their way, and granted by then: %s", (kind) => {
  const granted = onTheWay.when(asks({ kind }), approved);

  it("are to be sent back within 7 days of when they came, which the buyer hears then", () => {
    expect([limits(granted), told(granted)]).toEqual([[], []]);
    const delivered = came(granted, "06-10 20:00");
    expect(limits(delivered)).toEqual([at("06-17 20:00")]);
    const last = delivered.at(at("06-17 20:00"));
    expect([last.view().cases[0]?.stage, told(last)]).toEqual([
      "awaiting_return",
      [
        ["buyer", "return-approved", at("06-10 20:00")],
        ["buyer", "return-closing", at("06-16 20:00")],
      ],
    ]);
    expect(last.at(at("06-17 20:00") + 1).view().cases[0]?.stage).toBe("expired");
  });

  it("and never come: the request does not run out", () => {
    const waits = granted.at(t("07-20 12:00"));
    expect([waits.view().cases[0]?.stage, told(waits)]).toEqual(["awaiting_return", []]);
  });

  it("and confirmed by the buyer, whatever tracking says, are his", () => {
    const confirmed = granted.at(t("06-05 12:00")).when({ type: "receipt.confirmed" });
    expect(limits(confirmed)).toEqual([at("06-12 12:00")]);
  });

  it("and delivered before anybody granted it: from then", () => {
    const late = came(onTheWay.when(asks({ kind })), "06-03 20:00")
      .at(t("06-04 09:00"))
      .when(approved);
    expect(limits(late)).toEqual([at("06-11 09:00")]);
  });
});
