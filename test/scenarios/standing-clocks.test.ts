import { describe, expect, it } from "vitest";
import { defineMailbox, defineRulebook, type MailboxRecord, type OrderEvent, type OrderRecord } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { exceptionKinds, hints } from "../../src/model/parcel.ts";
import { delivered, photo } from "../cases/fixture.ts";
import { at } from "../support/times.ts";
import { paid as captured, created as placedOrder, scan, shippedAt, shippedOrder, t, underWay } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { confirmed } from "./pinduoduo.ts";

const channels = [jpush({ appKey: "8103a4c628a0b98974ec1949" })];
const buyer = {
  id: "b1",
  role: "buyer",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "device-1" },
} as const;
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "茶杯", quantity: 1 }];
const happened = { orderId: "1001", actor: { role: "platform" } } as const;
const placed: OrderEvent = { ...happened, id: "e1", type: "order.created", payload: { kind: "normal", lines, total } };
const held: OrderEvent = { ...happened, id: "e2", type: "order.held", payload: { reason: "address" } };
const paid: OrderEvent = { ...happened, id: "e3", type: "payment.captured", payload: { amount: total } };

describe.each([marketplaceCn, pinduoduo])(
  "a limit whose clock stands still till nobody knows when, under $id",
  (pack) => {
    it("is told to nobody as a date, so what tells of it leaves whenever its turn comes", () => {
      const book = defineRulebook({ packs: [pack], channels });
      const context = (time: string) => ({ now: at(time), people: [buyer] });
      const made = book.step(null, [placed, held, paid], context("06-01 10:00"));
      const [send] = made.effects.flatMap((effect) => (effect.type === "send" ? effect : []));
      if (!send) throw new Error("Nothing was sent.");
      expect(JSON.stringify(send.request)).not.toMatch(/\d月\d日/);
      const looked = book.step(made.record, [], context("06-01 10:00:01"));
      const begun = book.step(looked.record, [book.begin(send)], context("06-01 10:00:02"));
      expect(begun.outcomes).toEqual([{ is: "accepted", id: `${send.id}/begun` }]);
    });

    it("is no new question to a mailbox every millisecond", () => {
      const book = defineRulebook({ packs: [pack], channels, mailbox: true });
      const mailbox = defineMailbox({ packs: [pack], channels });
      let [order, box]: [OrderRecord | null, MailboxRecord | null] = [null, null];
      let now = at("06-01 10:00");
      const talk: string[] = [];
      const events: OrderEvent[] = [placed, held, paid];
      for (let hop = 0; hop < 20 && events.length > 0; hop++) {
        now += 1;
        const step = book.step(order, events.splice(0), { now, people: [buyer] });
        order = step.record;
        for (const effect of step.effects) {
          if (effect.type !== "want" && effect.type !== "send") continue;
          talk.push(`${effect.type} ${effect.notice}`);
          now += 1;
          if (effect.type === "send") {
            events.push(book.begin(effect));
            continue;
          }
          const answer = mailbox.step(box, [effect], { now, person: buyer });
          box = answer.record;
          for (const one of answer.effects) if (one.type === "verdict") events.push(one.event);
        }
      }
      // Asked for, allowed, made, left, and used up.
      expect(talk).toEqual(["want order-paid", "send order-paid", "want order-paid"]);
    });
  },
);

describe("a clock that a silent carrier stopped", () => {
  const [older, newer] = [scan("06-03 10:00", "in_transit"), scan("06-06 09:00", "in_transit")];
  const silent = underWay.at(t("06-07 10:00"));

  it.each([
    ["the older one first", silent.when(older).when(newer)],
    ["the newer one first", silent.when(newer).when(older)],
    ["both at once", silent.when(newer, older)],
  ])("ran all the time once two late scans show that the parcel moved: %s", (_, late) => {
    late.then.promises([
      ["keep-moving", "P1", t("06-09 09:00")],
      ["auto-confirm", "order", t("06-11 18:00")],
    ]);
  });
});

describe("the time to confirm what has not come", () => {
  const onItsWay = shippedOrder("06-01 18:00")
    .at(t("06-02 09:00"))
    .when(scan("06-02 09:00", "in_transit"))
    .at(t("06-03 09:00"));
  const due = (order: Scenario) => order.view().promises.find(({ promise }) => promise === "auto-confirm")?.due;

  const forGood = ["lost", "damaged", "refused"];
  it.each(exceptionKinds.filter((kind) => !hints.includes(kind) && !forGood.includes(kind)))(
    "stands still from a scan of %s to the next that shows the parcel moving, and goes on with what was left",
    (exception) => {
      const stopped = onItsWay.when(scan("06-03 09:00", { exception }));
      expect(due(stopped)).toBeNull();
      expect(due(stopped.at(t("06-04 09:00")).when(scan("06-04 09:00", "arrived_destination")))).toBe(
        at("06-12 18:00"),
      );
    },
  );

  const trouble = scan("06-03 10:00", { exception: "delayed" });
  const recovery = scan("06-04 08:00", "in_transit");

  it.each([
    ["as it happens", onItsWay.at(t("06-03 10:00")).when(trouble).at(t("06-04 08:00")).when(recovery)],
    ["at its end", onItsWay.at(t("06-04 08:00")).when(trouble, recovery)],
    ["a millisecond after its end", onItsWay.at(t("06-04 08:00:00.001")).when(trouble, recovery)],
    ["at its end, the beginning first", onItsWay.at(t("06-04 08:00")).when(trouble).when(recovery)],
    ["at its end, the end first", onItsWay.at(t("06-04 08:00")).when(recovery).when(trouble)],
  ])("stood still for 22 hours, learnt of %s", (_, learnt) => {
    expect(due(learnt)).toBe(at("06-12 16:00"));
    expect(due(learnt.at(t("06-05 09:00")).when(scan("06-05 09:00", "arrived_destination")))).toBe(at("06-12 16:00"));
  });

  it.each(hints)("runs on through %s, which nobody scanned", (exception) => {
    expect(due(onItsWay.when(scan("06-03 09:00", { exception })))).toBe(at("06-11 18:00"));
  });
});

describe("the time to confirm what nobody fetched", () => {
  const held = scan("06-03 08:30", { milestone: "awaiting_collection", point: { name: "丰巢", code: "1" } });
  const waiting = confirmed.given({
    events: [shippedAt("06-01 18:00"), { ...scan("06-01 20:30", "picked_up"), receivedAt: t("06-01 20:30") }],
  });
  const fetchable = waiting.at(t("06-03 08:30")).when(held);
  const due = (order: Scenario) => order.view().promises.find(({ promise }) => promise === "auto-confirm")?.due;

  it("stands still once it is held no longer, and nobody confirms it", () => {
    expect(due(fetchable.at(t("06-10 08:30")))).toBe(at("06-16 18:00"));
    const over = fetchable.at(at("06-10 08:30") + 1);
    expect(due(over)).toBeNull();
    const later = over.at(t("07-30 08:30"));
    expect(due(later)).toBeNull();
    expect(later.view().headline).toBe("awaiting_collection");
    expect(later.sent.filter(({ notice }) => notice === "auto-confirm-soon")).toEqual([]);
  });

  it.each([
    ["fetched after all", "06-20 08:30", scan("06-20 08:30", "delivered"), "06-27 08:30"],
    [
      "held at another point",
      "06-12 08:30",
      scan("06-12 08:30", { milestone: "awaiting_collection", point: { name: "驿站", code: "2" } }),
      "06-18 18:00",
    ],
  ])("goes on once it is %s", (_, time, said, limit) => {
    expect(due(fetchable.at(t(time)).when(said))).toBe(at(limit));
  });

  it("stands still until it is brought anew where it goes back", () => {
    expect(due(fetchable.at(t("06-12 08:30")).when(scan("06-12 08:30", "returning")))).toBeNull();
  });
});

describe("a clock that stood still twice", () => {
  const limits = (order: Scenario, name: string) =>
    order.view().promises.flatMap(({ promise, due }) => (promise === name ? [due] : []));
  const by =
    (role: "buyer" | "seller" | "platform") =>
    (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
      ({ type, actor: { role }, payload }) as unknown as ScenarioEvent;
  const [buyers, sellers, platforms] = [by("buyer"), by("seller"), by("platform")];
  const chat = (time: string): ScenarioEvent => ({ ...buyers("chat.message", { to: "seller" }), receivedAt: t(time) });
  const told = (order: Scenario, ...rows: readonly (readonly [time: string, event: ScenarioEvent])[]): Scenario =>
    rows.reduce((before, [time, event]) => before.at(t(time)).when(event), order);

  it.each([
    ["address", "risk", "06-03 21:00"],
    ["address", "stock", "06-03 20:00"],
    ["stock", "address", "06-03 11:00"],
  ])("%s, then %s: what is heard later of the first time takes nothing from it", (first, second, due) => {
    const held = told(
      confirmed,
      ["06-01 12:00", buyers("order.held", { reason: first })],
      ["06-01 22:00", buyers("order.released")],
      ["06-02 12:00", buyers("order.held", { reason: second })],
      ["06-02 13:00", buyers("order.released")],
    ).at(t("06-02 14:00"));
    expect(limits(held, "ship-by")).toEqual([at(due)]);
    for (const time of ["06-01 11:00", "06-01 12:00", "06-01 15:00", "06-01 22:00", "06-02 12:30"])
      expect(limits(held.when(chat(time)), "ship-by")).toEqual([at(due)]);
  });

  it("by the platform's keeping a request: a scan of the first time that comes late takes nothing from it", () => {
    const held = told(
      delivered,
      ["06-04 10:00", buyers("aftersales.requested", { caseId: "AS-1", kind: "return_refund", reason: "broken" })],
      ["06-04 12:00", platforms("aftersales.held", { caseId: "AS-1" })],
      ["06-05 12:00", platforms("aftersales.released", { caseId: "AS-1" })],
      ["06-06 12:00", platforms("aftersales.held", { caseId: "AS-1" })],
      ["06-06 13:00", platforms("aftersales.released", { caseId: "AS-1" })],
    ).at(t("06-06 14:00"));
    const answerBy = limits(held, "answer-request");
    expect(answerBy).toEqual([at("06-07 11:00")]);
    const late = held.when({ ...scan("06-04 13:00", "delivered"), receivedAt: t("06-06 14:00") });
    expect(limits(late, "answer-request")).toEqual(answerBy);
    expect(limits(held.when(chat("06-04 13:00")), "answer-request")).toEqual(answerBy);
  });

  it("for proof that was asked for: a word of the first time that comes late takes nothing from it", () => {
    const evidence = (n: number) => ({
      complaintId: "K-1",
      evidence: [{ ...photo, hash: photo.hash.slice(0, -1) + n }],
    });
    const asked = told(
      delivered,
      ["06-04 10:00", buyers("complaint.opened", { complaintId: "K-1", category: "damaged", evidence: [photo] })],
      ["06-04 12:00", platforms("complaint.proof_asked", { complaintId: "K-1" })],
      ["06-04 20:00", buyers("complaint.evidence_added", evidence(1))],
      ["06-05 08:00", platforms("complaint.proof_asked", { complaintId: "K-1" })],
      ["06-05 09:00", buyers("complaint.evidence_added", evidence(2))],
    ).at(t("06-05 10:00"));
    const answerBy = limits(asked, "answer-complaint");
    expect(answerBy).toEqual([at("06-06 19:00")]);
    expect(limits(asked.when(chat("06-04 13:00")), "answer-complaint")).toEqual(answerBy);
  });

  it.each([
    ["damaged", {}],
    ["false_sign", { parcelId: "P1" }],
  ])(
    "for a complaint (%s) that is appealed: between the ruling and the appeal the time to confirm ran",
    (category, about) => {
      const appealed = told(
        delivered,
        ["06-04 10:00", buyers("complaint.opened", { complaintId: "K-1", category, ...about, evidence: [photo] })],
        ["06-04 11:00", sellers("complaint.responded", { complaintId: "K-1" })],
        ["06-04 12:00", buyers("complaint.escalated", { complaintId: "K-1" })],
        ["06-05 10:00", platforms("complaint.decided", { complaintId: "K-1", result: "dismissed" })],
        ["06-06 10:00", buyers("complaint.appealed", { complaintId: "K-1" })],
        ["06-06 12:00", platforms("complaint.appeal_decided", { complaintId: "K-1", result: "dismissed" })],
      ).at(t("06-06 13:00"));
      const confirmBy = limits(appealed, "auto-confirm");
      expect(confirmBy).toEqual([at("06-11 16:05")]);
      for (const time of ["06-03 21:00", "06-04 13:00", "06-05 13:00", "06-06 11:00"])
        expect(limits(appealed.when(chat(time)), "auto-confirm")).toEqual(confirmBy);
    },
  );
});

describe("a clock that stands still while nothing is waited for", () => {
  const lines = ["L1", "L2"].map((id) => ({ id, title: "茶具", quantity: 1 }));
  const ordered = scenario(intlBook)
    .given([...peopleAbroad])
    .given({ events: [{ ...placedOrder, payload: { ...placedOrder.payload, lines } }, captured] });
  const out: ScenarioEvent = { type: "stock.out", actor: { role: "seller" }, payload: { lines: ["L2"] } };
  const ask: ScenarioEvent = {
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_unshipped", lines: [{ lineId: "L1", quantity: 1 }] },
  };
  const chatWith: ScenarioEvent = { type: "chat.message", actor: { role: "buyer" }, payload: { to: "seller" } };
  const no: ScenarioEvent = { type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "packed" } };
  const shipBy = (order: Scenario) =>
    order
      .at(t("06-02 10:00"))
      .when(no)
      .view()
      .promises.flatMap(({ promise, due }) => (promise === "ship-by" ? [due] : []));
  const short = ordered.at(t("06-01 12:00")).when(out);

  it("stands still from when that was received, whenever it is handed in", () => {
    const inTime = short.at(t("06-01 15:00")).when(ask);
    const late = { ...ask, receivedAt: t("06-01 15:00") };
    const handedInLate = short.at(t("06-01 20:00")).when(late);
    expect(shipBy(handedInLate)).toEqual(shipBy(inTime));
    const atOnce = short.at(t("06-01 20:00")).when(chatWith, late);
    expect(shipBy(atOnce)).toEqual(shipBy(inTime));
  });

  it("but not from what else was received before it", () => {
    const before = { ...chatWith, receivedAt: t("06-01 15:00") };
    const order = short.at(t("06-01 20:00"));
    expect(shipBy(order.when(before).when(ask))).toEqual(shipBy(order.when(ask)));
    expect(shipBy(order.when(before, ask))).toEqual(shipBy(order.when(ask)));
  });
});
