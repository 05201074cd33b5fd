import type { Instant } from "./instant.ts";
import type { Money } from "./money.ts";

/** What is noted of a subject: its name, value, since when it is known, and of a host's own value the one before it. */
export type HostFact = readonly [
  name: string,
  value: string | number | boolean | Money,
  known: Instant,
  before?: HostFact,
];
