import { factByName } from "../condition/access.ts";
import type { ReadContext } from "../condition/context.ts";
import { type Frame, setFact } from "../condition/frame.ts";
import { never } from "../condition/reading.ts";
import { foldParcel } from "../lifecycle/parcel-fold.ts";
import type { ParcelState } from "../lifecycle/parcel-state.ts";
import type { Instant } from "../model/instant.ts";
import type { MatterKind } from "../model/matter.ts";
import type { ParcelRecord } from "../model/record.ts";
import { startOfDay } from "../model/zone.ts";
import type { Desk } from "../notify/pipeline-types.ts";
import type { Grounds } from "../sla/computed.ts";
import type { Book } from "./book/book.ts";
import { breachSheet } from "./frames/breach.ts";
import { moneySheet } from "./frames/compensation.ts";
import { type Facts, factsOf, isSame, none } from "./frames/facts.ts";
import { lineSheets } from "./frames/line.ts";
import { jobsTaken, matterSheets } from "./frames/matters.ts";
import { messageSheets } from "./frames/messages.ts";
import { orderSheet } from "./frames/order.ts";
import { ownSheets } from "./frames/own.ts";
import { parcelSheet } from "./frames/parcel.ts";
import { requestSheets } from "./frames/request.ts";
import { sendSheets } from "./frames/sends.ts";
import { itemsByLine } from "./goods/items.ts";
import { worthOf } from "./goods/worth.ts";

/** An order's subjects with all their facts, drawn afresh from what is stored. */
export interface Scene {
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** Parcel id → what its scans add up to. */
  readonly states: ReadonlyMap<string, ParcelState>;
  /** When time alone may change a fact that follows from others. */
  readonly next: number;
  /** The rules that may say something of these subjects, found when they are asked for. */
  readonly asked: () => Pick<Desk, "notices" | "inhibitors">;
}

/** Lays out a scene; the same again while nothing it is drawn from was replaced and no time went by. */
export type Scenes = (facts: Facts, now: Instant) => Scene;

export function scenes(book: Book): Scenes {
  const fold = folds(book);
  let drawn: { readonly from: Facts; readonly at: Instant; readonly scene: Scene } | null = null;
  return (facts, now) => {
    if (drawn?.at !== now || !isSame(drawn.from, facts)) {
      const kept = factsOf(facts);
      drawn = { from: kept, at: now, scene: scene(kept, book, now, fold) };
    }
    return drawn.scene;
  };
}

type Fold = (parcel: ParcelRecord, created: Instant | null) => ParcelState;

/** A parcel is folded once while it stays as it is. */
function folds(book: Book): Fold {
  const known = new Map<ParcelRecord, readonly [created: Instant | null, state: ParcelState]>();
  return (parcel, created) => {
    const found = known.get(parcel);
    if (found && found[0] === created) return found[1];
    const state = foldParcel(parcel, { orderCreated: created, chart: book.parcelChart, zone: book.zone, startOfDay });
    known.set(parcel, [created, state]);
    return state;
  };
}

export function scene(facts: Facts, book: Book, now: Instant, fold: Fold = folds(book), lookingBack = false): Scene {
  const created = facts.stamps["order.created"]?.[0] ?? null;
  const states = new Map(facts.parcels.map((parcel) => [parcel.id, fold(parcel, created)]));
  const worth = facts.order && worthOf(facts.order);
  const items = itemsByLine(facts, book);
  const order = orderSheet(facts, states, items, worth, book);
  const parcels = facts.parcels.map((parcel) => parcelSheet(parcel, states, order, facts, worth, book));
  const lines = book.subjects.has("line") ? lineSheets(facts, items, worth, order, book) : [];
  const requests = book.subjects.has("request") ? requestSheets(facts, order, book) : [];
  const messages = book.subjects.has("message") ? messageSheets(facts, order, parcels, book) : [];
  const sends = book.subjects.has("send") ? sendSheets(facts, order, book) : none;
  const own = ownSheets(facts, order, book);
  const matters = matterFrames(facts, order, parcels, states, book);
  const subjects = [order, ...parcels];
  const about = matters ? [...subjects, ...Object.values(matters).flat()] : subjects;
  const rows = facts.money ?? none;
  const claims = facts.claims ?? none;
  const breaches = claims.map((claim) => breachSheet(claim, claims, rows, about, book));
  const money = rows.map((row) => moneySheet(row, facts, about, book));
  const under = {
    parcel: parcels,
    line: lines,
    request: requests,
    breach: breaches,
    compensation: money,
    ...Object.fromEntries(own),
    ...matters,
  };
  Object.assign(order.children, under);
  for (const parcel of parcels) {
    const jobs = matters?.task.filter(({ children }) => children.parcel?.length === 1 && children.parcel[0] === parcel);
    if (jobs?.length) Object.assign(parcel.children, { task: jobs });
  }
  const frames = new Map<string, readonly Frame[]>([
    ["order", [order]],
    ...Object.entries(under),
    ["message", messages],
    ["send", sends],
  ]);
  const next = computeFacts(book, frames, groundsOf(facts, book, now, lookingBack));
  let asked: ReturnType<Scene["asked"]> | undefined;
  return {
    frames,
    states,
    next,
    asked: () => {
      asked ??= {
        notices: said(frames, facts, order, book),
        inhibitors: book.relevant.inhibitors(frames),
      };
      return asked;
    },
  };
}

/** All that may be said; of jobs also to those they were taken from, and of such to nobody else. */
function said(frames: Scene["frames"], facts: Facts, order: Frame, book: Book): Desk["notices"] {
  const notices = book.relevant.notices(frames);
  const task = facts.matters?.length ? jobsTaken(facts, order, book) : none;
  if (task.length === 0) return notices;
  const former = book.relevant.notices(new Map([["task", task]]));
  return [...notices, ...former.filter(({ rule, frame }) => rule.to === frame.whose?.role)];
}

/** Null where nothing is to be settled, as of most orders. */
function matterFrames(
  facts: Facts,
  order: Frame,
  parcels: readonly Frame[],
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
): { readonly [Kind in MatterKind]: readonly Frame[] } | null {
  if (!facts.matters?.length) return null;
  const of = (is: MatterKind): readonly Frame[] => matterSheets(is, facts, order, parcels, states, book);
  return { case: of("case"), complaint: of("complaint"), task: of("task"), refund: of("refund") };
}

function groundsOf(facts: Facts, book: Book, now: Instant, lookingBack: boolean): Grounds {
  return {
    reader: factReader(book, now),
    claims: facts.claims ?? none,
    pauses: facts.pauses ?? none,
    deferrals: facts.deferrals ?? none,
    disruptions: facts.disruptions ?? none,
    origin: facts.order?.origin,
    destination: facts.order?.destination,
    lookingBack,
  };
}

/** Reads conditions that ask nothing of any person. */
export const factReader = (book: Book, now: Instant): ReadContext => ({
  now,
  zone: book.zone,
  told: () => null,
  toldValue: () => undefined,
  setting: () => undefined,
  chosen: () => never,
  test: (name, frame) => book.tests[name]?.((fact) => factByName(book, frame, fact)) ?? false,
});

/** Sets promises, windows, findings and derived instants, each after those it is computed from. */
function computeFacts(book: Book, frames: ReadonlyMap<string, readonly Frame[]>, on: Grounds): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { rule, frame } of book.relevant.computed(frames)) {
    const computed = rule.read(frame, on);
    setFact(frame, rule.slot, computed.value, computed.known);
    if (computed.next < next) next = computed.next;
  }
  return next;
}
