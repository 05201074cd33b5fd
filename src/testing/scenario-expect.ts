import type { Effect, SendEffect } from "../model/effect.ts";
import type { Decision, Step } from "../model/result.ts";
import { stable } from "./expect.ts";
import type { Happening, Host } from "./scenario-host.ts";
import { differing, failed, isTime, listed, showTime } from "./scenario-text.ts";
import type {
  DecisionDetails,
  EffectDetails,
  EffectSummary,
  HeldDetails,
  InboxRow,
  MessageDetails,
  MessageRow,
  OtherEffectType,
  SentAs,
  SentMessage,
} from "./scenario-types.ts";

/** What one message has to be. */
export interface Wanted extends MessageDetails {
  readonly as: SentAs;
  readonly who: string;
  readonly notice: string;
  readonly channel: string;
}

type TextMatch = (texts: readonly string[], text: string) => boolean;

export const whole: TextMatch = (texts, text) => texts.includes(text);
export const part: TextMatch = (texts, text) => texts.some((one) => one.includes(text));

const isWho = (who: string, { role, person }: { readonly role?: string; readonly person: string }): boolean =>
  who === role || who === person;

const textsWanted = ({ text }: MessageDetails): readonly string[] => (text === undefined ? [] : [text].flat());

const isMessage = (sent: SentMessage, wanted: Wanted, match: TextMatch): boolean =>
  sent.as === wanted.as &&
  isWho(wanted.who, sent) &&
  sent.notice === wanted.notice &&
  (sent.channel === wanted.channel || sent.kind === wanted.channel) &&
  (wanted.subject === undefined || sent.subject === wanted.subject) &&
  (wanted.at === undefined || isTime(wanted.at, sent.at)) &&
  textsWanted(wanted).every((text) => match(sent.texts, text));

function showWanted(wanted: Wanted, verb: string): string {
  const { as, who, notice, channel, subject, at } = wanted;
  const about = subject === undefined ? "" : ` about ${subject}`;
  const texts = textsWanted(wanted).map((text) => ` ${verb} "${text}"`);
  return `${as} ${who} ${notice} by ${channel}${about}${at === undefined ? "" : ` at ${at}`}${texts.join("")}`;
}

function showSent(sent: SentMessage, zone: string): string {
  const { as, role, person, notice, kind, channel, subject, at } = sent;
  const by = kind === channel ? channel : `${kind} (${channel})`;
  return `${as} ${role} ${notice} by ${by} about ${subject} at ${showTime(at, zone)}, to ${person}`;
}

function show(happening: Happening, zone: string): string {
  const at = showTime(happening.at, zone);
  if (happening.what === "message") return showSent(happening.message, zone);
  if (happening.what === "effect") return `effect ${showEffect(happening.effect)} at ${at}`;
  if (happening.what === "duplicate") return `duplicate ${happening.type} at ${at}`;
  const { code, path, message } = happening.rejection;
  return `rejected ${happening.type} with ${code} at ${at}${path === "" ? "" : `, path ${path}`}: ${message}`;
}

type OtherEffect = Exclude<Effect, SendEffect>;

function summary(effect: OtherEffect): object {
  if (effect.type === "report") return { code: effect.finding.code, path: effect.finding.path };
  const { type: _type, id: _id, owner: _owner, since: _since, at: _at, ...says } = effect;
  return says;
}

const showSummary = (what: object): string =>
  Object.entries(what)
    .map(([name, value]) => `${name} ${typeof value === "object" ? stable(value).replace(/\s+/g, " ") : value}`)
    .sort()
    .join(", ");

const showEffect = (effect: OtherEffect): string => `${effect.type}: ${showSummary(summary(effect))}`;

export const since = ({ action, now, options }: Host): string =>
  `after ${action.name}${now === null ? "" : `, now ${showTime(now, options.zone)}`}`;

/** The next thing that is not named yet has to be this one. */
function next(host: Host, fits: (happening: Happening) => boolean, expected: string, more = ""): Host {
  const [first, ...rest] = host.open;
  if (first && fits(first)) return { ...host, open: rest };
  const { zone } = host.options;
  const received = first ? show(first, zone) : "nothing";
  const later = rest.length === 0 ? "" : `\nthen came:${listed(rest.map((one) => show(one, zone)))}`;
  throw failed(`Another thing happened ${since(host)}.\nexpected: ${expected}\nreceived: ${received}${more}${later}`);
}

/** An empty text is in every message, and one that is listed twice is found once: either would say nothing. */
function checkTexts(wanted: Wanted): void {
  const texts = textsWanted(wanted);
  const isVain = wanted.text !== undefined && texts.length === 0;
  if (isVain || texts.includes("") || new Set(texts).size < texts.length)
    throw failed(
      `What ${wanted.notice} has to say is no list of different texts.\nexpected: texts, each once and none empty; or no \`text\`\nreceived:${listed(texts.map((text) => `"${text}"`))}`,
    );
}

export function expectMessage(host: Host, wanted: Wanted, match: TextMatch = whole): Host {
  checkTexts(wanted);
  const [first] = host.open;
  const texts =
    wanted.text !== undefined && first?.what === "message"
      ? `\nits texts:${listed(first.message.texts.map((text) => `"${text}"`))}`
      : "";
  const verb = match === whole ? "saying" : "containing";
  const fits = (one: Happening): boolean => one.what === "message" && isMessage(one.message, wanted, match);
  return next(host, fits, showWanted(wanted, verb), texts);
}

export function effect<T extends OtherEffectType>(
  host: Host,
  type: T,
  wanted: EffectSummary<T>,
  { at, since: from }: EffectDetails = {},
): Host {
  const fits = (one: Happening): boolean =>
    one.what === "effect" &&
    one.effect.type === type &&
    showSummary(summary(one.effect)) === showSummary(wanted) &&
    (at === undefined || isTime(at, one.effect.at)) &&
    (from === undefined || isTime(from, one.effect.since));
  const when = `${at === undefined ? "" : ` at ${at}`}${from === undefined ? "" : ` since ${from}`}`;
  const [first] = host.open;
  const received =
    from !== undefined && first?.what === "effect" ? `, since ${showTime(first.effect.since, host.options.zone)}` : "";
  return next(host, fits, `effect ${type}: ${showSummary(wanted)}${when}`, received);
}

export const effectOfType = (host: Host, type: OtherEffectType): Host =>
  next(host, (one) => one.what === "effect" && one.effect.type === type, `effect ${type}`);

export function rejected(host: Host, code: string, path?: string, remedy?: string): Host {
  const [first] = host.open;
  const received =
    remedy !== undefined && first?.what === "rejected" ? `\nits remedy: ${first.rejection.remedy ?? "none"}` : "";
  return next(
    host,
    (one) =>
      one.what === "rejected" &&
      one.rejection.code === code &&
      (path === undefined || one.rejection.path === path) &&
      (remedy === undefined || one.rejection.remedy === remedy),
    `rejected with ${code}${path === undefined ? "" : `, path ${path}`}${remedy === undefined ? "" : `\nremedy: ${remedy}`}`,
    received,
  );
}

export const duplicate = (host: Host): Host => next(host, (one) => one.what === "duplicate", "duplicate");

export function accepted(host: Host): Host {
  const { outcomes } = host.action;
  if (outcomes.length > 0 && outcomes.every(({ is }) => is === "accepted")) return host;
  const received = outcomes.map((one) => (one.is === "rejected" ? `rejected with ${one.code}` : one.is));
  throw failed(
    `Not every event was accepted ${since(host)}.\nexpected: accepted\nreceived: ${received.join(", ") || "no event"}`,
  );
}

export function nothingElse(host: Host): Host {
  if (host.open.length === 0) return host;
  const received = listed(host.open.map((one) => show(one, host.options.zone)));
  throw failed(`More happened ${since(host)}.\nexpected: nothing else\nreceived:${received}`);
}

export function nothing(host: Host): Host {
  nothingElse(host);
  if (host.action.happened === 0) return host;
  throw failed(
    `Something happened ${since(host)}.\nexpected: nothing\nreceived: ${host.action.happened} that were named`,
  );
}

/** Of the last step only that decided anything anew, or of all since the last action; each decision once. */
function decisions({ steps: all, action }: Host, lastOnly: boolean): readonly Decision[] {
  const isDecided = ({ record: { lease } }: Step, i: number): boolean => !lease || lease !== all[i - 1]?.record.lease;
  const steps = lastOnly ? all.slice(all.findLastIndex(isDecided)).slice(0, 1) : all.slice(action.firstStep);
  return [...new Map(steps.flatMap((step) => step.decisions.map((one) => [keyOf(one), one]))).values()];
}

const keyOf = ({ is, notice, subject, episode, person, lane, reason }: Decision): string =>
  [is, notice, subject, episode, person, lane, reason].join("/");

/** Who is the buyer as well as the seller is known once for each. */
const rolesOf = (host: Host, id: string): readonly string[] =>
  host.people.flatMap((one) => (one.id === id ? [one.role] : []));

export function decision(
  host: Host,
  is: "held" | "dropped" | "merged",
  notice: string,
  reason: string,
  { who, subject, until }: HeldDetails & DecisionDetails,
): Host {
  const about = decisions(host, is === "held").filter((one) => one.lane === "intrusive" && one.notice === notice);
  const found = about.find(
    (one) =>
      one.is === is &&
      one.reason === reason &&
      (who === undefined || rolesOf(host, one.person).some((role) => isWho(who, { role, person: one.person }))) &&
      (subject === undefined || one.subject === subject) &&
      (until === undefined || (one.until !== undefined && isTime(until, one.until))) &&
      !host.named.has(keyOf(one)),
  );
  if (found) return { ...host, named: new Set([...host.named, keyOf(found)]) };
  const details = [who && `to ${who}`, subject && `about ${subject}`, until !== undefined && `until ${until}`];
  const expected = [`${is} ${notice}: ${reason}`, ...details.filter(Boolean)].join(", ");
  const received = listed(about.map((one) => showDecision(one, host)));
  throw failed(`Not so decided ${since(host)}.\nexpected: ${expected}\nreceived:${received}`);
}

function showDecision(one: Decision, host: Host): string {
  const until = one.until === undefined ? "" : `, until ${showTime(one.until, host.options.zone)}`;
  const again = host.named.has(keyOf(one)) ? " (named before)" : "";
  return `${one.is} ${one.notice}: ${one.reason}, to ${one.person}, about ${one.subject}${until}${again}`;
}

export function messages(host: Host, rows: readonly MessageRow[]): Host {
  const open = host.open.flatMap((one) => (one.what === "message" ? [one.message] : []));
  const wanted = rows.map(([at, who, notice, channel, as = "told"]): Wanted => ({ at, who, notice, channel, as }));
  compare(
    `The messages ${since(host)}`,
    wanted.map((one) => showWanted(one, "")),
    open.map((one) => showSent(one, host.options.zone)),
    (i) => isMessage(open[i] as SentMessage, wanted[i] as Wanted, whole),
  );
  return { ...host, open: host.open.filter((one) => one.what !== "message") };
}

export function filed(host: Host, rows: readonly InboxRow[]): Host {
  const { unread } = host;
  compare(
    `The inbox entries ${since(host)}`,
    rows.map(([at, who, notice]) => `${who} ${notice} at ${at}`),
    unread.map(
      ({ at, role, person, notice }) => `${role} ${notice} at ${showTime(at, host.options.zone)}, to ${person}`,
    ),
    (i) => {
      const [at, who, notice] = rows[i] as InboxRow;
      const entry = unread[i] as SentMessage;
      return isTime(at, entry.at) && isWho(who, entry) && notice === entry.notice;
    },
  );
  return { ...host, unread: [] };
}

/** Two lists have to be the same, row by row. */
export function compare(
  what: string,
  expected: readonly string[],
  received: readonly string[],
  same: (row: number) => boolean,
): void {
  const length = Math.max(expected.length, received.length);
  for (let i = 0; i < length; i++)
    if (i >= expected.length || i >= received.length || !same(i)) throw failed(differing(what, expected, received, i));
}

/** A single value has to be this. */
export function value(host: Host, what: string, same: boolean, expected: string, received: string): Host {
  if (same) return host;
  throw failed(`${what} is another ${since(host)}.\nexpected: ${expected}\nreceived: ${received}`);
}
