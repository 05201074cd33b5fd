import { describe, expect, it } from "vitest";
import { type DisruptionEffect, defineRulebook, type Instant, type OrderCreated, type Rulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shipped, shippedAt, t } from "./fixture.ts";
import { around, pinduoduoBook } from "./pinduoduo.ts";

const [intl, pdd] = [marketplaceIntl, pinduoduo].map((pack) =>
  defineRulebook({ packs: [pack], channels: [inbox()] }),
) as [Rulebook, Rulebook];
const placed = (book: Rulebook, more: Partial<OrderCreated>, ...events: readonly ScenarioEvent[]): Scenario =>
  scenario(book)
    .given([buyer, seller])
    .given({ events: [{ ...created, payload: { ...created.payload, ...more } }, ...events] });
const day = 86_400_000;
const paidAt = (time: string): ScenarioEvent => ({ ...paid, occurredAt: t(time) });
const due = (order: Scenario, promise: string): Instant | null | undefined =>
  order.view().promises.find((one) => one.promise === promise)?.due;

describe("SHIP_BY of a presale", () => {
  const presale = { kind: "presale", promisedShip: t("06-01 10:10") } as const;

  it("is the date that was promised", () => {
    expect(due(placed(pdd, presale, paidAt("06-01 10:09")), "ship-by")).toBe(at("06-01 10:10"));
  });

  it("is the usual time from its payment, where that came later than the date", () => {
    const order = placed(pdd, presale, paidAt("06-01 10:15"));
    expect(order.view().breaches).toEqual([]);
    expect(due(order, "ship-by")).toBe(at("06-03 10:15"));
  });
});

describe("SHIP_BY of whatever the seller gave a date for", () => {
  const kinds = ["normal", "group", "gift", "virtual"] as const;
  const formed: ScenarioEvent = { type: "group.formed", occurredAt: t("06-01 10:00") };
  const dated = (promisedShip: string, more: Partial<OrderCreated> = {}, book = pdd) => {
    const events = [paidAt("06-01 10:00"), ...(more.kind === "group" ? [formed] : [])];
    return placed(book, { promisedShip: t(promisedShip), ...more }, ...events);
  };

  it.each(kinds)("is that date where it is sooner, and a later one gives nobody more time: %s", (kind) => {
    expect(due(dated("06-02 18:00", { kind }), "ship-by")).toBe(at("06-02 18:00"));
    expect(due(dated("06-03 18:00", { kind }), "ship-by")).toBe(at("06-03 10:00"));
    expect(due(dated("06-02 18:00", { kind, fastTag: true }), "ship-by")).toBe(at("06-02 10:00"));
    expect(due(dated("06-02 09:00", { kind, fastTag: true }), "ship-by")).toBe(at("06-02 09:00"));
  });

  it("is sooner than business days from the order, too", () => {
    expect(due(dated("06-02 18:00", {}, intl), "ship-by")).toBe(at("06-02 18:00"));
    expect(due(dated("06-04 18:00", {}, intl), "ship-by")).toBe(at("06-03 09:58"));
  });

  it("is the usual time where the date went by before it was paid", () => {
    expect(due(dated("06-01 10:00"), "ship-by")).toBe(at("06-03 10:00"));
  });

  it("is what the buyer agreed to, where he agreed to another", () => {
    const agreed = dated("06-02 18:00")
      .at(t("06-01 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-05 10:00") } });
    expect(due(agreed, "ship-by")).toBe(at("06-05 10:00"));
  });

  it("is broken a millisecond after, and what the buyer was told when he paid is that date", () => {
    scenario(pinduoduoBook)
      .given([buyer, seller])
      .given({ events: [{ ...created, payload: { ...created.payload, promisedShip: t("06-02 18:00") } }] })
      .at(t("06-01 10:00"))
      .when(paid)
      .then.told("buyer", "order-paid", "push", {
        text: "订单1001已付款。商家承诺在6月2日18:00前发货，发货后我们会通知您。",
      })
      .told("seller", "new-order", "push")
      .nothingElse()
      .at(at("06-02 18:00") + 1)
      .then.breaches([["ship-by", "order", at("06-02 18:00")]]);
  });
});

describe("SHIP_BY where the clock starts with the order", () => {
  // A Monday: two business days end on Wednesday.
  const group = placed(intl, { kind: "group" }, paidAt("06-01 10:00"));
  const formed = (time: string): Scenario => group.at(t(time)).when({ type: "group.formed" });

  it("is owed by nobody before the group has formed, nor where it failed", () => {
    for (const order of [group, group.at(t("06-03 18:00")).when({ type: "group.failed" })]) {
      const later = order.at(t("06-05 12:00"));
      expect(due(later, "ship-by")).toBeUndefined();
      expect(later.view().breaches).toEqual([]);
      expect(later.sent.filter(({ role }) => role === "seller")).toEqual([]);
    }
  });

  it("starts with the group where that forms when the time is over, and else so for a group, too", () => {
    expect(due(formed("06-02 12:00"), "ship-by")).toBe(at("06-03 09:58"));
    expect(due(formed("06-03 09:58"), "ship-by")).toBe(at("06-03 09:58"));
    expect(due(formed("06-03 09:58:00.001"), "ship-by")).toBe(at("06-05 09:58") + 1);
  });

  it("starts so for what is promised within a day, too", () => {
    // A Monday, paid on Tuesday.
    expect(due(placed(intl, { fastTag: true }, paidAt("06-02 09:58")), "ship-by")).toBe(at("06-02 09:58"));
    expect(due(placed(intl, {}, paidAt("06-02 09:58")), "ship-by")).toBe(at("06-03 09:58"));
  });

  it("starts with the payment where that comes when the time is over, and is cancelled as any other", () => {
    const [last, over] = around("06-03 09:58");
    expect(due(placed(intl, {}, { ...paid, occurredAt: last }), "ship-by")).toBe(last);
    const order = placed(intl, {}, { ...paid, occurredAt: over });
    expect(due(order, "ship-by")).toBe(over + 2 * day);
    expect(due(placed(intl, { fastTag: true }, paidAt("06-02 12:00")), "ship-by")).toBe(at("06-03 12:00"));
    const agreed = order
      .at(t("06-04 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-09 10:00") } });
    expect(due(agreed, "ship-by")).toBe(at("06-09 10:00"));
    const again = agreed
      .at(t("06-09 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-12 10:00") } });
    expect(again.view().breaches).toEqual([expect.objectContaining({ promise: "ship-by", due: at("06-09 10:00") })]);
    expect(again.view().breaches[0]).not.toHaveProperty("ended");
    expect(order.at(over + 2 * day + 1).view().breaches).toMatchObject([{ promise: "ship-by", due: over + 2 * day }]);
    expect(order.at(over + 5 * day).view().headline).toBe("to_ship");
    expect(order.at(over + 5 * day + 1).view().headline).toBe("closed");
  });
});

describe("a wrong number outside China", () => {
  const replaced: ScenarioEvent = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000002" },
  };
  const shipped = placed(intl, {}, paid, shippedAt("06-01 18:00"));
  const numberOf = (order: Scenario) => order.view({ proven: true }).parcels[0]?.number;

  it("may be put right until the first scan, however late", () => {
    expect(numberOf(shipped.at(t("07-20 18:00")).when(replaced))).toBe("73100000000002");
  });

  it("may not after it", () => {
    const scanned = shipped.at(t("06-02 12:00")).when(scan("06-02 12:00", "picked_up"));
    expect(numberOf(scanned.at(t("06-02 12:01")).when(replaced))).toBe("73100000000001");
  });
});

describe("the automatic confirmation", () => {
  const delivered = (book: Rulebook) =>
    placed(book, {}, paid, shippedAt("06-01 18:00")).at(t("06-03 14:00")).when(scan("06-03 14:00", "delivered"));
  const extended: ScenarioEvent = { type: "receipt.extended", payload: {} };

  it("cannot be put off where the pack gives no time for it", () => {
    const order = delivered(intl);
    expect(due(order.at(t("06-04 10:00")).when(extended), "auto-confirm")).toBe(due(order, "auto-confirm"));
    const inChina = delivered(pdd);
    expect(due(inChina.at(t("06-04 10:00")).when(extended), "auto-confirm")).toBe(at("06-13 14:00"));
  });

  it("stands still while the buyer says that nothing came and nobody has shown who signed, until he lets it rest", () => {
    const missing = delivered(pdd)
      .at(t("06-03 20:00"))
      .when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
    const later = missing.at(t("06-10 20:00"));
    expect(due(later, "auto-confirm")).toBe(at("06-17 14:00"));
    expect(later.inbox.map(({ notice }) => notice)).not.toContain("please-confirm");
    const proven = missing.at(t("06-04 20:00")).when({ type: "delivery.proven", payload: { parcelId: "P1" } });
    expect(due(proven, "auto-confirm")).toBe(at("06-11 14:00"));
  });
});

describe("what the seller says before a limit", () => {
  const reported: ScenarioEvent = {
    type: "exception.reported",
    payload: { reason: "暴雨封路", evidence: ["photo-1"] },
  };
  const upheld: ScenarioEvent = { type: "exception.decided", payload: { result: "upheld" } };
  const broken = (order: Scenario) => order.view().breaches.map(({ promise, ended }) => [promise, ended]);

  it("excuses the shipping it was said of, and not the pick-up after it", () => {
    const excused = placed(pdd, {}, paid).at(t("06-03 09:00")).when(reported).at(t("06-03 09:30")).when(upheld);
    const shipped = excused.at(t("06-05 10:00")).when(shippedAt("06-05 10:00"));
    expect(due(shipped, "pick-up-by")).toBe(at("06-06 10:00"));
    expect(broken(shipped.at(t("06-08 12:00")))).toEqual([["pick-up-by", undefined]]);
  });

  it("excuses the pick-up where it was said of that", () => {
    const shipped = placed(pdd, {}, paid, shippedAt("06-01 18:00"));
    const excused = shipped.at(t("06-02 09:00")).when(reported).at(t("06-02 09:30")).when(upheld);
    expect(broken(excused.at(t("06-08 12:00")))).toEqual([]);
  });
});

describe("a number that was uploaded early", () => {
  const lagging = defineRulebook({
    packs: [
      pinduoduo,
      { id: "slow", version: "1", values: { duration: { "feed.lag": { value: "6h", source: "unverified" } } } },
    ],
    channels: [inbox()],
  });
  const toSeller = (now: string) =>
    placed(lagging, {}, paid)
      .at(t(now))
      .when({ ...shippedAt("06-01 23:00"), receivedAt: t("06-01 23:00") })
      .inbox.filter(({ notice }) => notice === "uploaded-early")
      .map(({ texts }) => texts.join(" "));

  it("is told while it can still be picked up in time, and not while only the scan of that may come late", () => {
    expect(toSeller("06-02 23:00")).toEqual([expect.stringContaining("揽收时限为6月2日23:00")]);
    expect(toSeller("06-02 23:00:00.001")).toEqual([]);
  });
});

describe("a number that was uploaded early where a scan proves the shipping", () => {
  const order = placed(intl, {}, paidAt("06-01 10:00"));
  const shipBy = due(order, "ship-by") as Instant;
  const toSeller = (now: string, plannedHandover?: Instant): readonly string[] => {
    const { type, payload } = shippedAt(now);
    const planned = plannedHandover === undefined ? {} : { plannedHandover };
    const uploaded = order.at(t(now)).when({ type, payload: { ...payload, ...planned } });
    return uploaded.inbox.filter(({ notice }) => notice === "uploaded-early").map(({ texts }) => texts.join(" "));
  };

  it("is one that is to be handed over after the limit to ship, or after the day's last pick-up", () => {
    expect(toSeller("06-01 12:00", shipBy)).toEqual([]);
    expect(toSeller("06-01 12:00", shipBy + 1)).toEqual([
      expect.stringContaining("上传过早：预计6月3日09:58交寄。请在6月3日09:58前交给快递，逾期将判为发货超时。"),
    ]);
    expect(toSeller("06-01 20:59")).toEqual([]);
    expect(toSeller("06-01 21:00")).toEqual([
      expect.stringContaining("上传过早。请在6月3日09:58前交给快递，逾期将判为发货超时。"),
    ]);
  });

  it("is none after the last pick-up where it is planned to be handed over in time", () => {
    expect(toSeller("06-01 21:00", shipBy - 3_600_000)).toEqual([]);
    expect(toSeller("06-01 21:00", shipBy)).toEqual([]);
  });
});

describe("DELIVER_BY of an order abroad: six business days", () => {
  const shippedOn = (order: Scenario, time: string): Scenario => order.at(t(time)).when(shipped);

  it("counts from the date that was promised for a presale, however early it ships", () => {
    const presale = placed(intl, { kind: "presale", promisedShip: t("06-18 18:00") }, paidAt("06-01 10:00"));
    expect(due(shippedOn(presale, "06-16 12:00"), "deliver-by")).toBe(at("06-26 18:00"));
  });

  const storm = (effect: DisruptionEffect): ScenarioEvent => ({
    type: "disruption.declared",
    payload: {
      disruption: "d1",
      kind: "weather",
      from: t("06-02 00:00"),
      to: t("06-06 00:00"),
      promises: ["ship-by"],
      effect,
    },
  });
  const order = placed(intl, {}, paidAt("06-01 10:00")).at(t("06-01 12:00"));

  it.each<[how: string, ships: string, due: string, ...events: ScenarioEvent[]]>([
    ["lifted", "06-11 12:00", "06-19 12:00", storm("waive")],
    ["extended", "06-11 12:00", "06-19 12:00", storm({ extend: "10d" })],
    [
      "excused",
      "06-05 12:00",
      "06-15 12:00",
      { type: "exception.reported", payload: { reason: "flood", evidence: ["photo"] } },
      { type: "exception.decided", payload: { result: "upheld" } },
    ],
  ])("counts from the shipping where the time to ship was %s, and that was used", (_, ships, until, ...events) => {
    const moved = events.reduce((one, event) => one.when(event), order);
    expect(due(shippedOn(moved, "06-02 12:00"), "deliver-by")).toBe(at("06-09 10:00"));
    const later = shippedOn(moved, ships);
    expect(later.view().breaches).toEqual([]);
    expect(due(later, "deliver-by")).toBe(at(until));
    const scanned = later.when(scan(ships, "picked_up"));
    expect(due(scanned, "deliver-by")).toBe(at(until));
  });

  it("counts from the order where it shipped late", () => {
    expect(due(shippedOn(order, "06-05 12:00"), "deliver-by")).toBe(at("06-09 10:00"));
  });
});

describe("DELIVER_BY of what had shipped when another date was agreed for the rest", () => {
  const lines = ["L1", "L2"].map((id) => ({ id, title: "马克杯", quantity: 1 }));
  const half = (parcelId: string, lineId: string): ScenarioEvent => ({
    type: "shipment.submitted",
    payload: { parcelId, carrier: "zhongtong", number: `7310000000${lineId}`, lines: [{ lineId, quantity: 1 }] },
  });
  const agreed = (shipBy: string): ScenarioEvent => ({ type: "shipby.negotiated", payload: { shipBy: t(shipBy) } });
  const leftOpen: readonly ScenarioEvent[] = [
    { type: "delay.announced", payload: {} },
    { type: "delay.answered", actor: { role: "buyer" }, payload: { agrees: true } },
  ];
  const limits = (order: Scenario): readonly (readonly unknown[])[] =>
    order.view().promises.flatMap(({ promise, subject, due }) => (promise === "deliver-by" ? [[subject, due]] : []));
  const order = (more: Partial<OrderCreated>) => placed(intl, { lines, ...more }, paidAt("06-01 10:00"));
  const all = (one: Scenario, events: readonly ScenarioEvent[]): Scenario =>
    events.reduce((before, event) => before.when(event), one);

  it.each<[terms: string, more: Partial<OrderCreated>, shipped: string, due: string]>([
    ["from the order", {}, "06-02 10:00", "06-09 10:00"],
    ["to the day that was promised", { promisedDelivery: t("06-05 20:00") }, "06-02 10:00", "06-05 20:00"],
    ["from a presale's date", { kind: "presale", promisedShip: t("06-05 18:00") }, "06-02 10:00", "06-15 18:00"],
    ["from the order, where it shipped late", {}, "06-05 12:00", "06-09 10:00"],
  ])("stays as it was: %s", (_, more, ships, until) => {
    const first = order(more).at(t(ships)).when(half("P1", "L1"));
    expect(limits(first)).toEqual([["P1", at(until)]]);
    const later = first.at(t("06-05 14:00"));
    expect(limits(later.when(agreed("06-20 10:00")))).toEqual([["P1", at(until)]]);
    expect(limits(all(later, leftOpen))).toEqual([["P1", at(until)]]);
    const rest = later.when(agreed("06-20 10:00")).at(t("06-18 12:00")).when(half("P2", "L2"));
    expect(limits(rest)).toEqual([
      ["P1", at(until)],
      ["P2", at("06-29 10:00")],
    ]);
  });

  it("goes by the date that was agreed when it shipped, or by none where that was left open", () => {
    const dated = order({}).at(t("06-01 12:00")).when(agreed("06-05 10:00"));
    const first = dated.at(t("06-02 10:00")).when(half("P1", "L1"));
    for (const rest of [[agreed("06-20 10:00")], leftOpen])
      expect(limits(all(first.at(t("06-02 12:00")), rest))).toEqual([["P1", at("06-15 10:00")]]);
    const open = all(order({}).at(t("06-01 12:00")), leftOpen)
      .at(t("06-10 10:00"))
      .when(half("P1", "L1"));
    const since = open.at(t("06-10 12:00")).when(agreed("06-20 10:00"));
    expect([open, since].map(limits)).toEqual([[["P1", at("06-18 10:00")]], [["P1", at("06-18 10:00")]]]);
  });

  it("is judged by the instant of the agreement, whichever is heard of first", () => {
    const then = (event: ScenarioEvent, time: string): ScenarioEvent => ({
      ...event,
      receivedAt: t(time),
      occurredAt: t(time),
    });
    const parts = (ships: string): readonly ScenarioEvent[] => [
      then(half("P1", "L1"), ships),
      then(agreed("06-20 10:00"), "06-02 10:00"),
    ];
    const heard = order({}).at(t("06-02 12:00"));
    for (const [ships, until] of [
      ["06-02 09:59:59.999", "06-09 10:00"],
      ["06-02 10:00", "06-29 10:00"],
    ] as const)
      for (const events of [parts(ships), parts(ships).toReversed()])
        expect(limits(all(heard, events))).toEqual([["P1", at(until)]]);
    const [first, part] = [then(agreed("06-05 10:00"), "06-01 20:00"), then(half("P1", "L1"), "06-01 22:00")];
    const again = then(agreed("06-20 10:00"), "06-02 10:00");
    for (const events of [
      [first, part, again],
      [again, part, first],
      [again, first, part],
    ]) {
      const one = all(heard, events);
      expect([limits(one), due(one, "ship-by")]).toEqual([[["P1", at("06-15 10:00")]], at("06-20 10:00")]);
    }
  });
});

describe("DELIVER_BY of an order with a promised date and no time of its own to bring it", () => {
  const promised = placed(pdd, { promisedDelivery: t("06-05 20:00") }, paidAt("06-01 10:00"));
  const hold = (order: Scenario, reason: "address" | "risk", until: string): Scenario =>
    order
      .at(t("06-01 12:00"))
      .when({ type: "order.held", payload: { reason } })
      .at(t(until))
      .when({ type: "order.released", payload: {} });
  const carried = (order: Scenario, ships: string, comes: string): Scenario =>
    order
      .at(t(ships))
      .when(shipped)
      .when(scan(ships, "picked_up"))
      .at(t(comes))
      .when(scan(comes, "delivered"))
      .at(t("06-12 10:00"));
  const owed = (order: Scenario): readonly (readonly unknown[])[] => {
    const { breaches, compensations } = order.view();
    return [
      breaches.flatMap(({ promise, due }) => (/^(ship|deliver)-by$/.test(promise) ? [[promise, due]] : [])),
      compensations.map((one) => [one.policy, one.amount.amount, one.is]),
    ];
  };
  const late = [[["deliver-by", at("06-05 20:00")]], [["late-delivery-coupon", 200, "issued"]]];
  const atNoon = promised.at(t("06-02 10:00"));

  it.each<[how: string, moved: Scenario]>([
    ["the buyer's address held it up", hold(promised, "address", "06-06 12:00")],
    [
      "the buyer agreed to wait without a date",
      atNoon
        .when({ type: "delay.announced", payload: {} })
        .when({ type: "delay.answered", actor: { role: "buyer" }, payload: { agrees: true } }),
    ],
    [
      "the seller was excused",
      atNoon
        .when({ type: "exception.reported", payload: { reason: "flood", evidence: ["photo"] } })
        .when({ type: "exception.decided", payload: { result: "upheld" } }),
    ],
    [
      "a storm moved the limit to ship",
      atNoon.when({
        type: "disruption.declared",
        payload: {
          disruption: "d1",
          kind: "weather",
          from: t("06-02 00:00"),
          to: t("06-04 00:00"),
          promises: ["ship-by"],
          effect: { extend: "96h" },
        },
      }),
    ],
    [
      "the buyer agreed to another date",
      atNoon.when({
        type: "shipby.negotiated",
        actor: { role: "buyer" },
        payload: { shipBy: t("06-08 10:00") },
      }),
    ],
  ])("is no date that had gone by when it shipped, where %s", (_, moved) => {
    const uploaded = moved.at(t("06-07 09:00")).when(shipped);
    expect(due(uploaded, "deliver-by")).toBeUndefined();
    expect(owed(carried(moved, "06-07 09:00", "06-09 10:00"))).toEqual([[], []]);
  });

  it("is that date where it shipped late, and where it was still ahead", () => {
    expect(owed(carried(promised, "06-02 09:00", "06-06 12:00"))).toEqual(late);
    expect(owed(carried(promised, "06-03 18:00", "06-06 12:00"))).toEqual([
      [["ship-by", at("06-03 10:00")], ...(late[0] as [])],
      [
        ["delay-coupon", 300, "issued"],
        ["late-delivery-coupon", 200, "issued"],
      ],
    ]);
  });

  it("costs the seller nothing where the buyer's own hold had it shipped later than usual", () => {
    const held = hold(promised, "address", "06-04 12:00");
    expect(owed(carried(held, "06-04 18:00", "06-06 12:00"))).toEqual([
      late[0],
      [["late-delivery-coupon", 200, "cancelled"]],
    ]);
    expect(owed(carried(held, "06-04 18:00", "06-05 20:00"))).toEqual([[], []]);
    // Out of the hold, and shipped as soon as any other.
    expect(owed(carried(hold(promised, "address", "06-02 12:00"), "06-03 10:00", "06-06 12:00"))).toEqual(late);
    expect(owed(carried(hold(promised, "risk", "06-04 12:00"), "06-04 18:00", "06-06 12:00"))).toEqual(late);
  });
});
