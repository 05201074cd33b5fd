import { type Calls, guarded } from "../model/arguments.ts";
import { headline as headlineOf } from "./headline.ts";
import { foldParcel as fold } from "./parcel-fold.ts";
import { refusalCode as codeOf, refusalOf as refuse } from "./refusals.ts";
import { addScans as add, removeScans as remove } from "./scans.ts";

// What is handed over from outside is looked at first. Inside, they are called for every scan, with what was checked.

const functions = {
  addScans: add,
  foldParcel: fold,
  headline: headlineOf,
  refusalCode: codeOf,
  refusalOf: refuse,
  removeScans: remove,
};
const order = { payment: "text", fulfilment: "text", receipt: "text" } as const;
const refused = [["at", order], null, ["given?", "object", "what the guards ask for, or nothing"]] as const;
const rows = ["rows", ["list"], "the scans of a parcel's record, or []"] as const;
const provider = ["provider", "text", "who told it, such as kuaidi100"] as const;
const calls: Calls<typeof functions> = {
  addScans: [
    rows,
    ["incoming", ["object"], "scans as a codec read them"],
    provider,
    ["receivedAt", "instant", "when they came, such as Date.now()"],
    ["options?", "object", "{ transitRows, dropped }, or nothing"],
  ],
  foldParcel: [
    ["parcel", { scans: ["list"], uploaded: "list" }, "a parcel of a record"],
    ["context", { chart: { initial: "object", next: "function" }, zone: "text", startOfDay: "function" }],
  ],
  headline: [
    ["order", order],
    ["parcels", ["object"], "what `foldParcel` returned of each"],
    null,
    ["open?", ["object"], "those of them with which something may still be wrong"],
  ],
  refusalCode: refused,
  refusalOf: refused,
  removeScans: [rows, ["withdrawn", ["object"], "scans as a codec read them"], provider],
};
const checked = guarded(functions, calls);

/**
 * Adds to the rows of a parcel what a provider told at one instant: `rows` in order of time, how many were `added`, and how
 * many of "in transit" were left out of the middle since more than `transitRows` are not kept.
 *
 * Told again it adds nothing; told in another order it gives the same rows. Of equal scans the one received first stays.
 * @throws UsageError `WRONG_ARGUMENT`, `NOT_AN_INSTANT`: an argument was forgotten, or is something else.
 * @example
 * import { instant } from "waybell";
 * import { addScans } from "waybell/lifecycle";
 *
 * const at = instant("2026-06-01T20:30+08:00");
 * const scan = { at, milestone: "picked_up", code: "1" } as const;
 * const { rows, added } = addScans([], [scan], "kuaidi100", at + 60_000);
 * added; // 1
 * addScans(rows, [scan], "kuaidi100", at + 90_000).added; // 0
 */
export const addScans: typeof add = checked.addScans;

/**
 * What the scans of one parcel add up to: where it is (`journey`, `exception`), since when, and the instants of what
 * happened to it, each as [when it occurred, when it was known]. Scans move the parcel's chart in order of time, in whatever
 * order they came; those before `orderCreated` are shown and prove nothing.
 *
 * @throws UsageError `WRONG_ARGUMENT`: an argument was forgotten, or is something else.
 * @example
 * import { instant } from "waybell";
 * import { addScans, compileParcelChart, foldParcel } from "waybell/lifecycle";
 *
 * const at = instant("2026-06-01T20:30+08:00");
 * const { rows } = addScans([], [{ at, milestone: "picked_up", code: "1" }], "kuaidi100", at + 60_000);
 * const parcel = { id: "P1", kind: "primary", carrier: "ZTO", number: "ZT123456", lines: [], uploaded: [at, at], scans: rows } as const;
 * const startOfDay = (time: number) => time - (time % 86_400_000);
 * foldParcel(parcel, { orderCreated: null, chart: compileParcelChart(), zone: "Etc/UTC", startOfDay }).journey; // "picked_up"
 */
export const foldParcel: typeof fold = checked.foldParcel;

/**
 * Where an order stands, in one word. Of several that apply the gravest: what is over or in dispute, then what went wrong,
 * then how far the parcels are, then what is waited for. `parcels` are those the pack counts, or what came in their place,
 * not every extra one; `open` those of them with which something may still be wrong.
 *
 * @throws UsageError `WRONG_ARGUMENT`: an argument was forgotten, or is something else.
 * @example
 * import { headline } from "waybell/lifecycle";
 *
 * headline({ payment: "paid", fulfilment: "to_ship", receipt: "pending" }, []); // "to_ship"
 */
export const headline: typeof headlineOf = checked.headline;

/**
 * The code under which an order that stands `at` refuses an event, as `refusalOf` finds it.
 *
 * @throws UsageError `WRONG_ARGUMENT`: an argument was forgotten, or is something else.
 * @example
 * import { refusalCode } from "waybell/lifecycle";
 *
 * refusalCode({ payment: "unpaid", fulfilment: "not_started", receipt: "pending" }, "shipment.submitted"); // "E_NOT_PAID"
 */
export const refusalCode: typeof codeOf = checked.refusalCode;

/**
 * Why an order that stands `at` refuses an event, `given` what its guards ask for: the code, and the states or the guard it
 * rests on. It says so of any event: ask the chart first whether it takes it.
 *
 * @throws UsageError `WRONG_ARGUMENT`: an argument was forgotten, or is something else.
 * @example
 * import { refusalOf } from "waybell/lifecycle";
 *
 * const at = { payment: "unpaid", fulfilment: "not_started", receipt: "pending" } as const;
 * refusalOf(at, "payment.captured").lacks; // "paid-in-full"
 */
export const refusalOf: typeof refuse = checked.refusalOf;

/**
 * Takes out of the rows of a parcel the scans that a provider withdrew. What a withdrawn scan does not say (milestone,
 * exception, place, sign mode) is not compared; the same list comes back where nothing is taken out.
 *
 * @throws UsageError `WRONG_ARGUMENT`: an argument was forgotten, or is something else.
 * @example
 * import { instant } from "waybell";
 * import { addScans, removeScans } from "waybell/lifecycle";
 *
 * const at = instant("2026-06-03T14:05+08:00");
 * const scan = { at, milestone: "delivered", code: "3" } as const;
 * const { rows } = addScans([], [scan], "kuaidi100", at + 60_000);
 * removeScans(rows, [scan], "kuaidi100").length; // 0
 */
export const removeScans: typeof remove = checked.removeScans;
