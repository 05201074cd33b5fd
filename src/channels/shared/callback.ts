import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { ConsentChange, Receipt, Reply } from "../../model/outcome.ts";
import type { Callback } from "../adapter.ts";

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
