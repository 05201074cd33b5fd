// A provider pushes the same list again, as all of them do: the step of a parcel's whole list of 30 scans, and the step in
// which the very same push comes once more.
import { happy, people, rulebook } from "./orders.mjs";
import { micros, ratioInTurns } from "./timing.mjs";

const count = 30;
const every = 20 * 60_000;

export function resentRatio() {
  const until = happy().slice(0, 3);
  /** @type {any} */
  const { now: since, event } = until.at(-1);
  const { carrier, number } = event.payload;
  /** @type {import("waybell").OrderRecord | null} */
  let record = null;
  for (const { now, event } of until) record = rulebook.step(record, [event], { now, people }).record;
  const scans = Array.from({ length: count }, (_, i) => ({
    at: since + (i + 1) * every,
    code: "k-2",
    milestone: i === 0 ? "picked_up" : "in_transit",
    place: `转运站${i}`,
  }));
  const payload = { provider: "kuaidi100", carrier, number, scans };
  const push = { ...event, id: "push-1", type: "trace.received", actor: { role: "carrier" }, payload };
  const call = (before, now) => {
    const stored = JSON.parse(JSON.stringify(before));
    return () => rulebook.step(stored, [push], { now, people });
  };
  const now = since + (count + 1) * every;
  const first = call(record, now);
  const again = call(first().record, now + 60_000);
  if (again().outcomes[0]?.is !== "duplicate") throw new Error("The same push was news.");
  return ratioInTurns(
    () => micros(again, 40),
    () => micros(first, 20),
  );
}
