import { describe, expect, test } from "vitest";
import { type AnyPack, defineRulebook, type HostWords, type Pack } from "waybell";
import { base } from "waybell/packs";
import { scenario } from "waybell/testing";

// What holds of an order where no pack says anything of it.

const { classes } = base as Pick<Required<Pack>, "classes">;
const pack: Pack = { id: "own", version: "1", zone: "Asia/Shanghai", classes };
const words = {
  facts: { order: { "our-ship": "promise" } },
  compensations: ["our-refund"],
} as const satisfies HostWords;
const paid = (own: AnyPack) =>
  scenario(defineRulebook({ packs: [own], channels: [] }))
    .at("2026-06-01T10:00+08:00")
    .when(
      {
        type: "order.created",
        payload: {
          kind: "normal",
          lines: [{ id: "cup", title: "Cup", quantity: 2 }],
          total: { amount: 5990, currency: "CNY" },
        },
      },
      { type: "payment.captured", payload: { amount: { amount: 5990, currency: "CNY" } } },
    );
const ship = (quantity: number) =>
  ({
    type: "shipment.submitted",
    payload: { parcelId: "p1", carrier: "yunda", number: "YD100001", lines: [{ lineId: "cup", quantity }] },
  }) as const;
const seen = (own: Pack, quantity: number) => {
  const { itemsShipped, parcels, headline } = paid(own).at("2026-06-01T12:00+08:00").when(ship(quantity)).view();
  return { itemsShipped, effective: parcels.map((parcel) => parcel.effective), headline };
};

describe("A rulebook from nothing", () => {
  test("counts what the seller ships for the order, until a pack says it does not", () => {
    expect(seen(pack, 2)).toEqual({ itemsShipped: 2, effective: [true], headline: "shipped_not_picked_up" });
    expect(seen({ ...pack, parcelKinds: { primary: { effective: false } } }, 2)).toMatchObject({
      itemsShipped: 0,
      effective: [false],
    });
  });
  test("lets a part of an order go alone, until a pack says it may not", () => {
    expect(seen(pack, 1)).toEqual({ itemsShipped: 1, effective: [true], headline: "partially_shipped" });
    const whole = { choice: { "ship.allow-partial": { value: "no", source: "unverified" } } } as const;
    paid({ ...pack, values: whole })
      .when(ship(1))
      .then.rejected("E_PARTIAL_NOT_ALLOWED");
  });
  test("pays back what its own promise closes only by a compensation of its own", () => {
    const closing: AnyPack = {
      ...pack,
      words,
      values: { amount: { "comp.in-full": { value: "full", source: "unverified" } } },
      promises: {
        "our-ship": {
          ref: "1",
          each: "order",
          owedBy: "seller",
          owedTo: "buyer",
          due: { from: "order.paid", within: "2d" },
          met: { "order.shipped": true },
          then: { event: "order.cancelled", reason: "late" },
        },
      },
    };
    const back: AnyPack = {
      ...closing,
      compensations: {
        "our-refund": {
          ref: "2",
          each: "order",
          on: { "order.closed": true, "order.close-reason": "late" },
          form: "refund",
          amount: "comp.in-full",
          of: "order.paid-amount",
          once: "order",
          parts: [{ payer: "seller", to: "buyer" }],
        },
      },
    };
    const refunds = (own: AnyPack) =>
      paid(own)
        .at("2026-06-03T10:01+08:00")
        .steps.flatMap(({ effects }) => effects)
        .flatMap((effect) => (effect.type === "refund" ? effect.amount : []));
    expect(refunds(closing)).toEqual([]);
    expect(refunds(back)).toEqual([{ amount: 5990, currency: "CNY" }]);
  });
});
