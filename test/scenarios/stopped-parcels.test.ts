import { describe, expect, it } from "vitest";
import { defineRulebook, type Rulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, paid, seller, shippedAt, t, traced } from "./fixture.ts";
import { intlBook } from "./intl.ts";
import { around, channels, pinduoduoBook, platform, scanned } from "./pinduoduo.ts";

// Who had a parcel stopped on its way waits for it no more: no clock of it runs on, and nobody is asked whether it came.

const cnBook = defineRulebook({ packs: [marketplaceCn], channels });
const intercepted = (time: string | number, parcelId = "P1"): ScenarioEvent => ({
  type: "parcel.intercepted",
  actor: { role: "seller" },
  payload: { parcelId },
  receivedAt: typeof time === "string" ? t(time) : time,
});
const onItsWay = (book: Rulebook, ...events: readonly ScenarioEvent[]): Scenario =>
  scenario(book)
    .given([buyer, seller, platform])
    .given({ events: [created, paid, shippedAt("06-01 18:00"), ...events] });
const pickedUp = scanned("06-01 20:30", "picked_up");
const due = (order: Scenario, promise: string) => order.view().promises.find((one) => one.promise === promise)?.due;

describe.each([
  ["pinduoduo", pinduoduoBook],
  ["marketplace-cn", cnBook],
  ["marketplace-intl", intlBook],
] as const)("a parcel that was stopped on its way, under %s", (pack, book) => {
  const waits = pack === "marketplace-intl" ? [] : ([["auto-confirm", "order", "paused"]] as const);

  it.each([
    ["picked up", [pickedUp]],
    ["not picked up", []],
  ])("is not awaited: no limit of it is broken, nobody is told of it, pays for it or looks into it: %s", (_, scans) => {
    const stopped = onItsWay(book, ...scans, intercepted("06-02 10:00")).at(t("06-02 10:00"));
    const later = stopped.at(t("07-30 10:00"));
    later.then.breaches([]).compensations([]).promises(waits).wakesAt(null);
    expect(later.sent).toEqual(stopped.sent);
    expect(later.view().tasks).toEqual([]);
    expect(later.view().headline).not.toBe("received");
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
    .given({ events: [created, paid, first, second, intercepted("06-02 10:00")] })
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
