import { z } from "zod";

/** A list of at most so many. */
export const list = <T>(item: z.ZodType<T>, most: number): z.ZodType<readonly T[]> =>
  z.array(item).max(most) as unknown as z.ZodType<readonly T[]>;
