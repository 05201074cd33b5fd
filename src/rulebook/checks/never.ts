import { isEqual } from "../../model/equal.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { isTable } from "../../model/table.ts";
import type { Layers } from "../book/layers.ts";
import { isNever, opposites } from "./asked.ts";
import { rulesOf } from "./rules-of.ts";
import { isChoice, ofKind, type Piece, type Table, tables, wholeOf } from "./whole.ts";

/** Conditions that can never hold, whatever happens: what has to hold together contradicts itself. */
export function checkNever(layered: Layers): Finding[] {
  const out = new Map<string, Finding>();
  const say = (path: string, message: string, write: string): void => {
    if (!out.has(path)) out.set(path, finding("WRONG_TEST", path, message, write));
  };
  const condition = (raw: unknown, path: string, around: readonly Piece[]): void => {
    if (Array.isArray(raw)) for (const [i, one] of raw.entries()) condition(one, `${path}[${i}]`, around);
    if (!isTable(raw)) return;
    const own = wholeOf(raw, path);
    const all = [...around, ...own];
    for (const [i, asked] of own.entries()) {
      if (asked.kind !== "asked") continue;
      const { word, field, value } = asked;
      if (value === word && (field === "after" || field === "differs"))
        say(asked.path, "This compares it with itself.", "another fact");
      else if (isNever(layered, all.slice(0, around.length + i), asked))
        say(asked.path, `"${word}" is never all of this at once.`, "one of them, or any: [ … ]");
    }
    for (const one of ofKind(all, "none"))
      if (follows(layered, one.value, all)) say(one.path, "The same is asked for beside it.", "one of the two");
    for (const one of ofKind(own, "any")) condition(one.value, one.path, all);
    for (const child of new Set(ofKind(own, "some", "every", "no").map(({ word }) => word))) ofChildren(child, all);
    inside(raw, path);
  };
  /** What some child has to be, all of them are, and none is. */
  const ofChildren = (child: string, all: readonly Piece[]): void => {
    const seen = layered.lexicon.subjects.get(child)?.seen;
    const common = ofKind(all, "asked").filter(
      ({ word }) => isChoice.test(word) || (seen?.get(word)?.parent ?? -1) >= 0,
    );
    const its = all.filter(({ word }) => word === child);
    const none = ofKind(its, "no").map((one) => ({ ...one, kind: "none" as const }));
    const some = ofKind(its, "some");
    for (const witness of some.length > 0 ? some : [undefined]) {
      const of = ofKind(its, "some", "every").filter((one) => one === witness || one.kind === "every");
      const last = of.at(-1);
      const others = of.slice(0, -1).flatMap(({ value, path }) => wholeOf(value, path));
      if (last) condition(last.value, last.path, [...common, ...none, ...others]);
    }
  };
  const inside = (raw: Table, path: string): void => {
    for (const [word, value] of Object.entries(raw)) {
      const here = `${path}.${word}`;
      if (word === "all") for (const [i, one] of tables(value).entries()) inside(one, `${here}[${i}]`);
      else if (word !== "any") condition(value, here, []);
    }
  };
  for (const pack of layered.packs) for (const { path, rule } of rulesOf(pack)) condition(rule, path, []);
  return [...out.values()];
}

/** Whether it holds wherever all that is asked for does. */
function follows(layered: Layers, raw: unknown, all: readonly Piece[]): boolean {
  if (Array.isArray(raw)) return raw.some((one) => follows(layered, one, all));
  return wholeOf(raw, "").every(
    (one) =>
      all.some((other) => isEqual({ ...other, path: "" }, { ...one, path: "" })) ||
      (one.kind === "any" && follows(layered, one.value, all)) ||
      (one.kind === "asked" && opposites(one).some((other) => isNever(layered, all, other))),
  );
}
