import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, buyer, created, paid, seller, shop, t, traced } from "../scenarios/fixture.ts";
import { yuan } from "./fixture.ts";

// A line may lie in several parcels. What comes back or anew of it counts once, item by item.

const number = (id: string): string => `7310000000000${id.slice(1)}`;
const line = { id: "A", title: "杯", quantity: 3, paid: yuan(5990) };
const of = (quantity: number) => ({ lines: [{ lineId: "A", quantity }] });
const part = (parcelId: string, quantity: number): ScenarioEvent => ({
  type: "shipment.submitted",
  payload: { parcelId, carrier: "zhongtong", number: number(parcelId), ...of(quantity) },
});
const scanned = (parcelId: string, dayAndTime: string, what: Parameters<typeof traced>[0][0][1]): ScenarioEvent =>
  traced([[dayAndTime, what]], { number: number(parcelId) });

const placed = shop.given([buyer, seller]).given({
  events: [{ ...created, payload: { ...created.payload, lines: [line] } }, paid],
});
/** Three cups in parcels of so many each, all of them picked up. */
const sent = (...counts: readonly number[]): Scenario =>
  counts.reduce(
    (order, count, i) => order.when(part(`P${i + 1}`, count), scanned(`P${i + 1}`, "06-01 18:00", "picked_up")),
    placed.at(t("06-01 18:00")),
  );
const lost = (order: Scenario, parcelId: string, dayAndTime: string): Scenario =>
  order.at(t(dayAndTime)).when(scanned(parcelId, dayAndTime, { exception: "lost", code: "L" }));

type Grant = readonly [quantity: number, about?: object];
/** Each is asked for and granted at 06-03 12:00. */
const granted = (order: Scenario, ...grants: readonly Grant[]): Scenario =>
  grants.reduce(
    (now, [quantity, about = {}], i) =>
      now
        .when(
          {
            type: "aftersales.requested",
            payload: { caseId: `C${i + 1}`, kind: "refund_only", reason: "late", ...of(quantity), ...about },
          } as unknown as ScenarioEvent,
          { type: "aftersales.approved", payload: { caseId: `C${i + 1}` } },
        )
        .when({ type: "money.settled", payload: { effect: `1001/case-refund/C${i + 1}/pay`, result: "done" } }),
    order.at(t("06-03 12:00")),
  );
/** By parcels, whether somebody waits for what is in it when the carrier would be late with it. */
const awaited = (order: Scenario): readonly string[] =>
  order
    .at(t("06-12 18:00"))
    .view()
    .breaches.flatMap(({ promise, subject }) => (promise === "keep-moving" ? subject : []))
    .sort();

describe("of a line of three in parcels of two and one, on their way", () => {
  it.each<[what: string, awaited: readonly string[], grants: readonly Grant[]]>([
    ["none", ["P1", "P2"], []],
    ["one of any", ["P1", "P2"], [[1]]],
    ["two of any", ["P1", "P2"], [[2]]],
    ["all three", [], [[3]]],
    ["one and two", [], [[1], [2]]],
    ["one of the first", ["P1", "P2"], [[1, { parcelId: "P1" }]]],
    ["both of the first", ["P2"], [[2, { parcelId: "P1" }]]],
    [
      "both of the first, one by one",
      ["P2"],
      [
        [1, { parcelId: "P1" }],
        [1, { parcelId: "P1" }],
      ],
    ],
    ["the second", ["P1"], [[1, { parcelId: "P2" }]]],
    ["the second and one of any", ["P1"], [[1, { parcelId: "P2" }], [1]]],
    ["the second and two of any", [], [[1, { parcelId: "P2" }], [2]]],
    ["one of the first and one of any", ["P1", "P2"], [[1, { parcelId: "P1" }], [1]]],
    ["one of the first and two of any", [], [[1, { parcelId: "P1" }], [2]]],
  ])("%s paid back leaves awaited %j", (_, waits, grants) => {
    for (const order of [grants, grants.toReversed()]) expect(awaited(granted(sent(2, 1), ...order))).toEqual(waits);
  });

  it("two paid back are those that had left, whatever leaves later", () => {
    const laterAt = (time: number): Scenario =>
      granted(sent(2), [2])
        .at(time)
        .when(part("P2", 1), scanned("P2", "06-03 12:01", "picked_up"));
    expect(awaited(laterAt(at("06-03 12:00") + 1))).toEqual(["P2"]);
    // In the same instant it is not known which of the three they are.
    expect(awaited(laterAt(at("06-03 12:00")))).toEqual(["P1", "P2"]);
  });
});

describe("of three in a parcel each, one of them delivered and two lost, something is open", () => {
  const came = sent(1, 1, 1)
    .at(t("06-02 12:00"))
    .when(scanned("P1", "06-02 12:00", "delivered"));
  const both = (first: string, then: string): Scenario => lost(lost(came, first, "06-02 15:00"), then, "06-02 16:00");
  /** So many sent anew, for a request that names no parcel or one, and here. */
  const anew = (order: Scenario, n: number, quantity: number, about: object = {}): Scenario =>
    order
      .when(
        {
          type: "aftersales.requested",
          payload: { caseId: `R${n}`, kind: "resend", reason: "lost", ...of(quantity), ...about },
        } as unknown as ScenarioEvent,
        { type: "aftersales.approved", payload: { caseId: `R${n}` } },
        {
          type: "extra_parcel.added",
          payload: {
            parcelId: `P${n}`,
            kind: "resend",
            carrier: "zhongtong",
            number: number(`P${n}`),
            caseId: `R${n}`,
          },
        },
      )
      .at(t("06-05 10:00"))
      .when(scanned(`P${n}`, "06-05 10:00", "delivered"));
  const headline = (order: Scenario): string => order.view().headline;

  it.each([
    ["P2", "P3"],
    ["P3", "P2"],
  ])("while the price of one is to go back, and until that of the other is (%s first)", (first, then) => {
    const order = both(first, then);
    expect(headline(granted(order, [1]))).toBe("exception");
    expect(headline(granted(order, [1], [1]))).toBe("delivered");
    expect(headline(granted(order, [2]))).toBe("delivered");
    expect(headline(granted(order, [1, { parcelId: first }]))).toBe("exception");
    expect(headline(granted(order, [1, { parcelId: first }], [1]))).toBe("delivered");
    expect(headline(granted(order, [1], [1, { parcelId: then }]))).toBe("delivered");
  });

  it("while one came anew, and until the other came or is paid back", () => {
    const order = both("P2", "P3").at(t("06-03 12:00"));
    expect(headline(anew(order, 4, 1))).toBe("exception");
    expect(headline(anew(order, 4, 2))).toBe("delivered");
    expect(headline(anew(anew(order, 4, 1), 5, 1))).toBe("delivered");
    expect(headline(anew(granted(order, [1]), 4, 1))).toBe("delivered");
    expect(headline(anew(granted(order, [1, { parcelId: "P2" }]), 4, 1, { parcelId: "P3" }))).toBe("delivered");
    expect(headline(anew(granted(order, [1, { parcelId: "P2" }]), 4, 1))).toBe("delivered");
  });

  it("while some of what was in one is to come", () => {
    const order = lost(
      sent(1, 2)
        .at(t("06-02 12:00"))
        .when(scanned("P1", "06-02 12:00", "delivered")),
      "P2",
      "06-02 15:00",
    ).at(t("06-03 12:00"));
    expect(headline(anew(order, 4, 1, { parcelId: "P2" }))).toBe("exception");
    expect(headline(anew(order, 4, 2, { parcelId: "P2" }))).toBe("delivered");
    expect(headline(anew(granted(order, [1]), 4, 1, { parcelId: "P2" }))).toBe("delivered");
  });
});
