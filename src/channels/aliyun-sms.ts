import { expectArgument } from "../model/arguments.ts";
import type { ReceiptStatus } from "../model/outcome.ts";
import { entryOf, optional } from "../model/table.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { acs3 } from "./shared/acs3.ts";
import { allOf, bareNumber } from "./shared/address.ts";
import { aliyunRequest, filled, readAliyunAnswer, received, variable, variablesOf } from "./shared/aliyun.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { chinaTime, isOptOut } from "./shared/china.ts";
import type { CodeTable } from "./shared/codes.ts";
import { dated } from "./shared/dated.ts";
import { failureOf } from "./shared/failure.ts";
import type { Fields } from "./shared/json.ts";
import { itemsOf, readJson, textOf } from "./shared/json.ts";
import { redactHttp } from "./shared/redact.ts";
import { checkFilled, type SmsRules } from "./shared/sms-template.ts";
import { choiceAmong, valueIn } from "./shared/templates.ts";
import { usable } from "./shared/usable.ts";

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
  /** Meanings of codes, of answers and reports, that go before the adapter's own. */
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
  expectArgument("options", options, { accessKeyId: "text", signName: "text", templates: "object" });
  const { templates, maxVariable = 35 } = options;
  const [pick, check] = choiceAmong(templates, variablesOf, valueIn, (message, template) => {
    const values = filled(message, template, valueIn);
    const text = template.text.replace(variable, (_, name: string) => values[name] ?? "");
    return checkFilled(message, Object.entries(values), text, options, maxVariable);
  });

  return usable({
    id: "aliyun-sms",
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
      return aliyunRequest("sms", "SendSms", {
        PhoneNumbers: allOf(to, 1000).map(bareNumber).join(","),
        SignName: options.signName,
        TemplateCode: template?.code ?? "",
        TemplateParam: JSON.stringify(filled(message, template, valueIn)),
        OutId: message.id,
      });
    },

    sign: (request, { secrets, now, nonce }) =>
      acs3(request, options.accessKeyId, secrets.aliyunAccessKeySecret ?? "", now, nonce),

    readAnswer: (answer) => readAliyunAnswer(answer, "BizId", [options.codes]),
    readCallback: (call) => readCallback(call.rawBody, options.codes),
    redact: (request) => redactHttp(request, ["TemplateCode", "OutId"]),
  });
}

// The table of reports that comes with the console, by agreeing copies. MOBILE_NOT_ON_SERVICE is no number, and also one that is
// switched off or out of reach, so it says nothing for good.
const failures: CodeTable = {
  INVALID_NUMBER: { kind: "recipient_invalid", action: "drop_address" },
  MOBILE_IN_BLACK: { kind: "recipient_invalid", action: "suppress" },
  USER_REJECT: { kind: "recipient_invalid", action: "opted_out" },
};

function readCallback(rawBody: string, own: CodeTable | undefined): Callback {
  const read = reading();
  itemsOf(readJson(rawBody)).forEach((item, i) => {
    // `phone_number` of one form is `PhoneNumber` of the other.
    const plain = Object.entries(item).map(([name, value]) => [name.replace(/_/g, "").toLowerCase(), value]);
    const told: Fields = Object.fromEntries(plain);
    const status = entryOf(statuses, textOf(told.success ?? told.sendstatus) ?? "");
    const code = textOf(told.errcode ?? told.errorcode);
    const from = textOf(told.phonenumber);
    const text = textOf(told.content);
    const time = told.reporttime ?? told.receivedate ?? told.sendtime ?? told.senddate;
    const at = dated(read, `[${i}]`, time, chinaTime);
    if (status)
      read.receipts.push({
        status,
        ...(status === "undelivered" ? failureOf(code, [own, failures]) : {}),
        ...optional("sendId", textOf(told.outid ?? told.externalid)),
        ...optional("providerMessageId", textOf(told.bizid)),
        ...at,
        ...optional("code", code),
      });
    else if (from && text) read.replies.push({ from, text, ...at, ...(isOptOut(text) ? { intent: "opt_out" } : {}) });
    else read.issues.push(unread(`[${i}]`, "Neither report nor reply."));
  });
  return answered(read, received, "application/json");
}

/** `success` of one form, and `SendStatus` of the newer one. */
const statuses: { readonly [told: string]: ReceiptStatus } = {
  true: "delivered",
  false: "undelivered",
  "1": "sent",
  "2": "undelivered",
  "3": "delivered",
};
