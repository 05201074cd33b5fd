import { z } from "zod";
import type { Compensated } from "../claims.ts";
import { type Address, type Permission, type Person, permissions, type Role, roles } from "../person.ts";
import { alertSettings } from "./alerts.ts";
import { fields, optional } from "./fields.ts";
import { id, instant, money, quietHours, text, zone } from "./values.ts";

const record = <T>(value: z.ZodType<T>): z.ZodType<{ readonly [name: string]: T }> =>
  z.record(z.string().max(128), value) as unknown as z.ZodType<{ readonly [name: string]: T }>;
const list = <T>(item: z.ZodType<T>): z.ZodType<readonly T[]> =>
  z.array(item).max(100) as unknown as z.ZodType<readonly T[]>;

export const personSchema = (): z.ZodType<Person> =>
  fields<Person>({
    id,
    role: z.enum(roles as readonly [Role, ...Role[]]) as unknown as z.ZodType<Role>,
    locale: id,
    zone,
    // An empty text is no address, alone or among others.
    addresses: record(
      z.union([text, list(text).transform((all) => all.filter((one) => one !== ""))]) as unknown as z.ZodType<Address>,
    ),
    quietHours: optional(z.nullable(quietHours) as z.ZodType<Person["quietHours"] & (object | null)>),
    optOuts: optional(list(text)),
    preferences: optional(record(list(text))),
    settings: optional(
      record(z.union([text, z.number(), z.boolean()]) as unknown as z.ZodType<string | number | boolean>),
    ),
    hears: optional(list(text)),
    may: optional(
      list(z.enum(permissions as readonly [Permission, ...Permission[]]) as unknown as z.ZodType<Permission>),
    ),
    alerts: optional(alertSettings()),
    consents: optional(record(instant)),
    compensated: optional(list(fields<Compensated>({ at: instant, amount: money }))),
  });
