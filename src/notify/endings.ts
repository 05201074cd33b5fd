import type { ChannelAdapter } from "../channels/adapter.ts";
import { isChinese } from "./format.ts";
import type { NoticeRule } from "./notice-rule.ts";
import type { NoticeText, Texts } from "./text.ts";

type On = Pick<ChannelAdapter, "kind" | "capabilities">;

/** What a text message of something that needs consent has to say; undefined for any other. */
export const optOutOf = (
  { optOut }: Pick<Texts, "optOut">,
  { class: { consent } }: Pick<NoticeRule, "class">,
  { kind }: On,
): string | undefined => (kind === "sms" && consent !== undefined ? optOut : undefined);

/**
 * The sentences that may stand behind the text of a notice on this channel, the fullest first: what asks for a reply, where
 * one can be given and there is room; and in any case how to refuse more.
 */
export function endings(
  { reply }: Pick<NoticeText, "reply">,
  optOut: string | undefined,
  { kind, capabilities: { twoWay } }: On,
): readonly (readonly string[])[] {
  const always = optOut === undefined ? [] : [optOut];
  return kind === "sms" && reply !== undefined && twoWay ? [[reply, ...always], always] : [always];
}

/** A text with what stands behind it; what it ends with already is not said twice. */
export const endedWith = (text: string, sentences: readonly string[], locale: string): string =>
  sentences.reduce(
    (said, sentence) => (said.endsWith(sentence) ? said : `${said}${isChinese(locale) ? "" : " "}${sentence}`),
    text,
  );
