import { describe, expect, it } from "vitest";
import { at, scan, t } from "./fixture.ts";
import { entryOf, travelling } from "./pinduoduo.ts";

describe("SC-29 receipt that confirms itself", () => {
  const extend = { type: "receipt.extended" } as const;
  const delivered = travelling
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"))
    .then.told("buyer", "delivered", "push", { at: t("06-03 14:05") })
    .nothingElse()
    .promises([["auto-confirm", "order", t("06-10 14:05:00.000")]]);
  const warned = delivered
    .at(t("06-10 13:00"))
    .then.told("buyer", "please-confirm", "push", { at: t("06-04 14:05:00.000") })
    .told("buyer", "auto-confirm-soon", "push", {
      at: t("06-09 14:05:00.000"),
      text: "订单1001将于6月10日14:05自动确认收货。如未收到或需要更多时间，请在此之前延长收货（还可延长1次）；如有问题，可申请售后。",
    })
    .nothingElse();
  const extended = warned.when(extend);

  it("SC-29 is put off by three days, and warned of again a day before", () => {
    extended.then
      .accepted()
      .nothing()
      .promises([["auto-confirm", "order", t("06-13 14:05:00.000")]])
      .at(t("06-12 14:05"))
      .then.told("buyer", "auto-confirm-soon", "push", {
        at: t("06-12 14:05:00.000"),
        text: "订单1001将于6月13日14:05自动确认收货。如未收到或有问题，请在此之前申请售后。",
      })
      .nothingElse();
  });

  it("SC-29 offers more time where there is more to be had, and not where there is none", () => {
    expect(entryOf(warned, "auto-confirm-soon").actions).toEqual(["确认收货", "延长收货", "未收到货", "申请售后"]);
    const again = extended.at(t("06-12 14:05"));
    expect(entryOf(again, "auto-confirm-soon").actions).toEqual(["确认收货", "未收到货", "申请售后"]);
  });

  it("SC-29 is put off once only", () => {
    extended
      .at(t("06-11 13:00"))
      .when(extend)
      .then.rejected("E_EXTEND_LIMIT", "", "Ask for after-sales if something is wrong.")
      .nothingElse()
      .promises([["auto-confirm", "order", t("06-13 14:05:00.000")]]);
  });

  it("SC-29 may be put off with the last millisecond, and not when it has confirmed itself", () => {
    delivered.at(t("06-10 14:05:00.000")).when(extend).then.accepted();
    delivered
      .at(t("06-10 14:05:00.001"))
      .when(extend)
      .then.messages([
        [t("06-04 14:05"), "buyer", "please-confirm", "push"],
        [t("06-09 14:05"), "buyer", "auto-confirm-soon", "push"],
      ])
      .rejected("E_STALE_UPDATE")
      .nothingElse()
      .headline("received");
  });

  it("SC-29 comes when the three days are over, dated by its limit: nothing is said, nothing granted", () => {
    const last = extended
      .at(t("06-13 14:05:00.000"))
      .then.told("buyer", "auto-confirm-soon", "push")
      .headline("delivered");
    const confirmed = last.at(t("06-13 14:05:00.001"));
    confirmed.then.nothing().nothingElse().headline("received").promises([]).breaches([]).compensations([]);
    expect(confirmed.record?.stamps["order.received"]?.[0]).toBe(at("06-13 14:05:00.000"));
    expect(confirmed.record?.facts.find(([name]) => name === "order.received-by")?.[1]).toBe("auto");
    confirmed.at(t("06-30 00:00")).then.nothing();
  });

  it("SC-29 leaves the buyer the right to after-sales", () => {
    extended
      .at(t("06-14 10:00"))
      .when({ type: "case.opened", payload: { caseId: "AS-1" } })
      .then.accepted()
      .told("buyer", "auto-confirm-soon", "push")
      .nothingElse()
      .headline("received");
  });
});
