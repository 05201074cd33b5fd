import type { FeedEffect } from "../model/feed.ts";
import type { Finding } from "../model/finding.ts";
import { carrierName, carrierOf, carriersOf } from "../rulebook/book/carriers.ts";
import type { Layers } from "../rulebook/book/layers.ts";
import { loneTexts } from "../rulebook/checks/lone-texts.ts";

export type FeedNotice = "feed-lagging" | "feed-silent" | "feed-recovered";

const says = ["carrier", "lag", "cnt"];
const notices = { "feed-lagging": says, "feed-silent": says, "feed-recovered": says };

/** What is said of a carrier, in every language of the packs. */
export type FeedTexts = (notice: FeedNotice, carrier: string, facts: FeedEffect["facts"]) => FeedEffect["texts"];

/** The texts of some packs; what is missing or broken in them is told in `findings`. */
export function feedTexts(layered: Layers, findings: Finding[]): FeedTexts {
  const texts = loneTexts<FeedNotice>(layered, notices, findings);
  const carrierBy = carrierOf(carriersOf(layered));
  return (notice, carrier, facts) =>
    texts(notice, (locale) => ({ ...facts, carrier: carrierName(carrierBy(carrier), locale) }));
}
