import { describe, expect, it } from "vitest";
import { wecomRobot } from "../../src/channels/wecom-robot.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, logged, never, notFound, ofBytes, shipped, since } from "./fixtures.ts";

const link = "https://ops.example.com/o/{orderId}?n={id}";
const url = "https://ops.example.com/o/O20261121001?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";
const adapter = wecomRobot({ link });
const calling = wecomRobot({ link, mention: "mobile" });
const secrets = { wecomRobotKey: "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa" };
const to = "+8613900000001";
const sized = (around: number) => (size: number) => ({ ...shipped, body: ofBytes(size - around) });
// Title, link and the signs around them.
const inMarkdown = Buffer.byteLength(`**${shipped.title}**\n\n[查看物流](${url})`);
const inText = Buffer.byteLength(`${shipped.title}\n\n${url}`);

const answers = [
  { answer: answer({ errcode: 0, errmsg: "ok" }), outcome: { kind: "accepted" } },
  { answer: answer({ errcode: -1 }), outcome: { kind: "retry", reason: "-1" } },
  {
    answer: answer({ errcode: 45009, errmsg: "api freq out of limit" }),
    outcome: { kind: "rate_limited", scope: "sender", afterMs: 60_000, reason: "45009" },
  },
  {
    answer: answer({ errcode: 45033 }),
    outcome: { kind: "rate_limited", scope: "sender", afterMs: 60_000, reason: "45033" },
  },
  { answer: answer("", 429), outcome: { kind: "rate_limited", scope: "sender", reason: "http-429" } },
  {
    answer: answer({ errcode: 40058, errmsg: "markdown.content exceed max length 4096" }),
    outcome: { kind: "permanent", fault: "payload", reason: "40058" },
  },
  {
    answer: answer({ errcode: 93000, errmsg: "content exceed max length" }),
    outcome: { kind: "permanent", fault: "payload", reason: "93000.length" },
  },
  { answer: answer({ errcode: 45002 }), outcome: { kind: "permanent", fault: "payload", reason: "45002" } },
  { answer: answer({ errcode: 40033 }), outcome: { kind: "permanent", fault: "content", reason: "40033" } },
  { answer: answer({ errcode: 40008 }), outcome: { kind: "permanent", fault: "request", reason: "40008" } },
  { answer: answer({ errcode: 40035 }), outcome: { kind: "permanent", fault: "request", reason: "40035" } },
  { answer: answer({ errcode: 44004 }), outcome: { kind: "permanent", fault: "request", reason: "44004" } },
  { answer: answer({ errcode: 49999 }), outcome: { kind: "permanent", fault: "request", reason: "49999" } },
  {
    answer: answer({ errcode: 93000, errmsg: "invalid webhook url, hint: [1790806079345572489457392]" }),
    outcome: { kind: "needs_config", fault: "credential", reason: "93000" },
  },
  { answer: answer({ errcode: 60020 }), outcome: { kind: "needs_config", fault: "network_acl", reason: "60020" } },
  { answer: answer("<html>"), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
] as const;

describe.each([
  [
    "Markdown",
    adapter,
    4096,
    sized(inMarkdown),
    [{ name: "another address makes another request", reason: "Nobody is mentioned: all goes to the one group." }],
  ],
  ["text", calling, 2048, sized(inText), []],
] as const)("wecom-robot in %s keeps the contract of a channel", (_, one, largest, of, skip) => {
  const cases = channelConformance({
    adapter: one,
    message: shipped,
    to,
    secrets,
    limit: { largest, of },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers,
    skip: [
      ...skip,
      { name: "an answer is read as refresh_credential", reason: "A robot's key does not expire." },
      { name: "an answer is read as recipient_invalid", reason: "It speaks to a group, not to a person." },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message of WeCom's robot", () => {
  it("is Markdown with a link", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        msgtype: "markdown",
        markdown: { content: `**订单已发货**\n您的包裹已由顺丰速运承运，单号SF1234567890。\n[查看物流](${url})` },
      }),
      auth: { scheme: "query-token", parameter: "key" },
    });
  });

  it("is plain text where a person is mentioned, by number or by user id", () => {
    const content = `订单已发货\n您的包裹已由顺丰速运承运，单号SF1234567890。\n${url}`;
    expect(bodyOf(calling, shipped, [to, "+8613900000002"])).toEqual({
      msgtype: "text",
      text: { content, mentioned_mobile_list: ["13900000001"] },
    });
    expect(bodyOf(wecomRobot({ link, mention: "user" }), shipped, "zhangsan")).toEqual({
      msgtype: "text",
      text: { content, mentioned_list: ["zhangsan"] },
    });
  });

  it.each([[[]], [""], ["nobody"], ["a b"], ["1".repeat(65)]])("mentions nobody for %j", (address) => {
    expect(bodyOf(wecomRobot({ mention: "mobile" }), shipped, address)).toEqual({
      msgtype: "text",
      text: { content: "订单已发货\n您的包裹已由顺丰速运承运，单号SF1234567890。" },
    });
  });

  it("formats, links and mentions nothing that a person wrote", () => {
    const body = "# 一\n尾号****1234 [点我](https://x.example) <@all> `rm` ~x~ a_b #7";
    expect(bodyOf(wecomRobot(), { ...shipped, title: "*急*", body }).markdown.content).toBe(
      "**＊急＊**\n＃ 一\n尾号＊＊＊＊1234 ［点我］(https://x.example) ＜@all＞ ｀rm｀ ～x～ a_b #7",
    );
    expect(bodyOf(adapter, { ...shipped, actions: [{ id: "a", label: "[去]" }] }).markdown.content).toContain(
      `[［去］](${url})`,
    );
  });

  it("links by its title where it has no action", () => {
    expect(bodyOf(adapter, { ...shipped, actions: [] }).markdown.content).toContain(`\n[订单已发货](${url})`);
  });

  it("is refused where it is empty or too long, and says how long", () => {
    expect(adapter.check({ ...shipped, title: " ", body: "" })).toEqual([
      { code: "EMPTY_VALUE", path: "title", message: "Empty." },
      { code: "EMPTY_VALUE", path: "body", message: "Empty." },
    ]);
    expect(adapter.check(sized(inMarkdown)(4097))).toEqual([
      { code: "TOO_LONG", path: "body", message: "4097 of at most 4096 bytes." },
    ]);
  });

  it("gets the key when it is signed, out of the robot's URL too", () => {
    const request = adapter.toRequest(shipped, to);
    const whole = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${secrets.wecomRobotKey}`;
    for (const wecomRobotKey of [secrets.wecomRobotKey, whole])
      expect(adapter.sign?.(request, { secrets: { wecomRobotKey }, now: since, nonce: "n" })).toEqual({
        ...request,
        query: { key: secrets.wecomRobotKey },
      });
  });

  it("shows no one when it is logged", () => {
    expect(logged(calling, to, secrets)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
      headers: { "content-type": "application/json" },
      query: { key: "***" },
      body: '{"msgtype":"text","text":{"content":"***","mentioned_mobile_list":"***"}}',
      auth: { scheme: "query-token", parameter: "key" },
    });
  });
});

describe("an answer of WeCom's robot", () => {
  it("means what the host says where the host says it", () => {
    const own = wecomRobot({ codes: { "93000.length": { kind: "retry" } } });
    expect(own.readAnswer(answer({ errcode: 93000, errmsg: "content exceed max length" }))).toEqual({
      kind: "retry",
      reason: "93000.length",
    });
  });

  it("is the only word of it", () => {
    expect(called(adapter, "{}", notFound)).toEqual(never);
  });
});
