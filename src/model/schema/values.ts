import { z } from "zod";
import { clockForm, parseDuration } from "../duration.ts";
import type { Instant, Time } from "../instant.ts";
import { earliest, latest, parseTime } from "../instant.ts";
import type { Money } from "../money.ts";
import type { QuietHours } from "../person.ts";
import { isZone } from "../zone.ts";
import { fields } from "./fields.ts";

/** Codes of findings that a value itself causes, with what to write instead. */
export const valueCodes: { readonly [code: string]: string } = {
  E_FIELD: "a value as it is documented",
  E_NAIVE_TIME: "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
  E_TIME: "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
  E_ZONE: "an IANA zone such as Asia/Shanghai; an offset goes wrong in summer",
  E_CURRENCY: "an ISO 4217 code in capitals, such as CNY",
  E_CLOCK: "a wall time HH:MM",
  E_DURATION: "a duration such as 24h, 3d or 2bd",
};

/** What is wrong with such a value. */
export const valueTexts: { readonly [code: string]: string } = {
  E_FIELD: "Not a usable value.",
  E_NAIVE_TIME: "A time without an offset names no instant.",
  E_TIME: "Not an instant.",
  E_ZONE: "Not a time zone with rules of its own.",
  E_CURRENCY: "Not a currency code.",
  E_CLOCK: "Not a wall time.",
  E_DURATION: "Not a length of time.",
  E_UNKNOWN_FIELD: "A field that is not known here.",
};

export const flag: z.ZodType<boolean> = z.boolean() as z.ZodType<boolean>;
export const yes: z.ZodType<true> = z.literal(true) as z.ZodType<true>;
export const duration: z.ZodType<string> = z.custom<string>(
  (input) => typeof input === "string" && parseDuration(input) !== undefined,
  { params: { code: "E_DURATION" } },
);
// All of it is one check: each that a schema makes costs as much as the value itself.
export const within = (
  least: number,
  most: number,
  called = `a whole number from ${least} to ${most}`,
): z.ZodType<number> =>
  z.number().refine((n) => Number.isSafeInteger(n) && n >= least && n <= most, { params: { meant: called } });

/** Of at least one character. Most have fewer units than that, so that these are not counted. */
const named = (most: number): z.ZodType<string> =>
  z.string().refine((name) => name !== "" && (name.length <= most || [...name].length <= most), {
    params: {
      meant: most < Number.POSITIVE_INFINITY ? `a text of 1 to ${most} characters` : "a text that is not empty",
    },
  });

export const id: z.ZodType<string> = named(128);
/** Of an effect: it may name several of those. */
export const longId: z.ZodType<string> = named(Number.POSITIVE_INFINITY);
/** The guard has seen to its length. */
export const text: z.ZodType<string> = z.string();
export const count: z.ZodType<number> = within(1, 1_000_000);
export const instant: z.ZodType<Instant> = within(earliest, latest);

// Not a union of number and string: that builds an error for the branch that does not fit.
export const time: z.ZodType<Time> = z
  .custom<Time>((input) => (typeof input === "string" || typeof input === "number") && parseTime(input) !== undefined, {
    params: { code: "E_TIME" },
  })
  .refine((input) => parseTime(input) !== "naive", { params: { code: "E_NAIVE_TIME" } }) as z.ZodType<Time>;

export const zone: z.ZodType<string> = z.custom<string>((input) => typeof input === "string" && isZone(input), {
  params: { code: "E_ZONE" },
});

export const clock: z.ZodType<string> = z.custom<string>(
  (input) => typeof input === "string" && clockForm.test(input),
  {
    params: { code: "E_CLOCK" },
  },
);

export const quietHours: z.ZodType<QuietHours> = fields<QuietHours>({ from: clock, to: clock });

const currency: z.ZodType<string> = z.custom<string>((input) => typeof input === "string" && /^[A-Z]{3}$/.test(input), {
  params: { code: "E_CURRENCY" },
});

export const money: z.ZodType<Money> = fields<Money>({
  amount: within(0, Number.MAX_SAFE_INTEGER, "a whole number of the smallest unit: 5990 is 59.90"),
  currency,
});

/** A list of at most so many, and at least. */
export const list = <T>(item: z.ZodType<T>, most: number, least = 0): z.ZodType<readonly T[]> => {
  const all = z.array(item).max(most);
  // Each bound is a check more for every list.
  return (least > 0 ? all.min(least) : all) as unknown as z.ZodType<readonly T[]>;
};

export const literal = <T extends string>(word: T): z.ZodType<T> => z.literal(word) as unknown as z.ZodType<T>;

/** One of a closed list of words. */
export const oneOf = <T extends string>(words: readonly T[]): z.ZodType<T> =>
  z.enum(words as readonly [T, ...T[]]) as unknown as z.ZodType<T>;
