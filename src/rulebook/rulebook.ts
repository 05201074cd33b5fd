import type { ChannelAdapter, Signing } from "../channels/adapter.ts";
import type { SendEffect } from "../model/effect.ts";
import type { DisruptionDeclared, OrderEvent } from "../model/event.ts";
import type { Finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { Answer, Receipt } from "../model/outcome.ts";
import type { OrderRecord } from "../model/record.ts";
import type { ChannelRequest } from "../model/request.ts";
import type { Step } from "../model/result.ts";
import type { NamedTest } from "./book/book.ts";
import type { AnyPack } from "./book/pack.ts";
import type { BookValue } from "./book/values.ts";
import type { Replay, ReplayLine } from "./replay.ts";
import type { AlertDraft, SaveContext, SavedAlerts } from "./save-alerts.ts";
import type { StepContext } from "./step.ts";
import type { ExplainQuestion, Explanation } from "./views/explain.ts";
import type { Latency } from "./views/latency.ts";
import type { OrderView, ViewContext } from "./views/view.ts";

/** What a rulebook is made of. */
export interface RulebookOptions {
  /** Rules and values, the lowest first. A pack brings those it extends. */
  readonly packs: readonly AnyPack[];
  /** Adapters in order of preference among those of one kind. */
  readonly channels: readonly ChannelAdapter[];
  /** Rulebooks of earlier versions, for orders that were confirmed under them: with those that they hold, and their channels. */
  readonly earlier?: readonly Rulebook[];
  /** Ask the mailbox of each person before a message goes out: what crosses orders (caps, digests, grants) is decided there. */
  readonly mailbox?: boolean;
  /** Tests that conditions name. */
  readonly tests?: { readonly [name: string]: NamedTest };
}

/**
 * The rules of a business, compiled. Holds no state: every method is a pure function of its arguments, so one
 * rulebook serves all orders of a process.
 */
export interface Rulebook {
  /** The versions of all its packs. An order keeps the one it was confirmed under. */
  readonly version: string;
  /**
   * Every value that holds, by kind and name: where it comes from, what it overrides, and which bounds a law sets it.
   *
   * @example
   * import { defineRulebook } from "waybell";
   * import { marketplaceCn } from "waybell/packs";
   *
   * const duration = { "eta.delta": { value: "6h", source: "unverified" } } as const;
   * const shop = { id: "shop", version: "1", layer: "shop", values: { duration } } as const;
   * const book = defineRulebook({ packs: [marketplaceCn, shop], channels: [] });
   * const delta = book.values.find(({ name }) => name === "eta.delta");
   * [delta?.value, delta?.layer]; // ["6h", "shop"]
   * delta?.overrides.map(({ value, pack }) => [value, pack]); // [["12h", "commerce"]]
   */
  readonly values: readonly BookValue[];
  /** Its adapters, in order of preference among those of one kind. */
  readonly channels: readonly ChannelAdapter[];
  /** What works, but perhaps not as meant: a channel without an adapter. */
  readonly warnings: readonly Finding[];
  /**
   * Folds `events` into the order and decides, at `now`, what is to be said and done.
   *
   * Equal arguments give equal results, effect ids included; `record` is never modified; a repeated event adds nothing.
   * An event that is not allowed, or cannot be read, is an outcome `rejected` with a code and never an exception. `now`
   * is epoch milliseconds and never runs back: an earlier one counts as the record's own, with a finding.
   *
   * The caller stores `record` and `effects` in one transaction and calls again at `wakeAt` without events.
   *
   * @throws {UsageError} `NOT_A_RECORD`: `record` was not made by this library. `NOT_AN_INSTANT`: `now` is no integer.
   */
  step(record: OrderRecord | null, events: readonly OrderEvent[], context: StepContext): Step;
  /**
   * The event that asks, before a byte leaves, whether a message may still go out at this instant: accepted only where
   * the notice still holds, nothing forbids it now, and it was never begun.
   */
  begin(send: SendEffect): OrderEvent;
  /**
   * The request to make, signed. Secrets are read here and nowhere else.
   *
   * @throws {UsageError} `NO_SUCH_CHANNEL`: this rulebook has no adapter of that id. `NOT_A_SEND`: it is no message.
   */
  request(send: SendEffect, signing: Signing): ChannelRequest;
  /** The event that reports the provider's answer, or that there was none. */
  settle(send: SendEffect, answer: Answer, at: Instant): OrderEvent;
  /** The event that reports a delivery receipt; undefined where the receipt names no send of an order. */
  received(receipt: Receipt, at: Instant): OrderEvent | undefined;
  /**
   * Saves what a person asks of alerts: checked, with the next version, its date and who saved it. The host keeps it with
   * the person (`Person.alerts`); a draft that was not saved has no effect. The condition that makes an order important
   * is untrusted and checked like any rule.
   *
   * @example
   * import { defineRulebook } from "waybell";
   * import { marketplaceCn } from "waybell/packs";
   *
   * const book = defineRulebook({ packs: [marketplaceCn], channels: [] });
   * const draft = { methods: ["push"], important: { "order.totl": { atLeast: 100000 } } };
   * const { alerts, findings } = book.saveAlerts(draft, { by: "shop-1", now: 1780279200000 });
   * alerts; // null
   * findings.map(({ path, expected }) => [path, expected]); // [["important.order.totl", "order.total"]]
   */
  saveAlerts(draft: AlertDraft, context: SaveContext): SavedAlerts;
  /**
   * What an order page or a query shows: where things are and when they arrive, what is owed by when, who may still do what
   * and until when. Numbers are masked unless it is proved who asks.
   *
   * @throws {UsageError} `RECORD_NEWER`, `BOOK_MISSING`: `record` was written by a newer version, or its order was confirmed
   * under rules that are not held here. It is not guessed at.
   */
  view(record: OrderRecord, context: ViewContext): OrderView;
  /**
   * Why something was said, or not: every part of the condition, and what each stage ruled. At a later instant than the
   * record's, what time alone brings about by then has come about, as in a `step` without events.
   *
   * @throws {UsageError} `NO_SUCH_NOTICE`: the rulebook has no such notice. `RECORD_NEWER`, `BOOK_MISSING`, as for `view`.
   */
  explain(record: OrderRecord, question: ExplainQuestion): Explanation;
  /**
   * Whether a disruption (a storm, a peak, a waiver) is about this order, so that it has to get `disruption.declared`: one
   * of its limits lies in it, or may come to by what is shipped or scanned from now on, or by time. Where it is not, it changes
   * nothing of these when it is declared all the same. What people do later they do knowing of it: ask again when clocks were
   * held, a date was agreed, a request or a complaint was made of an order that was over, or a parcel or a number was added
   * after all had shipped. One that cannot be read is about every order: declared, it is refused, with what is wrong with it.
   *
   * @throws {UsageError} `RECORD_NEWER`, `BOOK_MISSING`, as for `view`.
   */
  affects(disruption: DisruptionDeclared, record: OrderRecord): boolean;
  /**
   * How long each message of an order took to leave, from when it was first decided until a channel took it, and whether
   * that was later than its class asks for (`goal`, inclusive). The time that failed tries and the waits between them took
   * counts, and so does that of a message which never left, up to the record's own time. Not counted is what held it on
   * purpose after it was issued (quiet hours, windows, caps, a mailbox); what held it before is in no ledger. What was
   * said in a digest, with another notice or in the inbox alone has no entry.
   *
   * @example
   * import { defineRulebook, instant } from "waybell";
   * import { jpush } from "waybell/channels/jpush";
   * import { marketplaceCn } from "waybell/packs";
   *
   * const book = defineRulebook({ packs: [marketplaceCn], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
   * const people = [{ id: "b", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses: { push: "t" } }] as const;
   * const now = instant("2026-06-01T10:00+08:00");
   * const total = { amount: 5990, currency: "CNY" };
   * const lines = [{ id: "L1", title: "Mug", quantity: 1 }];
   * const event = { orderId: "1001", actor: { role: "buyer" } } as const;
   * const created = { ...event, id: "e1", type: "order.created", payload: { kind: "normal", lines, total } } as const;
   * const paid = { ...event, id: "e2", type: "payment.captured", payload: { amount: total } } as const;
   *
   * const step = book.step(null, [created, paid], { now, people });
   * const begun = step.effects.flatMap((effect) => (effect.type === "send" ? book.begin(effect) : []));
   * const { record } = book.step(step.record, begun, { now: now + 90_000, people });
   * book.latencies(record).map(({ notice, took, goal, late }) => [notice, took, goal, late]);
   * // [["order-paid", 90000, 60000, true]]
   *
   * @throws {UsageError} `RECORD_NEWER`, `BOOK_MISSING`, as for `view`.
   */
  latencies(record: OrderRecord): readonly Latency[];
  /** Steps through a journal again. With the lines complete the result is the same to the byte. */
  replay(lines: readonly ReplayLine[]): Replay;
}
