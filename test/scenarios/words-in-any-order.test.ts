import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { onTheWay } from "../cases/fixture.ts";
import { t } from "./fixture.ts";

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const handedIn = (order: Scenario, ...events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((before, event) => before.when(event), order);
const coded = (steps: Scenario["steps"]): readonly string[] =>
  steps.flatMap((step) => step.outcomes.map((one) => (one.is === "rejected" ? one.code : one.is)));
const outcomes = (order: Scenario, count = 2): readonly string[] => coded(order.steps.slice(-count));

describe("a carrier's feed", () => {
  const feed = (time: string, down: boolean): ScenarioEvent => ({
    id: down ? "down" : "up",
    ...received(time, { type: "feed.changed", payload: { carrier: "zhongtong", down } }),
  });
  const silent = onTheWay.at(t("06-02 12:10"));

  it("stays down though word is repeated that it was up before", () => {
    const up = feed("06-02 12:01", false);
    const order = handedIn(silent, up, feed("06-02 12:05", true), up);
    expect(outcomes(order, 3)).toEqual(["duplicate", "accepted", "duplicate"]);
    order.at(t("06-05 10:00:00.001")).then.dropped("no-news", "inhibited:feed-down", { who: "buyer" });
  });
});
