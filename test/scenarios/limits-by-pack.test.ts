import { describe, expect, it } from "vitest";
import { defineRulebook, type Instant, type OrderCreated, type Rulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { around } from "./pinduoduo.ts";

const [intl, pdd] = [marketplaceIntl, pinduoduo].map((pack) =>
  defineRulebook({ packs: [pack], channels: [inbox()] }),
) as [Rulebook, Rulebook];
const placed = (book: Rulebook, more: Partial<OrderCreated>, ...events: readonly ScenarioEvent[]): Scenario =>
  scenario(book)
    .given([buyer, seller])
    .given({ events: [{ ...created, payload: { ...created.payload, ...more } }, ...events] });
const day = 86_400_000;
const paidAt = (time: string): ScenarioEvent => ({ ...paid, occurredAt: t(time) });
const due = (order: Scenario, promise: string): Instant | null | undefined =>
  order.view().promises.find((one) => one.promise === promise)?.due;

describe("SHIP_BY of a presale", () => {
  const presale = { kind: "presale", promisedShip: t("06-01 10:10") } as const;

  it("is the date that was promised", () => {
    expect(due(placed(pdd, presale, paidAt("06-01 10:09")), "ship-by")).toBe(at("06-01 10:10"));
  });

  it("is the usual time from its payment, where that came later than the date", () => {
    const order = placed(pdd, presale, paidAt("06-01 10:15"));
    expect(order.view().breaches).toEqual([]);
    expect(due(order, "ship-by")).toBe(at("06-03 10:15"));
  });
});

describe("SHIP_BY where the clock starts with the order", () => {
  it("starts so for what is promised within a day, too", () => {
    // A Monday, paid on Tuesday.
    expect(due(placed(intl, { fastTag: true }, paidAt("06-02 09:58")), "ship-by")).toBe(at("06-02 09:58"));
    expect(due(placed(intl, {}, paidAt("06-02 09:58")), "ship-by")).toBe(at("06-03 09:58"));
  });

  it("starts with the payment where that comes when the time is over, and is cancelled as any other", () => {
    const [last, over] = around("06-03 09:58");
    expect(due(placed(intl, {}, { ...paid, occurredAt: last }), "ship-by")).toBe(last);
    const order = placed(intl, {}, { ...paid, occurredAt: over });
    expect(due(order, "ship-by")).toBe(over + 2 * day);
    expect(due(placed(intl, { fastTag: true }, paidAt("06-02 12:00")), "ship-by")).toBe(at("06-03 12:00"));
    const agreed = order
      .at(t("06-04 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-09 10:00") } });
    expect(due(agreed, "ship-by")).toBe(at("06-09 10:00"));
    const again = agreed
      .at(t("06-09 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-12 10:00") } });
    expect(again.view().breaches).toEqual([expect.objectContaining({ promise: "ship-by", due: at("06-09 10:00") })]);
    expect(again.view().breaches[0]).not.toHaveProperty("ended");
    expect(order.at(over + 2 * day + 1).view().breaches).toMatchObject([{ promise: "ship-by", due: over + 2 * day }]);
    expect(order.at(over + 5 * day).view().headline).toBe("to_ship");
    expect(order.at(over + 5 * day + 1).view().headline).toBe("closed");
  });
});

describe("a wrong number outside China", () => {
  const replaced: ScenarioEvent = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000002" },
  };
  const shipped = placed(intl, {}, paid, shippedAt("06-01 18:00"));
  const numberOf = (order: Scenario) => order.view({ proven: true }).parcels[0]?.number;

  it("may be put right until the first scan, however late", () => {
    expect(numberOf(shipped.at(t("07-20 18:00")).when(replaced))).toBe("73100000000002");
  });

  it("may not after it", () => {
    const scanned = shipped.at(t("06-02 12:00")).when(scan("06-02 12:00", "picked_up"));
    expect(numberOf(scanned.at(t("06-02 12:01")).when(replaced))).toBe("73100000000001");
  });
});

describe("the automatic confirmation", () => {
  const delivered = (book: Rulebook) =>
    placed(book, {}, paid, shippedAt("06-01 18:00")).at(t("06-03 14:00")).when(scan("06-03 14:00", "delivered"));
  const extended: ScenarioEvent = { type: "receipt.extended", payload: {} };

  it("cannot be put off where the pack gives no time for it", () => {
    const order = delivered(intl);
    expect(due(order.at(t("06-04 10:00")).when(extended), "auto-confirm")).toBe(due(order, "auto-confirm"));
    const inChina = delivered(pdd);
    expect(due(inChina.at(t("06-04 10:00")).when(extended), "auto-confirm")).toBe(at("06-13 14:00"));
  });

  it("stands still while the buyer says that nothing came and nobody has shown who signed, until he lets it rest", () => {
    const missing = delivered(pdd)
      .at(t("06-03 20:00"))
      .when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
    const later = missing.at(t("06-10 20:00"));
    expect(due(later, "auto-confirm")).toBe(at("06-17 14:00"));
    expect(later.inbox.map(({ notice }) => notice)).not.toContain("please-confirm");
    const proven = missing.at(t("06-04 20:00")).when({ type: "delivery.proven", payload: { parcelId: "P1" } });
    expect(due(proven, "auto-confirm")).toBe(at("06-11 14:00"));
  });
});

describe("what the seller says before a limit", () => {
  const reported: ScenarioEvent = {
    type: "exception.reported",
    payload: { reason: "暴雨封路", evidence: ["photo-1"] },
  };
  const upheld: ScenarioEvent = { type: "exception.decided", payload: { result: "upheld" } };
  const broken = (order: Scenario) => order.view().breaches.map(({ promise, ended }) => [promise, ended]);

  it("excuses the shipping it was said of, and not the pick-up after it", () => {
    const excused = placed(pdd, {}, paid).at(t("06-03 09:00")).when(reported).at(t("06-03 09:30")).when(upheld);
    const shipped = excused.at(t("06-05 10:00")).when(shippedAt("06-05 10:00"));
    expect(due(shipped, "pick-up-by")).toBe(at("06-06 10:00"));
    expect(broken(shipped.at(t("06-08 12:00")))).toEqual([["pick-up-by", undefined]]);
  });

  it("excuses the pick-up where it was said of that", () => {
    const shipped = placed(pdd, {}, paid, shippedAt("06-01 18:00"));
    const excused = shipped.at(t("06-02 09:00")).when(reported).at(t("06-02 09:30")).when(upheld);
    expect(broken(excused.at(t("06-08 12:00")))).toEqual([]);
  });
});
