import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderEvent } from "waybell";
import { lawUsFtc, marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, says, seller, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

// An order of 06-01 at 10:00 is to ship by 06-03 at 10:00. Its host comes late to tell of it.

const book = defineRulebook({ packs: [marketplaceCn, lawUsFtc], channels });
const total = { amount: 5990, currency: "CNY" };
const then = { receivedAt: at("06-01 10:00") };
const created = event(
  "order.created",
  { kind: "normal", lines: [{ id: "l1", title: "Cup", quantity: 1 }], total },
  then,
);
const paid = event("payment.captured", { amount: total }, then);

/** What the inbox says at an instant of what happened before, by notice. */
function told(time: string, ...more: readonly OrderEvent[]): { readonly [notice: string]: unknown } {
  const step = book.step(null, [created, paid, ...more], { now: at(time), people: [buyer, seller] });
  const inbox = sends(step).filter(({ channel }) => channel === "inbox");
  return Object.fromEntries(inbox.map((send) => [send.notice, says(send).body]));
}

describe("a date that has gone by", () => {
  it("is named as long as it is ahead", () => {
    expect(told("06-03 09:59")).toMatchObject({
      "order-paid": "Order o1 is paid. The seller has promised to ship by 3 Jun 10:00. We will tell you when it ships.",
    });
  });

  it("is no more what a seller is asked to keep, or a buyer to wait for", () => {
    expect(told("06-03 10:00")).toEqual({
      "order-paid": "Order o1 is paid. We will tell you when it ships.",
      "ship-now": "Order o1 will be late in 0 min. Please ship it now.",
    });
    const late = ["order-paid", "late-shipment", "late-shipment-seller", "charged"];
    expect(Object.keys(told("06-03 10:01"))).toEqual(late);
  });

  it("is told as it stands by then to a buyer who asks where it is, whatever was promised at first", () => {
    const asks = (time: string): OrderEvent =>
      event(
        "message.received",
        { person: "b1", channel: "sms", text: "Where is it?", intent: "where" },
        { by: "buyer", receivedAt: at(time) },
      );
    const answer = (time: string, ...before: readonly OrderEvent[]): unknown =>
      told(time, ...before, asks(time))["where-not-shipped"];
    const by = (date: string): string => `Order o1 has not shipped yet. The seller has promised to ship by ${date}.`;
    expect(answer("06-02 10:00")).toBe(by("3 Jun 10:00"));
    const agreed = event(
      "shipby.negotiated",
      { shipBy: at("06-10 12:00") },
      { by: "buyer", receivedAt: at("06-02 09:00") },
    );
    expect(answer("06-02 10:00", agreed)).toBe(by("10 Jun 12:00"));
    expect(answer("06-07 10:00", agreed)).toBe(by("10 Jun 12:00"));
    expect(answer("06-03 10:00")).toBe("Order o1 has not shipped yet. We will tell you when it ships.");
    const waived = event(
      "disruption.declared",
      { disruption: "d1", kind: "weather", from: at("06-01 00:00"), to: at("06-09 00:00"), effect: "waive" },
      { by: "platform", receivedAt: at("06-02 09:00") },
    );
    expect(answer("06-02 10:00", waived)).toBe("Order o1 has not shipped yet. We will tell you when it ships.");
    // A day that the buyer was promised and that the pack does not ask for binds nobody.
    const presold = { ...created, payload: { ...created.payload, promisedShip: at("06-10 18:00") } } as OrderEvent;
    const step = book.step(null, [presold, paid, asks("06-02 10:00")], { now: at("06-02 10:00"), people: [buyer] });
    expect(
      sends(step)
        .filter(({ notice }) => notice === "where-not-shipped")
        .map((send) => says(send).body),
    ).toEqual(expect.arrayContaining([by("3 Jun 10:00")]));
  });

  it("is reminded of no more", () => {
    expect(Object.keys(told("06-03 09:59"))).toContain("ship-now");
    expect(Object.keys(told("06-03 10:00:00.001"))).not.toContain("ship-now");
  });

  it("is not the last day to collect a parcel", () => {
    const shipped = event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }, then);
    const waits = event(
      "trace.received",
      {
        carrier: "yunda",
        number: "YD100001",
        provider: "kuaidi100",
        scans: [
          {
            at: at("06-02 21:00"),
            code: "501",
            milestone: "awaiting_collection",
            point: { name: "Post 7", code: "8-8", holdUntil: at("06-03 08:00") },
          },
        ],
      },
      { receivedAt: at("06-02 21:00") },
    );
    const collect = (time: string): unknown => told(time, shipped, waits)["ready-to-collect"];
    expect(collect("06-03 07:59")).toBe(
      "Parcel YD100001 is at Post 7. Pick-up code: 8-8. Please collect it by 3 Jun 08:00.",
    );
    expect(collect("06-03 08:00")).toBe("Parcel YD100001 is at Post 7. Pick-up code: 8-8. Please collect it soon.");
  });

  it("is not one until which a seller may appeal: who hears late of it has a day, be it over or not", () => {
    const until = (time: string): unknown => told(time)["late-shipment-seller"];
    const says = (date: string): string =>
      `Order o1 missed its shipping date. What has not shipped by 3 Jul 10:00 is cancelled and refunded. The buyer is due CNY 3.00. If this was beyond your control, you can appeal until ${date}.`;
    expect(until("06-05 10:00")).toBe(says("6 Jun 10:00"));
    expect(until("06-05 10:01")).toBe(says("6 Jun 10:01"));
    expect(until("06-06 10:01")).toBe(says("7 Jun 10:01"));
  });

  it("is not one after which his appeal is refused", () => {
    const late = book.step(null, [created, paid], { now: at("06-06 10:01"), people: [buyer, seller] });
    const appealed = (time: string): unknown =>
      book.step(
        late.record,
        [
          event(
            "appeal.filed",
            { breach: `ship-by:order:${at("06-03 10:00")}`, reason: "flood", evidence: ["f"] },
            { by: "seller", receivedAt: at(time) },
          ),
        ],
        { now: at(time), people: [buyer, seller] },
      ).outcomes;
    expect(appealed("06-07 10:01")).toMatchObject([{ is: "accepted" }]);
    expect(appealed("06-07 10:01:00.001")).toMatchObject([{ is: "rejected", code: "E_APPEAL_WINDOW_CLOSED" }]);
  });

  it("is not what the seller says it is delayed to", () => {
    const delayed = event(
      "delay.announced",
      { until: at("06-04 10:00") },
      { by: "seller", receivedAt: at("06-02 10:00") },
    );
    expect(told("06-04 09:59", delayed)["delay-choice"]).toBe(
      "Sorry, order o1 is delayed and is now to ship by 4 Jun 10:00. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing by 11 Jun 09:59, we take it that you agree to wait.",
    );
    expect(told("06-04 10:00", delayed)["delay-choice"]).toBe(
      "Sorry, order o1 is delayed. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing by 11 Jun 10:00, we take it that you agree to wait.",
    );
  });
});
