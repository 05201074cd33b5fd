// A step against what one would build it from otherwise: the order's chart walked by XState, and the rules of the pack in
// json-rules-engine, for the same two orders. The peer says which rules hold and nothing more: no text, no request, no
// ledger, no wake-up. Its facts are handed to it ready-made, and one engine for each kind of subject is asked about each
// subject of that kind.
import { Engine } from "json-rules-engine";
import { orderChart } from "waybell/lifecycle";
import { pinduoduo } from "waybell/packs";
import { initialTransition, transition } from "xstate";
import { walked } from "./direct.mjs";
import { factsOf } from "./engine/facts.mjs";
import { rulesOf } from "./engine/rules.mjs";
import { rulebook } from "./orders.mjs";
import { micros, microsLater, ratioInTurns } from "./timing.mjs";

function enginesOf(rules) {
  const engines = new Map();
  for (const { each, definition } of rules) {
    const engine = engines.get(each) ?? new Engine([], { allowUndefinedFacts: true });
    engine.addOperator("present", (value, wanted) => (value !== undefined) === wanted);
    engine.addRule(definition);
    engines.set(each, engine);
  }
  return engines;
}

/** What the order's chart is asked. */
const given = { "payment.captured": { "paid-in-full": true }, "shipment.submitted": { "ships-all": true } };

/** The peer's calls, beside ours. */
export function peers(calls) {
  const engines = enginesOf(rulesOf(pinduoduo));
  let [chart] = initialTransition(orderChart);
  return calls.map(({ record, events, context, after }) => {
    const from = chart;
    const moves = events.map(({ type }) => ({ type, given: given[type] })).filter((move) => from.can(move));
    for (const move of moves) [chart] = transition(orderChart, from, move);
    const subjects = factsOf(after);
    const run = async () => {
      for (const move of moves) transition(orderChart, from, move);
      const told = [];
      for (const { each, key, facts } of subjects) {
        const { events: found } = await engines.get(each).run(facts);
        for (const { type, params } of found) if (type === "notice") told.push(`${params.name} of ${key}`);
      }
      return told;
    };
    // What was decided before stands and is not said again; asked without that, an order says all.
    const { lease: _, ...unleased } = record ?? {};
    const all = () => rulebook.step(record && /** @type {typeof record} */ (unleased), events, context);
    return { run, all };
  });
}

/** Throws where the peer holds other notices for true than the library. There is nobody of the platform's to be told. */
async function check({ run, all }) {
  const theirs = (await run()).filter((told) => !told.startsWith("call-the-buyer"));
  const ours = all().decisions.map(({ notice, subject }) => `${notice} of ${subject}`);
  const [a, b] = [ours, theirs].map((told) => [...new Set(told)].sort().join());
  if (a !== b) throw new Error(`${a}\njson-rules-engine:\n${b}`);
}

/** How many times faster the steps of an order are. */
export async function engineRatio(story) {
  const calls = walked(story());
  const theirs = peers(calls);
  for (const peer of theirs) await check(peer);
  const ours = () => {
    for (const { record, events, context } of calls) rulebook.step(record, events, context);
  };
  const peer = async () => {
    for (const { run } of theirs) await run();
  };
  return ratioInTurns(
    () => microsLater(peer, 1),
    () => micros(ours, 12),
  );
}
