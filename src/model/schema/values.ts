import { z } from "zod";
import type { Instant, Time } from "../instant.ts";
import { parseTime } from "../instant.ts";
import type { Money } from "../money.ts";
import type { QuietHours } from "../person.ts";
import { isZone } from "../zone.ts";
import { fields } from "./fields.ts";

/** Codes of findings that a value itself causes, with what to write instead. */
export const valueCodes: { readonly [code: string]: string } = {
  E_NAIVE_TIME: "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
  E_TIME: "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
  E_ZONE: "an IANA zone such as Asia/Shanghai; an offset goes wrong in summer",
  E_CURRENCY: "an ISO 4217 code in capitals, such as CNY",
  E_CLOCK: "a wall time HH:MM",
};

const coded = <T>(schema: z.ZodType<T>, code: (value: T) => keyof typeof valueCodes | undefined): z.ZodType<T> =>
  schema.superRefine((value, context) => {
    const found = code(value);
    if (found !== undefined) context.addIssue({ code: "custom", params: { code: found } });
  }) as z.ZodType<T>;

export const id: z.ZodType<string> = z.string().min(1).max(128);
export const text: z.ZodType<string> = z.string().max(4096);
export const count: z.ZodType<number> = z.int().min(1).max(1_000_000);

export const instant: z.ZodType<Instant> = z.int().min(-8.64e15).max(8.64e15);

export const time: z.ZodType<Time> = coded(z.union([z.number(), z.string()]) as z.ZodType<Time>, (value) => {
  const parsed = parseTime(value);
  return parsed === "naive" ? "E_NAIVE_TIME" : parsed === undefined ? "E_TIME" : undefined;
});

export const zone: z.ZodType<string> = coded(z.string().max(64), (value) => (isZone(value) ? undefined : "E_ZONE"));

const currency: z.ZodType<string> = coded(z.string(), (value) => (/^[A-Z]{3}$/.test(value) ? undefined : "E_CURRENCY"));

export const money: z.ZodType<Money> = fields<Money>({ amount: z.int().min(0), currency });

const clock: z.ZodType<string> = coded(z.string(), (value) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : "E_CLOCK",
);

export const quietHours: z.ZodType<QuietHours> = fields<QuietHours>({ from: clock, to: clock });
