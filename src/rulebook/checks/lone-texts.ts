import type { Finding } from "../../model/finding.ts";
import { parseText } from "../../notify/parsed-text.ts";
import type { Layers } from "../book/layers.ts";
import type { Speaker } from "./speaker.ts";
import { checkTexts } from "./texts.ts";

/** By locale, every language of the packs. */
export type TextsByLocale = { readonly [locale: string]: { readonly title: string; readonly body: string } };

/** What placeholders are filled with; null: not known. */
export type LoneFacts = { readonly [placeholder: string]: string | number | null };

/** What a notice says in every language; `facts` may differ from one language to the next. */
export type LoneTexts<N extends string> = (notice: N, facts: (locale: string) => LoneFacts) => TextsByLocale;

/** A notice as the check of texts knows it. What it says is no fact of an order, so there is nothing to read it from. */
const speaker = (name: string, placeholders: readonly string[]): Speaker => ({
  name,
  kinds: [],
  actions: [],
  says: new Map(placeholders.map((fact) => [fact, { fact, length: () => undefined }])),
});

/**
 * The texts of notices that are about no order, and so are told by no rule of one: each with the placeholders it may
 * say. What is missing or broken is told in `findings`.
 */
export function loneTexts<N extends string>(
  layered: Layers,
  notices: { readonly [Notice in N]: readonly string[] },
  findings: Finding[],
): LoneTexts<N> {
  const speakers = Object.entries<readonly string[]>(notices).map(([name, says]) => speaker(name, says));
  const { texts } = layered;
  findings.push(...checkTexts(speakers, layered));
  return (notice, factsIn) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([locale, of]) => {
        const facts = factsIn(locale);
        // Such notices are rare: their texts are parsed when they are said.
        const fill = (text = ""): string | undefined =>
          parseText(text, locale).fill((placeholder) => facts[placeholder] ?? undefined);
        const { title, body } = of.notices[notice] ?? {};
        const said = [body].flat().flatMap((text) => fill(text) ?? [])[0];
        return said === undefined ? [] : [[locale, { title: fill(title) ?? "", body: said }] as const];
      }),
    );
}
