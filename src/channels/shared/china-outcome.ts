import type { Answer, Outcome } from "../../model/outcome.ts";
import { type ChinaEnd, untilChina } from "./china.ts";
import { type CodeMeaning, codedOutcome } from "./codes.ts";
import { dateOf } from "./http-outcome.ts";

type Waiting = Extract<CodeMeaning, { readonly kind: "retry" | "rate_limited" }>;

/** A table whose limits may end by China's clock. */
export interface ChinaTable {
  readonly [code: string]: CodeMeaning | (Waiting & { readonly until: ChinaEnd });
}

/** As `codedOutcome`; what waits `until` something waits for it from the answer's own `Date` on. */
export function chinaOutcome(
  answer: Answer,
  code: string | undefined,
  tables: readonly (ChinaTable | undefined)[],
  reconcileBy?: string,
): Outcome {
  const read: Outcome & { readonly until?: ChinaEnd } = codedOutcome(answer, code, tables, reconcileBy);
  const { until, ...outcome } = read;
  if (until === undefined || "failed" in answer) return outcome;
  return { ...(outcome as Waiting & Outcome), afterMs: untilChina(until, dateOf(answer.headers)) };
}
