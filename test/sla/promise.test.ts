import { describe, expect, it } from "vitest";
import type { ClaimRow, Disruption, PauseRow } from "../../src/model/claims.ts";
import type { RawPromise } from "../../src/sla/promise.ts";
import { groundsAt, promise, read, storm } from "../support/promises.ts";
import { at, clock } from "../support/times.ts";

// A box packed on 06-01 at 10:00 is sent within a day.

const packed = { "box.packed": at("06-01 10:00") };

interface Circumstances {
  readonly facts?: { readonly [fact: string]: number | boolean };
  readonly stops?: readonly (readonly [from: string, to: string | null])[];
  readonly storms?: readonly Disruption[];
}

const is = (
  now: string,
  rule: Partial<RawPromise> = {},
  { facts = {}, stops = [], storms = [] }: Circumstances = {},
): string => {
  const pauses = stops.map(([from, to]): PauseRow => ["send-box-by", "box", at(from), to === null ? 0 : at(to)]);
  const found = read(promise(rule), { ...packed, ...facts }, groundsAt(at(now), { pauses, disruptions: storms }));
  const next = found.next === Number.POSITIVE_INFINITY ? "never" : clock(found.next);
  return `${found.status}, due ${clock(found.due)}, next ${next}`;
};

describe("a promise", () => {
  it("is open to the last millisecond of its limit, broken from the next", () => {
    expect(is("06-01 10:00")).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(is("06-02 10:00")).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(is("06-02 10:00:00.001")).toBe("breached, due 06-02 10:00, next never");
  });

  it("is kept by what was done by then, whenever it is looked at", () => {
    const sent = (time: string) => ({ facts: { "box.sent": at(time) } });
    expect(is("06-02 09:59:59.999", {}, sent("06-02 09:59:59.999"))).toBe("met, due 06-02 10:00, next never");
    expect(is("06-09 00:00", {}, sent("06-02 10:00"))).toBe("met, due 06-02 10:00, next never");
    expect(is("06-09 00:00", {}, sent("06-02 10:00:00.001"))).toBe("breached, due 06-02 10:00, next never");
  });

  it("is dated by its limit when it is broken, however late anybody looks", () => {
    const { breached, started } = read(promise(), packed, groundsAt(at("06-20 00:00")));
    expect([clock(started), clock(breached)]).toEqual(["06-01 10:00", "06-02 10:00"]);
  });
});

describe("a limit that a choice of the pack is for", () => {
  const limit = (wrapping: unknown, within: string) =>
    ({ if: { given: { wrapping } }, from: "box.packed", within }) as const;

  it.each<[string, unknown, string]>([
    ["is that of the choice that was made", "paper", "06-01 12:00"],
    ["or of one of several", ["foil", "paper"], "06-01 12:00"],
    ["or of any but another", { not: "foil" }, "06-01 12:00"],
    ["and not of another", "foil", "06-02 10:00"],
    ["nor of any but the one that was made", { not: "paper" }, "06-02 10:00"],
  ])("%s", (_, wrapping, due) => {
    const rule = { due: [limit(wrapping, "2h"), { from: "box.packed", within: "24h" }] };
    expect(is("06-01 11:00", rule)).toBe(`open, due ${due}, next ${due}:00.001`);
  });
});

describe("an extension a person asked for", () => {
  const extended = { extended: { by: "2d", times: "box.count" } };
  const times = (count: number) => ({ facts: { "box.count": count } });

  it.each([
    [0, "06-02 10:00"],
    [1, "06-04 10:00"],
    [3, "06-08 10:00"],
  ])("%i times moves the limit so often", (count, due) => {
    expect(is("06-01 12:00", extended, times(count))).toBe(`open, due ${due}, next ${due}:00.001`);
  });

  it("counts from the limit, a standstill from there on, and a storm's extension last", () => {
    const stood = { ...times(1), stops: [["06-01 12:00", "06-01 15:00"]] as const };
    expect(is("06-05 00:00", extended, stood)).toBe("breached, due 06-04 13:00, next never");
    const storms = [storm({ extend: "24h" }, at("06-04 13:00"), at("06-04 13:00:00.001"))];
    expect(is("06-05 00:00", extended, { ...stood, storms })).toBe("open, due 06-05 13:00, next 06-05 13:00:00.001");
    // A storm about the limit as it was before is about it no more.
    const before = [storm({ extend: "24h" }, at("06-02 00:00"), at("06-03 00:00"))];
    expect(is("06-05 00:00", extended, { ...stood, storms: before })).toBe("breached, due 06-04 13:00, next never");
  });
});

describe("a clock that stands still", () => {
  it("is neither kept nor broken, and goes on with what was left", () => {
    expect(is("06-05 00:00", {}, { stops: [["06-01 12:00", null]] })).toBe("paused, due 06-05 22:00, next never");
    const over = { stops: [["06-01 12:00", "06-05 00:00"]] as const };
    expect(is("06-05 00:00", {}, over)).toBe("open, due 06-05 22:00, next 06-05 22:00:00.001");
    expect(is("06-05 22:00:00.001", {}, over)).toBe("breached, due 06-05 22:00, next never");
  });

  it("is kept by what is done while it does", () => {
    const facts = { "box.sent": at("06-04 00:00") };
    expect(is("06-05 00:00", {}, { stops: [["06-01 12:00", null]], facts })).toBe("met, due 06-05 22:00, next never");
  });

  it("under a storm wakes when that begins and ends", () => {
    const storms = [storm("pause", at("06-01 20:00"), at("06-02 20:00"))];
    expect(is("06-01 12:00", {}, { storms })).toBe("open, due 06-03 10:00, next 06-01 20:00");
    expect(is("06-02 12:00", {}, { storms })).toBe("paused, due 06-03 10:00, next 06-02 20:00");
    expect(is("06-02 20:00", {}, { storms })).toBe("open, due 06-03 10:00, next 06-03 10:00:00.001");
  });
});

describe("what excuses", () => {
  const excusedBy = { "box.eta": true };
  const from = (time: string) => ({ facts: { "box.eta": at(time) } });

  it("does so from its own instant, up to the limit", () => {
    expect(is("06-02 12:00", { excusedBy }, from("06-02 10:00"))).toBe("excused, due 06-02 10:00, next never");
    expect(is("06-02 12:00", { excusedBy }, from("06-02 10:00:00.001"))).toBe("breached, due 06-02 10:00, next never");
  });

  it("counts where a standstill moved the limit behind it", () => {
    const moved = { ...from("06-02 12:00"), stops: [["06-01 12:00", "06-01 15:00"]] as const };
    expect(is("06-03 00:00", { excusedBy }, moved)).toBe("excused, due 06-02 13:00, next never");
  });

  it("counts by itself: one from before the date was given hides none that came since", () => {
    const dated = { due: { at: "box.eta" }, met: { "box.heavy": true } } as const;
    const facts = { "box.eta": at("06-03 10:00"), "box.packed": at("06-01 10:00") };
    const status = (sent: string, rule: Partial<RawPromise>) =>
      read(promise({ ...dated, ...rule }), { ...facts, "box.sent": at(sent) }, groundsAt(at("06-04 00:00")), {
        "box.eta": at("06-01 12:00"),
      });
    const either = [{ "box.packed": true }, { "box.sent": true }];
    const nested = { any: either };
    for (const rule of [{ excusedBy: either }, { forgivenBy: either }, { excusedBy: nested }])
      expect(
        ["06-01 11:59:59.999", "06-01 12:00", "06-03 10:00", "06-03 10:00:00.001"].map(
          (sent) => status(sent, rule).status,
        ),
      ).toEqual(["breached", "excused", "excused", "breached"]);
    expect(status("06-02 10:00", { excusedBy: either }).since).toEqual([at("06-02 10:00"), at("06-02 10:00")]);
    // The first of those that count says since when.
    const later = [{ "box.sent": { past: "1h" } }, { "box.sent": true }];
    expect(status("06-02 10:00", { excusedBy: later }).since).toEqual([at("06-02 10:00"), at("06-02 10:00")]);
  });

  it("counts less than that it was done", () => {
    const both = { facts: { "box.eta": at("06-01 12:00"), "box.sent": at("06-02 09:00") } };
    expect(is("06-03 00:00", { excusedBy }, both)).toBe("met, due 06-02 10:00, next never");
  });
});

describe("a promise that counts only while something is so", () => {
  const rule = { while: { "box.heavy": true } } as const;
  const held = { p: "send-box-by", s: "box", e: at("06-01 10:00"), d: at("06-02 10:00"), r: [0, 0] } as const;
  const status = (claims: readonly ClaimRow[]): string =>
    read(promise(rule), packed, groundsAt(at("06-03 00:00"), { claims })).status;

  it("comes to nothing when it is so no more", () => {
    expect(status([])).toBe("moot");
  });

  it("stays broken, though, where it was broken before", () => {
    expect(status([held])).toBe("breached");
    expect(status([{ ...held, x: [at("06-02 12:00"), "late-evidence"] }])).toBe("moot");
  });
});

describe("a waiver", () => {
  const waived = (from: string, to: string, more: Partial<Disruption> = {}) => ({
    storms: [storm("waive", at(from), at(to), more)],
  });

  it("leaves nothing to be kept or broken", () => {
    expect(is("06-01 12:00", {}, waived("06-02 00:00", "06-03 00:00", { declared: at("06-01 11:00") }))).toBe(
      "waived, due 06-02 10:00, next never",
    );
    expect(is("06-09 00:00", {}, waived("06-02 00:00", "06-03 00:00"))).toBe("waived, due 06-02 10:00, next never");
    expect(is("06-09 00:00", {}, waived("06-02 10:00:00.001", "06-03 00:00"))).toBe(
      "breached, due 06-02 10:00, next never",
    );
  });

  it("counts less than that it was done in time, and more than that it was done late", () => {
    const storms = waived("06-02 00:00", "06-03 00:00");
    const sent = (time: string) => ({ ...storms, facts: { "box.sent": at(time) } });
    expect(is("06-09 00:00", {}, sent("06-02 10:00"))).toBe("met, due 06-02 10:00, next never");
    expect(is("06-09 00:00", {}, sent("06-02 10:00:00.001"))).toBe("waived, due 06-02 10:00, next never");
  });
});

describe("a limit with several entries", () => {
  const due = [
    { at: "box.eta", plus: "1h" },
    { if: { "box.heavy": true }, from: "box.packed", within: "2d" },
    { from: "box.packed", within: "24h" },
  ];

  it("is the first that applies and is known", () => {
    expect(is("06-01 12:00", { due })).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(is("06-01 12:00", { due }, { facts: { "box.heavy": true } })).toBe(
      "open, due 06-03 10:00, next 06-03 10:00:00.001",
    );
    expect(is("06-01 12:00", { due }, { facts: { "box.heavy": true, "box.eta": at("06-01 13:00") } })).toBe(
      "open, due 06-01 14:00, next 06-01 14:00:00.001",
    );
  });

  it("is the date where that is sooner, and what comes after it where that is", () => {
    const due = [
      { at: "box.eta", sooner: true },
      { if: { "box.heavy": true }, from: "box.packed", within: "12h" },
      { from: "box.packed", within: "24h" },
    ] as const;
    const dated = (time: string, more = {}) => is("06-01 12:00", { due }, { facts: { "box.eta": at(time), ...more } });
    expect(dated("06-01 20:00")).toBe("open, due 06-01 20:00, next 06-01 20:00:00.001");
    expect(dated("06-02 10:00")).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(dated("06-03 20:00")).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(dated("06-01 23:00", { "box.heavy": true })).toBe("open, due 06-01 22:00, next 06-01 22:00:00.001");
    expect(is("06-01 12:00", { due: due.slice(0, 1) }, { facts: { "box.eta": at("06-03 20:00") } })).toBe(
      "open, due 06-03 20:00, next 06-03 20:00:00.001",
    );
  });

  it("is of the clock beside it where it is a date, and of its own where there is none", () => {
    const started = (facts: { readonly [fact: string]: number }) =>
      clock(read(promise({ due }), facts, groundsAt(at("06-01 12:00"))).started);
    expect(started({ ...packed, "box.eta": at("06-05 13:00") })).toBe("06-01 10:00");
    expect(started({ "box.eta": at("06-05 13:00") })).toBe("06-05 13:00");
  });

  it("is not there where what switches it off is off", () => {
    const off = [{ from: "box.packed", within: "switched-off" }, ...due.slice(1)];
    expect(is("06-01 12:00", { due: off })).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(read(promise({ due: off.slice(0, 1) }), packed, groundsAt(at("06-20 00:00"))).value).toBeUndefined();
  });
});

describe("a clock that runs against a person", () => {
  const due = (rule: Partial<RawPromise>, time: string) =>
    clock(read(promise(rule), packed, groundsAt(at("06-01 20:00")), { "box.packed": at(time) }).due);
  const against = { owedBy: "buyer", then: { event: "receipt.confirmed" } } as const;

  it("starts when we learnt of it, every other when it happened", () => {
    expect(due(against, "06-01 18:00")).toBe("06-02 18:00");
    expect(due({}, "06-01 18:00")).toBe("06-02 10:00");
  });

  it("does not start before it happened", () => {
    expect(due(against, "06-01 09:00")).toBe("06-02 10:00");
  });
});

describe("a promise that is proved by a feed", () => {
  const lag = { announceAfter: "30m" };

  it("is broken when the feed had its usual lag, and dated by its limit", () => {
    expect(is("06-02 10:00", lag)).toBe("open, due 06-02 10:00, next 06-02 10:00:00.001");
    expect(is("06-02 10:30", lag)).toBe("open, due 06-02 10:00, next 06-02 10:30:00.001");
    expect(is("06-02 10:30:00.001", lag)).toBe("breached, due 06-02 10:00, next never");
  });

  it("is kept by what the feed says meanwhile of a time before its limit, not after", () => {
    const sent = (time: string) => ({ facts: { "box.sent": at(time) } });
    expect(is("06-02 10:20", lag, sent("06-02 10:00"))).toBe("met, due 06-02 10:00, next never");
    const late = sent("06-02 10:00:00.001");
    expect(is("06-02 10:20", lag, late)).toBe("open, due 06-02 10:00, next 06-02 10:30:00.001");
    expect(is("06-02 10:30:00.001", lag, late)).toBe("breached, due 06-02 10:00, next never");
  });
});

describe("a promise with proofs of several kinds", () => {
  // Due on 06-02 at 10:00 by what was sent, on 06-04 at 12:00 by what it says, at any time where that says so.
  const rule = (...met: readonly object[]) =>
    ({ met: [{ when: { "box.sent": true } }, ...met] }) as Partial<RawPromise>;
  const says = { when: { "box.label": "sent" }, by: "box.eta" };
  const vouched = { when: { "box.colour": "green" }, by: "any time" };
  const eta = { "box.eta": at("06-04 12:00") };

  it("waits for the last of their limits, dated by the first", () => {
    expect(is("06-04 12:00", rule(says), { facts: eta })).toBe("open, due 06-02 10:00, next 06-04 12:00:00.001");
    expect(is("06-04 12:00:00.001", rule(says), { facts: eta })).toBe("breached, due 06-02 10:00, next never");
    const late = { ...eta, "box.sent": at("06-02 10:00:00.001") };
    expect(is("06-04 12:00", rule(says), { facts: late })).toBe("open, due 06-02 10:00, next 06-04 12:00:00.001");
  });

  it("takes each by its own limit", () => {
    const learnt = (time: string) => {
      const known = { "box.label": at(time) };
      const about = { ...packed, ...eta, "box.label": "sent" };
      return read(promise(rule(says)), about, groundsAt(at("06-09 00:00")), known).status;
    };
    expect(learnt("06-04 12:00")).toBe("met");
    expect(learnt("06-04 12:00:00.001")).toBe("breached");
  });

  it("waits for none that counts at any time", () => {
    expect(is("06-02 10:00:00.001", rule(vouched))).toBe("breached, due 06-02 10:00, next never");
    const known = { "box.colour": at("06-08 00:00") };
    const about = { ...packed, "box.colour": "green" };
    expect(read(promise(rule(vouched)), about, groundsAt(at("06-09 00:00")), known).status).toBe("met");
  });
});

describe("the status of a promise", () => {
  const since = (
    now: string,
    rule: Partial<RawPromise>,
    { facts = {}, stops = [], storms = [] }: Circumstances,
    known: { readonly [fact: string]: number } = {},
    claims: readonly ClaimRow[] = [],
  ): readonly unknown[] => {
    const pauses = stops.map(([from, to]): PauseRow => ["send-box-by", "box", at(from), to === null ? 0 : at(to)]);
    const on = groundsAt(at(now), { pauses, disruptions: storms, claims });
    const found = read(promise(rule), { ...packed, ...facts }, on, known);
    return [found.status, ...(found.since ?? []).map(clock)];
  };
  const sent = { facts: { "box.sent": at("06-02 09:00") } };
  const late: ClaimRow = { p: "send-box-by", s: "box", e: at("06-01 10:00"), d: at("06-02 10:00"), r: [0, 0] };

  it("begins with what keeps or excuses it, and is known when that is", () => {
    expect(since("06-02 09:30", {}, sent)).toEqual(["met", "06-02 09:00", "06-02 09:00"]);
    expect(since("06-03 09:30", {}, sent, { "box.sent": at("06-03 08:00") })).toEqual([
      "met",
      "06-02 09:00",
      "06-03 08:00",
    ]);
    const excused = { facts: { "box.eta": at("06-02 08:00") } };
    expect(since("06-03 09:30", { excusedBy: { "box.eta": true } }, excused)).toEqual([
      "excused",
      "06-02 08:00",
      "06-02 08:00",
    ]);
  });

  it("begins with the standstill, and anew when that is over", () => {
    const stops = (to: string | null) => ({ stops: [["06-01 12:00", to]] as const });
    expect(since("06-01 20:00", {}, stops(null))).toEqual(["paused", "06-01 12:00", "06-01 12:00"]);
    expect(since("06-01 20:00", {}, stops("06-01 15:00"))).toEqual(["open", "06-01 15:00", "06-01 15:00"]);
    const storms = [storm("pause", at("06-01 12:00"), at("06-02 12:00"), { declared: at("06-01 13:00") })];
    expect(since("06-01 20:00", {}, { storms })).toEqual(["paused", "06-01 12:00", "06-01 13:00"]);
  });

  it("begins with the waiver, or with the end of its breach", () => {
    const storms = [storm("waive", at("06-02 00:00"), at("06-03 00:00"), { declared: at("06-01 20:00") })];
    expect(since("06-01 22:00", {}, { storms })).toEqual(["waived", "06-01 20:00", "06-01 20:00"]);
    const ended: ClaimRow = { ...late, x: [at("06-04 10:00"), "appeal"] };
    expect(since("06-05 10:00", {}, {}, {}, [ended])).toEqual(["voided", "06-04 10:00", "06-04 10:00"]);
  });

  it("is open since its limit is known, and says when it may change", () => {
    expect(since("06-01 20:00", {}, {})).toEqual(["open"]);
    expect(clock(read(promise(), packed, groundsAt(at("06-01 20:00"))).next)).toBe("06-02 10:00:00.001");
  });
});
