import { describe, expect, it } from "vitest";
import { apns } from "../../src/channels/apns.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since } from "./fixtures.ts";

const options = { topic: "com.example.shop" };
const adapter = apns(options);
const to = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";
const secrets = { apnsToken: "eyJhbGciOiJFUzI1NiJ9.made-by-the-host.signature" };
const appleId = "1d4f1c1e-6b0a-4c7a-9d55-0b6c9a8f2e11";

const requestOf = (message: Message, one = adapter, address: string | readonly string[] = to) => {
  const request = one.toRequest(message, address);
  if (request.kind !== "http") throw new Error("not an HTTP request");
  return request;
};
const ofBytes = (size: number) => {
  const room = size - Buffer.byteLength(requestOf({ ...shipped, body: "" }).body);
  return { ...shipped, body: "丰".repeat(Math.floor(room / 3)) + "a".repeat(room % 3) };
};

const refused = (status: number, reason: string, timestamp?: number) =>
  answer(timestamp === undefined ? { reason } : { reason, timestamp }, status, { "apns-id": appleId });

describe("apns keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 4096, of: ofBytes },
    answers: [
      { answer: answer("", 200, { "Apns-Id": appleId }), outcome: { kind: "accepted", providerMessageId: appleId } },
      { answer: refused(503, "ServiceUnavailable"), outcome: { kind: "retry", reason: "ServiceUnavailable" } },
      {
        answer: refused(429, "TooManyRequests"),
        outcome: { kind: "rate_limited", scope: "recipient", reason: "TooManyRequests" },
      },
      {
        answer: refused(410, "Unregistered", 1_454_948_015_990),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "Unregistered 1454948015990" },
      },
      {
        answer: refused(413, "PayloadTooLarge"),
        outcome: { kind: "permanent", fault: "payload", reason: "PayloadTooLarge" },
      },
      {
        answer: refused(400, "DeviceTokenNotForTopic"),
        outcome: { kind: "needs_config", fault: "sender", reason: "DeviceTokenNotForTopic" },
      },
      {
        answer: refused(403, "ExpiredProviderToken"),
        outcome: { kind: "refresh_credential", reason: "ExpiredProviderToken" },
      },
      { answer: { failed: "after-sending" }, outcome: { kind: "ambiguous", reason: "after-sending" } },
      { answer: answer("<html>proxy</html>"), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
      { answer: answer(""), outcome: { kind: "accepted" } },
    ],
    skip: [],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a push by Apple", () => {
  it("goes to one device by HTTP/2", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: `https://api.push.apple.com/3/device/${to}`,
      version: "2",
      headers: {
        "content-type": "application/json",
        "apns-topic": "com.example.shop",
        "apns-push-type": "alert",
        "apns-priority": "10",
      },
      body: JSON.stringify({
        aps: {
          alert: { title: "订单已发货", body: shipped.body },
          sound: "default",
          "thread-id": "order-O20261121001",
        },
        n: shipped.id,
        order: "O20261121001",
      }),
      auth: { scheme: "bearer" },
    });
  });

  it("goes to the first of several devices, and never to another path", () => {
    const urls = [[to, "other"], [], "../x?y"].map((address) => requestOf(shipped, adapter, address).url);
    const devices = "https://api.push.apple.com/3/device/";
    expect(urls).toEqual([devices + to, devices, `${devices}..%2Fx%3Fy`]);
  });

  it("goes to development builds by their own host", () => {
    const url = requestOf(shipped, apns({ ...options, sandbox: true })).url;
    expect(url).toBe(`https://api.sandbox.push.apple.com/3/device/${to}`);
  });

  it("is kept until it is worth nothing any more", () => {
    const { headers } = requestOf({ ...shipped, expiresAt: Date.UTC(2026, 10, 22, 2, 3, 4) + 999 });
    expect(headers["apns-expiration"]).toBe("1795312984");
  });

  it.each(["low", "marketing"])("of class %s waits for a good moment of the device", (of) => {
    expect(requestOf({ ...shipped, class: of }).headers["apns-priority"]).toBe("5");
  });

  it("replaces the one before about the same subject where that is wanted", () => {
    const collapsing = apns({ ...options, collapse: true });
    const idOf = (message: Message) => requestOf(message, collapsing).headers["apns-collapse-id"];
    expect([shipped, { ...shipped, subject: "SF1" }, { ...shipped, orderId: "7".repeat(59) }].map(idOf)).toEqual([
      "order-O20261121001",
      "order-O20261121001-SF1",
      undefined,
    ]);
  });

  it("replaces the one before in a header that holds printable ASCII alone, whatever the ids hold", () => {
    const collapsing = apns({ ...options, collapse: true });
    const ids = [
      { ...shipped, subject: "包裹1" },
      { ...shipped, orderId: "订单1001" },
      { ...shipped, subject: "a\r\nx-evil: 1" },
      { ...shipped, subject: "a%0D" },
      // Of Apple's 64 bytes each Chinese character takes nine.
      { ...shipped, orderId: `${"7".repeat(40)}订单` },
      { ...shipped, orderId: `${"7".repeat(41)}订单` },
    ].map((message) => requestOf(message, collapsing).headers["apns-collapse-id"]);
    expect(ids).toEqual([
      "order-O20261121001-%E5%8C%85%E8%A3%B91",
      "order-%E8%AE%A2%E5%8D%951001",
      "order-O20261121001-a%0D%0Ax-evil:%201",
      "order-O20261121001-a%250D",
      `order-${"7".repeat(40)}%E8%AE%A2%E5%8D%95`,
      undefined,
    ]);
  });

  it("is authorised by the token that the host brings", () => {
    const request = requestOf(shipped);
    expect(adapter.sign?.(request, { secrets, now: since, nonce: "n" })).toEqual({
      ...request,
      headers: { ...request.headers, authorization: `bearer ${secrets.apnsToken}` },
    });
  });

  it("is refused where it is too long", () => {
    expect(adapter.check(ofBytes(4097))).toEqual([
      { code: "TOO_LONG", path: "apns", message: "4097 bytes for apns; it takes 4096.", expected: "a shorter text" },
    ]);
  });

  it("shows no one when it is logged", () => {
    const signed = adapter.sign?.(requestOf(shipped), { secrets, now: since, nonce: "n" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://api.push.apple.com/3/device/***",
      version: "2",
      headers: {
        "content-type": "application/json",
        "apns-topic": "com.example.shop",
        "apns-push-type": "alert",
        "apns-priority": "10",
        authorization: "***",
      },
      body: JSON.stringify({
        aps: { alert: { title: "***", body: "***" }, sound: "***", "thread-id": "***" },
        n: shipped.id,
        order: "O20261121001",
      }),
      auth: { scheme: "bearer" },
    });
  });
});

describe("an answer of Apple", () => {
  const dead = { kind: "recipient_invalid", action: "drop_address" };
  const needs = (fault: string) => ({ kind: "needs_config", fault });
  const request = { kind: "permanent", fault: "request" };
  it.each([
    [400, "BadDeviceToken", dead],
    [410, "ExpiredToken", dead],
    [400, "BadTopic", needs("sender")],
    [400, "MissingTopic", needs("sender")],
    [400, "TopicDisallowed", needs("sender")],
    [400, "InvalidPushType", needs("sender")],
    [400, "BadCollapseId", request],
    [400, "BadExpirationDate", request],
    [400, "BadMessageId", request],
    [400, "BadPriority", request],
    [400, "PayloadEmpty", request],
    [400, "DuplicateHeaders", request],
    [400, "MissingDeviceToken", request],
    [404, "BadPath", request],
    [405, "MethodNotAllowed", request],
    [400, "IdleTimeout", { kind: "retry" }],
    [403, "InvalidProviderToken", needs("credential")],
    [403, "MissingProviderToken", needs("credential")],
    [403, "BadCertificate", needs("credential")],
    [403, "BadCertificateEnvironment", needs("credential")],
    [403, "Forbidden", needs("credential")],
    [403, "BadEnvironmentKeyIdInToken", needs("credential")],
    [403, "UnrelatedKeyIdInToken", needs("credential")],
    [429, "TooManyProviderTokenUpdates", { kind: "rate_limited", scope: "account", afterMs: 1_200_000 }],
    [500, "InternalServerError", { kind: "retry" }],
    [503, "Shutdown", { kind: "retry" }],
  ])("of %i with %s means what the table says", (status, reason, meaning) => {
    expect(adapter.readAnswer(refused(status, reason))).toEqual({ ...meaning, reason });
  });

  it("without a body is one with an empty body, as plain JavaScript hands it on", () => {
    const bare = JSON.parse('{ "status": 200, "headers": {} }');
    expect(adapter.readAnswer(bare)).toEqual({ kind: "accepted" });
  });

  it("with an unknown reason follows its status", () => {
    expect(adapter.readAnswer(refused(403, "SomethingNew"))).toEqual({
      kind: "needs_config",
      fault: "credential",
      reason: "http-403",
    });
  });

  it("says since when a token is dead only where Apple says it", () => {
    const odd = answer({ reason: "Unregistered", timestamp: "yesterday" }, 410);
    expect(adapter.readAnswer(odd)).toEqual({ ...dead, reason: "Unregistered" });
  });

  it("means what the host says where the host says it", () => {
    const own = apns({ ...options, codes: { BadDeviceToken: { kind: "needs_config", fault: "sender" } } });
    expect(own.readAnswer(refused(400, "BadDeviceToken"))).toEqual({ ...needs("sender"), reason: "BadDeviceToken" });
  });
});

describe("a callback of Apple", () => {
  it("does not exist", () => {
    const reply = { status: 404, headers: { "content-type": "text/plain" }, body: "" };
    expect(called(adapter, "{}", reply)).toEqual({
      ...nothing,
      issues: [{ code: "NO_CALLBACK", path: "", message: "Apple never calls back." }],
    });
  });
});
