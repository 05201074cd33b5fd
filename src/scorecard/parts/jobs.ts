import type { Instant } from "../../model/instant.ts";
import type { Mark, MarkIs } from "../../model/score.ts";
import { jobDone } from "../../rulebook/frames/matters.ts";
import { courseOf, type JobTime, timesOf } from "../../rulebook/matters.ts";
import { instantOf, mattersOf } from "./cases.ts";
import type { Part } from "./look.ts";

type Moment = readonly [what: JobTime, at: Instant];

/** An offer is taken by him it was made to, or not; where the job was over by then, or called off, nobody could take it. */
function offerIs(next: Moment | undefined, over: Instant | undefined): MarkIs {
  if (next?.[0] === "agreed") return "yes";
  if (next?.[0] === "called-off" || isBy(over, next)) return "out";
  return next ? "no" : "open";
}

/** An agreement is kept, if in part, or nobody came; where another took its place, or it was given back or called off, neither. */
function agreementIs(next: Moment | undefined, over: Instant | undefined): MarkIs {
  if ((!next || next[0] === "missed") && isBy(over, next)) return "yes";
  if (next?.[0] === "missed") return "no";
  return next ? "out" : "open";
}

const isBy = (over: Instant | undefined, next: Moment | undefined): boolean =>
  over !== undefined && (next === undefined || over <= next[1]);

/** Couriers' jobs: what came of each offer and each agreement, and how long the first agreement took. */
export const jobMarks: Part = (look) =>
  mattersOf(look, "task").flatMap((row): readonly Mark[] => {
    const [first] = timesOf(row, "agreed");
    const took: readonly Mark[] = first === undefined ? [] : [["time-to-agree", first, "yes", first - row.opened]];
    const { came, ended } = jobDone(row, look.record.parcels, look.scene.states);
    const done = came?.[0] ?? instantOf(row, "task.collected");
    const course = courseOf(row);
    const marks = course.flatMap(([what, at], i): readonly Mark[] => {
      if (what === "offered") return [["job-offered", at, offerIs(course[i + 1], ended?.[0])]];
      return what === "agreed" ? [["job-agreed", at, agreementIs(course[i + 1], done)]] : [];
    });
    return [...marks, ...took];
  });
