import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { optional } from "../model/table.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { allOf } from "./shared/address.ts";
import { authorized, basic } from "./shared/authorized.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { retryAfterMs } from "./shared/http-outcome.ts";
import { fieldsOf, readJson, textOf } from "./shared/json.ts";
import { collapseId, keptFor, tooLarge } from "./shared/push.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";

export interface JpushOptions {
  /** An id, not the secret. */
  readonly appKey: string;
  /** Android's notification channel, as the app made it. */
  readonly channelId?: string;
  /** False for development builds on iOS. Default true. */
  readonly apnsProduction?: boolean;
  /** A newer notice of the same order and subject replaces the older one on iOS. Default false. */
  readonly collapse?: boolean;
  /** The host hands in `jpushCid` at each attempt, so that a repeat within a day is recognised. Default false. */
  readonly cid?: boolean;
  /** Another centre, such as `https://bjapi.push.jiguang.cn/v3/push`. */
  readonly url?: string;
  /** Meanings of error codes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Push by JPush 极光 (v3) to the registration ids of a person's devices, at most 1000.
 *
 * `check` refuses more than 4000 bytes of UTF-8 for Android and 2000 for iOS, measured on the block of that platform
 * (figures of the documentation of 2019, the newest that is public). The extras carry the send id as `n` and the order's
 * as `order`. A message that expires is kept for the time it had when made, at most 10 days.
 *
 * `sign` needs the secret `jpushMasterSecret`. JPush recognises a repeat only by a `cid` that it issued itself: with
 * `cid: true` fetch one per send (`GET /v3/push/cid`), keep it, and hand it in as the secret `jpushCid` at every attempt
 * of that send. What its receipts look like JPush tells only customers, so callbacks are not read.
 *
 * @example
 * import { jpush } from "waybell/channels/jpush";
 *
 * const push = jpush({ appKey: "8103a4c628a0b98974ec1949", channelId: "orders" });
 * push.capabilities.idempotent; // false
 */
export function jpush(options: JpushOptions): ChannelAdapter {
  expectArgument("options", options, { appKey: "text" });
  return usable({
    id: "jpush",
    kind: "push",
    capabilities: {
      proof: "accepted",
      idempotent: options.cid ?? false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
      reachesAll: true,
    },

    check(message) {
      if (isShort(message, options)) return [];
      const { android, ios } = blocks(message, options);
      return [...tooLarge("android", JSON.stringify(android), 4000), ...tooLarge("ios", JSON.stringify(ios), 2000)];
    },

    toRequest(message, to) {
      const body = {
        platform: "all",
        audience: { registration_id: allOf(to, 1000) },
        notification: { alert: message.body, ...blocks(message, options) },
        options: {
          time_to_live: keptFor(message, 10 * dayInSeconds) ?? dayInSeconds,
          apns_production: options.apnsProduction ?? true,
          ...optional("apns_collapse_id", collapseId(message, options.collapse)),
        },
      };
      return {
        kind: "http",
        method: "POST",
        url: options.url ?? "https://api.jpush.cn/v3/push",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        auth: { scheme: "basic", user: options.appKey },
      };
    },

    sign(request, { secrets }) {
      const signed = authorized(request, basic(options.appKey, secrets.jpushMasterSecret));
      const cid = options.cid ? secrets.jpushCid : undefined;
      if (signed.kind !== "http" || !cid) return signed;
      return { ...signed, body: JSON.stringify({ cid, ...fieldsOf(readJson(signed.body)) }) };
    },

    readAnswer: (answer) => readAnswer(answer, options),
    readCallback: notRead,
    redact: (request) => redactHttp(request, ["content-type"], redactBody(request, shown)),
  });
}

const shown = ["platform", "options", "notification.android.extras", "notification.ios.extras"];

const dayInSeconds = 86_400;

function blocks(message: Message, { channelId }: JpushOptions) {
  const extras = { n: message.id, order: message.orderId };
  return {
    android: { alert: message.body, title: message.title, ...optional("channel_id", channelId), extras },
    ios: {
      alert: { title: message.title, body: message.body },
      sound: "default",
      "thread-id": `order-${message.orderId}`,
      extras,
    },
  };
}

/** No character takes more than six bytes, escaped or not: what is as short as this needs no measuring. */
function isShort({ title, body, id, orderId }: Message, { channelId = "" }: JpushOptions): boolean {
  return 6 * (title.length + body.length + id.length + 2 * orderId.length + channelId.length) < 1800;
}

const request = { kind: "permanent", fault: "request" } as const;
const account = { kind: "needs_config", fault: "account" } as const;
const credential = { kind: "needs_config", fault: "credential" } as const;

// jpush-docs of 2019-08, push v3.
const codes: CodeTable = {
  // No error and a message id.
  "": { kind: "accepted" },
  "1000": { kind: "retry" },
  "1030": { kind: "retry" },
  "1001": request,
  "1002": request,
  // Also an illegal registration id, perhaps one of several: what an answer says is said of all of them.
  "1003": request,
  "1009": request,
  "1004": credential,
  "1008": credential,
  "1005": { kind: "permanent", fault: "payload" },
  "1011": { kind: "recipient_invalid", action: "drop_address" },
  "1012": { kind: "rate_limited", scope: "account" },
  "2002": { kind: "rate_limited", scope: "account" },
  "2003": account,
  "2004": { kind: "needs_config", fault: "network_acl" },
  "2005": { kind: "rate_limited", scope: "recipient" },
  "2006": account,
  "2007": account,
};

function readAnswer(answer: Answer, options: JpushOptions): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const providerMessageId = textOf(told.msg_id);
  const code = textOf(fieldsOf(told.error).code) ?? (providerMessageId === undefined ? undefined : "");
  const outcome = codedOutcome(answer, code, [options.codes, codes], options.cid ? "cid" : undefined);
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", providerMessageId) };
  if (outcome.kind !== "rate_limited" || "failed" in answer) return outcome;
  const afterMs = retryAfterMs(answer.headers, "x-rate-limit-reset") ?? retryAfterMs(answer.headers);
  return { ...outcome, ...optional("afterMs", afterMs) };
}

function notRead(): Callback {
  const read = reading();
  read.issues.push(unread("", "JPush documents its receipts only for customers: map them in the host."));
  return answered(read, "");
}
