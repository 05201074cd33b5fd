import { describe, expect, test } from "vitest";
import type { Latency, OrderRecord, Person } from "waybell";
import { base } from "../../src/packs/base.ts";
import { buyer, http, type Rule, type Shop, sends, sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

/** An order of which news came at 10:00, told over SMS, then push. */
function news(rule: Rule = {}, more: object = {}, time = "06-01 10:00") {
  const order = shop({ notices: { news: { when: { "it.began": true }, ...rule } }, ...more });
  const step = order.note(time, { "it.began": at("06-01 10:00") });
  return { order, send: sent(step, "sms") };
}
const latencies = ({ book, record }: Shop): readonly Latency[] => book.latencies(record as OrderRecord);
const took = (order: Shop) => latencies(order).map(({ channel, took: ms, late }) => [channel, ms, late]);
const second = 1_000;
const minute = 60_000;

describe("how long a message took to leave", () => {
  test("is from when it was decided to when it left, whatever became of it then", () => {
    const { order, send } = news();
    order.begin("06-01 10:00:30", send);
    const row = {
      notice: "news",
      subject: "order",
      episode: 0,
      person: "b1",
      class: "normal",
      channel: "sms",
      decided: at("06-01 10:00"),
      left: at("06-01 10:00:30"),
      took: 30 * second,
      goal: minute,
      late: false,
    };
    expect(latencies(order)).toEqual([row]);
    order.settle("06-01 10:20", send, http(200));
    expect(latencies(order)).toEqual([row]);
    const receipt = order.book.received({ status: "undelivered", sendId: send.id }, at("06-01 11:00"));
    const push = sent(order.at("06-01 11:00", ...(receipt ? [receipt] : [])), "push");
    order.begin("06-01 11:00", push);
    expect(latencies(order)).toEqual([row]);
  });
  test.each([
    ["critical", 10 * second],
    ["high", 30 * second],
    ["normal", minute],
    ["low", 10 * minute],
  ])("of class %s is late after %d ms", (of, goal) => {
    const left = (after: number) => {
      const { order, send } = news({ class: of });
      order.begin(at("06-01 10:00") + after, send);
      return latencies(order).map((one) => [one.goal, one.late]);
    };
    expect(left(goal)).toEqual([[goal, false]]);
    expect(left(goal + 1)).toEqual([[goal, true]]);
  });
  test("is no matter to a class that asks for nothing", () => {
    const { order, send } = news(
      {},
      { classes: { ...base.classes, normal: { ...base.classes?.normal, goal: undefined } } },
    );
    order.begin("06-01 15:00", send);
    expect(latencies(order).map(({ goal, late }) => [goal, late])).toEqual([[null, false]]);
  });
  test("grows as long as it has not left, by the record's own time", () => {
    const { order } = news();
    expect(took(order)).toEqual([[null, 0, false]]);
    order.at("06-01 10:01");
    expect(took(order)).toEqual([[null, minute, false]]);
    order.at(at("06-01 10:01") + 1);
    expect(latencies(order).map(({ left, late }) => [left, late])).toEqual([[null, true]]);
  });
});

describe("what failed before it left", () => {
  test("counts, with the waits between the tries, and the next channel", () => {
    const { order, send } = news();
    order.begin("06-01 10:00:01", send);
    order.settle("06-01 10:00:02", send, http(500));
    const again = sent(order.at("06-01 10:00:12"), "sms");
    order.begin("06-01 10:00:12", again);
    const push = sent(order.settle("06-01 10:00:13", again, http(410)), "push");
    order.begin("06-01 10:00:15", push);
    expect(took(order)).toEqual([["push", 15 * second, false]]);
  });
  test("counts as long as the provider asked to wait", () => {
    const { order, send } = news();
    order.begin("06-01 10:00", send);
    order.settle("06-01 10:00", send, http(500, { "retry-after": "90" }));
    order.begin("06-01 10:01:30", sent(order.at("06-01 10:01:30"), "sms"));
    expect(took(order)).toEqual([["sms", 90 * second, true]]);
  });
  test("does not leave in doubt what may have left", () => {
    const { order, send } = news();
    order.begin("06-01 10:00:05", send);
    order.settle("06-01 10:00:06", send, { failed: "after-sending" });
    order.at("06-01 12:00");
    expect(took(order)).toEqual([["sms", 5 * second, false]]);
  });
  test("is late for good where no channel is left, however soon that was", () => {
    const { order, send } = news({ channels: ["sms"] });
    order.begin("06-01 10:00", send);
    order.settle("06-01 10:00:01", send, http(410));
    order.at("06-01 12:00");
    expect(latencies(order).map((one) => [one.channel, one.left, one.took, one.late])).toEqual([
      [null, null, second, true],
    ]);
  });
});

describe("what held it on purpose", () => {
  const resting: Person = { ...buyer, quietHours: { from: "22:00", to: "08:00" } };
  const people = [resting];

  test("before it was issued is in no ledger", () => {
    const order = shop({ people, notices: { news: { when: { "it.began": true } } } });
    order.note("06-01 23:00", { "it.began": at("06-01 23:00") });
    expect(latencies(order)).toEqual([]);
    order.begin("06-02 08:00:05", sent(order.at("06-02 08:00"), "sms"));
    expect(took(order)).toEqual([["sms", 5 * second, false]]);
  });
  test("between two tries does not count, but for the wait of the first", () => {
    const { order, send } = news({}, { people }, "06-01 21:59:50");
    order.begin("06-01 21:59:52", send);
    order.settle("06-01 21:59:55", send, http(500));
    const again = sent(order.at("06-02 08:00"), "sms");
    order.begin("06-02 08:00:03", again);
    expect(took(order)).toEqual([["sms", (5 + 10 + 3) * second, false]]);
  });
  test("after it came too late to leave does not count, but for how late that was", () => {
    const { order, send } = news({}, { people }, "06-01 21:59:50");
    expect(order.begin("06-01 22:00:05", send).outcomes[0]?.is).toBe("rejected");
    const again = sent(order.at("06-02 08:00"), "sms");
    order.begin("06-02 08:00:01", again);
    expect(took(order)).toEqual([["sms", 16 * second, false]]);
  });
});

describe("what has no latency of its own", () => {
  test("an entry in the inbox, and what another notice says", () => {
    const order = shop({
      notices: {
        news: { when: { "it.began": true }, covers: ["more"] },
        more: { when: { "it.began": true } },
        filed: { when: { "it.began": true }, channels: [] },
      },
    });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(
      sends(step)
        .map(({ notice, channel }) => `${notice} ${channel}`)
        .sort(),
    ).toEqual(["filed inbox", "news inbox", "news sms"]);
    expect(latencies(order).map(({ notice }) => notice)).toEqual(["news"]);
  });
  test("what was said in a digest", () => {
    const told = (record: OrderRecord) =>
      shop({ notices: { news: { when: { "it.began": true } } } }).book.latencies(record);
    const { order } = news();
    const [row] = order.record?.ledger ?? [];
    if (!order.record || !row) throw new Error("Nothing was told.");
    const [notice, subject, episode, person, when] = row;
    const digest = ["digest", 1, 0, 0, "a", 0] as const;
    expect(told({ ...order.record, ledger: [[notice, subject, episode, person, when, [digest]]] })).toEqual([]);
  });
});

test("the packs ask of every class how soon it leaves, but of marketing", () => {
  expect(Object.entries(base.classes ?? {}).map(([name, { goal }]) => [name, goal])).toEqual([
    ["critical", "10s"],
    ["high", "30s"],
    ["normal", "1m"],
    ["low", "10m"],
    ["marketing", undefined],
  ]);
});
test("a goal is a span", () => {
  const classes = { ...base.classes, normal: { ...base.classes?.normal, goal: "soon" } };
  expect(() => shop({ notices: { news: { when: { "it.began": true } } }, classes })).toThrow(
    /mine\.classes\.normal\.goal/,
  );
});
