// How much faster the compiled charts are than XState's own `transition()`, in one run on one machine.
import { compileOrderChart, compileParcelChart, orderChart, parcelChart } from "waybell/lifecycle";
import { initialTransition, transition } from "xstate";
import { median } from "./timing.mjs";

/** @type {import("waybell/lifecycle").OrderChartEvent[]} */
const order = [
  { type: "payment.captured", given: { "paid-in-full": true } },
  { type: "shipment.submitted", given: { "ships-all": true } },
  { type: "receipt.confirmed", given: {} },
  { type: "settlement.done", given: {} },
];
/** @type {import("waybell/lifecycle").ParcelChartEvent["type"][]} */
const parcel = ["picked_up", "in_transit", "arrived_destination", "out_for_delivery", "attempt_failed", "delivered"];
const scans = parcel.map((type) => ({ type, given: {} }));
const events = order.length + scans.length;

function walkCompiled(charts) {
  let state = charts.order.initial;
  for (const { type, given } of order) state = charts.order.next(state, type, given);
  let at = charts.parcel.initial;
  for (const { type, given } of scans) at = charts.parcel.next(at, type, given);
  return `${state.payment} ${at.journey}`;
}

function walkXState(starts) {
  let state = starts.order;
  for (const event of order) [state] = transition(orderChart, state, event);
  let at = starts.parcel;
  for (const event of scans) [at] = transition(parcelChart, at, event);
  return `${state.value.payment} ${at.value.journey}`;
}

function microsPerEvent(walk, argument, walks) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < walks; i++) {
    const end = walk(argument);
    if (end !== "settled delivered") throw new Error(`The walk ended at "${end}".`);
  }
  return Number(process.hrtime.bigint() - start) / 1_000 / walks / events;
}

/** Median microseconds per event of both, taken in turns so that a busy machine slows both, and their ratio. */
export function chartRatio({ rounds = 15 } = {}) {
  const charts = { order: compileOrderChart(), parcel: compileParcelChart() };
  const starts = { order: initialTransition(orderChart)[0], parcel: initialTransition(parcelChart)[0] };
  microsPerEvent(walkCompiled, charts, 20_000);
  microsPerEvent(walkXState, starts, 300);
  const compiled = [];
  const xstate = [];
  for (let i = 0; i < rounds; i++) {
    compiled.push(microsPerEvent(walkCompiled, charts, 20_000));
    xstate.push(microsPerEvent(walkXState, starts, 150));
  }
  const [compiledMicros, xstateMicros] = [median(compiled), median(xstate)];
  return { compiledMicros, xstateMicros, ratio: xstateMicros / compiledMicros };
}
