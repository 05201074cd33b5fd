import { expect, it } from "vitest";
import { defineRulebook, type OrderRecord, type Pack } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, t } from "../scenarios/fixture.ts";
import { channels } from "../scenarios/pinduoduo.ts";
import { asks, of } from "./fixture.ts";

// A value keeps the instant of its last change: where a request stands, and where a parcel is.

const said = (each: string, when: object) => ({
  each,
  ref: "O-1",
  to: "seller",
  topic: "after-sales",
  class: "critical",
  fresh: "12h",
  when,
  channels: ["push"],
});
const told = {
  notices: { "own-rejected": { title: "{no}", body: "{no}" }, "own-out": { title: "{no}", body: "{no}" } },
};
const ours = {
  id: "ours",
  version: "1",
  extends: pinduoduo,
  words: { notices: ["own-rejected", "own-out"] },
  notices: {
    "own-rejected": said("case", { "case.stage": "rejected" }),
    "own-out": said("parcel", { "parcel.milestone": "out_for_delivery" }),
  },
  texts: { "zh-CN": told, en: told },
} as unknown as Pack;
const book = defineRulebook({ packs: [ours], channels });
const out = scenario(book, { orderId: "1001" })
  .given([buyer, seller])
  .at(t("06-01 10:00"))
  .when(created, paid)
  .at(t("06-01 18:00"))
  .when(shippedAt("06-01 18:00"))
  .at(t("06-02 08:30"))
  .when(scan("06-02 08:30", "out_for_delivery"));
const since = (order: Scenario, notice: string) =>
  book.explain(order.record as OrderRecord, { notice, now: order.now, people: [seller] }).about[0]?.condition.since;

it("a parcel is out for delivery since the first scan of that, however often it is scanned", () => {
  const again = out.at(t("06-02 11:00")).when(scan("06-02 11:00", "out_for_delivery"));
  expect(since(again, "own-out")).toBe(at("06-02 08:30"));
});

it("a request is rejected since it was, and who is to hear of that in twelve hours does, though it is older", () => {
  const rejected = out
    .at(t("06-02 12:00"))
    .when(scan("06-02 12:00", "delivered"))
    .when(asks({ kind: "refund_only", reason: "broken" }))
    .at(t("06-03 12:00"))
    .when({ type: "aftersales.rejected", payload: { ...of("AS-1"), reason: "used" } });
  expect(since(rejected, "own-rejected")).toBe(at("06-03 12:00"));
  expect(rejected.sent.some(({ notice }) => notice === "own-rejected")).toBe(true);
});
