import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import type { ScenarioEvent } from "waybell/testing";
import { t } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

type Known = "time" | "place" | "contact";

/** What a courier reads of a job of which only so much is known: offered, agreed, changed. */
function read(locale: Person["locale"], ...known: readonly Known[]): readonly (string | undefined)[] {
  const has = (one: Known, payload: object): object => (known.includes(one) ? payload : {});
  const job = (type: ScenarioEvent["type"], payload: object, actor: object = { role: "platform" }): ScenarioEvent =>
    ({ type, actor, payload: { taskId: "T-1", ...payload } }) as unknown as ScenarioEvent;
  const courier: Person = {
    ...{ id: "D", role: "courier", locale, zone: "Asia/Shanghai", quietHours: null },
    addresses: { push: "device-D" },
  };
  const order = confirmed
    .given([courier])
    .at(t("06-01 15:00"))
    .when(
      job("dispatch.created", {
        role: "pickup",
        parcels: 2,
        ...has("time", { from: t("06-01 18:00"), to: t("06-01 18:30") }),
        ...has("place", { place: "7-2" }),
        ...has("contact", { contact: { virtualPhone: "17000000009" } }),
      }),
      job("dispatch.offered", { courier: { id: "D" } }),
    )
    .at(t("06-01 15:10"))
    .when(job("dispatch.accepted", {}, { role: "courier", id: "D" }))
    .at(t("06-01 16:00"))
    .when(
      job("dispatch.changed", {
        ...has("time", { from: t("06-01 20:00"), to: t("06-01 20:30") }),
        ...has("place", { place: "7-3" }),
      }),
    );
  return order.inbox.flatMap(({ person, texts }) => (person === "D" ? [texts[1]] : []));
}

describe("SC-31 S4-03 S4-06 a courier's job", () => {
  it.each([
    [
      ["time", "place", "contact"],
      [
        "取件任务T-1：6月1日18:00到7-2，2件。请接单。",
        "已约定：6月1日18:00到7-2取件2件，联系人17000000009。",
        "任务T-1改为6月1日20:00，7-3。",
      ],
      [
        "New pick-up job T-1: 7-2, 1 Jun 18:00, parcels: 2. Please accept.",
        "Agreed: pick-up at 1 Jun 18:00, 7-2, parcels: 2, contact 17000000009.",
        "Job T-1 is now at 1 Jun 20:00, 7-3.",
      ],
    ],
    [
      ["time", "contact"],
      [
        "取件任务T-1：6月1日18:00，2件。请接单。",
        "已约定：任务T-1，6月1日18:00取件2件，联系人17000000009。",
        "任务T-1改为6月1日20:00。",
      ],
      [
        "New pick-up job T-1: 1 Jun 18:00, parcels: 2. Please accept.",
        "Agreed: pick-up of job T-1 at 1 Jun 18:00, parcels: 2, contact 17000000009.",
        "Job T-1 is now at 1 Jun 20:00.",
      ],
    ],
    [
      ["place", "contact"],
      ["取件任务T-1：7-2，2件。请接单。", "已约定：任务T-1，到7-2取件2件，联系人17000000009。", "任务T-1改为7-3。"],
      [
        "New pick-up job T-1: 7-2, parcels: 2. Please accept.",
        "Agreed: pick-up of job T-1, 7-2, parcels: 2, contact 17000000009.",
        "Job T-1 is now at 7-3.",
      ],
    ],
    [
      ["contact"],
      ["有新任务T-1，请查看并接单。", "任务T-1的取件已约定，联系人17000000009，请查看任务详情。"],
      [
        "There is a new job T-1. Please look and accept.",
        "The pick-up of job T-1 is agreed, contact 17000000009. Please see the job.",
      ],
    ],
  ] as const)("is told with all that is known of it: %s", (known, zh, en) => {
    expect(read("zh-CN", ...known)).toEqual(zh);
    expect(read("en", ...known)).toEqual(en);
  });

  it.each([
    ["time", "已约定：任务T-1，6月1日18:00取件2件。", "Agreed: pick-up of job T-1 at 1 Jun 18:00, parcels: 2."],
    ["place", "已约定：任务T-1，到7-2取件2件。", "Agreed: pick-up of job T-1, 7-2, parcels: 2."],
  ] as const)("is agreed with nobody to ask for, by its %s", (known, zh, en) => {
    expect(read("zh-CN", known)[1]).toBe(zh);
    expect(read("en", known)[1]).toBe(en);
  });
});
