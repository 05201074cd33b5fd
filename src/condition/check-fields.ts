import type { Finding } from "../model/finding.ts";
import { roles } from "../model/person.ts";
import { isTable } from "../model/table.ts";
import {
  at,
  type Check,
  checkConditions,
  checkName,
  checkOthers,
  isAboutSomething,
  type Spot,
  wrong,
} from "./check.ts";
import { givesSince } from "./gives-since.ts";

/** The fields of a kind of rule. */
export interface FieldChecks {
  readonly [field: string]: { readonly check: Check; readonly required?: true };
}

export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Each field as its check says, none missing that is required, and no other. */
export function checkFields(
  raw: { readonly [field: string]: unknown },
  fields: FieldChecks,
  what: string,
  spot: Spot,
): void {
  for (const [field, { check, required }] of Object.entries(fields)) {
    if (raw[field] !== undefined) check(raw[field], at(spot, field));
    else if (required)
      wrong(at(spot, field), "WRONG_RULE", `${what} needs "${field}".`, expectedBy(field, check, spot));
  }
  checkOthers(raw, Object.keys(fields), "UNKNOWN_FIELD", spot);
}

export const tableOf =
  (fields: FieldChecks, what: string): Check =>
  (value, spot) =>
    isTable(value)
      ? checkFields(value, fields, what, spot)
      : wrong(spot, "WRONG_RULE", `${what} is an object.`, membersOf(fields));

const membersOf = (fields: FieldChecks): string => `{ ${Object.keys(fields).join(", ")} }`;

/** What a check asks for where there is nothing. */
function expectedBy(field: string, check: Check, spot: Spot): string {
  const out: Finding[] = [];
  check(undefined, { ...spot, out });
  return out[0]?.expected ?? `${field}: …`;
}

/** A rule that is an object about some subject, whose fields are then checked with the words of that subject. */
export const ruleOf =
  (what: string, fields: FieldChecks): Check =>
  (raw, spot) =>
    tableOf(fields, what)(raw, isTable(raw) && isText(raw.each) ? { ...spot, subject: raw.each } : spot);

export const each: Check = (value, spot) =>
  checkName(value, spot.context.lexicon.subjects.keys(), "UNKNOWN_SUBJECT", spot);

export const ref: Check = (value, spot) => {
  if (!isText(value)) wrong(spot, "WRONG_RULE", "A rule names the requirement it answers.", 'ref: "…"');
};

export const listOf =
  (check: Check): Check =>
  (value, spot) =>
    Array.isArray(value)
      ? value.forEach((one, i) => {
          check(one, at(spot, i));
        })
      : wrong(spot, "WRONG_RULE", "Here stands a list.", "[ … ]");

/** One, or a list of one at least. */
export const oneOrSome =
  (check: Check, ofNone: string): Check =>
  (value, spot) =>
    (Array.isArray(value) ? someOf(listOf(check), ofNone) : check)(value, spot);

/** Not none: a list, or a table, of nothing would do nothing. */
export const someOf =
  (check: Check, ofNone: string): Check =>
  (value, spot) => {
    check(value, spot);
    if (typeof value === "object" && value !== null && Object.keys(value).length === 0)
      wrong(spot, "WRONG_RULE", ofNone, "at least one");
  };

export const nameOf =
  (names: (spot: Spot) => Iterable<string>, code: string): Check =>
  (value, spot) =>
    checkName(value, names(spot), code, spot);

export const role: Check = nameOf(() => roles, "UNKNOWN_ROLE");

/** What is dated needs something that gives it a date. */
export function needSince(condition: unknown, spot: Spot, orElse = ""): void {
  // A misspelt fact says so itself.
  const isRead = spot.out.every(({ path }) => !path.startsWith(spot.path));
  if (isRead && isAboutSomething(spot) && !givesSince(condition, spot.subject, spot.context.lexicon))
    wrong(
      spot,
      "NO_SINCE",
      "Nothing here says since when it holds.",
      `an instant such as "order.paid": true, with its other tests in all: [{ … }]${orElse}`,
    );
}

/** Conditions that say since when they hold. */
export const dated: Check = (value, spot) => {
  checkConditions(value, spot);
  needSince(value, spot);
};
