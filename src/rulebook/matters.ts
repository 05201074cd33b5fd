import type { SpanState } from "../condition/frame.ts";
import type { MoneyRow } from "../model/claims.ts";
import type { HostFact } from "../model/fact.ts";
import type { Instant } from "../model/instant.ts";
import type { CaseKind, MatterKind, MatterRow } from "../model/matter.ts";
import type { Money } from "../model/money.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Book } from "./book/book.ts";
import { type Draft, noted } from "./draft.ts";

// What is settled one by one: where its chart stands, and which facts come and go with that.

export const matterOf = (draft: Pick<Draft, "matters">, is: MatterKind, id: string): MatterRow | undefined =>
  draft.matters.find((row) => row.is === is && row.id === id);

/** A new one stands among its kind by when it was opened, not by when word of it came. */
export function putMatter(draft: Draft, row: MatterRow): void {
  const known = matterOf(draft, row.is, row.id);
  const later = draft.matters.findIndex(
    ({ is, id, opened }) => is === row.is && (opened > row.opened || (opened === row.opened && id > row.id)),
  );
  if (known) draft.matters = draft.matters.map((one) => (one === known ? row : one));
  else draft.matters = later < 0 ? [...draft.matters, row] : draft.matters.toSpliced(later, 0, row);
}

/** Noted of a request that asks for less than its goods cost. */
export const inPart = "case.in-part";

/** Whatever facts are noted of: a matter, the order itself. */
type Noted = { readonly facts: readonly HostFact[] };

export const factOf = ({ facts }: Noted, name: string): HostFact[1] | undefined =>
  facts.find((fact) => fact[0] === name)?.[1];

/** Notes that something is so, or no more: each time stays noted, for what stood still before the next. */
export const withSpan = (facts: readonly HostFact[], name: string, isSo: boolean, at: Instant): readonly HostFact[] => [
  ...facts,
  [name, isSo, at],
];

/** From when to when it was so the last time. */
export function spanOf({ facts }: Noted, name: string): SpanState | undefined {
  const times = facts.filter((fact) => fact[0] === name);
  const begun = times.findLast(([, isSo]) => isSo);
  const last = times.at(-1);
  return begun && last && { from: begun[2], to: last === begun ? null : last[2] };
}

/** The amount that is noted under a name; 0 where none is. */
export const amountNoted = (of: Noted, name: string): number => (factOf(of, name) as Money | undefined)?.amount ?? 0;

/** What was paid of an order, and what of it has gone back. */
export const paidOf = (order: Noted): number => amountNoted(order, "order.paid-amount");
export const refundedOf = (order: Noted): number => amountNoted(order, "order.refunded-amount");

/** What each kind of request asks for: goods come back, goods are sent; else money, for goods that stay where they are. */
interface Asked {
  readonly returns?: true;
  readonly resends?: true;
}

export const askedBy: { readonly [Kind in CaseKind]: Asked } = {
  refund_unshipped: {},
  refund_only: {},
  partial_refund: {},
  return_refund: { returns: true },
  refuse_refund: { returns: true },
  exchange: { returns: true, resends: true },
  repair: { returns: true, resends: true },
  resend: { resends: true },
};

/** A request for money alone. */
export function isForMoney(row: Noted): boolean {
  const asked = askedBy[factOf(row, "case.kind") as CaseKind] as Asked | undefined;
  return asked !== undefined && !asked.returns && !asked.resends;
}

/** Whether a courier of a carrier fetches what is sent of it. */
export const isByExpress = ({ order, facts }: Pick<OrderRecord, "facts" | "order">): boolean =>
  order?.kind !== "virtual" && (factOf({ facts }, "order.handover") ?? "express") === "express";

/** What a buyer asks for or complains of. */
export const isDispute = ({ is }: MatterRow): boolean => is === "case" || is === "complaint";

/** What money is for: a request, a complaint, a line or a parcel, and which; the kind may not be known. */
export type Of = Pick<MatterRow, "of" | "each">;

/** What a policy's refund is for. */
export const paidFor = ({ policyByName }: Pick<Book, "policyByName">, { k, s, form }: MoneyRow): Of =>
  form === "refund" ? { of: s, each: policyByName.get(k)?.each ?? "" } : {};

/** Whether two are the same. All kinds may have the same id: where one is not known, a request or complaint is no line or parcel. */
export function isFor({ matters = [] }: Partial<Pick<OrderRecord, "matters">>, one: Of, other: Of): boolean {
  const { of, each = other.each } = one;
  if (of === undefined || of !== other.of || each !== (other.each ?? each)) return false;
  const named = matters.filter((row) => isDispute(row) && row.id === of);
  return one.each === other.each || named.length === 0 || named.some(({ is }) => is === each);
}

/** Somebody took a job on, and still has it. */
export const isTaken = ({ chart: { stage } }: MatterRow): boolean => stage === "agreed" || stage === "collected";

/** When it was over; undefined while it is not. */
export const endOf = (row: MatterRow): Instant | undefined => factOf(row, `${row.is}.ended`) as Instant | undefined;

export const withFact = (row: MatterRow, name: string, value: HostFact[1] | undefined, at: Instant): MatterRow => ({
  ...row,
  facts: noted(row.facts, name, value, at),
});

/** Facts by name; undefined forgets. */
export type Changes = readonly (readonly [name: string, value: HostFact[1] | undefined])[];

export const withFacts = (row: MatterRow, changes: Changes, at: Instant): MatterRow =>
  changes.reduce((made, [name, value]) => withFact(made, name, value, at), row);

/** Takes facts back; of instants it is kept that they were. */
export function forgotten(row: MatterRow, names: readonly string[], at: Instant): MatterRow {
  const over = row.facts.filter(([name]) => names.includes(name));
  const gone = over.flatMap((fact) => (typeof fact[1] === "number" ? [[fact[0], fact[1], fact[2], at] as const] : []));
  const facts = row.facts.filter((fact) => !over.includes(fact));
  return gone.length > 0 ? { ...row, facts, gone: [...(row.gone ?? []), ...gone] } : { ...row, facts };
}

/** What may become of a job more than once: a courier was asked, took it on, did not come, or has it no more. */
const jobTimes = ["offered", "agreed", "missed", "let-go", "called-off"] as const;
export type JobTime = (typeof jobTimes)[number];

/** Notes one more time that something was so, beside the fact, which knows the last alone. */
export const timed = (row: MatterRow, what: JobTime, at: Instant): MatterRow =>
  withFact(row, `${what}/${timesOf(row, what).length + 1}`, at, at);

/** All that became of a job, in its order. */
export const courseOf = ({ facts }: MatterRow): readonly (readonly [what: JobTime, at: Instant])[] =>
  facts.flatMap(([name, at]) => {
    const what = jobTimes.find((one) => name.startsWith(`${one}/`));
    return what && typeof at === "number" ? [[what, at] as const] : [];
  });

/** Each time that something was so, in their order. */
export const timesOf = (row: MatterRow, what: JobTime): readonly Instant[] =>
  courseOf(row).flatMap(([one, at]) => (one === what ? at : []));

/** A job of those that couriers have and bring a parcel by, and since when it is so. */
interface Brings {
  readonly job: MatterRow;
  readonly agreed: Instant;
  /** Each time that it was another, or was agreed anew. */
  readonly turns: readonly Instant[];
}

export const jobsToBring = (matters: readonly MatterRow[], parcel: string): readonly MatterRow[] =>
  matters.filter((row) => row.is === "task" && row.parcel === parcel && factOf(row, "task.role") === "delivery");

/** Of all jobs to bring a parcel the one that was agreed on, or fetched, last and is nobody else's since; whatever is only planned is none. */
export function bringsBy(matters: readonly MatterRow[] | undefined, parcel: string): Brings | undefined {
  const course = jobsToBring(matters ?? [], parcel)
    .flatMap((job) =>
      [...courseOf(job), ["fetched", Number(factOf(job, "task.collected"))] as const].map(
        ([what, at]) => [at, what, job] as const,
      ),
    )
    .filter(([at, what]) => at > 0 && what !== "offered")
    .sort(([one], [other]) => one - other);
  let had: readonly Omit<Brings, "turns">[] = [];
  const turns: Instant[] = [];
  for (const [at, what, job] of course) {
    const last = had.at(-1);
    const known = had.find((one) => one.job === job);
    const isAnew = what === "agreed" || !known;
    had = had.filter((one) => one !== known);
    if (what === "agreed" || what === "fetched") had = [...had, isAnew ? { job, agreed: at } : known];
    if (had.at(-1) !== last) turns.push(at);
  }
  const last = had.at(-1);
  return last && { ...last, turns };
}

/** Who brings a parcel: of an order with jobs who took that on, `""` while nobody did; undefined without any. */
export const bringerOf = (matters: readonly MatterRow[] | undefined, parcel: string): string | undefined =>
  matters?.some(({ is }) => is === "task") ? (bringsBy(matters, parcel)?.job.courier ?? "") : undefined;

/** Instants that begin when a state is entered, unless they have begun; and what the state takes back. */
interface Entry {
  readonly begins?: readonly string[];
  readonly forgets?: readonly string[];
}

const refusal = ["case.rejection-reason", "case.right-carrier", "case.right-number"];

const unanswered = [
  "case.answered",
  "case.offered",
  "case.rejected",
  ...refusal,
  "case.awaiting-return",
  "case.resend-agreed",
  "case.resent",
];

/** What the platform was asked is over where the seller says something else: it may be asked again. */
const beforePlatform = ["case.escalated", "case.taken-over", "case.decided"];

const entries: { readonly [Kind in MatterKind]: { readonly [stage: string]: Entry } } = {
  case: {
    seller_review: { forgets: ["case.with-seller", ...beforePlatform, ...unanswered], begins: ["case.with-seller"] },
    negotiating: {
      forgets: ["case.offered", "case.rejected", ...refusal],
      begins: ["case.answered", "case.offered"],
    },
    rejected: {
      forgets: ["case.rejected", "case.offered", ...beforePlatform],
      begins: ["case.answered", "case.rejected"],
    },
    platform_review: {
      forgets: [...beforePlatform, "case.resend-agreed", "case.resent"],
      begins: ["case.escalated"],
    },
    awaiting_return: {
      forgets: ["case.offered", "case.rejected", "case.awaiting-return"],
      begins: ["case.answered", "case.awaiting-return"],
    },
    return_in_transit: { begins: ["case.return-sent"] },
    refunding: { forgets: ["case.offered"], begins: ["case.answered", "case.refund-agreed"] },
    awaiting_resend: {
      forgets: ["case.offered", "case.rejected", ...refusal, "case.resend-agreed", "case.resent"],
      begins: ["case.answered", "case.resend-agreed"],
    },
    resent: { begins: ["case.answered", "case.resent"] },
    refunded: { begins: ["case.ended"] },
    completed: { begins: ["case.ended"] },
    platform_rejected: { begins: ["case.ended"] },
    withdrawn: { forgets: ["case.offered"], begins: ["case.ended"] },
    expired: { begins: ["case.ended"] },
  },
  complaint: {
    seller_responding: {
      forgets: ["complaint.with-seller", "complaint.answered", "complaint.offered"],
      begins: ["complaint.opened", "complaint.with-seller"],
    },
    negotiating: { begins: ["complaint.answered"] },
    awaiting_resend: { forgets: ["complaint.offered"], begins: ["complaint.resend-agreed"] },
    resent: { begins: ["complaint.answered", "complaint.resent"] },
    platform_review: {
      forgets: [
        "complaint.offered",
        "complaint.escalated",
        "complaint.decided",
        "complaint.result",
        "complaint.resend-agreed",
        "complaint.resent",
        "complaint.appealed",
        "complaint.appealed-by",
        "complaint.appeal-decided",
      ],
      begins: ["complaint.escalated"],
    },
    resolved: { forgets: ["complaint.offered"], begins: ["complaint.ended"] },
    upheld: { begins: ["complaint.ended"] },
    dismissed: { begins: ["complaint.ended"] },
    // What is appealed is open again.
    appealed: { forgets: ["complaint.ended", "complaint.resend-agreed"], begins: ["complaint.appealed"] },
    final: { begins: ["complaint.ended"] },
    withdrawn: { forgets: ["complaint.offered", "complaint.appealable"], begins: ["complaint.ended"] },
    expired: { forgets: ["complaint.offered"], begins: ["complaint.ended"] },
  },
  task: {
    offered: { forgets: ["task.offered", "task.declined", "task.missed"], begins: ["task.offered"] },
    declined: { forgets: ["task.declined", "task.accepted", "task.agreed"], begins: ["task.declined"] },
    calling: { forgets: ["task.offered", "task.declined"] },
    agreed: { forgets: ["task.agreed", "task.declined", "task.missed"], begins: ["task.agreed"] },
    no_show: { forgets: ["task.agreed", "task.accepted"], begins: ["task.missed"] },
    collected: { begins: ["task.collected"] },
    cancelled: { begins: ["task.cancelled"] },
  },
  refund: {},
};

/** A matter in another state, with the facts that come and go with it; each state stays noted, for how it stood then. */
export function entered(row: MatterRow, chart: MatterRow["chart"], at: Instant): MatterRow {
  const { begins = [], forgets = [] } = entries[row.is][chart.stage ?? ""] ?? {};
  const left = forgotten(row, forgets, at);
  const facts = begins.reduce<readonly HostFact[]>(
    (list, name) => (list.some(([known]) => known === name) ? list : noted(list, name, at, at)),
    left.facts,
  );
  const stage = `${row.is}.stage`;
  const isSame = facts.findLast(([name]) => name === stage)?.[1] === chart.stage;
  return { ...left, chart, facts: isSame || !chart.stage ? facts : [...facts, [stage, chart.stage, at]] };
}
