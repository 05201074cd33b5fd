import type { Answer, Outcome } from "../../model/outcome.ts";
import { doubt, httpOutcome } from "./http-outcome.ts";

type WithoutReason<O> = O extends { readonly reason: string } ? Omit<O, "reason"> : O;

/** What a provider's code means; the code itself becomes the reason. */
export type CodeMeaning = WithoutReason<Outcome>;

/** Meanings by code. A key that ends in `*` stands for every code it begins; of several keys the longest decides. */
export type CodeTable = { readonly [code: string]: CodeMeaning };

export const needs = (fault: Extract<Outcome, { kind: "needs_config" }>["fault"]): CodeMeaning => ({
  kind: "needs_config",
  fault,
});

export const limited = (scope: "recipient" | "sender" | "account", afterMs: number): CodeMeaning => ({
  kind: "rate_limited",
  scope,
  afterMs,
});

/** The first table that knows the code decides, so a host's own goes first. */
export function meaningOf(code: string, tables: readonly (CodeTable | undefined)[]): CodeMeaning | undefined {
  const fits = (key: string) => key === code || (key.endsWith("*") && code.startsWith(key.slice(0, -1)));
  // What follows in a code sorts after `*`, so of those that fit the longest is the last.
  return tables.flatMap((table = {}) =>
    Object.keys(table)
      .filter(fits)
      .sort()
      .slice(-1)
      .map((key) => table[key]),
  )[0];
}

export const outcomeOf = (meaning: CodeMeaning, reason: string): Outcome =>
  meaning.kind === "accepted" ? meaning : ({ ...meaning, reason } as Outcome);

/**
 * What an answer with this code in its body means. An unknown code follows its status; with a success status it is a
 * refusal all the same, and no code is no word at all: a proxy's page, a cut answer. It may have been sent.
 */
export function codedOutcome(
  answer: Answer,
  code: string | undefined,
  tables: readonly (CodeTable | undefined)[],
  reconcileBy?: string,
): Outcome {
  const byStatus = httpOutcome(answer, reconcileBy);
  // A name or a small number, or both; anything else might be an address or a text that came back.
  const reason = code && /^-?\d{0,6}[A-Za-z._-]{0,64}$/.test(code) ? code : "unknown-code";
  const meaning = code === undefined ? undefined : meaningOf(code, tables);
  // Where the table gives no time to wait, the answer's `Retry-After` is kept.
  if (meaning) return { ...(byStatus.kind === meaning.kind && byStatus), ...outcomeOf(meaning, reason) };
  if (byStatus.kind !== "accepted") return byStatus;
  return code === undefined ? doubt("unreadable-answer", reconcileBy) : { kind: "permanent", fault: "request", reason };
}
