import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { optional } from "../model/table.ts";
import type { ChannelAdapter } from "./adapter.ts";
import { firstOf } from "./shared/address.ts";
import { authorized } from "./shared/authorized.ts";
import { noCallback } from "./shared/callback.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { fieldsOf, listOf, readJson, textOf } from "./shared/json.ts";
import { collapseId, isUrgent, keptFor, tooLarge } from "./shared/push.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";

export interface FcmOptions {
  /** The id of the Firebase project. */
  readonly projectId: string;
  /** Android's notification channel, as the app made it. */
  readonly channelId?: string;
  /** A newer notice of the same order and subject replaces the older one on screen. Default false. */
  readonly collapse?: boolean;
  /** Meanings of error codes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Push by Firebase Cloud Messaging (HTTP v1) to an app on Android, iOS or the web.
 *
 * An address is a registration token; of several the first, for v1 has no list: give a person's devices a device group and
 * its key. The data carry the send id as `n` and the order's as `order`. Class `low` and `marketing` do not wake a device.
 * A message that expires is kept for the time it had when made, at most 4 weeks, as one that does not is.
 *
 * `check` refuses more than 4096 bytes of UTF-8, measured on all but the token. `sign` needs the secret `fcmAccessToken`,
 * an OAuth token of the scope `firebase.messaging` that the host makes of a service account (1 h). No repeated id is
 * recognised and nothing is reported: a message that may have been sent cannot be looked up.
 *
 * @example
 * import { fcm } from "waybell/channels/fcm";
 *
 * const push = fcm({ projectId: "my-shop", channelId: "orders" });
 * push.capabilities.proof; // "accepted"
 */
export function fcm(options: FcmOptions): ChannelAdapter {
  expectArgument("options", options, { projectId: "text" });
  return usable({
    id: "fcm",
    kind: "push",
    capabilities: {
      proof: "accepted",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
    },
    check: (message) => tooLarge("fcm", JSON.stringify(payloadOf(message, options)), 4096),
    toRequest: (message, to) => ({
      kind: "http",
      method: "POST",
      url: `https://fcm.googleapis.com/v1/projects/${options.projectId}/messages:send`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        message: { token: firstOf(to), ...payloadOf(message, options) },
      }),
      auth: { scheme: "bearer" },
    }),
    sign: (request, { secrets }) => authorized(request, `Bearer ${secrets.fcmAccessToken ?? ""}`),
    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: () => noCallback("FCM never calls back."),
    redact: (request) => redactHttp(request, ["content-type"], redactBody(request, shown)),
  });
}

const shown = ["data", "android", "apns", "webpush"].map((name) => `message.${name}`);

/** What has no value is left out when it becomes JSON. */
function payloadOf(message: Message, { channelId, collapse }: FcmOptions) {
  const { id, orderId, title, body, expiresAt } = message;
  const seconds = keptFor(message, 28 * 86_400);
  const urgent = isUrgent(message);
  const replaces = collapseId(message, collapse);
  return {
    notification: { title, body },
    data: { n: id, order: orderId },
    android: {
      priority: urgent ? "high" : "normal",
      ttl: seconds && `${seconds}s`,
      notification: { channel_id: channelId, tag: replaces },
    },
    apns: {
      headers: {
        "apns-priority": urgent ? "10" : "5",
        "apns-expiration": expiresAt === null ? undefined : String(Math.floor(expiresAt / 1000)),
        "apns-collapse-id": replaces,
      },
      payload: { aps: { sound: "default", "thread-id": `order-${orderId}` } },
    },
    webpush: { headers: { TTL: seconds?.toString(), Urgency: urgent ? "high" : "low" } },
  };
}

// firebase.google.com/docs/cloud-messaging/error-codes; what follows a dot is ours.
const codes: CodeTable = {
  // No error and a name.
  "": { kind: "accepted" },
  UNREGISTERED: { kind: "recipient_invalid", action: "drop_address" },
  SENDER_ID_MISMATCH: { kind: "recipient_invalid", action: "drop_address" },
  "INVALID_ARGUMENT.token": { kind: "recipient_invalid", action: "drop_address" },
  INVALID_ARGUMENT: { kind: "permanent", fault: "payload" },
  "QUOTA_EXCEEDED.device": { kind: "rate_limited", scope: "recipient" },
  QUOTA_EXCEEDED: { kind: "rate_limited", scope: "account" },
  RESOURCE_EXHAUSTED: { kind: "rate_limited", scope: "account" },
  UNAVAILABLE: { kind: "retry" },
  INTERNAL: { kind: "retry" },
  THIRD_PARTY_AUTH_ERROR: { kind: "needs_config", fault: "credential" },
  PERMISSION_DENIED: { kind: "needs_config", fault: "account" },
  UNAUTHENTICATED: { kind: "refresh_credential" },
};

/** FCM's own code in the details goes before the status; two codes are two things each, which only they tell apart. */
function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const error = fieldsOf(told.error);
  const details = listOf(error.details).map(fieldsOf);
  const ownCode = details.map(({ errorCode }) => textOf(errorCode)).find((text) => text !== undefined);
  const listed = (name: string) => details.flatMap((one) => listOf(one[name])).map(fieldsOf);
  const fields = listed("fieldViolations").map(({ field }) => field);
  const ofToken =
    fields.length > 0
      ? fields.every((field) => field === "message.token")
      : ownCode !== undefined && /registration token/i.test(textOf(error.message) ?? "");
  const ofDevice = listed("violations").some(({ subject, description }) =>
    /device/i.test(`${textOf(subject)} ${textOf(description)}`),
  );
  const name = textOf(told.name);
  const code = ownCode ?? textOf(error.status) ?? (name && "");
  const about =
    code === "INVALID_ARGUMENT" && ofToken ? ".token" : code === "QUOTA_EXCEEDED" && ofDevice ? ".device" : "";
  const known = code && code + about;
  const outcome = codedOutcome(answer, known, [own, codes]);
  // A minute is what Google asks for where no `Retry-After` stands.
  if (outcome.kind === "rate_limited") return { afterMs: 60_000, ...outcome };
  return outcome.kind === "accepted" ? { ...outcome, ...optional("providerMessageId", name) } : outcome;
}
