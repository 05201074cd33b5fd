import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Pack } from "waybell";
import { marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { campaign, rewards } from "./campaign.ts";
import { at, buyer, channels, created, seller, t } from "./fixture.ts";

// Who has his money back for all of the goods has nothing to confirm, though the freight stays paid.

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(100) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(150) };
const total = yuan(258);
const number = "73100000000001";
const scanned = (time: string, milestone: string, more: object = {}): ScenarioEvent =>
  ({
    type: "trace.received",
    payload: {
      carrier: "zhongtong",
      number,
      provider: "kuaidi100",
      scans: [{ at: at(time), code: milestone, milestone, ...more }],
    },
  }) as ScenarioEvent;
const said = (type: string, payload: object): ScenarioEvent => ({ type, payload }) as ScenarioEvent;

/** All refunds ordered so far are paid. */
const paidOut = (order: Scenario): Scenario =>
  order.steps
    .flatMap(({ effects }) => effects.filter(({ type }) => type === "refund"))
    .reduce((one, { id }) => one.when({ type: "money.settled", payload: { effect: id, result: "done" } }), order);

/** A cup and a pot, and 8 yuan for their way; under way from 06-01 at 20:00. */
const underWay = (...packs: readonly [Pack, ...Pack[]]): Scenario =>
  scenario(defineRulebook({ packs, channels }))
    .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, pot], total } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: total } },
      ],
    })
    .at(t("06-01 12:00"))
    .when(said("shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number }))
    .at(t("06-01 20:00"))
    .when(scanned("06-01 20:00", "picked_up"));
const delivered = (pack: Pack): Scenario =>
  underWay(pack).at(t("06-03 14:00")).when(scanned("06-03 14:00", "delivered"));
const ways = (pack: Pack): readonly (readonly [what: string, order: Scenario])[] => [
  [
    "all of it was returned",
    delivered(pack)
      .at(t("06-04 10:00"))
      .when(said("aftersales.requested", { caseId: "K", kind: "return_refund", reason: "other" }))
      .when(said("aftersales.approved", { caseId: "K" }))
      .when(said("aftersales.return_sent", { caseId: "K", carrier: "zhongtong", number: "73100000000009" }))
      .at(t("06-06 10:00"))
      .when(said("aftersales.return_received", { caseId: "K" })),
  ],
  [
    "it was lost on its way",
    underWay(pack)
      .at(t("06-02 14:00"))
      .when(scanned("06-02 14:00", "in_transit", { exception: "lost" }))
      .when(said("remedy.chosen", { parcelId: "P1", remedy: "money" })),
  ],
];

describe.each([pinduoduo, marketplaceCn, marketplaceIntl])("an order under $id with freight", (pack) => {
  for (const [what, order] of ways(pack))
    it(`is refunded once its goods are paid back, and asks nobody to confirm it: ${what}`, () => {
      const paid = paidOut(order);
      expect(paid.view().headline).toBe("refunded");
      const later = paid.at(t("07-20 10:00"));
      expect(later.view().headline).toBe("refunded");
      expect(later.record?.stamps["order.received"]).toBeUndefined();
      const told = later.steps
        .slice(paid.steps.length)
        .flatMap(({ effects }) => effects.flatMap((one) => (one.type === "send" ? one.notice : [])));
      expect(told.filter((notice) => ["please-confirm", "auto-confirm-soon"].includes(notice))).toEqual([]);
      expect(later.view().promises.map(({ promise }) => promise)).not.toContain("auto-confirm");
    });

  it("is confirmed by time where a part of it was kept", () => {
    const order = delivered(pack)
      .at(t("06-04 10:00"))
      .when(said("aftersales.requested", { caseId: "K", kind: "refund_only", lines: [{ lineId: "cup", quantity: 1 }] }))
      .when(said("aftersales.approved", { caseId: "K" }));
    expect(paidOut(order).at(t("07-20 10:00")).view().headline).toBe("received");
  });
});

describe("RWD-01: the reward for who confirms receipt", () => {
  const rewarding = underWay(pinduoduo, campaign);
  /** A request of 06-02 for the price of these lines and no more, granted; for all that was paid without any. */
  const paidBack = (order: Scenario, ...ids: readonly string[]): Scenario =>
    (ids.length === 0 ? [undefined] : ids).reduce(
      (one, id) =>
        one
          .when(
            said("aftersales.requested", {
              caseId: `K-${id}`,
              kind: "refund_only",
              ...(id && { lines: [{ lineId: id, quantity: 1 }], amount: (id === "cup" ? cup : pot).paid }),
            }),
          )
          .when(said("aftersales.approved", { caseId: `K-${id}` })),
      order.at(t("06-02 10:00")),
    );
  const came = (order: Scenario): Scenario => order.at(t("06-03 14:00")).when(scanned("06-03 14:00", "delivered"));
  const offers = (order: Scenario): readonly string[] =>
    order.inbox.flatMap(({ notice }) => (notice === "reward-announced" ? [notice] : []));
  const confirmed = (order: Scenario) => {
    const later = order.at(t("06-04 15:00")).when(said("receipt.confirmed", {}));
    return later.view().compensations.flatMap(({ policy, is }) => (policy === "confirm-reward" ? [is] : []));
  };

  it("is announced and paid where a part of the goods is kept", () => {
    const order = came(paidOut(paidBack(rewarding.when(rewards), "cup")));
    expect([offers(order), confirmed(order)]).toEqual([["reward-announced"], ["issued"]]);
  });

  it("is neither where all of them are paid back, one by one, and only the freight stays paid", () => {
    const order = came(paidOut(paidBack(rewarding.when(rewards), "cup", "pot")));
    expect(order.view().headline).toBe("refunded");
    expect([offers(order), confirmed(order)]).toEqual([[], ["cancelled"]]);
  });

  it("N-B12: is no reason to ask for it, and its parcel is told as delivered without that", () => {
    const told = (order: Scenario) => order.inbox.flatMap(({ notice }) => (/^delivered/.test(notice) ? [notice] : []));
    expect(told(came(paidOut(paidBack(rewarding, "cup", "pot"))))).toEqual(["delivered-in-dispute"]);
    expect(told(came(paidOut(paidBack(rewarding, "cup"))))).toEqual(["delivered"]);
  });

  it("stays paid to who confirmed before his money was to go back", () => {
    const received = came(rewarding.when(rewards)).at(t("06-04 15:00")).when(said("receipt.confirmed", {}));
    const order = received
      .when(said("aftersales.requested", { caseId: "K", kind: "refund_only" }))
      .when(said("aftersales.approved", { caseId: "K" }));
    expect(paidOut(order).view().compensations).toContainEqual(
      expect.objectContaining({ policy: "confirm-reward", is: "issued" }),
    );
  });

  it("is not announced where all the money went back, which closed the order", () => {
    expect(offers(came(paidOut(paidBack(rewarding.when(rewards)))))).toEqual([]);
  });

  it("is not announced to who says that it never came", () => {
    const agrees = { ...rewards, occurredAt: t("06-03 16:00") };
    const later = (order: Scenario) => offers(order.at(t("06-03 16:00")).when(agrees));
    const order = came(rewarding).at(t("06-03 15:00"));
    expect(later(order)).toEqual(["reward-announced"]);
    expect(later(order.when(said("delivery.disputed", { parcelId: "P1" })))).toEqual([]);
  });
});
