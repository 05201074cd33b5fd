import type { Frame } from "../../condition/frame.ts";
import type { Inhibitor } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { drop, sort } from "./sort.ts";

/** Does another fact make this pointless? Looked at over the whole view at once, so that no order of arrival matters. */
export function inhibit(candidates: readonly Candidate[], desk: Desk): Sorted {
  const active = desk.inhibitors
    .map((inhibitor) => ({
      inhibitor,
      over: (desk.frames.get(inhibitor.each) ?? []).filter((frame) => inhibitor.when.read(frame, desk.reader).holds),
    }))
    .filter(({ over }) => over.length > 0);
  if (active.length === 0) return { kept: candidates, stopped: [] };
  return sort("inhibit", candidates, (candidate) => {
    const found = active.find(
      ({ inhibitor, over }) => concerns(inhibitor, candidate) && over.some((frame) => isAbout(candidate.frame, frame)),
    );
    return found ? drop(`inhibited:${found.inhibitor.name}`) : candidate;
  });
}

const concerns = ({ drops, except }: Inhibitor, { rule }: Candidate): boolean =>
  (drops.has(rule.topic) || drops.has(rule.name)) && !except.has(rule.name);

const isAbout = (frame: Frame, subject: Frame): boolean => frame === subject || frame.parents.includes(subject);
