// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aliyunVoice, aliyunVoiceOutId } from "../../src/channels/aliyun-voice.ts";
import type { Message } from "../../src/model/request.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, called, logged, nothing, shipped, since, untimely } from "./fixtures.ts";

const templates = {
  shipped: [
    { code: "TTS_SHORT", locale: "zh-CN", text: "尾号${no4}的订单已发货。" },
    { code: "TTS_FULL", locale: "zh-CN", text: "尾号${no4}的订单已由${carrier}承运，尾号${no4}。" },
    { code: "TTS_EN", locale: "en", text: "Your order ending in ${no4} has shipped." },
  ],
};
const options = { accessKeyId: "LTAI-example", templates };
const adapter = aliyunVoice(options);
/** No shorter one is at hand. */
const fullest = { shipped: templates.shipped.slice(1, 2) };
const secrets = { aliyunAccessKeySecret: "S3cret-of-aliyun-001" };
const to = "+8613900000001";
// The end of the order's number takes 4.
const sized = (size: number) => ({ ...shipped, values: { no: "O20261121001", carrier: "丰".repeat(size - 4) } });
const outId = createHash("sha256").update(shipped.id).digest("hex").slice(0, 15);

function queryOf(message: Message, one = adapter, address: string | readonly string[] = to) {
  const request = one.toRequest(message, address);
  return request.kind === "http" ? request.query : undefined;
}

describe("aliyun-voice keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter: aliyunVoice({ ...options, templates: fullest }),
    message: shipped,
    to,
    secrets,
    limit: { largest: 249, of: sized },
    idAs: outId,
    answers: [
      {
        answer: answer({ Code: "OK", Message: "OK", CallId: "116012354148^10281378", RequestId: "D9CB3933" }),
        outcome: { kind: "accepted", providerMessageId: "116012354148^10281378" },
      },
      { answer: answer({ Code: "isp.SYSTEM_ERROR" }), outcome: { kind: "retry", reason: "isp.SYSTEM_ERROR" } },
      {
        answer: answer({ Code: "isv.BUSINESS_LIMIT_CONTROL", Message: "触发小时级流控Permits:5" }, 200, {
          date: "Sat, 21 Nov 2026 02:03:30 GMT",
        }),
        outcome: {
          kind: "rate_limited",
          scope: "recipient",
          afterMs: 3_390_000,
          reason: "isv.BUSINESS_LIMIT_CONTROL",
        },
      },
      {
        answer: answer({ Code: "Throttling.User" }),
        outcome: { kind: "rate_limited", scope: "account", afterMs: 1000, reason: "Throttling.User" },
      },
      {
        answer: answer({ Code: "isv.MOBILE_NUMBER_ILLEGAL" }),
        outcome: { kind: "recipient_invalid", action: "drop_address", reason: "isv.MOBILE_NUMBER_ILLEGAL" },
      },
      {
        answer: answer({ Code: "isv.PARAM_LENGTH_LIMIT" }),
        outcome: { kind: "permanent", fault: "content", reason: "isv.PARAM_LENGTH_LIMIT" },
      },
      {
        answer: answer({ Code: "isv.TTS_TEMPLATE_ILLEGAL" }),
        outcome: { kind: "needs_config", fault: "template", reason: "isv.TTS_TEMPLATE_ILLEGAL" },
      },
      {
        answer: answer({ Code: "isv.DISPLAY_NUMBER_ILLEGAL" }),
        outcome: { kind: "needs_config", fault: "sender", reason: "isv.DISPLAY_NUMBER_ILLEGAL" },
      },
      {
        answer: answer({ Code: "isv.OUT_OF_SERVICE" }),
        outcome: { kind: "needs_config", fault: "balance", reason: "isv.OUT_OF_SERVICE" },
      },
      {
        answer: { failed: "after-sending" },
        outcome: { kind: "ambiguous", reason: "after-sending", reconcileBy: "OutId" },
      },
    ],
    skip: [{ name: "an answer is read as refresh_credential", reason: "The key signs each request; nothing expires." }],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a call by Aliyun", () => {
  it("becomes SingleCallByTts with the template that uses most of its values", () => {
    expect(adapter.toRequest(shipped, [to, "+8613900000002"])).toEqual({
      kind: "http",
      method: "POST",
      url: "https://dyvmsapi.aliyuncs.com/",
      headers: {},
      query: {
        CalledNumber: "13900000001",
        TtsCode: "TTS_FULL",
        TtsParam: '{"no4":"一零零一","carrier":"顺丰速运"}',
        OutId: outId,
      },
      body: "",
      auth: { scheme: "acs3-hmac-sha256", action: "SingleCallByTts", version: "2017-05-25" },
    });
  });

  it("speaks the shorter template where the values of the fuller one are too long", () => {
    expect(adapter.check(sized(250))).toEqual([]);
    expect(queryOf(sized(250))).toEqual({
      CalledNumber: "13900000001",
      TtsCode: "TTS_SHORT",
      TtsParam: '{"no4":"一零零一"}',
      OutId: outId,
    });
  });

  it("says how it is spoken where the host says so", () => {
    const own = aliyunVoice({ ...options, showNumber: "4001112222", playTimes: 2, volume: 0, speed: -200 });
    expect(queryOf({ ...shipped, values: { no: "7" } }, own)).toEqual({
      CalledNumber: "13900000001",
      CalledShowNumber: "4001112222",
      TtsCode: "TTS_SHORT",
      TtsParam: '{"no4":"七"}',
      PlayTimes: "2",
      Volume: "0",
      Speed: "-200",
      OutId: outId,
    });
  });

  it.each([
    ["13900000001", "13900000001"],
    ["+8613900000001", "13900000001"],
    ["+86 571 8888 8888", "057188888888"],
    ["+865718888888", "05718888888"],
    ["+861088888888", "01088888888"],
    ["00862188888888", "02188888888"],
    ["057188888888", "057188888888"],
    ["0571-88888888", "057188888888"],
    ["+14155550100", "14155550100"],
    ["+81312345678", "81312345678"],
  ])("to %s calls %s, a land line of the mainland as it is dialled there", (address, number) => {
    expect(queryOf(shipped, adapter, address)?.CalledNumber).toBe(number);
  });

  it.each([
    ["zh-CN", { no: "O20261121001" }, "一零零一"],
    ["zh-CN", { no: "SF12-A9" }, "二-A九"],
    ["zh-CN", { no: "O1", no4: "own" }, "own"],
    ["en", { no: "O20261121001" }, "1 0 0 1"],
  ])("in %s speaks the end of %j as %s", (locale, values, spoken) => {
    const told = queryOf({ ...shipped, locale, values });
    expect(JSON.parse(told?.TtsParam ?? "")).toEqual({ no4: spoken });
  });

  it("has an id of 15 bytes that follows from the send id", () => {
    expect(aliyunVoiceOutId(shipped.id)).toBe(outId);
    expect(Buffer.byteLength(outId)).toBe(15);
  });

  it("is refused for a URL, an empty or too long value, by the variable's name, and without a template", () => {
    const only = aliyunVoice({ ...options, templates: fullest });
    expect(only.check({ ...shipped, values: { no: "1", carrier: "www.sf.example" } })).toEqual([
      { code: "URL_IN_VARIABLE", path: "values.carrier", message: "A URL." },
    ]);
    expect(only.check({ ...shipped, values: { no: "1", carrier: "" } })).toEqual([
      { code: "EMPTY_VALUE", path: "values.carrier", message: "Empty." },
    ]);
    expect(only.check(sized(250))).toEqual([
      { code: "TOO_LONG", path: "values", message: "250 characters in all; fewer than 250." },
    ]);
    expect(only.check({ ...shipped, values: { carrier: "顺丰速运" } })).toEqual([
      { code: "NO_TEMPLATE", path: "templates.shipped", message: "None for zh-CN that the message fills." },
    ]);
  });

  it("is signed as Node's crypto computes it", () => {
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    const names = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    const canonical = [
      "POST",
      "/",
      `CalledNumber=13900000001&OutId=${outId}&TtsCode=TTS_EN&TtsParam=${encodeURIComponent('{"no4":"1 0 0 1"}')}`,
      "host:dyvmsapi.aliyuncs.com",
      "x-acs-action:SingleCallByTts",
      `x-acs-content-sha256:${sha("")}`,
      "x-acs-date:2026-11-21T02:03:04Z",
      "x-acs-signature-nonce:n-1",
      "x-acs-version:2017-05-25",
      "",
      names,
      sha(""),
    ].join("\n");
    const hmac = createHmac("sha256", secrets.aliyunAccessKeySecret);
    const signature = hmac.update(`ACS3-HMAC-SHA256\n${sha(canonical)}`).digest("hex");
    const request = adapter.toRequest({ ...shipped, locale: "en" }, to);
    const signed = adapter.sign?.(request, { secrets, now: since, nonce: "n-1" });
    expect(signed?.kind === "http" && signed.headers.authorization).toBe(
      `ACS3-HMAC-SHA256 Credential=LTAI-example,SignedHeaders=${names},Signature=${signature}`,
    );
  });

  it("shows only what names no one when it is logged", () => {
    const shown = logged(adapter, to, secrets);
    expect(shown.kind === "http" && shown.query).toEqual({
      CalledNumber: "***",
      TtsCode: "TTS_FULL",
      TtsParam: "***",
      OutId: outId,
    });
  });
});

describe("an answer of Aliyun's calls", () => {
  it("means what the host says where the host says it", () => {
    const codes = { "isv.TTS_TEMPLATE_ILLEGAL": { kind: "retry" } } as const;
    expect(aliyunVoice({ ...options, codes }).readAnswer(answer({ Code: "isv.TTS_TEMPLATE_ILLEGAL" }))).toEqual({
      kind: "retry",
      reason: "isv.TTS_TEMPLATE_ILLEGAL",
    });
  });
});

describe("a report of a call by Aliyun", () => {
  const reply = { status: 200, headers: { "content-type": "application/json" }, body: '{"code":0,"msg":"接收成功"}' };
  const report = {
    status_code: "200000",
    callee: "13800000000",
    originate_time: "2021-04-28 10:02:30",
    ring_time: "2021-04-28 10:02:40",
    end_time: "2021-04-28 10:02:55",
    duration: "10",
    voice_type: "voice",
    call_id: "122628733198^10942206",
    caller: "4001112222",
    out_id: outId,
    toll_type: "LOCAL",
  };
  const at = Date.UTC(2021, 3, 28, 2, 2, 55);
  const read = (told: object) => called(adapter, JSON.stringify([told]), reply);

  it.each([
    ["200000", { status: "delivered" }],
    ["200001", { status: "delivered" }],
    ["200002", { status: "undelivered", afterMs: 300_000 }],
    ["200003", { status: "undelivered", afterMs: 300_000 }],
    ["200004", { status: "bounced", permanent: true, action: "drop_address" }],
    ["200005", { status: "undelivered", afterMs: 1_800_000 }],
    ["200006", { status: "undelivered" }],
    ["200007", { status: "undelivered", afterMs: 1_800_000 }],
    ["200010", { status: "undelivered", afterMs: 1_800_000 }],
    ["200011", { status: "undelivered", permanent: true, action: "suppress" }],
    ["200104", { status: "undelivered" }],
    ["200118", { status: "undelivered", afterMs: 36_000_000 }],
    ["200119", { status: "undelivered", afterMs: 3_600_000 }],
    ["200121", { status: "undelivered", afterMs: 60_000 }],
    ["400", { status: "undelivered", afterMs: 60_000 }],
    ["482", { status: "undelivered", afterMs: 60_000 }],
    ["500", { status: "undelivered", afterMs: 60_000 }],
    ["999999", { status: "undelivered", afterMs: 60_000 }],
    ["123456", { status: "undelivered" }],
  ])("with %s says whether it was heard, and when it may be tried again", (code, told) => {
    expect(read({ ...report, status_code: code })).toEqual({
      ...nothing,
      receipts: [{ ...told, providerMessageId: "122628733198^10942206", at, code }],
    });
  });

  it("means what the host says where the host says it", () => {
    const own = aliyunVoice({ ...options, codes: { "200005": { kind: "recipient_invalid", action: "drop_address" } } });
    const told = JSON.stringify([{ ...report, status_code: "200005" }]);
    expect(called(own, told, reply).receipts).toMatchObject([{ status: "bounced", permanent: true, code: "200005" }]);
  });

  it("brings the key that was pressed, with the report or before it", () => {
    const replies = [{ from: "13800000000", text: "1", at }];
    expect(read({ ...report, dtmf: "1" })).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "122628733198^10942206", at, code: "200000" }],
      replies,
    });
    expect(read({ ...report, status_code: "300000", dtmf: 1 })).toEqual({ ...nothing, replies });
  });

  it("is dated by what it tells of the times", () => {
    const { end_time, ...ringing } = report;
    const { ring_time, ...originated } = ringing;
    const { originate_time, ...undated } = originated;
    expect([end_time, ring_time, originate_time]).not.toContain(undefined);
    expect([ringing, originated, undated].map((told) => read(told).receipts[0]?.at)).toEqual([
      at - 15_000,
      at - 25_000,
      undefined,
    ]);
    expect(read({ ...report, end_time: "soon" })).toEqual({
      ...nothing,
      receipts: [{ status: "delivered", providerMessageId: "122628733198^10942206", code: "200000" }],
      issues: [untimely("[0]")],
    });
  });

  it("that is neither is an issue and not asked for again", () => {
    const issues = [{ code: "CALLBACK_NOT_READ", path: "[0]", message: "Neither report nor key." }];
    expect(read({ ...report, status_code: "300000" })).toEqual({ ...nothing, issues });
    expect(read({ call_id: "1" })).toEqual({ ...nothing, issues });
    expect(called(adapter, "", reply)).toEqual({ ...nothing, issues });
  });
});
