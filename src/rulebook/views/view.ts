import { breachKey } from "../../compensation/grounds.ts";
import { factByName } from "../../condition/access.ts";
import { frameOf, type WindowState } from "../../condition/frame.ts";
import { headline } from "../../lifecycle/headline.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { BreachEnd, ClaimRow, MoneyRow, Ruling } from "../../model/claims.ts";
import type { Headline } from "../../model/headline.ts";
import type { Instant } from "../../model/instant.ts";
import type { Money } from "../../model/money.ts";
import type { ExceptionKind, Milestone, ParcelKind } from "../../model/parcel.ts";
import type { Role } from "../../model/person.ts";
import type { OrderChartState, OrderRecord, ParcelRecord } from "../../model/record.ts";
import { masked, shownPhone, unnumbered } from "../../notify/masking.ts";
import { stateOf } from "../../sla/promise.ts";
import type { Book } from "../book/book.ts";
import { carrierName } from "../book/carriers.ts";
import { missingOf } from "../frames/line.ts";
import { asTold, bringing, courierOf } from "../frames/parcel.ts";
import { factReader, type Scene, scene } from "../frames.ts";
import { isEffective, itemsOf } from "../goods/items.ts";
import { goodsWanted } from "../goods/made-good.ts";
import { worthOf } from "../goods/worth.ts";
import { endOf, refundedOf } from "../matters.ts";
import { type MattersView, viewMatters } from "./view-matters.ts";
import { viewWindows, type WindowView } from "./view-windows.ts";

/**
 * Who looks. Without proof of who asks, numbers are masked, ids that are numbers too, and pick-up codes left out; phone
 * numbers are masked for all.
 */
export interface ViewContext {
  readonly now: Instant;
  readonly as: { readonly locale?: string; readonly proven?: boolean };
}

/** One line of the order: what was ordered, what of it is in parcels that count, what was found missing. */
export interface LineView {
  readonly id: string;
  readonly items: number;
  readonly shipped: number;
  readonly missing: number;
}

export interface OrderView extends MattersView {
  readonly id: string;
  readonly number: string;
  readonly headline: Headline;
  readonly items: number;
  readonly itemsShipped: number;
  readonly lines: readonly LineView[];
  readonly parcels: readonly ParcelView[];
  /** What is still owed, or was not done in time and is still to be done; the earliest first. */
  readonly promises: readonly PromiseView[];
  /** What somebody may still do, and until when; the first to close comes first. */
  readonly windows: readonly WindowView[];
  /** What is or was held against somebody. */
  readonly breaches: readonly BreachView[];
  /** What the buyer gets, got, or does not get after all. */
  readonly compensations: readonly CompensationView[];
}

export interface PromiseView {
  readonly promise: string;
  /** `order`, or the id of the parcel or line. */
  readonly subject: string;
  readonly owedBy: Role;
  readonly owedTo: Role;
  /** None while its clock stands still and nobody knows until when. */
  readonly due: Instant | null;
  /** Milliseconds that are left, also while the clock stands still; 0 when overdue. */
  readonly left: number;
  readonly paused?: true;
  readonly overdue?: true;
}

export interface BreachView {
  /** Its name for `appeal.filed`. */
  readonly breach: string;
  readonly promise: string;
  readonly subject: string;
  /** The limit that was broken. */
  readonly due: Instant;
  readonly ended?: { readonly at: Instant; readonly why: BreachEnd };
  readonly appeal?: { readonly filed: Instant; readonly result?: Ruling };
  /** Inclusive; absent where it may not be appealed any more. */
  readonly appealUntil?: Instant;
}

export interface CompensationView {
  readonly policy: string;
  readonly subject: string;
  readonly form: string;
  readonly amount: Money;
  readonly is: "held" | "issued" | "cancelled";
}

export interface ParcelView {
  readonly id: string;
  readonly kind: ParcelKind;
  /** Judged and counted; the others are only shown. */
  readonly effective: boolean;
  readonly carrier: { readonly code: string; readonly name: string; readonly phone?: string; readonly link?: string };
  readonly number: string;
  readonly milestone: Milestone;
  readonly exception: ExceptionKind | null;
  /** Place of the latest scan that moved it. */
  readonly place: string | null;
  readonly eta: { readonly at: Instant; readonly from: "event" | "provider" | "legs"; readonly overdue?: true } | null;
  readonly pickedUpAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly courier: { readonly name: string; readonly phone: string } | null;
  readonly point: { readonly name: string; readonly code?: string; readonly holdUntil?: Instant } | null;
  /** Oldest first; what several providers said of one thing is one line. */
  readonly timeline: readonly ViewedScan[];
  /** Rows of mere transit left out because there were too many. */
  readonly leftOut: number;
}

export interface ViewedScan {
  readonly at: Instant;
  readonly milestone: Milestone | null;
  readonly exception: ExceptionKind | null;
  readonly place: string;
  /** The provider's own codes. */
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  /** Older than the order, perhaps of a reused number. */
  readonly beforeOrder?: true;
  /** Dated more than 10 minutes after we heard it: it counts, and is shown, from then on. */
  readonly skewed?: true;
}

/** Whose goods are all paid back is refunded, though what was paid beside them stays. */
function shownChart({ chart, order, facts }: OrderRecord, givenBack: number): OrderChartState {
  const isBack = givenBack > 0 && chart.payment === "partially_refunded" && order !== null;
  return isBack && refundedOf({ facts }) >= worthOf(order).goods ? { ...chart, payment: "refunded" } : chart;
}

export function viewOrder(book: Book, record: OrderRecord, context: ViewContext): OrderView {
  const { now, as } = context;
  const { frames, states: scanned } = scene(record, book, now);
  const states = new Map(
    record.parcels.map((one) => [one.id, asTold(one, scanned.get(one.id) as ParcelState, record.matters, book)]),
  );
  const { goods, open } = goodsWanted(record, states, book);
  const order = frames.get("order")?.[0];
  const fact = (name: string): number => Number((order && factByName(book, order, name)) ?? 0);
  const number = record.order?.number ?? record.id;
  const view: OrderView = {
    id: record.id,
    number,
    headline: headline(shownChart(record, fact("order.given-back")), goods, openMatter(record), open),
    items: fact("order.items"),
    itemsShipped: fact("order.items-shipped"),
    lines: viewLines(record, book),
    parcels: record.parcels.map((parcel) =>
      viewParcel(parcel, states.get(parcel.id) as ParcelState, record, book, context),
    ),
    promises: viewPromises(book, frames, record.chart.receipt !== "pending" || fact("order.nothing-to-ship") > 0, now),
    windows: viewWindows(book.windows, frames, factReader(book, now)),
    breaches: (record.claims ?? []).map((claim) => viewBreach(claim, book, frames, now)),
    compensations: (record.money ?? []).filter((row) => isBuyers(row, book)).map(viewMoney),
    ...viewMatters(record, states),
  };
  return as.proven
    ? view
    : unnumbered(view, [number, ...record.parcels.flatMap((one) => [one.number, ...(one.former ?? [])])]);
}

function viewLines(record: OrderRecord, book: Book): readonly LineView[] {
  return (record.order?.lines ?? []).map((line) => ({
    id: line.id,
    items: line.quantity,
    shipped: itemsOf(line, record.parcels.filter(isEffective(book)), record).shipped,
    missing: missingOf(record, line)?.[0] ?? 0,
  }));
}

/** What is being settled: a request before a complaint. */
const openMatter = ({ matters = [] }: OrderRecord): "case" | "complaint" | null =>
  (["case", "complaint"] as const).find((is) => matters.some((row) => row.is === is && endOf(row) === undefined)) ??
  null;

function viewPromises(book: Book, frames: Scene["frames"], isOver: boolean, now: Instant): readonly PromiseView[] {
  const reader = factReader(book, now);
  const found: (PromiseView & { readonly at: Instant })[] = [];
  for (const rule of book.promiseByName.values()) {
    for (const frame of frames.get(rule.each) ?? []) {
      const state = stateOf(rule, frame);
      // Nobody waits any more for goods that were cancelled, late as they were.
      const isVain = isOver && rule.isExcused(frame, reader);
      const overdue =
        state && state.breached !== null && state.breached < now && rule.isAwaited(frame, reader) && !isVain;
      if (!state || !(state.status === "open" || state.status === "paused" || overdue)) continue;
      found.push({
        at: state.due,
        promise: rule.name,
        subject: frame.key,
        owedBy: rule.owedBy,
        owedTo: rule.owedTo,
        due: state.floats ? null : state.due,
        left: Math.max(0, state.due - now - (state.moved?.rest ?? 0)),
        ...(state.status === "paused" ? { paused: true as const } : {}),
        ...(overdue ? { overdue: true as const } : {}),
      });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _at, ...view }) => view);
}

function viewBreach(claim: ClaimRow, book: Book, frames: Scene["frames"], now: Instant): BreachView {
  const breach = breachKey(claim);
  const frame = frameOf(frames, "breach", breach);
  const window = frame && (factByName(book, frame, "appeal") as WindowState | undefined);
  return {
    breach,
    promise: claim.p,
    subject: claim.s,
    due: claim.d,
    ...(claim.x ? { ended: { at: claim.x[0], why: claim.x[1] } } : {}),
    ...(claim.f === undefined ? {} : { appeal: { filed: claim.f, ...(claim.v ? { result: claim.v[1] } : {}) } }),
    ...(window && claim.f === undefined && now <= window.closes ? { appealUntil: window.closes } : {}),
  };
}

const isBuyers = ({ k }: MoneyRow, book: Book): boolean =>
  book.policyByName.get(k)?.shares.some(({ to }) => to === "buyer") ?? true;

const viewMoney = ({ k, s, form, a, i, x, currency }: MoneyRow): CompensationView => ({
  policy: k,
  subject: s,
  form,
  amount: { amount: i?.[1] ?? a, currency },
  is: x ? "cancelled" : i ? "issued" : "held",
});

function viewParcel(
  parcel: ParcelRecord,
  state: ParcelState,
  { matters }: OrderRecord,
  book: Book,
  { now, as }: ViewContext,
): ParcelView {
  const { eta } = parcel;
  const isOnItsWay = !state.awaiting && !state.brokenOff;
  const courier = courierOf(parcel, state, bringing(parcel, state, matters, book));
  const { point } = state;
  return {
    id: parcel.id,
    kind: parcel.kind,
    effective: isEffective(book)(parcel),
    carrier: carrierView(parcel.carrier, book, as.locale ?? ""),
    number: parcel.number,
    milestone: state.journey,
    exception: state.exception?.kind ?? null,
    place: masked(state.scanCity) || null,
    eta:
      eta && !state.delivered
        ? { at: eta[0], from: eta[2], ...(isOnItsWay && eta[0] < now ? { overdue: true as const } : {}) }
        : null,
    pickedUpAt: state.pickedUp?.[0] ?? null,
    deliveredAt: state.delivered?.[0] ?? null,
    courier: courier && state.withCourier ? { name: masked(courier[1]), phone: shownPhone(courier) } : null,
    point:
      point && state.awaiting && !state.delivered
        ? {
            name: masked(point.name),
            ...(as.proven && point.code ? { code: point.code } : {}),
            ...(point.holdUntil ? { holdUntil: point.holdUntil } : {}),
          }
        : null,
    timeline: state.timeline.map(({ at, milestone, exception, place, codes, sources, beforeOrder, skewed }) => ({
      at,
      milestone,
      exception,
      place: masked(place),
      codes,
      sources,
      ...(beforeOrder ? { beforeOrder } : {}),
      ...(skewed ? { skewed } : {}),
    })),
    leftOut: parcel.dropped ?? 0,
  };
}

function carrierView(code: string, book: Book, locale: string): ParcelView["carrier"] {
  const carrier = book.carrier(code);
  const { phone, link } = carrier;
  return {
    code,
    name: carrierName(carrier, locale),
    ...(phone === undefined ? {} : { phone }),
    ...(link === undefined ? {} : { link }),
  };
}
