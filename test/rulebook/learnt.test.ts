import { describe, expect, test } from "vitest";
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import type { Receipt } from "../../src/model/outcome.ts";
import type { Person } from "../../src/model/person.ts";
import type { OrderRecord } from "../../src/model/record.ts";
import type { Step } from "../../src/model/result.ts";
import { addressHash } from "../../src/rulebook/learnt.ts";
import { event } from "../support/events.ts";
import {
  buyer,
  channel,
  decisions,
  http,
  intrusive,
  learnt,
  outcomes,
  reports,
  says,
  sends,
  sent,
  shop,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const began = { "it.began": at("06-01 10:00") };
const ended = { "it.ended": at("06-01 10:00") };
const notices = (rule: object = {}) => ({
  news: { when: { "it.began": true }, ...rule },
  more: { when: { "it.ended": true }, ...rule },
});
const open = (rule: object = {}, more: object = {}) => shop({ channels: intrusive, notices: notices(rule), ...more });
type Order = ReturnType<typeof shop>;
const stop = (order: Order, time: string, person = "b1", kind = "sms") =>
  order.at(time, event("message.received", { person, channel: kind, text: "STOP", intent: "stop" }, { by: "buyer" }));
const start = (order: Order, time: string) =>
  order.at(
    time,
    event("message.received", { person: "b1", channel: "sms", text: "START", intent: "start" }, { by: "buyer" }),
  );
const learntOf = (order: Order): OrderRecord["learnt"] => order.record?.learnt;
const answered = (order: Order, time: string, send: ReturnType<typeof sent>, action: "opted_out" | "drop_address") =>
  order.at(
    time,
    event("send.settled", { sendId: send.id, outcome: { kind: "recipient_invalid", action, reason: "x" } }),
  );

describe("what an order learnt of a channel counts for it before the host says so", () => {
  test("STOP withdraws what was written and not begun, and the next channel has it", () => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    expect(outcomes(stop(order, "06-01 10:01"))).toEqual(["accepted"]);
    const step = order.begin("06-01 10:02", send);
    expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
    expect(decisions(step)).toEqual(["news told: by:push"]);
  });
  test("a device that was chosen and is dead leaves the choice to the others", () => {
    const chooser: Person = {
      ...buyer,
      addresses: { push: ["device-1", "device-2"] },
      alerts: { devices: ["device-2"], version: 1, savedAt: at("06-01 00:00"), savedBy: "b1" },
    };
    const order = open({ channels: ["push"] }, { people: [chooser] });
    const first = sent(order.note("06-01 10:00", began));
    expect(says(first).to).toEqual(["device-2"]);
    order.begin("06-01 10:00", first);
    const next = sent(order.settle("06-01 10:00", first, http(410)));
    expect(says(next).to).toEqual(["device-1"]);
    order.begin("06-01 10:01", next);
    order.settle("06-01 10:01", next, http(200));
    expect(says(sent(order.note("06-01 11:00", ended))).to).toEqual(["device-1"]);
  });
  test("what comes later goes by another channel, or says why it does not", () => {
    const both = open();
    stop(both, "06-01 09:30");
    expect(decisions(both.note("06-01 10:00", began))).toEqual(["news told: by:push"]);
    const alone = open({ channels: ["sms"] });
    stop(alone, "06-01 09:30");
    const step = alone.note("06-01 10:00", began);
    expect(decisions(step)).toEqual(["news dropped: consent opted-out"]);
    expect(step.watch).toEqual(["b1"]);
  });
  test("so does a seller's or a courier's, of whom nothing else is taken", () => {
    const seller: Person = { ...buyer, id: "s1", role: "seller" };
    const order = shop({ channels: intrusive, people: [seller], notices: notices({ to: "seller" }) });
    const writes = (intent: "where" | "stop") =>
      order.at(
        "06-01 09:30",
        event("message.received", { person: "s1", channel: "sms", text: intent, intent }, { by: "seller", id: intent }),
      );
    expect(outcomes(writes("where"))).toEqual(["rejected E_NOT_ALLOWED"]);
    expect(outcomes(writes("stop"))).toEqual(["accepted"]);
    expect(decisions(order.note("06-01 10:00", began))).toEqual(["news to s1 told: by:push"]);
  });
  test("also of what must not be missed: a refused channel is refused", () => {
    const order = open({ class: "critical" });
    stop(order, "06-01 09:30");
    expect(decisions(order.note("06-01 10:00", began))).toEqual(["news told: by:push"]);
  });
  test("a provider that says so counts as the person", () => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    expect(decisions(answered(order, "06-01 10:00:01", send, "opted_out"))).toContain("news told: by:push");
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:push");
  });
  test("a complaint after it arrived does, too", () => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    order.settle("06-01 10:00:01", send, http(200));
    const heard = order.book.received({ status: "unsubscribed", sendId: send.id }, at("06-01 10:05"));
    if (heard) order.at("06-01 10:05", heard);
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:push");
  });
  test("START takes STOP back, and the host hears of it", () => {
    const order = open();
    stop(order, "06-01 09:30");
    const step = start(order, "06-01 09:40");
    expect([...outcomes(step), ...learnt(step)]).toEqual(["accepted", "b1 sms opted-in"]);
    expect(order.record).not.toHaveProperty("learnt");
    expect(decisions(order.note("06-01 10:00", began))).toEqual(["news told: by:sms"]);
  });
  test("START opens no other channel and no dead address, and no choice that the host has on record", () => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    answered(order, "06-01 10:00:01", send, "drop_address");
    stop(order, "06-01 10:01", "b1", "push");
    start(order, "06-01 10:02");
    expect(learntOf(order)?.map(([, kind]) => kind)).toEqual(["sms", "push"]);
    const kept = open({}, { people: [{ ...buyer, optOuts: ["sms"] }] });
    start(kept, "06-01 09:30");
    expect(decisions(kept.note("06-01 10:00", began))).toEqual(["news told: by:push"]);
    kept.people = [buyer];
    expect(decisions(kept.note("06-01 10:01", ended))).toContain("more told: by:sms");
  });
  test("nobody else is concerned", () => {
    const order = open({}, { people: [buyer, { ...buyer, id: "b2" }] });
    stop(order, "06-01 09:30");
    expect(decisions(order.note("06-01 10:00", began))).toEqual(["news told: by:push", "news to b2 told: by:sms"]);
  });
  test("is kept once, in few bytes, and nothing is where nothing was learnt", () => {
    const order = open();
    expect(order.record).not.toHaveProperty("learnt");
    stop(order, "06-01 09:30");
    stop(order, "06-01 09:40");
    expect(learntOf(order)).toEqual([["b1", "sms"]]);
  });
});

describe("what a provider reports later teaches as its answer would", () => {
  const reported = (...receipts: readonly Omit<Receipt, "sendId">[]) => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    order.settle("06-01 10:00:01", send, http(200));
    const steps = receipts.map((receipt, i) => {
      const heard = order.book.received({ ...receipt, sendId: send.id }, at("06-01 10:05") + i);
      return order.at(at("06-01 10:05") + i, ...(heard ? [heard] : []));
    });
    const next = decisions(order.note("06-01 11:00", ended)).filter((one) => one.startsWith("more"));
    return { steps, told: steps.flatMap(learnt), next, rows: learntOf(order)?.map(([, , dead]) => dead !== undefined) };
  };
  test.each([
    ["a hard bounce", { status: "bounced", permanent: true }, "address-dead", true],
    ["a number that is none", { status: "bounced", action: "drop_address" }, "address-dead", true],
    ["somebody the carrier blocks", { status: "undelivered", action: "suppress" }, "suppressed", true],
    ["somebody who blocked us", { status: "undelivered", permanent: true, action: "opted_out" }, "opted-out", false],
    ["undelivered for good", { status: "undelivered", permanent: true }, "suppressed", true],
  ] as const)("%s", (_, receipt, news, isAddress) => {
    const { told, next, rows } = reported(receipt);
    expect(told).toEqual([`b1 sms ${news}`]);
    expect(next).toEqual(["more told: by:push"]);
    expect(rows).toEqual([isAddress]);
  });
  test("what passes teaches nothing", () => {
    expect(reported({ status: "undelivered" }, { status: "bounced" }).told).toEqual([]);
  });
  test("no consent for one message closes nothing, and the host hears of it", () => {
    const { told, next, rows } = reported({ status: "undelivered", action: "ask_consent" });
    expect(told).toEqual(["b1 sms consent-missing"]);
    expect(next).toEqual(["more told: by:sms"]);
    expect(rows).toBeUndefined();
  });
  test("also where the message itself is known to have arrived, or not: once", () => {
    const complaint = reported({ status: "delivered" }, { status: "complained" }, { status: "complained" });
    expect(complaint.steps.flatMap(outcomes)).toEqual(["accepted", "accepted", "duplicate"]);
    expect(complaint.told).toEqual(["b1 sms opted-out"]);
    expect(complaint.next).toEqual(["more told: by:push"]);
    expect(reported({ status: "bounced" }, { status: "bounced", permanent: true }).told).toEqual([
      "b1 sms address-dead",
    ]);
  });
});

describe("an address that turned out dead", () => {
  /** `news` was refused at this address. */
  const dead = (rule: object = {}, more: object = {}) => {
    const order = open(rule, more);
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    return { order, step: answered(order, "06-01 10:00:01", send, "drop_address") };
  };
  test("is used no more by this order", () => {
    const { order, step } = dead();
    expect(decisions(step)).toEqual(["news told: by:push"]);
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:push");
    expect(JSON.stringify(learntOf(order)).length).toBeLessThan(45);
    expect(JSON.stringify(order.record)).not.toContain("13900001234");
  });
  test("withdraws what was written to it and not begun", () => {
    const order = open();
    const send = sent(order.note("06-01 10:00", began), "sms");
    const other = sent(order.note("06-01 10:00", ended), "sms");
    order.begin("06-01 10:00", send);
    answered(order, "06-01 10:00:01", send, "drop_address");
    const step = order.begin("06-01 10:00:02", other);
    expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
    expect(decisions(step)).toContain("more told: by:push");
  });
  test("of a notice that it was the last channel of, that is still reported", () => {
    const { order, step } = dead({ channels: ["sms"] });
    expect(decisions(step)).toEqual(["news dropped: route attempts-exhausted"]);
    expect(reports(step)).toEqual(["ATTEMPTS_EXHAUSTED news"]);
    const next = order.note("06-01 11:00", ended);
    expect(decisions(next)).toContain("more dropped: route address-dead");
    expect(next.watch).toEqual(["b1"]);
  });
  test("is tried no more by what waited to be tried on it again", () => {
    const order = open({ channels: ["sms"] });
    const [news, more] = [sent(order.note("06-01 10:00", began), "sms"), sent(order.note("06-01 10:00", ended), "sms")];
    order.begin("06-01 10:00", news);
    order.begin("06-01 10:00", more);
    order.settle("06-01 10:00:01", more, http(500));
    const step = answered(order, "06-01 10:00:02", news, "drop_address");
    expect(reports(step)).toEqual(["ATTEMPTS_EXHAUSTED news", "ATTEMPTS_EXHAUSTED more"]);
    expect(sends(order.at("06-01 10:05"))).toEqual([]);
  });
  test("has no message that may have left before sent to it once more", () => {
    const order = open({ channels: ["sms"] });
    const [news, more] = [sent(order.note("06-01 10:00", began), "sms"), sent(order.note("06-01 10:00", ended), "sms")];
    order.begin("06-01 10:00", news);
    order.begin("06-01 10:00", more);
    order.settle("06-01 10:00:01", more, { failed: "after-sending" });
    answered(order, "06-01 10:00:02", news, "drop_address");
    const step = order.at("06-01 12:00");
    expect(decisions(step)).toEqual([
      "news dropped: route attempts-exhausted",
      "more dropped: route attempts-exhausted",
    ]);
    expect(order.at("06-01 13:00").effects).toEqual([]);
  });
  test("another address of the person is none of it", () => {
    const { order } = dead();
    const moved: Person = { ...buyer, addresses: { ...buyer.addresses, sms: "13900009999" } };
    order.people = [moved];
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:sms");
  });
  test("says nothing of the next address, also where it was learnt in the millisecond of the message", () => {
    const order = open({ channels: ["sms"] });
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    expect(decisions(answered(order, "06-01 10:00", send, "drop_address"))).toEqual([
      "news dropped: route attempts-exhausted",
    ]);
    order.people = [{ ...buyer, addresses: { ...buyer.addresses, sms: "13900009999" } }];
    const again = sent(order.at("06-01 11:00"), "sms");
    expect([again.attempt, says(again).to]).toEqual([2, "13900009999"]);
    order.begin("06-01 11:00", again);
    expect(decisions(answered(order, "06-01 11:00", again, "drop_address"))).toEqual([
      "news dropped: route attempts-exhausted",
    ]);
  });
  test("counts as one that is not there: then the inbox counts as telling", () => {
    const told = { when: { "it.ended": true, told: { notice: "news" } }, channels: ["push"] };
    const order = shop({
      channels: [channel("sms"), channel("push"), channel("inbox", { silent: true })],
      notices: { news: { when: { "it.began": true }, channels: ["sms"] }, more: told },
    });
    const send = sent(order.note("06-01 10:00", began), "sms");
    order.begin("06-01 10:00", send);
    answered(order, "06-01 10:00:01", send, "drop_address");
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:push");
  });
});

describe("of several addresses only the dead one is closed", () => {
  const devices = (...push: readonly string[]): Person => ({ ...buyer, addresses: { ...buyer.addresses, push } });
  const ring = (more: Partial<ChannelAdapter["capabilities"]> = {}): ChannelAdapter => {
    const push = channel("push");
    return { ...push, capabilities: { ...push.capabilities, ...more } };
  };
  const household = (adapter: ChannelAdapter = ring(), ...push: readonly string[]) =>
    open(
      { channels: ["push", "sms"] },
      { channels: [channel("sms"), adapter], people: [devices(...(push.length > 0 ? push : ["old", "new"]))] },
    );
  const rung = (step: Step): unknown => says(sent(step, "push")).to;
  const pushed = (order: Order, time: string, facts: object = began) => {
    const send = sent(order.note(time, { ...facts }), "push");
    order.begin(time, send);
    return send;
  };
  test("the message goes to the next device at once, and what comes later does", () => {
    const order = household();
    const step = answered(order, "06-01 10:00:01", pushed(order, "06-01 10:00"), "drop_address");
    expect(decisions(step)).toEqual(["news told: by:push"]);
    expect(rung(step)).toEqual(["new"]);
    expect(learntOf(order)).toHaveLength(1);
    expect(rung(order.note("06-01 11:00", ended))).toEqual(["new"]);
  });
  test("the host is told which, by a hash and once", () => {
    const order = household();
    const [news, more] = [pushed(order, "06-01 10:00"), pushed(order, "06-01 10:00", ended)];
    const said = (step: Step) => step.effects.flatMap((effect) => (effect.type === "person" ? [effect.addresses] : []));
    expect(said(answered(order, "06-01 10:00:01", news, "drop_address"))).toEqual([[addressHash("old")]]);
    expect(said(answered(order, "06-01 10:00:02", more, "drop_address"))).toEqual([undefined]);
  });
  test("and once in a millisecond, by whatever word: one name has one content", () => {
    const order = household();
    const news = pushed(order, "06-01 10:00");
    const said = (step: Step) => step.effects.flatMap((effect) => (effect.type === "person" ? [effect.addresses] : []));
    expect(said(answered(order, "06-01 10:00:01", news, "drop_address"))).toEqual([[addressHash("old")]]);
    const bounced = order.book.received({ sendId: news.id, status: "bounced", permanent: true }, at("06-01 10:00:01"));
    expect(said(order.at("06-01 10:00:01", ...(bounced ? [bounced] : [])))).toEqual([]);
  });
  test("an empty text among them is none, as it is alone", () => {
    const order = household(ring(), "", "new");
    expect(rung(order.note("06-01 10:00", began))).toEqual(["new"]);
    order.people = [devices("", "")];
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:sms");
  });
  test("the kind is closed when all of them are dead", () => {
    const order = household();
    const step = answered(order, "06-01 10:00:01", pushed(order, "06-01 10:00"), "drop_address");
    const last = sent(step, "push");
    order.begin("06-01 10:00:01", last);
    expect(decisions(answered(order, "06-01 10:00:02", last, "drop_address"))).toEqual(["news told: by:sms"]);
    expect(decisions(order.note("06-01 11:00", ended))).toContain("more told: by:sms");
  });
  test("each is tried once and no oftener, also where all is learnt in one millisecond", () => {
    const order = household();
    const step = answered(order, "06-01 10:00", pushed(order, "06-01 10:00"), "drop_address");
    const last = sent(step, "push");
    expect(rung(step)).toEqual(["new"]);
    order.begin("06-01 10:00", last);
    expect(decisions(order.settle("06-01 10:00", last, http(400)))).toEqual(["news told: by:sms"]);
  });
  test("of two messages that went to it the second says nothing of the next device", () => {
    const order = household();
    const [news, more] = [pushed(order, "06-01 10:00"), pushed(order, "06-01 10:00", ended)];
    answered(order, "06-01 10:00:01", news, "drop_address");
    const step = answered(order, "06-01 10:00:02", more, "drop_address");
    expect(learntOf(order)).toHaveLength(1);
    expect(rung(step)).toEqual(["new"]);
  });
  test("nor where that was learnt in the millisecond of both, however late the second answer comes", () => {
    for (const time of ["06-01 10:00", "06-01 10:00:02"]) {
      const order = household();
      const [news, more] = [pushed(order, "06-01 10:00"), pushed(order, "06-01 10:00", ended)];
      answered(order, "06-01 10:00", news, "drop_address");
      const step = answered(order, time, more, "drop_address");
      expect(learntOf(order)).toHaveLength(1);
      expect(rung(step)).toEqual(["new"]);
    }
  });
  test("nor where the host took the dead one off meanwhile", () => {
    const order = household();
    const [news, more] = [pushed(order, "06-01 10:00"), pushed(order, "06-01 10:00", ended)];
    answered(order, "06-01 10:00:01", news, "drop_address");
    order.people = [devices("new")];
    expect(rung(answered(order, "06-01 10:00:02", more, "drop_address"))).toEqual(["new"]);
  });
  test("a device the host adds is tried", () => {
    const order = household(ring(), "old");
    answered(order, "06-01 10:00:01", pushed(order, "06-01 10:00"), "drop_address");
    order.people = [devices("old", "newest")];
    expect(rung(order.note("06-01 11:00", ended))).toEqual(["newest"]);
  });
  test("a channel that rings all of them and reaches none closes all", () => {
    const order = household(ring({ reachesAll: true }));
    const step = answered(order, "06-01 10:00:01", pushed(order, "06-01 10:00"), "drop_address");
    expect(decisions(step)).toEqual(["news told: by:sms"]);
    expect(learntOf(order)).toHaveLength(2);
  });
  test("a report of one of those it rang does not say which, and closes none", () => {
    const order = household(ring({ reachesAll: true }));
    const send = pushed(order, "06-01 10:00");
    order.settle("06-01 10:00:01", send, http(200));
    const heard = order.book.received({ status: "bounced", permanent: true, sendId: send.id }, at("06-01 10:05"));
    expect(learnt(order.at("06-01 10:05", ...(heard ? [heard] : [])))).toEqual(["b1 push address-dead"]);
    expect(rung(order.note("06-01 11:00", ended))).toEqual(["old", "new"]);
  });
  test("nor does it, said again, when the host took one of them off", () => {
    const order = household(ring({ reachesAll: true }));
    const send = pushed(order, "06-01 10:00");
    order.settle("06-01 10:00:01", send, http(200));
    const report = { status: "bounced", permanent: true, sendId: send.id, at: at("06-01 10:04") } as const;
    const says = (time: string) => {
      const heard = order.book.received(report, at(time));
      return learnt(order.at(time, ...(heard ? [{ ...heard, id: time }] : [])));
    };
    expect(says("06-01 10:05")).toEqual(["b1 push address-dead"]);
    order.people = [devices("new")];
    expect(says("06-01 12:00")).toEqual([]);
  });
});
