import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { scenario } from "waybell/testing";
import { at, book, buyer, created, number, paid, scan, shippedAt, t } from "./fixture.ts";

const order = scenario(book).given({ people: [buyer], events: [created, paid, shippedAt("06-01 18:00")] });
const delivered = order.at(t("06-03 12:00")).when(scan("06-03 12:00", "delivered"));
const received = delivered
  .at(t("06-04 12:00"))
  .when({ type: "receipt.confirmed", actor: { role: "buyer" }, payload: {} });

/** What is said of tracking when the host tells at an instant what it got by asking. */
const asked = (story: Scenario, time: string, ...scans: readonly ScenarioEvent[]): readonly string[] => {
  const after = story.at(t(time)).when(...scans);
  return after.steps
    .slice(story.steps.length)
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.type === "untrack" ? [`${one.parcel} ${one.number} ${one.since}`] : []));
};

describe("a number that is still asked for", () => {
  const there = scan("06-03 12:00", "delivered");

  it("is to be asked for no more once its parcel is there and the order received", () => {
    expect(asked(delivered, "06-03 16:00", there)).toEqual([]);
    expect(asked(received, "06-04 16:00", there)).toEqual([`P1 ${number} ${at("06-04 12:00")}`]);
  });

  it("is told so once", () => {
    expect(asked(received, "06-04 16:00", there, there)).toEqual([`P1 ${number} ${at("06-04 12:00")}`]);
    expect(asked(received.at(t("06-04 16:00")).when(there), "06-04 20:00", there)).toEqual([]);
  });

  it("is asked for as long as something is asked of the seller", () => {
    const request: ScenarioEvent = {
      type: "aftersales.requested",
      actor: { role: "buyer" },
      payload: { caseId: "C1", kind: "refund_only", reason: "damaged" },
    };
    expect(asked(received.at(t("06-04 13:00")).when(request), "06-04 16:00", there)).toEqual([]);
  });

  it("is to be asked for no more once its parcel is back with the seller", () => {
    const back = order.at(t("06-03 12:00")).when(scan("06-03 12:00", "returning"));
    expect(asked(back, "06-03 16:00", scan("06-03 12:00", "returning"))).toEqual([]);
    expect(asked(back, "06-05 12:00", scan("06-05 12:00", "returned"))).toEqual([`P1 ${number} ${at("06-05 12:00")}`]);
  });

  it("is told so no second time when its parcel is back and the order is received after that", () => {
    const back = scan("06-05 12:00", "returned");
    const story = order
      .at(t("06-05 12:00"))
      .when(back)
      .at(t("06-05 13:00"))
      .when({ type: "receipt.confirmed", payload: {} });
    expect(asked(story, "06-05 16:00", back)).toEqual([]);
    expect(
      story
        .at(t("06-05 16:00"))
        .when(back)
        .steps.at(-1)
        ?.outcomes.map(({ is }) => is),
    ).toEqual(["duplicate"]);
  });

  it("is heard nevertheless", () => {
    const late = received.at(t("06-04 16:00")).when(scan("06-04 15:00", "out_for_delivery"));
    expect(late.view().parcels[0]?.milestone).toBe("out_for_delivery");
  });
});
