import type { ChannelAdapter } from "../channels/adapter.ts";
import { expectArgument } from "../model/arguments.ts";
import type { Answer, Outcome, OutcomeKind } from "../model/outcome.ts";
import type { Address } from "../model/person.ts";
import type { ChannelRequest, Message } from "../model/request.ts";
import { outcome, receipt } from "../model/schema/event.ts";
import {
  absent,
  addressesOf,
  altered,
  another,
  canary,
  copy,
  echoing,
  freeze,
  garbage,
  kept,
  oddMessages,
  privateTexts,
  shape,
  textsOf,
} from "./channel-probes.ts";
import { expectEqual, expectTrue, unskipped } from "./expect.ts";

/** What the suite needs to know about an adapter. */
export interface ChannelFixture {
  readonly adapter: ChannelAdapter;
  /**
   * A message that `check` passes. Let its title, body, status, tip and values be texts that occur nowhere else: the
   * suite looks for them where they must not be. A value that is part of the send id is not looked for.
   */
  readonly message: Message;
  readonly to: Address;
  /** Every secret that `sign` reads. Empty for an adapter without `sign`. */
  readonly secrets: { readonly [name: string]: string };
  /** At least one answer for each kind of outcome this provider can cause, with the whole outcome. */
  readonly answers: readonly { readonly answer: Answer; readonly outcome: Outcome }[];
  /** The largest size that passes `check`, and a message of any size. */
  readonly limit?: { readonly largest: number; readonly of: (size: number) => Message };
  /** How the send id reads in a request, where the adapter has to encode it. */
  readonly idAs?: string;
  /** Cases that cannot hold here, each with its reason. */
  readonly skip: readonly { readonly name: string; readonly reason: string }[];
}

/** One case for a test runner: `it.each(cases)("$name", ({ run }) => run())`. `run` throws when the case fails. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: () => void;
}

type Signed = { readonly before: ChannelRequest; readonly after: ChannelRequest };

const kinds: readonly OutcomeKind[] = [
  "accepted",
  "retry",
  "rate_limited",
  "recipient_invalid",
  "permanent",
  "needs_config",
  "refresh_credential",
  "ambiguous",
];

const now = Date.UTC(2026, 5, 1, 10);
const nonce = "5e0ab2c4-0001";

/**
 * The cases every channel adapter has to pass, for any test runner.
 *
 * They prove: equal in, equal out; the message is left as it was; its id travels, to whom it says; answers are classified
 * as the fixture states, and every other answer as something an order takes; the limit holds exactly; nothing personal or secret is in a
 * finding, a reason or a redacted request; nothing throws. A case that cannot hold is skipped by name, with a reason; an
 * unknown name, a missing reason, or a fixture without what a case needs is an error and not a silent pass.
 *
 * @throws {Error} where `skip` names no case or gives no reason, and where an adapter signs and no secret is given.
 *
 * @example
 * import { inbox } from "waybell/channels/inbox";
 * import { type ChannelFixture, channelConformance } from "waybell/testing";
 *
 * const cases = (fixture: Omit<ChannelFixture, "adapter">) => channelConformance({ ...fixture, adapter: inbox() });
 * cases.length; // 1
 */
export function channelConformance(fixture: ChannelFixture): readonly ConformanceCase[] {
  const message = { id: "text", title: "text", body: "text", values: { "*": "text" } } as const;
  const shape = { adapter: "object", message, secrets: "object", answers: "list", skip: "list" } as const;
  expectArgument("fixture", fixture, shape, `{ ${Object.keys(shape).join(", ")}, … }`);
  expectTrue(
    !fixture.adapter.sign || Object.keys(fixture.secrets).length > 0,
    "An adapter that signs needs `secrets`: every one that `sign` reads.",
  );
  const all: readonly ConformanceCase[] = [
    ...requestCases(fixture),
    ...answerCases(fixture),
    ...secrecyCases(fixture),
    ...signingCases(fixture),
    callbackCase(fixture),
  ];
  return unskipped(all, fixture.skip);
}

function requestCases({ adapter, message, to, limit, idAs }: ChannelFixture): ConformanceCase[] {
  return [
    {
      name: "equal messages make equal requests",
      run: () => {
        expectEqual(adapter.check(copy(message)), [], "the fixture's message has to pass check");
        const first = adapter.toRequest(copy(message), copy(to));
        expectEqual(adapter.toRequest(copy(message), copy(to)), first, "the second request differs");
        expectEqual(JSON.parse(JSON.stringify(first)), first, "a request has to be plain JSON data");
        for (const odd of oddMessages(message))
          expectEqual(adapter.check(copy(odd)), adapter.check(copy(odd)), "the findings of a second check differ");
      },
    },
    {
      name: "a message is left as it was",
      run: () => {
        const frozen = freeze(copy(message));
        adapter.check(frozen);
        adapter.toRequest(frozen, freeze(copy(to)));
        const loose = copy(message);
        adapter.check(loose);
        adapter.toRequest(loose, copy(to));
        expectEqual(loose, message, "the message was changed");
      },
    },
    {
      name: "the message's id travels with the request",
      run: () => {
        const id = idAs ?? message.id;
        const texts = textsOf(adapter.toRequest(copy(message), to));
        expectTrue(
          texts.some((text) => text.includes(id) || text.includes(JSON.stringify(id).slice(1, -1))),
          `"${id}" is nowhere in the request`,
        );
      },
    },
    {
      name: "of several addresses the first is taken, or all where the adapter says so",
      run: () => {
        const [one = ""] = addressesOf(to);
        const of = (address: Address) => JSON.stringify(adapter.toRequest(copy(message), address));
        const all = of([one, one]) !== of(one);
        expectEqual(all, adapter.capabilities.reachesAll ?? false, "whether every address of a list is in the request");
      },
    },
    {
      name: "another address makes another request",
      run: () => {
        const [one = ""] = addressesOf(to);
        const of = (address: Address) => JSON.stringify(adapter.toRequest(copy(message), address));
        expectTrue(of(another(one)) !== of(one), "`to` is nowhere in the request: who is meant does not get it");
      },
    },
    {
      name: "the limit holds at one less, at it and at one more",
      run: () => {
        if (!limit) throw new Error("no limit in the fixture: skip this case and say why there is none");
        const sizes = [limit.largest - 1, limit.largest, limit.largest + 1];
        const passed = sizes.map((size) => adapter.check(limit.of(size)).length === 0);
        expectEqual(passed, [true, true, false], `which of ${sizes.join(", ")} pass check`);
      },
    },
    {
      name: "no text of a message makes the adapter throw",
      run: () => {
        for (const odd of oddMessages(message)) {
          adapter.check(odd);
          adapter.redact(adapter.toRequest(odd, to));
        }
        for (const address of ["", [], ["", "\r\n"], "\ud800"])
          adapter.redact(adapter.toRequest(copy(message), address));
      },
    },
  ];
}

function answerCases({ adapter, answers }: ChannelFixture): ConformanceCase[] {
  const taken = outcome();
  const classified = (answer: Answer) => {
    const given = () => freeze("failed" in answer ? { ...answer } : { ...answer, headers: { ...answer.headers } });
    const read = adapter.readAnswer(given());
    const what = JSON.stringify(answer).slice(0, 200);
    expectTrue(taken.safeParse(read).success, `${what} is read as ${JSON.stringify(read)}, which no order takes`);
    expectEqual(adapter.readAnswer(given()), read, `${what} is read otherwise the second time`);
  };
  return [
    ...kinds.map((kind) => ({
      name: `an answer is read as ${kind}`,
      run: () => {
        const samples = answers.filter(({ outcome }) => outcome.kind === kind);
        if (samples.length === 0) throw new Error("no such answer in the fixture: skip this case and say why");
        for (const { answer, outcome } of samples)
          expectEqual(adapter.readAnswer(answer), outcome, `the outcome of ${JSON.stringify(answer)}`);
      },
    })),
    {
      name: "every status is one of the eight outcomes",
      run: () => {
        for (let status = 100; status < 600; status++) classified({ status, headers: {}, body: "" });
        for (const { answer } of answers) classified(answer);
      },
    },
    {
      name: "no answer is a retry before sending and in doubt after it",
      run: () => {
        const before = adapter.readAnswer({ failed: "before-sending" }).kind;
        const after = adapter.readAnswer({ failed: "after-sending" }).kind;
        const allowed = after === "ambiguous" || (after === "retry" && adapter.capabilities.idempotent);
        expectEqual([before, allowed], ["retry", true], `"${before}" before and "${after}" after sending`);
      },
    },
    {
      name: "garbage in an answer is classified",
      run: () => {
        const headers = { "retry-after": "soon", date: "yesterday", "x-rate-limit-reset": "-1" };
        for (const status of [0, 200, 204, 400, 429, 500, 999, Number.NaN])
          for (const body of garbage) classified({ status, headers, body });
      },
    },
  ];
}

function secrecyCases({ adapter, message, to, secrets, answers }: ChannelFixture): ConformanceCase[] {
  const own = [...privateTexts(message), ...addressesOf(to)];
  const everything = [...own, ...Object.values(secrets)];
  return [
    {
      name: "no secret is in a request before it is signed",
      run: () => absent(textsOf(adapter.toRequest(copy(message), to)), Object.values(secrets), "the unsigned request"),
    },
    {
      name: "findings tell nobody's data",
      run: () => {
        for (const odd of oddMessages(message))
          absent([JSON.stringify(adapter.check(odd))], [canary, ...privateTexts(odd), ...everything], "a finding");
      },
    },
    {
      name: "reasons tell nobody's data",
      run: () => {
        const echoes = [...everything, canary].flatMap((text) =>
          [200, 400, 404, 500, 550].flatMap((status) =>
            echoing(text).map((body) => ({ status, headers: { "x-echo": text }, body })),
          ),
        );
        for (const answer of [...echoes, ...answers.map((sample) => sample.answer)]) {
          const outcome = adapter.readAnswer(answer);
          if ("reason" in outcome) absent([outcome.reason], [canary, ...everything], "a reason");
        }
      },
    },
    {
      name: "a redacted request shows no address, text or secret",
      run: () => {
        const request = adapter.toRequest(copy(message), to);
        const signed = adapter.sign?.(request, { secrets, now, nonce }) ?? request;
        for (const shown of [adapter.redact(request), adapter.redact(signed)])
          absent(textsOf(shown), everything, "the redacted request");
        const others = Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, altered(text)]));
        const other = adapter.sign?.(request, { secrets: others, now, nonce }) ?? request;
        expectEqual(adapter.redact(other), adapter.redact(signed), "what is shown depends on a secret");
      },
    },
  ];
}

function signingCases({ adapter, message, to, secrets }: ChannelFixture): ConformanceCase[] {
  const signed = (at: number, once: string, known: ChannelFixture["secrets"] = secrets): Signed => {
    if (!adapter.sign) throw new Error("the adapter has no sign: skip this case and say why it needs none");
    const before = freeze(adapter.toRequest(copy(message), to));
    return { before, after: adapter.sign(before, freeze({ secrets: { ...known }, now: at, nonce: once })) };
  };
  return [
    {
      name: "equal signings make equal requests",
      run: () => {
        expectEqual(signed(now, nonce).after, signed(now, nonce).after, "the second signed request differs");
        const { before, after } = signed(now, nonce);
        expectEqual(before, adapter.toRequest(copy(message), to), "signing changed the request it was given");
        expectTrue(JSON.stringify(after) !== JSON.stringify(before), "signing added nothing");
      },
    },
    {
      name: "signing adds to a request, and another time or nonce changes only what was added",
      run: () => {
        const { before, after } = signed(now, nonce);
        const later = signed(now + 61_000, `${nonce}-b`).after;
        for (const one of [after, later]) expectEqual(kept(one, before), kept(before, before), "what was there before");
        expectEqual(shape(later, before), shape(after, before), "what a second attempt sends");
      },
    },
    {
      name: "a secret that is missing does not make the adapter throw",
      run: () => {
        signed(now, nonce, {});
        for (const name of Object.keys(secrets))
          signed(now, nonce, Object.fromEntries(Object.entries(secrets).filter(([other]) => other !== name)));
      },
    },
  ];
}

const callbackCase = ({ adapter, message, secrets }: ChannelFixture): ConformanceCase => ({
  name: "garbage in a callback is answered",
  run: () => {
    const taken = receipt();
    const addressed = [message.id, canary].map((id) =>
      JSON.stringify([{ id, event: canary, Event: canary, List: [id] }]),
    );
    for (const rawBody of [...garbage, ...addressed])
      for (const url of ["", "/", "https://example.com/%E0%A4%A"]) {
        const call = freeze({ url, headers: {}, rawBody });
        const read = adapter.readCallback(call, freeze({ now, secrets: { ...secrets } }));
        const { reply, issues, receipts } = read;
        expectEqual(adapter.readCallback(call, { now, secrets }), read, "what a callback says, read again");
        expectTrue(
          receipts.every((one) => taken.safeParse(one).success),
          "a receipt that no order takes",
        );
        expectTrue(Number.isInteger(reply.status) && reply.status >= 200, `answered with status ${reply.status}`);
        expectTrue(typeof reply.body === "string", "answered without a body");
        absent([JSON.stringify(issues)], [canary, ...Object.values(secrets)], "an issue");
      }
  },
});
