import { describe, expect, test } from "vitest";
import { defineMailbox } from "waybell";
import type { ReceiptStatus } from "../../src/model/outcome.ts";
import type { Step } from "../../src/model/result.ts";
import { base } from "../../src/packs/base.ts";
import { event } from "../support/events.ts";
import {
  buyer,
  decisions,
  http,
  intrusive,
  learnt,
  outcomes,
  reports,
  sends,
  sent,
  shop,
  wakes,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const news = { when: { "it.began": true } };
const written = (more: object = {}) => {
  const order = shop({ channels: intrusive, notices: { news }, ...more });
  return { order, send: sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") })) };
};
const begun = (more: object = {}) => {
  const { order, send } = written(more);
  order.begin("06-01 10:00", send);
  return { order, send };
};
const attempt = (order: ReturnType<typeof shop>) => order.rows[0]?.a[0];

describe("begin", () => {
  test("is accepted once, and notes when", () => {
    const { order, send } = written();
    expect(outcomes(order.begin("06-01 10:00:05", send))).toEqual(["accepted"]);
    expect(attempt(order)).toEqual(["sms", 1, at("06-01 10:00"), at("06-01 10:00:05")]);
    expect(outcomes(order.begin("06-01 10:00:06", send))).toEqual(["duplicate"]);
    expect(attempt(order)).toEqual(["sms", 1, at("06-01 10:00"), at("06-01 10:00:05")]);
  });
  test("of two at once only the first is accepted", () => {
    const { order, send } = written();
    const step = order.at("06-01 10:00", order.book.begin(send), order.book.begin(send));
    expect(outcomes(step)).toEqual(["accepted", "duplicate"]);
  });
  test("is refused once it is no longer true, and stays refused", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true, "it.on": false } } } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.note("06-01 10:01", { "it.on": true });
    expect(order.begin("06-01 10:02", send).outcomes).toEqual([
      {
        is: "rejected",
        id: "o1/news/order/0/b1/sms/1/begun",
        code: "E_SEND_WITHDRAWN",
        path: "",
        message: "The message is no longer true, or may not go out at this instant.",
        remedy: "Send nothing; what is still due is decided again.",
      },
    ]);
    order.note("06-01 10:03", { "it.on": false });
    expect(outcomes(order.begin("06-01 10:04", send))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
  test("withdrawn because it was not true for a while, it is written anew when it is again", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true, "it.on": false } } } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.note("06-01 10:01", { "it.on": true });
    order.begin("06-01 10:02", send);
    const again = sent(order.note("06-01 10:03", { "it.on": false }));
    expect(again.id).toBe("o1/news/order/0/b1/sms/2");
    expect(outcomes(order.begin("06-01 10:04", again))).toEqual(["accepted"]);
  });
  test("is refused for what this order never issued", () => {
    const { order, send } = written();
    for (const id of ["o1/news/order/0/b1/sms/2", "o1/news/order/0/b1/push/1", "o2/news/order/0/b1/sms/1", "x", ""]) {
      const step = order.begin("06-01 10:00", { ...send, id });
      expect(step.outcomes).toMatchObject([{ is: "rejected", code: "E_NO_SUCH_SEND", path: "payload.sendId" }]);
    }
  });
  test("is refused to anybody but the host", () => {
    const { order, send } = written();
    const step = order.at("06-01 10:00", event("send.begun", { sendId: send.id }, { by: "buyer" }));
    expect(outcomes(step)).toEqual(["rejected E_NOT_ALLOWED"]);
  });
  test("is refused where the person's address is gone", () => {
    const { order, send } = written();
    order.people = [{ ...buyer, addresses: { push: "device-1" } }];
    const step = order.begin("06-01 10:01", send);
    expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
    expect(decisions(step)).toEqual(["news told: by:push"]);
  });
  test("is refused where the person is not of this order any more", () => {
    const { order, send } = written();
    order.people = [];
    expect(outcomes(order.begin("06-01 10:01", send))).toEqual(["rejected E_SEND_WITHDRAWN"]);
  });
  test("survives ids with slashes and signs of percent", () => {
    const person = { ...buyer, id: "b/1%2F" };
    const order = shop({ channels: intrusive, people: [person], notices: { news } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    expect(send.id).toBe("o1/news/order/0/b%2F1%252F/sms/1");
    expect(outcomes(order.begin("06-01 10:00", send))).toEqual(["accepted"]);
  });
});

describe("settle", () => {
  test("notes what the provider answered, and when", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00:02", send, http(200));
    expect(outcomes(step)).toEqual(["accepted"]);
    expect(attempt(order)).toEqual(["sms", 1, at("06-01 10:00"), at("06-01 10:00"), "accepted", at("06-01 10:00:02")]);
    expect(outcomes(order.settle("06-01 10:00:03", send, http(200)))).toEqual(["duplicate"]);
  });
  test("without begin is believed: it left, and at the latest then", () => {
    const { order, send } = written();
    expect(outcomes(order.settle("06-01 10:00:02", send, http(200)))).toEqual(["accepted"]);
    expect(attempt(order)).toEqual([
      "sms",
      1,
      at("06-01 10:00"),
      at("06-01 10:00:02"),
      "accepted",
      at("06-01 10:00:02"),
    ]);
    expect(outcomes(order.begin("06-01 10:00:03", send))).toEqual(["duplicate"]);
  });
  test("after a withdrawal is believed too: whoever sent it all the same has told it", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": true, "it.on": false } } } });
    const send = sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }));
    order.note("06-01 10:01", { "it.on": true });
    order.begin("06-01 10:02", send);
    order.settle("06-01 10:03", send, http(200));
    expect(attempt(order)?.[4]).toBe("accepted");
    expect(decisions(order.note("06-01 10:04", { "it.on": false }))).toEqual(["news dropped: ledger already-told"]);
  });
  test("later than it happened keeps the time it happened, and a time of the future is now", () => {
    const late = begun();
    late.order.at("06-01 12:00", late.order.book.settle(late.send, http(200), at("06-01 10:00:02")));
    expect(attempt(late.order)?.[5]).toBe(at("06-01 10:00:02"));
    const early = begun();
    early.order.at("06-01 10:00:02", early.order.book.settle(early.send, http(200), at("06-09 10:00")));
    expect(attempt(early.order)?.[5]).toBe(at("06-01 10:00:02"));
  });
  test.each([
    [410, ["b1 sms address-dead"], []],
    [400, [], ["PERMANENT sms"]],
    [401, [], ["NEEDS_CONFIG sms"]],
    [403, [], ["REFRESH_CREDENTIAL sms"]],
    [500, [], []],
    [429, [], []],
    [200, [], []],
  ])("of %d learns about the person, and reports", (status, news, found) => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00:02", send, http(status));
    expect(learnt(step)).toEqual(news);
    expect(reports(step)).toEqual(found);
    const again = order.settle("06-01 10:00:02", send, http(status));
    expect([learnt(again), reports(again)]).toEqual([[], []]);
  });
  test("a report and what is learnt carry stable ids and no address", () => {
    const { order, send } = begun();
    const step = order.settle("06-01 10:00:02", send, http(410));
    expect(step.effects[0]).toEqual({
      type: "person",
      id: `${send.id}/address-dead/${at("06-01 10:00:02")}`,
      owner: "o1",
      person: "b1",
      channel: "sms",
      kind: "sms",
      learnt: "address-dead",
      addresses: ["1uj8kg6"],
      since: at("06-01 10:00:02"),
      at: at("06-01 10:00:02"),
    });
    expect(JSON.stringify(step.decisions) + JSON.stringify(step.record)).not.toContain("13900001234");
  });
});

describe("receipts are joined by maximum", () => {
  const order = ["failed", "ambiguous", "accepted", "undelivered", "delivered", "read", "acted"] as const;
  type Word = (typeof order)[number];
  const say = (word: Word, shopped: ReturnType<typeof begun>): Step => {
    const { order: one, send } = shopped;
    const receipt = (status: ReceiptStatus) => {
      const received = one.book.received({ status, sendId: send.id }, at("06-01 10:01"));
      if (!received) throw new Error("no receipt");
      return one.at("06-01 10:05", received);
    };
    if (word === "failed") return one.settle("06-01 10:05", send, http(410));
    if (word === "ambiguous") return one.settle("06-01 10:05", send, { failed: "after-sending" });
    if (word === "accepted") return one.settle("06-01 10:05", send, http(200));
    if (word === "acted")
      return one.at(
        "06-01 10:05",
        event("notice.acted", { notice: "news", action: "contact-us" }, { by: "buyer", actorId: "b1" }),
      );
    return receipt(word);
  };
  const acting = {
    notices: { news: { ...news, channels: ["sms"], actions: ["contact-us"] } },
    actions: { "contact-us": { by: ["buyer"], command: "x" } },
  };
  test("in whatever order they come, the highest stays", () => {
    const receiptsOnly = order.slice(0, -1);
    for (const first of receiptsOnly) {
      for (const second of receiptsOnly) {
        const shopped = begun(acting);
        say(first, shopped);
        say(second, shopped);
        const highest = order[Math.max(order.indexOf(first), order.indexOf(second))];
        expect([first, second, attempt(shopped.order)?.[4]]).toEqual([first, second, highest]);
      }
    }
  });
  test("who acted on it has read it, whatever comes after", () => {
    const shopped = begun(acting);
    say("delivered", shopped);
    say("acted", shopped);
    for (const word of order) if (word !== "acted") say(word, shopped);
    expect(attempt(shopped.order)?.[4]).toBe("acted");
  });
  test("a repeated one adds nothing", () => {
    const shopped = begun(acting);
    expect(outcomes(say("delivered", shopped))).toEqual(["accepted"]);
    expect(outcomes(say("delivered", shopped))).toEqual(["duplicate"]);
    expect(outcomes(say("accepted", shopped))).toEqual(["duplicate"]);
  });
  test.each<[ReceiptStatus, boolean | undefined, string | undefined, readonly string[]]>([
    ["queued", undefined, "accepted", []],
    ["sent", undefined, "accepted", []],
    ["delivered", undefined, "delivered", []],
    ["read", undefined, "read", []],
    ["clicked", undefined, "read", []],
    ["undelivered", undefined, "undelivered", []],
    ["bounced", true, "undelivered", ["b1 sms address-dead"]],
    ["bounced", false, "undelivered", []],
    ["complained", undefined, "delivered", ["b1 sms opted-out"]],
    ["unsubscribed", undefined, "delivered", ["b1 sms opted-out"]],
  ])("%s (permanent: %s) is %s", (status, permanent, outcome, told) => {
    const { order: one, send } = begun({ notices: { news: { ...news, channels: ["sms"] } } });
    const receipt = { status, sendId: send.id, ...(permanent === undefined ? {} : { permanent }) };
    const received = one.book.received(receipt, at("06-01 10:01"));
    if (!received) throw new Error("no receipt");
    const step = one.at("06-01 10:05", received);
    expect(attempt(one)?.[4]).toBe(outcome);
    expect(learnt(step)).toEqual(told);
  });
  test.each(["queued", "sent"] as const)(
    "one that is %s by the provider's word was taken, though it answered that it was not: it is not sent again",
    (status) => {
      for (const answer of [http(503), { failed: "after-sending" }] as const) {
        const { order: one, send } = begun({ notices: { news: { ...news, channels: ["sms"] } } });
        one.settle("06-01 10:00:02", send, answer);
        const received = one.book.received({ status, sendId: send.id }, at("06-01 10:00:03"));
        if (!received) throw new Error("no receipt");
        expect(outcomes(one.at("06-01 10:00:03", received))).toEqual(["accepted"]);
        expect([attempt(one)?.[4], decisions(one.at("06-01 10:01"))]).toEqual([
          "accepted",
          ["news dropped: ledger already-told"],
        ]);
        expect(outcomes(one.at("06-01 10:01", received))).toEqual(["duplicate"]);
      }
    },
  );
  test("an undelivered message goes on to the next channel", () => {
    const { order: one, send } = begun();
    one.settle("06-01 10:01", send, http(200));
    const received = one.book.received({ status: "undelivered", sendId: send.id }, at("06-01 10:02"));
    if (!received) throw new Error("no receipt");
    expect(decisions(one.at("06-01 10:02", received))).toEqual(["news told: by:push"]);
  });
  test.each([
    [
      "has a channel more when none came by then",
      "20m",
      "dropped: ledger already-told until 06-01 10:21",
      "told: by:push",
    ],
    [
      "needs none where its limit is switched off",
      "off",
      "dropped: ledger already-told",
      "dropped: ledger already-told",
    ],
  ])("a notice that has to be proved %s", (_, value, before, then) => {
    const { order: one, send } = begun({
      words: { values: { duration: { "proof.within": "less" } } },
      values: { duration: { "proof.within": { value, source: "unverified" } } },
      notices: { news: { ...news, receipt: "proof.within" } },
    });
    one.settle("06-01 10:01", send, http(200));
    expect(decisions(one.at(at("06-01 10:21") - 1))).toEqual([`news ${before}`]);
    expect(decisions(one.at("06-01 10:21"))).toEqual([`news ${then}`]);
  });
  test("are waited for though another message never had an answer", () => {
    const { order: one } = begun({
      notices: { news: { ...news, channels: ["sms", "push", "email"], receipt: "20m" } },
    });
    const push = sent(one.at("06-01 11:00"), "push");
    one.begin("06-01 11:00", push);
    one.settle("06-01 11:00", push, http(200));
    expect(decisions(one.at(at("06-01 11:20") - 1))).toEqual(["news dropped: ledger already-told until 06-01 11:20"]);
    expect(decisions(one.at("06-01 11:20"))).toEqual(["news told: by:email"]);
  });
  test("one that names no send of ours is none of ours", () => {
    const { order: one } = begun();
    expect(one.book.received({ status: "delivered" }, at("06-01 10:01"))).toBeUndefined();
    expect(one.book.received({ status: "delivered", sendId: "somebody else's" }, at("06-01 10:01"))).toBeUndefined();
  });
});

describe("acting on a notice", () => {
  const acting = () =>
    begun({
      notices: { news: { ...news, actions: ["contact-us"] } },
      actions: { "contact-us": { by: ["buyer"], command: "x" } },
    });
  const act = (payload: object, by: "buyer" | "seller" = "buyer", actorId: string | undefined = "b1") =>
    outcomes(
      acting().order.at(
        "06-01 10:05",
        event(
          "notice.acted",
          { notice: "news", action: "contact-us", ...payload },
          { by, ...(actorId ? { actorId } : {}) },
        ),
      ),
    );
  test("is noted with the message that was acted on", () => {
    expect(act({})).toEqual(["accepted"]);
  });
  const reading = (more: object = {}) =>
    shop({
      ...more,
      notices: { news: { ...news, actions: ["contact-us"] } },
      actions: { "contact-us": { by: ["buyer"], command: "x" } },
    });
  const acts = (order: ReturnType<typeof reading>) =>
    order.at(
      "06-01 10:05",
      event("notice.acted", { notice: "news", action: "contact-us" }, { by: "buyer", actorId: "b1" }),
    );
  test("is acting on the entry in the inbox while no message has left", () => {
    const order = reading();
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(outcomes(acts(order))).toEqual(["accepted"]);
    expect(order.rows[0]?.a).toEqual([
      ["inbox", 1, at("06-01 10:00"), at("06-01 10:00"), "acted", at("06-01 10:05")],
      ["sms", 1, at("06-01 10:00")],
    ]);
  });
  test("is acting on the message that left, where one has", () => {
    const order = reading();
    order.begin("06-01 10:01", sent(order.note("06-01 10:00", { "it.began": at("06-01 10:00") }), "sms"));
    expect(outcomes(acts(order))).toEqual(["accepted"]);
    expect(order.rows[0]?.a).toEqual([
      ["inbox", 1, at("06-01 10:00")],
      ["sms", 1, at("06-01 10:00"), at("06-01 10:01"), "acted", at("06-01 10:05")],
    ]);
  });
  test("is refused while nobody was told anything", () => {
    const order = reading({ channels: intrusive });
    order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(outcomes(acts(order))).toEqual(["rejected E_NO_SUCH_NOTICE"]);
    expect(order.rows[0]?.a).toEqual([["sms", 1, at("06-01 10:00")]]);
  });
  test.each<[string, object, "buyer" | "seller", string, string]>([
    ["an action it does not offer", { action: "contact-carrier" }, "buyer", "b1", "rejected E_NO_SUCH_NOTICE"],
    ["an action of another role", {}, "seller", "b1", "rejected E_NOT_ALLOWED"],
    ["a notice nobody knows", { notice: "nothing" }, "buyer", "b1", "rejected E_NO_SUCH_NOTICE"],
    ["a person who was not told", {}, "buyer", "b2", "rejected E_NO_SUCH_NOTICE"],
    ["another parcel", { parcelId: "p9" }, "buyer", "b1", "rejected E_NO_SUCH_NOTICE"],
  ])("is refused for %s", (_, payload, by, actorId, expected) => {
    expect(act(payload, by, actorId)).toEqual([expected]);
  });
});

test("request signs at the attempt, and refuses the send of another rulebook", () => {
  const { order, send } = written();
  const signing = { secrets: {}, now: at("06-01 10:00"), nonce: "n" };
  expect(order.book.request(send, signing)).toEqual(send.request);
  const other = shop({ channels: [], notices: { news } });
  expect(() => other.book.request({ ...send, channel: "13800138000" }, signing)).toThrow(
    expect.objectContaining({
      code: "NO_SUCH_CHANNEL",
      message: "This rulebook has no adapter of this name. Pass the send to the rulebook that made it.",
    }),
  );
  expect(() => other.book.settle(send, http(200), at("06-01 10:00"))).toThrow(
    expect.objectContaining({ code: "NO_SUCH_CHANNEL" }),
  );
});

describe("what is no message of an order is the programmer's mistake", () => {
  const { order, send } = written();
  const { book } = order;
  const person = "b1";
  const digest = { ...send, id: `${person}/together/digest/0/${person}/sms/1`, type: "digest" };
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["its id alone", send.id],
    ["an event", book.begin(send)],
    ["a message of a mailbox", digest],
  ] as const)("%s", (_, wrong) => {
    const misuse = expect.objectContaining({ code: "NOT_A_SEND", message: expect.stringContaining("`send`") });
    expect(() => book.begin(wrong as never)).toThrow(misuse);
    expect(() => book.settle(wrong as never, http(200), at("06-01 10:00"))).toThrow(misuse);
    expect(() => book.request(wrong as never, { secrets: {}, now: 0, nonce: "n" })).toThrow(misuse);
  });
  test("nor is one of an order a mailbox's", () => {
    const mailbox = defineMailbox({ packs: [base], channels: [] });
    const misuse = expect.objectContaining({ code: "NOT_A_SEND", message: expect.stringContaining("`digest`") });
    expect(() => mailbox.begin(undefined as never)).toThrow(misuse);
    expect(() => mailbox.begin(send as never)).toThrow(misuse);
    expect(() => mailbox.settle(send as never, http(200), 0)).toThrow(misuse);
  });
});

test("a message that nobody sent within the life of its class is written anew, with a new life", () => {
  const { order, send } = written();
  expect(send.expiresAt).toBe(at("06-02 10:00"));
  const step = order.begin("06-03 10:00", send);
  // What would leave now says it is worth nothing to the reader since yesterday.
  expect(outcomes(step)).toEqual(["rejected E_SEND_WITHDRAWN"]);
  expect(sent(step).expiresAt).toBe(at("06-04 10:00"));
  expect(sends(step)).toHaveLength(1);
  expect(wakes(step)).toBeNull();
});
