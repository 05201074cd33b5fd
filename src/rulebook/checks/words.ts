import { instantAccess, lengthAccess } from "../../condition/access.ts";
import { at, checkName, type Spot, wrong } from "../../condition/check.ts";
import { isEqual } from "../../model/equal.ts";
import { words as ours } from "../../model/words/index.ts";
import type { HostWords, SubjectTable } from "../../model/words/types.ts";
import { checkPlaceholder } from "../../notify/check.ts";
import type { RawPack } from "../book/layers.ts";

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
      else if (!isEqual(known.get(key), means)) wrong(at(here, path), twice[sort], message, "a name of its own");
    }
    checkNamed(words, here);
  }
}

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
  for (const [name, children] of Object.entries(has ?? {}))
    for (const [i, child] of children.entries()) isSubject(child, `has.${name}[${i}]`);
  for (const [name, table] of Object.entries(subjects ?? {}))
    for (const part of ["sees", "has"] as const)
      for (const [i, other] of table[part].entries()) isSubject(other, `subjects.${name}.${part}[${i}]`);
  for (const [placeholder, fact] of Object.entries(placeholders ?? {})) {
    const here = at(spot, `placeholders.${placeholder}`);
    checkPlaceholder(placeholder, here);
    const all = [...lexicon.subjects.values()];
    const isSaid = all.some(
      ({ name, seen }) => seen.has(fact) || instantAccess(lexicon, name, fact) || lengthAccess(lexicon, name, fact),
    );
    const isValue = (["duration", "amount", "date"] as const).some((kind) => lexicon.values[kind].has(fact));
    if (!isSaid && !isValue)
      checkName(
        fact,
        all.flatMap(({ slots }) => [...slots.keys()]),
        "UNKNOWN_FACT",
        here,
      );
  }
}
