import { parseWall } from "../../model/instant.ts";
import { entryOf } from "../../model/table.ts";

const day = "\\d{4}年\\d{1,2}月\\d{1,2}日";
const clock = "\\d{1,2}:\\d{2}(?::\\d{2})?";

/** One, or a range of two; each of them a time that there is. */
function span(one: string): FieldRule["takes"] {
  const form = new RegExp(`^${one}(?:\\s?~\\s?${one})?$`);
  return { test: (value) => form.test(value) && value.split("~").every(isTime) };
}

function isTime(text: string): boolean {
  const [, year = "2000", month = "1", day = "1", clock = "0:00"] =
    /^(?:(\d+)年(\d+)月(\d+)日)?\s?(\d.*)?$/.exec(text.trim()) ?? [];
  const date = [year, month, day].map((part) => part.padStart(2, "0")).join("-");
  return parseWall(`${date}T${clock.replace(/^\d:/, "0$&")}`, () => 0) !== undefined;
}

interface FieldRule {
  readonly takes: Pick<RegExp, "test">;
  readonly expected: string;
}

/** What each type of data key takes; anything else is answered with 47003. */
const rules: { readonly [type: string]: FieldRule } = {
  thing: { takes: /\S/, expected: "a text" },
  character_string: { takes: /^[\x21-\x7e]{1,32}$/, expected: "1 to 32 letters, digits or symbols, no Chinese" },
  phrase: { takes: /^\p{Script=Han}{1,5}$/u, expected: "1 to 5 Chinese characters" },
  time: { takes: span(`(?:${day}\\s?)?${clock}`), expected: "15:01 or 2019年10月1日 15:01, a range with ~" },
  date: { takes: span(`${day}(?:\\s?${clock})?`), expected: "2019年10月1日 or 2019年10月1日 15:01, a range with ~" },
  amount: { takes: /^\p{Sc}?\d{1,10}(?:\.\d+)?元?$/u, expected: "a currency sign and up to 10 digits" },
  number: { takes: /^(?=[\d.]{1,33}$)\d{1,32}(?:\.\d+)?$/, expected: "up to 32 digits" },
  letter: { takes: /^[A-Za-z]{1,32}$/, expected: "1 to 32 letters" },
  symbol: { takes: /^[\p{P}\p{S}]{1,5}$/u, expected: "1 to 5 symbols" },
  phone_number: { takes: /^[\d+() -]{1,17}$/, expected: "up to 17 digits and symbols" },
  // Of official accounts.
  short_thing: { takes: /^.{1,5}$/u, expected: "up to 5 characters" },
  const: { takes: /^.{1,20}$/u, expected: "up to 20 characters" },
  keyword: { takes: /\S/, expected: "a text" },
  car_number: { takes: /^.{1,8}$/u, expected: "up to 8 characters" },
  name: { takes: /^(?:\p{Script=Han}{1,10}|[A-Za-z ]{1,20})$/u, expected: "10 Chinese characters or 20 letters" },
};

const typeOf = (key: string): string => key.replace(/\d+$/, "");

/** Signs that name one currency: a bare ¥ is no yen here, and a $ no dollar of Hong Kong. */
const signs: { readonly [currency: string]: string } = { CNY: "¥", USD: "$", EUR: "€", GBP: "£" };

/** The value as it is sent: a `thing` cut at 20 UTF-16 units, an `amount` without thousands separators, its code as a sign. */
export function fitted(key: string, value: string): string {
  const type = typeOf(key);
  if (type === "amount")
    return value.replace(/,(?=\d{3})/g, "").replace(/^([A-Z]{3}) /, (code, currency) => signs[currency] ?? code);
  if (type !== "thing" || value.length <= 20) return value;
  return `${value.slice(0, 19).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** What this key takes instead, where it does not take the value. */
export function misfit(key: string, value: string): string | undefined {
  const type = typeOf(key);
  const rule = entryOf(rules, type);
  if (!rule) return `a key of a known type: ${Object.keys(rules).join(", ")}`;
  return rule.takes.test(fitted(key, value)) ? undefined : rule.expected;
}
