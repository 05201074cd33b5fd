import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import type { Expectations, Scenario, ScenarioEvent } from "waybell/testing";
import { figuresOf, table } from "../support/scores.ts";
import { at, scan, shippedAt, t } from "./fixture.ts";
import { confirmed, pinduoduoBook } from "./pinduoduo.ts";

const courier = (id: string): Person => ({
  id,
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${id}`, sms: "13800000001" },
  quietHours: null,
});
const pickUp = { taskId: "T-1" };

describe("SC-31 a courier found by hand", () => {
  const offered = confirmed
    .given([courier("A"), courier("B"), courier("C")])
    .at(t("06-01 15:00"))
    .when({
      type: "dispatch.created",
      payload: {
        ...pickUp,
        role: "pickup",
        place: "一号仓",
        from: t("06-01 18:00"),
        to: t("06-01 18:30"),
        parcels: 1,
        contact: { phone: "13912345678" },
      },
    })
    .when({ type: "dispatch.offered", actor: { role: "seller" }, payload: { ...pickUp, courier: { id: "A" } } });

  it("SC-31 is offered to one courier alone, who has half an hour", () => {
    offered.then
      .told("A", "job-offered", "push", { text: "取件任务T-1：6月1日18:00到一号仓，1件。请接单。" })
      .nothingElse()
      .promises([
        ["accept-job", "T-1", at("06-01 15:30")],
        ["ship-by", "order", at("06-03 10:00")],
      ]);
    offered
      .at(t("06-01 15:30:00.000"))
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "A" }, payload: pickUp })
      .then.accepted();
  });

  const agreed = offered
    .at(t("06-01 15:31"))
    .when({ type: "dispatch.offered", actor: { role: "seller" }, payload: { ...pickUp, courier: { id: "B" } } })
    .at(t("06-01 15:40"))
    .when({ type: "dispatch.accepted", actor: { role: "courier", id: "B" }, payload: pickUp });

  it("SC-31 goes to the next when the first says nothing, and is agreed with whoever accepts", () => {
    offered
      .at(t("06-01 15:30:00.001"))
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "A" }, payload: pickUp })
      .then.told("A", "job-offered", "push")
      .rejected("E_STALE_UPDATE", "payload.taskId");
    agreed.then
      .messages([
        [t("06-01 15:00"), "A", "job-offered", "push"],
        [t("06-01 15:31"), "B", "job-offered", "push"],
        [t("06-01 15:40"), "B", "job-agreed", "sms"],
      ])
      .promises([
        ["show-up", "T-1", at("06-01 19:00")],
        ["ship-by", "order", at("06-03 10:00")],
      ]);
    expect(agreed.sent.at(-1)?.texts.join(" ")).not.toMatch(/13912345678/);
  });

  it("SC-31 K9 is called off to whoever agreed to come, and to nobody else", () => {
    const calledOff = [
      [t("06-01 15:00"), "A", "job-offered", "push"],
      [t("06-01 15:31"), "B", "job-offered", "push"],
      [t("06-01 15:40"), "B", "job-agreed", "sms"],
      [t("06-01 16:00"), "B", "job-cancelled", "sms"],
    ] as const;
    const later = agreed.at(t("06-01 16:00"));
    later
      .when({ type: "dispatch.cancelled", payload: pickUp })
      .at(t("06-01 20:00"))
      .then.messages([...calledOff]);
    const over = later.when({ type: "order.cancelled", payload: { reason: "x" } }).at(t("06-01 20:00"));
    expect(
      over.sent.filter(({ notice }) => notice.startsWith("job-")).map(({ person, notice }) => [person, notice]),
    ).toEqual(calledOff.map(([, person, notice]) => [person, notice]));
    expect(over.view().tasks.map(({ stage }) => stage)).toEqual(["cancelled"]);
  });

  it("SC-31 K9 is called off when the order is paid back, before the money has arrived, and nobody failed to come", () => {
    const paidBack = agreed
      .at(t("06-01 16:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_unshipped" } });
    expect(
      paidBack.sent
        .filter(({ person, notice }) => person === "B" && notice.startsWith("job-"))
        .map(({ notice }) => notice),
    ).toEqual(["job-offered", "job-agreed", "job-cancelled"]);
    expect(
      paidBack
        .at(t("06-01 20:00"))
        .view()
        .tasks.map(({ stage }) => stage),
    ).toEqual(["cancelled"]);
  });

  it("SC-31 may be accepted by nobody once the order is closed", () => {
    offered
      .at(t("06-01 15:05"))
      .when({ type: "order.cancelled", payload: { reason: "x" } })
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "A" }, payload: pickUp })
      .then.told("A", "job-offered", "push")
      .told("buyer", "order-closed", "push")
      .told("seller", "order-called-off", "push")
      .rejected("E_TERMINAL")
      .nothingElse();
  });

  it("SC-31 K9 is called off to whoever agreed to come, once it is agreed with another, each time anew", () => {
    const agree = (id: string): ScenarioEvent => ({
      type: "dispatch.agreed",
      payload: { ...pickUp, courier: { id } },
    });
    const handedOver = agreed.at(t("06-01 16:00")).when(agree("C"));
    const first = [
      [t("06-01 15:00"), "A", "job-offered", "push"],
      [t("06-01 15:31"), "B", "job-offered", "push"],
      [t("06-01 15:40"), "B", "job-agreed", "sms"],
      [t("06-01 16:00"), "C", "job-agreed", "sms"],
      [t("06-01 16:00"), "B", "job-cancelled", "sms"],
    ] as const;
    handedOver.then.messages([...first]).nothingElse();
    const back = handedOver.at(t("06-01 16:10")).when(agree("B"));
    const there = [
      ...first,
      [t("06-01 16:10"), "B", "job-agreed", "sms"],
      [t("06-01 16:10"), "C", "job-cancelled", "sms"],
    ] as const;
    back.then.messages([...there]).nothingElse();
    // Who gives it back himself knows.
    back
      .at(t("06-01 16:20"))
      .when({ type: "dispatch.declined", actor: { role: "courier", id: "B" }, payload: pickUp }, agree("A"))
      .then.messages([...there, [t("06-01 16:20"), "A", "job-agreed", "sms"]])
      .nothingElse();
  });

  it("SC-31 has changed for whoever agreed to another time, and not for the one who agrees to the new", () => {
    const later = { ...pickUp, from: t("06-01 19:00"), to: t("06-01 19:30") };
    const changed = agreed.at(t("06-01 15:50")).when({ type: "dispatch.changed", payload: later });
    const known = [
      [t("06-01 15:00"), "A", "job-offered", "push"],
      [t("06-01 15:31"), "B", "job-offered", "push"],
      [t("06-01 15:40"), "B", "job-agreed", "sms"],
      [t("06-01 15:50"), "B", "job-changed", "sms"],
    ] as const;
    changed.then.messages([...known]).nothingElse();
    changed
      .at(t("06-01 16:00"))
      .when({ type: "dispatch.agreed", payload: { ...pickUp, courier: { id: "C" } } })
      .then.messages([
        ...known,
        [t("06-01 16:00"), "C", "job-agreed", "sms"],
        [t("06-01 16:00"), "B", "job-cancelled", "sms"],
      ])
      .nothingElse();
  });

  it("SC-31 is changed to no time that is over; another place may be told at any time", () => {
    const over = { from: t("06-01 08:00"), to: t("06-01 08:30") };
    const outcomeOf = (more: object) =>
      agreed
        .at(t("06-01 18:40"))
        .when({ type: "dispatch.changed", payload: { ...pickUp, ...more } })
        .steps.flatMap(({ outcomes }) => outcomes)
        .find(({ id }) => id.startsWith("dispatch.changed"));
    expect(outcomeOf(over)).toMatchObject({ code: "E_DATE_PAST", path: "payload.to" });
    expect(outcomeOf({ place: "西门" })).toMatchObject({ is: "accepted" });
  });

  it("SC-31 is a plan to hand the parcel over, however late its number is uploaded", () => {
    const upload = (order: typeof confirmed) =>
      order
        .at(t("06-01 21:31"))
        .when({
          type: "shipment.submitted",
          payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" },
        })
        .sent.map(({ notice }) => notice);
    expect(upload(confirmed)).toContain("uploaded-early");
    const late = { ...pickUp, from: t("06-01 21:00"), to: t("06-01 22:00") };
    const taken = agreed.when({ type: "dispatch.changed", payload: late });
    expect(upload(taken)).not.toContain("uploaded-early");
    const collected = taken.at(t("06-01 21:30")).when({ type: "dispatch.collected", payload: pickUp });
    expect(upload(collected)).not.toContain("uploaded-early");
    const cancelled = taken.at(t("06-01 21:30")).when({ type: "dispatch.cancelled", payload: pickUp });
    expect(upload(cancelled)).toContain("uploaded-early");
  });

  it("SC-31 may be accepted by nobody but the courier it was offered to", () => {
    offered
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "B" }, payload: pickUp })
      .then.told("A", "job-offered", "push")
      .rejected("E_NOT_ALLOWED", "actor.id");
  });

  it("SC-31 goes on by phone when nobody comes, and is collected", () => {
    const missed = agreed.at(t("06-01 19:00:00.001"));
    expect(missed.view().tasks).toEqual([
      {
        id: "T-1",
        role: "pickup",
        mode: "phone",
        stage: "no_show",
        courier: "B",
        place: "一号仓",
        from: at("06-01 18:00"),
        to: at("06-01 18:30"),
      },
    ]);
    const phoned = missed.at(t("06-01 19:05")).when({
      type: "dispatch.agreed",
      payload: { ...pickUp, courier: { id: "C" }, from: t("06-01 20:30"), to: t("06-01 20:30") },
    });
    const collected = phoned
      .at(t("06-01 20:30"))
      .when({ type: "dispatch.collected", actor: { role: "courier", id: "C" }, payload: pickUp })
      .at(t("06-01 20:31"))
      .when({
        type: "shipment.submitted",
        payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001", plannedHandover: t("06-01 20:30") },
      });
    collected.then
      .messages([
        [t("06-01 15:00"), "A", "job-offered", "push"],
        [t("06-01 15:31"), "B", "job-offered", "push"],
        [t("06-01 15:40"), "B", "job-agreed", "sms"],
        [t("06-01 19:05"), "C", "job-agreed", "sms"],
        [t("06-01 20:31"), "buyer", "shipped", "push"],
      ])
      .effectOfType("track")
      .nothingElse();
    const month = figuresOf(pinduoduoBook, collected.record, "06-01 00:00", "07-01 00:00");
    expect(table(month, "jobs-accepted", "no-shows", "time-to-agree")).toEqual({
      "jobs-accepted": "1/2",
      "no-shows": "1/2",
      "time-to-agree": "1/1",
    });
    expect(month.find(({ metric }) => metric === "time-to-agree")?.value).toBe(40 * 60_000);
  });

  it("is offered to nobody once its time is over, unless another is named: there is nothing to come for", () => {
    const late = offered.at(t("06-01 18:30"));
    const offer = (terms: object): ScenarioEvent => ({
      type: "dispatch.offered",
      actor: { role: "seller" },
      payload: { ...pickUp, courier: { id: "B" }, ...terms },
    });
    const told = (order: Scenario): Expectations => order.then.told("A", "job-offered", "push");
    told(late.when(offer({}))).rejected("E_DATE_PAST", "payload.to");
    told(late.when(offer({ from: t("06-01 17:00"), to: t("06-01 18:30") }))).rejected("E_DATE_PAST", "payload.to");
    told(late.when(offer({ from: t("06-01 20:00"), to: t("06-01 20:30") })))
      .told("B", "job-offered", "push", { text: "取件任务T-1：6月1日20:00到一号仓，1件。请接单。" })
      .nothingElse();
  });

  it("is taken on for no time that is over by then, whether it is named now or was before", () => {
    const accept = (terms: object): ScenarioEvent => ({
      type: "dispatch.accepted",
      actor: { role: "courier", id: "A" },
      payload: { ...pickUp, ...terms },
    });
    const outcomeOf = (order: Scenario, time: string, terms: object = {}) =>
      order
        .at(t(time))
        .when(accept(terms))
        .steps.flatMap(({ outcomes }) => outcomes)
        .find(({ id }) => id.startsWith("dispatch.accepted"));
    const isOver = { is: "rejected", code: "E_DATE_PAST", path: "payload.to" };
    const over = { from: t("06-01 15:00"), to: t("06-01 15:10") };
    expect(outcomeOf(offered, "06-01 15:10", over)).toMatchObject(isOver);
    expect(outcomeOf(offered, "06-01 15:09:59.999", over)).toMatchObject({ is: "accepted" });
    const soon = offered.at(t("06-01 15:01")).when({
      type: "dispatch.offered",
      actor: { role: "seller" },
      payload: { ...pickUp, courier: { id: "A" }, ...over },
    });
    expect(outcomeOf(soon, "06-01 15:10")).toMatchObject(isOver);
    expect(outcomeOf(soon, "06-01 15:09:59.999")).toMatchObject({ is: "accepted" });
    const later = { from: t("06-01 18:00"), to: t("06-01 18:30") };
    expect(outcomeOf(soon, "06-01 15:10", later)).toMatchObject({ is: "accepted" });
  });

  it("SC-31 tells the buyer who brings it, once", () => {
    const bringing = confirmed
      .given([courier("D")])
      .at(t("06-01 18:00"))
      .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" } })
      .at(t("06-01 20:30"))
      .when(scan("06-01 20:30", "picked_up"))
      .at(t("06-03 08:10"))
      .when(
        { type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } },
        {
          type: "dispatch.offered",
          actor: { role: "platform" },
          payload: {
            taskId: "T-2",
            courier: { id: "D", name: "王师傅", phone: "13800000009", virtualPhone: "17000000009" },
          },
        },
      )
      .at(t("06-03 08:20"))
      .when({
        type: "dispatch.accepted",
        actor: { role: "courier", id: "D" },
        payload: { taskId: "T-2", eta: t("06-03 18:00") },
      });
    bringing
      .at(t("06-03 08:25"))
      .when({ type: "message.received", payload: { person: "buyer-7", channel: "sms", text: "到哪了" } })
      .then.messages([
        [t("06-01 18:00"), "buyer", "shipped", "push"],
        [t("06-01 20:30"), "buyer", "picked-up", "push"],
        [t("06-03 08:10"), "D", "job-offered", "push"],
        [t("06-03 08:20"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 08:25"), "buyer", "where-with-courier", "push"],
      ]);
    const scanned = bringing.at(t("06-03 08:30")).when(scan("06-03 08:30", "out_for_delivery"));
    // His job's number is told whole: a scan that names him by another takes it from nobody.
    const named = (name: string) =>
      bringing
        .at(t("06-03 08:30"))
        .when(scan("06-03 08:30", { milestone: "out_for_delivery", courier: { name, phone: "13811112222" } }))
        .view().parcels[0]?.courier;
    expect(named("王师傅")).toEqual({ name: "王师傅", phone: "17000000009" });
    expect(named("李师傅")).toEqual({ name: "李师傅", phone: "138****2222" });
    scanned.then
      .messages([
        [t("06-01 18:00"), "buyer", "shipped", "push"],
        [t("06-01 20:30"), "buyer", "picked-up", "push"],
        [t("06-03 08:10"), "D", "job-offered", "push"],
        [t("06-03 08:20"), "buyer", "out-for-delivery", "sms"],
      ])
      .effectOfType("track");
    const [told] = bringing.inbox.filter(({ notice }) => notice === "out-for-delivery");
    expect(told?.texts.join(" ")).toContain(
      "快递员王师傅（17000000009）正在派送包裹73100000000001，预计6月3日18:00前送达",
    );
    scanned
      .at(t("06-03 09:00"))
      .when({ type: "message.received", payload: { person: "buyer-7", channel: "sms", text: "放门口" } })
      .then.messages([
        [t("06-01 18:00"), "buyer", "shipped", "push"],
        [t("06-01 20:30"), "buyer", "picked-up", "push"],
        [t("06-03 08:10"), "D", "job-offered", "push"],
        [t("06-03 08:20"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 09:00"), "buyer", "request-passed-on", "push"],
        [t("06-03 09:00"), "D", "recipient-asks", "push"],
      ]);
  });

  it.each([
    ["called off", { type: "dispatch.cancelled", payload: { taskId: "T-2" } }],
    ["given to another", { type: "dispatch.agreed", payload: { taskId: "T-2", courier: { id: "B" } } }],
  ] as const)("SC-31 K9 tells whoever took on to bring a parcel that it is %s, and him alone", (_, event) => {
    const offer = (id: string): ScenarioEvent => ({
      type: "dispatch.offered",
      actor: { role: "platform" },
      payload: { taskId: "T-2", courier: { id } },
    });
    const brings = confirmed
      .given([courier("B"), courier("C"), courier("D")])
      .at(t("06-01 18:00"))
      .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" } })
      .at(t("06-02 08:00"))
      .when({ type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } }, offer("C"))
      .when({ type: "dispatch.declined", actor: { role: "courier", id: "C" }, payload: { taskId: "T-2" } }, offer("D"))
      .at(t("06-02 08:20"))
      .when({ type: "dispatch.accepted", actor: { role: "courier", id: "D" }, payload: { taskId: "T-2" } });
    const jobs = (order: Scenario) =>
      order.sent.filter(({ notice }) => notice.startsWith("job-")).map(({ person, notice }) => [person, notice]);
    const offered = [
      ["C", "job-offered"],
      ["D", "job-offered"],
    ];
    expect(jobs(brings)).toEqual(offered);
    expect(jobs(brings.at(t("06-02 09:00")).when(event))).toEqual([...offered, ["D", "job-cancelled"]]);
    // What was brought, and paid back later, is no job any more.
    const brought = brings
      .at(t("06-02 12:00"))
      .when(scan("06-02 12:00", "delivered"))
      .when({ type: "refund.started", payload: { refundId: "R-1", amount: { amount: 5990, currency: "CNY" } } });
    expect(jobs(brought)).toEqual(offered);
  });

  it("SC-31 S4-23 tells the buyer of whoever takes the delivery over, once, and not of the scan that follows", () => {
    const offer = (id: string, name: string, virtualPhone: string): ScenarioEvent => ({
      type: "dispatch.offered",
      actor: { role: "platform" },
      payload: { taskId: "T-2", courier: { id, name, virtualPhone } },
    });
    const accept = (id: string, eta: string): ScenarioEvent => ({
      type: "dispatch.accepted",
      actor: { role: "courier", id },
      payload: { taskId: "T-2", eta: t(eta) },
    });
    const takenOver = confirmed
      .given([courier("D"), courier("E")])
      .given({ events: [shippedAt("06-01 18:00")] })
      .at(t("06-01 20:30"))
      .when(scan("06-01 20:30", "picked_up"))
      .at(t("06-03 08:10"))
      .when(
        { type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } },
        offer("D", "王师傅", "17000000009"),
      )
      .at(t("06-03 08:20"))
      .when(accept("D", "06-03 10:00"))
      .at(t("06-03 08:40"))
      .when({ type: "dispatch.declined", actor: { role: "courier", id: "D" }, payload: { taskId: "T-2" } })
      .when(offer("E", "李师傅", "17000000008"))
      .at(t("06-03 09:10"))
      .when(accept("E", "06-03 15:00"))
      .at(t("06-03 10:30"))
      .when(scan("06-03 10:30", "out_for_delivery"));
    expect(
      takenOver.inbox
        .filter(({ notice }) => notice === "out-for-delivery")
        .map(({ at: when, texts }) => [when, texts.find((text) => text.includes("快递员"))]),
    ).toEqual([
      [at("06-03 08:20"), expect.stringContaining("王师傅（17000000009）")],
      [at("06-03 09:10"), expect.stringMatching(/李师傅（17000000008）.*预计6月3日15:00前送达/)],
    ]);
  });

  it.each(["declined", "no_show", "cancelled"] as const)(
    "S4-09 names nobody of a job that was %s, nor his time, when the parcel is brought after all",
    (end) => {
      const over = confirmed
        .given([courier("D")])
        .given({ events: [shippedAt("06-01 18:00")] })
        .at(t("06-03 08:10"))
        .when(
          { type: "dispatch.created", payload: { taskId: "T-2", role: "delivery", parcelId: "P1" } },
          {
            type: "dispatch.offered",
            actor: { role: "platform" },
            payload: { taskId: "T-2", courier: { id: "D", name: "王师傅", virtualPhone: "17000000009" } },
          },
        )
        .at(t("06-03 08:20"))
        .when({
          type: "dispatch.accepted",
          actor: { role: "courier", id: "D" },
          payload: { taskId: "T-2", eta: t("06-03 18:00") },
        })
        .at(t("06-03 09:00"))
        .when({ type: `dispatch.${end}`, actor: { role: "platform" }, payload: { taskId: "T-2" } })
        .at(t("06-03 14:00"))
        .when(scan("06-03 14:00", "out_for_delivery"));
      const [parcel] = over.view().parcels;
      expect([parcel?.courier, parcel?.eta]).toEqual([null, null]);
      expect(
        over.inbox.flatMap(({ notice, at: when, texts }) =>
          notice === "out-for-delivery" ? [[when, texts.find((text) => text.includes("包裹7310"))]] : [],
        ),
      ).toEqual([
        [
          at("06-03 08:20"),
          "快递员王师傅（17000000009）正在派送包裹73100000000001，预计6月3日18:00前送达，请留意来电。",
        ],
        [at("06-03 14:00"), "包裹73100000000001正在派送，请留意来电。"],
      ]);
    },
  );

  it("SC-31 is agreed with nobody for a time that is over", () => {
    const window = { from: t("06-01 18:00"), to: t("06-01 18:30") };
    const missed = confirmed
      .at(t("06-01 15:00"))
      .when(
        { type: "dispatch.created", payload: { ...pickUp, role: "pickup", ...window } },
        { type: "dispatch.agreed", payload: { ...pickUp, courier: { id: "A" } } },
      )
      .at(t("06-01 19:05"));
    missed
      .when({ type: "dispatch.agreed", payload: { taskId: "T-1", courier: { id: "B" } } })
      .then.rejected("E_DATE_PAST", "payload.to");
  });
});
