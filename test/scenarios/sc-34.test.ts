import { describe, expect, it } from "vitest";
import {
  defineBackOffice,
  type ImportReader,
  type ImportRow,
  type RowResult,
  resultOf,
  tallyOf,
} from "waybell/backoffice";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, created, number, paid, seller, shipped, t } from "./fixture.ts";
import { pinduoduoBook } from "./pinduoduo.ts";

const office = defineBackOffice({ packs: [pinduoduo] });
const imported = t("06-02 09:00");

/** An order that was confirmed then, as it stands on 06-02 at 09:00. */
const orderOf = (orderId: string, confirmed: string, shippedAt?: string): Scenario => {
  const came = <E extends ScenarioEvent>(event: E, time: string): E => ({
    ...event,
    occurredAt: t(time),
    receivedAt: t(time),
  });
  const events = [
    came(created, confirmed),
    came(paid, confirmed),
    ...(shippedAt === undefined ? [] : [came(shipped, shippedAt)]),
  ];
  return scenario(pinduoduoBook, { orderId }).given([buyer, seller]).given({ events }).at(imported);
};

/** The orders of a seller, each with the host that keeps it. */
const shop = (): Map<string, Scenario> =>
  new Map([
    ["3401", orderOf("3401", "06-01 10:00", "06-01 18:00")],
    ["3402", orderOf("3402", "06-01 07:00", "06-01 08:00")],
    ["3403", orderOf("3403", "06-01 10:00", "06-01 18:00")],
    ["3404", orderOf("3404", "06-01 10:00")],
  ]);

const file = [
  "订单号,快递公司,单号,覆盖发货,计划交寄时间",
  "3401,中通快递,73100000000091,Y,",
  "3402,中通快递,73100000000092,Y,",
  "3403,中通快递,73100000000093,N,",
  "3404,韵达速递,YD1000000094,N,2026-06-02 15:00",
  "3401,中通快递,73100000000091,Y,",
].join("\r\n");

const reader = (): ImportReader =>
  office.importReader({ batch: "b34", actor: { role: "seller", id: "seller-3" }, receivedAt: imported });

/** Runs one row as a host does: lock the order, step it, tell what became of the row. */
function run(orders: Map<string, Scenario>, row: ImportRow): RowResult {
  const order = orders.get(row.order);
  const task = office.rowTask(row, order?.record ?? null, { usedElsewhere: row.order === "3404" });
  if (task.event === null || !order) return resultOf(task, null);
  const { id } = task.event;
  const after = order.when(task.event);
  orders.set(row.order, after);
  return resultOf(task, after.steps.findLast(({ outcomes }) => outcomes.some((one) => one.id === id)) ?? null);
}

function importInto(orders: Map<string, Scenario>, text = file): readonly RowResult[] {
  const open = reader();
  return [...open.read(text), ...open.end()].map(({ row, result }) => result ?? run(orders, row));
}

const before = shop();
/** What people were told of an order since 09:00: whom, what, over which channel. */
const news = (orders: Map<string, Scenario>, id: string): readonly string[] =>
  (orders.get(id)?.sent ?? [])
    .slice(before.get(id)?.sent.length ?? 0)
    .map(({ role, notice, kind }) => `${role} ${notice} ${kind}`);

describe("SC-34 a batch import with cover-shipping", () => {
  const orders = shop();
  const results = importInto(orders);
  const shown = results.map(({ line, order, code, warnings, path }) => [line, order, code, warnings, path]);

  it("SC-34 answers each row", () => {
    expect(shown).toEqual([
      [2, "3401", "OK_REPLACED", [], ""],
      [3, "3402", "E_FIX_WINDOW_CLOSED", [], ""],
      [4, "3403", "E_ALREADY_SHIPPED", [], "cover"],
      [5, "3404", "OK", ["W_TRACKING_REUSED"], ""],
      [6, "3401", "OK", [], ""],
    ]);
    expect(results.map(({ message, remedy }) => [message, remedy])).toEqual([
      [undefined, undefined],
      ["The time to edit this number is over.", expect.stringMatching(/^Tell the buyer the right carrier and number/)],
      ["The order has shipped with another number.", "Write Y in 覆盖发货 to put this number in its place."],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it("SC-34 r1 puts the number in the place of the other, and tells the buyer once, r5 or not (N-B28)", () => {
    const [parcel] = orders.get("3401")?.record?.parcels ?? [];
    expect([parcel?.id, parcel?.number, parcel?.former, parcel?.uploaded[0]]).toEqual([
      "P1",
      "73100000000091",
      [number],
      at("06-01 18:00"),
    ]);
    expect(news(orders, "3401")).toEqual(["buyer number-corrected push"]);
  });

  it("SC-34 r2 may not edit it any more: nothing moves, nobody is told", () => {
    const [was, is] = [before.get("3402")?.record, orders.get("3402")?.record];
    expect(is).toEqual({ ...was, now: at("06-02 09:00"), seen: is?.seen });
    expect(is?.seen.at(-1)?.[1]).toBe("E_FIX_WINDOW_CLOSED");
    expect(news(orders, "3402")).toEqual([]);
  });

  it("SC-34 r3 did not tick cover-shipping: unchanged", () => {
    expect(orders.get("3403")?.record).toEqual(before.get("3403")?.record);
  });

  it("SC-34 r4 ships, with a number that another order had: its seller is told (N-S09)", () => {
    const [parcel] = orders.get("3404")?.record?.parcels ?? [];
    expect([parcel?.id, parcel?.carrier, parcel?.number, parcel?.plannedHandover]).toEqual([
      "1",
      "yunda",
      "YD1000000094",
      at("06-02 15:00"),
    ]);
    expect(news(orders, "3404")).toEqual(["buyer shipped push", "seller number-looks-wrong push"]);
  });

  it("SC-34 tells the seller of the whole: three done, two failed (N-S23)", () => {
    const finished = { batch: "b34", seller: "seller-3", ...tallyOf(results), finishedAt: at("06-02 09:00") };
    expect(office.batchFinished(finished)).toEqual({
      type: "notice",
      id: "seller-3/batch-finished/b34",
      owner: "seller-3",
      notice: "batch-finished",
      class: "low",
      channels: [],
      facts: { ok: 3, bad: 2 },
      texts: {
        "zh-CN": { title: "批量任务完成", body: "批量任务完成：成功3，失败2。" },
        en: { title: "Batch finished", body: "Batch finished: 3 done, 2 failed." },
      },
      since: at("06-02 09:00"),
      at: at("06-02 09:00"),
    });
  });

  it("SC-34 changes nothing when the file is taken up again", () => {
    const records = [...orders.values()].map(({ record }) => record);
    const again = importInto(orders);
    expect(again.map(({ code }) => code)).toEqual(["OK", "E_FIX_WINDOW_CLOSED", "E_ALREADY_SHIPPED", "OK", "OK"]);
    expect([...orders.values()].map(({ record }) => record)).toEqual(records);
  });

  it("SC-34 may be imported up to the last millisecond of its 24 hours, and no later", () => {
    const row = `${file.split("\r\n").slice(0, 2).join("\n")}\n`;
    for (const [after, code] of [
      [0, "OK_REPLACED"],
      [1, "E_FIX_WINDOW_CLOSED"],
    ] as const) {
      const limit = at("06-02 18:00") + after;
      const late = new Map([["3401", orderOf("3401", "06-01 10:00", "06-01 18:00").at(limit)]]);
      const open = office.importReader({ batch: "b35", actor: { role: "seller" } });
      expect(open.read(row).map(({ row: one, result }) => (result ?? run(late, one)).code)).toEqual([code]);
    }
  });
});
