import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, photo, yuan } from "../cases/fixture.ts";
import { at, t } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

// A word answers what was said by when it was received, not what was said since and handed in before it.

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const codes = ({ steps }: Scenario): readonly string[] =>
  steps.slice(-1).flatMap(({ outcomes }) => outcomes.map((one) => (one.is === "rejected" ? one.code : one.is)));
const refunds = ({ steps }: Scenario): readonly number[] =>
  steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one.amount.amount] : [])));
const stale = ["E_STALE_UPDATE"];
const taken = ["accepted"];

type Payload = { readonly [field: string]: unknown };
const about =
  (id: Payload) =>
  (type: ScenarioEvent["type"], more: Payload = {}): ScenarioEvent =>
    ({ type, payload: { ...id, ...more } }) as ScenarioEvent;
const on = about({ caseId: "AS-1" });
const of = about({ complaintId: "K-1" });
const job = about({ taskId: "T-1" });

describe("an answer on a request", () => {
  const asked = delivered.when(asks({ kind: "return_refund", reason: "broken" }));
  const offer = (amount: number) => on("aftersales.proposed", { kind: "partial_refund", amount: yuan(amount) });
  const offered = asked.at(t("06-03 20:30")).when(offer(5000)).at(t("06-03 21:00")).when(offer(1000));
  const changed = delivered
    .when(asks({ kind: "partial_refund", amount: yuan(1000) }))
    .at(t("06-03 21:00"))
    .when(on("aftersales.modified", { kind: "refund_only", amount: yuan(5990) }));
  const no = on("aftersales.rejected", { reason: "used" });
  const late = (order: Scenario, time: string, event: ScenarioEvent): Scenario =>
    order.at(t("06-03 21:05")).when(received(time, event));

  it("is one to the offer that stood when it was given", () => {
    const yes = on("aftersales.accepted");
    const before = late(offered, "06-03 20:59:59.999", yes);
    expect([codes(before), refunds(before)]).toEqual([stale, []]);
    const then = late(offered, "06-03 21:00", yes);
    expect([codes(then), refunds(then)]).toEqual([taken, [1000]]);
    expect(codes(late(offered, "06-03 20:59:59.999", on("aftersales.declined")))).toEqual(stale);
  });

  it.each([
    ["a yes", on("aftersales.approved"), [5990]],
    ["a no", no, []],
    ["an offer", offer(500), []],
  ])("is one to what was asked for when it was given: %s", (_, answer, paid) => {
    const before = late(changed, "06-03 20:59:59.999", answer);
    expect([codes(before), refunds(before), before.view().cases[0]?.stage]).toEqual([stale, [], "seller_review"]);
    const then = late(changed, "06-03 21:00", answer);
    expect([codes(then), refunds(then)]).toEqual([taken, paid]);
  });

  it("does not take the place of a later one", () => {
    const refused = asked.at(t("06-03 21:00")).when(no);
    for (const earlier of [on("aftersales.approved"), offer(500)])
      expect(codes(late(refused, "06-03 20:45", earlier))).toEqual(stale);
    expect(codes(late(offered, "06-03 20:45", no))).toEqual(stale);
  });

  it("is no second one where silence was a yes before it is handed in: nothing is paid without the goods", () => {
    const silent = asked.at(at("06-05 20:00") + 1);
    const yes = silent.at(t("06-05 21:00")).when(received("06-03 21:00", on("aftersales.approved")));
    expect([codes(yes), refunds(yes), yes.view().cases[0]?.stage]).toEqual([stale, [], "awaiting_return"]);
  });

  it("is overtaken by a ruling that says the same", () => {
    const upheld = asked
      .at(t("06-03 20:10"))
      .when(no)
      .at(t("06-03 20:20"))
      .when(on("aftersales.escalated"))
      .at(t("06-03 21:00"))
      .when(on("aftersales.decided", { result: "upheld" }));
    const yes = late(upheld, "06-03 20:45", on("aftersales.approved"));
    expect([codes(yes), refunds(yes), yes.view().cases[0]?.stage]).toEqual([stale, [], "awaiting_return"]);
  });

  it("that is a ruling is one on what the platform was asked by then", () => {
    const again = asked
      .at(t("06-03 20:10"))
      .when(no)
      .at(t("06-03 20:20"))
      .when(on("aftersales.escalated"))
      .at(t("06-03 20:30"))
      .when(on("aftersales.approved"))
      .at(t("06-03 20:40"))
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }))
      .at(t("06-10 21:00"))
      .when(on("aftersales.escalated"));
    expect(again.view().cases[0]?.stage).toBe("platform_review");
    const ruling = on("aftersales.decided", { result: "dismissed" });
    const late = again.at(t("06-10 22:00"));
    expect(codes(late.when(received("06-10 20:59:59.999", ruling)))).toEqual(stale);
    expect(codes(late.when(received("06-10 21:00", ruling)))).toEqual(taken);
  });
});

describe("an answer on a complaint", () => {
  const open = delivered.when(of("complaint.opened", { category: "damaged", evidence: [photo] }));
  const offer = (amount: number) => of("complaint.proposal_made", { remedy: "money", amount: yuan(amount) });
  const offered = open.at(t("06-03 20:30")).when(offer(5000));
  const late = (order: Scenario, time: string, event: ScenarioEvent): Scenario =>
    order.at(t("06-03 21:05")).when(received(time, event));

  it("is one to the offer that stood when it was given", () => {
    const anew = offered.at(t("06-03 21:00")).when(offer(1000));
    const before = late(anew, "06-03 20:59:59.999", of("complaint.accepted"));
    expect([codes(before), refunds(before)]).toEqual([stale, []]);
    const then = late(anew, "06-03 21:00", of("complaint.accepted"));
    expect([codes(then), refunds(then)]).toEqual([taken, [1000]]);
    expect(codes(late(anew, "06-03 20:59:59.999", of("complaint.declined")))).toEqual(stale);
  });

  it("by the seller is none to the no that came after it", () => {
    const declined = offered.at(t("06-03 21:00")).when(of("complaint.declined"));
    for (const answer of [of("complaint.responded"), offer(500)]) {
      expect(codes(late(declined, "06-03 20:59:59.999", answer))).toEqual(stale);
      expect(codes(late(declined, "06-03 21:00", answer))).toEqual(taken);
    }
  });
});

describe("an answer on a courier's job", () => {
  const window = (from: string, to: string) => ({ from: t(`06-01 ${from}`), to: t(`06-01 ${to}`) });
  const A = { courier: { id: "A" } };
  const asked = confirmed
    .at(t("06-01 15:00"))
    .when(job("dispatch.created", { role: "pickup" }), job("dispatch.offered", { ...A, ...window("18:00", "18:30") }));
  const offer = job("dispatch.offered", { ...A, ...window("16:00", "16:30") });
  const anew = asked.at(t("06-01 15:10")).when({ ...offer, actor: { role: "seller" } });
  const late = (order: Scenario, time: string, event: ScenarioEvent): Scenario =>
    order.at(t("06-01 15:15")).when(received(`06-01 ${time}`, event));
  const from = (order: Scenario) => order.view().tasks.map((task) => task.from);

  it.each(["dispatch.accepted", "dispatch.declined", "dispatch.expired", "dispatch.agreed"] as const)(
    "is one to the offer that stood when it was given: %s",
    (type) => {
      const before = late(anew, "15:09:59.999", job(type));
      expect([codes(before), before.view().tasks[0]?.stage]).toEqual([stale, "offered"]);
      expect(codes(late(anew, "15:10", job(type)))).toEqual(taken);
    },
  );

  it.each([
    ["agreed", job("dispatch.agreed", { courier: { id: "C" }, ...window("17:00", "17:30") }), taken],
    ["changed", job("dispatch.changed", window("17:00", "17:30")), taken],
    ["given back", job("dispatch.declined"), taken],
    ["missed", job("dispatch.no_show"), ["E_NOT_ANSWERED"]],
  ])("does not undo what was agreed anew since: %s", (_, event, then) => {
    const agreed = asked
      .when(job("dispatch.accepted"))
      .at(t("06-01 15:10"))
      .when(job("dispatch.agreed", { courier: { id: "B" }, ...window("20:00", "20:30") }));
    const before = late(agreed, "15:09:59.999", event);
    expect([codes(before), from(before), before.view().tasks[0]?.courier]).toEqual([stale, [at("06-01 20:00")], "B"]);
    expect(codes(late(agreed, "15:10", event))).toEqual(then);
  });
});

describe("an answer to a date that a seller announced", () => {
  const announced = (until: string): ScenarioEvent => ({ type: "delay.announced", payload: { until: t(until) } });
  const order = confirmed
    .at(t("06-01 12:00"))
    .when(announced("06-04 10:00"))
    .at(t("06-01 20:00"))
    .when(announced("06-20 10:00"));
  const answered = (time: string, agrees: boolean): ScenarioEvent =>
    received(time, { type: "delay.answered", payload: { agrees } });
  const agreed = (one: Scenario) => one.view().promises.find(({ promise }) => promise === "ship-by")?.due;

  it("is one to the date that was announced when it was given", () => {
    const late = order.at(t("06-01 20:30"));
    const before = late.when(answered("06-01 19:59:59.999", true));
    expect([codes(before), agreed(before)]).toEqual([stale, at("06-03 10:00")]);
    const then = late.when(answered("06-01 20:00", true));
    expect([codes(then), agreed(then)]).toEqual([taken, at("06-20 10:00")]);
    const no = then.when(answered("06-01 13:00", false));
    expect([codes(no), refunds(no), agreed(no)]).toEqual([stale, [], at("06-20 10:00")]);
  });

  it("is none that was given before it was asked, whenever that is heard of", () => {
    const dated = received("06-01 19:59:59.999", { type: "shipby.negotiated", payload: { shipBy: t("06-10 10:00") } });
    const late = order.at(t("06-01 20:30")).when(dated);
    expect([codes(late), agreed(late)]).toEqual([taken, at("06-10 10:00")]);
    const yes = late.when(answered("06-01 20:20", true));
    expect([codes(yes), agreed(yes)]).toEqual([taken, at("06-20 10:00")]);
  });
});
