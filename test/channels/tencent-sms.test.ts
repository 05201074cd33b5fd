import { describe, expect, it } from "vitest";
import { abroadLength } from "../../src/channels/shared/sms-length.ts";
import { tencentSms } from "../../src/channels/tencent-sms.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, nothing, shipped, since, untimely } from "./fixtures.ts";

const templates = {
  shipped: [
    { id: "1", locale: "zh-CN", text: "订单{1}已发货。", values: ["no"] },
    { id: "2", locale: "zh-CN", text: "{2}承运订单{1}，单号{3}。", values: ["no", "carrier", "track"] },
    { id: "3", locale: "en", text: "Order {1} has shipped.", values: ["no"] },
  ],
};
const options = { secretId: "AKID-example", sdkAppId: "1400006666", signName: "示例商城", templates };
const adapter = tencentSms(options);
/** No shorter one is at hand. */
const fullest = { shipped: templates.shipped.slice(1, 2) };
const secrets = { tencentSecretKey: "S3cret-of-tencent-001" };
const to = "+8613900000001";
// 【示例商城】 is 6, the text without its variables 8, two of them 1 each.
const sized = (size: number) => ({ ...shipped, values: { no: "1", track: "2", carrier: "丰".repeat(size - 16) } });

const taken = { SerialNo: "2028:f825e6b16e23f73f4123", PhoneNumber: to, Fee: 1, Code: "Ok", Message: "send success" };
const told = (...numbers: readonly object[]) => answer({ Response: { SendStatusSet: numbers, RequestId: "a0aabda6" } });
const refused = (Code: string) => answer({ Response: { Error: { Code, Message: "…" }, RequestId: "ed93f3cb" } });
const each = (Code: string) => told({ ...taken, SerialNo: "", Fee: 0, Code });
const hour = 3_600_000;

describe("tencent-sms keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter: tencentSms({ ...options, templates: fullest }),
    message: shipped,
    to,
    secrets,
    limit: { largest: 70, of: sized },
    answers: [
      { answer: told(taken), outcome: { kind: "accepted", providerMessageId: "2028:f825e6b16e23f73f4123" } },
      { answer: each("InternalError.OtherError"), outcome: { kind: "retry", reason: "InternalError.OtherError" } },
      {
        answer: each("LimitExceeded.PhoneNumberThirtySecondLimit"),
        outcome: {
          kind: "rate_limited",
          scope: "recipient",
          afterMs: 30_000,
          reason: "LimitExceeded.PhoneNumberThirtySecondLimit",
        },
      },
      {
        answer: refused("RequestLimitExceeded"),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 1000, reason: "RequestLimitExceeded" },
      },
      {
        answer: each("InvalidParameterValue.IncorrectPhoneNumber"),
        outcome: {
          kind: "recipient_invalid",
          action: "drop_address",
          reason: "InvalidParameterValue.IncorrectPhoneNumber",
        },
      },
      {
        answer: each("FailedOperation.ContainSensitiveWord"),
        outcome: { kind: "permanent", fault: "content", reason: "FailedOperation.ContainSensitiveWord" },
      },
      {
        answer: refused("AuthFailure.SignatureFailure"),
        outcome: { kind: "needs_config", fault: "credential", reason: "AuthFailure.SignatureFailure" },
      },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "SessionContext" },
      },
      {
        answer: answer("<html>gateway</html>"),
        outcome: { kind: "ambiguous", reason: "unreadable-answer", reconcileBy: "SessionContext" },
      },
      {
        answer: told(),
        outcome: { kind: "ambiguous", reason: "unreadable-answer", reconcileBy: "SessionContext" },
      },
    ],
    skip: [{ name: "an answer is read as refresh_credential", reason: "The key signs each request; nothing expires." }],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message by Tencent's SMS", () => {
  const bodyOf = (message = shipped, address: string | readonly string[] = to, one = adapter) => {
    const request = one.toRequest(message, address);
    return request.kind === "http" ? JSON.parse(request.body) : undefined;
  };

  it("becomes SendSms with the template that uses most of its values, in the template's own order", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://sms.tencentcloudapi.com/",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        PhoneNumberSet: ["+8613900000001"],
        SmsSdkAppId: "1400006666",
        SignName: "示例商城",
        TemplateId: "2",
        TemplateParamSet: ["O20261121001", "顺丰速运", "SF1234567890"],
        SessionContext: "O20261121001/shipped/order/1795226584000/u-7/x/1",
      }),
      auth: {
        scheme: "tc3-hmac-sha256",
        service: "sms",
        action: "SendSms",
        version: "2021-01-11",
        region: "ap-guangzhou",
      },
    });
  });

  it("takes the shorter template where the fuller text is too long", () => {
    const request = adapter.toRequest(sized(71), to);
    expect(adapter.check(sized(71))).toEqual([]);
    expect(request.kind === "http" && JSON.parse(request.body).TemplateId).toBe("1");
  });

  it("takes the shorter template where a value is missing", () => {
    const { TemplateId, TemplateParamSet } = bodyOf({ ...shipped, values: { no: "O1" } });
    expect([TemplateId, TemplateParamSet]).toEqual(["1", ["O1"]]);
  });

  it.each([
    ["13900000001", "+8613900000001"],
    ["+8613900000001", "+8613900000001"],
    ["+14155550100", "+14155550100"],
    ["+85261234567", "+85261234567"],
  ])("goes to %s as %s", (address, number) => {
    expect(bodyOf(shipped, address).PhoneNumberSet).toEqual([number]);
  });

  it("goes to several numbers at once, at most 200", () => {
    expect(bodyOf(shipped, [to, "13900000002"]).PhoneNumberSet).toEqual([to, "+8613900000002"]);
    expect(bodyOf(shipped, Array(201).fill(to)).PhoneNumberSet).toHaveLength(200);
  });

  it("goes to those of a person's numbers that may go together with the first", () => {
    const goesTo = (...numbers: readonly string[]) => bodyOf(shipped, numbers).PhoneNumberSet;
    expect(goesTo(to, "+14155550100", "13900000002")).toEqual([to, "+8613900000002"]);
    expect(goesTo("+14155550100", to, "+85261234567")).toEqual(["+14155550100", "+85261234567"]);
    expect(goesTo(...Array(200).fill("+14155550100"), to, "+85261234567")).toHaveLength(200);
  });

  it("abroad goes out without a signature, from the region that is named", () => {
    const abroad = tencentSms({
      secretId: "k",
      sdkAppId: "1",
      templates,
      region: "ap-singapore",
      length: abroadLength,
    });
    expect(bodyOf({ ...shipped, locale: "en" }, "+14155550100", abroad)).toEqual({
      PhoneNumberSet: ["+14155550100"],
      SmsSdkAppId: "1",
      TemplateId: "3",
      TemplateParamSet: ["O20261121001"],
      SessionContext: shipped.id,
    });
    const request = abroad.toRequest(shipped, to);
    expect(request.kind === "http" && request.auth?.region).toBe("ap-singapore");
    // The text without its variable is 19.
    const ofSize = (n: number) => abroad.check({ ...shipped, locale: "en", values: { no: "a".repeat(n) } }).length;
    expect([141, 142].map(ofSize)).toEqual([0, 1]);
  });

  it("leaves out an id that Tencent would refuse as too long", () => {
    expect(bodyOf({ ...shipped, id: "a".repeat(511) }).SessionContext).toBe("a".repeat(511));
    expect("SessionContext" in bodyOf({ ...shipped, id: "丰".repeat(171) })).toBe(false);
  });

  it("is refused where no template is of its locale", () => {
    expect(adapter.check({ ...shipped, locale: "fr" })).toEqual([
      { code: "NO_TEMPLATE", path: "templates.shipped", message: "None for fr that the message fills." },
    ]);
  });

  it("is refused for a URL, a forbidden sign, an empty or too long value, each by the variable's name", () => {
    const values = { no: "https://x.example/1", carrier: "★★", track: "" };
    expect(tencentSms({ ...options, maxVariable: 12 }).check({ ...shipped, values })).toEqual([
      { code: "TOO_LONG", path: "values.no", message: "19 of at most 12 characters." },
      { code: "URL_IN_VARIABLE", path: "values.no", message: "A URL." },
      { code: "FORBIDDEN_CHARACTER", path: "values.carrier", message: "Emoji, ★ or ¥." },
      { code: "EMPTY_VALUE", path: "values.track", message: "Empty." },
    ]);
  });

  it("may take more parts where its sender pays for them, and never more than 500 characters", () => {
    const wide = tencentSms({ ...options, templates: fullest, maxParts: 8 });
    expect([500, 501].map((size) => wide.check(sized(size)))).toEqual([
      [],
      [{ code: "TOO_LONG", path: "", message: "501 characters in 8 of at most 8 parts." }],
    ]);
  });

  it("shows only what names no one when it is logged", () => {
    const signed = adapter.sign?.(adapter.toRequest(shipped, to), { secrets, now: since, nonce: "n-1" });
    expect(signed && adapter.redact(signed)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://sms.tencentcloudapi.com/",
      headers: {
        "content-type": "application/json",
        "x-tc-action": "***",
        "x-tc-version": "***",
        "x-tc-region": "***",
        "x-tc-timestamp": "***",
        authorization: "***",
      },
      body: JSON.stringify({
        PhoneNumberSet: "***",
        SmsSdkAppId: "***",
        SignName: "***",
        TemplateId: "2",
        TemplateParamSet: "***",
        SessionContext: shipped.id,
      }),
      auth: {
        scheme: "tc3-hmac-sha256",
        service: "sms",
        action: "SendSms",
        version: "2021-01-11",
        region: "ap-guangzhou",
      },
    });
  });
});

describe("an answer of Tencent", () => {
  const recipient = (afterMs: number) => ({ kind: "rate_limited", scope: "recipient", afterMs });
  const needs = (fault: string) => ({ kind: "needs_config", fault });
  const permanent = (fault: string) => ({ kind: "permanent", fault });
  it.each([
    ["LimitExceeded.PhoneNumberOneHourLimit", recipient(hour)],
    ["LimitExceeded.PhoneNumberDailyLimit", recipient(24 * hour)],
    ["LimitExceeded.PhoneNumberSameContentDailyLimit", recipient(24 * hour)],
    ["LimitExceeded.DeliveryFrequencyLimit", recipient(60_000)],
    ["LimitExceeded.AppDailyLimit", { kind: "rate_limited", scope: "account", afterMs: 24 * hour }],
    ["LimitExceeded.DailyLimit", { kind: "rate_limited", scope: "account", afterMs: 24 * hour }],
    ["LimitExceeded.PhoneNumberCountLimit", permanent("request")],
    ["RequestLimitExceeded.UinLimitExceeded", { kind: "rate_limited", scope: "account", afterMs: 1000 }],
    ["FailedOperation.PhoneNumberInBlacklist", { kind: "recipient_invalid", action: "opted_out" }],
    ["FailedOperation.SignatureIncorrectOrUnapproved", needs("sender")],
    ["FailedOperation.TemplateIncorrectOrUnapproved", needs("template")],
    ["FailedOperation.MissingTemplateList", needs("template")],
    ["FailedOperation.InsufficientBalanceInSmsPackage", needs("balance")],
    ["FailedOperation.MarketingSendTimeConstraint", { kind: "retry", afterMs: 10 * hour }],
    ["FailedOperation.FailResolvePacket", permanent("request")],
    ["InvalidParameterValue.ContentLengthLimit", permanent("content")],
    ["InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", permanent("content")],
    ["InvalidParameterValue.TemplateParameterFormatError", permanent("content")],
    ["InvalidParameterValue.TemplateParameterLengthLimit", permanent("content")],
    ["InvalidParameterValue.SdkAppIdNotExist", needs("account")],
    ["InvalidParameter.InvalidParameters", permanent("request")],
    ["UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber", permanent("request")],
    ["MissingParameter.EmptyPhoneNumberSet", permanent("request")],
    ["UnauthorizedOperation.RequestIpNotInWhitelist", needs("network_acl")],
    ["UnauthorizedOperation.SerivceSuspendDueToArrears", needs("balance")],
    ["UnauthorizedOperation.SmsSdkAppIdVerifyFail", needs("account")],
    ["InternalError.Timeout", { kind: "ambiguous", reconcileBy: "SessionContext" }],
    ["InternalError.SendAndRecvFail", { kind: "ambiguous", reconcileBy: "SessionContext" }],
    ["InternalError.UnknownError", { kind: "retry" }],
    ["AuthFailure.SignatureExpire", { kind: "retry" }],
    ["AuthFailure.SecretIdNotFound", needs("credential")],
    ["AuthFailure", needs("credential")],
    ["UnauthorizedOperation", needs("account")],
    ["LimitExceeded", { kind: "rate_limited", scope: "account", afterMs: 24 * hour }],
    ["SomethingNew", permanent("request")],
  ])("with %s means what the table says, for the call and for a number", (code, meaning) => {
    expect([refused(code), each(code)].map(adapter.readAnswer)).toEqual([
      { ...meaning, reason: code },
      { ...meaning, reason: code },
    ]);
  });

  it("is what came of the luckiest of a person's numbers, in whatever order they stand", () => {
    const of = (Code: string) => ({ ...taken, SerialNo: "", Code });
    const wrong = of("InvalidParameterValue.IncorrectPhoneNumber");
    const limited = of("LimitExceeded.DeliveryFrequencyLimit");
    const unclear = of("InternalError.Timeout");
    const busy = of("InternalError.OtherError");
    const unpaid = of("FailedOperation.InsufficientBalanceInSmsPackage");
    const accepted = { kind: "accepted", providerMessageId: "2028:f825e6b16e23f73f4123" };
    const ambiguous = { kind: "ambiguous", reconcileBy: "SessionContext", reason: unclear.Code };
    for (const [numbers, outcome] of [
      [[wrong, taken, unclear], accepted],
      [[wrong, unclear, limited], ambiguous],
      [[wrong, limited], { ...recipient(60_000), reason: limited.Code }],
      [[wrong, unpaid, busy], { kind: "retry", reason: busy.Code }],
      [[wrong, unpaid], { ...needs("balance"), reason: unpaid.Code }],
      [[wrong, wrong], { kind: "recipient_invalid", action: "drop_address", reason: wrong.Code }],
    ] as const)
      expect([numbers, [...numbers].reverse()].map((one) => adapter.readAnswer(told(...one)))).toEqual([
        outcome,
        outcome,
      ]);
  });

  // 2026-11-21 10:03:30 in China
  it.each([
    ["LimitExceeded.PhoneNumberDailyLimit", 50_190_000],
    ["LimitExceeded.PhoneNumberSameContentDailyLimit", 50_190_000],
    ["LimitExceeded.AppDailyLimit", 50_190_000],
    ["FailedOperation.MarketingSendTimeConstraint", 78_990_000],
    ["LimitExceeded.PhoneNumberOneHourLimit", hour],
  ])("with %s waits until China's clock ends that", (code, afterMs) => {
    const dated = { ...each(code), headers: { Date: "Sat, 21 Nov 2026 02:03:30 GMT" } };
    expect(adapter.readAnswer(dated)).toMatchObject({ afterMs, reason: code });
  });

  it("means what the host says where the host says it", () => {
    const codes = {
      "FailedOperation.PhoneNumberInBlacklist": { kind: "recipient_invalid", action: "suppress" },
    } as const;
    expect(tencentSms({ ...options, codes }).readAnswer(each("FailedOperation.PhoneNumberInBlacklist"))).toEqual({
      kind: "recipient_invalid",
      action: "suppress",
      reason: "FailedOperation.PhoneNumberInBlacklist",
    });
  });
});

describe("a callback of Tencent", () => {
  const reply = { status: 200, headers: { "content-type": "application/json" }, body: '{"result":0,"errmsg":"OK"}' };

  it("reports deliveries in China's time, by Tencent's own id", () => {
    const report = {
      user_receive_time: "2015-10-17 08:03:04",
      nationcode: "86",
      mobile: "13900000001",
      report_status: "SUCCESS",
      errmsg: "DELIVRD",
      description: "用户短信送达成功",
      sid: "2028:f825e6b16e23f73f4123",
    };
    const failed = { ...report, user_receive_time: "", report_status: "FAIL", errmsg: "UNDELIV", sid: "2029:1" };
    expect(called(adapter, JSON.stringify([report, failed]), reply)).toEqual({
      ...nothing,
      receipts: [
        {
          status: "delivered",
          providerMessageId: "2028:f825e6b16e23f73f4123",
          at: Date.UTC(2015, 9, 17, 0, 3, 4),
          code: "DELIVRD",
        },
        { status: "undelivered", providerMessageId: "2029:1", code: "UNDELIV" },
      ],
    });
  });

  it("means by a carrier's code what the host says", () => {
    const own = tencentSms({ ...options, codes: { "MK:0001": { kind: "recipient_invalid", action: "drop_address" } } });
    const told = JSON.stringify([{ mobile: "13900000001", report_status: "FAIL", errmsg: "MK:0001", sid: "1" }]);
    expect(called(own, told, reply).receipts).toEqual([
      { status: "bounced", permanent: true, action: "drop_address", providerMessageId: "1", code: "MK:0001" },
    ]);
  });

  it.each([
    ["好的，谢谢", undefined],
    ["TD", "opt_out"],
    ["退订。", "opt_out"],
  ])("brings the reply %s", (text, intent) => {
    const said = { extend: "01", mobile: "13900000001", nationcode: "86", sign: "示例商城", text, time: 1_457_336_869 };
    const read = { from: "+8613900000001", text, at: 1_457_336_869_000, ...(intent ? { intent } : {}) };
    expect(called(adapter, JSON.stringify(said), reply)).toEqual({ ...nothing, replies: [read] });
  });

  it("brings a reply without a country or a readable time", () => {
    const said = { mobile: "13900000001", text: "1", time: "soon" };
    expect(called(adapter, JSON.stringify(said), reply)).toEqual({
      ...nothing,
      replies: [{ from: "+8613900000001", text: "1" }],
      issues: [untimely("[0]")],
    });
    const report = { user_receive_time: "2015-10-17 24:00:00", report_status: "SUCCESS", sid: "2028:1" };
    expect(called(adapter, JSON.stringify(report), reply)).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "2028:1" }],
      issues: [untimely("[0]")],
    });
  });

  it.each(["", "[]", '[{"mobile":"13900000001"}]', '{"report_status":"MAYBE"}'])(
    "that is neither, %j, is an issue and not asked for again",
    (body) => {
      expect(called(adapter, body, reply)).toEqual({
        ...nothing,
        issues: [{ code: "CALLBACK_NOT_READ", path: "[0]", message: "Neither report nor reply." }],
      });
    },
  );
});
