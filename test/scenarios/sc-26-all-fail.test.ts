import { describe, expect, it } from "vitest";
import type { Answer, Outcome } from "waybell";
import { type Scenario, scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { consented, entryOf, onItsWay, pinduoduoBook, platform, scanned } from "./pinduoduo.ts";

const busy: Answer = { status: 503, headers: {}, body: "" };
const never: Outcome = { kind: "permanent", fault: "content", reason: "word" };
const noConsent: Answer = {
  status: 200,
  headers: {},
  body: '{"errcode":43101,"errmsg":"user refuse to accept the msg"}',
};
const arrives = scan("06-03 18:40", "awaiting_collection");

/** N-B09 is due on 06-03 at 18:40: SMS will be busy three times, push refuse it, WeChat not be allowed. */
const failingFrom = (shipped: Scenario): Scenario =>
  shipped
    .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 10:00", "in_transit")] })
    .at(t("06-03 18:40"))
    .answers("sms", [busy, busy, busy])
    .answers("push", [never])
    .answers("wechat", [noConsent]);
const failing = failingFrom(onItsWay("06-01 18:00"));

const exhausted = at("06-03 18:41:10");
/** What became of those who look after orders: when, notice, how. */
const ofPlatform = ({ sent }: Scenario) =>
  sent.flatMap(({ role, at: when, notice, as }) => (role === "platform" ? [[when - exhausted, notice, as]] : []));
const reported = ({ steps }: Scenario) =>
  steps.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.type === "report" ? [`${one.finding.code} ${one.finding.path}`] : [])),
  );

describe("SC-26 where all channels fail", () => {
  const told = failing.when(arrives).at(t("06-03 19:00"));

  it("SC-26 reports it to the host and tells the platform at once", () => {
    told.then
      .failed("buyer", "ready-to-collect", "sms", { at: t("06-03 18:40:00") })
      .failed("buyer", "ready-to-collect", "sms", { at: t("06-03 18:40:10") })
      .failed("buyer", "ready-to-collect", "sms", { at: t("06-03 18:41:10") })
      .failed("buyer", "ready-to-collect", "push", { at: t("06-03 18:41:10") })
      .effect("report", { code: "PERMANENT", path: "jpush" })
      .failed("buyer", "ready-to-collect", "wechat", { at: t("06-03 18:41:10") })
      .effectOfType("person")
      .effect("report", { code: "ATTEMPTS_EXHAUSTED", path: "ready-to-collect" })
      .told("platform", "all-channels-failed", "webhook", {
        // What becomes true by what was told waits for the next step.
        at: exhausted + 1,
        subject: "ready-to-collect/P1/0/buyer-7",
      })
      .nothingElse()
      // Only to remind the buyer the next day.
      .wakesAt(t("06-04 18:40"));
  });

  it("SC-26 says which notice of which order, in the reader's language, and nothing of the buyer", () => {
    expect(entryOf(told, "all-channels-failed")).toEqual({
      body: "通知ready-to-collect/P1/0全部渠道失败，订单1001。",
      actions: [],
    });
    const english = failing
      .people({ ...platform, locale: "en" })
      .when(arrives)
      .at(t("06-03 19:00"));
    expect(entryOf(english, "all-channels-failed").body).toBe(
      "All channels failed for ready-to-collect/P1/0, order 1001.",
    );
    const messages = JSON.stringify([...told.sent, ...told.inbox].filter(({ role }) => role === "platform"));
    for (const address of Object.values(buyer.addresses)) expect(messages).not.toContain(address);
  });

  it("SC-26 says it once, whatever comes later", () => {
    const later = told.at(t("06-04 09:00")).when(scan("06-04 09:00", "delivered")).at(t("06-20 00:00"));
    expect(ofPlatform(later)).toEqual([[1, "all-channels-failed", "told"]]);
    expect(reported(later)).toEqual(["PERMANENT jpush", "ATTEMPTS_EXHAUSTED ready-to-collect"]);
  });

  it("SC-26 only reports it where nobody of the platform's is known", () => {
    const events = [created, consented, paid, shippedAt("06-01 18:00")];
    const alone = failingFrom(scenario(pinduoduoBook).given({ people: [buyer, seller], events }))
      .when(arrives)
      .at(t("06-20 00:00"));
    expect(reported(alone)).toEqual(["PERMANENT jpush", "ATTEMPTS_EXHAUSTED ready-to-collect"]);
    expect(alone.sent.filter(({ notice }) => notice === "all-channels-failed")).toEqual([]);
  });

  it("SC-26 comes to the same record when the whole journal is replayed, with one plan of each", () => {
    const replay = pinduoduoBook.replay(told.journal);
    expect(replay.record).toEqual(told.record);
    const ids = replay.steps.flatMap(({ effects }) => effects.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("SC-26 where word of the failure fails as well", () => {
  it("SC-26 reports that too, and tells nobody of it, ever", () => {
    const mute = failing.answers("webhook", [busy, busy, busy]).when(arrives).at(t("06-20 00:00"));
    expect(ofPlatform(mute)).toEqual([
      [1, "all-channels-failed", "failed"],
      [10_001, "all-channels-failed", "failed"],
      [70_001, "all-channels-failed", "failed"],
    ]);
    expect(reported(mute)).toEqual([
      "PERMANENT jpush",
      "ATTEMPTS_EXHAUSTED ready-to-collect",
      "ATTEMPTS_EXHAUSTED all-channels-failed",
    ]);
    const filed = mute.inbox.filter(({ notice }) => notice === "all-channels-failed");
    expect(filed.map(({ subject }) => subject)).toEqual(["ready-to-collect/P1/0/buyer-7"]);
  });
});
