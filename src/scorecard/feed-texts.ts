import type { FeedEffect } from "../model/feed.ts";
import type { Finding } from "../model/finding.ts";
import { parseText } from "../notify/parsed-text.ts";
import { chain } from "../notify/text-book.ts";
import { checkTexts, type Speaker } from "../rulebook/check.ts";
import type { Layers } from "../rulebook/layers.ts";

export type FeedNotice = "feed-lagging" | "feed-silent" | "feed-recovered";
const notices: readonly FeedNotice[] = ["feed-lagging", "feed-silent", "feed-recovered"];

/** A notice as the check of texts knows it. What it says is no fact of an order, so there is nothing to read it from. */
const speaker = (name: FeedNotice): Speaker => ({
  name,
  kinds: [],
  actions: [],
  says: new Map(["carrier", "lag", "cnt"].map((fact) => [fact, { fact, length: () => undefined }])),
});

/** What is said of a carrier, in every language of the packs. */
export type FeedTexts = (notice: FeedNotice, carrier: string, facts: FeedEffect["facts"]) => FeedEffect["texts"];

/** The texts of some packs; what is missing or broken in them is told in `findings`. */
export function feedTexts({ packs, texts }: Layers, findings: Finding[]): FeedTexts {
  findings.push(...checkTexts(notices.map(speaker), texts));
  const carriers = new Map(packs.flatMap((pack) => Object.entries(pack.carriers ?? {})));
  return (notice, carrier, facts) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([locale, of]) => {
        const name = carriers.get(carrier)?.name ?? {};
        const known = { ...facts, carrier: name[chain(locale, Object.keys(name))[0] ?? ""] ?? carrier };
        // Alarms are rare: their texts are parsed when they are said.
        const fill = (text = ""): string | undefined =>
          parseText(text, locale).fill((placeholder) => known[placeholder as keyof typeof known] ?? undefined);
        const { title, body } = of.notices[notice] ?? {};
        const said = [body].flat().flatMap((text) => fill(text) ?? [])[0];
        return said === undefined ? [] : [[locale, { title: fill(title) ?? "", body: said }] as const];
      }),
    );
}
