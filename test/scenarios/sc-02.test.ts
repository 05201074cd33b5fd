import { describe, it } from "vitest";
import { created, number, paid, shippedAt, t } from "./fixture.ts";
import { confirmed, consented, delayCharge, delayCoupon, pdd } from "./pinduoduo.ts";

describe("SC-02 the boundary of the time to ship", () => {
  const due = t("06-03 10:00:00.000");
  const after = t("06-03 10:00:00.001");
  const warned = confirmed.at(t("06-03 09:59:59.999")).then.messages([
    [t("06-02 22:00:00.000"), "seller", "ship-soon", "push"],
    [t("06-03 08:00:00.000"), "seller", "ship-now", "push"],
  ]);

  it("SC-02 (a) is in time with its last millisecond", () => {
    warned
      .at(due)
      .when(shippedAt("06-03 10:00:00.000"))
      .then.effect("track", { parcel: "P1", carrier: "zhongtong", number }, { at: due })
      .told("buyer", "shipped", "push", { at: due })
      .nothingElse()
      .promises([
        ["pick-up-by", "P1", t("06-04 10:00:00.000")],
        ["auto-confirm", "order", t("06-18 10:00:00.000")],
      ])
      .breaches([])
      .compensations([])
      .at(after)
      .then.nothing()
      .breaches([])
      .compensations([]);
  });

  it("SC-02 (b) is late a millisecond later, and dated by the limit", () => {
    warned
      .at(after)
      .when(shippedAt("06-03 10:00:00.001"))
      .then.effect("compensate", delayCoupon, { at: after, since: due })
      .effect("charge", delayCharge, { at: after, since: due })
      .told("buyer", "late-shipment", "push", { at: after })
      .told("seller", "late-shipment-seller", "push", { at: after })
      .told("seller", "charged", "email", { at: after })
      .effect("track", { parcel: "P1", carrier: "zhongtong", number }, { at: after })
      .told("buyer", "shipped", "push", { at: after })
      .nothingElse()
      .promises([
        ["pick-up-by", "P1", t("06-04 10:00:00.001")],
        ["auto-confirm", "order", t("06-18 10:00:00.001")],
      ])
      .breaches([["ship-by", "order", due]])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it("SC-02 (b) is as late, and dated alike, where nobody woke the order before the upload", () => {
    const events = [
      { ...created, receivedAt: t("06-01 09:58") },
      { ...consented, receivedAt: t("06-01 09:59") },
      { ...paid, receivedAt: t("06-01 10:00") },
    ];
    pdd
      .at(after)
      .when([...events, shippedAt("06-03 10:00:00.001")])
      .then.effect("compensate", delayCoupon, { at: after, since: due })
      .effect("charge", delayCharge, { at: after, since: due })
      .effect("track", { parcel: "P1", carrier: "zhongtong", number }, { at: after })
      .told("buyer", "shipped", "push", { at: after })
      .told("buyer", "compensated", "push", { at: after })
      .told("seller", "late-shipment-seller", "push", { at: after })
      .told("seller", "charged", "email", { at: after })
      .nothingElse()
      .breaches([["ship-by", "order", due]]);
  });

  it("SC-02 (c) is not late while the limit lasts, and is when it has gone by", () => {
    warned
      .at(due)
      .then.nothing()
      .promises([["ship-by", "order", due]])
      .breaches([])
      .compensations([])
      .wakesAt(after)
      .at(after)
      .then.effect("compensate", delayCoupon, { at: after, since: due })
      .effect("charge", delayCharge, { at: after, since: due })
      .told("buyer", "late-shipment", "push", { at: after })
      .told("seller", "late-shipment-seller", "push", { at: after })
      .told("seller", "charged", "email", { at: after })
      .nothingElse()
      .promises([["ship-by", "order", due, "overdue"]])
      .breaches([["ship-by", "order", due]])
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });
});
