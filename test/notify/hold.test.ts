import { describe, expect, test } from "vitest";
import { base } from "../../src/packs/base.ts";
import { buyer, decisions, http, intrusive, outcomes, sends, sent, shop, wakes } from "../support/shop.ts";
import { at } from "../support/times.ts";

const quietHours = { buyer: { from: "22:00", to: "08:00" } };
const began = (rule: object, time = "06-01 23:00", more: object = {}) => {
  const order = shop({
    channels: intrusive,
    quietHours,
    people: [{ ...buyer, consents: { marketing: 0 } }],
    notices: { news: { when: { "it.began": true }, ...rule } },
    ...more,
  });
  return { order, step: order.note(time, { "it.began": at(time) }) };
};
const said = (rule: object, more: object = {}) => decisions(began(rule, "06-01 23:00", more).step);

describe("in quiet hours", () => {
  test("a critical message leaves", () => {
    expect(said({ class: "critical" })).toEqual(["news told: by:sms"]);
  });
  test.each(["high", "normal", "low"])("a message of class %s waits for their end", (name) => {
    const { order, step } = began({ class: name });
    expect(decisions(step)).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
    expect(wakes(step)).toBe("06-02 08:00");
    expect(step.watch).toEqual(["b1"]);
    expect(step.effects).toEqual([]);
    expect(decisions(order.at("06-02 07:59:59.999"))).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
    expect(decisions(order.at("06-02 08:00"))).toEqual(["news told: by:sms"]);
  });
  test("marketing is dropped", () => {
    expect(said({ class: "marketing" })).toEqual(["news dropped: hold quiet-hours"]);
  });
  test("the inbox is at once", () => {
    expect(said({ class: "normal" }, { channels: undefined })).toEqual([
      "news in the inbox told: by:inbox",
      "news held: hold quiet-hours until 06-02 08:00",
    ]);
  });
  test("nothing is different a millisecond before them, and at their end", () => {
    expect(decisions(began({}, "06-01 21:59:59.999").step)).toEqual(["news told: by:sms"]);
    expect(decisions(began({}, "06-01 22:00").step)).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
    expect(decisions(began({}, "06-02 08:00").step)).toEqual(["news told: by:sms"]);
  });
  test("the hours are those of the reader's clock", () => {
    const abroad = { people: [{ ...buyer, zone: "America/New_York" }] };
    expect(said({}, abroad)).toEqual(["news told: by:sms"]);
    expect(decisions(began({}, "06-01 12:00", abroad).step)).toEqual(["news held: hold quiet-hours until 06-01 20:00"]);
  });
});

describe("what a rule wants in quiet hours counts before its class", () => {
  test.each([
    ["send", ["news told: by:sms"]],
    ["hold", ["news held: hold quiet-hours until 06-02 08:00"]],
    ["drop", ["news dropped: hold quiet-hours"]],
    ["reroute", ["news held: hold quiet-hours until 06-02 08:00"]],
  ])("%s", (quiet, expected) => {
    expect(said({ quiet })).toEqual(expected);
  });
});

describe("a class may want something else of each channel", () => {
  const classes = (quiet: object) => ({ classes: { ...base.classes, normal: { ...base.classes?.normal, quiet } } });
  test("the first waits: the second does not disturb in its stead", () => {
    expect(said({}, classes({ sms: "hold", push: "send" }))).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
  });
  test("the first goes round to the second", () => {
    expect(said({}, classes({ sms: "reroute", push: "send" }))).toEqual(["news told: by:push"]);
  });
  test("the first may leave: a second that may not is left out", () => {
    expect(said({}, classes({ sms: "send", push: "hold" }))).toEqual(["news told: by:sms"]);
  });
  test("none of them may leave: it waits for what waits", () => {
    expect(said({}, classes({ sms: "drop", push: "hold" }))).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
    expect(said({}, classes({ sms: "drop", push: "drop" }))).toEqual(["news dropped: hold quiet-hours"]);
  });
  test("one that is dropped closes no other, and what merely waits behind it is not in the way", () => {
    expect(said({}, classes({ sms: "drop", push: "send" }))).toEqual(["news told: by:push"]);
    expect(said({ channels: ["sms", "push", "voice"] }, classes({ sms: "drop", push: "send", voice: "hold" }))).toEqual(
      ["news told: by:push"],
    );
  });
  describe("and one that nobody can use closes no other", () => {
    const onlyPush = { people: [{ ...buyer, addresses: { push: "device-1" } }] };
    test.each(["hold", "drop"])("without an address for it: %s", (sms) => {
      const { order, step } = began({}, "06-01 23:00", { ...classes({ sms, push: "send" }), ...onlyPush });
      expect(decisions(step)).toEqual(["news told: by:push"]);
      expect(outcomes(order.begin("06-01 23:00:00.001", sent(step)))).toEqual(["accepted"]);
    });
    test("without a channel for it", () => {
      const without = { channels: intrusive.filter(({ kind }) => kind !== "sms") };
      expect(said({}, { ...classes({ sms: "hold", push: "send" }), ...without })).toEqual(["news told: by:push"]);
    });
    test("since it failed for good", () => {
      const { order, step } = began({}, "06-01 21:59", classes({ sms: "hold", push: "send" }));
      order.begin("06-01 21:59", sent(step));
      const failed = order.settle("06-01 22:00", sent(step), http(400));
      expect(decisions(failed)).toEqual(["news told: by:push"]);
      expect(outcomes(order.begin("06-01 22:00:00.001", sent(failed)))).toEqual(["accepted"]);
    });
    test("nor does it open the one that is left, which is closed by now", () => {
      const { order, step } = began({}, "06-01 21:59", { ...classes({ sms: "send", push: "hold" }), ...onlyPush });
      expect(outcomes(order.begin("06-01 22:00", sent(step)))).toEqual(["rejected E_SEND_WITHDRAWN"]);
    });
  });
  test("one that is not named is as `else`, and without it held", () => {
    expect(said({}, classes({ else: "send" }))).toEqual(["news told: by:sms"]);
    expect(said({}, classes({}))).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
  });
});

test("nobody is rung up at night, also when it is critical", () => {
  expect(said({ class: "critical", channels: ["sms", "voice"] })).toEqual(["news told: by:sms"]);
  expect(said({ class: "critical", channels: ["voice"] })).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
});

describe("at the end it is decided again", () => {
  test("what is no longer true is not told", () => {
    const order = shop({
      channels: intrusive,
      quietHours,
      notices: { news: { when: { "it.began": true, "it.ended": false } } },
    });
    order.note("06-01 23:00", { "it.began": at("06-01 23:00") });
    order.note("06-02 01:00", { "it.ended": at("06-02 01:00") });
    expect(decisions(order.at("06-02 08:00"))).toEqual([]);
  });
  test("a moment that has gone stale is not told; at its last millisecond it is", () => {
    expect(decisions(began({ fresh: "9h" }).order.at("06-02 08:00"))).toEqual(["news told: by:sms"]);
    expect(decisions(began({ fresh: "8h" }).order.at("06-02 08:00"))).toEqual(["news dropped: match not-fresh"]);
  });
  test("a person who changed the hours meanwhile is told by the new ones", () => {
    const { order } = began({});
    order.people = [{ ...buyer, quietHours: null }];
    expect(decisions(order.at("06-01 23:30"))).toEqual(["news told: by:sms"]);
  });
});

test("what was written before quiet hours does not leave in them", () => {
  const { order, step } = began({}, "06-01 21:59");
  expect(outcomes(order.begin("06-01 21:59:59.999", sent(step)))).toEqual(["accepted"]);
  const late = began({}, "06-01 21:59");
  const begun = late.order.begin("06-01 22:00", sent(late.step));
  expect(outcomes(begun)).toEqual(["rejected E_SEND_WITHDRAWN"]);
  expect(decisions(begun)).toEqual(["news held: hold quiet-hours until 06-02 08:00"]);
  expect(sent(late.order.at("06-02 08:00")).id).toBe("o1/news/order/0/b1/sms/2");
});

describe("a send window", () => {
  const offer = { class: "marketing" };
  const none = { quietHours: {} };
  test("lets through what comes within it, and not at its end", () => {
    expect(decisions(began(offer, "06-02 08:00", none).step)).toEqual(["news told: by:sms"]);
    expect(decisions(began(offer, "06-01 20:59:59.999", none).step)).toEqual(["news told: by:sms"]);
    expect(decisions(began(offer, "06-01 21:00", none).step)).toEqual(["news dropped: hold outside-window"]);
    expect(decisions(began(offer, "06-02 07:59:59.999", none).step)).toEqual(["news dropped: hold outside-window"]);
  });
  test("holds what its class holds", () => {
    const window = {
      ...none,
      classes: { ...base.classes, normal: { ...base.classes?.normal, window: { from: "09:00", to: "18:00" } } },
    };
    expect(decisions(began({}, "06-01 19:00", window).step)).toEqual([
      "news held: hold outside-window until 06-02 09:00",
    ]);
    expect(decisions(began({ quiet: "send" }, "06-01 19:00", window).step)).toEqual([
      "news held: hold outside-window until 06-02 09:00",
    ]);
  });
});

describe("a cap on the messages of an order", () => {
  const capped = (classOf = "normal") =>
    shop({
      channels: intrusive,
      caps: { sms: { most: 2, within: "24h" } },
      notices: {
        one: { when: { "it.began": true }, channels: ["sms"] },
        two: { when: { "it.ended": true }, channels: ["sms"] },
        three: { when: { "it.eta": true }, channels: ["sms", "push"], class: classOf },
        four: { when: { "it.round": true }, channels: ["sms"], class: classOf },
      },
    });
  const fill = (classOf?: string) => {
    const order = capped(classOf);
    for (const [time, fact] of [
      ["06-01 10:00", "it.began"],
      ["06-01 11:00", "it.ended"],
    ] as const) {
      const send = sent(order.note(time, { [fact]: at(time) }));
      order.begin(time, send);
      order.settle(time, send, http(200));
    }
    return order;
  };
  test("that is reached goes round to the next channel", () => {
    const step = fill().note("06-01 12:00", { "it.eta": at("06-01 12:00") });
    expect(decisions(step)).toContain("three told: by:push");
  });
  test("that is reached waits where there is no other, until the first of them is old enough", () => {
    const order = fill();
    const step = order.note("06-01 12:00", { "it.round": at("06-01 12:00") });
    expect(decisions(step)).toContain("four held: hold cap-reached until 06-02 10:00");
    expect(wakes(step)).toBe("06-02 10:00");
    expect(decisions(order.at("06-02 09:59:59.999"))).toContain("four held: hold cap-reached until 06-02 10:00");
    expect(decisions(order.at("06-02 10:00"))).toContain("four told: by:sms");
  });
  test("counts from when a message left, not from when it was made", () => {
    const order = capped();
    const [one, two] = [
      sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") })),
      sent(order.note("06-01 11:00", { "it.ended": at("06-01 11:00") })),
    ];
    for (const send of [one, two]) {
      order.begin("06-02 09:30", send);
      order.settle("06-02 09:30", send, http(200));
    }
    const step = order.note("06-02 12:00", { "it.round": at("06-02 12:00") });
    expect(decisions(step)).toContain("four held: hold cap-reached until 06-03 09:30");
    expect(decisions(order.at("06-03 09:29:59.999"))).toContain("four held: hold cap-reached until 06-03 09:30");
    expect(decisions(order.at("06-03 09:30"))).toContain("four told: by:sms");
  });
  test("does not hold a class above it", () => {
    expect(decisions(fill("high").note("06-01 12:00", { "it.round": at("06-01 12:00") }))).toContain(
      "four told: by:sms",
    );
  });
  test("is kept among what is said in one step: what is too much waits, and all that is issued may begin", () => {
    const order = capped();
    const step = order.note("06-01 10:00", {
      "it.began": at("06-01 10:00"),
      "it.ended": at("06-01 10:00"),
      "it.round": at("06-01 10:00"),
    });
    expect(decisions(step)).toContain("four held: hold cap-reached until 06-02 10:00");
    expect(sends(step)).toHaveLength(2);
    expect(sends(step).flatMap((send) => outcomes(order.begin("06-01 10:00", send)))).toEqual(["accepted", "accepted"]);
    expect(sends(order.at("06-01 10:00:00.001"))).toEqual([]);
  });
  const several = (rules: { readonly [name: string]: object }, more: object = {}) => {
    const order = shop({
      channels: intrusive,
      caps: { sms: { most: 2, within: "24h" } },
      notices: Object.fromEntries(
        Object.entries(rules).map(([name, rule]) => [name, { when: { "it.began": true }, ...rule }]),
      ),
      ...more,
    });
    return { order, step: order.note("06-01 10:00", { "it.began": at("06-01 10:00") }) };
  };
  const byText = { channels: ["push", "sms"] };
  const three = { one: byText, two: byText, three: byText };
  test("counts the channel that each goes over, not the one that it would rather have", () => {
    const { order, step } = several(three, { people: [{ ...buyer, addresses: { sms: "13900001234" } }] });
    expect(decisions(step)).toContain("three held: hold cap-reached until 06-02 10:00");
    expect(sends(step).flatMap((send) => outcomes(order.begin("06-01 10:00", send)))).toEqual(["accepted", "accepted"]);
  });
  test("takes nothing from what goes over another", () => {
    expect(decisions(several(three).step)).toEqual(["one told: by:push", "two told: by:push", "three told: by:push"]);
  });
  test("says nothing of what is under way over another", () => {
    const texts = { channels: ["sms"] };
    const { order, step } = several({ one: texts, two: texts, three: byText });
    for (const send of sends(step)) order.begin("06-01 10:00", send);
    expect(decisions(order.at("06-01 10:00:01"))).toContain("three held: route awaiting-answer until 06-01 11:00");
  });
  test("has what is above it first", () => {
    const urgent = { channels: ["sms"], class: "high" };
    const { order, step } = several({ one: { channels: ["sms"] }, two: { channels: ["sms"] }, urgent });
    expect(decisions(step)).toEqual([
      "one told: by:sms",
      "urgent told: by:sms",
      "two held: hold cap-reached until 06-02 10:00",
    ]);
    expect(sends(step).flatMap((send) => outcomes(order.begin("06-01 10:00", send)))).toEqual(["accepted", "accepted"]);
  });
  test("gives the slot to what begins first", () => {
    const later = { when: { "it.round": true }, channels: ["sms"], class: "high" };
    const { order, step } = several({ one: { channels: ["sms"] }, two: { channels: ["sms"] }, later });
    const urgent = sent(order.note("06-01 10:01", { "it.round": at("06-01 10:01") }));
    const begun = [urgent, ...sends(step)].map((send) => outcomes(order.begin("06-01 10:01", send))[0]);
    expect(begun).toEqual(["accepted", "accepted", "rejected E_SEND_WITHDRAWN"]);
  });
});
