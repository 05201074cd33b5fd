import { setup } from "xstate";
import type { ExceptionKind, Milestone } from "../model/parcel.ts";
import { exceptionKinds, hints, milestones } from "../model/parcel.ts";
import type { ChartLogic } from "./chart-logic.ts";
import { attempts, moving } from "./milestone-rank.ts";

export interface ParcelChartValue {
  readonly journey: Milestone;
  readonly exception: "none" | ExceptionKind;
}

/**
 * A scan is told as its milestone, then its exception; a provider's hint beside no milestone that is further on as its
 * exception alone.
 */
export interface ParcelChartEvent {
  readonly type: Exclude<Milestone, "unknown"> | ExceptionKind;
}

const back: readonly Milestone[] = ["returning", "returned"];

/** Where a journey leads from each milestone. Not to `unknown`: knowing nothing takes nothing back. */
const leadsTo: { readonly [From in Milestone]: readonly Milestone[] } = {
  unknown: ["info_received", ...moving, "cancelled"],
  info_received: [...moving, "cancelled"],
  picked_up: [
    "in_transit",
    "customs",
    "arrived_destination",
    "out_for_delivery",
    "awaiting_collection",
    "delivered",
    ...back,
  ],
  in_transit: ["customs", "arrived_destination", "out_for_delivery", "awaiting_collection", "delivered", ...back],
  customs: ["in_transit", "arrived_destination", "out_for_delivery", "awaiting_collection", "delivered", ...back],
  arrived_destination: ["out_for_delivery", "awaiting_collection", "delivered", ...back],
  out_for_delivery: ["awaiting_collection", "delivered", ...back],
  awaiting_collection: ["delivered", ...back],
  // Revoked by what cannot happen to a parcel somebody signed for; a late hub scan is noise.
  delivered: ["out_for_delivery", "awaiting_collection", ...back],
  returning: ["returned"],
  returned: [],
  cancelled: [],
};

/**
 * What a scan means to a parcel that stands there: a failed attempt is none of one that was delivered, and what goes back
 * is delivered to its sender.
 */
const meant: { readonly [From in Milestone]?: { readonly [event: string]: Milestone } } = {
  delivered: Object.fromEntries(attempts.map((kind) => [kind, "out_for_delivery"])),
  returning: { delivered: "returned" },
};

const to = <Target extends string>(targets: readonly Target[]): { [Type in string]: Target } =>
  Object.fromEntries(targets.map((target) => [target, target]));

const others = (kind: ExceptionKind): readonly ExceptionKind[] =>
  exceptionKinds.filter((other) => other !== kind && (hints.includes(kind) || !hints.includes(other)));
const recovers = (): { [Type in string]: "none" } => Object.fromEntries(moving.map((milestone) => [milestone, "none"]));

/** What ends it all the same. */
const final: { readonly [Kind in ExceptionKind]?: readonly ExceptionKind[] } = { lost: ["damaged"], damaged: [] };

/**
 * Any scan that shows the parcel moving ends an exception, unless it is lost; broken it is for good, wherever it turns up. A
 * hint displaces no real one.
 */
const exceptionStates = () =>
  Object.fromEntries(
    exceptionKinds.map((kind) => [
      kind,
      { on: final[kind] ? to(final[kind]) : { ...recovers(), ...to(others(kind)) } },
    ]),
  );

const journeyStates = () =>
  Object.fromEntries(milestones.map((from) => [from, { on: { ...to(leadsTo[from]), ...meant[from] } }]));

const build = () =>
  setup({ types: { events: {} as ParcelChartEvent } }).createMachine({
    id: "parcel",
    type: "parallel",
    states: {
      journey: { initial: "unknown", states: journeyStates() },
      exception: { initial: "none", states: { none: { on: to(exceptionKinds) }, ...exceptionStates() } },
    },
  });

/** The way of one parcel: how far it is, and beside that what is wrong with it. Folded from its scans in order of time. */
export const parcelChart: ChartLogic<ParcelChartValue, ParcelChartEvent> =
  /* @__PURE__ */ build() as unknown as ChartLogic<ParcelChartValue, ParcelChartEvent>;
