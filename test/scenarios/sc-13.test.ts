import { describe, expect, it } from "vitest";
import type { Scenario } from "waybell/testing";
import { figuresOf, table } from "../support/scores.ts";
import { at, created, paid, scan, shippedAt, t } from "./fixture.ts";
import { consented, onItsWay, pdd, pinduoduoBook, scanned } from "./pinduoduo.ts";

describe("SC-13 a parcel that is refused", () => {
  const refused = onItsWay("06-01 18:00")
    .given({
      events: [
        scanned("06-01 20:30", "picked_up", "杭州市"),
        scanned("06-02 23:40", "in_transit", "苏州市"),
        scanned("06-03 08:30", "out_for_delivery", "上海市"),
      ],
    })
    .at(t("06-03 15:20"))
    .when(scan("06-03 15:20", { exception: "refused" }));

  it("SC-13 asks for its price by itself: the buyer is told that it goes back, and of nothing to confirm", () => {
    refused.then
      .told("buyer", "going-back", "push", { at: t("06-03 15:20") })
      .nothingElse()
      .promises([
        ["keep-moving", "P1", at("06-06 15:20")],
        ["auto-confirm", "order", "paused"],
      ])
      .headline("after_sales");
    expect(refused.view().cases).toEqual([
      {
        id: "refused:P1",
        kind: "refuse_refund",
        stage: "awaiting_return",
        opened: at("06-03 15:20"),
        amount: { amount: 5990, currency: "CNY" },
      },
    ]);
  });

  const returned = refused.at(t("06-06 10:00")).when(scan("06-06 10:00", "returned"));

  it("SC-13 gives the seller three days to say that it is back", () => {
    returned.then.messages([[t("06-03 15:20"), "buyer", "going-back", "push"]]).promises([
      ["receive-return", "refused:P1", at("06-09 10:00")],
      ["auto-confirm", "order", "paused"],
    ]);
  });

  it("is back where the carrier tells of its sender as of a delivery, once it was on its way there", () => {
    const delivered = (order: Scenario) => order.at(t("06-06 10:00")).when(scan("06-06 10:00", "delivered"));
    const back = delivered(refused.at(t("06-03 20:00")).when(scan("06-03 20:00", "returning")));
    back.then.messages([[t("06-03 15:20"), "buyer", "going-back", "push"]]).promises([
      ["receive-return", "refused:P1", at("06-09 10:00")],
      ["auto-confirm", "order", "paused"],
    ]);
    // Nobody said that it turned back: the buyer took it after all.
    expect(delivered(refused).view().parcels[0]?.milestone).toBe("delivered");
  });

  it("SC-13 pays the whole price back when the seller says nothing", () => {
    returned.at(t("06-09 10:00:00.000")).then.messages([[t("06-03 15:20"), "buyer", "going-back", "push"]]);
    const approved = returned.at(t("06-09 10:00:00.001"));
    const paid = approved.then
      .messages([[t("06-03 15:20"), "buyer", "going-back", "push"]])
      .effect(
        "refund",
        {
          policy: "case-refund",
          subject: "refused:P1",
          form: "refund",
          amount: { amount: 5990, currency: "CNY" },
          payer: "seller",
          to: "buyer",
        },
        { since: t("06-09 10:00:00.000") },
      )
      .nothingElse();
    const refund = approved.steps.at(-1)?.effects.find(({ type }) => type === "refund");
    const refundId = refund?.id ?? "";
    const over = paid
      .at(t("06-09 11:00"))
      .when({ type: "refund.started", payload: { refundId, amount: { amount: 5990, currency: "CNY" } } })
      .at(t("06-10 09:00"))
      .when({ type: "refund.succeeded", payload: { refundId } });
    over.then
      .told("buyer", "refund-paid", "push", {
        at: t("06-10 09:00"),
        text: "订单1001已退款59.90元，款项原路退回，请留意到账。",
      })
      .nothingElse()
      .headline("refunded")
      .promises([])
      .at(t("06-30 00:00"))
      .then.nothing();
    expect(over.view().cases[0]?.stage).toBe("refunded");
  });

  it("SC-13 counts as delivered on time where that was promised: it was brought, and was refused", () => {
    const promising = { ...created, payload: { ...created.payload, promisedDelivery: t("06-03 15:20") } };
    const attempted = (time: string) =>
      pdd
        .given({
          events: [promising, consented, paid, shippedAt("06-01 18:00"), scanned("06-01 20:30", "picked_up", "杭州市")],
        })
        .at(t(time))
        .when(scan(time, { exception: "refused" }))
        .at(t("06-04 00:00"));
    const month = (time: string) => figuresOf(pinduoduoBook, attempted(time).record, "06-01 00:00", "07-01 00:00");
    expect(table(month("06-03 15:20"), "on-time-delivery")).toEqual({ "on-time-delivery": "1/1" });
    expect(table(month("06-03 15:20:00.001"), "on-time-delivery")).toEqual({ "on-time-delivery": "0/1" });
  });
});
