import type { Capabilities, ChannelAdapter } from "../channels/adapter.ts";
import {
  answerArgument,
  atArgument,
  type Calls,
  type Expected,
  eventsArgument,
  receiptArgument,
  signingArgument,
  type Wanted,
} from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";
import type { Rulebook } from "./rulebook.ts";

/** The members of a type as they are marked in `Wanted`: `?` where they may be left out. */
type Marked<T> = { [M in keyof T & string]-?: object extends Pick<T, M> ? `${M}?` : M }[keyof T & string];

/** Every member of an adapter: one that is lacking would throw in the middle of an order. */
const adapter: { readonly [M in Marked<ChannelAdapter>]: Wanted } = {
  id: "text",
  kind: "text",
  capabilities: {
    proof: "proof",
    idempotent: "flag",
    templatesOnly: "flag",
    silent: "flag",
    twoWay: "flag",
    consentPerMessage: "flag",
    "reachesAll?": "flag",
  } satisfies { readonly [M in Marked<Capabilities>]: Wanted },
  check: "function",
  toRequest: "function",
  "sign?": "function",
  readAnswer: "function",
  readCallback: "function",
  redact: "function",
};
/** What a rulebook and a mailbox are made of. */
export const optionsArgument: Expected = [
  "options",
  {
    packs: "list",
    channels: [adapter],
    "tests?": { "*": "function" },
    "earlier?": [{ version: "text", step: "function" }],
  },
  "{ packs: [pinduoduo], channels: [inbox()] }",
];
/** What scorecards and feeds are made of. */
export const packsArgument: Expected = ["options", { packs: "list" }, "{ packs: [pinduoduo] }"];

/** What a rulebook is handed beside records and events. */
export const rulebookCalls: Calls<Rulebook> = {
  step: [null, eventsArgument],
  request: [null, signingArgument],
  settle: [null, answerArgument, atArgument],
  received: [receiptArgument, atArgument],
  saveAlerts: [null, ["context", { by: "text", now: "instant" }, "{ by, now, before }"]],
  view: [null, ["context", { now: "instant", as: { "proven?": "flag" } }, '{ now: Date.now(), as: { locale: "en" } }']],
  explain: [null, ["question", { notice: "text", now: "instant" }, "{ notice, now, people }"]],
  affects: [["disruption", "object", "the payload of a `disruption.declared`"]],
  replay: [["lines", [{ now: "instant", events: "list", people: "list", book: "text" }], "the journal, line by line"]],
};

/** Throws where what is begun or settled is nothing that an order, or a mailbox, had sent. */
export function checkSend(send: { readonly type: string; readonly id: unknown }, type: "send" | "digest"): void {
  if (send?.type !== type || typeof send.id !== "string")
    throw new UsageError(
      "NOT_A_SEND",
      `This is no message. Pass an effect of type \`${type}\` as \`step\` returned it.`,
    );
}
