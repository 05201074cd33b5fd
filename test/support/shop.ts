import { defineRulebook } from "waybell";
import type { ChannelAdapter } from "../../src/channels/adapter.ts";
import type { SendEffect } from "../../src/model/effect.ts";
import type { OrderEvent } from "../../src/model/event.ts";
import { finding } from "../../src/model/finding.ts";
import type { Answer, Outcome } from "../../src/model/outcome.ts";
import type { Person } from "../../src/model/person.ts";
import type { LedgerRow, OrderRecord } from "../../src/model/record.ts";
import type { Decision, Step } from "../../src/model/result.ts";
import type { HostWords } from "../../src/model/words/types.ts";
import { unpacked } from "../../src/notify/ledger-pack.ts";
import { base } from "../../src/packs/base.ts";
import type { AnyPack } from "../../src/rulebook/book/pack.ts";
import type { Rulebook } from "../../src/rulebook/rulebook.ts";
import { event } from "./events.ts";
import { at, clock } from "./times.ts";

export interface ChannelParts {
  readonly id?: string;
  readonly silent?: boolean;
  readonly proof?: ChannelAdapter["capabilities"]["proof"];
  readonly twoWay?: boolean;
  /** Longest body it takes. */
  readonly limit?: number;
}

/** A channel of our own: 200 taken, 429 later, 410 no such address, 401 wrong key, other 4xx never, 5xx later. */
export function channel(
  kind: string,
  { id = kind, silent = false, proof = "delivered", twoWay = false, limit = 1000 }: ChannelParts = {},
): ChannelAdapter {
  return {
    id,
    kind,
    capabilities: {
      proof,
      idempotent: false,
      templatesOnly: false,
      silent,
      twoWay,
      consentPerMessage: false,
    },
    check: ({ body }) => (body.length > limit ? [finding("TOO_LONG", "body", "Too long.")] : []),
    toRequest: ({ id: sendId, title, body, status, tip }, to) => ({
      kind: "http",
      method: "POST",
      url: `https://${kind}.example`,
      headers: {},
      body: JSON.stringify({ id: sendId, to, title, body, status, tip }),
    }),
    readAnswer,
    readCallback: () => ({
      receipts: [],
      replies: [],
      consents: [],
      issues: [],
      reply: { status: 200, headers: {}, body: "" },
    }),
    redact: (request) => request,
  };
}

function readAnswer(answer: Answer): Outcome {
  if ("failed" in answer)
    return answer.failed === "before-sending"
      ? { kind: "retry", reason: "not sent" }
      : { kind: "ambiguous", reason: "no answer" };
  const { status, headers } = answer;
  const after = headers["retry-after"];
  if (status < 300) return { kind: "accepted" };
  if (status === 429)
    return {
      kind: "rate_limited",
      scope: "sender",
      reason: "429",
      ...(after === undefined ? {} : { afterMs: Number(after) * 1000 }),
    };
  if (status === 410) return { kind: "recipient_invalid", action: "drop_address", reason: "gone" };
  if (status === 401) return { kind: "needs_config", fault: "credential", reason: "401" };
  if (status === 403) return { kind: "refresh_credential", reason: "403" };
  if (status < 500) return { kind: "permanent", fault: "content", reason: String(status) };
  return { kind: "retry", reason: String(status), ...(after === undefined ? {} : { afterMs: Number(after) * 1000 }) };
}

export const http = (status: number, headers: { readonly [name: string]: string } = {}): Answer => ({
  status,
  headers,
  body: "",
});

export const buyer: Person = {
  id: "b1",
  role: "buyer",
  locale: "en",
  zone: "Asia/Shanghai",
  addresses: { sms: "13900001234", push: "device-1", email: "li@example.com", voice: "13900001234" },
};
export const seller: Person = { ...buyer, id: "s1", role: "seller", addresses: { push: "device-2" } };

/** Facts of an order that a test moves as it likes. */
export const words = {
  facts: {
    order: {
      "it.began": "instant",
      "it.ended": "instant",
      "it.eta": "instant",
      "it.round": "instant",
      "it.worth": "money",
      "it.many": "number",
      "it.note": "text",
      "it.on": "flag",
      "it.colour": ["red", "green"],
    },
    parcel: { "its.eta": "instant", "its.sign": "instant" },
  },
  topics: ["news", "offers"],
} as const satisfies HostWords;

export interface Rule {
  readonly [field: string]: unknown;
}

/** A notice with what a test does not care about filled in. */
export const notice = (rule: Rule): Rule => ({
  ref: "T-1",
  each: "order",
  to: "buyer",
  topic: "news",
  class: "normal",
  channels: ["sms", "push"],
  ...rule,
});

export interface PackParts {
  readonly notices: { readonly [name: string]: Rule };
  readonly words?: HostWords;
  /** Notice → text where it is not just its name. */
  readonly texts?: { readonly [notice: string]: object };
  readonly terms?: { readonly [fact: string]: { readonly [value: string]: string } };
  readonly version?: string;
  readonly id?: string;
  readonly [part: string]: unknown;
}

/** A pack of a test: the classes of the base, its own words, a text for each notice. */
export function pack({ notices, words: more = {}, texts = {}, terms = {}, ...parts }: PackParts): AnyPack {
  const names = Object.keys(notices);
  const text = (name: string) => texts[name] ?? { title: `T ${name}`, body: `B ${name}` };
  const { facts, topics } = words;
  return {
    id: "mine",
    version: "1",
    zone: "Asia/Shanghai",
    classes: base.classes,
    words: {
      ...more,
      notices: [...names, ...(more.notices ?? [])],
      topics: [...topics, ...(more.topics ?? [])],
      facts: {
        ...more.facts,
        order: { ...facts.order, ...more.facts?.order },
        parcel: { ...facts.parcel, ...more.facts?.parcel },
      },
    },
    texts: {
      en: {
        notices: Object.fromEntries(names.map((name) => [name, text(name)])),
        actions: base.texts?.en?.actions ?? {},
        terms,
        optOut: "Reply STOP",
      },
    },
    notices: Object.fromEntries(Object.entries(notices).map(([name, rule]) => [name, notice(rule)])),
    ...parts,
  };
}

export const channels: readonly ChannelAdapter[] = [
  channel("sms"),
  channel("push"),
  channel("email"),
  channel("voice"),
  channel("inbox", { silent: true }),
];
export const intrusive: readonly ChannelAdapter[] = channels.slice(0, 4);

export interface ShopParts extends PackParts {
  readonly people?: readonly Person[];
  readonly channels?: readonly ChannelAdapter[];
  readonly tests?: { readonly [name: string]: (fact: (name: string) => unknown) => boolean };
}

/** An order in a shop with these rules, placed on 06-01 at 09:00; steps keep its record. */
export class Shop {
  readonly book: Rulebook;
  people: readonly Person[];
  record: OrderRecord | null = null;

  constructor(book: Rulebook, people: readonly Person[]) {
    this.book = book;
    this.people = people;
  }

  /** Steps to an instant of Shanghai's clock with what happened. */
  at(time: string | number, ...events: readonly OrderEvent[]): Step {
    const now = typeof time === "number" ? time : at(time);
    const step = this.book.step(this.record, events, { now, people: this.people });
    this.record = step.record;
    return step;
  }

  /** Notes facts of the order. */
  note(time: string | number, facts: { readonly [fact: string]: unknown }, parcelId?: string): Step {
    return this.at(
      time,
      event("facts.noted", { facts: facts as never, ...(parcelId === undefined ? {} : { parcelId }) }),
    );
  }

  begin(time: string | number, send: SendEffect): Step {
    return this.at(time, this.book.begin(send));
  }

  settle(time: string | number, send: SendEffect, answer: Answer): Step {
    return this.at(time, this.book.settle(send, answer, typeof time === "number" ? time : at(time)));
  }

  get rows(): readonly LedgerRow[] {
    return this.record?.ledger.map(unpacked) ?? [];
  }
}

export function shop({ people = [buyer], channels: adapters = channels, tests, ...parts }: ShopParts): Shop {
  const book = defineRulebook({ packs: [pack(parts)], channels: adapters, ...(tests ? { tests } : {}) });
  const open = new Shop(book, people);
  open.at("06-01 09:00", created());
  return open;
}

export const created = (): OrderEvent =>
  event("order.created", {
    kind: "normal",
    lines: [{ id: "l1", title: "Cup", quantity: 2 }],
    total: { amount: 5990, currency: "CNY" },
  });

/** `sent sms: told render by:sms` for each decision, the buyer's intrusive ones first come; a person or lane that is another is said. */
export const decisions = ({ decisions: all }: Step): readonly string[] => all.map(decided);

const decided = ({ notice: name, subject, person, lane, is, stage, reason, until }: Decision): string =>
  [
    name,
    subject === "order" ? "" : `of ${subject}`,
    person === "b1" ? "" : `to ${person}`,
    lane === "inbox" ? "in the inbox" : "",
    `${is}:`,
    is === "told" ? reason : `${stage} ${reason}`,
    until === undefined ? "" : `until ${clock(until)}`,
  ]
    .filter((part) => part !== "")
    .join(" ");

export const sends = (step: Step): readonly SendEffect[] =>
  step.effects.filter((effect): effect is SendEffect => effect.type === "send");

/** The only send of a step, on this channel where one is named. */
export function sent(step: Step, on?: string): SendEffect {
  const found = sends(step).filter((send) => on === undefined || send.channel === on);
  const [only] = found;
  if (found.length !== 1 || !only)
    throw new RangeError(`${found.length} sends: ${found.map((one) => one.id).join(", ")}`);
  return only;
}

/** What a send says. */
export const says = (send: SendEffect): { readonly [field: string]: unknown } =>
  send.request.kind === "http" ? JSON.parse(send.request.body) : {};

export const wakes = (step: Step): string | null => clock(step.wakeAt);
export const reports = (step: Step): readonly string[] =>
  step.effects.flatMap((effect) => (effect.type === "report" ? [`${effect.finding.code} ${effect.finding.path}`] : []));
export const learnt = (step: Step): readonly string[] =>
  step.effects.flatMap((effect) =>
    effect.type === "person" ? [`${effect.person} ${effect.channel} ${effect.learnt}`] : [],
  );
export const outcomes = (step: Step): readonly string[] =>
  step.outcomes.map((outcome) => (outcome.is === "rejected" ? `rejected ${outcome.code}` : outcome.is));
