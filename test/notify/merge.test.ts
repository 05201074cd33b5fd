import { describe, expect, test } from "vitest";
import type { SendEffect } from "../../src/model/effect.ts";
import {
  buyer,
  channel,
  decisions,
  http,
  intrusive,
  outcomes,
  type Rule,
  reports,
  sends,
  sent,
  shop,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const both = { "it.began": at("06-01 10:00"), "it.ended": at("06-01 10:00") };
const host: Rule = { when: { "it.began": true }, covers: ["detail"] };
const detail: Rule = { when: { "it.ended": true } };

test("what another message says too is said in it, and counts as told with it", () => {
  const order = shop({ channels: intrusive, notices: { host, detail } });
  const step = order.note("06-01 10:00", both);
  expect(decisions(step)).toEqual(["host told: by:sms", "detail merged: merge merged-into:host"]);
  expect(order.rows.map(({ n, a, via }) => [n, a.length, via])).toEqual([
    ["host", 1, undefined],
    ["detail", 0, ["host", "order", 0]],
  ]);
  const send = sent(step);
  order.begin("06-01 10:00", send);
  order.settle("06-01 10:00", send, http(200));
  expect(decisions(order.at("06-01 10:01"))).toEqual([
    "host dropped: ledger already-told",
    "detail dropped: ledger already-told",
  ]);
});

test("the order of the rules makes no difference, nor does a chain of covers", () => {
  const chain: { readonly [name: string]: Rule } = {
    all: { when: { "it.began": true }, covers: ["some", "one"] },
    some: { when: { "it.began": true }, covers: ["one"] },
    one: { when: { "it.began": true } },
  };
  for (const names of [
    ["all", "some", "one"],
    ["one", "some", "all"],
    ["some", "one", "all"],
    ["one", "all", "some"],
  ]) {
    const order = shop({
      channels: intrusive,
      notices: Object.fromEntries(names.map((name) => [name, chain[name] ?? {}])),
    });
    const step = order.note("06-01 10:00", both);
    expect(new Set(decisions(step))).toEqual(
      new Set(["all told: by:sms", "some merged: merge merged-into:all", "one merged: merge merged-into:all"]),
    );
  }
});

test("two that cover each other are one message, not none", () => {
  const order = shop({
    channels: intrusive,
    notices: {
      one: { when: { "it.began": true }, covers: ["two"] },
      two: { when: { "it.began": true }, covers: ["one"] },
    },
  });
  expect(sends(order.note("06-01 10:00", both))).toHaveLength(1);
});

describe("never with something that does not leave now", () => {
  test("a host that was told before takes nothing along", () => {
    const order = shop({ channels: intrusive, notices: { host, detail } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.begin("06-01 10:00", send);
    order.settle("06-01 10:00", send, http(200));
    expect(decisions(order.note("06-01 11:00", { "it.ended": at("06-01 11:00") }))).toEqual([
      "detail told: by:sms",
      "host dropped: ledger already-told",
    ]);
  });
  test("a host that was dropped takes nothing along", () => {
    const order = shop({
      channels: intrusive,
      words: { inhibitions: ["over"] },
      notices: { host, detail },
      inhibitions: { over: { each: "order", when: { "it.began": true }, drops: ["host"] } },
    });
    expect(decisions(order.note("06-01 10:00", both))).toEqual([
      "detail told: by:sms",
      "host dropped: inhibit inhibited:over",
    ]);
  });
  test("a host that is held takes nothing along", () => {
    const order = shop({
      channels: intrusive,
      quietHours: { buyer: { from: "22:00", to: "08:00" } },
      notices: { host, detail: { ...detail, quiet: "send" } },
    });
    expect(decisions(order.note("06-01 23:00", both))).toEqual([
      "detail told: by:sms",
      "host held: hold quiet-hours until 06-02 08:00",
    ]);
  });
  test("a host that fits no channel takes nothing along: what it covered goes its own way", () => {
    const order = shop({
      channels: [channel("sms", { limit: 20 })],
      notices: { host, detail },
      texts: { host: { title: "H", body: "far too long for this channel" } },
    });
    expect(decisions(order.note("06-01 10:00", both))).toEqual([
      "detail told: by:sms",
      "host dropped: render does-not-fit",
    ]);
  });
});

test("only what goes to the same person is merged", () => {
  const order = shop({
    channels: intrusive,
    people: [buyer, { ...buyer, id: "b2" }],
    notices: { host, detail },
  });
  expect(decisions(order.note("06-01 10:00", both))).toEqual([
    "host told: by:sms",
    "host to b2 told: by:sms",
    "detail merged: merge merged-into:host",
    "detail to b2 merged: merge merged-into:host",
  ]);
});

test("the inbox and what disturbs are merged each for itself", () => {
  const order = shop({ notices: { host, detail: { ...detail, channels: [] } } });
  expect(decisions(order.note("06-01 10:00", both))).toEqual([
    "host in the inbox told: by:inbox",
    "host told: by:sms",
    "detail in the inbox merged: merge merged-into:host",
  ]);
});

describe("what became of the host", () => {
  const merged = (notices: { readonly [name: string]: Rule } = { host, detail }) => {
    const order = shop({ channels: intrusive, notices });
    const send = sent(order.note("06-01 10:00", both));
    order.begin("06-01 10:00", send);
    return { order, send };
  };
  test("a host that fails goes on to the next channel and takes along what it covers", () => {
    const { order, send } = merged();
    const step = order.settle("06-01 10:01", send, http(410));
    expect(decisions(step)).toEqual(["host told: by:push", "detail merged: merge merged-into:host"]);
  });
  test("while it waits for a further try, what it covers waits with it", () => {
    const { order, send } = merged();
    expect(decisions(order.settle("06-01 10:01", send, http(500)))).toEqual([
      "host held: route back-off until 06-01 10:01:10",
      "detail held: route back-off until 06-01 10:01:10",
    ]);
    expect(decisions(order.at("06-01 10:01:10"))).toEqual([
      "host told: by:sms",
      "detail merged: merge merged-into:host",
    ]);
  });
  test("while nobody knows, what it covers is in doubt too", () => {
    const { order } = merged();
    expect(decisions(order.at("06-01 10:30"))).toEqual([
      "host held: route awaiting-answer until 06-01 11:00",
      "detail held: route awaiting-answer until 06-01 11:00",
    ]);
  });
  test("when it is no longer true, what it covered is told by itself", () => {
    const { order, send } = merged({ host: { ...host, when: { "it.began": true, "it.on": false } }, detail });
    order.settle("06-01 10:01", send, http(500));
    order.note("06-01 10:01:05", { "it.on": true });
    expect(decisions(order.at("06-01 10:01:10"))).toEqual(["detail told: by:sms"]);
  });
  test("a correction of what was covered goes to who got the host", () => {
    const { order, send } = merged({
      host,
      detail,
      undo: { corrects: ["detail"], when: { "it.ended": false } },
    });
    order.settle("06-01 10:01", send, http(200));
    expect(decisions(order.note("06-01 11:00", { "it.ended": null }))).toContain("undo told: by:sms");
  });
  test("a host withdrawn before it left has told nothing of what it covered", () => {
    const order = shop({
      channels: intrusive,
      notices: { host: { ...host, when: { "it.began": true, "it.on": false } }, detail },
    });
    const send = sent(order.note("06-01 10:00", both));
    order.note("06-01 10:01", { "it.on": true });
    const step = order.begin("06-01 10:02", send);
    expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
    expect(decisions(step)).toEqual(["detail told: by:sms"]);
  });
});

test("what another message only filed, and then failed by itself, is reported as any other", () => {
  const night = { quietHours: { buyer: { from: "22:00", to: "08:00" } } };
  const order = shop({
    channels: [channel("sms"), channel("inbox", { silent: true })],
    notices: {
      host: { when: { "it.began": true, "it.ended": false }, channels: ["sms"], covers: ["detail"] },
      detail: { when: { "it.began": true }, channels: ["sms"] },
    },
    ...night,
  });
  const step = order.note("06-01 23:00", { "it.began": at("06-01 23:00") });
  expect(decisions(step)).toContain("detail in the inbox merged: merge merged-into:host");
  order.note("06-02 01:00", { "it.ended": at("06-02 01:00") });
  const send = sent(order.at("06-02 08:00"), "sms");
  expect(send.notice).toBe("detail");
  order.begin("06-02 08:00", send);
  expect(reports(order.settle("06-02 08:00:01", send, http(400)))).toEqual([
    "PERMANENT sms",
    "ATTEMPTS_EXHAUSTED detail",
  ]);
});

describe("what is said elsewhere is said over that lane alone, from then on", () => {
  const quietHours = { buyer: { from: "22:00", to: "08:00" } };

  test("filed by night with an entry that failed before: the message that left then said nothing of it", () => {
    const order = shop({ quietHours, notices: { host, detail } });
    const [entry, message] = sends(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.begin("06-01 10:00", message as SendEffect);
    order.settle("06-01 10:00", message as SendEffect, http(200));
    order.begin("06-01 22:59", entry as SendEffect);
    order.settle("06-01 22:59", entry as SendEffect, http(500));
    const night = order.note("06-01 23:00", { "it.ended": at("06-01 23:00") });
    expect(decisions(night)).toEqual([
      "host in the inbox told: by:inbox",
      "host dropped: ledger already-told",
      "detail held: hold quiet-hours until 06-02 08:00",
      "detail in the inbox merged: merge merged-into:host",
    ]);
    expect(night.wakeAt).toBe(at("06-02 08:00"));
    expect(decisions(order.at("06-02 08:00"))).toContain("detail told: by:sms");
  });

  test("filed by night with what may ring: it still comes in the morning", () => {
    const order = shop({
      quietHours,
      notices: { host: { ...host, quiet: "send" }, detail },
    });
    const night = order.note("06-01 23:00", both);
    expect(decisions(night)).toEqual([
      "host in the inbox told: by:inbox",
      "host told: by:sms",
      "detail held: hold quiet-hours until 06-02 08:00",
      "detail in the inbox merged: merge merged-into:host",
    ]);
    expect(night.wakeAt).toBe(at("06-02 08:00"));
    expect(decisions(order.at("06-02 08:00"))).toEqual([
      "detail told: by:sms",
      "host in the inbox dropped: ledger already-told",
      "host dropped: ledger under-way",
      "detail in the inbox dropped: ledger already-told",
    ]);
  });
});
