import { expectArgument } from "../model/arguments.ts";
import { headerOf } from "../model/headers.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { optional } from "../model/table.ts";
import type { ChannelAdapter } from "./adapter.ts";
import { firstOf } from "./shared/address.ts";
import { authorized } from "./shared/authorized.ts";
import { noCallback } from "./shared/callback.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { percentEncode } from "./shared/encode.ts";
import { fieldsOf, readJson, textOf } from "./shared/json.ts";
import { collapseId, isUrgent, tooLarge } from "./shared/push.ts";
import { hidden, redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";

export interface ApnsOptions {
  /** The app's bundle id: `com.example.shop`. */
  readonly topic: string;
  /** For development builds, whose tokens are of another environment. Default false. */
  readonly sandbox?: boolean;
  /** A newer notice of the same order and subject replaces the older one on screen. Default false. */
  readonly collapse?: boolean;
  /** Meanings of reasons that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Push by Apple's service to an app on iOS or macOS, without anybody between. The request asks for HTTP/2, which Apple
 * insists on.
 *
 * An address is a device token in hex; of several the first, for Apple takes one a request. The payload carries the send id
 * as `n` and the order's as `order`. Class `low` and `marketing` wait for a good moment of the device. Apple keeps one
 * message for a device that is off, at most 30 days, until the message expires.
 *
 * `check` refuses a payload of more than 4096 bytes of UTF-8. `sign` needs the secret `apnsToken`, a JWT (ES256) that the
 * host makes of its key, at most every 20 minutes, at least every hour. No repeated id is recognised and nothing is reported.
 * A reason `Unregistered` or `ExpiredToken` carries since when in epoch milliseconds: a token that was registered
 * later is alive. `BadDeviceToken` may also mean a token of the other environment.
 *
 * @example
 * import { apns } from "waybell/channels/apns";
 *
 * const push = apns({ topic: "com.example.shop" });
 * push.kind; // "push"
 */
export function apns(options: ApnsOptions): ChannelAdapter {
  expectArgument("options", options, { topic: "text" });
  const { topic, sandbox, collapse } = options;
  const devices = `https://api.${sandbox ? "sandbox." : ""}push.apple.com/3/device/`;
  return usable({
    id: "apns",
    kind: "push",
    capabilities: {
      proof: "accepted",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
    },
    check: (message) => tooLarge("apns", payloadOf(message), 4096),
    toRequest(message, to) {
      const { expiresAt } = message;
      const expiration = expiresAt === null ? undefined : String(Math.floor(expiresAt / 1000));
      return {
        kind: "http",
        method: "POST",
        url: devices + percentEncode(firstOf(to)),
        version: "2",
        headers: {
          "content-type": "application/json",
          "apns-topic": topic,
          "apns-push-type": "alert",
          "apns-priority": isUrgent(message) ? "10" : "5",
          ...optional("apns-expiration", expiration),
          ...optional("apns-collapse-id", collapseId(message, collapse)),
        },
        body: payloadOf(message),
        auth: { scheme: "bearer" },
      };
    },
    sign: (request, { secrets }) => authorized(request, `bearer ${secrets.apnsToken ?? ""}`),
    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: () => noCallback("Apple never calls back."),
    redact: (request) => redactHttp(request, headers, redactBody(request, ["n", "order"]), devices + hidden),
  });
}

const headers = ["content-type", ...["topic", "push-type", "priority", "expiration"].map((name) => `apns-${name}`)];

const payloadOf = ({ id, orderId, title, body }: Message): string =>
  JSON.stringify({
    aps: { alert: { title, body }, sound: "default", "thread-id": `order-${orderId}` },
    n: id,
    order: orderId,
  });

// developer.apple.com, "Handling notification responses from APNs".
const codes: CodeTable = {
  // No reason and Apple's own id.
  "": { kind: "accepted" },
  BadDeviceToken: { kind: "recipient_invalid", action: "drop_address" },
  ExpiredToken: { kind: "recipient_invalid", action: "drop_address" },
  Unregistered: { kind: "recipient_invalid", action: "drop_address" },
  // Of the app, not of the device: no token is dropped for these.
  BadTopic: { kind: "needs_config", fault: "sender" },
  DeviceTokenNotForTopic: { kind: "needs_config", fault: "sender" },
  InvalidPushType: { kind: "needs_config", fault: "sender" },
  MissingTopic: { kind: "needs_config", fault: "sender" },
  TopicDisallowed: { kind: "needs_config", fault: "sender" },
  "Bad*": { kind: "permanent", fault: "request" },
  DuplicateHeaders: { kind: "permanent", fault: "request" },
  MethodNotAllowed: { kind: "permanent", fault: "request" },
  MissingDeviceToken: { kind: "permanent", fault: "request" },
  PayloadEmpty: { kind: "permanent", fault: "request" },
  PayloadTooLarge: { kind: "permanent", fault: "payload" },
  "BadCertificate*": { kind: "needs_config", fault: "credential" },
  BadEnvironmentKeyIdInToken: { kind: "needs_config", fault: "credential" },
  Forbidden: { kind: "needs_config", fault: "credential" },
  InvalidProviderToken: { kind: "needs_config", fault: "credential" },
  MissingProviderToken: { kind: "needs_config", fault: "credential" },
  UnrelatedKeyIdInToken: { kind: "needs_config", fault: "credential" },
  ExpiredProviderToken: { kind: "refresh_credential" },
  TooManyRequests: { kind: "rate_limited", scope: "recipient" },
  // The token in use stays good; a newer one is not taken for so long.
  TooManyProviderTokenUpdates: { kind: "rate_limited", scope: "account", afterMs: 1_200_000 },
  IdleTimeout: { kind: "retry" },
  InternalServerError: { kind: "retry" },
  ServiceUnavailable: { kind: "retry" },
  Shutdown: { kind: "retry" },
};

/** A success has no body, empty or none at all, whether or not its id was handed on; with another it is no word of Apple's. */
function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  if ("failed" in answer) return codedOutcome(answer, undefined, [own, codes]);
  const told = fieldsOf(readJson(answer.body));
  const id = headerOf(answer.headers, "apns-id");
  const code = textOf(told.reason) ?? (answer.status === 200 && (id || !answer.body?.trim()) ? "" : undefined);
  const outcome = codedOutcome(answer, code, [own, codes]);
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", id) };
  const since = textOf(told.timestamp) ?? "";
  const dated = outcome.kind === "recipient_invalid" && /^\d{1,15}$/.test(since);
  return dated ? { ...outcome, reason: `${outcome.reason} ${since}` } : outcome;
}
