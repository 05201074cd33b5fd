import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { photo } from "../cases/fixture.ts";
import { at, buyer, created, number, paid, scan, seller, shippedAt, shop, t, total, traced } from "./fixture.ts";
import { pinduoduoBook, platform } from "./pinduoduo.ts";

const sentAnew: ScenarioEvent<"extra_parcel.added"> = {
  type: "extra_parcel.added",
  payload: { parcelId: "P3", kind: "resend", carrier: "zhongtong", number: "73100000000003" },
};
const anew = (dayAndTime: string, what: Parameters<typeof scan>[1]): ScenarioEvent =>
  traced([[dayAndTime, what]], { number: "73100000000003" });
const chosen = (remedy: "money" | "resend" | "none"): ScenarioEvent<"remedy.chosen"> => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
const lost = (dayAndTime: string): ScenarioEvent => scan(dayAndTime, { exception: "lost", code: "L" });

/** Under pinduoduo, with 7 days from the delivery: shipped on 06-02 at 09:00, picked up at noon. */
const travelling = scenario(pinduoduoBook)
  .given([buyer, seller, platform])
  .given({ events: [created, paid, shippedAt("06-02 09:00")] })
  .at(t("06-02 12:00"))
  .when(scan("06-02 12:00", "picked_up"));

const sentAndDelivered = (order: Scenario): Scenario =>
  order
    .at(t("06-04 13:00"))
    .when(sentAnew)
    .at(t("06-06 12:00"))
    .when(anew("06-06 12:00", "picked_up"))
    .at(t("06-08 12:00"))
    .when(anew("06-08 12:00", "delivered"));

describe("what went wrong with a parcel is open until it is made good", () => {
  it("a lost one that was sent anew waits until the new one came; then the buyer has the usual time from there", () => {
    const waiting = travelling
      .at(t("06-03 12:00"))
      .when(lost("06-03 12:00"))
      .at(t("06-03 13:00"))
      .when(chosen("resend"))
      .at(t("06-04 13:00"))
      .when(sentAnew);
    waiting
      .at(t("06-30 00:00"))
      .then.headline("exception")
      .promises([["auto-confirm", "order", "paused"]]);
    sentAndDelivered(travelling.at(t("06-03 12:00")).when(lost("06-03 12:00")).when(chosen("resend")))
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-15 12:00")]])
      .at(t("06-19 00:00"))
      .then.headline("received");
  });

  it("one that came back and was sent again is the same", () => {
    const back = travelling
      .at(t("06-03 12:00"))
      .when(scan("06-03 12:00", "returning"))
      .at(t("06-04 12:00"))
      .when(scan("06-04 12:00", "returned"));
    back.then.headline("exception").promises([["auto-confirm", "order", "paused"]]);
    sentAndDelivered(back)
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-15 12:00")]]);
  });

  it("one that fell silent is the same", () => {
    sentAndDelivered(travelling)
      .then.headline("delivered")
      .promises([
        ["next-scan-by", "P1", t("06-04 12:00"), "overdue"],
        ["keep-moving", "P1", t("06-05 12:00"), "overdue"],
        ["auto-confirm", "order", t("06-15 12:00")],
      ]);
  });

  it("one that was found and delivered after all is delivered", () => {
    travelling
      .at(t("06-03 12:00"))
      .when(lost("06-03 12:00"))
      .at(t("06-09 12:00"))
      .when(scan("06-09 12:00", "delivered"))
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-16 12:00")]]);
  });
});

describe("of two parcels under marketplace-cn, with 10 days from the shipping, one delivered and one", () => {
  const lines = [
    { id: "A", title: "杯", quantity: 3, paid: { amount: 3000, currency: "CNY" } },
    { id: "B", title: "碟", quantity: 2, paid: { amount: 2990, currency: "CNY" } },
  ];
  const part = (id: string, of: string, lineId: string, quantity: number): ScenarioEvent => ({
    type: "shipment.submitted",
    payload: { parcelId: id, carrier: "zhongtong", number: of, lines: [{ lineId, quantity }] },
  });
  const second = "73100000000002";
  const both = shop
    .given({
      events: [
        { type: "order.created", occurredAt: t("06-01 09:58"), payload: { kind: "normal", lines, total } },
        paid,
      ],
    })
    .at(t("06-02 09:00"))
    .when(part("P1", number, "A", 3))
    .when(part("P2", second, "B", 2))
    .at(t("06-02 12:00"))
    .when(scan("06-02 12:00", "picked_up"))
    .when(traced([["06-02 12:00", "picked_up"]], { number: second }));
  const arrives = (order: Scenario): Scenario =>
    order.at(t("06-04 11:00")).when(traced([["06-04 11:00", "delivered"]], { number: second }));

  it("lost: it waits until the price of that one goes back, and goes on then", () => {
    const one = arrives(both.at(t("06-03 12:00")).when(lost("06-03 12:00")));
    one.then.headline("exception").promises([["auto-confirm", "order", "paused"]]);
    one
      .at(t("06-05 13:00"))
      .when(chosen("money"))
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-14 10:00")]])
      .at(t("06-16 00:00"))
      .then.headline("received");
  });

  it("lost, for which the buyer wants nothing", () => {
    arrives(both.at(t("06-03 12:00")).when(lost("06-03 12:00")))
      .at(t("06-05 13:00"))
      .when(chosen("none"))
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-14 10:00")]]);
  });

  it("refused: it waits until that request is over and paid", () => {
    const refused = arrives(both)
      .at(t("06-04 12:00"))
      .when(scan("06-04 12:00", { exception: "refused", code: "R" }))
      .at(t("06-07 12:00"))
      .when(scan("06-07 12:00", "returned"));
    refused.then.headline("after_sales");
    refused
      .at(t("06-08 12:00"))
      .when({ type: "aftersales.return_received", payload: { caseId: "refused:P1" } })
      .at(t("06-09 12:00"))
      .when({
        type: "money.settled",
        payload: { effect: "1001/case-refund/refused:P1/pay", result: "done" },
      })
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-17 09:00")]])
      .at(t("06-20 00:00"))
      .then.headline("received");
  });

  it("asked back, since it is lost", () => {
    arrives(both.at(t("06-03 12:00")).when(lost("06-03 12:00")))
      .at(t("06-05 09:00"))
      .when({
        type: "aftersales.requested",
        payload: { caseId: "C1", kind: "refund_only", lines: [{ lineId: "A", quantity: 3 }] },
      })
      .at(t("06-05 13:00"))
      .when({ type: "aftersales.approved", payload: { caseId: "C1" } })
      .at(t("06-06 13:00"))
      .when({ type: "money.settled", payload: { effect: "1001/case-refund/C1/pay", result: "done" } })
      .then.headline("delivered")
      .promises([["auto-confirm", "order", t("06-15 10:00")]]);
  });

  it("on its way: what was sent anew for the one that came says nothing of it", () => {
    arrives(both)
      .at(t("06-05 09:00"))
      .when(sentAnew)
      .at(t("06-05 12:00"))
      .when(anew("06-05 12:00", "delivered"))
      .then.headline("in_transit");
  });
});

describe("a part of the order that was sent apart and lost", () => {
  const apart = "73100000000004";
  const came = travelling
    .when({
      type: "extra_parcel.added",
      payload: { parcelId: "S1", kind: "split", carrier: "zhongtong", number: apart },
    })
    .at(t("06-04 11:00"))
    .when(scan("06-04 11:00", "delivered"))
    .at(t("06-05 10:00"))
    .when(traced([["06-05 10:00", { exception: "lost", code: "L" }]], { number: apart }));
  const complaint = { complaintId: "K-1" };
  const settled = (offer: object): Scenario =>
    came
      .at(t("06-05 12:00"))
      .when({
        type: "complaint.opened",
        payload: {
          ...complaint,
          category: "short_shipment",
          parcelId: "S1",
          lines: [{ lineId: "L1", quantity: 1 }],
          evidence: [photo],
        },
      })
      .when({ type: "complaint.proposal_made", payload: { ...complaint, remedy: "money", ...offer } })
      .at(t("06-05 13:00"))
      .when({ type: "complaint.accepted", payload: complaint });
  const closes = (order: Scenario) =>
    order.view().windows.flatMap((one) => (one.window === "return-without-reason" ? [one.closes] : []));

  it("is waited for no more once the price of what was in it is to go back", () => {
    expect([came.view().headline, closes(came)]).toEqual(["in_transit", []]);
    const paid = settled({});
    paid.then.headline("delivered").promises([["auto-confirm", "order", t("06-12 13:00")]]);
    expect(closes(paid)).toEqual([at("06-13 00:00")]);
    expect(paid.at(t("06-12 13:00:00.001")).view().headline).toBe("received");
  });

  it("is not confirmed by time while it is open, as the order is not where the shipped parcel is lost", () => {
    for (const [gone, here] of [
      [apart, number],
      [number, apart],
    ] as const) {
      const order = travelling
        .when({
          type: "extra_parcel.added",
          payload: { parcelId: "S1", kind: "split", carrier: "zhongtong", number: apart },
        })
        .at(t("06-03 14:05"))
        .when(traced([["06-03 14:05", "delivered"]], { number: here }))
        .at(t("06-04 10:00"))
        .when(traced([["06-04 10:00", { exception: "lost", code: "L" }]], { number: gone }));
      order.at(t("06-30 10:00")).then.promises([["auto-confirm", "order", "paused"]]);
    }
  });

  it("is waited for though a sum was paid for it that is not its price", () => {
    expect(settled({ amount: { amount: 500, currency: "CNY" } }).view().headline).toBe("in_transit");
  });
});
