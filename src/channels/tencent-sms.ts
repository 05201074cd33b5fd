import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome, OutcomeKind, ReceiptStatus } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { entryOf, optional } from "../model/table.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { allOf, e164 } from "./shared/address.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { chinaTime, hour, isOptOut, secondsTime } from "./shared/china.ts";
import { type ChinaTable, chinaOutcome } from "./shared/china-outcome.ts";
import type { CodeTable } from "./shared/codes.ts";
import { dated } from "./shared/dated.ts";
import { utf8Length } from "./shared/encode.ts";
import { failureOf } from "./shared/failure.ts";
import { fieldsOf, itemsOf, listOf, readJson, textOf } from "./shared/json.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { checkFilled, type SmsRules } from "./shared/sms-template.ts";
import { tc3 } from "./shared/tc3.ts";
import { choiceAmong, valueIn } from "./shared/templates.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { SmsRules } from "./shared/sms-template.ts";

/** A template as it was approved. Tencent fills it by position: `{1}` with the first of `values`. */
export interface TencentSmsTemplate {
  /** `1234567`. */
  readonly id: string;
  readonly locale: string;
  /** The approved text without the signature; the length is measured on it. */
  readonly text: string;
  /** The message's placeholders in the order of `{1}`, `{2}` … */
  readonly values: readonly string[];
}

export interface TencentSmsOptions extends SmsRules {
  /** An id, not the secret. */
  readonly secretId: string;
  /** The application's id: `1400006666`. */
  readonly sdkAppId: string;
  readonly templates: { readonly [notice: string]: readonly TencentSmsTemplate[] };
  /** Where the request goes: `X-TC-Region`. Default `ap-guangzhou`. */
  readonly region?: string;
  /** The longest value of a variable in characters. Default: no limit, as for enterprises; personal accounts have 12. */
  readonly maxVariable?: number;
  /** Meanings of codes, of answers and reports, that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * SMS by Tencent Cloud's SendSms (2021-01-11): approved templates only. The mainland wants `signName`, abroad needs none.
 *
 * `check` refuses a message without a fitting template, a text of more than `maxParts` parts or 500 characters, the
 * signature and its 【】 counted (mainland: 70 characters alone, 67 per part), a variable that is too long, empty or holds
 * a URL, and on the mainland emoji, ★ and ¥. Figures: cloud.tencent.com 382/39023.
 *
 * An address is E.164 (`+8613900000000`) or a bare mainland number; of several, at most 200, all are sent the same text, and
 * the luckiest of them counts. Numbers of the mainland and others may not go together: those like the first are sent it.
 * `sign` needs the secret `tencentSecretKey`. SendSms recognises no repeated id: after a time-out look the send up by
 * `SessionContext`, which is the send id. Reports name only Tencent's own id: keep `providerMessageId` with the send and
 * look it up. Reports and replies carry no signature, so let only a secret path reach them. Their times are China's.
 *
 * @example
 * import { tencentSms } from "waybell/channels/tencent-sms";
 *
 * const sms = tencentSms({
 *   secretId: "AKID-example",
 *   sdkAppId: "1400006666",
 *   signName: "示例商城",
 *   templates: { shipped: [{ id: "1234567", locale: "zh-CN", text: "订单{1}已由{2}承运。", values: ["no", "carrier"] }] },
 * });
 * sms.capabilities.proof; // "delivered"
 */
export function tencentSms(options: TencentSmsOptions): ChannelAdapter {
  expectArgument("options", options, { secretId: "text", sdkAppId: "text", templates: "object" });
  const { secretId, sdkAppId, signName, templates, region = "ap-guangzhou", maxVariable = 500 } = options;
  const faults = (message: Message, template: TencentSmsTemplate) => {
    const values = filling(template, message);
    const text = template.text.replace(/\{(\d+)\}/g, (_, at) => values[at - 1]?.[1] ?? "");
    return checkFilled(message, values, text, options, maxVariable);
  };
  const [pick, check] = choiceAmong(templates, ({ values }) => values, valueIn, faults);

  return usable({
    id: "tencent-sms",
    kind: "sms",
    capabilities: {
      proof: "delivered",
      idempotent: false,
      templatesOnly: true,
      silent: false,
      twoWay: true,
      consentPerMessage: false,
      reachesAll: true,
    },

    check,

    toRequest(message, to) {
      const template = pick(message);
      return {
        kind: "http",
        method: "POST",
        url: "https://sms.tencentcloudapi.com/",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          PhoneNumberSet: together(allOf(to).map(e164)).slice(0, 200),
          SmsSdkAppId: sdkAppId,
          SignName: signName,
          TemplateId: template?.id ?? "",
          TemplateParamSet: template ? filling(template, message).map(([, value]) => value) : [],
          // Tencent refuses 512 bytes and more; the send is then known by its own id only.
          SessionContext: utf8Length(message.id) < 512 ? message.id : undefined,
        }),
        auth: { scheme: "tc3-hmac-sha256", service: "sms", action: "SendSms", version: "2021-01-11", region },
      };
    },

    sign: (request, { secrets, now }) => tc3(request, secretId, secrets.tencentSecretKey ?? "", now),

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call) => readCallback(call.rawBody, options.codes),
    redact: (request) => redactHttp(request, ["content-type"], redactBody(request, shown)),
  });
}

const shown = ["TemplateId", "SessionContext"];

/** Numbers of the mainland and others do not go in one request: those like the first. */
const together = (numbers: readonly string[]): readonly string[] =>
  numbers.filter((number) => number.startsWith("+86") === numbers[0]?.startsWith("+86"));

const filling = ({ values }: TencentSmsTemplate, message: Message): readonly (readonly [string, string])[] =>
  values.map((name) => [name, valueIn(message, name) ?? ""]);

// The provider's SDK for Go, sms/v20210111/errors.go; RequestLimitExceeded and AuthFailure are common to its services. What
// is not here is our mistake: MissingParameter, UnsupportedOperation, FailedOperation.FailResolvePacket …
const codes: ChinaTable = {
  Ok: { kind: "accepted" },
  "LimitExceeded*": { kind: "rate_limited", scope: "account", until: "day" },
  "LimitExceeded.DeliveryFrequencyLimit": { kind: "rate_limited", scope: "recipient", afterMs: 60_000 },
  "LimitExceeded.PhoneNumber*": { kind: "rate_limited", scope: "recipient", until: "day" },
  "LimitExceeded.PhoneNumberCountLimit": { kind: "permanent", fault: "request" },
  "LimitExceeded.PhoneNumberOneHourLimit": { kind: "rate_limited", scope: "recipient", afterMs: hour },
  "LimitExceeded.PhoneNumberThirtySecondLimit": { kind: "rate_limited", scope: "recipient", afterMs: 30_000 },
  "RequestLimitExceeded*": { kind: "rate_limited", scope: "account", afterMs: 1000 },
  "FailedOperation.ContainSensitiveWord": { kind: "permanent", fault: "content" },
  "FailedOperation.InsufficientBalance*": { kind: "needs_config", fault: "balance" },
  // Marketing goes out from 8 to 22 only.
  "FailedOperation.MarketingSendTime*": { kind: "retry", until: "morning" },
  // Usually the person unsubscribed, or a carrier has the number on its list.
  "FailedOperation.PhoneNumberInBlacklist": { kind: "recipient_invalid", action: "opted_out" },
  "FailedOperation.Signature*": { kind: "needs_config", fault: "sender" },
  "FailedOperation.Missing*": { kind: "needs_config", fault: "template" },
  "FailedOperation.Template*": { kind: "needs_config", fault: "template" },
  "InvalidParameterValue.*": { kind: "permanent", fault: "content" },
  "InvalidParameterValue.IncorrectPhoneNumber": { kind: "recipient_invalid", action: "drop_address" },
  "InvalidParameterValue.SdkAppIdNotExist": { kind: "needs_config", fault: "account" },
  "UnauthorizedOperation*": { kind: "needs_config", fault: "account" },
  "UnauthorizedOperation.RequestIp*": { kind: "needs_config", fault: "network_acl" },
  // Their spelling.
  "UnauthorizedOperation.Serivce*": { kind: "needs_config", fault: "balance" },
  "AuthFailure*": { kind: "needs_config", fault: "credential" },
  "AuthFailure.SignatureExpire": { kind: "retry" },
  "InternalError*": { kind: "retry" },
  // The message may have left.
  "InternalError.SendAndRecvFail": { kind: "ambiguous", reconcileBy: "SessionContext" },
  "InternalError.Timeout": { kind: "ambiguous", reconcileBy: "SessionContext" },
};

/** What came of several numbers is what came of the luckiest: the person is told where one of them took the message. */
const luckiest: readonly OutcomeKind[] = [
  "accepted",
  // One may have left, so nothing is sent again, and no address is dropped for the other.
  "ambiguous",
  "retry",
  "rate_limited",
  "refresh_credential",
  "needs_config",
  "permanent",
  "recipient_invalid",
];

/** The whole call may be refused, or each number for itself. */
function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(fieldsOf(readJson(answer.body)).Response);
  const meant = (code: unknown) => chinaOutcome(answer, textOf(code), [own, codes], "SessionContext");
  const refused = fieldsOf(told.Error).Code;
  const numbers = listOf(told.SendStatusSet).map((one): Outcome => {
    const { Code, SerialNo } = fieldsOf(one);
    const outcome = meant(Code);
    return outcome.kind === "accepted" ? { ...outcome, ...optional("providerMessageId", textOf(SerialNo)) } : outcome;
  });
  const [best] = refused ? [] : luckiest.flatMap((kind) => numbers.filter((one) => one.kind === kind));
  return best ?? meant(refused);
}

/** Reports come as a list, a reply as one object. What their codes mean is the carriers' affair and not published. */
function readCallback(rawBody: string, own: CodeTable | undefined): Callback {
  const read = reading();
  itemsOf(readJson(rawBody)).forEach((told, i) => {
    const status = entryOf(statuses, textOf(told.report_status) ?? "");
    const code = textOf(told.errmsg);
    const text = textOf(told.text);
    const mobile = textOf(told.mobile);
    const at = dated(read, `[${i}]`, told.user_receive_time ?? told.time, instantOf);
    if (status)
      read.receipts.push({
        status,
        ...(status === "undelivered" ? failureOf(code, [own]) : {}),
        ...optional("providerMessageId", textOf(told.sid)),
        ...at,
        ...optional("code", code),
      });
    else if (text && mobile)
      read.replies.push({
        from: `+${textOf(told.nationcode) ?? "86"}${mobile}`,
        text,
        ...at,
        ...(isOptOut(text) ? { intent: "opt_out" } : {}),
      });
    else read.issues.push(unread(`[${i}]`, "Neither report nor reply."));
  });
  return answered(read, '{"result":0,"errmsg":"OK"}', "application/json");
}

/** Of a report by China's clock, of a reply in seconds. */
const instantOf = (time: unknown) => chinaTime(time) ?? secondsTime(time);

const statuses: { readonly [told: string]: ReceiptStatus } = { SUCCESS: "delivered", FAIL: "undelivered" };
