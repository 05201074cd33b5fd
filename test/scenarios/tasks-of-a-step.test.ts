import { describe, expect, it } from "vitest";
import type { OrderEvent, OrderRecord, Step } from "waybell";
import type { ScenarioEvent } from "waybell/testing";
import { at, buyer, seller, t, traced } from "./fixture.ts";
import { onItsWay, pinduoduoBook, platform } from "./pinduoduo.ts";

// A host that wakes late is handed no task for what the very word that woke it has settled.

const step = (record: OrderRecord | null, events: readonly ScenarioEvent[], time: string): Step =>
  pinduoduoBook.step(
    record,
    events.map((event, i) => ({ id: `w${i}`, orderId: "1001", actor: { role: "carrier" }, ...event }) as OrderEvent),
    { now: at(time), people: [buyer, seller, platform] },
  );
const tasks = ({ effects }: Step): readonly string[] =>
  effects.flatMap((one) => (one.type === "openTask" ? [one.task] : []));
const ended = ({ record }: Step, time: string): readonly (string | undefined)[] =>
  pinduoduoBook.view(record, { now: at(time), as: {} }).breaches.map(({ ended: end }) => end?.why);

describe("a parcel to be picked up by 06-02 18:00, of which nobody hears before 19:00", () => {
  const { record } = onItsWay("06-01 18:00");

  it("is no task where the push of 19:00 proves that it was picked up at 18:00", () => {
    const proved = step(record, [traced([["06-02 18:00:00.000", "picked_up"]])], "06-02 19:00");
    expect([tasks(proved), ended(proved, "06-02 19:00")]).toEqual([[], ["late-evidence"]]);
  });

  it("is one where it was picked up a millisecond later", () => {
    const late = step(record, [traced([["06-02 18:00:00.001", "picked_up"]])], "06-02 19:00");
    expect([tasks(late), ended(late, "06-02 19:00")]).toEqual([["call-the-buyer"], [undefined]]);
  });

  it("is the same order for a host that woke at its limit and got the task", () => {
    const push = traced([["06-02 18:00:00.000", "picked_up"]]);
    const woken = step(record, [], "06-02 18:30");
    expect(tasks(woken)).toEqual(["call-the-buyer"]);
    const [once, twice] = [step(record, [push], "06-02 19:00"), step(woken.record, [push], "06-02 19:00")];
    expect(twice.record.done).toEqual(once.record.done);
    expect(tasks(twice)).toEqual([]);
  });
});

it("silence that the scans of one push disprove asks no carrier, and nobody to look at the parcel", () => {
  const moving = onItsWay("06-01 18:00")
    .at(t("06-01 20:30"))
    .when(traced([["06-01 20:30", "picked_up"]]));
  const push = traced([
    ["06-03 10:00", "in_transit"],
    ["06-05 09:00", "in_transit"],
  ]);
  expect(tasks(step(moving.record, [], "06-05 12:00"))).toEqual(["review-fake-shipment", "ask-carrier"]);
  expect(tasks(step(moving.record, [push], "06-05 12:00"))).toEqual([]);
});
