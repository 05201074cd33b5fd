import type { CompiledChart, MatterChartState } from "../../lifecycle/compile.ts";
import { type CaseChartEventType, caseGuards } from "../../lifecycle/guards.ts";
import type { MatterRow } from "../../model/matter.ts";
import { inCurrency } from "../draft.ts";
import { askedBy, endOf, entered, inPart, matterOf, putMatter, withFact } from "../matters.ts";
import { type Action, refused } from "./action.ts";
import { withGrant } from "./aftersales.ts";
import { isLess, takingOf } from "./case-terms.ts";
import { badCurrency, badLines, rowsOf } from "./goods.ts";
import { sentBefore } from "./matters.ts";

/** Every yes and no to the guards of each event. */
const moves: readonly (readonly [event: string, given: { readonly [guard: string]: boolean }])[] = Object.keys(
  caseGuards,
).flatMap((event) => {
  const guards: readonly string[] = caseGuards[event as CaseChartEventType];
  return Array.from({ length: 2 ** guards.length }, (_, bits) => {
    const given = Object.fromEntries(guards.map((guard, i) => [guard, (bits & (1 << i)) !== 0]));
    return [event, given] as const;
  });
});

/** The states on the shortest way to a stage, without the first; null where no way leads there. */
function wayTo(
  chart: CompiledChart<MatterChartState>,
  from: MatterChartState,
  stage: string,
): readonly MatterChartState[] | null {
  if (from.stage === stage) return [];
  const ways: { readonly at: MatterChartState; readonly way: readonly MatterChartState[] }[] = [{ at: from, way: [] }];
  const seen = new Set([from.stage]);
  for (const { at, way } of ways) {
    for (const [event, given] of moves) {
      const next = chart.next(at, event, given);
      if (!next || seen.has(next.stage)) continue;
      if (next.stage === stage) return [...way, next];
      seen.add(next.stage);
      ways.push({ at: next, way: [...way, next] });
    }
  }
  return null;
}

/** A platform that handles a request itself says where it stands; what lies on the way there has come about with it. */
export const reported: Action<"aftersales.reported"> = {
  by: ["platform", "system"],
  says: ["caseId", "stage"],
  judge: ({ payload }, judging) => {
    const { draft, at, book } = judging;
    if (!draft.stamps["order.paid"]) return refused("E_NOT_PAID");
    const bad =
      badCurrency(draft, payload.amount, "amount") ?? badLines(draft, payload.lines, undefined, undefined, "kind");
    if (bad) return bad;
    const known = matterOf(draft, "case", payload.caseId);
    const stage = known?.chart.stage;
    // Who waits for the goods may not say that they are on their way.
    if (stage === payload.stage || (stage === "return_in_transit" && payload.stage === "awaiting_return"))
      return "nothing-new";
    const kind = payload.kind ?? "refund_only";
    const about = rowsOf(payload.lines, undefined);
    const worth = takingOf({ id: payload.caseId, ...about }, judging, kind).amount;
    const amount = payload.amount ?? inCurrency(draft, worth);
    const asked: MatterRow = known ?? {
      is: "case",
      id: payload.caseId,
      opened: at,
      chart: book.matterCharts.case.initial,
      facts: [
        ["case.kind", kind, at],
        ["case.requested", at, at],
        ["case.requested-by", "buyer", at],
        ["case.elsewhere", true, at],
        ["case.amount", amount, at],
        ...(payload.amount ? ([["named-amount", true, at]] as const) : []),
        ...(!payload.lines && isLess(amount.amount, worth) ? ([[inPart, true, at]] as const) : []),
      ],
      ...about,
    };
    // What was to be money alone may be granted for goods that come back.
    const row = asked.taken || !askedBy[kind].returns ? asked : withFact(asked, "case.kind", kind, at);
    const way = wayTo(book.matterCharts.case, row.chart, payload.stage);
    if (!way) return refused(endOf(row) === undefined ? "E_STALE_UPDATE" : "E_TERMINAL", "payload.stage");
    const there = way.reduce((made, chart) => withGrant(entered(made, chart, at), judging), row);
    putMatter(draft, sentBefore(there, judging));
    return "accepted";
  },
};
