import { type Finding, finding } from "../../model/finding.ts";
import type { RawInhibition, RawNotice } from "../../notify/compile.ts";
import { layerOf, rank } from "../book/layer.ts";
import type { Layers, RawPack } from "../book/layers.ts";
import { isAbout } from "./about.ts";

/** A notice with its name and the pack that brings it. */
interface Owned {
  readonly name: string;
  readonly rule: RawNotice;
  readonly pack: RawPack;
}

/** A place of a rule, and which notices are not told because of it. */
interface Silence {
  readonly path: string;
  readonly silences: (notice: Owned) => boolean;
}

/** Rules of a pack above because of which a notice of a pack below would not be told: that edits it, too. */
export function checkSilenced(layered: Layers): Finding[] {
  const owned = layered.packs.flatMap((pack) =>
    Object.entries(pack.notices ?? {}).map(([name, rule]): Owned => ({ name, rule, pack })),
  );
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

const byInhibitions = (layered: Layers, { id, inhibitions }: RawPack): readonly Silence[] =>
  Object.entries<RawInhibition>(inhibitions ?? {}).flatMap(([inhibition, { each, drops, except }]) =>
    drops.map((dropped, i) => ({
      path: `${id}.inhibitions.${inhibition}.drops[${i}]`,
      silences: ({ name, rule }: Owned) =>
        (name === dropped || rule.topic === dropped) && !except?.includes(name) && isAbout(layered, rule.each, each),
    })),
  );

const byNotices = ({ id, notices }: RawPack): readonly Silence[] =>
  Object.entries(notices ?? {}).flatMap(([notice, { ladder, each, to, ...rule }]) => {
    const path = `${id}.notices.${notice}`;
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
