import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expectArgument } from "../model/arguments.ts";
import { fromBase64, toBase64 } from "../model/base64.ts";
import type { Finding } from "../model/finding.ts";
import { finding } from "../model/finding.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { entryOf, optional } from "../model/table.ts";
import type { ChannelAdapter } from "./adapter.ts";
import { noCallback } from "./shared/callback.ts";
import { escapeBytes, utf8Length, utf8ToBytes } from "./shared/encode.ts";
import { httpOutcome, retryAfterMs } from "./shared/http-outcome.ts";
import { hidden, redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

export interface WebhookOptions {
  /** Where to call; https. Treated as a secret in logs. */
  readonly url: string;
  /** Event types by notice. Default `order.` and the notice's name with `_` for all but letters and digits. */
  readonly types?: { readonly [notice: string]: string };
  /** The largest body in bytes of UTF-8. Default 20000, as the specification advises. */
  readonly maxBytes?: number;
  /** Lets `http:` through, for tests on one machine. Default false. */
  readonly allowHttp?: boolean;
}

/**
 * Signed calls to one endpoint by Standard Webhooks 1.0.0 (github.com/standard-webhooks, spec b2fa7b8).
 *
 * The body is `{ type, timestamp, data }`: `timestamp` is when what it tells became true, `data` the message with its
 * values. `webhook-id` is the send id, each character but letters, digits and `/_:-` as `~` and its hex bytes, for an id
 * must not hold a dot; it is the same at every attempt, so receivers can drop repeats. `webhook-timestamp` is the
 * attempt's. The address of the person is not used: a webhook has one endpoint.
 *
 * `check` refuses an endpoint that is not https, a type that is not words joined by dots, and too large a body.
 * `sign` needs the secret `webhookSecret`: `whsec_` and base64; while a key is changed, both, separated by a space. What
 * is no such secret signs nothing. Requests to inside networks are the host's to prevent, redirects not to be followed.
 *
 * @example
 * import { webhook } from "waybell/channels/webhook";
 *
 * const erp = webhook({ url: "https://erp.example.com/hooks/orders", types: { shipped: "order.shipped" } });
 * erp.capabilities.idempotent; // true
 */
export function webhook(options: WebhookOptions): ChannelAdapter {
  expectArgument("options", options, { url: "text" });
  const { url, maxBytes = 20_000 } = options;
  const safe = options.allowHttp ? /^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i : /^https:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i;
  return usable({
    id: "webhook",
    kind: "webhook",
    capabilities: {
      proof: "accepted",
      idempotent: true,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
    },

    check(message) {
      const findings: Finding[] = [];
      if (!safe.test(url))
        findings.push(finding("INSECURE_URL", "url", "The endpoint is not an https address.", "https://…"));
      if (!/^\w+(?:\.\w+)*$/.test(typeOf(message, options)))
        findings.push(
          finding("BAD_EVENT_TYPE", `types.${message.notice}`, "Not words joined by dots.", "order.shipped"),
        );
      const bytes = utf8Length(bodyOf(message, options));
      if (bytes > maxBytes) findings.push(finding("TOO_LONG", "body", `${bytes} bytes; at most ${maxBytes}.`));
      return findings;
    },

    toRequest: (message) => ({
      kind: "http",
      method: "POST",
      url,
      headers: { "content-type": "application/json", "webhook-id": escapeBytes(message.id, /[\w/:-]/, "~") },
      body: bodyOf(message, options),
      auth: { scheme: "standard-webhooks-v1" },
    }),

    sign(request, { secrets, now }) {
      if (request.kind !== "http") return request;
      const seconds = String(Math.floor(now / 1000));
      const signed = utf8ToBytes(`${request.headers["webhook-id"] ?? ""}.${seconds}.${request.body}`);
      const signatures = keysIn(secrets.webhookSecret).map((key) => `v1,${toBase64(hmac(sha256, key, signed))}`);
      const added = { "webhook-timestamp": seconds, "webhook-signature": signatures.join(" ") };
      return { ...request, headers: { ...request.headers, ...added } };
    },

    readAnswer,
    readCallback: () => noCallback("An endpoint answers at once and never calls back."),
    redact: (request) => {
      const host = /^https?:\/\/(?:[^/?#]*@)?[^/?#]*/i.exec(url)?.[0].replace(/\/\/.*@/, "//") ?? hidden;
      const headers = ["content-type", "webhook-id", "webhook-timestamp"];
      return redactHttp(request, headers, redactBody(request, shown), `${host}/${hidden}`);
    },
  });
}

const shown = [
  "type",
  "timestamp",
  ...["id", "orderId", "subject", "notice", "class", "locale"].map((n) => `data.${n}`),
];

const typeOf = ({ notice }: Message, { types = {} }: WebhookOptions): string =>
  entryOf(types, notice) ?? `order.${notice.replace(/[^A-Za-z0-9]/g, "_")}`;

function bodyOf(message: Message, options: WebhookOptions): string {
  const { id, orderId, subject, person, notice, topic, locale, title, body, values, actions } = message;
  return JSON.stringify({
    type: typeOf(message, options),
    timestamp: new Date(message.since).toISOString(),
    data: { id, orderId, subject, person, notice, topic, class: message.class, locale, title, body, values, actions },
  });
}

const keysIn = (secrets = ""): readonly Uint8Array[] =>
  secrets.split(/\s+/).flatMap((text) => {
    const key = text.startsWith("whsec_") ? fromBase64(text.slice("whsec_".length)) : undefined;
    return key && key.length > 0 ? [key] : [];
  });

/** 410 asks to be left alone; 429, 502 and 504 to be called less; every other failure follows its class. */
function readAnswer(answer: Answer): Outcome {
  if ("failed" in answer) return httpOutcome(answer, "webhook-id");
  const { status, headers } = answer;
  const reason = `http-${status}`;
  if (status === 410) return { kind: "recipient_invalid", action: "drop_address", reason };
  if (status === 404) return { kind: "retry", reason };
  if (status === 429 || status === 502 || status === 504)
    return { kind: "rate_limited", scope: "recipient", reason, ...optional("afterMs", retryAfterMs(headers)) };
  return httpOutcome(answer, "webhook-id");
}
