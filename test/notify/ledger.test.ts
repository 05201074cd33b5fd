import { describe, expect, test } from "vitest";
import { decisions, http, intrusive, outcomes, says, sends, sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const tell = (order: ReturnType<typeof shop>, time: string, facts: object): void => {
  for (const send of sends(order.note(time, facts as never))) {
    order.begin(time, send);
    order.settle(time, send, http(200));
  }
};

describe("once", () => {
  test("what was told is not told again, however often it is asked", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true } } } });
    tell(order, "06-01 10:00", { "it.began": at("06-01 10:00") });
    for (const time of ["06-01 10:00", "06-02 10:00", "07-01 10:00"])
      expect(decisions(order.at(time))).toEqual(["news dropped: ledger already-told"]);
  });
  test("not even when it ends and begins anew", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true, "it.on": false } } } });
    tell(order, "06-01 10:00", { "it.began": at("06-01 10:00") });
    tell(order, "06-01 11:00", { "it.on": true });
    expect(decisions(order.note("06-01 12:00", { "it.on": false }))).toEqual(["news dropped: ledger already-told"]);
  });
  test("the inbox and what disturbs are told each for itself", () => {
    const order = shop({ notices: { news: { when: { "it.began": true } } } });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(step)).toEqual(["news in the inbox told: by:inbox", "news told: by:sms"]);
    expect(decisions(order.at("06-01 10:01"))).toEqual([
      "news in the inbox dropped: ledger already-told",
      "news dropped: ledger under-way",
    ]);
    expect(order.rows).toEqual([
      {
        n: "news",
        s: "order",
        e: 0,
        p: "b1",
        t: at("06-01 10:00"),
        a: [
          ["inbox", 1, at("06-01 10:00")],
          ["sms", 1, at("06-01 10:00")],
        ],
        h: expect.any(String),
      },
    ]);
  });
});

describe("per an instant", () => {
  const rules = { channels: intrusive, notices: { news: { per: "it.round", when: { "it.round": true } } } };
  test("it is told again when a later one takes its place", () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.round": at("06-01 10:00") });
    expect(decisions(order.at("06-01 11:00"))).toEqual(["news dropped: ledger already-told"]);
    const step = order.note("06-02 10:00", { "it.round": at("06-02 10:00") });
    expect(sent(step).id).toBe(`o1/news/order/${at("06-02 10:00")}/b1/sms/1`);
  });
  test("an earlier one that comes up again is superseded", () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.round": at("06-01 10:00") });
    const step = order.note("06-01 11:00", { "it.round": at("06-01 09:00") });
    expect(decisions(step)).toEqual(["news dropped: ledger superseded"]);
  });
});

describe("a correction", () => {
  const rules = {
    channels: intrusive,
    notices: {
      done: { when: { "it.ended": true } },
      "not-done": { corrects: ["done"], when: { "it.ended": false } },
    },
  };
  test("goes to exactly those who were told the wrong thing", () => {
    const told = shop(rules);
    tell(told, "06-01 10:00", { "it.ended": at("06-01 10:00") });
    const step = told.note("06-01 11:00", { "it.ended": null });
    expect(decisions(step)).toEqual(["not-done told: by:sms"]);
    expect(sent(step).since).toBe(at("06-01 10:00"));
    expect(sent(step).episode).toBe(at("06-01 10:00"));
    const untold = shop(rules);
    expect(decisions(untold.at("06-01 11:00"))).toEqual([]);
  });
  test("does not go where the wrong thing never left", () => {
    const written = shop(rules);
    const send = sent(written.note("06-01 10:00", { "it.ended": at("06-01 10:00") }));
    expect(decisions(written.note("06-01 10:01", { "it.ended": null }))).toEqual([]);
    expect(outcomes(written.begin("06-01 10:02", send))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
  test("does not go where the wrong thing failed, and goes where nobody knows", () => {
    const failed = shop({
      ...rules,
      notices: { ...rules.notices, done: { ...rules.notices.done, channels: ["sms"] } },
    });
    const first = sent(failed.note("06-01 10:00", { "it.ended": at("06-01 10:00") }));
    failed.begin("06-01 10:00", first);
    failed.settle("06-01 10:00", first, http(410));
    expect(decisions(failed.note("06-01 10:01", { "it.ended": null }))).toEqual([]);
    const doubtful = shop(rules);
    const second = sent(doubtful.note("06-01 10:00", { "it.ended": at("06-01 10:00") }));
    doubtful.begin("06-01 10:00", second);
    doubtful.settle("06-01 10:00", second, { failed: "after-sending" });
    expect(decisions(doubtful.note("06-01 10:01", { "it.ended": null }))).toEqual(["not-done told: by:sms"]);
  });
  test("goes once; after it the thing may be told again, and corrected again", () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.ended": at("06-01 10:00") });
    tell(order, "06-01 11:00", { "it.ended": null });
    expect(decisions(order.at("06-01 11:30"))).toEqual(["not-done dropped: ledger already-told"]);
    const again = order.note("06-01 12:00", { "it.ended": at("06-01 12:00") });
    expect(decisions(again)).toEqual(["done told: by:sms"]);
    expect(sent(again).episode).toBe(at("06-01 11:00"));
    order.begin("06-01 12:00", sent(again));
    order.settle("06-01 12:00", sent(again), http(200));
    const corrected = order.note("06-01 13:00", { "it.ended": null });
    expect(decisions(corrected)).toEqual(["not-done told: by:sms"]);
    expect(sent(corrected).episode).toBe(at("06-01 12:00"));
  });
  test("a thing that comes true again before its correction left is simply still told", () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.ended": at("06-01 10:00") });
    const correction = sent(order.note("06-01 11:00", { "it.ended": null }));
    expect(decisions(order.note("06-01 11:01", { "it.ended": at("06-01 10:00") }))).toEqual([
      "done dropped: ledger already-told",
    ]);
    expect(outcomes(order.begin("06-01 11:02", correction))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
});

describe("a time that moves", () => {
  const rules = {
    channels: intrusive,
    words: { placeholders: { when: "it.eta" } },
    notices: {
      plan: { when: { "it.began": true } },
      moved: { per: "it.eta", when: { "it.eta": { moved: "either", by: "12h" } } },
    },
    texts: {
      plan: { title: "Plan", body: ["Arrives {when}.", "On its way."] },
      moved: { title: "Moved", body: "Now {when}." },
    },
  };
  const planned = () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.began": at("06-01 10:00"), "it.eta": at("06-05 18:00") });
    return order;
  };
  test("is told against what was said, from the least difference on", () => {
    expect(decisions(planned().note("06-02 10:00", { "it.eta": at("06-06 05:59:59.999") }))).toEqual([
      "plan dropped: ledger already-told",
    ]);
    const order = planned();
    const step = order.note("06-02 10:00", { "it.eta": at("06-06 06:00") });
    expect(decisions(step)).toEqual(["moved told: by:sms", "plan dropped: ledger already-told"]);
    expect(says(sent(step))).toMatchObject({ body: "Now 6 Jun 06:00." });
    expect(outcomes(order.begin("06-02 10:01", sent(step)))).toEqual(["accepted"]);
  });
  test("creeping along in small steps adds up to a move", () => {
    const order = planned();
    tell(order, "06-02 10:00", { "it.eta": at("06-06 00:00") });
    expect(decisions(order.note("06-02 11:00", { "it.eta": at("06-06 06:00") }))).toContain("moved told: by:sms");
  });
  test("each move is told against the one before", () => {
    const order = planned();
    tell(order, "06-02 10:00", { "it.eta": at("06-07 18:00") });
    expect(decisions(order.note("06-02 11:00", { "it.eta": at("06-07 20:00") }))).not.toContain("moved told: by:sms");
    expect(decisions(order.note("06-02 12:00", { "it.eta": at("06-05 18:00") }))).toContain("moved told: by:sms");
  });
  test("where no time was said, none moved", () => {
    const order = shop(rules);
    tell(order, "06-01 10:00", { "it.began": at("06-01 10:00") });
    tell(order, "06-01 11:00", { "it.eta": at("06-05 18:00") });
    expect(decisions(order.note("06-02 10:00", { "it.eta": at("06-09 18:00") }))).toEqual([
      "plan dropped: ledger already-told",
    ]);
  });
  test("a message that says a time which changed before it left is written anew, with the new time", () => {
    const order = shop(rules);
    const first = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.eta": at("06-05 18:00") }));
    order.note("06-01 10:01", { "it.eta": at("06-05 19:00") });
    const step = order.begin("06-01 10:02", first);
    expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
    const second = sent(step);
    expect(second.id).toBe("o1/plan/order/0/b1/sms/2");
    expect(says(second)).toMatchObject({ body: "Arrives 5 Jun 19:00." });
    expect(outcomes(order.begin("06-01 10:03", second))).toEqual(["accepted"]);
  });
  test("a message whose time is gone before it left is written anew without it, and leaves", () => {
    const order = shop(rules);
    const first = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.eta": at("06-05 18:00") }));
    order.note("06-01 10:01", { "it.eta": null });
    const second = sent(order.begin("06-01 10:02", first));
    expect(says(second)).toMatchObject({ body: "On its way." });
    expect(outcomes(order.begin("06-01 10:03", second))).toEqual(["accepted"]);
    // Nobody was told a time, so none moved.
    order.settle("06-01 10:03", second, http(200));
    expect(decisions(order.note("06-01 11:00", { "it.eta": at("06-09 18:00") }))).toEqual([
      "plan dropped: ledger already-told",
    ]);
  });
  test("a move told together with something that came later leaves too", () => {
    const order = shop({
      ...rules,
      notices: {
        plan: rules.notices.plan,
        moved: { per: "it.eta", when: { "it.eta": { moved: "later", by: "12h" }, "it.ended": true } },
      },
    });
    tell(order, "06-01 10:00", { "it.began": at("06-01 10:00"), "it.eta": at("06-05 18:00") });
    tell(order, "06-02 10:00", { "it.eta": at("06-07 18:00") });
    const step = order.note("06-02 11:00", { "it.ended": at("06-02 11:00") });
    expect(decisions(step)).toContain("moved told: by:sms");
    expect(outcomes(order.begin("06-02 11:01", sent(step)))).toEqual(["accepted"]);
    expect(decisions(order.at("06-02 11:02"))).toContain("moved held: route awaiting-answer until 06-02 12:01");
  });
});
