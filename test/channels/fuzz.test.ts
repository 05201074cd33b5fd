import fc from "fast-check";
import { describe, it } from "vitest";
import { aliyunSms } from "../../src/channels/aliyun-sms.ts";
import { aliyunVoice } from "../../src/channels/aliyun-voice.ts";
import { apns } from "../../src/channels/apns.ts";
import { dingtalkRobot } from "../../src/channels/dingtalk-robot.ts";
import { email } from "../../src/channels/email.ts";
import { fcm } from "../../src/channels/fcm.ts";
import { feishuBot } from "../../src/channels/feishu-bot.ts";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import { ses } from "../../src/channels/ses.ts";
import { slack } from "../../src/channels/slack.ts";
import { tencentSms } from "../../src/channels/tencent-sms.ts";
import { twilioSms } from "../../src/channels/twilio-sms.ts";
import { webhook } from "../../src/channels/webhook.ts";
import { wechatMiniSubscribe } from "../../src/channels/wechat-mini-subscribe.ts";
import { wechatOfficialTemplate } from "../../src/channels/wechat-official-template.ts";
import { wecomRobot } from "../../src/channels/wecom-robot.ts";
import type { Outcome, OutcomeKind } from "../../src/model/outcome.ts";
import { expectEqual, expectTrue } from "../../src/testing/expect.ts";
import { shipped, since } from "./fixtures.ts";

const adapters = [
  aliyunSms({
    accessKeyId: "LTAI-example",
    signName: "示例商城",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
    templates: { shipped: [{ code: "SMS_1", locale: "zh-CN", text: "订单${no}已发货。" }] },
  }),
  tencentSms({
    secretId: "AKID-example",
    sdkAppId: "1400006666",
    signName: "示例商城",
    templates: { shipped: [{ id: "1", locale: "zh-CN", text: "订单{1}已发货。", values: ["no"] }] },
  }),
  twilioSms({ accountSid: "AC01", sender: "Shop", callback: "https://example.com/t?n={id}" }),
  wechatMiniSubscribe({
    templates: { shipped: [{ id: "T", fields: { thing1: "no", character_string2: "title" } }] },
    page: "p?o={orderId}&n={id}",
  }),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
  aliyunVoice({ accessKeyId: "k", templates: { shipped: [{ code: "T", locale: "zh-CN", text: "${no4}${no}" }] } }),
  wechatOfficialTemplate({ templates: { shipped: [{ id: "T", fields: { thing1: "no", keyword1: "title" } }] } }),
  jpush({ appKey: "k", cid: true, collapse: true }),
  fcm({ projectId: "p", channelId: "orders", collapse: true }),
  apns({ topic: "com.example.shop", collapse: true }),
  ses({
    region: "eu-central-1",
    from: { name: "商城", address: "orders@example.com" },
    unsubscribe: "https://example.com/u/{id}",
    html: true,
  }),
  email({
    from: { address: "orders@example.com" },
    messageIdDomain: "example.com",
    unsubscribe: "https://example.com/u/{id}",
    html: true,
  }),
  inbox(),
  wecomRobot({ mention: "user", link: "https://ops.example.com/o/{orderId}?n={id}" }),
  dingtalkRobot({ mention: "mobile", link: "https://ops.example.com/o/{orderId}?n={id}" }),
  feishuBot({ mention: true, link: "https://ops.example.com/o/{orderId}?n={id}" }),
  slack({ mention: true, link: "https://ops.example.com/o/{orderId}?n={id}" }),
  webhook({ url: "https://example.com/hook" }),
].map((adapter) => [adapter.id, adapter] as const);

const secretNames = [
  "aliyunAccessKeySecret",
  "wechatAccessToken",
  "wechatOfficialAccessToken",
  "jpushCid",
  "jpushMasterSecret",
  "wecomRobotKey",
  "dingtalkAccessToken",
  "dingtalkSecret",
  "feishuHook",
  "feishuSecret",
  "slackHook",
  "tencentSecretKey",
  "twilioAuthToken",
  "fcmAccessToken",
  "apnsToken",
  "awsAccessKeyId",
  "awsSecretAccessKey",
  "awsSessionToken",
];

const text = fc.string({ unit: "binary", maxLength: 60 });
const message = fc
  .record({ id: text, orderId: text, subject: text, person: text, title: text, body: text, locale: text, no: text })
  .map(({ no, ...texts }) => ({ ...shipped, ...texts, class: "marketing", values: { no } }));
const names = [
  "Code",
  "Message",
  "errcode",
  "errmsg",
  "error",
  "msg_id",
  "Event",
  "List",
  "id",
  "event",
  "at",
  "out_id",
  "status_code",
  "dtmf",
  "Response",
  "SendStatusSet",
  "report_status",
  "mobile",
  "text",
  "time",
  "sid",
  "details",
  "name",
  "reason",
  "timestamp",
  "eventType",
  "bounce",
  "mail",
];
const codes = [
  "OK",
  "Ok",
  "LimitExceeded.X",
  "InternalError.Timeout",
  "UNREGISTERED",
  "isv.X",
  "isp.X",
  "Throttling",
  "200000",
  0,
  -1,
  9499,
  19021,
  40001,
  47003,
  93000,
  310000,
  1011,
  21610,
];
const told = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...codes));
const body = fc.oneof(
  text,
  fc.constantFrom("ok", "no_service", "something_new"),
  fc.json(),
  fc.dictionary(fc.constantFrom(...names), told).map((fields) => JSON.stringify(fields)),
  fc.array(fc.dictionary(fc.constantFrom(...names), told)).map((list) => JSON.stringify(list)),
);

/** What the outcomes may hold beside `kind`, and the words of their one choice. */
const documented: {
  readonly [K in OutcomeKind]: { readonly may: readonly string[]; readonly of?: readonly string[] };
} = {
  accepted: { may: ["providerMessageId"] },
  retry: { may: ["reason", "afterMs"] },
  rate_limited: { may: ["reason", "afterMs", "scope"], of: ["recipient", "sender", "account"] },
  recipient_invalid: { may: ["reason", "action"], of: ["drop_address", "suppress", "opted_out", "ask_consent"] },
  permanent: { may: ["reason", "fault"], of: ["content", "payload", "request"] },
  needs_config: {
    may: ["reason", "fault"],
    of: ["credential", "template", "sender", "balance", "network_acl", "account"],
  },
  refresh_credential: { may: ["reason"] },
  ambiguous: { may: ["reason", "reconcileBy"] },
};

function expectDocumented(outcome: Outcome) {
  const { may, of } = documented[outcome.kind];
  const { kind, ...rest } = outcome;
  expectEqual(
    Object.keys(rest).filter((name) => !may.includes(name)),
    [],
    `beside "${kind}"`,
  );
  const choice = Object.entries(rest).find(([name]) => ["scope", "action", "fault"].includes(name))?.[1];
  expectTrue(of === undefined ? choice === undefined : of.includes(String(choice)), `"${kind}" with "${choice}"`);
  if ("reason" in rest) expectTrue(rest.reason !== "", `"${kind}" without a reason`);
  if ("afterMs" in rest) expectTrue(Number(rest.afterMs) >= 0, `"${kind}" after ${rest.afterMs} ms`);
}

describe.each(adapters)("%s, whatever comes", (_, adapter) => {
  it("answers equal messages with equal requests and never throws", () => {
    fc.assert(
      fc.property(message, fc.oneof(text, fc.array(text, { maxLength: 3 })), text, (one, to, secret) => {
        adapter.check(one);
        const request = adapter.toRequest(one, to);
        expectEqual(adapter.toRequest({ ...one }, to), request, "the second request differs");
        const secrets = Object.fromEntries(secretNames.map((name) => [name, secret]));
        secrets.webhookSecret = `whsec_${secret}`;
        adapter.redact(adapter.sign?.(request, { secrets, now: since, nonce: "n" }) ?? request);
      }),
      { numRuns: 200 },
    );
  });

  it("reads every answer as a documented outcome and answers every callback", () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 700 }), text, (rawBody, status, header) => {
        expectDocumented(
          adapter.readAnswer({ status, headers: { "retry-after": header, date: header }, body: rawBody }),
        );
        adapter.readCallback({ url: header, headers: {}, rawBody }, { now: since, secrets: {} });
      }),
      { numRuns: 300 },
    );
  });
});
