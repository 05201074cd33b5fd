import { gathered, type Layers } from "./layers.ts";
import type { Carrier } from "./pack.ts";

/** The carrier directory by every code: a carrier's own stands before what providers call another. */
export function carriersOf(layered: Layers): ReadonlyMap<string, Carrier> {
  const own = gathered(layered, "carriers");
  const further = [...own.values()].flatMap((carrier) => (carrier.codes ?? []).map((code) => [code, carrier] as const));
  return new Map([...further, ...own]);
}
