// A step against hand-written code that gives the same effects and wake-ups, to the byte, for the same two orders.
import { callsOf, rulebook } from "./orders.mjs";
import { reduce } from "./reducer/index.mjs";
import { micros, ratioInTurns } from "./timing.mjs";

/** The calls for one order, with the hand-written state around each; throws where the two do not say the same. */
export function walked(story) {
  let after = null;
  return callsOf(story).map((call) => {
    const before = after;
    const { effects, wakeAt, state } = reduce(before, call.events, call.context);
    const ours = JSON.stringify([call.done.effects, call.done.wakeAt]);
    const theirs = JSON.stringify([effects, wakeAt === Number.POSITIVE_INFINITY ? null : wakeAt]);
    if (ours !== theirs) throw new Error(`${call.context.now}: ${firstDifference(ours, theirs)}`);
    after = state;
    return { ...call, before, after };
  });
}

function firstDifference(ours, theirs) {
  const at = [...ours].findIndex((char, i) => char !== theirs[i]);
  const [own, byHand] = [ours, theirs].map((text) => text.slice(Math.max(0, at - 200), at + 100));
  return `the library says\n${own}\nthe hand-written code\n${byHand}`;
}

/** How many times slower than the hand-written code the steps of an order are. */
export function directRatio(story) {
  // The same at other times of the day, so that nothing stands there by heart.
  for (let minutes = 0; minutes < 24 * 60; minutes += 95) walked(story(minutes));
  const calls = walked(story());
  const ours = () => {
    for (const { record, events, context } of calls) rulebook.step(record, events, context);
  };
  const byHand = () => {
    for (const { before, events, context } of calls) reduce(before, events, context);
  };
  return ratioInTurns(
    () => micros(ours, 12),
    () => micros(byHand, 60),
  );
}
