import type { Answer, OrderEvent, OrderRecord, Person, Receipt, Rulebook, SendEffect, Step } from "../../src/index.ts";
import type { Chance, HistoryLine } from "../../src/testing/generators.ts";
import { statuses } from "./books.ts";
import { freeze } from "./runs.ts";

/** A message that left: the moment its bytes were on the wire, and what was true then. */
export interface Executed {
  readonly send: SendEffect;
  readonly at: number;
  readonly person: Person | undefined;
  readonly record: OrderRecord;
}

export interface HostOptions {
  /** Without the second look a committed message leaves whenever a worker comes round to it. */
  readonly begins: boolean;
}

/** A queued thing of the host: what a worker, a provider or a callback will do next. */
type Job =
  | { readonly does: "deliver"; readonly send: SendEffect }
  | { readonly does: "report"; readonly event: OrderEvent };

/**
 * A host as bad as hosts get: every message is delivered at least twice, by workers that crash before or after the
 * bytes leave; answers are lost; answers and receipts come late, twice and in any order.
 */
export class Host {
  readonly executed: Executed[] = [];
  readonly steps: Step[] = [];
  readonly effects = new Map<string, string>();
  readonly begun = new Set<string>();
  record: OrderRecord | null = null;
  people: readonly Person[] = [];
  now = 0;
  private readonly jobs: Job[] = [];
  private readonly reports: OrderEvent[] = [];

  private readonly book: Rulebook;
  private readonly chance: Chance;
  private readonly options: HostOptions;

  constructor(book: Rulebook, chance: Chance, options: HostOptions) {
    this.book = book;
    this.chance = chance;
    this.options = options;
  }

  handle(events: readonly OrderEvent[]): Step {
    const step = this.book.step(freeze(this.record), freeze(events), freeze({ now: this.now, people: this.people }));
    this.record = step.record;
    this.steps.push(step);
    for (const effect of step.effects) {
      const { id } = effect;
      const content = JSON.stringify(effect);
      const known = this.effects.get(id);
      if (known !== undefined && known !== content) throw new Error(`${id} has two contents:\n${known}\n${content}`);
      this.effects.set(id, content);
      if (effect.type !== "send") continue;
      // The outbox gives it to two workers, sooner or later.
      this.jobs.push({ does: "deliver", send: effect }, { does: "deliver", send: effect });
    }
    return step;
  }

  /** Time passes, the world goes on, and workers do some of what lies about, in any order. */
  live({ now, events, people }: HistoryLine): void {
    this.now = Math.max(this.now, now);
    this.people = people;
    if (this.record !== null || events.length > 0) this.handle(events);
    this.work(Math.floor(this.chance() * 8));
  }

  work(jobs: number): void {
    for (let i = 0; i < jobs && this.jobs.length > 0; i++) {
      const [job] = this.jobs.splice(Math.floor(this.chance() * this.jobs.length), 1);
      if (this.chance() < 0.3) this.now += Math.floor(this.chance() * 60_000);
      if (job?.does === "deliver") this.deliver(job.send);
      else if (job) {
        this.reports.push(job.event);
        this.handle([job.event]);
        if (this.chance() < 0.3) this.jobs.push(job);
      }
    }
  }

  /** All that was ever reported of messages, in the order in which it came. */
  get reported(): readonly OrderEvent[] {
    return this.reports;
  }

  private deliver(send: SendEffect): void {
    // Crashed before it did anything; the outbox hands it out again.
    if (this.chance() < 0.1) {
      this.jobs.push({ does: "deliver", send });
      return;
    }
    if (this.options.begins) {
      if (this.handle([this.book.begin(send)]).outcomes[0]?.is !== "accepted") return;
      this.begun.add(send.id);
      // Crashed between the second look and the bytes: nobody may ever send it now.
      if (this.chance() < 0.1) return;
    }
    if (!this.record) return;
    const person = this.people.find(({ id }) => id === send.person);
    this.executed.push({ send, at: this.now, person, record: this.record });
    if (this.chance() < 0.1) return;
    const answer = this.answer();
    // Lost on the way back.
    if (this.chance() < 0.8) this.jobs.push({ does: "report", event: this.book.settle(send, answer, this.now) });
    while (this.chance() < 0.4) {
      const receipt = this.book.received(this.receipt(send), this.now + 1_000);
      if (receipt) this.jobs.push({ does: "report", event: receipt });
    }
  }

  private answer(): Answer {
    if (this.chance() < 0.2) return { failed: this.chance() < 0.5 ? "before-sending" : "after-sending" };
    const known = [200, 200, 200, 200, ...Object.keys(statuses).map(Number)];
    return { status: known[Math.floor(this.chance() * known.length)] ?? 200, headers: {}, body: "" };
  }

  private receipt({ id }: SendEffect): Receipt {
    const words = ["queued", "sent", "delivered", "read", "undelivered", "bounced", "unsubscribed"] as const;
    return {
      sendId: id,
      status: words[Math.floor(this.chance() * words.length)] ?? "read",
      permanent: this.chance() < 0.5,
    };
  }
}
