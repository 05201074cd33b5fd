import { describe, expect, it } from "vitest";
import { headline, type ParcelState } from "waybell/lifecycle";
import { fold, type Report } from "./parcels.ts";

const order = (payment: string, fulfilment: string, receipt = "pending") => ({ payment, fulfilment, receipt });
const shipped = order("paid", "shipped");
const at = (milestone: NonNullable<Report["milestone"]>): ParcelState => fold({ at: "03 09:00:00", milestone });
const problem = (exception: NonNullable<Report["exception"]>): ParcelState => fold({ at: "03 09:00:00", exception });
const fresh = fold();

describe("the headline of an order", () => {
  it.each([
    ["unpaid", order("unpaid", "not_started"), []],
    ["awaiting_group", order("awaiting_group", "not_started"), []],
    ["to_ship", order("paid", "to_ship"), []],
    ["to_ship", order("partially_refunded", "to_ship"), []],
    ["partially_shipped", order("paid", "partially_shipped"), [fresh]],
    ["partially_shipped", order("paid", "partially_shipped"), [at("delivered")]],
    ["out_for_delivery", order("paid", "partially_shipped"), [at("out_for_delivery")]],
    ["shipped_not_picked_up", shipped, [fresh]],
    ["shipped_not_picked_up", shipped, []],
    ["shipped_not_picked_up", shipped, [at("in_transit"), at("info_received")]],
    ["in_transit", shipped, [at("picked_up")]],
    ["in_transit", shipped, [at("delivered"), at("arrived_destination")]],
    ["out_for_delivery", shipped, [at("delivered"), at("out_for_delivery")]],
    ["awaiting_collection", shipped, [at("out_for_delivery"), at("awaiting_collection")]],
    ["exception", shipped, [at("awaiting_collection"), at("returning")]],
    ["exception", shipped, [at("returned")]],
    ["exception", shipped, [problem("lost")]],
    ["exception", shipped, [problem("refused")]],
    ["in_transit", shipped, [problem("attempt_failed")]],
    ["delivered", shipped, [at("delivered"), at("delivered")]],
    ["received", order("settling", "shipped", "received"), [at("delivered")]],
    ["received", order("settled", "shipped", "received"), [at("awaiting_collection")]],
    ["received", order("refunding.settled", "shipped", "received"), [fresh]],
    ["closed", order("cancelled", "cancelled", "closed"), []],
    ["closed", order("expired", "cancelled", "closed"), []],
    ["closed", order("refunding.paid", "cancelled", "closed"), [at("returning")]],
    ["refunded", order("refunded", "cancelled", "closed"), []],
    ["refunded", order("refunded", "shipped", "received"), [at("returned")]],
  ] as const)("is %s: %j", (word, chart, parcels) => {
    expect(headline(chart, parcels)).toBe(word);
  });
});
