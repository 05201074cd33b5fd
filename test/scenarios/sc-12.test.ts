import { describe, expect, it } from "vitest";
import { kuaidi100 } from "waybell/tracking/kuaidi100";
import { created, number, paid, scan, shippedAt, t } from "./fixture.ts";
import { entryOf, pdd, scanned, travelling } from "./pinduoduo.ts";

// Composed by us, in the manner of Kuaidi100; the newest first, as they come.
const rows = [
  { time: "2026-06-05 20:40:00", context: "快件已签收，签收人凭取货码签收。", statusCode: "304" },
  { time: "2026-06-03 18:40:00", context: "您的快件已由丰巢柜代收,取件码8-2-3307", statusCode: "304" },
  { time: "2026-06-03 08:30:00", context: "【上海市】快件正在派送", statusCode: "5" },
];
const pushed = (count: number) => {
  const lastResult = { com: "zhongtong", nu: number, state: rows.at(-count)?.statusCode, data: rows.slice(-count) };
  const rawBody = `param=${encodeURIComponent(JSON.stringify({ status: "polling", lastResult }))}`;
  const { parcels, issues } = kuaidi100().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
  expect(issues).toEqual([]);
  return parcels;
};

describe("SC-12 left in a locker", () => {
  const withCourier = travelling.at(t("06-03 08:30")).when(pushed(1)).then.told("buyer", "out-for-delivery", "sms");
  const inLocker = withCourier.at(t("06-03 18:40")).when(pushed(2));

  it("SC-12 takes a sign-off by a locker for a parcel that waits, and tells the code", () => {
    inLocker.then
      .told("buyer", "ready-to-collect", "sms", {
        at: t("06-03 18:40"),
        subject: "P1",
        text: ["8-2-3307", "丰巢柜", number],
      })
      .nothingElse()
      .headline("awaiting_collection")
      .filed([
        [t("06-03 08:30"), "buyer", "out-for-delivery"],
        [t("06-03 18:40"), "buyer", "ready-to-collect"],
      ]);
    const [parcel] = inLocker.view().parcels;
    expect([parcel?.milestone, parcel?.deliveredAt]).toEqual(["awaiting_collection", null]);
    expect(parcel?.point).toEqual({ name: "丰巢柜", code: "8-2-3307" });
    expect(inLocker.view({ proven: false }).parcels[0]?.point).toEqual({ name: "丰巢柜" });
  });

  it("SC-12 ends the delivery in time, and starts the buyer's time to collect", () => {
    withCourier.promises([
      ["sign-by", "P1", t("06-04 08:30:00.000")],
      ["keep-moving", "P1", t("06-06 08:30:00.000")],
      ["auto-confirm", "order", t("06-16 18:00:00.000")],
    ]);
    inLocker.then
      .promises([
        ["collect-by", "P1", t("06-10 18:40:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .breaches([]);
  });

  const collected = inLocker.at(t("06-05 20:40")).when(pushed(3));

  it("SC-12 reminds after a day and after two, and tells the delivery when the buyer has collected it", () => {
    collected.then
      .messages([
        [t("06-03 18:40"), "buyer", "ready-to-collect", "sms"],
        [t("06-04 18:40:00.000"), "buyer", "collect-reminder", "push"],
        [t("06-05 18:40:00.000"), "buyer", "collect-reminder", "push"],
        [t("06-05 20:40"), "buyer", "delivered", "push"],
      ])
      .nothingElse()
      .timeline("P1", [
        [t("06-01 20:30"), "picked_up"],
        [t("06-02 23:40"), "in_transit"],
        [t("06-03 08:30"), "out_for_delivery"],
        [t("06-03 18:40"), "awaiting_collection"],
        [t("06-05 20:40"), "delivered"],
      ])
      .headline("delivered");
    const [delivery] = collected.sent.filter(({ notice }) => notice === "delivered");
    expect(delivery?.texts).toContain(
      `物流显示包裹${number}已签收。请核对数量和质量，无误后确认收货；如未收到，请在订单页反馈。`,
    );
    const bodies = collected.sent.filter(({ notice }) => notice === "collect-reminder").map(({ texts }) => texts);
    expect(bodies.map((texts) => texts.filter((text) => text.includes("取件码")))).toEqual([
      [`包裹${number}已在丰巢柜存放1天，取件码8-2-3307，请于6月10日18:40前领取。`],
      [`包裹${number}已在丰巢柜存放2天，取件码8-2-3307，请于6月10日18:40前领取。`],
    ]);
  });

  it("SC-12 counts the automatic confirmation from the collection", () => {
    collected.then.promises([["auto-confirm", "order", t("06-12 20:40:00.000")]]);
  });

  it("SC-12 calls a last time a day before the locker gives it back", () => {
    inLocker
      .at(t("06-10 18:40"))
      .then.messages([
        [t("06-03 18:40"), "buyer", "ready-to-collect", "sms"],
        [t("06-04 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-05 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-09 18:40:00.000"), "buyer", "collect-last-call", "sms"],
      ])
      .nothingElse();
  });

  it("SC-12 without consent holds it against the carrier, and pays nobody by itself", () => {
    const without = pdd
      .given({ events: [created, paid, shippedAt("06-01 18:00", "06-03 18:00")] })
      .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
      .at(t("06-03 08:30"))
      .when(pushed(1))
      .at(t("06-03 18:40"))
      .when(pushed(2))
      .at(t("06-03 18:40:00.001"));
    without.then
      .told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:30") })
      .told("buyer", "ready-to-collect", "sms", { at: t("06-03 18:40") })
      .nothingElse()
      .breaches([["point-consent", "P1", t("06-03 18:40:00.000")]])
      .promises([
        ["point-consent", "P1", t("06-03 18:40:00.000"), "overdue"],
        ["collect-by", "P1", t("06-10 18:40:00.000")],
        ["auto-confirm", "order", t("06-16 18:00:00.000")],
      ])
      .at(t("06-05 20:40"))
      .when(pushed(3))
      .then.messages([
        [t("06-04 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-05 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-05 20:40"), "buyer", "delivered", "push"],
      ])
      .nothingElse()
      .breaches([["point-consent", "P1", t("06-03 18:40:00.000")]])
      .compensations([]);
    expect(entryOf(without, "ready-to-collect").actions).toEqual(["未经我同意"]);
    expect(entryOf(inLocker, "ready-to-collect").actions).toEqual([]);
  });

  it("SC-12 and signed for by a neighbour without consent it is to be complained of, and by the buyer himself it is not", () => {
    const shipped = pdd.given({ events: [created, paid, shippedAt("06-01 18:00")] }).at(t("06-03 14:00"));
    const offered = (mode: "neighbour" | "recipient") =>
      entryOf(shipped.when(scan("06-03 14:00", { milestone: "delivered", mode })), "delivered").actions;
    expect(offered("neighbour")).toEqual([...offered("recipient"), "未经我同意"]);
  });

  it("SC-12 says nothing of the locker when the collection is already known", () => {
    travelling
      .at(t("06-05 20:41"))
      .when(pushed(3))
      .then.told("buyer", "delivered", "push")
      .nothingElse()
      .promises([["auto-confirm", "order", t("06-12 20:41:00.000")]])
      .breaches([]);
  });

  it("SC-12 adds nothing when the same list is pushed again", () => {
    inLocker
      .at(t("06-03 19:10"))
      .when(pushed(2))
      .then.told("buyer", "ready-to-collect", "sms")
      .duplicate()
      .nothingElse();
  });
});
