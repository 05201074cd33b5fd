import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, scan, shippedOrder, t, traced, underWay } from "./fixture.ts";

const out = scan("06-03 08:30", "out_for_delivery");
/** The provider takes back what it told. */
const takenBack = (dayAndTime: string, told: ScenarioEvent = out) => {
  const { scans, ...of } = told.payload as TraceReceived;
  return (order: Scenario): Scenario =>
    order.at(t(dayAndTime)).when({
      type: "trace.received",
      payload: { ...of, scans: [], withdrawn: scans },
    } satisfies ScenarioEvent);
};
const toldSince = ({ inbox }: Scenario, from: string) =>
  inbox.flatMap(({ person, notice, at: when }) => (person === "buyer-7" && when >= at(from) ? [notice] : []));
const expected = underWay.at(t("06-03 08:30")).when(out).then.told("buyer", "out-for-delivery", "sms");

describe("S0-33 a parcel of which the provider takes back that it is out for delivery", () => {
  it("is not waited for: the buyer hears it, and hears anew when it is out after all", () => {
    takenBack("06-03 09:30")(expected)
      .then.told("buyer", "not-out-for-delivery", "push", {
        text: `很抱歉，此前的派送通知有误：包裹${number}尚未派送，请勿等候。开始派送时我们会通知您。`,
      })
      .nothingElse()
      .at(t("06-04 08:30"))
      .when(scan("06-04 08:30", "out_for_delivery"))
      .then.told("buyer", "out-for-delivery", "sms")
      .nothingElse();
  });

  it.each([
    [{ exception: "attempt_failed" }, "delivery-failed"],
    ["awaiting_collection", "ready-to-collect"],
    ["delivered", "delivered"],
    ["returning", "going-back"],
  ] as const)("is where he heard last that it is: %o", (what, said) => {
    const later = takenBack("06-03 12:30")(expected.at(t("06-03 12:00")).when(scan("06-03 12:00", what)));
    expect(toldSince(later, "06-03 12:00")).toEqual([said]);
  });

  it("is not said of the wrong number of a parcel whose number was put right", () => {
    const right = "73100000000002";
    const order = shippedOrder("06-03 06:00")
      .at(t("06-03 08:30"))
      .when(out)
      .at(t("06-03 10:00"))
      .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zhongtong", number: right } })
      .at(t("06-03 12:00"))
      .when(traced([["06-03 12:00", "in_transit"]], { number: right }));
    expect(toldSince(order, "06-03 08:30")).toEqual(["out-for-delivery", "number-corrected", "picked-up"]);
  });
});

describe("S0-33 a parcel of which the provider takes back that it reached the city", () => {
  const arrived = scan("06-03 09:00", "arrived_destination");
  const expected = underWay.at(t("06-03 09:00")).when(arrived).then.told("buyer", "parcel-arrived", "push");

  it("is still on its way: the buyer hears it, and hears anew when it is there", () => {
    takenBack(
      "06-03 09:30",
      arrived,
    )(expected)
      .then.told("buyer", "not-arrived-yet", "push", {
        text: `很抱歉，此前的到达通知有误：包裹${number}尚未到达派送地。到达后我们会通知您。`,
      })
      .nothingElse()
      .at(t("06-04 09:00"))
      .when(scan("06-04 09:00", "arrived_destination"))
      .then.told("buyer", "parcel-arrived", "push")
      .nothingElse();
  });

  it("is there where another scan says so, or one of its way from there", () => {
    for (const milestone of ["arrived_destination", "out_for_delivery"] as const) {
      const later = expected.at(t("06-03 10:00")).when(scan("06-03 10:00", milestone));
      expect(toldSince(takenBack("06-03 10:30", arrived)(later), "06-03 10:01")).toEqual([]);
    }
  });
});

describe("S0-33 a parcel of which the provider takes back that its delivery failed", () => {
  const failed = scan("06-03 12:00", { exception: "attempt_failed" });
  const tried = expected.at(t("06-03 12:00")).when(failed).then.told("buyer", "delivery-failed", "sms");

  it("needs no new time: the buyer hears it", () => {
    takenBack(
      "06-03 12:30",
      failed,
    )(tried)
      .then.told("buyer", "no-failed-delivery", "push", {
        text: `很抱歉，此前的通知有误：快递已撤回包裹${number}派送失败的记录，您无需改约时间。`,
      })
      .nothingElse();
  });

  it("says nothing of it where it came since, or another attempt stands", () => {
    for (const what of ["delivered", "awaiting_collection", { exception: "recipient_unreachable" }] as const) {
      const later = tried.at(t("06-03 13:00")).when(scan("06-03 13:00", what));
      expect(toldSince(takenBack("06-03 13:30", failed)(later), "06-03 13:01")).toEqual([]);
    }
  });
});

describe("S0-33 a parcel that the carrier calls lost or damaged no more", () => {
  const gone = scan("06-03 12:00", { exception: "damaged" });
  const troubled = expected.at(t("06-03 12:00")).when(gone).then.told("buyer", "lost-or-damaged", "push");

  it("since it takes its word back: the buyer hears that there is nothing to do", () => {
    takenBack(
      "06-03 12:30",
      gone,
    )(troubled).then.told("buyer", "not-lost-or-damaged", "push", {
      text: `更正：包裹${number}未被记为丢失或破损，您无需再处理。如有疑问，请联系客服。`,
    });
  });

  it("since it was lost and is delivered: that he hears", () => {
    const here = expected
      .at(t("06-03 12:00"))
      .when(scan("06-03 12:00", { exception: "lost" }))
      .at(t("06-03 12:30"))
      .when(scan("06-03 12:30", "delivered"));
    expect(toldSince(here, "06-03 12:00")).toEqual(["lost-or-damaged", "delivered"]);
  });

  it("is told to him too who chose his money: that stays his", () => {
    const paid = troubled
      .at(t("06-03 12:10"))
      .when({ type: "remedy.chosen", payload: { parcelId: "P1", remedy: "money" }, actor: { role: "buyer" } });
    const back = takenBack("06-03 12:30", gone)(paid);
    expect(toldSince(back, "06-03 12:30")).toEqual(["not-lost-or-damaged"]);
    expect(back.view().compensations.map(({ policy, is }) => [policy, is])).toEqual([["lost-or-damaged", "issued"]]);
  });
});

describe("S0-33 a parcel whose number was put right", () => {
  const right = "73100000000002";
  const replaced: ScenarioEvent = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: right },
  };
  const started = shippedOrder("06-03 06:00");
  const anew = started.at(t("06-03 07:00")).when(replaced);

  it.each([
    ["out_for_delivery", "out-for-delivery", "not-out-for-delivery"],
    ["arrived_destination", "parcel-arrived", "not-arrived-yet"],
    [{ exception: "attempt_failed" }, "delivery-failed", "no-failed-delivery"],
    [{ exception: "damaged" }, "lost-or-damaged", "not-lost-or-damaged"],
  ] as const)("is corrected as any of what was told of the right one: %o", (what, said, correction) => {
    const told = traced([["06-03 09:00", what]], { number: right });
    const order = anew.at(t("06-03 09:00")).when(told);
    expect(toldSince(order, "06-03 09:00")).toEqual([said]);
    expect(toldSince(takenBack("06-03 09:30", told)(order), "06-03 09:30")).toEqual([correction]);
  });

  it.each([
    ["out_for_delivery", ["number-corrected"]],
    ["arrived_destination", ["number-corrected"]],
    [{ exception: "attempt_failed" }, ["number-corrected"]],
    // Who is to choose is told that he need not.
    [{ exception: "damaged" }, ["not-lost-or-damaged", "number-corrected"]],
  ] as const)("is told so to who heard of the wrong one, once: %o", (what, said) => {
    const wrong = started.at(t("06-03 09:00")).when(scan("06-03 09:00", what));
    const order = wrong
      .at(t("06-03 10:00"))
      .when(replaced)
      .at(t("06-03 11:00"))
      .when(traced([["06-03 11:00", "in_transit"]], { number: right }));
    expect(
      toldSince(order, "06-03 10:00")
        .filter((notice) => notice !== "picked-up")
        .toSorted(),
    ).toEqual(said.toSorted());
    // By night it waits till the morning, and is one word then, too.
    const night = wrong.at(t("06-03 22:30")).when(replaced).at(t("06-04 08:00"));
    const heard = night.sent.flatMap((one) =>
      one.role === "buyer" && one.at >= at("06-03 22:30") ? [one.notice] : [],
    );
    expect(heard.toSorted()).toEqual([...said].toSorted());
  });
});
