import type { EventPayloads, EventType } from "../../model/event.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import { type Money, minorDigits } from "../../model/money.ts";
import type { Role } from "../../model/person.ts";
import type { OrderNews, TrackedOrder } from "../codec.ts";
import { isNever, readStamp } from "./local-time.ts";
import { asText, type Fields } from "./payload.ts";
import type { Spot } from "./reading.ts";
import { unknownCode } from "./scans.ts";

/** What happened, as a platform tells it. `key`: of what it speaks, where an order may have several of them. */
export type Word = {
  readonly [Type in EventType]: {
    readonly type: Type;
    readonly payload: EventPayloads[Type];
    readonly key?: string;
    readonly at?: Instant | undefined;
    /** Whose doing it is, where it is not the platform's. */
    readonly by?: Role;
  };
}[EventType];

/** A provider's status fields, each with the codes it may have, spaces between them; where there are none, any. */
export type Statuses = { readonly [field: string]: string };

/** The statuses of a row as they are told; those that are in no table are reported. */
export function readStatuses(row: Fields, tables: Statuses, path: string, issues: Finding[]): TrackedOrder["statuses"] {
  const told = Object.keys(tables).flatMap((field) => {
    const code = asText(row[field]);
    const codes = tables[field];
    if (code && codes && !codes.split(" ").includes(code)) issues.push(unknownCode(path + field, code));
    return code ? [[field, code.slice(0, 32)] as const] : [];
  });
  return Object.fromEntries(told);
}

/** How a platform tells of an order. `version`: of this telling, so that what was refused or is so again is judged anew. */
interface Told {
  readonly number: unknown;
  readonly path: string;
  readonly version: string;
  readonly statuses: TrackedOrder["statuses"];
}

/** An order with what happened to it, in the envelope of our events; undefined with an issue where it has no number. */
export function orderOf(
  provider: string,
  { path, version, statuses, ...told }: Told,
  words: readonly Word[],
  issues: Finding[],
): TrackedOrder[] {
  const number = asText(told.number).slice(0, 48);
  if (number) return [{ provider, number, statuses, events: words.map(newsOf(provider, number, version)) }];
  issues.push(finding("ORDER_UNNAMED", path, "No number."));
  return [];
}

const newsOf =
  (provider: string, number: string, version: string) =>
  ({ type, payload, key, at, by = "platform" }: Word): OrderNews =>
    ({
      id: [provider, number, type, key, version].filter(Boolean).join("/").slice(0, 128),
      type,
      actor: { role: by },
      ...(at === undefined ? {} : { occurredAt: at }),
      source: provider,
      payload,
    }) as OrderNews;

/** The id of what happened to an order; empty with an issue where it has none, for then it cannot be told. */
export function idOf(told: unknown, path: string, longest: number, issues: Finding[]): string {
  const id = asText(told).slice(0, longest);
  if (!id) issues.push(finding("ORDER_UNNAMED", path, "No id."));
  return id;
}

/** When something happened; undefined where it never did, and with an issue where the time cannot be read. */
export function readWhen(told: unknown, path: string, { zone, issues }: Spot): Instant | undefined {
  const text = asText(told);
  const at = readStamp(text, zone);
  if (text && at === undefined && !isNever(text)) issues.push(finding("TIME_UNREADABLE", path, "Not a time."));
  return at;
}

/** An amount written in whole units, `19.90`; undefined with an issue where it is none of that currency. */
export function readAmount(told: unknown, currency: string, path: string, issues: Finding[]): Money | undefined {
  const [, whole = "", part = ""] = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(asText(told)) ?? [];
  const digits = minorDigits(currency);
  const fits = whole && /^[A-Z]{3}$/.test(currency) && !/[1-9]/.test(part.slice(digits));
  if (fits) return { amount: Number(whole + part.slice(0, digits).padEnd(digits, "0")), currency };
  issues.push(finding("AMOUNT_UNREADABLE", path, "Not an amount."));
  return undefined;
}
