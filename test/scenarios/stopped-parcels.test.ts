import { describe, expect, it } from "vitest";
import { defineRulebook, type Rulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, paid, seller, shippedAt, t, traced } from "./fixture.ts";
import { intlBook } from "./intl.ts";
import { around, channels, pinduoduoBook, platform, scanned } from "./pinduoduo.ts";

// Who asked for his money and had a parcel stopped on its way waits for it no more: no clock of it runs on, and nobody is
// asked whether it came. Who asked for nothing is owed it still, whatever its seller stops.

const cnBook = defineRulebook({ packs: [marketplaceCn], channels });
const intercepted = (time: string | number, parcelId = "P1"): ScenarioEvent => ({
  type: "parcel.intercepted",
  actor: { role: "seller" },
  payload: { parcelId },
  receivedAt: typeof time === "string" ? t(time) : time,
});
const asked = (time: string | number): ScenarioEvent => ({
  type: "aftersales.requested",
  payload: { caseId: "AS-1", kind: "refund_only", parcelId: "P1" },
  receivedAt: typeof time === "string" ? t(time) : time,
});
const turnedDown: ScenarioEvent = {
  type: "aftersales.rejected",
  payload: { caseId: "AS-1", reason: "stopped first" },
  receivedAt: t("06-02 09:30"),
};
const onItsWay = (book: Rulebook, ...events: readonly ScenarioEvent[]): Scenario =>
  scenario(book)
    .given([buyer, seller, platform])
    .given({ events: [created, paid, shippedAt("06-01 18:00"), ...events] });
const pickedUp = scanned("06-01 20:30", "picked_up");
const due = (order: Scenario, promise: string) => order.view().promises.find((one) => one.promise === promise)?.due;

/** Of what was picked up and of what was not: the first limit, and that where a request had stopped the clock for so long. */
type Limit = readonly [limit: string, after: string];

describe.each([
  [
    "pinduoduo",
    pinduoduoBook,
    [
      ["06-03 20:30", "06-10 20:00"],
      ["06-02 18:00", "06-09 17:30"],
    ],
  ],
  [
    "marketplace-cn",
    cnBook,
    [
      ["06-03 20:30", "06-10 20:00"],
      ["06-03 18:00", "06-10 17:30"],
    ],
  ],
  [
    "marketplace-intl",
    intlBook,
    [
      ["06-06 20:30", "07-06 20:00"],
      ["06-03 09:58", "07-03 10:28"],
    ],
  ],
] as const)("a parcel that was stopped on its way, under %s", (pack, book, limits: readonly [Limit, Limit]) => {
  const [unmoved, unscanned] = limits;
  const kept = (order: Scenario) => {
    const { breaches, tasks, compensations } = order.view();
    return [breaches, tasks, compensations.filter(({ form }) => form !== "refund")];
  };

  it.each([
    ["picked up", [pickedUp], unmoved],
    ["not picked up", [], unscanned],
  ])("is owed as ever where its seller stopped it unasked: %s", (_, scans, [limit]) => {
    const [last, over] = around(limit);
    const stopped = onItsWay(book, ...scans, intercepted("06-02 10:00")).at(t("06-02 10:00"));
    expect(kept(stopped.at(last))).toEqual([[], [], []]);
    expect(stopped.at(over).view().breaches).toMatchObject([{ due: last }]);
    const later = stopped.at(t("07-30 10:00"));
    expect(later.sent.map(({ role, notice }) => `${role} ${notice}`)).toContain(
      scans.length === 0 ? "buyer overdue-pick-up" : "buyer no-news",
    );
    expect(later.view().headline).not.toBe("received");
  });

  it.each([
    ["picked up", [pickedUp], unmoved],
    ["not picked up", [], unscanned],
  ])(
    "is not awaited while its buyer asks for his money; a no gives its carrier or seller the time that was left: %s",
    (_, scans, [, limit]) => {
      const events = [...scans, asked("06-02 09:00"), turnedDown, intercepted("06-02 10:00")];
      const stopped = onItsWay(book, ...events).at(t("06-02 10:00"));
      const [last, over] = around(limit);
      expect(kept(stopped.at(last))).toEqual([[], [], []]);
      const late = stopped.at(over).view();
      expect([late.cases, late.breaches]).toMatchObject([[{ stage: "expired" }], [{ due: last }]]);
    },
  );

  it.each([
    ["picked up", [pickedUp]],
    ["not picked up", []],
  ])("is awaited no more where he gets it: %s", (_, scans) => {
    const stopped = onItsWay(book, ...scans, asked("06-02 09:00"), intercepted("06-02 10:00")).at(t("06-02 12:00"));
    const later = stopped.when({ type: "aftersales.approved", payload: { caseId: "AS-1" } }).at(t("07-30 10:00"));
    expect(kept(later)).toEqual([[], [], []]);
  });

  it("is awaited anew once it is out for delivery after all", () => {
    const out = onItsWay(book, pickedUp, intercepted("06-02 10:00"), scanned("06-06 08:00", "out_for_delivery")).at(
      t("06-06 08:00"),
    );
    expect(due(out, "sign-by")).toBe(at("06-07 08:00"));
    expect(due(out, "keep-moving")).toBe(at(pack === "marketplace-intl" ? "06-11 08:00" : "06-09 08:00"));
  });
});

describe("the receipt of what was stopped", () => {
  const picked = onItsWay(pinduoduoBook, pickedUp);
  const stopped = picked.given({ events: [intercepted("06-02 10:00")] });
  const confirmBy = (order: Scenario) => due(order, "auto-confirm");

  it("is confirmed by nobody until the parcel comes after all, and then in the usual time", () => {
    expect(confirmBy(picked.at(t("06-02 09:59:59.999")))).toBe(at("06-16 18:00"));
    expect(confirmBy(stopped.at(t("06-02 10:00")))).toBeNull();
    expect(confirmBy(stopped.at(t("06-20 10:00")).when(scanned("06-20 10:00", "in_transit")))).toBeNull();
    expect(confirmBy(stopped.at(t("06-20 10:00")).when(scanned("06-20 10:00", "delivered")))).toBe(at("06-27 10:00"));
  });
});

describe("a limit that was broken before its parcel was stopped", () => {
  const broken = (promise: string, time: number) =>
    onItsWay(pinduoduoBook, pickedUp)
      .at(time)
      .when(asked(time))
      .when(intercepted(time))
      .at(t("06-10 10:00"))
      .view()
      .breaches.filter((one) => one.promise === promise && !one.ended);

  it.each([
    ["next-scan-by", "06-03 20:30"],
    ["keep-moving", "06-04 20:30"],
  ])("stays so a millisecond after it: %s", (promise, limit) => {
    const [last, over] = around(limit);
    expect(broken(promise, last)).toEqual([]);
    expect(broken(promise, over)).toEqual([expect.objectContaining({ subject: "P1", due: last })]);
  });
});

describe("two parcels of which one was stopped, where a scan proves the shipping", () => {
  const [first, second] = ["P1", "P2"].map(
    (parcelId, i): ScenarioEvent => ({
      ...shippedAt("06-01 18:00"),
      payload: {
        parcelId,
        carrier: "zhongtong",
        number: `7310000000000${i + 1}`,
        lines: [{ lineId: "L1", quantity: 1 }],
      },
    }),
  ) as [ScenarioEvent, ScenarioEvent];
  const order = scenario(intlBook)
    .given([buyer, seller, platform])
    .given({ events: [created, paid, first, second, asked("06-02 10:00"), intercepted("06-02 10:00")] })
    .at(t("06-02 10:00"));
  const told = (one: Scenario) =>
    one.sent.flatMap(({ notice, subject }) =>
      notice === "overdue-pick-up" || notice === "pick-up-soon" ? [`${notice} ${subject}`] : [],
    );

  it("is late for the other only", () => {
    const late = order.at(t("06-05 12:00"));
    late.then.breaches([["ship-by", "order", t("06-03 09:58")]]);
    expect([...new Set(told(late))]).toEqual(["pick-up-soon P2", "overdue-pick-up P2"]);
  });

  it("is kept where the other was picked up in time", () => {
    const kept = order.when(traced([["06-02 10:00", "picked_up"]], { number: "73100000000002" })).at(t("06-05 12:00"));
    kept.then.breaches([]);
    expect(told(kept)).toEqual([]);
  });
});
