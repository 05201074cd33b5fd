import { expectArgument } from "../model/arguments.ts";
import type { Message } from "../model/request.ts";
import type { ChannelAdapter } from "./adapter.ts";
import type { ChatOptions, Mention } from "./shared/chat-robot.ts";
import {
  chatRobot,
  errcodeIn,
  linkOf,
  mentionedAs,
  secretAfter,
  tooLong,
  withoutMarkdown,
} from "./shared/chat-robot.ts";
import type { CodeTable } from "./shared/codes.ts";
import { limited, needs } from "./shared/codes.ts";
import { utf8Length } from "./shared/encode.ts";

export type { ChatOptions, Mention } from "./shared/chat-robot.ts";
export type { CodeTable } from "./shared/codes.ts";

export interface WecomRobotOptions extends ChatOptions {
  /** The addresses are user ids or mobile numbers, and the first of a person is mentioned. Absent: nobody is. */
  readonly mention?: Mention;
}

/**
 * Messages of the robot of a WeCom (企业微信) group: Markdown, or with `mention` plain text, which alone can mention a
 * mobile number.
 *
 * `check` refuses a content of more than 4096 bytes of UTF-8 in Markdown and 2048 in text (figures of the robot's answers
 * and agreeing copies of its documentation). What would be Markdown in a message is sent as the wide form of the same
 * signs. A robot sends 20 messages a minute: 45009 waits a minute.
 *
 * `sign` needs the secret `wecomRobotKey`, the robot's URL or the key in it, and puts it in the query: never log a signed
 * URL, use `redact`. It is the key of one group: hand in that of the group which the person's messages belong to. The
 * answer 93000 is read by its text: `93000.length` for a content that is too long, else the key is not one.
 *
 * All of the group read along: give an address of kind `chat` only to who belongs to it.
 *
 * @example
 * import { wecomRobot } from "waybell/channels/wecom-robot";
 *
 * const group = wecomRobot({ link: "https://ops.example.com/orders/{orderId}?n={id}" });
 * group.kind; // "chat"
 */
export function wecomRobot(options: WecomRobotOptions = {}): ChannelAdapter {
  expectArgument("options", options, "object", "settings by name, or nothing");
  const { mention } = options;
  const content = (message: Message): string => {
    const link = linkOf(message, options);
    if (mention) return [message.title, message.body, ...(link ? [link.url] : [])].join("\n");
    const [title, body, words] = [message.title, message.body, link?.words ?? ""].map(withoutMarkdown);
    return `**${title}**\n${body}${link ? `\n[${words}](${link.url})` : ""}`;
  };
  return chatRobot({
    id: "wecom-robot",
    url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
    auth: { scheme: "query-token", parameter: "key" },
    options,
    check: (message) => tooLong("body", utf8Length(content(message)), mention ? 2048 : 4096, "bytes"),
    body: (message, mentioned) => {
      if (!mention) return { msgtype: "markdown", markdown: { content: content(message) } };
      const name = mentionedAs(mention, mentioned);
      const list = mention === "mobile" ? "mentioned_mobile_list" : "mentioned_list";
      return { msgtype: "text", text: { content: content(message), ...(name ? { [list]: [name] } : {}) } };
    },
    sign: (request, { secrets }) => ({
      ...request,
      query: { key: secretAfter("key=", secrets.wecomRobotKey) },
    }),
    codeIn: errcodeIn("93000", { length: /exceed max length/ }),
    codes,
    shown: ["msgtype"],
  });
}

const payload = { kind: "permanent", fault: "payload" } as const;
const request = { kind: "permanent", fault: "request" } as const;

// Answers of the robot as seen in public, and WeCom's global codes (developer.work.weixin.qq.com 90313); 45009 and 45033
// are not confirmed for robots.
const codes: CodeTable = {
  "0": { kind: "accepted" },
  "-1": { kind: "retry" },
  "40008": request,
  "40033": { kind: "permanent", fault: "content" },
  "40035": request,
  "40058": payload,
  "44004": request,
  "45002": payload,
  "45009": limited("sender", 60_000),
  "45033": limited("sender", 60_000),
  "60020": needs("network_acl"),
  "93000": needs("credential"),
  "93000.length": payload,
};
