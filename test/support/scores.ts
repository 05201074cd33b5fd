import {
  type Contribution,
  contribution,
  defineScorecards,
  type LimitEffect,
  type Mark,
  type Measure,
  type OrderRecord,
  type Rulebook,
  type Scorecards,
  type ScoreRecord,
  type ScoreStep,
} from "waybell";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { at, clock } from "./times.ts";

export const hour = 3_600_000;
export const day: number = 24 * hour;
export const scorecards: Scorecards = defineScorecards({ packs: [pinduoduo] });
export const abroad: Scorecards = defineScorecards({ packs: [marketplaceIntl] });

/** What an order adds, made by hand: its marks, told at an instant of Shanghai's clock. */
export const added = (
  order: string,
  told: string | number,
  marks: readonly Mark[],
  more: Partial<Contribution> = {},
): Contribution => {
  const now = typeof told === "number" ? told : at(told);
  return { id: `${order}/${now}`, type: "order.scored", seller: "shop-1", order, rev: [now, 1], marks, ...more };
};

/** So many orders that were due to be shipped then, of which some were late; the first are. */
export const due = (many: number, late: number, when: string, prefix = "o"): readonly Contribution[] =>
  Array.from({ length: many }, (_, i) =>
    added(`${prefix}${String(i).padStart(5, "0")}`, at(when) + 1, [["ship-by", at(when), i < late ? "no" : "yes"]]),
  );

/** What an order adds to its seller's figures over a window, measured at its end unless said otherwise. */
export function figuresOf(
  book: Rulebook,
  record: OrderRecord | null,
  from: string,
  to: string,
  now: string = to,
): readonly Measure[] {
  const row = record && contribution(book, { record }, { seller: "shop-1" });
  if (!row) return [];
  const card = scorecards.step(null, [row], { now: Math.max(at(now), record.now) }).record;
  return scorecards.measure(card, { from: at(from), to: at(to) }, { now: at(now) });
}

/** `1/2` or `1/2 1 out`: what stands above and below the line, and what was left out. */
export const shown = ({ numerator, denominator, excluded }: Measure): string =>
  `${numerator}/${denominator}${excluded > 0 ? ` ${excluded} out` : ""}`;

/** Those figures by name; several of one name with what they are of. */
export const table = (
  measures: readonly Measure[],
  ...metrics: readonly string[]
): { readonly [name: string]: string } =>
  Object.fromEntries(
    measures
      .filter(({ metric }) => metrics.includes(metric))
      .map((one) => [one.of === undefined ? one.metric : `${one.metric} ${one.of}`, shown(one)]),
  );

/** `limit-crossed late-ship 06-03 10:00`: what is said of what, and since when. */
export const told = ({ notice, metric, since }: LimitEffect): string => `${notice} ${metric} ${clock(since)}`;

/** A host of one seller; steps keep its record. */
export class ScoreHost {
  record: ScoreRecord | null = null;
  private readonly own: Scorecards;

  constructor(own: Scorecards = scorecards) {
    this.own = own;
  }

  /** Steps to an instant of Shanghai's clock with what orders added. */
  at(time: string | number, ...rows: readonly Contribution[]): ScoreStep {
    const step = this.own.step(this.record, rows, { now: typeof time === "number" ? time : at(time) });
    this.record = step.record;
    return step;
  }

  /** Wakes whenever it asked to, up to an instant, and says what came of it. */
  until(time: string, from: ScoreStep): readonly string[] {
    const said: string[] = [];
    let { wakeAt } = from;
    while (wakeAt !== null && wakeAt <= at(time)) {
      const step = this.at(wakeAt);
      said.push(...step.effects.map(told));
      ({ wakeAt } = step);
    }
    return said;
  }
}
