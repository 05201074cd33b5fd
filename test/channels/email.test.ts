import { describe, expect, it } from "vitest";
import { email } from "../../src/channels/email.ts";
import type { Answer } from "../../src/model/outcome.ts";
import type { Address } from "../../src/model/person.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped } from "./fixtures.ts";

const options = {
  from: { name: "示例商城", address: "orders@mail.example.com" },
  messageIdDomain: "mail.example.com",
  replyTo: "support@mail.example.com",
  unsubscribe: "https://example.com/unsubscribe?n={id}&k=1",
};
const adapter = email(options);
const to = "buyer-canary@example.net";

const mailOf = (message: Message, address: Address = to, one = adapter) => {
  const request = one.toRequest(message, address);
  if (request.kind !== "mail") throw new Error("not a mail");
  return request.message;
};

describe("email keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets: {},
    answers: [
      { answer: answer("2.0.0 OK: queued as 3F2A1", 250), outcome: { kind: "accepted" } },
      { answer: answer("4.3.2 try later", 421), outcome: { kind: "retry", reason: "4.3.2" } },
      {
        answer: answer("452 4.2.2 mailbox full", 452),
        outcome: { kind: "retry", afterMs: 14_400_000, reason: "4.2.2" },
      },
      {
        answer: answer("4.7.28 rate", 421),
        outcome: { kind: "rate_limited", scope: "sender", afterMs: 900_000, reason: "4.7.28" },
      },
      {
        answer: answer("550-5.1.1 The account does not exist.\n550 5.1.1 See …", 550),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "5.1.1" },
      },
      { answer: answer("spam", 554), outcome: { kind: "permanent", fault: "content", reason: "smtp-554" } },
      { answer: answer("", 550), outcome: { kind: "permanent", fault: "request", reason: "smtp-550" } },
      { answer: answer("5.3.4 too big", 552), outcome: { kind: "permanent", fault: "payload", reason: "5.3.4" } },
      {
        answer: answer("5.7.26 SPF and DKIM failed", 550),
        outcome: { kind: "needs_config", fault: "sender", reason: "5.7.26" },
      },
      {
        answer: answer("5.7.8 bad credentials", 535),
        outcome: { kind: "needs_config", fault: "credential", reason: "5.7.8" },
      },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "X-Notification-Id" },
      },
    ],
    skip: [
      {
        name: "the limit holds at one less, at it and at one more",
        reason: "No length of an order's mail is refused.",
      },
      { name: "an answer is read as refresh_credential", reason: "The host's transport signs in." },
      { name: "equal signings make equal requests", reason: "The host's transport signs in and adds DKIM." },
      {
        name: "signing adds to a request, and another time or nonce changes only what was added",
        reason: "The host's transport signs in and adds DKIM.",
      },
      {
        name: "a secret that is missing does not make the adapter throw",
        reason: "The host's transport signs in and adds DKIM.",
      },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a mail", () => {
  it("is plain strings with the title as its subject, and belongs to the thread of its order and reader", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "mail",
      message: {
        from: { name: "示例商城", address: "orders@mail.example.com" },
        to: "buyer-canary@example.net",
        replyTo: "support@mail.example.com",
        subject: "订单已发货",
        text: "您的包裹已由顺丰速运承运，单号SF1234567890。",
        messageId: "<O20261121001_2Fshipped_2Forder_2F1795226584000_2Fu-7_2Fx_2F1@mail.example.com>",
        inReplyTo: "<thread.O20261121001.u-7@mail.example.com>",
        references: "<thread.O20261121001.u-7@mail.example.com>",
        headers: {
          "Auto-Submitted": "auto-generated",
          "X-Notification-Id": "O20261121001/shipped/order/1795226584000/u-7/x/1",
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      },
    });
  });

  it("has a Message-ID of its own for every send id", () => {
    const ids = ["o.1/a", "o_1/a", "o-1/a", "o_2E1/a", "订单/a"].map((id) => mailOf({ ...shipped, id }).messageId);
    expect(ids).toEqual([
      "<o_2E1_2Fa@mail.example.com>",
      "<o_5F1_2Fa@mail.example.com>",
      "<o-1_2Fa@mail.example.com>",
      "<o_5F2E1_2Fa@mail.example.com>",
      "<_E8_AE_A2_E5_8D_95_2Fa@mail.example.com>",
    ]);
  });

  it("of class marketing can be unsubscribed with one click, and only that one", () => {
    expect(mailOf({ ...shipped, class: "marketing" }).headers).toEqual({
      "Auto-Submitted": "auto-generated",
      "X-Notification-Id": "O20261121001/shipped/order/1795226584000/u-7/x/1",
      "List-Unsubscribe":
        "<https://example.com/unsubscribe?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1&k=1>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it.each([
    ["https://example.com/u?n=1", "List-Unsubscribe=One-Click"],
    ["http://example.com/u?n=1", undefined],
    ["mailto:stop@example.com", undefined],
  ])("that can be ended at %s promises one click only over https", (unsubscribe, promised) => {
    const { headers } = mailOf({ ...shipped, class: "marketing" }, to, email({ ...options, unsubscribe }));
    expect(headers["List-Unsubscribe"]).toBe(`<${unsubscribe}>`);
    expect(headers["List-Unsubscribe-Post"]).toBe(promised);
  });

  it("can have an HTML part, escaped", () => {
    const html = mailOf({ ...shipped, body: 'a <b> & "c"\nd\n\ne' }, to, email({ ...options, html: true })).html;
    expect(html).toBe("<p>a &#60;b&#62; &#38; &#34;c&#34;<br>d</p>\n<p>e</p>");
  });

  it("never has a header of two lines, whoever tries", () => {
    const evil = "x\r\nBcc: all@example.com";
    const from = { name: evil, address: `a@example.com\r\nBcc: b@example.com` };
    const one = email({
      ...options,
      from,
      replyTo: evil,
      messageIdDomain: evil,
      unsubscribe: `https://e.example/${evil}`,
    });
    const odd = { ...shipped, id: evil, orderId: evil, person: evil, title: evil, class: "marketing" };
    const { text, ...rest } = mailOf(odd, ["a@example.com\r\nBcc: b@example.com", to], one);
    expect(text).toBe(shipped.body);
    expect(JSON.stringify(rest)).not.toMatch(/\\r|\\n|\\u0/);
    expect(rest.to).toBe(to);
    expect(rest.subject).toBe("x Bcc: all@example.com");
    expect(one.check(odd)).toEqual([
      {
        code: "LINE_BREAK",
        path: "title",
        message: "A subject must not hold a line break or control character.",
      },
    ]);
  });

  it("goes to plain addresses only", () => {
    const several = [to, "b@example.com", "Eve <eve@example.com>", "a@example.com,b@example.com", "none", ""];
    expect(mailOf(shipped, several).to).toBe("buyer-canary@example.net, b@example.com");
  });

  it("needs a subject", () => {
    expect(adapter.check({ ...shipped, title: " " })).toEqual([
      { code: "EMPTY_VALUE", path: "title", message: "A mail needs a subject." },
    ]);
  });

  it("shows no one when it is logged", () => {
    const marketing = { ...shipped, class: "marketing" };
    const redacted = adapter.redact(adapter.toRequest(marketing, to));
    expect(redacted).toEqual({
      kind: "mail",
      message: {
        ...mailOf(marketing),
        to: "***",
        subject: "***",
        text: "***",
        headers: {
          "Auto-Submitted": "auto-generated",
          "X-Notification-Id": "O20261121001/shipped/order/1795226584000/u-7/x/1",
          "List-Unsubscribe": "***",
          "List-Unsubscribe-Post": "***",
        },
      },
    });
    const withHtml = email({ ...options, html: true });
    const html = withHtml.redact(withHtml.toRequest(shipped, to));
    expect(html.kind === "mail" && html.message.html).toBe("***");
  });
});

describe("an SMTP reply", () => {
  const samples: readonly (readonly [number, string, object])[] = [
    [550, "#5.1.1 no such user", { kind: "recipient_invalid", action: "drop_address", reason: "5.1.1" }],
    [550, "no mailbox by that name (#5.1.1)", { kind: "recipient_invalid", action: "drop_address", reason: "5.1.1" }],
    [550, "5.1.1: no such user", { kind: "recipient_invalid", action: "drop_address", reason: "5.1.1" }],
    [550, "5.1.10 null MX", { kind: "recipient_invalid", action: "drop_address", reason: "5.1.10" }],
    [550, "5.2.1 disabled", { kind: "recipient_invalid", action: "drop_address", reason: "5.2.1" }],
    [552, "5.2.2 over quota", { kind: "retry", afterMs: 14_400_000, reason: "5.2.2" }],
    [552, "over quota", { kind: "retry", afterMs: 14_400_000, reason: "smtp-552" }],
    [554, "5.6.0 bad content", { kind: "permanent", fault: "content", reason: "5.6.0" }],
    [530, "authentication required", { kind: "needs_config", fault: "credential", reason: "smtp-530" }],
    [535, "5.7.3 Authentication unsuccessful", { kind: "needs_config", fault: "credential", reason: "5.7.3" }],
    [535, "5.7.139 basic authentication is disabled", { kind: "needs_config", fault: "credential", reason: "5.7.139" }],
    [530, "5.7.1 Client was not authenticated", { kind: "needs_config", fault: "credential", reason: "5.7.1" }],
    [550, "5.7.1 refused by policy", { kind: "needs_config", fault: "sender", reason: "5.7.1" }],
    [550, "5.1.8 bad sender's system address", { kind: "needs_config", fault: "sender", reason: "5.1.8" }],
    [451, "greylisted", { kind: "retry", reason: "smtp-451" }],
    [550, "host 10.5.1.1 says no", { kind: "permanent", fault: "request", reason: "smtp-550" }],
    [354, "go ahead", { kind: "permanent", fault: "request", reason: "http-354" }],
  ];
  it.each(samples)("%i %s is read by its enhanced code, else by its status", (status, body, outcome) => {
    const reply: Answer = { status, headers: {}, body };
    expect(adapter.readAnswer(reply)).toEqual(outcome);
  });

  it("means what the host says where the host says it", () => {
    const own = email({ ...options, codes: { "550": { kind: "recipient_invalid", action: "drop_address" } } });
    const outcome = { kind: "recipient_invalid", action: "drop_address", reason: "smtp-550" };
    expect(own.readAnswer(answer("", 550))).toEqual(outcome);
  });
});

describe("a one-click unsubscription", () => {
  const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "" };
  const unsubscribed = { ...nothing, receipts: [{ status: "unsubscribed", sendId: "o-1/weekly offer" }] };
  const click = "List-Unsubscribe=One-Click";

  it.each(["https://example.com/unsubscribe?n=o-1%2Fweekly%20offer&k=1", "/unsubscribe?n=o-1%2Fweekly%20offer&k=1"])(
    "at %s names the mail",
    (url) => {
      expect(called(adapter, click, reply, url)).toEqual(unsubscribed);
    },
  );

  it("is read where the id is the last of the address", () => {
    const last = email({ ...options, unsubscribe: "https://example.com/u/{id}" });
    expect(called(last, click, reply, "/u/o-1%2Fweekly%20offer?x=1#y")).toEqual(unsubscribed);
    expect(called(last, click, reply, "/u/o-1%2Fweekly%20offer")).toEqual(unsubscribed);
  });

  it.each([
    ["https://u.example.com/{id}", "https://u.example.com/o-1%2Fweekly%20offer"],
    ["https://u.example.com/{id}", "/o-1%2Fweekly%20offer"],
    ["https://u.example.com?n={id}", "https://u.example.com/?n=o-1%2Fweekly%20offer"],
    ["https://u.example.com?n={id}", "/?n=o-1%2Fweekly%20offer"],
  ])("is read where the id stands right behind the host: %s at %s", (unsubscribe, url) => {
    expect(called(email({ ...options, unsubscribe }), click, reply, url)).toEqual(unsubscribed);
  });

  it("as form data is read too", () => {
    const body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    expect(called(adapter, body, reply, "/unsubscribe?n=o-1%2Fweekly%20offer&k=1")).toEqual(unsubscribed);
  });

  it.each([
    ["", "/unsubscribe?n=o-1&k=1"],
    [click, "/unsubscribe?n=&k=1"],
    [click, "/other?n=o-1"],
    [click, "/unsubscribe?n=%E0%A4%A&k=1"],
  ])("with body %j at %s is none", (body, url) => {
    expect(called(adapter, body, reply, url)).toEqual({ ...nothing, issues: [issue] });
  });

  const issue = { code: "CALLBACK_NOT_READ", path: "", message: "Not a one-click unsubscription of this address." };
});
