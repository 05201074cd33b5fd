import { describe, expect, it } from "vitest";
import { type AlertDraft, type AlertSettings, contribution, defineRulebook, type Person } from "waybell";
import { email } from "waybell/channels/email";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { channel } from "../support/shop.ts";
import { Street } from "../support/street.ts";
import { at } from "../support/times.ts";

const channels = [
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
  inbox(),
];
const book = defineRulebook({ packs: [pinduoduo], channels });

/** Daily from 9 to 21, for what is bought or presold, by push and mail; from 1000 yuan on it is important. */
const draft: AlertDraft = {
  orderTypes: ["normal", "presale"],
  windows: [{ from: "09:00", to: "21:00" }],
  methods: ["push", "email"],
  important: { "order.total": { atLeast: 100_000 } },
};
const saved = (wanted: AlertDraft): AlertSettings => {
  const { alerts, findings } = book.saveAlerts(wanted, { by: "shop", now: at("05-30 12:00") });
  if (!alerts) throw new Error(JSON.stringify(findings));
  return alerts;
};
const seller: Person = {
  id: "shop",
  role: "seller",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: ["device-1", "device-2"], email: "shop@example.com" },
  alerts: saved(draft),
};
const yes = () => ({ status: 200, headers: {}, body: '{"msg_id":"1"}' });
const open = (person: Person = seller): Street => new Street({ packs: [pinduoduo], channels }, [person], yes);

function buys(
  street: Street,
  time: string,
  orderId: string,
  amount: number,
  kind: "normal" | "virtual" = "normal",
): void {
  const total = { amount, currency: "CNY" };
  const lines = [{ id: "l1", title: "马克杯", quantity: 2 }];
  street.happens(time, orderId, "order.created", { kind, lines, total }, "buyer");
  street.happens(time, orderId, "payment.captured", { amount: total }, "buyer");
}

describe("SC-18 the hours of a seller", () => {
  it("SC-18 hold a new order for one message in the morning, and let an important one through", () => {
    const street = open();
    buys(street, "06-01 23:10", "A", 5_990);
    buys(street, "06-01 23:20", "B", 200_000);
    street.until("06-02 12:00");
    expect(street.rows).toEqual([
      ["06-01 23:20", "shop", "important-order", "jpush"],
      ["06-02 09:00", "shop", "orders-while-away", "jpush"],
    ]);
    expect(street.texts).toEqual([
      "重要订单B（2000元），请尽快处理，6月3日23:20前发货。",
      "勿扰期间新订单1笔，最早请在6月3日23:10前发货。",
    ]);
  });

  it("SC-18 leave an order of another kind to the inbox, but for its last warning", () => {
    const street = open();
    buys(street, "06-01 12:00", "V", 5_990, "virtual");
    street.until("06-02 12:00");
    expect(street.rows).toEqual([]);
    expect(street.effects.filter(({ type }) => type === "send").map(({ id }) => id)).toEqual([
      "V/new-order/order/0/shop/inbox/1",
    ]);
    street.until("06-03 11:00");
    expect(street.rows).toEqual([["06-03 10:00", "shop", "ship-now", "jpush"]]);
  });

  it("SC-18 ring the chosen devices only, and nothing where all is muted but what must not be missed", () => {
    const street = open({ ...seller, alerts: saved({ ...draft, devices: ["device-2"] }) });
    buys(street, "06-01 12:00", "A", 5_990);
    expect(
      street.sent.filter(({ channel }) => channel === "jpush").map(({ request }) => JSON.stringify(request)),
    ).toEqual([expect.stringMatching(/"registration_id\\?":\[\\?"device-2\\?"\]/)]);
    const muted = open({ ...seller, alerts: saved({ muted: true }) });
    buys(muted, "06-01 12:00", "A", 5_990);
    muted.until("06-03 11:00");
    expect(muted.rows).toEqual([["06-03 10:00", "shop", "ship-now", "jpush"]]);
  });

  it("SC-18 ring every device where none of the chosen is there any more, and another way what must not be missed", () => {
    const street = open({ ...seller, alerts: saved({ ...draft, devices: ["device-0"] }) });
    buys(street, "06-01 12:00", "A", 5_990);
    expect(
      street.sent.filter(({ channel }) => channel === "jpush").map(({ request }) => JSON.stringify(request)),
    ).toEqual([expect.stringMatching(/"registration_id\\?":\[\\?"device-1\\?",\\?"device-2\\?"\]/)]);
    const unreached = open({
      ...seller,
      addresses: { push: "device-1" },
      alerts: saved({ ...draft, methods: ["email"] }),
    });
    buys(unreached, "06-01 12:00", "A", 5_990);
    unreached.until("06-03 11:00");
    expect(unreached.rows.map(([time, , notice, over]) => [time, notice, over])).toEqual([
      ["06-03 09:00", "ship-soon", "jpush"],
      ["06-03 10:00", "ship-now", "jpush"],
    ]);
  });

  it("SC-18 hold for the orders that are confirmed from then on", () => {
    const since = (savedAt: number): readonly unknown[] => {
      const street = open({ ...seller, alerts: { ...saved(draft), savedAt } });
      buys(street, "06-01 12:00", "B", 200_000);
      return street.rows.map(([, , notice]) => notice);
    };
    expect(since(at("06-01 12:00"))).toContain("important-order");
    expect(since(at("06-01 12:00") + 1)).toEqual(["new-order"]);
  });

  it("SC-18 stay important to a seller who saves another thing while he is told", () => {
    const before = saved(draft);
    const { alerts } = book.saveAlerts({ ...draft, windows: [] }, { by: "shop", now: at("06-01 12:00") + 1, before });
    const street = open({ ...seller, ...(alerts ? { alerts } : {}) });
    buys(street, "06-01 12:00", "B", 200_000);
    expect(street.rows.map(([, , notice]) => notice)).toContain("important-order");
  });

  it.each([
    ["telephone who chose that, though the app is there", ["voice"], "voice"],
    ["push who chose that before the telephone", ["push", "voice"], "jpush"],
  ])("SC-18 reach at once and at night, for what is important, by %s", (_, methods, over) => {
    const phone = { packs: [pinduoduo], channels: [...channels, channel("voice")] };
    const street = new Street(
      phone,
      [{ ...seller, addresses: { push: "device-1", voice: "13900000001" }, alerts: saved({ ...draft, methods }) }],
      yes,
    );
    buys(street, "06-01 23:20", "B", 200_000);
    street.until("06-01 23:24");
    expect(street.rows).toEqual([["06-01 23:20", "shop", "important-order", over]]);
  });

  it.each([
    ["other hours", { ...draft, windows: [{ from: "08:00", to: "22:00" }] }],
    ["another amount", { ...draft, important: { "order.total": { atLeast: 500_000 } } }],
    ["nothing that is important", { methods: ["push"] }],
  ] satisfies readonly (readonly [string, AlertDraft])[])(
    "SC-18 tell no order a second time, as an ordinary one, where they are saved anew with %s",
    (_, anew) => {
      const street = open();
      buys(street, "06-01 23:20", "B", 200_000);
      street.changes("06-02 10:00", [
        { ...seller, alerts: { ...saved(anew), version: 2, savedAt: at("06-02 10:00") } },
      ]);
      street.until("06-02 12:00");
      expect(street.rows).toEqual([["06-01 23:20", "shop", "important-order", "jpush"]]);
      expect(street.effects.filter(({ type }) => type === "send").map(({ id }) => id)).toEqual([
        "B/important-order/order/0/shop/inbox/1",
        "B/important-order/order/0/shop/jpush/1",
      ]);
    },
  );

  it("SC-18 keep what must not be missed for the morning where the seller says so", () => {
    const street = open({ ...seller, alerts: saved({ ...draft, criticalBypass: false }) });
    buys(street, "06-01 23:20", "B", 200_000);
    street.until("06-02 12:00");
    expect(street.rows).toEqual([["06-02 09:00", "shop", "important-order", "jpush"]]);
  });

  it("SC-18 mean local hours that begin on the day they say, across midnight too", () => {
    const nights = saved({ ...draft, windows: [{ days: [1], from: "20:00", to: "02:00" }] });
    // 06-01 is a Monday.
    for (const [time, told] of [
      ["06-01 19:59", "06-01 20:00"],
      ["06-01 23:59", "06-01 23:59"],
      ["06-02 01:59", "06-02 01:59"],
      ["06-02 02:00", "06-03 10:00"],
    ] as const) {
      const street = open({ ...seller, alerts: nights });
      buys(street, time === "06-02 02:00" ? "06-01 10:00" : time, "A", time === "06-02 02:00" ? 5_990 : 5_990);
      street.until("06-03 11:00");
      if (time !== "06-02 02:00") expect(street.rows[0]?.[0], time).toBe(told);
    }
  });

  it("SC-18 count all of a night in one message, whichever order comes first", () => {
    const street = open();
    for (let i = 0; i < 10; i++) buys(street, `06-01 23:${10 + i}`, String(1001 + i), 5_990);
    street.until("06-02 12:00");
    expect(street.rows).toEqual([["06-02 09:00", "shop", "orders-while-away", "jpush"]]);
    expect(street.texts).toEqual(["勿扰期间新订单10笔，最早请在6月3日23:10前发货。"]);
    // Each order knows that it was told.
    for (const { record } of street.orders.values())
      expect(record.ledger.flatMap(([notice, , , , , attempts]) => attempts.map(([over]) => [notice, over]))).toEqual(
        expect.arrayContaining([["new-order", "digest"]]),
      );
    // What is said in one message is none of its own.
    const marks = [...street.orders.values()].flatMap(
      (order) => contribution(book, order, { seller: "shop" })?.marks ?? [],
    );
    expect(marks.filter(([name]) => name === "sent")).toEqual([]);
  });

  it("SC-18 say nothing of an order that is shipped or closed by then", () => {
    const street = open();
    buys(street, "06-01 23:10", "A", 5_990);
    buys(street, "06-01 23:20", "C", 5_990);
    street.happens(
      "06-02 02:00",
      "A",
      "shipment.submitted",
      {
        parcelId: "p1",
        carrier: "zhongtong",
        number: "73100000000001",
      },
      "seller",
    );
    street.happens("06-02 03:00", "C", "order.cancelled", {}, "buyer");
    street.until("06-02 08:59");
    expect(street.rows).toEqual([]);
    street.until("06-02 12:00");
    expect(street.rows.filter(([, , notice]) => notice === "orders-while-away")).toEqual([]);
  });

  it("SC-18 let a last warning through by night", () => {
    const street = open();
    buys(street, "06-01 01:00", "A", 5_990);
    street.until("06-02 23:30");
    expect(street.rows).toEqual([
      ["06-01 09:00", "shop", "orders-while-away", "jpush"],
      ["06-02 13:00", "shop", "ship-soon", "jpush"],
      ["06-02 23:00", "shop", "ship-now", "jpush"],
    ]);
  });

  it("SC-18 warn of several orders at once, in one message after the first", () => {
    const street = open();
    for (let i = 0; i < 5; i++) buys(street, `06-01 22:0${i}`, String(1001 + i), 5_990);
    street.until("06-03 12:00");
    expect(street.rows.slice(1).map(([time, , notice]) => [time, notice])).toEqual([
      ["06-03 10:00", "ship-soon"],
      ["06-03 11:00", "ship-soon"],
    ]);
    expect(street.texts.slice(1)).toEqual([
      "订单1001距发货超时还有12小时，请在6月3日22:00前发货。",
      "4笔订单即将发货超时，最早请在6月3日22:01前发货。",
    ]);
  });
});
