import { expectArgument } from "../model/arguments.ts";
import { RulebookError } from "../model/errors.ts";
import type { Finding } from "../model/finding.ts";
import type { HostWords } from "../model/words/types.ts";
import type { Pack } from "../rulebook/book/pack.ts";
import { readShape } from "../rulebook/book/shape.ts";
import { type JsonSchema, object, text } from "./build.ts";
import { packMembers } from "./pack.ts";
import { vocabulary } from "./vocabulary.ts";

export type { JsonSchema } from "./build.ts";

/**
 * The JSON Schema (draft 2020-12) of a pack, made from the tables of words: an editor then completes facts and names in
 * a pack that is kept as JSON, and marks those that are not there. `words` are a host's own, as in its pack.
 *
 * It knows the shape and the words. What else has to fit together, `readRulebook` finds.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`, where the words have another shape.
 *
 * @example
 * import { packSchema } from "waybell/schema";
 *
 * const schema = packSchema({ notices: ["still-waiting"] });
 * schema.$schema; // "https://json-schema.org/draft/2020-12/schema"
 * JSON.stringify(schema).includes('"still-waiting"'); // true
 */
export function packSchema(words: HostWords = {}): JsonSchema {
  expectArgument("words", words, "object", "those of a pack, or nothing");
  const findings: Finding[] = [];
  readShape({ id: "pack", version: "1", words }, "pack", findings);
  if (findings.length > 0) throw new RulebookError(findings);
  const known = vocabulary(words);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A pack of waybell: rules, values and texts as data",
    ...object<Pack & { readonly $schema?: string }>({ "$schema?": text, ...packMembers(known) }),
    dependentSchemas: { bounds: { type: "object", properties: { layer: { const: "law" } }, required: ["layer"] } },
    $defs: known.definitions,
  };
}
