import { z } from "zod";

type Optional<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** A schema for each member of `T`: a forgotten one, and one that `T` does not have, does not compile. */
export type Fields<T> = {
  [K in keyof T]-?: K extends Optional<T> ? z.ZodExactOptional<z.ZodType<Exclude<T[K], undefined>>> : z.ZodType<T[K]>;
};

/** The schema of an interface: exactly its members, nothing else. */
export const fields = <T extends object>(shape: Fields<T>): z.ZodType<T> =>
  z.strictObject(shape) as unknown as z.ZodType<T>;

/** A member that may be left out. */
export const optional = <T>(schema: z.ZodType<T>): z.ZodExactOptional<z.ZodType<T>> => z.exactOptional(schema);
