import type { Meaning } from "./scans.ts";
import type { TextCodes } from "./traces.ts";

/**
 * A sign-off that may be a mere drop-off: after a scan at the point it is the collection, else its text decides, else it
 * stays in doubt. Real ones of both kinds: JD 2022 (dropped), YTO 2022 (collected).
 */
export const atStation =
  (said: Meaning): TextCodes[string] =>
  (text, collectable) => {
    if (collectable) return said;
    const dropped = /代收|暂存|存放|投柜|请.{0,20}取件/.test(text);
    const taken = /取出|凭.{0,20}签收/.test(text);
    return dropped && !taken ? { milestone: "awaiting_collection" } : { ...said, ambiguous: true };
  };
