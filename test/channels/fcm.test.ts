import { describe, expect, it } from "vitest";
import { fcm } from "../../src/channels/fcm.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since } from "./fixtures.ts";

const adapter = fcm({ projectId: "my-shop", channelId: "orders" });
const to = "bk3RNwTe3H0:CI2k_HHwgIpoDKCIZvvDMExUdFQ3P1";
const secrets = { fcmAccessToken: "ya29.token-of-the-service-account" };

const bodyOf = (message: Message, one = adapter, address: string | readonly string[] = to) => {
  const request = one.toRequest(message, address);
  return request.kind === "http" ? JSON.parse(request.body).message : undefined;
};
const withoutToken = (message: Message) => {
  const { token: _, ...rest } = bodyOf(message);
  return Buffer.byteLength(JSON.stringify(rest));
};
const ofBytes = (size: number) => {
  const room = size - withoutToken({ ...shipped, body: "" });
  return { ...shipped, body: "丰".repeat(Math.floor(room / 3)) + "a".repeat(room % 3) };
};

const fcmError = (errorCode: string) => ({
  "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError",
  errorCode,
});
const failed = (code: number, status: string, details: readonly object[] = [], message = "…") =>
  answer({ error: { code, message, status, details } }, code);

// The two samples of the documentation: equal code and status, opposite meanings.
const badToken = failed(
  400,
  "INVALID_ARGUMENT",
  [fcmError("INVALID_ARGUMENT")],
  "The registration token is not a valid FCM registration token",
);
const invalid = "Invalid value at 'message.data[0].value' (TYPE_STRING), 12";
const violation = {
  "@type": "type.googleapis.com/google.rpc.BadRequest",
  fieldViolations: [{ field: "message.data[0].value", description: invalid }],
};
const badValue = failed(400, "INVALID_ARGUMENT", [violation], invalid);

describe("fcm keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 4096, of: ofBytes },
    answers: [
      {
        answer: answer({ name: "projects/my-shop/messages/0:1500415314455276%31bd1c96" }),
        outcome: { kind: "accepted", providerMessageId: "projects/my-shop/messages/0:1500415314455276%31bd1c96" },
      },
      { answer: failed(500, "INTERNAL", [fcmError("INTERNAL")]), outcome: { kind: "retry", reason: "INTERNAL" } },
      {
        answer: failed(429, "RESOURCE_EXHAUSTED", [fcmError("QUOTA_EXCEEDED")]),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 60_000, reason: "QUOTA_EXCEEDED" },
      },
      {
        answer: failed(404, "NOT_FOUND", [fcmError("UNREGISTERED")]),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "UNREGISTERED" },
      },
      {
        answer: badToken,
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "INVALID_ARGUMENT.token" },
      },
      { answer: badValue, outcome: { kind: "permanent", fault: "payload", reason: "INVALID_ARGUMENT" } },
      {
        answer: failed(401, "UNAUTHENTICATED", [fcmError("THIRD_PARTY_AUTH_ERROR")]),
        outcome: { kind: "needs_config", fault: "credential", reason: "THIRD_PARTY_AUTH_ERROR" },
      },
      {
        answer: failed(401, "UNAUTHENTICATED"),
        outcome: { kind: "refresh_credential", reason: "UNAUTHENTICATED" },
      },
      { answer: { failed: "after-sending" }, outcome: { kind: "ambiguous", reason: "after-sending" } },
      { answer: answer({}), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
    ],
    skip: [],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a push by FCM", () => {
  it("goes to one device, of whatever platform", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://fcm.googleapis.com/v1/projects/my-shop/messages:send",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        message: {
          token: to,
          notification: { title: "订单已发货", body: shipped.body },
          data: { n: shipped.id, order: "O20261121001" },
          android: { priority: "high", notification: { channel_id: "orders" } },
          apns: {
            headers: { "apns-priority": "10" },
            payload: { aps: { sound: "default", "thread-id": "order-O20261121001" } },
          },
          webpush: { headers: { Urgency: "high" } },
        },
      }),
      auth: { scheme: "bearer" },
    });
  });

  it("goes to the first of several devices", () => {
    expect([[to, "other"], []].map((tokens) => bodyOf(shipped, adapter, tokens).token)).toEqual([to, ""]);
  });

  it("is kept as long as it is worth reading, at most four weeks", () => {
    const { createdAt } = shipped;
    const kept = (expiresAt: number) => {
      const { android, apns, webpush } = bodyOf({ ...shipped, expiresAt });
      return [android.ttl, apns.headers["apns-expiration"], webpush.headers.TTL];
    };
    expect([createdAt + 90_500, createdAt, createdAt + 60 * 86_400_000].map(kept)).toEqual([
      ["90s", "1795226675", "90"],
      ["1s", "1795226585", "1"],
      ["2419200s", "1800410585", "2419200"],
    ]);
  });

  it.each(["low", "marketing"])("of class %s does not wake a device", (of) => {
    const { android, apns, webpush } = bodyOf({ ...shipped, class: of });
    expect([android.priority, apns.headers["apns-priority"], webpush.headers.Urgency]).toEqual(["normal", "5", "low"]);
  });

  it("replaces the one before about the same subject where that is wanted", () => {
    const collapsing = fcm({ projectId: "p", collapse: true });
    const idsOf = (message: Message) => {
      const { android, apns } = bodyOf(message, collapsing);
      return [android.notification.tag, apns.headers["apns-collapse-id"]];
    };
    expect(idsOf(shipped)).toEqual(["order-O20261121001", "order-O20261121001"]);
    expect(idsOf({ ...shipped, subject: "SF1" })).toEqual(["order-O20261121001-SF1", "order-O20261121001-SF1"]);
    expect(idsOf({ ...shipped, orderId: "7".repeat(59) })).toEqual([undefined, undefined]);
  });

  it("is authorised by the token that the host brings", () => {
    const request = adapter.toRequest(shipped, to);
    expect(adapter.sign?.(request, { secrets, now: since, nonce: "n" })).toEqual({
      ...request,
      headers: { "content-type": "application/json", authorization: "Bearer ya29.token-of-the-service-account" },
    });
  });

  it("is refused where it is too long", () => {
    expect(adapter.check(ofBytes(4097))).toEqual([
      { code: "TOO_LONG", path: "fcm", message: "4097 bytes for fcm; it takes 4096.", expected: "a shorter text" },
    ]);
  });

  it("shows no one when it is logged", () => {
    const redacted = adapter.redact(adapter.toRequest(shipped, to));
    expect(redacted.kind === "http" && JSON.parse(redacted.body)).toEqual({
      message: {
        token: "***",
        notification: { title: "***", body: "***" },
        data: { n: shipped.id, order: "O20261121001" },
        android: { priority: "high", notification: { channel_id: "orders" } },
        apns: {
          headers: { "apns-priority": "10" },
          payload: { aps: { sound: "default", "thread-id": "order-O20261121001" } },
        },
        webpush: { headers: { Urgency: "high" } },
      },
    });
  });
});

describe("an answer of FCM", () => {
  it.each([
    [403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", { kind: "recipient_invalid", action: "drop_address" }],
    [503, "UNAVAILABLE", "UNAVAILABLE", { kind: "retry" }],
  ])("with %i %s and %s means what FCM's own code says", (status, text, code, meaning) => {
    expect(adapter.readAnswer(failed(status, text, [fcmError(code)]))).toEqual({ ...meaning, reason: code });
  });

  it.each([
    [429, "RESOURCE_EXHAUSTED", { kind: "rate_limited", scope: "account", afterMs: 60_000 }],
    [403, "PERMISSION_DENIED", { kind: "needs_config", fault: "account" }],
    [400, "INVALID_ARGUMENT", { kind: "permanent", fault: "payload" }],
    [503, "UNAVAILABLE", { kind: "retry" }],
  ])("with %i %s and no code of FCM's means what the status says", (status, text, meaning) => {
    expect(adapter.readAnswer(failed(status, text))).toEqual({ ...meaning, reason: text });
  });

  it("with an unknown code follows its status", () => {
    const unknown = failed(500, "UNKNOWN", [fcmError("UNSPECIFIED_ERROR")]);
    expect(adapter.readAnswer(unknown)).toEqual({ kind: "retry", reason: "http-500" });
  });

  it("drops no token for a field that is wrong, or for another complaint", () => {
    const both = failed(400, "INVALID_ARGUMENT", [fcmError("INVALID_ARGUMENT"), violation], "registration token");
    const other = failed(400, "INVALID_ARGUMENT", [fcmError("INVALID_ARGUMENT")], "Message too big");
    const outcome = { kind: "permanent", fault: "payload", reason: "INVALID_ARGUMENT" };
    expect([both, other].map(adapter.readAnswer)).toEqual([outcome, outcome]);
  });

  it("drops a token that is named as the field that is wrong, whatever the message says", () => {
    const ofFields = (...fields: readonly string[]) => ({
      "@type": violation["@type"],
      fieldViolations: fields.map((field) => ({ field, description: "The registration token is not valid" })),
    });
    const own = fcmError("INVALID_ARGUMENT");
    const read = (...details: readonly object[]) => adapter.readAnswer(failed(400, "INVALID_ARGUMENT", details));
    const dead = { kind: "recipient_invalid", action: "drop_address", reason: "INVALID_ARGUMENT.token" };
    expect(read(own, ofFields("message.token"))).toEqual(dead);
    expect(read(ofFields("message.token"), own)).toEqual(dead);
    expect(read(ofFields("message.token"))).toEqual(dead);
    expect(read(own, ofFields("message.token", "message.data[0].value"))).toEqual({
      kind: "permanent",
      fault: "payload",
      reason: "INVALID_ARGUMENT",
    });
  });

  it.each([
    [{ subject: "device:abc", description: "…" }, "recipient", "QUOTA_EXCEEDED.device"],
    [{ description: "Device message rate exceeded" }, "recipient", "QUOTA_EXCEEDED.device"],
    [{ subject: "project:1", description: "Message rate exceeded" }, "account", "QUOTA_EXCEEDED"],
    [{}, "account", "QUOTA_EXCEEDED"],
  ])("with a quota of %j limits the %s", (quota, scope, reason) => {
    const details = [
      fcmError("QUOTA_EXCEEDED"),
      { "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [quota] },
    ];
    expect(adapter.readAnswer(failed(429, "RESOURCE_EXHAUSTED", details))).toEqual({
      kind: "rate_limited",
      scope,
      afterMs: 60_000,
      reason,
    });
  });

  it("waits as long as it says", () => {
    const body = { error: { code: 503, status: "UNAVAILABLE", details: [fcmError("UNAVAILABLE")] } };
    const outcome = { kind: "retry", afterMs: 12_000, reason: "UNAVAILABLE" };
    expect(adapter.readAnswer(answer(body, 503, { "Retry-After": "12" }))).toEqual(outcome);
  });

  it("means what the host says where the host says it", () => {
    const own = fcm({ projectId: "p", codes: { "INVALID_ARGUMENT.token": { kind: "permanent", fault: "request" } } });
    const outcome = { kind: "permanent", fault: "request", reason: "INVALID_ARGUMENT.token" };
    expect(own.readAnswer(badToken)).toEqual(outcome);
  });
});

describe("a callback of FCM", () => {
  it("does not exist", () => {
    const reply = { status: 404, headers: { "content-type": "text/plain" }, body: "" };
    expect(called(adapter, "{}", reply)).toEqual({
      ...nothing,
      issues: [{ code: "NO_CALLBACK", path: "", message: "FCM never calls back." }],
    });
  });
});
