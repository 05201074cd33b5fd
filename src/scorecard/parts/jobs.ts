import type { Part } from "./look.ts";

/** How couriers' jobs were taken. */
export const jobMarks: Part = () => [];
