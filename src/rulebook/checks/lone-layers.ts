import { RulebookError } from "../../model/errors.ts";
import type { Finding } from "../../model/finding.ts";
import { type Layers, layers, type RawPack } from "../book/layers.ts";
import { readShape } from "../book/shape.ts";
import { checkFigures } from "./figures.ts";
import { checkRelations } from "./relations.ts";

/**
 * The layers of packs of which only figures and texts are asked. What has the wrong shape ends it, as nothing more can be
 * read; which figures cannot be is told in `findings`.
 */
export function loneLayers(packs: readonly unknown[], findings: Finding[]): Layers {
  const misshapen: Finding[] = [];
  for (const [i, pack] of packs.entries()) readShape(pack, `packs[${i}]`, misshapen);
  if (misshapen.length > 0) throw new RulebookError(misshapen);
  const layered = layers(packs as readonly RawPack[]);
  findings.push(...layered.packs.flatMap(checkFigures), ...checkRelations(layered));
  return layered;
}
