import type { Finding } from "../model/finding.ts";
import { finding } from "../model/finding.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import type { Callback, ChannelAdapter } from "./adapter.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import type { CodeTable } from "./shared/codes.ts";
import { codedOutcome } from "./shared/codes.ts";
import { percentEncode } from "./shared/encode.ts";
import { fieldsOf, listOf, optional, readJson, textOf } from "./shared/json.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { named, noTemplate, templateFor } from "./shared/templates.ts";
import { fitted, misfit } from "./shared/wechat-fields.ts";

export type { CodeTable } from "./shared/codes.ts";

export interface WechatMiniTemplate {
  readonly id: string;
  /** Absent: for every locale. */
  readonly locale?: string;
  /**
   * What each of the template's keys (`phrase3`, `thing4`) shows: the message's `status`, `tip` or `title`, or one of its
   * placeholders by name.
   */
  readonly fields: { readonly [key: string]: string };
}

export interface WechatMiniOptions {
  readonly templates: { readonly [notice: string]: readonly WechatMiniTemplate[] };
  /** The page a tap opens: `pages/order/detail?id={orderId}&n={id}`. `{id}` is the send id; both are percent-encoded. */
  readonly page?: string;
  /** Which version of the mini-program opens. Default `formal`. */
  readonly state?: "developer" | "trial" | "formal";
  /** Meanings of errcodes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

/**
 * Subscribe messages of a WeChat mini-program: cards of typed fields, one consent of the person for each.
 *
 * `check` refuses a message without a fitting template and a value its key's type does not take: `character_string` over
 * 32 or with Chinese, `phrase` that is not 1 to 5 Chinese characters, a `time` not like `2026年6月1日 18:00` … A `thing` is
 * cut to 20 UTF-16 units, the last an ellipsis; thousands separators leave an `amount`. The type is the key without its
 * number. Rules: the official table of data types, of which two copies agree.
 *
 * The address is an open id; of several the first. `sign` needs the secret `wechatAccessToken`, which the host fetches
 * and keeps (2 h), and puts it in the query: never log a signed URL, use `redact`. The provider echoes no id: `{id}` in
 * `page` comes back with the tap. Callbacks are read in JSON, and not verified: check WeChat's signature before, and
 * choose JSON in the console; XML is an issue.
 *
 * @example
 * import { wechatMiniSubscribe } from "waybell/channels/wechat-mini-subscribe";
 *
 * const wechat = wechatMiniSubscribe({
 *   templates: { shipped: [{ id: "TEMPLATE_ID", fields: { character_string1: "no", phrase2: "status", thing3: "tip" } }] },
 *   page: "pages/order/detail?id={orderId}",
 * });
 * wechat.capabilities.consentPerMessage; // true
 */
export function wechatMiniSubscribe(options: WechatMiniOptions): ChannelAdapter {
  const pick = (message: Message): WechatMiniTemplate | undefined => {
    const shown = (template: WechatMiniTemplate) => Object.values(template.fields);
    return templateFor(options.templates, message, shown, (name) => sourceOf(message, "", name) !== undefined);
  };

  return {
    id: "wechat-mini-subscribe",
    kind: "wechat",
    capabilities: {
      proof: "accepted",
      idempotent: false,
      templatesOnly: true,
      silent: false,
      twoWay: false,
      consentPerMessage: true,
    },

    check(message) {
      const template = pick(message);
      if (!template) return [noTemplate(message)];
      return Object.entries(template.fields).flatMap(([key, source]): Finding[] => {
        const wanted = misfit(key, sourceOf(message, key, source) ?? "");
        const path = `templates.${message.notice}.${key}`;
        return wanted ? [finding("VALUE_NOT_ALLOWED", path, `"${source}" is not what this key takes.`, wanted)] : [];
      });
    },

    toRequest(message, to) {
      const template = pick(message);
      const page = options.page?.replace(/\{(id|orderId)\}/g, (_, name: "id" | "orderId") =>
        percentEncode(message[name]),
      );
      const data = Object.entries(template?.fields ?? {}).map(([key, source]) => [
        key,
        { value: fitted(key, sourceOf(message, key, source) ?? "") },
      ]);
      return {
        kind: "http",
        method: "POST",
        url: "https://api.weixin.qq.com/cgi-bin/message/subscribe/send",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          touser: typeof to === "string" ? to : (to[0] ?? ""),
          template_id: template?.id ?? "",
          ...optional("page", page),
          miniprogram_state: options.state ?? "formal",
          lang: languages[message.locale.toLowerCase()] ?? (/^zh\b/i.test(message.locale) ? "zh_CN" : "en_US"),
          data: Object.fromEntries(data),
        }),
        auth: { scheme: "query-token", parameter: "access_token" },
      };
    },

    sign: (request, { secrets }) =>
      request.kind === "http"
        ? { ...request, query: { ...request.query, access_token: secrets.wechatAccessToken ?? "" } }
        : request,

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call) => readCallback(call.rawBody),
    redact: (request) =>
      redactHttp(request, ["content-type"], redactBody(request, ["template_id", "page", "miniprogram_state", "lang"])),
  };
}

const languages: { readonly [locale: string]: string } = {
  "zh-tw": "zh_TW",
  "zh-hant": "zh_TW",
  "zh-hk": "zh_HK",
};

/** A key that takes times gets them in the form WeChat wants. */
function sourceOf(message: Message, key: string, name: string): string | undefined {
  const own = name === "status" || name === "tip" || name === "title" ? message[name] : undefined;
  const time = named(message.times, name);
  return own ?? (time !== undefined && /^(time|date|)\d*$/.test(key) ? cardTime(time) : named(message.values, name));
}

/** `2026-06-03T18:00` → `2026年6月3日 18:00`. */
const cardTime = (time: string): string => {
  const [year, month, day] = time.slice(0, 10).split("-").map(Number);
  return `${year}年${month}月${day}日 ${time.slice(11)}`;
};

const refresh = { kind: "refresh_credential" } as const;
const askConsent = { kind: "recipient_invalid", action: "ask_consent" } as const;
const template = { kind: "needs_config", fault: "template" } as const;

// developers.weixin.qq.com subscribeMessage.send; -1, 40001, 40164, 45011 and 48001 from agreeing copies, 40014 and
// 43004 not confirmed.
const codes: CodeTable = {
  "0": { kind: "accepted" },
  "-1": { kind: "retry" },
  // Also a wrong app secret: refreshed once and refused again, it is a fault of configuration.
  "40001": refresh,
  "40014": refresh,
  "41001": refresh,
  "42001": refresh,
  "40003": { kind: "recipient_invalid", action: "drop_address" },
  "40037": template,
  "41030": template,
  "43101": askConsent,
  "43004": askConsent,
  "47003": { kind: "permanent", fault: "content" },
  "45009": { kind: "rate_limited", scope: "account", afterMs: 86_400_000 },
  "45011": { kind: "rate_limited", scope: "account", afterMs: 60_000 },
  "40164": { kind: "needs_config", fault: "network_acl" },
  "48001": { kind: "needs_config", fault: "account" },
};

function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const code = textOf(told.errcode);
  const outcome = codedOutcome(answer, code, [own, codes]);
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", textOf(told.msgid)) };
  const key = /data\.([a-z_]+\d{1,3})\.value/.exec(textOf(told.errmsg) ?? "")?.[1];
  return code === "47003" && key && "reason" in outcome ? { ...outcome, reason: `${code} ${key}` } : outcome;
}

function readCallback(rawBody: string): Callback {
  const read = reading();
  const told = fieldsOf(readJson(rawBody));
  const address = textOf(told.FromUserName);
  const seconds = textOf(told.CreateTime) ?? "";
  const at = optional("at", /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : undefined);
  const event = textOf(told.Event);
  // One item comes as an object, several as a list.
  const items = listOf(told.List).map(fieldsOf);
  if (/^\s*</.test(rawBody))
    read.issues.push(unread("", "XML is not read here: convert it, or choose JSON in the console."));
  else if (event === "subscribe_msg_popup_event" || event === "subscribe_msg_change_event")
    items.forEach((item, i) => {
      const change = changes[`${event} ${textOf(item.SubscribeStatusString)}`];
      if (address === undefined || !change) read.issues.push(unread(`List[${i}]`, "No open id, or an unknown status."));
      else read.consents.push({ address, ...optional("templateId", textOf(item.TemplateId)), change, ...at });
    });
  else if (event === "subscribe_msg_sent_event")
    items.forEach((item, i) => {
      const providerMessageId = textOf(item.MsgID);
      const code = textOf(item.ErrorCode);
      if (providerMessageId === undefined || code === undefined)
        read.issues.push(unread(`List[${i}]`, "No id or no code."));
      else read.receipts.push({ status: code === "0" ? "sent" : "undelivered", providerMessageId, ...at, code });
    });
  else read.issues.push(unread("Event", "Not an event of subscribe messages."));
  return answered(read, "success");
}

const changes: { readonly [eventAndStatus: string]: "granted" | "refused" | "revoked" } = {
  "subscribe_msg_popup_event accept": "granted",
  "subscribe_msg_popup_event reject": "refused",
  "subscribe_msg_change_event reject": "revoked",
  "subscribe_msg_change_event accept": "granted",
};
