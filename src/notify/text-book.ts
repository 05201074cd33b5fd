import { IntlMessageFormat } from "intl-messageformat";
import { valueAt } from "../condition/access.ts";
import type { FactValue, Frame } from "../condition/frame.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { Person } from "../model/person.ts";
import type { Message } from "../model/request.ts";
import { expectations } from "../model/words/names.ts";
import { toWall } from "../model/zone.ts";
import { instantText, lengthText, moneyText } from "./format.ts";
import type { NoticeRule, Say } from "./notice-rule.ts";
import type { NoticeText } from "./text.ts";

/** The texts of one language, of whatever words. */
export interface RawTexts {
  readonly notices: { readonly [notice: string]: NoticeText | undefined };
  readonly actions?: { readonly [action: string]: string | undefined };
  readonly terms?: { readonly [fact: string]: { readonly [value: string]: string } };
}

export interface RenderedText {
  readonly message: Omit<Message, "id" | "orderId" | "subject" | "person" | "since" | "createdAt" | "expiresAt">;
  /** The placeholders it says. */
  readonly uses: readonly string[];
}

/** When it is said, and since when it is so. */
export interface Moment {
  readonly now: Instant;
  readonly since: Instant;
}

/** Renders texts for readers. */
export interface TextBook {
  /** The texts a notice may go out with, the fullest first; only those whose placeholders are all known. */
  variants(rule: NoticeRule, frame: Frame, person: Person, kind: string, moment: Moment): Iterable<RenderedText>;
  /** The facts its texts may say, as a short hash: what must not change between a message and its leaving. */
  gist(rule: NoticeRule, frame: Frame, person: Person, kind: string, now: Instant): string;
}

/** A text parsed once, with the placeholders it needs. */
export interface ParsedText {
  readonly needs: readonly string[];
  format(values: { readonly [placeholder: string]: string | number }): string;
}

/** Throws where the text is no ICU message; `defineRulebook` turns that into a finding. */
export function parseText(text: string, locale: string): ParsedText {
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const needs = new Set<string>();
  collect(message.getAst(), needs);
  return { needs: [...needs], format: (values) => String(message.format(values)) };
}

/** The texts of one notice in one language, parsed once. */
interface ParsedNotice {
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

function parseNotice({ title, body, sms, status, tip }: NoticeText, texts: RawTexts, locale: string): ParsedNotice {
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
        if (!say || (at !== undefined && isGone(say, at, now))) return null;
        // Lengths of time change by themselves.
        return at ?? ("place" in say ? (valueAt(frame, say.place) ?? null) : null);
      });
      return hashOf([notice?.locale, person.zone, person.addresses[kind], facts]);
    },
    variants: function* (rule, frame, person, kind, { now, since }) {
      const notice = noticeFor(rule, person);
      if (!notice) return;
      const { texts, locale } = notice;
      const known = knownValues(rule, frame, person, locale, texts, now);
      const isKnown = (text: ParsedText): boolean => text.needs.every((name) => name in known);
      const fill = (text: ParsedText | undefined): string | undefined =>
        text && isKnown(text) ? text.format(known) : undefined;
      const [title, status, tip] = [fill(notice.title), fill(notice.status), fill(notice.tip)];
      if (title === undefined) return;
      const values: { [placeholder: string]: string } = {};
      for (const name in known) values[name] = String(known[name]);
      const message = {
        notice: rule.name,
        topic: rule.topic,
        class: rule.class.name,
        locale,
        title,
        ...(status === undefined ? {} : { status }),
        ...(tip === undefined ? {} : { tip }),
        values,
        times: { since: localTime(since, person.zone), ...localTimes(rule, frame, person) },
        actions: rule.actions.map((id) => ({ id, label: texts.actions?.[id] ?? id })),
      };
      for (const [variant, text] of (kind === "sms" ? notice.sms : notice.body).entries()) {
        if (isKnown(text)) yield { message: { ...message, variant, body: text.format(known) }, uses: text.needs };
      }
    },
  };
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
      ? (valueAt(frame, say.place) as Instant | undefined)
      : undefined;

/** A reader's locale, its language, then what the book has. */
export function chain(locale: string, locales: readonly string[]): readonly string[] {
  const language = locale.split("-")[0]?.toLowerCase();
  const near = locales.filter((one) => one.split("-")[0]?.toLowerCase() === language);
  return [...new Set([...locales.filter((one) => one === locale), ...near, ...locales])];
}

function knownValues(
  rule: NoticeRule,
  frame: Frame,
  person: Person,
  locale: string,
  texts: RawTexts,
  now: Instant,
): { [placeholder: string]: string | number } {
  const known: { [placeholder: string]: string | number } = {};
  for (const [placeholder, say] of rule.says) {
    const value = said(say, frame, person, locale, texts, now);
    if (value !== undefined && value !== "") known[placeholder] = value;
  }
  return known;
}

function said(
  say: Say,
  frame: Frame,
  person: Person,
  locale: string,
  texts: RawTexts,
  now: Instant,
): string | number | undefined {
  const at = sayInstant(say, frame);
  if (at !== undefined && isGone(say, at, now)) return undefined;
  if (at !== undefined) return instantText(at, person.zone, locale, now);
  if ("length" in say) {
    const length = say.length(frame, now);
    return length === undefined ? undefined : lengthText(length, locale);
  }
  const value: FactValue = "place" in say ? valueAt(frame, say.place) : "money" in say ? say.money(frame) : undefined;
  if (value === undefined || typeof value === "boolean") return undefined;
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    const words = texts.terms?.[say.fact];
    // A carrier's code comes from outside and may be called like what every object has.
    return words && Object.hasOwn(words, value) ? words[value] : value;
  }
  if ("reason" in value) return texts.terms?.[say.fact]?.[value.reason] ?? value.reason;
  return "amount" in value ? moneyText(value as Money, locale) : undefined;
}

/** An expectation that has gone by. */
const isGone = (say: Say, at: Instant, now: Instant): boolean =>
  at <= now && (expectations as readonly string[]).includes(say.fact);

/** FNV-1a, 32 bits: enough to see that a text is not what it was; never to keep anything secret. */
function hashOf(content: unknown): string {
  const text = JSON.stringify(content);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

// Element types of the ICU parser: 0 literal, 2 number, 3 date, 4 time, 7 number sign, 8 tag; all others name an
// argument. Numbers, dates and times are formatted by the runtime's own data, and throw for what is formatted already.
function collect(ast: Ast, needs: Set<string>): void {
  for (const element of ast) {
    if (element.type === 2 || element.type === 3 || element.type === 4)
      throw new SyntaxError("Facts come formatted: plural and select only.");
    if (element.type === 0 || element.type === 7) continue;
    if (element.type !== 8 && "value" in element) needs.add(element.value);
    if ("options" in element) for (const option of Object.values(element.options)) collect(option.value, needs);
  }
}
