import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { DigestRow, LeftRow, MailRow } from "../model/mailbox.ts";
import { hasFailed, isWaiting } from "../notify/ledger.ts";
import type { Budget } from "../notify/pipeline-types.ts";
import type { Box, Postbook } from "./box.ts";

/** What one budget has given out: to those it caps, to those it only counts, and when the first of it comes back. */
interface Account {
  readonly budget: Budget;
  capped: number;
  uncapped: number;
  next: number;
}

/** How many messages may still go. Reserved, begun and not yet out of the window all count; only time and word free them. */
export interface Purse {
  /** When there may be room for a message; 0 where there is now. */
  roomAt(className: string, channel: string, held?: string): Instant | 0;
  take(className: string, channel: string, begun: Instant | null): void;
}

export function purse(box: Box, { book }: Postbook): Purse {
  const zone = box.person?.zone ?? book.zone;
  const kinds = new Map(book.adapters.map(({ id, kind }) => [id, kind]));
  const uncapped = new Set(book.classes.filter((one) => one.uncapped).map(({ name }) => name));
  const role = box.person?.role;
  const accounts = book.budgets
    .filter(({ to }) => role === undefined || to === undefined || to.includes(role))
    .map((budget): Account => ({ budget, capped: 0, uncapped: 0, next: Number.POSITIVE_INFINITY }));
  const isAbout = ({ budget: { classes, channels, gateways } }: Account, className: string, channel: string): boolean =>
    (classes?.includes(className) ?? true) &&
    (channels?.includes(kinds.get(channel) ?? "") ?? true) &&
    (gateways?.includes(channel) ?? true);
  const own: Purse = {
    roomAt: (className, channel, held) => {
      if (uncapped.has(className)) return 0;
      const full = accounts.filter((account) => {
        if (!isAbout(account, className, channel)) return false;
        // What it holds already it need not find room for.
        if (held !== undefined && isAbout(account, className, held)) return false;
        const { most, reserve } = account.budget;
        return account.capped + 1 + Math.max(account.uncapped, reserve) > most;
      });
      return Math.max(0, ...full.map(({ next }) => next));
    },
    take: (className, channel, begun) => {
      for (const account of accounts) {
        if (!isAbout(account, className, channel)) continue;
        const until = begun === null ? null : shift(begun, account.budget.within, zone);
        if (until !== null && until <= box.now) continue;
        if (uncapped.has(className)) account.uncapped += 1;
        else account.capped += 1;
        if (until !== null) account.next = Math.min(account.next, until);
      }
    },
  };
  for (const row of box.wants.values()) countRow(row, own);
  for (const row of box.digests) countDigest(row, book.ruleByName.get(row.n)?.class.name ?? "", own);
  for (const [className, channel, begun] of box.spent) own.take(className, channel, begun);
  return own;
}

function countRow({ cl, l, h }: MailRow, own: Purse): void {
  for (const [channel, begun] of l) own.take(cl, channel, begun);
  if (h !== undefined) own.take(cl, h, null);
}

function countDigest(row: DigestRow, className: string, own: Purse): void {
  for (const [channel, begun] of leftOf(row)) own.take(className, channel, begun);
  const last = row.a.at(-1);
  if (last && isReserved(row)) own.take(className, last[0], null);
}

/** The messages of a digest that left, or may have. */
export const leftOf = ({ a }: DigestRow): readonly LeftRow[] =>
  a.flatMap(([channel, , , begun = 0, outcome]): LeftRow[] =>
    begun > 0 && !hasFailed(outcome) ? [[channel, begun]] : [],
  );

/** Issued, or failed and to be tried again: its unit waits for it. */
export const isReserved = ({ a, done }: DigestRow): boolean => {
  const last = a.at(-1);
  return !done && last !== undefined && (hasFailed(last[4]) || isWaiting(last));
};

/** Whether some budget still counts what began then. */
export const isCounted = (box: Box, post: Postbook, begun: Instant): boolean =>
  post.book.budgets.some(counting(box, post, begun));

/** Whether every budget does: where one has given its unit to others by now, there is none to have back. */
export const isCountedByAll = (box: Box, post: Postbook, begun: Instant): boolean =>
  post.book.budgets.every(counting(box, post, begun));

const counting =
  ({ person, now }: Box, { book }: Postbook, begun: Instant) =>
  ({ within }: Budget): boolean =>
    shift(begun, within, person?.zone ?? book.zone) > now;
