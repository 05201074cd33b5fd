import { expectArgument } from "../model/arguments.ts";
import type { OrderEvent } from "../model/event.ts";
import type { FeedSeen } from "../model/feed.ts";
import { shortHash } from "../model/id.ts";
import { type Instant, parseTime } from "../model/instant.ts";
import { hints } from "../model/parcel.ts";
import type { ScanRow } from "../model/record.ts";
import type { Step } from "../model/result.ts";
import { day } from "../model/zone.ts";
import { plainNumber } from "../rulebook/tracking-number.ts";

/**
 * What an order's step saw of carriers' feeds: a report for each `trace.received` that told something new, for the outbox
 * of the same transaction. Add `active` to one now and then: how many parcels of that carrier are under way.
 *
 * A provider sends the whole list with every push, so only scans that came with this one count, and only those that
 * happened after the number was uploaded: what was scanned before could not be heard in time. Of a scan of which no more
 * than its day is told, the lag is the least that it can be. Hints of the provider are no scans. What it takes back counts with each push that told something new: let a codec of your own say it once. Equal
 * arguments give equal reports; several orders in one parcel make the same report, which counts once.
 *
 * @example
 * import { defineRulebook, feedOf, type OrderEvent } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const book = defineRulebook({ packs: [pinduoduo], channels: [] });
 * const now = 1780300800000;
 * const event: OrderEvent = {
 *   id: "e1", type: "trace.received", orderId: "1001", actor: { role: "carrier" },
 *   payload: { provider: "kuaidi100", carrier: "zhongtong", number: "73100000000001", scans: [{ at: now, code: "0" }] },
 * };
 * feedOf(book.step(null, [event], { now, people: [] }), [event]); // []
 */
export function feedOf(step: Pick<Step, "record" | "outcomes">, events: readonly OrderEvent[]): readonly FeedSeen[] {
  expectArgument("step", step, { record: { parcels: "list" }, outcomes: "list" }, "what `step` returned");
  expectArgument("events", events, ["object"], "what that step was handed");
  const { record, outcomes } = step;
  const counted = new Set<ScanRow>();
  return events.flatMap((event, i) => {
    if (event.type !== "trace.received" || outcomes[i]?.is !== "accepted") return [];
    const { carrier, provider, scans, withdrawn = [] } = event.payload;
    const number = plainNumber(event.payload.number);
    const parcel = record.parcels.find((one) => one.number === number);
    if (!parcel) return [];
    // An event that was accepted has a time that can be read.
    const receivedAt = Math.min(Number(parseTime(event.receivedAt ?? record.now)), record.now);
    const [, known] = parcel.replaced ?? parcel.uploaded;
    const fresh = parcel.scans.filter(
      (row) =>
        !counted.has(row) &&
        row[6] === provider &&
        row[0] + row[1] === receivedAt &&
        isSince(row, known) &&
        !hints.some((hint) => hint === row[3]) &&
        scans.some(({ at, code }) => at === row[0] && code === (row[5] ?? "")),
    );
    for (const row of fresh) counted.add(row);
    const lags = fresh.map(leastLag);
    if (lags.length === 0 && withdrawn.length === 0) return [];
    // Two pushes of one instant are two, one for two orders in the same parcel is one: by what it tells.
    const id = `${provider.slice(0, 48)}/${number}/${receivedAt}/${shortHash([scans, withdrawn])}`;
    const corrections = withdrawn.length > 0 ? { corrections: withdrawn.length } : {};
    return [{ id, type: "feed.seen", carrier, provider, receivedAt, lags, ...corrections } as const];
  });
}

const isOfDay = (row: ScanRow): boolean => row[11] === "day";
const isSince = (row: ScanRow, known: Instant): boolean => row[0] >= known || (isOfDay(row) && row[0] + day > known);
const leastLag = (row: ScanRow): number => (isOfDay(row) ? Math.max(0, row[1] - day) : row[1]);
