import { describe, expect, it } from "vitest";
import { defineFeeds } from "waybell";
import { commerce } from "../../src/packs/commerce.ts";
import { FeedHost, feeds, minute, report, scans, told } from "../support/feeds.ts";
import { at, clock } from "../support/times.ts";

const hour = 60 * minute;
const quick = scans(20, minute);

describe("the alarm that a carrier's scans are late", () => {
  it.each([
    ["at an hour there is none", hour, null],
    ["a millisecond more is one", hour + 1, "06-01 10:05"],
  ])("is of a 95th percentile above an hour: %s", (_, lag, wakeAt) => {
    const host = new FeedHost();
    const step = host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, lag) }));
    expect([step.effects, clock(step.wakeAt)]).toEqual([[], wakeAt]);
  });

  it.each([
    [19, 1, null],
    [18, 2, "06-01 10:05"],
  ])("is not raised by one scan of twenty: %i in time, %i late", (inTime, late, wakeAt) => {
    const lags = [...scans(inTime, minute), ...scans(late, 2 * hour)];
    expect(clock(new FeedHost().at("06-01 10:02", report("06-01 10:02", { lags })).wakeAt)).toBe(wakeAt);
  });

  it.each([
    [19, null],
    [20, "06-01 10:05"],
  ])("takes twenty scans, for of fewer it would be the latest alone: %i", (many, wakeAt) => {
    const step = new FeedHost().at("06-01 10:02", report("06-01 10:02", { lags: scans(many, 2 * hour) }));
    expect(clock(step.wakeAt)).toBe(wakeAt);
  });

  it("is told once, with the lag in minutes, the parcels under way, and the same id whoever wakes when", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 95 * minute), active: 320 }));
    expect(host.at("06-01 10:04:59.999").effects).toEqual([]);
    const { effects } = host.at("06-01 10:09");
    expect(effects).toEqual([
      {
        type: "alarm",
        id: `zhongtong/kuaidi100/lag/${at("06-01 10:05")}`,
        owner: "zhongtong/kuaidi100",
        alarm: "lag",
        carrier: "zhongtong",
        provider: "kuaidi100",
        notice: "feed-lagging",
        class: "critical",
        facts: { lag: 96, cnt: 320 },
        texts: {
          "zh-CN": { title: "物流轨迹延迟", body: "中通快递轨迹延迟p95 96分钟，影响320单。" },
          en: { title: "A carrier's scans are late", body: "ZTO Express feed lag p95 96 min, 320 parcels affected." },
        },
        since: at("06-01 10:05"),
        at: at("06-01 10:09"),
      },
    ]);
    expect(host.at("06-01 10:20", report("06-01 10:20", { lags: scans(20, 95 * minute) })).effects).toEqual([]);
  });

  it("does not name parcels that nobody counted", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 95 * minute) }));
    const [alarm] = host.at("06-01 10:05").effects;
    expect([alarm?.facts, alarm?.texts.en?.body]).toEqual([{ lag: 96, cnt: null }, "ZTO Express feed lag p95 96 min."]);
  });

  it("begins when scans in time leave the window and late ones stay", () => {
    const host = new FeedHost();
    const step = host.at(
      "06-01 10:22",
      report("06-01 10:02", { lags: scans(400, minute) }),
      report("06-01 10:22", { lags: scans(20, 2 * hour) }),
    );
    expect(clock(step.wakeAt)).toBe("06-01 10:35");
    expect(host.until("06-01 12:00", step)).toEqual(["alarm lag 06-01 10:35"]);
  });

  it("ends when half an hour of windows was below the limit, so that nothing late is in the last of them", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 2 * hour) }));
    host.at("06-01 10:12", report("06-01 10:12", { lags: scans(900, minute) }));
    expect(clock(host.record?.late?.[1])).toBe("06-01 10:10");
    const step = host.at("06-01 10:32", report("06-01 10:32", { lags: quick }));
    expect(clock(step.wakeAt)).toBe("06-01 10:40");
    expect(host.at("06-01 10:39:59.999").effects).toEqual([]);
    const [over] = host.at("06-01 10:40").effects;
    expect(over).toEqual({
      type: "alarm-over",
      id: `zhongtong/kuaidi100/lag/${at("06-01 10:05")}/over`,
      owner: "zhongtong/kuaidi100",
      alarm: "lag",
      carrier: "zhongtong",
      provider: "kuaidi100",
      notice: "feed-recovered",
      class: "normal",
      facts: { lag: 1, cnt: null },
      texts: {
        "zh-CN": { title: "物流轨迹告警解除", body: "中通快递轨迹告警已解除。" },
        en: { title: "A carrier's feed is back", body: "The alarm about ZTO Express's feed is over." },
      },
      since: at("06-01 10:40"),
      at: at("06-01 10:40"),
    });
  });

  it("is one alarm for a feed that goes to and fro around the limit", () => {
    const host = new FeedHost();
    // Late for five minutes out of forty: of the windows of half an hour three quarters are above the limit.
    for (let i = 0; i < 36; i++) {
      const time = at("06-01 10:00") + i * 5 * minute;
      host.at(time, report(time, { lags: scans(100, i % 8 === 0 ? 2 * hour : minute) }));
    }
    expect(host.until("06-01 18:00", host.at("06-01 13:00"))).toEqual([]);
    expect(host.effects.map(told)).toEqual(["alarm lag 06-01 10:05"]);
    const step = host.at("06-01 18:00", report("06-01 18:00", { lags: quick }));
    expect(host.until("06-01 19:00", step)).toEqual(["alarm-over lag 06-01 18:05"]);
  });

  it("is kept while too little is heard to say that it is over", () => {
    const host = new FeedHost();
    const step = host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 2 * hour) }));
    expect(host.until("06-02 10:00", step)).toEqual(["alarm lag 06-01 10:05"]);
    const few = host.at("06-02 10:02", report("06-02 10:02", { lags: scans(19, minute) }));
    expect(few.wakeAt).toBeNull();
    const more = host.at("06-02 10:03", report("06-02 10:03", { lags: scans(1, minute) }));
    expect(host.until("06-02 12:00", more)).toEqual(["alarm-over lag 06-02 10:05"]);
  });

  it("ends where half an hour brings few scans, too: those since it was late last are counted together", () => {
    const lateAfter = (lags: readonly number[]) => {
      const host = new FeedHost();
      host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 2 * hour) }));
      host.at("06-01 10:44", report("06-01 10:44", { lags: scans(10, minute) }));
      const few = host.at("06-01 12:14", report("06-01 12:14", { lags: scans(9, minute) }));
      expect([few.wakeAt, host.effects.map(told)]).toEqual([null, ["alarm lag 06-01 10:05"]]);
      const step = host.at("06-02 08:02", report("06-02 08:02", { lags }));
      return [clock(step.wakeAt), host.until("06-02 09:00", step), host.record?.rows.length];
    };
    expect(lateAfter([minute])).toEqual(["06-02 08:05", ["alarm-over lag 06-02 08:05"], 1]);
    // Of twenty one is the latest alone; two say that it is late still.
    expect(lateAfter([2 * hour])).toEqual(["06-02 08:05", ["alarm-over lag 06-02 08:05"], 1]);
    expect(lateAfter([2 * hour, 2 * hour])).toEqual([null, [], 3]);
  });

  it("tells of the next time that scans are late, though few came in between", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 2 * hour) }));
    for (let time = at("06-01 10:32"); time < at("06-02 10:00"); time += 10 * minute)
      host.at(time, report(time, { lags: scans(5, minute) }));
    expect(host.record?.rows.length).toBe(3);
    const step = host.at("06-02 10:02", report("06-02 10:02", { lags: scans(20, 3 * hour) }));
    host.until("06-02 10:30", step);
    expect(host.effects.map(told)).toEqual([
      "alarm lag 06-01 10:05",
      "alarm-over lag 06-01 11:05",
      "alarm lag 06-02 10:05",
    ]);
  });

  it("ends when nothing of the carrier is under way any more, and does not begin then", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, 2 * hour) }));
    host.at("06-01 10:05");
    const { effects, wakeAt } = host.at("06-01 10:06", report("06-01 10:06", { active: 0 }));
    expect([effects.map(told), wakeAt]).toEqual([["alarm-over lag 06-01 10:06"], null]);
    expect(host.at("06-01 10:30").effects).toEqual([]);
  });
});

describe("the alarm that a carrier is silent", () => {
  const heard = report("06-01 08:00", { lags: [minute], active: 50 });

  it("is raised a millisecond after two hours without a scan, dated by the two hours", () => {
    const host = new FeedHost();
    expect(clock(host.at("06-01 08:00", heard).wakeAt)).toBe("06-01 10:00:00.001");
    expect(host.at("06-01 10:00").effects).toEqual([]);
    const { effects, wakeAt } = host.at("06-01 11:30");
    expect(wakeAt).toBeNull();
    expect(effects).toEqual([
      {
        type: "alarm",
        id: `zhongtong/kuaidi100/silence/${at("06-01 10:00")}`,
        owner: "zhongtong/kuaidi100",
        alarm: "silence",
        carrier: "zhongtong",
        provider: "kuaidi100",
        notice: "feed-silent",
        class: "critical",
        facts: { lag: 120, cnt: 50 },
        texts: {
          "zh-CN": { title: "物流轨迹中断", body: "中通快递已120分钟没有轨迹，影响50单。" },
          en: {
            title: "A carrier's feed is silent",
            body: "No scan from ZTO Express for 120 min, 50 parcels affected.",
          },
        },
        since: at("06-01 10:00"),
        at: at("06-01 11:30"),
      },
    ]);
  });

  it.each([
    ["06-01 10:00", []],
    ["06-01 10:00:00.001", ["alarm silence 06-01 10:00", "alarm-over silence 06-01 10:00:00.001"]],
  ])("a scan at %s", (time, said) => {
    const host = new FeedHost();
    host.at("06-01 08:00", heard);
    expect(host.at("06-01 10:30", report(time, { lags: [minute] })).effects.map(told)).toEqual(said);
  });

  it.each([
    ["49 parcels are too few", 49, null],
    ["nobody counted them", undefined, null],
    ["50 are enough", 50, "06-01 10:00:00.001"],
  ])("needs fifty parcels under way: %s", (_, active, wakeAt) => {
    const more = active === undefined ? {} : { active };
    expect(clock(new FeedHost().at("06-01 08:00", report("06-01 08:00", { lags: [minute], ...more })).wakeAt)).toBe(
      wakeAt,
    );
  });

  it("is counted from when there was enough to hear something of", () => {
    const host = new FeedHost();
    host.at("06-01 08:00", report("06-01 08:00", { lags: [minute], active: 12 }));
    host.at("06-01 15:00", report("06-01 15:00", { active: 12 }));
    expect(clock(host.at("06-01 15:10", report("06-01 15:10", { active: 60 })).wakeAt)).toBe("06-01 17:00:00.001");
  });

  it("is counted from the first report where no scan was ever heard", () => {
    const step = new FeedHost().at("06-01 08:00", report("06-01 08:00", { active: 60 }));
    expect(clock(step.wakeAt)).toBe("06-01 10:00:00.001");
  });

  it("is not broken by a report that brings no scan", () => {
    const host = new FeedHost();
    host.at("06-01 08:00", heard);
    host.at("06-01 09:00", report("06-01 09:00", { corrections: 1, active: 55 }));
    expect(host.at("06-01 10:01").effects.map(told)).toEqual(["alarm silence 06-01 10:00"]);
  });

  it("stays when parcels become fewer, and ends with a scan or with the last parcel", () => {
    const [scan, last] = [new FeedHost(), new FeedHost()];
    for (const host of [scan, last]) {
      host.at("06-01 08:00", heard);
      host.at("06-01 10:01");
      expect(host.at("06-01 10:02", report("06-01 10:02", { active: 3 })).effects).toEqual([]);
    }
    expect(scan.at("06-01 10:10", report("06-01 10:10", { lags: [minute] })).effects.map(told)).toEqual([
      "alarm-over silence 06-01 10:10",
    ]);
    expect(last.at("06-01 10:10", report("06-01 10:10", { active: 0 })).effects.map(told)).toEqual([
      "alarm-over silence 06-01 10:10",
    ]);
  });

  it("is over when a scan comes to light that was received in time, and begins anew from that", () => {
    const host = new FeedHost();
    host.at("06-01 08:00", heard);
    host.at("06-01 10:01");
    const { effects, wakeAt } = host.at("06-01 10:05", report("06-01 09:30", { lags: [minute] }));
    expect([effects.map(told), clock(wakeAt)]).toEqual([["alarm-over silence 06-01 10:00"], "06-01 11:30:00.001"]);
  });

  it("takes the highest of two counts of one instant, and the latest of all", () => {
    const host = new FeedHost();
    host.at(
      "06-01 09:00",
      report("06-01 08:30", { active: 70 }),
      report("06-01 08:00", { active: 90 }),
      report("06-01 08:30", { active: 60 }),
    );
    expect(feeds.view(host.record as never, { now: at("06-01 09:00") }).active).toBe(70);
  });
});

describe("what is switched off", () => {
  const shop = (values: object) =>
    new FeedHost(defineFeeds({ packs: [{ id: "shop", version: "1", extends: commerce, values } as never] }));
  const off = { value: "off", source: "unverified" };
  const late = report("06-01 10:02", { lags: scans(20, 2 * hour), active: 90 });

  it.each([
    ["the alarm for lag", { duration: { "feed.lag-alarm": off } }, "06-01 12:02:00.001"],
    ["the window", { duration: { "feed.lag-window": off } }, "06-01 12:02:00.001"],
    ["the alarm for silence", { duration: { "feed.silence": off } }, "06-01 10:05"],
    ["the least number of parcels", { number: { "feed.min-parcels": off } }, "06-01 10:05"],
    ["neither", {}, "06-01 10:05"],
  ])("%s", (_, values, wakeAt) => {
    expect(clock(shop(values).at("06-01 10:02", late).wakeAt)).toBe(wakeAt);
  });

  it("the least number of scans: one late scan is an alarm", () => {
    const host = shop({ number: { "feed.min-scans": off } });
    expect(clock(host.at("06-01 10:02", report("06-01 10:02", { lags: [2 * hour] })).wakeAt)).toBe("06-01 10:05");
  });

  it("an alarm that is on ends when it is switched off", () => {
    const host = new FeedHost();
    host.at("06-01 10:02", late);
    host.at("06-01 10:05");
    const step = defineFeeds({
      packs: [
        { id: "shop", version: "1", extends: commerce, values: { duration: { "feed.lag-alarm": off } } } as never,
      ],
    }).step(host.record, [], { now: at("06-01 10:10") });
    expect(step.effects.map(told)).toEqual(["alarm-over lag 06-01 10:10"]);
  });

  it("a shop that wants to know earlier says so", () => {
    const host = shop({
      duration: {
        "feed.lag-alarm": { value: "50m", source: "unverified" },
        "feed.lag-window": { value: "1h", source: "unverified" },
      },
    });
    const [fifty, more] = [50 * minute, 50 * minute + 1];
    expect(host.at("06-01 10:02", report("06-01 10:02", { lags: scans(20, fifty) })).wakeAt).toBeNull();
    expect(clock(host.at("06-01 10:03", report("06-01 10:03", { lags: scans(2, more) })).wakeAt)).toBe("06-01 10:10");
  });
});
