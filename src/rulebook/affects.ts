import type { DisruptionDeclared } from "../model/event.ts";
import type { OrderRecord } from "../model/record.ts";
import { concerns, effectOn, isDeclaredFor } from "../sla/disruption.ts";
import { stateOf } from "../sla/promise.ts";
import { disruptionOf, faultOf } from "./actions/disruptions.ts";
import { idleSince } from "./actions/tracking.ts";
import type { Book } from "./book/book.ts";
import { draftOf } from "./draft.ts";
import { scene } from "./frames.ts";
import { lookBack } from "./look-back.ts";
import { endOf } from "./matters.ts";

/** Why a breach ends that a disruption takes back. */
const endsBy: readonly unknown[] = ["disruption", "waived"];

/**
 * Whether a disruption is about an order: about a limit that lies in it, one that was broken, or one that shipping, scans or
 * time may yet begin in it. What it finds too much changes nothing when it is declared; what it left out would be judged as if
 * nothing had happened.
 */
export function isAffected(book: Book, record: OrderRecord, told: DisruptionDeclared): boolean {
  if (record.order === null) return false;
  const read = book.parser.event({
    id: "?",
    orderId: "?",
    type: "disruption.declared",
    actor: { role: "platform" },
    payload: told,
  });
  const { payload } = (read.ok ? read.value : {}) as { readonly payload?: DisruptionDeclared };
  // Whoever declares it learns what is wrong with it.
  if (!payload || faultOf(payload, book)) return true;
  const draft = draftOf(record, record.now);
  const { now: at, disruptions } = draft;
  const disruption = disruptionOf(payload, at, book);
  // What it said before is no more.
  if (disruptions.some(({ id }) => id === disruption.id)) return true;
  if (disruption.to <= Math.max(disruption.from, record.stamps["order.created"]?.[0] ?? 0)) return false;
  const now = scene(draft, book, at);
  // A disruption is about the limit as it was before any moved it.
  const undisturbed =
    disruptions.length + draft.pauses.length > 0
      ? scene({ ...draft, disruptions: [], pauses: [] }, book, at).frames
      : now.frames;
  const { origin, destination } = record.order;
  const declared = { ...draft, disruptions: [...disruptions, disruption] };
  const isOver = draft.chart.receipt !== "pending";
  const mayShip = !draft.stamps["order.shipped"];
  const isTracked = draft.parcels.some((one) => idleSince(draft, one) === null);
  // What people have to settle goes on when the order is over.
  const isUnsettled = (kind: string, id: string): boolean =>
    draft.matters.some((row) => row.is === kind && row.id === id && endOf(row) === undefined);
  return [...book.promiseByName.values()].some((rule) => {
    const { each, name } = rule;
    const about = (carrier: string | undefined): boolean =>
      concerns(disruption, { promise: name, carrier, origin, destination });
    const subjects = now.frames.get(each) ?? [];
    // The carrier of a parcel that is still to come is not known; what scans say goes back is asked for by itself.
    const mayCome =
      (each === "case" && isTracked) || (!isOver && (each === "parcel" ? mayShip : subjects.length === 0));
    if (mayCome && disruption.to > at && about(disruption.carriers?.[0])) return true;
    return subjects.some((frame, i) => {
      const parcel = draft.parcels.find(({ id }) => id === frame.key);
      if (!about(parcel && book.carrier(parcel.carrier).code)) return false;
      const broken = draft.claims.filter(({ p, s, x }) => p === name && s === frame.key && !x);
      if (broken.some((claim) => endsBy.includes(lookBack(claim, rule, frame, declared, book, at)))) return true;
      const state = stateOf(rule, frame);
      // Time alone may open the limit of it anew.
      const comesAnew = isUnsettled(each, frame.key);
      if (comesAnew && disruption.to > at) return true;
      const tracked = (parcel ? [parcel] : draft.parcels).filter((one) => idleSince(draft, one) === null);
      if (!state) return !isOver || comesAnew || tracked.length > 0;
      // So may the next scan, or one that is told late, of what was on its way before it began.
      const isByScan = tracked.some(({ uploaded, scans }) =>
        parcel ? scans.some(([scanned]) => scanned <= state.started) : uploaded[0] <= state.started,
      );
      if (isByScan && disruption.to > state.started) return true;
      const before = undisturbed.get(each)?.[i];
      const first = (before && stateOf(rule, before)) ?? state;
      const isStop = effectOn(disruption, rule) === "pause";
      return [
        [state.started, first.due, state.due] as const,
        ...rule.limits(frame, book.zone).map(({ started, due }) => [started, due, due] as const),
      ].some(
        ([started, due, moved]) =>
          isDeclaredFor(disruption, moved) && moved >= disruption.from && (isStop ? started : due) < disruption.to,
      );
    });
  });
}
