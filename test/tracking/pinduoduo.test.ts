import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import {
  pinduoduo,
  pinduoduoActions,
  pinduoduoAfterSales,
  pinduoduoPickUps,
  pinduoduoStatuses,
} from "../../src/tracking/pinduoduo.ts";
import { warned } from "./fixture.ts";
import { parcels, refusedWith } from "./header-signed.ts";
import {
  codeTable,
  decode,
  frame,
  info,
  june,
  message,
  news,
  order,
  orderStatuses,
  pickUp,
  pinduoduoFixture,
  request,
  sn,
  step,
  told,
  trace,
  traced,
  zone,
} from "./pinduoduo-fixture.ts";

describe("the pinduoduo codec", () => {
  it.each(codecConformance(pinduoduoFixture))("$name", ({ run }) => run());

  it("has every code of parcels that is written down, and no other", () => {
    const codes = codeTable.map(({ code }) => code);
    expect(Object.keys({ ...pinduoduoActions, ...pinduoduoPickUps }).sort()).toEqual(codes.sort());
  });

  it("has every status that is documented, and no other", () => {
    expect(pinduoduoStatuses).toEqual({
      order_status: "0 1 2 3",
      confirm_status: "0 1 2",
      group_status: "0 1 2",
      refund_status: "0 1 2 3 4",
      after_sales_status: expect.any(String),
      after_sales_type: "1 2 3 4 5",
      shipping_status: "0 1",
      user_shipping_status: "0 1 2",
      risk_control_status: "0 1",
      trade_type: "0 1",
      step_trade_status: "0 1 2",
      is_stock_out: "0 1",
      stock_out_handle_status: "-1 0 1",
      promise_level: "1 2 3",
      promise_status: "0 1 2 3",
      promise_type: "1 2",
    });
    const inOrder = (codes: readonly string[]) => codes.map(Number).sort((a, b) => a - b);
    const afterSales = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 24, 25, 27, 31, 32];
    expect(inOrder(pinduoduoStatuses.after_sales_status?.split(" ") ?? [])).toEqual(afterSales);
    expect(inOrder(Object.values(pinduoduoAfterSales).flatMap((codes) => codes.split(" ")))).toEqual(afterSales);
  });

  it("says that nothing is signed where it is given a salt, and reads nothing", () => {
    for (const { json } of pinduoduoFixture.samples)
      expect(decode(json, { salt: "a host's secret" })).toEqual({
        ...parcels(),
        issues: [{ code: "SIGNATURE_UNSUPPORTED", path: "", message: "Nothing is signed." }],
        reply: refusedWith(401),
      });
  });
});

describe("a message of Pinduoduo", () => {
  it.each([
    "pdd_trade_TradeConfirmed",
    "pdd_trade_TradeSellerShip",
    "pdd_trade_TradeSuccess",
    "pdd_trade_TradeRiskChanged",
    "pdd_trade_TradeLogisticsAddressChanged",
    "pdd_trade_TradeMemoModified",
    "pdd_trade_BuyerMemoModified",
    "pdd_refund_RefundCreated",
    "pdd_refund_RefundAgreeAgreement",
    "pdd_refund_RefundClosed",
    "pdd_refund_RefundBuyerModifyAgreement",
    "pdd_refund_RefundBuyerReturnGoods",
    "pdd_refund_RefundCreateMessage",
    "PDD_CHAT_OrderPromise",
    "pdd_trade_OfNextYear",
  ])("says to fetch its order again: %s", (type) => {
    const hint = { ...parcels(), fetch: [{ carrier: "pinduoduo", number: sn, why: type }] };
    expect(decode(frame(message(type, { tid: sn, refund_fee: 1990 })))).toEqual(hint);
    expect(decode(message(type, { order_sn: sn }))).toEqual(hint);
  });

  it.each([
    ["of goods", message("pdd_goods_GoodsUpdate", { goods_id: 5 })],
    ["without content", { type: "pdd_trade_TradeConfirmed", mallID: 1, content: "hello" }],
  ])("%s is passed over", (_, payload) => {
    expect(decode(payload)).toEqual({ ...parcels(), issues: [warned("EVENT_NOT_READ", "content", "Names no order.")] });
  });

  it.each(["HeartBeat", "Ack", "Fail"])("is not what keeps the socket going: %s", (commandType) => {
    expect(decode({ commandType, time: 1780279200000 })).toEqual(parcels());
  });
});

describe("the statuses of an order", () => {
  const paid = news(
    "payment.captured",
    "2026-06-01 10:05:01",
    { amount: { amount: 1990, currency: "CNY" } },
    "01 10:00:00",
  );
  const formed = news("group.formed", "2026-06-01 10:05:01", {}, "01 10:05:00");
  const read = (more: Record<string, unknown>) => decode(info(more)).orders?.[0];

  it.each([
    ["formed and paid", {}, [paid, formed]],
    ["not yet formed", { confirm_status: 0, group_status: 0 }, [paid]],
    [
      "failed as a group",
      { confirm_status: 2, group_status: 2 },
      [paid, news("group.failed", "2026-06-01 10:05:01", {})],
    ],
    ["cancelled", { confirm_status: 2 }, [paid, news("order.cancelled", "2026-06-01 10:05:01", {})]],
    ["not paid", { pay_time: "", confirm_status: 0 }, []],
    ["paid a deposit", { trade_type: 1, step_order_info: { step_trade_status: 1 }, confirm_status: 0 }, []],
    ["paid in full after a deposit", { trade_type: 1, step_order_info: { step_trade_status: 2 } }, [paid, formed]],
    ["under review", { risk_control_status: 1 }, [paid, formed]],
    ["short of stock", { is_stock_out: 1, stock_out_handle_status: 0 }, [paid, formed]],
    ["abnormal", { order_status: 0 }, [paid, formed]],
  ])("tell of one that is %s", (_, more, events) => {
    expect(read(more)?.events).toEqual(events);
  });

  it("are kept as they are told, the nested one too", () => {
    expect(read({ trade_type: 1, step_order_info: { step_trade_status: 0 } })?.statuses).toEqual({
      ...orderStatuses,
      trade_type: "1",
      step_trade_status: "0",
    });
  });

  it("that are not known stay, move nothing and are reported", () => {
    const { orders, issues } = decode(info({ order_status: 5, confirm_status: "x" }));
    expect(orders?.[0]?.statuses).toEqual({ ...orderStatuses, order_status: "5", confirm_status: "x" });
    expect(orders?.[0]?.events).toEqual([paid]);
    expect(issues).toEqual([
      warned("UNKNOWN_CODE", "order_info.order_status", 'A code "5" is not known.'),
      warned("UNKNOWN_CODE", "order_info.confirm_status", 'A code "x" is not known.'),
    ]);
  });

  it.each([
    ["pay_time", {}, ["group.formed 01 10:05:00"]],
    ["confirm_time", {}, ["payment.captured 01 10:00:00", "group.formed undated"]],
    [
      "updated_at",
      { order_status: 2, tracking_number: "73100000000001" },
      ["payment.captured 01 10:00:00", "group.formed 01 10:05:00", "shipment.submitted undated"],
    ],
    ["receive_time", { order_status: 3 }, ["payment.captured 01 10:00:00", "group.formed 01 10:05:00"]],
  ])("say that a %s cannot be read: what happened by it alone is left out, all else undated", (field, more, events) => {
    const dated = (at: number | undefined) =>
      ["01 10:00:00", "01 10:05:00"].find((time) => at === june(time)) ?? "undated";
    const { orders, issues } = decode(info({ ...more, [field]: "June 1, 10:00" }));
    expect(orders?.[0]?.events.map(({ type, occurredAt }) => `${type} ${dated(occurredAt as number)}`)).toEqual(events);
    expect(issues).toEqual([{ code: "TIME_UNREADABLE", path: `order_info.${field}`, message: "Not a time." }]);
  });

  it.each(["0", "0000-00-00 00:00:00", "0001-01-01 00:00:00", "9999-12-31 23:59:59"])(
    "have no time where they say never: %s",
    (pay_time) => {
      const { orders, issues } = decode(info({ pay_time, confirm_status: 0 }));
      expect([orders?.[0]?.events, issues]).toEqual([[], []]);
    },
  );

  it.each([2, 3, 4])("ask to fetch the requests where the refund status is %s", (refund_status) => {
    const { orders, fetch } = decode(info({ refund_status }));
    expect(orders?.[0]?.events).toEqual([paid, formed]);
    expect(fetch).toEqual([{ carrier: "pinduoduo", number: sn, why: "after-sales" }]);
  });

  it.each([0, 1])("ask for nothing where the refund status is %s", (refund_status) => {
    expect(decode(info({ refund_status })).fetch).toEqual([]);
  });

  it.each([
    ["order_list_get_response", "order_list"],
    ["order_sn_increment_get_response", "order_sn_list"],
  ])("are read from the list of %s", (answer, list) => {
    const { orders, issues } = decode({ [answer]: { [list]: [order(), order({ order_sn: "" })], total_count: 2 } });
    expect(orders?.map(({ number }) => number)).toEqual([sn]);
    expect(issues).toEqual([{ code: "ORDER_UNNAMED", path: `${list}[1].order_sn`, message: "No number." }]);
  });

  it("alone tell of nothing that happened, for they have no times", () => {
    const order_status_list = [{ orderSn: sn, order_status: 3, refund_status: 4 }];
    expect(decode({ order_status_get_response: { order_status_list } })).toEqual({
      ...told({ order_status: "3", refund_status: "4" }),
      fetch: [{ carrier: "pinduoduo", number: sn, why: "after-sales" }],
    });
  });

  it("of a promise are kept with its order", () => {
    const promise_info = { order_sn: sn, promise_level: 2, promise_status: 1, promise_type: 2 };
    expect(decode({ promise_info_get_response: { promise_info } })).toEqual(
      told({ promise_level: "2", promise_status: "1", promise_type: "2" }),
    );
  });

  it("whose amount cannot be read leave out the payment", () => {
    expect(decode(info({ pay_amount: "19.999" })).issues).toEqual([
      { code: "AMOUNT_UNREADABLE", path: "order_info.pay_amount", message: "Not an amount." },
    ]);
    expect(read({ pay_amount: "19.999" })?.events).toEqual([formed]);
  });
});

describe("the parcels of an order", () => {
  const shipped = {
    order_status: 2,
    tracking_number: "73100000000001",
    logistics_id: 115,
    pay_time: "",
    confirm_status: 0,
  };
  const events = (more: Record<string, unknown> = {}) =>
    decode(info({ ...shipped, ...more })).orders?.[0]?.events ?? [];
  const payload = { parcelId: "1", carrier: "zhongtong", number: "73100000000001", cover: true };

  it("are one, by the host's name of its carrier", () => {
    expect(events().map((event) => event.payload)).toEqual([payload]);
  });

  it.each([
    [85, "85"],
    ["constructor", "constructor"],
    [null, "other"],
  ])("go by the id where the host has no name for carrier %s", (logistics_id, carrier) => {
    expect(events({ logistics_id })[0]?.payload).toEqual({ ...payload, carrier });
    expect(
      pinduoduo().decode({ headers: {}, rawBody: JSON.stringify(info({ ...shipped, logistics_id: 115 })) }, { zone })
        .orders?.[0]?.events[0]?.payload,
    ).toEqual({ ...payload, carrier: "115" });
  });

  it("have others beside it, each kind for itself", () => {
    const extra = (tracking_number: string) => [{ tracking_number, logistics_id: 115 }, { tracking_number: "" }];
    const lists = {
      extra_delivery_list: extra("E0000001"),
      gift_delivery_list: extra("G0000001"),
      resend_delivery_list: extra("R0000001"),
    };
    expect(events(lists).map(({ type, payload: of }) => [type, "kind" in of ? of.kind : ""])).toEqual([
      ["shipment.submitted", ""],
      ["extra_parcel.added", "split"],
      ["extra_parcel.added", "gift"],
      ["extra_parcel.added", "resend"],
    ]);
  });

  it.each([{ order_status: 1 }, { order_status: 0 }, { tracking_number: "" }])("are none yet where %o", (more) => {
    expect(events(more)).toEqual([]);
  });

  it("have come once that has a time", () => {
    const types = (more: Record<string, unknown>) => events({ order_status: 3, ...more }).map(({ type }) => type);
    expect(types({ receive_time: "2026-06-05 10:00:00" })).toEqual(["shipment.submitted", "receipt.confirmed"]);
    expect(types({ receive_time: "0000-00-00 00:00:00" })).toEqual(["shipment.submitted"]);
    expect(types({ order_status: 2, receive_time: "2026-06-05 10:00:00" })).toEqual(["shipment.submitted"]);
  });
});

describe("a request after the sale", () => {
  const id = "7381745730";
  const version = "2026-06-03 09:00:00";
  const amount = { amount: 1990, currency: "CNY" };
  const events = (more: Record<string, unknown>) => decode(request(more)).orders?.[0]?.events;
  const reported = (status: number, stage: string, kind = "refund_only") =>
    news("aftersales.reported", `${id}/${status}/${version}`, { caseId: id, stage, kind, amount }, "03 09:00:00");
  const started = news("refund.started", `${id}/${version}`, { refundId: id, amount, caseId: id });
  const succeeded = news("refund.succeeded", `${id}/${version}`, { refundId: id }, "03 09:00:00");

  it.each([
    [2, "seller_review"],
    [3, "seller_review"],
    [6, "rejected"],
    [7, "awaiting_return"],
    [8, "platform_review"],
    [9, "platform_rejected"],
    [11, "withdrawn"],
    [12, "expired"],
    [13, "expired"],
    [14, "seller_review"],
    [15, "negotiating"],
    [16, "completed"],
    [17, "withdrawn"],
    [18, "resent"],
    [21, "seller_review"],
    [22, "awaiting_return"],
    [24, "withdrawn"],
    [25, "completed"],
    [27, "resent"],
    [32, "awaiting_resend"],
  ])("of status %s stands at %s", (after_sales_status, stage) => {
    expect(events({ after_sales_status })).toEqual([reported(after_sales_status, stage)]);
  });

  it.each([1, 2])("of status 31 waits for the parcel to be refused, whatever type it was: %s", (after_sales_type) => {
    expect(events({ after_sales_status: 31, after_sales_type, shipping_status: 1 })).toEqual([
      reported(31, "awaiting_return", "refuse_refund"),
    ]);
  });

  it.each([4, 5])("of status %s gives money back", (after_sales_status) => {
    expect(events({ after_sales_status })).toEqual([reported(after_sales_status, "refunding"), started]);
  });

  it("of status 10 gave it back", () => {
    expect(events({ after_sales_status: 10 })).toEqual([reported(10, "refunded"), started, succeeded]);
  });

  it.each([
    [1, 1, "refund_only"],
    [1, 0, "refund_unshipped"],
    [2, 1, "return_refund"],
    [3, 1, "exchange"],
    [4, 1, "resend"],
    [5, 1, "repair"],
  ])("of type %s, shipped %s, asks for a %s", (after_sales_type, shipping_status, kind) => {
    expect(events({ after_sales_type, shipping_status })).toEqual([reported(2, "seller_review", kind)]);
  });

  it.each([
    [7, "SF1000000000009", "顺丰", "SF"],
    [22, "SF1000000000009", "申通", "申通"],
    [7, "SF1000000000009", null, "other"],
  ])("of status %s is sent back under number %s with %s", (after_sales_status, express_no, shipping_name, carrier) => {
    const payload = { caseId: id, carrier, number: express_no };
    expect(events({ after_sales_status, express_no, shipping_name })).toEqual([
      reported(after_sales_status, "awaiting_return"),
      news("aftersales.return_sent", `${id}/${version}`, payload, "03 09:00:00"),
    ]);
  });

  it.each([3, 8, 31])("of status %s is not sent back, whatever number it names", (after_sales_status) => {
    const types = events({ after_sales_status, express_no: "SF1000000000009" })?.map(({ type }) => type);
    expect(types).toEqual(["aftersales.reported"]);
  });

  it("of status 0 is none", () => {
    expect(events({ after_sales_status: 0 })).toEqual([]);
  });

  it("of a status that is not known stays, moves nothing and is reported", () => {
    expect(decode(request({ after_sales_status: 99 }))).toEqual({
      ...told({ after_sales_status: "99", after_sales_type: "1", shipping_status: "1", user_shipping_status: "1" }),
      issues: [warned("UNKNOWN_CODE", "after_sales_status", 'A code "99" is not known.')],
    });
  });

  it.each([
    [5, 5],
    [50, 50],
    [123450, 123450],
  ])("by itself counts %s fen as they are", (refund_amount, fen) => {
    expect(events({ after_sales_status: 4, refund_amount })?.[1]?.payload).toEqual({
      refundId: id,
      amount: { amount: fen, currency: "CNY" },
      caseId: id,
    });
  });

  it("by itself counts in fen whatever else it tells", () => {
    const { recreated_at: _, ...row } = request({ after_sales_status: 4, refund_amount: 2995 });
    expect(decode(row).orders?.[0]?.events[1]?.payload).toMatchObject({ amount: { amount: 2995, currency: "CNY" } });
  });

  it("in a list counts in yuan", () => {
    const { recreated_at: _, ...row } = request({ refund_amount: "19.90", after_sales_status: 10 });
    const refund_list = [{ ...row, created_time: "2026-06-02 09:00:00" }];
    expect(decode({ refund_increment_get_response: { refund_list, total_count: 1 } }).orders?.[0]?.events).toEqual([
      reported(10, "refunded"),
      started,
      succeeded,
    ]);
  });

  it("is read with a name around it too", () => {
    expect(decode({ refund_information_get_response: request() })).toEqual(decode(request()));
  });

  it("whose amount cannot be read is a case all the same", () => {
    const { amount: _amount, ...rest } = reported(10, "refunded").payload as { readonly amount: unknown };
    const [event, ...others] = events({ after_sales_status: 10, refund_amount: "much" }) ?? [];
    expect([event?.payload, others]).toEqual([rest, []]);
  });

  it("without an id of its own tells its status and no more, and that is said", () => {
    const { orders, issues } = decode(request({ id: null, after_sales_status: 10 }));
    expect([orders?.[0]?.statuses.after_sales_status, orders?.[0]?.events]).toEqual(["10", []]);
    expect(issues.map(({ code, path, message }) => [code, path.split(".").at(-1), message])).toEqual([
      ["ORDER_UNNAMED", "id", "No id."],
    ]);
  });
});

describe("a trace", () => {
  it("is of the parcel that was asked about, oldest first whatever the list begins with", () => {
    const rows = [step("03 08:00:00", "SEND"), step("01 10:00:00", "GOT")];
    const read = traced(
      { at: june("01 10:00:00"), code: "GOT", milestone: "picked_up" },
      { at: june("03 08:00:00"), code: "SEND", milestone: "out_for_delivery" },
    );
    expect(decode(trace(...rows))).toEqual(read);
    expect(decode({ logistics_ordertrace_get_response: { trace_list: rows } })).toEqual(read);
  });

  it("names the courier, and the point with its code, in `desc`", () => {
    const rows = [
      step("03 12:00:00", "IN_CABINET", { desc: "您的快件已存放至【幸福小区菜鸟驿站】，请凭取件码3-2-1005及时领取" }),
      step("03 09:00:00", "SEND", { desc: "快递员：李四，联系电话：13812345678 正在派件" }),
    ];
    const [parcel] = decode(trace(...rows)).parcels;
    expect(parcel?.events.map(({ courier, point }) => courier ?? point)).toEqual([
      { name: "李四", phone: "13812345678" },
      { name: "幸福小区菜鸟驿站", code: "3-2-1005" },
    ]);
  });

  it("may have its time in another field", () => {
    const row = step("", "GOT", { status_time: null, time: "2026-06-01 10:00:00" });
    expect(decode(trace(row))).toEqual(traced({ at: june("01 10:00:00"), code: "GOT", milestone: "picked_up" }));
  });

  it("of nobody knows what is refused", () => {
    const { parcels: found, issues } = pinduoduo().decode(
      { headers: {}, rawBody: trace(step("01 10:00:00", "GOT")) },
      { zone },
    );
    expect([found, issues]).toEqual([
      [],
      [{ code: "PARCEL_UNNAMED", path: "asked", message: "No number or carrier." }],
    ]);
  });

  it("without rows tells of no parcel", () => {
    expect(decode(trace())).toEqual(parcels());
  });
});

describe("a pick-up that was ordered", () => {
  it("is a scan of its latest status", () => {
    const scan = { at: 1780279200000, code: "5", milestone: "picked_up" } as const;
    expect(decode(pickUp(5))).toEqual(traced(scan));
    expect(decode(pickUp(5, "2026-06-01 10:00:00"))).toEqual(traced(scan));
  });

  it("says what could not be read of it", () => {
    expect(decode(pickUp(7, "noon")).issues).toEqual([
      warned("UNKNOWN_CODE", "trace_list[0].status", 'A code "7" is not known.'),
      { code: "TIME_UNREADABLE", path: "trace_list[0].update_time", message: "Not a time." },
    ]);
  });
});

describe("an answer of Pinduoduo", () => {
  it("that is a refusal is a finding", () => {
    expect(decode({ error_response: { error_code: 10019, error_msg: "access_token已过期" } })).toEqual({
      ...parcels(),
      issues: [{ code: "PROVIDER_REFUSED", path: "error_response", message: 'A code "10019".' }],
      reply: refusedWith(400),
    });
  });

  it.each([{}, { goods_get_response: { goods: [] } }])("of something else is refused: %o", (payload) => {
    expect(decode(payload)).toEqual({
      ...parcels(),
      issues: [{ code: "PAYLOAD_UNREADABLE", path: "", message: "Not known." }],
      reply: refusedWith(400),
    });
  });
});
