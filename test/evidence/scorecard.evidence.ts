import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Contribution,
  contribution,
  defineRulebook,
  defineScorecards,
  type Measure,
  type OrderEvent,
  type OrderRecord,
  type Pack,
  type ScoreRecord,
} from "waybell";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";

// Orders of Olist, a marketplace in Brazil (CC BY-NC-SA 4.0): times on a clock in São Paulo, in which orders of three years
// changed from winter to summer time and back.

const zone = "America/Sao_Paulo";
const folder = process.env.WAYBELL_EVIDENCE ?? "WAYBELL_EVIDENCE-is-not-set";
const [, ...lines] = readFileSync(join(folder, "orders", "olist-999.csv"), "utf8")
  .trim()
  .split(/\r?\n/);

const wallClock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });

/** The instant of a time on that clock: of two the first, but of limits the last; one that summer time left out an hour on. */
function instantOf(wall: string, hours: readonly number[] = [2, 3]): number {
  const utc = Date.parse(`${wall.replace(" ", "T")}Z`);
  const found = hours.map((n) => utc + n * 3_600_000).find((at) => wallClock.format(at) === wall);
  return found ?? utc + 3 * 3_600_000;
}

interface Logged {
  readonly id: string;
  readonly purchase: number;
  readonly approval: number;
  /** Handed to the carrier, and delivered. */
  readonly handover: number | null;
  readonly delivery: number | null;
  readonly estimate: number;
  /** The limit to ship by: the same time of day, five days after the approval. */
  readonly limit: number;
}

const orders = lines.map((line): Logged => {
  const [id = "", , , purchase = "", approval = "", handover = "", delivery = "", estimate = ""] = line.split(",");
  const at = (wall: string): number | null => (wall === "" ? null : instantOf(wall));
  const inFiveDays = new Date(Date.parse(`${approval.replace(" ", "T")}Z`) + 5 * 86_400_000).toISOString();
  return {
    id,
    purchase: instantOf(purchase),
    approval: instantOf(approval),
    handover: at(handover),
    delivery: at(delivery),
    estimate: instantOf(estimate),
    limit: instantOf(inFiveDays.slice(0, 19).replace("T", " "), [3, 2]),
  };
});

const window = { from: Date.parse("2016-01-01T00:00Z"), to: Date.parse("2019-06-01T00:00Z") };
const now = Date.parse("2019-07-01T00:00Z");

describe("the scorecard of a real order log", () => {
  const rules: Pack = {
    id: "olist",
    version: "1",
    layer: "platform",
    extends: marketplaceIntl,
    zone,
    values: {
      duration: {
        "ship.within": { value: "5d", source: ["the log's own check"] },
        // Nobody cancelled what was shipped late.
        "ship.auto-cancel": { value: "off", source: ["the log's own check"] },
        "standing.keep": { value: "off", source: ["the log's own check"] },
      },
      choice: {
        "ship.starts-at": { value: "confirmed", source: ["the log's own check"] },
        "ship.satisfied-by": { value: "first-scan", source: ["the log's own check"] },
      },
    },
  };
  const book = defineRulebook({ packs: [rules], channels: [] });
  const scorecards = defineScorecards({ packs: [rules] });
  const rows = orders.flatMap((order) => contributionOf(order));
  const { record } = scorecards.step(null, rows, { now });
  const measures = scorecards.measure(record, window, { now });

  function contributionOf(order: Logged): readonly Contribution[] {
    let record: OrderRecord | null = null;
    for (const { at, events } of journal(order)) record = book.step(record, events, { now: at, people: [] }).record;
    const row = record && contribution(book, { record }, { seller: "olist" });
    return row ? [row] : [];
  }

  const of = (metric: string): Measure => {
    const found = measures.find((one) => one.metric === metric);
    if (!found) throw new Error(`no ${metric}`);
    return found;
  };

  it("has every order", () => {
    expect([orders.length, rows.length, record.orders.length]).toEqual([999, 999, 999]);
  });

  it("M02 and M03: shipped by the fifth day after approval, or not", () => {
    const inTime = orders.filter((order) => (pickedUp(order) ?? Number.POSITIVE_INFINITY) <= order.limit).length;
    expect(inTime).toBeGreaterThan(800);
    const share = { denominator: orders.length, excluded: 0, final: true };
    expect(of("on-time-ship")).toMatchObject({ ...share, numerator: inTime, value: inTime / 999 });
    expect(of("late-ship")).toMatchObject({ ...share, numerator: 999 - inTime, value: (999 - inTime) / 999 });
  });

  it("M10: delivered by the day that was estimated", () => {
    const promised = orders.filter(({ handover }) => handover !== null);
    const kept = promised.filter(({ delivery, estimate }) => delivery !== null && delivery <= estimate);
    expect(kept.length).toBeGreaterThan(800);
    expect(of("on-time-delivery")).toMatchObject({
      numerator: kept.length,
      denominator: promised.length,
      excluded: 0,
      value: kept.length / promised.length,
    });
  });

  it("M12: how long each part of the way took", () => {
    const took = (from: (order: Logged) => number | null, to: (order: Logged) => number | null): readonly number[] =>
      orders
        .flatMap((order) => {
          const [start, end] = [from(order), to(order)];
          return start === null || end === null ? [] : Math.max(0, end - start);
        })
        .sort((a, b) => a - b);
    // A number is uploaded when the parcel is handed over, but not before the order is approved.
    const uploaded = ({ approval, handover }: Logged) => handover && Math.max(approval, handover);
    const scanned = ({ purchase, handover }: Logged) => (handover !== null && handover >= purchase ? handover : null);
    const parts = {
      "confirm-to-upload": took(({ approval }) => approval, uploaded),
      "upload-to-pick-up": took(uploaded, scanned),
      "pick-up-to-delivery": took(scanned, ({ delivery }) => delivery),
      "confirm-to-delivery": took(
        ({ approval }) => approval,
        ({ delivery }) => delivery,
      ),
    };
    for (const [metric, lengths] of Object.entries(parts)) {
      const n = lengths.length;
      const middle = [lengths[Math.ceil(n / 2) - 1] ?? 0, lengths[Math.floor(n / 2)] ?? 0];
      expect([metric, n > 900]).toEqual([metric, true]);
      expect(of(metric)).toMatchObject({
        metric,
        denominator: n,
        value: ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2,
        high: lengths[Math.ceil(n * 0.9) - 1],
      });
    }
  });

  it("is the same put together from its years, in whatever order", () => {
    const yearOf = ({ marks }: Contribution): number => new Date(marks[0]?.[1] ?? 0).getUTCFullYear();
    const [first, second, third] = [2016, 2017, 2018].map(
      (year) =>
        scorecards.step(
          null,
          rows.filter((row) => yearOf(row) === year),
          { now },
        ).record,
    ) as [ScoreRecord, ScoreRecord, ScoreRecord];
    const { merge } = scorecards;
    const whole = merge(merge(first, second), third);
    expect(whole.orders).toEqual(record.orders);
    expect(merge(third, merge(second, first))).toEqual(whole);
    expect(scorecards.measure(whole, window, { now })).toEqual(measures);
  });
});

/** What a scan shows: the hand-over, unless it is older than the order; else that it arrived. */
const pickedUp = ({ purchase, handover, delivery }: Logged): number | null =>
  handover === null ? null : handover >= purchase ? handover : delivery;

interface Line {
  readonly at: number;
  readonly events: readonly OrderEvent[];
}

/** What happened to an order, as its host would have handed it on. */
function journal({ id, purchase, approval, handover, delivery, estimate }: Logged): readonly Line[] {
  const total = { amount: 10_000, currency: "BRL" };
  const by = { orderId: id, actor: { role: "system" } } as const;
  const carrier = { orderId: id, actor: { role: "carrier" } } as const;
  const number = id.slice(0, 32).toUpperCase();
  const scan = (at: number, milestone: "picked_up" | "delivered"): OrderEvent => ({
    id: milestone,
    type: "trace.received",
    ...carrier,
    payload: { provider: "olist", carrier: "correios", number, scans: [{ at, code: milestone, milestone }] },
  });
  const lines: Line[] = [
    {
      at: purchase,
      events: [
        {
          id: "created",
          type: "order.created",
          ...by,
          payload: {
            kind: "normal",
            lines: [{ id: "l1", title: "Item", quantity: 1 }],
            total,
            promisedDelivery: estimate,
          },
        },
      ],
    },
    { at: approval, events: [{ id: "paid", type: "payment.captured", ...by, payload: { amount: total } }] },
  ];
  if (handover !== null) {
    const uploaded: OrderEvent = {
      id: "shipped",
      type: "shipment.submitted",
      orderId: id,
      actor: { role: "seller" },
      payload: { parcelId: "p1", carrier: "correios", number },
    };
    lines.push({ at: Math.max(approval, handover), events: [uploaded, scan(handover, "picked_up")] });
    if (delivery !== null)
      lines.push({ at: Math.max(approval, handover, delivery), events: [scan(delivery, "delivered")] });
  }
  return [...lines, { at: now, events: [] }];
}
