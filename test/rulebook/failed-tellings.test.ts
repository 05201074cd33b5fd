import { describe, expect, test } from "vitest";
import type { Person } from "waybell";
import { buyer, channel, channels, decisions, http, notice, reports, sends, sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const desk: Person = { ...buyer, id: "p1", role: "platform", addresses: { webhook: "ops", push: "device-9" } };
const adapters = [...channels, channel("webhook")];
const alarm = notice({
  each: "send",
  to: "platform",
  channels: ["webhook"],
  inbox: false,
  when: { "send.exhausted": true },
});

/** An order of which `news` is told to the buyer by SMS alone, and `alarm` to the platform that it did not arrive. */
function order(more: object = {}, rules: object = {}) {
  const notices = { news: { when: { "it.began": true }, channels: ["sms"] }, alarm, ...rules };
  const open = shop({ channels: adapters, people: [buyer, desk], notices, ...more });
  const send = sent(open.note("06-01 10:00", { "it.began": at("06-01 10:00") }), "sms");
  open.begin("06-01 10:00", send);
  return { open, send, fails: () => open.settle("06-01 10:00:01", send, http(410)) };
}
const ofAlarm = (list: readonly string[]) => list.filter((one) => one.startsWith("alarm"));
/** Frames of a telling are named like it: notice, subject, episode, person. */
const about = "alarm of news/order/0/b1 to p1";

describe("a telling whose channels are used up", () => {
  test("is a fact one millisecond later, dated when it was found to be so", () => {
    const { open, fails } = order();
    const failure = fails();
    expect(reports(failure)).toEqual(["ATTEMPTS_EXHAUSTED news"]);
    expect(ofAlarm(decisions(failure))).toEqual([]);
    expect(failure.wakeAt).toBe(at("06-01 10:00:01") + 1);
    const step = open.at(at("06-01 10:00:01") + 1);
    expect(sends(step).map(({ id, since }) => [id, since])).toEqual([
      ["o1/alarm/news%2Forder%2F0%2Fb1/0/p1/webhook/1", at("06-01 10:00:01")],
    ]);
    expect(step.wakeAt).toBeNull();
  });
  test("counts from then, however late the host wakes", () => {
    const { open, fails } = order();
    fails();
    expect(sends(open.at("06-01 13:00")).map(({ since }) => since)).toEqual([at("06-01 10:00:01")]);
  });
  test("is none as long as a channel is left, and none where there never was one", () => {
    const { open, fails } = order({}, { news: { when: { "it.began": true }, channels: ["sms", "push"] } });
    expect(sent(fails(), "push").notice).toBe("news");
    expect(ofAlarm(decisions(open.at("06-01 11:00")))).toEqual([]);
    const nobody = shop({
      channels: adapters,
      people: [{ ...buyer, addresses: {} }, desk],
      notices: { news: { when: { "it.began": true } }, alarm },
    });
    nobody.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(ofAlarm(decisions(nobody.at("06-01 11:00")))).toEqual([]);
  });
  test("counts the channels that cannot hold it as failed, once another failed", () => {
    const short = [channel("sms"), channel("push", { limit: 3 }), channel("webhook")];
    const both = { news: { when: { "it.began": true }, channels: ["sms", "push"] } };
    const { open, fails } = order({ channels: short }, both);
    const failure = fails();
    expect(decisions(failure)).toEqual(["news dropped: render does-not-fit"]);
    expect(reports(failure)).toEqual(["ATTEMPTS_EXHAUSTED news"]);
    expect(ofAlarm(decisions(open.at("06-01 10:01")))).toEqual([`${about} told: by:webhook`]);
    const never = shop({ channels: short.slice(1), people: [buyer, desk], notices: { ...both, alarm } });
    expect(reports(never.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([]);
    expect(ofAlarm(decisions(never.at("06-01 10:01")))).toEqual([]);
  });
  test("is one of which nobody knows whether it arrived, too", () => {
    const { open, send } = order();
    open.settle("06-01 10:00:01", send, { failed: "after-sending" });
    const again = sent(open.at("06-01 11:00"), "sms");
    open.begin("06-01 11:00", again);
    open.settle("06-01 11:00", again, { failed: "after-sending" });
    expect(reports(open.at("06-01 12:00"))).toEqual(["ATTEMPTS_EXHAUSTED news"]);
    expect(ofAlarm(decisions(open.at("06-01 12:01")))).toEqual([`${about} told: by:webhook`]);
  });
  test("of several persons is told of each", () => {
    const notices = { news: { when: { "it.began": true }, channels: ["sms"] }, alarm };
    const open = shop({ channels: adapters, people: [buyer, { ...buyer, id: "b2" }, desk], notices });
    const issued = sends(open.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    for (const send of issued.filter(({ channel: one }) => one === "sms")) {
      open.begin("06-01 10:00", send);
      open.at("06-01 10:00:01", open.book.settle(send, http(410), at("06-01 10:00:01")));
    }
    expect(open.rows.flatMap(({ n, s }) => (n === "alarm" ? s : []))).toEqual(["news/order/0/b1"]);
    expect(ofAlarm(decisions(open.at("06-01 10:01")))).toEqual([
      "alarm of news/order/0/b2 to p1 told: by:webhook",
      "alarm of news/order/0/b1 to p1 dropped: ledger under-way",
    ]);
  });
  test("can be named by rules: which it was, of which order", () => {
    const only = (text: string) => ({ ...alarm, when: { "send.exhausted": true, "send.notice": { matches: text } } });
    const { open, fails } = order(
      { texts: { mine: { title: "T", body: "{nid} {no}" } } },
      { mine: only("news/*"), other: only("offers/*") },
    );
    fails();
    const step = open.at("06-01 10:00:02");
    expect(sends(step).map((send) => send.notice)).toEqual(["alarm", "mine"]);
    expect(JSON.stringify(sends(step)[1]?.request)).toContain("news/order/0 o1");
  });
});

describe("word that it arrived after all", () => {
  const resting: Person = { ...desk, quietHours: { from: "09:00", to: "12:00" } };
  const receipt = (status: "delivered" | "undelivered") => {
    const { open, send, fails } = order({ people: [buyer, resting] });
    fails();
    expect(decisions(open.at("06-01 10:01"))).toContain(`${about} held: hold quiet-hours until 06-01 12:00`);
    const event = open.book.received({ status, sendId: send.id }, at("06-01 10:02"));
    if (event) open.at("06-01 10:02", event);
    return ofAlarm(decisions(open.at("06-01 12:00")));
  };
  test("takes back what still waits", () => {
    expect(receipt("delivered")).toEqual([]);
    expect(receipt("undelivered")).toEqual([`${about} told: by:webhook`]);
  });
  test("in the same step, too", () => {
    const { open, send, fails } = order();
    fails();
    const event = open.book.received({ status: "delivered", sendId: send.id }, at("06-01 10:00:01"));
    expect(event && ofAlarm(decisions(open.at("06-01 10:02", event)))).toEqual([]);
  });
  test("takes back what was issued and has not left", () => {
    const { open, send, fails } = order();
    fails();
    const issued = sent(open.at("06-01 10:01"), "webhook");
    const event = open.book.received({ status: "delivered", sendId: send.id }, at("06-01 10:02"));
    if (event) open.at("06-01 10:02", event);
    expect(open.begin("06-01 10:03", issued).outcomes[0]).toMatchObject({ is: "rejected", code: "E_SEND_WITHDRAWN" });
  });
});

describe("word of a failure that fails", () => {
  test("makes no word of its own, whatever the rule is called and however many there are", () => {
    const { open, fails } = order({}, { alarm: { ...alarm, channels: ["webhook", "push"] }, second: alarm });
    fails();
    const told: string[] = [];
    let step = open.at("06-01 10:00:02");
    for (let i = 0; i < 20 && sends(step).length > 0; i++) {
      for (const send of sends(step)) {
        if (send.channel === "inbox") continue;
        told.push(send.id);
        open.begin(step.record.now, send);
        open.settle(step.record.now, send, http(400));
      }
      step = open.at(step.record.now + 1);
    }
    expect(told).toEqual([
      "o1/alarm/news%2Forder%2F0%2Fb1/0/p1/webhook/1",
      "o1/second/news%2Forder%2F0%2Fb1/0/p1/webhook/1",
    ]);
    expect(open.rows.filter(({ x }) => x !== undefined).map(({ n }) => n)).toEqual(["news", "second"]);
  });
});

test("a promise about it is counted from when it was found to be so", () => {
  const { open, fails } = order({
    words: { facts: { order: { "it.seen": "instant" }, send: { "look-at-it": "promise" } } },
    promises: {
      "look-at-it": {
        ref: "T-2",
        each: "send",
        owedBy: "platform",
        owedTo: "buyer",
        due: { from: "send.exhausted", within: "1h" },
        met: { "it.seen": true },
        then: { task: "look-at-it", assignee: "platform" },
      },
    },
  });
  fails();
  const woken = open.at(at("06-01 10:00:01") + 1);
  expect(woken.wakeAt).toBe(at("06-01 11:00:01") + 1);
  const tasks = open.at(at("06-01 11:00:01") + 1).effects.filter(({ type }) => type === "openTask");
  expect(tasks.map(({ id }) => id)).toEqual([`o1/look-at-it/look-at-it/news%2Forder%2F0%2Fb1/${at("06-01 10:00:01")}`]);
});
