import { expectArgument } from "../model/arguments.ts";
import type { Finding } from "../model/finding.ts";
import { finding } from "../model/finding.ts";
import type { Answer, Outcome, ReceiptStatus, Reply } from "../model/outcome.ts";
import { entryOf, optional } from "../model/table.ts";
import type { Callback, ChannelAdapter, IncomingCall } from "./adapter.ts";
import { firstOf } from "./shared/address.ts";
import { authorized, basic } from "./shared/authorized.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { hashed } from "./shared/canonical.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { failureOf } from "./shared/failure.ts";
import { readForm, toForm } from "./shared/form.ts";
import { idIn, withId } from "./shared/id-in-url.ts";
import { fieldsOf, readJson, textOf } from "./shared/json.ts";
import { keptFor } from "./shared/push.ts";
import { hidden, redactHttp } from "./shared/redact.ts";
import { internationalLength } from "./shared/sms-length.ts";
import { signedUrls, twilioSignature } from "./shared/twilio-signature.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";
export { abroadLength, internationalLength, type SmsLength } from "./shared/sms-length.ts";

export interface TwilioSmsOptions {
  /** `AC…`, an id and not the secret. */
  readonly accountSid: string;
  /** An API key's id `SK…`, where such a key sends in place of the account's auth token. */
  readonly apiKeySid?: string;
  /** A number, a short code or a name, or the id `MG…` of a Messaging Service. */
  readonly sender: string;
  /**
   * Where Twilio reports to, with `{id}` for the send id: `https://example.com/hooks/twilio?n={id}`. What people write may
   * come to any path of the same origin, as set at Twilio.
   */
  readonly callback: string;
  /** How many parts one message may be split into, and so cost. Default 1. */
  readonly maxParts?: number;
  /** Meanings of error codes, of answers and reports, that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * SMS by Twilio's Messages (2010-04-01): the body as it is, and what people write back.
 *
 * `check` refuses an empty body, one of more than `maxParts` parts (GSM-7: 160 or 153 septets; else 70 or 67 UTF-16 units)
 * and one of more than 1600 characters. A message that expires is given up after the time it had when made, at most 10 hours.
 *
 * An address is E.164 (`+14155550100`); of several the first. `sign` needs the secret `twilioAuthToken`, or with
 * `apiKeySid` the secret `twilioApiKeySecret`. Messages recognises no repeated id: after a time-out wait for the report,
 * whose URL holds the send id.
 *
 * Callbacks are believed only with an `X-Twilio-Signature` of `twilioAuthToken`, API key or not; others are answered 403
 * with the issue `SIGNATURE_MISSING` or `SIGNATURE_BROKEN`. They may come out of order and twice. A report of a number that
 * does not exist or takes no SMS is a permanent bounce; of one that is blocked, or whose owner said stop to this sender, it
 * is permanent, and the owner's word takes back a consent. A reply's intent is what Advanced Opt-Out says, else one of
 * Twilio's own words (STOP, UNSUBSCRIBE, START, HELP …) that stands alone; YES is left an answer like any other.
 *
 * @example
 * import { twilioSms } from "waybell/channels/twilio-sms";
 *
 * const sms = twilioSms({
 *   accountSid: "AC00000000000000000000000000000000",
 *   sender: "MG00000000000000000000000000000000",
 *   callback: "https://example.com/hooks/twilio?n={id}",
 * });
 * sms.capabilities.twoWay; // true
 */
export function twilioSms(options: TwilioSmsOptions): ChannelAdapter {
  expectArgument("options", options, { accountSid: "text", sender: "text", callback: "text" });
  const { accountSid, apiKeySid, sender, callback, maxParts = 1 } = options;
  return usable({
    id: "twilio-sms",
    kind: "sms",
    capabilities: {
      proof: "delivered",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: true,
      consentPerMessage: false,
    },

    check({ body }) {
      const findings: Finding[] = [];
      const { units, parts } = internationalLength(body);
      if (body === "") findings.push(finding("EMPTY_VALUE", "body", "Empty."));
      if (parts > maxParts || body.length > 1600)
        findings.push(finding("TOO_LONG", "body", `${units} units in ${parts} of at most ${maxParts} parts.`));
      return findings;
    },

    toRequest: (message, to) => ({
      kind: "http",
      method: "POST",
      url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: toForm({
        To: firstOf(to),
        [/^MG\w{32}$/.test(sender) ? "MessagingServiceSid" : "From"]: sender,
        Body: message.body,
        StatusCallback: withId(callback, message.id),
        ValidityPeriod: keptFor(message, 36_000)?.toString(),
      }),
      auth: { scheme: "basic", user: apiKeySid ?? accountSid },
    }),

    sign: (request, { secrets }) =>
      authorized(
        request,
        basic(apiKeySid ?? accountSid, apiKeySid ? secrets.twilioApiKeySecret : secrets.twilioAuthToken),
      ),

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call, { secrets }) => readCallback(call, options, secrets.twilioAuthToken),
    redact(request) {
      const fields = request.kind === "http" ? readForm(request.body) : [];
      const shown = fields.map(([name, value]) => [name, name === "StatusCallback" ? value : hidden]);
      return redactHttp(request, ["content-type"], toForm(Object.fromEntries(shown)));
    },
  });
}

const minute = 60_000;

// twilio.com/docs/api/errors 21601, 21606, 21608, 21635, 21659, 21660, 30003, 30006, 30022, 63014, 63017 and 63038; the others from agreeing copies. Twilio says that they may
// change, so a host may say otherwise.
const codes: CodeTable = {
  // No error and a message id.
  "": { kind: "accepted" },
  "20003": { kind: "needs_config", fault: "credential" },
  "20429": { kind: "rate_limited", scope: "account" },
  "21211": { kind: "recipient_invalid", action: "drop_address" },
  "21614": { kind: "recipient_invalid", action: "drop_address" },
  "21635": { kind: "recipient_invalid", action: "drop_address" },
  "21408": { kind: "needs_config", fault: "account" },
  // `From` is no number of ours, or none that sends texts.
  "21212": { kind: "needs_config", fault: "sender" },
  "21601": { kind: "needs_config", fault: "sender" },
  "21606": { kind: "needs_config", fault: "sender" },
  "21608": { kind: "needs_config", fault: "sender" },
  "21612": { kind: "needs_config", fault: "sender" },
  "21610": { kind: "recipient_invalid", action: "opted_out" },
  // The queue of the sender is full, as by 30001.
  "21611": { kind: "retry", afterMs: 5 * minute },
  "21617": { kind: "permanent", fault: "payload" },
  "21659": { kind: "needs_config", fault: "sender" },
  "21660": { kind: "needs_config", fault: "sender" },
  "30001": { kind: "retry", afterMs: 5 * minute },
  "30002": { kind: "needs_config", fault: "account" },
  "30003": { kind: "retry", afterMs: 30 * minute },
  "30004": { kind: "recipient_invalid", action: "suppress" },
  "30005": { kind: "recipient_invalid", action: "drop_address" },
  "30006": { kind: "recipient_invalid", action: "drop_address" },
  "30007": { kind: "permanent", fault: "content" },
  "30008": { kind: "retry", afterMs: 5 * minute },
  "30022": { kind: "rate_limited", scope: "sender", afterMs: minute },
  "30034": { kind: "needs_config", fault: "sender" },
  "63014": { kind: "recipient_invalid", action: "opted_out" },
  "63017": { kind: "rate_limited", scope: "account", afterMs: minute },
  // What an account may send in any 24 hours.
  "63038": { kind: "rate_limited", scope: "account", afterMs: 60 * minute },
};

function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const providerMessageId = textOf(told.sid);
  const code = textOf(told.code) ?? textOf(told.error_code) ?? (providerMessageId && "");
  const outcome = codedOutcome(answer, code, [own, codes], "StatusCallback");
  return outcome.kind === "accepted" ? { ...outcome, ...optional("providerMessageId", providerMessageId) } : outcome;
}

const statuses: { readonly [told: string]: ReceiptStatus } = {
  accepted: "queued",
  scheduled: "queued",
  queued: "queued",
  sending: "queued",
  sent: "sent",
  partially_delivered: "sent",
  delivered: "delivered",
  read: "read",
  undelivered: "undelivered",
  failed: "undelivered",
  canceled: "undelivered",
};

const intents: { readonly [word: string]: Reply["intent"] } = {
  STOP: "opt_out",
  STOPALL: "opt_out",
  UNSUBSCRIBE: "opt_out",
  CANCEL: "opt_out",
  END: "opt_out",
  QUIT: "opt_out",
  REVOKE: "opt_out",
  OPTOUT: "opt_out",
  START: "opt_in",
  UNSTOP: "opt_in",
  HELP: "help",
  INFO: "help",
};

function readCallback(call: IncomingCall, { callback, codes: own }: TwilioSmsOptions, token = ""): Callback {
  const read = reading();
  const pairs = readForm(call.rawBody);
  const broken = refusal(call, callback, pairs, token);
  if (broken) {
    read.issues.push(broken);
    return answered(read, "", "text/plain", 403);
  }
  const form: { readonly [name: string]: string } = Object.fromEntries(pairs);
  const { MessageSid, ErrorCode, From, To, Body } = form;
  const status = entryOf(statuses, form.MessageStatus ?? "");
  const failure = status === "undelivered" ? failureOf(ErrorCode, [own, codes]) : {};
  if (failure.action === "opted_out" && To) read.consents.push({ address: To, change: "revoked" });
  if (status)
    read.receipts.push({
      status,
      ...failure,
      ...optional("sendId", idIn(call.url, callback)),
      ...optional("providerMessageId", MessageSid),
      ...optional("code", ErrorCode),
    });
  else if (From && Body !== undefined)
    read.replies.push({
      from: From,
      text: Body,
      ...optional("intent", entryOf(intents, form.OptOutType ?? Body.trim().toUpperCase())),
    });
  else read.issues.push(unread("", "Neither report nor reply."));
  return answered(read, "<Response/>", "text/xml");
}

/** Why a call is not believed. Signatures are compared by their hashes, so that the time it takes tells nothing. */
function refusal(
  { url, headers }: IncomingCall,
  callback: string,
  form: readonly (readonly [string, string])[],
  token: string,
): Finding | undefined {
  const sign = headers["x-twilio-signature"];
  if (sign === undefined) return finding("SIGNATURE_MISSING", "x-twilio-signature", "Not signed.");
  const right = signedUrls(callback, url).some((one) => hashed(twilioSignature(token, one, form)) === hashed(sign));
  return token !== "" && right ? undefined : finding("SIGNATURE_BROKEN", "x-twilio-signature", "Not of this token.");
}
