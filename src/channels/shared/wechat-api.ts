import type { Answer, Outcome } from "../../model/outcome.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { optional } from "../../model/table.ts";
import type { IncomingCall } from "../adapter.ts";
import { type ChinaTable, chinaOutcome } from "./china-outcome.ts";
import type { CodeTable } from "./codes.ts";
import { fieldsOf, readJson, textOf } from "./json.ts";

/** A request to WeChat's API, whose token comes with the attempt. */
export const wechatRequest = (path: string, body: object): ChannelRequest => ({
  kind: "http",
  method: "POST",
  url: `https://api.weixin.qq.com/cgi-bin/message/${path}/send`,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  auth: { scheme: "query-token", parameter: "access_token" },
});

/** With the token of the app or account in the query. */
export const withAccessToken = (request: ChannelRequest, token = ""): ChannelRequest =>
  request.kind === "http" ? { ...request, query: { ...request.query, access_token: token } } : request;

/** A parameter of a URL, as it stands there; empty where there is none. */
export const parameterOf = (url: string, name: string): string =>
  new RegExp(`[?&]${name}=([^&#]*)`).exec(url)?.[1] ?? "";

/** What WeChat wants to hear of a call that reports nothing: by it the console asks whose an address is, once. */
export const echoOf = ({ url, rawBody }: IncomingCall): string => (rawBody ? "" : parameterOf(url, "echostr"));

const refresh = { kind: "refresh_credential" } as const;
const askConsent = { kind: "recipient_invalid", action: "ask_consent" } as const;

// developers.weixin.qq.com subscribeMessage.send; -1, 40001, 40164, 43107, 43108, 45011, 45168, 48001 and 50002 from agreeing
// copies; 40014, 40165 and 43004 not confirmed.
const codes: ChinaTable = {
  "0": { kind: "accepted" },
  "-1": { kind: "retry" },
  // Also a wrong app secret: refreshed once and refused again, it is a fault of configuration.
  "40001": refresh,
  "40014": refresh,
  "41001": refresh,
  "42001": refresh,
  "40003": { kind: "recipient_invalid", action: "drop_address" },
  // Frozen, or closed.
  "50002": { kind: "recipient_invalid", action: "drop_address" },
  "40037": { kind: "needs_config", fault: "template" },
  "40165": { kind: "needs_config", fault: "template" },
  "41030": { kind: "needs_config", fault: "template" },
  "43101": askConsent,
  "43004": askConsent,
  "43107": { kind: "needs_config", fault: "account" },
  // Two at once to one person: one of them goes through.
  "43108": { kind: "retry" },
  "45168": { kind: "permanent", fault: "content" },
  "47003": { kind: "permanent", fault: "content" },
  "45009": { kind: "rate_limited", scope: "account", until: "day" },
  "45011": { kind: "rate_limited", scope: "account", afterMs: 60_000 },
  "40164": { kind: "needs_config", fault: "network_acl" },
  "48001": { kind: "needs_config", fault: "account" },
};

/** By the host's codes and WeChat's; of 47003 the reason names the key that does not take its value. */
export function readWechatAnswer(answer: Answer, own: CodeTable | undefined): Outcome {
  const told = "failed" in answer ? {} : fieldsOf(readJson(answer.body));
  const code = textOf(told.errcode);
  const outcome = chinaOutcome(answer, code, [own, codes]);
  if (outcome.kind === "accepted") return { ...outcome, ...optional("providerMessageId", textOf(told.msgid)) };
  const key = /data\.([a-z_]+\d{1,3})\.value/.exec(textOf(told.errmsg) ?? "")?.[1];
  return code === "47003" && key && "reason" in outcome ? { ...outcome, reason: `${code} ${key}` } : outcome;
}
