import { expect, it } from "vitest";
import type { Person } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import type { EventType } from "../../src/model/event.ts";
import { permissions, roles } from "../../src/model/person.ts";
import { actions } from "../../src/rulebook/actions/index.ts";
import { permissionFor } from "../../src/rulebook/permissions.ts";
import { payloads } from "../support/events.ts";
import { asks, delivered, unshipped } from "./fixture.ts";

const packer: Person = {
  id: "packer-1",
  role: "seller",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: {},
  may: ["shipping"],
};
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};
const reject: ScenarioEvent = { type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "used" } };
const by = (event: ScenarioEvent, role: Person["role"], id?: string): ScenarioEvent => ({
  ...event,
  actor: { role, ...(id === undefined ? {} : { id }) },
});

it.each([
  ["buyer", reject],
  ["seller", asks({ kind: "refund_only" })],
  ["carrier", { type: "aftersales.approved", payload: { caseId: "AS-1" } }],
  ["seller", { type: "complaint.decided", payload: { complaintId: "K-1", result: "dismissed" } }],
  ["buyer", { type: "dispatch.created", payload: { taskId: "T-1", role: "pickup" } }],
] as const)("another role is refused with a code: a %s, %#", (role, event) => {
  expect(code(delivered.when(by(event, role)))).toBe("E_NOT_ALLOWED actor.role");
});

it("the number of what the buyer sends back is not the seller's to replace", () => {
  const back = { type: "aftersales.return_sent", payload: { caseId: "AS-1", carrier: "zhongtong", number: "RR0001" } };
  const sent = delivered
    .when(asks({ kind: "return_refund" }))
    .when({ type: "aftersales.approved", payload: { caseId: "AS-1" } })
    .when(back as ScenarioEvent);
  const replaced = (parcelId: string, number: string, role: Person["role"]): string | undefined =>
    code(sent.when(by({ type: "tracking.replaced", payload: { parcelId, carrier: "zhongtong", number } }, role)));
  expect(replaced("return:AS-1", "QQ0009", "seller")).toBe("E_NOT_ALLOWED actor.role");
  expect(replaced("return:AS-1", "QQ0009", "platform")).toBe("accepted");
  const covered: ScenarioEvent = {
    type: "shipment.submitted",
    payload: { parcelId: "return:AS-1", carrier: "zhongtong", number: "QQ0009", cover: true },
  };
  expect(code(sent.when(by(covered, "seller")))).toBe("E_NOT_ALLOWED actor.role");
});

it("every action names who may do it, and is refused to all others", () => {
  const taken = (Object.keys(payloads) as EventType[]).flatMap((type) => {
    const { by: named } = actions[type];
    expect(named.length, type).toBeGreaterThan(0);
    return roles
      .filter((role) => !named.includes(role))
      .map((role) => code(delivered.when(by({ type, payload: payloads[type] } as ScenarioEvent, role))));
  });
  expect(taken.length).toBeGreaterThan(200);
  expect(new Set(taken)).toEqual(new Set(["E_NOT_ALLOWED actor.role"]));
});

it("a member of staff may do what the permissions say, and no more", () => {
  const shop = unshipped.given([packer]);
  const ship: ScenarioEvent = {
    type: "shipment.submitted",
    payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" },
  };
  expect(code(shop.when(by(ship, "seller", "packer-1")))).toBe("accepted");
  const asked = delivered.given([packer]).when(asks({ kind: "refund_only" }));
  expect(code(asked.when(by(reject, "seller", "packer-1")))).toBe("E_NOT_PERMITTED actor.id");
  expect(code(asked.when(by(reject, "seller", "seller-3")))).toBe("accepted");
});

it.each([
  [
    "money",
    "platform",
    [
      "payment.captured",
      "order.cancelled",
      "order.closed",
      "money.settled",
      "refund.started",
      "refund.succeeded",
      "refund.failed",
      "settlement.done",
    ],
  ],
  ["money", "platform", ["payment.expired", "group.failed", "delay.answered"]],
  ["after-sales", "platform", ["aftersales.requested", "aftersales.escalated", "complaint.opened", "remedy.chosen"]],
  ["dispatch", "seller", ["dispatch.offered", "dispatch.declined", "dispatch.no_show", "dispatch.collected"]],
  ["dispatch", "platform", ["dispatch.offered", "dispatch.accepted", "dispatch.expired", "dispatch.cancelled"]],
] as const)("who has to do with all but %s of the %s may tell nothing of it", (permission, role, types) => {
  const everythingBut: Person = { ...packer, role, may: permissions.filter((one) => one !== permission) };
  const staff = delivered.given([everythingBut]);
  const told = (type: EventType, id?: string) =>
    code(staff.when(by({ type, payload: payloads[type] } as ScenarioEvent, role, id)));
  expect(types.map((type) => told(type, "packer-1"))).toEqual(types.map(() => "E_NOT_PERMITTED actor.id"));
  expect(types.map((type) => told(type, "somebody-else"))).not.toContain("E_NOT_PERMITTED actor.id");
});

it("staff of one permission may tell what happened, and do nothing that takes another", () => {
  const free = Object.entries(actions).filter(
    ([type, { by }]) =>
      permissionFor(type as EventType) === undefined && (by.includes("seller") || by.includes("platform")),
  );
  expect(free.map(([type]) => type)).toEqual([
    "order.created",
    "group.formed",
    "trace.received",
    "eta.changed",
    "notice.acted",
    "message.received",
    "facts.noted",
    "address.checked",
    "delivery.rescheduled",
    "tracking.suspected",
    "consent.given",
    "delivery.proven",
    "address.corrected",
    "feed.changed",
    "chat.message",
    "complaint.evidence_added",
  ]);
});

it("a query without proof of who asks gets numbers masked, and no pick-up code", () => {
  expect(delivered.view({ proven: false }).parcels[0]?.number).toBe("**********0001");
  expect(delivered.view({ proven: true }).parcels[0]?.number).toBe("73100000000001");
});
