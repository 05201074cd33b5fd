import { z } from "zod";
import { parseTime } from "../instant.ts";
import { exceptionKinds, milestones, type Scan, signModes } from "../parcel.ts";
import { entryOf, isTable } from "../table.ts";
import { meant } from "./fields.ts";

type Fits = (input: unknown) => boolean;
type Shape<T> = {
  readonly [F in keyof Required<T>]: NonNullable<T[F]> extends object ? Shape<NonNullable<T[F]>> : Fits;
};
type AnyShape = { readonly [field: string]: Fits | AnyShape };

const isText: Fits = (input) => typeof input === "string" && input.length <= 4096;
const isInstant: Fits = (input) => typeof input === "number" && parseTime(input) !== undefined;
const milliseconds = "epoch milliseconds";
const isOneOf =
  (words: readonly unknown[]): Fits =>
  (input) =>
    words.includes(input);

/**
 * Every field of a scan. A table of our own and not a zod object, since a provider sends the whole list with every
 * push: checking it is most of what a push costs.
 */
const fields: Shape<Scan> = {
  at: isInstant,
  code: isText,
  milestone: isOneOf(milestones),
  exception: isOneOf(exceptionKinds),
  place: isText,
  mode: isOneOf(signModes),
  ambiguous: isOneOf([true]),
  day: isOneOf([true]),
  courier: { name: isText, phone: isText, virtualPhone: isText },
  point: { name: isText, code: isText, holdUntil: isInstant },
};

interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly code: "E_FIELD" | "E_UNKNOWN_FIELD";
  readonly meant?: string | undefined;
}

function wrongIn(input: unknown, shape: AnyShape): Wrong | null {
  if (!isTable(input)) return { path: [], code: "E_FIELD" };
  for (const key of Object.keys(input)) {
    const check = entryOf(shape, key);
    if (check === undefined) return { path: [key], code: "E_UNKNOWN_FIELD", meant: meant(key, shape) };
    const value = input[key];
    if (typeof check === "function") {
      if (!check(value)) return { path: [key], code: "E_FIELD", ...(check === isInstant && { meant: milliseconds }) };
      continue;
    }
    const inner = wrongIn(value, check);
    if (inner) return { ...inner, path: [key, ...inner.path] };
  }
  return null;
}

/** The first thing that is wrong with one scan. */
function wrongScan(scan: unknown): Wrong | null {
  const wrong = wrongIn(scan, fields);
  if (wrong) return wrong;
  const { at, code } = scan as Partial<Scan>;
  if (at === undefined) return { path: ["at"], code: "E_FIELD", meant: milliseconds };
  return code === undefined ? { path: ["code"], code: "E_FIELD" } : null;
}

/** In one event. */
const mostScans = 1000;

export const scans = (): z.ZodType<readonly Scan[]> =>
  z.unknown().check(({ value, issues }) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    if (!Array.isArray(value) || list.length > mostScans) {
      issues.push({ code: "custom", input: value, params: { meant: `at most ${mostScans} scans` } });
      return;
    }
    for (let i = 0; i < list.length; i++) {
      const wrong = wrongScan(list[i]);
      if (!wrong) continue;
      const { path, ...params } = wrong;
      issues.push({ code: "custom", input: value, path: [i, ...path], params });
      return;
    }
  }) as unknown as z.ZodType<readonly Scan[]>;
