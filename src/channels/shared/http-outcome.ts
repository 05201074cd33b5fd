import { headerOf } from "../../model/headers.ts";
import type { Answer, Outcome } from "../../model/outcome.ts";
import { optional } from "../../model/table.ts";

type Headers = { readonly [name: string]: string };

/** The instant of an HTTP date (`Wed, 21 Oct 2026 07:28:00 GMT`); NaN for other forms. */
const httpDate = (text = ""): number => Date.parse(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(text) ? text : "");

/** When the answer was given by its own `Date`; NaN without. */
export const dateOf = (headers: Headers): number => httpDate(headerOf(headers, "date"));

/**
 * `Retry-After`, or a provider's own header, in milliseconds: seconds, or an HTTP date measured from the answer's own
 * `Date`. Without that header a date says nothing here, for there is no clock.
 */
export function retryAfterMs(headers: Headers, name = "retry-after"): number | undefined {
  const text = headerOf(headers, name);
  const wait = /^\d{1,8}$/.test(text ?? "") ? Number(text) * 1000 : httpDate(text) - dateOf(headers);
  return wait >= 0 ? wait : undefined;
}

/** It may have been sent: to be looked up by `reconcileBy`. */
export const doubt = (reason: string, reconcileBy?: string): Outcome => ({
  kind: "ambiguous",
  reason,
  ...optional("reconcileBy", reconcileBy),
});

/**
 * What a status alone means, for codes no table knows. No answer: where nothing left it is a retry, else it may have been
 * sent and is looked up by `reconcileBy`.
 */
export function httpOutcome(answer: Answer, reconcileBy?: string): Outcome {
  if ("failed" in answer) {
    const { failed: reason } = answer;
    return reason === "before-sending" ? { kind: "retry", reason } : doubt(reason, reconcileBy);
  }
  const { status, headers } = answer;
  const reason = `http-${status}`;
  const wait = optional("afterMs", retryAfterMs(headers));
  if (!(status >= 200 && status < 600)) return doubt("no-final-status", reconcileBy);
  if (status < 300) return { kind: "accepted" };
  if (status === 401 || status === 403) return { kind: "needs_config", fault: "credential", reason };
  if (status === 429) return { kind: "rate_limited", scope: "account", reason, ...wait };
  if (status === 408 || status === 425 || status >= 500) return { kind: "retry", reason, ...wait };
  return { kind: "permanent", fault: status === 413 ? "payload" : "request", reason };
}
