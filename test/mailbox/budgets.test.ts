import { describe, expect, it } from "vitest";
import type { WantEffect } from "waybell";
import { answers, ask, changed, Mail } from "../support/mail.ts";
import { channel } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const three = { budgets: { all: { most: 3, within: "24h", reserve: 1 } } };
const urgent = { class: "critical", permits: [] } as const;
const left = (want: WantEffect, time: string, status: WantEffect["status"] = "begun"): WantEffect =>
  changed(want, time, { status, left: [...want.left, [want.channel, at(time)]] });

describe("a budget", () => {
  it("lets through what there is room for, and keeps its reserve", () => {
    const mail = new Mail(three);
    const step = mail.at("06-01 10:00", ask("1", "06-01 10:00"), ask("2", "06-01 10:00"), ask("3", "06-01 10:00"));
    expect(answers(step)).toEqual(["1 pass", "2 pass", "3 defer"]);
    expect(step.wakeAt).toBeNull();
  });

  it("lets what is urgent through in any case, and counts it", () => {
    const mail = new Mail(three);
    const all = ["1", "2", "3", "4"].map((order) => ask(order, "06-01 10:00", urgent));
    expect(answers(mail.at("06-01 10:00", ...all))).toEqual(["1 pass", "2 pass", "3 pass", "4 pass"]);
    expect(answers(mail.at("06-01 10:01", ask("5", "06-01 10:01")))).toEqual(["5 defer"]);
  });

  it("counts what was urgent against the reserve first", () => {
    const mail = new Mail(three);
    mail.at("06-01 10:00", ask("1", "06-01 10:00", urgent));
    const step = mail.at("06-01 10:01", ask("2", "06-01 10:01"), ask("3", "06-01 10:01"), ask("4", "06-01 10:01"));
    expect(answers(step)).toEqual(["2 pass", "3 pass", "4 defer"]);
  });

  it("counts a message from when it began, and says until when the next waits", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    mail.at("06-01 10:00", first);
    mail.at("06-01 10:30", left(first, "06-01 10:30"));
    const step = mail.at("06-01 11:00", ask("2", "06-01 11:00"));
    expect([answers(step), clock(step.wakeAt)]).toEqual([["2 defer until 06-02 10:30"], "06-02 10:30"]);
    expect(answers(mail.at(at("06-02 10:30") - 1))).toEqual([]);
    expect(answers(mail.at("06-02 10:30"))).toEqual(["2 pass"]);
  });

  it("counts local days where it is written in them", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "1cd" } } });
    const first = ask("1", "06-01 23:00");
    mail.at("06-01 23:00", first);
    mail.at("06-01 23:00", left(first, "06-01 23:00"), ask("2", "06-01 23:00"));
    expect(answers(mail.at("06-02 00:00"))).toEqual(["2 pass"]);
  });

  it("frees nothing by time that has not begun", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    mail.at("06-01 10:00", ask("1", "06-01 10:00"), ask("2", "06-01 10:00"));
    expect(answers(mail.at("06-20 10:00"))).toEqual([]);
  });

  it("gives a unit back where nothing is asked any more", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    mail.at("06-01 10:00", first, ask("2", "06-01 10:00"));
    expect(answers(mail.at("06-01 10:05", changed(first, "06-01 10:05", { status: "withdrawn" })))).toEqual(["2 pass"]);
  });

  it("keeps the unit of a try of which nothing left for the next channel", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    const begun = left(first, "06-01 10:01");
    const failed = changed(begun, "06-01 10:02", { status: "open", outcome: "failed", left: [] });
    mail.at("06-01 10:00", first, ask("2", "06-01 10:00"));
    mail.at("06-01 10:01", begun);
    expect(answers(mail.at("06-01 10:02", failed))).toEqual(["1.3 pass"]);
    expect(answers(mail.at("06-01 10:03", changed(failed, "06-01 10:03", { channel: "email" })))).toEqual(["1.4 pass"]);
    // Nothing is left to be tried.
    const over = changed(failed, "06-01 10:04", { rev: 5, status: "withdrawn" });
    expect(answers(mail.at("06-01 10:04", over))).toEqual(["2 pass"]);
  });

  it.each([
    ["its", {}],
    ["the shortest", { week: { most: 9, within: "7d" } }],
  ])("has no unit to keep of a try when %s time has passed: another has it by then", (_, more) => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" }, ...more } });
    const first = ask("1", "06-01 10:00");
    const begun = left(first, "06-01 10:01");
    mail.at("06-01 10:00", first, ask("2", "06-01 10:00"));
    mail.at("06-01 10:01", begun);
    expect(answers(mail.at("06-02 10:01"))).toEqual(["2 pass"]);
    const failed = changed(begun, "06-02 10:02", { status: "open", outcome: "failed", left: [] });
    expect(answers(mail.at("06-02 10:02", failed))).toEqual(["1.3 defer"]);
  });

  it("takes another unit after silence or doubt", () => {
    const mail = new Mail({ budgets: { all: { most: 2, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    const begun = left(first, "06-01 10:00");
    const again = changed(begun, "06-01 11:00", { status: "open", channel: "email" });
    mail.at("06-01 10:00", first);
    mail.at("06-01 10:00", begun);
    expect(answers(mail.at("06-01 11:00", again))).toEqual(["1.3 pass"]);
    expect(answers(mail.at("06-01 11:00", ask("2", "06-01 11:00")))).toEqual(["2 defer until 06-02 10:00"]);
  });

  it("has no unit to keep of a try of which nothing left when the next try left with it, unheard of in between", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    const begun = left(first, "06-01 10:01");
    mail.at("06-01 10:00", first);
    mail.at("06-01 10:01", begun);
    const again = changed(left(first, "06-01 10:31"), "06-01 12:00", { rev: 5, status: "open", channel: "email" });
    expect(answers(mail.at("06-01 12:00", again))).toEqual(["1.5 defer until 06-02 10:31"]);
  });

  it("finds the same whatever it missed in between", () => {
    const mail = new Mail({ budgets: { all: { most: 2, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    const again = changed(left(first, "06-01 10:00"), "06-01 11:00", { status: "open", channel: "email" });
    mail.at("06-01 10:00", first);
    expect(answers(mail.at("06-01 11:00", again))).toEqual(["1.3 pass"]);
    expect(answers(mail.at("06-01 11:00", ask("2", "06-01 11:00")))).toEqual(["2 defer until 06-02 10:00"]);
  });

  it("counts what left without asking", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    mail.at("06-01 10:01", left(ask("1", "06-01 10:00", urgent), "06-01 10:01"));
    expect(answers(mail.at("06-01 10:02", ask("2", "06-01 10:02")))).toEqual(["2 defer until 06-02 10:01"]);
  });

  it.each([
    ["classes", { classes: ["low"] }, { class: "low" }, { class: "normal" }],
    ["kinds of channel", { channels: ["email"] }, { channel: "post" }, { channel: "push" }],
    ["one adapter", { gateways: ["post"] }, { channel: "post" }, { channel: "mail" }],
  ] as const)("counts only %s that it is for", (_, scope, inside, outside) => {
    const mail = new Mail({
      budgets: { some: { most: 1, within: "24h", ...scope } },
      channels: [channel("push"), channel("email", { id: "post" }), channel("email", { id: "mail" })],
    });
    const [a, b, c] = (["1", "2", "3"] as const).map((order) =>
      ask(order, "06-01 10:00", order === "3" ? outside : inside),
    );
    const step = mail.at("06-01 10:00", a as WantEffect, b as WantEffect, c as WantEffect);
    expect(answers(step).toSorted()).toEqual(["1 pass", "2 defer", "3 pass"]);
  });

  it("counts only the roles that it is for", () => {
    const mail = new Mail({ budgets: { buyers: { most: 0, within: "24h", to: ["buyer"] } } });
    expect(answers(mail.at("06-01 10:00", ask("1", "06-01 10:00")))).toEqual(["1 pass"]);
    const other = new Mail({ budgets: { sellers: { most: 0, within: "24h", to: ["seller"] } } });
    expect(answers(other.at("06-01 10:00", ask("1", "06-01 10:00")))).toEqual(["1 defer"]);
  });

  it("counts what one who buys and sells is told as a buyer apart from what he is told as a seller", () => {
    const when = { "it.began": true } as const;
    const mail = new Mail({
      notices: { bought: { to: "buyer", when }, sold: { to: "seller", when } },
      budgets: { buyers: { most: 1, within: "24h", to: ["buyer"] } },
    });
    const of = (order: string, notice: string): WantEffect => ask(order, "06-01 10:00", { notice });
    const step = mail.at("06-01 10:00", of("1", "bought"), of("2", "bought"), of("3", "sold"), of("4", "sold"));
    expect(answers(step)).toEqual(["1 pass", "2 defer", "3 pass", "4 pass"]);
  });

  it("holds for a stranger too", () => {
    const mail = new Mail({ budgets: { buyers: { most: 0, within: "24h", to: ["buyer"] } }, person: null });
    expect(answers(mail.at("06-01 10:00", ask("1", "06-01 10:00")))).toEqual(["1 defer"]);
  });

  it("releases the most important first, then what waits longest, then by name", () => {
    const mail = new Mail({ budgets: { all: { most: 1, within: "24h" } } });
    const first = ask("1", "06-01 10:00");
    mail.at("06-01 10:00", first);
    mail.at(
      "06-01 10:01",
      ask("2", "06-01 10:01", { class: "low" }),
      ask("3b", "06-01 10:01"),
      ask("3a", "06-01 10:01"),
      ask("4", "06-01 10:01", { since: at("06-01 09:00") }),
    );
    const order: string[] = [];
    let last = first;
    for (let i = 1; i <= 4; i++) {
      const step = mail.at(at("06-01 10:01") + i, changed(last, "06-01 10:01", { status: "withdrawn" }));
      order.push(...answers(step));
      const [, id] = /^(\w+)/.exec(order.at(-1) ?? "") ?? [];
      last = ask(id ?? "", "06-01 10:01");
    }
    expect(order).toEqual(["4 pass", "3a pass", "3b pass", "2 pass"]);
  });

  it("goes on counting what belongs to a question that is forgotten", () => {
    const mail = new Mail({ budgets: { month: { most: 1, within: "30d" } } });
    const first = ask("1", "06-01 10:00");
    mail.at("06-01 10:00", first);
    mail.at("06-01 10:00", left(first, "06-01 10:00", "settled"));
    const later = mail.at("06-05 10:00", ask("2", "06-05 10:00"));
    expect(answers(later)).toEqual(["2 defer until 07-01 10:00"]);
    expect(later.record.wants.map(({ o }) => o)).toEqual(["2"]);
    expect(answers(mail.at("07-01 10:00"))).toEqual(["2 pass"]);
    expect(mail.record?.spent).toEqual([]);
  });
});
