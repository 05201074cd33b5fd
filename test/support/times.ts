import { instant } from "../../src/model/instant.ts";

/** `06-01 10:00` on a clock in Shanghai in 2026; seconds and milliseconds may follow. */
export const at = (text: string): number => instant(`2026-${text.replace(" ", "T")}+08:00`);

/** The other way round, to the millisecond where there is one. */
export const clock = (time: number | null | undefined): string | null =>
  typeof time === "number"
    ? new Date(time + 8 * 3_600_000)
        .toISOString()
        .slice(5, 23)
        .replace("T", " ")
        .replace(/:00\.000$/, "")
        .replace(/\.000$/, "")
    : null;
