import { expectArgument } from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";
import type { Headline } from "../model/headline.ts";
import type { Time } from "../model/instant.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Rulebook } from "../rulebook/rulebook.ts";
import type { OrderView, ViewContext, ViewedScan } from "../rulebook/views/view.ts";
import * as expect from "./scenario-expect.ts";
import * as host from "./scenario-host.ts";
import * as tables from "./scenario-tables.ts";
import { isTime, showTime } from "./scenario-text.ts";
import type { Expectations, MessageDetails, Scenario, ScenarioOptions, SentAs, TimelineRow } from "./scenario-types.ts";

/**
 * An order under a rulebook, with a host and a clock that only the test moves.
 *
 * The kit plays the host: it keeps the record, wakes at every `wakeAt`, begins, sends and settles every message of an
 * intrusive channel with the answer that `answers` scripts (accepted where nothing is scripted), and files silent ones.
 * Expectations are ordered and complete: what happened is named one after the other, and `nothingElse` fails as long as
 * something is not named. Accepted events, decisions and inbox entries need not be named. Nothing is shared: every
 * method returns a new scenario.
 *
 * @throws {WaybellError} `EXPECTATION_FAILED`: something else happened; the text says what was expected and received.
 * @throws {UsageError} `NOT_AN_INSTANT`: the clock was not set, or set back. `WRONG_ARGUMENT`: what it is handed was forgotten.
 *
 * @example
 * import { defineRulebook } from "waybell";
 * import { inbox } from "waybell/channels/inbox";
 * import { jpush } from "waybell/channels/jpush";
 * import { marketplaceCn } from "waybell/packs";
 * import { scenario } from "waybell/testing";
 *
 * const channels = [jpush({ appKey: "8103a4c628a0b98974ec1949" }), inbox()];
 * const book = defineRulebook({ packs: [marketplaceCn], channels });
 * const total = { amount: 5990, currency: "CNY" };
 * const lines = [{ id: "L1", title: "Mug", quantity: 1 }];
 * const buyer = { id: "b", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses: { push: "t" } } as const;
 * scenario(book)
 *   .given([buyer])
 *   .at("2026-06-01T10:00+08:00")
 *   .when({ type: "order.created", payload: { kind: "normal", lines, total } })
 *   .when({ type: "payment.captured", payload: { amount: total } })
 *   .then.told("buyer", "order-paid", "push")
 *   .nothingElse();
 */
export function scenario(book: Rulebook, options: ScenarioOptions = {}): Scenario {
  expectArgument(
    "book",
    book,
    { version: "text", step: "function" },
    "what `defineRulebook` or `readRulebook` returned",
  );
  return chain(host.newHost(book, options));
}

function chain(state: host.Host): Expectations {
  const message =
    (as: SentAs, match = expect.whole) =>
    (who: string, notice: string, channel: string, details: MessageDetails = {}): Expectations =>
      chain(expect.expectMessage(state, { ...details, as, who, notice, channel }, match));
  return {
    given: (what) => {
      if (!Array.isArray(what)) expectArgument("what", what, "object", "[buyer, seller], or { events }");
      return chain(host.given(state, what));
    },
    at: (time) => {
      if (typeof time !== "number") expectArgument("time", time, "text", '"2026-06-01T10:00+08:00"');
      return chain(host.at(state, time));
    },
    advance: (by) => chain(host.advanced(state, by)),
    when: (...events) => {
      for (const one of events)
        if (!Array.isArray(one)) expectArgument("event", one, "object", '{ type: "order.created", payload: { … } }');
      return chain(host.when(state, events));
    },
    people: (change) => {
      expectArgument("change", change, "object", '{ id: "buyer-1", … }, with what is other than before');
      return chain(host.changed(state, change));
    },
    answers: (channel, answers) => {
      const write = '[{ kind: "accepted" }, "silence"], one a message';
      expectArgument("answers", answers, "list", write);
      for (const one of answers)
        if (one !== "silence" && one !== "no-receipt") expectArgument("answer", one, "object", write);
      return chain(host.scripted(state, channel, answers));
    },
    noWorker: () => chain(host.withWorker(state, false)),
    worker: () => chain(host.withWorker(state, true)),

    // No function, so nothing takes a scenario for a promise.
    get then() {
      return chain(state);
    },
    get now() {
      return host.clockOf(state);
    },
    record: state.record,
    steps: state.steps,
    sent: state.sent,
    inbox: state.inbox,
    journal: state.journal,
    view: (as) => view(state, as),

    told: message("told"),
    toldContaining: message("told", expect.part),
    failed: message("failed"),
    inDoubt: message("in-doubt"),
    withdrawn: message("withdrawn"),
    issued: message("issued"),
    effect: (type, summary, details = {}) => chain(expect.effect(state, type, summary, details)),
    effectOfType: (type) => chain(expect.effectOfType(state, type)),
    rejected: (code, path, remedy) => chain(expect.rejected(state, code, path, remedy)),
    duplicate: () => chain(expect.duplicate(state)),
    accepted: () => chain(expect.accepted(state)),
    held: (notice, reason, details = {}) => chain(expect.decision(state, "held", notice, reason, details)),
    dropped: (notice, reason, details = {}) => chain(expect.decision(state, "dropped", notice, reason, details)),
    merged: (notice, into, details = {}) =>
      chain(expect.decision(state, "merged", notice, `merged-into:${into}`, details)),
    nothingElse: () => chain(expect.nothingElse(state)),
    nothing: () => chain(expect.nothing(state)),
    messages: (rows) => chain(expect.messages(state, rows)),
    filed: (rows) => chain(expect.filed(state, rows)),
    timeline: (parcelId, rows) => chain(timeline(state, parcelId, rows)),
    promises: (rows) => chain(tables.promises(state, view(state), rows)),
    breaches: (rows) => chain(tables.breaches(state, view(state), rows)),
    compensations: (rows) => chain(tables.compensations(state, view(state), rows)),
    headline: (word) => chain(headline(state, word)),
    wakesAt: (time) => chain(wakesAt(state, time)),
  };
}

function recordOf({ record }: host.Host): OrderRecord {
  if (record) return record;
  throw new UsageError("NOT_A_RECORD", "Nothing has happened yet: there is no order to look at.");
}

const view = (state: host.Host, as: ViewContext["as"] = { proven: true }): OrderView =>
  state.book.view(recordOf(state), { now: host.clockOf(state), as });

function headline(state: host.Host, word: Headline): host.Host {
  const received = view(state).headline;
  return expect.value(state, "The headline", received === word, word, received);
}

function wakesAt(state: host.Host, time: Time | null): host.Host {
  const { zone } = state.options;
  const wake = state.steps.at(-1)?.wakeAt ?? null;
  const same = time === null || wake === null ? time === wake : isTime(time, wake);
  const expected = typeof time === "number" ? showTime(time, zone) : String(time);
  return expect.value(state, "wakeAt", same, expected, wake === null ? "null" : showTime(wake, zone));
}

function timeline(state: host.Host, parcelId: string, rows: readonly TimelineRow[]): host.Host {
  const { zone } = state.options;
  const parcels = view(state).parcels;
  const parcel = parcels.find(({ id }) => id === parcelId);
  if (!parcel)
    return expect.value(state, "The parcel", false, parcelId, parcels.map(({ id }) => id).join(", ") || "no parcel");
  const scans = parcel.timeline;
  expect.compare(
    `The scans of ${parcelId}`,
    rows.map(([at, what, place, sources]) => [at, what, place, sources?.join("+")].filter(Boolean).join(" ")),
    scans.map((scan) => [showTime(scan.at, zone), whatOf(scan), scan.place, scan.sources.join("+")].join(" ")),
    (i) => {
      const [at, what, place, sources] = rows[i] as TimelineRow;
      const scan = scans[i] as ViewedScan;
      return (
        isTime(at, scan.at) &&
        what === whatOf(scan) &&
        (place === undefined || place === scan.place) &&
        (sources === undefined || sources.join("\n") === scan.sources.join("\n"))
      );
    },
  );
  return state;
}

const whatOf = ({ milestone, exception }: ViewedScan): string =>
  [milestone, exception].filter((one) => one !== null).join("+");
