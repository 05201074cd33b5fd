import type { PromiseState } from "../../src/condition/frame.ts";
import type { Calendar } from "../../src/model/duration.ts";
import type { RawDue } from "../../src/sla/due.ts";
import { box } from "../support/conditions.ts";
import { groundsAt, promise } from "../support/promises.ts";

/** How the weekends and holidays of a year lie in China, as its State Council writes it down the autumn before. */
export const written: Calendar = {
  holidays: [
    ...["2026-01-01", "2026-01-02", "2026-01-03"],
    ...["2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"],
    ...["2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23"],
    "2027-01-01",
  ],
  workingDays: ["2026-01-04", "2026-02-14", "2026-02-28"],
};

type Case = readonly [what: string, from: string, due: Omit<RawDue, "from" | "at">, limit: string];

/** 16:00 is the cut-off. */
const cutOff = "cut-off";
const snap = "end-of-day";

/** By zone: what is packed at that time is due at this one. */
export const cases: { readonly [zone: string]: readonly Case[] } = {
  "Asia/Shanghai": [
    // The turn of the year; 2026-01-04 is a Sunday that is worked.
    ["one business day before New Year", "2025-12-31T10:00+08:00", { within: "1bd" }, "2026-01-04T10:00+08:00"],
    ["two business days before New Year", "2025-12-31T10:00+08:00", { within: "2bd" }, "2026-01-05T10:00+08:00"],
    ["48 hours over New Year", "2025-12-31T10:00+08:00", { within: "48h" }, "2026-01-02T10:00+08:00"],
    ["a day over New Year", "2025-12-31T10:00+08:00", { within: "1d" }, "2026-01-01T10:00+08:00"],
    ["midnight of New Year", "2025-12-31T23:59:59.999+08:00", { within: "1cd" }, "2026-01-01T00:00+08:00"],
    ["midnight after New Year's Day", "2026-01-01T00:00+08:00", { within: "1cd" }, "2026-01-02T00:00+08:00"],
    ["the end of New Year's Eve", "2025-12-31T10:00+08:00", { within: "0s", snap }, "2026-01-01T00:00+08:00"],
    ["a New Year on a Friday", "2026-12-31T16:30+08:00", { within: "1bd" }, "2027-01-04T16:30+08:00"],
    // Spring Festival: from Sunday 02-15 to Monday 02-23 nobody works, on Saturdays 02-14 and 02-28 people do.
    ["a Saturday made up before", "2026-02-13T10:00+08:00", { within: "1bd" }, "2026-02-14T10:00+08:00"],
    ["over all the festival", "2026-02-13T10:00+08:00", { within: "2bd" }, "2026-02-24T10:00+08:00"],
    ["in the midst of it", "2026-02-18T03:00+08:00", { within: "1bd" }, "2026-02-24T03:00+08:00"],
    ["on its last day", "2026-02-23T23:59:59.999+08:00", { within: "1bd" }, "2026-02-24T23:59:59.999+08:00"],
    ["a Saturday made up after", "2026-02-14T10:00+08:00", { within: "5bd" }, "2026-02-28T10:00+08:00"],
    ["past both Saturdays", "2026-02-14T10:00+08:00", { within: "6bd" }, "2026-03-02T10:00+08:00"],
    ["an ordinary Saturday", "2026-03-07T10:00+08:00", { within: "1bd" }, "2026-03-09T10:00+08:00"],
    ["none", "2026-02-18T10:00+08:00", { within: "0bd" }, "2026-02-18T10:00+08:00"],
    // With a cut-off: what comes later counts as the next business day's.
    ["before the cut-off", "2026-02-13T15:59:59.999+08:00", { within: "1bd", cutOff }, "2026-02-14T15:59:59.999+08:00"],
    ["at the cut-off", "2026-02-13T16:00+08:00", { within: "1bd", cutOff }, "2026-02-24T00:00+08:00"],
    [
      "at it, to the end of the day",
      "2026-02-13T16:00+08:00",
      { within: "1bd", cutOff, snap },
      "2026-02-25T00:00+08:00",
    ],
    ["after it before the festival", "2026-02-14T20:00+08:00", { within: "1bd", cutOff }, "2026-02-25T00:00+08:00"],
    ["after it on a day off", "2026-02-15T20:00+08:00", { within: "1bd", cutOff }, "2026-02-25T00:00+08:00"],
    ["before it on a day off", "2026-02-23T09:00+08:00", { within: "1bd", cutOff }, "2026-02-25T00:00+08:00"],
    ["hours do not mind days off", "2026-02-14T16:00+08:00", { within: "24h", cutOff }, "2026-02-16T00:00+08:00"],
    ["hours before the cut-off", "2026-02-14T15:59+08:00", { within: "24h", cutOff }, "2026-02-15T15:59+08:00"],
    // The end of the day.
    ["a whole day more at midnight", "2026-06-01T00:00+08:00", { within: "1d", snap }, "2026-06-03T00:00+08:00"],
    ["the same day in its last minute", "2026-06-01T23:59+08:00", { within: "1d", snap }, "2026-06-03T00:00+08:00"],
    ["hours that end the day", "2026-06-01T10:00+08:00", { within: "14h", snap }, "2026-06-03T00:00+08:00"],
    ["hours that end just before", "2026-06-01T09:59:59.999+08:00", { within: "14h", snap }, "2026-06-02T00:00+08:00"],
    ["the end of the eighth day", "2026-06-03T14:05+08:00", { within: "8cd" }, "2026-06-11T00:00+08:00"],
  ],
  "America/New_York": [
    // Sunday 2026-03-08: after 01:59:59 comes 03:00.
    ["a day into spring", "2026-03-07T10:00-05:00", { within: "1d" }, "2026-03-08T10:00-04:00"],
    ["24 hours into spring", "2026-03-07T10:00-05:00", { within: "24h" }, "2026-03-08T11:00-04:00"],
    ["a business day into spring", "2026-03-06T10:00-05:00", { within: "1bd" }, "2026-03-09T10:00-04:00"],
    ["a time that is skipped", "2026-03-07T02:30-05:00", { within: "1d" }, "2026-03-08T03:30-04:00"],
    ["the end of a day of 23 hours", "2026-03-07T10:00-05:00", { within: "1d", snap }, "2026-03-09T00:00-04:00"],
    ["the midnight that begins it", "2026-03-07T10:00-05:00", { within: "1cd" }, "2026-03-08T00:00-05:00"],
    ["the cut-off on it", "2026-03-08T16:00-04:00", { within: "24h", cutOff }, "2026-03-10T00:00-04:00"],
    ["just before it", "2026-03-08T15:59-04:00", { within: "24h", cutOff }, "2026-03-09T15:59-04:00"],
    // Sunday 2026-11-01: after 01:59:59 comes 01:00 again.
    ["a day into autumn", "2026-10-31T10:00-04:00", { within: "1d" }, "2026-11-01T10:00-05:00"],
    ["24 hours into autumn", "2026-10-31T10:00-04:00", { within: "24h" }, "2026-11-01T09:00-05:00"],
    ["a business day into autumn", "2026-10-30T10:00-04:00", { within: "1bd" }, "2026-11-02T10:00-05:00"],
    ["a time that comes twice", "2026-10-31T01:30-04:00", { within: "1d" }, "2026-11-01T01:30-05:00"],
    ["an hour from the first", "2026-11-01T01:30-04:00", { within: "1h" }, "2026-11-01T01:30-05:00"],
    ["no day from the first", "2026-11-01T01:30-04:00", { within: "0d" }, "2026-11-01T01:30-04:00"],
    ["the end of a day of 25 hours", "2026-10-31T10:00-04:00", { within: "1d", snap }, "2026-11-02T00:00-05:00"],
    ["New Year elsewhere", "2025-12-31T11:00-05:00", { within: "1bd" }, "2026-01-04T11:00-05:00"],
  ],
  "Australia/Sydney": [
    // Sunday 2026-04-05: after 02:59:59 comes 02:00 again.
    ["a day into autumn", "2026-04-04T10:00+11:00", { within: "1d" }, "2026-04-05T10:00+10:00"],
    ["24 hours into autumn", "2026-04-04T10:00+11:00", { within: "24h" }, "2026-04-05T09:00+10:00"],
    ["a business day into autumn", "2026-04-03T10:00+11:00", { within: "1bd" }, "2026-04-06T10:00+10:00"],
    ["a time that comes twice", "2026-04-04T02:30+11:00", { within: "1d" }, "2026-04-05T02:30+10:00"],
    ["the end of a day of 25 hours", "2026-04-04T10:00+11:00", { within: "1d", snap }, "2026-04-06T00:00+10:00"],
    // Sunday 2026-10-04: after 01:59:59 comes 03:00.
    ["a day into spring", "2026-10-03T10:00+10:00", { within: "1d" }, "2026-10-04T10:00+11:00"],
    ["24 hours into spring", "2026-10-03T10:00+10:00", { within: "24h" }, "2026-10-04T11:00+11:00"],
    ["a business day into spring", "2026-10-02T10:00+10:00", { within: "1bd" }, "2026-10-05T10:00+11:00"],
    ["a time that is skipped", "2026-10-03T02:30+10:00", { within: "1d" }, "2026-10-04T03:30+11:00"],
    ["the end of a day of 23 hours", "2026-10-03T10:00+10:00", { within: "1d", snap }, "2026-10-05T00:00+11:00"],
    ["a week of calendar days over it", "2026-10-01T10:00+10:00", { within: "7cd" }, "2026-10-08T00:00+11:00"],
  ],
};

/** When it is due. */
export function limitOf(zone: string, [, from, due]: Case): number {
  const rule = promise({ due: { from: "box.packed", ...due } }, written);
  const packed = Date.parse(from);
  const { value } = rule.read(box({ "box.packed": packed }), groundsAt(packed, {}, zone));
  return (value as PromiseState).due;
}

export const allLimits = (): readonly number[] =>
  Object.entries(cases).flatMap(([zone, rows]) => rows.map((row) => limitOf(zone, row)));
