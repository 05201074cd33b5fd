import type { Answer, Outcome } from "../../model/outcome.ts";
import type { HttpRequest, Message } from "../../model/request.ts";
import { optional } from "../../model/table.ts";
import { day } from "./china.ts";
import { type ChinaTable, chinaOutcome } from "./china-outcome.ts";
import type { CodeTable } from "./codes.ts";
import { httpOutcome } from "./http-outcome.ts";
import { fieldsOf, readJson, textOf } from "./json.ts";

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
  message: Message,
  template: { readonly text: string } | undefined,
  value: (message: Message, name: string) => string | undefined,
): { readonly [name: string]: string } =>
  Object.fromEntries(variablesOf(template).map((name) => [name, value(message, name) ?? ""]));

// help.aliyun.com 101346 and 101347; Throttling is not confirmed.
const codes: ChinaTable = {
  OK: { kind: "accepted" },
  // A number's own day is any 24 hours.
  "isv.BUSINESS_LIMIT_CONTROL": { kind: "rate_limited", scope: "recipient", afterMs: day },
  "isv.DAY_LIMIT_CONTROL": { kind: "rate_limited", scope: "account", until: "day" },
  "isv.MONTH_LIMIT_CONTROL": { kind: "rate_limited", scope: "account", until: "month" },
  "isv.MOBILE_NUMBER_ILLEGAL": { kind: "recipient_invalid", action: "drop_address" },
  "isv.CUSTOMER_REFUSED": { kind: "recipient_invalid", action: "opted_out" },
  "isv.MOBILE_COUNT*": { kind: "permanent", fault: "request" },
  "isv.DOMESTIC_*": { kind: "permanent", fault: "request" },
  "isv.SMS_TEMPLATE*": { kind: "needs_config", fault: "template" },
  "isv.SMS_SIGN*": { kind: "needs_config", fault: "sender" },
  "isv.SIGN_*": { kind: "needs_config", fault: "sender" },
  "isv.EXTEND_*": { kind: "needs_config", fault: "sender" },
  "isv.OUT_OF_SERVICE": { kind: "needs_config", fault: "balance" },
  "isv.AMOUNT_*": { kind: "needs_config", fault: "balance" },
  "isv.PRODUCT_UN*": { kind: "needs_config", fault: "account" },
  "isv.ACCOUNT_*": { kind: "needs_config", fault: "account" },
  "isp.RAM_*": { kind: "needs_config", fault: "account" },
  "isv.DENY_IP_RANGE": { kind: "needs_config", fault: "network_acl" },
  // What we rendered: TEMPLATE_MISSING_PARAMETERS, PARAM_LENGTH_LIMIT, SMS_CONTENT_ILLEGAL … Also BLACK_KEY_CONTROL_LIMIT,
  // published with two meanings, a sensitive word and a number that opted out: no address is dropped for a word.
  "isv.*": { kind: "permanent", fault: "content" },
  "isp.*": { kind: "retry" },
  "Signature*": { kind: "needs_config", fault: "credential" },
  "Invalid*": { kind: "needs_config", fault: "credential" },
  SignatureNonceUsed: { kind: "retry" },
  "Throttling*": { kind: "rate_limited", scope: "account", afterMs: 1000 },
};

/** Which limit of a number was reached stands in the message alone. */
const windows: { readonly [word: string]: ChinaTable } = {
  分钟: { "isv.BUSINESS_LIMIT_CONTROL": { kind: "rate_limited", scope: "recipient", until: "minute" } },
  小时: { "isv.BUSINESS_LIMIT_CONTROL": { kind: "rate_limited", scope: "recipient", until: "hour" } },
};

/** By the tables that go before, the host's and the service's, and by Aliyun's; `idName` holds the provider's id. */
export function readAliyunAnswer(answer: Answer, idName: string, before: readonly (CodeTable | undefined)[]): Outcome {
  if ("failed" in answer) return httpOutcome(answer, "OutId");
  const told = fieldsOf(readJson(answer.body));
  const message = textOf(told.Message) ?? "";
  const window = Object.keys(windows).find((word) => message.includes(word)) ?? "";
  const outcome = chinaOutcome(answer, textOf(told.Code), [...before, windows[window], codes], "OutId");
  return outcome.kind === "accepted" ? { ...outcome, ...optional("providerMessageId", textOf(told[idName])) } : outcome;
}

/** The answer after which a report is not pushed again. */
export const received = '{"code":0,"msg":"接收成功"}';
