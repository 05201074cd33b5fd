import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderCreated, type Rulebook } from "waybell";
import { marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { scenario } from "waybell/testing";
import { at, book, buyer, created, paid, seller, shippedAt, t } from "./fixture.ts";

const [cn, pdd] = [marketplaceCn, pinduoduo].map((pack) => defineRulebook({ packs: [pack], channels: [] })) as [
  Rulebook,
  Rulebook,
];

/** What is promised of an order that was shipped on 06-01 at 18:00. */
const promised = (book: Rulebook, more: Partial<OrderCreated>) =>
  scenario(book)
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { ...created.payload, ...more } as OrderCreated },
        paid,
        shippedAt("06-01 18:00"),
      ],
    })
    .view().promises;

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

  it.each([
    ["a rider of the same town brought it", { handover: "same_city" }],
    ["the buyer fetches it himself", { handover: "self_pick_up" }],
    ["it is virtual", { kind: "virtual" }],
  ] as const)("is confirmed two days after it was handed over where %s", (_, more) => {
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
    ["marketplace-intl", marketplaceIntl, undefined],
  ] as const)("has no such span under %s", (_, pack, due) => {
    const book = defineRulebook({ packs: [pack], channels: [] });
    expect(confirms(book, { handover: "same_city" })).toBe(due === undefined ? undefined : at(due));
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
