import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome } from "../model/outcome.ts";
import type { ChannelRequest } from "../model/request.ts";
import { optional } from "../model/table.ts";
import type { ChannelAdapter } from "./adapter.ts";
import type { CodeTable } from "./shared/codes.ts";
import { meaningOf, outcomeOf } from "./shared/codes.ts";
import { httpOutcome } from "./shared/http-outcome.ts";
import {
  checkSubject,
  type MailOptions,
  mailHeaders,
  mailThread,
  oneLine,
  paragraphs,
  plainId,
  readClick,
  recipients,
} from "./shared/mail.ts";
import { hidden, only } from "./shared/redact.ts";
import { usable } from "./shared/usable.ts";

export type { CodeTable } from "./shared/codes.ts";
export type { MailOptions } from "./shared/mail.ts";

export interface EmailOptions extends MailOptions {
  /** The right half of every Message-ID: a domain of yours. */
  readonly messageIdDomain: string;
  /** Meanings of SMTP replies that go before the adapter's own: `5.1.1`, `5.7.*`, or by status `550`. */
  readonly codes?: CodeTable;
}

/**
 * Mail as nodemailer and its like take it: plain strings. The title is the subject.
 *
 * `check` refuses an empty title and one with a line break or control character; `toRequest` strips them all the same.
 * An address that is not plainly `local@domain` is left out; with none left `to` is empty and the transport refuses.
 * Mails about one order to one person form a thread. Only class `marketing` carries List-Unsubscribe (RFC 2369) and its
 * one-click POST (RFC 8058): whoever knows that URL can unsubscribe with it, so let it hold what cannot be guessed.
 *
 * Answers are SMTP replies: `status` 250, 550 …, the text in `body`; the enhanced code (RFC 3463) decides. The Message-ID
 * is made of the send id and the same at every attempt, but no server is bound to drop a repeat.
 *
 * @example
 * import { email } from "waybell/channels/email";
 *
 * const mail = email({ from: { name: "Shop", address: "orders@mail.example.com" }, messageIdDomain: "mail.example.com" });
 * mail.kind; // "email"
 */
export function email(options: EmailOptions): ChannelAdapter {
  expectArgument("options", options, { from: "object", messageIdDomain: "text" });
  const domain = options.messageIdDomain.replace(/[^\w.-]/g, "");
  const { name, address } = options.from;
  return usable({
    id: "email",
    kind: "email",
    capabilities: {
      proof: "accepted",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
      reachesAll: true,
    },

    check: checkSubject,

    toRequest(message, to) {
      const thread = mailThread(message, domain);
      return {
        kind: "mail",
        message: {
          from: { ...optional("name", name === undefined ? undefined : oneLine(name)), address: oneLine(address) },
          to: recipients(to).join(", "),
          ...optional("replyTo", options.replyTo === undefined ? undefined : oneLine(options.replyTo)),
          subject: oneLine(message.title),
          text: message.body,
          ...optional("html", options.html ? paragraphs(message.body) : undefined),
          messageId: `<${plainId(message.id)}@${domain}>`,
          inReplyTo: thread,
          references: thread,
          headers: mailHeaders(message, options),
          disableFileAccess: true,
          disableUrlAccess: true,
        },
      };
    },

    readAnswer: (answer) => readAnswer(answer, options.codes),
    readCallback: (call) => readClick(call, options.unsubscribe),
    redact,
  });
}

function redact(request: ChannelRequest): ChannelRequest {
  if (request.kind !== "mail") return request;
  const { message } = request;
  const texts = { to: hidden, subject: hidden, text: hidden, ...optional("html", message.html && hidden) };
  const headers = only(message.headers, ["Auto-Submitted", "X-Notification-Id"]);
  return { kind: "mail", message: { ...message, ...texts, headers } };
}

const hour = 3_600_000;
const dead = { kind: "recipient_invalid", action: "drop_address" } as const;
const full = { kind: "retry", afterMs: 4 * hour } as const;
const credential = { kind: "needs_config", fault: "credential" } as const;

// RFC 3463 and RFC 5321, and how long to wait is ours. Keys: enhanced code or status.
const codes: CodeTable = {
  "4.2.2": full,
  "4.7.*": { kind: "rate_limited", scope: "sender", afterMs: hour / 4 },
  "5.1.1": dead,
  "5.1.2": dead,
  "5.1.3": dead,
  "5.1.6": dead,
  // The sender's own mailbox or domain.
  "5.1.7": { kind: "needs_config", fault: "sender" },
  "5.1.8": { kind: "needs_config", fault: "sender" },
  "5.1.10": dead,
  "5.2.1": dead,
  "5.2.2": full,
  "5.2.3": { kind: "permanent", fault: "payload" },
  "5.3.4": { kind: "permanent", fault: "payload" },
  "5.6.*": { kind: "permanent", fault: "content" },
  "5.7.8": credential,
  "5.7.*": { kind: "needs_config", fault: "sender" },
  "552": full,
  "554": { kind: "permanent", fault: "content" },
};

const signIn: readonly number[] = [525, 530, 534, 535, 538];

function readAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  if ("failed" in answer) return httpOutcome(answer, "X-Notification-Id");
  const { status } = answer;
  const kind = Math.floor(status / 100);
  if (kind === 2) return { kind: "accepted" };
  if (kind !== 4 && kind !== 5) return httpOutcome(answer, "X-Notification-Id");
  const text = typeof answer.body === "string" ? answer.body.slice(0, 4096) : "";
  const enhanced = new RegExp(`(?:^|[\\s(#-])(${kind}\\.\\d{1,3}\\.\\d{1,3})(?=[\\s:)]|$)`).exec(text)?.[1];
  // Who we are is asked before anything is sent, and these answers are to nothing else, whatever code of policy they carry.
  if (signIn.includes(status))
    return outcomeOf(meaningOf(String(status), [own]) ?? credential, enhanced ?? `smtp-${status}`);
  for (const key of [enhanced, String(status)]) {
    const meaning = key === undefined ? undefined : meaningOf(key, [own, codes]);
    if (meaning) return outcomeOf(meaning, enhanced ?? `smtp-${status}`);
  }
  const reason = enhanced ?? `smtp-${status}`;
  return kind === 4 ? { kind: "retry", reason } : { kind: "permanent", fault: "request", reason };
}
