import { expectAll } from "../../model/arguments.ts";
import { RulebookError } from "../../model/errors.ts";
import type { Finding } from "../../model/finding.ts";
import { type Layers, layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { readShape } from "../book/shape.ts";
import { packsArgument } from "../misuse.ts";
import type { RulebookOptions } from "../rulebook.ts";
import { checkFigures } from "./figures.ts";
import { checkLimits } from "./limits.ts";
import { checkRelations } from "./relations.ts";

/**
 * What is made of packs of which only figures and texts are asked. Throws where any of these is missing, broken or cannot
 * be, all at once: what finds that tells it in `findings`.
 */
export function ofLonePacks<Made>(
  options: Pick<RulebookOptions, "packs">,
  make: (layered: Layers, findings: Finding[]) => Made,
): Made {
  expectAll([options], [packsArgument]);
  const findings: Finding[] = [];
  const made = make(loneLayers(options.packs, findings), findings);
  if (findings.length > 0) throw new RulebookError(findings);
  return made;
}

/** Their layers. What has the wrong shape ends it, as nothing more can be read. */
function loneLayers(packs: readonly unknown[], findings: Finding[]): Layers {
  const misshapen: Finding[] = [];
  for (const [i, pack] of packs.entries()) readShape(pack, `packs[${i}]`, misshapen);
  if (misshapen.length > 0) throw new RulebookError(misshapen);
  const layered = layers(packs as readonly RawPack[]);
  findings.push(...layered.packs.flatMap(checkFigures), ...checkRelations(layered), ...checkLimits(layered.valueList));
  return layered;
}
