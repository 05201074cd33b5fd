import { describe, expect, it } from "vitest";
import {
  countItems,
  csvReader,
  defineBackOffice,
  type ExportOptions,
  exportColumns,
  type HostDetails,
  type WaitingOrder,
} from "waybell/backoffice";
import { marketplaceIntl } from "waybell/packs";
import { office, waiting } from "../support/office.ts";
import { at } from "../support/times.ts";

const now = at("06-02 18:06");
const details: HostDetails = {
  skus: {},
  warehouse: "杭州一仓",
  recipient: {
    name: "张三丰",
    phone: "13812345678",
    province: "浙江省",
    city: "杭州市",
    district: "西湖区",
    street: "文三路478号华星时代广场A座301",
  },
  buyerNote: "到了打 13900001111，放门口",
  sellerNote: "老客户，\n轻放：2楼",
};
const order = waiting({ id: "o1", number: "210613-1", details });

/** The rows of an export, each by the names of its columns. */
function exported(
  orders: readonly WaitingOrder[],
  options: Partial<ExportOptions> = {},
): readonly (readonly string[])[] {
  const writer = office.exportWriter({ now, ...options });
  const reader = csvReader();
  return [...reader.read(writer.write(orders) + writer.end()), ...reader.end()].map(({ cells }) => cells);
}
const idsOf = (orders: readonly WaitingOrder[], only: NonNullable<ExportOptions["only"]>): readonly string[] =>
  exported(orders, { only, columns: ["order"] })
    .slice(1)
    .map(([number]) => number ?? "");
/** What one column shows of an order. */
const shows = (
  column: (typeof exportColumns)[number],
  one: Partial<WaitingOrder>,
  options: Partial<ExportOptions> = {},
): string | undefined => exported([waiting(one)], { columns: [column], ...options })[1]?.[0];

describe("an export of waiting orders", () => {
  it("has its columns, in Chinese and masked unless it is asked otherwise", () => {
    expect(exported([order], { counts: countItems([order]) })).toEqual([
      "订单号,状态,下单时间,成交时间,最晚发货时间,剩余小时,商品,SKU,数量,实付,收件人,电话,省,市,区,地址,买家留言,商家备注,优先级原因".split(
        ",",
      ),
      ["210613-1", "待发货", "2026-06-01 09:58:00", "2026-06-01 10:00:00", "2026-06-03 10:00:00", "15.9"].concat(
        ["马克杯", "CUP", "2", "59.90", "张**", "138****5678", "浙江省", "杭州市", "西湖区", "文三路****"],
        ["到了打 …,放门口", "老客户，\n轻放：2楼", "单品待发不足50单"],
      ),
    ]);
  });

  it("shows the recipient's name and street in no note, either", () => {
    const note = "送到文三路478号华星时代广场A座301，张三丰收";
    const [, cells] = exported([{ ...order, details: { ...details, buyerNote: note, sellerNote: note } }], {
      columns: ["buyer-note", "seller-note"],
    });
    expect(cells).toEqual(["送到文三路****，张**收", "送到文三路****，张**收"]);
  });

  it("leaves a note the packer's: of it goes what anybody can tell to be private, and nothing else", () => {
    const shown = (sellerNote: string) => shows("seller-note", { details: { ...details, sellerNote } });
    expect(["门密码77889#", "门密码7788#", "交给李四，文三路480号", "2024款，尺码175"].map(shown)).toEqual([
      "门密码…",
      "门密码7788#",
      "交给李四，文三路480号",
      "2024款，尺码175",
    ]);
  });

  it("speaks English, and shows all of it when asked to in so many words", () => {
    const options = {
      locale: "en-GB",
      zone: "Europe/London",
      unmasked: true,
      counts: countItems([order]),
      errorBudgets: new Map([["CUP", 0]]),
    } as const;
    const shown = exported([{ ...order, status: "partially_shipped", shipBy: now - 1 }], options);
    const held = exported([{ ...order, status: "on_hold", shipBy: null }], options)[1];
    expect([held?.[1], held?.at(-1)]).toEqual(["On hold", ""]);
    expect(shown).toEqual([
      "Order number,Status,Placed,Confirmed,Ship by,Hours left,Goods,SKU,Quantity,Paid,Recipient,Phone,Province,City,District,Address,Buyer's note,Seller's note,Priority".split(
        ",",
      ),
      ["210613-1", "Partly shipped", "2026-06-01 02:58:00", "2026-06-01 03:00:00", "2026-06-02 11:05:59", "0"].concat(
        ["马克杯", "CUP", "2", "59.90", "张三丰", "13812345678", "浙江省", "杭州市", "西湖区"],
        ["文三路478号华星时代广场A座301", "到了打 13900001111，放门口", "老客户，\n轻放：2楼"],
        ["Overdue; Fewer than 50 orders of the item; No error left to make"],
      ),
    ]);
  });

  it("falls back to English for a language it has no words in, and takes any Chinese", () => {
    expect(exported([], { locale: "fr", columns: ["order"] })).toEqual([["Order number"]]);
    expect(exported([], { locale: "zh-TW", columns: ["order"] })).toEqual([["订单号"]]);
  });

  it("begins with a byte order mark and its headers, also when nothing waits, and then comes piece by piece", () => {
    const writer = office.exportWriter({ now, columns: ["order", "quantity"] });
    expect([
      writer.orders,
      writer.write([]),
      writer.write([order]),
      writer.write([order, order]),
      writer.end(),
    ]).toEqual([0, "\uFEFF订单号,数量\r\n", "210613-1,2\r\n", "210613-1,2\r\n210613-1,2\r\n", ""]);
    expect(writer.orders).toBe(3);
    expect(office.exportWriter({ now, columns: ["order"] }).end()).toBe("\uFEFF订单号\r\n");
  });

  it("says what is left to the tenth of an hour, never more than there is", () => {
    const left = (shipBy: number | null) => shows("hours-left", { shipBy });
    expect([left(now + 359_999), left(now + 360_000), left(now), left(now - 1), left(null)]).toEqual([
      "0",
      "0.1",
      "0",
      "0",
      "",
    ]);
  });

  it("lists several goods with how many of each, and sums them", () => {
    const lines = [
      { line: "L1", title: "马克杯", sku: "CUP", quantity: 2 },
      { line: "L2", title: "龙井茶", sku: "TEA", quantity: 1 },
    ];
    expect([shows("goods", { lines }), shows("sku", { lines }), shows("quantity", { lines })]).toEqual([
      "马克杯 ×2；龙井茶 ×1",
      "CUP ×2；TEA ×1",
      "3",
    ]);
  });

  it("names a currency that is not the one of its column, with as many digits as it has", () => {
    const paid = (amount: number, currency: string) => shows("paid", { paid: { amount, currency } });
    expect([paid(5, "CNY"), paid(1200, "JPY"), paid(1999, "USD"), paid(1234, "KWD")]).toEqual([
      "0.05",
      "JPY 1200",
      "USD 19.99",
      "KWD 1.234",
    ]);
    expect(shows("paid", { paid: null })).toBe("");
  });

  it("leaves empty what nobody knows", () => {
    const bare = { details: {}, placedAt: null, confirmedAt: null, shipBy: null, paid: null };
    const [, row] = exported([waiting(bare)]);
    expect(row?.map((cell, i) => (cell === "" ? exportColumns[i] : undefined)).filter(Boolean)).toEqual(
      "placed confirmed ship-by hours-left paid recipient phone province city district address buyer-note seller-note priority".split(
        " ",
      ),
    );
  });

  it("writes 部分发货, and the reasons of the hour", () => {
    expect(shows("status", { status: "partially_shipped" })).toBe("部分发货");
    expect(shows("priority", { shipBy: now + 60_000 })).toBe("即将超时");
    expect(shows("priority", { shipBy: now - 60_000 }, { errorBudgets: new Map([["CUP", -1]]) })).toBe(
      "已超时；容错已用完",
    );
  });

  it("has no small batch where the packs switch it off", () => {
    const writer = defineBackOffice({ packs: [marketplaceIntl] }).exportWriter({
      now,
      columns: ["priority", "order"],
      counts: countItems([order]),
    });
    expect(writer.write([order])).toContain("\r\n,210613-1\r\n");
  });

  it("keeps the digits of long numbers, and runs nothing that a buyer wrote", () => {
    const evil = { ...details, buyerNote: '=HYPERLINK("http://x","y")', sellerNote: "@SUM(1+1)" };
    const text = office
      .exportWriter({ now, unmasked: true, columns: ["order", "sku", "buyer-note", "seller-note"] })
      .write([waiting({ number: "1234567890123456", sku: "007", details: evil })]);
    expect(text.split("\r\n")[1]).toBe(`"'1234567890123456","'007","'=HYPERLINK(""http://x"",""y"")","'@SUM(1+1)"`);
  });
});

describe("what an export masks", () => {
  const recipient = (parts: NonNullable<HostDetails["recipient"]>) => ({ details: { recipient: parts } });

  it.each([
    ["张三", "张*"],
    ["欧阳师傅", "欧**"],
    ["张", "*"],
    ["Wang Wei", "W**"],
    ["", ""],
  ])("the name %s as %s", (name, shown) => {
    expect(shows("recipient", recipient({ name }))).toBe(shown);
  });

  it.each([
    ["13812345678", "138****5678"],
    ["+86 138 1234 5678", "86138****5678"],
    ["１３８１２３４５６７８", "138****5678"],
    ["138.1234.5678", "138****5678"],
    ["0571-88886666", "0571****6666"],
    ["12345", "****"],
    ["", ""],
  ])("the phone number %s as %s", (phone, shown) => {
    expect(shows("phone", recipient({ phone }))).toBe(shown);
  });

  it("shows a virtual number whole, and the real one only when asked", () => {
    const both = recipient({ phone: "13812345678", virtualPhone: "17000001234-5678" });
    expect([shows("phone", both), shows("phone", both, { unmasked: true })]).toEqual([
      "17000001234-5678",
      "13812345678",
    ]);
    expect(shows("phone", recipient({ virtualPhone: "17000001234" }), { unmasked: true })).toBe("17000001234");
  });

  it.each([
    ["文三路478号", "文三路****"],
    ["万科城北区幢一层架空层菜鸟驿站", "万科城北区幢****"],
    ["12 Main Street", "****"],
    ["湖边", "湖****"],
    ["", ""],
  ])("the address %s as %s", (street, shown) => {
    expect(shows("address", recipient({ street }))).toBe(shown);
  });
});

describe("what is exported", () => {
  const [cup, tea, held, late] = [
    waiting({ id: "a", number: "a", details: { warehouse: "杭州" } }),
    waiting({ id: "b", number: "b", sku: "TEA", details: { warehouse: "成都" } }),
    waiting({ id: "c", number: "c", status: "on_hold", shipBy: null }),
    waiting({ id: "d", number: "d", shipBy: at("06-02 10:00"), status: "partially_shipped" }),
  ];
  const all = [cup, tea, held, late];

  it.each([
    ["all", {}, "a b c d"],
    ["by status", { statuses: ["to_ship", "on_hold"] }, "a b c"],
    ["by limit, inclusive", { dueUntil: at("06-03 10:00") }, "a b d"],
    ["a millisecond before a limit", { dueUntil: at("06-03 10:00") - 1 }, "d"],
    ["by SKU", { skus: ["TEA", "POT"] }, "b"],
    ["by warehouse", { warehouses: ["杭州", "成都"] }, "a b"],
    ["by all of it", { statuses: ["to_ship"], skus: ["CUP"], warehouses: ["杭州"], dueUntil: at("06-04 10:00") }, "a"],
    ["nothing of an empty list", { skus: [] }, ""],
  ] as const)("is chosen: %s", (_, only, expected) => {
    expect(idsOf(all, only).join(" ")).toBe(expected);
  });

  it("counts what was written", () => {
    const writer = office.exportWriter({ now, only: { skus: ["TEA"] } });
    writer.write(all);
    expect(writer.orders).toBe(1);
  });
});

describe("what nobody can mean", () => {
  const thrown = (options: object): string => {
    try {
      office.exportWriter({ now, ...options } as never);
    } catch (error) {
      return String(error);
    }
    return "taken";
  };

  it("is refused where it is written, not at the first row", () => {
    expect(thrown({ columns: ["order", "price"] })).toBe(
      `UsageError: \`options.columns[1]\` is a column: ${exportColumns.join(", ")}.`,
    );
    expect(thrown({ columns: ["toString"] })).toContain("`options.columns[0]` is a column");
    expect(thrown({ columns: "order" })).toContain("`options.columns` is a list");
    expect(thrown({ zone: "China" })).toBe('UsageError: `options.zone` is the name of a zone: "Asia/Shanghai".');
    expect(thrown({ zone: "+08:00" })).toContain("`options.zone` is the name of a zone");
    expect(thrown({ zone: "America/New_York", columns: [] })).toBe("taken");
    expect(() => office.importReader({ batch: "b1", actor: { role: "seller" }, zone: "UTC+8" })).toThrow(
      '`options.zone` is the name of a zone: "Asia/Shanghai".',
    );
  });
});
