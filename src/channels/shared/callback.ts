import type { Finding } from "../../model/finding.ts";
import { finding, warning } from "../../model/finding.ts";
import { type Instant, parseTime } from "../../model/instant.ts";
import type { ConsentChange, Receipt, Reply } from "../../model/outcome.ts";
import type { Callback } from "../adapter.ts";
import { optional } from "./json.ts";

/** Collects what a callback says while it is read. */
export interface Reading {
  readonly receipts: Receipt[];
  readonly replies: Reply[];
  readonly consents: ConsentChange[];
  readonly issues: Finding[];
}

export const reading = (): Reading => ({ receipts: [], replies: [], consents: [], issues: [] });

/** Something a callback holds that could not be read. Says where, never what. */
export const unread = (path: string, message: string): Finding => finding("CALLBACK_NOT_READ", path, message);

/** The instant that was told, or a warning where it is none: all else is read without it. */
export function dated(
  { issues }: Reading,
  path: string,
  told: unknown,
  read: (told: unknown) => Instant | undefined,
  expected?: string,
): { readonly at?: Instant } {
  const at = read(told);
  if (told && at === undefined) issues.push(warning("TIME_UNREADABLE", path, "Not a time.", expected));
  return optional("at", at);
}

/** Of epoch milliseconds, or ISO-8601 with an offset. */
export function instantOf(told: unknown): Instant | undefined {
  const time = typeof told === "number" || typeof told === "string" ? parseTime(told) : undefined;
  return time === "naive" ? undefined : time;
}

/** With the answer after which the provider does not call again, for what could not be read either. */
export const answered = (read: Reading, body: string, contentType = "text/plain", status = 200): Callback => ({
  ...read,
  reply: { status, headers: { "content-type": contentType }, body },
});

/** For channels that never call back. */
export function noCallback(message: string): Callback {
  const read = reading();
  read.issues.push(finding("NO_CALLBACK", "", message));
  return answered(read, "", "text/plain", 404);
}
