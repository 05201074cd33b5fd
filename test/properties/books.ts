import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import { aliyunSms } from "../../src/channels/aliyun-sms.ts";
import { email } from "../../src/channels/email.ts";
import { inbox } from "../../src/channels/inbox.ts";
import { jpush } from "../../src/channels/jpush.ts";
import {
  defineRulebook,
  type HostWords,
  type Notices,
  type Outcome,
  type Pack,
  type Rulebook,
  type Texts,
  type With,
} from "../../src/index.ts";
import { base } from "../../src/packs/base.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";

/** Every kind of answer of the in-test channel, by status. */
export const statuses: { readonly [status: number]: Outcome } = {
  200: { kind: "accepted" },
  408: { kind: "ambiguous", reason: "timeout" },
  500: { kind: "retry", reason: "down" },
  503: { kind: "retry", afterMs: 90_000, reason: "down" },
  429: { kind: "rate_limited", scope: "recipient", reason: "limit" },
  410: { kind: "recipient_invalid", action: "drop_address", reason: "gone" },
  400: { kind: "permanent", fault: "content", reason: "refused" },
  401: { kind: "refresh_credential", reason: "token" },
  402: { kind: "needs_config", fault: "balance", reason: "balance" },
};

/** A channel as plain as can be: its answers are statuses. */
export const fake = (kind: string, id: string = kind): ChannelAdapter => ({
  id,
  kind,
  capabilities: {
    proof: "delivered",
    idempotent: false,
    templatesOnly: false,
    silent: false,
    twoWay: false,
    consentPerMessage: false,
  },
  check: () => [],
  toRequest: ({ id: n, title, body, values }, to) => ({
    kind: "http",
    method: "POST",
    url: `https://${kind}.example.com/`,
    headers: {},
    body: JSON.stringify({ id: n, to, title, body, values }),
  }),
  readAnswer: (answer) => {
    if ("failed" in answer)
      return answer.failed === "before-sending"
        ? { kind: "retry", reason: answer.failed }
        : { kind: "ambiguous", reason: answer.failed };
    return statuses[answer.status] ?? { kind: "permanent", fault: "request", reason: "status" };
  },
  readCallback: () => ({
    receipts: [],
    replies: [],
    consents: [],
    issues: [],
    reply: { status: 200, headers: {}, body: "" },
  }),
  redact: (request) => (request.kind === "http" ? { ...request, body: "***" } : request),
});

const templates = Object.fromEntries(
  Object.keys(commerce.notices ?? {}).map((notice) => [
    notice,
    Object.entries(base.texts ?? {}).flatMap(([locale, { notices }]) => {
      const text = notices[notice as keyof typeof notices];
      return [text?.sms ?? text?.body ?? []]
        .flat()
        .flatMap((variant, i) =>
          /plural/.test(variant)
            ? []
            : [{ code: `SMS_${notice}_${locale}_${i}`, locale, text: variant.replace(/\{/g, "${") }],
        );
    }),
  ]),
);

/** The adapters that come with the library, and one of ours for the kind that would want templates. */
export const realChannels: readonly ChannelAdapter[] = [
  inbox(),
  aliyunSms({ accessKeyId: "key", signName: "商城", templates, maxParts: 4 }),
  jpush({ appKey: "app" }),
  email({ from: { address: "shop@example.com" }, messageIdDomain: "example.com" }),
  fake("wechat"),
];

export const fakeChannels: readonly ChannelAdapter[] = [
  inbox(),
  fake("sms"),
  fake("push"),
  fake("wechat"),
  fake("email"),
];

/** The pack as it is, over real adapters. */
const plain = { packs: [marketplaceCn], channels: realChannels };
export const plainBook: Rulebook = defineRulebook(plain);
/** It asks mailboxes first. */
export const askingBook: Rulebook = defineRulebook({ ...plain, mailbox: true });

/** The pack as it is, over channels that give every answer. */
export const bookOfFakes: Rulebook = defineRulebook({ packs: [marketplaceCn], channels: fakeChannels });

const mine = {
  notices: ["unshipped", "still-unshipped", "nearly-there", "review", "urgent", "around", "by-day", "thanks"],
  inhibitions: ["just-paid"],
  facts: { order: { "order.call-at": "instant" } },
} as const satisfies HostWords;

/** A text for each rule: the arrival time where a parcel is spoken of. */
export const textsFor = (rules: { readonly [notice: string]: { readonly each?: unknown } }): Texts => ({
  notices: Object.fromEntries(
    Object.entries(rules).map(([name, { each }]) => [
      name,
      { title: name, body: each === "parcel" ? ["{no}: {eta}", "{no}"] : ["{no}"] },
    ]),
  ),
  actions: {},
  terms: {},
});

/** What the pack does not have yet: thresholds, ladders, chains, quiet values, consents, an inhibition that ends. */
const notices: Notices<With<typeof mine>> = {
  unshipped: {
    ref: "T-1",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    ladder: { of: "unshipped", rung: 1 },
    when: { "order.confirmed": { past: "1d" }, "order.shipped": false },
    channels: ["email", "push"],
  },
  "still-unshipped": {
    ref: "T-2",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "critical",
    ladder: { of: "unshipped", rung: 2 },
    when: { "order.confirmed": { past: "40h" }, "order.shipped": false },
    channels: ["sms", "push"],
  },
  "nearly-there": {
    ref: "T-3",
    each: "parcel",
    to: "buyer",
    topic: "shipping",
    class: "low",
    per: "parcel.eta",
    fresh: "5h",
    when: { "parcel.eta": { near: "1d" }, "parcel.delivered": false },
    channels: ["push", "sms"],
  },
  review: {
    ref: "T-4",
    each: "order",
    to: "buyer",
    topic: "receipt",
    class: "marketing",
    quiet: "hold",
    when: { told: { notice: "receipt-thanks", past: "2d" } },
    channels: ["email", "push"],
  },
  urgent: {
    ref: "T-5",
    each: "parcel",
    to: "buyer",
    topic: "shipping",
    class: "critical",
    when: { "parcel.exception": ["lost", "damaged", "attempt_failed"] },
    channels: ["sms", "push", "wechat"],
  },
  around: {
    ref: "T-6",
    each: "parcel",
    to: "buyer",
    topic: "pick-up",
    class: "normal",
    quiet: "reroute",
    when: { "parcel.awaiting": { past: "1d" }, "parcel.delivered": false },
    channels: ["sms", "email"],
  },
  "by-day": {
    ref: "T-7",
    each: "order",
    to: "buyer",
    topic: "payment",
    class: "low",
    quiet: "hold",
    when: { "order.refund-started": true },
    channels: ["push", "wechat"],
  },
  thanks: {
    ref: "T-8",
    each: "order",
    to: "buyer",
    topic: "payment",
    class: "normal",
    quiet: "send",
    when: { told: "order-paid", "order.paid": { past: "3h" } },
    channels: ["wechat", "push"],
  },
};

const sharpTexts = textsFor(notices as Parameters<typeof textsFor>[0]) as unknown as Texts<With<typeof mine>>;

export const sharpPack: Pack<With<typeof mine>> = {
  id: "sharp",
  version: "1",
  words: mine,
  inDoubt: { payment: "stop" },
  inhibitions: {
    "just-paid": { each: "order", when: { "order.paid": { within: "90m" } }, drops: ["order-paid", "new-order"] },
  },
  notices,
  texts: { "zh-CN": sharpTexts, en: sharpTexts },
};

const sharp = { packs: [marketplaceCn, sharpPack], channels: fakeChannels };
export const sharpBook: Rulebook = defineRulebook(sharp);
export const sharpAskingBook: Rulebook = defineRulebook({ ...sharp, mailbox: true });
