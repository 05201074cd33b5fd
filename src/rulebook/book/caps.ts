import { type CompileContext, oneSpan } from "../../condition/context.ts";
import type { Budget, Cap } from "../../notify/pipeline-types.ts";
import type { RawBudget, RawCap } from "./raw-pack.ts";

/** A cap without a value is off. */
export const capsOf = (raw: ReadonlyMap<string, RawCap>, compile: CompileContext): ReadonlyMap<string, Cap> =>
  new Map(
    [...raw].flatMap(([kind, { most, within }]) => {
      const [count, span] = [compile.number(most), oneSpan(compile, within)];
      return count === null || !span ? [] : [[kind, { most: count, within: span }] as const];
    }),
  );

/** As with caps. */
export const budgetsOf = (raw: ReadonlyMap<string, RawBudget>, compile: CompileContext): readonly Budget[] =>
  [...raw].flatMap(([name, { most, within, reserve = 0, ...scope }]) => {
    const [count, span] = [compile.number(most), oneSpan(compile, within)];
    return count === null || !span
      ? []
      : [{ name, most: count, within: span, reserve: compile.number(reserve) ?? 0, ...scope }];
  });
