import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it, vi } from "vitest";
import { webhook } from "../../src/channels/webhook.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since } from "./fixtures.ts";

const url = "https://erp.example.com/hooks/7f3c-path-secret?k=1";
const adapter = webhook({ url });
const secrets = { webhookSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
const to = "https://person.example.com/never-used";

const requestOf = (message: Message, one = adapter) => {
  const request = one.toRequest(message, to);
  if (request.kind !== "http") throw new Error("not an HTTP request");
  return request;
};
const empty = Buffer.byteLength(requestOf({ ...shipped, body: "" }).body);
const signed = (id: string, seconds: number, body: string, webhookSecret = secrets.webhookSecret) => {
  const request = { kind: "http", method: "POST", url, headers: { "webhook-id": id }, body } as const;
  const one = adapter.sign?.(request, { secrets: { webhookSecret }, now: seconds * 1000 + 999, nonce: "n" });
  return one?.kind === "http" ? one.headers : undefined;
};

describe("webhook keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 20_000, of: (size) => ({ ...shipped, body: "a".repeat(size - empty) }) },
    answers: [
      { answer: answer("", 204), outcome: { kind: "accepted" } },
      { answer: answer("", 404), outcome: { kind: "retry", reason: "http-404" } },
      { answer: answer("", 500), outcome: { kind: "retry", reason: "http-500" } },
      {
        answer: answer("", 504, { "retry-after": "30" }),
        outcome: { kind: "rate_limited", scope: "recipient", afterMs: 30_000, reason: "http-504" },
      },
      { answer: answer("", 502), outcome: { kind: "rate_limited", scope: "recipient", reason: "http-502" } },
      {
        answer: answer("", 410),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "http-410" },
      },
      { answer: answer("", 302), outcome: { kind: "permanent", fault: "request", reason: "http-302" } },
      { answer: answer("", 401), outcome: { kind: "needs_config", fault: "credential", reason: "http-401" } },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "webhook-id" },
      },
    ],
    skip: [
      { name: "another address makes another request", reason: "Every message goes to the one endpoint." },
      { name: "an answer is read as refresh_credential", reason: "The secret signs each call; nothing expires." },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a signed call", () => {
  it("agrees with the specification's own example", () => {
    expect(signed("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, '{"test": 2432232314}')).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("agrees with a second example, made by the specification's library", () => {
    const body = '{"type":"order.shipped","timestamp":"2026-11-21T02:03:04Z","data":{"orderId":"O20261121001"}}';
    expect(signed("ntf_01HZX8Q0M3", 1_795_226_584, body)).toEqual({
      "webhook-id": "ntf_01HZX8Q0M3",
      "webhook-timestamp": "1795226584",
      "webhook-signature": "v1,5eO8l6emSwlUeQRZCMU12RtK+4hLc2etgRZg5jyIw34=",
    });
  });

  it("is signed as the specification's library signs it, whatever the secret, id, time and body", () => {
    const key = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString("base64"));
    const id = fc.string({ minLength: 1, maxLength: 40 });
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(key, id, fc.integer({ min: 0, max: 4_102_444_800 }), text, (base64, one, seconds, body) => {
        const secret = `whsec_${base64}`;
        const theirs = new Webhook(secret).sign(one, new Date(seconds * 1000), body);
        expect(signed(one, seconds, body, secret)?.["webhook-signature"]).toBe(theirs);
      }),
      { numRuns: 100 },
    );
  });

  it("is believed by the specification's library, and no longer when a byte is changed", () => {
    vi.useFakeTimers({ now: since });
    try {
      const request = requestOf(shipped);
      const one = adapter.sign?.(request, { secrets, now: since, nonce: "n" });
      const headers = one?.kind === "http" ? { ...one.headers } : {};
      const library = new Webhook(secrets.webhookSecret);
      expect(library.verify(request.body, headers)).toEqual(JSON.parse(request.body));
      expect(() => library.verify(`${request.body} `, headers)).toThrow("No matching signature found");
    } finally {
      vi.useRealTimers();
    }
  });

  it("carries a signature for each secret while one replaces the other", () => {
    const both = `${secrets.webhookSecret} whsec_${Buffer.from("n".repeat(32)).toString("base64")}`;
    const second = createHmac("sha256", "n".repeat(32)).update("a.1.{}").digest("base64");
    const first = signed("a", 1, "{}")?.["webhook-signature"];
    expect(signed("a", 1, "{}", both)?.["webhook-signature"]).toBe(`${first} v1,${second}`);
  });

  it.each(["", "no-prefix", "whsec_", "whsec_*"])("is not signed by %j, which is no secret", (secret) => {
    expect(signed("a", 1, "{}", secret)?.["webhook-signature"]).toBe("");
  });
});

describe("a message by webhook", () => {
  it("is an event of its type, dated when it became true", () => {
    expect(requestOf(shipped)).toEqual({
      kind: "http",
      method: "POST",
      url,
      headers: {
        "content-type": "application/json",
        "webhook-id": "O20261121001/shipped/order/1795226584000/u-7/x/1",
      },
      body: JSON.stringify({
        type: "order.shipped",
        timestamp: "2026-11-21T02:03:04.000Z",
        data: {
          id: "O20261121001/shipped/order/1795226584000/u-7/x/1",
          orderId: "O20261121001",
          subject: "order",
          person: "u-7",
          notice: "shipped",
          topic: "shipping",
          class: "normal",
          locale: "zh-CN",
          title: "订单已发货",
          body: "您的包裹已由顺丰速运承运，单号SF1234567890。",
          values: { no: "O20261121001", carrier: "顺丰速运", track: "SF1234567890" },
          actions: [{ id: "track", label: "查看物流" }],
        },
      }),
      auth: { scheme: "standard-webhooks-v1" },
    });
  });

  it("has an id without a dot, and another for every send", () => {
    const ids = ["o.1/a", "o~2E1/a", "订/a", "a b"].map((id) => requestOf({ ...shipped, id }).headers["webhook-id"]);
    expect(ids).toEqual(["o~2E1/a", "o~7E2E1/a", "~E8~AE~A2/a", "a~20b"]);
  });

  it("has the type the host names, or one of its notice's name", () => {
    const named = webhook({ url, types: { shipped: "parcel.sent", delivered: "not a type" } });
    const typeOf = (notice: string, one = named) => JSON.parse(requestOf({ ...shipped, notice }, one).body).type;
    expect([typeOf("shipped"), typeOf("late-shipment")]).toEqual(["parcel.sent", "order.late_shipment"]);
    expect(named.check({ ...shipped, notice: "delivered" })).toEqual([
      {
        code: "BAD_EVENT_TYPE",
        path: "types.delivered",
        message: "Not words joined by dots.",
        expected: "order.shipped",
      },
    ]);
  });

  it.each([
    "http://erp.example.com/",
    "ftp://erp.example.com/",
    "https://",
    "https://user:pass@erp.example.com/",
    "https://erp.example.com/ x",
    "erp.example.com",
  ])("is refused for the endpoint %s", (odd) => {
    expect(webhook({ url: odd }).check(shipped)).toEqual([
      { code: "INSECURE_URL", path: "url", message: "The endpoint is not an https address.", expected: "https://…" },
    ]);
  });

  it("may go to http in tests", () => {
    expect(webhook({ url: "http://127.0.0.1:8080/", allowHttp: true }).check(shipped)).toEqual([]);
  });

  it("shows neither the endpoint's path nor a text when it is logged", () => {
    const one = adapter.sign?.(requestOf(shipped), { secrets, now: since, nonce: "n" });
    expect(one && adapter.redact(one)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://erp.example.com/***",
      headers: {
        "content-type": "application/json",
        "webhook-id": "O20261121001/shipped/order/1795226584000/u-7/x/1",
        "webhook-timestamp": "1795226584",
        "webhook-signature": "***",
      },
      body: JSON.stringify({
        type: "order.shipped",
        timestamp: "2026-11-21T02:03:04.000Z",
        data: {
          id: "O20261121001/shipped/order/1795226584000/u-7/x/1",
          orderId: "O20261121001",
          subject: "order",
          person: "***",
          notice: "shipped",
          topic: "***",
          class: "normal",
          locale: "zh-CN",
          title: "***",
          body: "***",
          values: { no: "***", carrier: "***", track: "***" },
          actions: "***",
        },
      }),
      auth: { scheme: "standard-webhooks-v1" },
    });
  });
});

describe("a callback to a webhook", () => {
  it("does not exist", () => {
    const reply = { status: 404, headers: { "content-type": "text/plain" }, body: "" };
    expect(called(adapter, "{}", reply)).toEqual({
      ...nothing,
      issues: [{ code: "NO_CALLBACK", path: "", message: "An endpoint answers at once and never calls back." }],
    });
  });
});
