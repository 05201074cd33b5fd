import { describe, expect, it } from "vitest";
import type { DisruptionDeclared } from "waybell";
import type { Expectations, Scenario, ScenarioEvent } from "waybell/testing";
import { buyer, created, number, paid, seller, shippedAt, shop, t } from "./fixture.ts";
import { late, warned } from "./late.ts";
import { around, confirmed, delayCharge, delayCoupon, onItsWay, scanned } from "./pinduoduo.ts";

// A storm from 06-02 to 06-05, in which the time to ship (06-03 10:00) goes by.

const [due, after] = around("06-03 10:00");

const storm = (
  effect: DisruptionDeclared["effect"],
  more: Partial<DisruptionDeclared> = {},
): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: { disruption: "typhoon", kind: "weather", from: t("06-02 00:00"), to: t("06-05 00:00"), effect, ...more },
});
const inRetrospect = { retroactive: true } as const;

const extended = (of: Expectations, time: string, text: string): Expectations =>
  of.told("seller", "time-extended", "push", { at: t(time), text });

const raised = (of: Expectations, limit: number): Expectations =>
  of
    .effect("compensate", delayCoupon, { at: limit + 1, since: limit })
    .effect("charge", delayCharge, { at: limit + 1, since: limit });

const untilTen = "因恶劣天气，订单1001的发货时限已顺延至6月4日10:00。";

describe("a storm that gives more time", () => {
  const [newDue, newAfter] = around("06-04 10:00");

  it("declared before the limit moves it, and all that is said of it", () => {
    const told = extended(confirmed.at(t("06-02 12:00")).when(storm({ extend: "24h" })).then, "06-02 12:00", untilTen)
      .promises([["ship-by", "order", newDue]])
      .at(newDue)
      .then.told("seller", "ship-soon", "push", { at: t("06-03 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-04 08:00:00.000") })
      .nothingElse()
      .breaches([])
      .at(newAfter).then;
    raised(told, newDue)
      .told("buyer", "late-shipment", "push", { at: newAfter })
      .told("seller", "late-shipment-seller", "push", { at: newAfter })
      .told("seller", "charged", "email", { at: newAfter })
      .nothingElse()
      .breaches([["ship-by", "order", newDue]]);
  });

  it("declared in the last millisecond moves it still", () => {
    extended(warned(confirmed.at(due).when(storm({ extend: "24h" })).then), "06-03 10:00", untilTen)
      .at(after)
      .then.nothingElse()
      .breaches([]);
  });

  it("declared afterwards changes nothing", () => {
    late
      .when(storm({ extend: "24h" }))
      .then.nothing()
      .breaches([["ship-by", "order", due]])
      .promises([["ship-by", "order", due, "overdue"]]);
  });

  const again = extended(
    late
      .at(t("06-03 12:00"))
      .when(storm({ extend: "24h" }, inRetrospect))
      .then.effect("reverse", delayCharge, { at: t("06-03 12:00") }),
    "06-03 12:00",
    untilTen,
  )
    .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
    .told("seller", "breach-withdrawn", "push", {
      at: t("06-03 12:00"),
      text: "订单1001的发货超时判定已撤销，原因：物流受阻。",
    })
    .nothingElse()
    .breaches([["ship-by", "order", due, "disruption"]])
    .promises([["ship-by", "order", newDue]])
    .compensations([["delay-coupon", "order", 300, "issued"]]);

  it("declared in retrospect takes the breach back and gives the time; the coupon stays", () => {
    again
      .at(t("06-03 20:00"))
      .when(shippedAt("06-03 20:00"))
      .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .told("buyer", "shipped", "push")
      // The carrier has a day more, too.
      .told("seller", "time-extended", "push", { text: "因恶劣天气，订单1001的揽收时限已顺延至6月5日20:00。" })
      .nothingElse()
      .breaches([["ship-by", "order", due, "disruption"]]);
  });

  it("and when that time has gone by too, it is late again: its seller is charged again, both are told, and the buyer is not paid twice", () => {
    again
      .at(newAfter)
      .then.told("seller", "ship-soon", "push", { at: t("06-03 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-04 08:00:00.000") })
      .effect("charge", delayCharge, { at: newAfter, since: newDue })
      .told("buyer", "late-shipment", "push", { at: newAfter })
      .told("seller", "late-shipment-seller", "push", { at: newAfter })
      .told("seller", "charged", "email", { at: newAfter, text: ["订单1001扣款3元，原因：发货超时。"] })
      .nothingElse()
      .breaches([
        ["ship-by", "order", due, "disruption"],
        ["ship-by", "order", newDue],
      ])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });
});

describe("a storm declared in retrospect when the time it gives has gone by, too", () => {
  const [newDue, newAfter] = around("06-04 10:00");
  const dayLate = late
    .at(t("06-04 10:00"))
    .then.told("buyer", "long-unshipped", "sms")
    .told("platform", "call-the-buyer", "webhook")
    .nothingElse();
  const tooLate = dayLate
    .at(t("06-04 12:00"))
    .when(storm({ extend: "24h" }, inRetrospect))
    .then.told("seller", "late-shipment-seller", "push", {
      at: t("06-04 12:00"),
      text: "订单1001发货超时。如有客观原因，可在6月7日12:00前申诉。",
    });
  const toldWhy = extended(tooLate, "06-04 12:00", untilTen).nothingElse();

  it("is one breach in place of the other: no word says that it is withdrawn, and its seller is told of which limit it is", () => {
    toldWhy.breaches([
      ["ship-by", "order", due, "disruption"],
      ["ship-by", "order", newDue],
    ]);
  });

  it("tells the buyer nothing that he knows, then or a day after that limit: it never stopped being late", () => {
    toldWhy.at(t("06-08 10:00")).then.nothing();
  });

  it("is late anew where a further one gives time yet, and that goes by", () => {
    const [last, afterLast] = around("06-05 10:00");
    const more = toldWhy
      .at(t("06-04 18:00"))
      .when(storm({ extend: "48h" }, { ...inRetrospect, disruption: "flood" }))
      .then.promises([["ship-by", "order", last]])
      .effectOfType("reverse");
    extended(more, "06-04 18:00", "因恶劣天气，订单1001的发货时限已顺延至6月5日10:00。")
      .told("seller", "charge-returned", "email")
      .told("seller", "breach-withdrawn", "push")
      .nothingElse()
      .at(afterLast)
      .then.told("seller", "ship-soon", "push", { at: t("06-04 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-05 08:00:00.000") })
      .effectOfType("charge")
      .told("buyer", "late-shipment", "push", { at: afterLast })
      .told("seller", "late-shipment-seller", "push", { at: afterLast })
      .told("seller", "charged", "email")
      .nothingElse()
      .at(t("06-06 10:00"))
      .then.told("buyer", "long-unshipped", "sms", { at: t("06-06 10:00:00.000") })
      .told("platform", "call-the-buyer", "webhook")
      .nothingElse();
  });

  it("set in its own last millisecond it is a limit to come, which is missed by itself", () => {
    const toldBuyer = (setAt: number): readonly string[] =>
      dayLate
        .at(setAt)
        .when(storm({ extend: "24h" }, inRetrospect))
        .then.at(newAfter)
        .sent.flatMap(({ person, notice, at }) => (at === newAfter && person === "buyer-7" ? [notice] : []));
    expect(toldBuyer(newDue)).toEqual(["late-shipment"]);
    expect(toldBuyer(newAfter)).toEqual([]);
  });
});

describe("a storm that stops the clock", () => {
  // 34 hours were left when it began.
  const [newDue, newAfter] = around("06-06 10:00");
  const untilLast = "因恶劣天气，订单1001的发货时限已顺延至6月6日10:00。";

  it("declared before it begins stops it then, and lets it run on with what was left", () => {
    const stopped = extended(
      confirmed.at(t("06-01 12:00")).when(storm("pause")).then,
      "06-01 12:00",
      "因恶劣天气，订单1001的发货时限已顺延至6月6日10:00。",
    )
      .nothingElse()
      .promises([["ship-by", "order", newDue]])
      .wakesAt(t("06-02 00:00"));
    const within = stopped.at(t("06-04 12:00"));
    expect(within.view().promises[0]).toMatchObject({ due: newDue, left: 34 * 3_600_000, paused: true });
    const told = within.then
      .nothing()
      .promises([["ship-by", "order", "paused"]])
      .wakesAt(t("06-05 00:00"))
      .at(newAfter)
      .then.told("seller", "ship-soon", "push", { at: t("06-05 22:00:00.000") })
      .told("seller", "ship-now", "push", { at: t("06-06 08:00:00.000") });
    raised(told, newDue)
      .told("buyer", "late-shipment", "push", { at: newAfter })
      .told("seller", "late-shipment-seller", "push", { at: newAfter })
      .told("seller", "charged", "email", { at: newAfter })
      .nothingElse()
      .breaches([["ship-by", "order", newDue]]);
  });

  it("and is over before it was said to be gives no more than its own time", () => {
    const over = extended(confirmed.at(t("06-02 12:00")).when(storm("pause")).then, "06-02 12:00", untilLast)
      .at(t("06-03 12:00"))
      .when({ type: "disruption.ended", payload: { disruption: "typhoon", at: t("06-03 12:00") } });
    extended(over.then, "06-03 12:00", "订单1001的发货时限已提前至6月4日22:00。")
      .nothingElse()
      .promises([["ship-by", "order", t("06-04 22:00:00.000")]]);
  });

  it("and is said only later to have been over takes back no time that went by meanwhile", () => {
    const over = extended(confirmed.at(t("06-01 12:00")).when(storm("pause")).then, "06-01 12:00", untilLast)
      .at(t("06-04 18:00"))
      .when({ type: "disruption.ended", payload: { disruption: "typhoon", at: t("06-02 06:00") } });
    extended(over.then, "06-04 18:00", "订单1001的发货时限已提前至6月6日04:00。")
      .nothingElse()
      .breaches([])
      .promises([["ship-by", "order", t("06-06 04:00:00.000")]]);
  });

  it("is told again where a second one stops the clock for longer", () => {
    const first = extended(confirmed.at(t("06-01 12:00")).when(storm("pause")).then, "06-01 12:00", untilLast);
    extended(
      first
        .at(t("06-04 12:00"))
        .when(storm("pause", { disruption: "flood", kind: "disaster", from: t("06-05 00:00"), to: t("06-06 00:00") }))
        .then,
      "06-04 12:00",
      "因自然灾害，订单1001的发货时限已顺延至6月7日10:00。",
    )
      .nothingElse()
      .promises([["ship-by", "order", "paused"]]);
  });

  it("declared afterwards changes nothing", () => {
    late
      .when(storm("pause"))
      .then.nothing()
      .breaches([["ship-by", "order", due]]);
  });

  it("declared in retrospect takes the breach back", () => {
    extended(
      late
        .at(t("06-03 12:00"))
        .when(storm("pause", inRetrospect))
        .then.effect("reverse", delayCharge, { at: t("06-03 12:00") }),
      "06-03 12:00",
      untilLast,
    )
      .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
      .told("seller", "breach-withdrawn", "push", {
        at: t("06-03 12:00"),
        text: "订单1001的发货超时判定已撤销，原因：物流受阻。",
      })
      .nothingElse()
      .breaches([["ship-by", "order", due, "disruption"]])
      .promises([["ship-by", "order", "paused"]])
      .at(t("06-05 00:00"))
      .then.nothing()
      .promises([["ship-by", "order", newDue]]);
  });
});

describe("a storm that waives", () => {
  const lifted = "因恶劣天气，订单1001的发货时限已豁免，可在订单页查看。";

  it("declared before the limit leaves nothing to be warned of or owed", () => {
    extended(confirmed.at(t("06-02 12:00")).when(storm("waive")).then, "06-02 12:00", lifted)
      .nothingElse()
      .promises([])
      .at(t("06-10 00:00"))
      .then.nothing()
      .breaches([]);
  });

  it("declared afterwards changes nothing", () => {
    late
      .when(storm("waive"))
      .then.nothing()
      .breaches([["ship-by", "order", due]]);
  });

  it("declared in retrospect takes the breach back; the coupon stays", () => {
    extended(
      late
        .at(t("06-03 12:00"))
        .when(storm("waive", inRetrospect))
        .then.effect("reverse", delayCharge, { at: t("06-03 12:00") }),
      "06-03 12:00",
      lifted,
    )
      .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
      .told("seller", "breach-withdrawn", "push", {
        at: t("06-03 12:00"),
        text: "订单1001的发货超时判定已撤销，原因：平台豁免。",
      })
      .nothingElse()
      .breaches([["ship-by", "order", due, "waived"]])
      .promises([])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it("is about what is due in it, from its first millisecond to the last before its end", () => {
    const from = (span: Partial<DisruptionDeclared>) =>
      confirmed.at(t("06-02 12:00")).when(storm("waive", span)).at(after).then;
    from({ from: t("06-03 10:00:00.000"), to: t("06-03 10:00:00.001") }).breaches([]);
    from({ to: t("06-03 10:00:00.000") }).breaches([["ship-by", "order", due]]);
    from({ from: t("06-03 10:00:00.001") }).breaches([["ship-by", "order", due]]);
  });

  it("is about the promises and carriers it names", () => {
    const from = (scope: Partial<DisruptionDeclared>) =>
      onItsWay("06-01 18:00").at(t("06-02 12:00")).when(storm("waive", scope)).at(t("06-02 18:00:00.001")).then;
    from({ promises: ["pick-up-by"], carriers: ["zhongtong"] }).breaches([]);
    from({ promises: ["ship-by"] }).breaches([["pick-up-by", "P1", t("06-02 18:00:00.000")]]);
    from({ carriers: ["yuantong"] }).breaches([["pick-up-by", "P1", t("06-02 18:00:00.000")]]);
  });
});

describe("a storm that ended early", () => {
  const over: ScenarioEvent<"disruption.ended"> = {
    type: "disruption.ended",
    payload: { disruption: "typhoon", at: t("06-02 18:00") },
  };

  it("brings a waived limit back", () => {
    const lifted = "因恶劣天气，订单1001的发货时限已豁免，可在订单页查看。";
    extended(
      extended(confirmed.at(t("06-02 12:00")).when(storm("waive")).then, "06-02 12:00", lifted)
        .at(t("06-02 18:00"))
        .when(over).then,
      "06-02 18:00",
      "因恶劣天气，订单1001的发货时限已恢复至6月3日10:00。",
    )
      .nothingElse()
      .promises([["ship-by", "order", due]]);
  });

  it.each<DisruptionDeclared["effect"]>(["pause", "waive", { extend: "24h" }])(
    "is not told of a limit that began only afterwards: %j",
    (effect) => {
      confirmed
        .at(t("06-02 12:00"))
        .when(storm(effect))
        .at(t("06-02 18:00"))
        .when(over)
        .at(t("06-02 20:00"))
        .when(shippedAt("06-02 20:00"))
        .then.told("seller", "time-extended", "push", { at: t("06-02 12:00") })
        .told("seller", "time-extended", "push", { at: t("06-02 18:00") })
        .effect("track", { parcel: "P1", carrier: "zhongtong", number })
        .told("buyer", "shipped", "push")
        .nothingElse();
    },
  );
});

describe("a storm in what a carrier owes", () => {
  it("moves it without a word to the seller, and is the reason where a breach is taken back", () => {
    const silent = onItsWay("06-01 18:00").given({ events: [scanned("06-01 20:30", "picked_up")] });
    const stalled = silent.at(t("06-04 20:30:00.001"));
    stalled.then.breaches([
      ["next-scan-by", "P1", t("06-03 20:30:00.000")],
      ["keep-moving", "P1", t("06-04 20:30:00.000")],
    ]);
    stalled
      .when(storm({ extend: "24h" }, { ...inRetrospect, promises: ["keep-moving"] }))
      .then.breaches([
        ["next-scan-by", "P1", t("06-03 20:30:00.000")],
        ["keep-moving", "P1", t("06-04 20:30:00.000"), "disruption"],
      ])
      .promises([
        ["next-scan-by", "P1", t("06-03 20:30:00.000"), "overdue"],
        ["keep-moving", "P1", t("06-05 20:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
  });
});

describe("a parcel that was shipped when the day of its delivery had gone by", () => {
  const promised = shop
    .given([buyer, seller])
    .given({ events: [{ ...created, payload: { ...created.payload, promisedDelivery: t("06-03 00:00") } }, paid] });
  const sentAt = (time: string): Scenario => promised.at(t(time)).when(shippedAt(time)).at(t("06-03 16:00"));
  const breach = ({ view }: Scenario): readonly unknown[] =>
    view().breaches.flatMap(({ promise, ended }) => (promise === "deliver-by" ? [ended?.why ?? "held"] : []));

  it.each(["06-02 23:59", "06-03 00:01"])("is late no more where a storm takes that day away: shipped %s", (time) => {
    const sent = sentAt(time);
    expect(breach(sent)).toEqual(["held"]);
    const of = { promises: ["deliver-by"], ...inRetrospect };
    expect(breach(sent.when(storm("waive", of)))).toEqual(["waived"]);
    expect(breach(sent.when(storm({ extend: "24h" }, of)))).toEqual(["disruption"]);
    expect(breach(sent.when(storm({ extend: "24h" }, { promises: ["ship-by"], ...inRetrospect })))).toEqual(["held"]);
  });
});
