import { describe, expect, it } from "vitest";
import { type ChannelAdapter, contribution, defineRulebook, instant, type Mark } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, type ScriptedAnswer, scenario } from "waybell/testing";
import { buyer, channels, created, paid, scan, seller, shippedAt, t } from "../scenarios/fixture.ts";
import { confirmed, pinduoduoBook, travelling } from "../scenarios/pinduoduo.ts";
import { clock } from "../support/times.ts";

/** The marks of one kind: `06-01 18:00 yes jpush normal 0`. */
const marks = ({ record }: Scenario, name: Mark[0]): readonly string[] =>
  ((record && contribution(pinduoduoBook, { record }, { seller: "shop-1" }))?.marks ?? [])
    .filter((mark) => mark[0] === name)
    .map(([, at, is, value, of, group]) => [clock(at), is, of ?? [], group ?? [], value ?? []].flat().join(" "));

const accepted: ScriptedAnswer = { kind: "accepted" };
const since = (time: string, lines: readonly string[]): readonly string[] => lines.filter((line) => line >= time);

describe("messages of an order", () => {
  const shipped = (...answers: readonly ScriptedAnswer[]) =>
    confirmed.answers("jpush", answers).at(t("06-01 18:00")).when(shippedAt("06-01 18:00"));

  it("count by channel and class when they left, and not what only lies in an inbox", () => {
    expect(marks(confirmed.at(t("06-01 10:00")), "sent")).toEqual([
      "06-01 10:00 yes jpush normal 0",
      "06-01 10:00 yes jpush high 0",
    ]);
  });

  it("take as long whether they lie in an inbox meanwhile or not: what the night held back left at once", () => {
    const night = (adapters: readonly ChannelAdapter[]) => {
      const book = defineRulebook({ packs: [pinduoduo], channels: adapters });
      const told = scenario(book)
        .given({ people: [buyer, seller], events: [created, paid, shippedAt("06-01 12:00")] })
        .at(t("06-02 02:00"))
        .when(scan("06-02 02:00", "picked_up"))
        .at(t("06-02 09:00"));
      const row = told.record && contribution(book, { record: told.record }, { seller: "shop-1" });
      return [
        row?.marks.filter(([name, at]) => name === "sent" && at > instant(t("06-01 18:00"))),
        told.record && book.latencies(told.record).at(-1)?.took,
      ];
    };
    const left = [["sent", instant(t("06-02 08:00")), "yes", 0, "jpush", "low"]];
    expect(night(channels)).toEqual([left, 0]);
    expect(night(channels.filter(({ capabilities }) => !capabilities.silent))).toEqual([left, 0]);
  });

  it("that were refused did not arrive, and the next channel took its time", () => {
    const refused = shipped({ kind: "recipient_invalid", action: "drop_address", reason: "gone" });
    expect(since("06-01 18:00", marks(refused, "sent"))).toEqual([
      "06-01 18:00 no jpush 0",
      "06-01 18:00 yes wechat-mini-subscribe normal 0",
    ]);
  });

  it("that were tried again left late: that long after they were first issued", () => {
    const again = shipped({ kind: "retry", reason: "503" }, accepted).at(t("06-01 18:01"));
    expect(since("06-01 18:00", marks(again, "sent"))).toEqual([
      "06-01 18:00 no jpush 0",
      "06-01 18:00:10 yes jpush normal 10000",
    ]);
  });

  it("of which no receipt came from a channel that reports are open", () => {
    const unheard = shipped("no-receipt");
    const isReporting = pinduoduoBook.channels.find(({ id }) => id === "jpush")?.capabilities.proof !== "accepted";
    expect(since("06-01 18:00", marks(unheard, "sent"))).toEqual([
      `06-01 18:00 ${isReporting ? "open" : "yes"} jpush normal 0`,
    ]);
    const doubtful = shipped("silence");
    expect(since("06-01 18:00", marks(doubtful, "sent"))).toEqual(["06-01 18:00 open jpush normal 0"]);
  });

  it("that were taken back before they left are out", () => {
    const waiting = confirmed.noWorker().at(t("06-01 18:00")).when(shippedAt("06-01 18:00"));
    const cancelled = waiting
      .at(t("06-01 18:30"))
      .when({ type: "order.closed", actor: { role: "platform" }, payload: {} })
      .worker()
      .at(t("06-01 18:31"));
    expect(since("06-01 18:00", marks(cancelled, "sent"))[0]).toBe("06-01 18:30 out jpush 0");
  });
});

describe("the reminder to confirm receipt", () => {
  // Delivered on 06-03 at 14:05, so reminded a day later.
  const reminded = travelling.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered")).at(t("06-04 14:05"));
  const confirm = { type: "receipt.confirmed", actor: { role: "buyer" }, payload: {} } as const;

  it("has not worked until it has, within a day after it left", () => {
    expect(marks(reminded, "reminded")).toEqual(["06-05 14:05 no"]);
  });

  it("worked where the buyer confirmed by then, its last millisecond included", () => {
    const at = (time: string) => reminded.at(t(time)).when(confirm).at(t("06-06 00:00"));
    expect(marks(at("06-05 14:05:00.000"), "reminded")).toEqual(["06-05 14:05 yes"]);
    expect(marks(at("06-05 14:05:00.001"), "reminded")).toEqual(["06-05 14:05 no"]);
    expect(marks(at("06-05 14:05:00.001"), "received")).toEqual(["06-05 14:05:00.001 yes"]);
  });

  it("arrived when it left, whenever it was read", () => {
    const told = reminded.steps
      .flatMap(({ effects }) => effects)
      .find((one) => one.type === "send" && one.notice === "please-confirm" && one.channel === "jpush");
    expect(told).toBeDefined();
    const read: ScenarioEvent = {
      type: "send.receipt",
      actor: { role: "system" },
      payload: { sendId: told?.id ?? "", receipt: { status: "read", at: instant(t("06-05 12:00")) } },
    };
    const later = reminded.at(t("06-05 12:00")).when(read);
    expect(marks(later, "reminded")).toEqual(["06-05 14:05 no"]);
    const late = later.at(t("06-05 14:05:00.001")).when(confirm);
    expect(marks(late, "reminded")).toEqual(["06-05 14:05 no"]);
  });

  it("did not where time confirmed", () => {
    expect(marks(reminded.at(t("06-12 00:00")), "received")).toEqual(["06-10 14:05 no"]);
  });
});
