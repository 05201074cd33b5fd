import { describe, expect, it } from "vitest";
import type { Milestone, OrderRecord, Pack } from "waybell";
import { lawUsFtc, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { promises } from "../../src/packs/promises.ts";
import { ruledBy, type Standing, standings } from "../properties/lives.ts";
import { buyer, created, number, paid, seller, shipped } from "../scenarios/fixture.ts";
import { channels, consented, platform } from "../scenarios/pinduoduo.ts";
import { at, clock } from "../support/times.ts";

// Every promise of the packs, through the rules of pinduoduo: what starts its clock, what keeps it, when it is due, and
// what comes of it when it is not kept.

type Done = readonly [dayAndTime: string, event: ScenarioEvent];

interface Row {
  readonly promise: string;
  readonly subject: "order" | "P1";
  readonly starts: readonly Done[];
  readonly started: string;
  readonly due: string;
  /** What keeps it, done at an instant. */
  readonly keeps: (time: number) => ScenarioEvent;
  /** What it is once that was done; a clock that begins anew is open. */
  readonly kept: "met" | "open";
  /** Held against the one who owes it, brought about by time, or neither. */
  readonly broken: "held" | "nothing" | { readonly stamps: string };
  readonly overlay?: Pack;
}

const order: readonly Done[] = [
  ["06-01 09:58", created],
  ["06-01 09:59", consented],
  ["06-01 10:00", paid],
];
const of = (more: Partial<(typeof created)["payload"]>): ScenarioEvent => ({
  ...created,
  payload: { ...created.payload, ...more },
});
const scan = (time: number, milestone: Milestone): ScenarioEvent => ({
  type: "trace.received",
  payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [{ at: time, code: milestone, milestone }] },
});
const scanned = (dayAndTime: string, milestone: Milestone): Done => [dayAndTime, scan(at(dayAndTime), milestone)];
const as = (milestone: Milestone) => (time: number) => scan(time, milestone);
const just = (event: ScenarioEvent) => () => event;

const uploaded: readonly Done[] = [...order, ["06-01 18:00", shipped]];
const pickedUp: readonly Done[] = [...uploaded, scanned("06-01 20:30", "picked_up")];
const underWay: readonly Done[] = [...pickedUp, scanned("06-02 23:40", "in_transit")];

const cancels: Pack = {
  id: "impatient",
  version: "1",
  layer: "shop",
  values: { duration: { "ship.auto-cancel": { value: "3d", source: ["R-SH-1"] } } },
};

const rows: readonly Row[] = [
  {
    promise: "pay-by",
    subject: "order",
    starts: [["06-01 09:58", created]],
    started: "06-01 09:58",
    due: "06-01 10:28",
    keeps: just(paid),
    kept: "met",
    broken: { stamps: "order.closed" },
  },
  {
    promise: "form-group-by",
    subject: "order",
    starts: [
      ["06-01 09:58", of({ kind: "group" })],
      ["06-01 10:00", paid],
    ],
    started: "06-01 10:00",
    due: "06-02 10:00",
    keeps: just({ type: "group.formed" }),
    kept: "met",
    broken: { stamps: "order.group-failed" },
  },
  {
    promise: "ship-by",
    subject: "order",
    starts: order,
    started: "06-01 10:00",
    due: "06-03 10:00",
    keeps: just(shipped),
    kept: "met",
    broken: "held",
  },
  {
    promise: "ship-or-cancel",
    subject: "order",
    starts: order,
    started: "06-03 10:00",
    due: "06-06 10:00",
    keeps: just(shipped),
    kept: "met",
    broken: { stamps: "order.closed" },
    overlay: cancels,
  },
  {
    promise: "auto-confirm",
    subject: "order",
    starts: [...underWay, scanned("06-03 14:05", "delivered")],
    started: "06-03 14:05",
    due: "06-10 14:05",
    keeps: just({ type: "receipt.confirmed" }),
    kept: "met",
    broken: { stamps: "order.received" },
  },
  {
    promise: "pick-up-by",
    subject: "P1",
    starts: uploaded,
    started: "06-01 18:00",
    due: "06-02 18:00",
    keeps: as("picked_up"),
    kept: "met",
    broken: "held",
  },
  {
    promise: "next-scan-by",
    subject: "P1",
    starts: pickedUp,
    started: "06-01 20:30",
    due: "06-03 20:30",
    keeps: as("in_transit"),
    kept: "met",
    broken: "held",
  },
  {
    promise: "keep-moving",
    subject: "P1",
    starts: underWay,
    started: "06-02 23:40",
    due: "06-05 23:40",
    keeps: as("in_transit"),
    kept: "open",
    broken: "held",
  },
  {
    promise: "deliver-by",
    subject: "P1",
    starts: [["06-01 09:58", of({ promisedDelivery: "2026-06-04T18:00+08:00" })], ...underWay.slice(1)],
    started: "06-04 18:00",
    due: "06-04 18:00",
    keeps: as("delivered"),
    kept: "met",
    broken: "held",
  },
  {
    promise: "sign-by",
    subject: "P1",
    starts: [...underWay, scanned("06-03 08:30", "out_for_delivery")],
    started: "06-03 08:30",
    due: "06-04 08:30",
    keeps: as("delivered"),
    kept: "met",
    broken: "held",
  },
  {
    promise: "point-consent",
    subject: "P1",
    starts: [...underWay.filter(([, event]) => event !== consented), scanned("06-03 18:40", "awaiting_collection")],
    started: "06-03 18:40",
    due: "06-03 18:40",
    keeps: just({ type: "consent.given", payload: { to: "pick-up-point" } }),
    kept: "met",
    broken: "held",
  },
  {
    promise: "collect-by",
    subject: "P1",
    starts: [...underWay, scanned("06-03 18:40", "awaiting_collection")],
    started: "06-03 18:40",
    due: "06-10 18:40",
    keeps: as("delivered"),
    kept: "met",
    broken: "nothing",
  },
  {
    promise: "answer-delay",
    subject: "order",
    starts: [...order, ["06-02 10:00", { type: "delay.announced", payload: { until: "2026-06-20T10:00+08:00" } }]],
    started: "06-02 10:00",
    due: "06-09 10:00",
    keeps: just({ type: "delay.answered", payload: { agrees: true } }),
    kept: "met",
    broken: { stamps: "order.delay-answered" },
    overlay: lawUsFtc,
  },
];

const plain = ruledBy([pinduoduo], channels);
const overlaid = new Map([cancels, lawUsFtc].map((pack) => [pack, ruledBy([pinduoduo, pack], channels)]));
const under = (overlay: Pack | undefined): typeof plain => (overlay && overlaid.get(overlay)) ?? plain;

const live = (from: Scenario, done: readonly (readonly [time: number, event: ScenarioEvent])[]): Scenario =>
  done.reduce<Scenario>((order, [time, event]) => order.at(time).when(event), from);

const begun = new Map<Row, Scenario>();

/** An order of which all this was done, each when it was; what starts a clock first where both were at once. */
function lived(row: Row, more: readonly (readonly [time: number, event: ScenarioEvent])[]): Scenario {
  const starts = row.starts.map(([dayAndTime, event]) => [at(dayAndTime), event] as const);
  const shop = scenario(under(row.overlay).book).given([buyer, seller, platform]);
  const last = starts.at(-1)?.[0] ?? 0;
  if (more.some(([time]) => time < last))
    return live(
      shop,
      [...starts, ...more].toSorted(([a], [b]) => a - b),
    );
  const from = begun.get(row) ?? live(shop, starts);
  begun.set(row, from);
  return live(from, more);
}

const standingOf = ({ promise, subject, overlay }: Row, record: OrderRecord): Standing["state"] | undefined =>
  standings(under(overlay), record).find((one) => one.rule.name === promise && one.subject === subject)?.state;

const recordOf = ({ record }: Scenario): OrderRecord => {
  if (!record) throw new Error("nothing happened");
  return record;
};
const claimsOf = ({ promise }: Row, record: OrderRecord) =>
  (record.claims ?? []).filter(({ p }) => p === promise).map(({ s, e, d, r, x }) => ({ s, e, d, r, x: x?.[1] }));

describe.each(rows)("$promise", (row) => {
  const [due, after] = [at(row.due), at(row.due) + 1];
  const consequence = typeof row.broken === "object" ? row.broken.stamps : undefined;

  it("is open until then", () => {
    if (row.started === row.due) return;
    const record = recordOf(lived(row, []).at(due));
    const { status, started, due: limit } = standingOf(row, record) ?? {};
    expect([status, clock(started), clock(limit)]).toEqual(["open", row.started, row.due]);
    expect(claimsOf(row, record)).toEqual([]);
  });

  it.each([
    ["a millisecond before it is due", due - 1],
    ["when it is due", due],
  ])("is kept by what is done %s", (_, time) => {
    const record = recordOf(lived(row, [[time, row.keeps(time)]]).at(after));
    expect(standingOf(row, record)?.status).toBe(row.kept);
    expect(claimsOf(row, record)).toEqual([]);
    if (consequence === "order.closed" || consequence === "order.group-failed")
      expect(record.stamps[consequence]).toBeUndefined();
  });

  it("is broken a millisecond after, dated by its limit", () => {
    const record = recordOf(lived(row, []).at(after));
    if (consequence) {
      expect(record.stamps[consequence]?.[1]).toBe(due);
      return;
    }
    const { status, breached } = standingOf(row, record) ?? {};
    expect([status, clock(breached)]).toEqual(["breached", row.due]);
    const held = { s: row.subject, e: at(row.started), d: due, r: [due, after], x: undefined };
    expect(claimsOf(row, record)).toEqual(row.broken === "held" ? [held] : []);
  });

  it("is not mended by what is done a millisecond after", () => {
    const record = recordOf(lived(row, [[after, row.keeps(after)]]).at(after + 1));
    if (consequence) {
      expect(record.stamps[consequence]?.[1]).toBe(due);
      return;
    }
    const held = { s: row.subject, e: at(row.started), d: due, r: [due, after], x: undefined };
    expect(claimsOf(row, record)).toEqual(row.broken === "held" ? [held] : []);
    if (row.kept === "met") expect(standingOf(row, record)?.status).toBe("breached");
  });
});

const scans = rows.filter((row) => row.broken === "held" && row.keeps(0).type === "trace.received");

describe.each(scans)("$promise, of which word comes late", (row) => {
  const due = at(row.due);
  const hour = 3_600_000;
  const heardAt = (heard: number, scannedAt: number): (string | undefined)[] =>
    claimsOf(row, recordOf(lived(row, [[heard, row.keeps(scannedAt)]]))).map(({ x }) => x);

  it("was kept by a scan of its last millisecond, and not by one a millisecond later", () => {
    expect(heardAt(due + hour, due)).toEqual(["late-evidence"]);
    expect(heardAt(due + hour, due + 1)).toEqual([undefined]);
  });

  it("may be proved for 72 hours, the last millisecond included", () => {
    expect(heardAt(due + 72 * hour, due)[0]).toBe("late-evidence");
    expect(heardAt(due + 72 * hour + 1, due)[0]).toBeUndefined();
  });
});

it("every promise of the packs is here", () => {
  const names = [...Object.keys(promises), ...Object.keys(lawUsFtc.promises ?? {})];
  expect(rows.map(({ promise }) => promise).sort()).toEqual(names.sort());
});
