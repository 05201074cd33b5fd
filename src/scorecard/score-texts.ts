import { type Finding, finding } from "../model/finding.ts";
import type { LimitEffect } from "../model/score.ts";
import type { Layers } from "../rulebook/book/layers.ts";
import { loneTexts } from "../rulebook/checks/lone-texts.ts";
import { writerOf } from "../rulebook/checks/speaker.ts";
import { type LimitRule, limitedMetrics } from "./score-figures.ts";

type Notice = LimitEffect["notice"];

const says = ["metric", "value", "limit", "side"];
const notices = { "limit-near": says, "limit-crossed": says };

/** What is said of a limit, in every language of the packs. */
export type ScoreTexts = (notice: Notice, rule: LimitRule, value: number) => LimitEffect["texts"];

/** The texts of some packs; what is missing or broken in them is told in `findings`. */
export function scoreTexts(layered: Layers, findings: Finding[]): ScoreTexts {
  const texts = loneTexts<Notice>(layered, notices, findings);
  const nameOf = (metric: string, locale: string): string | undefined => layered.texts[locale]?.terms?.metric?.[metric];
  for (const locale of Object.keys(layered.texts))
    for (const metric of limitedMetrics)
      if (nameOf(metric, locale) === undefined)
        findings.push(
          finding(
            "MISSING_TEXT",
            `${writerOf(layered, locale, () => false)}.texts.${locale}.terms.metric.${metric}`,
            `"${metric}" has no name in ${locale}.`,
            `terms: { metric: { "${metric}": "…" } }`,
          ),
        );
  return (notice, { metric, side, limit }, value) =>
    texts(notice, (locale) => ({
      metric: nameOf(metric, locale) ?? null,
      value: percent(value, side === "over" ? Math.ceil : Math.floor),
      limit: percent(limit ?? 0, Math.round),
      side,
    }));
}

/** Rounded away from the limit, so that what is past it is not told as if it were at it. */
const percent = (value: number, round: (n: number) => number): string =>
  `${round(Math.round(value * 1e6) / 100) / 100}%`;
