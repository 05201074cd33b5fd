// A full step against one bare XState `transition()` on the order chart, in one run: every call of `step` that the
// quickstart's host makes, with its messages rendered, begun and settled, and nothing signed.
import { orderChart } from "waybell/lifecycle";
import { initialTransition, transition } from "xstate";
import { quickstart } from "./quickstart.mjs";
import { median, micros } from "./timing.mjs";

/** The order chart's own walk of the same order, one `transition()` an event. */
function walk() {
  /** @type {import("waybell/lifecycle").OrderChartEvent[]} */
  const events = [
    { type: "payment.captured", given: { "paid-in-full": true } },
    { type: "shipment.submitted", given: { "partial-allowed": true } },
    { type: "shipment.submitted", given: { "ships-all": true } },
    { type: "receipt.confirmed", given: {} },
  ];
  let [state] = initialTransition(orderChart);
  return events.map((event) => {
    const from = state;
    [state] = transition(orderChart, from, event);
    return () => transition(orderChart, from, event);
  });
}

/** Median microseconds of both over many rounds taken in turns, and their ratio. */
export async function stepRatio({ rounds = 25 } = {}) {
  const calls = (await quickstart()).map(({ rulebook, record, events, context }) => {
    return () => rulebook.step(record, events, context);
  });
  const transitions = walk();
  for (const one of [...calls, ...transitions]) micros(one, 200);
  const results = Array.from({ length: rounds }, () => ({
    step: median(calls.map((one) => micros(one, 10))),
    xstate: median(transitions.map((one) => micros(one, 80))),
  }));
  return { calls: calls.length, ratio: median(results.map(({ step, xstate }) => step / xstate)) };
}
