import { expectArgument } from "../model/arguments.ts";
import { guard } from "../model/schema/guard.ts";
import type { AnyPack } from "./book/pack.ts";
import { assemble, type ReadRulebook } from "./define-rulebook.ts";
import type { RulebookOptions } from "./rulebook.ts";

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
  expectArgument("options", options, { "packs?": "list" }, "what defineRulebook takes, all of it optional");
  const packs = Array.isArray(json) ? json : [json];
  const broken = packs.flatMap((pack, i) => {
    const unsafe = guard(pack);
    return unsafe ? { ...unsafe, path: `packs[${i}].${unsafe.path}` } : [];
  });
  if (broken.length > 0) return { rulebook: null, findings: broken };
  return assemble({ channels: [], ...options, packs: [...(options.packs ?? []), ...(packs as readonly AnyPack[])] });
}
