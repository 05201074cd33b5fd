import { mapped } from "../table.ts";
import { words } from "./index.ts";
import { derivable } from "./names.ts";
import type { FactKind, HostFactKind, HostWords, Ranks, Strictness, SubjectTable } from "./types.ts";

/** Where a fact stands: in the subject itself (`parent` -1) or in one it sees, and in which slot. */
export interface Place {
  readonly parent: number;
  readonly slot: number;
  readonly kind: FactKind;
  readonly subject: string;
}

export interface SubjectWords {
  readonly name: string;
  readonly sees: readonly string[];
  readonly has: readonly string[];
  readonly tells: readonly string[];
  /** Fact → slot, its own facts only. */
  readonly slots: ReadonlyMap<string, number>;
  /** Every fact a rule about it may name. */
  readonly seen: ReadonlyMap<string, Place>;
}

export type NameList = keyof typeof words.names;
export type ValueKind = "duration" | "amount" | "number" | "clock" | "choice" | "date";

export const strictnesses: readonly Strictness[] = ["less", "less-or-off", "more", "more-or-off", "free", "fixed"];
/** Kinds of fact that have a name; the others list their words. */
export const factKinds: readonly Extract<FactKind, string>[] = [
  "instant",
  "span",
  "flag",
  "number",
  "money",
  "duration",
  "text",
  "promise",
  "window",
];
/** Those a host may declare: spans are read off the order's own record, and no event could give one. */
export const hostFactKinds: readonly Extract<HostFactKind, string>[] = factKinds.filter((kind) => kind !== "span");

/** Names of values; a choice has what it may be, and its ranks if it has any, the others which way they are stricter. */
export type ValueWords = { readonly [K in Exclude<ValueKind, "choice">]: ReadonlyMap<string, Strictness> } & {
  readonly choice: ReadonlyMap<string, readonly string[]>;
  readonly ranks: ReadonlyMap<string, Ranks>;
};

/** The words of one rulebook at run time: ours, then each host's. */
export interface Lexicon {
  readonly subjects: ReadonlyMap<string, SubjectWords>;
  readonly names: { readonly [L in NameList]: ReadonlySet<string> };
  readonly values: ValueWords;
  readonly placeholders: ReadonlyMap<string, string>;
  /** Facts that a host declared: the only ones `facts.noted` may set. */
  readonly hostFacts: ReadonlySet<string>;
  /** Facts that are instants, of whatever subject. */
  readonly instants: ReadonlySet<string>;
}

export const valueKinds: readonly ValueKind[] = ["duration", "amount", "number", "clock", "choice", "date"];
/** What is said of values in words: their kinds, and the ranks of choices. */
export const valueWords: readonly (keyof ValueWords)[] = [...valueKinds, "ranks"];

export function lexicon(hosts: readonly HostWords[]): Lexicon {
  const tables = merged(hosts);
  const slots = new Map(
    [...tables].map(([name, table]) => [name, new Map(Object.keys(table.facts).map((fact, slot) => [fact, slot]))]),
  );
  const subjects = new Map<string, SubjectWords>();
  for (const [name, table] of tables) {
    const seen = new Map<string, Place>();
    const owners = [name, ...table.sees];
    owners.forEach((subject, index) => {
      const own = tables.get(subject);
      for (const [fact, kind] of Object.entries(own?.facts ?? {})) {
        seen.set(fact, { parent: index - 1, slot: slots.get(subject)?.get(fact) ?? 0, kind, subject });
      }
    });
    subjects.set(name, {
      name,
      sees: table.sees,
      has: table.has,
      tells: table.tells,
      slots: slots.get(name) ?? new Map(),
      seen,
    });
  }
  const all: readonly HostWords[] = [words.names, { values: words.values, placeholders: words.placeholders }, ...hosts];
  return {
    subjects,
    names: mapped(
      Object.keys(words.names) as NameList[],
      (list) => new Set(all.flatMap((host) => (host as Partial<Record<NameList, readonly string[]>>)[list] ?? [])),
    ),
    // The first table that has a word owns it.
    values: mapped(
      valueWords,
      (kind) => new Map([...all].reverse().flatMap((host) => Object.entries<unknown>(host.values?.[kind] ?? {}))),
    ) as unknown as ValueWords,
    placeholders: new Map(all.flatMap((host) => Object.entries(host.placeholders ?? {}))),
    hostFacts: new Set(
      hosts.flatMap((host) =>
        [...Object.values(host.facts ?? {}), ...Object.values(host.subjects ?? {}).map((s) => s.facts)].flatMap(
          Object.keys,
        ),
      ),
    ),
    instants: new Set(
      [...tables.values()].flatMap(({ facts }) => Object.keys(facts).filter((fact) => facts[fact] === "instant")),
    ),
  };
}

/** Whether rules may say when it came true: facts of a host, and those of ours that nothing sets. */
export const isDerivable = ({ hostFacts }: Lexicon, fact: string): boolean =>
  hostFacts.has(fact) || derivable.some((name) => name === fact);

function merged(hosts: readonly HostWords[]): Map<string, SubjectTable> {
  const tables = new Map<string, SubjectTable>(Object.entries(words.subjects));
  for (const host of hosts) {
    for (const [name, subject] of Object.entries(host.subjects ?? {})) if (!tables.has(name)) tables.set(name, subject);
    const grown = new Set([host.facts, host.has, host.tells].flatMap((part) => Object.keys(part ?? {})));
    for (const name of grown) {
      const before = tables.get(name);
      if (!before) continue;
      tables.set(name, {
        sees: before.sees,
        has: name === "order" ? [...before.has, ...(host.has?.order ?? [])] : before.has,
        tells: [...before.tells, ...(host.tells?.[name] ?? [])],
        facts: { ...before.facts, ...host.facts?.[name] },
      });
    }
  }
  return tables;
}
