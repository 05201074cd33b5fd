import { describe, expect, it } from "vitest";
import type { DisruptionDeclared, Time } from "waybell";
import { type Expectations, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, number, paid, shippedAt, t, total } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { late, warned } from "./late.ts";
import { around, confirmed, consented, delayCharge, delayCoupon, onItsWay, pdd } from "./pinduoduo.ts";

const [due, after] = around("06-03 10:00");

/** The charge goes back to the seller, who is told; the buyer keeps what he has. */
const withdrawn = (of: Expectations, time: string, why: string): Expectations =>
  of
    .effect("reverse", delayCharge, { at: t(time) })
    .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
    .told("seller", "breach-withdrawn", "push", {
      at: t(time),
      text: `订单1001的发货超时判定已撤销，原因：${why}。`,
    })
    .compensations([["delay-coupon", "order", 300, "issued"]]);

/** A day late, somebody asks the buyer what he wants. */
const asked = (of: Expectations): Expectations =>
  of
    .told("buyer", "long-unshipped", "sms", { at: t("06-04 10:00:00.000") })
    .told("platform", "call-the-buyer", "webhook", { at: t("06-04 10:00:00.000") });

it("an order that the platform holds for a risk is late for nobody while it is held, and has what was left from then on", () => {
  const held = confirmed.at(t("06-01 11:00")).when({
    type: "order.held",
    payload: { reason: "risk" },
    actor: { role: "platform" },
  });
  held.at(t("06-06 12:00")).then.nothing().breaches([]).compensations([]);
  held
    .at(t("06-06 12:00"))
    .when({ type: "order.released", payload: {}, actor: { role: "platform" } })
    .then.promises([["ship-by", "order", t("06-08 11:00:00.000")]]);
});

describe("a new date the buyer agrees to", () => {
  const agreed = (shipBy: string): ScenarioEvent<"shipby.negotiated"> => ({
    type: "shipby.negotiated",
    payload: { shipBy: t(shipBy) },
  });
  const [newDue, newAfter] = around("06-05 10:00");
  const hold: ScenarioEvent = { type: "order.held", payload: { reason: "address" }, actor: { role: "platform" } };
  const released: ScenarioEvent = { type: "order.released", payload: {}, actor: { role: "platform" } };

  it("takes the place of the old one before that has gone by: warnings and breach go by the new", () => {
    confirmed
      .at(t("06-02 12:00"))
      .when(agreed("06-05 10:00"))
      .then.nothing()
      .promises([["ship-by", "order", newDue]])
      .at(newDue)
      .then.told("seller", "ship-soon", "push", { at: t("06-04 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-05 08:00:00.000") })
      .nothingElse()
      .breaches([])
      .at(newAfter)
      .then.effect("compensate", delayCoupon, { at: newAfter, since: newDue })
      .effect("charge", delayCharge, { at: newAfter, since: newDue })
      .told("buyer", "late-shipment", "push", { at: newAfter })
      .told("seller", "late-shipment-seller", "push", { at: newAfter })
      .told("seller", "charged", "email", { at: newAfter })
      .nothingElse()
      .breaches([["ship-by", "order", newDue]]);
  });

  it("takes the place of the day it was to be delivered by, too", () => {
    pdd
      .given({
        events: [{ ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } }, consented, paid],
      })
      .at(t("06-02 12:00"))
      .when(agreed("06-05 10:00"))
      .at(t("06-05 09:00"))
      .when(shippedAt("06-05 09:00"))
      .then.told("seller", "ship-soon", "push")
      .told("seller", "ship-now", "push")
      .effectOfType("track")
      .toldContaining("buyer", "shipped", "push", { at: t("06-05 09:00"), text: number })
      .nothingElse()
      .breaches([]);
  });

  it("is the limit to the millisecond, whatever gave more time before; what comes after moves it", () => {
    const storm = (disruption: string, effect: DisruptionDeclared["effect"], from: string, to: string) =>
      ({
        type: "disruption.declared",
        payload: { disruption, kind: "weather", from: t(from), to: t(to), promises: ["ship-by"], effect },
      }) as const;
    const dates = confirmed
      .at(t("06-01 12:00"))
      .when(storm("gale", "pause", "06-01 14:00", "06-01 18:00"))
      .when(storm("typhoon", { extend: "24h" }, "06-01 00:00", "06-08 00:00"))
      .at(t("06-01 13:00"))
      .when(hold)
      .at(t("06-01 22:00"))
      .when(released)
      .at(t("06-02 12:00"))
      .when(agreed("06-05 10:00"));
    dates.then.promises([["ship-by", "order", newDue]]);
    dates
      .at(t("06-02 13:00"))
      .when(agreed("06-05 12:00"))
      .then.promises([["ship-by", "order", t("06-05 12:00:00.000")]]);
    dates
      .at(t("06-03 10:00"))
      .when(hold)
      .at(t("06-03 15:00"))
      .when(released)
      .then.promises([["ship-by", "order", t("06-05 15:00:00.000")]])
      .when(storm("flood", { extend: "6h" }, "06-05 00:00", "06-06 00:00"))
      .then.promises([["ship-by", "order", t("06-05 21:00:00.000")]]);
  });

  it.each<DisruptionDeclared["effect"]>([{ extend: "24h" }, "pause", "waive"])(
    "stands in spite of a storm that both knew of, whatever that gives others: %j",
    (effect) => {
      const storm = {
        disruption: "typhoon",
        kind: "weather",
        from: t("06-04 00:00"),
        to: t("06-08 00:00"),
        effect,
      } as const;
      const dates = confirmed
        .at(t("06-01 12:00"))
        .when({ type: "disruption.declared", payload: { ...storm, promises: ["ship-by"] } })
        .at(t("06-02 12:00"))
        .when(agreed("06-05 10:00"));
      dates.then.promises([["ship-by", "order", newDue]]);
      dates.at(newDue).then.breaches([]);
      dates.at(newAfter).then.breaches([["ship-by", "order", newDue]]);
    },
  );

  it("may come in the last millisecond of the old one", () => {
    warned(confirmed.at(due).when(agreed("06-05 10:00")).then)
      .at(after)
      .then.nothing()
      .breaches([]);
  });

  it("mends nothing after it, but is another date to keep, of which the buyer is told again, and paid once", () => {
    late
      .at(t("06-03 12:00"))
      .when(agreed("06-05 10:00"))
      .then.nothing()
      .breaches([["ship-by", "order", due]])
      .promises([["ship-by", "order", newDue]])
      .at(newAfter)
      .then.told("seller", "ship-soon", "push", { at: t("06-04 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-05 08:00:00.000") })
      .told("buyer", "late-shipment", "push", { at: newAfter })
      .told("seller", "late-shipment-seller", "push", { at: newAfter })
      .nothingElse()
      .breaches([
        ["ship-by", "order", due],
        ["ship-by", "order", newDue],
      ])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it("is not for the seller alone to give, nor one that has gone by, nor once it has shipped", () => {
    const talk = confirmed.at(t("06-02 12:00"));
    talk
      .when({ ...agreed("06-05 10:00"), actor: { role: "seller" } })
      .then.rejected("E_NOT_ALLOWED", "actor.role")
      .nothingElse();
    talk.when(agreed("06-02 12:00")).then.rejected("E_DATE_PAST", "payload.shipBy").nothingElse();
    // It gives the seller more time, never less.
    talk
      .when(agreed("06-03 09:59"))
      .then.rejected("E_DATE_EARLIER", "payload.shipBy", "Give that date or a later one.")
      .nothingElse();
    onItsWay("06-01 18:00")
      .when(agreed("06-05 10:00"))
      .then.rejected(
        "E_ALREADY_SHIPPED",
        "",
        "It is for what has not shipped; of what has, a buyer may ask for after-sales, as `refund_only` or `return_refund`.",
      )
      .nothingElse();
  });
});

describe("what the seller says before the limit", () => {
  const reported: ScenarioEvent<"exception.reported"> = {
    type: "exception.reported",
    payload: { reason: "暴雨封路", evidence: ["photo-1"] },
  };
  const ruled = (result: "upheld" | "dismissed"): ScenarioEvent<"exception.decided"> => ({
    type: "exception.decided",
    payload: { result },
  });
  const said = confirmed.at(t("06-02 12:00")).when(reported).then.nothing();

  it("excuses where the platform agrees before it: nobody is warned, nothing is owed, and what is not shipped is asked about", () => {
    const excused = said
      .at(t("06-02 18:00"))
      .when(ruled("upheld"))
      .then.nothing()
      .promises([])
      .at(t("06-04 09:59"))
      .then.nothing()
      .promises([["ship-by", "order", due, "overdue"]]);
    asked(excused.at(t("06-10 10:00")).then)
      .nothingElse()
      .breaches([])
      .compensations([]);
  });

  it("is in time by when it was received, though it is handed in when the limit was broken", () => {
    const handedIn = (receivedAt: Time): Scenario =>
      confirmed
        .at(after)
        .when({ ...reported, receivedAt })
        .at(t("06-03 12:00"))
        .when(ruled("upheld"));
    handedIn(due).then.breaches([["ship-by", "order", due, "excused"]]);
    handedIn(after).then.breaches([["ship-by", "order", due]]);
  });

  it("excuses, and frees nobody from shipping: three days after the limit the order is cancelled where one may be", () => {
    const excused = scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [created, paid] })
      .at(t("06-02 09:00"))
      .when(reported)
      .when(ruled("upheld"))
      .then.told("buyer", "order-paid", "push", { at: t("06-01 20:00") })
      .nothingElse()
      .promises([["ship-or-cancel", "order", t("06-06 09:58:00.000")]]);
    const limit = excused.at(t("06-06 09:58:00.000")).then;
    limit
      .told("platform", "call-the-buyer", "webhook", { at: t("06-04 09:58") })
      .told("buyer", "long-unshipped", "sms", { at: t("06-04 20:00") })
      .nothingElse()
      .headline("to_ship")
      .at(t("06-06 09:58:00.001"))
      .then.effect("refund", {
        policy: "cancelled-refund",
        subject: "order",
        form: "refund",
        amount: total,
        payer: "seller",
        to: "buyer",
      })
      .headline("closed")
      .breaches([]);
  });

  it("excuses what is shipped later: nothing more is said of it", () => {
    said
      .at(t("06-02 18:00"))
      .when(ruled("upheld"))
      .at(t("06-04 09:00"))
      .when(shippedAt("06-04 09:00"))
      .then.effectOfType("track")
      .toldContaining("buyer", "shipped", "push", { at: t("06-04 09:00"), text: number })
      .nothingElse()
      .breaches([]);
  });

  it.each([
    ["upheld", "dismissed", [["ship-by", "order", due]]],
    ["dismissed", "upheld", []],
  ] as const)("is %s, then %s: the later ruling stands, whichever is handed in last", (first, last, breaches) => {
    const rulings = [
      { ...ruled(first), receivedAt: t("06-02 13:00") },
      { ...ruled(last), receivedAt: t("06-02 14:00") },
    ];
    const later = said.at(t("06-02 15:00"));
    for (const inTurn of [rulings, rulings.toReversed()])
      inTurn
        .reduce<Scenario>((order, one) => order.when(one), later)
        .at(after)
        .then.breaches(breaches);
  });

  it("keeps what it was upheld for where the seller reports another reason, and that is dismissed", () => {
    said
      .at(t("06-02 13:00"))
      .when(ruled("upheld"))
      .at(t("06-02 14:00"))
      .when(reported)
      .at(t("06-02 15:00"))
      .when(ruled("dismissed"))
      .at(after)
      .then.breaches([]);
  });

  it("keeps what it was upheld for where another reason, for the pick-up, is upheld as well: each has its own instant", () => {
    const pickUp = t("06-05 09:00");
    const shipped = said
      .at(t("06-02 13:00"))
      .when(ruled("upheld"))
      .at(t("06-04 09:00"))
      .when(shippedAt("06-04 09:00"))
      .then.effectOfType("track")
      .toldContaining("buyer", "shipped", "push", { text: number })
      .nothingElse();
    const once = shipped.at(t("06-05 09:00:00.001"));
    once.then.breaches([["pick-up-by", "P1", pickUp]]);
    const twice = shipped.at(pickUp).when(reported).at(t("06-05 09:30")).when(ruled("upheld"));
    twice.then
      .breaches([["pick-up-by", "P1", pickUp, "excused"]])
      .compensations([["overdue-pick-up", "P1", 2000, "cancelled"]])
      .at(t("06-06 12:00"))
      .then.breaches([["pick-up-by", "P1", pickUp, "excused"]]);
    const third = said.at(t("06-02 13:00")).when(ruled("upheld")).at(after).when(reported);
    third.then.rejected("E_NOTHING_TO_EXCUSE", "", "Appeal against the breach, if there is one.").nothingElse();
  });

  it.each(["at once", "late"])(
    "is what a ruling of before another reason is on, whenever that is handed in: %s",
    (when) => {
      const ruling = { ...ruled("upheld"), receivedAt: t("06-03 20:00") };
      const shipped = said.at(t("06-03 12:00")).when(shippedAt("06-03 12:00"));
      const again = (order: Scenario) => order.at(t("06-04 08:00")).when(reported);
      const pickUp = ["pick-up-by", "P1", t("06-04 12:00:00.000")] as const;
      const first = when === "at once" ? again(shipped.at(t("06-03 20:00")).when(ruling)) : again(shipped);
      const order = when === "at once" ? first : first.at(t("06-04 09:00")).when(ruling);
      order
        .at(t("06-06 12:00"))
        .then.breaches([["ship-by", "order", due, "excused"], pickUp])
        .compensations([
          ["delay-coupon", "order", 300, "issued"],
          ["overdue-pick-up", "P1", 1700, "issued"],
        ]);
      // The other was dismissed meanwhile: either stands.
      const dismissed = first.at(t("06-04 08:30")).when(ruled("dismissed")).at(t("06-04 09:00")).when(ruling);
      expect(dismissed.steps.at(-1)?.outcomes).toMatchObject([{ is: "accepted" }]);
      dismissed.at(t("06-06 12:00")).then.breaches([["ship-by", "order", due, "excused"], pickUp]);
    },
  );

  it("excuses a date that is agreed afterwards where it is upheld once more since", () => {
    const [newDue, newAfter] = around("06-05 10:00");
    const excused = said
      .at(t("06-02 18:00"))
      .when(ruled("upheld"))
      .at(t("06-02 20:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: newDue } });
    const again = excused.at(newDue).when(reported).when(ruled("upheld"));
    again.at(newAfter).then.breaches([]);
  });

  it("is no excuse for a date that is agreed afterwards", () => {
    const [newDue, newAfter] = around("06-05 10:00");
    const agreed = said
      .at(t("06-02 18:00"))
      .when(ruled("upheld"))
      .at(t("06-02 20:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: newDue } })
      .then.nothing()
      .promises([["ship-by", "order", newDue]]);
    agreed.at(newAfter).then.breaches([["ship-by", "order", newDue]]);
  });

  it("and the platform does not agree to, he hears each time, and his limit stays", () => {
    said
      .at(t("06-02 13:00"))
      .when(ruled("dismissed"))
      .then.told("seller", "exception-dismissed", "push", { text: "平台未认可订单1001的异常报备，原时限不变。" })
      .nothingElse()
      .promises([["ship-by", "order", due]])
      .at(t("06-02 14:00"))
      .when(reported, ruled("dismissed"))
      .then.told("seller", "exception-dismissed", "push", { at: t("06-02 14:00") })
      .nothingElse();
  });

  it("excuses where the platform agrees after it: what was held against him is taken back", () => {
    const raised = warned(said.at(after).then)
      .effectOfType("compensate")
      .effectOfType("charge")
      .told("buyer", "late-shipment", "push", { at: after })
      .told("seller", "late-shipment-seller", "push", { at: after })
      .told("seller", "charged", "email", { at: after })
      .nothingElse();
    const back = withdrawn(raised.at(t("06-03 18:00")).when(ruled("upheld")).then, "06-03 18:00", "符合免责情形")
      .nothingElse()
      .breaches([["ship-by", "order", due, "excused"]]);
    asked(back.at(t("06-10 10:00")).then).nothingElse();
  });

  it("excuses up to the last millisecond, and is refused a millisecond after", () => {
    const raised = warned(confirmed.at(due).when(reported).at(after).then)
      .effectOfType("compensate")
      .effectOfType("charge")
      .told("buyer", "late-shipment", "push")
      .told("seller", "late-shipment-seller", "push")
      .told("seller", "charged", "email");
    withdrawn(raised.at(t("06-03 18:00")).when(ruled("upheld")).then, "06-03 18:00", "符合免责情形").nothingElse();
    late
      .when(reported)
      .then.rejected("E_NOTHING_TO_EXCUSE", "", "Appeal against the breach, if there is one.")
      .nothingElse()
      .when(ruled("upheld"))
      .then.rejected("E_NOTHING_TO_ANSWER")
      .nothingElse()
      .breaches([["ship-by", "order", due]]);
  });

  it("changes nothing where the platform does not agree", () => {
    const dismissed = said.at(t("06-02 18:00")).when(ruled("dismissed"));
    const raised = dismissed.then.told("seller", "exception-dismissed", "push").nothingElse().at(after).then;
    warned(raised)
      .effect("compensate", delayCoupon)
      .effect("charge", delayCharge)
      .told("buyer", "late-shipment", "push")
      .told("seller", "late-shipment-seller", "push")
      .told("seller", "charged", "email")
      .nothingElse()
      .breaches([["ship-by", "order", due]]);
  });

  it("needs a reason, and a ruling something to rule on", () => {
    confirmed
      .when({ ...reported, payload: { reason: "" } })
      .then.rejected("E_REASON_INCOMPLETE", "payload.reason")
      .when(ruled("upheld"))
      .then.rejected("E_NOTHING_TO_ANSWER")
      .nothingElse();
  });
});

describe("an appeal", () => {
  const breach = `ship-by:order:${at("06-03 10:00")}`;
  const filed = (evidence: readonly string[] = ["photo-1"]): ScenarioEvent<"appeal.filed"> => ({
    type: "appeal.filed",
    payload: { breach, reason: "暴雨封路", evidence },
  });
  const decided = (result: "upheld" | "dismissed"): ScenarioEvent<"appeal.decided"> => ({
    type: "appeal.decided",
    payload: { breach, result },
  });

  it("is heard up to the last millisecond of three days", () => {
    for (const time of [at("06-06 10:00") - 1, at("06-06 10:00")])
      asked(late.at(time).when(filed()).then).accepted().nothingElse();
    asked(late.at(at("06-06 10:00") + 1).when(filed()).then)
      .rejected("E_APPEAL_WINDOW_CLOSED")
      .nothingElse();
  });

  it("that comes too late needs the platform to waive the limit in retrospect, as the refusal says", () => {
    const over = late.at(t("06-08 10:00"));
    expect(over.view().breaches.map(({ ended }) => ended?.why)).toEqual([undefined]);
    const waived = over.when({
      type: "disruption.declared",
      actor: { role: "platform" },
      payload: {
        ...{ disruption: "D-1", kind: "ruling", retroactive: true, promises: ["ship-by"], effect: "waive" },
        ...{ from: t("06-03 00:00"), to: t("06-04 00:00") },
      },
    });
    expect(waived.view().breaches.map(({ ended }) => ended?.why)).toEqual(["waived"]);
  });

  it("needs evidence, and is heard once", () => {
    late
      .at(t("06-04 09:00"))
      .when(filed([]))
      .then.rejected("E_EVIDENCE_REQUIRED", "payload.evidence", "Attach at least one piece.")
      .when(filed())
      .when(filed())
      .then.rejected("E_APPEAL_LIMIT", "payload.breach", "Nothing; how that is decided stands.")
      .nothingElse();
  });

  it("is about a breach that there is", () => {
    confirmed.when(filed()).then.rejected("E_NO_SUCH_BREACH", "payload.breach").nothingElse();
    late.when(decided("upheld")).then.rejected("E_NOTHING_TO_ANSWER", "payload.breach").nothingElse();
  });

  it("that is upheld takes back breach and charge; the coupon stays", () => {
    late
      .at(t("06-04 09:00"))
      .when(filed())
      .at(t("06-04 09:30"))
      .when(decided("upheld"))
      .then.effect("reverse", delayCharge, { at: t("06-04 09:30") })
      .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
      .told("seller", "appeal-decided", "push", {
        at: t("06-04 09:30"),
        text: "订单1001的申诉结果：申诉成立，超时判定已撤销。",
      })
      .nothingElse()
      .compensations([["delay-coupon", "order", 300, "issued"]])
      .breaches([["ship-by", "order", due, "appeal"]])
      .at(t("06-04 09:40"))
      .when(shippedAt("06-04 09:40"))
      .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .told("buyer", "shipped", "push")
      .nothingElse();
  });

  it("that is upheld makes nobody wait for ever: who has nothing yet is asked, and the order cancelled in its time", () => {
    const upheld = late.at(t("06-04 09:00")).when(filed()).at(t("06-04 09:30")).when(decided("upheld"));
    const told = upheld
      .at(t("06-10 10:00"))
      .then.effect("reverse", delayCharge)
      .told("seller", "charge-returned", "email");
    asked(told.told("seller", "appeal-decided", "push"))
      .nothingElse()
      .promises([["ship-by", "order", due, "overdue"]])
      .breaches([["ship-by", "order", due, "appeal"]])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
    const abroad = (result: "upheld" | "dismissed") =>
      scenario(intlBook)
        .given([...peopleAbroad])
        .given({ events: [created, paid] })
        .at(t("06-03 12:00"))
        .when({ ...filed(), payload: { ...filed().payload, breach: `ship-by:order:${at("06-03 09:58")}` } })
        .at(t("06-03 13:00"))
        .when({ ...decided(result), payload: { breach: `ship-by:order:${at("06-03 09:58")}`, result } });
    const [last, over] = around("06-06 09:58");
    for (const result of ["upheld", "dismissed"] as const) {
      abroad(result).at(last).then.headline("to_ship");
      abroad(result).at(over).then.headline("closed");
    }
  });

  describe("against a breach that a scan ended, and that counts again once the carrier takes the scan back", () => {
    const [limit] = around("06-02 18:00");
    const pickUp = `pick-up-by:P1:${limit}`;
    const files: ScenarioEvent = { ...filed(), payload: { ...filed().payload, breach: pickUp } };
    const rules = (result: "upheld" | "dismissed"): ScenarioEvent => ({
      ...decided(result),
      payload: { breach: pickUp, result },
    });
    const row = { at: at("06-02 17:00"), code: "301", milestone: "picked_up" } as const;
    const pushed = (of: object): ScenarioEvent => ({
      type: "trace.received",
      payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], ...of },
    });
    const appealed = onItsWay("06-01 18:00").at(t("06-02 19:00")).when(files);
    const ended = (order: Scenario) => order.at(t("06-02 20:00")).when(pushed({ scans: [row] }));
    const again = (order: Scenario) => order.at(t("06-02 22:00")).when(pushed({ withdrawn: [row] }));
    const [breach, held, issued] = [["pick-up-by", "P1", limit], "cancelled", "issued"] as const;

    it.each([
      ["before it ended", (order: Scenario) => again(ended(order.when(rules("upheld"))))],
      ["while it was ended", (order: Scenario) => again(ended(order).at(t("06-02 21:00")).when(rules("upheld")))],
      ["once it counts again", (order: Scenario) => again(ended(order)).at(t("06-02 23:00")).when(rules("upheld"))],
    ])("keeps it from counting where it was upheld %s", (_, lived) => {
      const order = lived(appealed);
      order.then.accepted();
      order
        .at(t("06-05 18:00"))
        .then.breaches([[...breach, "appeal"]])
        .compensations([["overdue-pick-up", "P1", 2000, held]]);
    });

    it("stands where it was dismissed: there is no second one", () => {
      const order = again(ended(appealed.when(rules("dismissed"))));
      expect(order.view().breaches).toEqual([
        expect.objectContaining({ breach: pickUp, appeal: { filed: at("06-02 19:00"), result: "dismissed" } }),
      ]);
      expect(order.view().breaches[0]).not.toHaveProperty("appealUntil");
      expect(order.when(files).steps.at(-1)?.outcomes).toMatchObject([{ is: "rejected", code: "E_APPEAL_LIMIT" }]);
      order
        .at(t("06-05 18:00"))
        .then.breaches([breach])
        .compensations([["overdue-pick-up", "P1", 2000, issued]]);
    });
  });

  it("that is dismissed changes nothing, and is decided once", () => {
    const dismissed = late.at(t("06-04 09:00")).when(filed()).at(t("06-04 09:30")).when(decided("dismissed"));
    dismissed.then
      .told("seller", "appeal-decided", "push", { text: "订单1001的申诉结果：申诉不成立。" })
      .nothingElse()
      .breaches([["ship-by", "order", due]])
      .when(decided("upheld"))
      .then.rejected("E_STALE_UPDATE", "payload.breach")
      .nothingElse();
  });
});

describe("an upload that was ours in time and was looked at later", () => {
  const drained = (receivedAt: string): ScenarioEvent<"shipment.submitted"> => ({
    ...shippedAt("06-03 09:59"),
    receivedAt: t(receivedAt),
  });
  const tracked = (of: Expectations): Expectations =>
    of.effect("track", { parcel: "P1", carrier: "zhongtong", number });

  it("takes back breach and charge; the coupon stays", () => {
    tracked(late.at(t("06-03 10:20")).when(drained("06-03 10:00:00.000")).then)
      .effect("reverse", delayCharge, { at: t("06-03 10:20") })
      .told("buyer", "shipped", "push", { at: t("06-03 10:20") })
      .told("seller", "charge-returned", "email", { at: t("06-03 10:20") })
      .told("seller", "breach-withdrawn", "push", { at: t("06-03 10:20") })
      .nothingElse()
      .breaches([["ship-by", "order", due, "late-evidence"]])
      .compensations([["delay-coupon", "order", 300, "issued"]])
      .promises([
        ["pick-up-by", "P1", t("06-04 10:00:00.000")],
        ["auto-confirm", "order", t("06-18 10:00:00.000")],
      ]);
  });

  it("takes nothing back where it came a millisecond late, whatever the sender's clock says", () => {
    tracked(late.at(t("06-03 10:20")).when(drained("06-03 10:00:00.001")).then)
      .told("buyer", "shipped", "push", { at: t("06-03 10:20") })
      .nothingElse()
      .breaches([["ship-by", "order", due]]);
  });

  it("causes no breach where it is looked at in one step with the passing of the limit", () => {
    tracked(warned(confirmed.at(due).then).when(drained("06-03 10:00:00.000")).at(after).then)
      .told("buyer", "shipped", "push")
      .nothingElse()
      .breaches([]);
  });
});

describe("a refund of all that was paid", () => {
  const started: ScenarioEvent<"refund.started"> = {
    type: "refund.started",
    payload: { refundId: "R1", amount: total },
  };

  it("excuses the seller while it is under way: nobody ships what was paid back", () => {
    confirmed
      .at(t("06-02 12:00"))
      .when(started)
      .then.accepted()
      .promises([["pay-refund", "R1", t("06-09 12:00")]])
      .at(after)
      .then.told("seller", "order-called-off", "push", { at: t("06-02 12:00") })
      .nothingElse()
      .breaches([])
      .compensations([]);
  });

  it("excuses him no more once it has failed", () => {
    confirmed
      .at(t("06-02 12:00"))
      .when(started)
      .at(t("06-02 13:00"))
      .when({ type: "refund.failed", payload: { refundId: "R1" } })
      .then.accepted()
      .promises([
        ["ship-by", "order", due],
        ["retry-refund", "R1", t("06-03 13:00")],
      ]);
  });

  it("excuses nothing if it comes after the limit, or gives back only a part", () => {
    late
      .at(t("06-03 12:00"))
      .when(started)
      .then.accepted()
      .breaches([["ship-by", "order", due]]);
    confirmed
      .at(t("06-02 12:00"))
      .when({ type: "refund.started", payload: { refundId: "R1", amount: { ...total, amount: 100 } } })
      .then.accepted()
      .promises([
        ["ship-by", "order", due],
        ["pay-refund", "R1", t("06-09 12:00")],
      ]);
  });
});
