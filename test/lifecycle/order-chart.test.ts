import { describe, expect, it } from "vitest";
import { type OrderChartEvent, orderChart } from "waybell/lifecycle";
import { createActor } from "xstate";

const paid: OrderChartEvent = { type: "payment.captured", given: { "paid-in-full": true } };
const groupPaid: OrderChartEvent = { type: "payment.captured", given: { "paid-in-full": true, "group-order": true } };
const shipped: OrderChartEvent = { type: "shipment.submitted", given: { "ships-all": true } };
const shippedInPart: OrderChartEvent = { type: "shipment.submitted", given: { "partial-allowed": true } };
const refundStarted: OrderChartEvent = { type: "refund.started", given: { "within-captured": true } };

/** Where an order stands after each of these events; an event it refuses shows as "refused". */
function walk(...events: readonly OrderChartEvent[]): readonly unknown[] {
  const actor = createActor(orderChart).start();
  return events.map((event) => {
    if (!actor.getSnapshot().can(event)) return "refused";
    actor.send(event);
    const { payment, fulfilment, receipt } = actor.getSnapshot().value;
    return [typeof payment === "string" ? payment : `refunding.${payment.refunding}`, fulfilment, receipt].join(" ");
  });
}
const end = (...events: readonly OrderChartEvent[]): unknown => walk(...events).at(-1);

describe("the life of an order", () => {
  it("SC-01: is paid, shipped, confirmed by the buyer and settled", () => {
    expect(walk(paid, shipped, { type: "receipt.confirmed" }, { type: "settlement.done" })).toEqual([
      "paid to_ship pending",
      "paid shipped pending",
      "settling shipped received",
      "settled shipped received",
    ]);
  });

  it("is received while a case is open, and settled when it is over", () => {
    const settled: OrderChartEvent = { type: "settlement.done", given: { "case-open": true } };
    expect(walk(paid, shipped, { type: "receipt.confirmed" }, settled, { type: "settlement.done" }).slice(2)).toEqual([
      "settling shipped received",
      "refused",
      "settled shipped received",
    ]);
  });

  it("can be drawn: XState sees its three regions", () => {
    const { config } = orderChart as unknown as { config: { type: string; states: object } };
    expect([config.type, ...Object.keys(config.states)]).toEqual(["parallel", "payment", "fulfilment", "receipt"]);
  });

  it("is not paid by less than is to be paid", () => {
    expect(walk({ type: "payment.captured" }, paid)).toEqual(["refused", "paid to_ship pending"]);
  });

  it("waits for its group before it is to ship", () => {
    expect(walk(groupPaid, shipped, { type: "group.formed" }, shipped)).toEqual([
      "awaiting_group not_started pending",
      "refused",
      "paid to_ship pending",
      "paid shipped pending",
    ]);
  });

  it("goes back to its buyer's purse when the group fails, and stays over should the refund fail", () => {
    const failed: readonly OrderChartEvent[] = [groupPaid, { type: "group.failed" }];
    expect(end(...failed)).toBe("refunding.paid cancelled closed");
    expect(end(...failed, { type: "refund.succeeded", given: { "refunds-all": true } })).toBe(
      "refunded cancelled closed",
    );
    expect(walk(...failed, { type: "refund.failed" }, { type: "group.formed" }, refundStarted).slice(2)).toEqual([
      "paid cancelled closed",
      "refused",
      "refunding.paid cancelled closed",
    ]);
  });

  it("closes unpaid when its group fails before it is paid; one that was bought alone waits for no group", () => {
    const failed: OrderChartEvent = { type: "group.failed", given: { "group-order": true } };
    expect(walk(failed, groupPaid)).toEqual(["cancelled cancelled closed", "refused"]);
    expect(walk({ type: "group.failed" }, paid)).toEqual(["refused", "paid to_ship pending"]);
  });

  it("expires or is cancelled while unpaid, and takes no money then", () => {
    expect(walk({ type: "payment.expired" }, paid)).toEqual(["expired cancelled closed", "refused"]);
    expect(walk({ type: "order.cancelled" }, paid)).toEqual(["cancelled cancelled closed", "refused"]);
  });

  it("is cancelled only before anything shipped, but closed by the platform until it is settled", () => {
    expect(end(paid, { type: "order.cancelled" })).toBe("paid cancelled closed");
    expect(end(paid, shippedInPart, { type: "order.cancelled" })).toBe("refused");
    expect(end(paid, shipped, { type: "order.cancelled" })).toBe("refused");
    expect(end(paid, shipped, { type: "order.closed" })).toBe("paid cancelled closed");
    expect(end(paid, shipped, { type: "receipt.confirmed" }, { type: "order.closed" })).toBe(
      "settling cancelled closed",
    );
    expect(
      end(paid, shipped, { type: "receipt.confirmed" }, { type: "settlement.done" }, { type: "order.closed" }),
    ).toBe("refused");
  });

  it("ships in part only where that is allowed, and nothing more once all has shipped", () => {
    expect(walk(paid, { type: "shipment.submitted" }, shippedInPart, shippedInPart, shipped, shipped)).toEqual([
      "paid to_ship pending",
      "refused",
      "paid partially_shipped pending",
      "paid partially_shipped pending",
      "paid shipped pending",
      "refused",
    ]);
  });

  it("takes a parcel that somebody waits for though it is closed, and no other", () => {
    const add: OrderChartEvent = { type: "extra_parcel.added" };
    const awaited: OrderChartEvent = { ...add, given: { awaited: true } };
    expect(walk(paid, shipped, { type: "order.closed" }, add, awaited).slice(2)).toEqual([
      "paid cancelled closed",
      "refused",
      "paid cancelled closed",
    ]);
  });

  it("ships nothing while a refund of all of it is under way", () => {
    const anyway: OrderChartEvent = {
      type: "shipment.submitted",
      given: { "ships-all": true, "full-refund-open": true },
    };
    expect(end(paid, refundStarted, anyway)).toBe("refused");
    expect(end(paid, refundStarted, shipped)).toBe("refunding.paid shipped pending");
  });

  it("SC-05: has its number corrected, or a parcel added, only after something shipped", () => {
    const after: readonly OrderChartEvent[] = [{ type: "tracking.replaced" }, { type: "extra_parcel.added" }];
    expect(
      walk(paid, ...after, shippedInPart, ...after, shipped, ...after, { type: "receipt.confirmed" }, ...after),
    ).toEqual([
      "paid to_ship pending",
      "refused",
      "refused",
      "paid partially_shipped pending",
      "paid partially_shipped pending",
      "paid partially_shipped pending",
      "paid shipped pending",
      "paid shipped pending",
      "paid shipped pending",
      "settling shipped received",
      "settling shipped received",
      "settling shipped received",
    ]);
  });

  it("is confirmed once, when all of it has shipped", () => {
    const confirmed: OrderChartEvent = { type: "receipt.confirmed" };
    expect(
      walk(paid, confirmed, shippedInPart, confirmed, shipped, confirmed, confirmed).filter((_, i) => i % 2 === 1),
    ).toEqual(["refused", "refused", "settling shipped received"]);
  });
});

describe("a refund", () => {
  const failed: OrderChartEvent = { type: "refund.failed" };
  const inPart: OrderChartEvent = { type: "refund.succeeded" };
  const inFull: OrderChartEvent = { type: "refund.succeeded", given: { "refunds-all": true } };
  const received: readonly OrderChartEvent[] = [paid, shipped, { type: "receipt.confirmed" }];
  const settled: readonly OrderChartEvent[] = [...received, { type: "settlement.done" }];

  it("is refused above what was captured, and before anything was paid", () => {
    expect(end(paid, { type: "refund.started" })).toBe("refused");
    expect(end(refundStarted)).toBe("refused");
  });

  it("that fails leaves the order where it stood before", () => {
    expect(end(paid, refundStarted, failed)).toBe("paid to_ship pending");
    expect(end(paid, refundStarted, inPart, refundStarted, failed)).toBe("partially_refunded to_ship pending");
    expect(end(...received, refundStarted, failed)).toBe("settling shipped received");
    expect(end(...settled, refundStarted, failed)).toBe("settled shipped received");
  });

  it("of all there is ends the order unless the buyer has confirmed", () => {
    expect(end(paid, refundStarted, inFull)).toBe("refunded cancelled closed");
    expect(end(paid, shippedInPart, refundStarted, inFull)).toBe("refunded cancelled closed");
    expect(end(paid, shipped, refundStarted, inFull)).toBe("refunded shipped closed");
    expect(end(...settled, refundStarted, inFull)).toBe("refunded shipped received");
  });

  it("of a part lets the order go on to its settlement", () => {
    expect(
      walk(paid, shipped, refundStarted, { type: "receipt.confirmed" }, inPart, { type: "settlement.done" }).slice(2),
    ).toEqual([
      "refunding.paid shipped pending",
      "refunding.settling shipped received",
      "partially_refunded shipped received",
      "settled shipped received",
    ]);
  });

  it("beside another keeps the order refunding until the last of them has ended", () => {
    const more = { "more-refunds-open": true };
    expect(
      walk(paid, refundStarted, refundStarted, { type: "refund.succeeded", given: more }, failed).slice(2),
      "one succeeded, so a part is refunded whatever becomes of the other",
    ).toEqual([
      "refunding.paid to_ship pending",
      "refunding.partially_refunded to_ship pending",
      "partially_refunded to_ship pending",
    ]);
    expect(walk(paid, refundStarted, refundStarted, { type: "refund.failed", given: more }, failed).slice(3)).toEqual([
      "refunding.paid to_ship pending",
      "paid to_ship pending",
    ]);
  });
});
