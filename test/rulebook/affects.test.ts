import { describe, expect, it } from "vitest";
import { type DisruptionDeclared, defineRulebook, instant, type OrderEvent, type OrderRecord } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, of } from "../cases/fixture.ts";
import { scan, t } from "../scenarios/fixture.ts";
import { late } from "../scenarios/late.ts";
import { confirmed, onItsWay, pinduoduoBook, scanned } from "../scenarios/pinduoduo.ts";

const intl = defineRulebook({ packs: [marketplaceIntl], channels: [] });

// To be shipped by 06-03 10:00.

const storm = (
  disruption: string,
  effect: DisruptionDeclared["effect"],
  from: string,
  to: string,
  more: Partial<DisruptionDeclared> = {},
): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: { disruption, kind: "weather", from: t(from), to: t(to), promises: ["ship-by"], effect, ...more },
});
const inRetrospect = { retroactive: true } as const;

/** What is said of a disruption, and what of breaches and dates comes of it, at once or by what happens later. */
function declared(order: Scenario, event: ScenarioEvent, later = (one: Scenario): Scenario => one) {
  const shown = ({ promises, breaches }: ReturnType<Scenario["view"]>) =>
    JSON.stringify([promises.map(({ due }) => due), breaches.map(({ ended }) => ended?.why)]);
  const { record } = order;
  if (!record) throw new Error("There is no order yet.");
  return {
    affects: pinduoduoBook.affects(event.payload as DisruptionDeclared, record),
    changes: shown(later(order).view()) !== shown(later(order.when(event)).view()),
  };
}
/** Looked at then: a disruption is about an order as it was when that was last done. */
const lookedAt = (order: Scenario, dayAndTime: string): Scenario =>
  order.at(t(dayAndTime)).when({ type: "consent.given", payload: { to: "rewards" } });

const about = { affects: true, changes: true };
const notAbout = { affects: false, changes: false };

describe("a disruption is about an order", () => {
  const extended = confirmed.at(t("06-02 12:00")).when(storm("first", { extend: "24h" }, "06-03 00:00", "06-05 00:00"));

  it("whose limit lies in it before another moved it", () => {
    const day = ["06-03 00:00", "06-04 00:00"] as const;
    expect(declared(extended, storm("next", { extend: "72h" }, ...day))).toEqual(about);
    expect(declared(extended, storm("next", "waive", ...day))).toEqual(about);
    const broken = extended.at(t("06-04 12:00"));
    expect(declared(broken, storm("next", { extend: "72h" }, ...day))).toEqual(notAbout);
    expect(declared(broken, storm("next", { extend: "72h" }, ...day, inRetrospect))).toEqual(about);
  });

  it("whose limit lay in it before its clock stood still", () => {
    const released = confirmed
      .at(t("06-01 12:00"))
      .when({ type: "order.held", payload: { reason: "address" } })
      .at(t("06-01 13:00"))
      .when({ type: "order.released" });
    const held = lookedAt(released, "06-03 10:30");
    for (const effect of [{ extend: "24h" }, "waive"] as const) {
      expect(declared(held, storm("next", effect, "06-03 00:00", "06-03 10:00:00.001"))).toEqual(about);
      expect(declared(held, storm("next", effect, "06-03 00:00", "06-03 10:00"))).toEqual(notAbout);
      expect(declared(held, storm("next", effect, "06-03 11:00", "06-04 00:00"))).toEqual(about);
      expect(declared(held, storm("next", effect, "06-03 11:00:00.001", "06-04 00:00"))).toEqual(notAbout);
    }
  });

  it("whose limit came to lie in it since its clock stood still, not before", () => {
    const early = confirmed.at(t("06-02 09:00"));
    const again = early
      .at(t("06-02 10:00"))
      .when({ type: "order.held", payload: { reason: "address" } })
      .at(t("06-02 22:00"))
      .when({ type: "order.released" });
    const night = ["06-03 20:00", "06-04 00:00"] as const;
    for (const effect of [{ extend: "24h" }, "waive"] as const) {
      expect(declared(early, storm("next", effect, ...night))).toEqual(notAbout);
      expect(declared(again, storm("next", effect, ...night))).toEqual(about);
    }
  });

  it("that a parcel is still to go out in, or to be seen in once more", () => {
    const moving = onItsWay("06-01 12:00").given({ events: [scanned("06-01 20:30", "picked_up")] });
    const seen = (order: Scenario): Scenario => order.at(t("06-03 08:00")).when(scanned("06-03 08:00", "in_transit"));
    const out = (order: Scenario): Scenario =>
      order.at(t("06-05 08:00")).when(scanned("06-05 08:00", "out_for_delivery"));
    const day = ["06-05 00:00", "06-06 12:00"] as const;
    for (const effect of [{ extend: "24h" }, "waive", "pause"] as const) {
      expect(declared(moving, storm("next", effect, ...day, { promises: ["keep-moving"] }), seen)).toEqual(about);
      expect(declared(moving, storm("next", effect, ...day, { promises: ["sign-by"] }), out)).toEqual(about);
    }
  });

  it("that is over, by a scan that is told when it is", () => {
    // Silent since 06-01 20:30, too long by 06-04 20:30; seen on 06-03 08:00 it was so by 06-06 08:00 only.
    const picked = onItsWay("06-01 12:00").given({ events: [scanned("06-01 20:30", "picked_up")] });
    const silent = lookedAt(picked, "06-07 12:00");
    const seen = (order: Scenario): Scenario => order.when(scan("06-03 08:00", "in_transit"));
    const waiver = (from: string, to: string) =>
      storm("next", "waive", from, to, { ...inRetrospect, promises: ["keep-moving"] });
    expect(declared(silent, waiver("06-06 00:00", "06-07 00:00"), seen)).toEqual(about);
    expect(declared(silent, waiver("06-01 00:00", "06-01 20:30"), seen)).toEqual(notAbout);
    const lately = (order: Scenario): Scenario => order.when(scan("06-06 12:00", "in_transit"));
    const pause = storm("next", "pause", "06-06 00:00", "06-07 00:00", { promises: ["keep-moving"] });
    expect(declared(silent, pause, lately)).toEqual(about);
  });

  it("that it was about already", () => {
    expect(declared(extended, storm("first", { extend: "24h" }, "06-09 00:00", "06-10 00:00"))).toEqual(about);
  });

  it("of which it would take back a breach, though another date was agreed on since", () => {
    const anew = late.at(t("06-03 12:00")).when({ type: "shipby.negotiated", payload: { shipBy: t("06-08 10:00") } });
    const agreed = lookedAt(anew, "06-04 12:00");
    const over = ["06-02 00:00", "06-04 00:00"] as const;
    expect(declared(agreed, storm("next", { extend: "72h" }, ...over, inRetrospect))).toEqual(about);
    expect(declared(agreed, storm("next", { extend: "72h" }, ...over))).toEqual(notAbout);
    expect(declared(agreed, storm("next", "waive", "06-04 00:00", "06-05 00:00", inRetrospect))).toEqual(notAbout);
  });

  it("of which it would take back a first stall, though the parcel moves again", () => {
    const moving = onItsWay("06-01 12:00")
      .given({ events: [scanned("06-01 20:00", "picked_up"), scanned("06-02 08:00", "in_transit")] })
      .at(t("06-06 12:00"))
      .when(scanned("06-06 12:00", "in_transit", "苏州市"));
    const waiver = { ...inRetrospect, promises: ["keep-moving"] };
    expect(declared(moving, storm("next", "waive", "06-03 00:00", "06-06 00:00", waiver))).toEqual(about);
    expect(declared(moving, storm("next", "waive", "06-03 00:00", "06-05 00:00", waiver))).toEqual(notAbout);
  });

  it("whose limit takes the place of another when time alone says so", () => {
    // To be there by 06-04 10:00. Shipped later, while it may still come in time by the date after, it has that of its own.
    const total = { amount: 5990, currency: "CNY" };
    const lines = [{ id: "1", title: "Cup", quantity: 1, paid: total }];
    const number = "ZT0000001";
    let record: OrderRecord | null = null;
    const told = (now: string, ...events: readonly (readonly [string, string, object])[]): void => {
      const all = events.map(([type, role, payload]) => ({ id: type, type, orderId: "o1", actor: { role }, payload }));
      record = intl.step(record, all as unknown as readonly OrderEvent[], { now: instant(t(now)), people: [] }).record;
    };
    const [promisedDelivery, latestDelivery] = [instant(t("06-04 10:00")), instant(t("06-11 10:00"))];
    told(
      "06-01 10:00",
      ["order.created", "buyer", { kind: "normal", lines, total, promisedDelivery, latestDelivery }],
      ["payment.captured", "buyer", { amount: total }],
    );
    told("06-04 12:00", ["shipment.submitted", "seller", { parcelId: "p1", carrier: "zhongtong", number }]);
    const scans = [{ at: t("06-04 13:00"), code: "1", milestone: "picked_up" }];
    told("06-04 14:00", ["trace.received", "carrier", { provider: "kuaidi100", carrier: "zhongtong", number, scans }]);
    const affects = (effect: DisruptionDeclared["effect"], from: number, to: number) => {
      const { payload } = storm("next", effect, "06-04 00:00", "06-05 00:00", {
        promises: ["deliver-by"],
        retroactive: true,
      });
      return intl.affects({ ...(payload as DisruptionDeclared), from, to }, record as unknown as OrderRecord);
    };
    for (const effect of ["waive", "pause", { extend: "30d" }] as const) {
      expect(affects(effect, promisedDelivery - 1, promisedDelivery + 1), JSON.stringify(effect)).toBe(true);
      expect(affects(effect, promisedDelivery, promisedDelivery + 1), JSON.stringify(effect)).toBe(true);
    }
    expect(affects("waive", promisedDelivery - 1, promisedDelivery)).toBe(false);
    expect(affects("waive", promisedDelivery + 1, promisedDelivery + 2)).toBe(false);
  });

  it("whose complaint may yet have to be ruled on, though the order is closed", () => {
    const cancelled = confirmed.at(t("06-02 12:00")).when({ type: "order.cancelled", actor: { role: "buyer" } });
    const complaint = { complaintId: "q1", category: "late_shipment" } as const;
    const opened = cancelled
      .at(t("06-03 20:00"))
      .when({ type: "complaint.opened", actor: { role: "buyer" }, payload: complaint });
    const { payload } = storm("next", "pause", "06-07 00:00", "06-10 00:00", { promises: ["decide-complaint"] });
    const affects = ({ record }: Scenario): boolean | null => record && pinduoduoBook.affects(payload, record);
    expect(affects(cancelled)).toBe(false);
    expect(affects(opened)).toBe(true);
    const withdrawn = opened.when({
      type: "complaint.withdrawn",
      actor: { role: "buyer" },
      payload: { complaintId: "q1" },
    });
    expect(affects(withdrawn)).toBe(false);
  });

  it("of which a parcel is on its way in it, though the buyer confirmed receipt and no limit of it runs", () => {
    const received = onItsWay("06-01 12:00")
      .given({ events: [scanned("06-01 20:30", "picked_up")] })
      .at(t("06-02 12:00"))
      .when({ type: "receipt.confirmed" });
    const { payload } = storm("next", "pause", "06-02 00:00", "06-04 00:00", { promises: ["sign-by"] });
    expect(received.record && pinduoduoBook.affects(payload, received.record)).toBe(true);
  });

  it("but not where it is over for good", () => {
    const done = lookedAt(delivered.when({ type: "receipt.confirmed" }), "08-01 12:00");
    const ahead = (promise: string): boolean | null => {
      const { payload } = storm("next", "pause", "08-01 00:00", "08-04 00:00", { promises: [promise] });
      return done.record && pinduoduoBook.affects(payload, done.record);
    };
    const names = ["ship-by", "auto-confirm", "deliver-by", "keep-moving", "answer-request", "answer-complaint"];
    expect(names.filter(ahead)).toEqual([]);
  });

  it("but not for another carrier, once all has shipped, nor beside its limits", () => {
    const shipped = onItsWay("06-01 12:00");
    const ahead = (promise: string, from: string, to: string, carriers: readonly string[]): boolean | null => {
      const { payload } = storm("next", { extend: "24h" }, from, to, { promises: [promise], carriers });
      return shipped.record && pinduoduoBook.affects(payload, shipped.record);
    };
    expect(ahead("pick-up-by", "06-02 12:00", "06-03 00:00", ["zhongtong"])).toBe(true);
    expect(ahead("pick-up-by", "06-02 12:00", "06-03 00:00", ["shunfeng"])).toBe(false);
    expect(ahead("pick-up-by", "06-02 12:00:00.001", "06-03 00:00", ["zhongtong"])).toBe(false);
    expect(ahead("sign-by", "06-02 12:00", "06-03 00:00", ["shunfeng"])).toBe(false);
  });

  it("but not where it was over before there was one", () => {
    const moving = onItsWay("06-01 12:00").given({ events: [scanned("06-01 20:00", "picked_up")] });
    const toCome = { promises: ["sign-by"] };
    expect(declared(moving, storm("next", "pause", "05-01 00:00", "05-02 00:00", toCome))).toEqual(notAbout);
  });

  it.each<[what: string, more: object, code: string, path: string]>([
    ["times without an offset", { from: "2026-06-03T00:00" }, "E_NAIVE_TIME", "payload.from"],
    ["a promise that there is not", { promises: ["ship-bi"] }, "E_NO_SUCH_PROMISE", "payload.promises[0]"],
    ["an end before its beginning", { to: t("06-01 00:00") }, "E_DATE_ORDER", "payload.to"],
    ["no beginning", { from: undefined }, "E_TIME", "payload.from"],
    ["no such effect", { effect: "extend" }, "E_FIELD", "payload.effect"],
  ])("which nobody can read, with %s: declared, it is refused with what is wrong with it", (_, more, code, path) => {
    const event = storm("next", "waive", "06-03 00:00", "06-05 00:00", more);
    const { record } = confirmed;
    expect(record && pinduoduoBook.affects(event.payload, record)).toBe(true);
    confirmed.when(event).then.rejected(code, path);
  });
});

// Agreed to resend by 06-05 21:00; where nothing was sent, the seller has until 06-07 21:00 to answer once more.
it("is about a request whose limit opens anew by time alone", () => {
  const agreed = delivered
    .when(asks({ kind: "resend" }))
    .at(t("06-03 21:00"))
    .when({ type: "aftersales.approved", payload: of("AS-1") });
  const dueOf = (order: Scenario) =>
    order
      .at(t("06-05 22:00"))
      .view()
      .promises.flatMap(({ promise, due }) => (promise === "answer-request" ? [due] : []));
  const event = storm("first", "pause", "06-06 00:00", "06-07 00:00", { promises: ["answer-request"] });
  expect([dueOf(agreed), dueOf(agreed.when(event))]).toEqual(
    [[t("06-07 21:00")], [t("06-08 21:00")]].map((list) => list.map((time) => instant(time))),
  );
  expect(agreed.record && pinduoduoBook.affects(event.payload, agreed.record)).toBe(true);
  const gone = storm("first", "pause", "06-02 00:00", "06-03 00:00", { promises: ["answer-request"] });
  expect(agreed.record && pinduoduoBook.affects(gone.payload, agreed.record)).toBe(false);
});
