import { describe, expect, test } from "vitest";
import { event } from "../support/events.ts";
import {
  buyer,
  channel,
  decisions,
  http,
  intrusive,
  outcomes,
  seller,
  sends,
  sent,
  shop,
  wakes,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

describe("who and what", () => {
  test("a rule is read once for each person of its role", () => {
    const other = { ...buyer, id: "b2" };
    const order = shop({
      channels: intrusive,
      people: [buyer, other, seller],
      notices: { news: { when: { "it.began": true } } },
    });
    expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([
      "news told: by:sms",
      "news to b2 told: by:sms",
    ]);
  });
  test("a person handed in twice is told once", () => {
    const order = shop({
      channels: intrusive,
      people: [buyer, buyer],
      notices: { news: { when: { "it.began": true } } },
    });
    expect(sends(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toHaveLength(1);
  });
  test("a person who is both buyer and seller is told as both", () => {
    const order = shop({
      channels: intrusive,
      people: [buyer, { ...buyer, role: "seller" }],
      notices: {
        "to-buyer": { when: { "it.began": true } },
        "to-seller": { to: "seller", when: { "it.began": true } },
      },
    });
    expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([
      "to-buyer told: by:sms",
      "to-seller told: by:sms",
    ]);
  });
  test("without such a person nothing is decided, and it is told when one comes", () => {
    const order = shop({ channels: intrusive, people: [seller], notices: { news: { when: { "it.began": true } } } });
    expect(decisions(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([]);
    order.people = [buyer];
    expect(decisions(order.at("06-01 11:00"))).toEqual(["news told: by:sms"]);
  });
});

describe("time", () => {
  test("what will hold by time alone is woken for, to the millisecond", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": { past: "24h" } } } } });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(step)).toEqual([]);
    expect(wakes(step)).toBe("06-02 10:00");
    expect(decisions(order.at("06-02 09:59:59.999"))).toEqual([]);
    const told = order.at("06-02 10:00");
    expect(decisions(told)).toEqual(["news told: by:sms"]);
    expect(sent(told).since).toBe(at("06-02 10:00"));
    expect(told.wakeAt).toBeNull();
  });
  test("a threshold that lay in the past before its basis was known is implied", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.eta": { near: "24h" } } } } });
    const step = order.note("06-01 10:00", { "it.eta": at("06-02 09:00") });
    expect(decisions(step)).toEqual(["news dropped: match implied"]);
  });
  test("of several occasions the one that is reached is told, each once", () => {
    const order = shop({
      channels: intrusive,
      words: { values: { duration: { "news.at": "free" } } },
      values: { duration: { "news.at": { value: ["1h", "3h"], source: "unverified" } } },
      notices: { news: { when: { "it.began": { past: "news.at" } } } },
    });
    expect(wakes(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toBe("06-01 11:00");
    const first = order.at("06-01 11:00");
    expect(sent(first).id).toBe(`o1/news/order/${at("06-01 11:00")}/b1/sms/1`);
    expect(wakes(first)).toBe("06-01 13:00");
    order.begin("06-01 11:00", sent(first));
    expect(sent(order.at("06-01 13:00")).id).toBe(`o1/news/order/${at("06-01 13:00")}/b1/sms/1`);
  });
  test("of several occasions after a telling, and of a stretch of time, each is told", () => {
    const order = shop({
      channels: [channel("sms"), channel("push")],
      words: { values: { duration: { "news.at": "free" } } },
      values: { duration: { "news.at": { value: ["1h", "3h"], source: "unverified" } } },
      notices: {
        news: { when: { "it.began": true } },
        again: { when: { told: { notice: "news", past: "news.at" } } },
        waits: { when: { "order.hold": { lasted: "news.at" } } },
      },
    });
    order.at("06-01 10:00", event("order.held", { reason: "risk" }, { by: "platform" }));
    const news = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.begin("06-01 10:00", news);
    order.settle("06-01 10:00", news, http(200));
    const ids = ["06-01 11:00", "06-01 13:00"].map((time) => sends(order.at(time)).map(({ id }) => id));
    expect(ids).toEqual(
      ["06-01 11:00", "06-01 13:00"].map((time) => [
        `o1/again/order/${at(time)}/b1/sms/1`,
        `o1/waits/order/${at(time)}/b1/sms/1`,
      ]),
    );
  });
  test("a telling is so many business days past by the calendar of its pack", () => {
    const order = shop({
      channels: intrusive,
      calendar: { holidays: ["2026-06-02"], workingDays: [] },
      notices: {
        news: { when: { "it.began": true } },
        again: { when: { told: { notice: "news", past: "1bd" } } },
      },
    });
    const news = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.begin("06-01 10:00", news);
    order.settle("06-01 10:00", news, http(200));
    expect(sends(order.at("06-02 10:00"))).toEqual([]);
    expect(sends(order.at("06-03 10:00")).map(({ notice }) => notice)).toEqual(["again"]);
  });
  test("a host that slept through occasions tells the latest only", () => {
    const order = shop({
      channels: intrusive,
      words: { values: { duration: { "news.at": "free" } } },
      values: { duration: { "news.at": { value: ["1h", "3h"], source: "unverified" } } },
      notices: { news: { when: { "it.began": { past: "news.at" } } } },
    });
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(sends(order.at("06-01 15:00")).map((send) => send.since)).toEqual([at("06-01 13:00")]);
  });
});

describe("a moment", () => {
  const rules = { channels: intrusive, notices: { news: { fresh: "12h", when: { "it.began": true } } } };
  test("is fresh to the end of its time inclusive", () => {
    expect(decisions(shop(rules).note("06-01 22:00", { "it.began": at("06-01 10:00") }))).toEqual([
      "news told: by:sms",
    ]);
    expect(decisions(shop(rules).note("06-01 22:00:00.001", { "it.began": at("06-01 10:00") }))).toEqual([
      "news dropped: match not-fresh",
    ]);
  });
  test("expires with its freshness; a state with the life of its class", () => {
    expect(sent(shop(rules).note("06-01 11:00", { "it.began": at("06-01 10:00") })).expiresAt).toBe(at("06-01 22:00"));
    const state = shop({ channels: intrusive, notices: { news: { when: { "it.began": true } } } });
    expect(sent(state.note("06-01 11:00", { "it.began": at("06-01 10:00") })).expiresAt).toBe(at("06-02 11:00"));
  });
  test("of business days is fresh and expires by the calendar of its pack", () => {
    // Tuesday to Thursday are off: the business day after the Monday is the Friday.
    const calendar = { holidays: ["2026-06-02", "2026-06-03", "2026-06-04"], workingDays: [] };
    const order = shop({ ...rules, calendar, notices: { news: { fresh: "1bd", when: { "it.began": true } } } });
    const step = order.note("06-05 10:00", { "it.began": at("06-01 12:00") });
    expect(decisions(step)).toEqual(["news told: by:sms"]);
    expect(sent(step).expiresAt).toBe(at("06-05 12:00"));
  });
  test("that was written does not leave when it is stale", () => {
    const order = shop(rules);
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    expect(outcomes(order.begin("06-01 22:00:00.001", send))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
});

describe("a ladder", () => {
  const ladder = (...rungs: readonly [string, number, string][]) =>
    Object.fromEntries(
      rungs.map(([name, rung, past]) => [name, { ladder: { of: "late", rung }, when: { "it.began": { past } } }]),
    );
  const rules = { channels: intrusive, notices: ladder(["warn", 1, "1h"], ["urge", 2, "2h"], ["act", 3, "3h"]) };
  test("tells only the top rung that holds", () => {
    const order = shop(rules);
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(order.at("06-01 12:30"))).toEqual(["urge told: by:sms", "warn dropped: match lower-rung"]);
  });
  test("tells rung after rung as time goes by", () => {
    const order = shop(rules);
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(order.at("06-01 11:00"))).toEqual(["warn told: by:sms"]);
    expect(decisions(order.at("06-01 12:00"))).toEqual(["urge told: by:sms", "warn dropped: match lower-rung"]);
    expect(decisions(order.at("06-01 13:00"))).toEqual([
      "act told: by:sms",
      "warn dropped: match lower-rung",
      "urge dropped: match lower-rung",
    ]);
  });
  test("tells no rung that was passed over once the higher one holds no more, but one whose clock began since", () => {
    const late = (rung: number, when: object) => ({ ladder: { of: "late", rung }, per: "it.round", when });
    const order = shop({
      channels: intrusive,
      notices: {
        warn: late(1, { "it.began": { past: "1h" } }),
        urge: late(2, { "it.began": { past: "2h" }, "it.ended": false }),
      },
    });
    order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.round": at("06-01 10:00") });
    const urge = sent(order.at("06-01 12:30"));
    order.begin("06-01 12:30", urge);
    order.settle("06-01 12:31", urge, { status: 200, headers: {}, body: "" });
    expect(decisions(order.note("06-01 13:00", { "it.ended": at("06-01 13:00") }))).toEqual([
      "warn dropped: match lower-rung",
    ]);
    expect(decisions(order.note("06-01 14:00", { "it.round": at("06-01 14:00") }))).toEqual(["warn told: by:sms"]);
  });
  test("a lower rung that was written does not leave once a higher one holds", () => {
    const order = shop(rules);
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    const warn = sent(order.at("06-01 11:00"));
    expect(outcomes(order.begin("06-01 12:00", warn))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
});

describe("what one person was told", () => {
  test("starts a clock for that person, and is woken for", () => {
    const order = shop({
      channels: intrusive,
      notices: {
        first: { when: { "it.began": true } },
        reminder: { when: { told: { notice: "first", past: "2h" }, "it.ended": false } },
      },
    });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    const begun = order.begin("06-01 10:05", sent(step));
    expect(wakes(begun)).toBe("06-01 11:05");
    order.settle("06-01 10:06", sent(step), { status: 200, headers: {}, body: "" });
    expect(wakes(order.at("06-01 10:07"))).toBe("06-01 12:05");
    expect(decisions(order.at("06-01 12:05"))).toEqual(["reminder told: by:sms", "first dropped: ledger already-told"]);
  });
  test("a notice that another makes true waits for the next step", () => {
    const order = shop({
      notices: {
        first: { when: { "it.began": true }, channels: [] },
        second: { when: { told: "first" }, channels: [] },
      },
    });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(step)).toEqual(["first in the inbox told: by:inbox"]);
    expect(wakes(step)).toBe("06-01 10:00:00.001");
    expect(decisions(order.at("06-01 10:00:00.001"))).toContain("second in the inbox told: by:inbox");
  });
});

describe("a condition on what a person chose", () => {
  const asks = { when: { "it.began": true, setting: { detail: "every-step" } } };
  const watched = (rule: { readonly when: object }, facts: { readonly [fact: string]: unknown }) =>
    shop({ notices: { news: rule } }).note("06-01 10:00", facts).watch;
  const began = { "it.began": at("06-01 10:00"), "it.many": 3 };

  test("waits for a change of it, as for one of an opt-out", () => {
    const order = shop({ notices: { news: asks } });
    expect(order.note("06-01 10:00", began).watch).toEqual(["b1"]);
    order.people = [{ ...buyer, settings: { detail: "every-step" } }];
    const step = order.at("06-01 11:00");
    expect(decisions(step)).toEqual(["news in the inbox told: by:inbox", "news told: by:sms"]);
    expect(step.watch).toEqual([]);
  });

  test.each([
    ["a figure", { when: { "it.began": true, "it.many": { above: { setting: "most" } } } }],
    ["what is important", { when: { "it.began": true, chosen: "important" } }],
  ])("so does one on %s", (_, rule) => {
    expect(watched(rule, began)).toEqual(["b1"]);
  });

  test("that does not decide waits for nobody", () => {
    expect(watched(asks, { "it.many": 3 })).toEqual([]);
  });
});
