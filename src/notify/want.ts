import type { ChannelAdapter } from "../channels/adapter.ts";
import { valueAt } from "../condition/access.ts";
import type { FactValue } from "../condition/frame.ts";
import type { WantEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { WantRow } from "../model/record.ts";
import type { NoticeRule } from "./notice-rule.ts";
import type { Candidate, Desk } from "./pipeline-types.ts";
import { tellingKey } from "./send-id.ts";

// What an order asks of a person's mailbox is a register, not a command: the highest revision counts, and an equal
// question is not asked twice.

/** The one thing that is asked about: notice / subject / episode / person. */
export const wantKey = ({ rule, frame, episode, person }: Candidate): string =>
  tellingKey({ notice: rule.name, subject: frame.key, episode, person: person.id });

/** The question about this candidate as it stands; undefined where none was asked, or its facts have changed since. */
export function standingWant(candidate: Candidate, desk: Desk): WantRow | undefined {
  const key = wantKey(candidate);
  const row = desk.wants.find((one) => one.k === key);
  return row && row.s !== "withdrawn" && row.f === fingerprint(candidate) ? row : undefined;
}

/** Taken back: a new revision without a verdict. */
export const withdrawn = ({ v: _verdict, ...row }: WantRow): WantRow => ({ ...row, r: row.r + 1, s: "withdrawn" });

/** Instants, numbers and amounts a digest may count and compare; no text, so nothing of the person. */
export function wantFacts({ rule, frame }: Pick<Candidate, "rule" | "frame">): WantEffect["facts"] {
  const facts: { [placeholder: string]: number } = {};
  for (const [placeholder, say] of rule.says) {
    const value: FactValue =
      "place" in say ? valueAt(frame, say.place) : "instant" in say ? say.instant(frame) : undefined;
    if (typeof value === "number") facts[placeholder] = value;
    else if (typeof value === "object" && "amount" in value) facts[placeholder] = value.amount;
  }
  return facts;
}

export const fingerprint = (candidate: Pick<Candidate, "rule" | "frame">): string =>
  JSON.stringify(wantFacts(candidate));

/** What the mailbox has to grant for this channel. */
const permitsFor = (rule: NoticeRule, consentPerMessage: boolean): WantEffect["permits"] => [
  ...(rule.class.uncapped ? [] : (["cap"] as const)),
  ...(consentPerMessage ? (["grant"] as const) : []),
];

/** Asks: a new revision of the register. Refusals of other channels stand while the facts do. */
export function asked(
  candidate: Candidate,
  carrier: ChannelAdapter,
  desk: Desk,
): { readonly row: WantRow; readonly effect: WantEffect } {
  const before = desk.wants.find((one) => one.k === wantKey(candidate));
  const same = before?.f === fingerprint(candidate);
  const row: WantRow = {
    k: wantKey(candidate),
    p: candidate.person.id,
    r: (before?.r ?? 0) + 1,
    c: carrier.id,
    f: fingerprint(candidate),
    t: desk.now,
    s: "open",
    ...(same && before?.x ? { x: before.x } : {}),
  };
  const { rule, since } = candidate;
  const details = {
    class: rule.class.name,
    topic: rule.topic,
    facts: wantFacts(candidate),
    permits: permitsFor(rule, carrier.capabilities.consentPerMessage),
  };
  return { row, effect: wantEffect(desk.orderId, row, since, desk.now, details) };
}

export const wantEffect = (
  owner: string,
  row: WantRow,
  since: Instant,
  at: Instant,
  details: Pick<WantEffect, "class" | "topic" | "facts" | "permits"> = { class: "", topic: "", facts: {}, permits: [] },
): WantEffect => ({
  type: "want",
  id: `${owner}/want/${row.k}/${row.r}`,
  owner,
  person: row.p,
  key: `${owner}/${row.k}`,
  rev: row.r,
  status: row.s,
  channel: row.c,
  ...details,
  since,
  at,
});
