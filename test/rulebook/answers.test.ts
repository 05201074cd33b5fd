import { expect, it } from "vitest";
import type { Outcome } from "../../src/model/outcome.ts";
import { heardAnswer } from "../../src/rulebook/actions/answers.ts";
import { at } from "../support/times.ts";

const now = at("06-01 10:00");
const to = {
  sendId: "2001/news/order/0/b1/sms/1",
  owner: "2001",
  person: "b1",
  channel: "aliyun-sms",
  kind: "sms",
  before: undefined,
  now,
};
const limited = (scope: "recipient" | "sender" | "account", afterMs?: number): Outcome => ({
  kind: "rate_limited",
  scope,
  reason: "isv.DAY_LIMIT_CONTROL",
  ...(afterMs === undefined ? {} : { afterMs }),
});
const hour = 3_600_000;

it.each<readonly [string, Outcome, wait: number, readonly string[]]>([
  ["an account for a day", limited("account", 24 * hour), 24 * hour, ["RATE_LIMITED aliyun-sms"]],
  ["an account for an hour", limited("account", hour), hour, ["RATE_LIMITED aliyun-sms"]],
  ["an account for a millisecond less", limited("account", hour - 1), hour - 1, []],
  ["an account for it does not say how long", limited("account"), 60_000, []],
  ["a recipient for a day", limited("recipient", 24 * hour), 24 * hour, []],
  ["a sender for a day", limited("sender", 24 * hour), 24 * hour, []],
])("a limit of %s is waited for, and reported where a person may lift it", (_, outcome, wait, reported) => {
  const { news, effects } = heardAnswer(outcome, to, now);
  expect(news).toEqual({ begun: now, outcome: "failed", at: now, retryAt: now + wait });
  expect(effects.map((one) => (one.type === "report" ? `${one.finding.code} ${one.finding.path}` : one.type))).toEqual(
    reported,
  );
});
