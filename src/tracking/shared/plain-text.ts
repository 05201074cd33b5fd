import type { Meaning, TextCodes } from "./scans.ts";

// As in scan-text.ts, every repetition is bounded and the text is cut first.

/** From a word that denies, asks, foretells or supposes up to a mark or an 已 nothing is said to have happened. */
const unsaid =
  /(?:[如若]已|[尚还暂]未|未[能签妥揽取收派成送完退存投]|无[法人需]|[没不待等请勿拒]|即将|将[于由在会安派退发送]|可凭|准备|预[计约]|安排|通知|(?<!已)上门|[接派下]单|指派|分配|正在[揽赶前上])[^，,。；;！!已]*/g;
const longest = 300;
const happened = (text: string): string => text.slice(0, longest).replace(unsaid, "");

const returned =
  /退[回件][^，,。；;]{0,60}签收(?!失败|前)|[寄发]件人[^，,。；;]{0,6}签收(?!失败|前)|签收人.{0,3}[寄发]件人/;
/** By somebody who had the code; nobody says who. */
const taken = /取出[^，,。；;]{0,20}签收|凭[^，,。；;]{0,20}签收/;
const asks = /请(?:(?!上门|[等员]).){0,20}(?:取件|领取)/;
const put =
  /(?:[站柜巢]|(?<![酒饭])店|超市|[收提务]点)[^，,。；;]{0,9}(?:代收|暂存|存放)|(?:暂存|存放|(?:投递?|投?放)[至到入于在])[^，,。；;]{0,36}[站柜店巢]|投柜/;
const refused = /(?<![如若未不可勿][^，,。；;]{0,4})拒(?:绝?签|收)/;

const collected: Meaning = { milestone: "delivered" };
const waiting: Meaning = { milestone: "awaiting_collection" };

/** What only the text tells of a code that says less, or of a sign-off that was another's. */
function turnOf(text: string): Meaning | undefined {
  const said = happened(text);
  if (returned.test(said)) return { milestone: "returned" };
  if (taken.test(said)) return collected;
  const whole = text.slice(0, longest);
  if (asks.test(whole) || put.test(said)) return waiting;
  return refused.test(whole) ? { exception: "refused" } : undefined;
}

/** Of a scan without a code, the first that its text says. */
const plain: readonly (readonly [RegExp, Meaning])[] = [
  [/已(?:(?![站柜店])[^，,。；;]){0,10}签收(?!失败|前)|已妥投|已送达/, { milestone: "delivered" }],
  [/正在[^，,。；;]{0,8}(?:派[件送]|投递|配送)|派[件送]中|开始派[件送]/, { milestone: "out_for_delivery" }],
  [
    /(?:已(?:上门)?|已?[由被][^，,。；;]{1,24}|完成|成功)揽[收件]|揽[收件](?:成功|完成|[\s，,。；;]|$)|(?<![站柜店巢][^，,。；;]{0,4})已收(?:件|取|寄)|^[^站柜店码客户人]*已取件/,
    { milestone: "picked_up" },
  ],
];

/** What a text says by itself, as far as it says it plainly. */
export function plainly(text: string): Meaning | undefined {
  const said = happened(text);
  return turnOf(text) ?? plain.find(([pattern]) => pattern.test(said))?.[1];
}

/** What a code says, unless that is rough and the text says plainly that the parcel took another turn. */
export function unlessTurned(said: Meaning, text: string): Meaning {
  const isSigned = said.milestone === "delivered";
  const turn = isSigned || said.milestone === "in_transit" || said.exception === "other" ? turnOf(text) : undefined;
  return !turn || (isSigned && turn.milestone !== "returned" && turn.milestone !== "awaiting_collection") ? said : turn;
}

/** A sign-off whose text may say that it is none by the buyer. */
export const signOff =
  (said: Meaning): TextCodes[string] =>
  (text) =>
    unlessTurned(said, text);

/** On the way back, and there only where the text says so. */
export const wayBack: TextCodes[string] = (text) => ({
  milestone: turnOf(text)?.milestone === "returned" ? "returned" : "returning",
});

/**
 * A sign-off that may be a mere drop-off. Its text decides; else after a scan at the point it is the collection, by whom is
 * not said; else it stays in doubt. Real ones of both kinds: JD 2022 (dropped), YTO 2022 (collected).
 */
export const atStation =
  (said: Meaning): TextCodes[string] =>
  (text, collectable) => {
    const { milestone } = turnOf(text) ?? {};
    if (milestone) return { milestone };
    if (collectable) return collected;
    return /代收|暂存|存放|投柜/.test(happened(text)) ? waiting : { ...said, ambiguous: true };
  };
