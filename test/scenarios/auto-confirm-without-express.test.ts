import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderCreated, type Pack, type Rulebook } from "waybell";
import { lawCn, marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, scenario } from "waybell/testing";
import { at, book, buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";

const bookOf = (...packs: readonly [Pack, ...Pack[]]): Rulebook => defineRulebook({ packs, channels: [] });
const [cn, pdd, intl, lawful] = [
  bookOf(marketplaceCn),
  bookOf(pinduoduo),
  bookOf(marketplaceIntl),
  bookOf(marketplaceCn, lawCn),
];

const withoutExpress = [
  ["a rider of the same town brought it", { handover: "same_city" }],
  ["the buyer fetches it himself", { handover: "self_pick_up" }],
  ["it is virtual", { kind: "virtual" }],
] as const;

/** Shipped on 06-01 at 18:00. */
const order = (book: Rulebook, more: Partial<OrderCreated>): Scenario =>
  scenario(book)
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { ...created.payload, ...more } as OrderCreated },
        paid,
        shippedAt("06-01 18:00"),
      ],
    });
const promised = (book: Rulebook, more: Partial<OrderCreated>) => order(book, more).view().promises;

/** When it confirms itself. */
const confirms = (book: Rulebook, more: Partial<OrderCreated>): number | null | undefined =>
  promised(book, more).find(({ promise }) => promise === "auto-confirm")?.due;

describe("R-WX-2: an order that nobody confirms", () => {
  it.each([
    ["by express", {}],
    ["by express, as was said", { handover: "express" }],
    ["after a presale", { kind: "presale" }],
  ] as const)("is confirmed ten days after it was shipped: %s", (_, more) => {
    expect(confirms(cn, more)).toBe(at("06-11 18:00"));
  });

  it.each(withoutExpress)("is confirmed two days after it was handed over where %s", (_, more) => {
    expect(confirms(cn, more)).toBe(at("06-03 18:00"));
  });

  it("is so to the millisecond, after a warning a day before", () => {
    const order = scenario(book)
      .given([buyer, seller])
      .given({
        events: [
          { ...created, payload: { ...created.payload, handover: "same_city" } },
          paid,
          shippedAt("06-01 18:00"),
        ],
      });
    const warned = order.at(t("06-03 18:00:00.000"));
    const { notice, at: sent } = warned.inbox.find((one) => one.notice === "auto-confirm-soon") ?? {};
    expect([notice, sent]).toEqual(["auto-confirm-soon", at("06-02 18:00")]);
    expect(warned.view().headline).toBe("shipped_not_picked_up");
    expect(order.at(t("06-03 18:00:00.001")).view().headline).toBe("received");
  });

  it.each([
    ["pinduoduo", pinduoduo, "06-16 18:00"],
    ["marketplace-intl", marketplaceIntl, "06-08 18:00"],
  ] as const)("has a span of its own under %s", (_, pack, due) => {
    const book = defineRulebook({ packs: [pack], channels: [] });
    expect(confirms(book, { handover: "same_city" })).toBe(at(due));
  });

  it("is confirmed three days after it came under marketplace-intl, where a scan shows it", () => {
    const fetched = order(intl, { handover: "self_pick_up" })
      .at(t("06-02 18:00"))
      .when(scan("06-02 18:00", "delivered"));
    expect(fetched.view().promises).toMatchObject([{ promise: "auto-confirm", due: at("06-05 18:00") }]);
  });
});

describe("what no carrier scans", () => {
  it.each(withoutExpress)("is shipped in time by the word of the seller, and ends, where %s", (_, more) => {
    const shipped = order(intl, more);
    expect(shipped.at(t("06-03 09:58:00.001")).view().breaches).toEqual([]);
    const ended = shipped.at(t("07-01 00:00")).view();
    expect([ended.headline, ended.breaches]).toEqual(["received", []]);
  });

  it.each(withoutExpress)("has no day by which it comes where %s, unless it is scanned after all", (_, more) => {
    const isAwaited = (one: Scenario) => one.view().promises.some(({ promise }) => promise === "deliver-by");
    const shipped = order(intl, more);
    expect(isAwaited(order(intl, {}))).toBe(true);
    expect(isAwaited(shipped)).toBe(false);
    expect(isAwaited(shipped.at(t("06-01 20:00")).when(scan("06-01 20:00", "picked_up")))).toBe(true);
  });

  it.each(withoutExpress)("is no suspected fake where the buyer has it and %s", (_, more) => {
    const suspected = (of: Rulebook, one: Partial<OrderCreated>) => {
      const received = order(of, one)
        .at(t("06-02 18:00"))
        .when({ type: "receipt.confirmed", actor: { role: "buyer" }, payload: {} });
      const effects = received.steps.flatMap((step) => step.effects);
      return effects.flatMap((effect) => (effect.type === "openTask" ? [effect.task] : []));
    };
    for (const of of [cn, pdd, intl]) {
      expect(suspected(of, more)).toEqual([]);
      expect(suspected(of, {})).toEqual(["review-fake-shipment"]);
    }
  });

  it("waits for the buyer at the shop he chose: that was his consent", () => {
    const waits = order(lawful, { handover: "self_pick_up" })
      .at(t("06-02 09:00"))
      .when(scan("06-02 09:00", "awaiting_collection"));
    expect(waits.at(t("06-02 09:00:00.001")).view().breaches).toEqual([]);
    const another = order(lawful, {}).at(t("06-02 09:00")).when(scan("06-02 09:00", "awaiting_collection"));
    expect(another.at(t("06-02 09:00:00.001")).view().breaches).toMatchObject([{ promise: "point-consent" }]);
  });
});

describe("PICKUP_BY: a parcel that was given a number", () => {
  const isWaitedFor = (of: Rulebook, more: Partial<OrderCreated>): boolean =>
    promised(of, more).some(({ promise }) => promise === "pick-up-by");

  it.each([
    ["marketplace-cn", cn],
    ["pinduoduo", pdd],
  ] as const)("has to be picked up by a courier under %s, unless none has to come", (_, of) => {
    expect(isWaitedFor(of, {})).toBe(true);
    expect(isWaitedFor(of, { handover: "express" })).toBe(true);
    expect(isWaitedFor(of, { handover: "same_city" })).toBe(false);
    expect(isWaitedFor(of, { handover: "self_pick_up" })).toBe(false);
    expect(isWaitedFor(of, { kind: "virtual" })).toBe(false);
  });
});
