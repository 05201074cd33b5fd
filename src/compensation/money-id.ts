import type { MoneyRow, SettlementRow } from "../model/claims.ts";
import { escaped } from "../model/id.ts";

export type MoneyStep = "pay" | "charge" | "reverse";

/** The first time a step has no number, later it has: `charge`, `charge2`. */
export const isKind =
  (kind: MoneyStep) =>
  ([step]: SettlementRow): boolean =>
    step.startsWith(kind);

/** What the buyer was last ordered to get. */
export const payOf = ({ q }: MoneyRow): SettlementRow | undefined => q?.findLast(isKind("pay"));

/** order / policy / once-key / step; a further try has its number. */
export const moneyId = (orderId: string, { k, o }: Pick<MoneyRow, "k" | "o">, step: string, tries: number): string =>
  [escaped(orderId), k, escaped(o), tries === 1 ? step : `${step}-${tries}`].join("/");

/** What of a row an effect settles, by whichever try. */
export const lineOf = (row: MoneyRow, orderId: string, effect: string): SettlementRow | undefined =>
  row.q?.find(([step, tries]) =>
    Array.from({ length: tries }, (_, i) => moneyId(orderId, row, step, i + 1)).includes(effect),
  );
