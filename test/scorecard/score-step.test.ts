import { describe, expect, it } from "vitest";
import type { Contribution, ScoreRecord } from "waybell";
import { added, day, hour, ScoreHost, scorecards, table } from "../support/scores.ts";
import { at } from "../support/times.ts";

const due = at("06-03 10:00");
const window = { from: at("06-01 00:00"), to: at("07-01 00:00") };
const lateShip = (record: ScoreRecord): string | undefined =>
  table(scorecards.measure(record, window, { now: window.to }), "late-ship")["late-ship"];

const late = added("o1", "06-03 11:00", [["ship-by", due, "no"]]);
const voided = added("o1", "06-04 11:00", [["ship-by", due, "yes"]]);

describe("a scorecard", () => {
  it("keeps what each order adds, by order, and what was made last counts", () => {
    const host = new ScoreHost();
    host.at("06-03 11:00", late, added("a", "06-03 11:00", [["ship-by", due, "yes"]]));
    expect(lateShip(host.record as ScoreRecord)).toBe("1/2");
    host.at("06-04 11:00", voided);
    expect(lateShip(host.record as ScoreRecord)).toBe("0/2");
    expect(host.record?.orders.map(({ order }) => order)).toEqual(["a", "o1"]);
  });

  it("is not misled by what was made before and comes after", () => {
    const host = new ScoreHost();
    host.at("06-04 11:00", voided);
    expect(host.at("06-04 12:00", late).outcomes).toEqual([{ is: "duplicate", id: late.id, first: "accepted" }]);
    expect(lateShip(host.record as ScoreRecord)).toBe("0/1");
  });

  it("takes, of two made at one instant, the one to whose order more had happened", () => {
    const more = added("o1", "06-03 11:00", [["ship-by", due, "yes"]], { rev: [at("06-03 11:00"), 2] });
    for (const rows of [
      [late, more],
      [more, late],
    ]) {
      const host = new ScoreHost();
      for (const row of rows) host.at("06-03 11:00", row);
      expect(lateShip(host.record as ScoreRecord)).toBe("0/1");
    }
  });

  it("adds nothing for what comes again", () => {
    const host = new ScoreHost();
    const first = host.at("06-03 11:00", late);
    expect(first.outcomes).toEqual([{ is: "accepted", id: late.id }]);
    const again = host.at("06-03 11:00", late, { ...late });
    expect(again.outcomes.map(({ is }) => is)).toEqual(["duplicate", "duplicate"]);
    expect(again.record).toEqual(first.record);
  });

  it("remembers who wanted no more messages, though no later row says so", () => {
    const host = new ScoreHost();
    host.at("06-03 11:00", { ...late, optOuts: [[1, due, "sms"]] });
    host.at("06-04 11:00", { ...voided, optOuts: [[2, due, "push"]] });
    expect(host.record?.orders[0]?.optOuts).toEqual([
      [1, due, "sms"],
      [2, due, "push"],
    ]);
  });

  it("is that of one seller", () => {
    const host = new ScoreHost();
    host.at("06-03 11:00", late);
    const { outcomes, record } = host.at("06-03 12:00", { ...voided, seller: "shop-2", rev: [at("06-03 12:00"), 1] });
    expect(outcomes).toMatchObject([{ is: "rejected", code: "E_WRONG_SELLER", path: "seller" }]);
    expect([record.id, lateShip(record)]).toEqual(["shop-1", "1/1"]);
  });

  it("takes nothing made after now, but for a clock that goes a little wrong", () => {
    const rows = ["06-03 11:10:00.001", "06-03 11:10"].map((time) => added("o1", time, [["ship-by", due, "no"]]));
    const { outcomes } = new ScoreHost().at("06-03 11:00", ...rows);
    expect(outcomes).toMatchObject([{ is: "rejected", code: "E_TIME_AHEAD", path: "rev[0]" }, { is: "accepted" }]);
  });

  it.each([
    ["no object", 5, "E_FIELD"],
    ["another type", { ...late, type: "order.created" }, "E_UNKNOWN_EVENT"],
    ["a mark that nobody knows", { ...late, marks: [["sold", due, "yes"]] }, "E_FIELD"],
    ["a mark that says nothing", { ...late, marks: [["ship-by", due, "perhaps"]] }, "E_FIELD"],
    ["a mark without a time", { ...late, marks: [["ship-by", Number.NaN, "yes"]] }, "E_FIELD"],
    ["an amount below nothing", { ...late, marks: [["charged", due, "yes", -1, "CNY"]] }, "E_FIELD"],
    ["a field too many", { ...late, buyer: "Li" }, "E_UNKNOWN_FIELD"],
    ["no order", { ...late, order: "" }, "E_FIELD"],
  ])("refuses %s, and is as before", (_, row, code) => {
    const host = new ScoreHost();
    const before = host.at("06-03 11:00", late).record;
    const { outcomes, record } = host.at("06-03 11:00", row as Contribution);
    expect(outcomes).toMatchObject([{ is: "rejected", code }]);
    expect(record).toEqual(before);
  });

  it("forgets an order when the last of it is older than what is kept", () => {
    const host = new ScoreHost();
    host.at("06-03 11:00", late);
    const last = at("06-03 11:00") + 90 * day;
    expect(host.at(last).record.orders).toHaveLength(1);
    expect(host.at(last + 1).record.orders).toHaveLength(0);
    // What was made before it and comes now is as old.
    expect(host.at(last + 1, { ...late, rev: [due, 1] }).record.orders).toHaveLength(0);
  });

  it("does not run back, and says so", () => {
    const host = new ScoreHost();
    host.at("06-03 11:00", late);
    const { record, findings } = host.at("06-03 10:00");
    expect([record.now, findings.map(({ code }) => code)]).toEqual([at("06-03 11:00"), ["E_NOW_RUNS_BACK"]]);
  });

  it("is not touched by a version older than it", () => {
    const { record } = new ScoreHost().at("06-03 11:00", late);
    const newer = { ...record, waybell: record.waybell + 1 };
    const step = scorecards.step(newer, [voided], { now: at("06-04 12:00") });
    expect(step.record).toBe(newer);
    expect(step.outcomes).toMatchObject([{ is: "rejected", code: "E_RECORD_NEWER" }]);
    expect(step.wakeAt).toBe(at("06-04 12:00") + hour);
  });

  it.each([
    ["neither record nor contribution", () => scorecards.step(null, [], { now: 1 }), "NOT_A_RECORD"],
    ["a record of something else", () => scorecards.step({} as ScoreRecord, [], { now: 1 }), "NOT_A_RECORD"],
    ["a time that is none", () => scorecards.step(null, [late], { now: 0.5 }), "NOT_AN_INSTANT"],
  ])("throws for %s", (_, call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }) as Error);
  });

  it("is not put together with that of another seller", () => {
    const [one, other] = ["shop-1", "shop-2"].map(
      (seller) => new ScoreHost().at("06-03 11:00", { ...late, seller }).record,
    );
    expect(() => scorecards.merge(one as ScoreRecord, other as ScoreRecord)).toThrow(
      expect.objectContaining({ code: "NOT_A_RECORD" }) as Error,
    );
  });
});
