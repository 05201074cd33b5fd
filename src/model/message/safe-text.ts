import { dates, numbersHidden } from "../private-numbers.ts";

/** What of somebody's own words may be passed on: as much as a text message holds beside what it says itself. */
const longest = 60;

/** Mail addresses and links: private, or bait. */
const addresses = /[^\s@]+@[^\s@]+|https?:\S+|www\.\S+/giu;

/** A link without any of that. A capital after the stop begins a sentence whose blank is missing. */
const bareLinks = /[\w-]+(?:\.[\w-]+)*\.(?!(?!Com|Net|Org|Cn)[A-Z][a-z]+(?![\w/]))[A-Za-z]{2,}(?:\/\S*)?/g;

/** Phone numbers, codes, house numbers in full; a date is none of them. */
const withoutNumbers = /* @__PURE__ */ numbersHidden(5, () => "…", dates, "+*#");

const plain = (text: string): string => text.normalize("NFKC").replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, " ");
const hidden = (text: string): string => withoutNumbers(text.replace(addresses, "…").replace(bareLinks, "…"));
const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Somebody's own words, to the letter where nothing in them is private; else with `…` in its place. */
export const concealed = (text: string): string => {
  const told = plain(text);
  const shown = hidden(told);
  return shown === told ? text : tidy(shown);
};

/**
 * Somebody's own words without numbers of five digits and more that are no date, mail addresses, links and control
 * characters, in at most 60 characters. Empty where nothing is left.
 */
export const safeText = (text: string): string => {
  const told = tidy(hidden(plain(text)));
  const shown = [...told];
  return shown.length <= longest ? told : `${shown.slice(0, longest - 1).join("")}…`;
};
