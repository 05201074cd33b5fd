import type { Frame } from "../condition/frame.ts";
import type { DisruptionDeclared, OrderEvent } from "../model/event.ts";
import type { OrderRecord } from "../model/record.ts";
import { concerns, effectOn, isDeclaredFor } from "../sla/disruption.ts";
import { stateOf } from "../sla/promise.ts";
import { disruptionOf, faultOf } from "./actions/disruptions.ts";
import { idleSince } from "./actions/tracking.ts";
import type { Book } from "./book/book.ts";
import { type Draft, draftOf } from "./draft.ts";
import { type Scene, scene } from "./frames.ts";
import { lookBack } from "./look-back.ts";
import { endOf, isDispute } from "./matters.ts";
import { bar } from "./step.ts";

/** Why a breach ends that a disruption takes back. */
const endsBy: readonly unknown[] = ["disruption", "waived"];

/**
 * Whether a disruption is about an order: about a limit that lies in it, one that may yet come to, or one that was broken.
 * What it finds too much changes nothing when it is declared; what it left out would be judged as if nothing had happened.
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
  const mayBegin = beginning(draft, book, now);
  return [...book.promiseByName.values()].some((rule) => {
    const { each, name } = rule;
    const about = (carrier: string | undefined): boolean =>
      concerns(disruption, { promise: name, carrier, origin, destination });
    const subjects = now.frames.get(each) ?? [];
    const isKept = each === "order" && stateOf(rule, subjects[0] as Frame)?.status === "met";
    const mayCome = !isKept && mayBegin(each);
    // The carrier of a parcel that is still to come is not known.
    if (mayCome && disruption.to > at && about(each === "parcel" ? disruption.carriers?.[0] : undefined)) return true;
    return subjects.some((frame, i) => {
      const parcel = draft.parcels.find(({ id }) => id === frame.key);
      if (!about(parcel && book.carrier(parcel.carrier).code)) return false;
      const state = stateOf(rule, frame);
      // A scan that is told late starts a clock, or starts it anew, before now.
      if (mayCome && disruption.to > (state ? (parcel ? state.started : at) : 0)) return true;
      const broken = draft.claims.filter(({ p, s, x }) => p === name && s === frame.key && !x);
      if (broken.some((claim) => endsBy.includes(lookBack(claim, rule, frame, declared, book, at)))) return true;
      if (!state) return false;
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

/** Whether what promises of a kind are about may begin, or begin anew: on the order's way, or by somebody's next word. */
function beginning(draft: Draft, book: Book, now: Scene): (each: string) => boolean {
  const { stamps, chart, matters, parcels } = draft;
  const isUnderWay = chart.receipt === "pending";
  const more = { type: "extra_parcel.added", payload: {} } as OrderEvent;
  const mayBegin: { readonly [each: string]: boolean } = {
    order: isUnderWay,
    parcel:
      isUnderWay ||
      (book.orderChart.next(chart, more.type) !== null && !bar(more, { draft, book, scene: () => now }, draft.now)) ||
      matters.some((row) => isDispute(row) && endOf(row) === undefined) ||
      parcels.some((parcel) => idleSince(draft, parcel) === null),
  };
  return (each) => mayBegin[each] ?? (isUnderWay || stamps["order.paid"] !== undefined);
}
