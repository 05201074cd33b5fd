import { describe, expect, it } from "vitest";
import type { DisruptionDeclared, Milestone, Pack } from "waybell";
import { defineRulebook } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, number, paid, seller, shippedAt, t, traced } from "./fixture.ts";

const right = "ZT2220000222";
const to = (next: string): ScenarioEvent<"tracking.replaced"> => ({
  type: "tracking.replaced",
  payload: { parcelId: "P1", carrier: "zhongtong", number: next },
});
const seen = (of: string, dayAndTime: string, milestone: Milestone): ScenarioEvent =>
  traced([[dayAndTime, milestone]], { number: of });

const isSentence = (text: string): boolean => text.includes("，");

const uploaded = scenario(defineRulebook({ packs: [pinduoduo], channels })).given({
  people: [buyer, seller],
  events: [created, paid, shippedAt("06-01 12:00")],
});

describe("a number that was right after all", () => {
  const back = uploaded
    .at(t("06-01 14:00"))
    .when(seen(number, "06-01 14:00", "picked_up"))
    .at(t("06-01 15:00"))
    .when(to(right))
    .at(t("06-01 16:00"))
    .when(seen(number, "06-01 16:00", "in_transit"))
    .at(t("06-01 17:00"))
    .when(to(number));

  it("has the scans it had, those that came meanwhile, and none of the other number's", () => {
    expect(back.view().parcels.map((parcel) => [parcel.number, parcel.pickedUpAt, parcel.milestone])).toEqual([
      [number, at("06-01 14:00"), "in_transit"],
    ]);
    expect(back.record?.waiting).toEqual([]);
  });
});

describe("a parcel whose number is put right", () => {
  const wrongUnderWay = uploaded
    .at(t("06-01 14:00"))
    .when(seen(number, "06-01 14:00", "picked_up"))
    .at(t("06-01 16:00"))
    .when(seen(number, "06-01 16:00", "arrived_destination"))
    .at(t("06-01 18:00"))
    .when(to(right));

  it("N-B06 and N-B07 are told of the right parcel, of which nothing was told", () => {
    wrongUnderWay
      .at(t("06-01 19:00"))
      .when(seen(right, "06-01 19:00", "picked_up"))
      .at(t("06-02 09:00"))
      .when(seen(right, "06-02 09:00", "arrived_destination"))
      .then.messages([
        [t("06-01 14:00"), "buyer", "picked-up", "push"],
        [t("06-01 16:00"), "buyer", "parcel-arrived", "push"],
        [t("06-01 18:00"), "buyer", "number-corrected", "push"],
        [t("06-01 19:00"), "buyer", "picked-up", "push"],
        [t("06-02 09:00"), "buyer", "parcel-arrived", "push"],
      ]);
  });

  it("N-B12 is told of the right parcel, though the wrong one's delivery was told", () => {
    uploaded
      .at(t("06-02 09:00"))
      .when(seen(number, "06-02 09:00", "delivered"))
      .at(t("06-02 09:30"))
      .when(seen(right, "06-02 09:20", "delivered"))
      .at(t("06-02 10:00"))
      .when(to(right))
      .at(t("06-02 20:00"))
      .then.messages([
        [t("06-02 06:00"), "seller", "pick-up-soon", "push"],
        [t("06-02 09:00"), "buyer", "delivered", "push"],
        [t("06-02 10:00"), "buyer", "delivered", "push"],
      ]);
  });

  it("N-B06 and N-B07 are told of the right parcel, though the wrong one's delivery was told and taken back", () => {
    uploaded
      .at(t("06-01 21:00"))
      .when(seen(number, "06-01 21:00", "delivered"))
      .at(t("06-02 09:00"))
      .when(to(right))
      .at(t("06-02 15:00"))
      .when(seen(right, "06-02 15:00", "picked_up"))
      .at(t("06-03 10:00"))
      .when(seen(right, "06-03 10:00", "arrived_destination"))
      .then.messages([
        [t("06-01 21:00"), "buyer", "delivered", "push"],
        [t("06-02 09:00"), "buyer", "not-delivered-yet", "push"],
        [t("06-02 09:00"), "buyer", "number-corrected", "push"],
        [t("06-02 09:00"), "seller", "pick-up-soon", "push"],
        [t("06-02 12:00:00.001"), "buyer", "overdue-pick-up", "push"],
        [t("06-02 12:00:00.001"), "seller", "overdue-pick-up-seller", "push"],
        [t("06-02 15:00"), "buyer", "picked-up", "push"],
        [t("06-03 10:00"), "buyer", "parcel-arrived", "push"],
      ]);
  });

  it("N-B07 is told after a delivery that the provider took back, and what is so still and was not told goes with that", () => {
    const all = traced([
      ["06-02 06:30", "arrived_destination"],
      ["06-02 09:00", "delivered"],
    ]);
    const delivered = uploaded.at(t("06-01 13:00")).when(seen(number, "06-01 13:00", "picked_up"));
    const withdrawn = [{ at: at("06-02 09:00"), code: "delivered", milestone: "delivered" }] as const;
    const takenBack: ScenarioEvent = {
      type: "trace.received",
      payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], withdrawn },
    };
    const corrected = delivered.at(t("06-02 09:00")).when(all).at(t("06-02 10:00")).when(takenBack);
    const before = [
      [t("06-01 13:00"), "buyer", "picked-up", "push"],
      [t("06-02 09:00"), "buyer", "delivered", "push"],
      [t("06-02 10:00"), "buyer", "not-delivered-yet", "push"],
    ] as const;
    corrected.at(t("06-02 18:00")).then.messages([...before, [t("06-02 10:00"), "buyer", "parcel-arrived", "push"]]);
    delivered
      .at(t("06-02 09:00"))
      .when(seen(number, "06-02 09:00", "delivered"))
      .at(t("06-02 10:00"))
      .when(takenBack)
      .at(t("06-03 10:00"))
      .when(seen(number, "06-03 10:00", "arrived_destination"))
      .then.messages([...before, [t("06-03 10:00"), "buyer", "parcel-arrived", "push"]]);
  });

  it("N-B08 of the wrong parcel keeps no news of the right one back, nor that it goes out on the same day", () => {
    uploaded
      .at(t("06-02 08:30"))
      .when(seen(number, "06-02 08:30", "out_for_delivery"))
      .at(t("06-02 09:00"))
      .when(to(right))
      .at(t("06-02 09:30"))
      .when(seen(right, "06-02 09:15", "arrived_destination"))
      .at(t("06-02 11:00"))
      .when(seen(right, "06-02 11:00", "out_for_delivery"))
      .then.messages([
        [t("06-02 06:00"), "seller", "pick-up-soon", "push"],
        [t("06-02 08:30"), "buyer", "out-for-delivery", "sms"],
        [t("06-02 09:00"), "buyer", "number-corrected", "push"],
        [t("06-02 09:30"), "buyer", "parcel-arrived", "push"],
        [t("06-02 11:00"), "buyer", "out-for-delivery", "sms"],
      ]);
  });

  it("N-B09 is told of the right parcel's point, though the wrong one's was told, and the scan was earlier", () => {
    const waits = (of: string, dayAndTime: string) =>
      traced([[dayAndTime, { milestone: "awaiting_collection", point: { name: "驿站", code: "1-1" } }]], {
        number: of,
      });
    uploaded
      .at(t("06-02 09:00"))
      .when(waits(number, "06-02 09:00"))
      .at(t("06-02 10:00"))
      .when(waits(right, "06-02 08:00"))
      .at(t("06-02 11:00"))
      .when(to(right))
      .then.messages([
        [t("06-02 06:00"), "seller", "pick-up-soon", "push"],
        [t("06-02 09:00"), "buyer", "ready-to-collect", "sms"],
        [t("06-02 11:00"), "buyer", "ready-to-collect", "sms"],
        [t("06-02 11:00"), "buyer", "number-corrected", "push"],
      ]);
  });
});

it("N-B28 is told of each of two numbers that came at one instant, so that the last told is the right one", () => {
  const first = uploaded.at(t("06-01 14:00")).when(to("ZT1110000111"));
  const said = (told: Scenario) => told.sent.slice(3).map(({ notice, texts }) => [notice, texts.find(isSentence)]);
  expect(said(first.when(to(right)).at(t("06-01 15:00")))).toEqual([
    ["number-corrected", "抱歉，订单1001此前的运单号有误，现更正为中通快递 ZT1110000111，请以此为准。"],
    ["number-corrected", `抱歉，订单1001此前的运单号有误，现更正为中通快递 ${right}，请以此为准。`],
  ]);
});

it("S0-33 is corrected without saying that the right number had been told as delivered", () => {
  const told = uploaded
    .at(t("06-01 14:00"))
    .when(seen(number, "06-01 14:00", "delivered"))
    .at(t("06-01 15:00"))
    .when(to(right));
  expect(told.sent.find(({ notice }) => notice === "not-delivered-yet")?.texts).toContain(
    `很抱歉，此前的签收通知有误：包裹${right}尚未送到您手中，后续进展我们会及时通知您。收到前请勿确认收货。`,
  );
});

describe("a parcel whose carrier is put right, and whose number was", () => {
  const other: ScenarioEvent<"tracking.replaced"> = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "yuantong", number },
  };
  const corrected = uploaded
    .at(t("06-01 14:00"))
    .when(seen(number, "06-01 14:00", "picked_up"))
    .at(t("06-02 09:00"))
    .when(other);

  it("is where it was scanned: nothing of it is late, and its buyer hears of the right carrier", () => {
    const shown = ({ parcels }: ReturnType<Scenario["view"]>) =>
      parcels.map((parcel) => [parcel.carrier.code, parcel.number, parcel.pickedUpAt, parcel.milestone]);
    expect(shown(corrected.view())).toEqual([["yuantong", number, at("06-01 14:00"), "picked_up"]]);
    expect(corrected.record?.waiting).toEqual([]);
    const late = corrected.at(t("06-02 12:00:00.001"));
    expect(late.view().breaches).toEqual([]);
    late.then.messages([
      [t("06-01 14:00"), "buyer", "picked-up", "push"],
      [t("06-02 09:00"), "buyer", "picked-up", "push"],
      [t("06-02 09:00"), "buyer", "number-corrected", "push"],
    ]);
  });

  it("is followed with that carrier, and scanned on", () => {
    const followed = corrected.steps.flatMap(({ effects }) =>
      effects.flatMap((one) =>
        one.type === "track" || one.type === "untrack" ? [[one.type, one.carrier, one.number, one.since]] : [],
      ),
    );
    expect(followed.slice(-2)).toEqual([
      ["untrack", "zhongtong", number, at("06-02 09:00")],
      ["track", "yuantong", number, at("06-02 09:00")],
    ]);
    const on = corrected.at(t("06-02 10:00")).when(seen(number, "06-02 10:00", "in_transit"));
    expect(on.view().parcels.map(({ pickedUpAt, milestone }) => [pickedUpAt, milestone])).toEqual([
      [at("06-01 14:00"), "in_transit"],
    ]);
  });
});

describe("a number that covers another", () => {
  const covers = (more: object): ScenarioEvent<"shipment.submitted"> => ({
    type: "shipment.submitted",
    payload: { parcelId: "P1", carrier: "zhongtong", number: right, cover: true, ...more },
  });
  const wrong = scenario(defineRulebook({ packs: [pinduoduo], channels }))
    .given({ people: [buyer, seller], events: [created, paid] })
    .at(t("06-01 12:00"))
    .when({ ...covers({ number, eta: t("06-03 18:00"), plannedHandover: t("06-01 18:00"), cover: false }) })
    .at(t("06-01 14:00"));
  const said = (order: Scenario) =>
    order.record?.parcels.map((one) => [one.number, one.eta, one.plannedHandover, one.remote, one.uploaded[0]]);

  it("says by when it comes, when it is handed over and that it goes far, as the first did", () => {
    const order = wrong.when(covers({ eta: t("06-05 18:00"), plannedHandover: t("06-03 18:00"), remote: true }));
    expect(said(order)).toEqual([
      [right, [at("06-05 18:00"), at("06-01 14:00"), "event"], at("06-03 18:00"), true, at("06-01 12:00")],
    ]);
    expect(order.sent.filter(({ role }) => role === "seller").map(({ notice, at: when }) => [notice, when])).toEqual([
      ["new-order", at("06-01 10:00")],
      ["uploaded-early", at("06-01 14:00")],
    ]);
  });

  it("leaves what it does not say, and an arrival time that was said later", () => {
    const first = [at("06-03 18:00"), at("06-01 12:00"), "event"];
    const rest = [at("06-01 18:00"), undefined, at("06-01 12:00")];
    expect(said(wrong.when(covers({})))).toEqual([[right, first, ...rest]]);
    const later: ScenarioEvent = { type: "eta.changed", payload: { parcelId: "P1", eta: t("06-04 18:00") } };
    const order = wrong.when(later, { ...covers({ eta: t("06-05 18:00") }), receivedAt: t("06-01 13:00") });
    expect(said(order)).toEqual([[right, [at("06-04 18:00"), at("06-01 14:00"), "event"], ...rest]]);
  });
});

describe("a pick-up whose clock starts anew with the right number", () => {
  const source = "unverified";
  const restarts: Pack = {
    id: "restarts",
    version: "1",
    extends: pinduoduo,
    values: {
      choice: { "pickup.clock-on-fix": { value: "restart", source } },
      duration: { "fix.within": { value: "240h", source } },
    },
  };
  const wrong = scenario(defineRulebook({ packs: [restarts], channels })).given({
    people: [buyer, seller],
    events: [created, paid, shippedAt("06-01 12:00")],
  });
  const ms = (time: number): string => new Date(time).toISOString();
  const limits = (one: Scenario): readonly (readonly unknown[])[] => [
    one.view().promises.flatMap(({ promise, due }) => (promise === "pick-up-by" ? [due] : [])),
    one.view().breaches.map(({ due, ended }) => [due, ended?.why ?? "held"]),
  ];
  const fixed = wrong.at(t("06-01 20:00")).when(to(right));
  const storm = (effect: DisruptionDeclared["effect"], from: number, till: number): ScenarioEvent => ({
    type: "disruption.declared",
    payload: { disruption: "storm", kind: "weather", from: ms(from), to: ms(till), promises: ["pick-up-by"], effect },
  });
  const due = at("06-02 20:00");

  it.each<[what: string, storm: ScenarioEvent, limit: string]>([
    ["moved where it lies in a storm", storm({ extend: "12h" }, due, due + 1), "06-03 08:00"],
    ["not where it lies before one", storm({ extend: "12h" }, due + 1, due + 2), "06-02 20:00"],
    ["nor after one", storm({ extend: "12h" }, at("06-02 12:00"), due), "06-02 20:00"],
    ["stopped from its start on", storm("pause", at("06-01 12:00"), at("06-01 22:00")), "06-02 22:00"],
  ])("has a limit of its own: %s", (_, declared, limit) => {
    const before = wrong.at(t("06-01 14:00")).when(declared).at(t("06-01 20:00")).when(to(right));
    const after = fixed.at(t("06-01 21:00")).when(declared);
    for (const one of [before, after]) {
      expect(limits(one.at(at(limit)))).toEqual([[at(limit)], []]);
      expect(limits(one.at(at(limit) + 1))).toEqual([[at(limit)], [[at(limit), "held"]]]);
    }
  });

  it.each<[lateBy: number, became: string]>([
    [0, "late-evidence"],
    [1, "held"],
  ])("is met by a scan of the right number up to that, handed in late: %i ms after", (lateBy, became) => {
    const scan: ScenarioEvent = traced([["06-02 20:00", { milestone: "picked_up", at: due + lateBy }]], {
      number: right,
    });
    expect(limits(fixed.at(t("06-04 12:00")).when(scan))[1]).toEqual([[due, became]]);
  });

  it("is broken all the same where the number is put right after its limit, and has another to keep", () => {
    const first = [at("06-02 12:00"), "held"];
    const late = wrong.at(t("06-02 15:00")).when(to(right));
    expect(limits(late)).toEqual([[at("06-03 15:00")], [first]]);
    const twice = late.at(t("06-04 12:00")).when(to("ZT3330000333"));
    expect(limits(twice)).toEqual([[at("06-05 12:00")], [first, [at("06-03 15:00"), "held"]]]);
  });
});

describe("a number put right and back in one millisecond", () => {
  it("SC-05 is asked for again, each time under an id of its own", () => {
    const atOnce = (next: string): ScenarioEvent => ({ ...to(next), receivedAt: t("06-01 12:00") });
    const order = uploaded
      .at(t("06-01 12:00:01"))
      .when(atOnce(right))
      .at(t("06-01 12:00:02"))
      .when(atOnce(number))
      .at(t("06-01 12:00:03"))
      .when(atOnce(right));
    const asked = order.steps.flatMap(({ effects }) =>
      effects.flatMap((one) =>
        one.type === "track" || one.type === "untrack" ? [[one.type, one.number, one.id]] : [],
      ),
    );
    const there = [
      ["untrack", number],
      ["track", right],
    ];
    expect(asked.map(([type, of]) => [type, of])).toEqual([
      ["track", number],
      ...there,
      ["untrack", right],
      ["track", number],
      ...there,
    ]);
    expect(new Set(asked.map(([, , id]) => id)).size).toBe(7);
  });
});
