import { type Finding, finding } from "../model/finding.ts";
import { guard } from "../model/schema/guard.ts";
import { assemble, type ReadRulebook } from "./define-rulebook.ts";
import { packTables } from "./layers.ts";
import type { AnyPack, RulebookOptions } from "./rulebook.ts";

/**
 * Makes a rulebook of packs that came as JSON, from a database or a settings page.
 *
 * The rules are checked as in code; what is wrong comes back as findings and nothing is thrown, whatever the input.
 *
 * @example
 * import { readRulebook } from "waybell";
 *
 * const { rulebook, findings } = readRulebook({ id: "mine" });
 * rulebook; // null
 * findings[0]?.code; // "WRONG_PACK"
 */
export function readRulebook(json: unknown, options: Partial<RulebookOptions> = {}): ReadRulebook {
  const packs = Array.isArray(json) ? json : [json];
  const broken = packs.flatMap((pack, i) => packFinding(pack, `packs[${i}]`) ?? []);
  if (broken.length > 0) return { rulebook: null, findings: broken };
  try {
    return assemble({ channels: [], ...options, packs: [...(options.packs ?? []), ...(packs as readonly AnyPack[])] });
  } catch {
    // A table where a list should be, at a place no check looks at: still only data.
    return {
      rulebook: null,
      findings: [finding("WRONG_PACK", "packs", "A part of a pack has the wrong shape.", "the form of Pack")],
    };
  }
}

function packFinding(pack: unknown, path: string): Finding | undefined {
  const unsafe = guard(pack);
  if (unsafe) return { ...unsafe, path: `${path}.${unsafe.path}` };
  const table = pack as { readonly [part: string]: unknown } | null;
  if (
    typeof table !== "object" ||
    table === null ||
    typeof table.id !== "string" ||
    typeof table.version !== "string"
  ) {
    return finding("WRONG_PACK", path, "A pack has an id and a version.", '{ id: "…", version: "…", notices: { … } }');
  }
  const odd = packTables.find(
    (part) =>
      table[part] !== undefined &&
      (typeof table[part] !== "object" || table[part] === null || Array.isArray(table[part])),
  );
  return odd === undefined
    ? undefined
    : finding("WRONG_PACK", `${path}.${odd}`, "Here stands a table by name.", "{ name: { … } }");
}
