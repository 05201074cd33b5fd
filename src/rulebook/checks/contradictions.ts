import type { ChannelAdapter } from "../../channels/adapter.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import { arrange, partOf } from "../../sla/arrange.ts";
import { isAtMost } from "../book/compare.ts";
import { computedNeeds } from "../book/computed-needs.ts";
import { gathered, type Layers } from "../book/layers.ts";
import { checkAddressees } from "./addressees.ts";
import { checkComparisons } from "./comparisons.ts";
import { checkNever } from "./never.ts";
import { checkRelations } from "./relations.ts";
import { entriesOf, foundIn, isComputed, rulesOf, under } from "./rules-of.ts";
import { checkShares } from "./shares.ts";
import { checkSilenced } from "./silenced.ts";
import { checkSpans } from "./spans.ts";
import { writerOf } from "./speaker.ts";
import { checkWarnings } from "./warnings.ts";
import { originOf, toChange, type Written, written } from "./written.ts";

// What each rule and value may be by itself, and what cannot be meant together.

/** Rules and values that contradict each other, each with its path and what to write instead. */
export function contradictions(layered: Layers, adapters: readonly ChannelAdapter[]): Finding[] {
  return [
    ...circular(layered),
    ...missing(layered),
    ...amounts(layered),
    ...bounds(layered),
    ...budgets(layered),
    ...checkNever(layered),
    ...checkAddressees(layered),
    ...checkSilenced(layered),
    ...checkRelations(layered),
    ...checkSpans(layered),
    ...checkShares(layered),
    ...checkComparisons(layered),
    ...checkWarnings(layered),
    ...holds(layered),
    ...receipts(layered, adapters),
    ...refusals(layered),
  ];
}

function circular(layered: Layers): Finding[] {
  const [name = "", ...more] = arrange(computedNeeds(layered)).circular;
  const [path] = layered.packs.flatMap((pack) =>
    (["promises", "windows", "findings", "derived"] as const).flatMap((kind) =>
      pack[kind]?.[name] ? `${pack.id}.${kind}.${name}` : [],
    ),
  );
  if (path === undefined) return [];
  const message = `It is computed from itself: ${[name, ...more, name].join(" ← ")}.`;
  return [finding("CIRCULAR_RULE", path, message, "rules that end in plain facts")];
}

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
  return layered.packs.flatMap(rulesOf).flatMap(({ path, rule }) =>
    foundIn(rule, path, (key, value, place) => {
      // In a condition the name is a key; what a rule says or counts from names a part of it.
      const name = [key, typeof value === "string" ? partOf(value) : undefined].find((one) => wanted.has(one ?? ""));
      return name === undefined
        ? undefined
        : [finding("NO_RULE", place, `No pack has a rule for "${name}".`, "a pack that defines it")];
    }),
  );
}

/** No least that is above the most. */
function amounts(layered: Layers): Finding[] {
  return [...layered.values.amount].flatMap(([name, { value }]) => {
    const { min, max } = (typeof value === "object" && value !== null ? value : {}) as { min?: number; max?: number };
    if (min === undefined || max === undefined || min <= max) return [];
    return finding(
      "MIN_ABOVE_CAP",
      originOf(layered, "amount", name).path,
      `The least, ${min}, is above the most, ${max}.`,
      "min at most max",
    );
  });
}

/** No bound that is above another: nothing would be inside both. */
function bounds({ packs }: Layers): Finding[] {
  const all = packs.flatMap(({ id, bounds: of }) =>
    Object.entries(of ?? {}).flatMap(([kind, names]) =>
      Object.entries(names).map(([name, bound]) => ({
        kind: kind as ValueKind,
        name,
        bound,
        path: `${id}.bounds.${kind}["${name}"]`,
      })),
    ),
  );
  return all.flatMap(({ kind, name, bound: { atLeast }, path }, i) =>
    all.flatMap((other, j) => {
      const { atMost } = other.bound;
      const isSame = other.kind === kind && other.name === name && atLeast !== undefined && atMost !== undefined;
      if (!isSame || isAtMost(kind, atLeast, atMost) !== false) return [];
      const place = j > i ? `${other.path}.atMost` : `${path}.atLeast`;
      const message = `Nothing is at least ${JSON.stringify(atLeast)} and at most ${JSON.stringify(atMost)}.`;
      return finding("VALUES_OUT_OF_ORDER", place, message, "atLeast at most atMost");
    }),
  );
}

/** No budget that keeps back more than there is. */
function budgets(layered: Layers): Finding[] {
  const figure = (written: unknown): unknown =>
    typeof written === "string" ? layered.values.number.get(written)?.value : written;
  return entriesOf(layered, "budgets").flatMap(({ path, rule }) => {
    const [most, reserve] = [figure(rule.most), figure(rule.reserve ?? 0)];
    if (typeof most !== "number" || typeof reserve !== "number" || reserve <= most) return [];
    const message = `It keeps back ${reserve} of ${most}.`;
    return finding("VALUES_OUT_OF_ORDER", `${path}.reserve`, message, "reserve at most most");
  });
}

/** Money is held so that it can be objected to: longer than anybody may object it is held for nothing. */
function holds(layered: Layers): Finding[] {
  const appeals = entriesOf(layered, "windows")
    .filter(({ rule }) => rule.each === "breach")
    .map((entry) => written(layered, under(layered, entry, "within"), entry.rule.within));
  const lasts = (span: Written) => Math.max(...span.lasts);
  const longest = appeals.reduce(
    (one: Written | undefined, other) => (one && lasts(one) >= lasts(other) ? one : other),
    undefined,
  );
  if (!longest || longest.lasts.length === 0) return [];
  const said = entriesOf(layered, "compensations").flatMap((entry) => {
    const held = written(layered, under(layered, entry, "release.after"), entry.rule.release?.after);
    if (lasts(held) <= lasts(longest)) return [];
    const { path } = toChange(held, longest);
    const message = `Money is held ${held.spans.join(", ")}: longer than the ${longest.spans.join(", ")} in which a breach may be appealed.`;
    return [[path, finding("HOLD_OUTLIVES_WINDOW", path, message, `${held.as} at most ${longest.as}`)] as const];
  });
  // Several compensations wait for the same value.
  return [...new Map(said).values()];
}

/** A receipt that is waited for comes from a channel that gives one. */
function receipts(layered: Layers, adapters: readonly ChannelAdapter[]): Finding[] {
  const mute = adapters.filter(({ capabilities: { silent, proof } }) => !silent && proof === "accepted");
  return entriesOf(layered, "notices").flatMap((entry) => {
    const { receipt, channels } = entry.rule;
    const at = under(layered, entry, "receipt");
    return mute
      .filter(({ kind }) => channels.includes(kind) && written(layered, at, receipt).lasts.length > 0)
      .map((adapter) =>
        finding(
          "NO_RECEIPT",
          at.path,
          `"${adapter.id}" says that it took a message, never that it arrived.`,
          "channels whose adapters all report, or no receipt of its own",
        ),
      );
  });
}

/** What needs consent can be refused again, and a text message says how. */
function refusals(layered: Layers): Finding[] {
  const classes = gathered(layered, "classes");
  const [name] =
    [...gathered(layered, "notices")].find(
      ([, { class: urgency, channels }]) => channels.includes("sms") && classes.get(urgency)?.consent !== undefined,
    ) ?? [];
  return Object.entries(layered.texts).flatMap(([locale, { optOut }]) =>
    name === undefined || optOut !== undefined
      ? []
      : finding(
          "NO_OPT_OUT",
          `${writerOf(layered, locale, ({ notices }) => notices?.[name] !== undefined)}.texts.${locale}.optOut`,
          `"${name}" needs consent and goes by text message: nothing says in ${locale} how to refuse more.`,
          '"拒收请回复R", "Reply STOP" …',
        ),
  );
}
