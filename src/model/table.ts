/** A table of some names with what is made of each. */
export const mapped = <K extends string, V>(keys: readonly K[], of: (key: K) => V): { readonly [P in K]: V } =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as { readonly [P in K]: V };

/** What a table holds under a name, and nothing that every object has: names may come from outside. */
export const entryOf = <V>(table: { readonly [name: string]: V } | undefined, name: string): V | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

/** Rows of two parts as one for each key: those that both have are joined. */
export function merged<Row>(
  one: readonly Row[],
  other: readonly Row[],
  key: (row: Row) => unknown,
  join: (one: Row, other: Row) => Row,
): readonly Row[] {
  const rows = new Map(one.map((row) => [key(row), row]));
  for (const row of other) {
    const known = rows.get(key(row));
    rows.set(key(row), known ? join(known, row) : row);
  }
  return [...rows.values()];
}

export const sum = <Row>(rows: readonly Row[], of: (row: Row, i: number) => number): number =>
  rows.reduce((total, row, i) => total + of(row, i), 0);

/** An object that is no list: what stands in it has names. */
export const isTable = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{ [name]: value }`, or nothing where there is no value: optional fields are absent, never undefined. */
export const optional = <N extends string, V>(name: N, value: V | undefined): { readonly [K in N]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [K in N]?: V });
