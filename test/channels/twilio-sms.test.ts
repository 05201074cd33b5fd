import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twilioSignature } from "../../src/channels/shared/twilio-signature.ts";
import { twilioSms } from "../../src/channels/twilio-sms.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, nothing, shipped, since } from "./fixtures.ts";

const accountSid = `AC${"0".repeat(32)}`;
const callback = "https://example.com/hooks/twilio/status?n={id}";
const options = { accountSid, sender: `MG${"0".repeat(32)}`, callback };
const adapter = twilioSms(options);
const token = "12345678901234567890123456789012";
const secrets = { twilioAuthToken: token };
const to = "+14155550100";
const message = { ...shipped, locale: "en", body: "Your order O20261121001 has shipped: https://ex.am/t/1" };

const failed = (code: number, status: number) => answer({ code, message: "…", more_info: "…", status }, status);

describe("twilio-sms keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message,
    to,
    secrets,
    // Once into the URL, and the URL into the form.
    idAs: encodeURIComponent(encodeURIComponent(shipped.id)),
    limit: { largest: 160, of: (size) => ({ ...message, body: "a".repeat(size) }) },
    answers: [
      {
        answer: answer({ sid: "SM01", status: "accepted", num_segments: "1", error_code: null }, 201),
        outcome: { kind: "accepted", providerMessageId: "SM01" },
      },
      { answer: failed(30008, 400), outcome: { kind: "retry", afterMs: 300_000, reason: "30008" } },
      { answer: failed(20500, 503), outcome: { kind: "retry", reason: "http-503" } },
      { answer: failed(20429, 429), outcome: { kind: "rate_limited", scope: "account", reason: "20429" } },
      {
        answer: failed(21211, 400),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "21211" },
      },
      { answer: failed(21610, 400), outcome: { kind: "recipient_invalid", action: "opted_out", reason: "21610" } },
      { answer: failed(21617, 400), outcome: { kind: "permanent", fault: "payload", reason: "21617" } },
      { answer: failed(20003, 401), outcome: { kind: "needs_config", fault: "credential", reason: "20003" } },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "StatusCallback" },
      },
      {
        answer: answer("<html>proxy</html>", 201),
        outcome: { kind: "ambiguous", reason: "unreadable-answer", reconcileBy: "StatusCallback" },
      },
    ],
    skip: [{ name: "an answer is read as refresh_credential", reason: "The token does not expire." }],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message by Twilio's SMS", () => {
  const formOf = (one = adapter, of = message, address: string | readonly string[] = to) => {
    const request = one.toRequest(of, address);
    return request.kind === "http" ? Object.fromEntries(new URLSearchParams(request.body)) : undefined;
  };
  const report =
    "https://example.com/hooks/twilio/status?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";

  it("is a form that names the Messaging Service, and where to report", () => {
    expect(adapter.toRequest(message, to)).toEqual({
      kind: "http",
      method: "POST",
      url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: [
        "To=%2B14155550100",
        `MessagingServiceSid=MG${"0".repeat(32)}`,
        "Body=Your%20order%20O20261121001%20has%20shipped%3A%20https%3A%2F%2Fex.am%2Ft%2F1",
        `StatusCallback=${encodeURIComponent(report)}`,
      ].join("&"),
      auth: { scheme: "basic", user: accountSid },
    });
  });

  it.each(["+14155550111", "729725", "My Shop"])("may be from %s", (sender) => {
    expect(formOf(twilioSms({ ...options, sender }))).toEqual({
      To: to,
      From: sender,
      Body: message.body,
      StatusCallback: report,
    });
  });

  it("goes to the first of several numbers", () => {
    expect([[to, "+14155550101"], []].map((numbers) => formOf(adapter, message, numbers)?.To)).toEqual([to, ""]);
  });

  it("is given up when it is worth nothing any more, at most after ten hours", () => {
    const { createdAt } = message;
    const kept = (expiresAt: number | null) => formOf(adapter, { ...message, expiresAt })?.ValidityPeriod;
    expect([null, createdAt + 90_500, createdAt, createdAt + 86_400_000].map(kept)).toEqual([
      undefined,
      "90",
      "1",
      "36000",
    ]);
  });

  it("is refused where it is empty, in too many parts or of more than 1600 characters", () => {
    expect(adapter.check({ ...message, body: "" })).toEqual([{ code: "EMPTY_VALUE", path: "body", message: "Empty." }]);
    expect(adapter.check({ ...message, body: "您的订单".repeat(18) })).toEqual([
      { code: "TOO_LONG", path: "body", message: "72 units in 2 of at most 1 parts." },
    ]);
    const wide = twilioSms({ ...options, maxParts: 20 });
    expect([1600, 1601].map((size) => wide.check({ ...message, body: "a".repeat(size) }))).toEqual([
      [],
      [{ code: "TOO_LONG", path: "body", message: "1601 units in 11 of at most 20 parts." }],
    ]);
  });

  it("is authorised by the account's token, or by an API key in its place", () => {
    const sent = (one: typeof adapter, given: Record<string, string>) => {
      const request = one.sign?.(one.toRequest(message, to), { secrets: given, now: since, nonce: "n" });
      return request?.kind === "http" ? [request.auth, request.headers.authorization] : undefined;
    };
    const basic = (user: string, secret: string) => [
      { scheme: "basic", user },
      `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
    ];
    expect(sent(adapter, secrets)).toEqual(basic(accountSid, token));
    const keyed = twilioSms({ ...options, apiKeySid: "SK01" });
    expect(sent(keyed, { ...secrets, twilioApiKeySecret: "key-secret" })).toEqual(basic("SK01", "key-secret"));
  });

  it("shows no one when it is logged", () => {
    const signed = adapter.sign?.(adapter.toRequest(message, to), { secrets, now: since, nonce: "n" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: { "content-type": "application/x-www-form-urlencoded", authorization: "***" },
      body: [
        "To=%2A%2A%2A",
        "MessagingServiceSid=%2A%2A%2A",
        "Body=%2A%2A%2A",
        `StatusCallback=${encodeURIComponent(report)}`,
      ].join("&"),
      auth: { scheme: "basic", user: accountSid },
    });
  });
});

describe("an answer of Twilio", () => {
  it.each([
    [21614, { kind: "recipient_invalid", action: "drop_address" }],
    [21635, { kind: "recipient_invalid", action: "drop_address" }],
    [21408, { kind: "needs_config", fault: "account" }],
    [21212, { kind: "needs_config", fault: "sender" }],
    [21601, { kind: "needs_config", fault: "sender" }],
    [21606, { kind: "needs_config", fault: "sender" }],
    [21659, { kind: "needs_config", fault: "sender" }],
    [21660, { kind: "needs_config", fault: "sender" }],
    [30022, { kind: "rate_limited", scope: "sender", afterMs: 60_000 }],
    [63017, { kind: "rate_limited", scope: "account", afterMs: 60_000 }],
    [63038, { kind: "rate_limited", scope: "account", afterMs: 3_600_000 }],
    [21608, { kind: "needs_config", fault: "sender" }],
    [21612, { kind: "needs_config", fault: "sender" }],
    [21611, { kind: "retry", afterMs: 300_000 }],
    [30001, { kind: "retry", afterMs: 300_000 }],
    [30002, { kind: "needs_config", fault: "account" }],
    [30003, { kind: "retry", afterMs: 1_800_000 }],
    [30004, { kind: "recipient_invalid", action: "suppress" }],
    [30005, { kind: "recipient_invalid", action: "drop_address" }],
    [30006, { kind: "recipient_invalid", action: "drop_address" }],
    [30007, { kind: "permanent", fault: "content" }],
    [30034, { kind: "needs_config", fault: "sender" }],
    [63014, { kind: "recipient_invalid", action: "opted_out" }],
  ])("with %i means what the table says", (code, meaning) => {
    expect(adapter.readAnswer(failed(code, 400))).toEqual({ ...meaning, reason: String(code) });
  });

  it("with an unknown code follows its status", () => {
    expect(adapter.readAnswer(failed(21999, 400))).toEqual({
      kind: "permanent",
      fault: "request",
      reason: "http-400",
    });
  });

  it("waits as long as it says", () => {
    const limited = answer({ code: 20429, message: "Too Many Requests" }, 429, { "Retry-After": "3" });
    const outcome = { kind: "rate_limited", scope: "account", afterMs: 3000, reason: "20429" };
    expect(adapter.readAnswer(limited)).toEqual(outcome);
  });

  it("that names a message which failed at once is no success", () => {
    expect(adapter.readAnswer(answer({ sid: "SM01", status: "failed", error_code: 30007 }, 201))).toEqual({
      kind: "permanent",
      fault: "content",
      reason: "30007",
    });
  });

  it("means what the host says where the host says it", () => {
    const own = twilioSms({ ...options, codes: { "30007": { kind: "needs_config", fault: "sender" } } });
    expect(own.readAnswer(failed(30007, 400))).toEqual({ kind: "needs_config", fault: "sender", reason: "30007" });
  });
});

describe("Twilio's signature", () => {
  it("agrees with the example of Twilio's documentation", () => {
    const form = {
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
      To: "+18005551212",
    };
    expect(twilioSignature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", Object.entries(form))).toBe(
      "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    );
  });

  it("covers a field that comes several times once for each of its values", () => {
    const pairs = [
      ["b", "2"],
      ["a", "z"],
      ["a", "x"],
      ["a", "z"],
    ] as const;
    const right = createHmac("sha1", "t").update("https://example.com/axazb2").digest("base64");
    expect(twilioSignature("t", "https://example.com/", pairs)).toBe(right);
  });
});

describe("a callback of Twilio", () => {
  const url = "https://example.com/hooks/twilio/status?n=ntf_01HZX8Q0M3";
  const undelivered = {
    AccountSid: accountSid,
    ErrorCode: "30003",
    From: "+14155550111",
    MessageSid: `SM${"0".repeat(31)}1`,
    MessageStatus: "undelivered",
    To: to,
  };
  const formed = (form: Record<string, string>) => new URLSearchParams(form).toString();
  const signedFor = (at: string, form: Record<string, string>) => {
    const fields = Object.keys(form).sort();
    const text = at + fields.map((name) => name + form[name]).join("");
    return createHmac("sha1", token).update(text).digest("base64");
  };
  const read = (form: Record<string, string>, at = url, sign = signedFor(at, form), given = secrets, one = adapter) =>
    one.readCallback(
      { url: at, headers: { "x-twilio-signature": sign }, rawBody: formed(form) },
      { now: since, secrets: given },
    );
  const taken = { status: 200, headers: { "content-type": "text/xml" }, body: "<Response/>" };
  const refused = { status: 403, headers: { "content-type": "text/plain" }, body: "" };
  const broken = { code: "SIGNATURE_BROKEN", path: "x-twilio-signature", message: "Not of this token." };

  it("reports what became of a message, by the send id in its URL", () => {
    // The signature was made by the provider's own library.
    expect(read(undelivered, url, "h5U4BnR16pLq3EB/ODIfks14e1A=")).toEqual({
      ...nothing,
      receipts: [
        {
          status: "undelivered",
          sendId: "ntf_01HZX8Q0M3",
          providerMessageId: `SM${"0".repeat(31)}1`,
          code: "30003",
          afterMs: 1_800_000,
        },
      ],
      reply: taken,
    });
  });

  it.each([
    ["accepted", "queued"],
    ["scheduled", "queued"],
    ["queued", "queued"],
    ["sending", "queued"],
    ["sent", "sent"],
    ["partially_delivered", "sent"],
    ["delivered", "delivered"],
    ["read", "read"],
    ["failed", "undelivered"],
    ["canceled", "undelivered"],
  ])("reads %s as %s", (MessageStatus, status) => {
    const { receipts } = read({ MessageSid: "SM01", MessageStatus });
    expect(receipts).toEqual([{ status, sendId: "ntf_01HZX8Q0M3", providerMessageId: "SM01" }]);
  });

  it("is a permanent bounce where the number is dead, by the host's own meaning of a code too", () => {
    const own = twilioSms({ ...options, codes: { "30003": { kind: "recipient_invalid", action: "drop_address" } } });
    const sign = signedFor(url, undelivered);
    const receipts = [
      read({ ...undelivered, ErrorCode: "30005" }),
      read({ ...undelivered, ErrorCode: "30004" }),
      read(undelivered, url, sign, secrets, own),
    ].flatMap((one) => one.receipts);
    expect(receipts.map(({ status, permanent, code }) => [status, permanent, code])).toEqual([
      ["bounced", true, "30005"],
      ["undelivered", true, "30004"],
      ["bounced", true, "30003"],
    ]);
  });

  it.each([
    ["21610", "undelivered", "opted_out", [{ address: to, change: "revoked" }]],
    ["63014", "failed", "opted_out", [{ address: to, change: "revoked" }]],
    ["30004", "undelivered", "suppress", []],
  ])(
    "with %s is over for good, and a consent taken back where the person said stop",
    (ErrorCode, told, action, consents) => {
      const { receipts, consents: changes } = read({ ...undelivered, MessageStatus: told, ErrorCode });
      expect(receipts).toMatchObject([{ status: "undelivered", permanent: true, action, code: ErrorCode }]);
      expect(changes).toEqual(consents);
    },
  );

  it("takes back no consent where the message was delivered, or its number is not told", () => {
    const { To, ...nameless } = { ...undelivered, ErrorCode: "21610" };
    expect(To).toBe(to);
    const calls = [nameless, { ...nameless, To, MessageStatus: "delivered" }].map((form) => read(form));
    expect(calls.map(({ consents, receipts }) => [consents, receipts[0]?.permanent])).toEqual([
      [[], true],
      [[], undefined],
    ]);
  });

  it.each([
    ["Thank you! 谢谢 +1 50%", {}],
    ["STOP", { intent: "opt_out" }],
    [" unsubscribe ", { intent: "opt_out" }],
    ["Start", { intent: "opt_in" }],
    ["help", { intent: "help" }],
    ["Please stop calling", {}],
    ["YES", {}],
    ["constructor", {}],
    ["", {}],
  ])("brings the reply %j", (Body, intent) => {
    const form = { MessageSid: "SM02", SmsStatus: "received", From: to, To: "+14155550111", Body, NumMedia: "0" };
    expect(read(form, "https://example.com/hooks/twilio/inbound")).toEqual({
      ...nothing,
      replies: [{ from: to, text: Body, ...intent }],
      reply: taken,
    });
  });

  it("believes Advanced Opt-Out about a word of the shop's own", () => {
    const form = { MessageSid: "SM02", From: to, Body: "BASTA", OptOutType: "STOP" };
    expect(read(form).replies).toEqual([{ from: to, text: "BASTA", intent: "opt_out" }]);
  });

  it.each([
    ["as the server sees it", "/hooks/twilio/status?n=ntf_01HZX8Q0M3"],
    ["as a proxy passed it on", "http://10.0.0.7:8080/hooks/twilio/status?n=ntf_01HZX8Q0M3"],
  ])("is believed whatever its URL is %s", (_, seen) => {
    for (const origin of ["https://example.com", "https://example.com:443"]) {
      const sign = signedFor(`${origin}/hooks/twilio/status?n=ntf_01HZX8Q0M3`, undelivered);
      expect(read(undelivered, seen, sign).receipts.map(({ sendId }) => sendId)).toEqual(["ntf_01HZX8Q0M3"]);
    }
  });

  it.each([
    ["http://example.com/t?n={id}", "http://example.com:80/t?n=1"],
    ["https://example.com:8443/t?n={id}", "https://example.com:8443/t?n=1"],
    ["https://example.com:8443/t?n={id}", "https://example.com/t?n=1"],
    ["https://user:pass@example.com/t?n={id}", "https://user:pass@example.com/t?n=1"],
  ])("that is to come to %s may be signed as %s", (known, signed) => {
    const one = twilioSms({ ...options, callback: known });
    expect(read(undelivered, "/t?n=1", signedFor(signed, undelivered), secrets, one).reply).toEqual(taken);
  });

  it("names its send where the id stands right behind the host", () => {
    const called = "https://example.com/o-1%2Fshipped";
    const one = twilioSms({ ...options, callback: "https://example.com/{id}" });
    expect(read(undelivered, called, signedFor(called, undelivered), secrets, one)).toMatchObject({
      receipts: [{ status: "undelivered", sendId: "o-1/shipped" }],
      issues: [],
    });
  });

  it("is not believed when anything of it was changed", () => {
    const sign = signedFor(url, undelivered);
    const changed = [
      read({ ...undelivered, MessageStatus: "delivered" }, url, sign),
      read(undelivered, `${url}x`, sign),
      read(undelivered, url, `${sign}=`),
      read(undelivered, url, ""),
      read(undelivered, url, sign, { twilioAuthToken: `${token}0` }),
      read(undelivered, url, createHmac("sha1", "").update(url).digest("base64"), { twilioAuthToken: "" }),
    ];
    for (const one of changed) expect(one).toEqual({ ...nothing, issues: [broken], reply: refused });
  });

  it("is not believed without a signature", () => {
    const call = { url, headers: {}, rawBody: formed(undelivered) };
    expect(adapter.readCallback(call, { now: since, secrets })).toEqual({
      ...nothing,
      issues: [{ code: "SIGNATURE_MISSING", path: "x-twilio-signature", message: "Not signed." }],
      reply: refused,
    });
  });

  it("that is neither report nor reply is an issue and not asked for again", () => {
    for (const form of [{}, { MessageStatus: "receiving" }, { Body: "x" }, { From: to }])
      expect(read(form)).toEqual({
        ...nothing,
        issues: [{ code: "CALLBACK_NOT_READ", path: "", message: "Neither report nor reply." }],
        reply: taken,
      });
  });

  it("that is signed is read whatever it holds", () => {
    const name = fc.constantFrom("MessageStatus", "MessageSid", "From", "Body", "OptOutType", "ErrorCode", "__proto__");
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    fc.assert(
      fc.property(fc.dictionary(name, text), (form) => {
        expect(read(form).reply).toEqual(taken);
      }),
      { numRuns: 200 },
    );
  });

  it("that is far too long or badly encoded is not read", () => {
    const long = { ...undelivered, Body: "x".repeat(70_000) };
    expect(read(long).issues).toEqual([broken]);
    const rawBody = "From=%2B1415%E0%A4%A&Body=%zz";
    const sign = createHmac("sha1", token).update(`${url}Body%zzFrom%2B1415%E0%A4%A`).digest("base64");
    const call = { url, headers: { "x-twilio-signature": sign }, rawBody };
    expect(adapter.readCallback(call, { now: since, secrets }).replies).toEqual([
      { from: "%2B1415%E0%A4%A", text: "%zz" },
    ]);
  });
});
