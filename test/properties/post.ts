import {
  type Answer,
  type DigestEffect,
  defineMailbox,
  defineRulebook,
  type Mailbox,
  type MailboxEvent,
  type MailboxRecord,
  type MailboxStep,
  type OrderEvent,
  type OrderRecord,
  type Person,
  type Rulebook,
  type SendEffect,
  type Step,
  type VerdictEffect,
  type WantEffect,
} from "../../src/index.ts";
import type { Chance } from "../../src/testing/generators.ts";
import { card } from "../support/mail.ts";
import { channel, created, pack, seller } from "../support/shop.ts";
import { at } from "../support/times.ts";
import { freeze } from "./runs.ts";

export const budget = { most: 5, within: "6h", reserve: 2 } as const;
export const budgetHours = 6;

const rule = { to: "seller", topic: "news" } as const;
const rules = pack({
  budgets: { all: budget },
  notices: {
    // Counted together when it comes in the night or soon after another.
    "new-order": { ...rule, class: "normal", when: { "it.began": true }, per: "it.began", channels: ["push", "email"] },
    "new-orders": {
      ...rule,
      class: "normal",
      when: { "it.began": true },
      channels: ["push", "email"],
      digests: ["new-order"],
      sums: { cnt: "count" },
      every: "20m",
    },
    "not-so-new": { ...rule, class: "high", when: { "it.began": false }, corrects: ["new-order"], channels: ["push"] },
    news: { ...rule, class: "low", when: { "it.eta": true }, per: "it.eta", channels: ["wechat", "push", "email"] },
    alarm: { ...rule, class: "critical", when: { "it.ended": true }, per: "it.ended", channels: ["push", "email"] },
  },
  texts: { "new-orders": { title: "New orders", body: "{cnt}" } },
});
const channels = [channel("push"), channel("email"), card, channel("inbox", { silent: true })];
const made = { packs: [rules], channels };
export const postBook: Rulebook = defineRulebook({ ...made, mailbox: true });
export const postMailbox: Mailbox = defineMailbox(made);

/** Notice → the fact that it tells. */
export const facts = { "new-order": "it.began", news: "it.eta", alarm: "it.ended" } as const;
export type Told = keyof typeof facts;

export const person: Person = {
  ...seller,
  addresses: { push: "device-2", email: "li@example.com", wechat: "open-1" },
  quietHours: { from: "22:00", to: "08:00" },
};

/** What is left out of the protocol, to see that it is needed. */
export type Weakness = "no begin" | "no revisions" | "ambiguous frees" | "time frees" | "told when issued";

const filed: Answer = { status: 200, headers: {}, body: "" };

/** A message that left. */
export interface Left {
  readonly id: string;
  readonly at: number;
  readonly class: string;
  readonly channel: string;
  /** Order, notice and episode of each fact it says. */
  readonly facts: readonly string[];
  readonly isDigest: boolean;
  readonly result: "accepted" | "failed" | "doubt";
  /** When the decider heard of it. */
  heard: number;
}

type Job =
  | { readonly to: "mailbox"; readonly event: MailboxEvent; readonly left?: Left }
  | { readonly to: "order"; readonly order: string; readonly event: OrderEvent; readonly left?: Left }
  | { readonly to: "worker"; readonly send: SendEffect | DigestEffect };

/** Several orders of one seller and his mailbox, at a host as bad as hosts get. */
export class Post {
  now: number = at("06-01 09:00");
  mail: MailboxRecord | null = null;
  readonly orders = new Map<string, OrderRecord>();
  readonly left: Left[] = [];
  readonly reported = new Set<string>();
  readonly unanswered: string[] = [];
  /** Authorisations that a message may have used: not those taken back while no permit had them. */
  readonly authorised = new Set<string>();
  /** Cards that began though nothing allowed them any more, and no word of it was on its way; and those that did not. */
  readonly unallowed: string[] = [];
  readonly recalled = new Set<string>();
  private readonly wakes = new Map<string, number>();
  private readonly jobs: Job[] = [];
  private done = 0;
  private readonly contents = new Map<string, string>();
  private readonly chance: Chance;
  private readonly weakness: Weakness | undefined;
  private readonly together: boolean;

  constructor(chance: Chance, options: { readonly weakness?: Weakness; readonly together?: boolean } = {}) {
    this.chance = chance;
    this.weakness = options.weakness;
    this.together = options.together ?? false;
  }

  /** One decider's turn; in one transaction with what its mailbox answers it. */
  order(id: string, events: readonly OrderEvent[]): Step {
    const first = this.orderAlone(id, events);
    let wants = first.effects.filter((effect) => effect.type === "want");
    if (!this.together) for (const event of wants) this.jobs.push({ to: "mailbox", event });
    // The order is locked, then its mailbox, which never locks another order: what it says to others goes by post.
    for (let trips = 0; this.together && wants.length > 0; trips++) {
      if (trips > 4) throw new Error("a transaction without end");
      const verdicts = this.mailboxAlone(wants).effects.filter((effect) => effect.type === "verdict");
      const mine = verdicts.map(({ event }) => event).filter(({ orderId }) => orderId === id);
      for (const verdict of verdicts) if (verdict.event.orderId !== id) this.carry(verdict);
      wants = mine.length > 0 ? this.orderAlone(id, mine).effects.filter((effect) => effect.type === "want") : [];
    }
    return first;
  }

  mailbox(events: readonly MailboxEvent[]): MailboxStep {
    const step = this.mailboxAlone(events);
    for (const effect of step.effects) if (effect.type === "verdict") this.carry(effect);
    return step;
  }

  private orderAlone(id: string, events: readonly OrderEvent[]): Step {
    const record = this.orders.get(id) ?? null;
    const step = postBook.step(freeze(record), events, { now: this.now, people: [person] });
    this.orders.set(id, step.record);
    this.wakes.set(id, step.wakeAt ?? Number.POSITIVE_INFINITY);
    for (const effect of step.effects) {
      this.once(effect.id, effect);
      if (effect.type === "send" && effect.channel === "card" && this.chance() < 0.7) this.takeBack(effect.id);
      if (effect.type === "send" && effect.channel === "inbox")
        this.jobs.push({ to: "order", order: id, event: postBook.settle(effect, filed, this.now) });
      else if (effect.type === "send") this.jobs.push({ to: "worker", send: effect }, { to: "worker", send: effect });
      if (effect.type === "report") this.reported.add(effect.id.split("/").slice(0, 4).join("/"));
    }
    return step;
  }

  private mailboxAlone(events: readonly MailboxEvent[]): MailboxStep {
    const [record, asked] = [this.weakened(this.mail), events.map((event) => this.weakly(event))];
    const step = postMailbox.step(freeze(record), asked, { now: this.now, person });
    this.mail = step.record;
    for (const [i, [id, , , holder, used]] of (record?.grants ?? []).entries())
      if (!holder && !used && !step.record.grants[i]?.[3] && step.record.grants[i]?.[4]) this.authorised.delete(id);
    // Heard of when it had been taken back.
    for (const [id, , , holder, used] of step.record.grants)
      if (!holder && used && !record?.grants.some((one) => one[0] === id)) this.authorised.delete(id);
    this.wakes.set("mailbox", step.wakeAt ?? Number.POSITIVE_INFINITY);
    for (const [i, want] of asked.entries()) {
      const isUrgent = want.type === "want" && want.status === "open" && want.class === "critical";
      if (isUrgent && step.outcomes[i]?.is === "accepted" && !isPassed(want, step.record))
        this.unanswered.push(want.key);
    }
    for (const effect of step.effects) {
      this.once(effect.id, effect);
      if (effect.type !== "digest") continue;
      this.jobs.push({ to: "worker", send: effect }, { to: "worker", send: effect });
      if (this.weakness === "told when issued") this.tellAtOnce(effect);
    }
    return step;
  }

  private carry({ event }: VerdictEffect): void {
    this.jobs.push({ to: "order", order: event.orderId, event });
  }

  happens(id: string, type: OrderEvent["type"], payload: unknown): void {
    this.order(id, [event(id, `${id}-${this.now}-${Math.floor(this.chance() * 1e9)}`, type, payload)]);
  }

  place(id: string): void {
    this.order(id, [{ ...created(), id: `${id}-created`, orderId: id } as OrderEvent]);
  }

  authorise(id: string): void {
    this.authorised.add(id);
    const grant = { id, type: "grant.given", person: person.id, channel: "card", at: this.now } as const;
    this.jobs.push({ to: "mailbox", event: grant }, { to: "mailbox", event: grant });
  }

  /** He allows no more what he has allowed so far: just when a message is about to use it. */
  private takeBack(id: string): void {
    const back = {
      id: `${id}/back`,
      type: "grant.withdrawn",
      person: person.id,
      channel: "card",
      at: this.now,
    } as const;
    this.jobs.push({ to: "mailbox", event: back }, { to: "mailbox", event: back });
  }

  /** Time passes; who is due is woken, sooner or later. */
  pass(ms: number): void {
    this.now += ms;
    for (const [id, wakeAt] of this.wakes) {
      if (wakeAt > this.now || (ms > 0 && this.chance() < 0.2)) continue;
      if (id === "mailbox") this.mailbox([]);
      else this.order(id, []);
    }
  }

  /** Workers and lines do some of what lies about, in any order, and some of it twice. */
  work(count: number): void {
    for (let i = 0; i < count && this.jobs.length > 0; i++) {
      const [job] = this.jobs.splice(Math.floor(this.chance() * this.jobs.length), 1);
      if (!job) continue;
      if (++this.done > 50_000) throw new Error("it never comes to rest");
      if (this.chance() < 0.15) this.jobs.push(job);
      if (job.to !== "worker" && job.left) job.left.heard = Math.min(job.left.heard, this.now);
      if (job.to === "mailbox") this.mailbox([job.event]);
      else if (job.to === "order") this.order(job.order, [this.weaklyAnswered(job)]);
      else this.deliver(job.send);
    }
  }

  /** Until nothing moves any more: all lines are emptied, all wakes are kept, for some days. */
  settle(days: number): void {
    const end = this.now + days * 86_400_000;
    for (let rounds = 0; rounds < 3_000; rounds++) {
      this.work(10_000);
      const next = Math.min(...this.wakes.values());
      if (next > end) return;
      this.pass(Math.max(0, next - this.now));
    }
    throw new Error("it never comes to rest");
  }

  private deliver(send: SendEffect | DigestEffect): void {
    if (this.chance() < 0.05) {
      this.jobs.push({ to: "worker", send });
      return;
    }
    const said = send.type === "digest" ? this.said(send) : [factOf(send.id)];
    if (this.weakness !== "no begin") {
      const step =
        send.type === "digest"
          ? this.mailbox([postMailbox.begin(send)])
          : this.order(send.owner, [postBook.begin(send)]);
      if (send.channel === "card") this.look(send, step.outcomes[0]?.is === "accepted");
      if (step.outcomes[0]?.is !== "accepted") return;
      // Crashed between the second look and the bytes: nobody may ever send it now.
      if (this.chance() < 0.05) return;
    }
    const answer = this.answer();
    const result = "failed" in answer ? (answer.failed === "before-sending" ? "failed" : "doubt") : answered(answer);
    const { id, class: className, channel: over } = send;
    const isDigest = send.type === "digest";
    const left: Left = {
      id,
      at: this.now,
      class: className,
      channel: over,
      facts: said,
      isDigest,
      result,
      heard: Infinity,
    };
    this.left.push(left);
    if (this.chance() < 0.05) return;
    if (isDigest) this.jobs.push({ to: "mailbox", event: postMailbox.settle(send, answer, this.now), left });
    else this.jobs.push({ to: "order", order: send.owner, event: postBook.settle(send, answer, this.now), left });
  }

  /** Of a card that began, or was not let go: whether the mailbox has an authorisation for it. */
  private look({ id, owner }: SendEffect | DigestEffect, hasBegun: boolean): void {
    const key = id.slice(0, id.lastIndexOf("/card/"));
    const isRefused = this.orders.get(owner)?.wants?.some(({ k, x }) => `${owner}/${k}` === key && x?.includes("card"));
    if (!hasBegun && isRefused) this.recalled.add(id);
    const isAllowed = this.mail?.grants.some(([, , , holder]) => holder === key);
    const isOnItsWay = this.jobs.some(
      (job) =>
        (job.to === "order" && job.order === owner && job.event.type === "mailbox.verdict") ||
        (job.to === "mailbox" && job.event.type === "want" && job.event.owner === owner),
    );
    if (hasBegun && !isAllowed && !isOnItsWay) this.unallowed.push(id);
  }

  /** What a digest says, as its mailbox knows it. */
  private said({ notice, episode }: DigestEffect): readonly string[] {
    const row = this.mail?.digests.find((one) => one.n === notice && one.e === episode);
    return (row?.k ?? []).map((key) => key.split("/").slice(0, 4).join("/"));
  }

  private answer(): Answer {
    const dice = this.chance();
    if (dice < 0.06) return { failed: "after-sending" };
    if (dice < 0.1) return { failed: "before-sending" };
    return { status: dice < 0.16 ? 500 : dice < 0.2 ? 410 : 200, headers: {}, body: "" };
  }

  private once(id: string, effect: unknown): void {
    const [content, known] = [JSON.stringify(effect), this.contents.get(id)];
    if (known !== undefined && known !== content) throw new Error(`${id} has two contents:\n${known}\n${content}`);
    this.contents.set(id, content);
  }

  // What is left out of the protocol.

  private weakly(event: MailboxEvent): MailboxEvent {
    if (event.type !== "want") return event;
    if (this.weakness === "no revisions")
      return { ...event, rev: (this.mail?.wants.find(({ k }) => k === event.key)?.r ?? 0) + 1 };
    if (this.weakness !== "ambiguous frees") return event;
    const doubtful = this.left.filter(({ result }) => result === "doubt");
    const left = event.left.filter(
      ([over, begun]) => !doubtful.some((one) => one.channel === over && one.at === begun),
    );
    return { ...event, left };
  }

  private weaklyAnswered({ order, event: of }: Extract<Job, { to: "order" }>): OrderEvent {
    if (this.weakness !== "no revisions" || of.type !== "mailbox.verdict") return of;
    const row = this.orders.get(order)?.wants?.find(({ k }) => `${order}/${k}` === of.payload.key);
    return { ...of, payload: { ...of.payload, rev: row?.r ?? 1, seq: (row?.v?.[0] ?? 0) + 1 } };
  }

  private weakened(record: MailboxRecord | null): MailboxRecord | null {
    if (this.weakness !== "time frees" || record === null) return record;
    const isOld = (time: number): boolean => time + 60_000 < this.now;
    return {
      ...record,
      wants: record.wants.map(({ h, ...row }) => (h && !isOld(row.v?.[3] ?? row.a) ? { ...row, h } : row)),
      grants: record.grants.map(([id, over, given, holder, used]) => [id, over, given, used ? holder : "", used]),
    };
  }

  private tellAtOnce({ notice, episode }: DigestEffect): void {
    const row = this.mail?.digests.find((one) => one.n === notice && one.e === episode);
    for (const key of row?.k ?? []) {
      const want = this.mail?.wants.find(({ k }) => k === key);
      if (!want) continue;
      const payload = { key, rev: want.r, seq: 999_999, is: "told" };
      this.jobs.push({
        to: "order",
        order: want.o,
        event: event(want.o, `${key.slice(-90)}/told`, "mailbox.verdict", payload),
      });
    }
  }
}

const isPassed = (want: WantEffect, { wants }: MailboxRecord): boolean =>
  wants.some(({ k, r, v, s }) => k === want.key && (r > want.rev || s !== "open" || v?.[1] === "pass"));

const answered = (answer: Answer): Left["result"] =>
  "status" in answer && answer.status === 200 ? "accepted" : "failed";

/** Order, notice, subject and episode of a send. */
export const factOf = (id: string): string => id.split("/").slice(0, 4).join("/");

const event = (orderId: string, id: string, type: OrderEvent["type"], payload: unknown): OrderEvent =>
  ({ id, type, orderId, actor: { role: "system" }, payload }) as OrderEvent;

/** A few days of many orders: facts come true, cease to be, come again; authorisations are given. */
export function days(chance: Chance, options: ConstructorParameters<typeof Post>[1]): Post {
  const post = new Post(chance, options);
  const ids = Array.from({ length: 4 + Math.floor(chance() * 5) }, (_, i) => String(1001 + i));
  for (const id of ids) post.place(id);
  for (let i = 0; i < 60; i++) {
    const dice = chance();
    const id = ids[Math.floor(chance() * ids.length)] ?? "";
    const fact = Object.values(facts)[Math.floor(chance() * 3)] ?? "";
    if (dice < 0.6) post.happens(id, "facts.noted", { facts: { [fact]: post.now } });
    else if (dice < 0.75) post.happens(id, "facts.noted", { facts: { [fact]: null } });
    else post.authorise(`grant-${i}`);
    post.pass(Math.floor(chance() ** 4 * 10_800_000));
    post.work(Math.floor(chance() * 12));
  }
  post.settle(6);
  return post;
}
