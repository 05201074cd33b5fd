import { describe, expect, it } from "vitest";
import { ses } from "../../src/channels/ses.ts";
import { sigv4 } from "../../src/channels/shared/sigv4.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since, untimely } from "./fixtures.ts";

const options = {
  region: "eu-central-1",
  from: { name: "示例商城", address: "orders@mail.example.com" },
  replyTo: "support@mail.example.com",
  unsubscribe: "https://example.com/unsubscribe?n={id}",
  configurationSet: "orders",
};
const adapter = ses(options);
const to = "buyer@example.net";
const secrets = {
  awsAccessKeyId: "ASIAEXAMPLE0001",
  awsSecretAccessKey: "S3cret-of-aws-001",
  awsSessionToken: "T0ken-of-aws-001",
};
// The send id with all but letters, digits and dashes escaped.
const tag = "O20261121001_2Fshipped_2Forder_2F1795226584000_2Fu-7_2Fx_2F1";

const failed = (type: string, status: number) => answer({ message: "…" }, status, { "x-amzn-ErrorType": type });

describe("ses keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    answers: [
      {
        answer: answer({ MessageId: "0100017c44f053b-61b59c11" }),
        outcome: { kind: "accepted", providerMessageId: "0100017c44f053b-61b59c11" },
      },
      { answer: answer("", 503), outcome: { kind: "retry", reason: "http-503" } },
      {
        answer: failed("ThrottlingException", 400),
        outcome: { kind: "rate_limited", scope: "account", reason: "ThrottlingException" },
      },
      {
        answer: failed("TooManyRequestsException", 429),
        outcome: { kind: "rate_limited", scope: "account", reason: "TooManyRequestsException" },
      },
      {
        answer: failed("LimitExceededException", 400),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 3_600_000, reason: "LimitExceededException" },
      },
      {
        answer: failed("MessageRejected", 400),
        outcome: { kind: "permanent", fault: "content", reason: "MessageRejected" },
      },
      {
        answer: failed("BadRequestException:http://internal.amazon.com/coral/", 400),
        outcome: { kind: "permanent", fault: "request", reason: "BadRequestException" },
      },
      {
        answer: failed("MailFromDomainNotVerifiedException", 400),
        outcome: { kind: "needs_config", fault: "sender", reason: "MailFromDomainNotVerifiedException" },
      },
      {
        answer: failed("ExpiredTokenException", 403),
        outcome: { kind: "refresh_credential", reason: "ExpiredTokenException" },
      },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "EmailTags" },
      },
      {
        answer: answer("<html>proxy</html>"),
        outcome: { kind: "ambiguous", reason: "unreadable-answer", reconcileBy: "EmailTags" },
      },
    ],
    skip: [
      {
        name: "the limit holds at one less, at it and at one more",
        reason: "SES takes 40 MB, which no notice reaches.",
      },
      {
        name: "an answer is read as recipient_invalid",
        reason: "SES takes mail for every address, and reports a bounce later.",
      },
    ],
    idAs: tag,
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a mail by SES", () => {
  const bodyOf = (message: Message, one = adapter, address: string | readonly string[] = to) => {
    const request = one.toRequest(message, address);
    return request.kind === "http" ? JSON.parse(request.body) : undefined;
  };
  const bare = ses({ region: "us-east-1", from: { address: "orders@mail.example.com" } });

  it("is a subject and a text, in the thread of its order, with the send id as its tag", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://email.eu-central-1.amazonaws.com/v2/email/outbound-emails",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        FromEmailAddress: "=?UTF-8?Q?=E7=A4=BA=E4=BE=8B=E5=95=86=E5=9F=8E?= <orders@mail.example.com>",
        Destination: { ToAddresses: ["buyer@example.net"] },
        ReplyToAddresses: ["support@mail.example.com"],
        Content: {
          Simple: {
            Subject: { Data: "订单已发货", Charset: "UTF-8" },
            Body: { Text: { Data: shipped.body, Charset: "UTF-8" } },
            Headers: [
              { Name: "Auto-Submitted", Value: "auto-generated" },
              { Name: "X-Notification-Id", Value: shipped.id },
              { Name: "References", Value: "<thread.O20261121001.u-7@mail.example.com>" },
            ],
          },
        },
        EmailTags: [{ Name: "n", Value: tag }],
        ConfigurationSetName: "orders",
      }),
      auth: { scheme: "aws4-hmac-sha256", region: "eu-central-1", service: "ses" },
    });
  });

  it("needs no more than a sender", () => {
    expect(bodyOf(shipped, bare)).toEqual({
      FromEmailAddress: "<orders@mail.example.com>",
      Destination: { ToAddresses: ["buyer@example.net"] },
      Content: {
        Simple: {
          Subject: { Data: "订单已发货", Charset: "UTF-8" },
          Body: { Text: { Data: shipped.body, Charset: "UTF-8" } },
          Headers: [
            { Name: "Auto-Submitted", Value: "auto-generated" },
            { Name: "X-Notification-Id", Value: shipped.id },
            { Name: "References", Value: "<thread.O20261121001.u-7@mail.example.com>" },
          ],
        },
      },
      EmailTags: [{ Name: "n", Value: tag }],
    });
    expect([adapter, bare].map(({ capabilities }) => capabilities.proof)).toEqual(["delivered", "accepted"]);
  });

  it.each([
    ["My Shop", "My Shop <a@example.com>"],
    ["Tom's", "=?UTF-8?Q?Tom=27s?= <a@example.com>"],
    [
      "Shop\r\nBcc: x@example.com",
      "=?UTF-8?Q?Shop=20?= =?UTF-8?Q?Bcc=3A=20?= =?UTF-8?Q?x=40exa?= =?UTF-8?Q?mple=2E?= =?UTF-8?Q?com?= <a@example.com>",
    ],
    ["😀😀😀😀😀好", `=?UTF-8?Q?${"=F0=9F=98=80".repeat(5)}?= =?UTF-8?Q?=E5=A5=BD?= <a@example.com>`],
  ])("is from %j as %s", (name, from) => {
    const one = ses({ region: "r", from: { name, address: "a@example.com" } });
    expect(bodyOf(shipped, one).FromEmailAddress).toBe(from);
    for (const word of from.split(" ")) expect(word.length).toBeLessThanOrEqual(75);
  });

  it("goes to every plain address and to no other", () => {
    const several = [to, "Buyer <b@example.net>", "c@example.net", "d@example.net\r\nBcc: x@example.com"];
    expect(bodyOf(shipped, adapter, several).Destination.ToAddresses).toEqual([to, "c@example.net"]);
    expect(bodyOf(shipped, adapter, "nobody").Destination.ToAddresses).toEqual([]);
  });

  it("has an HTML part where that is wanted, with nothing of the text taken for markup", () => {
    const { Html } = bodyOf({ ...shipped, body: "a <b>\nc\n\nd" }, ses({ ...options, html: true })).Content.Simple.Body;
    expect(Html).toEqual({ Data: "<p>a &#60;b&#62;<br>c</p>\n<p>d</p>", Charset: "UTF-8" });
  });

  it("of marketing carries how to end it", () => {
    const headersOf = (message: Message, one = adapter) =>
      bodyOf(message, one).Content.Simple.Headers.filter(({ Name }: { Name: string }) => Name.startsWith("List-"));
    expect(headersOf({ ...shipped, class: "marketing" })).toEqual([
      {
        Name: "List-Unsubscribe",
        Value: "<https://example.com/unsubscribe?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1>",
      },
      { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
    ]);
    expect([headersOf(shipped), headersOf({ ...shipped, class: "marketing" }, bare)]).toEqual([[], []]);
  });

  it("has no tag where its id is too long for one", () => {
    expect(bodyOf({ ...shipped, id: "a".repeat(256) }).EmailTags).toEqual([{ Name: "n", Value: "a".repeat(256) }]);
    expect("EmailTags" in bodyOf({ ...shipped, id: "a".repeat(257) })).toBe(false);
  });

  it("is refused without a subject, or with a line break in it", () => {
    expect(adapter.check({ ...shipped, title: " " })).toEqual([
      { code: "EMPTY_VALUE", path: "title", message: "A mail needs a subject." },
    ]);
    expect(adapter.check({ ...shipped, title: "a\nBcc: x@example.com" })).toEqual([
      { code: "LINE_BREAK", path: "title", message: "A subject must not hold a line break or control character." },
    ]);
  });

  it("is signed with the keys of the attempt, whose id changes with them", () => {
    const request = adapter.toRequest(shipped, to);
    const signed = adapter.sign?.(request, { secrets, now: since, nonce: "n" });
    expect(signed).toEqual(sigv4(request, "ASIAEXAMPLE0001", "S3cret-of-aws-001", since, "T0ken-of-aws-001"));
    expect(signed?.kind === "http" && Object.keys(signed.headers)).toEqual([
      "content-type",
      "x-amz-date",
      "x-amz-security-token",
      "authorization",
    ]);
  });

  it("shows no one when it is logged", () => {
    const signed = adapter.sign?.(adapter.toRequest(shipped, to), { secrets, now: since, nonce: "n" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://email.eu-central-1.amazonaws.com/v2/email/outbound-emails",
      headers: {
        "content-type": "application/json",
        "x-amz-date": "***",
        "x-amz-security-token": "***",
        authorization: "***",
      },
      body: JSON.stringify({
        FromEmailAddress: "=?UTF-8?Q?=E7=A4=BA=E4=BE=8B=E5=95=86=E5=9F=8E?= <orders@mail.example.com>",
        Destination: { ToAddresses: "***" },
        ReplyToAddresses: "***",
        Content: {
          Simple: {
            Subject: { Data: "***", Charset: "***" },
            Body: { Text: { Data: "***", Charset: "***" } },
            Headers: "***",
          },
        },
        EmailTags: [{ Name: "n", Value: tag }],
        ConfigurationSetName: "orders",
      }),
      auth: { scheme: "aws4-hmac-sha256", region: "eu-central-1", service: "ses" },
    });
  });
});

describe("an answer of SES", () => {
  it.each([
    ["NotFoundException", 404, { kind: "needs_config", fault: "sender" }],
    ["AccountSuspendedException", 400, { kind: "needs_config", fault: "account" }],
    ["SendingPausedException", 400, { kind: "needs_config", fault: "account" }],
    ["AccessDeniedException", 400, { kind: "needs_config", fault: "credential" }],
    ["IncompleteSignature", 400, { kind: "needs_config", fault: "credential" }],
    ["NotAuthorized", 400, { kind: "needs_config", fault: "credential" }],
    ["RequestExpired", 400, { kind: "refresh_credential" }],
  ])("with %s means what the table says", (type, status, meaning) => {
    expect(adapter.readAnswer(failed(type, status))).toEqual({ ...meaning, reason: type });
  });

  it.each([
    "MailFromDomainNotVerifiedException",
    "com.amazonaws.sesv2#MailFromDomainNotVerifiedException",
    "com.amazonaws.sesv2#MailFromDomainNotVerifiedException:http://internal.amazon.com/coral/#v1",
  ])("says what is wrong in its body, %s, as in its header", (__type) => {
    const told = [answer({ __type, message: "…" }, 400), failed(__type, 400)];
    const outcome = { kind: "needs_config", fault: "sender", reason: "MailFromDomainNotVerifiedException" };
    expect(told.map(adapter.readAnswer)).toEqual([outcome, outcome]);
  });

  it("that rejects a mail of an address which is not verified is a fault of ours, not of the mail", () => {
    const message = "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1";
    const rejected = answer({ message }, 400, { "x-amzn-errortype": "MessageRejected" });
    const outcome = { kind: "needs_config", fault: "sender", reason: "MessageRejected.identity" };
    expect(adapter.readAnswer(rejected)).toEqual(outcome);
  });

  it("without a code it knows follows its status", () => {
    const answers = [failed("InvalidSignatureException", 403), failed("SomethingNew", 500), answer("", 413)];
    expect(answers.map(adapter.readAnswer)).toEqual([
      { kind: "needs_config", fault: "credential", reason: "http-403" },
      { kind: "retry", reason: "http-500" },
      { kind: "permanent", fault: "payload", reason: "http-413" },
    ]);
  });

  it("means what the host says where the host says it", () => {
    const own = ses({ ...options, codes: { MessageRejected: { kind: "needs_config", fault: "sender" } } });
    expect(own.readAnswer(failed("MessageRejected", 400))).toEqual({
      kind: "needs_config",
      fault: "sender",
      reason: "MessageRejected",
    });
  });
});

describe("a callback of SES", () => {
  const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "" };
  const mail = {
    timestamp: "2017-08-05T00:40:02.012Z",
    messageId: "EXAMPLE7c191be45-e9aedb9a",
    destination: ["recipient@example.com"],
    tags: { n: [tag], "ses:configuration-set": ["orders"] },
  };
  const read = { sendId: shipped.id, providerMessageId: "EXAMPLE7c191be45-e9aedb9a" };
  const timestamp = "2017-08-05T00:41:02.669Z";
  const at = Date.UTC(2017, 7, 5, 0, 41, 2, 669);
  const sentAt = Date.UTC(2017, 7, 5, 0, 40, 2, 12);
  const bounce = (bounceType: string, bounceSubType: string) => ({
    eventType: "Bounce",
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: "recipient@example.com", status: "5.1.1" }],
      timestamp,
    },
    mail,
  });
  const wrapped = (event: object) => ({
    Type: "Notification",
    TopicArn: "arn:aws:sns:eu-central-1:123456789012:ses",
    Message: JSON.stringify(event),
    Signature: "…",
  });

  it.each([
    ["a bounce for good", bounce("Permanent", "General"), { status: "bounced", permanent: true, at, code: "General" }],
    ["a full mailbox", bounce("Transient", "MailboxFull"), { status: "undelivered", at, code: "MailboxFull" }],
    ["an unclear bounce", bounce("Undetermined", "Undetermined"), { status: "undelivered", at, code: "Undetermined" }],
    [
      "a complaint",
      { eventType: "Complaint", complaint: { complaintFeedbackType: "abuse", timestamp }, mail },
      { status: "complained", at, code: "abuse" },
    ],
    [
      "a delivery",
      { eventType: "Delivery", delivery: { timestamp, smtpResponse: "250 2.6.0 Message received" }, mail },
      { status: "delivered", at },
    ],
    ["that it was sent", { eventType: "Send", send: {}, mail }, { status: "sent", at: sentAt }],
    [
      "a virus",
      { eventType: "Reject", reject: { reason: "Bad content" }, mail },
      { status: "undelivered", at: sentAt },
    ],
    [
      "a delay",
      { eventType: "DeliveryDelay", deliveryDelay: { timestamp, delayType: "TransientCommunicationFailure" }, mail },
      { status: "queued", at },
    ],
    [
      "an opened mail",
      { eventType: "Open", open: { timestamp, ipAddress: "192.0.2.1" }, mail },
      { status: "read", at },
    ],
    [
      "a click",
      { eventType: "Click", click: { timestamp, link: "https://example.com" }, mail },
      { status: "clicked", at },
    ],
  ])("reports %s, in SNS's wrapping or raw", (_, event, receipt) => {
    const one = { ...nothing, receipts: [{ ...read, ...receipt }] };
    expect(called(adapter, JSON.stringify(wrapped(event)), reply)).toEqual(one);
    expect(called(adapter, JSON.stringify(event), reply)).toEqual(one);
  });

  it("reports by its own id only where no configuration set brings the tags, and dates only what is dated", () => {
    const event = { notificationType: "Delivery", delivery: { timestamp: "soon" }, mail: { messageId: "M1" } };
    expect(called(adapter, JSON.stringify(wrapped(event)), reply)).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "M1" }],
      issues: [untimely("timestamp")],
    });
  });

  it("does not hold taking a mail out of the junk against anybody", () => {
    const event = { eventType: "Complaint", complaint: { complaintFeedbackType: "not-spam", timestamp }, mail };
    expect(called(adapter, JSON.stringify(wrapped(event)), reply).receipts).toEqual([]);
  });

  // As SES shows it in its documentation of events.
  const preferences = (unsubscribeAll: boolean) => ({
    unsubscribeAll,
    topicSubscriptionStatus: [{ topicName: "ExampleTopicName", subscriptionStatus: "OptOut" }],
  });
  const chosen = (unsubscribeAll: boolean) => ({
    eventType: "Subscription",
    mail,
    subscription: {
      contactList: "ContactListName",
      timestamp,
      source: "UnsubscribeHeader",
      newTopicPreferences: preferences(unsubscribeAll),
      oldTopicPreferences: preferences(!unsubscribeAll),
    },
  });

  it("may be that somebody wants no more mail at all", () => {
    expect(called(adapter, JSON.stringify(wrapped(chosen(true))), reply)).toEqual({
      ...nothing,
      receipts: [{ ...read, status: "unsubscribed", at }],
    });
  });

  it("that is a choice of topics is an issue: there is no word for a topic", () => {
    for (const event of [chosen(false), { eventType: "Subscription", mail }])
      expect(called(adapter, JSON.stringify(wrapped(event)), reply)).toEqual({
        ...nothing,
        issues: [
          {
            code: "CALLBACK_NOT_READ",
            path: "subscription",
            message: "A choice of topics; only unsubscribing from all of them is read.",
          },
        ],
      });
  });

  it("that asks to confirm the topic says how, and not with which token", () => {
    const asked = { Type: "SubscriptionConfirmation", SubscribeURL: "https://sns.aws/?Token=1", Message: "You have …" };
    expect(called(adapter, JSON.stringify(asked), reply)).toEqual({
      ...nothing,
      issues: [
        {
          code: "CALLBACK_NOT_READ",
          path: "SubscribeURL",
          message: "SNS sends no event before it is confirmed.",
          expected: "a GET of this URL, once the signature was checked",
        },
      ],
    });
  });

  it.each(['{"eventType":"constructor"}', "[]"])(
    "that is no event of a mail, %s, is an issue and not asked for again",
    (body) => {
      expect(called(adapter, body, reply)).toEqual({
        ...nothing,
        issues: [{ code: "CALLBACK_NOT_READ", path: "", message: "Not an event of a mail." }],
      });
    },
  );

  it("may be a click on unsubscribe", () => {
    const url = "/unsubscribe?n=O20261121001%2Fshipped";
    expect(called(adapter, "List-Unsubscribe=One-Click", reply, url)).toEqual({
      ...nothing,
      receipts: [{ status: "unsubscribed", sendId: "O20261121001/shipped" }],
    });
    expect(called(adapter, "something else", reply, url)).toEqual({
      ...nothing,
      issues: [{ code: "CALLBACK_NOT_READ", path: "", message: "Not a one-click unsubscription of this address." }],
    });
  });
});
