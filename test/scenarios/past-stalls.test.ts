import { describe, expect, it } from "vitest";
import { type DisruptionDeclared, defineRulebook, type Pack } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { at, buyer, created, number, paid, scan, seller, shippedAt, t, traced } from "./fixture.ts";
import { channels, confirmed, consented, platform, scanned } from "./pinduoduo.ts";

// A parcel that stood still, and moves again: overdue after three days, and worth a coupon after two more, or the second time.

const storm = (
  effect: DisruptionDeclared["effect"],
  more: Partial<DisruptionDeclared> = {},
): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: {
    disruption: "typhoon",
    kind: "weather",
    from: t("06-05 00:00"),
    to: t("06-07 00:00"),
    promises: ["keep-moving"],
    effect,
    retroactive: true,
    ...more,
  },
});
const seen = (time: string): ScenarioEvent => scan(time, "in_transit");
const pickedUp = confirmed.given({ events: [shippedAt("06-03 09:00"), scanned("06-03 20:30", "picked_up")] });
const seenAt = (order: Scenario, ...times: readonly string[]): Scenario =>
  times.reduce((so, time) => so.at(t(time)).when(seen(time)), order);

/** What stands of its stalls: their limits, what was paid or is held for them, and when the order confirms itself. */
function stalls(order: Scenario): readonly unknown[] {
  const { breaches, compensations, promises } = order.view();
  const standing = breaches.filter(({ promise, ended }) => promise === "keep-moving" && !ended);
  const confirm = promises.find(({ promise }) => promise === "auto-confirm");
  return [
    ...standing.map(({ due }) => clock(due)).sort(),
    ...compensations.flatMap(({ policy, is }) => (is === "cancelled" ? [] : [`${policy} ${is}`])),
    `confirms ${clock(confirm?.due)}`,
  ];
}
/** The money that moved for it. */
const money = (order: Scenario): readonly string[] =>
  order.steps
    .flatMap((step) => step.effects)
    .flatMap((one) => (one.id.includes("stall-coupon") && one.type !== "send" ? [`${clock(one.at)} ${one.type}`] : []));

describe("a stall that is over is judged by all that is known as it would have been on time", () => {
  // Still from 06-03 at 20:30: overdue on 06-06, for two days on 06-08.
  const over = seenAt(pickedUp, "06-09 12:00").at(t("06-09 18:00"));

  it("as it is without any word of it", () => {
    expect(stalls(over)).toEqual(["06-06 20:30", "stall-coupon held", "confirms 06-21 00:30"]);
  });

  it.each<[what: string, event: ScenarioEvent, time: string, stands: readonly string[]]>([
    [
      "a storm of six hours",
      storm({ extend: "6h" }),
      "06-05 12:00",
      ["06-07 02:30", "stall-coupon held", "confirms 06-20 18:30"],
    ],
    ["a storm of a day", storm({ extend: "24h" }), "06-05 12:00", ["06-07 20:30", "confirms 06-20 00:30"]],
    ["a storm of three days", storm({ extend: "72h" }), "06-05 12:00", ["confirms 06-18 09:00"]],
    ["a waiver", storm("waive"), "06-05 12:00", ["confirms 06-18 09:00"]],
    [
      "a scan early in it",
      seen("06-04 03:30"),
      "06-04 03:30",
      ["06-07 03:30", "stall-coupon held", "confirms 06-20 17:30"],
    ],
    ["a scan later in it", seen("06-05 09:00"), "06-05 09:00", ["06-08 09:00", "confirms 06-19 12:00"]],
    ["a scan half way", seen("06-06 16:00"), "06-06 16:00", ["confirms 06-18 09:00"]],
    ["a scan after its limit", seen("06-06 22:00"), "06-06 22:00", ["06-06 20:30", "confirms 06-18 10:30"]],
  ])("%s", (_, event, time, stands) => {
    expect(stalls(over.when(event))).toEqual(stands);
    expect(stalls(seenAt(pickedUp.at(t(time)).when(event), "06-09 12:00").at(t("06-09 18:00")))).toEqual(stands);
  });

  it("two scans early in it, the one after the other", () => {
    const stands = ["06-07 09:00", "confirms 06-19 09:00"];
    expect(stalls(over.when(seen("06-04 09:00")).when(seen("06-08 09:00")))).toEqual(stands);
    expect(stalls(over.when(seen("06-08 09:00")).when(seen("06-04 09:00")))).toEqual(stands);
  });

  it.each<[what: string, seen: readonly string[], stands: readonly string[]]>([
    [
      "a scan after its limit, from which it was silent too long once more",
      ["06-10 06:00"],
      ["06-06 20:30", "06-13 06:00", "stall-coupon issued", "confirms 06-23 00:30"],
    ],
    [
      "scans after each of its limits",
      ["06-07 00:00", "06-10 06:00"],
      ["06-06 20:30", "06-10 00:00", "06-13 06:00", "stall-coupon issued", "confirms 06-20 00:30"],
    ],
  ])("%s", (_, times, stands) => {
    const onTime = seenAt(pickedUp, ...times, "06-14 12:00").at(t("06-14 18:00"));
    const silent = seenAt(pickedUp, "06-14 12:00").at(t("06-14 18:00"));
    const batch = traced(times.map((time) => [time, "in_transit"]));
    expect(stalls(onTime)).toEqual(stands);
    expect(stalls(silent.when(batch))).toEqual(stands);
  });

  it("a scan that its carrier takes back", () => {
    const parted = over.when(seen("06-05 09:00"));
    const row = { at: at("06-05 09:00"), code: "in_transit", milestone: "in_transit" } as const;
    const back = { carrier: "zhongtong", number, provider: "kuaidi100", scans: [], withdrawn: [row] };
    expect(stalls(parted.when({ type: "trace.received", payload: back }))).toEqual(stalls(over));
  });

  it("and leaves what a storm took away, however that is called anew", () => {
    expect(stalls(over.when(storm("waive")).when(storm({ extend: "24h" })))).toEqual(["confirms 06-18 09:00"]);
  });
});

describe("the coupon for a stall that is over", () => {
  const over = seenAt(pickedUp, "06-10 12:00").at(t("06-10 18:00"));
  const given = ["06-09 20:30 compensate", "06-09 20:30 charge"];

  it("stays, and is charged for, where the stall was long enough all the same", () => {
    expect(money(over)).toEqual(given);
    expect(money(over.when(storm({ extend: "24h" })).at(t("06-13 00:00")))).toEqual(given);
  });

  it.each<DisruptionDeclared["effect"]>([{ extend: "48h" }, "waive"])(
    "stays, and is charged to nobody, where it was not: %j",
    (effect) => {
      expect(money(over.when(storm(effect)).at(t("06-13 00:00")))).toEqual([...given, "06-10 18:00 reverse"]);
    },
  );

  it.each([
    // Within three days after the limit, which is of two days more for what the stall lasted.
    ["06-05 09:00", "06-09 20:30:00.000", ["06-09 20:30 reverse"]],
    ["06-05 09:00", "06-09 20:30:00.001", []],
    ["06-07 12:00", "06-11 20:30:00.000", ["06-11 20:30 reverse"]],
    ["06-07 12:00", "06-11 20:30:00.001", []],
  ])("is charged for, whatever a scan of %s that is heard of on %s shows, once that is too late", (time, now, back) => {
    const told = seenAt(pickedUp, "06-09 12:00").at(t(now)).when(seen(time));
    expect(money(told).slice(2)).toEqual(back);
  });

  it("is given once for a stall that proves to be a part of what it was", () => {
    const soon = seenAt(pickedUp, "06-09 12:00").at(t("06-09 18:00")).when(seen("06-04 03:30"));
    expect(money(soon.at(t("06-12 00:00")))).toEqual(["06-10 03:30 compensate", "06-10 03:30 charge"]);
    // The last instant at which a scan may still prove anything of it, and the first at which it is paid for.
    const late = seenAt(pickedUp, "06-09 12:00").at(t("06-09 20:30")).when(seen("06-04 03:30"));
    expect(money(late.at(t("06-12 00:00")))).toEqual([...given, "06-09 20:30 reverse", "06-10 03:30 charge"]);
  });
});

describe("a stall two days over its limit", () => {
  it.each([
    ["06-08 20:30:00.000", ["06-06 20:30"]],
    ["06-08 20:30:00.001", ["06-06 20:30", "stall-coupon held"]],
  ])("is worth a coupon only where it was longer, whenever it is known that it ended on %s", (time, stands) => {
    const late = t("06-09 12:00");
    for (const order of [
      pickedUp.at(t(time)).when(seen(time)).at(late),
      pickedUp.at(late).when(seen(time)),
      seenAt(pickedUp, "06-09 10:00").at(late).when(seen(time)),
    ])
      expect(stalls(order).slice(0, -1)).toEqual(stands);
  });
});

describe("a second stall", () => {
  const first = seenAt(pickedUp, "06-07 09:00");
  const open = first.at(t("06-11 12:00"));
  const over = seenAt(first, "06-10 12:00").at(t("06-12 12:00"));
  const given = ["06-11 09:00 compensate", "06-11 09:00 charge"];

  it.each([
    ["is open", open],
    ["is over", over],
  ])("is one still where the first was moved by a storm, and it %s", (_, order) => {
    expect(money(order)).toEqual(given);
    expect(money(order.when(storm({ extend: "6h" })).at(t("06-13 12:00")))).toEqual(given);
  });

  it.each([
    ["is open", open, "06-11 12:00"],
    ["is over", over, "06-12 12:00"],
  ])("is the first where that was none, and it %s", (_, order, now) => {
    expect(money(order.when(storm({ extend: "24h" })))).toEqual([...given, `${now} reverse`]);
  });
});

it("a stall that a late scan parts waits for the usual lag of the feed, as any", () => {
  const slow: Pack = {
    id: "slow",
    version: "1",
    layer: "platform",
    values: { duration: { "feed.lag": { value: "6h", source: ["R-KD-1"] } } },
  };
  const order = seenAt(
    scenario(defineRulebook({ packs: [pinduoduo, slow], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, consented, paid, shippedAt("06-03 09:00"), scanned("06-03 20:30", "picked_up")] }),
    "06-08 10:00",
  );
  const parted = order.at(t("06-08 11:00")).when(seen("06-05 09:00"));
  const limits = (now: string): readonly unknown[] => stalls(parted.at(t(now))).slice(0, -1);
  expect([limits("06-08 11:00"), limits("06-08 15:00"), limits("06-08 15:00:00.001")]).toEqual([
    [],
    [],
    ["06-08 09:00"],
  ]);
});

it("an order whose receipt waited for a stall that was none is not confirmed before its buyer was warned", () => {
  const moves = seenAt(pickedUp, "06-09 12:00", "06-12 10:00", "06-15 09:00", "06-18 08:00").at(t("06-18 12:00"));
  expect(stalls(moves)).toEqual(["06-06 20:30", "stall-coupon issued", "confirms 06-21 00:30"]);
  const waived = moves.when(storm("waive"));
  expect(stalls(waived)).toEqual(["stall-coupon issued", "confirms 06-19 12:00"]);
  const confirmedAt = waived.at(t("06-20 12:00")).inbox.filter(({ notice }) => /auto-confirm|received/.test(notice));
  expect(confirmedAt.map(({ notice, at }) => `${clock(at)} ${notice}`)).toEqual(["06-18 12:00 auto-confirm-soon"]);
});

it("a receipt that waited for a parcel nobody fetched did not wait in the time that a storm gave for that", () => {
  const unclaimed = pickedUp.given({ events: [scanned("06-05 10:00", "awaiting_collection")] }).at(t("06-13 12:00"));
  const given = storm({ extend: "3d" }, { promises: ["collect-by"], to: t("06-14 00:00") });
  expect(stalls(unclaimed)).toEqual(["confirms null"]);
  expect(stalls(unclaimed.when(given))).toEqual(["confirms 06-18 09:00"]);
});
