import { valueAt } from "../condition/access.ts";
import { never } from "../model/instant.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import { absent, type ComputedRule } from "./computed.ts";
import { concerns, covers, nextTurn } from "./disruption.ts";
import type { PromiseRule } from "./promise.ts";

/** What the latest disruption is that a parcel is on its way in. */
export const inForce = "parcel.disruption";

/** One that is about some promise of parcels is about their way. */
export function inForceRules(promises: readonly PromiseRule[], { subjects }: Lexicon): readonly ComputedRule[] {
  const parcel = subjects.get("parcel");
  const slot = parcel?.slots.get(inForce);
  const carrier = parcel?.seen.get("parcel.carrier");
  const names = promises.filter(({ each }) => each === "parcel").map(({ name }) => name);
  if (slot === undefined || !carrier) return [];
  const read: ComputedRule["read"] = (frame, { disruptions, reader: { now }, origin, destination }) => {
    if (disruptions.length === 0) return absent(never);
    const way = { carrier: valueAt(frame, carrier) as string | undefined, origin, destination };
    const about = disruptions.filter((one) => names.some((promise) => concerns(one, { ...way, promise })));
    const latest = about.findLast((one) => covers(one, now));
    const next = nextTurn(about, now);
    return latest ? { value: latest.kind, known: Math.max(latest.from, latest.declared), next } : absent(next);
  };
  return [{ name: inForce, each: "parcel", needs: [], slot, read }];
}
