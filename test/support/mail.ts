import {
  type ChannelAdapter,
  type DigestEffect,
  defineMailbox,
  type Mailbox,
  type MailboxEvent,
  type MailboxRecord,
  type MailboxStep,
  type Person,
  type WantEffect,
} from "waybell";
import { channel, type PackParts, pack, seller } from "./shop.ts";
import { at, clock } from "./times.ts";

export interface MailParts extends Partial<PackParts> {
  readonly person?: Person | null;
  readonly channels?: readonly ChannelAdapter[];
}

/** A channel over which each message needs a consent of its own. */
export const card: ChannelAdapter = {
  ...channel("wechat", { id: "card" }),
  capabilities: { ...channel("wechat").capabilities, consentPerMessage: true },
};

/** What several new orders are told as. */
export const newOrders = {
  notices: {
    "new-order": {
      to: "seller",
      class: "high",
      when: { "it.began": true },
      channels: ["push", "wechat", "email"],
      says: { many: "it.many", by: "it.eta", worth: "it.worth" },
    },
    "new-orders": {
      to: "seller",
      class: "low",
      when: { "it.began": true },
      channels: ["push", "email"],
      digests: ["new-order"],
      sums: { cnt: "count", by: { first: "it.eta" }, worth: { total: "it.worth" } },
    },
  },
  texts: {
    "new-orders": {
      title: "New orders",
      body: [
        "{cnt, plural, one {# new order} other {# new orders}}, the first by {by}, {worth}",
        "{cnt, plural, one {# new order} other {# new orders}}",
      ],
    },
  },
} as const satisfies PackParts;

/** A mailbox with these rules; steps keep its record. */
export class Mail {
  readonly mailbox: Mailbox;
  person: Person | null;
  record: MailboxRecord | null = null;

  constructor({ person = seller, channels = [channel("push"), channel("email"), card], ...parts }: MailParts) {
    this.mailbox = defineMailbox({ packs: [pack({ notices: {}, ...parts })], channels });
    this.person = person;
  }

  /** Steps to an instant of Shanghai's clock with what happened. */
  at(time: string | number, ...events: readonly MailboxEvent[]): MailboxStep {
    const now = typeof time === "number" ? time : at(time);
    const step = this.mailbox.step(this.record, events, { now, person: this.person });
    this.record = step.record;
    return step;
  }

  begin(time: string, digest: DigestEffect): MailboxStep {
    return this.at(time, this.mailbox.begin(digest));
  }

  /** Begins, and answers with a status at once. */
  send(time: string, digest: DigestEffect, status = 200): MailboxStep {
    this.begin(time, digest);
    return this.at(time, this.mailbox.settle(digest, { status, headers: {}, body: "" }, at(time)));
  }
}

/** A question of an order about a normal notice over `push`, at that time. */
export const ask = (order: string, time: string, more: Partial<WantEffect> = {}): WantEffect => {
  const { person = "s1", notice = "news", rev = 1 } = more;
  const key = `${order}/${notice}/order/0/${person}`;
  return {
    type: "want",
    id: `${order}/want/${notice}/${rev}`,
    owner: order,
    person,
    key,
    rev,
    status: "open",
    notice,
    channel: "push",
    class: "normal",
    topic: "news",
    facts: {},
    permits: ["cap"],
    left: [],
    since: at(time),
    at: at(time),
    ...more,
  };
};

export const newOrder = (order: string, time: string, more: Partial<WantEffect> = {}): WantEffect =>
  ask(order, time, { notice: "new-order", class: "high", permits: [], ...more });

/** The same question with what changed, one revision on. */
export const changed = (want: WantEffect, time: string, more: Partial<WantEffect>): WantEffect => ({
  ...want,
  rev: want.rev + 1,
  at: at(time),
  ...more,
});

/** `1001 pass`, in the order of the effects; a revision that is not the first and an end are said. */
export const answers = ({ effects }: MailboxStep): readonly string[] =>
  effects.flatMap((effect) => {
    if (effect.type !== "verdict") return [];
    const { orderId, payload } = effect.event;
    const until = payload.until === undefined ? "" : ` until ${clock(Number(payload.until))}`;
    return [`${orderId}${payload.rev > 1 ? `.${payload.rev}` : ""} ${payload.is}${until}`];
  });

export const digests = ({ effects }: MailboxStep): readonly DigestEffect[] =>
  effects.filter((effect): effect is DigestEffect => effect.type === "digest");

/** The only digest of a step. */
export function digest(step: MailboxStep): DigestEffect {
  const found = digests(step);
  const [only] = found;
  if (found.length !== 1 || !only) throw new RangeError(`${found.length} digests`);
  return only;
}

export const bodyOf = ({ request }: DigestEffect): unknown =>
  request.kind === "http" ? JSON.parse(request.body).body : undefined;

export const taken = ({ outcomes }: MailboxStep): readonly string[] =>
  outcomes.map((one) => (one.is === "rejected" ? `rejected ${one.code} ${one.path}` : one.is));
