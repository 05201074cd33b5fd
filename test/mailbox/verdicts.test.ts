import { describe, expect, it } from "vitest";
import type { MailboxEvent, MailboxRecord } from "waybell";
import { answers, ask, changed, Mail, newOrders, taken } from "../support/mail.ts";
import { at } from "../support/times.ts";

const one = ask("1", "06-01 10:00");

describe("a question", () => {
  it("is answered by an event for its order", () => {
    const step = new Mail({}).at("06-01 10:00", one);
    expect(step.outcomes).toEqual([{ is: "accepted", id: "1/want/news/1" }]);
    expect(step.effects).toEqual([
      {
        type: "verdict",
        id: "s1/verdict/1/news/order/0/s1/1/1",
        owner: "s1",
        event: {
          id: "s1/verdict/1/news/order/0/s1/1/1",
          type: "mailbox.verdict",
          orderId: "1",
          actor: { role: "system" },
          payload: { key: "1/news/order/0/s1", rev: 1, seq: 1, is: "pass" },
        },
        since: at("06-01 10:00"),
        at: at("06-01 10:00"),
      },
    ]);
  });

  it("is answered again in the same words", () => {
    const mail = new Mail({});
    const [verdict] = mail.at("06-01 10:00", one).effects;
    const again = mail.at("06-01 10:05", one);
    expect([taken(again), again.effects]).toEqual([["duplicate"], [verdict]]);
  });

  it("is what its highest revision says, in whatever order they come", () => {
    const mail = new Mail({});
    const back = changed(one, "06-01 10:01", { status: "withdrawn" });
    const step = mail.at("06-01 10:02", back, one);
    expect([taken(step), answers(step)]).toEqual([["accepted", "duplicate"], []]);
  });

  it("has a sequence over all questions, so that a newer answer is known", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    mail.at("06-01 10:00", one, ask("2", "06-01 10:00"));
    const { effects } = mail.at("06-01 10:01", changed(one, "06-01 10:01", { status: "withdrawn" }));
    expect(effects.map((effect) => effect.type === "verdict" && effect.event.payload)).toEqual([
      { key: "2/news/order/0/s1", rev: 1, seq: 3, is: "pass" },
    ]);
  });

  it("is forgotten a day after its end, and then not taken for a new one", () => {
    const mail = new Mail({});
    mail.at("06-01 10:00", one, changed(one, "06-01 10:00", { status: "withdrawn" }));
    expect(taken(mail.at("06-02 10:00", one))).toEqual(["duplicate"]);
    expect(mail.at(at("06-02 10:00") + 1).record.wants).toEqual([]);
    const late = mail.at(at("06-02 10:00") + 2, one);
    expect([taken(late), late.effects]).toEqual([["rejected E_WANT_TOO_OLD at"], []]);
  });
});

describe("a mailbox", () => {
  const person = ask("1", "06-01 10:00", { person: "s2" });
  it.each<readonly [string, unknown, string]>([
    ["another person's", person, "rejected E_WRONG_PERSON person"],
    ["without a type", { id: "1" }, "rejected E_FIELD type"],
    ["of no such type", { ...one, type: "wants" }, "rejected E_UNKNOWN_EVENT type"],
    ["with a word that is not known", { ...one, status: "done" }, "rejected E_FIELD status"],
    ["with more than it has", { ...one, more: 1 }, "rejected E_UNKNOWN_FIELD more"],
    ["null", null, "rejected E_FIELD type"],
    [
      "about a message that it did not send",
      { id: "x", type: "digest.begun", person: "s1", sendId: "x" },
      "rejected E_NO_SUCH_SEND sendId",
    ],
  ])("refuses an event %s", (_, event, expected) => {
    const step = new Mail({}).at("06-01 10:00", ask("0", "06-01 10:00"), event as MailboxEvent);
    expect(taken(step)).toEqual(["accepted", expected]);
  });

  it("does not touch a record of a newer version", () => {
    const mail = new Mail({});
    const { record } = mail.at("06-01 10:00", one);
    mail.record = { ...record, waybell: 99 };
    const step = mail.at("06-01 10:01", ask("2", "06-01 10:01"));
    expect([taken(step), step.record, step.effects]).toEqual([
      ["rejected E_RECORD_NEWER "],
      { ...record, waybell: 99 },
      [],
    ]);
  });

  it("throws for what no data can excuse", () => {
    const mail = new Mail({});
    const context = { now: 0, person: null };
    expect(() => mail.mailbox.step(null, [], context)).toThrow("no record and no event");
    expect(() => mail.mailbox.step({ waybell: 1 } as MailboxRecord, [], context)).toThrow("not made by this library");
    expect(() => mail.mailbox.step(null, [one], { ...context, now: Number.NaN })).toThrow("epoch milliseconds");
  });

  it("says what is wrong with the person or the clock, and goes on", () => {
    const mail = new Mail({});
    mail.at("06-01 10:00", one);
    mail.person = { ...(mail.person as NonNullable<typeof mail.person>), id: "s2" };
    const step = mail.at("06-01 09:00", ask("2", "06-01 09:00"));
    expect(step.findings.map(({ code, path }) => [code, path])).toEqual([
      ["E_NOW_RUNS_BACK", "now"],
      ["E_WRONG_PERSON", "person.id"],
    ]);
    expect([answers(step), step.record.now]).toEqual([["2 pass"], at("06-01 10:00")]);
  });

  it("changes nothing when it is woken for nothing", () => {
    const mail = new Mail(newOrders);
    const { record } = mail.at("06-01 10:00", one);
    expect(mail.at("06-01 10:01")).toEqual({
      record: { ...record, now: at("06-01 10:01") },
      outcomes: [],
      effects: [],
      wakeAt: null,
      findings: [],
    });
  });

  it("is plain JSON", () => {
    const { record } = new Mail(newOrders).at("06-01 10:00", one);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });
});
