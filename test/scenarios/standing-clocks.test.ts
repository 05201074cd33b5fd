import { describe, expect, it } from "vitest";
import { defineMailbox, defineRulebook, type MailboxRecord, type OrderEvent, type OrderRecord } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import type { Scenario } from "waybell/testing";
import { exceptionKinds, hints } from "../../src/model/parcel.ts";
import { at } from "../support/times.ts";
import { scan, shippedOrder, t, underWay } from "./fixture.ts";

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

  it.each(exceptionKinds.filter((kind) => !hints.includes(kind) && kind !== "lost" && kind !== "refused"))(
    "stands still from a scan of %s to the next that shows the parcel moving, and goes on with what was left",
    (exception) => {
      const stopped = onItsWay.when(scan("06-03 09:00", { exception }));
      expect(due(stopped)).toBeNull();
      expect(due(stopped.at(t("06-04 09:00")).when(scan("06-04 09:00", "arrived_destination")))).toBe(
        at("06-12 18:00"),
      );
    },
  );

  it.each(hints)("runs on through %s, which nobody scanned", (exception) => {
    expect(due(onItsWay.when(scan("06-03 09:00", { exception })))).toBe(at("06-11 18:00"));
  });
});
