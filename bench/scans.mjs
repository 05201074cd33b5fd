// What age costs: the push with the 300th scan of a parcel against the push with its 10th, one new scan in each.
import { happy, people, rulebook } from "./orders.mjs";
import { micros, ratioInTurns } from "./timing.mjs";

const every = 20 * 60_000;

/** The call in which the n-th scan comes, after those before it came one by one. */
function callWith(n) {
  const until = happy().slice(0, 3);
  /** @type {any} */
  const { now: since, event } = until.at(-1);
  const { carrier, number } = event.payload;
  /** @type {import("waybell").OrderRecord | null} */
  let record = null;
  for (const { now, event } of until) record = rulebook.step(record, [event], { now, people }).record;
  const scanned = (i) => ({
    at: since + i * every,
    code: "k-2",
    milestone: i === 1 ? "picked_up" : "in_transit",
    place: `转运站${i}`,
  });
  for (let i = 1; ; i++) {
    const now = since + i * every + 60_000;
    const payload = { provider: "kuaidi100", carrier, number, scans: [scanned(i)] };
    const push = { ...event, id: `push-${i}`, type: "trace.received", actor: { role: "carrier" }, payload };
    const [stored, context] = [JSON.parse(JSON.stringify(record)), { now, people }];
    if (i === n) return () => rulebook.step(stored, [push], context);
    record = rulebook.step(stored, [push], context).record;
  }
}

export function scanRatio() {
  const [tenth, last] = [callWith(10), callWith(300)];
  return ratioInTurns(
    () => micros(last, 100),
    () => micros(tenth, 100),
  );
}
