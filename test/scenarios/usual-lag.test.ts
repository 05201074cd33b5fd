import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { channels, consented, platform, scanned } from "./pinduoduo.ts";

// A feed that is up to six hours late. What it would prove is held against nobody before those are over.

const slow: Pack = {
  id: "slow",
  version: "1",
  layer: "platform",
  values: { duration: { "feed.lag": { value: "6h", source: ["R-KD-1"] } } },
};
const shipped = scenario(defineRulebook({ packs: [pinduoduo, slow], channels }))
  .given([buyer, seller, platform])
  .given({ events: [created, consented, paid, shippedAt("06-01 18:00")] });

const lags = shipped.given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] });

/** What is kept of broken promises by then, and was told of them. */
const broken = (order: Scenario, now: string): readonly string[] => {
  const { record, view } = order.at(t(now));
  expect(view().breaches).toHaveLength(record?.claims?.length ?? 0);
  return (record?.claims ?? []).map(({ p, d, x }) => `${p} of ${clock(d)}${x ? `, ${x[1]}` : ""}`);
};

describe("a limit that a late scan may yet prove kept", () => {
  const hub = shipped.at(t("06-02 19:30")).when(scan("06-02 19:00", "in_transit"));

  it("is held against nobody within the usual lag, though a later scan is known", () => {
    expect(broken(hub, "06-03 00:00")).toEqual([]);
    hub
      .at(t("06-03 00:00"))
      .then.told("seller", "pick-up-soon", "push", { at: t("06-02 12:00") })
      .told("buyer", "picked-up", "push", { at: t("06-02 19:30") })
      .nothingElse();
    expect(broken(hub, "06-03 00:00:00.001")).toEqual(["pick-up-by of 06-02 18:00"]);
  });

  it("is kept by the scan in time that comes last", () => {
    const proved = hub.at(t("06-03 00:00")).when(scan("06-02 18:00", "picked_up"));
    expect(broken(proved, "06-05 12:00")).toEqual([]);
    const late = hub.at(t("06-03 00:00")).when(scan("06-02 18:00:00.001", "picked_up"));
    expect(broken(late, "06-03 12:00")).toEqual(["pick-up-by of 06-02 18:00"]);
  });
});

describe("a limit that nothing proves kept, whose clock began anew within the lag", () => {
  it.each<[what: string, next: readonly ScenarioEvent[]]>([
    ["it moves on", [scan("06-06 00:40", "in_transit")]],
    ["it arrives", [scan("06-06 00:40", "out_for_delivery"), scan("06-06 01:00", "delivered")]],
  ])("is broken all the same, dated by itself, where %s", (_, next) => {
    const moved = lags.at(t("06-06 01:40")).when(...next);
    expect(broken(moved, "06-06 05:40")).toEqual([]);
    expect(broken(moved, "06-06 05:40:00.001")).toEqual(["keep-moving of 06-05 23:40"]);
    expect(broken(moved, "06-06 12:00")).toEqual(["keep-moving of 06-05 23:40"]);
  });

  it("is kept by a scan of its last millisecond that comes after", () => {
    const moved = lags.at(t("06-06 01:40")).when(scan("06-06 00:40", "in_transit"));
    const kept = (time: string): Scenario => moved.at(t("06-06 05:40")).when(scan(time, "in_transit"));
    expect(broken(kept("06-05 23:40"), "06-07 00:00")).toEqual([]);
    expect(broken(kept("06-05 23:40:00.001"), "06-07 00:00")).toEqual(["keep-moving of 06-05 23:40"]);
  });

  it("is broken where the next round of a delivery begins", () => {
    const out = lags.at(t("06-03 08:30")).when(scan("06-03 08:30", "out_for_delivery"));
    const again = out
      .at(t("06-04 10:00"))
      .when(scan("06-04 09:00", { exception: "attempt_failed" }), scan("06-04 09:30", "out_for_delivery"));
    expect(broken(again, "06-04 14:30")).toEqual([]);
    expect(broken(again, "06-04 14:30:00.001")).toEqual(["sign-by of 06-04 08:30"]);
  });

  it("is held against nobody where it was moved meanwhile, and rests", () => {
    const storm = {
      type: "disruption.declared",
      payload: {
        disruption: "storm",
        kind: "weather",
        ...{ from: t("06-05 00:00"), to: t("06-06 00:00"), effect: { extend: "24h" }, retroactive: true },
      },
    } as const;
    const moved = lags.at(t("06-06 01:00")).when(storm).at(t("06-06 01:40")).when(scan("06-06 00:40", "in_transit"));
    expect(broken(moved, "06-07 00:00")).toEqual([]);
    expect(moved.at(t("06-07 00:00")).record).not.toHaveProperty("lagging");
  });
});
