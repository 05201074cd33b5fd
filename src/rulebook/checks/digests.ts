import type { CompileContext } from "../../condition/context.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { type RawNotice, sayings, sumsOf } from "../../notify/compile.ts";
import type { Layers } from "../book/layers.ts";

/** Sums over what their notices do not say: a question to a mailbox brings along what its notice can say, no more. */
export function checkDigests({ packs }: Layers, compile: CompileContext): Finding[] {
  const raw = new Map(packs.flatMap(({ notices }) => Object.entries(notices ?? {})));
  const says = (notice: RawNotice | undefined, fact: string): boolean =>
    notice === undefined || [...sayings(notice, compile).values()].some((say) => say.fact === fact);
  return packs.flatMap(({ id, notices }) =>
    Object.entries(notices ?? {}).flatMap(([name, rule]) =>
      [...sumsOf(rule)].flatMap(([placeholder, { fact }]) =>
        (rule.digests ?? [name])
          .filter((notice) => fact !== "" && !says(raw.get(notice), fact))
          .map((notice) =>
            finding(
              "SUM_OF_NOTHING",
              `${id}.notices.${name}.sums.${placeholder}`,
              `"${notice}" does not say "${fact}", so there is nothing to sum up.`,
              `says: { …: "${fact}" }`,
            ),
          ),
      ),
    ),
  );
}
