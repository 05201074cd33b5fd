import { expectArgument } from "../model/arguments.ts";
import { optional } from "../model/table.ts";
import type { Callback, ChannelAdapter, IncomingCall } from "./adapter.ts";
import { firstOf } from "./shared/address.ts";
import { answered, reading, unread } from "./shared/callback.ts";
import { secondsTime } from "./shared/china.ts";
import type { CodeTable } from "./shared/codes.ts";
import { dated } from "./shared/dated.ts";
import { fieldsOf, itemsOf, readJson, textOf } from "./shared/json.ts";
import { linkTo } from "./shared/link.ts";
import { redactBody, redactHttp } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";
import { echoOf, readWechatAnswer, wechatRequest, withAccessToken } from "./shared/wechat-api.ts";
import type { WechatTemplates } from "./shared/wechat-card.ts";
import { cardFindings, cardOf } from "./shared/wechat-card.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { WechatTemplate, WechatTemplates } from "./shared/wechat-card.ts";

export interface WechatMiniOptions {
  readonly templates: WechatTemplates;
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
 * cut to 20 UTF-16 units, the last an ellipsis. An `amount` loses its thousands separators and gets the sign of its currency
 * (¥, $, €, £); one of another, as HKD, is refused. The type is the key without its number. Rules: the official table of data
 * types, of which two copies agree.
 *
 * The address is an open id; of several the first. `sign` needs the secret `wechatAccessToken`, which the host fetches
 * and keeps (2 h), and puts it in the query: never log a signed URL, use `redact`. The provider echoes no id: `{id}` in
 * `page` comes back with the tap. Callbacks are read in JSON, and not verified: check WeChat's signature before, and
 * choose JSON in the console; XML is an issue. The GET by which the console asks whose an address is (`echostr`) is answered.
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
  expectArgument("options", options, { templates: "object" });
  return usable({
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

    check: (message) => cardFindings(options.templates, message),

    toRequest(message, to) {
      const { id, data } = cardOf(options.templates, message);
      return wechatRequest("subscribe", {
        touser: firstOf(to),
        template_id: id,
        ...optional("page", options.page && linkTo(message, options.page)),
        miniprogram_state: options.state ?? "formal",
        lang: languages[message.locale.toLowerCase()] ?? (/^zh\b/i.test(message.locale) ? "zh_CN" : "en_US"),
        data,
      });
    },

    sign: (request, { secrets }) => withAccessToken(request, secrets.wechatAccessToken),
    readAnswer: (answer) => readWechatAnswer(answer, options.codes),
    readCallback,
    redact: (request) =>
      redactHttp(request, ["content-type"], redactBody(request, ["template_id", "page", "miniprogram_state", "lang"])),
  });
}

const languages: { readonly [locale: string]: string } = {
  "zh-tw": "zh_TW",
  "zh-hant": "zh_TW",
  "zh-hk": "zh_HK",
};

function readCallback(call: IncomingCall): Callback {
  const read = reading();
  const echo = echoOf(call);
  if (echo) return answered(read, echo);
  const { rawBody } = call;
  const root = fieldsOf(readJson(rawBody));
  // What was XML may keep its root, and has the list within an element of the event's name.
  const told = fieldsOf(root.xml ?? root);
  const address = textOf(told.FromUserName);
  const at = dated(read, "CreateTime", told.CreateTime, secondsTime);
  const event = textOf(told.Event);
  const list = [told, ...Object.values(told).map(fieldsOf)].find(({ List }) => List !== undefined)?.List;
  const items = itemsOf(list);
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
