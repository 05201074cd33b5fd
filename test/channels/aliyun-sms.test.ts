// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aliyunSms } from "../../src/channels/aliyun-sms.ts";
import { acs3 } from "../../src/channels/shared/acs3.ts";
import { abroadLength } from "../../src/channels/shared/sms-length.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since, untimely } from "./fixtures.ts";

const templates = {
  shipped: [
    { code: "SMS_SHORT", locale: "zh-CN", text: "订单${no}已发货。" },
    { code: "SMS_FULL", locale: "zh-CN", text: "订单${no}已由${carrier}承运，单号${track}。" },
    { code: "SMS_EN", locale: "en", text: "Order ${no} has shipped." },
  ],
};
const options = { accessKeyId: "LTAI-example", signName: "示例商城", templates, maxVariable: 100 };
const adapter = aliyunSms(options);
/** No shorter one is at hand. */
const fullest = { shipped: templates.shipped.slice(1, 2) };
const secrets = { aliyunAccessKeySecret: "S3cret-of-aliyun-001" };
const to = "+8613900000001";
// 【示例商城】 is 6, the text without its variables 10, two of them 1 each.
const sized = (size: number) => ({ ...shipped, values: { no: "1", track: "2", carrier: "丰".repeat(size - 18) } });

describe("aliyun-sms keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter: aliyunSms({ ...options, templates: fullest }),
    message: shipped,
    to,
    secrets,
    limit: { largest: 70, of: sized },
    answers: [
      {
        answer: answer({ Code: "OK", Message: "OK", BizId: "900619746936498440^0", RequestId: "F655A8D5" }),
        outcome: { kind: "accepted", providerMessageId: "900619746936498440^0" },
      },
      { answer: answer({ Code: "isp.SYSTEM_ERROR" }), outcome: { kind: "retry", reason: "isp.SYSTEM_ERROR" } },
      {
        answer: answer({ Code: "isv.BUSINESS_LIMIT_CONTROL", Message: "触发天级流控Permits:10" }),
        outcome: {
          kind: "rate_limited",
          scope: "recipient",
          afterMs: 86_400_000,
          reason: "isv.BUSINESS_LIMIT_CONTROL",
        },
      },
      {
        answer: answer({ Code: "isv.MOBILE_NUMBER_ILLEGAL" }),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "isv.MOBILE_NUMBER_ILLEGAL" },
      },
      {
        answer: answer({ Code: "isv.CUSTOMER_REFUSED" }),
        outcome: { kind: "recipient_invalid", action: "opted_out", reason: "isv.CUSTOMER_REFUSED" },
      },
      {
        answer: answer({ Code: "isv.PARAM_NOT_SUPPORT_URL" }),
        outcome: { kind: "permanent", fault: "content", reason: "isv.PARAM_NOT_SUPPORT_URL" },
      },
      {
        answer: answer({ Code: "isv.AMOUNT_NOT_ENOUGH" }),
        outcome: { kind: "needs_config", fault: "balance", reason: "isv.AMOUNT_NOT_ENOUGH" },
      },
      {
        answer: answer({ Code: "SignatureDoesNotMatch" }, 400),
        outcome: { kind: "needs_config", fault: "credential", reason: "SignatureDoesNotMatch" },
      },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "OutId" },
      },
      {
        answer: answer("<html>gateway</html>"),
        outcome: { kind: "ambiguous", reason: "unreadable-answer", reconcileBy: "OutId" },
      },
    ],
    skip: [{ name: "an answer is read as refresh_credential", reason: "The key signs each request; nothing expires." }],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message by Aliyun's SMS", () => {
  it("is refused where it has to say how to refuse more and the template does not", () => {
    const news = { ...shipped, body: "特惠。拒收请回复R", optOut: "拒收请回复R" };
    expect(adapter.check(news)).toEqual([
      { code: "NO_OPT_OUT", path: "", message: 'The template does not say "拒收请回复R".' },
    ]);
    const registered = templates.shipped.map((one) => ({ ...one, text: `${one.text}拒收请回复R` }));
    expect(aliyunSms({ ...options, templates: { shipped: registered } }).check(news)).toEqual([]);
  });

  it("becomes SendSms with the template that uses most of its values", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://dysmsapi.aliyuncs.com/",
      headers: {},
      query: {
        PhoneNumbers: "13900000001",
        SignName: "示例商城",
        TemplateCode: "SMS_FULL",
        TemplateParam: '{"no":"O20261121001","carrier":"顺丰速运","track":"SF1234567890"}',
        OutId: "O20261121001/shipped/order/1795226584000/u-7/x/1",
      },
      body: "",
      auth: { scheme: "acs3-hmac-sha256", action: "SendSms", version: "2017-05-25" },
    });
  });

  it("takes the shorter template where a value does not fit the fuller one, and says what is wrong where it fits none", () => {
    const long = { ...shipped, values: { ...shipped.values, carrier: "丰".repeat(101) } };
    const request = adapter.toRequest(long, to);
    expect(adapter.check(long)).toEqual([]);
    expect(request.kind === "http" && request.query?.TemplateCode).toBe("SMS_SHORT");
    expect(
      adapter.check({ ...shipped, values: { ...long.values, no: "7".repeat(101) } }).map(({ path }) => path),
    ).toEqual(["values.no", "values.carrier", ""]);
  });

  it("takes the shorter template where the fuller text is too long", () => {
    const request = adapter.toRequest(sized(71), to);
    expect(adapter.check(sized(71))).toEqual([]);
    expect(request.kind === "http" && request.query?.TemplateCode).toBe("SMS_SHORT");
  });

  it("takes the shorter template where a value is missing", () => {
    const request = adapter.toRequest({ ...shipped, values: { no: "O1" } }, to);
    expect(request.kind === "http" && request.query).toEqual({
      PhoneNumbers: "13900000001",
      SignName: "示例商城",
      TemplateCode: "SMS_SHORT",
      TemplateParam: '{"no":"O1"}',
      OutId: shipped.id,
    });
  });

  it.each([
    ["13900000001", "13900000001"],
    ["+86 139-0000-0001", "13900000001"],
    ["008613900000001", "13900000001"],
    ["+85261234567", "85261234567"],
    ["+14155550100", "14155550100"],
  ])("goes to %s as %s", (address, number) => {
    const request = adapter.toRequest(shipped, address);
    expect(request.kind === "http" && request.query?.PhoneNumbers).toBe(number);
  });

  it("goes to several numbers at once", () => {
    const request = adapter.toRequest(shipped, [to, "+8613900000002"]);
    expect(request.kind === "http" && request.query?.PhoneNumbers).toBe("13900000001,13900000002");
  });

  it("is refused where no template is of its locale", () => {
    expect(adapter.check({ ...shipped, locale: "fr" })).toEqual([
      {
        code: "NO_TEMPLATE",
        path: "templates.shipped",
        message: "None for fr that the message fills.",
      },
    ]);
  });

  it("is refused for a URL, a forbidden sign, an empty or too long value, each by the variable's name", () => {
    const values = { no: "https://x.example/1", carrier: "★★", track: "" };
    expect(aliyunSms({ ...options, maxVariable: 15 }).check({ ...shipped, values })).toEqual([
      { code: "TOO_LONG", path: "values.no", message: "19 of at most 15 characters." },
      { code: "URL_IN_VARIABLE", path: "values.no", message: "A URL." },
      { code: "FORBIDDEN_CHARACTER", path: "values.carrier", message: "Emoji, ★ or ¥." },
      { code: "EMPTY_VALUE", path: "values.track", message: "Empty." },
    ]);
    for (const amount of ["¥12.80", "￥12.80", "😀"])
      expect(adapter.check({ ...shipped, values: { no: amount } }).map((f) => f.code)).toEqual(["FORBIDDEN_CHARACTER"]);
    expect(adapter.check({ ...shipped, values: { no: "12.80元" } })).toEqual([]);
  });

  it("may take more parts where its sender pays for them, and never more than 500 characters", () => {
    const wide = aliyunSms({ ...options, templates: fullest, maxParts: 8, maxVariable: 500 });
    expect(wide.check(sized(500))).toEqual([]);
    expect(wide.check(sized(501))).toEqual([
      {
        code: "TOO_LONG",
        path: "",
        message: "501 characters in 8 of at most 8 parts.",
      },
    ]);
    const two = aliyunSms({ ...options, templates: fullest, maxParts: 2, maxVariable: 500 });
    expect([134, 135].map((size) => two.check(sized(size)).length)).toEqual([0, 1]);
  });

  it("abroad is counted in GSM-7 with a Latin signature in square brackets", () => {
    const text = "Order ${no} is on its way.";
    const abroad = aliyunSms({
      ...options,
      length: abroadLength,
      signName: "Shop",
      maxVariable: 200,
      templates: { shipped: [{ code: "SMS_I", locale: "zh-CN", text }] },
    });
    // Brackets cost 2, so [Shop] is 8; the text without its variable is 21.
    expect([131, 132].map((n) => abroad.check({ ...shipped, values: { no: "a".repeat(n) } }).length)).toEqual([0, 1]);
  });

  it("abroad is UCS-2 as a whole for a Chinese signature in its own brackets", () => {
    const text = "Order ${no}";
    const abroad = aliyunSms({
      ...options,
      length: abroadLength,
      templates: { shipped: [{ code: "SMS_I", locale: "zh-CN", text }] },
    });
    // 【示例商城】 is 6, the text without its variable 6.
    expect([58, 59].map((n) => abroad.check({ ...shipped, values: { no: "a".repeat(n) } }))).toEqual([
      [],
      [{ code: "TOO_LONG", path: "", message: "71 characters in 2 of at most 1 parts." }],
    ]);
  });

  it("shows only what names no one when it is logged", () => {
    const signed = adapter.sign?.(adapter.toRequest(shipped, to), { secrets, now: since, nonce: "n-1" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://dysmsapi.aliyuncs.com/",
      headers: {
        "x-acs-action": "***",
        "x-acs-content-sha256": "***",
        "x-acs-date": "***",
        "x-acs-signature-nonce": "***",
        "x-acs-version": "***",
        authorization: "***",
      },
      query: {
        PhoneNumbers: "***",
        SignName: "***",
        TemplateCode: "SMS_FULL",
        TemplateParam: "***",
        OutId: shipped.id,
      },
      body: "",
      auth: { scheme: "acs3-hmac-sha256", action: "SendSms", version: "2017-05-25" },
    });
  });
});

describe("Aliyun's signature", () => {
  it("agrees with the example of Aliyun's documentation", () => {
    const query = { RegionId: "cn-shanghai", ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd" };
    const url = "https://ecs.cn-shanghai.aliyuncs.com/";
    const auth = { scheme: "acs3-hmac-sha256", action: "RunInstances", version: "2014-05-26" };
    const request = { kind: "http", method: "POST", url, headers: {}, query, body: "", auth } as const;
    const at = Date.UTC(2023, 9, 26, 10, 22, 32);
    const signed = acs3(request, "YourAccessKeyId", "YourAccessKeySecret", at, "3156853299f313e23d1673dc12e1703d");
    expect(signed.kind === "http" && signed.headers.authorization).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });

  it("covers a message's parameters as Node's crypto computes it", () => {
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    const canonical = [
      "POST",
      "/",
      "OutId=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1&PhoneNumbers=13900000001&SignName=%E7%A4%BA%E4%BE%8B%E5%95%86%E5%9F%8E&TemplateCode=SMS_SHORT&TemplateParam=%7B%22no%22%3A%22a%20b%2Ac~d%22%7D",
      "host:dysmsapi.aliyuncs.com",
      "x-acs-action:SendSms",
      `x-acs-content-sha256:${sha("")}`,
      "x-acs-date:2026-11-21T02:03:04Z",
      "x-acs-signature-nonce:n-1",
      "x-acs-version:2017-05-25",
      "",
      "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version",
      sha(""),
    ].join("\n");
    const hmac = createHmac("sha256", secrets.aliyunAccessKeySecret);
    const signature = hmac.update(`ACS3-HMAC-SHA256\n${sha(canonical)}`).digest("hex");
    const request = adapter.toRequest({ ...shipped, values: { no: "a b*c~d" } }, to);
    const signed = adapter.sign?.(request, { secrets, now: since, nonce: "n-1" });
    expect(signed?.kind === "http" && signed.headers).toEqual({
      "x-acs-action": "SendSms",
      "x-acs-content-sha256": sha(""),
      "x-acs-date": "2026-11-21T02:03:04Z",
      "x-acs-signature-nonce": "n-1",
      "x-acs-version": "2017-05-25",
      authorization: `ACS3-HMAC-SHA256 Credential=LTAI-example,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=${signature}`,
    });
  });
});

describe("an answer of Aliyun", () => {
  // 10:03:30 in China
  const date = { Date: "Sat, 21 Nov 2026 02:03:30 GMT" };
  it.each([
    ["isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1", "recipient", 30_000],
    ["isv.BUSINESS_LIMIT_CONTROL", "触发小时级流控Permits:5", "recipient", 3_390_000],
    ["isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:10", "recipient", 86_400_000],
    ["isv.DAY_LIMIT_CONTROL", "", "account", 50_190_000],
    ["isv.MONTH_LIMIT_CONTROL", "", "account", 827_790_000],
    ["Throttling.User", "", "account", 1000],
    ["Throttling", "", "account", 1000],
  ])("with %s %s waits until that limit ends", (Code, Message, scope, afterMs) => {
    const outcome = { kind: "rate_limited", scope, afterMs, reason: Code };
    expect(adapter.readAnswer(answer({ Code, Message }, 200, date))).toEqual(outcome);
  });

  it("waits a whole minute or hour where it has no date", () => {
    const limited = (Message: string) => adapter.readAnswer(answer({ Code: "isv.BUSINESS_LIMIT_CONTROL", Message }));
    expect(["触发分钟级流控", "触发小时级流控"].map(limited)).toEqual(
      [60_000, 3_600_000].map((afterMs) => ({
        kind: "rate_limited",
        scope: "recipient",
        afterMs,
        reason: "isv.BUSINESS_LIMIT_CONTROL",
      })),
    );
  });

  it.each([
    ["isv.SMS_SIGNATURE_ILLEGAL", { kind: "needs_config", fault: "sender" }],
    ["isv.SMS_TEMPLATE_ILLEGAL", { kind: "needs_config", fault: "template" }],
    ["isv.DENY_IP_RANGE", { kind: "needs_config", fault: "network_acl" }],
    ["isp.RAM_PERMISSION_DENY", { kind: "needs_config", fault: "account" }],
    ["isv.BLACK_KEY_CONTROL_LIMIT", { kind: "permanent", fault: "content" }],
    ["InvalidTimeStamp.Expired", { kind: "needs_config", fault: "credential" }],
    ["SignatureNonceUsed", { kind: "retry" }],
    ["isv.SOMETHING_NEW", { kind: "permanent", fault: "content" }],
    ["isv.DOMESTIC_NUMBER_NOT_SUPPORTED", { kind: "permanent", fault: "request" }],
    ["isv.MOBILE_COUNT_OVER_LIMIT", { kind: "permanent", fault: "request" }],
    ["isv.SMS_SIGNATURE_SCENE_ILLEGAL", { kind: "needs_config", fault: "sender" }],
    ["isv.SMS_CONTENT_ILLEGAL", { kind: "permanent", fault: "content" }],
    ["isp.SOMETHING_NEW", { kind: "retry" }],
    ["SomethingNew", { kind: "permanent", fault: "request" }],
  ])("with %s means what the table says", (Code, meaning) => {
    expect(adapter.readAnswer(answer({ Code }))).toEqual({ ...meaning, reason: Code });
  });

  it("with an unknown code follows its status where that is an error", () => {
    expect(adapter.readAnswer(answer({ Code: "SomethingNew" }, 503))).toEqual({ kind: "retry", reason: "http-503" });
  });

  it("means what the host says where the host says it", () => {
    const codes = { "isv.BLACK_KEY_CONTROL_LIMIT": { kind: "recipient_invalid", action: "opted_out" } } as const;
    expect(aliyunSms({ ...options, codes }).readAnswer(answer({ Code: "isv.BLACK_KEY_CONTROL_LIMIT" }))).toEqual({
      kind: "recipient_invalid",
      action: "opted_out",
      reason: "isv.BLACK_KEY_CONTROL_LIMIT",
    });
  });

  it("waits as long as the host says, a day too", () => {
    const own = { kind: "rate_limited", scope: "account", afterMs: 86_400_000 } as const;
    const codes = { "isv.DAY_LIMIT_CONTROL": own };
    const told = answer({ Code: "isv.DAY_LIMIT_CONTROL" }, 200, date);
    expect(aliyunSms({ ...options, codes }).readAnswer(told)).toEqual({ ...own, reason: "isv.DAY_LIMIT_CONTROL" });
  });
});

describe("a callback of Aliyun", () => {
  const reply = { status: 200, headers: { "content-type": "application/json" }, body: '{"code":0,"msg":"接收成功"}' };

  it("reports deliveries in China's time, by the send id", () => {
    const reports = [
      {
        phone_number: "13811110000",
        send_time: "2017-01-01 00:00:00",
        report_time: "2017-01-01 00:00:07",
        success: true,
        err_code: "DELIVERED",
        err_msg: "用户接收成功",
        sms_size: "1",
        biz_id: "12345",
        out_id: "o-1/shipped",
      },
      { phone_number: "13811110000", success: false, err_code: "MK:0005", biz_id: "12346" },
    ];
    expect(called(adapter, JSON.stringify(reports), reply)).toEqual({
      ...nothing,
      receipts: [
        {
          status: "delivered",
          sendId: "o-1/shipped",
          providerMessageId: "12345",
          at: Date.UTC(2016, 11, 31, 16, 0, 7),
          code: "DELIVERED",
        },
        { status: "undelivered", providerMessageId: "12346", code: "MK:0005" },
      ],
    });
  });

  it.each([
    ["INVALID_NUMBER", { status: "bounced", permanent: true, action: "drop_address" }],
    ["MOBILE_IN_BLACK", { status: "undelivered", permanent: true, action: "suppress" }],
    ["USER_REJECT", { status: "undelivered", permanent: true, action: "opted_out" }],
    ["MOBILE_NOT_ON_SERVICE", { status: "undelivered" }],
    ["MK:0001", { status: "bounced", permanent: true, action: "drop_address" }],
  ])("of %s says what it means for the number, by the host's own table too", (err_code, receipt) => {
    const own = aliyunSms({ ...options, codes: { "MK:0001": { kind: "recipient_invalid", action: "drop_address" } } });
    const told = JSON.stringify([{ phone_number: "13811110000", success: false, err_code, biz_id: "1" }]);
    expect(called(own, told, reply).receipts).toEqual([{ ...receipt, providerMessageId: "1", code: err_code }]);
  });

  it("reports a delivery at a time that is none without it, and says so", () => {
    const report = { success: true, report_time: "2026-06-01 24:00:00", biz_id: "1" };
    expect(called(adapter, JSON.stringify([report]), reply)).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "1" }],
      issues: [untimely("[0]")],
    });
  });

  it("reports deliveries in the newer form too", () => {
    const report = {
      PhoneNumber: "85261234567",
      BizId: "9",
      ExternalId: "o-1/shipped",
      SendDate: "2026-11-21 10:00:00",
    };
    const reports = [
      { ...report, SendStatus: 3, ReceiveDate: "2026-11-21 10:00:09", ErrorCode: "DELIVERED", SmsQuantity: 1 },
      { ...report, SendStatus: "2", ErrorCode: "UNDELIV" },
      { ...report, SendStatus: 1 },
    ];
    const sent = { sendId: "o-1/shipped", providerMessageId: "9", at: Date.UTC(2026, 10, 21, 2) };
    expect(called(adapter, JSON.stringify(reports), reply)).toEqual({
      ...nothing,
      receipts: [
        { ...sent, status: "delivered", at: sent.at + 9000, code: "DELIVERED" },
        { ...sent, status: "undelivered", code: "UNDELIV" },
        { ...sent, status: "sent" },
      ],
    });
  });

  it.each([
    ["内容", undefined],
    ["退订", "opt_out"],
    ["拒收", "opt_out"],
    [" td ", "opt_out"],
    ["Ｒ。", "opt_out"],
    ["T", "opt_out"],
    ["不要退订", undefined],
    ["TDD", undefined],
  ])("brings the reply %j", (content, intent) => {
    const at = Date.UTC(2017, 7, 31, 16);
    const up = { phone_number: "13811110000", content, send_time: "2017-09-01 00:00:00", dest_code: "1234" };
    const forms = [
      { ...up, sequence_id: "1234567890" },
      { ...up, sequence_id: 1234567890, sign_name: "示例商城" },
    ];
    const one = { from: "13811110000", text: content, at, ...(intent ? { intent } : {}) };
    expect(called(adapter, JSON.stringify(forms), reply)).toEqual({ ...nothing, replies: [one, one] });
  });

  it("that is neither is an issue and not asked for again", () => {
    expect(called(adapter, '[{"phone_number":"13811110000"}]', reply)).toEqual({
      ...nothing,
      issues: [{ code: "CALLBACK_NOT_READ", path: "[0]", message: "Neither report nor reply." }],
    });
    expect(called(adapter, "", reply)).toEqual({
      ...nothing,
      issues: [{ code: "CALLBACK_NOT_READ", path: "[0]", message: "Neither report nor reply." }],
    });
  });
});
