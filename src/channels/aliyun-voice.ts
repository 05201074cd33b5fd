import { expectArgument } from "../model/arguments.ts";
import { finding } from "../model/finding.ts";
import type { Message } from "../model/request.ts";
import { entryOf, optional } from "../model/table.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { acs3 } from "./shared/acs3.ts";
import { bareNumber, firstOf } from "./shared/address.ts";
import { aliyunRequest, filled, readAliyunAnswer, received, variablesOf } from "./shared/aliyun.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { hashed } from "./shared/canonical.ts";
import { chinaTime, hour, minute } from "./shared/china.ts";
import type { CodeTable } from "./shared/codes.ts";
import { limited, needs } from "./shared/codes.ts";
import { dated } from "./shared/dated.ts";
import { failureOf } from "./shared/failure.ts";
import { itemsOf, readJson, textOf } from "./shared/json.ts";
import { redactHttp } from "./shared/redact.ts";
import { refusals } from "./shared/refusals.ts";
import { choiceAmong } from "./shared/templates.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";

/**
 * A text as it was approved for speech, with Aliyun's own `${name}` for variables: names of the message's placeholders. With
 * a digit behind it, `${no4}`, it is the last characters of that placeholder, one by one: 一零零一, or `1 0 0 1` where the
 * locale is not Chinese.
 */
export interface AliyunVoiceTemplate {
  /** `TTS_100000`. */
  readonly code: string;
  readonly locale: string;
  readonly text: string;
}

export interface AliyunVoiceOptions {
  /** An id, not the secret. */
  readonly accessKeyId: string;
  readonly templates: { readonly [notice: string]: readonly AliyunVoiceTemplate[] };
  /** The number that is shown to who is called, where the account has one of its own. */
  readonly showNumber?: string;
  /** How often the text is spoken, 1 to 3. Default Aliyun's, 3. */
  readonly playTimes?: 1 | 2 | 3;
  /** 0 to 100. Default Aliyun's. */
  readonly volume?: number;
  /** -500 to 500. Default Aliyun's. */
  readonly speed?: number;
  /** Meanings of codes, of answers and reports, that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Calls by Aliyun's SingleCallByTts (2017-05-25) that speak an approved text.
 *
 * `check` refuses a message without a fitting template, a variable that is empty or holds a URL, and variables of 250
 * characters or more in all (SDK dyvmsapi 2017-05-25).
 *
 * An address is E.164 (`+8613900000000`), a bare mainland number or a land line; of several the first is called. `sign`
 * needs the secret `aliyunAccessKeySecret`. `OutId` takes 15 bytes, too few for a send id: it is `aliyunVoiceOutId` of it,
 * by which a send is looked up after a time-out, for a repeated id calls twice. Reports name the call by the id that
 * `accepted` brought; a call that was hung up early counts as delivered, a key that was pressed comes as a reply. A number
 * that does not exist is a permanent bounce, one out of service is undelivered for good. Reports
 * carry no signature, so let only a secret path or Aliyun's addresses reach them. Their times are China's.
 *
 * @example
 * import { aliyunVoice } from "waybell/channels/aliyun-voice";
 *
 * const voice = aliyunVoice({
 *   accessKeyId: "LTAI-example",
 *   templates: { "long-unshipped": [{ code: "TTS_1", locale: "zh-CN", text: "尾号${no4}的订单还没有发货。" }] },
 * });
 * voice.kind; // "voice"
 */
export function aliyunVoice(options: AliyunVoiceOptions): ChannelAdapter {
  expectArgument("options", options, { accessKeyId: "text", templates: "object" });
  const faults = (message: Message, template: AliyunVoiceTemplate) => {
    const values = Object.entries(filled(message, template, spoken));
    const size = values.reduce((sum, [, value]) => sum + value.length, 0);
    const why = `${size} characters in all; fewer than 250.`;
    return [
      ...values.flatMap(([name, value]) => refusals(name, value, Number.POSITIVE_INFINITY)),
      ...(size >= 250 ? [finding("TOO_LONG", "values", why)] : []),
    ];
  };
  const [pick, check] = choiceAmong(options.templates, variablesOf, spoken, faults);

  return usable({
    id: "aliyun-voice",
    kind: "voice",
    capabilities: {
      proof: "delivered",
      idempotent: false,
      templatesOnly: true,
      silent: false,
      twoWay: true,
      consentPerMessage: false,
    },

    check,

    toRequest(message, to) {
      const { showNumber, playTimes, volume, speed } = options;
      const template = pick(message);
      return aliyunRequest("vms", "SingleCallByTts", {
        CalledNumber: bareNumber(firstOf(to)),
        ...optional("CalledShowNumber", showNumber),
        TtsCode: template?.code ?? "",
        TtsParam: JSON.stringify(filled(message, template, spoken)),
        ...optional("PlayTimes", textOf(playTimes)),
        ...optional("Volume", textOf(volume)),
        ...optional("Speed", textOf(speed)),
        OutId: aliyunVoiceOutId(message.id),
      });
    },

    sign: (request, { secrets, now, nonce }) =>
      acs3(request, options.accessKeyId, secrets.aliyunAccessKeySecret ?? "", now, nonce),

    readAnswer: (answer) => readAliyunAnswer(answer, "CallId", [options.codes, codes]),
    readCallback: (call) => readCallback(call.rawBody, options.codes),
    redact: (request) => redactHttp(request, ["TtsCode", "PlayTimes", "Volume", "Speed", "OutId"]),
  });
}

/**
 * The `OutId` that a call carries for a send id: 15 hex digits of its SHA-256. Keep it with the send where reports or
 * look-ups have to find it by that.
 *
 * @example
 * import { aliyunVoiceOutId } from "waybell/channels/aliyun-voice";
 *
 * aliyunVoiceOutId("1001/long-unshipped/order/1795226584000/u-7/voice/1"); // "b0eb87c356e053c"
 */
export function aliyunVoiceOutId(sendId: string): string {
  expectArgument("sendId", sendId, "text", "the `id` of a send");
  return hashed(sendId).slice(0, 15);
}

function spoken({ values, locale }: Message, variable: string): string | undefined {
  const own = entryOf(values, variable);
  const [, name = "", last = ""] = /^(.+)([1-9])$/.exec(variable) ?? [];
  const end = own === undefined ? entryOf(values, name)?.slice(-Number(last)) : undefined;
  if (!/^zh\b/i.test(locale)) return own ?? end?.split("").join(" ");
  return own ?? end?.replace(/\d/g, (digit) => "零一二三四五六七八九".charAt(Number(digit)));
}

// SDK dyvmsapi 2017-05-25, by ports of its list; the rest is as with messages.
const codes: CodeTable = {
  "isv.TTS_*": needs("template"),
  "isv.DISPLAY_NUMBER_ILLEGAL": needs("sender"),
};

/** Heard to the end, and hung up early (help.aliyun.com 55085); no other call was heard. */
const heard: readonly string[] = ["200000", "200001"];
const keyPressed = "300000";

const later = (minutes: number) => ({ kind: "retry", afterMs: minutes * minute }) as const;

/** Busy, unanswered, out of reach: for now. No such number, and one out of service: for good. How long is ours to say. */
const failures: CodeTable = {
  "200002": later(5),
  "200003": later(5),
  "200005": later(30),
  "200007": later(30),
  "200010": later(30),
  // Nobody is called at night: what was refused after 22 goes out after 8.
  "200118": later(600),
  "200119": limited("recipient", hour),
  "200121": limited("account", minute),
  // Of the network, the carrier, the system.
  "400": later(1),
  "482": later(1),
  "500": later(1),
  "999999": later(1),
  "200004": { kind: "recipient_invalid", action: "drop_address" },
  "200011": { kind: "recipient_invalid", action: "suppress" },
};

function readCallback(rawBody: string, own: CodeTable | undefined): Callback {
  const read = reading();
  itemsOf(readJson(rawBody)).forEach((told, i) => {
    const code = textOf(told.status_code);
    const from = textOf(told.callee);
    const text = textOf(told.dtmf);
    const time = told.end_time ?? told.ring_time ?? told.originate_time;
    const at = dated(read, `[${i}]`, time, chinaTime);
    const wasHeard = heard.includes(code ?? "");
    if (code && code !== keyPressed)
      read.receipts.push({
        status: wasHeard ? "delivered" : "undelivered",
        ...(wasHeard ? {} : failureOf(code, [own, failures])),
        ...optional("providerMessageId", textOf(told.call_id)),
        ...at,
        code,
      });
    if (from && text) read.replies.push({ from, text, ...at });
    else if (!code || code === keyPressed) read.issues.push(unread(`[${i}]`, "Neither report nor key."));
  });
  return answered(read, received, "application/json");
}
