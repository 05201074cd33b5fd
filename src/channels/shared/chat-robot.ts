import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { HttpRequest, Message } from "../../model/request.ts";
import { entryOf } from "../../model/table.ts";
import type { ChannelAdapter, Signing } from "../adapter.ts";
import { bareNumber, firstOf } from "./address.ts";
import { noCallback } from "./callback.ts";
import type { CodeTable } from "./codes.ts";
import { codedOutcome } from "./codes.ts";
import { utf8Length } from "./encode.ts";
import { fieldsOf, readJson, textOf } from "./json.ts";
import { linkTo } from "./link.ts";
import { redactBody, redactHttp } from "./redact.ts";
import { usable } from "./usable.ts";

export interface ChatOptions {
  /**
   * What a message links to: `https://ops.example.com/orders/{orderId}?n={id}`. `{id}` is the send id, which no robot
   * carries otherwise; both are percent-encoded. The words of the link are the message's first action, or its title.
   */
  readonly link?: string;
  /** Meanings of answer codes that go before the adapter's own. */
  readonly codes?: CodeTable;
}

interface ChatRobot {
  readonly id: string;
  /** Without what is secret of it. */
  readonly url: string;
  readonly auth: NonNullable<HttpRequest["auth"]>;
  readonly options: ChatOptions;
  readonly check: (message: Message) => readonly Finding[];
  /** The body with this person mentioned, where there is one to mention. */
  readonly body: (message: Message, mentioned?: string) => object;
  readonly sign: (request: HttpRequest, signing: Signing) => HttpRequest;
  /** The code in the body of an answer. */
  readonly codeIn: (body: string) => string | undefined;
  readonly codes: CodeTable;
  /** Names of the body that a log may show. */
  readonly shown: readonly string[];
}

/** The robot of one group: it posts JSON to a URL that is a secret, and nobody reports back. */
export function chatRobot(robot: ChatRobot): ChannelAdapter {
  const { id, url, auth, options, check } = robot;
  return usable({
    id,
    kind: "chat",
    capabilities: {
      proof: "accepted",
      idempotent: false,
      templatesOnly: false,
      silent: false,
      twoWay: false,
      consentPerMessage: false,
    },
    check: (message) => [
      ...(["title", "body"] as const).flatMap((name) =>
        message[name].trim() === "" ? [finding("EMPTY_VALUE", name, "Empty.")] : [],
      ),
      ...check(message),
    ],
    toRequest: (message, to) => ({
      kind: "http",
      method: "POST",
      url,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(robot.body(message, mentionable.exec(firstOf(to))?.[0])),
      auth,
    }),
    sign: (request, signing) => (request.kind === "http" ? robot.sign(request, signing) : request),
    readAnswer(answer) {
      const code = "failed" in answer ? undefined : robot.codeIn(answer.body ?? "");
      const outcome = codedOutcome(answer, code, [options.codes, robot.codes]);
      if (!("reason" in outcome)) return outcome;
      if (outcome.reason === "unknown-code" && entryOf(robot.codes, code ?? ""))
        return { ...outcome, reason: `${code}` };
      // Every limit of these providers is one of the robot.
      return outcome.kind === "rate_limited" && outcome.reason === "http-429"
        ? { ...outcome, scope: "sender" }
        : outcome;
    },
    readCallback: () => noCallback("The robot of a group never calls back."),
    redact: (request) => redactHttp(request, ["content-type", "timestamp"], redactBody(request, robot.shown), url),
  });
}

/** Who is mentioned: a name of the provider's, or a number as its members have it. */
export type Mention = "user" | "mobile";

const mentionable = /^[\w@.+-]{1,64}$/;

/** The longest name that is mentioned, to measure with before it is known who. */
export const longestName: string = "x".repeat(64);

/** The words and the address of a message's link. */
export const linkOf = (
  message: Message,
  { link }: ChatOptions,
): { readonly words: string; readonly url: string } | undefined =>
  link === undefined ? undefined : { words: message.actions[0]?.label ?? message.title, url: linkTo(message, link) };

/** What would be Markdown in a plain text, as the wide form of the same signs: it formats, links and mentions nothing. */
export const withoutMarkdown = (text: string): string =>
  text.replace(/[<>[\]*`~\\]|^#/gm, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

export const tooLong = (path: string, size: number, most: number, unit: string): readonly Finding[] =>
  size > most ? [finding("TOO_LONG", path, `${size} of at most ${most} ${unit}.`)] : [];

export const bytesOf = (body: object): number => utf8Length(JSON.stringify(body));

/** A secret as the provider shows it, in its URL after `mark`, or alone. */
export const secretAfter = (mark: string, secret = ""): string => secret.split(mark).at(-1) ?? "";

/** The name to mention as the provider wants it; a number without a digit is nobody's. */
export const mentionedAs = (mention: Mention, name = ""): string | undefined =>
  (mention === "mobile" ? bareNumber(name) : name) || undefined;

/**
 * Reads `errcode`. One code of these providers has several meanings that only `errmsg` tells apart: it is followed by the
 * first name whose words are in there, `310000.keywords`.
 */
export const errcodeIn =
  (ambiguous: string, names: { readonly [name: string]: RegExp }) =>
  (body: string): string | undefined => {
    const told = fieldsOf(readJson(body));
    const code = textOf(told.errcode);
    const name = Object.keys(names).find((one) => names[one]?.test(textOf(told.errmsg) ?? ""));
    return code === ambiguous && name ? `${code}.${name}` : code;
  };
