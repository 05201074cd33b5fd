import type { MarkIs, MarkName, Metric } from "../model/score.ts";

/** Which marks of one kind a rate counts, of all that are not left out. */
export interface Rate {
  readonly is: "rate";
  readonly ref: string;
  readonly of: MarkName;
  /** `by-end`: done by the end of the window, in time or not. */
  readonly counts: MarkIs | "by-end";
  /** What is not known yet: counted among all, or left to later. */
  readonly open: "among" | "later";
  /** An order whose mark of this kind is counted there is not counted here: of two faults of one order one. */
  readonly unless?: MarkName;
  /** A figure of its own for each of: what the fifth or the sixth place of a mark says. */
  readonly by?: 4 | 5;
}

/** How many marks of one kind, or how much of them, for each of another. */
export interface Ratio {
  readonly is: "ratio";
  readonly ref: string;
  readonly of: MarkName;
  readonly per: MarkName;
  /** Sums of amounts, by currency: above, or above and below. */
  readonly sums?: "above" | "both";
  /** Of each order one at most. */
  readonly once?: true;
}

/** How long something takes: the middle one, and one that most do not exceed. */
export interface Spread {
  readonly is: "spread";
  readonly ref: string;
  readonly of: MarkName;
  readonly high: 90 | 95;
  readonly by?: 4 | 5;
}

export type Formula = Rate | Ratio | Spread;

/** Metrics of feeds are measured from feeds. */
export type OrderMetric = Exclude<Metric, "feed-lag" | "feed-corrections" | "feed-skew">;

const rate = (
  ref: string,
  of: MarkName,
  counts: Rate["counts"],
  more: Partial<Pick<Rate, "open" | "unless" | "by">> = {},
): Rate => ({ is: "rate", ref, of, counts, open: "among", ...more });

/** Every figure of a seller: the formulas of the catalogue as data. */
export const formulas: { readonly [M in OrderMetric]: Formula } = {
  "ship-rate": rate("M01", "ship-by", "by-end"),
  "on-time-ship": rate("M02", "ship-by", "yes", { open: "later", unless: "confirmed" }),
  "late-ship": rate("M03", "ship-by", "no", { open: "later", unless: "confirmed" }),
  "overdue-pick-up": rate("M04", "pick-up-by", "no"),
  "fake-shipment": rate("M05", "shipped", "yes"),
  "seller-cancelled": rate("M06", "confirmed", "yes"),
  refunded: rate("M07", "refunded", "yes"),
  "refunded-amount": { is: "ratio", ref: "M07", of: "refunded-amount", per: "captured", sums: "both" },
  "seller-fault-refund": rate("M07", "seller-fault-refund", "yes"),
  "requests-in-time": rate("M08", "answer-request", "yes"),
  "valid-number": rate("M09", "scanned", "yes"),
  "on-time-delivery": rate("M10", "deliver-by", "yes"),
  stalled: rate("M11", "picked-up", "yes"),
  "confirm-to-upload": { is: "spread", ref: "M12", of: "confirm-to-upload", high: 90 },
  "upload-to-pick-up": { is: "spread", ref: "M12", of: "upload-to-pick-up", high: 90 },
  "pick-up-to-delivery": { is: "spread", ref: "M12", of: "pick-up-to-delivery", high: 90 },
  "confirm-to-delivery": { is: "spread", ref: "M12", of: "confirm-to-delivery", high: 90 },
  "confirmed-by-buyer": rate("M13", "received", "yes"),
  "reminder-works": rate("M13", "reminded", "yes"),
  complained: { is: "ratio", ref: "M14", of: "complained", per: "delivered", once: true },
  "short-shipped": { is: "ratio", ref: "M14", of: "short-shipped", per: "delivered", once: true },
  "complaints-in-time": rate("M15", "answer-complaint", "yes"),
  "appeals-upheld": rate("M15", "appeal", "yes"),
  compensated: { is: "ratio", ref: "M16", of: "compensated", per: "confirmed", sums: "above" },
  charged: { is: "ratio", ref: "M16", of: "charged", per: "confirmed", sums: "above" },
  "messages-arrived": rate("M17", "sent", "yes", { by: 4 }),
  "message-latency": { is: "spread", ref: "M17", of: "sent", high: 95, by: 5 },
  "opted-out": { is: "ratio", ref: "M17", of: "opted-out", per: "sent" },
  "messages-expired": rate("M17", "sent", "out"),
  "jobs-accepted": rate("M19", "job-offered", "yes"),
  "no-shows": rate("M19", "job-agreed", "no"),
  "time-to-agree": { is: "spread", ref: "M19", of: "time-to-agree", high: 90 },
};

export const orderMetrics: readonly OrderMetric[] = Object.keys(formulas) as OrderMetric[];
