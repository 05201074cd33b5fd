import { sha1 } from "@noble/hashes/legacy.js";
import { expectArgument } from "../model/arguments.ts";
import { type Finding, finding, warning } from "../model/finding.ts";
import type { Callback, ChannelAdapter, IncomingCall } from "./adapter.ts";
import { firstOf } from "./shared/address.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { hour, minute, secondsTime } from "./shared/china.ts";
import type { CodeTable } from "./shared/codes.ts";
import { dated } from "./shared/dated.ts";
import { bytesToHex, utf8ToBytes } from "./shared/encode.ts";
import { failureOf } from "./shared/failure.ts";
import { textOf } from "./shared/json.ts";
import { linkTo } from "./shared/link.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";
import { echoOf, parameterOf, readWechatAnswer, wechatRequest, withAccessToken } from "./shared/wechat-api.ts";
import type { WechatTemplates } from "./shared/wechat-card.ts";
import { cardFindings, cardOf } from "./shared/wechat-card.ts";
import { xmlFields } from "./shared/xml.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { WechatTemplate, WechatTemplates } from "./shared/wechat-card.ts";

export interface WechatOfficialOptions {
  readonly templates: WechatTemplates;
  /** The page a tap opens: `https://m.example.com/o/{orderId}?n={id}`. `{id}` is the send id; both are percent-encoded. */
  readonly url?: string;
  /** The mini-program a tap opens instead, where the person has it; `page` as `url`. */
  readonly miniProgram?: { readonly appId: string; readonly page: string };
  /** Meanings of errcodes, and of what reports say failed (`freq limit`), that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Template messages of a WeChat official account (公众号, service account): cards of typed keywords, for services only.
 *
 * `check` refuses a message without a fitting template and a value its key's type does not take, as in a mini-program:
 * `thing` is cut to 20 UTF-16 units, `character_string` takes 32 letters and digits, `short_thing` 5 characters. Keys of
 * templates of before 2023 (`keyword1`) take any text. Rules: copies of the official table, not confirmed for `short_thing`
 * and `const`.
 *
 * The address is an open id of this account, not of a mini-program; of several the first. `sign` needs the secret
 * `wechatOfficialAccessToken`, which the host fetches and keeps (2 h), and puts it in the query: never log a signed URL,
 * use `redact`. `client_msg_id` is made of the send id and lets WeChat drop a repeat, but for ten minutes only.
 *
 * WeChat reports in XML what became of a message, by its own id; who refuses messages takes back a consent. With the secret
 * `wechatCallbackToken` a call whose `signature` is missing or not of it is answered 401 with `SIGNATURE_MISSING` or
 * `SIGNATURE_BROKEN`; without it a signed call is read with the issue `SIGNATURE_NOT_CHECKED`. The signature is over time and
 * nonce, not over the body. Decrypt what comes encrypted before. The GET by which the console asks whose an address is
 * (`echostr`) is read and answered like any call.
 *
 * @example
 * import { wechatOfficialTemplate } from "waybell/channels/wechat-official-template";
 *
 * const wechat = wechatOfficialTemplate({
 *   templates: { shipped: [{ id: "TEMPLATE_ID", fields: { character_string1: "no", thing3: "carrier" } }] },
 *   url: "https://m.example.com/o/{orderId}?n={id}",
 * });
 * wechat.capabilities.proof; // "delivered"
 */
export function wechatOfficialTemplate(options: WechatOfficialOptions): ChannelAdapter {
  expectArgument("options", options, { templates: "object" });
  const { templates, url, miniProgram, codes } = options;
  return usable({
    id: "wechat-official-template",
    kind: "wechat",
    capabilities: {
      proof: "delivered",
      idempotent: false,
      templatesOnly: true,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
    },

    check: (message) => cardFindings(templates, message),

    toRequest(message, to) {
      const { id, data } = cardOf(templates, message);
      return wechatRequest("template", {
        touser: firstOf(to),
        template_id: id,
        // What has no value is left out.
        url: url && linkTo(message, url),
        miniprogram: miniProgram && { appid: miniProgram.appId, pagepath: linkTo(message, miniProgram.page) },
        client_msg_id: hashed(message.id).slice(0, 32),
        data,
      });
    },

    sign: (request, { secrets }) => withAccessToken(request, secrets.wechatOfficialAccessToken),
    readAnswer: (answer) => readWechatAnswer(answer, codes),
    readCallback: (call, { secrets }) => readCallback(call, secrets.wechatCallbackToken, codes),
    redact: (request) => redactHttp(request, ["content-type"], redactBody(request, shown)),
  });
}

const hashed = (text: string): string => bytesToHex(sha1(utf8ToBytes(text)));

const shown = ["template_id", "url", "miniprogram", "client_msg_id"];

/** How long is ours to say: nothing is published. */
const failures: CodeTable = {
  "user block": { kind: "recipient_invalid", action: "opted_out" },
  "system failed": { kind: "retry", afterMs: minute },
  "freq limit": { kind: "rate_limited", scope: "recipient", afterMs: hour },
};

function readCallback(call: IncomingCall, token: string | undefined, own: CodeTable | undefined): Callback {
  const read = reading();
  const doubt = doubtOf(call.url, token);
  if (doubt) read.issues.push(doubt);
  if (doubt && !doubt.level) return answered(read, "", "text/plain", 401);
  const echo = echoOf(call);
  if (echo) return answered(read, echo);
  const told = xmlFields(call.rawBody);
  const providerMessageId = textOf(told.MsgID);
  const address = textOf(told.FromUserName);
  const at = dated(read, "CreateTime", told.CreateTime, secondsTime);
  // With a space and without: `failed:user block`, `failed: system failed`.
  const [known, failure] = /^(?:failed:\s*([a-z ]{1,32})|success)$/.exec(textOf(told.Status) ?? "") ?? [];
  const failed = failureOf(failure, [own, failures]);
  if (told.Event !== "TEMPLATESENDJOBFINISH" || !providerMessageId || !known)
    read.issues.push(unread("", "Not an event of a template, or encrypted."));
  else
    read.receipts.push({
      status: failure ? "undelivered" : "delivered",
      ...failed,
      providerMessageId,
      ...at,
      code: failure ?? known,
    });
  if (failed.action === "opted_out" && address) read.consents.push({ address, change: "revoked", ...at });
  return answered(read, "success");
}

/** Why a call may not be WeChat's. */
function doubtOf(url: string, token: string | undefined): Finding | undefined {
  const signature = parameterOf(url, "signature");
  if (token === undefined)
    return signature ? warning("SIGNATURE_NOT_CHECKED", "signature", "No token was given.") : undefined;
  const signed = [token, parameterOf(url, "timestamp"), parameterOf(url, "nonce")].sort().join("");
  const fault = signature ? "SIGNATURE_BROKEN" : "SIGNATURE_MISSING";
  return signature === hashed(signed) ? undefined : finding(fault, "signature", "Not of this token.");
}
