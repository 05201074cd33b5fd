import { describe, expect, it } from "vitest";
import { slack } from "../../src/channels/slack.ts";
import { channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, bodyOf, called, logged, never, notFound, shipped, since } from "./fixtures.ts";

const link = "https://ops.example.com/o/{orderId}?n={id}";
const url = "https://ops.example.com/o/O20261121001?n=O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1";
const adapter = slack({ link, mention: true });
const secrets = { slackHook: "T00000000/B00000000/Xh00kXexampleXexample" };
const to = "U024BE7LH";

describe("slack keeps the contract of a channel", () => {
  const cases = channelConformance({
    adapter,
    message: shipped,
    to,
    secrets,
    limit: { largest: 3000, of: (size) => ({ ...shipped, body: "&".repeat(2) + "中".repeat(size - 10) }) },
    idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
    answers: [
      { answer: answer("ok"), outcome: { kind: "accepted" } },
      { answer: answer("rollup_error", 500), outcome: { kind: "retry", reason: "rollup_error" } },
      { answer: answer("<html>", 503), outcome: { kind: "retry", reason: "http-503" } },
      {
        answer: answer("", 429, { "Retry-After": "30" }),
        outcome: { kind: "rate_limited", scope: "sender", afterMs: 30_000, reason: "http-429" },
      },
      { answer: answer("no_text\n", 400), outcome: { kind: "permanent", fault: "payload", reason: "no_text" } },
      { answer: answer("something_new", 400), outcome: { kind: "permanent", fault: "request", reason: "http-400" } },
      { answer: answer("something_new"), outcome: { kind: "permanent", fault: "request", reason: "something_new" } },
      {
        answer: answer("no_service", 404),
        outcome: { kind: "needs_config", fault: "credential", reason: "no_service" },
      },
      { answer: answer("<html>ok</html>"), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
      {
        answer: answer(undefined as unknown as string),
        outcome: { kind: "ambiguous", reason: "unreadable-answer" },
      },
    ],
    skip: [
      { name: "an answer is read as refresh_credential", reason: "A webhook's URL does not expire." },
      { name: "an answer is read as recipient_invalid", reason: "It speaks to a channel, not to a person." },
    ],
  });
  it.each(cases)("$name", ({ run }) => run());
});

describe("a message by Slack's webhook", () => {
  it("is plain text in blocks, with a mention, a link and a text for notifications", () => {
    expect(adapter.toRequest(shipped, [to, "U2"])).toEqual({
      kind: "http",
      method: "POST",
      url: "https://hooks.slack.com/services/",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        text: `订单已发货\n${shipped.body}`,
        blocks: [
          { type: "header", text: { type: "plain_text", text: "订单已发货", emoji: false } },
          { type: "section", text: { type: "plain_text", text: shipped.body, emoji: false } },
          { type: "section", text: { type: "mrkdwn", text: `<@U024BE7LH> <${url}|查看物流>` } },
        ],
      }),
      auth: { scheme: "secret-url" },
    });
  });

  it("links nowhere and mentions nobody where that is not asked for", () => {
    expect(bodyOf(slack(), shipped, to).blocks).toHaveLength(2);
    expect(bodyOf(slack({ mention: true }), shipped, "!channel").blocks).toHaveLength(2);
    expect(bodyOf(slack({ mention: true }), shipped, to).blocks[2].text.text).toBe("<@U024BE7LH>");
  });

  it("mentions and links nothing that a person wrote", () => {
    const told = bodyOf(slack({ link }), {
      ...shipped,
      title: "A & B",
      body: "<!channel> <https://x.example|go>",
      actions: [{ id: "a", label: "<go>" }],
    });
    expect(told.text).toBe("A &amp; B\n&lt;!channel&gt; &lt;https://x.example|go&gt;");
    expect(told.blocks.map((block: { text: { text: string } }) => block.text.text)).toEqual([
      "A &amp; B",
      "&lt;!channel&gt; &lt;https://x.example|go&gt;",
      `<${url}|&lt;go&gt;>`,
    ]);
  });

  it("is refused where its title, body or link is too long", () => {
    expect([149, 150, 151].map((n) => adapter.check({ ...shipped, title: "中".repeat(n) }).length)).toEqual([0, 0, 1]);
    const long = "长".repeat(3001);
    expect(adapter.check({ ...shipped, title: long, body: long, actions: [{ id: "a", label: long }] })).toEqual([
      { code: "TOO_LONG", path: "title", message: "3001 of at most 150 characters." },
      { code: "TOO_LONG", path: "body", message: "3001 of at most 3000 characters." },
      { code: "TOO_LONG", path: "link", message: `${3001 + url.length + 3 + 68} of at most 3000 characters.` },
    ]);
    const room = 3000 - url.length - 3 - 68;
    const labelled = (n: number) => adapter.check({ ...shipped, actions: [{ id: "a", label: "a".repeat(n) }] }).length;
    expect([room - 1, room, room + 1].map(labelled)).toEqual([0, 0, 1]);
  });

  it("gets the end of its URL when it is signed", () => {
    const request = adapter.toRequest(shipped, to);
    const whole = `https://hooks.slack.com/services/${secrets.slackHook}`;
    for (const slackHook of [secrets.slackHook, whole])
      expect(adapter.sign?.(request, { secrets: { slackHook }, now: since, nonce: "n" })).toEqual({
        ...request,
        url: whole,
      });
  });

  it("goes to GovSlack where the host says so", () => {
    const request = slack({ host: "hooks.slack-gov.com" }).toRequest(shipped, to);
    expect(request.kind === "http" && request.url).toBe("https://hooks.slack-gov.com/services/");
  });

  it("shows no one when it is logged", () => {
    expect(logged(adapter, to, secrets)).toEqual({
      kind: "http",
      method: "POST",
      url: "https://hooks.slack.com/services/",
      headers: { "content-type": "application/json" },
      body: '{"text":"***","blocks":"***"}',
      auth: { scheme: "secret-url" },
    });
  });
});

describe("an answer of Slack", () => {
  const payload = { kind: "permanent", fault: "payload" };
  const needs = (fault: string) => ({ kind: "needs_config", fault });
  it.each([
    ["invalid_payload", 400, payload],
    ["invalid_blocks", 400, payload],
    ["too_many_attachments", 400, payload],
    ["user_not_found", 400, needs("sender")],
    ["channel_not_found", 404, needs("sender")],
    ["channel_is_archived", 410, needs("sender")],
    ["action_prohibited", 403, needs("sender")],
    ["posting_to_general_channel_denied", 403, needs("sender")],
    ["invalid_token", 403, needs("credential")],
    ["no_service_id", 404, needs("credential")],
    ["no_active_hooks", 410, needs("credential")],
    ["no_team", 404, needs("account")],
    ["team_disabled", 403, needs("account")],
  ])("%s means what the table says", (code, status, meaning) => {
    expect(adapter.readAnswer(answer(code, status))).toEqual({ ...meaning, reason: code });
  });

  it("means what the host says where the host says it", () => {
    const own = slack({ codes: { channel_not_found: { kind: "retry" } } });
    expect(own.readAnswer(answer("channel_not_found", 404))).toEqual({ kind: "retry", reason: "channel_not_found" });
  });

  it("is the only word of it", () => {
    expect(called(adapter, "{}", notFound)).toEqual(never);
  });
});
