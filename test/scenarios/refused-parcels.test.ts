import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario } from "waybell/testing";
import { at, number, paidOrder, scan, shipped, t, total, traced } from "./fixture.ts";
import { entryOf, onItsWay, scanned } from "./pinduoduo.ts";

const yuan = (amount: number) => ({ amount, currency: "CNY" });
const other = "73100000000002";
const says = (order: Scenario): string => entryOf(order, "going-back").body;

const asRefused = `包裹${number}已拒收，退回商家。退回后，59.90元将自动原路退回，您无需操作。`;
const toldAt = ({ sent }: Scenario, time: string): readonly string[] =>
  sent.flatMap(({ role, notice, at: when }) => (role === "buyer" && when === at(time) ? [notice] : []));

const brought = onItsWay("06-01 18:00").given({
  events: [scanned("06-01 20:30", "picked_up", "杭州市"), scanned("06-03 08:30", "out_for_delivery", "上海市")],
});
const refused = scan("06-03 15:20", { exception: "refused" });

/** One of two in each parcel. */
const sentInTwo = paidOrder
  .at(t("06-01 18:00"))
  .when({ ...shipped, payload: { ...shipped.payload, lines: [{ lineId: "L1", quantity: 1 }] } })
  .when({ type: "shipment.submitted", payload: { ...shipped.payload, parcelId: "P2", number: other } });

describe("N-B27 a parcel that goes back", () => {
  it("brings its price back by itself, and says so", () => {
    const back = brought.at(t("06-03 15:20")).when(refused);
    expect(says(back)).toBe(`包裹${number}已拒收，退回商家。退回后，59.90元将自动原路退回，您无需操作。`);
    expect(back.view().cases).toEqual([
      { id: "refused:P1", kind: "refuse_refund", stage: "awaiting_return", opened: at("06-03 15:20"), amount: total },
    ]);
  });

  it("brings it back whatever the buyer says by then: his request is not withdrawn while the goods go back", () => {
    const back = brought
      .at(t("06-03 15:20"))
      .when(refused)
      .at(t("06-04 09:00"))
      .when({ type: "aftersales.withdrawn", payload: { caseId: "refused:P1" }, actor: { role: "buyer" } });
    expect(back.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_STALE_UPDATE" }]);
    back.at(t("06-04 12:00")).when(scan("06-04 12:00", "delivered")).then.headline("delivered");
  });

  it("gives nothing for the slow way back to who refused it", () => {
    const coupons = (order: Scenario, until: string) =>
      order
        .at(t(until))
        .view()
        .compensations.flatMap(({ policy, subject, is }) => (policy === "stall-coupon" ? [[subject, is]] : []));
    const back = brought.at(t("06-03 15:20")).when(refused);
    back.at(t("06-14 10:00")).then.breaches([["keep-moving", "P1", at("06-06 15:20")]]);
    expect(coupons(back, "06-14 10:00")).toEqual([]);
    expect(coupons(sentInTwo.at(t("06-03 15:20")).when(refused), "06-14 10:00")).toEqual([]);
    // Nor to who did not fetch it: what stands still is on its way back.
    const unfetched = onItsWay("06-01 18:00").given({
      events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 14:00", "awaiting_collection")],
    });
    const goesBack = (time: string): Scenario => unfetched.at(t(time)).when(scan(time, "returning"));
    goesBack("06-09 16:00")
      .at(t("06-16 10:00"))
      .then.breaches([["keep-moving", "P1", at("06-12 16:00")]]);
    expect(coupons(goesBack("06-09 16:00"), "06-16 10:00")).toEqual([]);
    // What had stood still for two days too long before that is paid as ever.
    const stood = brought.at(t("06-08 08:30:00.001")).when(scan("06-08 08:30:00.001", { exception: "refused" }));
    expect(coupons(stood, "06-14 10:00")).toEqual([["P1", "issued"]]);
    const just = brought.at(t("06-08 08:30:00.000")).when(scan("06-08 08:30:00.000", { exception: "refused" }));
    expect(coupons(just, "06-14 10:00")).toEqual([["P1", "cancelled"]]);
    const inTime = brought.at(t("06-08 08:29:59.999")).when(scan("06-08 08:29:59.999", { exception: "refused" }));
    expect(coupons(inTime, "06-14 10:00")).toEqual([]);
    const turned = (time: string) => coupons(brought.at(t(time)).when(scan(time, "returning")), "06-14 10:00");
    expect([turned("06-08 08:29:59.999"), turned("06-08 08:30:00.001")]).toEqual([[], [["P1", "issued"]]]);
  });

  it("brings nothing back by itself where nobody refused it: then it says whom to ask", () => {
    const back = brought.at(t("06-03 15:20")).when(scan("06-03 15:20", "returning"));
    expect(says(back)).toBe(`包裹${number}未能送达，退回商家。退款或补发事宜，请联系客服。`);
    expect(back.view().cases).toEqual([]);
  });

  it("names the request that its buyer made before, which goes on once it is back", () => {
    const asks = (kind: "return_refund" | "exchange" | "refuse_refund"): Scenario =>
      brought.at(t("06-03 09:00")).when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind } });
    const granted = { type: "aftersales.approved", payload: { caseId: "AS-1" } } as const;
    const told = `包裹${number}正退回商家。您6月3日09:00提出的售后申请，将在商家收到后继续处理。`;
    for (const kind of ["return_refund", "exchange"] as const) {
      const order = asks(kind).when(granted).at(t("06-03 15:20"));
      expect(says(order.when(refused))).toBe(told);
      expect(says(order.when(scan("06-03 15:20", "returning")))).toBe(told);
    }
    expect(says(asks("refuse_refund").at(t("06-03 15:20")).when(refused))).toBe(told);
    const no = { type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "sent" } } as const;
    const turned = asks("return_refund").when(no).at(t("06-03 15:20")).when(scan("06-03 15:20", "returning"));
    expect(says(turned)).toContain("请联系客服");
  });

  it("is not told to who has all his money back by word of the platform, unless that refund fails", () => {
    const refund = { refundId: "R1", amount: total };
    const started = brought.at(t("06-03 15:00")).when({ type: "refund.started", payload: refund });
    const turned = (order: Scenario): Scenario => order.at(t("06-03 15:20")).when(scan("06-03 15:20", "returning"));
    const told = ({ inbox }: Scenario) => inbox.filter(({ notice }) => notice === "going-back").length;
    const done = turned(started.when({ type: "refund.succeeded", payload: { refundId: "R1" } })).at(t("06-20 10:00"));
    expect([told(done), told(turned(started)), told(turned(brought))]).toEqual([0, 0, 1]);
    expect(done.view().breaches).toEqual([]);
    const failed = turned(started)
      .at(t("06-03 16:00"))
      .when({ type: "refund.failed", payload: { refundId: "R1" } });
    expect(says(failed)).toContain("请联系客服");
  });

  it("is told once more, with what comes back, where word of the refusal comes after that of its way back", () => {
    const due = `包裹${number}已拒收，退回商家。退回后，59.90元将自动原路退回，您无需操作。`;
    brought
      .at(t("06-03 18:00"))
      .when(scan("06-03 18:00", "returning"))
      .then.told("buyer", "going-back", "push", {
        text: `包裹${number}未能送达，退回商家。退款或补发事宜，请联系客服。`,
      })
      .nothingElse()
      .at(t("06-03 19:00"))
      .when(refused)
      .then.told("buyer", "going-back", "push", { text: due })
      .nothingElse()
      .at(t("06-03 20:00"))
      .when(scan("06-03 15:10", { exception: "refused" }))
      .then.nothingElse();
    const inOrder = brought.at(t("06-03 15:20")).when(refused).then.told("buyer", "going-back", "push", { text: due });
    inOrder.at(t("06-03 18:00")).when(scan("06-03 18:00", "returning")).then.nothingElse();
  });

  it("brings back the price of what is in it, and not of the rest of the order", () => {
    const inTwo = sentInTwo.at(t("06-03 15:20")).when(refused);
    expect(says(inTwo)).toContain("退回后，29.95元将自动原路退回");
    expect(inTwo.view().cases.map(({ id, amount }) => [id, amount])).toEqual([["refused:P1", yuan(2995)]]);
    const both = inTwo
      .at(t("06-03 16:00"))
      .when(traced([["06-03 16:00", { exception: "refused" }]], { number: other }));
    expect(both.view().cases.map(({ id, amount }) => [id, amount])).toEqual([
      ["refused:P1", yuan(2995)],
      ["refused:P2", yuan(2995)],
    ]);
  });

  it("brings the price back once where the buyer had asked for it on its way", () => {
    const back = sentInTwo
      .at(t("06-03 12:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only", parcelId: "P1" } })
      .at(t("06-03 15:20"))
      .when(refused)
      .when({ type: "aftersales.approved", payload: { caseId: "AS-1" } })
      .at(t("06-05 12:00"))
      .when(scan("06-05 12:00", "returned"))
      .at(t("06-10 12:00"));
    const orders = back.steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one] : [])));
    expect(orders.map(({ amount }) => amount)).toEqual([yuan(2995)]);
  });

  it("brings nothing back by itself where the seller said no before it is told", () => {
    const night = brought.at(t("06-03 23:20")).when(scan("06-03 23:20", { exception: "refused" }));
    night
      .at(t("06-03 23:40"))
      .when({ type: "aftersales.rejected", payload: { caseId: "refused:P1", reason: "damaged" } })
      .at(t("06-04 08:00"))
      .then.told("buyer", "going-back", "push", {
        text: `包裹${number}未能送达，退回商家。退款或补发事宜，请联系客服。`,
      });
  });

  it("S0-33 is corrected, and its refund with it, where it is taken after all; and told again where it is not", () => {
    const back = brought.at(t("06-03 15:20")).when(refused).then.told("buyer", "going-back", "push");
    const again = back
      .at(t("06-03 18:00"))
      .when(scan("06-03 18:00", "out_for_delivery"))
      .then.told("buyer", "not-going-back", "push", {
        text: `更正：包裹${number}不再退回商家，因此不会为此退款。如有疑问，请联系客服。`,
      });
    again
      .at(t("06-03 19:00"))
      .when(scan("06-03 19:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .nothingElse();
    again
      .at(t("06-03 19:00"))
      .when(scan("06-03 19:00", { exception: "refused" }))
      .then.told("buyer", "going-back", "push")
      .at(t("06-03 20:00"))
      .then.nothingElse();
  });

  it("S0-33 is corrected where it had been delivered before, and word of that comes late", () => {
    brought
      .at(t("06-03 15:20"))
      .when(refused)
      .then.told("buyer", "going-back", "push")
      .at(t("06-03 18:00"))
      .when(scan("06-03 15:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "not-going-back", "push")
      .nothingElse()
      .at(t("06-04 12:00"))
      .then.nothing();
  });
});

describe("SC-13 a refused parcel with a false sign", () => {
  const signed = brought.at(t("06-03 15:20")).when(refused).at(t("06-03 15:40")).when(scan("06-03 15:40", "delivered"));
  const asked = (order: Scenario): readonly unknown[] =>
    order.view().cases.map(({ id, stage, opened, amount }) => [id, stage, opened, amount.amount]);
  const withdrawn = ["refused:P1", "withdrawn", at("06-03 15:20"), 5990];
  /** What goes back when it is with the seller again, and he says nothing. */
  const refunds = (order: Scenario): readonly unknown[] =>
    order
      .at(t("06-05 10:00"))
      .when(scan("06-05 10:00", "returning"))
      .at(t("06-07 10:00"))
      .when(scan("06-07 10:00", "returned"))
      .at(t("06-20 10:00"))
      .steps.flatMap(({ effects }) =>
        effects.flatMap((one) => (one.type === "refund" ? [[one.subject, one.amount.amount]] : [])),
      );
  const untold = (order: Scenario): Scenario =>
    order.when({
      type: "trace.received",
      payload: {
        provider: "kuaidi100",
        carrier: "zhongtong",
        number,
        scans: [],
        withdrawn: [{ at: at("06-03 15:40"), code: "delivered" }],
      },
    });

  it("is asked for anew where the provider takes the sign back, and paid once it is back", () => {
    expect(asked(signed)).toEqual([withdrawn]);
    const stands = untold(signed.at(t("06-03 18:00")));
    expect(asked(stands)).toEqual([withdrawn, ["refused:P1:2", "awaiting_return", at("06-03 15:20"), 5990]]);
    expect(refunds(stands)).toEqual([["refused:P1:2", 5990]]);
  });

  it("is asked for anew where it is brought, and refused, once more", () => {
    const again = signed
      .at(t("06-04 08:30"))
      .when(scan("06-04 08:30", "out_for_delivery"))
      .at(t("06-04 15:00"))
      .when(scan("06-04 15:00", { exception: "refused" }));
    expect(asked(again)).toEqual([withdrawn, ["refused:P1:2", "awaiting_return", at("06-04 15:00"), 5990]]);
    expect(refunds(again)).toEqual([["refused:P1:2", 5990]]);
  });

  it("is told, asked for anew and paid where it goes back all the same", () => {
    const back = signed.at(t("06-05 10:00")).when(scan("06-05 10:00", "returning"));
    expect(toldAt(back, "06-05 10:00")).toEqual(["not-delivered-yet", "going-back"]);
    expect(says(back)).toBe(asRefused);
    expect(asked(back)).toEqual([withdrawn, ["refused:P1:2", "awaiting_return", at("06-05 10:00"), 5990]]);
    expect(refunds(signed)).toEqual([["refused:P1:2", 5990]]);
  });

  it("is asked for each time, and once", () => {
    const twice = [18, 20].reduce((order, hour) => {
      const day = `06-03 ${hour}:00`;
      const back = untold(order.at(t(day)));
      return back.at(t(`06-03 ${hour + 1}:00`)).when(scan("06-03 15:40", "delivered"));
    }, signed);
    expect(asked(untold(twice.at(t("06-03 22:00")))).map((one) => (one as readonly unknown[]).slice(0, 2))).toEqual([
      ["refused:P1", "withdrawn"],
      ["refused:P1:2", "withdrawn"],
      ["refused:P1:3", "withdrawn"],
      ["refused:P1:4", "awaiting_return"],
    ]);
    const no = { type: "aftersales.rejected", payload: { caseId: "refused:P1", reason: "damaged" } } as const;
    const open = brought.at(t("06-03 15:20")).when(refused).when(no).at(t("06-04 15:00"));
    expect(
      asked(open.when(scan("06-04 08:30", "out_for_delivery"), scan("06-04 15:00", { exception: "refused" }))),
    ).toEqual([["refused:P1", "rejected", at("06-03 15:20"), 5990]]);
  });
});

describe("S2-22 a refusal that is over before it is delivered", () => {
  const back = brought.at(t("06-03 15:20")).when(refused);
  const cases = (order: Scenario): readonly unknown[] => order.view().cases.map(({ id, stage }) => [id, stage]);
  const asks = { type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only" } } as const;
  const takesBack = (caseId: string) =>
    ({ type: "aftersales.withdrawn", payload: { caseId }, actor: { role: "buyer" } }) as const;

  it.each([
    [
      "its courier comes again",
      "out_for_delivery",
      (order: Scenario) => order.when(scan("06-04 08:30", "out_for_delivery")),
    ],
    [
      "it waits at a point",
      "awaiting_collection",
      (order: Scenario) => order.when(scan("06-04 08:30", "awaiting_collection")),
    ],
    [
      "the provider takes it back",
      "out_for_delivery",
      (order: Scenario) =>
        order.when({
          type: "trace.received",
          payload: {
            provider: "kuaidi100",
            carrier: "zhongtong",
            number,
            scans: [],
            withdrawn: [{ at: at("06-03 15:20"), code: "refused" }],
          },
        }),
    ],
  ])("ends the request made of it where %s: the buyer may ask for something else", (_, headline, over) => {
    const anew = over(back.at(t("06-04 08:30")));
    expect(cases(anew)).toEqual([["refused:P1", "withdrawn"]]);
    expect(cases(anew.when(asks))).toEqual([
      ["refused:P1", "withdrawn"],
      ["AS-1", "seller_review"],
    ]);
    expect(anew.view().headline).toBe(headline);
  });

  it("stands again where it goes back for all that, tried in vain or not fetched: what was said of it comes true", () => {
    const awaits = scan("06-04 08:30", "awaiting_collection");
    const comes = scan("06-04 08:30", "out_for_delivery");
    for (const anew of [[awaits], [comes], [comes, scan("06-04 08:40", { exception: "attempt_failed" })]]) {
      const again = back.at(t("06-04 08:40")).when(...anew);
      expect(cases(again)).toEqual([["refused:P1", "withdrawn"]]);
      const returning = again.at(t("06-05 18:00")).when(scan("06-05 18:00", "returning"));
      expect(toldAt(returning, "06-05 18:00")).toEqual(["going-back"]);
      expect(says(returning)).toBe(asRefused);
      expect(cases(returning)).toEqual([
        ["refused:P1", "withdrawn"],
        ["refused:P1:2", "awaiting_return"],
      ]);
      const over = returning.at(t("06-07 10:00")).when(scan("06-07 10:00", "returned")).at(t("06-20 10:00"));
      expect(
        over.steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? one.id : []))),
      ).toEqual(["1001/case-refund/refused:P1:2/pay"]);
    }
  });

  it("is none where the provider took it back: what goes back then is told as any that nobody refused", () => {
    const { scans, ...of } = refused.payload as TraceReceived;
    const over = back
      .at(t("06-04 08:30"))
      .when({ type: "trace.received", payload: { ...of, scans: [], withdrawn: scans } });
    expect(toldAt(over, "06-04 08:30")).toEqual(["not-going-back"]);
    const returning = over.at(t("06-05 18:00")).when(scan("06-05 18:00", "returning"));
    expect(toldAt(returning, "06-05 18:00")).toEqual(["going-back"]);
    expect(says(returning)).toBe(`包裹${number}未能送达，退回商家。退款或补发事宜，请联系客服。`);
    expect(cases(returning)).toEqual([["refused:P1", "withdrawn"]]);
  });

  it("is none where it got lost on its way back", () => {
    const lost = back.at(t("06-05 10:00")).when(scan("06-05 10:00", { exception: "lost" }));
    expect(cases(lost)).toEqual([["refused:P1", "refunding"]]);
  });

  it("ends no request that the buyer made beforehand, which he may take back until it goes back", () => {
    const said = brought
      .at(t("06-03 09:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refuse_refund" } });
    expect(cases(said)).toEqual([["AS-1", "awaiting_return"]]);
    expect(cases(said.when(takesBack("AS-1")))).toEqual([["AS-1", "withdrawn"]]);
    const goesBack = said.at(t("06-03 15:20")).when(refused).when(takesBack("AS-1"));
    expect(goesBack.steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_STALE_UPDATE" }]);
    expect(cases(goesBack.at(t("06-04 08:30")).when(scan("06-04 08:30", "out_for_delivery")))).toEqual([
      ["AS-1", "awaiting_return"],
    ]);
  });
});

describe("S2-21 a refused parcel that stands still on its way back", () => {
  const back = brought.at(t("06-03 15:20")).when(refused);
  const stage = (order: Scenario): string | undefined => order.view().cases[0]?.stage;
  const escalated = (time: string): Scenario =>
    back
      .at(t(time))
      .when({ type: "aftersales.escalated", actor: { role: "buyer" }, payload: { caseId: "refused:P1" } });

  it("may be taken to the platform once it was silent as long as a parcel may be", () => {
    expect(escalated("06-06 15:19").steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_NOT_REJECTED" }]);
    expect(stage(escalated("06-06 15:20"))).toBe("platform_review");
  });

  it("is paid where the platform says so, and waits for it no more; or is not", () => {
    const ruled = (result: "upheld" | "dismissed"): Scenario =>
      escalated("06-07 12:00")
        .at(t("06-08 12:00"))
        .when({ type: "aftersales.decided", actor: { role: "platform" }, payload: { caseId: "refused:P1", result } });
    expect([stage(ruled("upheld")), stage(ruled("dismissed"))]).toEqual(["refunding", "platform_rejected"]);
  });

  it("is paid when it comes after all", () => {
    const came = escalated("06-07 12:00").at(t("06-08 12:00")).when(scan("06-08 12:00", "returned"));
    expect(stage(came.at(t("06-12 12:00")))).toBe("refunding");
  });
});

describe("S2-22 a parcel that is refused while its buyer waits for an answer", () => {
  const asked = brought
    .at(t("06-03 09:00"))
    .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only" } });
  const both = asked.at(t("06-03 15:20")).when(refused);
  const cases = (order: Scenario) => order.view().cases.map(({ id, stage, amount }) => [id, stage, amount?.amount]);
  const refunds = (order: Scenario) =>
    order.steps
      .flatMap(({ effects }) => effects)
      .flatMap((one) => (one.type === "refund" ? [[one.id, one.amount.amount]] : []));

  it.each([
    [
      "the seller says yes",
      (order: Scenario) =>
        order.at(t("06-03 16:00")).when({ type: "aftersales.approved", payload: { caseId: "AS-1" } }),
    ],
    ["the seller says nothing", (order: Scenario) => order.at(t("06-05 09:00:00.001"))],
  ])("pays him at once where %s: the goods that come back are paid for", (_, answered) => {
    const paid = answered(both);
    expect(refunds(paid)).toEqual([["1001/case-refund/AS-1/pay", 5990]]);
    expect(cases(paid)).toEqual([
      ["AS-1", "refunding", 5990],
      ["refused:P1", "withdrawn", 0],
    ]);
    const back = paid.at(t("06-06 10:00")).when(scan("06-06 10:00", "returned")).at(t("06-12 10:00"));
    expect(refunds(back)).toEqual([["1001/case-refund/AS-1/pay", 5990]]);
  });

  it("pays him once it is back where the seller says no", () => {
    const no = both
      .at(t("06-03 16:00"))
      .when({ type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "sent" } });
    const back = no.at(t("06-06 10:00")).when(scan("06-06 10:00", "returned")).at(t("06-09 10:00:00.001"));
    expect(refunds(back)).toEqual([["1001/case-refund/refused:P1/pay", 5990]]);
  });
});
