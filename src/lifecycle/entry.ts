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

export const addScans: typeof add = checked.addScans;
export const foldParcel: typeof fold = checked.foldParcel;
export const headline: typeof headlineOf = checked.headline;
export const refusalCode: typeof codeOf = checked.refusalCode;
export const refusalOf: typeof refuse = checked.refusalOf;
export const removeScans: typeof remove = checked.removeScans;
