import { describe, expect, test } from "vitest";
import type { Answer, Step } from "../../src/index.ts";
import { base } from "../../src/packs/base.ts";
import { event } from "../support/events.ts";
import {
  buyer,
  channel,
  decisions,
  http,
  intrusive,
  learnt,
  reports,
  sends,
  sent,
  shop,
  wakes,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const began = (rule: object = {}, more: object = {}) => {
  const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true }, ...rule } }, ...more });
  return { order, step: order.note("06-01 10:00", { "it.began": at("06-01 10:00") }) };
};
/** One message, begun at 10:00 over SMS. */
const begun = (rule: object = {}, more: object = {}) => {
  const { order, step } = began(rule, more);
  const send = sent(step);
  return { order, send, step: order.begin("06-01 10:00", send) };
};

describe("which channel", () => {
  test("the first of the rule that has an adapter and an address", () => {
    expect(decisions(began({ channels: ["wechat", "sms", "push"] }).step)).toEqual(["news told: by:sms"]);
    const noPhone = { people: [{ ...buyer, addresses: { push: ["device-1"] } }] };
    expect(decisions(began({}, noPhone).step)).toEqual(["news told: by:push"]);
  });
  test("the chosen one first, and where it fails the rule's others for what must not be missed", () => {
    const chose = { people: [{ ...buyer, alerts: { version: 1, savedAt: 0, savedBy: "b1", methods: ["push"] } }] };
    for (const [of, then] of [
      ["critical", "told: by:sms"],
      ["normal", "dropped: route attempts-exhausted"],
    ]) {
      const { order, send } = begun({ class: of }, chose);
      expect(send.channel).toBe("push");
      expect(decisions(order.settle("06-01 10:00:01", send, http(400)))).toEqual([`news ${then}`]);
    }
  });
  test("an empty address is none", () => {
    const empty = { people: [{ ...buyer, addresses: { sms: "", push: [] } }] };
    expect(decisions(began({}, empty).step)).toEqual(["news dropped: route no-channel"]);
    expect(began({}, empty).step.watch).toEqual(["b1"]);
  });
  test("no adapter for any: none", () => {
    const { step } = began({ channels: ["wechat"] });
    expect(decisions(step)).toEqual(["news dropped: route no-channel"]);
    expect(reports(step)).toEqual([]);
  });
  test("two adapters of a kind are tried in the order of the book", () => {
    const both = { channels: [channel("sms", { id: "sms-a" }), channel("sms", { id: "sms-b" })] };
    const { order, send } = begun({ channels: ["sms"] }, both);
    expect(send.channel).toBe("sms-a");
    expect(decisions(order.settle("06-01 10:00:01", send, http(400)))).toEqual(["news told: by:sms-b"]);
  });
});

describe("what a message costs", () => {
  const cent = (value: number) => ({ value, source: "unverified" });
  const two = [channel("sms", { id: "sms-a" }), channel("sms", { id: "sms-b" }), channel("push")];
  const over = (costs: object, more: object = {}, rule: object = {}) =>
    decisions(began({ channels: ["sms", "push"], ...rule }, { channels: two, costs, ...more }).step);
  const cheap = { prefers: { normal: "cost" } };

  test("decides between two channels of a kind: by id, else by kind, and as the book has them where it is equal", () => {
    expect(over({ "sms-a": cent(5), "sms-b": cent(4) })).toEqual(["news told: by:sms-b"]);
    expect(over({ sms: cent(4), "sms-b": cent(5) })).toEqual(["news told: by:sms-a"]);
    expect(over({ sms: cent(4), "sms-b": cent(4) })).toEqual(["news told: by:sms-a"]);
    expect(over({ sms: cent(4), "sms-b": { value: "off", source: "unverified" } })).toEqual(["news told: by:sms-b"]);
  });
  test("leaves the order of kinds to the rule", () => {
    expect(over({ sms: cent(5) })).toEqual(["news told: by:sms-a"]);
    expect(over({ sms: cent(5) }, { prefers: { normal: "rule" } })).toEqual(["news told: by:sms-a"]);
  });
  test("decides between kinds where their class prefers the cheapest", () => {
    expect(over({ sms: cent(5) }, cheap)).toEqual(["news told: by:push"]);
    expect(over({ sms: cent(5), push: cent(5) }, cheap)).toEqual(["news told: by:sms-a"]);
    expect(over({ sms: cent(5), "sms-b": cent(1), push: cent(2) }, cheap)).toEqual(["news told: by:sms-b"]);
    expect(over({ sms: cent(5) }, cheap, { class: "low" })).toEqual(["news told: by:sms-a"]);
  });
  test("never goes before what the reader asked for", () => {
    const asks = { ...cheap, people: [{ ...buyer, preferences: { news: ["sms", "push"] } }] };
    expect(over({ sms: cent(5) }, asks)).toEqual(["news told: by:sms-a"]);
  });
  test("leaves the dearer for when the cheaper failed", () => {
    const parts = { channels: two, costs: { sms: cent(5) }, ...cheap };
    const { order, send } = begun({ channels: ["sms", "push"] }, parts);
    expect(decisions(order.settle("06-01 10:00:01", send, http(400)))).toEqual(["news told: by:sms-a"]);
  });
});

describe("after a failure that is for good", () => {
  test("the next channel follows at once, with an attempt of its own", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00:01", send, http(410));
    expect(sent(step).id).toBe("o1/news/order/0/b1/push/1");
    expect(learnt(step)).toEqual(["b1 sms address-dead"]);
    expect(reports(step)).toEqual([]);
  });
  test("a fault of content or configuration is reported", () => {
    const content = begun();
    expect(reports(content.order.settle("06-01 10:00:01", content.send, http(400)))).toEqual(["PERMANENT sms"]);
    const config = begun();
    expect(reports(config.order.settle("06-01 10:00:01", config.send, http(401)))).toEqual(["NEEDS_CONFIG sms"]);
  });
  test("the last channel used up is reported once", () => {
    const { order, send } = begun({ channels: ["sms"] });
    const step = order.settle("06-01 10:00:01", send, http(410));
    expect(decisions(step)).toEqual(["news dropped: route attempts-exhausted"]);
    expect(reports(step)).toEqual(["ATTEMPTS_EXHAUSTED news"]);
    const again = order.at("06-01 10:01");
    expect(decisions(again)).toEqual(["news dropped: route attempts-exhausted"]);
    expect(reports(again)).toEqual([]);
    expect(again.wakeAt).toBeNull();
  });
});

describe("after a failure for now", () => {
  test("three tries at 0 s, 10 s and 1 min, to the millisecond, then the next channel (SC-26)", () => {
    const { order, send } = begun();
    const first = order.settle("06-01 10:00", send, http(500));
    expect(decisions(first)).toEqual(["news held: route back-off until 06-01 10:00:10"]);
    expect(wakes(first)).toBe("06-01 10:00:10");
    expect(decisions(order.at("06-01 10:00:09.999"))).toEqual(["news held: route back-off until 06-01 10:00:10"]);
    const second = sent(order.at("06-01 10:00:10"));
    expect(second.id).toBe("o1/news/order/0/b1/sms/2");
    order.begin("06-01 10:00:10", second);
    expect(decisions(order.settle("06-01 10:00:10", second, http(500)))).toEqual([
      "news held: route back-off until 06-01 10:01:10",
    ]);
    expect(decisions(order.at("06-01 10:01:09.999"))).toEqual(["news held: route back-off until 06-01 10:01:10"]);
    const third = sent(order.at("06-01 10:01:10"));
    expect(third.id).toBe("o1/news/order/0/b1/sms/3");
    order.begin("06-01 10:01:10", third);
    expect(sent(order.settle("06-01 10:01:10", third, http(500))).id).toBe("o1/news/order/0/b1/push/1");
  });
  test("waits as long as the provider asks, if that is longer", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00", send, http(500, { "retry-after": "90" }));
    expect(decisions(step)).toEqual(["news held: route back-off until 06-01 10:01:30"]);
    const short = begun();
    expect(decisions(short.order.settle("06-01 10:00", short.send, http(500, { "retry-after": "3" })))).toEqual([
      "news held: route back-off until 06-01 10:00:10",
    ]);
  });
  test("a part of a millisecond is rounded up, for the host wakes at whole ones", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00", send, http(500, { "retry-after": "20.0005" }));
    expect(wakes(step)).toBe("06-01 10:00:20.001");
    expect(Number.isInteger(step.wakeAt)).toBe(true);
  });
  test("a provider that only says slow down is left alone for a minute", () => {
    const { order, send } = begun();
    expect(decisions(order.settle("06-01 10:00", send, http(429)))).toEqual([
      "news held: route back-off until 06-01 10:01",
    ]);
    const asked = begun();
    expect(decisions(asked.order.settle("06-01 10:00", asked.send, http(429, { "retry-after": "20" })))).toEqual([
      "news held: route back-off until 06-01 10:00:20",
    ]);
  });
  test("a credential that ran out is reported, and tried again at once; the tries for what fails are all left", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00", send, http(403));
    expect(decisions(step)).toEqual(["news told: by:sms"]);
    expect(reports(step)).toEqual(["REFRESH_CREDENTIAL sms"]);
    const second = sent(step);
    expect(second.id).toBe("o1/news/order/0/b1/sms/2");
    order.begin("06-01 10:00:01", second);
    expect(decisions(order.settle("06-01 10:00:01", second, http(500)))).toEqual([
      "news held: route back-off until 06-01 10:00:11",
    ]);
  });
  test("one that runs out twice in a row is a fault of configuration: somebody has to see to it, and the next channel has it", () => {
    const { order, send } = begun();
    const second = sent(order.settle("06-01 10:00", send, http(403)));
    order.begin("06-01 10:00:01", second);
    const step = order.settle("06-01 10:00:01", second, http(403));
    expect(reports(step)).toEqual(["NEEDS_CONFIG sms"]);
    expect(decisions(step)).toEqual(["news told: by:push"]);
  });
  test("a token that ran out, a failure, a token that ran out: twice, and not in a row", () => {
    const { order, send } = begun();
    const second = sent(order.settle("06-01 10:00", send, http(403)));
    order.begin("06-01 10:00", second);
    order.settle("06-01 10:00", second, http(500));
    const third = sent(order.at("06-01 10:00:10"));
    order.begin("06-01 10:00:10", third);
    const step = order.settle("06-01 10:00:10", third, http(403));
    expect(reports(step)).toEqual(["REFRESH_CREDENTIAL sms"]);
    expect(sent(step).id).toBe("o1/news/order/0/b1/sms/4");
  });
  test("what is no longer true is not tried again", () => {
    const { order, send } = begun({ when: { "it.began": true, "it.ended": false } });
    order.settle("06-01 10:00", send, http(500));
    order.note("06-01 10:00:05", { "it.ended": at("06-01 10:00:05") });
    expect(decisions(order.at("06-01 10:00:10"))).toEqual([]);
  });
  test("the inbox waits too before it is tried again", () => {
    const order = shop({ notices: { news: { when: { "it.began": true }, channels: [] } } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.begin("06-01 10:00", send);
    const step = order.settle("06-01 10:00", send, http(500));
    expect(decisions(step)).toEqual(["news in the inbox held: route back-off until 06-01 10:00:10"]);
    expect(sent(order.at("06-01 10:00:10")).id).toBe("o1/news/order/0/b1/inbox/2");
  });
});

describe("a wait longer than the class bears silence", () => {
  const limited = (seconds: number, rule: object = {}, more: object = {}) => {
    const { order, send } = begun(rule, more);
    const after = { "retry-after": String(seconds) };
    return { order, step: order.settle("06-01 10:00", send, http(429, after)) };
  };
  const high = { class: "high" };
  test("bars no other channel that is free; one that is not longer does", () => {
    expect(decisions(limited(301, high).step)).toEqual(["news told: by:push"]);
    expect(decisions(limited(300, high).step)).toEqual(["news held: route back-off until 06-01 10:05"]);
    expect(decisions(limited(3600).step)).toEqual(["news held: route back-off until 06-01 11:00"]);
    expect(decisions(limited(3601).step)).toEqual(["news told: by:push"]);
  });
  test("is waited for where no other channel is left", () => {
    const { order, step } = limited(3600, { ...high, channels: ["sms"] });
    expect(decisions(step)).toEqual(["news held: route back-off until 06-01 11:00"]);
    expect(sent(order.at("06-01 11:00")).id).toBe("o1/news/order/0/b1/sms/2");
  });
  test("is waited for where the other channel cannot hold what it says", () => {
    const short = { channels: [channel("sms"), channel("push", { limit: 3 })] };
    const { order, step } = limited(3600, high, short);
    expect(decisions(step)).toEqual(["news held: render back-off until 06-01 11:00"]);
    expect(reports(step)).toEqual([]);
    expect(sent(order.at("06-01 11:00")).id).toBe("o1/news/order/0/b1/sms/2");
  });
  test("is over before the other channel is tried again, if that takes longer", () => {
    const { order, step } = limited(600, high);
    const push = sent(step, "push");
    order.begin("06-01 10:00", push);
    const both = order.settle("06-01 10:00", push, http(429, { "retry-after": "3600" }));
    expect(decisions(both)).toEqual(["news held: route back-off until 06-01 10:10"]);
    expect(sent(order.at("06-01 10:10")).channel).toBe("sms");
  });
  test("is passed over once the other has carried it", () => {
    const { order, step } = limited(3600, high);
    const push = sent(step, "push");
    order.begin("06-01 10:00", push);
    order.settle("06-01 10:00:01", push, http(200));
    expect(sends(order.at("06-01 10:04"))).toEqual([]);
  });
});

describe("without a word", () => {
  test("what was begun waits for its class's silence, then the next channel may", () => {
    const { order, step } = begun();
    expect(wakes(step)).toBe("06-01 11:00");
    expect(decisions(order.at("06-01 10:00"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    expect(decisions(order.at("06-01 10:59:59.999"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    expect(decisions(order.at("06-01 11:00"))).toEqual(["news told: by:push"]);
  });
  test("a class that hurries waits five minutes", () => {
    const { order, step } = begun({ class: "high" });
    expect(wakes(step)).toBe("06-01 10:05");
    expect(decisions(order.at("06-01 10:00"))).toEqual(["news held: route awaiting-answer until 06-01 10:05"]);
  });
  test("an answer that was lost on the way counts the same", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00:30", send, { failed: "after-sending" });
    expect(decisions(step)).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
  });
  test("what did not leave at all is a failure for now", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00", send, { failed: "before-sending" });
    expect(decisions(step)).toEqual(["news held: route back-off until 06-01 10:00:10"]);
  });
  test("a late word ends the wait", () => {
    const { order, send } = begun();
    expect(wakes(order.settle("06-01 10:30", send, http(200)))).toBeNull();
    expect(decisions(order.at("06-01 10:30"))).toEqual(["news dropped: ledger already-told"]);
  });
  test("a topic that stops in doubt takes no other channel, and says so", () => {
    const { order } = begun({}, { inDoubt: { news: "stop" } });
    expect(decisions(order.at("06-01 10:30"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    const step = order.at("06-01 11:00");
    expect(decisions(step)).toEqual(["news held: route in-doubt"]);
    expect(step.wakeAt).toBeNull();
    expect(sends(step)).toEqual([]);
  });
  test("not yet begun is under way, not in doubt", () => {
    const { order } = began();
    const step = order.at("06-01 12:00");
    expect(decisions(step)).toEqual(["news dropped: ledger under-way"]);
    expect(step.wakeAt).toBeNull();
  });
});

describe("in doubt about one channel, another that is free does not jump in before the silence ends", () => {
  test("because a cap is reached", () => {
    const { order } = begun({}, { caps: { sms: { most: 1, within: "24h" } } });
    expect(decisions(order.at("06-01 10:00"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
  });
  test("because quiet hours began and the first goes round", () => {
    const classes = { ...base.classes, normal: { ...base.classes?.normal, quiet: { sms: "reroute", push: "send" } } };
    const { order } = begun({}, { classes, quietHours: { buyer: { from: "10:30", to: "20:00" } } });
    expect(decisions(order.at("06-01 10:30"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    expect(decisions(order.at("06-01 11:00"))).toEqual(["news told: by:push"]);
  });
  test("because the person refused the channel meanwhile, or lost the address", () => {
    const refused = begun();
    refused.order.people = [{ ...buyer, optOuts: ["sms"] }];
    expect(decisions(refused.order.at("06-01 10:30"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    const lost = begun();
    lost.order.people = [{ ...buyer, addresses: { push: "device-1" } }];
    expect(decisions(lost.order.at("06-01 10:30"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
    expect(decisions(lost.order.at("06-01 11:00"))).toEqual(["news told: by:push"]);
  });
});

test("where no other channel is left, the one that can prove it is used once more", () => {
  const { order } = begun({ channels: ["sms"] });
  expect(decisions(order.at("06-01 10:59:59.999"))).toEqual(["news held: route awaiting-answer until 06-01 11:00"]);
  expect(sent(order.at("06-01 11:00")).id).toBe("o1/news/order/0/b1/sms/2");
});

describe("that one more time is the last", () => {
  const oneMore = () => {
    const { order } = begun({ channels: ["sms"] });
    const send = sent(order.at("06-01 11:00"));
    order.begin("06-01 11:00", send);
    return { order, send };
  };
  test.each<readonly [string, number]>([
    ["for good", 400],
    ["for a fault of the settings", 401],
  ])("where it fails %s", (_, status) => {
    const { order, send } = oneMore();
    expect(decisions(order.settle("06-01 11:00:01", send, http(status)))).toEqual([
      "news dropped: route attempts-exhausted",
    ]);
    expect(sends(order.at("06-02 11:00"))).toEqual([]);
  });
  test("where it fails for now, it has the tries of its class, and no more", () => {
    const { order, send } = oneMore();
    expect(decisions(order.settle("06-01 11:00", send, http(500)))).toEqual([
      "news held: route back-off until 06-01 11:00:10",
    ]);
  });
  test("where it is accepted and found not to have come", () => {
    const { order, send } = oneMore();
    order.settle("06-01 11:00:01", send, http(200));
    const receipt = event("send.receipt", { sendId: send.id, receipt: { status: "undelivered" } });
    expect(decisions(order.at("06-01 11:00:02", receipt))).toEqual(["news dropped: route attempts-exhausted"]);
  });
  test.each<readonly [string, Answer | null]>([
    ["and nobody knows what came of it", null],
    ["and it fails for good", http(400)],
  ])("of all that can prove it: where several can, %s", (_, answer) => {
    const { order } = begun({ channels: ["sms", "push"] });
    const next = sent(order.at("06-01 11:00"));
    order.begin("06-01 11:00", next);
    const again = sent(order.at("06-01 12:00"));
    expect([next.channel, again.id]).toEqual(["push", "o1/news/order/0/b1/sms/2"]);
    order.begin("06-01 12:00", again);
    const last = answer ? order.settle("06-01 12:00:01", again, answer) : order.at("06-01 13:00");
    expect(decisions(last)).toEqual(["news dropped: route attempts-exhausted"]);
    expect(sends(order.at("06-02 11:00"))).toEqual([]);
  });
});

describe("a message that did not come for now", () => {
  const missed = (rule: object = {}) => {
    const { order, send } = begun({ channels: ["sms"], ...rule });
    order.settle("06-01 10:00:01", send, http(200));
    const missing = (time: string, of = send) =>
      order.at(
        time,
        event("send.receipt", { sendId: of.id, receipt: { status: "undelivered", afterMs: 30 * 60_000 } }),
      );
    return { order, missing, step: missing("06-01 10:05") };
  };
  test("is tried again on its channel after the wait the provider asks for, as often as its class allows", () => {
    const { order, missing, step } = missed();
    expect(decisions(step)).toEqual(["news held: route back-off until 06-01 10:35"]);
    const again = sent(order.at("06-01 10:35"));
    order.begin("06-01 10:35", again);
    order.settle("06-01 10:35", again, http(200));
    expect(decisions(missing("06-01 10:40", again))).toEqual(["news held: route back-off until 06-01 11:10"]);
    const last = sent(order.at("06-01 11:10"));
    order.begin("06-01 11:10", last);
    expect(decisions(missing("06-01 11:10", last))).toEqual(["news dropped: route attempts-exhausted"]);
  });
  test("waits no longer where the provider says so again", () => {
    const { order, missing } = missed();
    expect(decisions(missing("06-01 10:14"))).toEqual(["news held: route back-off until 06-01 10:35"]);
    expect(sent(order.at("06-01 10:35")).attempt).toBe(2);
  });
  test("goes by another channel at once, where the wait is longer than its silence", () => {
    expect(decisions(missed({ channels: ["sms", "push"], class: "high" }).step)).toEqual(["news told: by:push"]);
  });
});

test("a silence that ends in quiet hours and leaves no channel is waited for, and reported, at its end", () => {
  const { order, step } = begun({ channels: ["sms"] }, { quietHours: { buyer: { from: "11:30", to: "20:00" } } });
  const send = sent(order.at(step.wakeAt ?? 0));
  order.begin("06-01 11:00", send);
  expect(wakes(order.at("06-01 11:40"))).toBe("06-01 12:00");
  expect(reports(order.at("06-01 12:00"))).toEqual(["ATTEMPTS_EXHAUSTED news"]);
});

test("what did not leave counts to no cap", () => {
  const { order, send } = begun({ channels: ["sms"], per: "it.began" }, { caps: { sms: { most: 1, within: "24h" } } });
  expect(decisions(order.settle("06-01 10:00", send, http(400)))).toEqual(["news dropped: route attempts-exhausted"]);
  expect(decisions(order.note("06-01 11:00", { "it.began": at("06-01 11:00") }))).toEqual(["news told: by:sms"]);
});

test("whatever is answered, one channel is tried a few times and no more", () => {
  const answers: readonly Answer[] = [
    { failed: "after-sending" },
    ...[500, 400, 401, 403, 200].map((one) => http(one)),
  ];
  const tries = (of: readonly Answer[]): number => {
    const { order, step } = began({ channels: ["sms"] });
    let next: Step = step;
    for (let made = 0; made < 12; made++) {
      while (sends(next).length === 0) {
        if (next.wakeAt === null) return made;
        next = order.at(next.wakeAt);
      }
      const [send, now] = [sent(next), sends(next)[0]?.at ?? 0];
      order.begin(now, send);
      const answer = of[Math.min(made, of.length - 1)] ?? http(200);
      next = order.settle(now, send, answer);
      if ("status" in answer && answer.status === 200)
        next = order.at(now, event("send.receipt", { sendId: send.id, receipt: { status: "undelivered" } }));
    }
    return 12;
  };
  const lives = answers.flatMap((a) => answers.flatMap((b) => answers.map((c) => [a, b, c])));
  expect(lives.filter((life) => tries(life) > 5)).toEqual([]);
});
