import { readQuantifier } from "../../condition/quantifier.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { RawNotice } from "../../notify/compile.ts";
import { gathered, type Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { isAbout } from "./about.ts";
import { entriesIn, entriesOf, rulesOf } from "./rules-of.ts";

/** A notice that a rule names, meaning what one person is told by it about one subject. */
interface Named {
  readonly path: string;
  readonly name: string;
  /** Who would have to be told; absent: anybody. */
  readonly to?: string;
  /** About what; absent: anything. */
  readonly each?: string;
  /** It may be about a subject that sees this one instead; `either`: or about one that this one sees. */
  readonly near?: "about-it" | "either";
}

/** Rules that name notices which go to somebody else, or are about something else: nothing would ever come of it. */
export function checkAddressees(layered: Layers): Finding[] {
  const notices = gathered(layered, "notices");
  const named = layered.packs.flatMap((pack) => [
    ...byNotices(pack),
    ...byLimits(pack),
    ...byInhibitions(pack),
    ...told(pack),
  ]);
  return [
    ...named.flatMap(({ path, name, to, each, near }) => {
      const other = notices.get(name);
      if (!other) return [];
      if (to !== undefined && other.to !== to)
        return finding(
          "WRONG_NOTICE",
          path,
          `"${name}" goes to the ${other.to}, not to the ${to}.`,
          `a notice to the ${to}`,
        );
      const fits =
        each === undefined ||
        other.each === each ||
        (near !== undefined && isAbout(layered, other.each, each)) ||
        (near === "either" && isAbout(layered, each, other.each));
      return fits
        ? []
        : finding(
            "WRONG_NOTICE",
            path,
            `"${name}" is about each ${other.each}, not each ${each}.`,
            `a notice about each ${each}`,
          );
    }),
    ...offers(layered, notices),
  ];
}

const listed = (names: readonly string[] | undefined, path: string): readonly Pick<Named, "path" | "name">[] =>
  (names ?? []).map((name, i) => ({ path: `${path}[${i}]`, name }));

const byNotices = (pack: RawPack): readonly Named[] =>
  entriesIn(pack, "notices").flatMap(({ path, rule: { to, each, covers, corrects, digests } }) => [
    ...listed(covers, `${path}.covers`).map((one) => ({ ...one, to, each, near: "either" as const })),
    ...listed(corrects, `${path}.corrects`).map((one) => ({ ...one, to, each })),
    ...listed(digests, `${path}.digests`).map((one) => ({ ...one, to })),
  ]);

/** What has to be told before a limit: of a promise to who owes it, of a window to whoever. */
const byLimits = (pack: RawPack): readonly Named[] =>
  (["promises", "windows"] as const).flatMap((part) =>
    entriesIn(pack, part).flatMap((entry) => {
      const { each, owedBy, notBefore }: RawLimit = entry.rule;
      const path = `${entry.path}.notBefore.told`;
      const { told = [] } = notBefore ?? {};
      return (typeof told === "string" ? [{ path, name: told }] : listed(told, path)).map((one) => ({
        ...one,
        ...(owedBy === undefined ? {} : { to: owedBy }),
        each,
      }));
    }),
  );

interface RawLimit {
  readonly each: string;
  readonly owedBy?: string;
  readonly notBefore?: { readonly told: string | readonly string[] };
}

const byInhibitions = (pack: RawPack): readonly Named[] =>
  entriesIn(pack, "inhibitions").flatMap(({ path, rule: { each, drops } }) =>
    listed(drops, `${path}.drops`).map((one) => ({ ...one, each, near: "about-it" as const })),
  );

/** What conditions ask whether it was told. Only a notice's have a reader. */
const told = (pack: RawPack): readonly Named[] =>
  rulesOf(pack).flatMap(({ path, rule }) => {
    const { each, to } = rule as Partial<RawNotice>;
    return toldIn(rule, path, { ...(each === undefined ? {} : { each }), ...(to === undefined ? {} : { to }) });
  });

function toldIn(raw: unknown, path: string, of: Pick<Named, "to" | "each">): readonly Named[] {
  if (typeof raw !== "object" || raw === null) return [];
  if (Array.isArray(raw)) return raw.flatMap((one, i) => toldIn(one, `${path}[${i}]`, of));
  return Object.entries(raw).flatMap(([word, test]): readonly Named[] => {
    const here = `${path}.${word}`;
    const child = readQuantifier(word)?.child;
    if (word === "notBefore") return [];
    if (word !== "told" && word !== "notTold")
      return toldIn(test, here, child === undefined ? of : { ...of, each: child });
    const name = typeof test === "string" ? test : (test as { readonly notice?: unknown } | null)?.notice;
    return typeof name === "string" ? [{ path: here, name, ...of }] : [];
  });
}

/** Actions that nobody may take, or not who reads of them: they would be offered to nobody, or refused. */
const offers = (layered: Layers, notices: ReadonlyMap<string, RawNotice>): readonly Finding[] => {
  const actions = gathered(layered, "actions");
  return entriesOf(layered, "notices").flatMap(({ name, rule: { to, actions: offered = [] }, path }) =>
    offered.flatMap((action, i) => {
      const by = actions.get(action)?.by;
      const here = `${path}.actions[${i}]`;
      if (!by) return finding("NO_RULE", here, `No pack has a rule for "${action}".`, "a pack that defines it");
      return notices.get(name)?.to !== to || by.some((role) => role === to)
        ? []
        : finding(
            "WRONG_NOTICE",
            here,
            `"${action}" is for the ${by.join(", ")}; the ${to} may not.`,
            `an action by the ${to}`,
          );
    }),
  );
};
