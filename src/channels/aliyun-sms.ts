import type { Answer, Outcome, ReceiptStatus } from "../model/outcome.ts";
import type { Address } from "../model/person.ts";
import type { Message } from "../model/request.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { acs3 } from "./shared/acs3.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { chinaTime, day, hour, isOptOut, minute, untilChina } from "./shared/china.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { dateOf } from "./shared/http-outcome.ts";
import type { Fields } from "./shared/json.ts";
import { fieldsOf, listOf, optional, readJson, textOf } from "./shared/json.ts";
import { redactHttp } from "./shared/redact.ts";
import { checkFilled, type SmsRules } from "./shared/sms-template.ts";
import { named, noTemplate, templateFor } from "./shared/templates.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { SmsRules } from "./shared/sms-template.ts";

/** A template as it was approved, with Aliyun's own `${name}` for variables: names of the message's placeholders. */
export interface AliyunSmsTemplate {
  /** `SMS_153050000`. */
  readonly code: string;
  readonly locale: string;
  /** The approved text without the signature; the length is measured on it. */
  readonly text: string;
}

export interface AliyunSmsOptions extends SmsRules {
  /** An id, not the secret. */
  readonly accessKeyId: string;
  /** The approved signature without 【】. */
  readonly signName: string;
  readonly templates: { readonly [notice: string]: readonly AliyunSmsTemplate[] };
  /** The longest value of a variable in characters. Default 35, a cautious figure of ours; personal accounts have 15. */
  readonly maxVariable?: number;
  /** Meanings of answer codes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * SMS by Aliyun's SendSms (2017-05-25): approved templates only.
 *
 * `check` refuses a message without a fitting template, a text of more than `maxParts` parts or 500 characters, the
 * signature and its 【】 counted (mainland: 70 characters alone, 67 per part), a variable that is too long, empty or holds
 * a URL, and on the mainland emoji, ★ and ¥. Figures: help.aliyun.com 44335, 101346 and 463270.
 *
 * An address is E.164 (`+8613900000000`) or a bare mainland number; of several all are sent the same text.
 * `sign` needs the secret `aliyunAccessKeySecret`. SendSms recognises no repeated id: after a time-out look the send up
 * by `OutId`, which is the send id and comes back with the delivery report. Reports and replies carry no signature, so
 * let only a secret path or Aliyun's addresses reach them. Their times are China's.
 *
 * @example
 * import { aliyunSms } from "waybell/channels/aliyun-sms";
 *
 * const sms = aliyunSms({
 *   accessKeyId: "LTAI-example",
 *   signName: "示例商城",
 *   templates: { shipped: [{ code: "SMS_1", locale: "zh-CN", text: "订单${no}已由${carrier}承运。" }] },
 * });
 * sms.capabilities.proof; // "delivered"
 */
export function aliyunSms(options: AliyunSmsOptions): ChannelAdapter {
  const { signName, templates, maxVariable = 35 } = options;
  const pick = (message: Message): AliyunSmsTemplate | undefined =>
    templateFor(templates, message, variablesOf, (name) => named(message.values, name) !== undefined);

  return {
    id: "aliyun-sms",
    kind: "sms",
    capabilities: {
      proof: "delivered",
      idempotent: false,
      templatesOnly: true,
      silent: false,
      twoWay: true,
      consentPerMessage: false,
    },

    check(message) {
      const template = pick(message);
      if (!template) return [noTemplate(message)];
      return checkFilled(valuesOf(template, message), filled(template, message), options, maxVariable);
    },

    toRequest(message, to) {
      const template = pick(message);
      return {
        kind: "http",
        method: "POST",
        url: "https://dysmsapi.aliyuncs.com/",
        headers: {},
        query: {
          PhoneNumbers: numbers(to),
          SignName: signName,
          TemplateCode: template?.code ?? "",
          TemplateParam: JSON.stringify(Object.fromEntries(valuesOf(template, message))),
          OutId: message.id,
        },
        body: "",
        auth: { scheme: "acs3-hmac-sha256", action: "SendSms", version: "2017-05-25" },
      };
    },

    sign: (request, { secrets, now, nonce }) =>
      acs3(request, options.accessKeyId, secrets.aliyunAccessKeySecret ?? "", now, nonce),

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call) => readCallback(call.rawBody),
    redact: (request) => redactHttp(request, ["TemplateCode", "OutId"]),
  };
}

const variable = /\$\{(\w+)\}/g;

const variablesOf = ({ text }: { readonly text: string } = { text: "" }): readonly string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = ""]) => name)),
];

const valuesOf = (
  template: AliyunSmsTemplate | undefined,
  { values }: Message,
): readonly (readonly [string, string])[] => variablesOf(template).map((name) => [name, named(values, name) ?? ""]);

const filled = ({ text }: AliyunSmsTemplate, { values }: Message): string =>
  text.replace(variable, (_, name: string) => named(values, name) ?? "");

/** Mainland numbers bare, others as country code and number without `+`; at most the 1000 of one request. */
const numbers = (to: Address): string =>
  (typeof to === "string" ? [to] : to)
    .slice(0, 1000)
    .map((number) => number.replace(/\D/g, "").replace(/^(?:00)?(?:86(?=1\d{10}$))?/, ""))
    .join(",");

// help.aliyun.com 101346 and 101347; Throttling is not confirmed.
const codes: CodeTable = {
  OK: { kind: "accepted" },
  "isv.BUSINESS_LIMIT_CONTROL": { kind: "rate_limited", scope: "recipient", afterMs: day },
  "isv.DAY_LIMIT_CONTROL": { kind: "rate_limited", scope: "account", afterMs: day },
  "isv.MONTH_LIMIT_CONTROL": { kind: "rate_limited", scope: "account", afterMs: day },
  "isv.MOBILE_NUMBER_ILLEGAL": { kind: "recipient_invalid", action: "drop_address" },
  "isv.CUSTOMER_REFUSED": { kind: "recipient_invalid", action: "opted_out" },
  "isv.MOBILE_COUNT_*": { kind: "permanent", fault: "request" },
  "isv.DOMESTIC_*": { kind: "permanent", fault: "request" },
  "isv.SMS_TEMPLATE_ILLEGAL": { kind: "needs_config", fault: "template" },
  "isv.SMS_SIGN*": { kind: "needs_config", fault: "sender" },
  "isv.SIGN_*": { kind: "needs_config", fault: "sender" },
  "isv.EXTEND_CODE_ERROR": { kind: "needs_config", fault: "sender" },
  "isv.OUT_OF_SERVICE": { kind: "needs_config", fault: "balance" },
  "isv.AMOUNT_NOT_ENOUGH": { kind: "needs_config", fault: "balance" },
  "isv.PRODUCT_UN*": { kind: "needs_config", fault: "account" },
  "isv.ACCOUNT_*": { kind: "needs_config", fault: "account" },
  "isp.RAM_*": { kind: "needs_config", fault: "account" },
  "isv.DENY_IP_RANGE": { kind: "needs_config", fault: "network_acl" },
  // What we rendered: TEMPLATE_MISSING_PARAMETERS, PARAM_LENGTH_LIMIT, SMS_CONTENT_ILLEGAL … Also BLACK_KEY_CONTROL_LIMIT,
  // published with two meanings, a sensitive word and a number that opted out: no address is dropped for a word.
  "isv.*": { kind: "permanent", fault: "content" },
  "isp.*": { kind: "retry" },
  "Signature*": { kind: "needs_config", fault: "credential" },
  "Invalid*": { kind: "needs_config", fault: "credential" },
  SignatureNonceUsed: { kind: "retry" },
  "Throttling*": { kind: "rate_limited", scope: "account", afterMs: 1000 },
};

function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const outcome = codedOutcome(answer, textOf(told.Code), [own, codes], "OutId");
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", textOf(told.BizId)) };
  if (outcome.kind !== "rate_limited" || outcome.afterMs !== day || "failed" in answer) return outcome;
  // What is a day by the table ends with China's minute, hour or day; a number's own day is any 24 hours.
  const message = textOf(told.Message) ?? "";
  const whole = outcome.scope === "account" ? day : 0;
  const span = message.includes("分钟") ? minute : message.includes("小时") ? hour : whole;
  return span ? { ...outcome, afterMs: untilChina(span, dateOf(answer.headers)) } : outcome;
}

function readCallback(rawBody: string): Callback {
  const read = reading();
  const items = listOf(readJson(rawBody));
  (items.length > 0 ? items : [null]).forEach((item, i) => {
    // `phone_number` of one form is `PhoneNumber` of the other.
    const plain = Object.entries(fieldsOf(item)).map(([name, value]) => [name.replace(/_/g, "").toLowerCase(), value]);
    const told: Fields = Object.fromEntries(plain);
    const status = named(statuses, textOf(told.success ?? told.sendstatus) ?? "");
    const from = textOf(told.phonenumber);
    const text = textOf(told.content);
    const at = optional("at", chinaTime(told.reporttime ?? told.receivedate ?? told.sendtime ?? told.senddate));
    if (status)
      read.receipts.push({
        status,
        ...optional("sendId", textOf(told.outid ?? told.externalid)),
        ...optional("providerMessageId", textOf(told.bizid)),
        ...at,
        ...optional("code", textOf(told.errcode ?? told.errorcode)),
      });
    else if (from && text) read.replies.push({ from, text, ...at, ...(isOptOut(text) ? { intent: "opt_out" } : {}) });
    else read.issues.push(unread(`[${i}]`, "Neither report nor reply."));
  });
  return answered(read, '{"code":0,"msg":"接收成功"}', "application/json");
}

/** `success` of one form, and `SendStatus` of the newer one. */
const statuses: { readonly [told: string]: ReceiptStatus } = {
  true: "delivered",
  false: "undelivered",
  "1": "sent",
  "2": "undelivered",
  "3": "delivered",
};
