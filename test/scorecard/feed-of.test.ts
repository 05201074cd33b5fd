import { describe, expect, it } from "vitest";
import { defineRulebook, type FeedSeen, feedOf, type OrderEvent, type OrderRecord, type Scan } from "waybell";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { event } from "../support/events.ts";
import { feeds, minute } from "../support/feeds.ts";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [pinduoduo], channels: [] });

/** The host of one order: what each step saw. */
class Host {
  record: OrderRecord | null = null;

  at(time: string, ...events: readonly OrderEvent[]): readonly FeedSeen[] {
    const step = book.step(this.record, events, { now: at(time), people: [] });
    this.record = step.record;
    return feedOf(step, events);
  }
}

const scan = (time: string, more: Partial<Scan> = {}): Scan => ({
  at: at(time),
  code: "0",
  milestone: "in_transit",
  ...more,
});

const pushed = (scans: readonly Scan[], more: object = {}, receivedAt?: number): OrderEvent =>
  event(
    "trace.received",
    { carrier: "yunda", number: "YD100000001", provider: "kuaidi100", scans, ...more },
    { by: "carrier", ...(receivedAt === undefined ? {} : { receivedAt }) },
  );

/** An order whose number was uploaded at 18:00. */
const shipped = (): Host => {
  const host = new Host();
  const line = { id: "l1", title: "Cup", quantity: 1, paid: { amount: 100, currency: "CNY" } };
  const total = line.paid;
  expect(
    host.at(
      "06-01 18:00",
      event("order.created", { kind: "normal", lines: [line], total }),
      event("payment.captured", { amount: total }),
      event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" }, { by: "seller" }),
    ),
  ).toEqual([]);
  return host;
};

describe("what a step saw of a feed", () => {
  it("is how late each new scan was, not those that come with every push again", () => {
    const host = shipped();
    const first = scan("06-01 20:00");
    expect(host.at("06-01 20:30", pushed([first]))).toEqual([
      {
        id: expect.stringMatching(`^kuaidi100/YD100000001/${at("06-01 20:30")}/[0-9a-z]+$`) as string,
        type: "feed.seen",
        carrier: "yunda",
        provider: "kuaidi100",
        receivedAt: at("06-01 20:30"),
        lags: [30 * minute],
      },
    ]);
    const next = host.at(
      "06-02 09:00",
      pushed([scan("06-02 08:50"), scan("06-02 08:00", { place: "Hangzhou" }), first]),
    );
    expect(next.map(({ lags }) => lags)).toEqual([[60 * minute, 10 * minute]]);
    expect(host.at("06-02 10:00", pushed([first]))).toEqual([]);
  });

  it("leaves out what was scanned before the number was uploaded, for it could not be heard in time", () => {
    const scans = [scan("06-01 17:59:59.999", { milestone: "picked_up" }), scan("06-01 18:00", { code: "1" })];
    expect(shipped().at("06-01 18:10", pushed(scans))).toMatchObject([{ lags: [10 * minute] }]);
  });

  it("starts anew with a number that was replaced", () => {
    const host = shipped();
    const number = "YD100000002";
    host.at("06-01 19:00", event("tracking.replaced", { parcelId: "p1", carrier: "yunda", number }, { by: "seller" }));
    const scans = [scan("06-01 18:30"), scan("06-01 19:30")];
    expect(host.at("06-01 19:40", pushed(scans, { number: "yd 100000002" }))).toMatchObject([
      { id: expect.stringContaining(`kuaidi100/YD100000002/${at("06-01 19:40")}/`) as string, lags: [10 * minute] },
    ]);
  });

  it("is dated by when our side got the push, however late it is handed in, and never after the step", () => {
    const host = shipped();
    const late = pushed([scan("06-01 20:00")], {}, at("06-01 20:05"));
    expect(host.at("06-01 23:00", late)).toMatchObject([{ receivedAt: at("06-01 20:05"), lags: [5 * minute] }]);
    const ahead = pushed([scan("06-02 08:00")], {}, at("06-02 09:00"));
    expect(host.at("06-02 08:30", ahead)).toMatchObject([{ receivedAt: at("06-02 08:30"), lags: [30 * minute] }]);
  });

  it("shows scans that are dated ahead", () => {
    expect(shipped().at("06-01 20:00", pushed([scan("06-01 20:15")]))).toMatchObject([{ lags: [-15 * minute] }]);
  });

  it("takes no hint of the provider for a scan", () => {
    const hint = scan("06-03 20:00", { exception: "stalled" });
    expect(shipped().at("06-03 20:01", pushed([hint]))).toEqual([]);
  });

  it("counts scans that the provider took back", () => {
    const host = shipped();
    const wrong = scan("06-01 20:00", { milestone: "delivered" });
    host.at("06-01 20:01", pushed([wrong]));
    expect(host.at("06-01 21:00", pushed([], { withdrawn: [wrong] }))).toMatchObject([{ lags: [], corrections: 1 }]);
    expect(host.at("06-01 22:00", pushed([], { withdrawn: [wrong] }))).toEqual([]);
  });

  it("is nothing for a number that no parcel has, and for an event that was refused", () => {
    const host = shipped();
    expect(host.at("06-01 20:00", pushed([scan("06-01 19:00")], { number: "YD999999999" }))).toEqual([]);
    expect(host.at("06-01 20:00", { ...pushed([scan("06-01 19:00")]), orderId: "other" })).toEqual([]);
    expect(host.at("06-01 20:00", pushed([{ ...scan("06-01 19:00"), at: 0.5 }]))).toEqual([]);
  });

  it("counts each of two pushes of one instant, in one step or two, and no scan twice that one step told twice", () => {
    const [early, late] = [scan("06-01 20:00"), scan("06-01 20:05")];
    const counted = (...reports: readonly FeedSeen[]) => {
      const { outcomes, record } = feeds.step(null, reports, { now: at("06-01 20:10") });
      return [outcomes.map(({ is }) => is), feeds.view(record, { now: at("06-01 20:10") }).scans];
    };
    const host = shipped();
    const apart = [pushed([early]), pushed([late])].flatMap((push) => host.at("06-01 20:10", push));
    expect(apart.map(({ lags }) => lags)).toEqual([[10 * minute], [5 * minute]]);
    expect(counted(...apart)).toEqual([["accepted", "accepted"], 2]);
    const together = shipped().at("06-01 20:10", pushed([early]), pushed([early, late]));
    expect(together.map(({ lags }) => lags)).toEqual([[10 * minute], [5 * minute]]);
    expect(counted(...together)).toEqual([["accepted", "accepted"], 2]);
  });

  it("is the least that it can be of a scan of which only the day is told, on the day of the upload too", () => {
    const lagsOf = (time: string, day: string) =>
      shipped()
        .at(time, pushed([scan(day, { day: true })]))
        .map(({ lags }) => lags);
    expect(lagsOf("06-01 20:30", "06-01 00:00")).toEqual([[0]]);
    expect(lagsOf("06-03 00:10", "06-02 00:00")).toEqual([[10 * minute]]);
    expect(lagsOf("06-01 20:30", "05-31 00:00")).toEqual([]);
  });

  it("counts once where two orders travel in one parcel, and once where a push comes twice", () => {
    const push = pushed([scan("06-01 20:00")], {}, at("06-01 20:10"));
    const [one, other] = [shipped(), shipped()];
    const reports = [...one.at("06-01 20:10", push), ...other.at("06-01 20:11", push), ...one.at("06-01 20:12", push)];
    const { outcomes, record } = feeds.step(null, reports, { now: at("06-01 20:12") });
    expect(outcomes.map(({ is }) => is)).toEqual(["accepted", "duplicate"]);
    expect(feeds.view(record, { now: at("06-01 20:12") })).toMatchObject({ scans: 1, p50: 10 * minute });
  });
});
