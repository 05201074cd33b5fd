import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import { parseTime } from "../../model/instant.ts";
import type { Answer, Outcome } from "../../model/outcome.ts";
import type { HttpRequest } from "../../model/request.ts";
import type { CodeTable } from "./codes.ts";
import { codedOutcome, limited, meaningOf, needs } from "./codes.ts";
import { headerOf, httpDate } from "./http-outcome.ts";
import { fieldsOf, optional, readJson, textOf } from "./json.ts";

/** A request of Aliyun's RPC style, to be signed by ACS3: all is in the query. */
export const aliyunRequest = (
  service: "sms" | "vms",
  action: string,
  query: { readonly [name: string]: string },
): HttpRequest => ({
  kind: "http",
  method: "POST",
  url: `https://dy${service}api.aliyuncs.com/`,
  headers: {},
  query,
  body: "",
  auth: { scheme: "acs3-hmac-sha256", action, version: "2017-05-25" },
});

/** `${name}`, of a template as it was approved. */
export const variable: RegExp = /\$\{(\w+)\}/g;

/** The names in them, each once. */
export const variablesOf = ({ text }: { readonly text: string } = { text: "" }): readonly string[] =>
  [...new Set(text.match(variable))].map((one) => one.slice(2, -1));

/** What each variable of a template is filled with; empty where the message does not know it. */
export const filled = (
  template: { readonly text: string } | undefined,
  value: (name: string) => string | undefined,
): { readonly [name: string]: string } =>
  Object.fromEntries(variablesOf(template).map((name) => [name, value(name) ?? ""]));

const url = /:\/\/|www\.|\w\.(?:com|cn|net|org)\b/i;

type Refusal = readonly [is: boolean, code: string, why: string];

/** Why a variable does not take this value; `more` is what only this service refuses. */
export const refusals = (name: string, value: string, most: number, ...more: readonly Refusal[]): readonly Finding[] =>
  [
    [value === "", "EMPTY_VALUE", "Empty."] as const,
    [value.length > most, "TOO_LONG", `${value.length} of at most ${most} characters.`] as const,
    [url.test(value), "URL_IN_VARIABLE", "A URL."] as const,
    ...more,
  ].flatMap(([is, code, why]) => (is ? [finding(code, `values.${name}`, why)] : []));

const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

const request = { kind: "permanent", fault: "request" } as const;

// help.aliyun.com 101346 and 101347; Throttling is not confirmed.
const codes: CodeTable = {
  OK: { kind: "accepted" },
  "isv.BUSINESS_LIMIT_CONTROL": limited("recipient", day),
  "isv.DAY_LIMIT_CONTROL": limited("account", day),
  "isv.MONTH_LIMIT_CONTROL": limited("account", day),
  "isv.MOBILE_NUMBER_ILLEGAL": { kind: "recipient_invalid", action: "drop_address" },
  "isv.CUSTOMER_REFUSED": { kind: "recipient_invalid", action: "opted_out" },
  "isv.MOBILE_COUNT*": request,
  "isv.DOMESTIC_*": request,
  "isv.SMS_TEMPLATE*": needs("template"),
  "isv.SMS_SIGN*": needs("sender"),
  "isv.SIGN_*": needs("sender"),
  "isv.EXTEND_*": needs("sender"),
  "isv.OUT_OF_SERVICE": needs("balance"),
  "isv.AMOUNT_*": needs("balance"),
  "isv.PRODUCT_UN*": needs("account"),
  "isv.ACCOUNT_*": needs("account"),
  "isp.RAM_*": needs("account"),
  "isv.DENY_IP_RANGE": needs("network_acl"),
  // What we rendered: TEMPLATE_MISSING_PARAMETERS, PARAM_LENGTH_LIMIT, SMS_CONTENT_ILLEGAL … Also BLACK_KEY_CONTROL_LIMIT,
  // published with two meanings, a sensitive word and a number that opted out: no address is dropped for a word.
  "isv.*": { kind: "permanent", fault: "content" },
  "isp.*": { kind: "retry" },
  SignatureDoesNotMatch: needs("credential"),
  "Invalid*": needs("credential"),
  SignatureNonceUsed: { kind: "retry" },
  "Throttling*": limited("account", 1000),
};

/** By the tables that go before, the host's and the service's, and by Aliyun's; `idName` holds the provider's id. */
export function readAliyunAnswer(answer: Answer, idName: string, before: readonly (CodeTable | undefined)[]): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const code = textOf(told.Code);
  const outcome = codedOutcome(answer, code, [...before, codes], "OutId");
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", textOf(told[idName])) };
  if (outcome.kind !== "rate_limited" || "failed" in answer || !code?.startsWith("isv.") || meaningOf(code, before))
    return outcome;
  // Limits end with China's minute, hour or day; without the answer's `Date` the whole span is waited.
  const message = textOf(told.Message) ?? "";
  const short = message.includes("分钟") ? minute : message.includes("小时") ? hour : undefined;
  const span = code === "isv.BUSINESS_LIMIT_CONTROL" ? short : day;
  const date = httpDate(headerOf(answer.headers, "date"));
  return span ? { ...outcome, afterMs: span - ((date + 8 * hour) % span) || span } : outcome;
}

/** `2017-01-01 00:00:00`, always without an offset. */
export const chinaTime = (value: unknown): Instant | undefined =>
  parseTime(`${textOf(value)}+08:00`) as Instant | undefined;

/** The answer after which a report is not pushed again. */
export const received = '{"code":0,"msg":"接收成功"}';
