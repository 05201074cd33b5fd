import { shift } from "../model/duration.ts";
import { type Instant, never } from "../model/instant.ts";
import type { DigestRow, MailRow } from "../model/mailbox.ts";
import { hasFailed, isWaiting, leftOf } from "../notify/ledger.ts";
import type { Budget } from "../notify/pipeline-types.ts";
import type { Box, Postbook } from "./box.ts";

/** What one budget has given out: to those it caps, to those it only counts, and when the first of it comes back. */
interface Account {
  readonly budget: Budget;
  capped: number;
  uncapped: number;
  next: number;
}

/** What one message takes of each budget that is about its channel, until its time is over; null: it has not begun. */
type Unit = readonly [channel: string, begun: Instant | null];

/** What budgets ask of a message: its class, and as whom its reader hears of it; of what is forgotten no role is known. */
interface Kind {
  readonly className: string;
  readonly role: string | undefined;
}

/** Who buys and sells is told as the one or the other. */
export const kindOf = ({ n, cl }: Pick<MailRow, "n" | "cl">, { person }: Box, { book }: Postbook): Kind => ({
  className: cl,
  role: book.ruleByName.get(n)?.to ?? person?.role,
});

/** How many messages may still go. Reserved, begun and not yet out of the window all count; only time and word free them. */
export interface Purse {
  /** When there may be room for a message; 0 where there is now. What it holds already it need not find room for. */
  roomAt(kind: Kind, channel: string, held?: Unit): Instant | 0;
  take(kind: Kind, unit: Unit | undefined, held?: Unit): void;
}

export function purse(box: Box, post: Postbook): Purse {
  const { book } = post;
  const kinds = new Map(book.adapters.map(({ id, kind }) => [id, kind]));
  const uncapped = new Set(book.classes.filter((one) => one.uncapped).map(({ name }) => name));
  const accounts = book.budgets.map((budget): Account => ({ budget, capped: 0, uncapped: 0, next: never }));
  const isAbout = (
    { budget: { to, classes, channels, gateways } }: Account,
    { className, role }: Kind,
    channel: string,
  ): boolean =>
    (role === undefined || (to?.includes(role) ?? true)) &&
    (classes?.includes(className) ?? true) &&
    (channels?.includes(kinds.get(channel) ?? "") ?? true) &&
    (gateways?.includes(channel) ?? true);
  /** Until when it counts there; 0 where it does not. */
  const countsUntil = (account: Account, kind: Kind, unit: Unit | undefined): Instant | 0 => {
    if (unit === undefined || !isAbout(account, kind, unit[0])) return 0;
    const until = unit[1] === null ? never : countedUntil(unit[1], account.budget, box, post);
    return until > box.now ? until : 0;
  };
  const own: Purse = {
    roomAt: (kind, channel, held) => {
      if (uncapped.has(kind.className)) return 0;
      const full = accounts.filter((account) => {
        if (!isAbout(account, kind, channel) || countsUntil(account, kind, held) > 0) return false;
        const { most, reserve } = account.budget;
        return account.capped + 1 + Math.max(account.uncapped, reserve) > most;
      });
      return Math.max(0, ...full.map(({ next }) => next));
    },
    take: (kind, unit, held) => {
      for (const account of accounts) {
        const until = countsUntil(account, kind, unit);
        if (until === 0 || countsUntil(account, kind, held) > 0) continue;
        if (uncapped.has(kind.className)) account.uncapped += 1;
        else account.capped += 1;
        account.next = Math.min(account.next, until);
      }
    },
  };
  for (const row of box.wants.values()) {
    const kind = kindOf(row, box, post);
    for (const left of row.l) own.take(kind, left);
    own.take(kind, heldOf(row));
  }
  for (const row of box.digests) {
    const kind = kindOf({ n: row.n, cl: book.ruleByName.get(row.n)?.class.name ?? "" }, box, post);
    for (const left of leftOf(row)) own.take(kind, left);
    own.take(kind, reservedBy(row));
  }
  for (const [className, channel, begun] of box.spent) own.take({ className, role: undefined }, [channel, begun]);
  return own;
}

/** The unit a question holds. */
export const heldOf = ({ h }: MailRow): Unit | undefined => (h === undefined ? undefined : [h, null]);

/** The unit of one that is issued, or failed and is to be tried again: as long as it would count if it had left. */
export const reservedBy = ({ a, done }: DigestRow): Unit | undefined => {
  const last = a.at(-1);
  if (done || last === undefined) return undefined;
  if (isWaiting(last)) return [last[0], null];
  return hasFailed(last[4]) ? [last[0], last[3] || null] : undefined;
};

/** Whether some budget still counts what began then. */
export const isCounted = (box: Box, post: Postbook, begun: Instant): boolean =>
  post.book.budgets.some((budget) => countedUntil(begun, budget, box, post) > box.now);

/** Whether every budget does: where one has given its unit to others by now, there is none to have back. */
export const isCountedByAll = (box: Box, post: Postbook, begun: Instant): boolean =>
  post.book.budgets.every((budget) => countedUntil(begun, budget, box, post) > box.now);

/** Days count by the person's clock. */
const countedUntil = (begun: Instant, { within }: Budget, { person }: Box, { book }: Postbook): Instant =>
  shift(begun, within, person?.zone ?? book.zone);
