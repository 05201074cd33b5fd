import { describe, expect, it } from "vitest";
import { jpush } from "../../src/channels/jpush.ts";
import type { Message } from "../../src/model/request.ts";
import { type ChannelFixture, channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since } from "./fixtures.ts";

const options = { appKey: "8103a4c628a0b98974ec1949", channelId: "orders" };
const adapter = jpush(options);
const to = ["1a0018970a8b1c2d3e4", "1a0018970a8b1c2d3e5"];
const secrets = { jpushMasterSecret: "masterSecret-001", jpushCid: "8103a4c628a0b98974ec1949-711261d4" };

const bodyOf = (message: Message, one = adapter) => {
  const request = one.toRequest(message, to);
  return request.kind === "http" ? JSON.parse(request.body) : undefined;
};
const empty = Buffer.byteLength(JSON.stringify(bodyOf({ ...shipped, body: "" }).notification.ios));
const ofBytes = (size: number) => {
  const room = size - empty;
  return { ...shipped, body: "丰".repeat(Math.floor(room / 3)) + "a".repeat(room % 3) };
};

const failed = (code: number, status: number, headers?: Record<string, string>) =>
  answer({ error: { code, message: "…" } }, status, headers);

describe("jpush keeps the contract of a channel", () => {
  const fixture = (reconcileBy: { readonly reconcileBy?: string }): Omit<ChannelFixture, "adapter"> => ({
    message: shipped,
    to,
    secrets,
    limit: { largest: 2000, of: ofBytes },
    answers: [
      {
        answer: answer({ sendno: "18", msg_id: "1828256757" }),
        outcome: { kind: "accepted", providerMessageId: "1828256757" },
      },
      { answer: failed(1030, 503), outcome: { kind: "retry", reason: "1030" } },
      {
        answer: failed(2002, 429, { "X-Rate-Limit-Reset": "42" }),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 42_000, reason: "2002" },
      },
      { answer: failed(2005, 403), outcome: { kind: "rate_limited", scope: "recipient", reason: "2005" } },
      {
        answer: failed(1011, 400),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "1011" },
      },
      { answer: failed(1003, 400), outcome: { kind: "permanent", fault: "request", reason: "1003" } },
      { answer: failed(1005, 400), outcome: { kind: "permanent", fault: "payload", reason: "1005" } },
      { answer: failed(1004, 401), outcome: { kind: "needs_config", fault: "credential", reason: "1004" } },
      { answer: failed(2004, 403), outcome: { kind: "needs_config", fault: "network_acl", reason: "2004" } },
      { answer: failed(2003, 403), outcome: { kind: "needs_config", fault: "account", reason: "2003" } },
      { answer: answer({}), outcome: { kind: "ambiguous", reason: "unreadable-answer", ...reconcileBy } },
    ],
    skip: [{ name: "an answer is read as refresh_credential", reason: "The master secret does not expire." }],
  });
  it.each(channelConformance({ ...fixture({}), adapter }))("$name", ({ run }) => run());
  it.each(channelConformance({ ...fixture({ reconcileBy: "cid" }), adapter: jpush({ ...options, cid: true }) }))(
    "with a cid $name",
    ({ run }) => run(),
  );
});

describe("a push by JPush", () => {
  it("goes to all devices of a person", () => {
    const extras = { n: shipped.id, order: "O20261121001" };
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://api.jpush.cn/v3/push",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        platform: "all",
        audience: { registration_id: to },
        notification: {
          alert: shipped.body,
          android: { alert: shipped.body, title: "订单已发货", channel_id: "orders", extras },
          ios: {
            alert: { title: "订单已发货", body: shipped.body },
            sound: "default",
            "thread-id": "order-O20261121001",
            extras,
          },
        },
        options: { time_to_live: 86_400, apns_production: true },
      }),
      auth: { scheme: "basic", user: "8103a4c628a0b98974ec1949" },
    });
  });

  it("is kept as long as it is worth reading, at most ten days", () => {
    const kept = (expiresAt: number | null) => bodyOf({ ...shipped, expiresAt }).options.time_to_live;
    const { createdAt } = shipped;
    expect([null, createdAt + 90_500, createdAt, createdAt + 30 * 86_400_000].map(kept)).toEqual([
      86_400, 90, 1, 864_000,
    ]);
  });

  it("replaces the one before about the same subject where that is wanted", () => {
    const collapsing = jpush({ appKey: "k", collapse: true });
    const idOf = (message: Message) => bodyOf(message, collapsing).options.apns_collapse_id;
    expect(idOf(shipped)).toBe("order-O20261121001");
    expect(idOf({ ...shipped, subject: "SF1" })).toBe("order-O20261121001-SF1");
    expect(idOf({ ...shipped, orderId: "7".repeat(59) })).toBeUndefined();
  });

  it("is authorised by key and secret", () => {
    const request = adapter.toRequest(shipped, to);
    const basic = Buffer.from("8103a4c628a0b98974ec1949:masterSecret-001").toString("base64");
    expect(adapter.sign?.(request, { secrets, now: since, nonce: "n" })).toEqual({
      ...request,
      headers: { "content-type": "application/json", authorization: `Basic ${basic}` },
    });
  });

  it("carries the cid of the attempt only where the host promised one", () => {
    const sure = jpush({ ...options, cid: true });
    const request = sure.toRequest(shipped, to);
    const signed = (given: Record<string, string>) => {
      const one = sure.sign?.(request, { secrets: given, now: since, nonce: "n" });
      return one?.kind === "http" ? JSON.parse(one.body) : undefined;
    };
    const unsigned = request.kind === "http" ? JSON.parse(request.body) : undefined;
    expect(signed(secrets)).toEqual({ cid: "8103a4c628a0b98974ec1949-711261d4", ...unsigned });
    expect(signed({ jpushMasterSecret: "m" })).toEqual(unsigned);
    expect([sure.capabilities.idempotent, adapter.capabilities.idempotent]).toEqual([true, false]);
  });

  it("shows no one when it is logged", () => {
    const extras = { n: shipped.id, order: "O20261121001" };
    const redacted = adapter.redact(adapter.toRequest(shipped, to));
    expect(redacted.kind === "http" && JSON.parse(redacted.body)).toEqual({
      platform: "all",
      audience: { registration_id: "***" },
      notification: {
        alert: "***",
        android: { alert: "***", title: "***", channel_id: "***", extras },
        ios: { alert: { title: "***", body: "***" }, sound: "***", "thread-id": "***", extras },
      },
      options: { time_to_live: 86_400, apns_production: true },
    });
  });

  it("is refused where it is too long for a platform", () => {
    const android = { ...shipped, body: "丰".repeat(1400) };
    const { notification } = bodyOf(android);
    const bytes = (block: unknown) => Buffer.byteLength(JSON.stringify(block));
    expect(adapter.check(android)).toEqual([
      {
        code: "TOO_LONG",
        path: "android",
        message: `${bytes(notification.android)} bytes for android; it takes 4000.`,
        expected: "a shorter text",
      },
      {
        code: "TOO_LONG",
        path: "ios",
        message: `${bytes(notification.ios)} bytes for ios; it takes 2000.`,
        expected: "a shorter text",
      },
    ]);
  });
});

describe("an answer of JPush", () => {
  it("without a code of its own waits as the rate limit says", () => {
    const limited = answer("", 429, { "x-rate-limit-reset": "7" });
    const outcome = { kind: "rate_limited", scope: "account", reason: "http-429", afterMs: 7000 };
    expect(adapter.readAnswer(limited)).toEqual(outcome);
  });

  it("means what the host says where the host says it", () => {
    const own = jpush({ ...options, codes: { "1003": { kind: "recipient_invalid", action: "drop_address" } } });
    const outcome = { kind: "recipient_invalid", action: "drop_address", reason: "1003" };
    expect(own.readAnswer(failed(1003, 400))).toEqual(outcome);
  });
});

describe("a callback of JPush", () => {
  it("is left to the host", () => {
    const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "" };
    expect(called(adapter, "{}", reply)).toEqual({
      ...nothing,
      issues: [
        {
          code: "CALLBACK_NOT_READ",
          path: "",
          message: "JPush documents its receipts only for customers: map them in the host.",
        },
      ],
    });
  });
});
