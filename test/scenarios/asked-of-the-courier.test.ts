import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, shippedAt, t } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

const courier = (id: string): Person => ({
  id,
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${id}` },
  quietHours: null,
});

const says = (id: string, what: "accepted" | "declined" | "collected", taskId = "T-2"): ScenarioEvent => ({
  type: `dispatch.${what}`,
  actor: { role: "courier", id },
  payload: { taskId },
});
const offered = (taskId: string, id: string): ScenarioEvent => ({
  type: "dispatch.offered",
  actor: { role: "platform" },
  payload: { taskId, courier: { id } },
});
const wish: ScenarioEvent = {
  type: "message.received",
  payload: { person: "buyer-7", channel: "sms", text: "放门口" },
};

/** Who hears of it on their phone, and when. */
const heard = ({ sent }: Scenario, notice: string) =>
  sent.flatMap((one) => (one.notice === notice && one.kind === "push" ? [[one.at, one.person, one.as]] : []));

const passedOn = ({ steps }: Scenario) =>
  steps.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.type === "openTask" && one.task === "pass-on-request" ? [one.assignee] : [])),
  );

/** A said no to the pick-up, B did it, D has nothing to do with it. C is asked whether he brings it. */
const asked = confirmed
  .given([courier("A"), courier("B"), courier("C"), courier("D")])
  .at(t("06-01 15:00"))
  .when({ type: "dispatch.created", payload: { taskId: "T-1", role: "pickup" } }, offered("T-1", "A"))
  .when(says("A", "declined", "T-1"), offered("T-1", "B"), says("B", "accepted", "T-1"))
  .at(t("06-01 18:00"))
  .when(says("B", "collected", "T-1"), shippedAt("06-01 18:00"))
  .at(t("06-01 20:30"))
  .when(scan("06-01 20:30", "picked_up"))
  .at(t("06-03 08:00"))
  .when(
    { type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } },
    offered("T-2", "C"),
  );

describe("what a buyer wants goes to who brings the parcel", () => {
  it("N-C04 not to who was asked or fetched it: the carrier has a task, and who takes it on hears of it then", () => {
    const wished = asked.at(t("06-03 08:10")).when(wish);
    expect(heard(wished, "recipient-asks")).toEqual([]);
    expect(passedOn(wished)).toEqual(["carrier"]);
    const taken = wished.at(t("06-03 08:15")).when(says("C", "accepted"));
    expect(heard(taken, "recipient-asks")).toEqual([[at("06-03 08:15"), "C", "told"]]);
  });

  it("N-C04 nor to others where a scan says it is out for delivery", () => {
    const out = asked.at(t("06-03 08:10")).when(scan("06-03 08:10", "out_for_delivery"), wish);
    expect(heard(out, "recipient-asks")).toEqual([]);
    expect(passedOn(out)).toEqual(["carrier"]);
    const corrected = out.at(t("06-03 09:00")).when({ type: "address.corrected", payload: {} });
    expect(heard(corrected, "address-corrected")).toEqual([]);
  });

  it("N-C04 N-C05 to who took it on, and to who takes it over from him", () => {
    const wished = asked.at(t("06-03 08:10")).when(says("C", "accepted")).at(t("06-03 08:15")).when(wish);
    expect(passedOn(wished)).toEqual([]);
    const corrected = wished.at(t("06-03 09:00")).when({ type: "address.corrected", payload: {} });
    expect(heard(corrected, "recipient-asks")).toEqual([[at("06-03 08:15"), "C", "told"]]);
    expect(heard(corrected, "address-corrected")).toEqual([[at("06-03 09:00"), "C", "told"]]);
    const over = corrected.at(t("06-03 09:30")).when({
      type: "dispatch.agreed",
      actor: { role: "platform" },
      payload: { taskId: "T-2", courier: { id: "D" } },
    });
    expect(heard(over, "recipient-asks")).toEqual([
      [at("06-03 08:15"), "C", "told"],
      [at("06-03 09:30"), "D", "told"],
    ]);
  });

  it.each(["declined", "no_show"] as const)("N-C04 not to who took it on and then did not bring it: %s", (what) => {
    const wished = asked
      .at(t("06-03 08:10"))
      .when(says("C", "accepted"))
      .at(t("06-03 09:00"))
      .when({ type: `dispatch.${what}`, actor: { role: "platform" }, payload: { taskId: "T-2" } }, wish);
    expect(heard(wished, "recipient-asks")).toEqual([]);
    expect(passedOn(wished)).toEqual(["carrier"]);
  });

  it("N-C04 without any job on the order every courier among its people hears of it", () => {
    const wished = confirmed
      .given([courier("A"), courier("B")])
      .given({ events: [shippedAt("06-01 18:00")] })
      .at(t("06-02 09:00"))
      .when(wish);
    expect(heard(wished, "recipient-asks")).toEqual([
      [at("06-02 09:00"), "A", "told"],
      [at("06-02 09:00"), "B", "told"],
    ]);
    expect(passedOn(wished)).toEqual([]);
  });

  it("N-C04 by the last millisecond of the day that was wished for: after it nobody is asked to come on it", () => {
    const wished = confirmed
      .given({ events: [shippedAt("06-01 18:00")] })
      .at(t("06-01 20:00"))
      .when({ ...wish, payload: { ...wish.payload, text: "明天下午送" } } as ScenarioEvent);
    const joined = (now: number) =>
      heard(
        wished
          .at(now)
          .given([courier("A")])
          .when(scan("06-02 10:00", "in_transit")),
        "recipient-asks",
      );
    const midnight = at("06-03 00:00");
    expect(joined(midnight - 1)).toEqual([[midnight - 1, "A", "told"]]);
    expect(joined(midnight)).toEqual([]);
  });

  it("N-C04 hears of it where the order is closed and the parcel still comes, as the buyer is told", () => {
    const wished = confirmed
      .given([courier("A")])
      .given({ events: [shippedAt("06-01 18:00")] })
      .at(t("06-02 13:00"))
      .when(scan("06-02 13:00", "out_for_delivery"))
      .at(t("06-02 15:00"))
      .when({ type: "order.closed", payload: {} })
      .at(t("06-02 16:00"))
      .when(wish);
    expect(wished.inbox.filter(({ notice }) => notice === "request-passed-on")).toHaveLength(1);
    expect(heard(wished, "recipient-asks")).toEqual([[at("06-02 16:00"), "A", "told"]]);
  });
});
