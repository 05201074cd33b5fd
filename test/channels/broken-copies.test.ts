import { describe, expect, it } from "vitest";
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import { wechatMiniSubscribe } from "../../src/channels/wechat-mini-subscribe.ts";
import { finding } from "../../src/model/finding.ts";
import type { Answer, Outcome, OutcomeKind } from "../../src/model/outcome.ts";
import type { ChannelRequest } from "../../src/model/request.ts";
import { type ChannelFixture, channelConformance } from "../../src/testing/channel-conformance.ts";
import { answer, shipped } from "./fixtures.ts";

const good = wechatMiniSubscribe({
  templates: { shipped: [{ id: "TEMPLATE_1", fields: { character_string1: "no", thing2: "tip" } }] },
  page: "pages/order?n={id}",
});
const to = "oABCD1234-example";
const secret = "75_tokenOfWechat-001";

const samples: readonly { readonly answer: Answer; readonly outcome: Outcome }[] = [
  { answer: answer({ errcode: 0 }), outcome: { kind: "accepted" } },
  { answer: answer({ errcode: -1 }), outcome: { kind: "retry", reason: "-1" } },
  {
    answer: answer({ errcode: 45011 }),
    outcome: { kind: "rate_limited", scope: "account", afterMs: 60_000, reason: "45011" },
  },
  {
    answer: answer({ errcode: 43101 }),
    outcome: { kind: "recipient_invalid", action: "ask_consent", reason: "43101" },
  },
  { answer: answer({ errcode: 47003 }), outcome: { kind: "permanent", fault: "content", reason: "47003" } },
  { answer: answer({ errcode: 40037 }), outcome: { kind: "needs_config", fault: "template", reason: "40037" } },
  { answer: answer({ errcode: 42001 }), outcome: { kind: "refresh_credential", reason: "42001" } },
  { answer: answer("none"), outcome: { kind: "ambiguous", reason: "unreadable-answer" } },
];

const fixture: ChannelFixture = {
  adapter: good,
  message: shipped,
  to,
  secrets: { wechatAccessToken: secret },
  limit: { largest: 32, of: (size) => ({ ...shipped, values: { no: "7".repeat(size) } }) },
  idAs: "O20261121001%2Fshipped%2Forder%2F1795226584000%2Fu-7%2Fx%2F1",
  answers: samples,
  skip: [],
};

/** The names of the cases that a copy fails. */
function failures(broken: Partial<ChannelAdapter>): readonly string[] {
  return channelConformance({ ...fixture, adapter: { ...good, ...broken } }).flatMap(({ name, run }) => {
    try {
      run();
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return [name];
    }
  });
}

type Http = Extract<ChannelRequest, { kind: "http" }>;

const http = (request: ChannelRequest): Http => {
  if (request.kind !== "http") throw new Error("not an HTTP request");
  return request;
};
const signed = (...[request, signing]: Parameters<NonNullable<ChannelAdapter["sign"]>>): Http =>
  http(good.sign?.(request, signing) ?? request);

/** Reads one sample as another of its kind: no case but that kind's can notice. */
const misread = (kind: OutcomeKind): Partial<ChannelAdapter> => {
  const sample = samples.find(({ outcome }) => outcome.kind === kind);
  const others: { readonly [K in OutcomeKind]?: Outcome } = {
    permanent: { kind: "retry", reason: "x" },
    recipient_invalid: { kind: "recipient_invalid", action: "suppress", reason: "x" },
  };
  const wrong = others[kind] ?? ({ kind, fault: "request", reason: "x" } as Outcome);
  return {
    readAnswer: (given) => (JSON.stringify(given) === JSON.stringify(sample?.answer) ? wrong : good.readAnswer(given)),
  };
};

let count = 0;

const copies: readonly (readonly [string, Partial<ChannelAdapter>])[] = [
  [
    "equal messages make equal requests",
    {
      toRequest: (message, address) => ({
        ...http(good.toRequest(message, address)),
        headers: { "x-count": String(message.title === shipped.title && count < 2 ? count++ : 2) },
      }),
    },
  ],
  [
    "a message is left as it was",
    {
      toRequest: (message, address) => {
        Object.assign(message, { topic: "promotion" });
        return good.toRequest(message, address);
      },
    },
  ],
  [
    "the message's id travels with the request",
    {
      toRequest: (message, address) => {
        const request = http(good.toRequest(message, address));
        return { ...request, body: request.body.replaceAll("%2Fshipped%2F", "%2F") };
      },
    },
  ],
  [
    "of several addresses the first is taken, or all where the adapter says so",
    { capabilities: { ...good.capabilities, reachesAll: true } },
  ],
  ["another address makes another request", { toRequest: (message) => good.toRequest(message, to) }],
  [
    "the limit holds at one less, at it and at one more",
    { check: (message) => good.check(message).filter(() => message.values.no?.length !== 33) },
  ],
  [
    "no text of a message makes the adapter throw",
    {
      toRequest: (message, address) => {
        encodeURIComponent(message.title);
        return good.toRequest(message, address);
      },
    },
  ],
  ...samples.map(({ outcome: { kind } }) => [`an answer is read as ${kind}`, misread(kind)] as const),
  [
    "every status is one of the eight outcomes",
    {
      readAnswer: (given) => {
        if ("status" in given && given.status === 418) throw new Error("I'm a teapot");
        return good.readAnswer(given);
      },
    },
  ],
  [
    "no answer is a retry before sending and in doubt after it",
    { readAnswer: (given) => ("failed" in given ? { kind: "retry", reason: given.failed } : good.readAnswer(given)) },
  ],
  [
    "garbage in an answer is classified",
    {
      readAnswer: (given) => {
        if ("status" in given && given.body === "{") JSON.parse(given.body);
        return good.readAnswer(given);
      },
    },
  ],
  [
    "no secret is in a request before it is signed",
    {
      toRequest: (message, address) => ({
        ...http(good.toRequest(message, address)),
        headers: { "content-type": "application/json", authorization: secret },
      }),
    },
  ],
  [
    "findings tell nobody's data",
    {
      check: (message) =>
        good.check(message).map((found) => ({ ...found, message: `${found.message} ${message.tip}` })),
    },
  ],
  [
    "reasons tell nobody's data",
    {
      readAnswer: (given) => {
        const outcome = good.readAnswer(given);
        const echoed = "body" in given && /^\{"errcode":47003,"errmsg"/.test(given.body);
        return echoed && "reason" in outcome ? { ...outcome, reason: given.body } : outcome;
      },
    },
  ],
  [
    "a redacted request shows no address, text or secret",
    { redact: (request) => ({ ...http(good.redact(request)), body: http(request).body }) },
  ],
  [
    "equal signings make equal requests",
    {
      sign: (request, signing) => {
        const one = signed(request, signing);
        return { ...one, headers: { ...one.headers, "x-attempt": String(count++) } };
      },
    },
  ],
  [
    "signing adds to a request, and another time or nonce changes only what was added",
    {
      sign: (request, signing) => {
        const one = signed(request, signing);
        return { ...one, url: `${one.url}?t=${signing.now}` };
      },
    },
  ],
  [
    "a secret that is missing does not make the adapter throw",
    {
      sign: (request, signing) => {
        if (signing.secrets.wechatAccessToken === undefined) throw new Error("no token");
        return signed(request, signing);
      },
    },
  ],
  [
    "garbage in a callback is answered",
    {
      readCallback: (call, context) => {
        if (call.rawBody === "{") JSON.parse(call.rawBody);
        return good.readCallback(call, context);
      },
    },
  ],
];

describe("the conformance suite of channels", () => {
  it("that sign are refused where no secret is given, which a log could not be searched for", () => {
    expect(() => channelConformance({ ...fixture, secrets: {} })).toThrow(
      "An adapter that signs needs `secrets`: every one that `sign` reads.",
    );
    const { sign: _, ...unsigned } = good;
    expect(channelConformance({ ...fixture, adapter: unsigned, secrets: {} }).length).toBeGreaterThan(0);
  });

  it("finds nothing wrong with a good adapter", () => {
    expect(failures({})).toEqual([]);
  });

  it.each(copies)('fails "%s", and nothing else, for a copy broken in that way', (name, broken) => {
    count = 0;
    expect(failures(broken)).toEqual([name]);
  });

  it("has a broken copy for every case", () => {
    const names = channelConformance(fixture).map(({ name }) => name);
    expect(copies.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  const every = "every status is one of the eight outcomes";
  const garbage = "garbage in an answer is classified";
  const callback = "garbage in a callback is answered";
  it.each<[string, readonly string[], Partial<ChannelAdapter>]>([
    [
      "a check that counts",
      ["equal messages make equal requests"],
      { check: (message) => good.check(message).map((one) => ({ ...one, message: String(count++) })) },
    ],
    [
      "a check that stumbles over a text of nothing",
      [
        "equal messages make equal requests",
        "no text of a message makes the adapter throw",
        "findings tell nobody's data",
      ],
      {
        check: (message) => {
          if (message.body === "") throw new Error("no body");
          return good.check(message);
        },
      },
    ],
    [
      "an answer that is read as none of the eight",
      ["an answer is read as accepted", every],
      {
        readAnswer: (given) =>
          "body" in given && given.body === '{"errcode":0}'
            ? ({ kind: "queued", reason: "0" } as unknown as Outcome)
            : good.readAnswer(given),
      },
    ],
    [
      "a reading that notes in the answer that it was read",
      [every, garbage],
      {
        readAnswer: (given) => {
          if ("headers" in given) Object.assign(given.headers, { "x-read": "1" });
          return good.readAnswer(given);
        },
      },
    ],
    [
      "a callback that notes in its headers that it was read",
      [callback],
      {
        readCallback: (call, context) => {
          Object.assign(call, { url: "" });
          return good.readCallback(call, context);
        },
      },
    ],
    [
      "a reason that counts",
      [every, garbage],
      {
        readAnswer: (given) => {
          const read = good.readAnswer(given);
          return read.kind === "ambiguous" && "body" in given && given.body !== "none"
            ? { ...read, reason: `${count++}` }
            : read;
        },
      },
    ],
    [
      "a wait of less than nothing",
      [every, garbage],
      {
        readAnswer: (given) =>
          "status" in given && given.status === 429
            ? { kind: "rate_limited", scope: "account", reason: "429", afterMs: -1 }
            : good.readAnswer(given),
      },
    ],
    [
      "a recipient that is invalid, and no word of what is to be done",
      [every],
      {
        readAnswer: (given) =>
          "status" in given && given.status === 410
            ? ({ kind: "recipient_invalid", reason: "410" } as Outcome)
            : good.readAnswer(given),
      },
    ],
    [
      "an issue that counts",
      [callback],
      {
        readCallback: (call, context) => ({
          ...good.readCallback(call, context),
          issues: [finding("E_FIELD", "", String(count++), "a callback")],
        }),
      },
    ],
    [
      "a receipt that no order takes",
      [callback],
      {
        readCallback: (call, context) => ({
          ...good.readCallback(call, context),
          receipts: [{ status: "delivered", afterMs: -1 }],
        }),
      },
    ],
  ])("notices %s", (_, names, broken) => {
    count = 0;
    expect(failures(broken)).toEqual(names);
  });

  it("notices a redaction that depends on a secret", () => {
    const broken = {
      redact: (request: ChannelRequest) => ({
        ...http(good.redact(request)),
        headers: { "x-token-length": http(request).query?.access_token === secret ? "a" : "b" },
      }),
    };
    expect(failures(broken)).toEqual(["a redacted request shows no address, text or secret"]);
  });

  it("lets a signature end the URL, and notices one that leads elsewhere", () => {
    const ending = (end: string) => ({
      sign: (...[request, signing]: Parameters<typeof signed>) => {
        const one = signed(request, signing);
        return { ...one, url: one.url.replace(/send$/, end) };
      },
    });
    expect(failures({ ...ending("send/hook-1"), redact: () => good.redact(good.toRequest(shipped, to)) })).toEqual([]);
    expect(failures(ending("elsewhere"))).toEqual([
      "signing adds to a request, and another time or nonce changes only what was added",
    ]);
  });

  it("does not skip what it does not know, nor without a reason", () => {
    const skipping = (name: string, reason: string) => () =>
      channelConformance({ ...fixture, skip: [{ name, reason }] });
    expect(skipping("every status is fine", "because")).toThrow(
      new Error('There is no case "every status is fine" to skip.'),
    );
    expect(skipping("an answer is read as retry", " ")).toThrow(
      new Error('Skipping "an answer is read as retry" needs a reason.'),
    );
    const kept = channelConformance({ ...fixture, skip: [{ name: "an answer is read as retry", reason: "never" }] });
    expect(kept.map(({ name }) => name)).toEqual(
      channelConformance(fixture)
        .map(({ name }) => name)
        .filter((name) => name !== "an answer is read as retry"),
    );
  });

  it("fails where the fixture lacks what a case needs, and passes nothing silently", () => {
    const { limit, ...without } = fixture;
    const { sign, ...unsigned } = good;
    expect([typeof limit, typeof sign]).toEqual(["object", "function"]);
    const failing = channelConformance({ ...without, adapter: unsigned, answers: [] }).flatMap(({ name, run }) => {
      try {
        run();
        return [];
      } catch {
        return [name];
      }
    });
    expect(failing).toEqual([
      "the limit holds at one less, at it and at one more",
      ...samples.map(({ outcome }) => `an answer is read as ${outcome.kind}`),
      "equal signings make equal requests",
      "signing adds to a request, and another time or nonce changes only what was added",
      "a secret that is missing does not make the adapter throw",
    ]);
  });
});
