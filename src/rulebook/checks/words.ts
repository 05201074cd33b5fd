import { isSayable } from "../../condition/access.ts";
import { at, checkName, type Spot, wrong } from "../../condition/check.ts";
import { isEqual } from "../../model/equal.ts";
import { words as ours } from "../../model/words/index.ts";
import type { FactKind, HostWords, SubjectTable } from "../../model/words/types.ts";
import { checkPlaceholder, saysMore } from "../../notify/check.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { isComputed } from "./rules-of.ts";

/**
 * The words that packs bring, the lowest first. Each is declared once, or as before: declared anew it would mean something
 * else to rules of packs below. What they name is there.
 */
export function checkHostWords(packs: readonly RawPack[], spot: Spot): void {
  // As a host's own, a fact of ours could be noted by anybody.
  const known = new Map<string, unknown>(
    declared(ours).map(({ sort, name, means }) => [`${sort} ${name}`, sort === "placeholder" ? means : "ours"]),
  );
  for (const { id, words = {} } of packs) {
    const here = { ...spot, path: `${id}.words` };
    for (const { sort, name, means, path } of declared(words)) {
      const key = `${sort} ${name}`;
      const message = `"${name}" is a ${sort} already; a word has one owner.`;
      if (!known.has(key)) known.set(key, means);
      if (!isEqual(known.get(key), means)) wrong(at(here, path), twice[sort], message, "a name of its own");
      else if (
        sort === "fact" &&
        !isSettable(means as readonly [string, FactKind]) &&
        !packs.some(({ derived }) => derived?.[name])
      )
        wrong(
          at(here, path),
          "NO_RULE",
          `Nothing sets "${name}".`,
          "a fact of the order, a parcel or a subject of your own, or a rule in derived",
        );
    }
    checkNamed(words, here);
  }
}

/** What is noted is of the order, of a parcel or of a host's own. */
const isSettable = ([subject, kind]: readonly [subject: string, kind: FactKind]): boolean =>
  ["order", "parcel"].includes(subject) || !Object.hasOwn(ours.subjects, subject) || isComputed(kind);

const twice = { subject: "DUPLICATE_SUBJECT", fact: "DUPLICATE_FACT", placeholder: "DUPLICATE_PLACEHOLDER" } as const;

interface Declared {
  readonly sort: keyof typeof twice;
  readonly name: string;
  readonly means: unknown;
  readonly path: string;
}

type AnyDeclared = Pick<HostWords, "facts" | "placeholders"> & {
  readonly subjects?: { readonly [subject: string]: SubjectTable };
};

/** What words declare. A fact is one of its subject. */
const declared = ({ subjects, facts, placeholders }: AnyDeclared): readonly Declared[] => [
  ...Object.entries(subjects ?? {}).flatMap(([name, means]): readonly Declared[] => [
    { sort: "subject", name, means, path: `subjects.${name}` },
    ...factsOf(name, means.facts, `subjects.${name}.facts`),
  ]),
  ...Object.entries(facts ?? {}).flatMap(([subject, of]) => factsOf(subject, of, `facts.${subject}`)),
  ...Object.entries(placeholders ?? {}).map(
    ([name, means]): Declared => ({ sort: "placeholder", name, means, path: `placeholders.${name}` }),
  ),
];

const factsOf = (subject: string, facts: { readonly [fact: string]: unknown }, path: string): readonly Declared[] =>
  Object.entries(facts).map(([name, kind]) => ({
    sort: "fact",
    name,
    means: [subject, kind],
    path: `${path}.${name}`,
  }));

/** Subjects and facts that words name. */
function checkNamed({ subjects, facts, has, tells, placeholders }: HostWords, spot: Spot): void {
  const { lexicon } = spot.context;
  const isSubject = (name: string, part: string): void =>
    checkName(name, lexicon.subjects.keys(), "UNKNOWN_SUBJECT", at(spot, part));
  for (const [part, of] of Object.entries({ facts, has, tells }))
    for (const name of Object.keys(of ?? {})) isSubject(name, `${part}.${name}`);
  // What is a host's own is noted of an order: of nothing else could it be had, and nothing else could it see.
  const own = [...lexicon.subjects.keys()].filter((name) => !Object.hasOwn(ours.subjects, name));
  for (const [name, children] of Object.entries(has ?? {})) {
    if (name !== "order" && lexicon.subjects.has(name))
      wrong(at(spot, `has.${name}`), "UNKNOWN_SUBJECT", "Only the order has subjects of your own.", "order");
    else if (name === "order")
      for (const [i, child] of children.entries())
        if (!ours.subjects.order.has.some((known) => known === child))
          checkName(child, own, "UNKNOWN_SUBJECT", at(spot, `has.order[${i}]`));
  }
  for (const [name, { sees, has }] of Object.entries(subjects ?? {})) {
    const here = at(spot, `subjects.${name}`);
    for (const [i, other] of sees.entries())
      if (other !== "order")
        wrong(
          at(here, `sees[${i}]`),
          "UNKNOWN_SUBJECT",
          "A subject of your own sees the order, and no other.",
          "order",
        );
    if (has.length > 0)
      wrong(at(here, "has"), "UNKNOWN_SUBJECT", "Only the order has subjects of your own.", "has: []");
  }
  for (const [placeholder, fact] of Object.entries(placeholders ?? {})) {
    const here = at(spot, `placeholders.${placeholder}`);
    checkPlaceholder(placeholder, here);
    const all = [...lexicon.subjects.values()];
    const sayable = all.flatMap(({ seen }) => [...seen].flatMap(([name, { kind }]) => (isSayable(kind) ? [name] : [])));
    if (!all.some(({ name }) => saysMore(lexicon, name, fact))) checkName(fact, sayable, "UNKNOWN_FACT", here);
  }
}
