import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BackOffice, countItems, defineBackOffice, type WaitingOrder } from "waybell/backoffice";
import { marketplaceIntl } from "waybell/packs";
import { office, waiting } from "../support/office.ts";
import { at, clock } from "../support/times.ts";

const now = at("06-02 10:00");
const hours = (n: number): number => now + n * 3_600_000;
/** So many orders of an item, none of them urgent. */
const many = (count: number, sku: string): readonly WaitingOrder[] =>
  Array.from({ length: count }, (_, i) => waiting({ id: `${sku}-${String(i).padStart(3, "0")}`, sku }));
const sorted = (orders: readonly WaitingOrder[], from: BackOffice = office): readonly string[] =>
  from.backlog(orders, { now }).map(({ order, reasons }) => [order.id, ...reasons].join(" "));
const reasonOf = (order: WaitingOrder, others: readonly WaitingOrder[] = many(60, "CUP")): readonly string[] =>
  office.backlog([order, ...others], { now }).find((row) => row.order === order)?.reasons ?? [];

describe("the order of the backlog", () => {
  it("ships what is overdue or nearly so, then small batches, then by limit, by confirmation, by id", () => {
    const big = many(50, "CUP").map((order) => ({ ...order, shipBy: hours(30) }));
    const orders = [
      ...big.slice(3),
      waiting({ id: "c", sku: "CUP", shipBy: hours(10), confirmedAt: at("06-01 10:00") }),
      waiting({ id: "b", sku: "CUP", shipBy: hours(10), confirmedAt: at("06-01 10:00") }),
      waiting({ id: "a", sku: "CUP", shipBy: hours(10), confirmedAt: at("06-01 10:01") }),
      waiting({ id: "none", sku: "CUP", shipBy: null }),
      waiting({ id: "rare", sku: "TEA", shipBy: hours(40) }),
      waiting({ id: "soon", sku: "CUP", shipBy: hours(1) }),
      waiting({ id: "soon-rare", sku: "POT", shipBy: hours(1.5) }),
      waiting({ id: "over", sku: "CUP", shipBy: hours(-3) }),
    ];
    const found = sorted(orders);
    expect([...found.slice(0, 7), found.at(-1)]).toEqual([
      "soon-rare due-soon small-batch",
      "over overdue",
      "soon due-soon",
      "rare small-batch",
      "b",
      "c",
      "a",
      "none",
    ]);
  });

  it("is the same for a sort of one's own, by counts of the whole", () => {
    const orders = [...many(60, "CUP"), ...many(3, "TEA"), waiting({ id: "x", sku: "CUP", shipBy: hours(1) })];
    const byPriority = office.byPriority({ now, counts: countItems(orders) });
    expect([...orders].sort(byPriority).map(({ id }) => id)).toEqual(
      office.backlog(orders, { now }).map(({ order }) => order.id),
    );
  });

  it.each([
    [hours(2), []],
    [hours(2) - 1, ["due-soon"]],
    [now, ["due-soon"]],
    [now - 1, ["overdue"]],
  ])("is urgent with less than 2 h left, and late after its limit: %i", (shipBy, reasons) => {
    expect(reasonOf(waiting({ shipBy }))).toEqual(reasons);
  });

  it("is a small batch with 49 orders waiting, not with 50", () => {
    expect(reasonOf(waiting(), many(48, "CUP"))).toEqual(["small-batch"]);
    expect(reasonOf(waiting(), many(49, "CUP"))).toEqual([]);
  });

  it("counts orders of an item, not pieces, and each order once", () => {
    const twice = waiting({
      lines: [
        { line: "L1", title: "马克杯", sku: "CUP", quantity: 500 },
        { line: "L2", title: "马克杯", sku: "CUP", quantity: 1 },
        { line: "L3", title: "茶", sku: "TEA", quantity: 1 },
      ],
    });
    const counts = countItems([twice, waiting({ sku: "TEA" })]);
    expect([...counts]).toEqual([
      ["CUP", 1],
      ["TEA", 2],
    ]);
    expect([...countItems([twice], counts)]).toEqual([
      ["CUP", 2],
      ["TEA", 3],
    ]);
  });

  it("is small by any of its items", () => {
    const both = waiting({
      lines: [
        { line: "L1", title: "马克杯", sku: "CUP", quantity: 1 },
        { line: "L2", title: "茶", sku: "TEA", quantity: 1 },
      ],
    });
    expect(reasonOf(both)).toEqual(["small-batch"]);
  });

  it("goes before others with no error left to make, whatever its count", () => {
    const order = waiting({ id: "z", shipBy: hours(40) });
    const all = [...many(60, "APPLE"), ...many(60, "CUP"), order];
    for (const [budget, reasons] of [
      [1, []],
      [0, ["no-error-budget"]],
      [-2, ["no-error-budget"]],
    ] as const) {
      const rows = office.backlog(all, { now, errorBudgets: new Map([["CUP", budget]]) });
      expect(rows.find((row) => row.order === order)?.reasons).toEqual(reasons);
      expect(rows[0]?.order.lines[0]?.sku).toBe(budget > 0 ? "APPLE" : "CUP");
    }
  });

  it("has last what is on hold, whatever its limit: there is nothing to ship of it, and it makes no batch", () => {
    const onHold = (id: string, sku: string, shipBy: number | null) => waiting({ id, sku, shipBy, status: "on_hold" });
    const held = [onHold("h1", "RARE", null), onHold("h2", "TEA", hours(-1)), onHold("h3", "CUP", hours(1))];
    const orders = [
      ...held,
      ...many(50, "CUP"),
      waiting({ id: "none", shipBy: null }),
      waiting({ id: "t", sku: "TEA" }),
    ];
    expect([...countItems(orders)]).toEqual([
      ["CUP", 51],
      ["TEA", 1],
    ]);
    const found = sorted(orders);
    expect([found[0], ...found.slice(-4)]).toEqual(["t small-batch", "none", "h2", "h3", "h1"]);
    const byPriority = office.byPriority({ now, counts: countItems(orders) });
    expect([...orders].sort(byPriority).map(({ id }) => id)).toEqual(
      office.backlog(orders, { now }).map(({ order }) => order.id),
    );
  });

  it("is no small batch with 50 orders waiting, and one with 49 beside one on hold", () => {
    const held = waiting({ id: "h", status: "on_hold" });
    expect(reasonOf(waiting(), [held, ...many(49, "CUP")])).toEqual([]);
    expect(reasonOf(waiting(), [held, ...many(48, "CUP")])).toEqual(["small-batch"]);
  });

  it("knows no small batch where the packs switch it off", () => {
    const intl = defineBackOffice({ packs: [marketplaceIntl] });
    expect(sorted(many(1, "CUP"), intl)).toEqual(["CUP-000"]);
  });

  it("says nothing of what was not counted", () => {
    const byPriority = office.byPriority({ now, counts: new Map() });
    expect(byPriority(waiting({ id: "a" }), waiting({ id: "b" }))).toBe(-1);
  });

  it("is an order: the same from any beginning, and nothing is lost", () => {
    const instant = fc.option(fc.integer({ min: -4, max: 4 }).map(hours));
    const order = fc
      .record({
        id: fc.string({ maxLength: 2 }),
        shipBy: instant,
        confirmedAt: instant,
        sku: fc.constantFrom("A", "B"),
      })
      .map(waiting);
    fc.assert(
      fc.property(
        fc.uniqueArray(order, { selector: ({ id }) => id, maxLength: 60 }),
        fc.array(fc.nat()),
        (orders, keys) => {
          const shuffled = orders
            .map((one, i) => [keys[i] ?? i, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one);
          const found = sorted(shuffled);
          expect(found).toEqual(sorted(orders));
          expect(found).toHaveLength(orders.length);
        },
      ),
    );
  });
});

describe("what will be late at a capacity", () => {
  const orders = [
    waiting({ id: "a", shipBy: hours(1) }),
    waiting({ id: "b", shipBy: hours(1) }),
    waiting({ id: "c", shipBy: hours(1.5) }),
    waiting({ id: "d", shipBy: null }),
    waiting({ id: "e", shipBy: hours(-1) }),
  ];
  const late = (perHour: number) =>
    office.willBeLate(orders, { now, perHour }).map(({ order, shipsAt }) => `${order.id} ${clock(shipsAt) ?? "never"}`);

  it("is what comes after its limit, one after the other in the order of the backlog", () => {
    expect(late(2)).toEqual(["e 06-02 10:30", "b 06-02 11:30", "c 06-02 12:00"]);
  });

  it("leaves its capacity to what may be shipped: what is on hold has the last turns", () => {
    const held = many(20, "RARE").map((order) => ({ ...order, status: "on_hold", shipBy: null }) as const);
    const due = many(50, "CUP").map((order) => ({ ...order, shipBy: hours(2) }));
    expect(office.willBeLate([...held, ...due], { now, perHour: 25 })).toEqual([]);
  });

  it("is in time at its very limit", () => {
    // b comes at 11:00, its limit; c at 11:20, ten minutes before its own.
    expect(late(3)).toEqual(["e 06-02 10:20"]);
    expect(office.willBeLate([waiting({ shipBy: hours(1) - 1 })], { now, perHour: 1 })).toHaveLength(1);
    expect(office.willBeLate([waiting({ shipBy: hours(1) })], { now, perHour: 1 })).toEqual([]);
  });

  it.each([0, -1, Number.NaN])("is all that has a limit at a capacity of %d", (perHour) => {
    expect(late(perHour)).toEqual(["e never", "a never", "b never", "c never"]);
  });

  it("becomes less the more are shipped in an hour", () => {
    const shipBy = fc.integer({ min: -2, max: 12 }).map(hours);
    fc.assert(
      fc.property(fc.array(shipBy, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (limits, perHour) => {
        const all = limits.map((limit, i) => waiting({ id: String(i), shipBy: limit }));
        const ids = (rate: number) => office.willBeLate(all, { now, perHour: rate }).map(({ order }) => order.id);
        expect(ids(perHour)).toEqual(expect.arrayContaining(ids(perHour + 1)));
      }),
    );
  });
});
