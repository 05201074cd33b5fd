import { expect, test } from "vitest";
import type { Person } from "../../src/model/person.ts";
import { event } from "../support/events.ts";
import { buyer, channel, decisions, intrusive, shop, wakes } from "../support/shop.ts";
import { at } from "../support/times.ts";

const words = { inhibitions: ["over", "muted"] };

test("what another fact makes pointless is dropped, by topic or by name", () => {
  const order = shop({
    channels: intrusive,
    words,
    notices: {
      "by-topic": { when: { "it.began": true } },
      "by-name": { topic: "offers", when: { "it.began": true } },
      spared: { when: { "it.began": true } },
      other: { topic: "offers", when: { "it.began": true } },
    },
    inhibitions: {
      over: { each: "order", when: { "it.ended": true }, drops: ["news", "by-name"], except: ["spared"] },
    },
  });
  const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.ended": at("06-01 10:00") });
  expect(decisions(step)).toEqual([
    "spared told: by:sms",
    "other told: by:sms",
    "by-topic dropped: inhibit inhibited:over",
    "by-name dropped: inhibit inhibited:over",
  ]);
});

test("the order in which facts came makes no difference: the whole is looked at at once", () => {
  const rules = {
    channels: intrusive,
    words,
    notices: { news: { when: { "it.began": true } } },
    inhibitions: { over: { each: "order", when: { "it.ended": true }, drops: ["news"] } },
  };
  const facts = { "it.began": at("06-01 10:00") };
  const end = { "it.ended": at("06-01 10:00") };
  for (const list of [
    [facts, end],
    [end, facts],
  ]) {
    const step = shop(rules).at("06-01 10:00", ...list.map((one) => event("facts.noted", { facts: one })));
    expect(decisions(step)).toEqual(["news dropped: inhibit inhibited:over"]);
  }
});

test("an inhibition of the order concerns its parcels, one of a parcel that parcel only", () => {
  const order = shop({
    channels: intrusive,
    words,
    notices: { sign: { each: "parcel", when: { "its.sign": true } } },
    inhibitions: {
      over: { each: "order", when: { "it.ended": true }, drops: ["sign"] },
      muted: { each: "parcel", when: { "its.eta": true }, drops: ["sign"] },
    },
    parcelKinds: { primary: { effective: true } },
    values: { choice: { "ship.allow-partial": { value: "yes", source: "unverified" } } },
  });
  const ship = (parcelId: string, number: string) =>
    event("shipment.submitted", { parcelId, carrier: "yunda", number, lines: [{ lineId: "l1", quantity: 1 }] });
  order.at("06-01 10:00", event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
  order.at("06-01 11:00", ship("p1", "YD100001"), ship("p2", "YD100002"));
  order.note("06-01 11:00", { "its.eta": at("06-01 11:00") }, "p1");
  const step = order.at(
    "06-01 12:00",
    event("facts.noted", { facts: { "its.sign": at("06-01 12:00") }, parcelId: "p1" }),
    event("facts.noted", { facts: { "its.sign": at("06-01 12:00") }, parcelId: "p2" }),
  );
  expect(decisions(step)).toEqual(["sign of p2 told: by:sms", "sign of p1 dropped: inhibit inhibited:muted"]);
  expect(decisions(order.note("06-01 13:00", { "it.ended": at("06-01 13:00") }))).toEqual([
    "sign of p1 dropped: inhibit inhibited:over",
    "sign of p2 dropped: inhibit inhibited:over",
  ]);
});

test("what is inhibited for a time is told when that time is over", () => {
  const order = shop({
    channels: intrusive,
    words,
    notices: { news: { when: { "it.began": true } } },
    inhibitions: { muted: { each: "order", when: { "it.ended": { within: "2h" } }, drops: ["news"] } },
  });
  const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.ended": at("06-01 10:00") });
  expect(decisions(step)).toEqual(["news dropped: inhibit inhibited:muted until 06-01 12:00:00.001"]);
  expect(wakes(step)).toBe("06-01 12:00:00.001");
  expect(decisions(order.at("06-01 12:00"))).toEqual([
    "news dropped: inhibit inhibited:muted until 06-01 12:00:00.001",
  ]);
  expect(decisions(order.at("06-01 12:00:00.001"))).toEqual(["news told: by:sms"]);
});

test("what was written is not sent once something makes it pointless", () => {
  const order = shop({
    channels: intrusive,
    words,
    notices: { news: { when: { "it.began": true } } },
    inhibitions: { over: { each: "order", when: { "it.ended": true }, drops: ["news"] } },
  });
  const [send] = order.note("06-01 10:00", { "it.began": at("06-01 10:00") }).effects;
  order.note("06-01 10:01", { "it.ended": at("06-01 10:01") });
  if (send?.type !== "send") throw new Error("no send");
  expect(order.begin("06-01 10:02", send).outcomes).toMatchObject([{ is: "rejected", code: "E_SEND_WITHDRAWN" }]);
});

test("what one person chose is nothing to another, and changes when the person does", () => {
  const few: Person = { ...buyer, settings: { detail: "key-milestones" } };
  const other: Person = { ...buyer, id: "b2" };
  const order = shop({
    people: [few, other],
    channels: intrusive,
    words,
    notices: { news: { when: { "it.began": true } } },
    inhibitions: { muted: { each: "order", when: { setting: { detail: "key-milestones" } }, drops: ["news"] } },
  });
  const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
  expect(decisions(step)).toEqual(["news to b2 told: by:sms", "news dropped: inhibit inhibited:muted"]);
  expect(step.watch).toEqual(["b1"]);
  order.people = [{ ...buyer, settings: { detail: "all" } }, other];
  expect(decisions(order.at("06-01 11:00"))[0]).toBe("news told: by:sms");
});

test("what waits for another telling is told as soon as that was told", () => {
  const order = shop({
    channels: [channel("inbox", { silent: true })],
    words,
    notices: {
      first: { when: { "it.began": true }, channels: [] },
      second: { when: { "it.began": true }, channels: [] },
    },
    inhibitions: { muted: { each: "order", when: { notTold: "first" }, drops: ["second"] } },
  });
  const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
  expect(decisions(step)).toEqual([
    "first in the inbox told: by:inbox",
    "second in the inbox dropped: inhibit inhibited:muted",
  ]);
  expect(wakes(step)).toBe("06-01 10:00:00.001");
  expect(decisions(order.at("06-01 10:00:00.001"))).toEqual([
    "second in the inbox told: by:inbox",
    "first in the inbox dropped: ledger already-told",
  ]);
});
