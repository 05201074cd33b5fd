import { expectArgument } from "../model/arguments.ts";
import { type Finding, finding } from "../model/finding.ts";
import { headerOf } from "../model/headers.ts";
import type { Answer, Outcome, Receipt, ReceiptStatus } from "../model/outcome.ts";
import { entryOf, optional } from "../model/table.ts";
import type { Callback, ChannelAdapter, IncomingCall } from "./adapter.ts";
import { answered, type Reading, reading, unread } from "./shared/callback.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { dated, instantOf } from "./shared/dated.ts";
import { escapeBytes } from "./shared/encode.ts";
import type { Fields } from "./shared/json.ts";
import { fieldsOf, listOf, readJson, textOf } from "./shared/json.ts";
import {
  checkSubject,
  idOf,
  type MailOptions,
  mailHeaders,
  mailThread,
  oneLine,
  paragraphs,
  plainId,
  readClick,
  recipients,
} from "./shared/mail.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { sigv4 } from "./shared/sigv4.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { MailOptions } from "./shared/mail.ts";

export interface SesOptions extends MailOptions {
  /** `eu-central-1`. */
  readonly region: string;
  /** The configuration set whose events come back by SNS; without one nothing is reported. */
  readonly configurationSet?: string;
  /** Meanings of error codes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Mail by Amazon SES (v2, `SendEmail` with simple content). The title is the subject.
 *
 * `check` refuses an empty title and one with a line break or control character; `toRequest` strips them all the same. An
 * address that is not plainly `local@domain` is left out; with none left SES refuses. Mails about one order to one person
 * form a thread. Only class `marketing` carries List-Unsubscribe and its one-click POST, as with `waybell/channels/email`.
 *
 * `sign` needs the secrets `awsAccessKeyId` and `awsSecretAccessKey`, with temporary keys `awsSessionToken` too. SES
 * recognises no repeated id: after a time-out wait for an event, whose tag `n` is the send id (left out above 256
 * characters, SES's limit: then only `providerMessageId` tells).
 *
 * Events of SNS are read as it posts them or raw, and not verified: check the signature before (it needs a certificate from
 * AWS), and confirm the subscription yourself: SNS asks for a GET of the `SubscribeURL` it posts first, which is an issue
 * that says so. A bounce is permanent where SES says so; a delivered mail may bounce later. Who unsubscribes from all of a
 * contact list's topics is `unsubscribed`; a choice of topics is an issue.
 *
 * @example
 * import { ses } from "waybell/channels/ses";
 *
 * const mail = ses({ region: "eu-central-1", from: { name: "Shop", address: "orders@mail.example.com" } });
 * mail.capabilities.proof; // "accepted"
 */
export function ses(options: SesOptions): ChannelAdapter {
  expectArgument("options", options, { from: "object", region: "text" });
  const { region, from, replyTo, configurationSet, html } = options;
  const domain = from.address.replace(/^.*@|[^\w.-]/g, "");
  return usable({
    id: "ses",
    kind: "email",
    capabilities: {
      proof: configurationSet ? "delivered" : "accepted",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
      reachesAll: true,
    },

    check: checkSubject,

    toRequest(message, to) {
      const headers = { ...mailHeaders(message, options), References: mailThread(message, domain) };
      const tag = plainId(message.id);
      return {
        kind: "http",
        method: "POST",
        url: `https://email.${region}.amazonaws.com/v2/email/outbound-emails`,
        headers: { "content-type": "application/json" },
        // What has no value is left out.
        body: JSON.stringify({
          FromEmailAddress: `${phrase(oneLine(from.name ?? ""))}<${oneLine(from.address)}>`,
          Destination: { ToAddresses: recipients(to) },
          ReplyToAddresses: replyTo && [oneLine(replyTo)],
          Content: {
            Simple: {
              Subject: inUtf8(oneLine(message.title)),
              Body: { Text: inUtf8(message.body), Html: html ? inUtf8(paragraphs(message.body)) : undefined },
              Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
            },
          },
          EmailTags: tag.length > 256 ? undefined : [{ Name: "n", Value: tag }],
          ConfigurationSetName: configurationSet,
        }),
        auth: { scheme: "aws4-hmac-sha256", region, service: "ses" },
      };
    },

    sign: (request, { secrets, now }) =>
      sigv4(request, secrets.awsAccessKeyId ?? "", secrets.awsSecretAccessKey ?? "", now, secrets.awsSessionToken),

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call) => readCallback(call, options.unsubscribe),
    redact: (request) => redactHttp(request, ["content-type"], redactBody(request, shown)),
  });
}

const shown = ["FromEmailAddress", "EmailTags", "ConfigurationSetName"];

/** A name as a header takes it: as it is, or in encoded words (RFC 2047) of at most 75 characters: five of 4 bytes fit. */
const phrase = (name: string): string =>
  name.replace(/^([\w ]+)$|.{1,5}/gu, (part, plain) =>
    plain ? `${part} ` : `=?UTF-8?Q?${escapeBytes(part, /[A-Za-z0-9]/, "=")}?= `,
  );

const inUtf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

const credential = { kind: "needs_config", fault: "credential" } as const;

// Errors of SendEmail (v2) and those common to all of AWS, which may answer 400 for what is wrong about keys, or 403.
const codes: CodeTable = {
  // No error and a message id.
  "": { kind: "accepted" },
  TooManyRequestsException: { kind: "rate_limited", scope: "account" },
  "Throttling*": { kind: "rate_limited", scope: "account" },
  // What an account may send in 24 hours.
  LimitExceededException: { kind: "rate_limited", scope: "account", afterMs: 3_600_000 },
  MessageRejected: { kind: "permanent", fault: "content" },
  BadRequestException: { kind: "permanent", fault: "request" },
  MailFromDomainNotVerifiedException: { kind: "needs_config", fault: "sender" },
  NotFoundException: { kind: "needs_config", fault: "sender" },
  AccountSuspendedException: { kind: "needs_config", fault: "account" },
  SendingPausedException: { kind: "needs_config", fault: "account" },
  // The message says that an identity of ours is not verified.
  "MessageRejected.identity": { kind: "needs_config", fault: "sender" },
  AccessDeniedException: credential,
  IncompleteSignature: credential,
  NotAuthorized: credential,
  // Signed anew and refused again, a clock is wrong.
  RequestExpired: { kind: "refresh_credential" },
  "ExpiredToken*": { kind: "refresh_credential" },
};

/** The code is in a header or in the body, with or without a name space before it and a URL after it. */
function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const { headers, body } = "failed" in answer ? { headers: {}, body: "" } : answer;
  const told = fieldsOf(readJson(body));
  const id = textOf(told.MessageId);
  const error = headerOf(headers, "x-amzn-errortype") ?? textOf(told.__type);
  const code = error?.replace(/:.*/, "").replace(/.*#/, "") ?? (id && "");
  const isOurs = code === "MessageRejected" && /is not verified/.test(textOf(told.message ?? told.Message) ?? "");
  const outcome = codedOutcome(answer, isOurs ? `${code}.identity` : code, [own, codes], "EmailTags");
  return outcome.kind === "accepted" ? { ...outcome, ...optional("providerMessageId", id) } : outcome;
}

const statuses: { readonly [event: string]: ReceiptStatus } = {
  Send: "sent",
  DeliveryDelay: "queued",
  Delivery: "delivered",
  Open: "read",
  Click: "clicked",
  Bounce: "undelivered",
  Reject: "undelivered",
  Complaint: "complained",
  Subscription: "unsubscribed",
};

/** What comes by the same way and tells nothing of a mail. */
const notices: { readonly [type: string]: Finding } = {
  SubscriptionConfirmation: finding(
    "CALLBACK_NOT_READ",
    "SubscribeURL",
    "SNS sends no event before it is confirmed.",
    "a GET of this URL, once the signature was checked",
  ),
  Subscription: unread("subscription", "A choice of topics; only unsubscribing from all of them is read."),
};

const typeOf = (event: Fields): string => textOf(event.eventType ?? event.notificationType) ?? "";

/** An event as SNS wraps it or raw; else the POST of a click on "unsubscribe". */
function readCallback(call: IncomingCall, unsubscribe: string | undefined): Callback {
  const json = readJson(call.rawBody);
  if (json === undefined) return readClick(call, unsubscribe);
  const told = fieldsOf(json);
  const event = told.Message === undefined ? told : fieldsOf(readJson(told.Message));
  const read = reading();
  const receipt = receiptOf(event, read);
  const notice = entryOf(notices, textOf(told.Type) ?? "") ?? entryOf(notices, typeOf(event));
  if (receipt) read.receipts.push(receipt);
  else read.issues.push(notice ?? unread("", "Not an event of a mail."));
  return answered(read, "");
}

function receiptOf(event: Fields, read: Reading): Receipt | undefined {
  const type = typeOf(event);
  const status = entryOf(statuses, type);
  const mail = fieldsOf(event.mail);
  const detail = fieldsOf(event[type.charAt(0).toLowerCase() + type.slice(1)]);
  const code = textOf(detail.bounceSubType ?? detail.complaintFeedbackType);
  // Somebody took it out of the junk.
  if (!status || code === "not-spam") return undefined;
  if (status === "unsubscribed" && fieldsOf(detail.newTopicPreferences).unsubscribeAll !== true) return undefined;
  const tag = textOf(listOf(fieldsOf(mail.tags).n)[0]);
  return {
    ...(detail.bounceType === "Permanent" ? { status: "bounced", permanent: true } : { status }),
    ...optional("sendId", tag && idOf(tag)),
    ...optional("providerMessageId", textOf(mail.messageId)),
    ...dated(read, "timestamp", detail.timestamp ?? mail.timestamp, instantOf),
    ...optional("code", code),
  };
}
