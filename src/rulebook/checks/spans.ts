import { type Finding, finding } from "../../model/finding.ts";
import type { Layers } from "../book/layers.ts";
import { judgeStretch } from "./figures.ts";
import { entriesIn, foundIn, rulesOf } from "./rules-of.ts";
import { toChange, type Written, written } from "./written.ts";

type Kind = "notices" | "promises" | "windows" | "compensations" | "classes" | "caps" | "budgets";

/**
 * Fields of rules that are one span: of several only the first would count. Those with a `?` may be no time at all: any
 * other would be nothing then, as a window that never opens.
 */
const single: { readonly [K in Kind]: readonly string[] } = {
  notices: ["fresh", "receipt", "every"],
  promises: [
    "due.within?",
    "due.plus?",
    "extended.by",
    "lateEvidence?",
    "announceAfter?",
    "notBefore.past?",
    "notBefore.orElse?",
  ],
  windows: ["within", "notBefore.past?"],
  compensations: ["release.after?", "limit.in"],
  classes: ["life", "silence", "receipt", "patience?", "goal?"],
  caps: ["within"],
  budgets: ["within"],
};

/** Spans of tests, and whether one may not. */
const tests: { readonly [test: string]: boolean } = {
  within: true,
  near: true,
  dueIn: true,
  closesIn: true,
  lasted: true,
  past: false,
  overdue: false,
};

/** Of a promise, what may not last longer than what follows it. */
const rising = [
  ["notBefore.past", "notBefore.orElse"],
  // Else evidence would come too late to count, and early enough for nobody to hear of a breach.
  ["announceAfter", "lateEvidence"],
] as const;

/** Spans of rules that are several where one is meant, and those that come before what they have to follow. */
export function checkSpans(layered: Layers): Finding[] {
  const found = layered.packs.flatMap((pack, height) =>
    (Object.keys(single) as Kind[]).flatMap((kind) =>
      entriesIn(pack, kind).flatMap((entry) => {
        const spansAt = (field: string): readonly Written[] =>
          fieldsAt(entry.rule, field.split("."), entry.path).map(([path, span]) =>
            written(layered, { height, path }, span),
          );
        return [
          ...single[kind].flatMap((field) =>
            spansAt(field.replace("?", "")).flatMap((span) => [
              ...several(span),
              ...(field.endsWith("?") ? [] : empty(span)),
            ]),
          ),
          ...rising.flatMap(([less, more]) =>
            kind === "promises"
              ? spansAt(less).flatMap((one) => spansAt(more).flatMap((other) => fallen(one, other)))
              : [],
          ),
        ];
      }),
    ),
  );
  const tested = layered.packs.flatMap((pack, height) =>
    rulesOf(pack).flatMap(({ path, rule }) =>
      foundIn(rule, path, (key, value, place, around) => {
        // What a promise or a window gives by the same word is no test.
        if (!Object.hasOwn(tests, key) || "from" in around || "opens" in around) return undefined;
        const span = written(layered, { height, path: place }, value);
        return [
          ...(tests[key] ? empty(span) : []),
          // Each would be an occasion of its own, but of what `per` names there is one.
          ...("per" in rule ? several(span, "one of them, or no per") : []),
        ];
      }),
    ),
  );
  // Several rules may name one value.
  return [...new Map([...found, ...tested].map((one) => [one.path + one.message, one])).values()];
}

/** What stands in a field, with its path; a field that may be a list is read item by item. */
function fieldsAt(
  raw: unknown,
  [field, ...more]: readonly string[],
  path: string,
): readonly (readonly [string, unknown])[] {
  if (raw === undefined) return [];
  if (field === undefined) return [[path, raw]];
  if (Array.isArray(raw)) return raw.flatMap((one, i) => fieldsAt(one, [field, ...more], `${path}[${i}]`));
  return fieldsAt((raw as { readonly [field: string]: unknown })[field], more, `${path}.${field}`);
}

const empty = ({ lasts, spans, path }: Written): readonly Finding[] => {
  const nothing = spans[lasts.indexOf(0)];
  return nothing === undefined ? [] : judgeStretch(nothing, path);
};

const several = ({ spans, path }: Written, expected = "one of them"): readonly Finding[] =>
  spans.length > 1
    ? [
        finding(
          "IMPOSSIBLE_FIGURE",
          path,
          `${spans.join(", ")} is several lengths of time where one is meant.`,
          expected,
        ),
      ]
    : [];

function fallen(one: Written, other: Written): readonly Finding[] {
  const [least, most] = [one.lasts[0], other.lasts[0]];
  if (least === undefined || most === undefined || least <= most) return [];
  const message = `${one.as} is ${one.spans[0]}, ${other.as} ${other.spans[0]}.`;
  return [finding("VALUES_OUT_OF_ORDER", toChange(one, other).path, message, `${one.as} at most ${other.as}`)];
}
