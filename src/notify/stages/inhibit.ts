import type { Frame } from "../../condition/frame.ts";
import type { Inhibitor } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { sort } from "./sort.ts";

/** Does another fact make this pointless? Looked at over the whole view at once, so that no order of arrival matters. */
export function inhibit(candidates: readonly Candidate[], desk: Desk): Sorted {
  const active = desk.inhibitors
    .map((inhibitor) => ({
      inhibitor,
      over: (desk.frames.get(inhibitor.each) ?? [])
        .map((frame) => ({ frame, reading: inhibitor.when.read(frame, desk.reader) }))
        .filter(({ reading }) => reading.holds),
    }))
    .filter(({ over }) => over.length > 0);
  if (active.length === 0) return { kept: candidates, stopped: [] };
  return sort("inhibit", candidates, (candidate) => {
    for (const { inhibitor, over } of active) {
      const found = concerns(inhibitor, candidate) && over.find(({ frame }) => isAbout(candidate.frame, frame));
      // Where time alone may end it, what it drops is decided again then.
      if (found)
        return { is: "dropped", reason: `inhibited:${inhibitor.name}`, until: found.reading.next, watch: false };
    }
    return candidate;
  });
}

const concerns = ({ drops, except }: Inhibitor, { rule }: Candidate): boolean =>
  (drops.has(rule.topic) || drops.has(rule.name)) && !except.has(rule.name);

const isAbout = (frame: Frame, subject: Frame): boolean => frame === subject || frame.parents.includes(subject);
