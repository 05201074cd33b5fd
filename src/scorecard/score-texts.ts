import { type Finding, finding } from "../model/finding.ts";
import type { LimitEffect } from "../model/score.ts";
import { parseText } from "../notify/parsed-text.ts";
import { checkTexts, type Speaker } from "../rulebook/check.ts";
import type { Layers } from "../rulebook/layers.ts";
import { type LimitRule, limitedMetrics } from "./score-figures.ts";

const notices: readonly LimitEffect["notice"][] = ["limit-near", "limit-crossed"];

/** A notice as the check of texts knows it. What it says is no fact of an order, so there is nothing to read it from. */
const speaker = (name: string): Speaker => ({
  name,
  kinds: [],
  actions: [],
  says: new Map(["metric", "value", "limit", "side"].map((fact) => [fact, { fact, length: () => undefined }])),
});

/** What is said of a limit, in every language of the packs. */
export type ScoreTexts = (notice: LimitEffect["notice"], rule: LimitRule, value: number) => LimitEffect["texts"];

/** The texts of some packs; what is missing or broken in them is told in `findings`. */
export function scoreTexts({ texts }: Layers, findings: Finding[]): ScoreTexts {
  findings.push(...checkTexts(notices.map(speaker), texts));
  for (const [locale, { terms }] of Object.entries(texts))
    for (const metric of limitedMetrics)
      if (terms?.metric?.[metric] === undefined)
        findings.push(
          finding("MISSING_TEXT", `texts.${locale}.terms.metric.${metric}`, `"${metric}" has no name in ${locale}.`),
        );
  return (notice, { metric, side, limit }, value) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([locale, of]) => {
        const known: { readonly [placeholder: string]: string | undefined } = {
          metric: of.terms?.metric?.[metric],
          value: percent(value, side === "over" ? Math.ceil : Math.floor),
          limit: percent(limit ?? 0, Math.round),
          side,
        };
        const fill = (text = ""): string | undefined =>
          parseText(text, locale).fill((placeholder) => known[placeholder]);
        const { title, body } = of.notices[notice] ?? {};
        const said = [body].flat().flatMap((text) => fill(text) ?? [])[0];
        return said === undefined ? [] : [[locale, { title: fill(title) ?? "", body: said }] as const];
      }),
    );
}

/** Rounded away from the limit, so that what is past it is not told as if it were at it. */
const percent = (value: number, round: (n: number) => number): string =>
  `${round(Math.round(value * 1e6) / 100) / 100}%`;
