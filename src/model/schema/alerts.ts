import { z } from "zod";
import type { AlertKind, AlertSettings, AlertWindow } from "../alerts.ts";
import { orderKinds } from "../order.ts";
import { fields, optional } from "./fields.ts";
import { clock, count, flag, id, instant, oneOf, text, yes } from "./values.ts";

const list = <T>(item: z.ZodType<T>, least = 0): z.ZodType<readonly T[]> =>
  z.array(item).min(least).max(50) as unknown as z.ZodType<readonly T[]>;

const alertKinds: readonly AlertKind[] = [...orderKinds, "aftersales", "complaint"];
const day = z.int().min(1).max(7) as z.ZodType<number>;
const window = (): z.ZodType<AlertWindow> =>
  fields<AlertWindow>({ days: optional(list(day, 1)), from: clock, to: clock });
const condition = z.record(z.string(), z.unknown()) as unknown as z.ZodType<{ readonly [word: string]: unknown }>;

/** Alerts as they were saved. */
export const alertSettings = (): z.ZodType<AlertSettings> =>
  fields<AlertSettings>({
    version: count,
    savedAt: instant,
    savedBy: id,
    orderTypes: optional(list(oneOf(alertKinds))),
    windows: optional(list(window())),
    methods: optional(list(text)),
    muted: optional(yes),
    devices: optional(list(text)),
    important: optional(condition),
    criticalBypass: optional(flag),
  });
