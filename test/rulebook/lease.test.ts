import { describe, expect, test } from "vitest";
import { defineRulebook } from "waybell";
import type { Step } from "../../src/model/result.ts";
import { event } from "../support/events.ts";
import {
  buyer,
  created,
  http,
  intrusive,
  outcomes,
  pack,
  type Rule,
  sends,
  sent,
  shop,
  wakes,
} from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const noon = "06-01 12:00";
const news: Rule = { when: { "it.began": true } };
type Notices = { readonly [name: string]: Rule };
const shopping = (notices: Notices = { news }, more: object = {}) => shop({ channels: intrusive, notices, ...more });

/** A message made at noon. */
const made = (...parts: Parameters<typeof shopping>) => {
  const order = shopping(...parts);
  return { order, send: sent(order.note(noon, { "it.began": at(noon) })) };
};
const turned = () => event("facts.noted", { facts: { "it.on": true } });
const lease = ({ record }: { readonly record: Step["record"] | null }) =>
  record?.lease?.slice(0, 3).map(Number).map(clock);
const decided = ({ decisions }: Step): readonly string[] =>
  decisions.map(({ notice, reason }) => `${notice}: ${reason}`);
const channelsOf = (step: Step): readonly string[] =>
  sends(step).map(({ notice, channel }) => `${notice} by ${channel}`);

describe("what was decided stands", () => {
  test("while its message leaves and arrives, which says nothing anew", () => {
    const { order, send } = made();
    const begun = order.begin("06-01 12:00:05", send);
    expect([outcomes(begun), decided(begun), wakes(begun)]).toEqual([["accepted"], [], "06-01 13:00:05"]);
    const settled = order.settle("06-01 12:00:06", send, http(200));
    expect([outcomes(settled), decided(settled), wakes(settled)]).toEqual([["accepted"], [], null]);
    expect(order.rows[0]?.a).toEqual([["sms", 1, at(noon), at("06-01 12:00:05"), "accepted", at("06-01 12:00:06")]]);
  });
  test("and is said again to whoever asks without an event", () => {
    const { order, send } = made();
    order.begin("06-01 12:00:05", send);
    expect(decided(order.at("06-01 12:00:06"))).toEqual(["news: awaiting-answer"]);
  });
  test("until the quiet hours of its reader begin", () => {
    const people = [{ ...buyer, quietHours: { from: "13:00", to: "15:00" } }];
    const [early, late] = [made({ news }, { people }), made({ news }, { people })];
    expect(lease(early.order)?.[1]).toBe("06-01 13:00");
    expect(decided(early.order.begin(at("06-01 13:00") - 1, early.send))).toEqual([]);
    const step = late.order.begin("06-01 13:00", late.send);
    expect([outcomes(step), decided(step)]).toEqual([["rejected E_SEND_WITHDRAWN"], ["news: quiet-hours"]]);
  });
  test("until a limit passes", () => {
    const { order } = made({ news, later: { when: { "it.began": { past: "30m" } } } });
    expect(lease(order)).toEqual([noon, "06-01 12:30", "06-01 12:30"]);
  });
  test("until a message is stale", () => {
    const { order } = made({ news: { ...news, fresh: "20m" } });
    expect(lease(order)?.[1]).toBe("06-01 12:20");
  });
});

describe("it is decided again", () => {
  test("when a person is another: who opted out since gets nothing", () => {
    const { order, send } = made();
    order.people = [{ ...buyer, optOuts: ["news"] }];
    const step = order.begin("06-01 12:00:05", send);
    expect([outcomes(step), decided(step)]).toEqual([["rejected E_SEND_WITHDRAWN"], ["news: opted-out"]]);
  });
  test("when something else came, be it in the same millisecond", () => {
    const { order, send } = made({
      news: { when: { "it.began": true, "it.on": false } },
      other: { when: { "it.on": true } },
    });
    expect(channelsOf(order.at(noon, turned()))).toEqual(["other by sms"]);
    expect(outcomes(order.begin(noon, send))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
  test("when something else came in the same step, before the message left", () => {
    const notices = { news: { when: { "it.began": true, "it.on": false } } };
    const [before, after] = [made(notices), made(notices)];
    expect(outcomes(before.order.at(noon, turned(), before.order.book.begin(before.send)))).toEqual([
      "accepted",
      "rejected E_SEND_WITHDRAWN",
    ]);
    expect(outcomes(after.order.at(noon, after.order.book.begin(after.send), turned()))).toEqual([
      "accepted",
      "accepted",
    ]);
  });
  test("when a message failed: the next channel is taken", () => {
    const { order, send } = made();
    order.begin(noon, send);
    expect(channelsOf(order.settle("06-01 12:00:01", send, http(410)))).toEqual(["news by push"]);
  });
  test("when a rule asks whether it was told", () => {
    const { order, send } = made({ news, thanks: { when: { told: "news" } } });
    expect(channelsOf(order.begin("06-01 12:00:05", send))).toEqual(["thanks by sms"]);
  });
  test("under rules of another version", () => {
    const { order, send } = made();
    const context = { now: at("06-01 12:00:05"), people: order.people };
    const other = defineRulebook({ packs: [pack({ notices: { news }, version: "2" })], channels: intrusive });
    expect(decided(order.book.step(order.record, [order.book.begin(send)], context))).toEqual([]);
    expect(decided(other.step(order.record, [order.book.begin(send)], context))).toEqual(["news: awaiting-answer"]);
  });
});

describe("no lease is given", () => {
  test("where no message was made", () => {
    expect(lease(shopping())).toBeUndefined();
  });
  test("where a mailbox decides", () => {
    const book = defineRulebook({ packs: [pack({ notices: { news } })], channels: intrusive, mailbox: true });
    const context = { now: at(noon), people: [buyer] };
    const { record } = book.step(null, [created()], context);
    const noted = event("facts.noted", { facts: { "it.began": at(noon) } });
    expect(lease(book.step(record, [noted], context))).toBeUndefined();
  });
});
