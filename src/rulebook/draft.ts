import type { ClaimRow, DeferralRow, Disruption, MoneyRow, PauseRow } from "../model/claims.ts";
import type { Effect } from "../model/effect.ts";
import type { HostFact } from "../model/fact.ts";
import type { Instant } from "../model/instant.ts";
import type { MatterRow } from "../model/matter.ts";
import type { Money } from "../model/money.ts";
import {
  type CaseRow,
  type LearntRow,
  type LeaseRow,
  type LedgerRow,
  type MessageRow,
  type OrderRecord,
  type OwnSubject,
  type ParcelRecord,
  recordSchema,
  type Stamp,
  type WantRow,
} from "../model/record.ts";
import { packed, unpacked } from "../notify/ledger-pack.ts";
import { none } from "./frames/facts.ts";

/** A record being worked on. Its parts are replaced, never changed, so the record it came from stays as it was. */
export interface Draft {
  id: string;
  book: string | null;
  now: Instant;
  order: OrderRecord["order"];
  chart: OrderRecord["chart"];
  stamps: OrderRecord["stamps"];
  facts: readonly HostFact[];
  parcels: readonly ParcelRecord[];
  own: readonly OwnSubject[];
  waiting: OrderRecord["waiting"];
  seen: OrderRecord["seen"];
  ledger: readonly LedgerRow[];
  /** Of these the tellings whose channels are used up. */
  exhausted: readonly LedgerRow[];
  /** The ledger as it was read: rows that stay as they were need not be packed again. */
  readonly read: { readonly ledger: readonly LedgerRow[]; readonly packed: OrderRecord["ledger"] };
  wants: readonly WantRow[];
  /** Null: time alone changes nothing more. */
  turns: Instant | null;
  claims: readonly ClaimRow[];
  lagging: readonly ClaimRow[];
  pauses: readonly PauseRow[];
  deferrals: readonly DeferralRow[];
  disruptions: readonly Disruption[];
  money: readonly MoneyRow[];
  done: readonly string[];
  cases: readonly CaseRow[];
  matters: readonly MatterRow[];
  messages: readonly MessageRow[];
  learnt: readonly LearntRow[];
  lease: LeaseRow | null;
  effects: Effect[];
}

const isExhausted = ({ x }: LedgerRow): boolean => x !== undefined;

export function draftOf(record: OrderRecord, now: Instant): Draft {
  const ledger = record.ledger.map(unpacked);
  return {
    id: record.id,
    book: record.book,
    now,
    order: record.order,
    chart: record.chart,
    stamps: record.stamps,
    facts: record.facts,
    parcels: record.parcels,
    waiting: record.waiting,
    seen: record.seen,
    ledger,
    exhausted: ledger.some(isExhausted) ? ledger.filter(isExhausted) : none,
    read: { ledger, packed: record.ledger },
    turns: record.turns ?? null,
    lease: record.lease ?? null,
    own: record.own ?? none,
    wants: record.wants ?? none,
    claims: record.claims ?? none,
    lagging: record.lagging ?? none,
    pauses: record.pauses ?? none,
    deferrals: record.deferrals ?? none,
    disruptions: record.disruptions ?? none,
    money: record.money ?? none,
    done: record.done ?? none,
    cases: record.cases ?? none,
    matters: record.matters ?? none,
    messages: record.messages ?? none,
    learnt: record.learnt ?? none,
    effects: [],
  };
}

export const newRecord = (id: string, chart: OrderRecord["chart"], now: Instant): OrderRecord => ({
  waybell: recordSchema,
  id,
  book: null,
  now,
  order: null,
  chart,
  stamps: {},
  facts: [],
  parcels: [],
  waiting: [],
  seen: [],
  ledger: [],
});

export const recordOf = (draft: Draft): OrderRecord => ({
  waybell: recordSchema,
  id: draft.id,
  book: draft.book,
  now: draft.now,
  order: draft.order,
  chart: draft.chart,
  stamps: draft.stamps,
  facts: draft.facts,
  parcels: draft.parcels,
  waiting: draft.waiting,
  seen: draft.seen,
  ledger: packedLedger(draft),
  ...(draft.turns === null ? {} : { turns: draft.turns }),
  ...(draft.own.length > 0 ? { own: draft.own } : {}),
  ...(draft.wants.length > 0 ? { wants: draft.wants } : {}),
  ...(draft.claims.length > 0 ? { claims: draft.claims } : {}),
  ...(draft.lagging.length > 0 ? { lagging: draft.lagging } : {}),
  ...(draft.pauses.length > 0 ? { pauses: draft.pauses } : {}),
  ...(draft.deferrals.length > 0 ? { deferrals: draft.deferrals } : {}),
  ...(draft.disruptions.length > 0 ? { disruptions: draft.disruptions } : {}),
  ...(draft.money.length > 0 ? { money: draft.money } : {}),
  ...(draft.done.length > 0 ? { done: draft.done } : {}),
  ...(draft.cases.length > 0 ? { cases: draft.cases } : {}),
  ...(draft.matters.length > 0 ? { matters: draft.matters } : {}),
  ...(draft.messages.length > 0 ? { messages: draft.messages } : {}),
  ...(draft.learnt.length > 0 ? { learnt: draft.learnt } : {}),
  ...(draft.lease === null ? {} : { lease: draft.lease }),
});

/** Whether more has happened to a record than that time went by, or something was refused. */
export function isTouched(draft: Draft, before: OrderRecord): boolean {
  const after = recordOf(draft);
  const parts = Object.keys({ ...before, ...after }) as (keyof OrderRecord)[];
  return parts.some((part) => part !== "now" && part !== "seen" && after[part] !== before[part]);
}

function packedLedger({ ledger, read }: Draft): OrderRecord["ledger"] {
  if (ledger === read.ledger) return read.packed;
  return ledger.map((row, i) => (row === read.ledger[i] && read.packed[i]) || packed(row));
}

export function stamp(draft: Draft, fact: string, at: Stamp): void {
  draft.stamps = { ...draft.stamps, [fact]: at };
}

/** Whether what comes under this name came later. */
export const hasLater = ({ stamps }: Draft, fact: string, at: Instant): boolean => at < (stamps[fact]?.[0] ?? 0);

/** Of those that come under one name the last counts, whichever is heard of first; false where this is not it. */
export function stampLast(draft: Draft, fact: string, at: Instant): boolean {
  if (hasLater(draft, fact, at)) return false;
  stamp(draft, fact, [at, at]);
  return true;
}

/** Of those that come under one name the first counts, whichever is heard of first; false where this changes nothing. */
export function stampFirst(draft: Draft, fact: string, [at, known]: Stamp): boolean {
  const [first, heard] = draft.stamps[fact] ?? [at, known + 1];
  if (first <= at && heard <= known) return false;
  stamp(draft, fact, [Math.min(first, at), Math.min(heard, known)]);
  return true;
}

/** Takes instants back, as if they had never come. */
export function unstamp(draft: Draft, ...facts: readonly string[]): void {
  if (!facts.some((fact) => draft.stamps[fact])) return;
  draft.stamps = Object.fromEntries(Object.entries(draft.stamps).filter(([fact]) => !facts.includes(fact)));
}

/** Takes an instant back as of another; what was `said` again since then stands from that. */
export function moveOn(draft: Draft, fact: string, said: string, at: Instant): void {
  const again = draft.stamps[said];
  if (again && hasLater(draft, said, at)) stamp(draft, fact, again);
  else unstamp(draft, fact);
}

/** Values before the last that are kept of each: only a breach from before them would want more. */
const keptBefore = 8;

/** A value with so many of those before it. */
const cut = ([name, value, known, before]: HostFact, left: number): HostFact =>
  before && left > 0 ? [name, value, known, cut(before, left - 1)] : [name, value, known];

/**
 * Notes a value with the instant of its last change; one that does not change keeps it. Undefined forgets. Where it `lasts`
 * what stood before is kept in it: that was so until then.
 */
export function noted(
  facts: readonly HostFact[],
  name: string,
  value: HostFact[1] | undefined,
  at: Instant,
  lasts?: boolean,
): readonly HostFact[] {
  const old = facts.find((fact) => fact[0] === name);
  if (value === undefined) return old ? facts.filter((fact) => fact !== old) : facts;
  if (old && JSON.stringify(old[1]) === JSON.stringify(value)) return facts;
  const fresh: HostFact = lasts && old ? [name, value, at, cut(old, keptBefore - 1)] : [name, value, at];
  return old ? facts.map((fact) => (fact === old ? fresh : fact)) : [...facts, fresh];
}

/** Puts a row of the ledger in the place of one. */
export function putTelling(draft: Draft, before: LedgerRow, after: LedgerRow): void {
  draft.ledger = draft.ledger.map((row) => (row === before ? after : row));
  if (isExhausted(before)) draft.exhausted = draft.ledger.filter(isExhausted);
}

/** An amount in the currency of the order. */
export const inCurrency = ({ order }: Draft, amount: number): Money => ({
  amount,
  currency: order?.total.currency ?? "",
});

export const parcelOf = (draft: Draft, id: string | undefined): ParcelRecord | undefined =>
  draft.parcels.find((parcel) => parcel.id === id);

/** Notes of a parcel since when something is so, from the first that says it on; false where that is known. */
export function noteParcel(draft: Draft, parcel: ParcelRecord, fact: string, at: Instant): boolean {
  if (parcel.facts?.some(([name, , known]) => name === fact && known <= at)) return false;
  putParcel(draft, { ...parcel, facts: noted(parcel.facts ?? none, fact, at, at) });
  return true;
}

export function putParcel(draft: Draft, parcel: ParcelRecord): void {
  draft.parcels = draft.parcels.some((one) => one.id === parcel.id)
    ? draft.parcels.map((one) => (one.id === parcel.id ? parcel : one))
    : [...draft.parcels, parcel];
}
