import { checkName, type Spot } from "../../condition/check.ts";
import { finding } from "../../model/finding.ts";
import { type ValueKind, valueKinds, valueWords } from "../../model/words/lexicon.ts";
import { nearest } from "../../model/words/nearest.ts";
import { layerOf } from "../book/layer.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { checkFigures } from "./figures.ts";

/** The names, words and sources of what a pack gives and bounds. */
export function checkValues(pack: RawPack, spot: Spot): void {
  if (pack.bounds && layerOf(pack) !== "law")
    spot.out.push(finding("BOUNDS_NOT_LAW", `${pack.id}.bounds`, "Only a law sets bounds.", 'layer: "law"'));
  for (const kind of valueKinds) checkKind(kind, pack, spot);
  checkWords(pack, spot);
  spot.out.push(...checkFigures(pack));
  const { choice } = spot.context.lexicon.values;
  const check = (value: unknown, name: string, path: string): void =>
    checkName(value, choice.get(name) ?? [String(value)], "UNKNOWN_WORD", { ...spot, path });
  for (const [name, { value }] of Object.entries(pack.values?.choice ?? {}))
    if (value !== "off") check(value, name, `${pack.id}.values.choice["${name}"].value`);
  for (const [name, { oneOf }] of Object.entries(pack.bounds?.choice ?? {}))
    oneOf?.forEach((value, i) => {
      check(value, name, `${pack.id}.bounds.choice["${name}"].oneOf[${i}]`);
    });
}

function checkKind(kind: ValueKind, pack: RawPack, { context, out }: Spot): void {
  const known = context.lexicon.values;
  for (const part of ["values", "bounds"] as const) {
    for (const [name, { source }] of Object.entries(pack[part]?.[kind] ?? {})) {
      const path = `${pack.id}.${part}.${kind}["${name}"]`;
      if (!known[kind].has(name)) {
        const other = valueKinds.find((one) => known[one].has(name));
        const is = other ? `of another kind: ${other}` : "not a value of this rulebook";
        const expected = other
          ? `${part}: { ${other}: { "${name}": … } }`
          : (nearest(name, known[kind].keys()) ?? `words: { values: { ${kind}: { "${name}": … } } }`);
        out.push(finding("UNKNOWN_VALUE", path, `"${name}" is ${is}.`, expected));
      }
      if (!isSource(source))
        out.push(finding("NO_SOURCE", path, "A value names its source.", 'source: ["…"] or "unverified"'));
    }
  }
}

/** Words for values that pack brings: each declared once, and ranks of words that there are. */
function checkWords(pack: RawPack, spot: Spot): void {
  const { values } = spot.context.lexicon;
  for (const of of valueWords) {
    const known: ReadonlyMap<string, unknown> = values[of];
    // As something else it might be stricter the other way, and what is refused would be allowed.
    for (const [name, meaning] of Object.entries(pack.words?.values?.[of] ?? {})) {
      if (JSON.stringify(meaning) === JSON.stringify(known.get(name))) continue;
      const path = `${pack.id}.words.values.${of}["${name}"]`;
      const message = `"${name}" is another value already; a word has one owner.`;
      spot.out.push(finding("DUPLICATE_VALUE", path, message, "a name of its own"));
    }
  }
  for (const [name, ranks] of Object.entries(pack.words?.values?.ranks ?? {})) {
    const path = `${pack.id}.words.values.ranks["${name}"]`;
    checkName(name, values.choice.keys(), "UNKNOWN_VALUE", { ...spot, path });
    for (const [i, word] of ranks.entries())
      for (const one of [word].flat())
        checkName(one, values.choice.get(name) ?? [one], "UNKNOWN_WORD", { ...spot, path: `${path}[${i}]` });
  }
}

const isSource = (source: unknown): boolean =>
  source === "unverified" ||
  (Array.isArray(source) && source.length > 0 && source.every((one) => typeof one === "string" && one !== ""));
