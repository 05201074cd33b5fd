import type { PersonEffect, ReportEffect } from "../../model/effect.ts";
import { finding } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import type { Outcome, Receipt, RecipientAction } from "../../model/outcome.ts";
import type { AttemptOutcome } from "../../model/record.ts";
import { hour } from "../../model/zone.ts";
import type { AttemptNews } from "../../notify/ledger.ts";

/** The message that was answered. */
export interface Answered {
  readonly sendId: string;
  /** Whose decision it was: an order, or the person of a mailbox. */
  readonly owner: string;
  readonly person: string;
  readonly channel: string;
  readonly kind: string;
  /** How the try before it on this channel ended. */
  readonly before: AttemptOutcome | undefined;
  readonly now: Instant;
}

/** What an answer means for the attempt, and what the host should know. */
export interface Heard {
  readonly news: AttemptNews;
  readonly effects: readonly (PersonEffect | ReportEffect)[];
}

/** What an answer means for the attempt: its outcome, and from when another try may be made (none: never on this channel). */
const readings: {
  readonly [K in Outcome["kind"]]: {
    readonly outcome: AttemptOutcome;
    readonly retries?: true;
    readonly waits?: number;
    readonly report?: true;
  };
} = {
  accepted: { outcome: "accepted" },
  retry: { outcome: "failed", retries: true },
  rate_limited: { outcome: "failed", retries: true, waits: 60_000 },
  recipient_invalid: { outcome: "failed" },
  permanent: { outcome: "failed", report: true },
  needs_config: { outcome: "failed", report: true },
  refresh_credential: { outcome: "stale", report: true },
  ambiguous: { outcome: "ambiguous" },
};

/** A limit of the whole account that lasts so long was set by a person, who may lift it. */
const longLimit = hour;

const isLongLimit = (outcome: Outcome): boolean =>
  outcome.kind === "rate_limited" && outcome.scope === "account" && (outcome.afterMs ?? 0) >= longLimit;

/** A token that runs out twice in a row does not run out: somebody has to see to it. */
const meant = (outcome: Outcome, { before }: Answered): Outcome =>
  outcome.kind === "refresh_credential" && before === "stale"
    ? { kind: "needs_config", fault: "credential", reason: outcome.reason }
    : outcome;

/** What a provider answered, at that instant. */
export function heardAnswer(answer: Outcome, to: Answered, at: Instant): Heard {
  const outcome = meant(answer, to);
  const { outcome: result, retries, waits = 0, report } = readings[outcome.kind];
  const asked = "afterMs" in outcome ? outcome.afterMs : undefined;
  const effects: (PersonEffect | ReportEffect)[] = [];
  if (outcome.kind === "recipient_invalid") effects.push(learnt(to, personNews[outcome.action], at));
  if ((report || isLongLimit(outcome)) && "reason" in outcome) {
    const about = finding(
      outcome.kind.toUpperCase(),
      to.channel,
      `The channel answered ${outcome.kind}: ${outcome.reason}`,
    );
    const id = `${to.sendId}/report/${outcome.kind}/${at}`;
    effects.push({ type: "report", id, owner: to.owner, finding: about, since: at, at: to.now });
  }
  const news = { begun: at, outcome: result, at, ...(retries ? { retryAt: at + (asked ?? waits) } : {}) };
  return { news, effects };
}

type Learnt = PersonEffect["learnt"];

const personNews: { readonly [A in RecipientAction]: Learnt } = {
  drop_address: "address-dead",
  suppress: "suppressed",
  opted_out: "opted-out",
  ask_consent: "consent-missing",
};

const learnt = ({ sendId, owner, person, channel, kind, now }: Answered, news: Learnt, at: Instant): PersonEffect => ({
  type: "person",
  id: `${sendId}/${news}/${at}`,
  owner,
  person,
  channel,
  kind,
  learnt: news,
  since: at,
  at: now,
});

/** What a report means for the attempt, and what it teaches: whatever it says beside, or where it is for good. */
const receipts: {
  readonly [S in Receipt["status"]]: {
    readonly outcome: AttemptOutcome;
    readonly learnt?: Learnt;
    readonly forGood?: Learnt;
  };
} = {
  // Who has it in hand took it, whatever he answered when it was handed over.
  queued: { outcome: "accepted" },
  sent: { outcome: "accepted" },
  delivered: { outcome: "delivered" },
  read: { outcome: "read" },
  clicked: { outcome: "read" },
  undelivered: { outcome: "undelivered", forGood: "suppressed" },
  bounced: { outcome: "undelivered", forGood: "address-dead" },
  complained: { outcome: "delivered", learnt: "opted-out" },
  unsubscribed: { outcome: "delivered", learnt: "opted-out" },
};

/** What a provider reported later. */
export function heardReceipt(receipt: Receipt, to: Answered, at: Instant): Heard {
  const { status, permanent, action, afterMs } = receipt;
  const { outcome, forGood, ...always } = receipts[status];
  const news = action ? personNews[action] : (always.learnt ?? (permanent ? forGood : undefined));
  const retry = outcome === "undelivered" && afterMs !== undefined ? { retryAt: at + afterMs } : {};
  return { news: { begun: at, outcome, at, ...retry }, effects: news ? [learnt(to, news, at)] : [] };
}
