import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defineRulebook,
  type OrderEvent,
  type OrderRecord,
  type Pack,
  type Rulebook,
  UsageError,
  type With,
} from "waybell";
import { type BackOffice, type ImportRow, type RowFacts, type RowResult, resultOf } from "waybell/backoffice";
import { marketplaceCn } from "waybell/packs";
import { defineBackOffice } from "../../src/backoffice/define-back-office.ts";
import { event } from "../support/events.ts";
import { cups, manyParcels, money, office, oneParcel, ordered, readFile, tea } from "../support/office.ts";
import { at } from "../support/times.ts";

const [first, second, third] = ["73100000000001", "73100000000002", "73100000000003"];
const others = defineBackOffice({ packs: [marketplaceCn] });

/** One order of a host, into which rows are imported. */
class Desk {
  record: OrderRecord | null;
  readonly book: Rulebook;
  private readonly back: BackOffice;
  last: OrderEvent | null = null;
  effects: readonly string[] = [];

  constructor(record: OrderRecord | null, book: Rulebook = oneParcel, back = book === oneParcel ? office : others) {
    this.record = record;
    this.book = book;
    this.back = back;
  }

  /** Runs the rows of a file at a time: `OK`, `E_TIME handover`, with warnings behind. */
  import(time: string, rows: readonly string[], facts: RowFacts = {}, batch = "b1"): readonly string[] {
    const file = `订单号,快递公司,单号,覆盖发货,计划交寄时间\n${rows.join("\n")}`;
    return readFile([file], { batch }).map(({ row, result }) => {
      const { code, path, warnings } = result ?? this.run(row, at(time), facts);
      return [code, path, ...warnings].filter((word) => word !== "").join(" ");
    });
  }

  run(row: ImportRow, now: number, facts: RowFacts = {}): RowResult {
    const task = this.back.rowTask(row, this.record, facts);
    this.last = task.event;
    const step = task.event && this.book.step(this.record, [task.event], { now, people: [] });
    if (step) this.record = step.record;
    this.effects = step?.effects.map(({ id }) => id) ?? [];
    return resultOf(task, step);
  }

  get numbers(): readonly string[] {
    return (this.record?.parcels ?? []).map(({ id, carrier, number }) => `${id} ${carrier} ${number}`);
  }
}

describe("a row for an order that waits", () => {
  it("ships it whole, under the first number of a parcel that is free", () => {
    const desk = new Desk(ordered());
    expect(desk.import("06-01 12:00", [`1001,中通,${first},,2026-06-01 18:00`])).toEqual(["OK"]);
    expect(desk.last).toEqual({
      id: expect.stringMatching(/^b1\/2\//),
      type: "shipment.submitted",
      orderId: "1001",
      actor: { role: "seller", id: "s1" },
      payload: {
        parcelId: "1",
        carrier: "zhongtong",
        number: first,
        usedElsewhere: false,
        cover: false,
        plannedHandover: at("06-01 18:00"),
      },
    });
    expect([desk.numbers, desk.record?.chart.fulfilment]).toEqual([[`1 zhongtong ${first}`], "shipped"]);
  });

  it("ships what is left where part of it has shipped; with cover-shipping the part may be meant, and nothing moves", () => {
    const part = { parcelId: "1", carrier: "yunda", number: "YD100000001", lines: [{ lineId: "cups", quantity: 2 }] };
    const then = [["06-01 11:00", event("shipment.submitted", part)]] as const;
    const desk = new Desk(ordered({ lines: [cups, tea], book: manyParcels, then }), manyParcels);
    expect(desk.import("06-01 11:59", [`1001,中通,${first},Y,`])).toEqual(["E_PARCEL_UNCLEAR cover"]);
    expect(desk.numbers).toEqual(["1 yunda YD100000001"]);
    expect(desk.import("06-01 12:00", [`1001,中通,${first},N,`])).toEqual(["OK"]);
    expect(desk.numbers).toEqual(["1 yunda YD100000001", `2 zhongtong ${first}`]);
    expect(desk.import("06-01 12:01", [`1001,中通,${second},Y,`, `1001,中通,${first},N,`])).toEqual([
      "E_PARCEL_UNCLEAR cover",
      "OK",
    ]);
  });

  it.each([
    ["its number is none", [`1001,中通,7310,,`], "E_TRACKING_FORMAT number"],
    ["its number is missing", [`1001,中通,,,`], "E_TRACKING_FORMAT number"],
    ["a spreadsheet rounded its number", [`1001,中通,7.31E+13,,`], "E_TRACKING_FORMAT number"],
  ])("is refused, and nothing moves, where %s", (_, rows, result) => {
    const desk = new Desk(ordered());
    const { seen: _before, ...before } = ordered();
    expect(desk.import("06-01 10:00", rows)).toEqual([result]);
    const { seen: _after, ...after } = desk.record ?? ordered();
    expect(after).toEqual(before);
  });

  it("is refused in the words of the pack that bars it, in a file that is taken up again too", () => {
    const text = { message: "The shop is under audit.", remedy: "Wait for the audit." };
    const audited: Pack<With<{ readonly actions: readonly ["ship-mine"] }>> = {
      id: "audited",
      version: "1",
      extends: marketplaceCn,
      words: { actions: ["ship-mine"] },
      actions: {
        "ship-mine": {
          by: ["seller"],
          command: "ship.mine",
          event: "shipment.submitted",
          each: "order",
          refused: [{ when: { "order.paid": true }, code: "E_OURS_AUDIT", text }],
        },
      },
      texts: {
        en: { notices: {}, actions: { "ship-mine": "Ship" } },
        "zh-CN": { notices: {}, actions: { "ship-mine": "发货" } },
      },
    };
    const book = defineRulebook({ packs: [audited], channels: [] });
    const desk = new Desk(ordered({ book }), book, defineBackOffice({ packs: [audited] }));
    const [row] = readFile([`订单号,快递公司,单号\n1001,中通,${first}\n`], { batch: "b1" });
    const results = [1, 2].map(() => desk.run(row?.row as ImportRow, at("06-01 12:00"), {}));
    expect(results.map(({ code, message, remedy }) => [code, message, remedy])).toEqual([
      ["E_OURS_AUDIT", text.message, text.remedy],
      ["E_OURS_AUDIT", text.message, text.remedy],
    ]);
  });

  it("is taken once it may be, though an earlier file was refused", () => {
    const created = event("order.created", { kind: "normal", lines: [cups], total: money }, { orderId: "1001" });
    const { record } = oneParcel.step(null, [created], { now: at("06-01 10:00"), people: [] });
    const desk = new Desk(record);
    const rows = [`1001,中通,${first},,`];
    expect(desk.import("06-01 10:01", rows)).toEqual(["E_NOT_PAID"]);
    expect(desk.import("06-01 10:01", rows)).toEqual(["E_NOT_PAID"]);
    const paid = event("payment.captured", { amount: money }, { orderId: "1001" });
    desk.record = oneParcel.step(desk.record, [paid], { now: at("06-01 10:02"), people: [] }).record;
    // The same file again is answered as before: its row has been judged.
    expect(desk.import("06-01 10:03", rows)).toEqual(["E_NOT_PAID"]);
    expect(desk.import("06-01 10:03", rows, {}, "b2")).toEqual(["OK"]);
  });

  it("knows no such order", () => {
    expect(new Desk(null).import("06-01 12:00", [`1001,中通,${first},,`])).toEqual(["E_NO_ORDER order"]);
    const scanned = event("trace.received", { provider: "own", carrier: "yunda", number: "YD100000001", scans: [] });
    const early = oneParcel.step(null, [scanned], { now: at("06-01 10:00"), people: [] }).record;
    expect(new Desk(early).import("06-01 12:00", [`1001,中通,${first},,`])).toEqual(["E_NO_ORDER order"]);
  });

  it("is refused where the rulebook refuses it: by whom, and where the order stands", () => {
    const cancelled = ordered({ then: [["06-01 11:00", event("order.cancelled", {})]] });
    expect(new Desk(cancelled).import("06-01 12:00", [`1001,中通,${first},,`])).toEqual(["E_TERMINAL"]);
    const reader = office.importReader({ batch: "b1", actor: { role: "buyer" } });
    const [read] = [...reader.read(`订单号,快递公司,单号\n1001,中通,${first}`), ...reader.end()];
    const desk = new Desk(ordered());
    expect(read?.row && desk.run(read.row, at("06-01 12:00"))).toEqual({
      line: 2,
      order: "1001",
      code: "E_NOT_ALLOWED",
      warnings: [],
      path: "",
      message: "This role, or this person, may not do this.",
      remedy: "Let those who may do this send it, with their role in `actor.role`.",
    });
  });
});

describe("a row for an order that has shipped", () => {
  const shippedAt = (time: string): OrderRecord =>
    ordered({
      then: [[time, event("shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number: first })]],
    });

  it("puts its number in the place of the other with cover-shipping, and keeps the clock", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    expect(desk.import("06-01 13:00", [`1001,韵达,YD100000001,Y,2026-06-01 18:00`])).toEqual([
      "OK_REPLACED W_HANDOVER_KEPT",
    ]);
    const [parcel] = desk.record?.parcels ?? [];
    expect([desk.numbers, parcel?.uploaded[0], parcel?.replaced?.[0], parcel?.plannedHandover]).toEqual([
      ["P1 yunda YD100000001"],
      at("06-01 12:00"),
      at("06-01 13:00"),
      undefined,
    ]);
  });

  it("has nothing to do where its number is there, under whichever code of the carrier", () => {
    for (const code of ["ZTO", "zto-express", "zhongtong"]) {
      const parcel = event("shipment.submitted", { parcelId: "P1", carrier: code, number: first });
      const desk = new Desk(ordered({ then: [["06-01 12:00", parcel]] }));
      for (const name of ["ZTO", "中通", "zhongtong"])
        expect(desk.import("06-01 13:00", [`1001,${name},${first},N,`, `1001,${name},${first},Y,`])).toEqual([
          "OK",
          "OK",
        ]);
      expect([desk.numbers, desk.effects, desk.last]).toEqual([[`P1 ${code} ${first}`], [], null]);
    }
  });

  it("corrects a carrier alone", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    expect(desk.import("06-01 13:00", [`1001,韵达,${first},Y,`])).toEqual(["OK_REPLACED"]);
    expect(desk.numbers).toEqual([`P1 yunda ${first}`]);
  });

  it("warns of a number that another order had, and the order suspects it", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    expect(desk.import("06-01 13:00", [`1001,中通,${second},Y,`], { usedElsewhere: true })).toEqual([
      "OK_REPLACED W_TRACKING_REUSED",
    ]);
    expect(desk.record?.parcels[0]?.facts?.map(([name]) => name)).toEqual(["parcel.number-reused"]);
  });

  it("is refused without cover-shipping, and the order never hears of it", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    const before = desk.record;
    expect(desk.import("06-01 13:00", [`1001,中通,${second},N,`, `1001,中通,${second},,`])).toEqual([
      "E_ALREADY_SHIPPED cover",
      "E_ALREADY_SHIPPED cover",
    ]);
    expect([desk.last, desk.record]).toEqual([null, before]);
  });

  it("is nothing new where the number is there, ticked or not, however it is written, long after the limit", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    const before = desk.record;
    expect(
      desk.import("06-20 12:00", [
        `1001,中通,${first},N,`,
        `1001,zhongtong,7310 0000 0000 01,Y,`,
        `1001,ZTO,'${first},是,`,
      ]),
    ).toEqual(["OK", "OK", "OK"]);
    expect(desk.record).toEqual(before);
  });

  it("may come back to a number it had before", () => {
    const desk = new Desk(shippedAt("06-01 12:00"));
    const rows = [second, first, second, third].map((number) => `1001,中通,${number},Y,`);
    expect(desk.import("06-01 13:00", rows)).toEqual(["OK_REPLACED", "OK_REPLACED", "OK_REPLACED", "OK_REPLACED"]);
    expect(desk.numbers).toEqual([`P1 zhongtong ${third}`]);
    // The file taken up again: each row was done, and the last stands.
    expect(desk.import("06-01 13:00", rows)).toEqual(["OK", "OK", "OK", "OK"]);
    expect(desk.numbers).toEqual([`P1 zhongtong ${third}`]);
  });

  it("puts it in the place of the one that shipped the order, where further parcels count, too", () => {
    const then = [
      ["06-01 12:00", event("shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number: first })],
      [
        "06-01 13:00",
        event("extra_parcel.added", { parcelId: "x", kind: "split", carrier: "yunda", number: "YD100000001" }),
      ],
    ] as const;
    const splits: Pack = {
      id: "splits",
      version: "1",
      layer: "platform",
      extends: marketplaceCn,
      parcelKinds: { split: { effective: true } },
    };
    const book = defineRulebook({ packs: [splits], channels: [] });
    const desk = new Desk(ordered({ book, then }), book, defineBackOffice({ packs: [splits] }));
    expect(desk.import("06-01 14:00", [`1001,中通,${second},Y,`, "1001,韵达,YD100000001,N,"])).toEqual([
      "OK_REPLACED",
      "OK",
    ]);
    expect(desk.numbers).toEqual([`P1 zhongtong ${second}`, "x yunda YD100000001"]);
  });

  it("never replaces the number of an extra parcel", () => {
    const extra = { parcelId: "x", kind: "resend", carrier: "yunda", number: "YD100000001" } as const;
    const record = shippedAt("06-01 12:00");
    const added = oneParcel.step(record, [event("extra_parcel.added", extra, { orderId: "1001" })], {
      now: at("06-01 13:00"),
      people: [],
    });
    const desk = new Desk(added.record);
    expect(desk.import("06-01 14:00", [`1001,中通,${second},Y,`, `1001,韵达,YD100000001,Y,`])).toEqual([
      "OK_REPLACED",
      "E_PARCEL_EXISTS number",
    ]);
    expect(desk.numbers).toEqual([`P1 zhongtong ${second}`, "x yunda YD100000001"]);
  });
});

describe("an import", () => {
  it("is atomic by row: what is refused changes no parcel, no chart and no promise", () => {
    const number = fc.constantFrom(first, second, third, "7310", "");
    const row = fc.tuple(
      fc.constantFrom("1001", "1002", ""),
      fc.constantFrom("中通", "韵达", "?"),
      number,
      fc.constantFrom("Y", "N", "x"),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 0, max: 40 }), (rows, hours) => {
        const desk = new Desk(ordered());
        for (const [i, cells] of rows.entries()) {
          const before = desk.record;
          const [result = "none"] = desk.import("06-01 12:00", [cells.join(",")], {}, `b${i}-${hours}`);
          if (result.startsWith("OK") && desk.last) continue;
          const { seen: _was, now: _then, ...kept } = before ?? ordered();
          expect(desk.record).toMatchObject(kept);
        }
      }),
    );
  });

  it("is idempotent: a file that is taken up again, whole or in part, changes nothing and is answered alike", () => {
    const row = fc.tuple(
      fc.constantFrom("中通", "韵达"),
      fc.constantFrom(first, second, third),
      fc.constantFrom("Y", "N"),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(8), (cells, upTo) => {
        const rows = cells.map(([carrier, number, cover]) => `1001,${carrier},${number},${cover},`);
        const [once, twice] = [new Desk(ordered()), new Desk(ordered())];
        const answered = once.import("06-01 12:00", rows);
        twice.import("06-01 12:00", rows.slice(0, upTo));
        const again = twice.import("06-01 12:00", rows);
        expect(twice.numbers).toEqual(once.numbers);
        // What was refused for the number that was there then may have it by now.
        for (const [i, result] of answered.entries()) if (result.startsWith("OK")) expect(again[i]).toMatch(/^OK/);
      }),
    );
  });

  it("lets the last row of a file stand, in whatever order its rows are taken", () => {
    const rows = [first, second, third].map((number) => `1001,中通,${number},Y,`);
    const file = `订单号,快递公司,单号,覆盖发货\n${rows.join("\n")}`;
    const desk = new Desk(ordered());
    const [one, two, last] = readFile([file]).map(({ row }) => row);
    const codes = [two, last, one, two, last].map((row) => {
      const result = row && desk.run(row, at("06-01 12:00"));
      return [result?.code, ...(result?.warnings ?? [])].join(" ");
    });
    expect(codes).toEqual(["OK", "OK_REPLACED", "OK W_LATER_ROW", "OK", "OK"]);
    expect(desk.numbers).toEqual([`1 zhongtong ${third}`]);
  });

  it.each([
    ["OK", ordered()],
    ["E_TERMINAL", ordered({ then: [["06-01 11:00", event("order.cancelled", {}, { by: "buyer" })]] })],
  ])("answers by the first answer where two workers took up a row at once: %s", (code, record) => {
    const [read] = readFile([`订单号,快递公司,单号\n1001,中通,${first}`]);
    const task = read?.row ? office.rowTask(read.row, ordered()) : null;
    if (!task?.event) throw new Error("no event");
    const given = { now: at("06-01 12:00"), people: [] };
    const one = oneParcel.step(record, [task.event], given);
    const two = oneParcel.step(one.record, [task.event], given);
    expect([one, two].map((step) => resultOf(task, step).code)).toEqual([code, code]);
  });

  it("asks for the step of its own row", () => {
    const [read] = readFile([`订单号,快递公司,单号\n1001,中通,${first}`]);
    const task = read?.row ? office.rowTask(read.row, ordered()) : null;
    if (!task) throw new Error("no task");
    for (const step of [null, { outcomes: [] }, { outcomes: [{ is: "accepted", id: "another" } as const] }])
      expect(() => resultOf(task, step)).toThrow(UsageError);
  });
});
