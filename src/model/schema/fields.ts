import { z } from "zod";
import { nearest } from "../words/nearest.ts";

type Optional<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** A schema for each member of `T`: a forgotten one, and one that `T` does not have, does not compile. */
export type Fields<T> = {
  [K in keyof T]-?: K extends Optional<T> ? z.ZodOptional<z.ZodType<Exclude<T[K], undefined>>> : z.ZodType<T[K]>;
};

/** The schema of an interface: exactly its members, nothing else. */
export const fields = <T extends object>(shape: Fields<T>): z.ZodType<T> => exactly(shape) as unknown as z.ZodType<T>;

/** Nothing but these fields; what its issues say is the one that a field too many may have been meant for. */
export const exactly = (shape: z.ZodRawShape): z.ZodType =>
  z
    .strictObject(shape, { error: ({ keys }) => meant((keys as readonly string[] | undefined)?.[0], shape) })
    .check(isThere);

/** What to write instead of a field that nobody knows. */
export const meant = (field: string | undefined, known: object): string =>
  (field === undefined ? undefined : nearest(field, Object.keys(known))) ?? "only documented fields";

/** A member that may be left out. Not `z.exactOptional`: that builds an error for each one that is. */
export const optional = <T>(schema: z.ZodType<T>): z.ZodOptional<z.ZodType<T>> => z.optional(schema);

/** What is there has a value: a member is left out, or it is data. */
function isThere({ value, issues }: z.core.ParsePayload<object>): void {
  for (const key in value) {
    if ((value as Record<string, unknown>)[key] !== undefined) continue;
    issues.push({ code: "custom", input: value, path: [key] });
    return;
  }
}
