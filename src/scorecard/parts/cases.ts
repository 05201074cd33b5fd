import type { Look, Part } from "./look.ts";

/** A request of the buyer's found the seller to blame. */
export const isCaseFault = (_look: Look): boolean => false;

/** Complaints against what was delivered. */
export const complaintMarks: Part = () => [];
