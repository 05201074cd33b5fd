import { describe, expect, it } from "vitest";
import { kuaidi100 } from "waybell/tracking/kuaidi100";
import { number, shippedOrder, t } from "./fixture.ts";

// Composed by us, in the manner of Kuaidi100; the newest first, as they come.
const rows = [
  { time: "2026-06-05 20:40:00", context: "快件已签收，签收人凭取货码签收。", statusCode: "304" },
  { time: "2026-06-03 18:40:00", context: "您的快件已由丰巢柜代收,取件码8-2-3307", statusCode: "304" },
  { time: "2026-06-03 08:30:00", context: "【上海市】快件正在派送", statusCode: "5" },
];
const pushed = (count: number) => {
  const lastResult = { com: "zhongtong", nu: number, state: "304", data: rows.slice(-count) };
  const rawBody = `param=${encodeURIComponent(JSON.stringify({ status: "polling", lastResult }))}`;
  const { parcels, issues } = kuaidi100().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
  expect(issues).toEqual([]);
  return parcels;
};

describe("SC-12 left in a locker", () => {
  const inLocker = shippedOrder("06-01 18:00")
    .at(t("06-03 08:30"))
    .when(pushed(1))
    .then.told("buyer", "out-for-delivery", "sms")
    .at(t("06-03 18:40"))
    .when(pushed(2));

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

  it("SC-12 tells the delivery when the buyer has collected it", () => {
    inLocker
      .at(t("06-05 20:40"))
      .when(pushed(3))
      .then.messages([
        [t("06-03 18:40"), "buyer", "ready-to-collect", "sms"],
        [t("06-04 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-05 18:40"), "buyer", "collect-reminder", "push"],
        [t("06-05 20:40"), "buyer", "delivered", "push"],
      ])
      .nothingElse()
      .timeline("P1", [
        [t("06-03 08:30"), "out_for_delivery"],
        [t("06-03 18:40"), "awaiting_collection"],
        [t("06-05 20:40"), "delivered"],
      ])
      .headline("delivered");
  });

  it("SC-12 says nothing of the locker when the collection is already known, and takes back what silence was blamed for", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-05 20:41"))
      .when(pushed(3))
      .then.messages([
        [t("06-03 12:00"), "seller", "pick-up-soon", "push"],
        [t("06-03 18:00"), "buyer", "overdue-pick-up", "push"],
        [t("06-03 18:00"), "seller", "overdue-pick-up-seller", "push"],
        [t("06-04 18:00"), "buyer", "compensated", "push"],
        [t("06-04 18:00"), "seller", "charged", "email"],
        [t("06-05 20:41"), "buyer", "delivered", "push"],
        [t("06-05 20:41"), "seller", "breach-withdrawn", "push"],
      ])
      .effectOfType("openTask")
      .effectOfType("compensate")
      .effectOfType("charge")
      .effectOfType("reverse")
      .nothingElse();
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
