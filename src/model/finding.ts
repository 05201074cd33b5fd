/** Something wrong with what was handed in: rules, an event, a payload. Never holds personal data. */
export interface Finding {
  /** Stable, upper case, never renamed: `UNKNOWN_FACT`, `E_NAIVE_TIME` … */
  readonly code: string;
  /** Where: `packs[0].notices.shipped.when`, `payload.amount.currency`; empty for the whole. */
  readonly path: string;
  /** What is wrong, for people. */
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly expected?: string;
  /** `warning` marks what works all the same; without it the finding is an error. */
  readonly level?: "warning";
}

export const finding = (code: string, path: string, message: string, expected?: string): Finding =>
  expected === undefined ? { code, path, message } : { code, path, message, expected };

export const warning = (code: string, path: string, message: string, expected?: string): Finding => ({
  ...finding(code, path, message, expected),
  level: "warning",
});
