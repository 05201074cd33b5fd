import type { ReadContext } from "../../condition/context.ts";
import type { Frame } from "../../condition/frame.ts";
import type { Inhibitor } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { sort } from "./sort.ts";

/** Does another fact make this pointless? Looked at over the whole view at once, so that no order of arrival matters. */
export function inhibit(candidates: readonly Candidate[], desk: Desk): Sorted {
  const active = desk.inhibitors
    .map((inhibitor) => ({ inhibitor, over: inhibitor.when.personal ? null : holding(inhibitor, desk.reader, desk) }))
    .filter(({ over }) => over === null || over.length > 0);
  if (active.length === 0) return { kept: candidates, stopped: [] };
  return sort("inhibit", candidates, (candidate) => {
    for (const { inhibitor, over } of active) {
      if (!concerns(inhibitor, candidate)) continue;
      const own = over ?? holding(inhibitor, desk.readerFor(candidate.person, candidate.rule), desk);
      const found = own.find(({ frame }) => isAbout(candidate.frame, frame));
      // Where time alone may end it, what it drops is decided again then; where the person may, when the person changes.
      if (found)
        return {
          is: "dropped",
          reason: `inhibited:${inhibitor.name}`,
          until: found.reading.next,
          watch: inhibitor.when.personal,
        };
    }
    return candidate;
  });
}

/** What it holds of, now; of one that asks what somebody chose, for the reader of that person. */
const holding = ({ each, when }: Inhibitor, reader: ReadContext, { frames }: Desk) =>
  (frames.get(each) ?? [])
    .map((frame) => ({ frame, reading: when.read(frame, reader) }))
    .filter(({ reading }) => reading.holds);

const concerns = ({ drops, except }: Inhibitor, { rule }: Candidate): boolean =>
  (drops.has(rule.topic) || drops.has(rule.name)) && !except.has(rule.name);

const isAbout = (frame: Frame, subject: Frame): boolean => frame === subject || frame.parents.includes(subject);
