import type { ChannelAdapter } from "../channels/adapter.ts";
import { expectAll, guarded } from "../model/arguments.ts";
import type { SendEffect } from "../model/effect.ts";
import { isEqual } from "../model/equal.ts";
import { RulebookError, UsageError } from "../model/errors.ts";
import type { OrderEvent } from "../model/event.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Step } from "../model/result.ts";
import { isOfMailbox, parseSendId } from "../notify/send-id.ts";
import { isAffected } from "./affects.ts";
import { checkArguments, checkGiven, idOf, isNewer, refuseAll } from "./any-step.ts";
import type { Book } from "./book/book.ts";
import { type Built, build } from "./book/build.ts";
import type { RawPack } from "./book/raw-pack.ts";
import { newRecord } from "./draft.ts";
import { bookOf, heldBy, type Inside, withInside } from "./inside.ts";
import { checkSend, optionsArgument, rulebookCalls } from "./misuse.ts";
import { checkPeople } from "./people.ts";
import { refusalText } from "./refusals.ts";
import { replayLines } from "./replay.ts";
import type { Rulebook, RulebookOptions } from "./rulebook.ts";
import { saveAlerts } from "./save-alerts.ts";
import { stepBook } from "./step.ts";
import { explainNotice } from "./views/explain.ts";
import { latenciesOf } from "./views/latency.ts";
import { viewOrder } from "./views/view.ts";

/**
 * Makes a rulebook of packs and channels.
 *
 * Checks everything at once: words, values, texts in every language, channels. What works but may not be meant is in
 * `warnings`.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`, with all findings: each has a code, a path and what to write instead.
 *
 * @example
 * import { defineRulebook } from "waybell";
 * import { marketplaceCn } from "waybell/packs";
 * import { inbox } from "waybell/channels/inbox";
 *
 * const book = defineRulebook({ packs: [marketplaceCn], channels: [inbox()] });
 * book.version; // "base@2026.1+commerce@2026.1+marketplace-cn@2026.2"
 */
export function defineRulebook(options: RulebookOptions): Rulebook {
  const { rulebook, findings } = assemble(options);
  if (!rulebook) throw rulesWrong(findings);
  return rulebook;
}

/** A rulebook, or the findings that stand in its way. Never throws for bad rules. */
export interface ReadRulebook {
  readonly rulebook: Rulebook | null;
  readonly findings: readonly Finding[];
}

export function assemble(options: RulebookOptions): ReadRulebook {
  const { book, findings } = buildOf(options);
  const { earlier = [] } = options;
  const wrong = book ? ofOneName(book, earlier) : findings;
  return book && wrong.length === 0
    ? { rulebook: rulebookOf(book, findings, earlier), findings }
    : { rulebook: null, findings: wrong };
}

/** Rulebooks of one version that say two things: an order that keeps it could not tell which it keeps. */
function ofOneName(book: Book, earlier: readonly Rulebook[]): Finding[] {
  const held = [book];
  return earlier.flatMap((rulebook, i) => {
    const one = bookOf(rulebook, { book: null }) ?? book;
    const like = held.find(({ version }) => version === one.version);
    held.push(one);
    if (!like || isEqual(like.packs, one.packs)) return [];
    const message = `"${one.version}" is here twice, and says two things.`;
    return [finding("DUPLICATE_PACK", `earlier[${i}]`, message, "another version of the pack that was changed")];
  });
}

/** The book of these options, not yet as users hold it: one of orders, or one of mailboxes. */
export function buildOf(options: RulebookOptions, isMailbox: boolean = false): Built {
  expectAll([options], [optionsArgument]);
  const { packs, channels, tests = {}, mailbox = false } = options;
  return build({ packs: packs as readonly RawPack[], channels, tests, mailbox: isMailbox || mailbox });
}

/** What stands in the way of a book, as it is thrown. */
export const rulesWrong = (findings: readonly Finding[]): RulebookError =>
  new RulebookError(findings.filter(({ level }) => level !== "warning"));

function rulebookOf(book: Book, warnings: readonly Finding[], earlier: readonly Rulebook[]): Rulebook {
  const { version } = book;
  const heldOf: Inside = (kept) => {
    for (const one of earlier) {
      const held = heldBy(one, kept);
      if (held) return held;
    }
    return null;
  };
  /** The earlier rulebook of this version, be it one of these or one that they hold. */
  const holder = (kept: string): Rulebook | undefined => heldOf(kept)?.[1];
  // What orders of earlier versions send goes over the channels of these.
  const all = [...book.adapters, ...earlier.flatMap(({ channels }) => channels)];
  const adapters = all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);
  /** Checked where it is made, so that the step it comes back to need not. */
  const ours = (event: OrderEvent): OrderEvent => {
    const parsed = book.parser.event(event);
    return parsed.ok ? book.parser.own(parsed.value) : event;
  };
  /** The earlier rulebook an order was confirmed under, if it was one. Throws where the record cannot be read with any. */
  const keeper = (record: OrderRecord): Rulebook | undefined => {
    checkReadable(record);
    const { book: kept } = record;
    if (kept === null || kept === version) return undefined;
    const held = holder(kept);
    if (held) return held;
    throw new UsageError("BOOK_MISSING", `${refusalText("E_BOOK_MISSING").join(" ")} It is ${kept}.`);
  };
  const rulebook: Rulebook = {
    version,
    values: book.values,
    channels: adapters,
    warnings,
    step: (record, events, context) => {
      checkArguments(record, "parcels", context?.now);
      checkPeople(context.people);
      checkGiven(record, events);
      if (record !== null && isNewer(record)) return refused(record, events, "E_RECORD_NEWER", context.now);
      if (record === null || record.book === null || record.book === version)
        return stepBook(book, record, events, context);
      return (
        holder(record.book)?.step(record, events, context) ?? refused(record, events, "E_BOOK_MISSING", context.now)
      );
    },
    begin: (send) => {
      checkSend(send, "send");
      return ours(sendEvent(send.id, send.owner, "begun", { type: "send.begun", payload: { sendId: send.id } }));
    },
    request: (send, signing) => {
      checkSend(send, "send");
      const adapter = adapterOf(adapters, send);
      return adapter.sign?.(send.request, signing) ?? send.request;
    },
    settle: (send, answer, at) => {
      checkSend(send, "send");
      const outcome = adapterOf(adapters, send).readAnswer(answer);
      const payload = { sendId: send.id, outcome };
      const event = sendEvent(send.id, send.owner, `settled/${outcome.kind}`, { type: "send.settled", payload });
      return ours({ ...event, occurredAt: at });
    },
    received: (receipt, at) => {
      const key = receipt.sendId === undefined ? undefined : parseSendId(receipt.sendId);
      if (key === undefined || receipt.sendId === undefined || isOfMailbox(key)) return undefined;
      const owner = key.order;
      const payload = { sendId: receipt.sendId, receipt };
      const event = sendEvent(receipt.sendId, owner, `receipt/${receipt.status}`, { type: "send.receipt", payload });
      return ours({ ...event, occurredAt: at });
    },
    saveAlerts: (draft, context) => saveAlerts(book, draft, context),
    view: (record, context) => keeper(record)?.view(record, context) ?? viewOrder(book, record, context),
    explain: (record, question) => keeper(record)?.explain(record, question) ?? explainNotice(book, record, question),
    affects: (disruption, record) =>
      keeper(record)?.affects(disruption, record) ?? isAffected(book, record, disruption),
    latencies: (record) => keeper(record)?.latencies(record) ?? latenciesOf(book, record),
    replay: (lines) =>
      replayLines(
        (asked) => (asked === version ? rulebook : (holder(asked) ?? null)),
        (record, line) =>
          refused(record ?? emptyRecord(book, line.events, line.now), line.events, "E_BOOK_MISSING", line.now),
        lines,
      ),
  };
  return withInside(guarded(rulebook, rulebookCalls), book, heldOf);
}

/** Throws for a record of a newer schema, where an answer has no other way to say that it cannot be read. */
function checkReadable(record: OrderRecord): void {
  checkArguments(record ?? (undefined as never), "parcels", 0);
  if (isNewer(record)) throw new UsageError("RECORD_NEWER", refusalText("E_RECORD_NEWER").join(" "));
}

/** Refuses every event alike: the record cannot be touched with this rulebook. */
const refused = (record: OrderRecord, events: readonly OrderEvent[], code: string, now: Instant): Step => ({
  ...refuseAll(record, events.map(idOf), code, now),
  decisions: [],
  watch: [],
});

const emptyRecord = (book: Book, events: readonly OrderEvent[], now: Instant): OrderRecord =>
  newRecord(events[0]?.orderId ?? "", book.orderChart.initial, now);

export function adapterOf(
  adapters: readonly ChannelAdapter[],
  { channel }: Pick<SendEffect, "channel">,
): ChannelAdapter {
  const adapter = adapters.find(({ id }) => id === channel);
  if (adapter) return adapter;
  throw new UsageError(
    "NO_SUCH_CHANNEL",
    "This rulebook has no adapter of this name. Pass the send to the rulebook that made it.",
  );
}

type SendEventParts =
  Extract<OrderEvent, { type: "send.begun" | "send.settled" | "send.receipt" }> extends infer E
    ? E extends OrderEvent
      ? Pick<E, "type" | "payload">
      : never
    : never;

// Ids of these are longer than other ids may be, so they are their tail: the ledger, not the id, tells a repetition.
const sendEvent = (sendId: string, orderId: string, what: string, parts: SendEventParts): OrderEvent =>
  ({ id: `${sendId.slice(-96)}/${what}`, orderId, actor: { role: "system" }, ...parts }) as OrderEvent;
