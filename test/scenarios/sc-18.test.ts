import { describe, expect, it } from "vitest";
import type { Notices, Person, With } from "waybell";
import { email } from "waybell/channels/email";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { Street } from "../support/street.ts";

const channels = [
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
  inbox(),
];
/** Alerts daily from 9 to 21, by push and mail. */
const seller: Person = {
  id: "shop",
  role: "seller",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "device-2", email: "shop@example.com" },
  quietHours: { from: "21:00", to: "09:00" },
};
const words = { notices: ["important-order"], inhibitions: ["important"] } as const;
const notices: Notices<With<typeof words>> = {
  "important-order": {
    ref: "N-S02",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "critical",
    when: { "order.confirmed": true, "order.shipped": false, "order.total": { atLeast: 100_000 } },
    channels: ["push"],
  },
};
const text = { title: "重要订单", body: "重要订单{no}，请尽快处理。" };
/** Orders of 1000 yuan are important to this shop. */
const important = {
  id: "important",
  version: "1",
  extends: pinduoduo,
  words,
  notices,
  inhibitions: {
    important: { each: "order", when: { "order.total": { atLeast: 100_000 } }, drops: ["new-order"] },
  },
  texts: { "zh-CN": { notices: { "important-order": text } }, en: { notices: { "important-order": text } } },
};
const yes = () => ({ status: 200, headers: {}, body: '{"msg_id":"1"}' });
const open = (): Street => new Street({ packs: [important], channels }, [seller], yes);

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
    expect(street.texts).toEqual(["重要订单B，请尽快处理。", "勿扰期间新订单1笔，最早请在6月3日23:10前发货。"]);
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
      "订单1001将在12小时内发货超时，请在6月3日22:00前发货。",
      "4笔订单即将发货超时，最早请在6月3日22:01前发货。",
    ]);
  });
});
