import { describe, expect, test } from "vitest";
import { defineRulebook, type OrderRecord, type OrderView } from "waybell";
import { base, marketplaceCn } from "waybell/packs";
import type { Scan } from "../../src/model/parcel.ts";
import { event } from "../support/events.ts";
import { buyer, channels, created, outcomes, Shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels });
const traced = (scan: Omit<Scan, "code">, eta?: number) =>
  event("trace.received", {
    carrier: "yunda",
    number: "YD100000001",
    provider: "k",
    scans: [{ code: "", ...scan }],
    ...(eta === undefined ? {} : { eta }),
  });
const ship = (more: object = {}) =>
  event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001", ...more });
const paid = () => event("payment.captured", { amount: { amount: 5990, currency: "CNY" } });
function shipped(order: object = {}, parcel: object = {}): Shop {
  const made = created() as ReturnType<typeof created> & { payload: object };
  const one = new Shop(book, [buyer]);
  one.at("06-01 09:58", { ...made, payload: { ...made.payload, number: "T20260601001", ...order } } as never);
  one.at("06-01 10:00", paid());
  expect(outcomes(one.at("06-01 18:00", ship(parcel)))).toEqual(["accepted"]);
  return one;
}
const view = (order: Shop, now: string, as: object = {}) =>
  book.view(order.record as OrderRecord, { now: at(now), as });

describe("a page of an order", () => {
  const out = shipped();
  out.at(
    "06-02 08:30",
    traced({
      at: at("06-02 08:00"),
      milestone: "out_for_delivery",
      place: "Shanghai",
      courier: { name: "Li", phone: "13900001234" },
    }),
  );
  const collect = shipped();
  collect.at(
    "06-02 09:00",
    traced({
      at: at("06-02 09:00"),
      milestone: "awaiting_collection",
      point: { name: "Locker 7", code: "8842", holdUntil: at("06-04 09:00") },
    }),
  );

  test("masks numbers for whoever has not proved who asks", () => {
    const shown = view(out, "06-02 10:00", { locale: "en" });
    expect([shown.number, shown.parcels[0]?.number]).toEqual(["********1001", "*******0001"]);
    expect(shown.parcels[0]?.courier).toEqual({ name: "Li", phone: "139****1234" });
    expect(view(collect, "06-02 10:00").parcels[0]?.point).toEqual({ name: "Locker 7", holdUntil: at("06-04 09:00") });
    expect(JSON.stringify(shown)).not.toMatch(/13900001234|YD100000001|T20260601001/);
  });
  test("masks ids that are numbers, wherever they stand, and tells them to whoever has proved who asks", () => {
    const order = shipped({ number: created().orderId }, { parcelId: "YD100000001" });
    order.at("06-04 19:00");
    const subjects = ({ id, parcels, breaches }: OrderView) => [
      id,
      ...parcels.map((parcel) => parcel.id),
      ...breaches.flatMap(({ breach, subject }) => [breach.split(":")[1], subject]),
    ];
    expect(subjects(view(order, "06-04 19:00", { proven: true }))).toEqual([
      "o1",
      "YD100000001",
      "YD100000001",
      "YD100000001",
    ]);
    expect(subjects(view(order, "06-04 19:00"))).toEqual(["**", "*******0001", "*******0001", "*******0001"]);
    expect(JSON.stringify(view(order, "06-04 19:00"))).not.toContain("YD100000001");
  });
  test("masks the number of the order in what is named after it: the refund of a request, and the promise to pay it", () => {
    const orderId = "260601123456789";
    const total = { amount: 5990, currency: "CNY" };
    const of = (...args: Parameters<typeof event>) => ({ ...event(...args), orderId });
    const order = new Shop(book, [buyer]);
    const lines = [{ id: "1", title: "Cup", quantity: 1, paid: total }];
    order.at(
      "06-01 10:00",
      of("order.created", { kind: "normal", lines, total }),
      of("payment.captured", { amount: total }),
    );
    order.at("06-01 12:00", of("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" }));
    order.at("06-02 12:00", {
      ...of("aftersales.requested", { caseId: "c1", kind: "refund_only", reason: "broken" }),
      actor: { role: "buyer" },
    } as never);
    const [refund] = order
      .at("06-02 13:00", of("aftersales.approved", { caseId: "c1" }))
      .effects.flatMap((effect) => (effect.type === "refund" ? effect : []));
    order.at("06-02 14:00", of("refund.started", { refundId: refund?.id ?? "", amount: refund?.amount ?? total }));
    const named = ({ refunds, promises }: OrderView) => [
      refunds.map(({ id }) => id),
      promises.flatMap(({ promise, subject }) => (promise === "pay-refund" ? subject : [])),
    ];
    const whole = `${orderId}/case-refund/c1/pay`;
    expect(named(view(order, "06-02 14:00", { proven: true }))).toEqual([[whole], [whole]]);
    const masked = "***********6789/case-refund/c1/pay";
    expect(named(view(order, "06-02 14:00"))).toEqual([[masked], [masked]]);
    expect(JSON.stringify(view(order, "06-02 14:00"))).not.toContain(orderId);
  });
  test("leaves what only has the digits of a short number in it", () => {
    const order = shipped({ number: "17" });
    order.at("06-04 19:00");
    const [breach] = view(order, "06-04 19:00").breaches;
    expect(breach?.breach).toBe(`pick-up-by:p1:${at("06-03 18:00")}`);
    expect(view(order, "06-04 19:00").number).toBe("**");
  });
  test("shows them to whoever has, but for the courier's phone", () => {
    const shown = view(out, "06-02 10:00", { locale: "en", proven: true });
    expect([shown.number, shown.parcels[0]?.number]).toEqual(["T20260601001", "YD100000001"]);
    expect(shown.parcels[0]?.courier?.phone).toBe("139****1234");
    expect(view(collect, "06-02 10:00", { proven: true }).parcels[0]?.point).toEqual({
      name: "Locker 7",
      code: "8842",
      holdUntil: at("06-04 09:00"),
    });
  });
  test.each(["false", "no", "yes", 0, 1, null])("takes nothing but a boolean for proof: %j is refused", (proven) => {
    expect(() => view(out, "06-02 10:00", { proven })).toThrow(
      '`context.as.proven` is true or false: { now: Date.now(), as: { locale: "en" } }.',
    );
    expect(view(out, "06-02 10:00", { proven: false })).toEqual(view(out, "06-02 10:00"));
  });
  test.each(["139 0000 1234", "139.0000.1234", "+8613900001234", "１３９００００１２３４"])(
    "masks %s in what a carrier wrote, whoever looks",
    (phone) => {
      const order = shipped();
      const scans: readonly Omit<Scan, "code">[] = [
        {
          at: at("06-02 08:00"),
          milestone: "out_for_delivery",
          place: `Hub ${phone}`,
          courier: { name: `Li ${phone}` },
        },
        { at: at("06-02 09:00"), milestone: "awaiting_collection", point: { name: `Locker ${phone}` } },
      ];
      for (const scan of scans) {
        order.at("06-02 09:00", traced(scan));
        for (const proven of [false, true]) {
          const [parcel] = view(order, "06-02 09:00", { proven }).parcels;
          const shown = [
            parcel?.place,
            parcel?.courier?.name,
            parcel?.point?.name,
            parcel?.timeline.map((s) => s.place),
          ];
          expect(JSON.stringify(shown)).toMatch(/\*{4}1234/);
          expect(JSON.stringify(shown).normalize("NFKC")).not.toMatch(/139\D{0,2}0000/);
        }
      }
    },
  );
  test("shows the courier only while the parcel is with him, the point only while it waits there", () => {
    out.at("06-02 12:00", traced({ at: at("06-02 11:30"), milestone: "delivered" }));
    expect(view(out, "06-02 12:00").parcels[0]).toMatchObject({
      courier: null,
      deliveredAt: at("06-02 11:30"),
      eta: null,
    });
    collect.at("06-02 12:00", traced({ at: at("06-02 11:30"), milestone: "delivered" }));
    expect(view(collect, "06-02 12:00").parcels[0]?.point).toBeNull();
  });
  test("names the carrier in the reader's language", () => {
    const name = (locale: string) => view(shipped(), "06-02 10:00", { locale }).parcels[0]?.carrier.name;
    expect([name("zh-CN"), name("en")]).toEqual([base.carriers?.yunda?.name["zh-CN"], base.carriers?.yunda?.name.en]);
    expect(view(shipped({}, { carrier: "YD" }), "06-02 10:00").parcels[0]?.carrier).toEqual({
      code: "YD",
      name: "韵达速递",
      phone: "95546",
      link: "https://www.yundaex.com",
    });
    expect(view(shipped({}, { carrier: "nobody" }), "06-02 10:00").parcels[0]?.carrier).toEqual({
      code: "nobody",
      name: "nobody",
    });
  });
});

describe("the expected arrival", () => {
  const eta = (order: Shop, now = "06-01 19:00") => {
    const found = view(order, now).parcels[0]?.eta;
    return found ? `${clock(found.at)} from ${found.from}` : null;
  };
  test.each([
    ["city", "06-04 00:00"],
    ["province", "06-05 00:00"],
    ["cross", "06-07 00:00"],
    ["remote", "06-09 00:00"],
  ])("of the leg %s is the end of its last local day", (leg, expected) => {
    expect(eta(shipped({ leg }))).toBe(`${expected} from legs`);
  });
  test("without a leg or anybody's word is unknown", () => {
    expect(eta(shipped())).toBeNull();
  });
  test("by an event counts before the provider's, and the provider's before the table's", () => {
    const order = shipped({ leg: "cross" });
    order.at("06-02 09:00", traced({ at: at("06-02 08:00"), milestone: "picked_up" }, at("06-05 12:00")));
    expect(eta(order, "06-02 09:00")).toBe("06-05 12:00 from provider");
    order.at("06-02 10:00", event("eta.changed", { parcelId: "p1", eta: at("06-06 12:00") }));
    expect(eta(order, "06-02 10:00")).toBe("06-06 12:00 from event");
    order.at("06-02 11:00", traced({ at: at("06-02 10:30"), milestone: "in_transit" }, at("06-05 18:00")));
    expect(eta(order, "06-02 11:00")).toBe("06-06 12:00 from event");
  });
  test("with the upload is an event's", () => {
    const order = shipped({ leg: "cross" }, { eta: "2026-06-03T18:00+08:00" });
    expect(eta(order)).toBe("06-03 18:00 from event");
    order.at("06-02 09:00", traced({ at: at("06-02 08:00"), milestone: "picked_up" }, at("06-05 12:00")));
    expect(eta(order, "06-02 09:00")).toBe("06-03 18:00 from event");
  });
  test("is overdue a millisecond after it, and not for what has come to its point, or comes no more", () => {
    const overdue = (order: Shop, now: number) =>
      book.view(order.record as OrderRecord, { now, as: {} }).parcels[0]?.eta?.overdue;
    const eta = at("06-03 18:00");
    const order = shipped({ leg: "cross" }, { eta });
    expect([overdue(order, eta), overdue(order, eta + 1)]).toEqual([undefined, true]);
    for (const milestone of ["awaiting_collection", "returning"] as const) {
      const over = shipped({ leg: "cross" }, { eta });
      over.at("06-03 10:00", traced({ at: at("06-03 09:00"), milestone }));
      expect(overdue(over, eta + 1), milestone).toBeUndefined();
    }
  });
  test("of a number that was replaced is forgotten where the provider gave it, kept where the seller did", () => {
    const replace = () => event("tracking.replaced", { parcelId: "p1", carrier: "yunda", number: "YD100000009" });
    const provider = shipped({ leg: "cross" });
    provider.at("06-02 09:00", traced({ at: at("06-02 08:00"), milestone: "picked_up" }, at("06-05 12:00")));
    provider.at("06-02 10:00", replace());
    expect(eta(provider, "06-02 10:00")).toBe("06-07 00:00 from legs");
    const sellers = shipped({ leg: "cross" }, { eta: at("06-03 18:00") });
    sellers.at("06-02 10:00", replace());
    expect(eta(sellers, "06-02 10:00")).toBe("06-03 18:00 from event");
  });
});
