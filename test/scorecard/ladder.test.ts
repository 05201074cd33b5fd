import { describe, expect, it } from "vitest";
import type { Contribution, Ladder } from "waybell";
import { added, day, due, ScoreHost, scorecards } from "../support/scores.ts";
import { at, clock } from "../support/times.ts";

const standing = (host: ScoreHost, time: string | number): Ladder => {
  if (!host.record) throw new Error("no record");
  return scorecards.standing(host.record, { now: typeof time === "number" ? time : at(time) }).ladder;
};

/** So many orders confirmed on that day. */
const bought = (many: number, when: string): readonly Contribution[] =>
  Array.from({ length: many }, (_, i) => added(`b${when}${i}`, when, [["confirmed", at(when), "no"]]));

describe("a seller who is often late", () => {
  it.each([
    [100, 2, "none", 1],
    [100, 3, "warned", 1],
    [100, 4, "warned", 1],
    [100, 5, "shown-less", 0.8],
    [100, 9, "shown-less", 0.8],
    [100, 10, "held", 0.8],
    [29, 29, "none", 1],
  ])("of %i orders with %i: %s", (all, late, step, exposure) => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(all, late, "06-03 10:00"));
    expect(standing(host, "06-03 12:00")).toMatchObject({ step, exposure, late, orders: all });
  });

  it("is held to half of what was bought on the busiest of 28 days, one at least", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...bought(41, "05-20 10:00"), ...bought(60, "05-06 10:00"), ...due(30, 30, "06-03 10:00"));
    expect(standing(host, "06-03 12:00").cap).toEqual({
      orders: 20,
      since: at("06-03 10:00:00.001"),
      endsAt: null,
    });
    const other = new ScoreHost();
    other.at("06-03 12:00", ...due(30, 30, "06-03 10:00"));
    expect(standing(other, "06-03 12:00").cap?.orders).toBe(1);
  });

  it("is held from when the share was reached, and free seven days after it was small again, whoever looked when", () => {
    const host = new ScoreHost();
    host.at("06-01 12:00", ...due(40, 0, "06-01 10:00"));
    host.at("06-04 08:00", ...due(20, 20, "06-03 10:00", "l"));
    expect(standing(host, "06-04 08:00").cap).toMatchObject({ since: at("06-03 10:00:00.001"), endsAt: null });
    host.at("06-07 08:00");
    host.at("06-07 09:00", ...due(500, 0, "06-06 10:00", "m"));
    expect(standing(host, "06-07 09:00").cap).toMatchObject({
      since: at("06-03 10:00:00.001"),
      endsAt: at("06-06 10:00:00.001") + 7 * day,
    });
  });

  it("counts days as its own clock has them", () => {
    const host = new ScoreHost();
    // Two local days, though one in UTC.
    host.at("06-03 12:00", ...bought(10, "05-20 23:59"), ...bought(10, "05-21 00:01"), ...due(30, 30, "06-03 10:00"));
    expect(standing(host, "06-03 12:00").cap?.orders).toBe(5);
  });

  it("is free again after seven days below four of a hundred, and not sooner", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(40, 4, "06-03 10:00"));
    const better = host.at("06-05 12:00", ...due(61, 0, "06-05 10:00", "x"));
    expect(standing(host, "06-05 12:00")).toMatchObject({ step: "held", late: 4, orders: 101 });
    const end = at("06-05 10:00:00.001") + 7 * day;
    expect([standing(host, "06-05 12:00").cap?.endsAt, better.wakeAt]).toEqual([end, end]);
    host.at(end - 1);
    expect(standing(host, end - 1).step).toBe("held");
    // Nobody has looked since.
    expect(standing(host, end)).toMatchObject({ step: "warned", cap: null });
    host.at(end);
    expect(standing(host, end).step).toBe("warned");
  });

  it("begins its seven days anew where it was late in them", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(40, 4, "06-03 10:00"));
    host.at("06-05 12:00", ...due(61, 0, "06-05 10:00", "x"));
    host.at("06-08 12:00", ...due(1, 1, "06-08 10:00", "y"));
    expect(standing(host, "06-08 12:00").cap?.endsAt).toBeNull();
    host.at("06-09 12:00", ...due(60, 0, "06-09 10:00", "z"));
    expect(clock(standing(host, "06-09 12:00").cap?.endsAt)).toBe("06-16 10:00:00.001");
  });

  it("is free in the end when nothing late is counted any more", () => {
    const host = new ScoreHost();
    host.until("07-20 00:00", host.at("06-03 12:00", ...due(40, 4, "06-03 10:00")));
    expect(standing(host, "07-20 00:00")).toMatchObject({ step: "none", late: 0, cap: null });
    const free = at("06-03 10:00") + 37 * day + 1;
    const other = new ScoreHost();
    other.at("06-03 12:00", ...due(40, 4, "06-03 10:00"));
    other.at(free - 1);
    expect(standing(other, free - 1).step).toBe("held");
    other.at(free);
    expect(standing(other, free).step).toBe("none");
  });

  it("is not held once a late order turns out to have been none, as if nobody had ever said so", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(40, 4, "06-03 10:00"));
    const voided = added("o00000", "06-05 10:00", [["ship-by", at("06-03 10:00"), "out"]]);
    host.at("06-05 10:00", voided);
    expect(standing(host, "06-05 10:00")).toMatchObject({ step: "shown-less", late: 3, orders: 39, cap: null });
  });

  it("stays held for as long as the share is not small, also when no order tells any more how that began", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(40, 4, "06-03 10:00"));
    // Five of a hundred, for months.
    for (let week = 0; week < 20; week++) host.at(at("06-05 12:00") + week * 7 * day, ...weekly(week));
    const now = at("06-05 12:00") + 19 * 7 * day;
    expect(standing(host, now)).toMatchObject({ step: "held", cap: { since: at("06-03 10:00:00.001"), endsAt: null } });
  });
});

/** A hundred orders of a week, five of them late. */
const weekly = (week: number): readonly Contribution[] =>
  Array.from({ length: 100 }, (_, i) => {
    const limit = at("06-05 10:00") + week * 7 * day;
    return added(`w${week}-${i}`, limit + 1, [["ship-by", limit, i < 5 ? "no" : "yes"]]);
  });

describe("parts of a seller's orders", () => {
  const now = at("06-03 12:00");
  const part = (rows: readonly Contribution[]) => scorecards.step(null, rows, { now }).record;
  const ladderOf = (...parts: readonly (readonly Contribution[])[]) =>
    scorecards.standing(
      parts.map(part).reduce((one, other) => scorecards.merge(one, other)),
      { now },
    ).ladder;

  it("that are late in one place hold the seller to nothing where all of them are not so often late", () => {
    const [bad, good] = [due(40, 4, "06-03 10:00", "a"), due(40, 0, "06-03 10:00", "b")];
    expect(ladderOf(bad).step).toBe("held");
    expect(ladderOf(bad, good)).toEqual({ step: "shown-less", late: 4, orders: 80, exposure: 0.8, cap: null });
    expect(ladderOf(good, bad)).toEqual(ladderOf([...bad, ...good]));
  });

  it("of which each is too small to say anything hold the seller by what they say together", () => {
    const [one, other] = [due(29, 3, "06-03 10:00", "a"), due(29, 3, "06-03 10:00", "b")];
    expect([ladderOf(one).step, ladderOf(other).step]).toEqual(["none", "none"]);
    expect(ladderOf(one, other)).toEqual({
      step: "held",
      late: 6,
      orders: 58,
      exposure: 0.8,
      cap: { orders: 1, since: at("06-03 10:00:00.001"), endsAt: null },
    });
  });
});
