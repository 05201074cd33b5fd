import type { Frame, SpanState } from "../../condition/frame.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MatterKind, MatterRow } from "../../model/matter.ts";
import type { Stamp } from "../../model/record.ts";
import type { Book } from "../book/book.ts";
import { factOf } from "../matters.ts";
import { type Facts, none } from "./facts.ts";
import { type Sheet, sheet } from "./sheet.ts";

/** What of a matter follows from parcels, or stands beside its facts. */
type Further = (row: MatterRow, sheet: Sheet, states: ReadonlyMap<string, ParcelState>) => void;

const stateOf = (states: ReadonlyMap<string, ParcelState>, id: string | undefined): ParcelState | undefined =>
  id === undefined ? undefined : states.get(id);

/** A refused parcel comes back by itself; what the buyer sends back is a parcel of its own. */
const arrivedBack = (row: MatterRow, states: ReadonlyMap<string, ParcelState>): Stamp | null | undefined =>
  stateOf(states, row.returns)?.delivered ??
  (factOf(row, "case.kind") === "refuse_refund" ? stateOf(states, row.parcel)?.returned : undefined);

/** What is on its way for a request: to the buyer, or back to the seller. */
const underWayIn: { readonly [stage: string]: "sent" | "returns" } = {
  resent: "sent",
  return_in_transit: "returns",
};

/** It got lost, or went back to who sent it. */
const goneAstray = (state: ParcelState | undefined): Stamp | null | undefined =>
  state?.exception?.kind === "lost" ? [state.exception.since, state.exception.known] : state?.returned;

const further: { readonly [Kind in MatterKind]: Further } = {
  case: (row, { set, stamp }, states) => {
    stamp("case.return-arrived", arrivedBack(row, states));
    if (row.chart.stage === "resent" || row.chart.stage === "completed")
      stamp("case.goods-arrived", stateOf(states, row.sent)?.delivered);
    const underWay = underWayIn[row.chart.stage ?? ""];
    if (underWay) stamp("case.goods-lost", goneAstray(stateOf(states, row[underWay])));
    set("case.platform-hold", spanOf(row, "held", "released"), Number(factOf(row, "held") ?? 0));
  },
  complaint: (row, { set, stamp }, states) => {
    if (factOf(row, "complaint.resent") !== undefined) {
      stamp("complaint.goods-arrived", stateOf(states, row.sent)?.delivered);
      stamp("complaint.goods-lost", goneAstray(stateOf(states, row.sent)));
    }
    set("complaint.proof-asked", spanOf(row, "asked", "given"), Number(factOf(row, "asked") ?? 0));
  },
  task: () => {},
  refund: () => {},
};

function spanOf(row: MatterRow, begin: string, end: string): SpanState | undefined {
  const [from, to] = [factOf(row, begin), factOf(row, end)];
  return typeof from === "number" ? { from, to: typeof to === "number" && to >= from ? to : null } : undefined;
}

/** To a courier from whom it was taken a job is one that is called off. */
export const jobsTaken = (facts: Facts, order: Frame, book: Book): readonly Frame[] =>
  (facts.matters ?? none).flatMap(({ id, former = none }) =>
    former.map(([courier, at]) => {
      const { frame, set } = sheet(book, "task", id, [order]);
      set("task.number", id, at);
      set("task.cancelled", at, at);
      return { ...frame, whose: { role: "courier", id: courier } };
    }),
  );

/** Requests, complaints, jobs and refunds; a job is told to its own courier alone. */
export function matterSheets(
  is: MatterKind,
  facts: Facts,
  order: Frame,
  parcels: readonly Frame[],
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
): readonly Frame[] {
  return (facts.matters ?? none)
    .filter((row) => row.is === is)
    .map((row) => {
      const made = sheet(book, is, row.id, [order]);
      for (const [fact, value, known] of row.facts) made.set(fact, value, known);
      made.set(`${is}.stage`, row.chart.stage, row.opened);
      further[is](row, made, states);
      const about = parcels.filter(({ key }) => row.parcel === undefined || key === row.parcel);
      Object.assign(made.frame.children, { parcel: about });
      return row.courier === undefined ? made.frame : { ...made.frame, whose: { role: "courier", id: row.courier } };
    });
}
