import { describe, expect, it } from "vitest";
import type { DigestEffect, MailboxStep, Person } from "waybell";
import { answers, ask, bodyOf, changed, digest, digests, Mail, newOrder, newOrders, taken } from "../support/mail.ts";
import { channel, seller } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const sleeper: Person = {
  ...seller,
  addresses: { push: "device-2", email: "li@example.com" },
  quietHours: { from: "21:00", to: "09:00" },
};
const due = (time: string) => ({ facts: { by: at(time), many: 2, worth: { amount: 1000, currency: "CNY" } } });
const yuan = (amount: number, currency = "CNY") => ({ facts: { by: at("06-03 12:00"), worth: { amount, currency } } });
/** Asked in the night, to be said together with others. */
const held = { channel: "digest" } as const;
const night = (): Mail => new Mail({ ...newOrders, person: sleeper });

/** Three orders of one night. */
function gathered(): Mail {
  const mail = night();
  mail.at("06-01 23:10", newOrder("1", "06-01 23:10", { ...held, ...due("06-03 23:10") }));
  mail.at("06-02 01:00", newOrder("2", "06-02 01:00", { ...held, ...due("06-03 01:00") }));
  mail.at("06-02 03:00", newOrder("3", "06-02 03:00", { ...held, ...due("06-04 03:00") }));
  return mail;
}
const morning = (mail: Mail): DigestEffect => digest(mail.at("06-02 09:00"));
const ids = (step: MailboxStep): readonly string[] => digests(step).map(({ id }) => id);

describe("what comes in the night", () => {
  it("is gathered until the person's hours open", () => {
    const mail = night();
    const step = mail.at("06-01 23:10", newOrder("1", "06-01 23:10", { ...held, ...due("06-03 23:10") }));
    expect([answers(step), digests(step), clock(step.wakeAt)]).toEqual([["1 digest"], [], "06-02 09:00"]);
  });

  it("is said in one message, with what its facts sum up to", () => {
    const mail = gathered();
    expect(morning(mail)).toEqual({
      type: "digest",
      id: `s1/new-orders/digest/${at("06-02 09:00")}/s1/push/1`,
      owner: "s1",
      notice: "new-orders",
      subject: "digest",
      episode: at("06-02 09:00"),
      person: "s1",
      role: "seller",
      channel: "push",
      attempt: 1,
      class: "low",
      since: at("06-02 09:00"),
      at: at("06-02 09:00"),
      expiresAt: at("06-05 09:00"),
      request: {
        kind: "http",
        method: "POST",
        url: "https://push.example",
        headers: {},
        body: JSON.stringify({
          id: `s1/new-orders/digest/${at("06-02 09:00")}/s1/push/1`,
          to: "device-2",
          title: "New orders",
          body: "3 new orders, the first by 3 Jun 01:00, CNY 30.00",
        }),
      },
    });
  });

  it("has the same id whenever the host wakes", () => {
    expect(ids(gathered().at("06-02 09:00"))).toEqual(ids(gathered().at("06-02 11:30")));
  });

  it("is told to every order when the message left", () => {
    const mail = gathered();
    const step = mail.send("06-02 09:00", morning(mail));
    expect(answers(step)).toEqual(["1 told", "2 told", "3 told"]);
    expect([mail.at("06-02 09:01").effects, mail.at("06-03 09:01").effects]).toEqual([[], []]);
  });

  it("is one message also for one order", () => {
    const mail = night();
    mail.at("06-01 23:10", newOrder("1", "06-01 23:10", { ...held, ...due("06-03 23:10") }));
    expect(bodyOf(morning(mail))).toBe("1 new order, the first by 3 Jun 23:10, CNY 10.00");
  });

  it("says no sum over two currencies", () => {
    const mail = night();
    mail.at(
      "06-01 23:10",
      newOrder("1", "06-01 23:10", { ...held, ...yuan(500) }),
      newOrder("2", "06-01 23:10", { ...held, ...yuan(500, "USD") }),
    );
    expect(bodyOf(morning(mail))).toBe("2 new orders");
  });

  it("is gathered whatever channel it asks for", () => {
    const mail = night();
    const step = mail.at("06-01 23:10", newOrder("1", "06-01 23:10"));
    expect(answers(step)).toEqual(["1 digest"]);
  });

  it("goes by itself by day, and where no rule gathers it by night", () => {
    const mail = night();
    expect(answers(mail.at("06-01 12:00", newOrder("1", "06-01 12:00")))).toEqual(["1 pass"]);
    expect(answers(mail.at("06-01 23:00", ask("2", "06-01 23:00")))).toEqual(["2 pass"]);
  });

  it("is asked again for another channel where nothing can carry the digest", () => {
    const mail = night();
    mail.person = { ...sleeper, addresses: { wechat: "open-id" } };
    const step = mail.at("06-01 23:10", newOrder("1", "06-01 23:10", held));
    expect(answers(step)).toEqual(["1 refuse"]);
  });

  it("goes by itself after all where the person refuses the digest before it is sent", () => {
    const mail = night();
    mail.at("06-01 23:10", newOrder("1", "06-01 23:10"));
    mail.person = { ...sleeper, optOuts: ["push", "email"] };
    expect(answers(mail.at("06-02 08:00"))).toEqual(["1 pass"]);
  });

  it("never becomes an empty message", () => {
    const mail = night();
    const want = newOrder("1", "06-01 23:10", held);
    mail.at("06-01 23:10", want);
    mail.at("06-02 01:00", changed(want, "06-02 01:00", { status: "withdrawn" }));
    expect(mail.at("06-02 09:00")).toMatchObject({ effects: [], wakeAt: null });
  });

  it("waits on for what comes too late for the message of the morning", () => {
    const mail = gathered();
    morning(mail);
    const late = mail.at("06-02 09:05", newOrder("4", "06-02 08:59", { ...held, ...due("06-03 12:00") }));
    // One millisecond on, for an id never has two contents.
    expect(ids(late)).toEqual([`s1/new-orders/digest/${at("06-02 09:00") + 1}/s1/push/1`]);
  });
});

describe("before it begins", () => {
  it("a message follows what is taken back: it is issued anew", () => {
    const mail = gathered();
    const first = morning(mail);
    const want = newOrder("2", "06-02 01:00", { ...held, ...due("06-03 01:00") });
    const step = mail.at("06-02 09:01", changed(want, "06-02 09:01", { status: "withdrawn" }));
    expect(bodyOf(digest(step))).toBe("2 new orders, the first by 3 Jun 23:10, CNY 20.00");
    expect(digest(step).id).toBe(`s1/new-orders/digest/${at("06-02 09:00")}/s1/push/2`);
    expect(taken(mail.begin("06-02 09:01", first))).toEqual(["rejected E_SEND_WITHDRAWN "]);
    expect(taken(mail.begin("06-02 09:01", digest(step)))).toEqual(["accepted"]);
  });

  it("a message follows facts that change", () => {
    const mail = gathered();
    morning(mail);
    const want = newOrder("2", "06-02 01:00", { ...held, ...due("06-03 01:00") });
    const step = mail.at("06-02 09:01", changed(want, "06-02 09:01", due("06-05 00:00")));
    expect(answers(step)).toEqual(["2.2 digest"]);
    expect(bodyOf(digest(step))).toBe("3 new orders, the first by 3 Jun 23:10, CNY 30.00");
  });

  it("a message is taken back when nothing is left to say", () => {
    const mail = night();
    const want = newOrder("1", "06-01 23:10", held);
    mail.at("06-01 23:10", want);
    const only = morning(mail);
    const step = mail.at("06-02 09:01", changed(want, "06-02 09:01", { status: "withdrawn" }));
    expect([digests(step), taken(mail.begin("06-02 09:01", only))]).toEqual([[], ["rejected E_SEND_WITHDRAWN "]]);
  });

  it("a message is refused in hours that have closed, and issued again when they open", () => {
    const mail = gathered();
    const first = morning(mail);
    const late = mail.begin("06-02 22:00", first);
    expect([taken(late), digests(late), clock(late.wakeAt)]).toEqual([
      ["rejected E_SEND_WITHDRAWN "],
      [],
      "06-03 09:00",
    ]);
    expect(ids(mail.at("06-03 09:00"))).toEqual([`s1/new-orders/digest/${at("06-02 09:00")}/s1/push/2`]);
  });

  it.each([
    ["the address is gone", { addresses: { email: "li@example.com" } }],
    ["the channel is refused", { optOuts: ["push"] }],
    ["the address is another", { addresses: { push: "device-9", email: "li@example.com" } }],
  ])("a message is refused where %s", (_, change) => {
    const mail = gathered();
    const first = morning(mail);
    mail.person = { ...sleeper, ...change };
    expect(taken(mail.begin("06-02 09:01", first))).toEqual(["rejected E_SEND_WITHDRAWN "]);
  });

  it("a message that is worth nothing any more is refused", () => {
    const mail = gathered();
    const first = morning(mail);
    expect(taken(mail.begin("06-05 09:01", first))).toEqual(["rejected E_SEND_WITHDRAWN "]);
  });

  it("a message begins once", () => {
    const mail = gathered();
    const first = morning(mail);
    expect(taken(mail.begin("06-02 09:01", first))).toEqual(["accepted"]);
    expect(taken(mail.begin("06-02 09:01", first))).toEqual(["duplicate"]);
  });
});

describe("after it began", () => {
  it("a message is frozen: what is taken back too late is told, for its order to correct", () => {
    const mail = gathered();
    const first = morning(mail);
    mail.begin("06-02 09:00", first);
    const want = newOrder("2", "06-02 01:00", held);
    expect(mail.at("06-02 09:00", changed(want, "06-02 09:00", { status: "withdrawn" })).effects).toEqual([]);
    const step = mail.at(
      "06-02 09:01",
      mail.mailbox.settle(first, { status: 200, headers: {}, body: "" }, at("06-02 09:01")),
    );
    expect(answers(step)).toEqual(["1 told", "2.2 told", "3 told"]);
  });

  it("a question that comes again is told, not said again", () => {
    const mail = gathered();
    mail.send("06-02 09:00", morning(mail));
    const want = newOrder("2", "06-02 01:00", { channel: "push", rev: 2, at: at("06-02 09:02") });
    expect(answers(mail.at("06-02 09:02", want))).toEqual(["2.2 told"]);
    expect(mail.at("06-03 09:00").effects).toEqual([]);
  });

  it("goes over the next channel where nothing left, with what is true by then", () => {
    const mail = gathered();
    const first = morning(mail);
    const step = mail.send("06-02 09:00", first, 410);
    expect(step.effects.map((effect) => effect.type)).toEqual(["person", "digest"]);
    expect([digest(step).channel, answers(step)]).toEqual(["email", []]);
    expect(answers(mail.send("06-02 09:00", digest(step)))).toEqual(["1 told", "2 told", "3 told"]);
  });

  it("tries the same channel again after its wait", () => {
    const mail = gathered();
    const first = morning(mail);
    const step = mail.send("06-02 09:00", first, 500);
    expect([digests(step), clock(step.wakeAt)]).toEqual([[], "06-02 09:00:10"]);
    expect(ids(mail.at("06-02 09:00:10"))).toEqual([`s1/new-orders/digest/${at("06-02 09:00")}/s1/push/2`]);
  });

  it("tries again with its own unit, while that counts, and with another when there is one", () => {
    const tried = (heard: string): readonly string[] => {
      const mail = new Mail({ ...newOrders, person: sleeper, budgets: { all: { most: 1, within: "30m" } } });
      mail.at("06-01 23:10", newOrder("1", "06-01 23:10", held));
      const first = morning(mail);
      mail.begin("06-02 09:00", first);
      const other = ask("2", "06-02 09:10");
      mail.at("06-02 09:10", other);
      mail.at(heard);
      const steps = [
        mail.at(heard, mail.mailbox.settle(first, { failed: "before-sending" }, at("06-02 09:00"))),
        mail.at("06-02 09:45", changed(other, "06-02 09:45", { status: "withdrawn" })),
      ];
      return steps.flatMap((step) => digests(step).map(({ attempt }) => `${attempt} at ${clock(step.record.now)}`));
    };
    expect(tried("06-02 09:29:59.999")).toEqual(["2 at 06-02 09:29:59.999"]);
    expect(tried("06-02 09:30")).toEqual(["2 at 06-02 09:45"]);
  });

  it("lets each go by itself where no channel took it", () => {
    const mail = gathered();
    const second = digest(mail.send("06-02 09:00", morning(mail), 410));
    const step = mail.send("06-02 09:00", second, 410);
    // They were asked for the digest: each asks again, for a channel.
    const each = ["1", "2", "3"];
    expect(answers(step)).toEqual([...each.map((id) => `${id} undelivered`), ...each.map((id) => `${id} refuse`)]);
    const alone = newOrder("1", "06-02 09:01", { rev: 2 });
    expect(answers(mail.at("06-02 09:01", alone))).toEqual(["1.2 pass"]);
  });

  it("takes the next channel after silence, and is told in doubt at last", () => {
    const mail = gathered();
    mail.begin("06-02 09:00", morning(mail));
    expect(mail.at("06-02 09:59")).toMatchObject({ effects: [], wakeAt: at("06-02 10:00") });
    const second = digest(mail.at("06-02 10:00"));
    expect(second.channel).toBe("email");
    mail.begin("06-02 10:00", second);
    const third = digest(mail.at("06-02 11:00"));
    expect(third.id).toBe(`s1/new-orders/digest/${at("06-02 09:00")}/s1/push/2`);
    mail.begin("06-02 11:00", third);
    expect(answers(mail.at("06-02 11:59"))).toEqual([]);
    expect(answers(mail.at("06-02 12:00"))).toEqual(["1 in-doubt", "2 in-doubt", "3 in-doubt"]);
    const again = newOrder("1", "06-02 13:01", { rev: 2 });
    expect(answers(mail.at("06-02 13:01", again))).toEqual(["1.2 in-doubt"]);
    const late = mail.mailbox.received({ sendId: third.id, status: "delivered" }, at("06-02 14:00"));
    expect(answers(mail.at("06-02 14:00", late as NonNullable<typeof late>))).toEqual(["1.2 told", "2 told", "3 told"]);
  });

  it("tells over the next channel what is so by then, where nobody knows whether it arrived", () => {
    const mail = gathered();
    mail.begin("06-02 09:00", morning(mail));
    mail.at("06-02 09:20", changed(newOrder("2", "06-02 01:00", held), "06-02 09:20", { status: "withdrawn" }));
    const second = digest(mail.at("06-02 10:00"));
    expect([second.channel, bodyOf(second)]).toEqual(["email", "2 new orders, the first by 3 Jun 23:10, CNY 20.00"]);
    // It may have been told in the first: its order corrects that.
    expect(answers(mail.send("06-02 10:00", second))).toEqual(["1 told", "2.2 told", "3 told"]);
  });

  it("is not sent again where nobody knows whether it arrived and nothing of it is so any more", () => {
    const mail = gathered();
    mail.begin("06-02 09:00", morning(mail));
    const withdrawn = (id: string, since: string) =>
      mail.at("06-02 09:20", changed(newOrder(id, since, held), "06-02 09:20", { status: "withdrawn" }));
    withdrawn("1", "06-01 23:10");
    withdrawn("2", "06-02 01:00");
    withdrawn("3", "06-02 08:00");
    const step = mail.at("06-02 10:00");
    expect([digests(step), answers(step)]).toEqual([[], ["1.2 in-doubt", "2.2 in-doubt", "3.2 in-doubt"]]);
  });

  it("takes the next channel when it did not arrive, with what it said", () => {
    const mail = gathered();
    const first = morning(mail);
    mail.send("06-02 09:00", first);
    const want = newOrder("1", "06-01 23:10", held);
    mail.at("06-02 09:30", changed(want, "06-02 09:30", { status: "withdrawn" }));
    const lost = mail.mailbox.received({ sendId: first.id, status: "undelivered" }, at("06-02 10:00"));
    const step = mail.at("06-02 10:00", lost as NonNullable<typeof lost>);
    expect([digest(step).channel, bodyOf(digest(step))]).toEqual([
      "email",
      "3 new orders, the first by 3 Jun 01:00, CNY 30.00",
    ]);
    const begun = mail.at("06-02 10:00", mail.mailbox.begin(digest(step)));
    expect(begun.outcomes[0]?.is).toBe("accepted");
    expect(answers(mail.send("06-02 10:00", digest(step)))).toEqual([]);
  });

  it("learns from receipts, and reports what is to be mended", () => {
    const mail = gathered();
    const first = morning(mail);
    const step = mail.send("06-02 09:00", first, 401);
    expect(step.effects.map((effect) => (effect.type === "report" ? effect.finding.code : effect.type))).toEqual([
      "NEEDS_CONFIG",
      "digest",
    ]);
    const read = mail.mailbox.received({ sendId: digest(step).id, status: "read" }, at("06-02 09:01"));
    expect(answers(mail.at("06-02 09:01", read as NonNullable<typeof read>))).toEqual(["1 told", "2 told", "3 told"]);
    expect(mail.mailbox.received({ status: "read" }, 0)).toBeUndefined();
    expect(mail.mailbox.received({ status: "read", sendId: "1/news/order/0/s1/push/1" }, 0)).toBeUndefined();
    const queued = mail.mailbox.received({ sendId: first.id, status: "queued" }, at("06-02 09:01"));
    for (const answer of ["accepted", "duplicate"])
      expect(taken(mail.at("06-02 09:02", queued as NonNullable<typeof queued>))).toEqual([answer]);
  });

  it("is forgotten a day later, but for what it counts", () => {
    const mail = new Mail({
      ...newOrders,
      person: sleeper,
      budgets: { low: { most: 1, within: "7d", classes: ["low"] } },
    });
    mail.at("06-01 23:10", newOrder("1", "06-01 23:10", held));
    mail.send("06-02 09:00", morning(mail));
    const { record } = mail.at("06-04 09:00");
    expect([record.digests, record.wants, record.spent]).toEqual([[], [], [["low", "push", at("06-02 09:00")]]]);
  });
});

describe("a rule that says one thing at a time", () => {
  const every = {
    notices: {
      "ship-soon": {
        to: "seller",
        class: "normal",
        when: { "it.began": true },
        channels: ["push"],
        says: { by: "it.eta" },
        sums: { cnt: "count", by: { first: "it.eta" } },
        every: "10m",
      },
    },
    texts: {
      "ship-soon": { title: "Ship soon", body: ["{cnt} orders, the first by {by}", "This order, by {by}"] },
    },
  } as const;
  const soon = (order: string, time: string, by: string) =>
    ask(order, time, { notice: "ship-soon", facts: { by: at(by) } });

  it("lets the first go at once, and gathers what comes in the time after it", () => {
    const mail = new Mail(every);
    expect(answers(mail.at("06-01 10:00", soon("1", "06-01 10:00", "06-01 22:00")))).toEqual(["1 pass"]);
    const step = mail.at(
      "06-01 10:01",
      soon("2", "06-01 10:01", "06-01 22:01"),
      soon("3", "06-01 10:01", "06-01 21:00"),
    );
    expect([answers(step), clock(step.wakeAt)]).toEqual([["2 digest", "3 digest"], "06-01 10:10"]);
    const one = digest(mail.at("06-01 10:10"));
    expect([bodyOf(one), one.id]).toEqual([
      "2 orders, the first by 1 Jun 21:00",
      `s1/ship-soon/digest/${at("06-01 10:10")}/s1/push/1`,
    ]);
    mail.send("06-01 10:10", one);
    expect(answers(mail.at("06-01 10:15", soon("4", "06-01 10:15", "06-01 22:15")))).toEqual(["4 digest"]);
    expect(bodyOf(digest(mail.at("06-01 10:20")))).toBe("1 orders, the first by 1 Jun 22:15");
    expect(answers(mail.at("06-01 11:00", soon("5", "06-01 11:00", "06-01 23:00")))).toEqual(["5 pass"]);
  });

  it("waits for room in a budget, and says all that came by then", () => {
    const mail = new Mail({ ...every, budgets: { all: { most: 1, within: "24h" } } });
    const first = soon("1", "06-01 10:00", "06-01 22:00");
    mail.at("06-01 10:00", first);
    mail.at("06-01 10:00", changed(first, "06-01 10:00", { status: "settled", left: [["push", at("06-01 10:00")]] }));
    const step = mail.at("06-01 12:00", soon("2", "06-01 12:00", "06-02 22:00"));
    expect([answers(step), clock(step.wakeAt)]).toEqual([["2 digest"], "06-02 10:00"]);
    mail.at("06-01 13:00", soon("3", "06-01 13:00", "06-02 22:00"));
    const one = digest(mail.at("06-02 10:00"));
    expect(bodyOf(one)).toBe("2 orders, the first by 2 Jun 22:00");
    // It counts itself, from when it began.
    mail.send("06-02 10:00", one);
    expect(answers(mail.at("06-02 11:00", ask("4", "06-02 11:00")))).toEqual(["4 defer until 06-03 10:00"]);
  });
});

describe("of two rules that say the same", () => {
  it("the later one does", () => {
    const { notices, texts } = newOrders;
    const mail = new Mail({
      notices: { ...notices, counted: { ...notices["new-orders"], class: "high", every: "10m" } },
      texts: { ...texts, counted: { title: "Counted", body: "{cnt}, counted" } },
    });
    expect(answers(mail.at("06-01 10:00", newOrder("1", "06-01 10:00")))).toEqual(["1 pass"]);
    const step = mail.at("06-01 10:01", newOrder("2", "06-01 10:01"), newOrder("3", "06-01 10:02"));
    expect([answers(step), clock(step.wakeAt)]).toEqual([["2 digest", "3 digest"], "06-01 10:10"]);
    expect(digests(mail.at("06-01 10:10")).map(bodyOf)).toEqual(["2, counted"]);
  });
});

describe("a digest over a channel of one consent for each message", () => {
  it("is not sent", () => {
    const cards = { ...channel("push"), capabilities: { ...channel("push").capabilities, consentPerMessage: true } };
    const mail = new Mail({ ...newOrders, person: sleeper, channels: [cards] });
    expect(answers(mail.at("06-01 23:10", newOrder("1", "06-01 23:10", held)))).toEqual(["1 refuse"]);
  });
});
