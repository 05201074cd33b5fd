import { type Calls, guarded, nowArgument } from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";
import { scoreReader } from "../model/schema/score.ts";
import { checkArguments, checkGiven } from "../rulebook/any-step.ts";
import { ofLonePacks } from "../rulebook/checks/lone-layers.ts";
import type { RulebookOptions } from "../rulebook/rulebook.ts";
import { scoreFigures } from "./score-figures.ts";
import { joinedRecords } from "./score-rows.ts";
import { stepScore } from "./score-step.ts";
import { scoreTexts } from "./score-texts.ts";
import type { Scorecards } from "./scorecards.ts";
import { budgetsByItem, measureRecord, standingOf } from "./standing.ts";

/**
 * Makes what measures, grades and warns sellers, of the figures and texts of packs: `limit.…` what share is allowed,
 * `grade.…` how the parts of the score weigh, `ladder.…` what often being late leads to. Those of the domain are
 * unverified but where they have a source: replace them by your platform's. Of the packs only these are looked at;
 * `defineRulebook` checks the rest.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`: a figure or a text that is missing, broken or cannot be, all at once.
 *
 * @example
 * import { type Contribution, defineScorecards } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const scorecards = defineScorecards({ packs: [pinduoduo] });
 * const now = 1780452000001;
 * const rows = Array.from({ length: 40 }, (_, i): Contribution => ({
 *   id: `c${i}`, type: "order.scored", seller: "shop-1", order: `${1000 + i}`, rev: [now, 2],
 *   marks: [["ship-by", now - 1, i < 3 ? "no" : "yes"]],
 * }));
 * const { record, effects } = scorecards.step(null, rows, { now });
 * effects[0]?.texts.en?.body; // "Late shipment rate is 7.5%, over 5%. It affects your rating and exposure."
 * scorecards.standing(record, { now }).ladder.step; // "shown-less"
 */
export function defineScorecards(options: Pick<RulebookOptions, "packs">): Scorecards {
  const book = ofLonePacks(options, (layered, findings) => ({
    figures: scoreFigures(layered, findings),
    texts: scoreTexts(layered, findings),
  }));
  const read = scoreReader();
  return guarded<Scorecards>(
    {
      step: (record, contributions, { now }) => {
        checkArguments(record, "orders", now);
        checkGiven(record, contributions);
        return stepScore(book, read, record, contributions, now);
      },
      merge: (one, other) => {
        if (one.id !== other.id && one.id !== "" && other.id !== "")
          throw new UsageError("NOT_A_RECORD", "The scorecards are of two sellers.");
        return joinedRecords(one, other, book.figures);
      },
      measure: (record, window, { now }) => measureRecord(book.figures, record, window, now),
      errorBudgets: (record, { now }) => budgetsByItem(book.figures, record, now),
      standing: (record, { now }) => standingOf(book.figures, record, now),
    },
    calls,
  );
}

const record = ["record", { id: "text", orders: "list" }, "what the last step returned"] as const;
const calls: Calls<Scorecards> = {
  step: [null, ["contributions", "list", "what `contribution` made of orders, or []"], nowArgument],
  merge: [record, record],
  measure: [record, ["window", { from: "instant", to: "instant" }, "{ from, to, item }"], nowArgument],
  errorBudgets: [record, nowArgument],
  standing: [record, nowArgument],
};
