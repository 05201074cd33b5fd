// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
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
import type { Message } from "../../src/model/request.ts";
import { shipped, since } from "./fixtures.ts";

// What nobody but the person and the provider may read.
const phone = "+8613912345678";
const bare = "13912345678";
const code = "7-3-22180";
const home = "杭州市西湖区文三路478号2幢501室";
const name = "王晓雨·Canary";
const mailbox = "wang.canary@mail.example";
const device = "canary-device-oABCD1234";
const people = [phone, bare, code, home, name, mailbox, device];

const said = `${name}，取件码${code}，电话${phone}（${bare}），送至${home}，或写信给${mailbox}。`;
const values = { no: "O20261121001", code, phone, home, name };
const message: Message = { ...shipped, title: `${name}的包裹`, body: said, status: code, tip: home, values };
const odd = [message, filled(said.repeat(2000)), filled(""), filled(`${said}\r\nhttps://x.example/${code} 😀★¥\ud800`)];

function filled(text: string): Message {
  const all = Object.fromEntries(Object.keys(values).map((one) => [one, text]));
  return {
    ...message,
    title: text,
    body: text,
    status: text,
    tip: text,
    values: all,
    actions: [{ id: "a", label: text }],
  };
}

const text = "订单${no}：${name}，取件码${code}，电话${phone}，${home}。";
const aliyun = { shipped: [{ code: "TEMPLATE_1", locale: "zh-CN", text }] };
const inOrder = "{1}：{2}，取件码{3}，电话{4}，{5}。";
const tencent = {
  shipped: [{ id: "1", locale: "zh-CN", text: inOrder, values: ["no", "name", "code", "phone", "home"] }],
};
const card = { character_string1: "code", thing2: "home", phone_number3: "phone", name4: "name", thing5: "title" };
const wechat = { shipped: [{ id: "TEMPLATE_1", fields: card }] };
const link = "https://ops.example.com/o/{orderId}?n={id}";
const hook = "https://shop.example.com/hooks/twilio";
const path = "p4th-canary-of-the-endpoint";

/** Every adapter of the package, an address, and the secrets it signs with. */
const every: readonly (readonly [adapter: ChannelAdapter, to: string, secrets: readonly string[]])[] = [
  [aliyunSms({ accessKeyId: "id", signName: "示例商城", templates: aliyun }), phone, ["aliyunAccessKeySecret"]],
  [aliyunVoice({ accessKeyId: "id", templates: aliyun }), phone, ["aliyunAccessKeySecret"]],
  [tencentSms({ secretId: "id", sdkAppId: "1", templates: tencent }), phone, ["tencentSecretKey"]],
  [twilioSms({ accountSid: "id", sender: "Shop", callback: `${hook}?n={id}` }), phone, ["twilioAuthToken"]],
  [wechatMiniSubscribe({ templates: wechat, page: "p?n={id}" }), device, ["wechatAccessToken"]],
  [wechatOfficialTemplate({ templates: wechat }), device, ["wechatOfficialAccessToken", "wechatCallbackToken"]],
  [jpush({ appKey: "key", cid: true }), device, ["jpushMasterSecret", "jpushCid"]],
  [fcm({ projectId: "p" }), device, ["fcmAccessToken"]],
  [apns({ topic: "com.example.shop" }), device, ["apnsToken"]],
  [email({ from: { address: "o@shop.example" }, messageIdDomain: "shop.example", html: true }), mailbox, []],
  [
    ses({ region: "eu-central-1", from: { address: "o@shop.example" }, html: true }),
    mailbox,
    ["awsAccessKeyId", "awsSecretAccessKey", "awsSessionToken"],
  ],
  [inbox(), device, []],
  [wecomRobot({ link, mention: "mobile" }), phone, ["wecomRobotKey"]],
  [dingtalkRobot({ link, mention: "mobile" }), phone, ["dingtalkAccessToken", "dingtalkSecret"]],
  [feishuBot({ link, mention: true }), device, ["feishuHook", "feishuSecret"]],
  [slack({ link, mention: true }), device, ["slackHook"]],
  [webhook({ url: `https://erp.example.com/${path}` }), device, ["webhookSecret"]],
];

/** A secret of that name, which is what a webhook takes too. */
const secretOf = (one: string): string => `whsec_${Buffer.from(`canary of ${one}`.padEnd(24, "!")).toString("base64")}`;

/** Which of these are in what is shown: as they are, escaped, percent-encoded or in base64. */
function leaks(shown: unknown, hidden: readonly string[]): readonly string[] {
  const plain = JSON.stringify(shown);
  const decoded = [...plain.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].map(([part]) => Buffer.from(part, "base64").toString());
  const forms = (one: string) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)];
  return hidden.filter((one) => [plain, ...decoded].some((told) => forms(one).some((form) => told.includes(form))));
}

/** What a provider may send back of it, in every field of every one of them, with codes they know and codes they do not. */
const echoes = (one: string): readonly string[] => {
  const names = ["Code", "Message", "code", "msg", "message", "errcode", "errmsg", "error", "error_code", "status"];
  const all = Object.fromEntries(names.map((field) => [field, one]));
  return [
    one,
    `550 5.1.1 <${one}>: unknown`,
    JSON.stringify(all),
    JSON.stringify({ ...all, error: { ...all, details: [all] }, reason: one, Response: { Error: all } }),
    JSON.stringify({ Response: { SendStatusSet: [{ ...all, PhoneNumber: one, Code: "Failed" }] } }),
    JSON.stringify({ Code: "SignatureDoesNotMatch", Message: one, errcode: 47003, errmsg: `data.${one}.value` }),
    JSON.stringify({ Code: "isv.SOMETHING_NEW", errcode: 310000, errmsg: `keywords not in content ${one}` }),
    JSON.stringify({
      Code: "isv.BUSINESS_LIMIT_CONTROL",
      Message: one,
      errcode: 93000,
      errmsg: one,
      code: 19024,
      msg: one,
    }),
  ];
};
const asNumber = JSON.stringify({ code: Number(bare), errcode: Number(bare), error: { code: Number(bare) } });

const fields = [
  "id",
  "at",
  "event",
  "phone_number",
  "content",
  "status_code",
  "callee",
  "Event",
  "List",
  "Status",
  "MsgID",
  "report_status",
  "mobile",
  "text",
  "errmsg",
  "MessageStatus",
  "From",
  "Body",
];
const called = (one: string): readonly string[] => [
  one,
  JSON.stringify([Object.fromEntries(fields.map((field) => [field, one]))]),
  JSON.stringify({ Event: "subscribe_msg_popup_event", FromUserName: one, List: [{ SubscribeStatusString: one }] }),
  `<xml>${fields.map((field) => `<${field}><![CDATA[${one}]]></${field}>`).join("")}</xml>`,
  fields.map((field) => `${field}=${encodeURIComponent(one)}`).join("&"),
];

describe.each(every.map((row) => [row[0].id, ...row] as const))("%s tells nobody", (_, adapter, to, names) => {
  const secrets = Object.fromEntries(names.map((one) => [one, secretOf(one)]));
  const keys = [...Object.values(secrets), ...Object.values(secrets).map((key) => key.slice("whsec_".length)), path];
  const hidden = [...people, ...keys];

  it("in a finding what a message says", () => {
    expect(
      leaks(
        odd.map((one) => adapter.check(one)),
        hidden,
      ),
    ).toEqual([]);
  });

  it("in a request a secret, until it is signed", () => {
    const unsigned = odd.map((one) => adapter.toRequest(one, to));
    expect(leaks(unsigned, adapter.id === "webhook" ? Object.values(secrets) : keys)).toEqual([]);
    expect(leaks(adapter.toRequest(message, to), [name])).toEqual([name]);
  });

  it("in a redacted request who it is for, what it says, or a secret", () => {
    const shown = odd.flatMap((one) => {
      const request = adapter.toRequest(one, to);
      const signed = adapter.sign?.(request, { secrets, now: since, nonce: "n" }) ?? request;
      return [adapter.redact(request), adapter.redact(signed)];
    });
    expect(leaks(shown, hidden)).toEqual([]);
  });

  it("in an outcome what an answer brings back", () => {
    const outcomes = [...hidden.flatMap(echoes), asNumber].flatMap((body) =>
      [200, 250, 400, 401, 403, 404, 410, 429, 500, 550].map((status) => {
        const headers = { "x-echo": said, "retry-after": phone, date: home, location: said };
        const { providerMessageId, ...outcome } = {
          providerMessageId: "",
          ...adapter.readAnswer({ status, headers, body }),
        };
        return outcome;
      }),
    );
    expect(leaks(outcomes, hidden)).toEqual([]);
  });

  it("in an issue what a callback brings", () => {
    const issues = hidden.flatMap(called).flatMap((rawBody) =>
      [secrets, {}].flatMap((given) => {
        const url = `/callback/${rawBody.slice(0, 200)}?signature=${said}`;
        return adapter.readCallback(
          { url, headers: { "x-echo": said, "x-twilio-signature": said }, rawBody },
          { now: since, secrets: given },
        ).issues;
      }),
    );
    expect(leaks(issues, hidden)).toEqual([]);
  });
});

describe("the table of adapters", () => {
  it("has a line for every channel of the package", () => {
    const entries = Object.keys(manifest.exports).filter((entry) => entry.startsWith("./channels/"));
    expect(every.map(([{ id }]) => `./channels/${id}`).toSorted()).toEqual(entries.toSorted());
  });

  it("finds a secret as it is, escaped, percent-encoded and in base64", () => {
    const base64 = Buffer.from(`user:${home}`).toString("base64");
    const shown = { a: said, b: JSON.stringify(`"${name}"`), c: encodeURIComponent(home), d: `Basic ${base64}` };
    expect(leaks(shown, [phone, name, home, "Nobody"])).toEqual([phone, name, home]);
    expect([{ c: shown.c }, { d: shown.d }].map((one) => leaks(one, [home]))).toEqual([[home], [home]]);
  });
});
