import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dingtalkRobot } from "../../src/channels/dingtalk-robot.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, logged, never, notFound, ofBytes, shipped, since } from "./fixtures.ts";

const link = "https://ops.example.com/o/{orderId}?n={id}";
const url = "https://ops.example.com/o/O20261121001?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";
const adapter = dingtalkRobot({ link, mention: "mobile" });
const secrets = { dingtalkAccessToken: "tok3n-of-dingtalk-0123456789abcdef", dingtalkSecret: "SECtest0123456789" };
const to = "+8613900000001";
const longest = Buffer.byteLength(
  JSON.stringify(bodyOf(dingtalkRobot({ link, mention: "user" }), { ...shipped, body: "" }, "x".repeat(64))),
);
// `atMobiles` is as long as `atUserIds`.
const sized = (size: number) => ({ ...shipped, body: ofBytes(size - longest) });
const refused = (errmsg: string) => answer({ errcode: 310000, errmsg });
const tenMinutes = { kind: "rate_limited", scope: "sender", afterMs: 600_000 } as const;

describe("dingtalk-robot keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 20_000, of: sized },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers: [
      { answer: answer({ errcode: 0, errmsg: "ok" }), outcome: { kind: "accepted" } },
      { answer: answer({ errcode: -1, errmsg: "系统繁忙" }), outcome: { kind: "retry", reason: "-1" } },
      { answer: refused("invalid timestamp"), outcome: { kind: "retry", reason: "310000.timestamp" } },
      {
        answer: answer({ errcode: 130101, errmsg: "send too fast, exceed 20 times per minute" }),
        outcome: { ...tenMinutes, reason: "130101" },
      },
      { answer: answer({ errcode: 410100 }), outcome: { ...tenMinutes, reason: "410100" } },
      { answer: answer("", 429), outcome: { kind: "rate_limited", scope: "sender", reason: "http-429" } },
      { answer: answer({ errcode: 430101 }), outcome: { kind: "permanent", fault: "content", reason: "430101" } },
      { answer: answer({ errcode: 430104 }), outcome: { kind: "permanent", fault: "content", reason: "430104" } },
      { answer: answer({ errcode: 400105 }), outcome: { kind: "permanent", fault: "request", reason: "400105" } },
      {
        answer: refused("keywords not in content"),
        outcome: { kind: "needs_config", fault: "template", reason: "310000.keywords" },
      },
      {
        answer: refused("ip 203.0.113.7 not in whitelist"),
        outcome: { kind: "needs_config", fault: "network_acl", reason: "310000.ip" },
      },
      { answer: refused("sign not match"), outcome: { kind: "needs_config", fault: "credential", reason: "310000" } },
      {
        answer: answer({ errcode: 300005, errmsg: "token is not exist" }),
        outcome: { kind: "needs_config", fault: "credential", reason: "300005" },
      },
      { answer: answer({ errcode: 300001 }), outcome: { kind: "needs_config", fault: "credential", reason: "300001" } },
      { answer: answer({ errcode: 400101 }), outcome: { kind: "needs_config", fault: "credential", reason: "400101" } },
      { answer: answer({ errcode: 400013 }), outcome: { kind: "needs_config", fault: "sender", reason: "400013" } },
      { answer: answer({ errcode: 400102 }), outcome: { kind: "needs_config", fault: "sender", reason: "400102" } },
      { answer: answer({ errcode: 400106 }), outcome: { kind: "needs_config", fault: "sender", reason: "400106" } },
      { answer: { failed: "after-sending" }, outcome: { kind: "ambiguous", reason: "after-sending" } },
    ],
    skip: [
      { name: "an answer is read as refresh_credential", reason: "A robot's token does not expire." },
      { name: "an answer is read as recipient_invalid", reason: "It speaks to a group, not to a person." },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message of DingTalk's robot", () => {
  it("is Markdown with a link, and the person stands in the text and in the list", () => {
    expect(adapter.toRequest({ ...shipped, body: "一\n二" }, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://oapi.dingtalk.com/robot/send",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        msgtype: "markdown",
        markdown: { title: "订单已发货", text: `#### 订单已发货\n\n一\n\n二\n\n[查看物流](${url})\n\n@13900000001` },
        at: { atMobiles: ["13900000001"], isAtAll: false },
      }),
      auth: { scheme: "dingtalk-robot" },
    });
    expect(bodyOf(dingtalkRobot({ mention: "user" }), shipped, "manager4711").at).toEqual({
      atUserIds: ["manager4711"],
      isAtAll: false,
    });
  });

  it("mentions nobody where that is not asked for, or there is nobody", () => {
    const plain = {
      msgtype: "markdown",
      markdown: { title: "订单已发货", text: `#### 订单已发货\n\n${shipped.body}` },
    };
    expect(bodyOf(dingtalkRobot(), shipped, to)).toEqual(plain);
    expect(bodyOf(dingtalkRobot({ mention: "mobile" }), shipped, "")).toEqual(plain);
  });

  it("formats and links nothing that a person wrote", () => {
    const told = bodyOf(dingtalkRobot(), { ...shipped, title: "<b>", body: "[点我](https://x.example)" });
    expect(told.markdown).toEqual({ title: "＜b＞", text: "#### ＜b＞\n\n［点我］(https://x.example)" });
  });

  it("is refused where it is too long, with room for whoever is mentioned", () => {
    expect(adapter.check(sized(20_001))).toEqual([
      { code: "TOO_LONG", path: "body", message: "20001 of at most 20000 bytes." },
    ]);
    const plain = dingtalkRobot({ link });
    const room = 20_000 - Buffer.byteLength(JSON.stringify(bodyOf(plain, { ...shipped, body: "" })));
    expect([room - 1, room, room + 1].map((n) => plain.check({ ...shipped, body: ofBytes(n) }).length)).toEqual([
      0, 0, 1,
    ]);
  });

  it("is signed with the time of the attempt, where the robot has a secret", () => {
    const request = adapter.toRequest(shipped, to);
    const sign = createHmac("sha256", "SECtest0123456789").update(`${since}\nSECtest0123456789`).digest("base64");
    const signed = (given: Record<string, string>) =>
      adapter.sign?.(request, { secrets: given, now: since, nonce: "n" });
    expect(signed(secrets)).toEqual({
      ...request,
      query: { access_token: "tok3n-of-dingtalk-0123456789abcdef", timestamp: "1795226584000", sign },
    });
    const whole = "https://oapi.dingtalk.com/robot/send?access_token=tok3n-of-dingtalk-0123456789abcdef";
    expect(signed({ dingtalkAccessToken: whole })).toEqual({
      ...request,
      query: { access_token: "tok3n-of-dingtalk-0123456789abcdef" },
    });
  });

  it("shows no one when it is logged", () => {
    expect(logged(adapter, to, secrets)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://oapi.dingtalk.com/robot/send",
      headers: { "content-type": "application/json" },
      query: { access_token: "***", timestamp: "1795226584000", sign: "***" },
      body: '{"msgtype":"markdown","markdown":{"title":"***","text":"***"},"at":{"atMobiles":"***","isAtAll":"***"}}',
      auth: { scheme: "dingtalk-robot" },
    });
  });
});

describe("an answer of DingTalk's robot", () => {
  it.each([
    ["错误描述:关键词不匹配;解决方案:请联系群管理员查看此机器人的关键词", "310000.keywords"],
    ["description:机器人发送签名过期;solution:签名生成时间和发送时间请保持在timestampms以内", "310000.timestamp"],
    ["description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中", "310000"],
    ["description:来源IP不在白名单;", "310000.ip"],
  ])("in Chinese is understood: %s", (errmsg, reason) => {
    expect(adapter.readAnswer(refused(errmsg))).toMatchObject({ reason });
  });

  it("means what the host says where the host says it", () => {
    const own = dingtalkRobot({ codes: { "310000*": { kind: "retry" } } });
    expect(own.readAnswer(refused("keywords not in content"))).toEqual({ kind: "retry", reason: "310000.keywords" });
  });

  it("is the only word of it", () => {
    expect(called(adapter, "{}", notFound)).toEqual(never);
  });
});
