import type { CompileContext } from "../../condition/context.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { type RawNotice, sayings, sumsOf } from "../../notify/compile.ts";
import { gathered, type Layers } from "../book/layers.ts";
import { entriesOf } from "./rules-of.ts";

/** Sums over what their notices do not say: a question to a mailbox brings along what its notice can say, no more. */
export function checkDigests(layered: Layers, compile: CompileContext): Finding[] {
  const raw = gathered(layered, "notices");
  const says = (notice: RawNotice | undefined, fact: string): boolean =>
    notice === undefined || [...sayings(notice, compile).values()].some((say) => say.fact === fact);
  return entriesOf(layered, "notices").flatMap(({ name, rule, path }) =>
    [...sumsOf(rule)].flatMap(([placeholder, { fact }]) =>
      (rule.digests ?? [name])
        .filter((notice) => fact !== "" && !says(raw.get(notice), fact))
        .map((notice) =>
          finding(
            "SUM_OF_NOTHING",
            `${path}.sums.${placeholder}`,
            `"${notice}" does not say "${fact}", so there is nothing to sum up.`,
            `says: { …: "${fact}" }`,
          ),
        ),
    ),
  );
}
