import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Disruption } from "../../src/model/claims.ts";
import { type Calendar, weekdaysOnly } from "../../src/model/duration.ts";
import { concerns, type Disrupted, disrupt, type Scope } from "../../src/sla/disruption.ts";
import type { Interval } from "../../src/sla/pause.ts";
import { runs } from "../properties/runs.ts";
import { boxValues, contextAt, spansBy } from "../support/conditions.ts";
import { storm } from "../support/promises.ts";
import { at, clock } from "../support/times.ts";

// Two days from 06-01 10:00: due on 06-03 at 10:00.

const [started, due] = [at("06-01 10:00"), at("06-03 10:00")];
const scope: Scope = {
  promise: "ship-by",
  carrier: "zhongtong",
  origin: "浙江",
  destination: "湖南",
  settles: false,
  given: 0,
};
const late = at("06-20 00:00");

const under = (
  disruptions: readonly Disruption[],
  pauses: readonly Interval[] = [],
  now: number = late,
  calendar: Calendar = weekdaysOnly,
): Disrupted => disrupt(started, due, pauses, scope, { disruptions, reader: contextAt(now) }, spansBy(calendar));

/** `06-04 10:00 by storm` */
const shown = ({ due: limit, change, waived, still }: Disrupted): string =>
  [clock(limit), change ? `by ${change.by.id}` : "", waived ? `waived by ${waived.id}` : "", still ? "still" : ""]
    .filter((part) => part !== "")
    .join(" ");

const during = (
  id: string,
  effect: Disruption["effect"],
  from: string,
  to: string,
  more: Partial<Disruption> = {},
): Disruption => storm(effect, at(from), at(to), { id, declared: at("06-01 00:00"), ...more });
const day = (effect: Disruption["effect"], more: Partial<Disruption> = {}): Disruption =>
  during("storm", effect, "06-03 00:00", "06-04 00:00", more);
const stood = (from: string, to: string): Interval => ({ from: at(from), to: at(to) });

describe("an extension", () => {
  it.each<[what: string, disruptions: readonly Disruption[], limit: string]>([
    ["moves what is due in its time", [day({ extend: "24h" })], "06-04 10:00 by storm"],
    [
      "from its first millisecond",
      [during("storm", { extend: "24h" }, "06-03 10:00", "06-05 00:00")],
      "06-04 10:00 by storm",
    ],
    [
      "but not a millisecond before it",
      [during("storm", { extend: "24h" }, "06-03 10:00:00.001", "06-05 00:00")],
      "06-03 10:00",
    ],
    [
      "to the last before its end",
      [during("storm", { extend: "24h" }, "06-01 00:00", "06-03 10:00:00.001")],
      "06-04 10:00 by storm",
    ],
    ["but not at its end", [during("storm", { extend: "24h" }, "06-01 00:00", "06-03 10:00")], "06-03 10:00"],
    ["by days of the wall clock", [day({ extend: "3d" })], "06-06 10:00 by storm"],
    ["by business days", [day({ extend: "3bd" })], "06-08 10:00 by storm"],
    ["to a midnight", [day({ extend: "1cd" })], "06-04 00:00 by storm"],
    ["by nothing where it says nothing", [day({ extend: "0h" })], "06-03 10:00"],
    ["by nothing where it says nonsense", [day({ extend: "soon" })], "06-03 10:00"],
    [
      "once, where two are alike",
      [day({ extend: "24h" }), day({ extend: "24h" }, { id: "flood" })],
      "06-04 10:00 by storm",
    ],
    [
      "by the longest of several, not by their sum",
      [day({ extend: "12h" }, { id: "flood" }), day({ extend: "24h" }), day({ extend: "6h" }, { id: "strike" })],
      "06-04 10:00 by storm",
    ],
    [
      "not into the time of the next",
      [day({ extend: "24h" }), during("flood", { extend: "24h" }, "06-04 00:00", "06-05 00:00")],
      "06-04 10:00 by storm",
    ],
  ])("%s", (_, disruptions, limit) => {
    expect(shown(under(disruptions))).toBe(limit);
    expect(under(disruptions.toReversed()).due).toBe(under(disruptions).due);
  });

  it("leaves out the days off of the calendar", () => {
    const calendar = { holidays: ["2026-06-04", "2026-06-05"], workingDays: ["2026-06-06"] };
    expect(shown(under([day({ extend: "2bd" })], [], late, calendar))).toBe("06-08 10:00 by storm");
  });

  it("declared at the limit counts, a millisecond after only in retrospect", () => {
    expect(shown(under([day({ extend: "24h" }, { declared: due })]))).toBe("06-04 10:00 by storm");
    expect(shown(under([day({ extend: "24h" }, { declared: due + 1 })]))).toBe("06-03 10:00");
    expect(shown(under([day({ extend: "24h" }, { declared: due + 1, retroactive: true })]))).toBe(
      "06-04 10:00 by storm",
    );
  });
});

describe("a disruption declared while another keeps the limit open", () => {
  const first = day({ extend: "24h" });
  const second = (effect: Disruption["effect"], declared: string): Disruption =>
    during("flood", effect, "06-02 00:00", "06-06 00:00", { declared: at(declared) });

  it.each<[what: string, disruptions: readonly Disruption[], limit: string]>([
    ["moves it from where it was at first", [first, second({ extend: "48h" }, "06-03 12:00")], "06-05 10:00 by flood"],
    ["to its last millisecond", [first, second({ extend: "48h" }, "06-04 10:00")], "06-05 10:00 by flood"],
    ["but not a millisecond after", [first, second({ extend: "48h" }, "06-04 10:00:00.001")], "06-04 10:00 by storm"],
    ["stops its clock", [first, second("pause", "06-03 12:00")], "06-08 10:00 by flood"],
    ["waives it", [first, second("waive", "06-03 12:00")], "06-04 10:00 by flood waived by flood"],
    [
      "keeps it open for a third",
      [
        first,
        second({ extend: "48h" }, "06-03 12:00"),
        during("strike", { extend: "72h" }, "06-03 00:00", "06-04 00:00", { declared: at("06-05 10:00") }),
      ],
      "06-06 10:00 by strike",
    ],
    [
      "while its clock stands still for the first",
      [
        during("storm", "pause", "06-03 00:00", "06-04 00:00"),
        during("flood", "pause", "06-04 00:00", "06-05 00:00", { declared: at("06-03 12:00") }),
      ],
      "06-05 10:00 by flood",
    ],
    [
      "counts for nothing where that one does not count",
      [day({ extend: "24h" }, { declared: due + 1 }), second({ extend: "48h" }, "06-03 12:00")],
      "06-03 10:00",
    ],
    [
      "nor where that one came later, in retrospect",
      [
        day({ extend: "24h" }, { declared: at("06-03 13:00"), retroactive: true }),
        second({ extend: "48h" }, "06-03 12:00"),
      ],
      "06-04 10:00 by storm",
    ],
  ])("%s", (_, disruptions, limit) => {
    expect(shown(under(disruptions))).toBe(limit);
    expect(under(disruptions.toReversed()).due).toBe(under(disruptions).due);
  });
});

describe("a disruption that stops clocks", () => {
  it.each<[what: string, disruptions: readonly Disruption[], limit: string]>([
    ["adds its time", [during("storm", "pause", "06-02 00:00", "06-03 00:00")], "06-04 10:00 by storm"],
    ["adds its time after the start", [during("storm", "pause", "06-01 00:00", "06-01 12:00")], "06-03 12:00 by storm"],
    ["adds nothing before it", [during("storm", "pause", "05-31 00:00", "06-01 10:00")], "06-03 10:00"],
    [
      "adds all its time where it begins at the limit",
      [during("storm", "pause", "06-03 10:00", "06-04 00:00")],
      "06-04 00:00 by storm",
    ],
    ["adds nothing after it", [during("storm", "pause", "06-03 10:00:00.001", "06-04 00:00")], "06-03 10:00"],
    [
      "adds overlaps once",
      [during("storm", "pause", "06-02 00:00", "06-02 12:00"), during("flood", "pause", "06-02 06:00", "06-03 00:00")],
      "06-04 10:00 by flood",
    ],
    [
      "brings another into reach",
      [during("storm", "pause", "06-03 00:00", "06-04 00:00"), during("flood", "pause", "06-04 06:00", "06-05 00:00")],
      "06-05 04:00 by flood",
    ],
    [
      "moves it into the time of an extension",
      [
        during("storm", "pause", "06-02 00:00", "06-03 00:00"),
        during("flood", { extend: "24h" }, "06-04 00:00", "06-05 00:00"),
      ],
      "06-05 10:00 by flood",
    ],
    [
      "takes no extension away, though it moves the limit out of the time of that",
      [during("storm", "pause", "06-02 00:00", "06-03 00:00"), day({ extend: "48h" }, { id: "flood" })],
      "06-06 10:00 by flood",
    ],
    [
      "nor what the way of the limit to its time gives",
      [
        during("storm", "pause", "06-02 00:00", "06-03 00:00"),
        during("strike", "pause", "06-03 00:00", "06-04 00:00"),
        during("flood", { extend: "24h" }, "06-04 10:00", "06-04 10:00:00.001"),
      ],
      "06-06 10:00 by flood",
    ],
    [
      "and brings none that was over before it",
      [
        during("storm", "pause", "06-02 00:00", "06-03 00:00"),
        during("flood", { extend: "24h" }, "06-01 00:00", "06-03 10:00"),
      ],
      "06-04 10:00 by storm",
    ],
  ])("%s", (_, disruptions, limit) => {
    expect(shown(under(disruptions))).toBe(limit);
    expect(under(disruptions.toReversed()).due).toBe(under(disruptions).due);
  });

  it("is the reason only where it did move the limit", () => {
    const before = during("before", "pause", "05-30 00:00", "05-31 00:00");
    const after = during("after", "pause", "06-09 00:00", "06-10 00:00");
    const meanwhile = during("storm", "pause", "06-02 00:00", "06-03 00:00");
    expect(shown(under([before, meanwhile, after]))).toBe("06-04 10:00 by storm");
    expect(shown(under([after, before, meanwhile]))).toBe("06-04 10:00 by storm");
    const stands = stood("06-01 12:00", "06-01 13:00");
    expect(shown(under([before, meanwhile, after], [stands]))).toBe("06-04 11:00 by storm");
  });

  it("lasts until its end, and says when clocks stop and go on", () => {
    const one = [during("storm", "pause", "06-02 00:00", "06-03 00:00")];
    const seen = (now: string): string => {
      const found = under(one, [], at(now));
      return `${shown(found)}, next ${found.next === Number.POSITIVE_INFINITY ? "never" : clock(found.next)}`;
    };
    expect(seen("06-01 23:59:59.999")).toBe("06-04 10:00 by storm, next 06-02 00:00");
    expect(seen("06-02 00:00")).toBe("06-04 10:00 by storm still, next 06-03 00:00");
    expect(seen("06-02 23:59:59.999")).toBe("06-04 10:00 by storm still, next 06-03 00:00");
    expect(seen("06-03 00:00")).toBe("06-04 10:00 by storm, next never");
  });

  it("joins with what stopped the clock anyway: what both did counts once", () => {
    const one = [during("storm", "pause", "06-02 00:00", "06-03 00:00")];
    expect(shown(under(one, [stood("06-01 12:00", "06-01 15:00")]))).toBe("06-04 13:00 by storm");
    expect(shown(under(one, [stood("06-01 18:00", "06-02 06:00")]))).toBe("06-04 16:00 by storm");
    // It moved nothing that had not stood still anyway.
    expect(shown(under(one, [stood("06-01 18:00", "06-03 06:00")]))).toBe("06-04 22:00");
  });
});

describe("an extension of a clock that stood still", () => {
  it("counts from the limit as the standstill left it", () => {
    const stands = [stood("06-01 12:00", "06-02 12:00")];
    expect(shown(under([], stands))).toBe("06-04 10:00");
    expect(shown(under([day({ extend: "24h" })], stands))).toBe("06-05 10:00 by storm");
    const over = during("storm", { extend: "24h" }, "06-01 00:00", "06-03 10:00");
    expect(shown(under([over], stands))).toBe("06-04 10:00");
    const next = during("storm", { extend: "24h" }, "06-04 00:00", "06-05 00:00");
    expect(shown(under([next], stands))).toBe("06-05 10:00 by storm");
  });
});

describe("a waiver of what time is to settle", () => {
  const settled = (now: string, ...disruptions: readonly Disruption[]): string =>
    shown(
      disrupt(
        started,
        due,
        [],
        { ...scope, settles: true },
        { disruptions, reader: contextAt(at(now)) },
        boxValues.spans,
      ),
    );

  it("only stops its clock, for without its limit it would never be settled", () => {
    expect(settled("06-03 09:00", day("waive"))).toBe("06-04 10:00 by storm still");
    expect(settled("06-20 00:00", day("waive"))).toBe("06-04 10:00 by storm");
    expect(settled("06-20 00:00", during("storm", "waive", "06-03 10:00", "06-04 00:00"))).toBe("06-04 00:00 by storm");
    expect(settled("06-20 00:00", during("storm", "waive", "06-03 10:00:00.001", "06-04 00:00"))).toBe("06-03 10:00");
  });
});

describe("a waiver", () => {
  it.each<[what: string, one: Disruption, is: string]>([
    ["is of what is due in its time", day("waive"), "06-03 10:00 by storm waived by storm"],
    [
      "from its first millisecond",
      during("storm", "waive", "06-03 10:00", "06-04 00:00"),
      "06-03 10:00 by storm waived by storm",
    ],
    ["not before it", during("storm", "waive", "06-03 10:00:00.001", "06-04 00:00"), "06-03 10:00"],
    ["nor at its end", during("storm", "waive", "06-01 00:00", "06-03 10:00"), "06-03 10:00"],
    ["nor of what had passed when it was declared", day("waive", { declared: due + 1 }), "06-03 10:00"],
    [
      "but in retrospect",
      day("waive", { declared: due + 1, retroactive: true }),
      "06-03 10:00 by storm waived by storm",
    ],
  ])("%s", (_, one, is) => {
    expect(shown(under([one]))).toBe(is);
  });

  it("is of what was due in its time before it stood still", () => {
    const stands = [stood("06-01 12:00", "06-02 12:00")];
    expect(shown(under([day("waive")], stands))).toBe("06-04 10:00 by storm waived by storm");
    const over = during("storm", "waive", "06-01 00:00", "06-03 10:00");
    expect(shown(under([over], stands))).toBe("06-04 10:00");
  });

  it("is of the limit as it was without an extension, and leaves that as it is", () => {
    expect(shown(under([day("waive"), day({ extend: "24h" }, { id: "flood" })]))).toBe(
      "06-04 10:00 by storm waived by storm",
    );
    const next = during("storm", "waive", "06-04 00:00", "06-05 00:00");
    expect(shown(under([next, day({ extend: "24h" }, { id: "flood" })]))).toBe("06-04 10:00 by flood");
  });
});

describe("what moves a date that people gave", () => {
  const given = at("06-02 00:00");
  const dated = (...all: readonly Disruption[]): string =>
    shown(
      disrupt(started, due, [], { ...scope, given }, { disruptions: all, reader: contextAt(late) }, boxValues.spans),
    );
  const anew = (before: Disruption, declared: string, more: Partial<Disruption>): Disruption => ({
    ...before,
    declared: at(declared),
    ...more,
    before,
  });

  it.each<[effect: Disruption["effect"], limit: string]>([
    [{ extend: "24h" }, "06-04 10:00 by storm"],
    ["pause", "06-04 00:00 by storm"],
    ["waive", "06-03 10:00 by storm waived by storm"],
  ])("is what was not known then, and no storm in spite of which it was given: %j", (effect, limit) => {
    const storms = during("storm", effect, "06-03 10:00", "06-04 00:00", { declared: given });
    expect(dated(storms)).toBe(limit);
    expect(dated({ ...storms, declared: given - 1 })).toBe("06-03 10:00");
    // What is said of the same again is as well known as before.
    expect(dated(anew({ ...storms, declared: given - 1 }, "06-02 12:00", {}))).toBe("06-03 10:00");
    // Another storm at the same time is news.
    expect(dated({ ...storms, id: "flood", declared: given - 1 }, storms)).toBe(limit);
  });

  it.each<[effect: Disruption["effect"], limit: string]>([
    [{ extend: "24h" }, "06-03 10:00"],
    ["waive", "06-03 10:00"],
    ["pause", "06-03 15:00 by storm"],
  ])("is of a storm that was known the time alone by which it lasts longer: %j", (effect, limit) => {
    const known = during("storm", effect, "06-02 12:00", "06-03 10:00", { declared: given - 1 });
    expect(dated(known)).toBe("06-03 10:00");
    const beyond = during("storm", effect, "06-02 12:00", "06-04 00:00", { declared: given - 1 });
    expect(dated(anew(beyond, "06-02 18:00", { to: at("06-06 00:00") }))).toBe("06-03 10:00");
    const earlier = during("storm", effect, "06-02 12:00", "06-02 18:00", { declared: given - 1 });
    const longer = anew(earlier, "06-02 17:00", { to: at("06-02 23:00") });
    expect(dated(longer)).toBe(limit);
  });

  it.each<[effect: Disruption["effect"], limit: string]>([
    [{ extend: "24h" }, "06-04 10:00 by storm"],
    ["pause", "06-03 10:00:00.001 by storm"],
    ["waive", "06-03 10:00 by storm waived by storm"],
  ])("is a storm that was known, and came to be about it later: %j", (effect, limit) => {
    const known = during("storm", effect, "06-02 00:00", "06-03 10:00", { declared: given - 1 });
    expect(dated(anew(known, "06-02 12:00", { to: at("06-03 10:00:00.001") }))).toBe(limit);
  });

  it("is a storm that was called off or elsewhere by then, and came all the same", () => {
    const off = anew(day({ extend: "24h" }), "06-01 12:00", { to: at("06-03 00:00") });
    expect(dated(anew(off, "06-02 12:00", { to: at("06-04 00:00") }))).toBe("06-04 10:00 by storm");
    const elsewhere = day({ extend: "24h" }, { promises: ["pick-up-by"] });
    expect(dated(anew(elsewhere, "06-02 12:00", { promises: ["ship-by"] }))).toBe("06-04 10:00 by storm");
  });
});

describe("what a disruption did to a limit last", () => {
  const until = (end: string, known: string, effect: Disruption["effect"], declared = "06-01 00:00"): Disruption => {
    const before = during("storm", effect, "06-01 00:00", "06-05 00:00", { declared: at(declared) });
    return { ...before, to: at(end), declared: at(known), before };
  };
  const told = (...disruptions: readonly Disruption[]): string => {
    const { change, due: limit } = under(disruptions);
    return change ? `${change.is} to ${clock(limit)} on ${clock(change.at)}` : "nothing";
  };

  it.each<Disruption["effect"]>(["pause", "waive", { extend: "24h" }])(
    "is nothing where its clock started when the end was known: %j",
    (effect) => {
      expect(told(until("06-01 06:00", "06-01 06:00", effect))).toBe("nothing");
      expect(told(until("06-01 10:00", "06-01 10:00", effect))).toBe("nothing");
    },
  );

  it("is what ended early while its clock ran", () => {
    expect(told(until("06-01 18:00", "06-01 18:00", "pause"))).toBe("shortened to 06-03 18:00 on 06-01 18:00");
    expect(told(until("06-01 18:00", "06-01 18:00", { extend: "24h" }))).toBe(
      "shortened to 06-03 10:00 on 06-01 18:00",
    );
  });

  it("is its return where a waiver ended", () => {
    expect(told(until("06-01 18:00", "06-01 18:00", "waive"))).toBe("restored to 06-03 10:00 on 06-01 18:00");
  });

  it("is more time from its start on, though what was said before was longer", () => {
    const first = during("storm", { extend: "48h" }, "06-03 00:00", "06-04 00:00");
    const corrected = { ...first, effect: { extend: "24h" }, declared: at("06-01 06:00"), before: first };
    expect(told(corrected)).toBe("extended to 06-04 10:00 on 06-01 10:00");
  });
});

describe("the scope of a disruption", () => {
  const of = (more: Partial<Disruption>, about: Partial<Scope> = {}): boolean =>
    concerns(day("waive", more), { ...scope, ...about });

  it("is everything it does not narrow down", () => {
    expect(of({})).toBe(true);
    expect(of({ promises: ["pick-up-by", "ship-by"], carriers: ["zhongtong"], origins: ["浙江"] })).toBe(true);
    expect(of({ destinations: ["湖南", "海南"] })).toBe(true);
  });

  it.each<Partial<Disruption>>([
    { promises: ["pick-up-by"] },
    { promises: [] },
    { carriers: ["shunfeng"] },
    { origins: ["湖南"] },
    { destinations: ["浙江"] },
    { promises: ["ship-by"], origins: ["湖南"] },
  ])("is all of what it names: not %j", (more) => {
    expect(of(more)).toBe(false);
    expect(shown(under([day({ extend: "24h" }, more), day("waive", more), day("pause", more)]))).toBe("06-03 10:00");
  });

  it("leaves out what does not say where it comes from, or who carries it", () => {
    expect(of({ origins: ["浙江"] }, { origin: undefined })).toBe(false);
    expect(of({ carriers: ["zhongtong"] }, { carrier: undefined })).toBe(false);
  });
});

describe("any disruptions at all", () => {
  const hour = 3_600_000;
  const effect = fc.oneof(
    fc.constantFrom<Disruption["effect"]>("pause", "waive"),
    fc.integer({ min: 0, max: 60 }).map((hours): Disruption["effect"] => ({ extend: `${hours}h` })),
  );
  const one = fc
    .record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      effect,
      from: fc.integer({ min: -30, max: 90 }),
      span: fc.integer({ min: 0, max: 60 }),
      declared: fc.integer({ min: -30, max: 90 }),
      retroactive: fc.boolean(),
    })
    .map(
      ({ id, effect: does, from, span, declared, retroactive }): Disruption =>
        storm(does, started + from * hour, started + (from + span) * hour, {
          id,
          declared: started + declared * hour,
          ...(retroactive ? { retroactive } : {}),
        }),
    );
  const some = fc.uniqueArray(one, { maxLength: 5, selector: ({ id }) => id });
  const others = some.map((list) => list.map((each) => ({ ...each, id: `${each.id}2` })));
  const pauses = fc.array(
    fc
      .tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 0, max: 20 }))
      .map(([from, span]) => ({ from: started + from * hour, to: started + (from + span) * hour })),
    { maxLength: 3 },
  );
  const now = fc.integer({ min: 0, max: 200 }).map((hours) => started + hours * hour);

  it("never bring a limit nearer, say who moved it exactly if they did, and come to the same in any order", () => {
    fc.assert(
      fc.property(some, pauses, now, (disruptions, stands, seen) => {
        const found = under(disruptions, stands, seen);
        const plain = under([], stands, seen);
        expect(found.due).toBeGreaterThanOrEqual(plain.due);
        expect(found.change !== null).toBe(found.due > plain.due || found.waived !== null);
        const turned = under(disruptions.toReversed(), stands, seen);
        expect([turned.due, turned.still, turned.waived === null, turned.next]).toEqual([
          found.due,
          found.still,
          found.waived === null,
          found.next,
        ]);
      }),
      runs(1_000),
    );
  });

  it("give no less time for a further one, or where the clock stood still besides", () => {
    fc.assert(
      fc.property(some, others, pauses, pauses, now, (disruptions, further, stands, besides, seen) => {
        const one = under(disruptions, stands, seen);
        const all = under([...disruptions, ...further], [...stands, ...besides], seen);
        expect(all.due).toBeGreaterThanOrEqual(one.due);
        if (one.waived) expect(all.waived).not.toBeNull();
      }),
      runs(1_000),
    );
  });

  it("move it as far as the longest does by itself, where none stops clocks", () => {
    fc.assert(
      fc.property(some, pauses, now, (disruptions, stands, seen) => {
        // One that was declared in time only thanks to another does nothing by itself.
        const moving = disruptions
          .filter(({ effect: does }) => does !== "pause")
          .map((each) => ({ ...each, declared: Math.min(each.declared, due) }));
        const alone = moving.map((each) => under([each], stands, seen).due);
        expect(under(moving, stands, seen).due).toBe(Math.max(under([], stands, seen).due, ...alone));
      }),
      runs(500),
    );
  });

  it("do the same declared afterwards in retrospect as declared in time", () => {
    fc.assert(
      fc.property(some, pauses, now, (disruptions, stands, seen) => {
        const ahead = disruptions.map((each) => ({ ...each, declared: started }));
        const afterwards = disruptions.map((each) => ({
          ...each,
          declared: started + 99 * hour,
          retroactive: true as const,
        }));
        const [{ change: _, waived: __, ...known }, { change: ___, waived: ____, ...found }] = [
          under(ahead, stands, seen),
          under(afterwards, stands, seen),
        ];
        expect(found).toEqual(known);
      }),
      runs(500),
    );
  });
});
