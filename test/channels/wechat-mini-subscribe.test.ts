import { describe, expect, it } from "vitest";
import { wechatMiniSubscribe } from "../../src/channels/wechat-mini-subscribe.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, nothing, shipped, since, untimely } from "./fixtures.ts";

const fields = { character_string1: "no", phrase2: "status", thing3: "tip" };
const templates = { shipped: [{ id: "TEMPLATE_1", fields }] };
const adapter = wechatMiniSubscribe({ templates, page: "pages/order/detail?id={orderId}&n={id}" });
const to = "oABCD1234-example";
const secrets = { wechatAccessToken: "75_tokenOfWechat-001" };

/** What one field takes and how it is sent. */
function field(key: string, value: string) {
  const one = wechatMiniSubscribe({ templates: { shipped: [{ id: "T", fields: { [key]: "x" } }] } });
  const message = { ...shipped, values: { x: value } };
  const request = one.toRequest(message, to);
  const sent = request.kind === "http" ? JSON.parse(request.body).data[key].value : undefined;
  return { fits: one.check(message).length === 0, sent };
}

describe("wechat-mini-subscribe keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 32, of: (size) => ({ ...shipped, values: { no: "7".repeat(size) } }) },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers: [
      { answer: answer({ errcode: 0, errmsg: "ok" }), outcome: { kind: "accepted" } },
      {
        answer: answer({ errcode: 0, msgid: 200228332 }),
        outcome: { kind: "accepted", providerMessageId: "200228332" },
      },
      { answer: answer({ errcode: -1 }), outcome: { kind: "retry", reason: "-1" } },
      {
        answer: answer({ errcode: 45009, errmsg: "reach max api daily quota limit" }),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 86_400_000, reason: "45009" },
      },
      {
        answer: answer({ errcode: 45011 }),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 60_000, reason: "45011" },
      },
      {
        answer: answer({ errcode: 40003 }),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "40003" },
      },
      {
        answer: answer({ errcode: 43101, errmsg: "user refuse to accept the msg" }),
        outcome: { kind: "recipient_invalid", action: "ask_consent", reason: "43101" },
      },
      {
        answer: answer({ errcode: 47003, errmsg: "argument invalid! data.phrase16.value invalid rid: 676d614b" }),
        outcome: { kind: "permanent", fault: "content", reason: "47003 phrase16" },
      },
      {
        answer: answer({ errcode: 49999 }),
        outcome: { kind: "permanent", fault: "request", reason: "49999" },
      },
      {
        answer: answer({ errcode: 40037 }),
        outcome: { kind: "needs_config", fault: "template", reason: "40037" },
      },
      {
        answer: answer({ errcode: 40164 }),
        outcome: { kind: "needs_config", fault: "network_acl", reason: "40164" },
      },
      { answer: answer({ errcode: 40001 }), outcome: { kind: "refresh_credential", reason: "40001" } },
      { answer: answer({ errcode: 42001 }), outcome: { kind: "refresh_credential", reason: "42001" } },
      { answer: answer(""), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
    ],
    skip: [],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message by WeChat", () => {
  it("becomes a card of typed fields, without a token", () => {
    expect(adapter.toRequest(shipped, [to, "oOther"])).toEqual({
      kind: "http",
      method: "POST",
      url: "https://api.weixin.qq.com/cgi-bin/message/subscribe/send",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        touser: to,
        template_id: "TEMPLATE_1",
        page: "pages/order/detail?id=O20261121001&n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
        miniprogram_state: "formal",
        lang: "zh_CN",
        data: {
          character_string1: { value: "O20261121001" },
          phrase2: { value: "已发货" },
          thing3: { value: "顺丰速运 SF1234567890" },
        },
      }),
      auth: { scheme: "query-token", parameter: "access_token" },
    });
  });

  it("gets its token when it is signed", () => {
    const request = adapter.toRequest(shipped, to);
    const signed = adapter.sign?.(request, { secrets, now: since, nonce: "n" });
    expect(signed).toEqual({ ...request, query: { access_token: "75_tokenOfWechat-001" } });
  });

  it("shows no one when it is logged", () => {
    const signed = adapter.sign?.(adapter.toRequest(shipped, to), { secrets, now: since, nonce: "n" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://api.weixin.qq.com/cgi-bin/message/subscribe/send",
      headers: { "content-type": "application/json" },
      query: { access_token: "***" },
      body: JSON.stringify({
        touser: "***",
        template_id: "TEMPLATE_1",
        page: "pages/order/detail?id=O20261121001&n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
        miniprogram_state: "formal",
        lang: "zh_CN",
        data: { character_string1: { value: "***" }, phrase2: { value: "***" }, thing3: { value: "***" } },
      }),
      auth: { scheme: "query-token", parameter: "access_token" },
    });
  });

  it.each([
    ["zh-CN", "zh_CN"],
    ["zh", "zh_CN"],
    ["zh-TW", "zh_TW"],
    ["zh-HK", "zh_HK"],
    ["en-GB", "en_US"],
    ["fr", "en_US"],
  ])("in %s opens the mini-program in %s", (locale, lang) => {
    const request = adapter.toRequest({ ...shipped, locale }, to);
    expect(request.kind === "http" && JSON.parse(request.body).lang).toBe(lang);
  });

  it("finds the template of its locale that uses most of its values", () => {
    const several = wechatMiniSubscribe({
      templates: {
        shipped: [
          { id: "ANY", fields: { character_string1: "no" } },
          { id: "ZH", locale: "zh-CN", fields: { character_string1: "no", thing2: "carrier" } },
          { id: "EN", locale: "en", fields: { character_string1: "no", thing2: "carrier", thing3: "track" } },
        ],
      },
    });
    const chosen = (message: Message) => {
      const request = several.toRequest(message, to);
      return request.kind === "http" ? JSON.parse(request.body).template_id : "";
    };
    const { track, ...noTrack } = shipped.values;
    expect(track).toBe("SF1234567890");
    expect(chosen(shipped)).toBe("ZH");
    expect(chosen({ ...shipped, locale: "en" })).toBe("EN");
    expect(chosen({ ...shipped, locale: "en", values: noTrack })).toBe("ANY");
    expect(several.check({ ...shipped, notice: "delivered" })).toEqual([
      {
        code: "NO_TEMPLATE",
        path: "templates.delivered",
        message: "None for zh-CN that the message fills.",
      },
    ]);
  });

  it("finds the template whose keys take the values, where a fuller one does not take them", () => {
    const several = wechatMiniSubscribe({
      templates: {
        shipped: [
          { id: "WITH_AMOUNT", fields: { thing1: "tip", amount2: "amount", character_string3: "no" } },
          { id: "WITH_NUMBER", fields: { thing1: "tip", character_string3: "no" } },
          { id: "PLAIN", fields: { thing1: "tip" } },
        ],
      },
    });
    const chosen = (values: Message["values"]) => {
      const message = { ...shipped, values };
      return [several.check(message), bodyOf(several, message, to).template_id];
    };
    expect(chosen({ no: "1001", amount: "¥1.00" })).toEqual([[], "WITH_AMOUNT"]);
    expect(chosen({ no: "1001", amount: "HKD 1.00" })).toEqual([[], "WITH_NUMBER"]);
    expect(chosen({ no: "订单1001", amount: "¥1.00" })).toEqual([[], "PLAIN"]);
  });

  it("says which key does not take its value, and never the value", () => {
    expect(adapter.check({ ...shipped, status: "已发货 1", values: { no: "订单7" } })).toEqual([
      {
        code: "VALUE_NOT_ALLOWED",
        path: "templates.shipped.character_string1",
        message: '"no" is not what this key takes.',
        expected: "1 to 32 letters, digits or symbols, no Chinese",
      },
      {
        code: "VALUE_NOT_ALLOWED",
        path: "templates.shipped.phrase2",
        message: '"status" is not what this key takes.',
        expected: "1 to 5 Chinese characters",
      },
    ]);
  });
});

describe("a field of a card", () => {
  const twenty = "一二三四五六七八九十一二三四五六七八九十";
  it.each([
    ["thing1", twenty, twenty],
    ["thing1", `${twenty}一`, "一二三四五六七八九十一二三四五六七八九…"],
    ["thing1", `一二三四五六七八九十一二三四五六七八😀十`, "一二三四五六七八九十一二三四五六七八…"],
    ["amount1", "¥1,280.00", "¥1280.00"],
    ["amount1", "12.8元", "12.8元"],
    ["amount1", "CNY 1234.56", "¥1234.56"],
    ["amount1", "USD 1,234.56", "$1234.56"],
    ["amount1", "EUR 12.80", "€12.80"],
    ["time1", "15:01", "15:01"],
    ["time1", "0:00", "0:00"],
    ["time1", "9:05~23:59:59", "9:05~23:59:59"],
    ["time1", "2026年6月1日 18:00", "2026年6月1日 18:00"],
    ["time1", "2026年6月1日18:00 ~ 19:00", "2026年6月1日18:00 ~ 19:00"],
    ["date1", "2028年2月29日", "2028年2月29日"],
    ["time1", "2026年6月1日 18:00~2026年6月2日 09:00", "2026年6月1日 18:00~2026年6月2日 09:00"],
    ["date1", "2026年6月1日", "2026年6月1日"],
    ["date1", "2026年6月1日 18:00", "2026年6月1日 18:00"],
    ["number1", "12.50", "12.50"],
    ["letter1", "SF", "SF"],
    ["symbol1", "★", "★"],
    ["phone_number1", "+86-138 0000 0000", "+86-138 0000 0000"],
    ["car_number1", "粤A8Z888挂", "粤A8Z888挂"],
    ["name1", "张三", "张三"],
    ["name1", "Zhang San", "Zhang San"],
    ["phrase1", "待取件", "待取件"],
  ])("%s takes %s and sends %s", (key, value, sent) => {
    expect(field(key, value)).toEqual({ fits: true, sent });
  });

  it.each([
    ["thing1", " "],
    ["character_string1", "7".repeat(33)],
    ["character_string1", "顺丰7"],
    ["phrase1", "已经发货啦了"],
    ["phrase1", "已发货1"],
    ["phrase1", ""],
    ["time1", "6月1日 18:00"],
    ["date1", "2026-06-01"],
    ["time1", "24:00"],
    ["time1", "18:60"],
    ["time1", "18:00:60"],
    ["time1", "2026年6月1日 18:00~25:00"],
    ["time1", "2026年13月1日 10:00"],
    ["date1", "2026年2月29日"],
    ["date1", "2026年6月0日"],
    ["date1", "2026年6月1日 99:99"],
    ["amount1", "¥12345678901"],
    ["amount1", "HKD 5.00"],
    ["amount1", "JPY 500"],
    ["amount1", "CNY -5.00"],
    ["number1", "7".repeat(33)],
    ["letter1", "S1"],
    ["symbol1", "★★★★★★"],
    ["phone_number1", "138000000001380000"],
    ["car_number1", "粤A8Z888888"],
    ["name1", "张三Li"],
    ["thin1", "x"],
    ["constructor1", "x"],
  ])("%s refuses %j", (key, value) => {
    expect(field(key, value).fits).toBe(false);
  });
});

describe("a callback of WeChat", () => {
  const reply = { status: 200, headers: { "content-type": "text/plain" }, body: "success" };
  const event = { ToUserName: "gh_1", FromUserName: "o7esq5", CreateTime: "1620973045", MsgType: "event" };
  const at = 1_620_973_045_000;
  const one = { TemplateId: "T1", SubscribeStatusString: "accept", PopupScene: "0" };

  it("brings consents, of one item or of several", () => {
    const popup = (List: unknown) => JSON.stringify({ ...event, Event: "subscribe_msg_popup_event", List });
    const granted = { address: "o7esq5", templateId: "T1", change: "granted", at };
    expect(called(adapter, popup(one), reply)).toEqual({ ...nothing, consents: [granted] });
    expect(called(adapter, popup([one, { TemplateId: "T2", SubscribeStatusString: "reject" }]), reply)).toEqual({
      ...nothing,
      consents: [granted, { address: "o7esq5", templateId: "T2", change: "refused", at }],
    });
  });

  it("brings what it brought in XML, converted with its root or without", () => {
    const granted = { address: "o7esq5", templateId: "T1", change: "granted", at };
    const popup = { ...event, Event: "subscribe_msg_popup_event", SubscribeMsgPopupEvent: { List: one } };
    for (const told of [popup, { xml: popup }])
      expect(called(adapter, JSON.stringify(told), reply)).toEqual({ ...nothing, consents: [granted] });
    const sent = { TemplateId: "T1", MsgID: "17008", ErrorCode: "0", ErrorStatus: "success" };
    const sentBoth = {
      ...event,
      Event: "subscribe_msg_sent_event",
      SubscribeMsgSentEvent: { List: [sent, { ...sent, MsgID: "17009" }] },
    };
    expect(called(adapter, JSON.stringify(sentBoth), reply)).toEqual({
      ...nothing,
      receipts: ["17008", "17009"].map((providerMessageId) => ({ status: "sent", providerMessageId, at, code: "0" })),
    });
  });

  it.each(["subscribe_msg_popup_event", "subscribe_msg_change_event", "subscribe_msg_sent_event"])(
    "of %s that lists nothing is an issue",
    (Event) => {
      for (const more of [{}, { List: null }, { List: [] }])
        expect(called(adapter, JSON.stringify({ ...event, Event, ...more }), reply)).toMatchObject({
          ...nothing,
          issues: [{ code: "CALLBACK_NOT_READ", path: "List[0]" }],
        });
    },
  );

  it("with a time that is none says so and brings the rest", () => {
    const popup = { ...event, CreateTime: "soon", Event: "subscribe_msg_popup_event", List: one };
    expect(called(adapter, JSON.stringify(popup), reply)).toEqual({
      ...nothing,
      consents: [{ address: "o7esq5", templateId: "T1", change: "granted" }],
      issues: [untimely("CreateTime")],
    });
  });

  it("brings consents taken back", () => {
    const List = { TemplateId: "T1", SubscribeStatusString: "reject" };
    expect(called(adapter, JSON.stringify({ ...event, Event: "subscribe_msg_change_event", List }), reply)).toEqual({
      ...nothing,
      consents: [{ address: "o7esq5", templateId: "T1", change: "revoked", at }],
    });
  });

  it("brings what became of a message later", () => {
    const List = [
      { TemplateId: "T1", MsgID: "1700827132819554304", ErrorCode: "0", ErrorStatus: "success" },
      { TemplateId: "T1", MsgID: 17008, ErrorCode: 1, ErrorStatus: "failed" },
    ];
    expect(called(adapter, JSON.stringify({ ...event, Event: "subscribe_msg_sent_event", List }), reply)).toEqual({
      ...nothing,
      receipts: [
        { status: "sent", providerMessageId: "1700827132819554304", at, code: "0" },
        { status: "undelivered", providerMessageId: "17008", at, code: "1" },
      ],
    });
  });

  it("names a message by the id that its answer gave, as a number or as a text", () => {
    const id = "1700827132819554305";
    const taken = { status: 200, headers: {}, body: `{"errcode":0,"msgid":${id}}` };
    expect(adapter.readAnswer(taken)).toEqual({ kind: "accepted", providerMessageId: id });
    const List = { TemplateId: "T1", MsgID: id, ErrorCode: "0", ErrorStatus: "success" };
    const sent = JSON.stringify({ ...event, Event: "subscribe_msg_sent_event", List });
    const receipt = { status: "sent", providerMessageId: id, at, code: "0" };
    expect(called(adapter, sent, reply).receipts).toEqual([receipt]);
    expect(called(adapter, sent.replace(`"${id}"`, id), reply).receipts).toEqual([receipt]);
  });

  it("in XML is an issue that says what to do", () => {
    expect(called(adapter, "<xml></xml>", reply)).toEqual({
      ...nothing,
      issues: [
        {
          code: "CALLBACK_NOT_READ",
          path: "",
          message: "XML is not read here: convert it, or choose JSON in the console.",
        },
      ],
    });
  });

  it("that asks whether the address is the host's is answered with what it wants to hear, and tells nothing", () => {
    const asked = "/wx?signature=x&echostr=5927782489442352469&timestamp=1395658920&nonce=886";
    expect(called(adapter, "", { ...reply, body: "5927782489442352469" }, asked)).toEqual(nothing);
  });

  it("that holds something is read as an event, whatever stands in its address", () => {
    expect(called(adapter, JSON.stringify({ ...event, Event: "subscribe" }), reply, "/wx?echostr=1").issues).toEqual([
      { code: "CALLBACK_NOT_READ", path: "Event", message: "Not an event of subscribe messages." },
    ]);
  });

  it("of another kind, or with parts missing, is an issue", () => {
    expect(called(adapter, JSON.stringify({ ...event, Event: "subscribe" }), reply).issues).toEqual([
      { code: "CALLBACK_NOT_READ", path: "Event", message: "Not an event of subscribe messages." },
    ]);
    const odd = { ...event, Event: "subscribe_msg_popup_event", List: [{ SubscribeStatusString: "maybe" }] };
    expect(called(adapter, JSON.stringify(odd), reply)).toEqual({
      ...nothing,
      issues: [{ code: "CALLBACK_NOT_READ", path: "List[0]", message: "No open id, or an unknown status." }],
    });
    const sent = { ...event, Event: "subscribe_msg_sent_event", List: {} };
    expect(called(adapter, JSON.stringify(sent), reply)).toEqual({
      ...nothing,
      issues: [{ code: "CALLBACK_NOT_READ", path: "List[0]", message: "No id or no code." }],
    });
  });
});
