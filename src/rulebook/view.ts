import { type Headline, headline } from "../lifecycle/headline.ts";
import type { ParcelState } from "../lifecycle/parcel-state.ts";
import type { Instant } from "../model/instant.ts";
import type { ExceptionKind, Milestone, ParcelKind } from "../model/parcel.ts";
import type { OrderRecord, ParcelRecord } from "../model/record.ts";
import { masked, maskedNumber } from "../notify/masking.ts";
import { chain } from "../notify/text-book.ts";
import type { Book } from "./book.ts";
import { counts, scene } from "./frames.ts";

/** Who looks. Without proof of who asks, numbers are masked and pick-up codes left out. */
export interface ViewContext {
  readonly now: Instant;
  readonly as: { readonly locale?: string; readonly proven?: boolean };
}

export interface OrderView {
  readonly id: string;
  readonly number: string;
  readonly headline: Headline;
  readonly items: number;
  readonly itemsShipped: number;
  readonly parcels: readonly ParcelView[];
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
}

export function viewOrder(book: Book, record: OrderRecord, { now, as }: ViewContext): OrderView {
  const proven = as.proven ?? false;
  const { frames, states } = scene(record, book, now);
  const counted = record.parcels.filter(counts(book)).map((parcel) => states.get(parcel.id) as ParcelState);
  const order = frames.get("order")?.[0];
  const fact = (name: string): number =>
    Number(order?.values[book.lexicon.subjects.get("order")?.slots.get(name) ?? -1] ?? 0);
  const number = record.order?.number ?? record.id;
  return {
    id: record.id,
    number: proven ? number : maskedNumber(number),
    headline: headline(record.chart, counted),
    items: fact("order.items"),
    itemsShipped: fact("order.items-shipped"),
    parcels: record.parcels.map((parcel) =>
      viewParcel(parcel, states.get(parcel.id) as ParcelState, book, as.locale ?? "", proven, now),
    ),
  };
}

function viewParcel(
  parcel: ParcelRecord,
  state: ParcelState,
  book: Book,
  locale: string,
  proven: boolean,
  now: Instant,
): ParcelView {
  const { courier, point, eta } = parcel;
  return {
    id: parcel.id,
    kind: parcel.kind,
    effective: counts(book)(parcel),
    carrier: carrierView(parcel.carrier, book, locale),
    number: proven ? parcel.number : maskedNumber(parcel.number),
    milestone: state.journey,
    exception: state.exception?.kind ?? null,
    place: state.scanCity || null,
    eta:
      eta && !state.delivered
        ? { at: eta[0], from: eta[2], ...(eta[0] < now ? { overdue: true as const } : {}) }
        : null,
    pickedUpAt: state.pickedUp?.[0] ?? null,
    deliveredAt: state.delivered?.[0] ?? null,
    courier: courier && state.withCourier ? { name: courier[1], phone: masked(courier[2]) } : null,
    point:
      point && state.awaiting && !state.delivered
        ? {
            name: point[1],
            ...(proven && point[2] ? { code: point[2] } : {}),
            ...(point[3] ? { holdUntil: point[3] } : {}),
          }
        : null,
    timeline: state.timeline.map(({ at, milestone, exception, place, codes, sources, beforeOrder }) => ({
      at,
      milestone,
      exception,
      place,
      codes,
      sources,
      ...(beforeOrder ? { beforeOrder } : {}),
    })),
    leftOut: parcel.dropped ?? 0,
  };
}

function carrierView(code: string, book: Book, locale: string): ParcelView["carrier"] {
  const carrier = book.carriers.get(code);
  const [best] = carrier ? chain(locale, Object.keys(carrier.name)) : [];
  return {
    code,
    name: (best !== undefined && carrier?.name[best]) || code,
    ...(carrier?.phone === undefined ? {} : { phone: carrier.phone }),
    ...(carrier?.link === undefined ? {} : { link: carrier.link }),
  };
}
