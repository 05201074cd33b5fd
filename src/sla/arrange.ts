/** Members that name a fact; a name that stands elsewhere is of a value, a notice or a reason. */
const naming = ["at", "from", "opens", "by", "after", "notBefore", "notAfter"];
/** Members with nothing that a rule is computed from. */
const beside = ["then", "notBefore", "given", "setting"];

/** The fact whose part a name is: `ship-by.due` → `ship-by`. */
export const partOf = (name: string): string | undefined =>
  /^(.+)\.(?:due|started|breached|left|late|closes|since)$/.exec(name)?.[1];

/** All names that a rule mentions among `computed`, also as a part (`ship-by.due`). */
export function mentions(raw: unknown, computed: ReadonlySet<string>, found: Set<string> = new Set()): Set<string> {
  if (typeof raw !== "object" || raw === null) return found;
  for (const [key, value] of Object.entries(raw)) {
    if (computed.has(key)) found.add(key);
    if (typeof value === "string" && naming.includes(key)) {
      const whole = computed.has(value) ? value : partOf(value);
      if (whole !== undefined && computed.has(whole)) found.add(whole);
    } else if (key === "found") mentions(Object.values(value), computed, found);
    else if (!beside.includes(key)) mentions(value, computed, found);
  }
  return found;
}

export interface Arranged {
  /** Each name after those it is computed from. */
  readonly order: readonly string[];
  /** Names each of which would be computed from the next, and the last from the first. */
  readonly circular: readonly string[];
}

/** Puts facts that follow from others into an order in which each can be computed. */
export function arrange(needs: ReadonlyMap<string, ReadonlySet<string>>): Arranged {
  const order: string[] = [];
  const done = new Set<string>();
  const under = new Set<string>();
  let circular: readonly string[] | undefined;
  const visit = (name: string): void => {
    if (done.has(name)) return;
    if (under.has(name)) {
      const path = [...under];
      circular ??= path.slice(path.indexOf(name));
      return;
    }
    under.add(name);
    for (const need of needs.get(name) ?? []) visit(need);
    under.delete(name);
    done.add(name);
    order.push(name);
  };
  for (const name of needs.keys()) visit(name);
  return { order, circular: circular ?? [] };
}
