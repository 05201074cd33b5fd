import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, scenario } from "waybell/testing";
import { at, buyer, created, paid, seller, shipped, t } from "./fixture.ts";
import { platform } from "./pinduoduo.ts";

/** A tenth of what is late, five yuan at least. */
const tenPercent: Pack = {
  id: "ten-percent",
  version: "1",
  layer: "shop",
  values: {
    amount: {
      "comp.delay-percent": { value: { percent: 10, min: 500, max: 10000 }, source: "unverified" },
      "comp.delay-percent.a-day": { value: { fixed: 50000 }, source: "unverified" },
    },
  },
};

// What a late shipment costs, in texts and in what a ruling doubles.

const breach = `ship-by:order:${at("06-03 10:00")}`;
const under = (...packs: readonly Pack[]): Scenario =>
  scenario(defineRulebook({ packs, channels: [inbox()] }))
    .given([buyer, seller, platform])
    .given({ events: [created, paid] });

it("neither what was told with an earlier limit nor the platform's goodwill is owed for a shipment that is late anew", () => {
  const anew = under(pinduoduo)
    .at(t("06-04 12:00"))
    .when({
      type: "compensation.decided",
      actor: { role: "platform" },
      payload: { policy: "long-wait-goodwill", subject: "order", release: true },
    })
    .at(t("06-04 13:00"))
    .when({
      type: "disruption.declared",
      payload: {
        disruption: "d1",
        kind: "weather",
        from: t("06-01 12:00"),
        to: t("06-03 15:00"),
        promises: ["ship-by"],
        effect: "pause",
        retroactive: true,
      },
    })
    .at(t("06-06 09:00"));
  const said = anew.inbox.filter(({ notice }) => notice === "late-shipment-seller").map(({ texts }) => texts[1]);
  expect(said).toEqual([
    "订单1001发货超时，应补偿买家3元。如有客观原因，可在6月6日10:00前申诉。",
    "订单1001发货超时。如有客观原因，可在6月8日13:00前申诉。",
  ]);
});

describe("what a complaint about a late shipment doubles", () => {
  const K1 = { complaintId: "K-1" };
  const ruled = (order: Scenario): Scenario =>
    order
      .at(t("06-03 12:00"))
      .when({
        type: "complaint.opened",
        payload: { ...K1, category: "late_shipment", evidence: [{ hash: "h", kind: "photo" }] },
      })
      .at(t("06-03 13:00"))
      .when({ type: "complaint.responded", payload: K1 })
      .when({ type: "complaint.escalated", payload: K1 })
      .at(t("06-05 13:00"))
      .when({ type: "complaint.decided", payload: { ...K1, result: "upheld", remedy: "none" } });
  const appealed = (order: Scenario): Scenario =>
    order
      .when({ type: "appeal.filed", payload: { breach, reason: "r", evidence: ["x"] } })
      .when({ type: "appeal.decided", payload: { breach, result: "upheld" } });
  const charged = (order: Scenario): readonly unknown[] =>
    order.steps
      .flatMap(({ effects }) => effects)
      .flatMap((one) =>
        (one.type === "charge" || one.type === "reverse") && one.policy.startsWith("delay-percent")
          ? [`${one.type} ${one.policy} ${one.amount.amount}`]
          : [],
      );
  // Of the first half delay-coupon paid a part: both are of one group.
  const late = under(marketplaceCn, tenPercent).at(t("06-03 10:01"));

  it("is what was late, and goes back where the breach falls", () => {
    const both = ["charge delay-percent 299", "charge delay-percent-doubled 599"];
    expect(charged(ruled(late))).toEqual(both);
    expect(charged(appealed(ruled(late).at(t("06-05 14:00"))))).toEqual([
      ...both,
      "reverse delay-percent 299",
      "reverse delay-percent-doubled 599",
    ]);
  });

  it("is of what did not leave in time, and not of what did", () => {
    const half = under(marketplaceCn, tenPercent)
      .at(t("06-02 12:00"))
      .when({ ...shipped, payload: { ...shipped.payload, lines: [{ lineId: "L1", quantity: 1 }] } } as typeof shipped)
      .at(t("06-03 10:01"));
    expect(charged(ruled(half))).toEqual(["charge delay-percent 300", "charge delay-percent-doubled 500"]);
  });

  it("is nothing where the breach had fallen, or there never was one", () => {
    expect(charged(ruled(appealed(late)))).toEqual(["charge delay-percent 299", "reverse delay-percent 299"]);
    expect(charged(ruled(under(marketplaceCn, tenPercent).at(t("06-02 12:00")).when(shipped)))).toEqual([]);
  });
});
