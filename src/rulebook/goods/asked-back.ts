import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { Instant } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { ParcelRecord } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { endOf, factOf, inPart, isForMoney } from "../matters.ts";
import { quantityIn } from "./items.ts";
import { isGranted, paidBackAt } from "./made-good.ts";
import { wholeOrder } from "./taken.ts";

type Known = Parameters<typeof paidBackAt>[1];

const agreed = "case.refund-agreed";

/** Money alone, or what is refused at the door, for whole goods; while it is open, and once it is granted. */
export const asksPrice = (row: MatterRow): boolean =>
  row.is === "case" &&
  (isForMoney(row) || factOf(row, "case.kind") === "refuse_refund") &&
  factOf(row, inPart) === undefined &&
  (isGranted(row) || endOf(row) === undefined);

/** Such requests, each taking all that it asks for. Who is refused and asks again asks for the same goods. */
function asking({ order, matters = none }: Pick<Facts, "order" | "matters">): readonly MatterRow[] {
  const refused = new Map<string, number>();
  return matters.filter(asksPrice).map((row) => {
    const isRefused = !isGranted(row) && factOf(row, "case.rejected") !== undefined;
    const taken = (row.lines ?? (order ? wholeOrder(order) : none)).map(([id, quantity]) => {
      const key = `${id}/${row.parcel ?? ""}`;
      const before = refused.get(key) ?? 0;
      const again = Math.min(before, quantity);
      refused.set(key, before - again + (isRefused ? quantity : 0));
      return [id, again, quantity] as const;
    });
    return { ...row, taken };
  });
}

/** When the last of an order's goods was asked back. */
export function orderAskedBack(facts: Pick<Facts, "order" | "matters">): Instant | undefined {
  const rows = asking(facts);
  const units = (upTo: number, line: string): number =>
    sum(rows.slice(0, upTo + 1), ({ taken = none }) => quantityIn(taken, line));
  return rows.find((_, i) => facts.order?.lines.every(({ id, quantity }) => units(i, id) >= quantity))?.opened;
}

/** The same of what is in a parcel: when its price would have gone back, had each request been granted as it was made. */
export function parcelAskedBack(
  parcel: ParcelRecord,
  known: Known,
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
): Instant | undefined {
  const [left] = parcel.uploaded;
  const beside = (known.matters ?? none).filter((row) => !asksPrice(row));
  const rows = asking(known).map((row) => {
    // What was called off before it left is not in it; what was open by then may be.
    const at = Math.min(Math.max(row.opened, left), Number(factOf(row, agreed) ?? Number.POSITIVE_INFINITY));
    return { ...row, facts: [...row.facts.filter(([name]) => name !== agreed), [agreed, at, at] as const] };
  });
  const isBack = (upTo: number): boolean =>
    paidBackAt(parcel, { ...known, matters: [...beside, ...rows.slice(0, upTo)] }, states, book) !== undefined;
  return rows.length > 0 && !isBack(0) ? rows.find((_, i) => isBack(i + 1))?.opened : undefined;
}
