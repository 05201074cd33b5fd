import { describe, expect, it } from "vitest";
import { defineRulebook, type Milestone, type Pack, type Scan } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, number, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { around, channels, consented, inTime, onItsWay, pdd, platform, scanned, travelling } from "./pinduoduo.ts";

// Every promise about a parcel, a millisecond before its limit, at it, and a millisecond after.

/** A scan of that millisecond. It comes in as it happens. */
const scanAt = (time: number, what: Milestone | Pick<Scan, "milestone" | "exception">): ScenarioEvent => {
  const said = typeof what === "string" ? { milestone: what } : what;
  return {
    type: "trace.received",
    payload: {
      carrier: "zhongtong",
      number,
      provider: "kuaidi100",
      scans: [{ at: time, code: said.milestone ?? said.exception ?? "", ...said }],
    },
  };
};

const pickedUp = onItsWay("06-01 18:00").given({ events: [scanned("06-01 20:30", "picked_up")] });
const outForDelivery = travelling.given({ events: [scanned("06-03 08:30", "out_for_delivery")] });

describe("pick-up-by: the carrier has it a day after the upload", () => {
  const [due, after] = around("06-02 18:00");
  const uploaded = onItsWay("06-01 18:00");
  const warned = (of: Scenario): Scenario => of.then.told("seller", "pick-up-soon", "push", { at: t("06-02 12:00") });
  const call = { task: "call-the-buyer", assignee: "platform", rule: "pick-up-by", subject: "P1" } as const;

  it.each(inTime("06-02 18:00"))("is kept %s", (_, time) => {
    warned(uploaded.at(time).when(scanAt(time, "picked_up")))
      .then.told("buyer", "picked-up", "push", { at: time })
      .nothingElse()
      .at(after)
      .then.nothing()
      .breaches([])
      .compensations([])
      .promises([
        ["next-scan-by", "P1", time + 48 * 3_600_000],
        ["keep-moving", "P1", time + 72 * 3_600_000],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
  });

  const overdue = warned(uploaded.at(due))
    .then.nothingElse()
    .promises([
      ["pick-up-by", "P1", due],
      ["auto-confirm", "order", t("06-16 18:00:00.000")],
    ])
    .at(after)
    .then.effect("openTask", call, { at: after, since: due })
    .told("buyer", "overdue-pick-up", "push", { at: after })
    .told("seller", "overdue-pick-up-seller", "push", { at: after })
    .nothingElse();

  it.each([
    ["06-01 20:00", []],
    ["06-02 18:00", []],
    ["06-02 18:00:00.001", [["pick-up-by", "P1", due]]],
  ] as const)(
    "is excused by a number that the carrier cancelled at %s, however often that is said again",
    (time, breaches) => {
      const cancelled = uploaded.at(t(time)).when(scanAt(at(time), "cancelled"));
      const again = cancelled.at(t("06-02 19:00")).when(scanAt(at("06-02 19:00"), "cancelled"));
      const noted = cancelled.at(t("06-02 19:00")).when(scanAt(at("06-02 19:00"), { exception: "other" }));
      for (const said of [cancelled, again, noted]) said.at(t("06-02 20:00")).then.breaches(breaches);
    },
  );

  it.each([
    ["06-02 18:00", [["pick-up-by", "P1", due, "excused"]]],
    ["06-02 18:00:00.001", [["pick-up-by", "P1", due]]],
  ] as const)("is excused by one that was cancelled at %s, though that is heard of later", (time, breaches) => {
    uploaded
      .at(t("06-02 19:00"))
      .when(scanAt(at(time), "cancelled"))
      .then.breaches(breaches);
  });

  it("is broken a millisecond after: buyer and seller are told, and twenty yuan are held for a day", () => {
    overdue
      .breaches([["pick-up-by", "P1", due]])
      .promises([
        ["pick-up-by", "P1", due, "overdue"],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .compensations([["overdue-pick-up", "P1", 2000, "held"]]);
  });

  it("is broken by a scan a millisecond after", () => {
    overdue
      .when(scanAt(after, "picked_up"))
      .then.told("buyer", "picked-up", "push", { at: after })
      .nothingElse()
      .breaches([["pick-up-by", "P1", due]]);
  });

  it.each(inTime("06-02 18:00"))("was kept %s after all, where word of it comes later", (_, time) => {
    overdue
      .at(t("06-02 21:00"))
      .when(scanAt(time, "picked_up"))
      .then.told("buyer", "picked-up", "push")
      .told("seller", "breach-withdrawn", "push", {
        at: t("06-02 21:00"),
        text: "订单1001的揽收超时判定已撤销，原因：后续记录显示并未超时。",
      })
      .nothingElse()
      .breaches([["pick-up-by", "P1", due, "late-evidence"]])
      .compensations([["overdue-pick-up", "P1", 2000, "cancelled"]])
      .at(t("06-03 18:00:00.001"))
      .then.nothing();
  });

  it.each([
    [
      "received in the last millisecond in which it counts, stands",
      t("06-05 18:00:00.000"),
      [["pick-up-by", "P1", due, "late-evidence"]],
    ],
    ["received a millisecond after, ends nothing", t("06-05 18:00:00.001"), [["pick-up-by", "P1", due]]],
  ] as const)("evidence %s, whatever was handed in before it", (_, receivedAt, breaches) => {
    const chat: ScenarioEvent = { type: "chat.message", payload: { to: "buyer" } };
    const late = { ...scanAt(at("06-02 17:00"), "picked_up"), receivedAt };
    for (const order of [overdue.at(t("06-05 18:01")), overdue.at(t("06-05 18:00:30")).when(chat).at(t("06-05 18:01"))])
      order
        .when(late)
        .then.breaches([
          ...breaches,
          ["next-scan-by", "P1", t("06-04 17:00")],
          ["keep-moving", "P1", t("06-05 17:00")],
        ]);
  });

  it("is warned of anew where a storm moved it after the warning", () => {
    const text = "订单1001（中通快递 73100000000001）尚无揽收记录，6月3日18:00后将判为揽收超时，请催促快递揽收。";
    warned(uploaded.at(t("06-02 13:00")))
      .when({
        type: "disruption.declared",
        actor: { role: "platform" },
        payload: {
          disruption: "storm",
          kind: "weather",
          from: t("06-02 12:00"),
          to: t("06-03 12:00"),
          promises: ["pick-up-by"],
          effect: { extend: "24h" },
        },
      })
      .then.told("seller", "time-extended", "push", { at: t("06-02 13:00") })
      .nothingElse()
      .at(t("06-03 12:00"))
      .then.told("seller", "pick-up-soon", "push", { at: t("06-03 12:00"), text })
      .nothingElse();
  });

  it("is held against nobody before a feed had its usual lag, and dated by its limit then", () => {
    const laggy: Pack = {
      id: "laggy",
      version: "1",
      layer: "platform",
      values: { duration: { "feed.lag": { value: "30m", source: ["R-KD-1"] } } },
    };
    const shop = scenario(defineRulebook({ packs: [pinduoduo, laggy], channels })).given([buyer, seller, platform]);
    const waits = shop
      .given({ events: [created, consented, paid, shippedAt("06-01 18:00")] })
      .at(t("06-02 18:30:00.000"))
      .then.told("seller", "pick-up-soon", "push", { at: t("06-02 12:00") })
      .nothingElse()
      .breaches([])
      .promises([
        ["pick-up-by", "P1", due],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
    waits
      .when(scanAt(due, "picked_up"))
      .then.told("buyer", "picked-up", "push", { at: t("06-02 18:30") })
      .at(t("06-02 18:30:00.001"))
      .then.nothingElse()
      .breaches([]);
    waits
      .at(t("06-02 18:30:00.001"))
      .then.effect("openTask", call, { at: t("06-02 18:30:00.001"), since: due })
      .told("buyer", "overdue-pick-up", "push", { at: t("06-02 18:30:00.001") })
      .told("seller", "overdue-pick-up-seller", "push", { at: t("06-02 18:30:00.001") })
      .nothingElse()
      .breaches([["pick-up-by", "P1", due]]);
  });
});

describe("next-scan-by: it moves on two days after the pick-up", () => {
  const [due, after] = around("06-03 20:30");

  it.each(inTime("06-03 20:30"))("is kept %s", (_, time) => {
    pickedUp
      .at(time)
      .then.promises([
        ["next-scan-by", "P1", due],
        ["keep-moving", "P1", t("06-04 20:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(time, "in_transit"))
      .at(after)
      .then.nothingElse()
      .breaches([])
      .promises([
        ["keep-moving", "P1", time + 72 * 3_600_000],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
  });

  it.each<[what: string, scan: ScenarioEvent]>([
    ["a second pick-up elsewhere", scan("06-02 10:00", "picked_up", "下沙")],
    ["a delay", scan("06-02 10:00", { exception: "delayed" })],
    ["a code that nobody knows", scan("06-02 10:00", { code: "777" })],
  ])("is kept by %s: any later scan shows that it is there", (_, later) => {
    pickedUp.at(t("06-02 10:00")).when(later).at(after).then.breaches([]);
  });

  it("is not kept by what a provider makes of its silence", () => {
    pickedUp
      .at(t("06-02 10:00"))
      .when(scan("06-02 10:00", { exception: "stalled" }))
      .at(after)
      .then.breaches([["next-scan-by", "P1", due]]);
  });

  it("is broken a millisecond after: somebody looks whether it was ever handed over, its seller is told", () => {
    pickedUp
      .at(due)
      .then.nothing()
      .at(after)
      .then.effect(
        "openTask",
        { task: "review-fake-shipment", assignee: "platform", rule: "fake-shipment", subject: "P1" },
        { at: after, since: due },
      )
      .told("seller", "no-news-seller", "push", { at: after })
      .nothingElse()
      .breaches([["next-scan-by", "P1", due]])
      .compensations([])
      .promises([
        ["next-scan-by", "P1", due, "overdue"],
        ["keep-moving", "P1", t("06-04 20:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(after, "in_transit"))
      .then.nothing()
      .breaches([["next-scan-by", "P1", due]]);
  });
});

describe("keep-moving: something is heard of it every three days", () => {
  const [due, after] = around("06-05 23:40");

  it.each(inTime("06-05 23:40"))("is kept %s, and begins anew", (_, time) => {
    travelling
      .at(time)
      .then.promises([
        ["keep-moving", "P1", due],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(time, "in_transit"))
      .at(after)
      .then.nothingElse()
      .breaches([])
      .promises([
        ["keep-moving", "P1", time + 72 * 3_600_000],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
  });

  it("is broken a millisecond after: the carrier is asked, the buyer told in the morning, nothing owed yet", () => {
    travelling
      .at(due)
      .then.nothing()
      .at(after)
      .then.effect(
        "openTask",
        { task: "ask-carrier", assignee: "carrier", rule: "keep-moving", subject: "P1" },
        { at: after, since: due },
      )
      .told("seller", "no-news-seller", "push", { at: after })
      .held("no-news", "quiet-hours", { until: t("06-06 08:00") })
      .nothingElse()
      .breaches([["keep-moving", "P1", due]])
      .compensations([])
      .promises([
        ["keep-moving", "P1", due, "overdue"],
        ["auto-confirm", "order", "paused"],
      ])
      .at(t("06-06 08:00"))
      .then.told("buyer", "no-news", "push", { at: t("06-06 08:00:00.000") })
      .nothingElse();
  });
});

describe("deliver-by: the seller brings it when he said", () => {
  const [due, after] = around("06-04 18:00");
  const promised = pdd.given({
    events: [
      { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } },
      consented,
      paid,
      shippedAt("06-01 18:00"),
      scanned("06-01 20:30", "picked_up"),
      scanned("06-02 23:40", "in_transit"),
    ],
  });

  it.each<[how: string, what: Parameters<typeof scanAt>[1]]>([
    ["a delivery", "delivered"],
    ["leaving it at a point", "awaiting_collection"],
    ["an attempt", { exception: "attempt_failed" }],
  ])("is kept by %s in its last millisecond", (_, what) => {
    promised
      .at(due)
      .then.promises([
        ["deliver-by", "P1", due],
        ["keep-moving", "P1", t("06-05 23:40:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(due, what))
      .at(after)
      .then.breaches([])
      .compensations([]);
    promised
      .at(due - 1)
      .when(scanAt(due - 1, what))
      .at(after)
      .then.breaches([]);
  });

  const owed = {
    policy: "late-delivery-coupon",
    subject: "P1",
    amount: { amount: 200, currency: "CNY" },
    payer: "seller",
    to: "buyer",
  } as const;

  it("is broken a millisecond after: the carrier is asked, and two yuan are held for a day, then paid", () => {
    promised
      .at(due)
      .then.nothing()
      .at(after)
      .then.effect(
        "openTask",
        { task: "ask-carrier", assignee: "carrier", rule: "deliver-by", subject: "P1" },
        { at: after, since: due },
      )
      .told("buyer", "late-delivery", "push", {
        at: after,
        text: `抱歉，包裹${number}将晚于原预计时间送达。可联系客服或申请售后。`,
      })
      .nothingElse()
      .breaches([["deliver-by", "P1", due]])
      .compensations([["late-delivery-coupon", "P1", 200, "held"]])
      .when(scanAt(after, "delivered"))
      .then.told("buyer", "delivered", "push", { at: after })
      .nothingElse()
      .breaches([["deliver-by", "P1", due]])
      .at(t("06-05 18:00:00.000"))
      .then.effect("compensate", { ...owed, form: "coupon" }, { at: t("06-05 18:00:00.000"), since: due })
      .effect("charge", owed, { at: t("06-05 18:00:00.000"), since: due })
      .told("buyer", "compensated", "push", {
        at: t("06-05 18:00:00.000"),
        text: "订单1001的补偿已发放：2元无门槛券，原因：送达超时。",
      })
      .told("seller", "charged", "email", { at: t("06-05 18:00:00.000") })
      .nothingElse();
  });

  it.each<[what: "address_problem" | "recipient_unreachable", next: string]>([
    ["address_problem", "06-04 17:59"],
    ["address_problem", "06-04 18:01"],
    ["recipient_unreachable", "06-04 17:59"],
  ])("is not owed for a parcel that could not be brought (%s), whatever was scanned since (%s)", (exception, next) => {
    const found = promised.at(t("06-03 10:00")).when(scanAt(at("06-03 10:00"), { exception }));
    const moved = found.at(t(next)).when(scan(next, "in_transit"));
    expect(moved.view().promises.map(({ promise }) => promise)).not.toContain("deliver-by");
    moved.at(t("06-07 10:00")).then.breaches([]).compensations([]);
  });

  it("is excused by what came since its date was given, whatever was wrong before", () => {
    // The order is taken in when its address had been found wrong; the buyer confirms a day before the limit.
    const late = { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } };
    const order = pdd.given({
      events: [
        { ...late, receivedAt: t("06-03 09:00") },
        { ...paid, receivedAt: t("06-03 09:00") },
        { ...shippedAt("06-01 18:00"), receivedAt: t("06-03 09:00") },
      ],
    });
    const wrong = order
      .at(t("06-03 09:01"))
      .when(scan("06-01 20:30", "picked_up"), scan("06-02 23:00", { exception: "address_problem" }));
    const confirm: ScenarioEvent = { type: "receipt.confirmed", payload: {} };
    wrong.at(after).then.breaches([["deliver-by", "P1", due]]);
    wrong.at(t("06-03 18:00")).when(confirm).at(t("06-04 19:00")).then.breaches([]).compensations([]);
  });

  it("is owed where the address was found wrong only after its limit", () => {
    const late = promised.at(after).when(scanAt(after, { exception: "address_problem" }));
    late.at(t("06-04 18:01")).then.breaches([["deliver-by", "P1", due]]);
    const last = promised.at(due).when(scanAt(due, { exception: "address_problem" }));
    last.at(t("06-04 18:01")).then.breaches([]);
  });

  it.each([
    ["is not owed for damaged goods that the buyer wants sent anew", "resend", []],
    ["is not owed for damaged goods that are paid back", "money", []],
    ["is owed where he wants nothing for the damage", "none", ["deliver-by"]],
  ] as const)("%s", (_, remedy, broken) => {
    const order = promised
      .at(t("06-03 10:00"))
      .when(scanAt(at("06-03 10:00"), { exception: "damaged" }))
      .when({ type: "remedy.chosen", payload: { parcelId: "P1", remedy } })
      .at(after);
    const breached = order.view().breaches.map(({ promise }) => promise);
    expect(breached).toEqual(broken);
  });

  it("was kept after all: who was told of the charge is told that it is cancelled, though he was told of no breach", () => {
    promised
      .at(t("06-05 18:00:00.000"))
      .then.messages([
        [after, "buyer", "late-delivery", "push"],
        [t("06-05 18:00"), "buyer", "compensated", "push"],
        [t("06-05 18:00"), "seller", "charged", "email"],
      ])
      .effectOfType("openTask")
      .effectOfType("compensate")
      .effectOfType("charge")
      .when({ ...scanAt(due, "delivered"), receivedAt: t("06-05 18:00:00.000") })
      .then.effect("reverse", owed, { since: due })
      .told("buyer", "delivered", "push")
      .told("buyer", "please-confirm", "push")
      .told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款2元已取消，已扣的将退回。"] })
      .nothingElse();
  });
});

describe("a delay that was told before its limit passed", () => {
  const promised = pdd.given({
    events: [
      { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } },
      consented,
      paid,
      shippedAt("06-01 18:00"),
    ],
  });
  const eta = (of: string): ScenarioEvent => ({ type: "eta.changed", payload: { parcelId: "P1", eta: t(of) } });
  const byProvider = (of: string): ScenarioEvent => ({
    type: "trace.received",
    payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], eta: t(of) },
  });
  const told = promised
    .at(t("06-01 19:00"))
    .when(byProvider("06-04 18:00"))
    .when(scan("06-01 19:00", "picked_up"))
    .at(t("06-03 10:00"))
    .when(scan("06-03 09:50", { exception: "delayed" }), byProvider("06-06 06:00"));
  const delays = (of: Scenario, until: string) =>
    of
      .at(t(until))
      .sent.filter(({ notice }) => notice === "delayed")
      .map((sent) => sent.at);

  it("that a storm on its way causes is told with that reason, from the storm's first millisecond to its last", () => {
    const [from, to] = [at("06-03 10:00"), at("06-04 16:00")];
    const storm = (more: object): ScenarioEvent => ({
      type: "disruption.declared",
      payload: {
        disruption: "typhoon",
        kind: "weather",
        from,
        to,
        effect: "pause",
        promises: ["keep-moving"],
        ...more,
      },
      actor: { role: "platform" },
    });
    const later = (time: number, more: object = {}): readonly (readonly [string, string | undefined])[] => {
      const before = promised.at(t("06-01 19:00")).when(byProvider("06-04 18:00"), scan("06-01 19:00", "picked_up"));
      const done = before.at(t("06-02 12:00")).when(storm(more)).at(time).when(byProvider("06-06 06:00"));
      return done.sent
        .filter(({ notice, at }) => at === time && (notice === "delayed" || notice === "new-arrival-time"))
        .map(({ notice, texts }) => [notice, texts.find((text) => text.includes(number))]);
    };
    const because = `抱歉，因恶劣天气，包裹${number}预计改为6月6日06:00前送达。可联系客服或申请售后。`;
    const plain = [["new-arrival-time", `包裹${number}的预计送达时间已更新为6月6日06:00前。`]];
    expect(later(from - 1)).toEqual(plain);
    expect(later(from)).toEqual([["delayed", because]]);
    expect(later(to - 1)).toEqual([["delayed", because]]);
    expect(later(to)).toEqual(plain);
    expect(later(from, { carriers: ["zhongtong"] })).toEqual([["delayed", because]]);
    expect(later(from, { carriers: ["yuantong"] })).toEqual(plain);
    expect(later(from, { promises: ["ship-by"] })).toEqual(plain);
  });

  it("is told once, whichever reason for it ends first", () => {
    const onItsWayAgain = told.at(t("06-04 20:00")).when(scan("06-04 19:50", "in_transit"));
    expect(delays(told, "06-07 00:00")).toEqual([at("06-03 10:00")]);
    expect(delays(onItsWayAgain, "06-07 00:00")).toEqual([at("06-03 10:00")]);
  });

  it("is told again when the arrival time moves on, and not when somebody else says the same", () => {
    const said = told.at(t("06-05 09:00")).when(eta("06-06 06:00"));
    expect(delays(said, "06-07 00:00")).toEqual([at("06-03 10:00")]);
    const later = said.at(t("06-05 12:00")).when(eta("06-08 06:00"));
    expect(delays(later, "06-07 00:00")).toEqual([at("06-03 10:00"), at("06-05 12:00")]);
  });
});

describe("sign-by: a delivery round ends in a day", () => {
  const [due, after] = around("06-04 08:30");
  const breach = `sign-by:P1:${due}`;

  it.each<[how: string, what: Parameters<typeof scanAt>[1]]>([
    ["a delivery", "delivered"],
    ["leaving it at a point", "awaiting_collection"],
    ["an attempt", { exception: "attempt_failed" }],
    ["a refusal", { exception: "refused" }],
  ])("is kept by %s in its last millisecond", (_, what) => {
    for (const time of [due - 1, due])
      outForDelivery
        .at(time)
        .then.promises([
          ["sign-by", "P1", due],
          ["keep-moving", "P1", t("06-06 08:30:00.000")],
          ["auto-confirm", "order", t("06-16 18:00:00.000")],
        ])
        .when(scanAt(time, what))
        .at(after)
        .then.breaches([]);
  });

  it("is begun anew by no second scan of the same round, but by the one after an attempt", () => {
    const again = outForDelivery.at(t("06-03 12:00")).when(scanAt(at("06-03 12:00"), "out_for_delivery"));
    again.at(after).then.breaches([["sign-by", "P1", due]]);
    const failed = again.at(t("06-03 18:00")).when(scanAt(at("06-03 18:00"), { exception: "attempt_failed" }));
    const anew = failed.at(t("06-04 08:00")).when(scanAt(at("06-04 08:00"), "out_for_delivery"));
    anew.at(at("06-05 08:00")).then.breaches([]);
    anew.at(at("06-05 08:00") + 1).then.breaches([["sign-by", "P1", at("06-05 08:00")]]);
  });

  it("is nothing that the seller may appeal against: it is held against the carrier, and costs him nothing", () => {
    const order = outForDelivery.at(after);
    expect(order.view().windows.map(({ window }) => window)).toEqual(["add-parcel"]);
    expect(order.view().breaches).toEqual([{ breach, promise: "sign-by", subject: "P1", due }]);
    order
      .when({ type: "appeal.filed", payload: { breach, reason: "暴雨封路", evidence: ["photo-1"] } })
      .then.effectOfType("openTask")
      .rejected("E_NOT_ALLOWED");
  });

  it("is broken a millisecond after: the carrier is asked, nobody told, nothing owed", () => {
    outForDelivery
      .at(due)
      .then.nothing()
      .at(after)
      .then.effect(
        "openTask",
        { task: "ask-carrier", assignee: "carrier", rule: "sign-by", subject: "P1" },
        { at: after, since: due },
      )
      .nothingElse()
      .breaches([["sign-by", "P1", due]])
      .compensations([])
      .promises([
        ["sign-by", "P1", due, "overdue"],
        ["keep-moving", "P1", t("06-06 08:30:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(after, "delivered"))
      .then.told("buyer", "delivered", "push", { at: after })
      .nothingElse()
      .breaches([["sign-by", "P1", due]]);
  });
});

describe("point-consent: nobody else gets it without the buyer's word", () => {
  const [due, after] = around("06-03 18:40");
  const unasked = pdd.given({
    events: [
      created,
      paid,
      shippedAt("06-01 18:00"),
      scanned("06-01 20:30", "picked_up"),
      scanned("06-02 23:40", "in_transit"),
    ],
  });
  const agreed: ScenarioEvent<"consent.given"> = { type: "consent.given", payload: { to: "pick-up-point" } };
  const left = unasked.at(due).when(scanAt(due, "awaiting_collection"));

  it("is kept by a word a millisecond before, or in the same", () => {
    unasked
      .at(due - 1)
      .when(agreed)
      .at(due)
      .when(scanAt(due, "awaiting_collection"))
      .at(after)
      .then.told("buyer", "ready-to-collect", "sms", { at: due })
      .nothingElse()
      .breaches([]);
    left.when(agreed).at(after).then.told("buyer", "ready-to-collect", "sms", { at: due }).nothingElse().breaches([]);
  });

  it("is broken a millisecond after, against the carrier, and a word that comes then mends nothing", () => {
    left
      .at(after)
      .then.told("buyer", "ready-to-collect", "sms", { at: due })
      .nothingElse()
      .breaches([["point-consent", "P1", due]])
      .compensations([])
      .when(agreed)
      .then.nothing()
      .breaches([["point-consent", "P1", due]]);
  });

  it("is broken by whoever signs for the buyer", () => {
    const agent = { at: due, code: "1", milestone: "delivered", mode: "agent" } as const;
    unasked
      .at(due)
      .when({
        type: "trace.received",
        payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [agent] },
      })
      .at(after)
      .then.told("buyer", "delivered", "push", { at: due })
      .nothingElse()
      .breaches([["point-consent", "P1", due]]);
  });

  it("is broken when another signed, not when word of it came: what she says between is too late", () => {
    const agent = { at: due, code: "1", milestone: "delivered", mode: "agent" } as const;
    unasked
      .at(t("06-03 19:00"))
      .when(agreed)
      .at(t("06-03 20:00"))
      .when({
        type: "trace.received",
        payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [agent] },
      })
      .then.breaches([["point-consent", "P1", due]]);
  });

  const isOwed = (of: Scenario): boolean => of.view().promises.some(({ promise }) => promise === "point-consent");

  it.each([
    ["fetched", scanAt(at("06-04 10:00"), "delivered")],
    ["sent back", scanAt(at("06-04 10:00"), "returning")],
    ["confirmed", { type: "receipt.confirmed" } as ScenarioEvent],
  ])("is asked for no more once the parcel is %s, broken as it was", (_, over) => {
    expect(isOwed(left.at(after))).toBe(true);
    const ended = left.at(t("06-04 10:00")).when(over);
    ended.then.breaches([["point-consent", "P1", due]]);
    expect(isOwed(ended)).toBe(false);
  });

  it("is owed to nobody who confirmed receipt before", () => {
    unasked
      .at(t("06-03 12:00"))
      .when({ type: "receipt.confirmed" })
      .at(due)
      .when(scanAt(due, "awaiting_collection"))
      .at(after)
      .then.told("buyer", "receipt-thanks", "push", { at: t("06-03 12:00") })
      .told("buyer", "ready-to-collect", "sms", { at: due })
      .nothingElse()
      .breaches([]);
  });
});

describe("collect-by: the buyer collects it in seven days", () => {
  const [due, after] = around("06-10 18:40");
  const waits = travelling
    .at(t("06-03 18:40"))
    .when(scanAt(around("06-03 18:40")[0], "awaiting_collection"))
    .at(t("06-09 18:40"))
    .then.messages([
      [t("06-03 18:40"), "buyer", "ready-to-collect", "sms"],
      [t("06-04 18:40"), "buyer", "collect-reminder", "push"],
      [t("06-05 18:40"), "buyer", "collect-reminder", "push"],
      [t("06-09 18:40"), "buyer", "collect-last-call", "push"],
    ])
    .nothingElse();

  it.each(inTime("06-10 18:40"))("is kept %s", (_, time) => {
    waits
      .at(time)
      .then.nothing()
      .promises([
        ["collect-by", "P1", due],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .when(scanAt(time, "delivered"))
      .then.told("buyer", "delivered", "push", { at: time })
      .nothingElse()
      .promises([["auto-confirm", "order", time + 7 * 86_400_000]]);
  });

  it("is over a millisecond after, and held against nobody", () => {
    waits
      .at(after)
      .then.nothing()
      .breaches([])
      .compensations([])
      .promises([
        ["collect-by", "P1", due, "overdue"],
        ["auto-confirm", "order", "paused"],
      ])
      .when(scanAt(after, "delivered"))
      .then.told("buyer", "delivered", "push", { at: after })
      .nothingElse();
  });

  it("takes the time that the point itself gives", () => {
    const holdUntil = around("06-06 20:00")[0];
    const scans = [
      { at: around("06-03 18:40")[0], code: "1", milestone: "awaiting_collection", point: { holdUntil } },
    ] as const;
    travelling
      .at(t("06-03 18:40"))
      .when({ type: "trace.received", payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans } })
      .then.promises([
        ["collect-by", "P1", t("06-06 20:00:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ]);
  });
});
