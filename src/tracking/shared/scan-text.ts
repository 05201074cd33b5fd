import type { Scan } from "../../model/parcel.ts";
import { hasLink } from "./payload.ts";

// Every repetition below is bounded and the text is cut first: matching time grows with the length alone.

type Patterns = readonly RegExp[];

/** Out-for-delivery texts: the only ones in which a name and a number are the courier's. */
const outForDelivery = /派件|派送|配送|投递/;

const courierPatterns: Patterns = [
  // 派件人:王*,电话:… · 派件人: 李四 电话 … · 快递员：李四，联系电话：…
  /(?:派件|派送|配送|投递|快递)(?:人|员|小哥)\s?[:：]\s?([\p{L}·*＊]{1,12}?)(?=[\s,，。;；(（]|联系|电话|$)/u,
  // 派件员 王** 正在派件 · 快递员李四（138…）正在… · 的李四（138…） 正在第1次派件 · 交给邓**，正在派送途中
  /(?:员|小哥|交给|的(?=[^（(]{1,9}[（(]))\s?((?!正在|..员)[\p{L}·*＊]{1,8})(?=\s?[（(][\d*-]{11,14}[）)]\s?[正将为]|[\s,，]\s?正在派)/u,
];

/** Right after the name; a number elsewhere in the text is a branch's or a complaint line's. */
const phoneAfterName = /^[^\d*]{0,16}([01][\d*]{2,3}-?[\d*]{7,8})(?![\d*])/;

/**
 * What opens the locker or names the shelf: 取件码8-2-3307 · 凭8-2-3307到…取件. 凭取货码签收 has none. Half a code, masked or
 * in groups (8-2-**** · 1234 5678), opens nothing; a mobile's number, a date and what counts something (24小时) are none.
 */
const codePatterns: Patterns = [
  /(?:取件|提货|取货|自提|开箱)码(?:为|是)?\s?[:：]?\s?[“「【(（]?((?!1\d{10}(?!\d)|20\d\d-\d\d?-\d)(?=[A-Z-]{0,8}\d)[A-Z\d](?:-?[A-Z\d]){1,14})(?![-–—_./·]?[A-Z\d*＊]|\s\d{1,4}(?![\d:：点时月日号])|\s?个?(?:小时|分钟)|个?(?:[时日号年月栋]|天(?!猫)|位(?!于)))/i,
  /凭\s?[“「【(（]?((?!1\d{10})(?=[A-Z-]{0,8}\d)[A-Z\d](?:-?[A-Z\d]){2,14})[”」】)）]?\s?[到至去前取领在]/i,
];

/** Where it waits: 已由…驿站代收 · 被【…2号柜】代收 · 存放于…驿站(…店). Ends in a word for a place: 由李四代收 names a person. */
const pointName =
  /(?:到达?|[由被至入]|存放?[于至在到]?|放[于至在到])\s?【?([^由被到至存，,。；;：:！!【】]{0,36}?(?:[驿务]站|柜(?!\d)|[收提务]点|超市|物业|(?:店|丰巢)(?=[，,。】代]))(?:[（(](?![^）)]*\d{7})[^）)]{1,20}[）)])?)/;

/** What opens inside a name and closes after it: 由[丰巢柜]代收. */
const leftOpen = /[[(（](?!.*[\])）])|[「『“‘《](?!.*[」』”’》])|"(?!.*")/g;

/** The city in the brackets that open a text; a facility or a next stop in brackets is none. */
const bracketCity = /^[【[](?:[^】\]]{0,8}(?:省|自治区))?(\p{L}{1,8}?(?<!超)市)/u;

/** No digits and no house: a street address is nobody's business here. */
const placeForm = /^[^\d号栋室弄]{1,24}$/;

const first = (patterns: Patterns, text: string): RegExpExecArray | null | undefined =>
  patterns.map((pattern) => pattern.exec(text)).find(Boolean);

/** What a code and the name of a place cannot do without: most texts have neither, and are not searched for them. */
const codeSign = /[码凭]/;
const pointSign = /[站柜点市业店巢]/;
/** A text without any of these names nobody and nothing. */
const anySign = /[派配投码凭站柜点市业店巢]/;

const asPlace = (name = ""): string => (placeForm.test(name) && !hasLink(name) ? name : "");

/** City of `area` (`江苏,苏州市,相城区`), else the place the provider names, else the one in brackets in the text. */
export function readPlace(area: string, location: string, text: string): Pick<Scan, "place"> {
  const [province, city = province] = area ? area.split(",") : [];
  const place = asPlace(city) || asPlace(location) || asPlace(bracketCity.exec(text)?.[1]);
  return place ? { place } : {};
}

/** The courier, and the pick-up point with its code, as far as the text of one scan names them. Masks stay. */
export function readScanText(whole: string): Pick<Scan, "courier" | "point"> {
  const text = whole.slice(0, 300);
  if (!anySign.test(text)) return {};
  const courier = outForDelivery.test(text) ? first(courierPatterns, text) : undefined;
  const code = codeSign.test(text) ? first(codePatterns, text)?.[1] : undefined;
  const where = pointSign.test(text) ? pointName.exec(text)?.[1]?.replace(leftOpen, "") : undefined;
  const name = where && !hasLink(where) ? where : undefined;
  const said: { courier?: NonNullable<Scan["courier"]>; point?: NonNullable<Scan["point"]> } = {};
  if (courier) {
    const phone = phoneAfterName.exec(text.slice(courier.index + courier[0].length))?.[1];
    said.courier = { name: courier[1] as string, ...(phone && { phone }) };
  }
  if (name || code) said.point = { ...(name && { name }), ...(code && { code }) };
  return said;
}
