import type { PromiseState } from "../../src/condition/frame.ts";
import type { Disruption } from "../../src/model/claims.ts";
import { type Calendar, weekdaysOnly } from "../../src/model/duration.ts";
import type { Computed, Grounds } from "../../src/sla/computed.ts";
import { compilePromise, type PromiseRule, type RawPromise } from "../../src/sla/promise.ts";
import { box, boxValues, contextAt, type FrameParts, spansBy } from "./conditions.ts";

/** A seller sends a box a day after he packed it, unless a test says otherwise. */
export const promise = (parts: Partial<RawPromise> = {}, calendar: Calendar = weekdaysOnly): PromiseRule =>
  compilePromise(
    "send-box-by",
    {
      ref: "T-1",
      each: "box",
      owedBy: "seller",
      owedTo: "buyer",
      due: { from: "box.packed", within: "24h" },
      met: { "box.sent": true },
      ...parts,
    },
    { ...boxValues, spans: spansBy(calendar) },
  );

/** What it is judged by, where nothing came between. */
export const groundsAt = (now: number, parts: Partial<Grounds> = {}, zone = "Asia/Shanghai"): Grounds => ({
  reader: contextAt(now, { zone }),
  claims: [],
  pauses: [],
  deferrals: [],
  disruptions: [],
  origin: undefined,
  destination: undefined,
  lookingBack: false,
  ...parts,
});

/** `known`: when facts were learnt; ever, where nothing is said. */
export function read(
  rule: PromiseRule,
  facts: Parameters<typeof box>[0],
  on: Grounds,
  known: NonNullable<FrameParts["known"]> = 0,
): Computed & PromiseState {
  const computed = rule.read(box(facts, { known }), on);
  return { ...computed, ...(computed.value as PromiseState) };
}

/** A storm about everything, as it began. */
export const storm = (
  effect: Disruption["effect"],
  from: number,
  to: number,
  more: Partial<Disruption> = {},
): Disruption => ({ id: "storm", kind: "weather", from, to, effect, declared: from, ...more });
