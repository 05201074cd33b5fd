import type { Meaning } from "./scans.ts";
import type { TextCodes } from "./traces.ts";

/**
 * A sign-off that may be a mere drop-off: after a scan at the point it is the collection, unless its text still asks to
 * collect it; else its text decides, else it stays in doubt. Real ones of both kinds: JD 2022 (dropped), YTO 2022 (collected).
 */
export const atStation =
  (said: Meaning): TextCodes[string] =>
  (text, collectable) => {
    const taken = /取出|凭.{0,20}签收/.test(text);
    const dropped = /请.{0,20}(?:取件|领取)/.test(text) || (!collectable && /代收|暂存|存放|投柜/.test(text));
    if (dropped && !taken) return { milestone: "awaiting_collection" };
    return collectable ? said : { ...said, ambiguous: true };
  };
