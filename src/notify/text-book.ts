import type { ChannelAdapter } from "../channels/adapter.ts";
import { instantAt, valueAt } from "../condition/access.ts";
import type { FactValue, Frame } from "../condition/frame.ts";
import { shortHash } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { Person } from "../model/person.ts";
import type { Message } from "../model/request.ts";
import { askedBy, days, expectations, freeTexts } from "../model/words/names.ts";
import { toWall } from "../model/zone.ts";
import { endedWith, endings, optOutOf } from "./endings.ts";
import { dayText, instantText, lengthText, moneyText } from "./format.ts";
import { type Further, letter } from "./letter.ts";
import { masked } from "./masking.ts";
import type { NoticeRule, Say } from "./notice-rule.ts";
import { type Known, type ParsedText, parseText } from "./parsed-text.ts";
import type { NoticeText } from "./text.ts";

/** The texts of one language, of whatever words. */
export interface RawTexts {
  readonly notices: { readonly [notice: string]: NoticeText | undefined };
  readonly actions?: { readonly [action: string]: string | undefined };
  readonly terms?: { readonly [fact: string]: { readonly [value: string]: string } };
  readonly optOut?: string;
}

export interface RenderedText {
  readonly message: Message;
  /** The placeholders it says. */
  readonly uses: readonly string[];
}

/** What a message is besides its text. */
export interface Envelope
  extends Pick<Message, "id" | "orderId" | "subject" | "person" | "since" | "createdAt" | "expiresAt"> {
  offers(action: string): boolean;
}

/** Renders texts for readers. */
export interface TextBook {
  /** The texts a notice may go out with, the fullest first; only those whose placeholders are all known. */
  variants(
    rule: NoticeRule,
    frame: Frame,
    person: Person,
    on: Pick<ChannelAdapter, "kind" | "capabilities">,
    envelope: Envelope,
  ): Iterable<RenderedText>;
  /** The facts its texts may say, as a short hash: what must not change between a message and its leaving. */
  gist(rule: NoticeRule, frame: Frame, person: Person, kind: string, now: Instant): string;
  /** Until when they say the same: the next of the dates in them that goes by. */
  statesUntil(rule: NoticeRule, frame: Frame, person: Person, now: Instant): number;
}

/** The texts of one notice in one language, parsed once. */
interface ParsedNotice extends Pick<NoticeText, "reply"> {
  readonly texts: RawTexts;
  readonly locale: string;
  readonly title: ParsedText;
  readonly status: ParsedText | undefined;
  readonly tip: ParsedText | undefined;
  readonly body: readonly ParsedText[];
  readonly sms: readonly ParsedText[];
  /** Every placeholder that any of them says. */
  readonly needs: readonly string[];
}

function parseNotice(
  { title, body, sms, reply, status, tip }: NoticeText,
  texts: RawTexts,
  locale: string,
): ParsedNotice {
  const parse = (source: string): ParsedText => parseText(source, locale);
  const optional = (source: string | undefined): ParsedText | undefined =>
    source === undefined ? undefined : parse(source);
  const bodies = [body].flat().map(parse);
  const short = sms === undefined ? bodies : [sms].flat().map(parse);
  const parts = { title: parse(title), status: optional(status), tip: optional(tip) };
  const all = [...Object.values(parts), ...bodies, ...short];
  return {
    texts,
    locale,
    ...(reply === undefined ? {} : { reply }),
    ...parts,
    body: bodies,
    sms: short,
    needs: [...new Set(all.flatMap((text) => text?.needs ?? []))],
  };
}

export function textBook(byLocale: { readonly [locale: string]: RawTexts }): TextBook {
  const locales = Object.keys(byLocale);
  const parsed = new Map<string, Map<string, ParsedNotice | undefined>>();
  /** In the reader's language, or the nearest that has it. */
  const noticeFor = ({ name }: NoticeRule, { locale }: Person): ParsedNotice | undefined => {
    const forLocale = parsed.get(locale) ?? new Map<string, ParsedNotice | undefined>();
    if (forLocale.has(name)) return forLocale.get(name);
    const found = chain(locale, locales).flatMap((one) => {
      const texts = byLocale[one];
      const text = texts?.notices[name];
      return texts && text ? parseNotice(text, texts, one) : [];
    })[0];
    if (parsed.size < 256) parsed.set(locale, forLocale.set(name, found));
    return found;
  };
  return {
    gist: (rule, frame, person, kind, now) => {
      const notice = noticeFor(rule, person);
      const facts = notice?.needs.map((placeholder) => {
        const say = rule.says.get(placeholder);
        const at = say ? sayInstant(say, frame) : undefined;
        if (!say || (at !== undefined && isGone(placeholder, say, at, now))) return null;
        // Lengths of time change by themselves.
        return at ?? ("place" in say ? (valueAt(frame, say.place) ?? null) : null);
      });
      return shortHash([notice?.locale, person.zone, person.addresses[kind], facts]);
    },
    statesUntil: (rule, frame, person, now) => {
      const dates = noticeFor(rule, person)?.needs.flatMap((placeholder) => {
        const say = rule.says.get(placeholder);
        const at = say ? sayInstant(say, frame) : undefined;
        return say && at !== undefined && at > now && goesBy(placeholder, say) ? at : [];
      });
      return Math.min(...(dates ?? []));
    },
    variants: function* (rule, frame, person, on, envelope) {
      const notice = noticeFor(rule, person);
      if (!notice) return;
      const { texts, locale } = notice;
      const known = knowing((placeholder, bare) => {
        const say = rule.says.get(placeholder);
        if (bare) return say && bareOf(say, frame);
        return say && said(placeholder, say, frame, person, locale, texts, envelope.createdAt);
      });
      const title = notice.title.fill(known);
      if (title === undefined) return;
      const [status, tip] = [notice.status?.fill(known), notice.tip?.fill(known)];
      const { id, orderId, subject, since, createdAt, expiresAt, offers } = envelope;
      const actions = rule.actions
        .filter(offers)
        .map((action) => ({ id: action, label: texts.actions?.[action] ?? action }));
      const further: Further = {
        values: () => allKnown(rule, known),
        times: () => ({ since: localTime(since, person.zone), ...localTimes(rule, frame, person) }),
      };
      const optOut = optOutOf(texts, rule, on);
      const behind = endings(notice, optOut, on);
      for (const [variant, text] of (on.kind === "sms" ? notice.sms : notice.body).entries()) {
        const said = text.fill(known);
        if (said === undefined) continue;
        for (const sentences of behind) {
          const parts = {
            notice: rule.name,
            topic: rule.topic,
            class: rule.class.name,
            locale,
            title,
            ...(status === undefined ? {} : { status }),
            ...(tip === undefined ? {} : { tip }),
            ...(optOut === undefined ? {} : { optOut }),
            actions,
            variant,
            body: endedWith(said, sentences, locale),
            id,
            orderId,
            subject,
            person: envelope.person,
            since,
            createdAt,
            expiresAt,
          };
          yield { message: letter(parts, further), uses: text.needs };
        }
      }
    },
  };
}

/** Looks up each placeholder once; an empty text says nothing. */
function knowing(lookUp: Known): Known {
  const found = new Map<string, string | number | undefined>();
  return (placeholder, bare) => {
    if (bare) return lookUp(placeholder, bare);
    if (found.has(placeholder)) return found.get(placeholder);
    const value = lookUp(placeholder);
    const known = value === "" ? undefined : value;
    found.set(placeholder, known);
    return known;
  };
}

function allKnown(rule: NoticeRule, known: Known): Message["values"] {
  const values: { [placeholder: string]: string } = {};
  for (const placeholder of rule.says.keys()) {
    const value = known(placeholder);
    if (value !== undefined) values[placeholder] = String(value);
  }
  return values;
}

/** The instants it can say as the reader's wall clock, for channels that write times in a form of their own. */
function localTimes(rule: NoticeRule, frame: Frame, person: Person): { readonly [placeholder: string]: string } {
  const times: { [placeholder: string]: string } = {};
  for (const [placeholder, say] of rule.says) {
    const at = sayInstant(say, frame);
    if (at !== undefined) times[placeholder] = localTime(at, person.zone);
  }
  return times;
}

const localTime = (at: Instant, zone: string): string => new Date(toWall(at, zone)).toISOString().slice(0, 16);

const sayInstant = (say: Say, frame: Frame): Instant | undefined =>
  "instant" in say
    ? say.instant(frame)
    : "place" in say && say.place.kind === "instant"
      ? instantAt(frame, say.place)
      : undefined;

/** Platforms write zh_CN, too. */
const tagOf = (locale: string): string => locale.toLowerCase().replaceAll("_", "-");

/** A reader's locale, its language, what its country reads, English, then what the book has, as for a reader unknown. */
export function chain(locale: string, locales: readonly string[]): readonly string[] {
  const tag = tagOf(locale);
  const [language = "", ...rest] = tag.split("-");
  const having = (part: string): readonly string[] => locales.filter((one) => tagOf(one).split("-").includes(part));
  const country = rest.find((part) => /^[a-z]{2}$/.test(part)) ?? language;
  return [
    ...new Set([
      ...locales.filter((one) => tagOf(one) === tag),
      ...having(language),
      ...having(country),
      ...(language === "" ? [] : having("en")),
      ...locales,
    ]),
  ];
}

function said(
  placeholder: string,
  say: Say,
  frame: Frame,
  person: Person,
  locale: string,
  texts: RawTexts,
  now: Instant,
): string | number | undefined {
  const at = sayInstant(say, frame);
  if (at !== undefined && isGone(placeholder, say, at, now)) return undefined;
  if (at !== undefined) return (isOneOf(days, say) ? dayText : instantText)(at, person.zone, locale, now);
  if ("length" in say) {
    const length = say.length(frame, now);
    return length === undefined ? undefined : lengthText(length, locale);
  }
  const value: FactValue = "place" in say ? valueAt(frame, say.place) : "money" in say ? say.money(frame) : undefined;
  if (value === undefined || typeof value === "boolean") return undefined;
  if (typeof value === "number")
    return "place" in say && say.place.kind === "duration" ? lengthText(value, locale) : value;
  if (typeof value === "string") {
    const words = texts.terms?.[say.fact];
    // A carrier's code comes from outside and may be called like what every object has.
    if (words && Object.hasOwn(words, value)) return words[value];
    return isOneOf(freeTexts, say) ? masked(withoutStop(oneLine(value))) : oneLine(value);
  }
  if ("reason" in value) return texts.terms?.[say.fact]?.[value.reason] ?? value.reason;
  return "amount" in value ? moneyText(value as Money, locale) : undefined;
}

/** What a choice goes by; nothing of what is no plain value. */
function bareOf(say: Say, frame: Frame): string | number | undefined {
  const value: FactValue = "place" in say ? valueAt(frame, say.place) : undefined;
  if (typeof value === "object" && "reason" in value) return value.reason;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
/** Somebody's own sentence within one of ours, which has a full stop itself. */
const withoutStop = (text: string): string => text.replace(/[\s。．.！!；;，,]+$/u, "");

/** An expectation, or the end of a time to act, that has gone by. */
const isGone = (placeholder: string, say: Say, at: Instant, now: Instant): boolean =>
  at <= now && goesBy(placeholder, say);

const goesBy = (placeholder: string, say: Say): boolean =>
  isOneOf(expectations, say) || say.fact.endsWith(".closes") || askedBy.some((one) => one === placeholder);

const isOneOf = (facts: readonly string[], { fact }: Say): boolean => facts.includes(fact);
