import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";
import { refusals } from "./refusals.ts";
import { mainlandLength, type SmsLength } from "./sms-length.ts";

/** How an account of a mainland provider sends: what its texts begin with, and how long they may be. */
export interface SmsRules {
  /** The approved signature without 【】. */
  readonly signName?: string;
  /**
   * Counts a text that begins with 【signature】. Default: mainland China's way; for a route abroad hand in `abroadLength`
   * of `waybell/channels/twilio-sms`.
   */
  readonly length?: (text: string) => SmsLength;
  /** How many parts one message may be split into, and so cost. Default 1. */
  readonly maxParts?: number;
}

/**
 * Why a template that is filled with these values to this text cannot go out. `most` is for one value, in characters. What was
 * registered leaves, not our text: so it has to say itself how to refuse more.
 */
export function checkFilled(
  { optOut = "" }: Message,
  values: readonly (readonly [name: string, value: string])[],
  text: string,
  { signName = "", length = mainlandLength, maxParts = 1 }: SmsRules,
  most: number,
): Finding[] {
  const findings = values.flatMap(([name, value]) =>
    refusals(name, value, most, length === mainlandLength && forbidden.test(value) ? "Emoji, ★ or ¥." : ""),
  );
  if (!text.includes(optOut)) findings.push(finding("NO_OPT_OUT", "", `The template does not say "${optOut}".`));
  const { units, parts } = length((signName && `【${signName}】`) + text);
  if (parts > maxParts || units > 500)
    findings.push(finding("TOO_LONG", "", `${units} characters in ${parts} of at most ${maxParts} parts.`));
  return findings;
}

const forbidden = /[\p{ExtPict}\p{RI}★¥￥]/u;
