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
 * Abroad: 160 or 153 per part of GSM-7, where `|^€{}[]~\` cost 2; one character outside it makes the whole text UCS-2,
 * 70 or 67 UTF-16 units. A character is never split between parts. A Latin signature stands in `[]` there, so 【】 round
 * one at the start counts as that.
 */
export function internationalLength(text: string): SmsLength {
  const characters = [...text.replace(/^【([\x20-\x7e]*)】/, "[$1]")];
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
