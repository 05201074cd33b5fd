import type { Instant } from "./instant.ts";
import type { Money } from "./money.ts";

/** What is noted of a subject: its name, value, and since when it is known. */
export type HostFact = readonly [name: string, value: string | number | boolean | Money, known: Instant];
