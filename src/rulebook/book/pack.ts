import type { Amount } from "../../compensation/amount.ts";
import type { Compensations } from "../../compensation/rule.ts";
import type { Span } from "../../condition/form.ts";
import type { Calendar, Duration } from "../../model/duration.ts";
import type { PhrasesByLocale } from "../../model/message/phrases.ts";
import type { ParcelKind } from "../../model/parcel.ts";
import type { QuietHours, Role } from "../../model/person.ts";
import type { AnyWords, HostWords, Words } from "../../model/words/types.ts";
import type { Actions, Classes, Inhibitions, Notices } from "../../notify/rule.ts";
import type { Texts } from "../../notify/text.ts";
import type { Derived, Findings, Promises, Windows } from "../../sla/rule.ts";

/** Where a figure comes from: ids of requirements or public rules, or that nobody vouches for it. */
export type Source = readonly string[] | "unverified";

/**
 * Where a pack stands. What stands later overrides what stands before; what a shop or an order gives may be stricter than
 * what is below it, never looser.
 */
export type Layer = "base" | "law" | "platform" | "shop" | "order";

/** A value of a pack; `off` switches off what names it. */
export interface Sourced<V> {
  readonly value: V | "off";
  readonly source: Source;
}

/** The figures of a pack, apart from its rules. */
export interface Values<in out W extends AnyWords = Words> {
  readonly duration?: { readonly [N in W["duration"]]?: Sourced<Duration | readonly Duration[]> };
  readonly amount?: { readonly [N in W["amount"]]?: Sourced<Amount> };
  readonly number?: { readonly [N in W["number"]]?: Sourced<number> };
  readonly clock?: { readonly [N in W["clock"]]?: Sourced<string> };
  /** Instants with an offset: `2026-06-01T00:00+08:00`. */
  readonly date?: { readonly [N in W["date"]]?: Sourced<string> };
  readonly choice?: { readonly [N in keyof W["choice"]]?: Sourced<W["choice"][N][number]> };
}

/** What a law asks of a value. Both ends are inside. */
export interface Limit<V> {
  readonly atMost?: V;
  readonly atLeast?: V;
  readonly source: Source;
}

/** What a law leaves to choose from. */
export interface ChoiceLimit<V> {
  readonly oneOf: readonly V[];
  readonly source: Source;
}

/** Inside these every platform, shop and order must stay. */
export interface Bounds<in out W extends AnyWords = Words> {
  readonly duration?: { readonly [N in W["duration"]]?: Limit<Duration> };
  readonly amount?: { readonly [N in W["amount"]]?: Limit<Amount> };
  readonly number?: { readonly [N in W["number"]]?: Limit<number> };
  readonly clock?: { readonly [N in W["clock"]]?: Limit<string> };
  readonly date?: { readonly [N in W["date"]]?: Limit<string> };
  readonly choice?: { readonly [N in keyof W["choice"]]?: ChoiceLimit<W["choice"][N][number]> };
}

/** A carrier as people know it. */
export interface Carrier {
  /** By locale. */
  readonly name: { readonly [locale: string]: string };
  /** Further codes that providers have for it, written as they write them. */
  readonly codes?: readonly string[];
  readonly phone?: string;
  readonly link?: string;
  readonly source: Source;
}

/** Which parcels are judged, and which are only shown; where no pack says so `primary` ones, which the seller ships, are. */
export type ParcelKinds = { readonly [K in ParcelKind]?: { readonly effective: boolean } };

/**
 * How many messages of all orders together a person may get in a time; a mailbox keeps it. What counts: messages to these roles, of these classes, over these kinds of channel or these adapters; all of
 * them where one is absent. What is capped goes out while there is room beside what the uncapped classes used or have in
 * reserve; these always go, and count.
 */
export interface Budget<in out W extends AnyWords = Words> {
  readonly most: W["number"] | number;
  readonly within: Span<W>;
  readonly reserve?: W["number"] | number;
  readonly to?: readonly Role[];
  readonly classes?: readonly W["class"][];
  readonly channels?: readonly W["channel"][];
  /** Adapter ids. */
  readonly gateways?: readonly string[];
}

/** By names of your own. */
export type Budgets<in out W extends AnyWords = Words> = { readonly [name: string]: Budget<W> };

/** How messages behave: what holds them back, how often they come, what a reader can do about them. */
export interface Conduct<in out W extends AnyWords = Words> {
  readonly inhibitions?: Inhibitions<W>;
  readonly classes?: Classes<W>;
  readonly actions?: Actions<W>;
  /** Courtesy quiet hours of persons who set none, by role. */
  readonly quietHours?: { readonly [R in Role]?: QuietHours };
  /** By channel kind: how many messages of one order a person may get in a time. */
  readonly caps?: { readonly [C in W["channel"]]?: { readonly most: W["number"] | number; readonly within: Span<W> } };
  readonly budgets?: Budgets<W>;
  /**
   * What one message costs, by adapter id or kind of channel, all in one unit of your own; what is not here costs nothing.
   * Of several channels of a kind the cheapest goes first.
   */
  readonly costs?: { readonly [channel: string]: Sourced<number> };
  /**
   * Which kind of channel goes first, by class, where the reader asked for no order: the rule's first (the default), or the
   * cheapest.
   */
  readonly prefers?: { readonly [C in W["class"]]?: "rule" | "cost" };
  /** When nobody knows whether a message of this topic left: `next` tries another channel (the default), `stop` does not. */
  readonly inDoubt?: { readonly [T in W["topic"]]?: "next" | "stop" };
}

/**
 * Rules and the values in them, as data. JSON-serialisable; `version` changes with every change of content, for an
 * order keeps the version it was confirmed under.
 */
export interface Pack<in out W extends AnyWords = Words> extends Conduct<W> {
  readonly id: string;
  readonly version: string;
  /** The pack below: this one adds rules and patches values. */
  readonly extends?: AnyPack;
  /** Absent: a platform's. */
  readonly layer?: Layer;
  /**
   * By whose clock days, business days and cut-offs count: that of a shop or of one order, where no platform says it. Absent
   * everywhere: `Asia/Shanghai`.
   */
  readonly zone?: string;
  /**
   * In what its figures of money are, for which an order in another currency is owed nothing. Absent: in that of the order,
   * whichever it is.
   */
  readonly currency?: string;
  readonly words?: HostWords;
  readonly values?: Values<W>;
  /** Of a law only. They hold wherever it stands among the packs. */
  readonly bounds?: Bounds<W>;
  readonly notices?: Notices<W>;
  readonly promises?: Promises<W>;
  readonly windows?: Windows<W>;
  readonly findings?: Findings<W>;
  /** Instants of its own: when a condition became true. */
  readonly derived?: Derived<W>;
  readonly compensations?: Compensations<W>;
  /** Days off and made-up working days of its zone, for spans in business days. */
  readonly calendar?: Calendar;
  readonly parcelKinds?: ParcelKinds;
  readonly carriers?: { readonly [code: string]: Carrier };
  /** By locale. */
  readonly texts?: { readonly [locale: string]: Texts<W> };
  /** By locale: how people say what they want. Added to those of other packs; a message may mix languages. */
  readonly phrases?: PhrasesByLocale;
}

/** A pack of any words. */
export type AnyPack = Pack | { readonly [Part in keyof Pack<AnyWords>]?: unknown };
