import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Address } from "../../model/person.ts";
import type { Message } from "../../model/request.ts";
import type { Callback, IncomingCall } from "../adapter.ts";
import { allOf } from "./address.ts";
import { answered, reading, unread } from "./callback.ts";
import { escapeBytes, percentDecode } from "./encode.ts";
import { idIn, withId } from "./id-in-url.ts";

/** What mail asks of a shop, however it is sent. */
export interface MailOptions {
  readonly from: { readonly name?: string; readonly address: string };
  readonly replyTo?: string;
  /**
   * For mails of class `marketing`: an https address that takes the one-click POST, with `{id}` for the send id:
   * `https://example.com/unsubscribe?n={id}`. One that is not https, a `mailto:`, is named without promising one click.
   */
  readonly unsubscribe?: string;
  /** Adds an HTML part: the body's paragraphs, escaped. Default false. */
  readonly html?: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what must not reach a header
const breaks = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
export const oneLine = (text: string): string => text.replace(new RegExp(`${breaks.source}+`, "g"), " ").trim();

export function checkSubject({ title }: Message): Finding[] {
  const findings: Finding[] = [];
  if (title.trim() === "") findings.push(finding("EMPTY_VALUE", "title", "A mail needs a subject."));
  if (breaks.test(title))
    findings.push(finding("LINE_BREAK", "title", "A subject must not hold a line break or control character."));
  return findings;
}

/** `o-1/shipped` → `o-1_2Fshipped`: dots, slashes and the mark itself escaped, so that no two ids meet. */
export const plainId = (id: string): string => escapeBytes(id, /[A-Za-z0-9-]/, "_");

/** The id that `plainId` wrote. */
export const idOf = (plain: string): string | undefined => percentDecode(plain.replaceAll("_", "%"));

/** The one mail that all about one order to one person answer, though it was never sent: so they form a thread. */
export const mailThread = ({ orderId, person }: Message, domain: string): string =>
  `<thread.${plainId(orderId)}.${plainId(person)}@${domain}>`;

/** The addresses that are plainly `local@domain`. */
export function recipients(to: Address): readonly string[] {
  const plain = /^[^\s<>()[\]\\,;:"@]{1,64}@[^\s<>()[\]\\,;:"@]{1,255}$/;
  return allOf(to).filter((address) => plain.test(address) && !breaks.test(address));
}

/** A plain text as paragraphs of HTML. */
export const paragraphs = (text: string): string =>
  text
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .split(/\r?\n(?:\r?\n)+/)
    .map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, "<br>")}</p>`)
    .join("\n");

/** That nobody wrote it, which send it is, and for marketing how to end it (RFC 2369 and, by one click, RFC 8058: https only). */
export function mailHeaders(
  message: Message,
  { unsubscribe }: Pick<MailOptions, "unsubscribe">,
): { readonly [name: string]: string } {
  const own = { "Auto-Submitted": "auto-generated", "X-Notification-Id": escapeBytes(message.id, /[\w/.:~-]/, "%") };
  if (message.class !== "marketing" || unsubscribe === undefined) return own;
  const url = withId(oneLine(unsubscribe), message.id);
  const oneClick = /^https:/i.test(url) ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
  return { ...own, "List-Unsubscribe": `<${url}>`, ...oneClick };
}

/** As a form's field, urlencoded or multipart. */
const click = /(?:^|&)List-Unsubscribe=One-Click(?:&|\s*$)|name="List-Unsubscribe"\s+One-Click\s/i;

/** Reads the POST of a click on "unsubscribe". */
export function readClick(call: IncomingCall, unsubscribe: string | undefined): Callback {
  const read = reading();
  const sendId = idIn(call.url, unsubscribe);
  if (!click.test(call.rawBody.slice(0, 4096)) || sendId === undefined)
    read.issues.push(unread("", "Not a one-click unsubscription of this address."));
  else read.receipts.push({ status: "unsubscribed", sendId });
  return answered(read, "");
}
