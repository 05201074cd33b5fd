import { describe, it } from "vitest";
import { number, scan, t } from "./fixture.ts";
import { travelling } from "./pinduoduo.ts";

describe("SC-08 traces out of order", () => {
  const out = scan("06-03 08:30", "out_for_delivery");
  const arrived = scan("06-03 06:10", "arrived_destination");
  const timeline = [
    [t("06-01 20:30"), "picked_up", "杭州市"],
    [t("06-02 23:40"), "in_transit", "苏州市"],
    [t("06-03 06:10"), "arrived_destination"],
    [t("06-03 08:30"), "out_for_delivery"],
  ] as const;
  const owed = [
    ["sign-by", "P1", t("06-04 08:30:00.000")],
    ["keep-moving", "P1", t("06-06 08:30:00.000")],
    ["auto-confirm", "order", t("06-16 18:00:00.000")],
  ] as const;

  it("SC-08 says nothing of an arrival that is told after the parcel went out for delivery", () => {
    travelling
      .at(t("06-03 08:31"))
      .when(out)
      .then.told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:31"), subject: "P1" })
      .nothingElse()
      .promises(owed)
      .at(t("06-03 09:15"))
      .when(arrived)
      .then.accepted()
      .nothing()
      .timeline("P1", timeline)
      .headline("out_for_delivery")
      .promises(owed)
      .filed([[t("06-03 08:31"), "buyer", "out-for-delivery"]]);
  });

  it("SC-08 counts silence from the last scan by its own time, not from the last that came in", () => {
    travelling
      .at(t("06-03 08:31"))
      .when(out)
      .at(t("06-03 09:15"))
      .when(arrived)
      .at(t("06-06 08:30:00.001"))
      .then.told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:31") })
      .effect("openTask", { task: "ask-carrier", assignee: "carrier", rule: "sign-by", subject: "P1" })
      .effect(
        "openTask",
        { task: "ask-carrier", assignee: "carrier", rule: "keep-moving", subject: "P1" },
        { at: t("06-06 08:30:00.001"), since: t("06-06 08:30:00.000") },
      )
      .told("buyer", "no-news", "push", { at: t("06-06 08:30:00.001") })
      .told("seller", "no-news-seller", "push", { at: t("06-06 08:30:00.001") })
      .nothingElse();
  });

  it("SC-08 comes to the same state when the scans arrive the other way round, the arrival planned for 08:00", () => {
    travelling
      .at(t("06-03 07:15"))
      .when(arrived)
      .then.held("parcel-arrived", "quiet-hours", { until: t("06-03 08:00") })
      .nothing()
      .at(t("06-03 08:31"))
      .when(out)
      .then.told("buyer", "parcel-arrived", "push", { at: t("06-03 08:00") })
      .told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:31") })
      .nothingElse()
      .timeline("P1", timeline)
      .headline("out_for_delivery")
      .promises(owed);
  });

  it("SC-08 drops the planned arrival when the parcel goes out for delivery before the quiet hours end", () => {
    travelling
      .at(t("06-03 07:15"))
      .when(arrived)
      .at(t("06-03 07:40"))
      .when(scan("06-03 07:40", "out_for_delivery"))
      .then.held("out-for-delivery", "quiet-hours", { until: t("06-03 08:00") })
      .nothing()
      .at(t("06-03 12:00"))
      .then.toldContaining("buyer", "out-for-delivery", "sms", { at: t("06-03 08:00"), text: number })
      .nothingElse();
  });
});
