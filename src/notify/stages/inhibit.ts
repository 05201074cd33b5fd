import type { Frame } from "../../condition/frame.ts";
import type { Reading } from "../../condition/reading.ts";
import type { Inhibitor } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { sort } from "./sort.ts";

/** Does another fact make this pointless? Looked at over the whole view at once, so that no order of arrival matters. */
export function inhibit(candidates: readonly Candidate[], desk: Desk): Sorted {
  const active: { readonly rule: Inhibitor; readonly frame: Frame; readonly shared: Reading | null }[] = [];
  for (const { rule, frame } of desk.inhibitors) {
    // One that asks what somebody chose is read for the reader.
    const shared = rule.when.personal ? null : rule.when.read(frame, desk.reader);
    if (shared === null || shared.holds) active.push({ rule, frame, shared });
  }
  if (active.length === 0) return { kept: candidates, stopped: [] };
  return sort("inhibit", candidates, (candidate) => {
    for (const { rule, frame, shared } of active) {
      if (!concerns(rule, candidate) || !isAbout(candidate.frame, frame)) continue;
      const { holds, next } = shared ?? rule.when.read(frame, desk.readerFor(candidate.person, candidate.rule));
      // Where time alone may end it, what it drops is decided again then; where the person may, when the person changes.
      if (holds) return { is: "dropped", reason: `inhibited:${rule.name}`, until: next, watch: rule.when.personal };
    }
    return candidate;
  });
}

const concerns = ({ drops, except }: Inhibitor, { rule }: Candidate): boolean =>
  (drops.has(rule.topic) || drops.has(rule.name)) && !except.has(rule.name);

const isAbout = (frame: Frame, subject: Frame): boolean => frame === subject || frame.parents.includes(subject);
