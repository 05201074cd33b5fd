import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type MessageRow, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { Street } from "../support/street.ts";
import { at, buyer, created, number, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { around, channels, entryOf, travelling } from "./pinduoduo.ts";

// Delivered on 06-03 at 14:05, so confirmed on 06-10 at 14:05; the buyer is warned 24 hours before.

const opened = (caseId: string): ScenarioEvent => ({ type: "case.opened", payload: { caseId } });
const ended = (caseId: string): ScenarioEvent => ({ type: "case.ended", payload: { caseId } });
const delivered = travelling.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered")).at(t("06-09 12:00"));

/** What is said of the delivery, and of a limit that nothing has moved yet. */
const first: readonly MessageRow[] = [
  [t("06-03 14:05"), "buyer", "delivered", "push"],
  [t("06-04 14:05"), "buyer", "please-confirm", "push"],
  [t("06-09 14:05"), "buyer", "auto-confirm-soon", "push"],
];
const again = (dayAndTime: string): MessageRow => [t(dayAndTime), "buyer", "auto-confirm-soon", "push"];

describe("where less than the time of a warning is left, the limit is told and shown as it will be", () => {
  const warned = delivered.at(t("06-10 09:05")).when(opened("k")).at(t("06-12 10:00")).when(ended("k"));

  it("after the clock stood still with five hours to go", () => {
    const [due, after] = around("06-13 10:00");
    expect(entryOf(warned, "auto-confirm-soon").body).toContain("6月13日10:00");
    warned.then
      .messages([...first, again("06-12 10:00")])
      .nothingElse()
      .promises([["auto-confirm", "order", due]])
      .at(due)
      .then.nothing()
      .promises([["auto-confirm", "order", due]])
      .headline("delivered")
      .at(after)
      .then.nothing()
      .headline("received");
  });

  it("and again, where it stands still in that time", () => {
    const [due, after] = around("06-21 12:00");
    // Of the 24 hours two are used up; the new warning has its own.
    const stopped = warned.at(t("06-12 12:00")).when(opened("l")).at(t("06-20 12:00")).when(ended("l"));
    expect(entryOf(stopped, "auto-confirm-soon").body).toContain("6月21日12:00");
    stopped.then
      .messages([...first, again("06-12 10:00"), again("06-20 12:00")])
      .nothingElse()
      .at(due)
      .then.nothing()
      .promises([["auto-confirm", "order", due]])
      .headline("delivered")
      .at(after)
      .then.nothing()
      .headline("received");
  });

  it("and put off by all of an extension, of which it is warned anew", () => {
    const [due, after] = around("06-16 10:00");
    const extended: ScenarioEvent = { type: "receipt.extended" };
    warned
      .at(t("06-13 09:00"))
      .when(extended)
      .then.messages([...first, again("06-12 10:00")])
      .nothingElse()
      .promises([["auto-confirm", "order", due]])
      .at(due)
      .then.messages([again("06-15 10:00")])
      .nothingElse()
      .headline("delivered")
      .at(after)
      .then.nothing()
      .headline("received");
  });

  it("and not moved where the warning has its time", () => {
    delivered
      .when(opened("k"))
      .at(t("06-12 12:00"))
      .when(ended("k"))
      .then.messages([...first.slice(0, 2)])
      .nothingElse()
      .promises([["auto-confirm", "order", t("06-13 14:05")]]);
  });
});

describe("where nobody has an inbox, a warning that is held for the night says the limit as it is in the morning", () => {
  const wired = channels.filter(({ id }) => id !== "inbox");
  const book = defineRulebook({ packs: [pinduoduo], channels: wired });
  const [due, after] = around("06-11 08:00");
  const evening = scenario(book)
    .given([buyer, seller])
    .given({ events: [created, paid, shippedAt("06-01 18:00")] })
    .at(t("06-03 23:05"))
    .when(scan("06-03 23:05", "delivered"))
    .at(t("06-09 23:05"));
  const warned = (order: Scenario) =>
    order.sent.filter(({ notice }) => notice === "auto-confirm-soon").map((one) => [one.at, one.texts.join(" ")]);
  const once = [[at("06-10 08:00"), expect.stringContaining("6月11日08:00自动确认收货")]];

  it("which is a day from then", () => {
    expect(warned(evening.at(due))).toEqual(once);
    evening
      .at(due)
      .then.promises([["auto-confirm", "order", due]])
      .headline("delivered");
    expect(evening.at(after).view().headline).toBe("received");
  });

  it("also where something came in the night", () => {
    const praised = evening.at(t("06-10 02:00")).when({ type: "review.posted", payload: { stars: 5 } });
    expect(warned(praised.at(due))).toEqual(once);
    expect(praised.at(after).view().headline).toBe("received");
  });

  it("and the same where it has to be tried again", () => {
    const tried = evening.answers("jpush", [{ failed: "before-sending" }]).at(t("06-10 12:00"));
    expect(warned(tried)).toEqual([...once, [at("06-10 08:00:10"), once[0]?.[1]]]);
  });

  it("also where his mailbox is asked first", () => {
    const street = new Street({ packs: [pinduoduo], channels: wired }, [buyer, seller], () => ({
      status: 200,
      headers: {},
      body: '{"msg_id":"1"}',
    }));
    street.happens("06-01 09:58", "1001", "order.created", created.payload);
    street.happens("06-01 10:00", "1001", "payment.captured", paid.payload);
    street.happens("06-01 18:00", "1001", "shipment.submitted", shippedAt("06-01 18:00").payload);
    street.happens("06-03 23:05", "1001", "trace.received", {
      carrier: "zhongtong",
      number,
      provider: "kuaidi100",
      scans: [{ at: at("06-03 23:05"), code: "1", milestone: "delivered" }],
    });
    street.until("06-11 08:00");
    const said = street.rows.map(([time, , notice], i) => [time, notice, street.texts[i]]);
    expect(said.filter(([, notice]) => notice === "auto-confirm-soon")).toEqual([
      ["06-10 08:00", "auto-confirm-soon", expect.stringContaining("6月11日08:00自动确认收货")],
    ]);
  });
});
