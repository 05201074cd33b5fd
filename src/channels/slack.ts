import { expectArgument } from "../model/arguments.ts";
import type { Message } from "../model/request.ts";
import type { ChannelAdapter } from "./adapter.ts";
import type { ChatOptions } from "./shared/chat-robot.ts";
import { chatRobot, linkOf, longestName, secretAfter, tooLong } from "./shared/chat-robot.ts";
import type { CodeTable } from "./shared/codes.ts";
import { needs } from "./shared/codes.ts";

export type { ChatOptions } from "./shared/chat-robot.ts";
export type { CodeTable } from "./shared/codes.ts";

export interface SlackOptions extends ChatOptions {
  /** The addresses are member ids (`U024BE7LH`), and the first of a person is mentioned. Default false: nobody is. */
  readonly mention?: boolean;
  /** `hooks.slack-gov.com` for GovSlack. Default `hooks.slack.com`. */
  readonly host?: "hooks.slack.com" | "hooks.slack-gov.com";
}

/**
 * Messages by an incoming webhook of Slack: a header and a section of plain text, and the same text for notifications.
 *
 * `check` refuses a title of more than 150 and a body of more than 3000 characters (UTF-16), `&`, `<` and `>` counted as
 * they are escaped, and a link of more than 3000 with the mention (figures of @slack/types 3.2). About one message a
 * second is taken: 429 waits as its `Retry-After` says and is of this webhook alone.
 *
 * `sign` needs the secret `slackHook`, the webhook's URL or what follows `/services/` in it, and ends the URL with it:
 * never log a signed URL, use `redact`. It is of one channel: hand in that of the channel which the person's messages
 * belong to. Answers are plain text, `ok` or the name of an error: keys of `codes`.
 *
 * All of the channel read along: give an address of kind `chat` only to who belongs to it.
 *
 * @example
 * import { slack } from "waybell/channels/slack";
 *
 * const channel = slack({ link: "https://ops.example.com/orders/{orderId}?n={id}" });
 * channel.kind; // "chat"
 */
export function slack(options: SlackOptions = {}): ChannelAdapter {
  expectArgument("options", options, "object", "settings by name, or nothing");
  const footer = (message: Message, name?: string): string => {
    const link = linkOf(message, options);
    return [...(name ? [`<@${name}>`] : []), ...(link ? [`<${link.url}|${escaped(link.words)}>`] : [])].join(" ");
  };
  return chatRobot({
    id: "slack",
    url: `https://${options.host ?? "hooks.slack.com"}/services/`,
    auth: { scheme: "secret-url" },
    options,
    check: (message) => [
      ...tooLong("title", escaped(message.title).length, 150, "characters"),
      ...tooLong("body", escaped(message.body).length, 3000, "characters"),
      ...tooLong("link", footer(message, longestName).length, 3000, "characters"),
    ],
    body(message, mentioned) {
      const [title = "", body = ""] = [message.title, message.body].map(escaped);
      const last = footer(message, options.mention ? mentioned : undefined);
      return {
        text: `${title}\n${body}`,
        blocks: [
          { type: "header", text: plain(title) },
          { type: "section", text: plain(body) },
          ...(last ? [{ type: "section", text: { type: "mrkdwn", text: last } }] : []),
        ],
      };
    },
    sign: (request, { secrets }) => ({
      ...request,
      url: request.url + secretAfter("/services/", secrets.slackHook),
    }),
    codeIn: (body) => /^\s*([a-z_]{1,64})\s*$/.exec(body)?.[1],
    codes,
    shown: [],
  });
}

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

const signs: { readonly [sign: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? "");

const payload = { kind: "permanent", fault: "payload" } as const;
const credential = needs("credential");
const sender = needs("sender");

// docs.slack.dev, "Sending messages using incoming webhooks", by ports of it that agree.
const codes: CodeTable = {
  ok: { kind: "accepted" },
  invalid_payload: payload,
  invalid_blocks: payload,
  no_text: payload,
  too_many_attachments: payload,
  user_not_found: sender,
  channel_not_found: sender,
  channel_is_archived: sender,
  action_prohibited: sender,
  posting_to_general_channel_denied: sender,
  invalid_token: credential,
  no_service: credential,
  no_service_id: credential,
  no_active_hooks: credential,
  no_team: needs("account"),
  team_disabled: needs("account"),
  rollup_error: { kind: "retry" },
};
