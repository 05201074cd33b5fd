import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import { aliyunSms } from "../../src/channels/aliyun-sms.ts";
import { aliyunVoice } from "../../src/channels/aliyun-voice.ts";
import { apns } from "../../src/channels/apns.ts";
import { dingtalkRobot } from "../../src/channels/dingtalk-robot.ts";
import { fcm } from "../../src/channels/fcm.ts";
import { feishuBot } from "../../src/channels/feishu-bot.ts";
import { jpush } from "../../src/channels/jpush.ts";
import { ses } from "../../src/channels/ses.ts";
import { slack } from "../../src/channels/slack.ts";
import { tencentSms } from "../../src/channels/tencent-sms.ts";
import { twilioSms } from "../../src/channels/twilio-sms.ts";
import { webhook } from "../../src/channels/webhook.ts";
import { wechatMiniSubscribe } from "../../src/channels/wechat-mini-subscribe.ts";
import { wechatOfficialTemplate } from "../../src/channels/wechat-official-template.ts";
import { wecomRobot } from "../../src/channels/wecom-robot.ts";
import { UsageError } from "../../src/model/errors.ts";
import { shipped, since } from "./fixtures.ts";

const templates = {};
const twilio = { accountSid: "AC1", sender: "+14155550111", callback: "https://example.com/?n={id}" };

/** Every adapter that signs, with the secrets it cannot do without. */
const table: readonly (readonly [adapter: ChannelAdapter, names: readonly string[]])[] = [
  [aliyunSms({ accessKeyId: "id", signName: "示例商城", templates }), ["aliyunAccessKeySecret"]],
  [aliyunVoice({ accessKeyId: "id", templates }), ["aliyunAccessKeySecret"]],
  [apns({ topic: "com.example.shop" }), ["apnsToken"]],
  [dingtalkRobot(), ["dingtalkAccessToken"]],
  [fcm({ projectId: "p" }), ["fcmAccessToken"]],
  [feishuBot(), ["feishuHook"]],
  [jpush({ appKey: "key" }), ["jpushMasterSecret"]],
  [jpush({ appKey: "key", cid: true }), ["jpushMasterSecret", "jpushCid"]],
  [ses({ region: "r", from: { address: "o@shop.example" } }), ["awsAccessKeyId", "awsSecretAccessKey"]],
  [slack(), ["slackHook"]],
  [tencentSms({ secretId: "id", sdkAppId: "1", templates }), ["tencentSecretKey"]],
  [twilioSms(twilio), ["twilioAuthToken"]],
  [twilioSms({ ...twilio, apiKeySid: "SK1" }), ["twilioApiKeySecret"]],
  [webhook({ url: "https://erp.example.com/" }), ["webhookSecret"]],
  [wechatMiniSubscribe({ templates }), ["wechatAccessToken"]],
  [wechatOfficialTemplate({ templates }), ["wechatOfficialAccessToken"]],
  [wecomRobot(), ["wecomRobotKey"]],
];

const given = "whsec_Z2l2ZW4tdG8tdGhlLWFkYXB0ZXI=";
const cases = table.flatMap(([adapter, names]) => names.map((name) => ({ id: adapter.id, name, adapter, names })));

describe("a secret that signs", () => {
  const signing = (adapter: ChannelAdapter, secrets: { readonly [name: string]: string }) =>
    adapter.sign?.(adapter.toRequest(shipped, "+8613900000001"), { secrets, now: since, nonce: "n" });

  it.each(cases)("of $id is asked for by its name, $name, where it is missing, misspelt or empty", (one) => {
    const { adapter, name, names, id } = one;
    const all = Object.fromEntries(names.map((each) => [each, given]));
    expect(signing(adapter, all)).toBeDefined();
    const { [name]: _, ...others } = all;
    for (const secrets of [others, { ...others, [name]: "" }, { ...others, [`${name}s`]: given }]) {
      const sign = () => signing(adapter, secrets);
      expect(sign).toThrow(UsageError);
      expect(sign).toThrow(
        expect.objectContaining({
          code: "NO_SUCH_SECRET",
          message: `"${id}" signs with the secret "${name}", which was not given: pass it in \`secrets\` under that name.`,
        }),
      );
    }
  });

  it("is in this table for every channel of the package", () => {
    const signing = new Set(table.map(([{ id }]) => `./channels/${id}`));
    const entries = Object.keys(manifest.exports).filter((entry) => entry.startsWith("./channels/"));
    expect(entries.filter((entry) => !signing.has(entry))).toEqual(["./channels/email", "./channels/inbox"]);
  });
});
