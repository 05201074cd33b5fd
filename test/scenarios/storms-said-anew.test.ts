import { describe, expect, it } from "vitest";
import type { DisruptionDeclared } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, shippedAt, t } from "./fixture.ts";
import { around, confirmed, travelling } from "./pinduoduo.ts";

// To be shipped by 06-03 10:00. A storm on 06-03 and 06-04, told of at noon the day before, gives a day more.

const [told] = around("06-04 10:00");

const storm = (
  effect: DisruptionDeclared["effect"],
  more: Partial<DisruptionDeclared> = {},
): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: { disruption: "typhoon", kind: "weather", from: t("06-03 00:00"), to: t("06-05 00:00"), effect, ...more },
});
const held = (reason: "address" | "refund_request" = "address"): ScenarioEvent => ({
  type: "order.held",
  payload: { reason },
});
const released: ScenarioEvent = { type: "order.released" };
const opened: ScenarioEvent = { type: "case.opened", payload: { caseId: "k" } };

const stormy = confirmed.at(t("06-02 12:00")).when(storm({ extend: "24h" }));

/** The limits of the order, as its view shows them. */
const limits = ({ view }: Scenario): readonly unknown[] =>
  view().promises.map(({ promise, due, paused, left, overdue }) => [
    promise,
    paused ? "paused" : due,
    paused ? left : (overdue ?? false),
  ]);

/** What the seller reads of limits that moved, from 06-03 on. */
const heard = ({ inbox }: Scenario): readonly unknown[] =>
  inbox
    .filter(({ notice, at: when }) => notice === "time-extended" && when >= at("06-03 00:00"))
    .map(({ at: when, texts }) => [when, texts.find((text) => text.includes("订单1001"))]);

describe("in the time that a storm gives", () => {
  it("the clock of a seller who waits for an address stands still, as before it", () => {
    const back = stormy.at(t("06-04 02:00")).when(held());
    expect(limits(back)).toEqual([["ship-by", "paused", 8 * 3_600_000]]);
    const on = back.at(t("06-04 05:00")).when(released);
    expect(limits(on)).toEqual([["ship-by", at("06-04 13:00"), false]]);
    on.at(at("06-04 13:00")).then.breaches([]);
    on.at(at("06-04 13:00") + 1).then.breaches([["ship-by", "order", at("06-04 13:00")]]);
  });

  it("another storm stops it, and is told with the limit that will be", () => {
    const both = stormy
      .at(t("06-03 18:00"))
      .when(storm("pause", { disruption: "flood", from: t("06-04 02:00"), to: t("06-04 05:00") }));
    expect(limits(both)).toEqual([["ship-by", at("06-04 13:00"), false]]);
    expect(heard(both)).toEqual([[at("06-03 18:00"), expect.stringContaining("6月4日13:00")]]);
  });

  it("no order confirms itself over an open case", () => {
    // Due on 06-10 at 14:05, put off to 06-12.
    const delivered = travelling.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));
    const disputed = delivered
      .at(t("06-08 12:00"))
      .when(storm({ extend: "48h" }, { from: t("06-10 00:00"), to: t("06-11 00:00") }))
      .at(t("06-11 14:05"))
      .when(opened);
    expect(limits(disputed)).toEqual([["auto-confirm", "paused", 24 * 3_600_000]]);
    disputed.at(t("06-20 12:00")).then.headline("delivered");
  });
});

describe("a storm that is declared anew", () => {
  const ways: readonly (readonly [way: string, anew: ScenarioEvent<"disruption.declared">])[] = [
    ["with less time", storm({ extend: "1h" })],
    ["for other promises", storm({ extend: "24h" }, { promises: ["pick-up-by"] })],
    ["for other places", storm({ extend: "24h" }, { origins: ["湖南"] })],
    ["as one that begins later", storm({ extend: "24h" }, { from: t("06-03 11:00") })],
  ];

  it.each(ways)("%s takes nothing back from who shipped in the time it gave", (_, anew) => {
    const shipped = stormy.at(t("06-03 12:00")).when(shippedAt("06-03 12:00"));
    const said = shipped.at(t("06-03 13:00")).when(anew);
    said.then.breaches([]);
  });

  it.each(ways)("%s, and then anew once more or ended, takes nothing back either", (_, anew) => {
    const shipped = stormy.at(t("06-03 12:00")).when(shippedAt("06-03 12:00"));
    const said = shipped.at(t("06-03 13:00")).when(anew).at(t("06-03 14:00"));
    said.when(storm({ extend: "10m" })).then.breaches([]);
    said.when({ type: "disruption.ended", payload: { disruption: "typhoon", at: t("06-03 14:00") } }).then.breaches([]);
  });

  it.each(ways)("%s leaves a limit it had moved already, and makes nobody late at once", (_, anew) => {
    const said = stormy.at(t("06-03 13:00")).when(anew);
    expect(limits(said)).toEqual([["ship-by", told, false]]);
  });

  it("goes on for who waited for its end, up to when that was said", () => {
    const waited = confirmed.at(t("06-02 12:00")).when(storm("pause"));
    const said = waited.at(t("06-03 13:00")).when(storm("pause", { origins: ["湖南"] }));
    // Ten hours were left when it began.
    expect(limits(said)).toEqual([["ship-by", at("06-03 23:00"), false]]);
    expect(heard(said)).toEqual([[at("06-03 13:00"), expect.stringContaining("已提前至6月3日23:00")]]);
  });

  it("before the limit it had moved moves it back, and its seller hears so", () => {
    const said = stormy.at(t("06-02 18:00")).when(storm({ extend: "24h" }, { carriers: ["yunda"] }));
    expect(limits(said)).toEqual([["ship-by", at("06-03 10:00"), false]]);
    expect(said.inbox.at(-1)?.texts.find((text) => text.includes("订单1001"))).toContain("6月3日10:00");
  });
});

describe("what is said of a storm anew when a limit has passed", () => {
  // The storm was about another day, or about something else; the limit was 06-03 10:00.
  const [due, after] = around("06-03 10:00");
  const before = confirmed.at(t("06-01 12:00"));
  const short = before.when(storm({ extend: "24h" }, { from: t("06-02 00:00"), to: t("06-03 00:00") }));
  const breaches = ({ view }: Scenario): readonly unknown[] =>
    view().breaches.map(({ promise, due: limit, ended }) => [promise, limit, ended?.why ?? "held"]);

  const anew: readonly (readonly [
    what: string,
    told: Scenario,
    event: ScenarioEvent<"disruption.declared"> | ScenarioEvent<"disruption.ended">,
  ])[] = [
    ["that it lasts longer", short, storm({ extend: "24h" }, { from: t("06-02 00:00") })],
    [
      "that it ends later",
      short,
      { type: "disruption.ended", payload: { disruption: "typhoon", at: t("06-05 00:00") } },
    ],
    ["other promises", before.when(storm({ extend: "24h" }, { promises: ["pick-up-by"] })), storm({ extend: "24h" })],
    ["more time", before.when(storm({ extend: "0h" })), storm({ extend: "24h" })],
    ["another effect", short, storm("pause", { from: t("06-02 00:00") })],
  ];

  it.each(anew)("does not count backwards: %s", (_, told, event) => {
    const broken = ["ship-by", due, "held"];
    expect(breaches(told.at(due).when(event))).toEqual([]);
    const said = told.at(after).when(event);
    expect(breaches(said)).toEqual([broken]);
    expect(breaches(said.at(t("06-20 10:00")))).toEqual([broken]);
  });

  it("counts backwards in retrospect", () => {
    const event = storm({ extend: "24h" }, { from: t("06-02 00:00"), retroactive: true });
    expect(breaches(short.at(after).when(event))).toEqual([["ship-by", due, "disruption"]]);
  });
});

describe("a storm that is called off before it begins", () => {
  it.each<DisruptionDeclared["effect"]>([{ extend: "24h" }, "waive", "pause"])(
    "gives nothing, though a hold moves the limit over the hour it was foretold for: %j",
    (effect) => {
      const off = confirmed
        .at(t("06-02 08:00"))
        .when(storm(effect, { from: t("06-03 12:00"), to: t("06-03 20:00") }))
        .at(t("06-02 09:00"))
        .when({ type: "disruption.ended", payload: { disruption: "typhoon", at: t("06-02 09:00") } })
        .at(t("06-03 08:00"))
        .when(held())
        .at(t("06-03 13:00"))
        .when(released);
      expect(limits(off)).toEqual([["ship-by", at("06-03 15:00"), false]]);
      off.at(at("06-03 15:00")).then.breaches([]);
      off.at(at("06-03 15:00") + 1).then.breaches([["ship-by", "order", at("06-03 15:00")]]);
    },
  );
});

it("an order whose clock a hold and a storm stop, and another storm waives, comes to rest", () => {
  const waived = confirmed
    .at(t("06-01 11:00"))
    .when(held())
    .at(t("06-01 13:00"))
    .when(storm("pause", { from: t("05-31 03:00"), to: t("06-02 13:00") }))
    .at(t("06-01 16:00"))
    .when(storm("waive", { disruption: "flood", from: t("06-03 00:00"), to: t("06-04 08:00") }));
  expect(waived.at(t("06-09 12:00")).steps.length - waived.steps.length).toBeLessThan(10);
});

it("a limit that a storm moved by a working day comes no sooner since another storm stops its clock into a day off", () => {
  const friday = confirmed
    .at(t("06-02 10:00"))
    .when({ type: "shipby.negotiated", payload: { shipBy: t("06-05 10:00") } })
    .at(t("06-03 11:00"))
    .when(storm({ extend: "1bd" }, { from: t("06-05 00:00"), to: t("06-05 12:00") }));
  const monday = [["ship-by", at("06-08 10:00"), false]];
  expect(limits(friday)).toEqual(monday);
  const stopped = friday
    .at(t("06-03 11:30"))
    .when(storm("pause", { disruption: "flood", from: t("06-03 12:00"), to: t("06-05 04:00") }));
  expect(limits(stopped)).toEqual(monday);
  stopped.at(at("06-08 10:00")).then.breaches([]);
  stopped.at(at("06-08 10:00") + 1).then.breaches([["ship-by", "order", at("06-08 10:00")]]);
});
