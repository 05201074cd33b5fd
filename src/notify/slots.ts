import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { AttemptRow } from "../model/record.ts";
import { hasFailed } from "./ledger.ts";
import type { Candidate, Desk } from "./pipeline-types.ts";
import { fitted } from "./stages/render.ts";
import { route } from "./stages/route.ts";

/** How many messages of this order each person may still get over each kind of channel. */
export interface Slots {
  /** When the next may go over a kind; null while a slot is free. */
  until(candidate: Candidate, kind: string): Instant | null;
  /** What goes now has its slot, on whatever channel it goes. */
  take(candidate: Candidate): void;
}

/** What was withdrawn or failed did not leave, and took none. */
const mayHaveLeft = ({ 4: outcome }: AttemptRow): boolean => outcome !== "withdrawn" && !hasFailed(outcome);

/** `counts`: which others did. */
export function slotsOf(desk: Desk, counts: (attempt: AttemptRow) => boolean): Slots {
  const taken: Candidate[] = [];
  const kinds = new Map<Candidate, string | undefined>();
  const kindOf = (candidate: Candidate): string | undefined => {
    if (!kinds.has(candidate)) kinds.set(candidate, goesOver(candidate, desk));
    return kinds.get(candidate);
  };
  return {
    take: (candidate) => taken.push(candidate),
    until: ({ person }, kind) => {
      const cap = desk.caps.get(kind);
      if (!cap) return null;
      const ids = desk.adapters.filter((adapter) => adapter.kind === kind).map((adapter) => adapter.id);
      const frees = desk.ledger
        .flatMap(({ p, a }) => (p === person.id ? a : []))
        .filter((a) => ids.includes(a[0]) && mayHaveLeft(a) && counts(a))
        .map((a) => shift(a[3] || a[2], cap.within, desk.zone))
        .filter((until) => until > desk.now)
        .sort((a, b) => a - b);
      // Whether the others of this step go over it costs a rendering each, so it is asked where it matters.
      const isNear = frees.length + taken.length >= cap.most;
      const beside = isNear ? taken.filter((one) => one.person.id === person.id && kindOf(one) === kind).length : 0;
      if (frees.length + beside < cap.most) return null;
      return frees[frees.length + beside - cap.most] ?? shift(desk.now, cap.within, desk.zone);
    },
  };
}

/** The kind of the channel that will carry it: the first that is free and can hold what it says. */
function goesOver(candidate: Candidate, desk: Desk): string | undefined {
  const [routed] = route([candidate], desk).kept;
  return routed?.carriers.find((adapter) => fitted(routed, adapter, desk))?.kind;
}
