import type { ChannelAdapter } from "../channels/adapter.ts";
import { valueAt } from "../condition/access.ts";
import type { FactValue } from "../condition/frame.ts";
import type { WantEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { LedgerRow, WantRow } from "../model/record.ts";
import type { WantFacts } from "../model/want.ts";
import { day } from "../model/zone.ts";
import { leftOf, rowOf } from "./ledger.ts";
import type { NoticeRule } from "./notice-rule.ts";
import type { Candidate, Desk } from "./pipeline-types.ts";
import { inDigest, parseTellingKey, type TellingKey, tellingKey } from "./send-id.ts";

// What an order asks of a person's mailbox is a register, not a command: the highest revision counts, an equal question
// is not asked twice, and each revision says all of it, so that one that is overtaken takes nothing with it.

/**
 * How long a question that came to its end is remembered, and one that nobody answers is waited for: then it is asked
 * again, for it may never have come.
 */
export const remembered: number = day;

/** How a message ended that the person has not allowed, or not any more. */
export const noGrant = "no-grant";

/** The one thing that is asked about: notice / subject / episode / person. */
export const wantKey = ({ rule, frame, episode, person }: Candidate): string =>
  tellingKey({ notice: rule.name, subject: frame.key, episode, person: person.id });

/** What a question is about. */
export const aboutOf = ({ k }: WantRow): TellingKey | undefined => parseTellingKey(k);

/** The question about this candidate as it stands; undefined where none was asked, or its facts have changed since. */
export function standingWant(candidate: Candidate, desk: Desk): WantRow | undefined {
  const key = wantKey(candidate);
  const row = desk.wants.find((one) => one.k === key);
  return row && row.s !== "withdrawn" && row.f === fingerprint(candidate) ? row : undefined;
}

/** At its end. Taken back it may be asked again; refused over every channel it is not, while its facts are the same. */
export const ended = ({ v, ...row }: WantRow): WantRow => ({
  ...row,
  r: row.r + 1,
  s: v?.[1] === "refuse" ? "settled" : "withdrawn",
});

/** Instants, numbers and amounts a digest may count and compare; no text, so nothing of the person. */
export function wantFacts({ rule, frame }: Pick<Candidate, "rule" | "frame">): WantFacts {
  const facts: { [placeholder: string]: WantFacts[string] } = {};
  for (const [placeholder, say] of rule.says) {
    const value: FactValue =
      "place" in say ? valueAt(frame, say.place) : "instant" in say ? say.instant(frame) : undefined;
    if (typeof value === "number" || (typeof value === "object" && "amount" in value)) facts[placeholder] = value;
  }
  return facts;
}

export const fingerprint = (candidate: Pick<Candidate, "rule" | "frame">): string =>
  JSON.stringify(wantFacts(candidate));

/** Asks: a new revision of the register. Refusals of other channels stand while the facts do. */
export function asked(candidate: Candidate, channel: string, desk: Desk): WantRow {
  const before = desk.wants.find((one) => one.k === wantKey(candidate));
  const same = before?.f === fingerprint(candidate);
  return {
    k: wantKey(candidate),
    p: candidate.person.id,
    r: (before?.r ?? 0) + 1,
    c: channel,
    f: fingerprint(candidate),
    t: desk.now,
    s: "open",
    ...(same && before?.x ? { x: before.x } : {}),
  };
}

/** What a question is put together from. */
export interface Asking {
  readonly orderId: string;
  readonly now: Instant;
  readonly rules: readonly NoticeRule[];
  readonly adapters: readonly ChannelAdapter[];
  readonly ledger: readonly LedgerRow[];
  readonly silent: ReadonlySet<string>;
}

export function wantEffect(row: WantRow, on: Asking, since: Instant = row.t): WantEffect {
  const about = aboutOf(row);
  const rule = on.rules.find((one) => one.name === about?.notice);
  const carrier = on.adapters.find((adapter) => adapter.id === row.c);
  const told = about && rowOf(on.ledger, about.notice, about.subject, about.episode, about.person);
  return {
    type: "want",
    id: `${on.orderId}/want/${row.k}/${row.r}`,
    owner: on.orderId,
    person: row.p,
    key: `${on.orderId}/${row.k}`,
    rev: row.r,
    status: row.s,
    notice: about?.notice ?? "",
    channel: row.c,
    class: rule?.class.name ?? "",
    topic: rule?.topic ?? "",
    facts: JSON.parse(row.f),
    permits: [
      ...(rule?.class.uncapped ? [] : (["cap"] as const)),
      ...(carrier?.capabilities.consentPerMessage ? (["grant"] as const) : []),
    ],
    left: told ? leftOf(told).filter(([channel]) => channel !== inDigest && !on.silent.has(channel)) : [],
    since,
    at: on.now,
  };
}
