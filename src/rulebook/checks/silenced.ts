import { type Finding, finding } from "../../model/finding.ts";
import { layerOf, rank } from "../book/layer.ts";
import type { Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { isAbout } from "./about.ts";
import { type Entry, entriesIn, entriesOf } from "./rules-of.ts";

type Owned = Entry<"notices">;

/** A place of a rule, and which notices are not told because of it. */
interface Silence {
  readonly path: string;
  readonly silences: (notice: Owned) => boolean;
}

/** Rules of a pack above because of which a notice of a pack below would not be told: that edits it, too. */
export function checkSilenced(layered: Layers): Finding[] {
  const owned = entriesOf(layered, "notices");
  return layered.packs.flatMap((pack) => {
    const below = owned.filter((notice) => isBound(pack, notice.pack));
    if (below.length === 0) return [];
    return [...byInhibitions(layered, pack), ...byNotices(pack)].flatMap(({ path, silences }) => {
      const silenced = below.find(silences);
      if (!silenced) return [];
      const message = `Because of this "${silenced.name}" of pack "${silenced.pack.id}" would not be told; a pack above may add rules, not edit one.`;
      return finding("RULE_SILENCED", path, message, "notices of its own, or of its own layer");
    });
  });
}

/** A platform may leave what the base says. What a law says binds all; what a platform says, a shop and an order. */
const isBound = (above: RawPack, below: RawPack): boolean => {
  const [upper, lower] = [layerOf(above), layerOf(below)];
  return rank(upper) > rank(lower) && (rank(upper) > rank("platform") || lower === "law");
};

const byInhibitions = (layered: Layers, pack: RawPack): readonly Silence[] =>
  entriesIn(pack, "inhibitions").flatMap(({ path, rule: { each, drops, except } }) =>
    drops.map((dropped, i) => ({
      path: `${path}.drops[${i}]`,
      silences: ({ name, rule }: Owned) =>
        (name === dropped || rule.topic === dropped) && !except?.includes(name) && isAbout(layered, rule.each, each),
    })),
  );

const byNotices = (pack: RawPack): readonly Silence[] =>
  entriesIn(pack, "notices").flatMap(({ path, rule: { ladder, each, to, ...rule } }) => {
    const inPlaceOf = (["covers", "digests"] as const).flatMap((field) =>
      (rule[field] ?? []).map((named, i) => ({
        path: `${path}.${field}[${i}]`,
        silences: ({ name }: Owned) => name === named,
      })),
    );
    const isLower = ({ rule: other }: Owned): boolean =>
      other.ladder?.of === ladder?.of &&
      other.each === each &&
      other.to === to &&
      (other.ladder?.rung ?? 0) < (ladder?.rung ?? 0);
    return ladder ? [...inPlaceOf, { path: `${path}.ladder`, silences: isLower }] : inPlaceOf;
  });
