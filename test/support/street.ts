import {
  type Answer,
  type DigestEffect,
  defineMailbox,
  defineRulebook,
  type Mailbox,
  type MailboxEvent,
  type MailboxRecord,
  type OrderEvent,
  type OrderRecord,
  type Person,
  type Rulebook,
  type RulebookOptions,
  type SendEffect,
} from "waybell";
import { at, clock } from "./times.ts";

/** What left: when, to whom, notice, channel. */
export type Row = readonly [at: string, person: string, notice: string, channel: string];

interface Kept<R> {
  readonly record: R;
  readonly wakeAt: number | null;
}

/** Many orders and the mailboxes of their people, in one database: each order in one transaction with those it asks. */
export class Street {
  readonly book: Rulebook;
  readonly mailbox: Mailbox;
  readonly rows: Row[] = [];
  readonly texts: string[] = [];
  readonly sent: (SendEffect | DigestEffect)[] = [];
  readonly effects: { readonly type: string; readonly id: string }[] = [];
  readonly orders = new Map<string, Kept<OrderRecord>>();
  readonly boxes = new Map<string, Kept<MailboxRecord>>();
  /** What a channel answers; 200 where nothing is said. */
  answers: { readonly [channel: string]: Answer[] } = {};
  now = 0;
  /** Nobody sends: what is issued waits for `sendsAgain`. */
  isIdle = false;
  private readonly waiting: (SendEffect | DigestEffect)[] = [];
  private people: readonly Person[];
  private readonly queue: (() => void)[] = [];
  private readonly yes: (channel: string) => Answer;
  private count = 0;

  constructor(options: RulebookOptions, people: readonly Person[], yes: (channel: string) => Answer) {
    this.book = defineRulebook({ ...options, mailbox: true });
    this.mailbox = defineMailbox(options);
    this.people = people;
    this.yes = yes;
  }

  /** Wakes whoever is due up to then, and sets the clock. */
  until(time: string): void {
    const end = at(time);
    for (;;) {
      const due = [
        ...[...this.orders].map(([id, { wakeAt }]) => ({ wakeAt, wake: () => this.order(id, []) })),
        ...[...this.boxes].map(([id, { wakeAt }]) => ({ wakeAt, wake: () => this.box(id, []) })),
      ].flatMap(({ wakeAt, wake }) => (wakeAt !== null && wakeAt <= end ? [{ wakeAt, wake }] : []));
      const [next] = due.toSorted((a, b) => a.wakeAt - b.wakeAt);
      if (!next) break;
      this.now = Math.max(this.now, next.wakeAt);
      next.wake();
      this.drain();
    }
    this.now = end;
  }

  happens<T extends OrderEvent["type"]>(
    time: string,
    orderId: string,
    type: T,
    payload: Extract<OrderEvent, { type: T }>["payload"],
    role: "buyer" | "seller" | "system" | "carrier" | "platform" = "system",
  ): void {
    this.until(time);
    this.order(orderId, [{ id: `e${++this.count}`, type, orderId, actor: { role }, payload } as OrderEvent]);
    this.drain();
  }

  /** They are others from then on, and whoever watches them hears of it. */
  changes(time: string, people: readonly Person[]): void {
    this.until(time);
    this.people = people;
    for (const id of this.orders.keys()) this.order(id, []);
    this.drain();
  }

  told(time: string, event: MailboxEvent): void {
    this.until(time);
    this.box(event.person, [event]);
    this.drain();
  }

  sendsAgain(time: string): void {
    this.until(time);
    this.isIdle = false;
    for (const send of this.waiting.splice(0)) this.deliver(send);
    this.drain();
  }

  private order(id: string, events: readonly OrderEvent[]): boolean {
    const { record = null } = this.orders.get(id) ?? {};
    const step = this.book.step(record, events, { now: this.now, people: this.people });
    this.orders.set(id, { record: step.record, wakeAt: step.wakeAt });
    this.effects.push(...step.effects);
    for (const effect of step.effects) {
      if (effect.type === "want") this.box(effect.person, [effect]);
      if (effect.type === "send") this.queue.push(() => this.deliver(effect));
    }
    return step.outcomes[0]?.is === "accepted";
  }

  private box(id: string, events: readonly MailboxEvent[]): boolean {
    const { record = null } = this.boxes.get(id) ?? {};
    const person = this.people.find((one) => one.id === id) ?? null;
    const step = this.mailbox.step(record, events, { now: this.now, person });
    this.boxes.set(id, { record: step.record, wakeAt: step.wakeAt });
    this.effects.push(...step.effects);
    for (const effect of step.effects) {
      if (effect.type === "verdict") this.queue.push(() => this.order(effect.event.orderId, [effect.event]));
      if (effect.type === "digest") this.queue.push(() => this.deliver(effect));
    }
    return step.outcomes[0]?.is === "accepted";
  }

  private drain(): void {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) next();
  }

  private deliver(send: SendEffect | DigestEffect): void {
    const isSilent = this.book.channels.find(({ id }) => id === send.channel)?.capabilities.silent;
    if (!isSilent && this.isIdle) {
      this.waiting.push(send);
      return;
    }
    if (!isSilent) {
      const may =
        send.type === "digest"
          ? this.box(send.owner, [this.mailbox.begin(send)])
          : this.order(send.owner, [this.book.begin(send)]);
      if (!may) return;
    }
    const answer = this.answers[send.channel]?.shift() ?? this.yes(send.channel);
    if (!isSilent) {
      this.rows.push([clock(this.now) ?? "", send.person, send.notice, send.channel]);
      this.texts.push(textOf(send));
      this.sent.push(send);
    }
    if (send.type === "digest") this.box(send.owner, [this.mailbox.settle(send, answer, this.now)]);
    else this.order(send.owner, [this.book.settle(send, answer, this.now)]);
  }
}

function textOf({ request }: SendEffect | DigestEffect): string {
  if (request.kind === "mail") return request.message.text;
  if (request.kind === "inbox") return request.entry.body;
  return JSON.parse(request.body || "{}").notification?.alert ?? request.body;
}
