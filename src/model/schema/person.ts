import { z } from "zod";
import type { Compensated } from "../claims.ts";
import { type Address, type Person, permissions, roles } from "../person.ts";
import { alertSettings } from "./alerts.ts";
import { fields, optional } from "./fields.ts";
import { id, instant, list, money, oneOf, quietHours, text, zone } from "./values.ts";

const record = <T>(value: z.ZodType<T>): z.ZodType<{ readonly [name: string]: T }> =>
  z.record(z.string().max(128), value) as unknown as z.ZodType<{ readonly [name: string]: T }>;

export const personSchema = (): z.ZodType<Person> =>
  fields<Person>({
    id,
    role: oneOf(roles),
    locale: id,
    zone,
    // An empty text is no address, alone or among others.
    addresses: record(
      z.union([
        text,
        list(text, 100).transform((all) => all.filter((one) => one !== "")),
      ]) as unknown as z.ZodType<Address>,
    ),
    quietHours: optional(z.nullable(quietHours) as z.ZodType<Person["quietHours"] & (object | null)>),
    optOuts: optional(list(text, 100)),
    preferences: optional(record(list(text, 100))),
    settings: optional(
      record(z.union([text, z.number(), z.boolean()]) as unknown as z.ZodType<string | number | boolean>),
    ),
    hears: optional(list(text, 100)),
    may: optional(list(oneOf(permissions), 100)),
    alerts: optional(alertSettings()),
    consents: optional(record(instant)),
    compensated: optional(list(fields<Compensated>({ at: instant, amount: money }), 100)),
  });
