import { z } from "zod";
import { type Contribution, type Mark, markStates, type OptOut, type Revision } from "../score.ts";
import { standing } from "../words/standing.ts";
import { fields, optional } from "./fields.ts";
import { type Parsed, typed } from "./parse.ts";
import { id, instant, list, literal, oneOf, within } from "./values.ts";

const amount: z.ZodType<number> = within(0, Number.MAX_SAFE_INTEGER);
const label: z.ZodType<string> = z.string().max(128);

/** Reads what orders add to a scorecard. Made once, since schemas are costly to build. */
export function scoreReader(): (input: unknown) => Parsed<Contribution> {
  const mark = z.tuple([
    oneOf(standing.marks),
    instant,
    oneOf(markStates),
    amount.optional(),
    label.optional(),
    label.optional(),
  ]) as unknown as z.ZodType<Mark>;
  const schema = fields<Contribution>({
    id,
    type: literal("order.scored"),
    seller: id,
    order: id,
    rev: z.tuple([instant, amount]) as unknown as z.ZodType<Revision>,
    items: optional(list(id, 1_000)),
    marks: list(mark, 10_000),
    appealed: optional(list(instant, 1_000)),
    optOuts: optional(list(z.tuple([amount, instant, label]) as unknown as z.ZodType<OptOut>, 1_000)),
  });
  const schemas = new Map([["order.scored", schema]]);
  return (input) => typed(schemas, input, "order.scored");
}
