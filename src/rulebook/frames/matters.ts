import type { Frame } from "../../condition/frame.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MatterKind, MatterRow } from "../../model/matter.ts";
import type { ParcelRecord, Stamp } from "../../model/record.ts";
import type { Book } from "../book/book.ts";
import { asksPrice } from "../goods/asked-back.ts";
import { callsOff, isUnshipped } from "../goods/items.ts";
import { cameInstead, grantsOf, isBack, isGranted, isIn, lostAt, parcelsOf } from "../goods/made-good.ts";
import { broughtBy, goneGoods, unitsLeft, wholeOrder } from "../goods/taken.ts";
import { amountNoted, endOf, factOf, isByExpress, isDispute, isFor, paidFor, spanOf } from "../matters.ts";
import { titleOf } from "./compensation.ts";
import { type Facts, none } from "./facts.ts";
import { type Sheet, sheet } from "./sheet.ts";

/** What of a matter follows from parcels, or stands beside its facts. */
type Further = (row: MatterRow, sheet: Sheet, states: States, facts: Facts, book: Book) => void;

type States = ReadonlyMap<string, ParcelState>;

const stateOf = (states: States, id: string | undefined): ParcelState | undefined =>
  id === undefined ? undefined : states.get(id);

/**
 * When it was so of every parcel that its goods left in, or of what came in its place, but for those of which it may not be
 * asked (undefined): what the buyer never took comes back by itself, what he sends back is a parcel of its own. Not before
 * the `first`.
 */
function ofItsGoods(
  row: MatterRow,
  states: States,
  facts: Facts,
  book: Book,
  of: (state: ParcelState) => Stamp | null | undefined,
  first: Stamp | null = null,
): Stamp | null {
  // What is refused is that very parcel.
  const isRefusal = factOf(row, "case.kind") === "refuse_refund";
  let last = first;
  for (const one of facts.parcels) {
    if (!isIn(row, one)) continue;
    const state = (isRefusal ? null : cameInstead(one, facts, states, book)) ?? stateOf(states, one.id);
    if (!state) continue;
    const found = of(state);
    if (found === undefined) continue;
    if (found === null) return null;
    last = last && last[0] > found[0] ? last : found;
  }
  return last;
}

/** What is on its way for a request, to the buyer or back to the seller, and when that was said. */
const underWayIn: { readonly [stage: string]: readonly [which: "sent" | "returns", said: string] } = {
  resent: ["sent", "case.resent"],
  return_in_transit: ["returns", "case.return-sent"],
};

/** It got lost, or went back to who sent it. */
const goneAstray = (state: ParcelState | undefined): Stamp | null | undefined =>
  state && (lostAt(state) ?? state.returned);

/** It counts from when it was said what is on its way, though it came or was lost before. */
function sinceSaid(row: MatterRow, said: string, found: Stamp | null | undefined): Stamp | null | undefined {
  const at = factOf(row, said);
  return found && typeof at === "number" && found[0] < at ? [at, Math.max(at, found[1])] : found;
}

/** When the price of all that a matter is about went back by others, or without anybody's asking. */
function paidOtherwise(row: MatterRow, facts: Facts, book: Book): Stamp | null {
  const { order, matters = none, money = none } = facts;
  if (!order || isPaid(row)) return null;
  const paid = matters.filter((one) => one !== row && isPaid(one));
  const times = money.flatMap(({ form, i }) => (form === "refund" && i ? i[0] : []));
  if (paid.length + times.length === 0) return null;
  const gone = goneGoods({ ...facts, matters: paid }, book);
  const parcel = broughtBy(facts, row.parcel);
  if ((row.lines ?? wholeOrder(order)).some(([id]) => unitsLeft(order, gone, id, parcel) > 0)) return null;
  const at = Math.max(row.opened, ...times, ...grantsOf(paid));
  return [at, at];
}

const isPaid = (row: MatterRow): boolean => isGranted(row) && (row.is === "case" || row.taken !== undefined);

/** The refund that began in the place of one that failed. */
function begunAnew(row: MatterRow, matters: readonly MatterRow[]): MatterRow | undefined {
  const failed = factOf(row, "refund.failed");
  const amount = amountNoted(row, "refund.amount");
  if (typeof failed !== "number") return undefined;
  return matters.find(
    (one) =>
      one.is === "refund" &&
      one !== row &&
      one.opened >= failed &&
      one.of === row.of &&
      (row.of !== undefined || amountNoted(one, "refund.amount") === amount),
  );
}

/** When the carrier had what was to be called off: it is asked for on the way from then, unless it was granted before. */
function answeredByShipping(row: MatterRow, states: States, facts: Facts, book: Book): Stamp | null | undefined {
  const { order } = facts;
  if (!order || factOf(row, "case.kind") !== "refund_unshipped") return null;
  if (isUnshipped(row, row.lines ?? wholeOrder(order), facts, book)) return null;
  const left = ofItsGoods(row, states, facts, book, ({ pickedUp }) => pickedUp);
  return left && Number(factOf(row, "case.refund-agreed")) < left[0] ? null : sinceSaid(row, "case.with-seller", left);
}

/** Whether some of the goods whose price is granted have a number, and no carrier has any of those, nor the buyer. */
const isWithSeller = (row: MatterRow, states: States, facts: Facts): boolean =>
  asksPrice(row) &&
  isByExpress(facts) &&
  !facts.stamps["order.received"] &&
  (row.lines ?? (facts.order ? wholeOrder(facts.order) : none)).some((line) => {
    const sent = parcelsOf({ ...row, lines: [line] }, facts);
    return sent.length > 0 && sent.every(({ id }) => !states.get(id)?.pickedUp);
  });

const further: { readonly [Kind in MatterKind]: Further } = {
  case: (row, { set, stamp, span }, states, facts, book) => {
    const left = answeredByShipping(row, states, facts, book);
    if (left) {
      set("case.kind", "refund_only", left[1]);
      stamp("case.with-seller", left);
    }
    const back = ofItsGoods(row, states, facts, book, (state) => (lostAt(state) ? undefined : state.returned));
    stamp("case.return-arrived", sinceSaid(row, "case.return-sent", stateOf(states, row.returns)?.delivered) ?? back);
    const turned = (state: ParcelState): Stamp | null | undefined =>
      lostAt(state) ? undefined : state.delivered ? null : (state.refused ?? state.returning);
    stamp("case.coming-back", back ?? ofItsGoods(row, states, facts, book, turned));
    const granted = factOf(row, "case.awaiting-return");
    if (row.chart.stage === "awaiting_return" && typeof granted === "number") {
      stamp("case.goods-lost", sinceSaid(row, "case.awaiting-return", ofItsGoods(row, states, facts, book, lostAt)));
      // Of what no scan shows on its way nobody knows better than that he has it.
      const had = (state: ParcelState): Stamp | null | undefined =>
        lostAt(state) || isBack(state)
          ? undefined
          : (state.delivered ?? facts.stamps["order.received"] ?? (state.pickedUp ? null : undefined));
      stamp("case.returnable", ofItsGoods(row, states, facts, book, had, [granted, granted]));
    }
    if (row.chart.stage === "resent" || row.chart.stage === "completed")
      stamp("case.goods-arrived", sinceSaid(row, "case.resent", stateOf(states, row.sent)?.delivered));
    const [which, said = ""] = underWayIn[row.chart.stage ?? ""] ?? [];
    if (which) stamp("case.goods-lost", sinceSaid(row, said, goneAstray(stateOf(states, row[which]))));
    // One that is withdrawn for it stays so.
    if (endOf(row) === undefined || row.chart.stage === "withdrawn")
      stamp("case.paid-otherwise", paidOtherwise(row, facts, book));
    const agreed = factOf(row, "case.refund-agreed");
    if (typeof agreed === "number" && (callsOff(row, facts, book) || isWithSeller(row, states, facts)))
      set("case.calls-off", true, agreed);
    span("case.platform-hold", spanOf(row, "held"));
  },
  complaint: (row, { stamp, span }, states, facts, book) => {
    if (row.chart.stage === "awaiting_resend") stamp("complaint.paid-otherwise", paidOtherwise(row, facts, book));
    if (factOf(row, "complaint.resent") !== undefined) {
      const sent = stateOf(states, row.sent);
      stamp("complaint.goods-arrived", sinceSaid(row, "complaint.resent", sent?.delivered));
      stamp("complaint.goods-lost", sinceSaid(row, "complaint.resent", goneAstray(sent)));
    }
    span("complaint.proof-asked", spanOf(row, "asked"));
  },
  task: (row, { stamp }, states, { parcels }) => {
    const { came, ended } = jobDone(row, parcels, states);
    stamp("task.came", came);
    stamp("task.ended", ended);
  },
  refund: (row, { set }, _, facts, book) => {
    const anew = begunAnew(row, facts.matters ?? none);
    if (anew) set("refund.begun-anew", anew.opened, anew.opened);
    const price = (facts.money ?? none).find((one) => isFor(facts, row, paidFor(book, one)));
    if (price) set("refund.title", titleOf(price, facts, book), row.opened);
  },
};

/**
 * When the first and the last of what a job was called for was with the carrier, or with the buyer: of the parcel it names,
 * else of those that had a number while anything was still to be fetched. What comes after that is no part of it, nor what
 * was fetched before the latest word of it, which says that it is still to be done.
 */
export function jobDone(row: MatterRow, parcels: readonly ParcelRecord[], states: States): JobDone {
  const what = factOf(row, "task.role") === "pickup" ? "pickedUp" : "delivered";
  const said = Math.max(
    row.opened,
    ...["offered", "agreed", "changed"].map((word) => Number(factOf(row, `task.${word}`) ?? 0)),
  );
  const called = parcels.flatMap(({ id, kind, uploaded }) => {
    if (row.parcel === undefined ? kind === "return" : row.parcel !== id) return [];
    const had = stateOf(states, id)?.[what];
    return had && row.parcel === undefined && had[0] < said ? [] : [{ had, from: uploaded[0] }];
  });
  const done = called.flatMap(({ had }) => (had ? [had] : [])).sort(([one], [other]) => one - other);
  const ended = done.find(([at]) => called.every(({ had, from }) => from > at || (had && had[0] <= at)));
  return { came: done[0], ended };
}

interface JobDone {
  readonly came: Stamp | undefined;
  readonly ended: Stamp | undefined;
}

/** To a courier from whom it was taken a job that he agreed to is called off. */
export const jobsTaken = (facts: Facts, order: Frame, book: Book): readonly Frame[] =>
  (facts.matters ?? none).flatMap(({ id, former = none }) =>
    former.map(([courier, at]) => {
      const { frame, set } = sheet(book, "task", id, [order]);
      set("task.number", id, at);
      for (const fact of ["task.agreed", "task.cancelled"]) set(fact, at, at);
      return { ...frame, whose: { role: "courier", id: courier } };
    }),
  );

/** Requests, complaints, jobs and refunds; a job is told to its own courier alone. */
export function matterSheets(
  is: MatterKind,
  facts: Facts,
  order: Frame,
  parcels: readonly Frame[],
  states: States,
  book: Book,
): readonly Frame[] {
  return (facts.matters ?? none)
    .filter((row) => row.is === is)
    .map((row) => {
      const made = sheet(book, is, row.id, [order]);
      for (const [fact, value, known] of row.facts) made.set(fact, value, known);
      further[is](row, made, states, facts, book);
      const its = isDispute(row) && parcelsOf(row, facts).map(({ id }) => id);
      const about = parcels.filter(({ key }) => (its ? its.includes(key) : (row.parcel ?? key) === key));
      Object.assign(made.frame.children, { parcel: about });
      return row.courier === undefined ? made.frame : { ...made.frame, whose: { role: "courier", id: row.courier } };
    });
}
