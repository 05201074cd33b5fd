import { type Finding, finding } from "../../model/finding.ts";
import { layerOf, rank } from "../book/layer.ts";
import type { Layer } from "../book/pack.ts";
import type { RawPack } from "../book/raw-pack.ts";

/** Whether a layer may give what a layer below gives, or, where there is none, nobody below does. */
interface Right {
  may(above: Layer, below: Layer | undefined): boolean;
  readonly not: string;
  readonly write: string;
  /** It is one thing, not a name each. */
  readonly isWhole?: true;
}

const isPlatforms = (layer: Layer): boolean => rank(layer) <= rank("platform");

const rule: Right = {
  may: (_, below) => below === undefined,
  not: "a pack above may add rules, not edit one.",
  write: "a value or text of its own, or a rule by another name",
};
/** It would hold back what a pack below tells, or count otherwise; what nobody gives means something, too. */
const conduct: Right = {
  may: isPlatforms,
  not: "a shop or an order may not change it.",
  write: "nothing",
};
const setting: Right = { ...conduct, isWhole: true };
/** Where nobody below says it, it is open. */
const open: Right = {
  ...setting,
  may: (above, below) => below === undefined || isPlatforms(above) || above === below,
};
/** Whoever stands above says it his way; what figures and words may not do is checked beside them. */
const own: Right = { ...rule, may: () => true };

type Member = Exclude<keyof RawPack, "id" | "version" | "extends" | "layer">;

const rights: { readonly [M in Member]-?: Right } = {
  notices: rule,
  inhibitions: rule,
  promises: rule,
  windows: rule,
  findings: rule,
  derived: rule,
  compensations: rule,
  actions: rule,
  classes: conduct,
  quietHours: conduct,
  caps: conduct,
  budgets: conduct,
  inDoubt: conduct,
  zone: open,
  currency: open,
  calendar: setting,
  parcelKinds: setting,
  words: own,
  values: own,
  bounds: own,
  texts: own,
  phrases: own,
  carriers: own,
  costs: own,
  prefers: own,
};

/** What a pack gives that is of a pack below: any may add rules, not all may replace. `packs` are the lowest first. */
export function checkOwners(packs: readonly RawPack[]): Finding[] {
  const owners = new Map<string, RawPack>();
  return packs.flatMap((pack) =>
    (Object.keys(rights) as Member[]).flatMap((member) =>
      placesOf(pack, member).flatMap((place) => {
        const owner = owners.get(place);
        const { may, not, write } = rights[member];
        if (!may(layerOf(pack), owner && layerOf(owner))) {
          const message = `${owner ? `Pack "${owner.id}" has this` : "It is a platform's"}; ${not}`;
          return finding("DUPLICATE_RULE", `${pack.id}.${place}`, message, write);
        }
        owners.set(place, pack);
        return [];
      }),
    ),
  );
}

function placesOf(pack: RawPack, member: Member): readonly string[] {
  if (pack[member] === undefined) return [];
  return rights[member].isWhole ? [member] : Object.keys(pack[member]).map((name) => `${member}.${name}`);
}
