import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, scan, shipped, shippedAt, t, twoMugs } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { pdd, scanned } from "../scenarios/pinduoduo.ts";
import { clock } from "../support/times.ts";
import { asks, delivered, of, onTheWay, unshipped, yuan } from "./fixture.ts";

const stage = (scenario: Scenario, id = "AS-1"): string | undefined =>
  scenario.view().cases.find((one) => one.id === id)?.stage;
const amount = (scenario: Scenario, id = "AS-1"): number | undefined =>
  scenario.view().cases.find((one) => one.id === id)?.amount.amount;
const refunds = (scenario: Scenario): readonly (readonly [string, number])[] =>
  scenario.steps
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.type === "refund" ? [[one.subject, one.amount.amount] as const] : []));
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;

describe("a request for the money of an order that has not shipped", () => {
  it("is granted at once, with the freight, and stops the seller's clock", () => {
    const granted = unshipped.when(asks({ kind: "refund_unshipped" }));
    expect([stage(granted), refunds(granted)]).toEqual(["refunding", [["AS-1", 5990]]]);
    expect(granted.view().promises).toEqual([]);
  });

  it("waits for the seller once a number is uploaded", () => {
    const asked = onTheWay.when(asks({ kind: "refund_unshipped" }));
    expect(code(asked)).toBe("E_ALREADY_SHIPPED payload.kind");
    expect(stage(onTheWay.when(asks({ kind: "refund_only" })))).toBe("seller_review");
  });

  it("needs an order that is paid and not over", () => {
    const over = unshipped.when({ type: "order.cancelled", payload: {} }).at(t("06-01 13:00"));
    expect(code(over.when(asks({ kind: "refund_unshipped" })))).toBe("E_TERMINAL ");
  });
});

describe("a request to cancel outside China", () => {
  const tray = { id: "L2", title: "托盘", quantity: 1, paid: yuan(2000) };
  const twoLines = { ...created, payload: { ...created.payload, lines: [{ ...twoMugs, paid: yuan(3990) }, tray] } };
  const asked = scenario(intlBook)
    .given(peopleAbroad)
    .given({ events: [twoLines, paid] })
    .at(t("06-01 12:00"))
    .when(asks({ kind: "refund_unshipped" }));
  const ships = (lines?: readonly { readonly lineId: string; readonly quantity: number }[]): ScenarioEvent => ({
    ...shipped,
    payload: { ...shipped.payload, ...(lines ? { lines } : {}) },
  });
  const sent = (order: Scenario, ...lines: Parameters<typeof ships>) =>
    order.at(t("06-01 15:00")).when(ships(...lines));
  const heard = ({ inbox }: Scenario) =>
    inbox.flatMap(({ at: when, notice, texts }) =>
      ["request-received", "request-to-answer"].includes(notice) ? [[when, texts.at(-1)]] : [],
    );

  it("is granted by a day of silence, a number that no carrier knows or not", () => {
    for (const order of [asked, sent(asked)]) {
      expect(stage(order.at(at("06-02 12:00")))).toBe("seller_review");
      expect(stage(order.at(at("06-02 12:00") + 1))).toBe("refunding");
    }
  });

  it("that the seller answers by shipping is one on the way: told anew, and in three business days the platform's", () => {
    const answered = sent(asked).at(t("06-01 20:00")).when(scan("06-01 20:00", "picked_up"));
    expect(heard(answered)).toEqual([
      [at("06-01 12:00"), expect.stringMatching(/refund before shipping.*1 Jun 24:00/)],
      [at("06-01 12:00"), expect.stringMatching(/未发货退款.*6月2日12:00/)],
      [at("06-01 20:00"), expect.stringMatching(/\(refund\).*4 Jun 08:00/)],
      [at("06-01 20:00"), expect.stringMatching(/仅退款.*6月4日20:00/)],
    ]);
    expect(stage(answered.at(at("06-04 20:00")))).toBe("seller_review");
    const silent = answered.at(at("06-04 20:00") + 1);
    expect([stage(silent), refunds(silent)]).toEqual(["platform_review", []]);
  });

  it("stays one where what it is about did not leave, or the scan is told too late", () => {
    const ofTray = scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [twoLines, paid] })
      .at(t("06-01 12:00"))
      .when(asks({ kind: "refund_unshipped", lines: [{ lineId: "L2", quantity: 1 }] }));
    const part = sent(ofTray, [{ lineId: "L1", quantity: 2 }])
      .at(t("06-01 20:00"))
      .when(scan("06-01 20:00", "picked_up"))
      .at(at("06-02 12:00") + 1);
    const late = sent(asked).at(t("06-02 12:01")).when(scan("06-01 20:00", "picked_up"));
    expect([part, late].map((order) => stage(order))).toEqual(["refunding", "refunding"]);
  });
});

describe("a request on the way", () => {
  it("turns into a return where the goods come before anybody decided", () => {
    const came = onTheWay
      .when(asks({ kind: "refund_only" }))
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .at(t("06-03 16:00"))
      .when(on("aftersales.approved"));
    expect(came.view().cases[0]).toMatchObject({ kind: "return_refund", stage: "awaiting_return" });
    expect(refunds(came)).toEqual([]);
  });

  describe("of whose goods something else is said", () => {
    const noon = at("06-03 12:00");
    const came = (order: Scenario) => order.at(noon).when(scan("06-03 12:00", "delivered"));
    const asked = onTheWay.when(asks({ kind: "return_refund" }));
    const outcome = (order: Scenario, last: ScenarioEvent) => {
      const done = order.at(t("06-03 16:00")).when(last);
      const [one] = done.view().cases;
      return [one?.kind, one?.stage, refunds(done)];
    };
    const paid = ["refund_only", "refunding", [["AS-1", 5990]]];
    const back = ["return_refund", "awaiting_return", []];

    it.each([
      ["offered", "aftersales.proposed", "aftersales.accepted"],
      ["asked for anew", "aftersales.modified", "aftersales.approved"],
    ] as const)("once they are there is paid as it was %s", (_, says, grants) => {
      const money = on(says, { kind: "refund_only" });
      expect(outcome(came(asked).when(money), on(grants))).toEqual(paid);
      expect(outcome(came(asked.at(noon - 1).when(money)), on(grants))).toEqual(back);
    });

    it.each(["refund_only", "partial_refund"] as const)("leaves them where a part of their price is: %s", (kind) => {
      const part = (amount: number, says: ScenarioEvent = asks({ kind, amount: yuan(amount) })) =>
        came(onTheWay.when(says));
      const kept = [kind, "refunding", [["AS-1", 5989]]];
      expect(outcome(part(5989), on("aftersales.approved"))).toEqual(kept);
      expect(refunds(part(5989).at(at("06-05 14:05")))).toEqual([["AS-1", 5989]]);
      const offer = on("aftersales.proposed", { kind, amount: yuan(5989) });
      expect(outcome(came(asked.when(offer)), on("aftersales.accepted"))).toEqual(kept);
      const all = kind === "refund_only" ? back : [kind, "refunding", [["AS-1", 5990]]];
      expect(outcome(part(5990), on("aftersales.approved"))).toEqual(all);
    });

    it("but the same is for a return as it was, though an offer was declined then", () => {
      const order = came(onTheWay.when(asks({ kind: "refund_only" })))
        .when(on("aftersales.proposed", { amount: yuan(1000) }))
        .when(on("aftersales.declined"));
      expect(outcome(order, on("aftersales.approved"))).toEqual(back);
    });
  });

  it("is granted by the seller's silence, in the first millisecond after his time", () => {
    const asked = onTheWay.when(asks({ kind: "refund_only" }));
    expect(stage(asked.at(at("06-04 12:00")))).toBe("seller_review");
    expect(stage(asked.at(at("06-04 12:00") + 1))).toBe("refunding");
    expect(stage(asked.at(at("06-04 12:00")).when(on("aftersales.rejected", { reason: "shipped" })))).toBe("rejected");
  });

  it("goes to the platform where what was agreed is not sent and the seller is silent once more", () => {
    const agreed = delivered.when(asks({ kind: "resend" })).at(t("06-05 20:00:00.001"));
    expect(stage(agreed)).toBe("awaiting_resend");
    const broken = agreed.at(t("06-07 20:00:00.001"));
    expect(stage(broken)).toBe("seller_review");
    expect(stage(broken.at(t("06-09 20:00")))).toBe("seller_review");
    expect(stage(broken.at(t("06-09 20:00:00.001")))).toBe("platform_review");
    expect(stage(broken.when(on("aftersales.approved")))).toBe("awaiting_resend");
  });

  it("comes back each time that what was agreed anew is not sent either", () => {
    const again = delivered
      .when(asks({ kind: "resend" }), on("aftersales.approved"))
      .at(t("06-06 10:00"))
      .when(on("aftersales.approved"));
    expect(stage(again)).toBe("awaiting_resend");
    expect(stage(again.at(t("06-08 10:00")))).toBe("awaiting_resend");
    expect(stage(again.at(t("06-08 10:00:00.001")))).toBe("seller_review");
  });

  it("waits while the platform keeps it, and goes on with what was left", () => {
    const kept = onTheWay
      .when(asks({ kind: "refund_only" }))
      .at(t("06-03 12:00"))
      .when(on("aftersales.held"))
      .at(t("06-05 12:00"));
    expect(stage(kept)).toBe("seller_review");
    const goesOn = kept.when(on("aftersales.released"));
    expect(goesOn.view().promises.find(({ promise }) => promise === "answer-request")?.due).toBe(at("06-06 12:00"));
  });
});

describe("a refusal", () => {
  const asked = delivered.when(asks({ kind: "return_refund", reason: "quality" }));

  it("says why", () => {
    expect(code(asked.when(on("aftersales.rejected", { reason: "" })))).toBe("E_REASON_INCOMPLETE payload.reason");
  });

  it("for a wrong tracking number gives the right one", () => {
    const wrong = { reason: "wrong_tracking_number" };
    const right = { carrier: "zhongtong", number: "73100000000002" };
    expect(code(asked.when(on("aftersales.rejected", wrong)))).toBe("E_REASON_INCOMPLETE payload.carrier");
    expect(code(asked.when(on("aftersales.rejected", { ...wrong, carrier: "zhongtong" })))).toBe(
      "E_REASON_INCOMPLETE payload.number",
    );
    for (const number of ["!!!!!!", "731-", "7".repeat(33)])
      expect(code(asked.when(on("aftersales.rejected", { ...wrong, ...right, number })))).toBe(
        "E_TRACKING_FORMAT payload.number",
      );
    expect(stage(asked.when(on("aftersales.rejected", { ...wrong, ...right })))).toBe("rejected");
  });

  it("may be answered by a change, which the seller has to answer anew", () => {
    const changed = asked
      .when(on("aftersales.rejected", { reason: "used" }))
      .at(t("06-04 09:00"))
      .when(on("aftersales.modified", { kind: "partial_refund", amount: yuan(1000) }));
    expect(changed.view().cases[0]).toMatchObject({
      kind: "partial_refund",
      stage: "seller_review",
      amount: yuan(1000),
    });
    expect(changed.view().promises.find(({ promise }) => promise === "answer-request")?.due).toBe(at("06-06 09:00"));
  });

  it("comes before the platform steps in", () => {
    expect(code(asked.when(on("aftersales.escalated")))).toBe("E_NOT_REJECTED payload.caseId");
    const escalated = asked.when(on("aftersales.rejected", { reason: "used" })).when(on("aftersales.escalated"));
    expect(stage(escalated)).toBe("platform_review");
    expect(stage(escalated.when(on("aftersales.decided", { result: "dismissed" })))).toBe("platform_rejected");
    expect(stage(escalated.when(on("aftersales.decided", { result: "upheld" })))).toBe("awaiting_return");
  });
});

describe("a request that is changed", () => {
  const asked = delivered.when(asks({ kind: "return_refund", reason: "quality" }));
  const noReason = (scenario: Scenario): Scenario => scenario.when(on("aftersales.modified", { reason: "no_reason" }));

  it("asks for nothing that could not be asked for by then", () => {
    const onItsWay = onTheWay.when(asks({ kind: "refund_only" }));
    expect(code(onItsWay.when(on("aftersales.modified", { kind: "refund_unshipped" })))).toBe(
      "E_ALREADY_SHIPPED payload.kind",
    );
    const closes = at("06-11 00:00");
    const refused = asked.at(t("06-05 09:00")).when(on("aftersales.rejected", { reason: "used" }));
    expect(code(noReason(refused.at(closes)))).toBe("accepted");
    expect(code(noReason(refused.at(closes + 1)))).toBe("E_NO_REASON_CLOSED payload.reason");
    // What was asked for in time stays so, though it is said again with the rest.
    const late = noReason(refused.at(closes)).at(closes + 1);
    expect(code(late.when(on("aftersales.modified", { kind: "exchange", reason: "no_reason" })))).toBe("accepted");
    // Granted by the seller's silence it may not be changed at all.
    expect(code(noReason(asked.at(closes)))).toBe("E_STALE_UPDATE payload.caseId");
  });

  it("is not one more", () => {
    const five = ["AS-2", "AS-3", "AS-4", "AS-5"].reduce(
      (order, caseId) => order.when({ type: "aftersales.requested", payload: { caseId, kind: "refund_only" } }),
      asked,
    );
    expect(code(five.when({ type: "aftersales.requested", payload: { caseId: "AS-6", kind: "refund_only" } }))).toBe(
      "E_CASE_LIMIT ",
    );
    expect(code(five.when(on("aftersales.modified", { reason: "broken" })))).toBe("accepted");
  });

  it("stays what was asked for where something else was offered meanwhile", () => {
    const changed = asked
      .when(on("aftersales.proposed", { amount: yuan(1500) }))
      .when(on("aftersales.modified", { reason: "broken" }));
    expect(changed.view().cases[0]).toMatchObject({ kind: "return_refund", amount: yuan(5990) });
    expect(stage(changed.when(on("aftersales.approved")))).toBe("awaiting_return");
  });
});

describe("an offer", () => {
  const offered = delivered
    .when(asks({ kind: "return_refund" }))
    .when(on("aftersales.proposed", { amount: yuan(1500) }));

  it("that is taken is paid, and the goods stay", () => {
    const taken = offered.when(on("aftersales.accepted"));
    expect([stage(taken), refunds(taken)]).toEqual(["refunding", [["AS-1", 1500]]]);
  });

  it("that is declined leaves the request with the seller", () => {
    expect(stage(offered.when(on("aftersales.declined")))).toBe("seller_review");
    expect(amount(offered.when(on("aftersales.declined")).when(on("aftersales.approved")))).toBe(5990);
  });

  it("is for no more than the goods cost, in the order's currency", () => {
    const asked = delivered.when(asks({ kind: "return_refund" }));
    expect(code(asked.when(on("aftersales.proposed", { amount: yuan(5991) })))).toBe(
      "E_AMOUNT_EXCEEDED payload.amount.amount",
    );
    expect(code(asked.when(on("aftersales.proposed", { amount: { amount: 1, currency: "USD" } })))).toBe(
      "E_CURRENCY payload.amount.currency",
    );
  });

  it("is for no freight once the goods were delivered, and of no kind that could not be asked for", () => {
    const ordered = { ...created, payload: { ...created.payload, lines: [{ ...twoMugs, paid: yuan(5000) }] } };
    const under = pdd
      .given({ events: [ordered, paid, shippedAt("06-01 18:00"), scanned("06-01 20:30", "picked_up", "杭州市")] })
      .at(t("06-02 12:00"))
      .when(asks({ kind: "return_refund" }));
    expect(code(under.when(on("aftersales.proposed", { amount: yuan(5990) })))).toBe("accepted");
    const came = under.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));
    expect(code(came.when(on("aftersales.proposed", { amount: yuan(5001) })))).toBe(
      "E_AMOUNT_EXCEEDED payload.amount.amount",
    );
    const taken = came.when(on("aftersales.proposed", { amount: yuan(5000) })).when(on("aftersales.accepted"));
    expect(refunds(taken)).toEqual([["AS-1", 5000]]);
    expect(code(came.when(on("aftersales.proposed", { kind: "refund_unshipped" })))).toBe(
      "E_ALREADY_SHIPPED payload.kind",
    );
    const waiting = unshipped.when(asks({ kind: "partial_refund", amount: yuan(100) }));
    expect(code(waiting.when(on("aftersales.proposed", { kind: "exchange" })))).toBe("E_NOT_SHIPPED payload.kind");
  });

  it("that nobody answers lets the request rest after a week", () => {
    expect(stage(offered.at(at("06-10 20:00")))).toBe("negotiating");
    expect(stage(offered.at(at("06-10 20:00") + 1))).toBe("expired");
  });
});

describe("a request to refuse a parcel", () => {
  const refuses = (time: string): ScenarioEvent => ({
    ...asks({ kind: "refuse_refund" }),
    receivedAt: t(time),
  });
  const late = "E_ALREADY_DELIVERED payload.kind";

  it("comes too late once it was delivered, and ends with the delivery where it came before", () => {
    expect([code(delivered.when(asks({ kind: "refuse_refund" }))), stage(delivered)]).toEqual([late, undefined]);
    expect(code(delivered.when(refuses("06-03 14:05:00.000")))).toBe(late);
    const inTime = delivered.when(refuses("06-03 14:04:59.999"));
    expect([code(inTime), stage(inTime)]).toEqual(["accepted", "withdrawn"]);
    const waits = onTheWay.when(asks({ kind: "refuse_refund" }));
    expect([code(waits), stage(waits)]).toEqual(["accepted", "awaiting_return"]);
  });

  it("comes too late once the buyer said himself that it came, though no carrier did", () => {
    const received: ScenarioEvent = { type: "receipt.confirmed", payload: {} };
    const said = onTheWay.when(received);
    expect(code(said.when(asks({ kind: "refuse_refund" })))).toBe(late);
    const sameTime = onTheWay.when({ ...asks({ kind: "refuse_refund" }), receivedAt: t("06-02 11:59:59.999") });
    expect(code(sameTime)).toBe("accepted");
    // What the carrier has back by now did not come.
    const refused = said.at(t("06-03 10:00")).when(scan("06-03 10:00", { exception: "refused", code: "R" }));
    expect(refused.view().cases.map((one) => one.stage)).toEqual(["awaiting_return"]);
    const resend: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: "73100000000002" },
    };
    const anew = said.at(t("06-03 10:00")).when(resend);
    expect(code(anew.when(asks({ kind: "refuse_refund", parcelId: "P2" })))).toBe("accepted");
  });

  it("is not what another becomes, or is offered, once it was delivered", () => {
    const asked = delivered.when(asks({ kind: "return_refund" }));
    expect(code(asked.when(on("aftersales.modified", { kind: "refuse_refund" })))).toBe(late);
    expect(code(asked.when(on("aftersales.proposed", { kind: "refuse_refund" })))).toBe(late);
  });

  it("names the parcel it is about where another was delivered", () => {
    const gift: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: "73100000000002" },
    };
    const two = onTheWay.when(gift).when(scan("06-02 12:00", "delivered"));
    expect(code(two.when(asks({ kind: "refuse_refund" })))).toBe(late);
    expect(code(two.when(asks({ kind: "refuse_refund", parcelId: "P1" })))).toBe(late);
    expect(code(two.when(asks({ kind: "refuse_refund", parcelId: "P2" })))).not.toBe(late);
  });
});

describe("a return", () => {
  const approved = delivered
    .when(asks({ kind: "return_refund", sellerFault: true }))
    .at(t("06-04 09:00"))
    .when(on("aftersales.approved"));
  const number = "73100000000009";
  const back = (dayAndTime: string, milestone: "picked_up" | "delivered"): ScenarioEvent => ({
    type: "trace.received",
    payload: {
      carrier: "zhongtong",
      number,
      provider: "kuaidi100",
      scans: [{ at: at(dayAndTime), code: milestone, milestone }],
    },
  });

  it("is sent within a week, of which the last day is told", () => {
    expect(stage(approved.at(at("06-11 09:00")))).toBe("awaiting_return");
    expect(stage(approved.at(at("06-11 09:00") + 1))).toBe("expired");
    approved.at(t("06-10 12:00")).then.messages([
      [t("06-03 20:00"), "buyer", "request-received", "push"],
      [t("06-03 20:00"), "seller", "request-to-answer", "push"],
      [t("06-04 09:00"), "buyer", "return-approved", "push"],
      [t("06-10 09:00"), "buyer", "return-closing", "push"],
    ]);
  });

  it("is closed where nothing was sent by then, and both sides hear, however late the host wakes", () => {
    const heard = (wakes: readonly number[]): readonly (readonly [string, string | undefined, number])[] =>
      wakes
        .reduce((order, time) => order.at(time), approved)
        .sent.filter(({ notice }) => notice.startsWith("return-expired"))
        .map(({ role, texts, at }) => [role, texts.find((text) => text.startsWith("订单")), at]);
    const closed = (time: number) => [
      ["buyer", "订单1001的商品逾期未寄回，退货申请已关闭。如仍需帮助，请联系客服。", time],
      ["seller", "订单1001的买家逾期未寄回商品，退货申请已关闭，您无需再等待。", time],
    ];
    expect(heard([at("06-11 09:00")])).toEqual([]);
    expect(heard([at("06-11 09:00") + 1])).toEqual(closed(at("06-11 09:00") + 1));
    const sent = approved.at(t("06-11 09:00")).when(on("aftersales.return_sent", { carrier: "zhongtong", number }));
    expect(sent.at(t("06-14 08:00")).sent.filter(({ notice }) => notice.startsWith("return-expired"))).toEqual([]);
  });

  it("that is refused, or is to be settled another way, after all is not said to be closed for want of the goods", () => {
    const closed = (scenario: Scenario) =>
      scenario
        .at(t("06-20 08:00"))
        .steps.flatMap(({ effects }) => effects)
        .flatMap((one) =>
          one.type === "send" && /expired|lapsed/.test(one.notice) ? [[one.notice, one.channel, one.at]] : [],
        );
    const refused = approved
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number }))
      .at(t("06-05 09:00"))
      .when(back("06-05 09:00", "delivered"), on("aftersales.rejected", { reason: "used" }));
    expect([stage(refused.at(t("06-20 08:00"))), closed(refused)]).toEqual([
      "expired",
      [["request-lapsed", "inbox", at("06-12 09:00") + 1]],
    ]);
    const offered = refused
      .at(t("06-06 09:00"))
      .when(on("aftersales.proposed", { kind: "partial_refund", amount: yuan(100) }));
    expect([stage(offered.at(t("06-20 08:00"))), closed(offered)]).toEqual([
      "expired",
      [["request-lapsed", "inbox", at("06-13 09:00") + 1]],
    ]);
  });

  it("is tracked on its way, and no word of it sounds like a delivery to the buyer", () => {
    const sent = approved
      .at(t("06-05 10:00"))
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number, freight: yuan(1000) }));
    const arrived = sent
      .at(t("06-05 20:00"))
      .when(back("06-05 20:00", "picked_up"))
      .at(t("06-07 11:00"))
      .when(back("06-07 11:00", "delivered"));
    arrived.then
      .messages([
        [t("06-03 20:00"), "buyer", "request-received", "push"],
        [t("06-03 20:00"), "seller", "request-to-answer", "push"],
        [t("06-04 09:00"), "buyer", "return-approved", "push"],
      ])
      .effect("track", { parcel: "return:AS-1", carrier: "zhongtong", number })
      .nothingElse();
    expect(arrived.view().promises.find(({ promise }) => promise === "receive-return")?.due).toBe(at("06-10 11:00"));
    expect(arrived.view().parcels.find(({ id }) => id === "return:AS-1")).toMatchObject({
      kind: "return",
      effective: false,
    });
    const received = arrived.at(t("06-08 10:00")).when(on("aftersales.return_received"));
    expect([stage(received), refunds(received)]).toEqual(["refunding", [["AS-1", 5990]]]);
    // The seller is to blame, so the freight is his.
    received.then.compensations([
      ["return-freight", "AS-1", 1000, "issued"],
      ["case-refund", "AS-1", 5990, "issued"],
    ]);
  });

  it("needs a number that a carrier could write", () => {
    expect(code(approved.when(on("aftersales.return_sent", { carrier: "zhongtong", number: "12" })))).toBe(
      "E_TRACKING_FORMAT payload.number",
    );
  });
});

describe("goods sent instead of money", () => {
  const agreed = delivered
    .when(asks({ kind: "resend" }))
    .at(t("06-04 09:00"))
    .when(on("aftersales.approved"));
  const anew: ScenarioEvent = {
    type: "extra_parcel.added",
    payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: "73100000000002" },
  };

  it("are sent within two days, or the request is open again", () => {
    expect(stage(agreed.at(at("06-06 09:00")).when(anew))).toBe("resent");
    expect(stage(agreed.at(at("06-06 09:00") + 1))).toBe("seller_review");
  });

  it("end it when they come", () => {
    const came = agreed
      .when(anew)
      .at(t("06-08 10:00"))
      .when({
        type: "trace.received",
        payload: {
          carrier: "zhongtong",
          number: "73100000000002",
          provider: "kuaidi100",
          scans: [{ at: at("06-08 10:00"), code: "3", milestone: "delivered" }],
        },
      });
    expect(came.view().cases[0]).toMatchObject({ stage: "completed", ended: at("06-08 10:00") });
  });
});

describe("requests for single items", () => {
  const one = (caseId: string, quantity = 1): ScenarioEvent => ({
    type: "aftersales.requested",
    payload: { caseId, kind: "return_refund", lines: [{ lineId: "L1", quantity }] },
  });

  it("split what was paid so that the parts sum up to the whole", () => {
    const both = delivered
      .when(one("AS-1"), on("aftersales.approved"))
      .when(one("AS-2"), { type: "aftersales.approved", payload: of("AS-2") });
    expect([amount(both, "AS-1"), amount(both, "AS-2")]).toEqual([2995, 2995]);
    expect(code(both.when(one("AS-3")))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    expect(code(both.when(asks({ kind: "refund_only" })))).toBe("E_CASE_EXISTS payload.caseId");
  });

  it("give back to the pool what was withdrawn", () => {
    const withdrawn = delivered.when(one("AS-1", 2)).when(on("aftersales.approved")).when(on("aftersales.withdrawn"));
    expect(stage(withdrawn.when(one("AS-2", 2)), "AS-2")).toBe("seller_review");
  });

  it("are no more than five for an item", () => {
    const four = ["AS-1", "AS-2", "AS-3", "AS-4", "AS-5"].reduce(
      (so, id) => so.when(one(id)).when({ type: "aftersales.withdrawn", payload: of(id) }),
      delivered,
    );
    expect(code(four.when(one("AS-6")))).toBe("E_CASE_LIMIT ");
  });

  it("name lines and items that the order has", () => {
    expect(code(delivered.when(one("AS-1", 3)))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    const other = asks({ kind: "refund_only", lines: [{ lineId: "L9", quantity: 1 }] });
    expect(code(delivered.when(other))).toBe("E_NO_SUCH_LINE payload.lines[0].lineId");
    expect(code(delivered.when(asks({ kind: "refund_only", parcelId: "P9" })))).toBe(
      "E_NO_SUCH_PARCEL payload.parcelId",
    );
  });

  it("name at least one; who means all names none", () => {
    const { outcomes } = delivered.when(asks({ kind: "refund_only", lines: [] })).steps.at(-1) ?? {};
    expect(outcomes).toEqual([
      {
        is: "rejected",
        id: "aftersales.requested#8",
        code: "E_NO_LINES",
        path: "payload.lines",
        message: "It names no lines.",
        remedy: "Name at least one; where all are meant and `lines` is optional, leave it out.",
      },
    ]);
    expect(stage(delivered.when(asks({ kind: "refund_only" })))).toBe("seller_review");
  });
});

describe("a request without a reason", () => {
  const asked = asks({ kind: "return_refund", reason: "no_reason" });

  it("may be made until the end of the seventh day after receipt", () => {
    expect(stage(delivered.at(at("06-11 00:00")).when(asked))).toBe("seller_review");
    expect(code(delivered.at(at("06-11 00:00") + 1).when(asked))).toBe("E_NO_REASON_CLOSED payload.reason");
  });

  const closes = (order: Scenario) =>
    order.view().windows.flatMap((one) => (one.window === "return-without-reason" ? [clock(one.closes)] : []));
  const confirms = (order: Scenario, when: string): Scenario =>
    order.at(t(when)).when({ type: "receipt.confirmed", actor: { role: "buyer" }, payload: {} });
  const rider = { ...created, payload: { ...created.payload, handover: "same_city" as const } };
  const brought = pdd.given({ events: [rider, paid, shippedAt("06-01 18:00")] });

  it.each<[of: string, order: Scenario, until: string]>([
    ["no scan shows as delivered", confirms(onTheWay, "06-03 13:00"), "06-11 00:00"],
    ["no carrier fetches", confirms(brought, "06-01 20:00"), "06-09 00:00"],
    ["no carrier fetches, and time confirms", brought.at(t("06-16 18:00:00.001")), "06-24 00:00"],
  ])("may be made from the receipt on for what %s", (_, order, until) => {
    expect([order.view().headline, closes(order)]).toEqual(["received", [until]]);
    expect(stage(order.at(at(until)).when(asked))).toBe("seller_review");
    expect(code(order.at(at(until) + 1).when(asked))).toBe("E_NO_REASON_CLOSED payload.reason");
  });

  it("may be made as long after the delivery as ever, whenever the buyer confirms", () => {
    expect(closes(confirms(delivered, "06-05 12:00"))).toEqual(["06-11 00:00"]);
    const early = confirms(onTheWay, "06-02 13:00");
    expect(closes(early)).toEqual(["06-10 00:00"]);
    expect(closes(early.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered")))).toEqual(["06-11 00:00"]);
  });
});

describe("a request the platform handles itself", () => {
  it("is about money of the order's currency", () => {
    const foreign = { stage: "seller_review", kind: "refund_only", amount: { amount: 1000, currency: "USD" } };
    expect(code(delivered.when(on("aftersales.reported", foreign)))).toBe("E_CURRENCY payload.amount.currency");
  });

  it("is about lines that the order has", () => {
    const lines = [{ lineId: "L9", quantity: 1 }];
    expect(code(delivered.when(on("aftersales.reported", { stage: "refunding", lines })))).toBe(
      "E_NO_SUCH_LINE payload.lines[0].lineId",
    );
  });

  it("is taken to where the platform says it stands, with all that lies on the way", () => {
    const reported = delivered.when(on("aftersales.reported", { stage: "awaiting_return", kind: "return_refund" }));
    expect(stage(reported)).toBe("awaiting_return");
    const refunded = reported.when(on("aftersales.reported", { stage: "refunding" }));
    // The platform moves the money, too.
    expect([stage(refunded), refunds(refunded)]).toEqual(["refunding", []]);
    expect(code(refunded.when(on("aftersales.reported", { stage: "seller_review" })))).toBe(
      "E_STALE_UPDATE payload.stage",
    );
    expect(code(refunded.when(on("aftersales.reported", { stage: "refunding" })))).toBe("duplicate");
  });
});

describe("whoever asked for something before the goods came", () => {
  const reminded = (order: Scenario): readonly (string | null)[] =>
    order.sent.flatMap(({ notice, at: when }) => (notice === "please-confirm" ? [clock(when)] : []));
  const asked = onTheWay.when(asks({ kind: "refund_only", lines: [{ lineId: "L1", quantity: 1 }] }));
  const arrived = (order: Scenario): Scenario =>
    order.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered")).at(t("06-05 12:00"));
  const withdrawn: ScenarioEvent = { type: "aftersales.withdrawn", payload: of("AS-1") };

  it("is asked to confirm as anybody, where that was over by then", () => {
    expect(reminded(arrived(asked.when(withdrawn)))).toEqual(["06-04 14:05"]);
  });

  it("is not, while it is open, nor where it went on after they came", () => {
    expect(reminded(arrived(asked))).toEqual([]);
    expect(
      reminded(
        asked
          .at(t("06-03 14:05"))
          .when(scan("06-03 14:05", "delivered"))
          .at(t("06-03 15:00"))
          .when(withdrawn)
          .at(t("06-05 12:00")),
      ),
    ).toEqual([]);
  });
});
