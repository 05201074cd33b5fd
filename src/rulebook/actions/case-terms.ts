import { goneBack } from "../../compensation/grounds.ts";
import type { Given } from "../../lifecycle/chart-logic.ts";
import type { Instant } from "../../model/instant.ts";
import type { CaseKind, MatterRow } from "../../model/matter.ts";
import type { PlacedOrder } from "../../model/record.ts";
import { inCurrency } from "../draft.ts";
import { isAbout, isUnsent } from "../goods/items.ts";
import { hasCome } from "../goods/kept.ts";
import { cameWhole, isGranted, isIn } from "../goods/made-good.ts";
import {
  addedUp,
  broughtBy,
  type Gone,
  goneGoods,
  goneOrUnsent,
  type Taking,
  takeGoods,
  unitsLeft,
  wholeOrder,
} from "../goods/taken.ts";
import { worthOf } from "../goods/worth.ts";
import {
  amountNoted,
  askedBy,
  endOf,
  factOf,
  inPart,
  isForMoney,
  paidOf,
  putMatter,
  refundedOf,
  withFact,
} from "../matters.ts";
import type { Judging } from "./action.ts";
import { factOn } from "./as-it-stands.ts";
import { givenBack } from "./refunds.ts";

/** Where a request stands. */
type Asking = Pick<Judging, "draft" | "book" | "scene" | "at">;

/** The kind as it was asked for, or as it was offered instead. */
export const kindOf = (row: MatterRow): CaseKind =>
  (row.offer?.kind as CaseKind | undefined) ?? (factOf(row, "case.kind") as CaseKind);

const sentBack = ["case.return-sent", "case.return-received", "case.return-arrived"];

/** What granting it means: money for goods that came meanwhile is for goods that come back, once. */
export function grantOf(row: MatterRow, judging: Judging, isBack = false): Given<"needs-return" | "resends"> {
  const { returns = false, resends = false } = askedBy[kindOf(row)];
  const wasSent = isBack || sentBack.some((fact) => factOn(judging, "case", row.id, fact) !== undefined);
  return { "needs-return": !wasSent && (returns || cameMeanwhile(row, judging)), resends };
}

/** The amount that was named, in the offer or the request. */
const saidOf = (row: MatterRow): number | undefined =>
  row.offer?.amount ?? (factOf(row, "named-amount") ? amountNoted(row, "case.amount") : undefined);

/** Asked for, or offered, on the way, delivered before anybody decided; a part of the price is for goods that stay. */
function cameMeanwhile(row: MatterRow, judging: Asking): boolean {
  const { draft, book, scene, at } = judging;
  if (kindOf(row) !== "refund_only" && kindOf(row) !== "refund_unshipped") return false;
  if (row.parcel === undefined && isUnsent(row, linesOf(row, judging), draft, book)) return false;
  const its = draft.parcels.filter((parcel) => isIn(row, parcel));
  const came = cameWhole(its, draft, scene(draft, at).states, book);
  const [, , asked] = row.facts.find(([name]) => name === (row.offer ? "case.offered" : "case.kind")) ?? [];
  return came !== null && Number(asked) < came[0] && !isLess(saidOf(row), takingNow(row, judging, kindOf(row)).amount);
}

/** What is gone for a request of this kind: who returns goods, or wants others for them, has them. */
export const goneFor = (kind: CaseKind, { draft, book }: Asking): Gone => {
  const { returns, resends } = askedBy[kind];
  return goneOrUnsent(draft, book, returns || resends);
};

/** What it is about: the lines named, or all that is left of the order. */
export const linesOf = (row: Pick<MatterRow, "lines">, { draft, book }: Asking): NonNullable<MatterRow["lines"]> => {
  const { order } = draft;
  if (row.lines || !order) return row.lines ?? [];
  const gone = goneGoods(draft, book);
  return wholeOrder(order)
    .map(([id]) => [id, unitsLeft(order, gone, id)] as const)
    .filter(([, left]) => left > 0);
};

/** A part of the price is of what is left by then: it says so, for what it lowers later. */
export const ofWhatIsLeft = (row: MatterRow, on: Asking): MatterRow =>
  row.parcel === undefined ? { ...row, lines: linesOf(row, on) } : row;

/** What was paid beside the goods goes back with the last that are granted of an order of which nothing came. */
function freightFor(row: Pick<MatterRow, "lines">, order: PlacedOrder, on: Asking): number {
  const { draft, book, scene, at } = on;
  const asked = addedUp(linesOf(row, on));
  if (hasCome(draft, scene(draft, at).states, book)) return 0;
  const gone = goneGoods({ ...draft, matters: draft.matters.filter(isGranted) }, book);
  const isLast = order.lines.every(({ id }) => (asked.get(id) ?? 0) >= unitsLeft(order, gone, id));
  return isLast ? Math.max(0, paidOf(draft) - worthOf(order).goods) : 0;
}

/** What of the money paid has neither gone back nor was ordered to, but for the same request: that is taken off its amount. */
const moneyLeft = (on: Asking, id: string): number =>
  Math.max(0, paidOf(on.draft) - goneBack(on.draft.money, refundedOf(on.draft))) +
  givenBack(on, { subject: "case", key: id }, true);

/** What the goods it is about cost; freight too, where nothing of the order ever came. No more than is left. */
export function takingOf(row: Pick<MatterRow, "id" | "lines" | "parcel">, on: Asking, kind: CaseKind): Taking {
  const { order } = on.draft;
  if (!order) return { taken: [], amount: 0 };
  const gone = goneFor(kind, on);
  const { taken, amount } = takeGoods(order, gone, linesOf(row, on), broughtBy(on.draft, row.parcel));
  const freight = gone.unsent ? 0 : freightFor(row, order, on);
  return { taken, amount: Math.min(amount + freight, moneyLeft(on, row.id)) };
}

/** Granted, and nobody was paid for its goods yet: they, or others for them, are only awaited. */
const isUnpaid = (row: MatterRow): boolean =>
  row.is === "case" && row.taken !== undefined && (factOf(row, "case.refund-agreed") ?? endOf(row)) === undefined;

const untaken = ({ taken: _taken, ...row }: MatterRow): MatterRow => row;

/** As if nothing were taken by those. */
const without = (on: Asking, those: (row: MatterRow) => boolean): Asking => ({
  ...on,
  draft: { ...on.draft, matters: on.draft.matters.map((row) => (those(row) ? untaken(row) : row)) },
});

/** What is paid for at once waits for no goods: what is only awaited of them by others is there to be taken. */
export const unawaited = (on: Asking): Asking => without(on, isUnpaid);

const takingNow = (row: MatterRow, on: Asking, kind: CaseKind): Taking => takingOf(row, unawaited(on), kind);

/**
 * Takes what is paid for at once, and only once: requests that were granted the same goods, and would be paid for them later,
 * if at all, keep what is left of them.
 */
export function takingFirst(of: MatterRow, on: Asking, take: () => MatterRow): MatterRow {
  const { draft, at } = on;
  const isSame = (row: MatterRow): unknown => row.taken?.some(([line]) => isAbout(of, line));
  const waiting = draft.matters.filter((row) => isUnpaid(row) && isSame(row)).map(untaken);
  for (const row of waiting) putMatter(draft, row);
  const taking = take();
  if (waiting.length > 0) putMatter(draft, taking);
  for (const row of waiting) putMatter(draft, priced(row, on, at));
  return taking;
}

/**
 * A request that is granted takes its goods, unless they stay and a part of their price goes back; and says what is to be paid.
 * Of goods that had to come back it says so once more when they have: what is paid beside them hangs on what came, and on
 * what else is granted by then.
 */
export function granted(row: MatterRow, on: Asking, at: Instant): MatterRow {
  const isPaid = row.chart.stage === "refunding";
  if (row.taken && !isPaid) return row;
  const take = (): MatterRow => priced(row, on, at);
  // What came back for it is paid for as it was granted.
  return isPaid && !row.taken?.length ? takingFirst(row, on, take) : take();
}

function priced(row: MatterRow, beside: Asking, at: Instant): MatterRow {
  const on = without(beside, ({ is, id }) => is === "case" && id === row.id);
  const { offer, ...rest } = row;
  const asked = withFact(rest, "case.kind", kindOf(row), at);
  // Money for goods that come back is a return.
  const isReturn = row.chart.stage === "awaiting_return" && isForMoney(asked);
  const of = isReturn ? withFact(asked, "case.kind", "return_refund", at) : asked;
  const kind = kindOf(of);
  const said = saidOf(row);
  const own = takingOf(row, on, kind);
  // Where all of it is awaited by others too, it is paid for to whom it comes first.
  const worth = own.taken.length > 0 ? own : { ...takingNow(row, on, kind), taken: [] };
  const amount = Math.min(said ?? worth.amount, worth.amount, moneyLeft(on, row.id));
  const { returns, resends } = askedBy[kind];
  const priced = resends ? of : withFact(of, "case.amount", inCurrency(on.draft, amount), at);
  // What a platform pays for the goods that it names is what they cost.
  const isWhole = row.lines && factOf(row, "case.elsewhere") && !factOf(row, inPart);
  const noted = withFact(priced, inPart, isWhole ? undefined : isLess(said, worth.amount), at);
  return factOf(noted, inPart) && !returns && !resends ? ofWhatIsLeft(noted, on) : { ...noted, taken: worth.taken };
}

/** Noted or not. */
export const isLess = (amount: number | undefined, worth: number): true | undefined =>
  amount !== undefined && amount < worth ? true : undefined;
