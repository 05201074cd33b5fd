/** A JSON Schema of draft 2020-12: plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The members of `T`, the optional ones marked with `?`: none can be forgotten, none be too many. */
export type Members<T, S = JsonSchema> = {
  readonly [F in keyof T & string as Record<never, never> extends Pick<T, F> ? `${F}?` : F]-?: S;
};

export const text: JsonSchema = { type: "string" };
export const name: JsonSchema = { type: "string", minLength: 1 };
export const number: JsonSchema = { type: "number" };
export const flag: JsonSchema = { type: "boolean" };
export const yes: JsonSchema = { const: true };

/** A text of a form. */
export const form = ({ source }: RegExp): JsonSchema => ({ type: "string", pattern: source });

/** One of some words; of none, nothing. */
export const oneOf = (words: Iterable<unknown>): JsonSchema => {
  const all = [...words];
  return all.length > 0 ? { enum: all } : { not: {} };
};

export const either = (...any: readonly JsonSchema[]): JsonSchema => ({ anyOf: any });
export const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });
/** A list of one at least. */
export const some = (items: JsonSchema): JsonSchema => ({ ...list(items), minItems: 1 });
export const oneOrMore = (one: JsonSchema): JsonSchema => either(one, some(one));
/** Not empty. */
export const filled = (table: JsonSchema): JsonSchema => ({ ...table, minProperties: 1 });
/** An object with one of these members at least. */
export const having = (...names: readonly string[]): JsonSchema =>
  either(...names.map((name) => ({ type: "object", properties: { [name]: {} }, required: [name] })));
/** So many whole things, or none. */
export const count: JsonSchema = { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

/** Any names, each with the same. */
export const tableOf = (value: JsonSchema): JsonSchema => ({ type: "object", additionalProperties: value });

/** Some of these names and no others. */
export const table = (names: Iterable<string>, of: JsonSchema | ((name: string) => JsonSchema)): JsonSchema => ({
  type: "object",
  properties: Object.fromEntries([...names].map((name) => [name, typeof of === "function" ? of(name) : of])),
  additionalProperties: false,
});

/** An object of exactly these members. */
export const members = (all: { readonly [mark: string]: JsonSchema }): JsonSchema => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(all).map(([mark, schema]) => [mark.replace("?", ""), schema])),
  required: Object.keys(all).filter((mark) => !mark.endsWith("?")),
  additionalProperties: false,
});

export const object = <T>(all: Members<T>): JsonSchema => members(all);

/** Names a schema the first time it is asked for, and points to it. */
export type Define = (name: string, schema: () => JsonSchema) => JsonSchema;

export function definitions(): { readonly define: Define; readonly all: JsonSchema } {
  const all: { [name: string]: JsonSchema } = {};
  const define: Define = (name, schema) => {
    if (!Object.hasOwn(all, name)) {
      // A condition holds conditions: what is being made is known before it is there.
      all[name] = {};
      all[name] = schema();
    }
    return { $ref: `#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}` };
  };
  return { define, all };
}
