import type { Finding } from "./finding.ts";

const mark: symbol = Symbol.for("waybell/error");

/** What a programmer did wrong. Bad data never throws: it comes back as a finding or a rejection. */
export type ErrorCode =
  | "RULEBOOK_INVALID"
  | "NOT_A_RECORD"
  | "RECORD_NEWER"
  | "BOOK_MISSING"
  | "NOT_A_RULEBOOK"
  | "NOT_A_SEND"
  | "NO_PEOPLE"
  | "NOT_AN_INSTANT"
  | "NO_SUCH_CHANNEL"
  | "NO_SUCH_NOTICE"
  | "WRONG_ARGUMENT"
  | "EXPECTATION_FAILED";

export class WaybellError extends Error {
  override readonly name: string = "WaybellError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** A call that no data can excuse: a record of another library, a send of another rulebook. */
export class UsageError extends WaybellError {
  override readonly name: string = "UsageError";
}

/** Rules that do not fit together; `findings` lists all of them at once. */
export class RulebookError extends WaybellError {
  override readonly name: string = "RulebookError";
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(
      (f) => `  ${f.path}: ${f.message}${f.expected ? ` Expected: ${f.expected}.` : ""} [${f.code}]`,
    );
    super("RULEBOOK_INVALID", `The rulebook has ${findings.length} finding(s):\n${lines.join("\n")}`);
    this.findings = findings;
  }
}

/**
 * Tells our errors from others, also across copies of the package, where `instanceof` fails.
 *
 * @example
 * import { instant, isWaybellError } from "waybell";
 *
 * try {
 *   instant("tomorrow");
 * } catch (error) {
 *   isWaybellError(error) && error.code; // "NOT_AN_INSTANT"
 * }
 */
export const isWaybellError = (error: unknown): error is WaybellError =>
  typeof error === "object" && error !== null && (error as Record<symbol, unknown>)[mark] === true;
