import { describe, expect, test } from "vitest";
import { defineRulebook, type OrderRecord, type WindowView } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, created, outcomes, Shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels });
const second = 1_000;

const windows = (order: Shop, now: number): readonly WindowView[] =>
  book.view(order.record as OrderRecord, { now, as: {} }).windows;
const open = (order: Shop, now: string, later = 0) =>
  windows(order, at(now) + later).map(
    ({ window, subject, by, opened, closes, left }) =>
      `${window} of ${subject} for ${by.join(" ")}: ${clock(opened)} to ${clock(closes)}, ${left / second} s`,
  );

/** Shipped on 06-01 at 18:00. */
function shipped(): Shop {
  const order = new Shop(book, [buyer]);
  order.at("06-01 10:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
  order.at("06-01 18:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" }));
  return order;
}

const replaced = (number: string) => event("tracking.replaced", { parcelId: "p1", carrier: "yunda", number });
const appealed = (reason: string) =>
  event(
    "appeal.filed",
    { breach: `ship-by:order:${at("06-03 10:00")}`, reason, evidence: ["photo-1"] },
    { by: "seller" },
  );

describe("what may still be done, and until when", () => {
  const editing = "edit-number of p1 for seller: 06-01 18:00 to 06-02 18:00";
  const adding = "add-parcel of order for seller: 06-01 18:00 to 07-01 18:00";

  test("is nothing before it opens", () => {
    const order = new Shop(book, [buyer]);
    order.at("06-01 10:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
    expect(open(order, "06-01 10:00")).toEqual([]);
  });
  test("is shown with who may and with what is left, the first to close before the others", () => {
    expect(open(shipped(), "06-01 20:00")).toEqual([`${editing}, 79200 s`, `${adding}, 2584800 s`]);
  });
  test("opens with its instant, is there in its last millisecond, and gone after it", () => {
    const order = shipped();
    expect(open(order, "06-01 18:00")).toEqual([`${editing}, 86400 s`, `${adding}, 2592000 s`]);
    expect(open(order, "06-02 18:00", -1)).toEqual([`${editing}, 0.001 s`, `${adding}, 2505600.001 s`]);
    expect(open(order, "06-02 18:00")).toEqual([`${editing}, 0 s`, `${adding}, 2505600 s`]);
    expect(open(order, "06-02 18:00", 1)).toEqual([`${adding}, 2505599.999 s`]);
    expect(open(order, "07-01 18:00", 1)).toEqual([]);
  });
  test("is gone once the order is closed", () => {
    const order = shipped();
    order.at("06-01 19:00", event("order.closed", { reason: "asked" }));
    expect(open(order, "06-01 20:00")).toEqual([]);
  });
  test("is no return without a reason once the whole price of a line is to go back, and still where some of it stays", () => {
    const lines = ["L1", "L2"].map((id) => ({ id, title: id, quantity: 2, paid: { amount: 2995, currency: "CNY" } }));
    const returning = (order: Shop) =>
      windows(order, at("06-03 10:00")).flatMap(({ window, subject }) =>
        window === "return-without-reason" ? subject : [],
      );
    const order = new Shop(book, [buyer]);
    const total = { amount: 5990, currency: "CNY" };
    order.at(
      "06-01 10:00",
      event("order.created", { kind: "normal", lines, total }),
      event("payment.captured", { amount: total }),
    );
    order.at("06-01 18:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" }));
    order.at("06-02 10:00", event("receipt.confirmed", {}));
    const asked = (caseId: string, kind: "refund_only" | "exchange") =>
      event("aftersales.requested", { caseId, kind, lines: [{ lineId: "L1", quantity: 1 }] });
    const seller = { by: "seller" } as const;
    expect(returning(order)).toEqual(["L1", "L2"]);
    order.at("06-02 11:00", asked("A", "refund_only"), asked("B", "exchange"));
    order.at("06-02 12:00", event("aftersales.approved", { caseId: "A" }, seller));
    order.at("06-02 12:00", event("aftersales.approved", { caseId: "B" }, seller));
    expect(returning(order)).toEqual(["L1", "L2"]);
    order.at("06-02 13:00", event("aftersales.withdrawn", { caseId: "B" }));
    order.at("06-02 14:00", asked("C", "refund_only"));
    expect(returning(order)).toEqual(["L1", "L2"]);
    order.at("06-02 15:00", event("aftersales.approved", { caseId: "C" }, seller));
    expect(returning(order)).toEqual(["L2"]);
  });
  test("is gone once it was done as often as allowed", () => {
    const order = shipped();
    expect(outcomes(order.at("06-01 19:00", replaced("YD100000002")))).toEqual(["accepted"]);
    expect(outcomes(order.at("06-01 19:00", replaced("YD100000003")))).toEqual(["rejected E_FIX_LIMIT"]);
    expect(open(order, "06-01 20:00")).toEqual([`${adding}, 2584800 s`]);
  });
  test("is nothing that is refused since the order is closed, or all of it paid back", () => {
    const scans = [{ code: "", at: at("06-03 14:05"), milestone: "delivered" as const }];
    const arrived = (): Shop => {
      const order = shipped();
      order.at(
        "06-03 14:05",
        event("trace.received", { carrier: "yunda", number: "YD100000001", provider: "k", scans }),
      );
      return order;
    };
    const names = (order: Shop) => windows(order, at("06-03 16:00")).map(({ window }) => window);
    const adds = event(
      "extra_parcel.added",
      { parcelId: "p2", kind: "gift", carrier: "yunda", number: "YD100000002" },
      { by: "seller" },
    );
    const returns = event(
      "aftersales.requested",
      { caseId: "c1", kind: "return_refund", reason: "no_reason" },
      { by: "buyer" },
    );
    expect(names(arrived())).toEqual(["return-without-reason", "add-parcel"]);
    const closed = arrived();
    closed.at("06-03 15:00", event("order.closed", {}));
    expect(names(closed)).toEqual([]);
    expect(outcomes(closed.at("06-03 16:00", adds, returns))).toEqual(["rejected E_TERMINAL", "rejected E_TERMINAL"]);
    const paidBack = arrived();
    const amount = { amount: 5990, currency: "CNY" };
    paidBack.at("06-03 15:00", event("refund.started", { refundId: "r1", amount }));
    paidBack.at("06-03 15:00", event("refund.succeeded", { refundId: "r1" }));

    expect(outcomes(paidBack.at("06-03 16:00", adds, returns))).toEqual(["accepted", "rejected E_TERMINAL"]);
  });
  test("to appeal goes with the appeal, and ends with the breach", () => {
    const late = new Shop(book, [buyer]);
    late.at("06-01 10:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
    late.at("06-03 12:00");
    const breach = `ship-by:order:${at("06-03 10:00")}`;
    expect(open(late, "06-03 12:00")).toEqual([`appeal of ${breach} for seller: 06-03 10:00 to 06-06 10:00, 252000 s`]);
    expect(outcomes(late.at("06-03 13:00", appealed("storm")))).toEqual(["accepted"]);
    expect(open(late, "06-03 13:00")).toEqual([]);
    expect(outcomes(late.at("06-03 14:00", appealed("storm")))).toEqual(["rejected E_APPEAL_LIMIT"]);
    expect(outcomes(late.at("06-07 10:00", appealed("storm")))).toEqual(["rejected E_APPEAL_LIMIT"]);
  });
  test("belongs to nobody by name where no action of the rulebook has it", () => {
    const order = shipped();
    order.at(
      "06-03 14:05",
      event("trace.received", {
        carrier: "yunda",
        number: "YD100000001",
        provider: "k",
        scans: [{ code: "", at: at("06-03 14:05"), milestone: "delivered" }],
      }),
    );
    expect(windows(order, at("06-03 15:00")).map(({ window, subject, by }) => [window, subject, by])).toEqual([
      ["return-without-reason", "l1", []],
      ["add-parcel", "order", ["seller"]],
    ]);
  });
});
