import { describe, expect, it } from "vitest";
import type { DigestEffect, MailboxEvent, MailboxStep, Person, Receipt } from "waybell";
import { addressHash } from "../../src/rulebook/learnt.ts";
import { answers, changed, digest, digests, Mail, newOrder, newOrders, taken } from "../support/mail.ts";
import { seller } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const sleeper: Person = {
  ...seller,
  addresses: { push: "device-2" },
  quietHours: { from: "21:00", to: "09:00" },
};
const held = { channel: "digest" } as const;
const asked = (order: string, time: string) => newOrder(order, time, held);

/** Two orders of one night, said together at 09:00. */
function morning(person: Person = sleeper, parts = {}): { readonly mail: Mail; readonly message: DigestEffect } {
  const mail = new Mail({ ...newOrders, person, ...parts });
  mail.at("06-01 23:10", asked("1", "06-01 23:10"));
  mail.at("06-02 01:00", asked("2", "06-02 01:00"));
  return { mail, message: digest(mail.at("06-02 09:00")) };
}
const receipt = (mail: Mail, { id }: DigestEffect, time: string, word: Omit<Receipt, "sendId">): MailboxStep => {
  const heard = mail.mailbox.received({ ...word, sendId: id }, at(time));
  return mail.at(time, heard as MailboxEvent);
};

describe("a message of several that was taken and did not arrive", () => {
  it("is undelivered for each order, which goes by itself when it asks again", () => {
    const { mail, message } = morning();
    expect(answers(mail.send("06-02 09:00", message))).toEqual(["1 told", "2 told"]);
    const over = ["1", "2"].map((id) => changed(asked(id, "06-02 09:00"), "06-02 09:00", { status: "withdrawn" }));
    mail.at("06-02 09:00", ...over);
    expect(answers(receipt(mail, message, "06-02 09:02", { status: "bounced", permanent: true }))).toEqual([
      "1.2 undelivered",
      "2.2 undelivered",
    ]);
    expect(mail.at("06-02 09:03").effects).toEqual([]);
    const again = mail.at("06-02 09:03", newOrder("1", "06-02 09:03", { rev: 3 }));
    expect(answers(again)).toEqual(["1.3 pass"]);
    expect(mail.at("06-02 09:04").effects).toEqual([]);
  });

  it("goes over the next channel first, and is undelivered when it does not arrive there either", () => {
    const { mail, message } = morning({ ...sleeper, addresses: { push: "device-2", email: "li@example.com" } });
    mail.send("06-02 09:00", message);
    const second = digest(receipt(mail, message, "06-02 09:02", { status: "undelivered" }));
    expect([second.channel, answers(mail.send("06-02 09:02", second))]).toEqual(["email", []]);
    const step = receipt(mail, second, "06-02 09:05", { status: "bounced" });
    expect([digests(step), answers(step)]).toEqual([[], ["1 undelivered", "2 undelivered", "1 refuse", "2 refuse"]]);
  });

  it("is told however late a receipt says so, and not undelivered any more", () => {
    const { mail, message } = morning();
    mail.send("06-02 09:00", message);
    receipt(mail, message, "06-02 09:02", { status: "delivered" });
    expect(answers(receipt(mail, message, "06-02 09:03", { status: "bounced" }))).toEqual([]);
  });
});

describe("who complains of a message of several", () => {
  it("is heard though it arrived", () => {
    const { mail, message } = morning();
    mail.send("06-02 09:00", message);
    receipt(mail, message, "06-02 09:02", { status: "delivered" });
    const complained = receipt(mail, message, "06-02 09:03", { status: "complained" });
    expect(complained.effects).toMatchObject([{ type: "person", person: "s1", kind: "push", learnt: "opted-out" }]);
  });
});

describe("a message of several whose receipt does not come", () => {
  const urgent = {
    notices: { ...newOrders.notices, "new-orders": { ...newOrders.notices["new-orders"], class: "high" } },
  };
  const both: Person = { ...sleeper, addresses: { push: "device-2", email: "li@example.com" } };

  it("goes over the next channel when its class has waited for it, and over none after the last", () => {
    const { mail, message } = morning(both, urgent);
    const taken = mail.send("06-02 09:00", message);
    expect([answers(taken), clock(taken.wakeAt)]).toEqual([["1 told", "2 told"], "06-02 09:05"]);
    expect(mail.at("06-02 09:04:59.999").effects).toEqual([]);
    const second = digest(mail.at("06-02 09:05"));
    expect(second.channel).toBe("email");
    expect(mail.at("06-02 09:06").effects).toEqual([]);
    const last = mail.send("06-02 09:06", second);
    expect([answers(last), clock(last.wakeAt)]).toEqual([[], "06-02 09:11"]);
    expect(mail.at("06-02 09:11")).toMatchObject({ effects: [], wakeAt: null });
  });

  it("stays where it is when the receipt came, also between the issue of the next and its beginning", () => {
    const early = morning(both, urgent);
    early.mail.send("06-02 09:00", early.message);
    expect(receipt(early.mail, early.message, "06-02 09:04", { status: "delivered" }).wakeAt).toBeNull();
    expect(early.mail.at("06-02 09:05").effects).toEqual([]);
    const late = morning(both, urgent);
    late.mail.send("06-02 09:00", late.message);
    const second = digest(late.mail.at("06-02 09:05"));
    receipt(late.mail, late.message, "06-02 09:06", { status: "delivered" });
    expect(taken(late.mail.begin("06-02 09:06", second))).toEqual(["rejected E_SEND_WITHDRAWN "]);
  });

  it("is no question where its class waits for none", () => {
    const { mail, message } = morning(both);
    expect(mail.send("06-02 09:00", message).wakeAt).toBeNull();
  });
});

describe("of several devices", () => {
  const to = (one: DigestEffect): unknown => one.request.kind === "http" && JSON.parse(one.request.body).to;
  const two: Person = { ...sleeper, addresses: { push: ["device-1", "device-2"], email: "li@example.com" } };
  const alerts = { version: 1, savedAt: 0, savedBy: "s1", devices: ["device-2"] };

  it("only those that were chosen ring for a message of several", () => {
    const { mail, message } = morning({ ...two, alerts });
    expect([to(message), taken(mail.begin("06-02 09:00", message))]).toEqual([["device-2"], ["accepted"]]);
  });

  it("the next one rings where the first is dead, and the host is told which that was", () => {
    const { mail, message } = morning(two);
    const step = mail.send("06-02 09:00", message, 410);
    const second = digest(step);
    expect([second.channel, second.attempt, to(second)]).toEqual(["push", 2, ["device-2"]]);
    expect(step.effects[0]).toMatchObject({
      type: "person",
      learnt: "address-dead",
      addresses: [addressHash("device-1")],
    });
    expect(answers(mail.send("06-02 09:00", second))).toEqual(["1 told", "2 told"]);
    // So it is until the host has had a day to strike it out.
    mail.at("06-02 22:00", asked("3", "06-02 22:00"));
    expect(to(digest(mail.at("06-03 09:00")))).toEqual(["device-2"]);
    expect(mail.at("06-03 09:00:00.001").record).not.toHaveProperty("learnt");
  });
});
