import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { feishuBot } from "../../src/channels/feishu-bot.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, logged, never, notFound, ofBytes, shipped, since } from "./fixtures.ts";

const link = "https://ops.example.com/o/{orderId}?n={id}";
const url = "https://ops.example.com/o/O20261121001?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";
const adapter = feishuBot({ link, mention: true });
const secrets = { feishuHook: "h00k-9a1b-4c2d-8e3f", feishuSecret: "feishutest" };
const to = "ou_18eac8501f0acaa5d1d1d1d1d1d1d1d1";
const sign = createHmac("sha256", "1795226584\nfeishutest").update("").digest("base64");
const around = Buffer.byteLength(
  JSON.stringify({ timestamp: "1795226584", sign, ...bodyOf(adapter, { ...shipped, body: "" }, "x".repeat(64)) }),
);
const sized = (size: number) => ({ ...shipped, body: ofBytes(size - around) });

describe("feishu-bot keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 20_000, of: sized },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers: [
      {
        answer: answer({ code: 0, msg: "success", data: {}, Extra: null, StatusCode: 0, StatusMessage: "success" }),
        outcome: { kind: "accepted" },
      },
      { answer: answer({ StatusCode: 0, StatusMessage: "success" }), outcome: { kind: "accepted" } },
      { answer: answer("", 502), outcome: { kind: "retry", reason: "http-502" } },
      {
        answer: answer({ code: 11232, msg: "frequency limited" }),
        outcome: { kind: "rate_limited", scope: "sender", afterMs: 60_000, reason: "11232" },
      },
      {
        answer: answer({ code: 99991400, msg: "request trigger frequency limit" }, 400, {
          "X-Ogw-Ratelimit-Reset": "7",
        }),
        outcome: { kind: "rate_limited", scope: "sender", afterMs: 7000, reason: "99991400" },
      },
      { answer: answer("", 429), outcome: { kind: "rate_limited", scope: "sender", reason: "http-429" } },
      {
        answer: answer({ code: 9499, msg: "Bad Request" }, 400),
        outcome: { kind: "permanent", fault: "payload", reason: "9499" },
      },
      { answer: answer({ code: 19002 }), outcome: { kind: "permanent", fault: "request", reason: "19002" } },
      {
        answer: answer({ code: 19001, msg: "param invalid: incoming webhook access token invalid" }),
        outcome: { kind: "needs_config", fault: "credential", reason: "19001" },
      },
      {
        answer: answer({ code: 19022, msg: "Ip Not Allowed" }),
        outcome: { kind: "needs_config", fault: "network_acl", reason: "19022" },
      },
      {
        answer: answer({ code: 19024, msg: "Key Words Not Found" }),
        outcome: { kind: "needs_config", fault: "template", reason: "19024" },
      },
      {
        answer: answer({ code: 19021, msg: "sign match fail or timestamp is not within one hour from current time" }),
        outcome: { kind: "refresh_credential", reason: "19021" },
      },
      { answer: answer(""), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
    ],
    skip: [{ name: "an answer is read as recipient_invalid", reason: "It speaks to a group, not to a person." }],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message of Feishu's bot", () => {
  const header = { title: { tag: "plain_text", content: "订单已发货" } };
  const text = { tag: "div", text: { tag: "plain_text", content: shipped.body } };

  it("is a card of plain text with a mention and a button", () => {
    expect(adapter.toRequest(shipped, to)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://open.feishu.cn/open-apis/bot/v2/hook/",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        msg_type: "interactive",
        card: {
          header,
          elements: [
            text,
            { tag: "div", text: { tag: "lark_md", content: `<at id=${to}></at>` } },
            {
              tag: "action",
              actions: [{ tag: "button", text: { tag: "plain_text", content: "查看物流" }, url, type: "primary" }],
            },
          ],
        },
      }),
      auth: { scheme: "feishu-bot" },
    });
  });

  it("mentions nobody and links nowhere where that is not asked for", () => {
    const card = { msg_type: "interactive", card: { header, elements: [text] } };
    expect(bodyOf(feishuBot(), shipped, to)).toEqual(card);
    expect(bodyOf(feishuBot({ mention: true }), shipped, "all></at><at id=all")).toEqual(card);
  });

  it("goes to Lark where the host says so", () => {
    const request = feishuBot({ host: "open.larksuite.com" }).toRequest(shipped, to);
    expect(request.kind === "http" && request.url).toBe("https://open.larksuite.com/open-apis/bot/v2/hook/");
  });

  it("is refused where it is too long once it is signed", () => {
    expect(adapter.check(sized(20_001))).toEqual([
      { code: "TOO_LONG", path: "body", message: "20001 of at most 20000 bytes." },
    ]);
    const signed = adapter.sign?.(adapter.toRequest(sized(20_000), "x".repeat(64)), {
      secrets,
      now: since,
      nonce: "n",
    });
    expect(signed?.kind === "http" && Buffer.byteLength(signed.body)).toBe(20_000);
  });

  it("gets the bot's URL and a signature in the body", () => {
    const request = adapter.toRequest(shipped, to);
    const signed = (given: Record<string, string>) =>
      adapter.sign?.(request, { secrets: given, now: since, nonce: "n" });
    const body = request.kind === "http" ? JSON.parse(request.body) : undefined;
    expect(signed(secrets)).toEqual({
      ...request,
      url: "https://open.feishu.cn/open-apis/bot/v2/hook/h00k-9a1b-4c2d-8e3f",
      body: JSON.stringify({ timestamp: "1795226584", sign, ...body }),
    });
    expect(signed({ feishuHook: "https://open.feishu.cn/open-apis/bot/v2/hook/h00k-9a1b-4c2d-8e3f" })).toEqual({
      ...request,
      url: "https://open.feishu.cn/open-apis/bot/v2/hook/h00k-9a1b-4c2d-8e3f",
    });
  });

  it("shows no one when it is logged", () => {
    expect(logged(adapter, to, secrets)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://open.feishu.cn/open-apis/bot/v2/hook/",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        timestamp: "1795226584",
        sign: "***",
        msg_type: "interactive",
        card: { header: { title: { tag: "***", content: "***" } }, elements: "***" },
      }),
      auth: { scheme: "feishu-bot" },
    });
  });
});

describe("an answer of Feishu's bot", () => {
  it("means what the host says where the host says it", () => {
    const own = feishuBot({ codes: { "9499": { kind: "retry" } } });
    expect(own.readAnswer(answer({ code: 9499 }))).toEqual({ kind: "retry", reason: "9499" });
  });

  it("is the only word of it", () => {
    expect(called(adapter, "{}", notFound)).toEqual(never);
  });
});
