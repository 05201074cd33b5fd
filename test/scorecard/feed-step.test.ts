import { describe, expect, it } from "vitest";
import type { FeedRecord, FeedSeen } from "waybell";
import { FeedHost, feeds, minute, report, scans } from "../support/feeds.ts";
import { at } from "../support/times.ts";

const now = at("06-01 10:02");
const step = (record: FeedRecord | null, ...reports: readonly unknown[]) =>
  feeds.step(record, reports as readonly FeedSeen[], { now });

describe("a report", () => {
  it("is kept as counts of its five minutes, with nothing of any parcel", () => {
    const { record } = step(
      null,
      report("06-01 10:01", { id: "kuaidi100/73100000000001/1", lags: [0, 90 * minute], corrections: 1, active: 70 }),
    );
    expect(record).toEqual({
      waybell: 1,
      id: "zhongtong/kuaidi100",
      carrier: "zhongtong",
      provider: "kuaidi100",
      now,
      judged: at("06-01 10:00"),
      rows: [{ t: at("06-01 10:00"), l: { 60: 1, 5760: 1 }, c: 1, a: 0, m: [expect.any(Number)] }],
      heard: at("06-01 10:01"),
      from: at("06-01 10:01"),
      active: [at("06-01 10:01"), 70],
      late: null,
      silent: null,
    });
    expect(JSON.stringify(record)).not.toContain("7310");
  });

  it("that comes again is a duplicate, in the same step and in a later one", () => {
    const one = report("06-01 10:01", { id: "r", lags: [minute] });
    const first = step(null, one, one);
    expect(first.outcomes).toEqual([
      { is: "accepted", id: "r" },
      { is: "duplicate", id: "r", first: "accepted" },
    ]);
    const second = step(first.record, one);
    expect(second.outcomes).toEqual([{ is: "duplicate", id: "r", first: "accepted" }]);
    expect(second.record).toEqual(first.record);
  });

  it("counts in the five minutes it was received in, however late it comes, and in none when they left the window", () => {
    const host = new FeedHost();
    host.at("06-01 10:32", report("06-01 10:31"));
    const late = host.at(
      "06-01 10:33",
      report("06-01 10:05", { lags: [minute] }),
      report("06-01 10:04:59.999", { lags: [minute] }),
      report("06-01 10:29:59.999", { lags: [minute] }),
    );
    expect(late.outcomes.map(({ is }) => is)).toEqual(["accepted", "accepted", "accepted"]);
    expect(late.record.rows.map(({ t, l }) => [t, l])).toEqual([
      [at("06-01 10:05"), { 60: 1 }],
      [at("06-01 10:25"), { 60: 1 }],
      [at("06-01 10:30"), {}],
    ]);
  });

  it.each([
    ["of another carrier", report("06-01 10:01", { id: "x", carrier: "yunda" }), "E_WRONG_FEED", "carrier"],
    ["of another provider", report("06-01 10:01", { id: "x", provider: "17track" }), "E_WRONG_FEED", "carrier"],
    ["more than five minutes ahead", report("06-01 10:07:00.001", { id: "x" }), "E_TIME_AHEAD", "receivedAt"],
    ["without a zone", { ...report(now, { id: "x" }), receivedAt: "2026-06-01T10:00" }, "E_NAIVE_TIME", "receivedAt"],
    ["without lags", { ...report(now, { id: "x" }), lags: undefined }, "E_FIELD", "lags"],
    ["with half a millisecond", report(now, { id: "x", lags: [0.5] }), "E_FIELD", "lags[0]"],
    ["with fewer than no parcels", report(now, { id: "x", active: -1 }), "E_FIELD", "active"],
    [
      "with a field of a parcel",
      { ...report(now, { id: "x" }), number: "73100000000001" },
      "E_UNKNOWN_FIELD",
      "number",
    ],
    ["of another type", { ...report(now, { id: "x" }), type: "trace.received" }, "E_UNKNOWN_EVENT", "type"],
    ["that is nothing", null, "E_FIELD", "type"],
    ["that reaches for a prototype", JSON.parse('{"id":"x","__proto__":{}}'), "E_FORBIDDEN_KEY", ""],
  ])("%s is rejected, and the record as before", (_, bad, code, path) => {
    const { record } = step(null, report("06-01 10:01", { lags: [minute] }));
    const { outcomes, ...rest } = step(record, bad);
    const id = bad === null ? "" : "x";
    expect(outcomes).toEqual([expect.objectContaining({ is: "rejected", id, code, path })]);
    expect(rest).toEqual({ record, effects: [], wakeAt: null, findings: [] });
  });

  it("may be five minutes ahead of the clock of whoever counts it", () => {
    const { outcomes } = step(null, report("06-01 10:07", { id: "x" }));
    expect(outcomes).toEqual([{ is: "accepted", id: "x" }]);
  });

  it("that cannot be read does not keep the others from being counted, whose outcomes stand in their order", () => {
    const { outcomes, record } = step(
      null,
      report("06-01 10:01:30", { id: "b", lags: [minute] }),
      {},
      report("06-01 10:01", { id: "a", lags: [minute] }),
    );
    expect(outcomes.map(({ is, id }) => [is, id])).toEqual([
      ["accepted", "b"],
      ["rejected", ""],
      ["accepted", "a"],
    ]);
    expect(record.rows[0]?.l).toEqual({ 60: 2 });
  });

  it("names the feed when it is the first that can be read", () => {
    const first = step(null, {});
    expect([first.record.id, first.record.from]).toEqual(["", null]);
    expect(step(first.record, report("06-01 10:01", { carrier: "a/b%", provider: "c/d" })).record.id).toBe(
      "a%2Fb%25/c/d",
    );
  });
});

describe("a step", () => {
  it("keeps a small record however much is reported: 256 reports in five minutes, the rest together", () => {
    const host = new FeedHost();
    for (let time = at("06-01 10:00"); time < at("06-01 11:30"); time += 5 * minute) {
      const many = Array.from({ length: 257 }, (_, i) =>
        report(time + i * 1000, {
          lags: Array.from({ length: 40 }, (_, k) => (i * 40 + k) ** 2 * 1000),
          active: 10_000,
        }),
      );
      const { outcomes, record } = host.at(time + 5 * minute - 1, ...many);
      expect(outcomes.filter(({ is }) => is === "accepted")).toHaveLength(256);
      expect(outcomes.at(-1)).toMatchObject({ is: "rejected", code: "E_FEED_FULL", path: "receivedAt" });
      expect(record.rows.length).toBeLessThanOrEqual(7);
      expect(JSON.stringify(record).length).toBeLessThan(30_000);
    }
    const { record } = new FeedHost().at("06-01 10:01", report("06-01 10:00", { lags: scans(10_000, minute) }));
    expect(JSON.stringify(record).length).toBeLessThan(400);
  });

  it("reads a record of a newer version as it is, and asks to be called again", () => {
    const newer = { ...step(null, report("06-01 10:01")).record, waybell: 2 };
    expect(step(newer, report("06-01 10:01", { id: "x" }))).toEqual({
      record: newer,
      outcomes: [
        {
          is: "rejected",
          id: "x",
          code: "E_RECORD_NEWER",
          path: "",
          message: "The record was written by a newer version.",
          remedy: "Update waybell on this host.",
        },
      ],
      effects: [],
      wakeAt: now + 60 * minute,
      findings: [
        {
          code: "E_RECORD_NEWER",
          path: "record",
          message: "The record was written by a newer version.",
          expected: "Update waybell on this host.",
        },
      ],
    });
  });

  it("goes by the record's time where the clock ran back", () => {
    const { record } = step(null, report("06-01 10:01"));
    const back = feeds.step(record, [report("06-01 10:06", { id: "x" })], { now: now - 60 * minute });
    expect([back.record.now, back.outcomes, back.findings]).toEqual([
      now,
      [{ is: "accepted", id: "x" }],
      [
        {
          code: "E_NOW_RUNS_BACK",
          path: "now",
          message: "The clock ran back; the record's own time counts.",
          level: "warning",
        },
      ],
    ]);
  });

  it.each([
    ["neither record nor report", () => feeds.step(null, [], { now }), "NOT_A_RECORD"],
    ["a record of somebody else", () => feeds.step({ waybell: 1 } as never, [], { now }), "NOT_A_RECORD"],
    ["a time that is none", () => feeds.step(null, [report(now)], { now: Number.NaN }), "NOT_AN_INSTANT"],
  ])("tells a programmer of %s", (_, call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});

describe("the view of a feed", () => {
  it("says how late half and nearly all scans were, and how many were taken back or dated ahead", () => {
    const { record } = step(
      null,
      report("06-01 10:01", { lags: [...scans(9, 3 * minute), ...scans(9, 20 * minute)], corrections: 2 }),
      // Ten minutes ahead is borne with.
      report("06-01 10:01", { lags: [-10 * minute, -10 * minute - 1], active: 70 }),
    );
    expect(feeds.view(record, { now })).toEqual({
      carrier: "zhongtong",
      provider: "kuaidi100",
      scans: 20,
      p50: 3 * minute,
      p95: 20 * minute,
      corrections: 2,
      correctionRate: 0.1,
      skewed: 1,
      skewRate: 0.05,
      heard: at("06-01 10:01"),
      active: 70,
      alarms: [],
    });
  });

  it("is of the last half hour", () => {
    const { record } = step(null, report("06-01 10:01", { lags: [minute] }));
    expect(feeds.view(record, { now: at("06-01 10:29:59.999") }).scans).toBe(1);
    expect(feeds.view(record, { now: at("06-01 10:30") })).toMatchObject({
      scans: 0,
      p50: null,
      p95: null,
      correctionRate: null,
      skewRate: null,
    });
  });

  it("names the alarms that are on", () => {
    const host = new FeedHost();
    host.at(now, report(now, { lags: scans(20, 120 * minute), active: 50 }));
    const { record } = host.at("06-01 12:10");
    expect(feeds.view(record, { now: at("06-01 12:10") }).alarms).toEqual([
      { alarm: "lag", since: at("06-01 10:05") },
      { alarm: "silence", since: at("06-01 12:02") },
    ]);
  });
});
