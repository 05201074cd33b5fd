import { describe, expect, it } from "vitest";
import type { GrantGiven, GrantWithdrawn, WantEffect } from "waybell";
import { answers, ask, changed, Mail, taken } from "../support/mail.ts";
import { at, clock } from "../support/times.ts";

const card = { channel: "card", permits: ["cap", "grant"] } as const;
const grant = (id: string, more: Partial<GrantGiven> = {}): GrantGiven => ({
  id,
  type: "grant.given",
  person: "s1",
  channel: "card",
  at: at("06-01 09:00"),
  ...more,
});
const takenBack = (time: string): GrantWithdrawn => ({
  id: `back-${time}`,
  type: "grant.withdrawn",
  person: "s1",
  channel: "card",
  at: at(time),
});
const on = (order: string, more: Partial<WantEffect> = {}) => ask(order, "06-01 10:00", { ...card, ...more });

describe("an authorisation", () => {
  it("is for one message: of two orders at one instant the other goes on to the next channel", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    expect(answers(mail.at("06-01 10:00", on("1"), on("2")))).toEqual(["1 pass", "2 refuse"]);
    const next = changed(on("2"), "06-01 10:00", { channel: "email", permits: ["cap"] });
    expect(answers(mail.at("06-01 10:00", next))).toEqual(["2.2 pass"]);
  });

  it("goes to the most important", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    const urgent = on("2", { class: "critical", permits: ["grant"] });
    expect(answers(mail.at("06-01 10:00", on("1"), urgent))).toEqual(["2 pass", "1 refuse"]);
  });

  it("given twice is one", () => {
    const mail = new Mail({});
    expect(taken(mail.at("06-01 09:00", grant("g1"), grant("g1")))).toEqual(["accepted", "duplicate"]);
    const begun = changed(on("1"), "06-01 10:00", { status: "begun", left: [["card", at("06-01 10:00")]] });
    mail.at("06-01 10:00", on("1"));
    mail.at("06-01 10:00", begun);
    expect(taken(mail.at("06-01 10:01", grant("g1")))).toEqual(["duplicate"]);
    expect(answers(mail.at("06-01 10:01", on("2")))).toEqual(["2 refuse"]);
  });

  it("is free again when it is asked for no more, and never by time", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    mail.at("06-01 10:00", on("1"));
    expect(answers(mail.at("06-09 10:00", ask("2", "06-09 10:00", card)))).toEqual(["2 refuse"]);
    mail.at("06-09 10:00", changed(on("1"), "06-09 10:00", { status: "withdrawn" }));
    expect(answers(mail.at("06-09 10:00", ask("3", "06-09 10:00", card)))).toEqual(["3 pass"]);
  });

  it("stays with a try of which nothing left", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    mail.at("06-01 10:00", on("1"));
    const begun = changed(on("1"), "06-01 10:00", { status: "begun", left: [["card", at("06-01 10:00")]] });
    mail.at("06-01 10:00", begun);
    const failed = changed(begun, "06-01 10:01", { status: "open", outcome: "failed", left: [] });
    expect(answers(mail.at("06-01 10:01", failed, on("2")))).toEqual(["1.3 pass", "2 refuse"]);
    // It goes to another channel instead.
    const next = changed(failed, "06-01 10:02", { channel: "push", permits: ["cap"] });
    expect(answers(mail.at("06-01 10:02", next, on("3")))).toEqual(["1.4 pass", "3 pass"]);
  });

  it("was used by what left without a verdict", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    mail.at("06-01 10:01", on("1", { rev: 2, status: "begun", left: [["card", at("06-01 10:01")]] }));
    expect(answers(mail.at("06-01 10:02", on("2")))).toEqual(["2 refuse"]);
  });

  it("is for the notices that it names", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1", { notices: ["shipped"] }));
    expect(answers(mail.at("06-01 10:00", on("1"), on("2", { notice: "shipped" })))).toEqual(["1 refuse", "2 pass"]);
  });

  it("for fewer notices goes first, in whatever order they arrive: the other is left for what it alone is for", () => {
    const wide = grant("g1", { notices: ["shipped", "delivered"] });
    const narrow = grant("g2", { notices: ["shipped"], at: at("06-01 09:30") });
    const every = grant("g3", { at: at("06-01 08:00") });
    const asked = [on("1", { notice: "shipped" }), on("2", { notice: "delivered" }), on("3", { notice: "returned" })];
    for (const given of [
      [wide, narrow, every],
      [narrow, every, wide],
      [every, wide, narrow],
    ]) {
      const mail = new Mail({});
      for (const one of given) mail.at("06-01 09:30", one);
      expect(asked.flatMap((one) => answers(mail.at("06-01 10:00", one)))).toEqual(["1 pass", "2 pass", "3 pass"]);
      const holders = mail.record?.grants.map(([id, , , holder]) => [id, holder]).sort();
      expect(holders).toEqual([
        ["g1", asked[1]?.key],
        ["g2", asked[0]?.key],
        ["g3", asked[2]?.key],
      ]);
    }
  });

  it("that another question has passes to the one for which no other will do, as long as its message has not begun", () => {
    const passed = (begins: boolean) => {
      const mail = new Mail({});
      mail.at("06-01 09:00", grant("g1", { notices: ["shipped", "delivered"] }));
      const first = on("1", { notice: "shipped" });
      expect(answers(mail.at("06-01 10:00", first))).toEqual(["1 pass"]);
      const begun = changed(first, "06-01 10:01", { status: "begun", left: [["card", at("06-01 10:01")]] });
      if (begins) mail.at("06-01 10:01", begun);
      mail.at("06-01 10:02", grant("g2", { notices: ["shipped"] }));
      const second = answers(mail.at("06-01 10:03", on("2", { notice: "delivered" })));
      return [...second, ...answers(mail.at("06-01 10:04", on("3", { notice: "shipped" })))];
    };
    expect(passed(false)).toEqual(["2 pass", "3 refuse"]);
    expect(passed(true)).toEqual(["2 refuse", "3 pass"]);
  });

  it("can be taken back as far as it is not used", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"), grant("g2", { at: at("06-01 09:30") }), grant("g3", { channel: "push" }));
    const back = takenBack("06-01 09:10");
    expect(taken(mail.at("06-01 09:10", back, { ...back, id: "w2" }))).toEqual(["accepted", "duplicate"]);
    expect(answers(mail.at("06-01 10:00", on("1"), on("2")))).toEqual(["1 pass", "2 refuse"]);
  });

  it("taken back stays so where the withdrawal arrives first, to the millisecond", () => {
    const noon = at("06-01 12:00");
    const arriving = (...given: readonly GrantGiven[]) => {
      const mail = new Mail({});
      mail.at("06-01 13:00", takenBack("06-01 12:00"));
      expect(taken(mail.at("06-01 13:01", ...given))).toEqual(given.map(() => "accepted"));
      return answers(mail.at("06-01 13:02", ask("1", "06-01 13:02", card)));
    };
    expect(arriving(grant("g1", { at: noon }))).toEqual(["1 refuse"]);
    expect(arriving(grant("g1", { at: noon, notices: ["shipped"] }))).toEqual(["1 refuse"]);
    expect(arriving(grant("g1", { at: noon + 1 }))).toEqual(["1 pass"]);
    expect(arriving(grant("g1", { at: noon }), grant("g2", { at: noon + 1 }))).toEqual(["1 pass"]);
    // Without a time of its own it was given as it arrived.
    expect(arriving({ id: "g1", type: "grant.given", person: "s1", channel: "card" })).toEqual(["1 pass"]);
  });

  it("taken back for some notices stays with others, whichever arrives first", () => {
    const back: GrantWithdrawn = { ...takenBack("06-01 12:00"), notices: ["shipped"] };
    const given = [grant("g1", { notices: ["shipped"] }), grant("g2", { notices: ["delivered"] })];
    for (const events of [
      [back, ...given],
      [...given, back],
    ]) {
      const mail = new Mail({});
      mail.at("06-01 13:00", ...events);
      const asked = [on("1", { notice: "shipped" }), on("2", { notice: "delivered" })];
      expect(answers(mail.at("06-01 13:00", ...asked))).toEqual(["1 refuse", "2 pass"]);
    }
  });

  it("taken back anew is news only as far as it says more than before", () => {
    const mail = new Mail({});
    const [early, late] = [takenBack("06-01 11:00"), takenBack("06-01 12:00")];
    const some: GrantWithdrawn = { ...late, id: "some", notices: ["shipped"] };
    const said = (back: GrantWithdrawn) => taken(mail.at("06-01 13:00", back));
    expect([some, early, early, late, early, some].flatMap(said)).toEqual([
      "accepted",
      "accepted",
      "duplicate",
      "accepted",
      "duplicate",
      "duplicate",
    ]);
    expect(mail.record?.withdrawn).toEqual([["card", at("06-01 12:00")]]);
  });

  it("taken back before the message began lets it go no more: the question is answered anew", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    expect(answers(mail.at("06-01 10:00", on("1")))).toEqual(["1 pass"]);
    expect(answers(mail.at("06-01 10:05", takenBack("06-01 10:05")))).toEqual(["1 refuse"]);
    expect(answers(mail.at("06-01 10:06", takenBack("06-01 10:05")))).toEqual([]);
    const next = changed(on("1"), "06-01 10:07", { channel: "push", permits: ["cap"] });
    expect(answers(mail.at("06-01 10:07", next))).toEqual(["1.2 pass"]);
  });

  it("taken back leaves the permit where another one is free, which is then reserved", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"), grant("g2", { at: at("06-01 09:30") }));
    mail.at("06-01 10:00", on("1"));
    expect(answers(mail.at("06-01 10:05", takenBack("06-01 09:10")))).toEqual([]);
    expect(answers(mail.at("06-01 10:06", on("2")))).toEqual(["2 refuse"]);
  });

  it("taken back gives no unit away before word comes whether the message left", () => {
    const open = () => {
      const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
      mail.at("06-01 09:00", grant("g1"));
      mail.at("06-01 10:00", on("1"), ask("2", "06-01 10:00"));
      expect(answers(mail.at("06-01 10:05", takenBack("06-01 10:05")))).toEqual(["1 refuse"]);
      return mail;
    };
    const begun = changed(on("1"), "06-01 10:04", { status: "begun", left: [["card", at("06-01 10:04")]] });
    const left = open().at("06-01 10:06", begun);
    expect([answers(left), clock(left.wakeAt)]).toEqual([[], "06-02 10:04"]);
    const next = changed(on("1"), "06-01 10:06", { channel: "push", permits: ["cap"] });
    expect(answers(open().at("06-01 10:06", next))).toEqual(["1.2 pass"]);
    const over = changed(on("1"), "06-01 10:06", { status: "settled" });
    expect(answers(open().at("06-01 10:06", over))).toEqual(["2 pass"]);
  });

  it("taken back too late was used: what began before is not answered, and tried again only over another channel", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"));
    mail.at("06-01 10:00", on("1"));
    const begun = changed(on("1"), "06-01 10:04", { status: "begun", left: [["card", at("06-01 10:04")]] });
    expect(answers(mail.at("06-01 10:05", takenBack("06-01 10:05")))).toEqual(["1 refuse"]);
    expect(answers(mail.at("06-01 10:06", begun))).toEqual([]);
    const failed = changed(begun, "06-01 10:07", { status: "open", outcome: "failed", left: [] });
    expect(answers(mail.at("06-01 10:07", failed))).toEqual(["1.3 refuse"]);
  });

  it("is void when the provider says that the person has not allowed it, whichever revision comes first", () => {
    const mail = new Mail({});
    mail.at("06-01 09:00", grant("g1"), grant("g2"));
    mail.at("06-01 10:00", on("1"));
    const failed = changed(on("1"), "06-01 10:01", { rev: 3, outcome: "no-grant" });
    const next = changed(failed, "06-01 10:01", { channel: "push", permits: ["cap"] });
    expect(answers(mail.at("06-01 10:01", { ...next }, failed))).toEqual(["1.4 pass"]);
    expect(answers(mail.at("06-01 10:02", on("2")))).toEqual(["2 refuse"]);
  });

  it("is remembered as used for the last 200", () => {
    const mail = new Mail({});
    for (let i = 0; i < 250; i++) {
      const want = on(String(i), { status: "begun", left: [["card", at("06-01 10:00")]] });
      mail.at("06-01 10:00", grant(`g${i}`), want);
    }
    expect(mail.record?.grants.length).toBe(201);
  });
});
