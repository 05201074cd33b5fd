import { expectArgument } from "../../model/arguments.ts";
/** How long a text is on the wire: `units` of its alphabet, and the parts it is split into and paid for. */
export interface SmsLength {
  readonly alphabet: "mainland" | "gsm-7" | "ucs-2";
  readonly units: number;
  readonly parts: number;
}

const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ -#¤%-?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
const extended = /^[|^€{}[\]~\\\f]$/;

/** Mainland China: every character counts 1, the signature and its 【】 too; 70 alone, 67 per part (Aliyun 44335). */
export const mainlandLength = (text: string): SmsLength => ({
  alphabet: "mainland",
  units: text.length,
  parts: text.length <= 70 ? 1 : Math.ceil(text.length / 67),
});

/**
 * Abroad: 160 septets of GSM-7 (3GPP TS 23.038) in one part or 153 in each of several, where `|^€{}[]~\\` and the form feed
 * cost 2; one character outside it makes the whole text UCS-2, 70 or 67 UTF-16 units. A character is never split between
 * parts.
 *
 * National letters and marks such as `é`, `ß`, `Ñ`, `¿`, `¡`, `£`, `§` and `Δ` belong to GSM-7; `ç`, `’`, `“` and `–` do not.
 * Characters that are put together from several (flags, accents of their own) may be split between parts.
 *
 * @example
 * import { internationalLength } from "waybell/channels/twilio-sms";
 *
 * internationalLength("Total: 12 €"); // { alphabet: "gsm-7", units: 12, parts: 1 }
 * internationalLength("It’s shipped"); // { alphabet: "ucs-2", units: 12, parts: 1 }
 */
export function internationalLength(text: string): SmsLength {
  expectArgument("text", text, "text", "what is to be sent");
  const characters = [...text];
  const gsm = characters.every((c) => basic.test(c) || extended.test(c));
  const costs = characters.map((c) => (gsm ? (extended.test(c) ? 2 : 1) : c.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const alphabet = gsm ? "gsm-7" : "ucs-2";
  if (units <= (gsm ? 160 : 70)) return { alphabet, units, parts: 1 };
  const room = gsm ? 153 : 67;
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > room) {
      parts++;
      used = 0;
    }
    used += cost;
  }
  return { alphabet, units, parts };
}

/**
 * Abroad by a provider of mainland China, which writes a Latin signature in `[]` there: 【】 round one at the start counts as
 * that, round a Chinese one as itself (Aliyun 44335).
 *
 * @example
 * import { abroadLength } from "waybell/channels/twilio-sms";
 *
 * abroadLength("【Shop】Shipped"); // { alphabet: "gsm-7", units: 15, parts: 1 }
 */
export function abroadLength(text: string): SmsLength {
  expectArgument("text", text, "text", "what is to be sent");
  return internationalLength(text.replace(/^【([ -~]*)】/, "[$1]"));
}
