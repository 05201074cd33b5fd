import { z } from "zod";
import type { AlertKind, AlertSettings, AlertWindow } from "../alerts.ts";
import { orderKinds } from "../order.ts";
import { fields, optional } from "./fields.ts";
import { clock, count, flag, id, instant, list, oneOf, text, within, yes } from "./values.ts";

const alertKinds: readonly AlertKind[] = [...orderKinds, "aftersales", "complaint"];
const window = (): z.ZodType<AlertWindow> =>
  fields<AlertWindow>({ days: optional(list(within(1, 7), 50, 1)), from: clock, to: clock });
const condition = z.record(z.string(), z.unknown()) as unknown as z.ZodType<{ readonly [word: string]: unknown }>;

/** Alerts as they were saved. */
export const alertSettings = (): z.ZodType<AlertSettings> =>
  fields<AlertSettings>({
    version: count,
    savedAt: instant,
    savedBy: id,
    orderTypes: optional(list(oneOf(alertKinds), 50)),
    windows: optional(list(window(), 50)),
    methods: optional(list(text, 50)),
    muted: optional(yes),
    devices: optional(list(text, 50)),
    important: optional(condition),
    importantSince: optional(instant),
    criticalBypass: optional(flag),
  });
