import type { ChannelAdapter } from "../channels/adapter.ts";
import { lengths, parseDuration } from "../model/duration.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { RawNotice } from "../notify/compile.ts";
import { arrange, mentions, partOf } from "../sla/arrange.ts";
import type { RawDue } from "../sla/due.ts";
import { computedNeeds } from "./computed-needs.ts";
import { gathered, type Layers } from "./layers.ts";

// What each rule and value may be by itself, and what cannot be meant together.

/** Rules and values that contradict each other, each with its path and what to write instead. */
export function contradictions(layered: Layers, adapters: readonly ChannelAdapter[]): Finding[] {
  return [
    ...circular(layered),
    ...missing(layered),
    ...amounts(layered),
    ...warnings(layered),
    ...holds(layered),
    ...receipts(layered, adapters),
    ...refusals(layered),
  ];
}

function circular(layered: Layers): Finding[] {
  const { circular: name } = arrange(computedNeeds(layered));
  if (name === null) return [];
  return [finding("CIRCULAR_RULE", name, `"${name}" is computed from itself.`, "rules that end in plain facts")];
}

const isComputed = (kind: unknown): boolean =>
  kind === "promise" || kind === "window" || (typeof kind === "object" && kind !== null && "found" in kind);

/** Promises, windows and findings that rules ask for and no pack defines. */
function missing(layered: Layers): Finding[] {
  const words = [...layered.lexicon.subjects.values()].flatMap((subject) =>
    [...subject.slots.keys()].filter((fact) => isComputed(subject.seen.get(fact)?.kind)),
  );
  const defined = new Set(
    layered.packs.flatMap((pack) =>
      [pack.promises, pack.windows, pack.findings].flatMap((rules) => Object.keys(rules ?? {})),
    ),
  );
  const wanted = new Set(words.filter((word) => !defined.has(word)));
  const out: Finding[] = [];
  const walk = (raw: unknown, path: string): void => {
    if (typeof raw !== "object" || raw === null) return;
    for (const [key, value] of Object.entries(raw)) {
      const here = Array.isArray(raw) ? `${path}[${key}]` : `${path}.${key}`;
      // In a condition the name is a key; what a rule says or counts from names a part of it.
      const part = typeof value === "string" ? partOf(value) : undefined;
      const name = wanted.has(key) ? key : part !== undefined && wanted.has(part) ? part : undefined;
      if (name !== undefined)
        out.push(finding("NO_RULE", here, `No pack has a rule for "${name}".`, "a pack that defines it"));
      else walk(value, here);
    }
  };
  for (const { id, notices, inhibitions, promises, windows, findings, derived, compensations } of layered.packs)
    for (const [kind, rules] of Object.entries({
      notices,
      inhibitions,
      promises,
      windows,
      findings,
      derived,
      compensations,
    }))
      for (const [name, rule] of Object.entries(rules ?? {})) walk(rule, `${id}.${kind}.${name}`);
  return out;
}

const pathOf = (layered: Layers, kind: "duration" | "amount", name: string): string =>
  `${layered.values[kind].get(name)?.pack ?? "values"}.values.${kind}["${name}"].value`;

/** No least that is above the most. */
function amounts(layered: Layers): Finding[] {
  return [...layered.values.amount].flatMap(([name, { value }]) => {
    const { min, max } = (typeof value === "object" && value !== null ? value : {}) as { min?: number; max?: number };
    if (min === undefined || max === undefined || min <= max) return [];
    return finding(
      "MIN_ABOVE_CAP",
      pathOf(layered, "amount", name),
      `The least, ${min}, is above the most, ${max}.`,
      "min at most max",
    );
  });
}

/** Each length a span stands for; none where it is off. */
function lasting(layered: Layers, span: unknown): readonly number[] {
  const value =
    typeof span === "string" && parseDuration(span) ? span : layered.values.duration.get(String(span))?.value;
  return [value].flat().flatMap((one) => {
    const parsed = typeof one === "string" ? parseDuration(one) : undefined;
    return parsed ? [lengths(parsed)[0]] : [];
  });
}

/** Whether the choices of the packs leave room for it. */
function isChosen({ values }: Layers, when: unknown): boolean {
  const { given = {} } = (when ?? {}) as { readonly given?: { readonly [name: string]: unknown } };
  return Object.entries(given).every(([name, wanted]) => [wanted].flat().includes(values.choice.get(name)?.value));
}

interface Counted {
  readonly promise: string;
  readonly owedBy: string;
  /** What proves it, as it is written. */
  readonly met: unknown;
  readonly each: string;
  readonly from: string;
  readonly longest: number;
}

const counted = (layered: Layers): readonly Counted[] =>
  layered.packs.flatMap(({ promises }) =>
    Object.entries(promises ?? {}).flatMap(([promise, { each, due, owedBy, met }]) =>
      ([due].flat() as readonly RawDue[]).flatMap(({ if: when, from, within }) => {
        const all = from === undefined || !isChosen(layered, when) ? [] : lasting(layered, within);
        return from === undefined || all.length === 0
          ? []
          : [{ promise, owedBy, met, each, from, longest: Math.max(...all) }];
      }),
    ),
  );

/** Tells the one who owes it that it was not done yet. */
function remindsOf({ owedBy, met }: Counted, to: string, when: { readonly [word: string]: unknown }): boolean {
  const denied = new Set(Object.keys(when).filter((fact) => when[fact] === false));
  return owedBy === to && mentions(met, denied).size > 0;
}

/** A warning has to come between the start and the limit of what it warns of. */
function warnings(layered: Layers): Finding[] {
  const limits = counted(layered);
  const out: Finding[] = [];
  const test = (
    { each, to }: RawNotice,
    when: { readonly [word: string]: unknown },
    name: string,
    path: string,
  ): void => {
    const raw = when[name];
    const { past, dueIn } = (typeof raw === "object" && raw !== null ? raw : {}) as { past?: unknown; dueIn?: unknown };
    const isAbout = (one: Counted) =>
      past === undefined ? one.promise === name : one.from === name && remindsOf(one, to, when);
    const same = limits.filter((one) => one.each === each && isAbout(one));
    const longest = Math.max(...same.map((one) => one.longest));
    const late = lasting(layered, past ?? dueIn).some((length) => length >= longest);
    if (same.length === 0 || !late) return;
    const what = past === undefined ? "before its clock starts" : "after the limit has passed";
    const limit = same[0]?.promise;
    out.push(
      finding(
        "WARNING_OUTSIDE_LIMIT",
        `${path}.${past === undefined ? "dueIn" : "past"}`,
        `This reminds of "${limit}" ${what}.`,
        `less than the time that "${limit}" gives, or { "${limit}": { overdue: … } } for what is late`,
      ),
    );
  };
  for (const { id, notices } of layered.packs)
    for (const [notice, rule] of Object.entries(notices ?? {}))
      for (const [i, one] of ([rule.when].flat() as readonly { readonly [word: string]: unknown }[]).entries())
        for (const name of Object.keys(one))
          test(rule, one, name, `${id}.notices.${notice}.when${Array.isArray(rule.when) ? `[${i}]` : ""}.${name}`);
  return out;
}

/** Money is held so that it can be objected to: longer than anybody may object it is held for nothing. */
function holds(layered: Layers): Finding[] {
  const appeals = layered.packs
    .flatMap(({ windows }) => Object.values(windows ?? {}))
    .filter(({ each }) => each === "breach");
  const objected = Math.max(...appeals.flatMap(({ within }) => lasting(layered, within)));
  return layered.packs.flatMap(({ id, compensations }) =>
    Object.entries(compensations ?? {}).flatMap(([name, { release }]) => {
      const held = Math.max(...lasting(layered, release?.after));
      if (!Number.isFinite(held) || !Number.isFinite(objected) || held <= objected) return [];
      return finding(
        "HOLD_OUTLIVES_WINDOW",
        `${id}.compensations.${name}.release.after`,
        "It is held longer than anybody may object to it.",
        "at most the time in which a breach may be appealed",
      );
    }),
  );
}

/** A receipt that is waited for comes from a channel that gives one. */
function receipts(layered: Layers, adapters: readonly ChannelAdapter[]): Finding[] {
  const mute = adapters.filter(({ capabilities: { silent, proof } }) => !silent && proof === "accepted");
  return layered.packs.flatMap(({ id, notices }) =>
    Object.entries(notices ?? {}).flatMap(([name, { receipt, channels }]) =>
      mute
        .filter(({ kind }) => channels.includes(kind) && lasting(layered, receipt).length > 0)
        .map((adapter) =>
          finding(
            "NO_RECEIPT",
            `${id}.notices.${name}.receipt`,
            `"${adapter.id}" says that it took a message, never that it arrived.`,
            "channels whose adapters all report, or no receipt of its own",
          ),
        ),
    ),
  );
}

/** What needs consent can be refused again, and a text message says how. */
function refusals(layered: Layers): Finding[] {
  const classes = gathered(layered, (pack) => pack.classes);
  const [name] =
    [...gathered(layered, (pack) => pack.notices)].find(
      ([, { class: urgency, channels }]) => channels.includes("sms") && classes.get(urgency)?.consent !== undefined,
    ) ?? [];
  return Object.entries(layered.texts).flatMap(([locale, { optOut }]) =>
    name === undefined || optOut !== undefined
      ? []
      : finding(
          "NO_OPT_OUT",
          `texts.${locale}.optOut`,
          `"${name}" needs consent and goes by text message: nothing says in ${locale} how to refuse more.`,
          '"拒收请回复R", "Reply STOP" …',
        ),
  );
}
