import type { Instant } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { Mark, MarkIs } from "../../model/score.ts";
import { jobEnd } from "../../rulebook/frames/matters.ts";
import { timesOf } from "../../rulebook/matters.ts";
import { instantOf, mattersOf } from "./cases.ts";
import type { Part } from "./look.ts";

/** Whether any of these lies from one instant on and before another. */
const isBetween = (times: readonly Instant[], from: Instant, to: Instant | undefined): boolean =>
  times.some((at) => at >= from && (to === undefined || at < to));

/** Each offer to a courier: taken before the next one, or not. */
function offerMarks(row: MatterRow, ended: Instant | undefined): readonly Mark[] {
  const [offers, agreements] = [timesOf(row, "offered"), timesOf(row, "agreed")];
  return offers.map((at, i): Mark => {
    const next = offers[i + 1];
    const isLast = next === undefined;
    const waits: MarkIs = ended === undefined ? "open" : "out";
    const left = isLast && row.chart.stage === "offered" ? waits : "no";
    const untaken = isLast && row.chart.stage === "cancelled" ? "out" : left;
    return ["job-offered", at, isBetween(agreements, at, next) ? "yes" : untaken];
  });
}

/** Each agreement, unless another took its place: kept, or nobody came. */
function agreementMarks(row: MatterRow, ended: Instant | undefined): readonly Mark[] {
  const agreements = timesOf(row, "agreed");
  const missed = timesOf(row, "missed").filter((at) => ended === undefined || ended > at);
  const collected = (instantOf(row, "task.collected") ?? ended) !== undefined;
  return agreements.map((at, i): Mark => {
    const next = agreements[i + 1];
    if (isBetween(missed, at, next)) return ["job-agreed", at, "no"];
    if (next !== undefined || row.chart.stage === "cancelled") return ["job-agreed", at, "out"];
    return ["job-agreed", at, collected ? "yes" : row.chart.stage === "agreed" ? "open" : "out"];
  });
}

/** Couriers' jobs: what came of each offer and each agreement, and how long the first agreement took. */
export const jobMarks: Part = (look) =>
  mattersOf(look, "task").flatMap((row): readonly Mark[] => {
    const [first] = timesOf(row, "agreed");
    const took: readonly Mark[] = first === undefined ? [] : [["time-to-agree", first, "yes", first - row.opened]];
    const ended = jobEnd(row, look.scene.states)?.[0];
    return [...offerMarks(row, ended), ...agreementMarks(row, ended), ...took];
  });
