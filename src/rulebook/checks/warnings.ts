import { isGiven } from "../../condition/compile.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { RawNotice } from "../../notify/compile.ts";
import { mentions } from "../../sla/arrange.ts";
import type { RawDue } from "../../sla/due.ts";
import { compileContext } from "../book/compile-context.ts";
import type { Layers } from "../book/layers.ts";
import { entriesIn, entriesOf, under } from "./rules-of.ts";
import { toChange, type Written, written } from "./written.ts";

/** A promise or a window, and one of the times it may give. */
interface Limit {
  readonly name: string;
  readonly each: string;
  readonly from: string;
  readonly within: Written;
  readonly owedBy?: string;
  /** What proves it, as it is written. */
  readonly met?: unknown;
}

type When = { readonly [word: string]: unknown };

/** How a condition asks for a time before a limit, or after its start, and which of several limits it has to fit. */
const asks: { readonly [test: string]: Asking } = {
  dueIn: { says: (span, limit) => `warns ${span} before "${limit}" is due`, fits: "shortest" },
  closesIn: { says: (span, limit) => `warns ${span} before "${limit}" closes`, fits: "shortest" },
  // Whose limit is shorter is not meant by it.
  past: { says: (span, limit) => `reminds of "${limit}" after ${span}`, fits: "longest" },
};

interface Asking {
  says(span: string, limit: string): string;
  readonly fits: "shortest" | "longest";
}

/** A warning has to come between the start and the limit of what it warns of. */
export function checkWarnings(layered: Layers): Finding[] {
  const limits = limitsOf(layered);
  return entriesOf(layered, "notices").flatMap(({ pack, name: notice, rule, path }) =>
    whole(rule.when, `${path}.when`).flatMap(([place, own, when]) =>
      Object.entries(own).flatMap(([word, test]) =>
        Object.entries(asks).flatMap(([ask, asking]) => {
          const span = (test as When | null)?.[ask];
          if (span === undefined) return [];
          const warning = written(layered, under(layered, { pack, path: place }, `${word}.${ask}`), span);
          const about = limits.filter((limit) => isAbout(limit, rule, when, word, ask));
          const open = ask === "past" ? about.filter(({ name }) => when[name] === "open") : [];
          return tooLong(notice, warning, open.length > 0 ? open : about, asking);
        }),
      ),
    ),
  );
}

/** Each condition with its place, and all that holds together with it: what stands around it, too. */
function whole(
  raw: unknown,
  path: string,
  around: When = {},
): readonly (readonly [path: string, own: When, all: When])[] {
  if (Array.isArray(raw)) return raw.flatMap((one, i) => whole(one, `${path}[${i}]`, around));
  const own = raw as When;
  const all = { ...around, ...own };
  const inner = ["all", "any"].flatMap((word) =>
    own[word] === undefined ? [] : whole(own[word], `${path}.${word}`, all),
  );
  return [[path, own, all], ...inner];
}

/** What is asked of a promise or a window itself, or of the instant it counts from while it is open or not kept. */
function isAbout(limit: Limit, { each, to }: RawNotice, when: When, word: string, ask: string): boolean {
  if (limit.each !== each) return false;
  if (ask !== "past") return limit.name === word;
  if (limit.from !== word) return false;
  if (when[limit.name] === "open") return true;
  const denied = new Set(Object.keys(when).filter((fact) => when[fact] === false));
  return limit.owedBy === to && mentions(limit.met, denied).size > 0;
}

function tooLong(notice: string, warning: Written, about: readonly Limit[], { says, fits }: Asking): Finding[] {
  const least = ({ within }: Limit) => Math.min(...within.lasts);
  const sorted = about.toSorted((one, other) => least(one) - least(other));
  const limit = fits === "shortest" ? sorted[0] : sorted.at(-1);
  const late = limit && warning.spans.find((_, i) => (warning.lasts[i] ?? 0) >= least(limit));
  if (!limit || late === undefined) return [];
  const { name, within } = limit;
  return [
    finding(
      "WARNING_OUTSIDE_LIMIT",
      toChange(warning, within).path,
      `"${notice}" ${says(late, name)}, which gives only ${within.spans.join(", ")}.`,
      `${warning.as} shorter than ${within.as}`,
    ),
  ];
}

/** Each limit of each promise and window that the choices of the packs leave room for, and that is not off. */
function limitsOf(layered: Layers): readonly Limit[] {
  const { choice } = compileContext(layered);
  return layered.packs.flatMap((pack) => {
    const promised = entriesIn(pack, "promises").flatMap((entry) => {
      const { each, due, owedBy, met } = entry.rule;
      return ([due].flat() as readonly RawDue[]).flatMap(({ if: when, from, within: span }, i): Limit[] => {
        if (from === undefined || !isGiven(when, choice)) return [];
        const at = under(layered, entry, `due${Array.isArray(due) ? `[${i}]` : ""}.within`);
        return [{ name: entry.name, each, from, owedBy, met, within: written(layered, at, span) }];
      });
    });
    const open = entriesIn(pack, "windows").map((entry): Limit => {
      const { each, opens, within } = entry.rule;
      return { name: entry.name, each, from: opens, within: written(layered, under(layered, entry, "within"), within) };
    });
    return [...promised, ...open].filter(({ within }) => within.lasts.length > 0);
  });
}
