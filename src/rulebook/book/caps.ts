import { type CompileContext, oneSpan } from "../../condition/context.ts";
import type { Budget, Cap } from "../../notify/pipeline-types.ts";
import type { RawBudget, RawCap } from "./raw-pack.ts";

/** A cap without a value is off. */
function capOf({ most, within }: RawCap, compile: CompileContext): readonly Cap[] {
  const [count, span] = [compile.number(most), oneSpan(compile, within)];
  return count === null || !span ? [] : [{ most: count, within: span }];
}

export const capsOf = (raw: ReadonlyMap<string, RawCap>, compile: CompileContext): ReadonlyMap<string, Cap> =>
  new Map([...raw].flatMap(([kind, one]) => capOf(one, compile).map((cap) => [kind, cap] as const)));

export const budgetsOf = (raw: ReadonlyMap<string, RawBudget>, compile: CompileContext): readonly Budget[] =>
  [...raw].flatMap(([name, { reserve = 0, ...one }]) =>
    capOf(one, compile).map((cap) => ({ ...one, ...cap, name, reserve: compile.number(reserve) ?? 0 })),
  );
