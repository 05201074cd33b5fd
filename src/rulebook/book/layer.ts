import { isEqual } from "../../model/equal.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { Layer } from "./pack.ts";
import type { RawPack } from "./raw-pack.ts";

/** From the lowest up. */
export const layerNames: readonly Layer[] = ["base", "law", "platform", "shop", "order"];

/** Ids and versions are joined by "@" and "+" into the version of a rulebook, in which no two packs may look the same. */
export const plainName: RegExp = /^[^@+]+$/;

export const layerOf = ({ layer = "platform" }: RawPack): Layer => layer;

export const rank = (layer: Layer): number => layerNames.indexOf(layer);

/** A pack and all it stands on, the lowest first. */
const column = (pack: RawPack): readonly RawPack[] => [...(pack.extends ? column(pack.extends) : []), pack];

/** Each pack once, lower layers first; within a layer as they were given, after what they extend. */
export function stacked(top: readonly RawPack[]): readonly RawPack[] {
  const byId = new Map<string, RawPack>();
  for (const pack of top.flatMap(column)) byId.set(pack.id, byId.get(pack.id) ?? pack);
  return [...byId.values()].sort((a, b) => rank(layerOf(a)) - rank(layerOf(b)));
}

/** Packs above one of a higher layer, or of one name and two contents. A law may stand anywhere in the list: its bounds hold for all. */
export function checkStack(top: readonly RawPack[]): Finding[] {
  const listed = top.filter((pack) => layerOf(pack) !== "law");
  const taken = new Map(stacked(top).map((pack) => [pack.id, pack]));
  return [
    ...[listed, ...top.map(column)].flatMap(misplaced),
    ...top.flatMap(column).flatMap((pack) => twice(pack, taken.get(pack.id) ?? pack)),
  ];
}

/** Only one of them would count. */
function twice(pack: RawPack, taken: RawPack): readonly Finding[] {
  const { id, version } = pack;
  if (version !== taken.version) {
    const message = `"${id}" is here twice, as ${taken.version} and as ${version}.`;
    return [finding("DUPLICATE_PACK", `${id}.version`, message, "one version of each pack")];
  }
  if (isEqual(pack, taken)) return [];
  const message = `"${id}" ${version} is here twice, and says two things.`;
  return [finding("DUPLICATE_PACK", `${id}.id`, message, "an id of its own for each")];
}

const misplaced = (packs: readonly RawPack[]): readonly Finding[] =>
  packs.slice(1).flatMap((above, i) => {
    const [upper, lower] = [layerOf(above), layerOf(packs[i] as RawPack)];
    return rank(lower) <= rank(upper)
      ? []
      : finding(
          "LAYER_ORDER",
          `${above.id}.layer`,
          `"${above.id}" of layer ${upper} stands above "${packs[i]?.id}" of layer ${lower}.`,
          `lower layers first: ${layerNames.join(", ")}`,
        );
  });
