import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { Message } from "../model/request.ts";
import { optional } from "../model/table.ts";
import type { ChannelAdapter } from "./adapter.ts";
import type { ChatOptions } from "./shared/chat-robot.ts";
import { bytesOf, chatRobot, linkOf, longestName, secretAfter, tooLong } from "./shared/chat-robot.ts";
import type { CodeTable } from "./shared/codes.ts";
import { limited, needs } from "./shared/codes.ts";
import { retryAfterMs } from "./shared/http-outcome.ts";
import { fieldsOf, readJson, textOf } from "./shared/json.ts";
import { feishuSignature } from "./shared/robot-signatures.ts";

export type { ChatOptions } from "./shared/chat-robot.ts";
export type { CodeTable } from "./shared/codes.ts";

export interface FeishuBotOptions extends ChatOptions {
  /** The addresses are open ids (or user ids), and the first of a person is mentioned. Default false: nobody is. */
  readonly mention?: boolean;
  /** `open.larksuite.com` for Lark. Default `open.feishu.cn`. */
  readonly host?: "open.feishu.cn" | "open.larksuite.com";
}

/**
 * Cards by the custom bot of a Feishu (飞书) or Lark group; title and body are plain text in them.
 *
 * `check` refuses a body of more than 20000 bytes of UTF-8, signature and the longest mention included (the documentation
 * says 20 KB). A bot may send 5 messages a second and 100 a minute: 11232 waits a minute, or as long as
 * `x-ogw-ratelimit-reset` says.
 *
 * `sign` needs the secret `feishuHook`, the bot's URL or the id at its end, and where the bot checks signatures
 * `feishuSecret`: the id ends the URL and the signature, which holds an hour, goes to the body. Never log a signed URL, use
 * `redact`. They are of one group: hand in those of the group which the person's messages belong to.
 *
 * All of the group read along: give an address of kind `chat` only to who belongs to it.
 *
 * @example
 * import { feishuBot } from "waybell/channels/feishu-bot";
 *
 * const group = feishuBot({ link: "https://ops.example.com/orders/{orderId}?n={id}" });
 * group.kind; // "chat"
 */
export function feishuBot(options: FeishuBotOptions = {}): ChannelAdapter {
  expectArgument("options", options, "object", "settings by name, or nothing");
  const body = (message: Message, name?: string) => {
    const link = linkOf(message, options);
    const elements = [
      { tag: "div", text: plain(message.body) },
      ...(name ? [{ tag: "div", text: { tag: "lark_md", content: `<at id=${name}></at>` } }] : []),
      ...(link
        ? [{ tag: "action", actions: [{ tag: "button", text: plain(link.words), url: link.url, type: "primary" }] }]
        : []),
    ];
    return { msg_type: "interactive", card: { header: { title: plain(message.title) }, elements } };
  };
  const bot = chatRobot({
    id: "feishu-bot",
    url: `https://${options.host ?? "open.feishu.cn"}/open-apis/bot/v2/hook/`,
    auth: { scheme: "feishu-bot" },
    options,
    check(message) {
      const longest = { timestamp: "1795226584", sign: feishuSignature("", ""), ...body(message, longestName) };
      return tooLong("body", bytesOf(longest), 20_000, "bytes");
    },
    body: (message, mentioned) => body(message, options.mention ? mentioned : undefined),
    sign(request, { secrets, now }) {
      const url = request.url + secretAfter("/hook/", secrets.feishuHook);
      const secret = secrets.feishuSecret;
      if (!secret) return { ...request, url };
      const timestamp = String(Math.floor(now / 1000));
      const signature = { timestamp, sign: feishuSignature(secret, timestamp) };
      return { ...request, url, body: JSON.stringify({ ...signature, ...fieldsOf(readJson(request.body)) }) };
    },
    codeIn(answer) {
      const told = fieldsOf(readJson(answer));
      return textOf(told.code ?? told.StatusCode);
    },
    codes,
    shown: ["timestamp", "msg_type"],
  });
  return { ...bot, readAnswer: (answer) => waiting(bot.readAnswer(answer), answer) };
}

const plain = (content: string) => ({ tag: "plain_text", content });

function waiting(outcome: Outcome, answer: Answer): Outcome {
  if (outcome.kind !== "rate_limited" || "failed" in answer) return outcome;
  return { ...outcome, ...optional("afterMs", retryAfterMs(answer.headers, "x-ogw-ratelimit-reset")) };
}

// open.feishu.cn, custom bots and frequency control; 19001 and 19002 from answers as seen in public.
const codes: CodeTable = {
  "0": { kind: "accepted" },
  "9499": { kind: "permanent", fault: "payload" },
  "11232": limited("sender", 60_000),
  "19001": needs("credential"),
  "19002": { kind: "permanent", fault: "request" },
  // Not this secret's signature, or older than an hour: signed anew and refused again, it is a fault of configuration.
  "19021": { kind: "refresh_credential" },
  "19022": needs("network_acl"),
  "19024": needs("template"),
  "99991400": limited("sender", 60_000),
};
