import fc from "fast-check";
import { describe, it } from "vitest";
import { aliyunSms } from "../../src/channels/aliyun-sms.ts";
import { apns } from "../../src/channels/apns.ts";
import { email } from "../../src/channels/email.ts";
import { fcm } from "../../src/channels/fcm.ts";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import { ses } from "../../src/channels/ses.ts";
import { tencentSms } from "../../src/channels/tencent-sms.ts";
import { twilioSms } from "../../src/channels/twilio-sms.ts";
import { webhook } from "../../src/channels/webhook.ts";
import { wechatMiniSubscribe } from "../../src/channels/wechat-mini-subscribe.ts";
import { expectEqual } from "../../src/testing/expect.ts";
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
  jpush({ appKey: "k", cid: true, collapse: true }),
  fcm({ projectId: "p", channelId: "orders", collapse: true }),
  apns({ topic: "com.example.shop", collapse: true }),
  email({
    from: { address: "orders@example.com" },
    messageIdDomain: "example.com",
    unsubscribe: "https://example.com/u/{id}",
    html: true,
  }),
  ses({
    region: "eu-central-1",
    from: { name: "商城", address: "orders@example.com" },
    unsubscribe: "https://example.com/u/{id}",
    html: true,
  }),
  inbox(),
  webhook({ url: "https://example.com/hook" }),
].map((adapter) => [adapter.id, adapter] as const);

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
  "Response",
  "SendStatusSet",
  "report_status",
  "mobile",
  "text",
  "time",
  "code",
  "sid",
  "details",
  "name",
  "reason",
  "timestamp",
  "eventType",
  "bounce",
  "mail",
];
const body = fc.oneof(
  text,
  fc.json(),
  fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 })).map((told) => JSON.stringify(told)),
  fc.array(fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 1 }))).map((told) => JSON.stringify(told)),
);

describe.each(adapters)("%s, whatever comes", (_, adapter) => {
  it("answers equal messages with equal requests and never throws", () => {
    fc.assert(
      fc.property(message, fc.oneof(text, fc.array(text, { maxLength: 3 })), text, (one, to, secret) => {
        adapter.check(one);
        const request = adapter.toRequest(one, to);
        expectEqual(adapter.toRequest({ ...one }, to), request, "the second request differs");
        const secrets = { jpushCid: secret, jpushMasterSecret: secret, webhookSecret: `whsec_${secret}` };
        adapter.redact(adapter.sign?.(request, { secrets, now: since, nonce: "n" }) ?? request);
      }),
      { numRuns: 200 },
    );
  });

  it("classifies every answer and answers every callback", () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 700 }), text, (rawBody, status, header) => {
        adapter.readAnswer({ status, headers: { "retry-after": header, date: header }, body: rawBody });
        adapter.readCallback({ url: header, headers: {}, rawBody }, { now: since, secrets: {} });
      }),
      { numRuns: 300 },
    );
  });
});
