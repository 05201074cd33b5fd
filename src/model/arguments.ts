import { UsageError } from "./errors.ts";
import { isTable } from "./table.ts";

type Kind = "object" | "list" | "iterable" | "text" | "number" | "flag" | "instant" | "function" | "proof";

/**
 * What an argument is: of a kind; a list of what is in it; or an object by its members, of which `?` marks one that may
 * be left out, and `*` is each there is.
 */
export type Wanted = Kind | readonly [Wanted] | { readonly [member: string]: Wanted };

const kinds: { readonly [K in Kind]: readonly [is: (value: unknown) => boolean, called: string] } = {
  object: [isTable, "an object"],
  list: [Array.isArray, "a list"],
  iterable: [(value) => typeof value === "object" && value !== null && Symbol.iterator in value, "an iterable"],
  text: [(value) => typeof value === "string", "a text"],
  number: [Number.isFinite, "a number"],
  flag: [(value) => typeof value === "boolean", "true or false"],
  instant: [Number.isSafeInteger, "an instant, in epoch milliseconds"],
  function: [(value) => typeof value === "function", "a function"],
  proof: [(value) => ["accepted", "delivered", "read"].includes(value as string), "`accepted`, `delivered` or `read`"],
};

/**
 * Throws where an argument is nothing that could be meant: it was forgotten, or is something else. What is in data is not
 * looked at here: data that is wrong is refused, not thrown.
 */
export function expectArgument(
  name: string,
  value: unknown,
  wanted: Wanted,
  write?: string,
  whole: Wanted = wanted,
): void {
  const kind: Kind = typeof wanted === "string" ? wanted : Array.isArray(wanted) ? "list" : "object";
  const [is, called] = kinds[kind];
  const code = kind === "instant" ? "NOT_AN_INSTANT" : "WRONG_ARGUMENT";
  if (!is(value)) throw new UsageError(code, `\`${name}\` is ${called}: ${write ?? membersOf(whole)}.`);
  if (typeof wanted === "string") return;
  if (Array.isArray(wanted)) {
    for (const [i, one] of (value as readonly unknown[]).entries())
      expectArgument(`${name}[${i}]`, one, wanted[0] as Wanted, write, whole);
    return;
  }
  for (const [mark, inner] of Object.entries(wanted as { readonly [member: string]: Wanted })) {
    const members = mark === "*" ? Object.keys(value as object) : [mark.replace("?", "")];
    for (const member of members) {
      const one = (value as { readonly [member: string]: unknown })[member];
      if (one !== undefined || !mark.endsWith("?")) expectArgument(`${name}.${member}`, one, inner, write, whole);
    }
  }
}

const membersOf = (wanted: Wanted): string => `{ ${Object.keys(wanted).join(", ").replaceAll("?", "")} }`;

/** An argument by its name, with `?` where it may be left out; what it is; what to write where its members do not say it. */
export type Expected = readonly [name: string, wanted: Wanted, write?: string];
/** What some of the functions of an object expect, argument by argument; null: anything, which is judged as data. */
export type Calls<T> = { readonly [F in keyof T]?: readonly (Expected | null)[] };

export function expectAll(args: readonly unknown[], expected: readonly (Expected | null)[]): void {
  for (const [i, one] of expected.entries())
    if (one && (args[i] !== undefined || !one[0].endsWith("?")))
      expectArgument(one[0].replace("?", ""), args[i], one[1], one[2]);
}

/** The same object, some of whose functions look at what they are handed first. */
export function guarded<T extends object>(made: T, calls: Calls<T>): T {
  const all = { ...made } as { [name: string]: unknown };
  for (const [name, expected] of Object.entries<readonly (Expected | null)[] | undefined>(calls)) {
    const call = all[name];
    if (typeof call !== "function" || !expected) continue;
    all[name] = (...args: readonly unknown[]): unknown => {
      expectAll(args, expected);
      return call(...args);
    };
  }
  return all as T;
}

// What several of them are handed.

export const signingArgument: Expected = [
  "signing",
  { secrets: "object", now: "instant", nonce: "text" },
  "{ secrets, now, nonce }, as only the attempt knows them",
];
export const answerArgument: Expected = [
  "answer",
  "object",
  "what the provider answered, as { status, headers, body }, or { failed }",
];
export const eventsArgument: Expected = ["events", "list", "what happened, or [] where only time passed"];
export const receiptArgument: Expected = ["receipt", { status: "text" }, "one of those that `readCallback` returned"];
export const atArgument: Expected = ["at", "instant", "when it came, such as Date.now()"];
export const nowArgument: Expected = ["context", { now: "instant" }, "{ now: Date.now() }"];
export const chanceArgument: Expected = ["chance", "function", "what `seeded(1)` returns"];
