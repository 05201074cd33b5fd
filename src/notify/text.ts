import type { AnyWords, Words } from "../model/words/types.ts";

/** Of texts that say the same the fullest first. */
type Variants = string | readonly [string, ...string[]];

/**
 * The words of one notice in one language: ICU MessageFormat over formatted facts (`{eta}`, `{tn}` …). An instant is a
 * wall time of the reader's zone: `6月3日18:00` in Chinese, `3 Jun 18:00` in English, `2026-06-03 18:00` in any other.
 * `plural` and `select` go by the value itself, not by the word for it: `{colour, select, red {…} other {…}}`.
 *
 * A list is tried from its fullest variant down: one whose placeholders are not all known, or that does not fit the
 * channel, is passed over. So the variant without an arrival time and the shorter variant are the same thing.
 * Where none is left the notice is not told, so let the last say only what is always known.
 */
export interface NoticeText {
  /** Subject of a mail, title of a push or inbox entry. */
  readonly title: string;
  readonly body: Variants;
  /** Where the body is not fit for text messages. */
  readonly sms?: Variants;
  /** A plain sentence that asks for a reply: ends a text message whose channel takes one, where there is room. */
  readonly reply?: string;
  /** A status word for channels of cards; in Chinese at most 5 characters. */
  readonly status?: string;
  /** One line for channels of cards, at most 20 characters. */
  readonly tip?: string;
}

/** All texts of one language. */
export interface Texts<in out W extends AnyWords = Words> {
  readonly notices: { readonly [N in W["notice"]]?: NoticeText };
  readonly actions?: { readonly [A in W["action"]]?: string };
  /** Fact → value → word, for facts that take one of a list of values. */
  readonly terms?: { readonly [fact: string]: { readonly [value: string]: string } };
  /** How to refuse more, plainly: ends every text message of a class that needs consent. */
  readonly optOut?: string;
}
