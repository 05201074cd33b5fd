import type { DisruptionDeclared } from "../model/event.ts";
import type { OrderRecord } from "../model/record.ts";
import { concerns, effectOn, isDeclaredFor } from "../sla/disruption.ts";
import { stateOf } from "../sla/promise.ts";
import { disruptionOf, faultOf } from "./actions/disruptions.ts";
import type { Book } from "./book/book.ts";
import { scene } from "./frames.ts";
import { lookBack } from "./look-back.ts";
import { endOf } from "./matters.ts";

/**
 * Whether a disruption is about an order: about a limit that lies in it or may take its place, or about what may still come to lie in it, or
 * about one that was broken. What it finds too much changes nothing when it is declared; what it left out would be judged
 * as if nothing had happened.
 */
export function isAffected(book: Book, record: OrderRecord, told: DisruptionDeclared, now: number): boolean {
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
  const disruption = disruptionOf(payload, now, book);
  const { disruptions = [], claims = [], matters = [] } = record;
  // What it said before is no more.
  if (disruptions.some(({ id }) => id === disruption.id)) return true;
  if (disruption.to <= Math.max(disruption.from, record.stamps["order.created"]?.[0] ?? 0)) return false;
  const { frames } = scene(record, book, now);
  // A disruption is about the limit as it was before any moved it.
  const undisturbed =
    disruptions.length > 0 || record.pauses
      ? scene({ ...record, disruptions: [], pauses: [] }, book, now).frames
      : frames;
  const { origin, destination } = record.order;
  const isOver = record.chart.receipt !== "pending";
  // What people have to settle goes on when the order is over.
  const isUnsettled = (kind: string, id: string): boolean =>
    matters.some((row) => row.is === kind && row.id === id && !endOf(row));
  const declared = { ...record, disruptions: [...disruptions, disruption] };
  return [...book.promiseByName.values()].some((rule) => {
    const about = (carrier: string | undefined): boolean =>
      concerns(disruption, { promise: rule.name, carrier, origin, destination });
    const subjects = frames.get(rule.each) ?? [];
    // The carrier of a parcel that is still to come is not known.
    if (subjects.length === 0) return !isOver && about(disruption.carriers?.[0]);
    return subjects.some((frame, i) => {
      const parcel = record.parcels.find(({ id }) => id === frame.key);
      if (!about(parcel && book.carrier(parcel.carrier).code)) return false;
      const broken = claims.filter(({ p, s, x }) => p === rule.name && s === frame.key && !x);
      if (broken.some((claim) => ends(lookBack(claim, rule, frame, declared, book, now)))) return true;
      const state = stateOf(rule, frame);
      // Time alone may open the limit of it anew.
      const comesAnew = isUnsettled(rule.each, frame.key);
      if (comesAnew && disruption.to > now) return true;
      if (!state) return !isOver || comesAnew;
      const before = undisturbed.get(rule.each)?.[i];
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

const ends = (why: ReturnType<typeof lookBack>): boolean => why === "disruption" || why === "waived";
