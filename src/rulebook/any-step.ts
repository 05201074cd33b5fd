import { expectArgument } from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";
import { type Finding, finding, warning } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import { recordSchema } from "../model/record.ts";
import type { Rejection, StepOf } from "../model/result.ts";
import { hour } from "../model/zone.ts";
import { refusalText } from "./refusals.ts";

// What every step does alike, whatever its record is of: an order, a person's mailbox, a carrier's feed, a seller.

/** What of a record is looked at before anything else. */
interface AnyRecord {
  readonly waybell: number;
  readonly now: Instant;
}

/** Throws where the caller, not the data, is wrong. */
export function checkArguments<K extends string>(
  record: ({ readonly waybell: number } & { readonly [Rows in K]: readonly unknown[] }) | null,
  rows: K,
  now: Instant,
): void {
  expectArgument("now", now, "instant", "such as Date.now()");
  if (record !== null && (!Number.isInteger(record?.waybell) || !Array.isArray(record[rows]))) {
    throw new UsageError(
      "NOT_A_RECORD",
      "`record` was not made by this library. Pass what the last step returned; `step` takes null for a new one.",
    );
  }
}

/** Throws where there is neither a record nor anything that could begin one. */
export function checkGiven(record: unknown, events: readonly unknown[]): void {
  if (record === null && events.length === 0)
    throw new UsageError("NOT_A_RECORD", "There is nothing to step: no record and no event.");
}

export const isNewer = (record: Pick<AnyRecord, "waybell"> | null): boolean =>
  record !== null && record.waybell > recordSchema;

/** The time of a step never runs back; where the host's clock did, that is told. */
export function stepTime(record: AnyRecord, now: Instant, findings: Finding[]): Instant {
  if (now < record.now)
    findings.push(warning("E_NOW_RUNS_BACK", "now", "The clock ran back; the record's own time counts."));
  return Math.max(now, record.now);
}

/** By then the host may have the rulebook or the version it lacks. */
const askAgainAfter = hour;

/** Refuses all that came, by its ids: the record cannot be touched here, and stays as it is. */
export function refuseAll<Row>(record: Row, ids: readonly string[], code: string, now: Instant): StepOf<Row, never> {
  return {
    record,
    outcomes: ids.map((id) => rejection(id, code)),
    effects: [],
    wakeAt: now + askAgainAfter,
    findings: [finding(code, "record", ...refusalText(code))],
  };
}

/** The id of what came, of whatever shape; empty where it has none. */
export const idOf = (event: unknown): string => {
  const { id } = Object(event) as { readonly id?: unknown };
  return typeof id === "string" && id.length <= 128 ? id : "";
};

export function rejection(
  id: string,
  code: string,
  path: string = "",
  [message, remedy]: readonly [message: string, remedy?: string | undefined] = refusalText(code),
): Rejection {
  return { is: "rejected", id, code, path, message, ...(remedy === undefined ? {} : { remedy }) };
}

/** What could not be read, by what is wrong with it. */
export const unreadable = (id: string, { code, path, message, expected }: Finding): Rejection =>
  rejection(id, code, path, [message, expected]);
