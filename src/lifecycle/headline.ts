import type { Headline } from "../model/headline.ts";
import type { OrderChartState } from "../model/record.ts";
import type { ParcelState } from "./parcel-state.ts";

/** What people still have to settle. */
export type OpenMatter = "case" | "complaint" | null;

type Test = (
  order: OrderChartState,
  parcels: readonly ParcelState[],
  matter: OpenMatter,
  open: readonly ParcelState[],
) => boolean;

const wrong = (parcel: ParcelState): boolean =>
  parcel.lost !== null || parcel.refused !== null || parcel.journey === "returning" || parcel.journey === "returned";
const at =
  (journey: ParcelState["journey"]): ((parcel: ParcelState) => boolean) =>
  (parcel) =>
    parcel.journey === journey;
const shipped = (order: OrderChartState): boolean => order.fulfilment === "shipped";

/**
 * The first that applies; `pending`: only until receipt is confirmed, since then it matters no more where a parcel was
 * seen last.
 */
const table: readonly (readonly [word: Headline, test: Test, pending?: "pending"])[] = [
  ["refunded", (order) => order.payment === "refunded"],
  ["closed", (order) => order.receipt === "closed" || order.fulfilment === "cancelled"],
  ["after_sales", (_order, _parcels, matter) => matter === "case"],
  ["complaint", (_order, _parcels, matter) => matter === "complaint"],
  ["exception", (_order, _parcels, _matter, open) => open.some(wrong)],
  ["awaiting_collection", (_, parcels) => parcels.some(at("awaiting_collection")), "pending"],
  ["out_for_delivery", (_, parcels) => parcels.some(at("out_for_delivery")), "pending"],
  ["partially_shipped", (order) => order.fulfilment === "partially_shipped", "pending"],
  ["shipped_not_picked_up", (order, parcels) => shipped(order) && !parcels.every((p) => p.pickedUp), "pending"],
  ["shipped_not_picked_up", (order, parcels) => shipped(order) && parcels.length === 0, "pending"],
  ["in_transit", (order, parcels) => shipped(order) && !parcels.every(at("delivered")), "pending"],
  ["delivered", shipped, "pending"],
  ["received", (order) => order.receipt === "received"],
  ["to_ship", (order) => order.fulfilment === "to_ship"],
  ["awaiting_group", (order) => order.payment.endsWith("awaiting_group")],
];

/**
 * Where an order stands, in one word. `parcels` are those the pack counts, or what came in their place, not every extra
 * one; `open` those with which something may still be wrong.
 */
export const headline = (
  order: OrderChartState,
  parcels: readonly ParcelState[],
  matter: OpenMatter = null,
  open: readonly ParcelState[] = parcels,
): Headline =>
  table.find(
    ([, test, pending]) => (!pending || order.receipt === "pending") && test(order, parcels, matter, open),
  )?.[0] ?? "unpaid";
