import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { wechatOfficialTemplate } from "../../src/channels/wechat-official-template.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, logged, nothing, shipped, since, untimely } from "./fixtures.ts";

const fields = { character_string1: "no", short_thing2: "status", thing3: "carrier" };
const templates = { shipped: [{ id: "TEMPLATE_1", fields }] };
const url = "https://m.example.com/o/{orderId}?n={id}";
const adapter = wechatOfficialTemplate({ templates, url });
const to = "oABCD1234-example";
const secrets = { wechatOfficialAccessToken: "75_tokenOfAccount-001" };
const limited = (afterMs: number) => ({ kind: "rate_limited", scope: "account", afterMs }) as const;
const needs = (fault: "template" | "network_acl" | "account") => ({ kind: "needs_config", fault }) as const;
const askConsent = { kind: "recipient_invalid", action: "ask_consent" } as const;

describe("wechat-official-template keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 32, of: (size) => ({ ...shipped, values: { no: "7".repeat(size), carrier: "顺丰" } }) },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers: [
      {
        answer: answer({ errcode: 0, errmsg: "ok", msgid: 200228332 }),
        outcome: { kind: "accepted", providerMessageId: "200228332" },
      },
      { answer: answer({ errcode: -1, errmsg: "system error" }), outcome: { kind: "retry", reason: "-1" } },
      { answer: answer({ errcode: 45009 }), outcome: { ...limited(86_400_000), reason: "45009" } },
      { answer: answer({ errcode: 45011 }), outcome: { ...limited(60_000), reason: "45011" } },
      {
        answer: answer({ errcode: 40003, errmsg: "invalid openid rid: 6385c6c1" }),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "40003" },
      },
      { answer: answer({ errcode: 43004 }), outcome: { ...askConsent, reason: "43004" } },
      { answer: answer({ errcode: 43101 }), outcome: { ...askConsent, reason: "43101" } },
      {
        answer: answer({ errcode: 47003, errmsg: "argument invalid! data.short_thing2.value invalid rid: 676d614b" }),
        outcome: { kind: "permanent", fault: "content", reason: "47003 short_thing2" },
      },
      { answer: answer({ errcode: 40037 }), outcome: { ...needs("template"), reason: "40037" } },
      { answer: answer({ errcode: 41030 }), outcome: { ...needs("template"), reason: "41030" } },
      { answer: answer({ errcode: 40165 }), outcome: { ...needs("template"), reason: "40165" } },
      { answer: answer({ errcode: 43107 }), outcome: { ...needs("account"), reason: "43107" } },
      { answer: answer({ errcode: 43108 }), outcome: { kind: "retry", reason: "43108" } },
      { answer: answer({ errcode: 45168 }), outcome: { kind: "permanent", fault: "content", reason: "45168" } },
      {
        answer: answer({ errcode: 50002 }),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "50002" },
      },
      { answer: answer({ errcode: 40164 }), outcome: { ...needs("network_acl"), reason: "40164" } },
      { answer: answer({ errcode: 48001 }), outcome: { ...needs("account"), reason: "48001" } },
      { answer: answer({ errcode: 40001 }), outcome: { kind: "refresh_credential", reason: "40001" } },
      { answer: answer({ errcode: 40014 }), outcome: { kind: "refresh_credential", reason: "40014" } },
      { answer: answer({ errcode: 41001 }), outcome: { kind: "refresh_credential", reason: "41001" } },
      { answer: answer({ errcode: 42001 }), outcome: { kind: "refresh_credential", reason: "42001" } },
      { answer: { failed: "after-sending" }, outcome: { kind: "ambiguous", reason: "after-sending" } },
    ],
    skip: [],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message of an official account", () => {
  const page = "https://m.example.com/o/O20261121001?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";
  const once = createHash("sha1").update(shipped.id).digest("hex").slice(0, 32);
  const data = {
    character_string1: { value: "O20261121001" },
    short_thing2: { value: "已发货" },
    thing3: { value: "顺丰速运" },
  };

  it("becomes a card with an id that lets WeChat drop a repeat", () => {
    expect(adapter.toRequest(shipped, [to, "oOther"])).toEqual({
      kind: "http",
      method: "POST",
      url: "https://api.weixin.qq.com/cgi-bin/message/template/send",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ touser: to, template_id: "TEMPLATE_1", url: page, client_msg_id: once, data }),
      auth: { scheme: "query-token", parameter: "access_token" },
    });
    expect(bodyOf(adapter, { ...shipped, id: `${shipped.id}/2` }).client_msg_id).not.toBe(once);
  });

  it("opens a mini-program where the host has one, and nothing where it says nothing", () => {
    const miniProgram = { appId: "wx0123456789abcdef", page: "pages/order?id={orderId}" };
    expect(bodyOf(wechatOfficialTemplate({ templates, miniProgram }), shipped, to)).toEqual({
      touser: to,
      template_id: "TEMPLATE_1",
      miniprogram: { appid: "wx0123456789abcdef", pagepath: "pages/order?id=O20261121001" },
      client_msg_id: once,
      data,
    });
    expect(bodyOf(wechatOfficialTemplate({ templates }), shipped, to)).toEqual({
      touser: to,
      template_id: "TEMPLATE_1",
      client_msg_id: once,
      data,
    });
  });

  it("gets its token when it is signed, and shows no one when it is logged", () => {
    const request = adapter.toRequest(shipped, to);
    expect(adapter.sign?.(request, { secrets, now: since, nonce: "n" })).toEqual({
      ...request,
      query: { access_token: "75_tokenOfAccount-001" },
    });
    const hidden = { value: "***" };
    expect(logged(adapter, to, secrets)).toEqual({
      ...request,
      query: { access_token: "***" },
      body: JSON.stringify({
        touser: "***",
        template_id: "TEMPLATE_1",
        url: page,
        client_msg_id: once,
        data: { character_string1: hidden, short_thing2: hidden, thing3: hidden },
      }),
    });
  });

  it.each([
    ["short_thing1", "五个字以内", true],
    ["short_thing1", "超过了五个字", false],
    ["const1", "选".repeat(20), true],
    ["const1", "选".repeat(21), false],
    ["const1", "", false],
    ["keyword1", "2026年 任意 text, 100 chars or more", true],
    ["keyword1", " ", false],
    ["first", "您好", false],
  ])("with %s takes %j: %s", (key, value, fits) => {
    const one = wechatOfficialTemplate({ templates: { shipped: [{ id: "T", fields: { [key]: "x" } }] } });
    expect(one.check({ ...shipped, values: { x: value } }).length === 0).toBe(fits);
  });

  it("says which key does not take its value, and never the value", () => {
    expect(adapter.check({ ...shipped, status: "已发货了哦哦" })).toEqual([
      {
        code: "VALUE_NOT_ALLOWED",
        path: "templates.shipped.short_thing2",
        message: '"status" is not what this key takes.',
        expected: "up to 5 characters",
      },
    ]);
    expect(adapter.check({ ...shipped, notice: "delivered" }).map(({ code }) => code)).toEqual(["NO_TEMPLATE"]);
  });
});

describe("an answer of an official account", () => {
  it("means what the host says where the host says it", () => {
    const own = wechatOfficialTemplate({ templates, codes: { "43004": { kind: "retry" } } });
    expect(own.readAnswer(answer({ errcode: 43004 }))).toEqual({ kind: "retry", reason: "43004" });
  });

  it("of a day's limit waits until it is tomorrow in China", () => {
    const dated = answer({ errcode: 45009 }, 200, { date: "Sat, 21 Nov 2026 02:03:30 GMT" });
    expect(adapter.readAnswer(dated)).toEqual({ ...limited(50_190_000), reason: "45009" });
  });
});

describe("a callback of an official account", () => {
  const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "success" };
  const at = 1_395_658_920_000;
  const event = (status: string, name = "TEMPLATESENDJOBFINISH") => `<xml>
  <ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>
  <FromUserName><![CDATA[oia2TjuEGTNoeX76QEjQNrcURxG8]]></FromUserName>
  <CreateTime>1395658920</CreateTime>
  <MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[${name}]]></Event>
  <MsgID>200163836</MsgID>
  <Status><![CDATA[${status}]]></Status>
  </xml>`;
  const unread = {
    code: "CALLBACK_NOT_READ",
    path: "",
    message: "Not an event of a template, or encrypted.",
  };

  it("says that a message was delivered", () => {
    expect(called(adapter, event("success"), reply)).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "200163836", at, code: "success" }],
    });
  });

  it("names the message by the id that its answer gave, digit by digit", () => {
    const id = "271781022721654785";
    const taken = { status: 200, headers: {}, body: `{"errcode":0,"errmsg":"ok","msgid":${id}}` };
    expect(adapter.readAnswer(taken)).toEqual({ kind: "accepted", providerMessageId: id });
    expect(called(adapter, event("success").replace("200163836", id), reply).receipts).toEqual([
      { status: "delivered", providerMessageId: id, at, code: "success" },
    ]);
  });

  it("says that it failed, with a space or without, and when it may be tried again", () => {
    const failed = (code: string, afterMs?: number) => ({
      ...nothing,
      receipts: [{ status: "undelivered", providerMessageId: "200163836", at, code, ...(afterMs && { afterMs }) }],
    });
    expect(called(adapter, event("failed: system failed"), reply)).toEqual(failed("system failed", 60_000));
    expect(called(adapter, event("failed:system failed"), reply)).toEqual(failed("system failed", 60_000));
    expect(called(adapter, event("failed:freq limit"), reply)).toEqual(failed("freq limit", 3_600_000));
    expect(called(adapter, event("failed:sender block"), reply)).toEqual(failed("sender block"));
  });

  it("means by a failure what the host says", () => {
    const codes = { "freq limit": { kind: "recipient_invalid", action: "suppress" } } as const;
    const own = wechatOfficialTemplate({ templates, codes });
    expect(called(own, event("failed:freq limit"), reply).receipts).toMatchObject([
      { status: "undelivered", permanent: true, action: "suppress", code: "freq limit" },
    ]);
  });

  it("says that the person refuses messages of the account", () => {
    expect(called(adapter, event("failed:user block"), reply)).toEqual({
      ...nothing,
      receipts: [
        {
          status: "undelivered",
          providerMessageId: "200163836",
          at,
          code: "user block",
          permanent: true,
          action: "opted_out",
        },
      ],
      consents: [{ address: "oia2TjuEGTNoeX76QEjQNrcURxG8", change: "revoked", at }],
    });
  });

  it.each([
    ["another event", event("success", "subscribe")],
    ["a status nobody knows", event("FAILED <8>")],
    ["no message id", event("success").replace(/<MsgID>.*<\/MsgID>/, "")],
    ["an encrypted call", "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[RypEvHKD]]></Encrypt></xml>"],
    ["JSON", '{"Event":"TEMPLATESENDJOBFINISH"}'],
    ["far too long a text", event("success") + " ".repeat(17_000)],
  ])("with %s is an issue and not asked for again", (_, rawBody) => {
    expect(called(adapter, rawBody, reply)).toEqual({ ...nothing, issues: [unread] });
  });

  it("is not dated where it does not say when", () => {
    const receipts = [{ status: "delivered", providerMessageId: "200163836", code: "success" }];
    const undated = event("success").replace("<CreateTime>1395658920</CreateTime>", "");
    expect(called(adapter, undated, reply)).toEqual({ ...nothing, receipts });
    expect(called(adapter, event("success").replace("1395658920", "soon"), reply)).toEqual({
      ...nothing,
      receipts,
      issues: [untimely("CreateTime")],
    });
  });

  describe("signed with the token", () => {
    const token = "t0ken-of-the-console";
    const signature = createHash("sha1").update(["1395658920", "886", token].sort().join("")).digest("hex");
    const signed = (url: string, given: Record<string, string> = { wechatCallbackToken: token }) =>
      adapter.readCallback({ url, headers: {}, rawBody: event("success") }, { now: since, secrets: given });
    const genuine = `/wx?signature=${signature}&timestamp=1395658920&nonce=886`;
    const receipts = [{ status: "delivered", providerMessageId: "200163836", at, code: "success" }];

    const unchecked = {
      code: "SIGNATURE_NOT_CHECKED",
      path: "signature",
      message: "No token was given.",
      level: "warning",
    };

    it("is believed", () => {
      expect(signed(genuine)).toEqual({ ...nothing, receipts, reply });
    });

    it.each([
      ["another nonce", genuine.replace("886", "887")],
      ["another signature", genuine.replace(/signature=./, "signature=x")],
      ["none", "/wx", "SIGNATURE_MISSING"],
    ])("is refused with %s", (_, url, code = "SIGNATURE_BROKEN") => {
      expect(signed(url)).toEqual({
        ...nothing,
        issues: [{ code, path: "signature", message: "Not of this token." }],
        reply: { status: 401, headers: { "content-type": "text/plain" }, body: "" },
      });
    });

    it("that asks whether the address is the host's is answered with what it wants to hear, and tells nothing", () => {
      const asked = (url: string, given: Record<string, string>) =>
        adapter.readCallback({ url, headers: {}, rawBody: "" }, { now: since, secrets: given });
      const url = `${genuine}&echostr=5927782489442352469`;
      const echoed = { ...reply, body: "5927782489442352469" };
      expect(asked(url, { wechatCallbackToken: token })).toEqual({ ...nothing, reply: echoed });
      expect(asked(url, {})).toEqual({ ...nothing, issues: [unchecked], reply: echoed });
      expect(asked(url.replace("886", "887"), { wechatCallbackToken: token })).toEqual({
        ...nothing,
        issues: [{ code: "SIGNATURE_BROKEN", path: "signature", message: "Not of this token." }],
        reply: { status: 401, headers: { "content-type": "text/plain" }, body: "" },
      });
    });

    it("is read with a warning where the host gives no token", () => {
      expect(signed(genuine, {})).toEqual({ ...nothing, receipts, issues: [unchecked], reply });
    });
  });
});
