/** Members of a rule by which something hangs on what somebody was told. */
const asking = ["told", "notTold", "corrects"];

/** The notices whose telling something asks of, wherever in it. */
export function askedOfTellings(raw: unknown, found: Set<string> = new Set(), isAsking = false): ReadonlySet<string> {
  if (typeof raw === "string") {
    if (isAsking) found.add(raw);
  } else if (typeof raw === "object" && raw !== null) {
    for (const [key, value] of Object.entries(raw)) askedOfTellings(value, found, isAsking || asking.includes(key));
  }
  return found;
}
