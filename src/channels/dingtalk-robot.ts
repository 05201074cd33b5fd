import { expectArgument } from "../model/arguments.ts";
import type { Message } from "../model/request.ts";
import type { ChannelAdapter } from "./adapter.ts";
import type { ChatOptions, Mention } from "./shared/chat-robot.ts";
import {
  bytesOf,
  chatRobot,
  errcodeIn,
  linkOf,
  longestName,
  mentionedAs,
  secretAfter,
  tooLong,
  withoutMarkdown,
} from "./shared/chat-robot.ts";
import type { CodeTable } from "./shared/codes.ts";
import { limited, needs } from "./shared/codes.ts";
import { dingtalkSignature } from "./shared/robot-signatures.ts";

export type { ChatOptions, Mention } from "./shared/chat-robot.ts";
export type { CodeTable } from "./shared/codes.ts";

export interface DingtalkRobotOptions extends ChatOptions {
  /** The addresses are user ids or mobile numbers, and the first of a person is mentioned. Absent: nobody is. */
  readonly mention?: Mention;
}

/**
 * Markdown by the custom robot of a DingTalk (钉钉) group.
 *
 * `check` refuses a body of more than 20000 bytes of UTF-8, with room for the longest name that is mentioned (a figure of
 * copies of the documentation). What would be Markdown in a message is sent as the wide form of the same signs. A robot
 * that sends more than 20 messages a minute is shut out for ten, so that is how long 130101 waits.
 *
 * `sign` needs the secret `dingtalkAccessToken`, the robot's URL or the token in it, and where the robot checks signatures
 * `dingtalkSecret`; both go to the query, where the signature holds an hour: never log a signed URL, use `redact`. They
 * are of one group: hand in those of the group which the person's messages belong to. The answer 310000 is read by its
 * text: `310000.keywords`, `310000.ip`, `310000.timestamp` (signed anew it may pass), else the signature is wrong.
 *
 * All of the group read along: give an address of kind `chat` only to who belongs to it.
 *
 * @example
 * import { dingtalkRobot } from "waybell/channels/dingtalk-robot";
 *
 * const group = dingtalkRobot({ mention: "mobile", link: "https://ops.example.com/orders/{orderId}?n={id}" });
 * group.kind; // "chat"
 */
export function dingtalkRobot(options: DingtalkRobotOptions = {}): ChannelAdapter {
  expectArgument("options", options, "object", "settings by name, or nothing");
  const { mention } = options;
  const body = (message: Message, name?: string) => {
    const link = linkOf(message, options);
    const [title = "", plain = "", words] = [message.title, message.body, link?.words ?? ""].map(withoutMarkdown);
    const parts = [
      `#### ${title}`,
      // One line break alone is none.
      plain.replace(/\n/g, "\n\n"),
      ...(link ? [`[${words}](${link.url})`] : []),
      ...(name ? [`@${name}`] : []),
    ];
    const at = name && { at: { [mention === "mobile" ? "atMobiles" : "atUserIds"]: [name], isAtAll: false } };
    return { msgtype: "markdown", markdown: { title, text: parts.join("\n\n") }, ...(at || {}) };
  };
  return chatRobot({
    id: "dingtalk-robot",
    url: "https://oapi.dingtalk.com/robot/send",
    auth: { scheme: "dingtalk-robot" },
    options,
    check: (message) => tooLong("body", bytesOf(body(message, mention && longestName)), 20_000, "bytes"),
    body: (message, mentioned) => body(message, mention && mentionedAs(mention, mentioned)),
    sign(request, { secrets, now }) {
      const secret = secrets.dingtalkSecret;
      const signature = secret ? { timestamp: String(now), sign: dingtalkSignature(secret, now) } : {};
      const token = secretAfter("access_token=", secrets.dingtalkAccessToken);
      return { ...request, query: { access_token: token, ...signature } };
    },
    codeIn: errcodeIn("310000", {
      timestamp: /invalid timestamp|过期/,
      keywords: /keywords|关键词/,
      ip: /whitelist|白名单/,
    }),
    codes,
    shown: ["msgtype"],
  });
}

const tenMinutes = 600_000;

// open.dingtalk.com, custom robot, by copies that agree; 130101, 300001 and 300005 from answers as seen in public.
const codes: CodeTable = {
  "0": { kind: "accepted" },
  "-1": { kind: "retry" },
  "130101": limited("sender", tenMinutes),
  "410100": limited("sender", tenMinutes),
  // The robot was removed, or its address mistyped.
  "300001": needs("credential"),
  "300005": needs("credential"),
  "310000": needs("credential"),
  "310000.timestamp": { kind: "retry" },
  "310000.keywords": needs("template"),
  "310000.ip": needs("network_acl"),
  "400013": needs("sender"),
  "400101": needs("credential"),
  "400102": needs("sender"),
  "400106": needs("sender"),
  // Unsafe links, unfit texts and pictures.
  "4301*": { kind: "permanent", fault: "content" },
};
