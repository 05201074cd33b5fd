import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { officeNotices } from "../../src/backoffice/notices.ts";
import { type CheckContext, checkConditions, type Spot } from "../../src/condition/check.ts";
import { givesSince } from "../../src/condition/gives-since.ts";
import type { Finding } from "../../src/model/finding.ts";
import { lexicon, type ValueKind } from "../../src/model/words/lexicon.ts";
import { checkInhibition, checkNotice } from "../../src/notify/check.ts";
import { base } from "../../src/packs/base.ts";
import { carriers } from "../../src/packs/carriers.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { lawUsFtc } from "../../src/packs/law-us-ftc.ts";
import { compensationRows, noticeRows, notOurs, severalRules, timerRows } from "./catalogue.ts";
import { refused } from "./refused.ts";

interface Rule {
  readonly ref?: string;
  readonly each: string;
}
interface NoticeRule extends Rule {
  readonly class: string;
  readonly channels: readonly string[];
  readonly says?: { readonly [placeholder: string]: string };
  readonly sums?: { readonly [placeholder: string]: unknown };
}
type Rules<R = Rule> = { readonly [name: string]: R };

type Figures = { readonly [K in ValueKind]?: { readonly [name: string]: unknown } };
const valueKinds: readonly ValueKind[] = ["duration", "amount", "number", "clock", "choice", "date"];

const kinds = [
  "notices",
  "promises",
  "windows",
  "findings",
  "derived",
  "compensations",
  "inhibitions",
  "actions",
  "classes",
] as const;
type Part = { readonly [K in (typeof kinds)[number]]?: { readonly [name: string]: unknown } };

const parts: readonly Part[] = [base, commerce, lawUsFtc];
const all = (kind: (typeof kinds)[number]): Rules => Object.assign({}, ...parts.map((part) => part[kind]));
const rules = Object.fromEntries(kinds.map((kind) => [kind, all(kind)]));
const notices = rules.notices as Rules<NoticeRule>;
const known = lexicon([]);
const figures: Figures = { ...commerce.values };

/** What is told of many orders at once, which no order's rule can tell. */
const ofMany: Rules<NoticeRule> = officeNotices;

/** What the deciders of a carrier and of a seller tell: no rule of an order. */
const ofDeciders: { readonly [ref: string]: readonly string[] } = {
  "N-P01": ["feed-lagging", "feed-silent", "feed-recovered"],
  "N-S17": ["limit-near", "limit-crossed"],
};
const elsewhere = [...Object.values(ofDeciders).flat(), ...Object.keys(ofMany)];

/** Ref → names of the rules that answer it, over the whole catalogue. */
function byRef(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, { ref }] of [...kinds.flatMap((kind) => Object.entries(all(kind))), ...Object.entries(ofMany)]) {
    if (ref) found.set(ref, [...(found.get(ref) ?? []), name]);
  }
  return found;
}

const ours = Object.keys(noticeRows).filter((ref) => !notOurs.includes(ref));

test("the catalogue has as many entries as its page says", () => {
  expect(ours).toHaveLength(72);
  expect(["B", "S", "C", "P"].map((side) => ours.filter((ref) => ref[2] === side).length)).toEqual([39, 24, 5, 4]);
  expect(Object.keys(timerRows)).toHaveLength(51);
  expect(compensationRows).toHaveLength(14);
});

test("every row is a rule: none is missing, none twice, none unknown", () => {
  const found = byRef();
  // Beside its rows: a reminder or a finding without a number of its own, a correction, another country's law.
  const beside = [
    "FIX_CLOSING",
    "EARLY_UPLOAD",
    "SUSPECT_NUMBER",
    "CLOCK_SKEW",
    "S0-33",
    "S4-17",
    "S4-18",
    "S4-24",
    "S4-29",
    "FTC_CONSENT",
    "S2-22",
  ];
  const asked = [...ours.filter((ref) => !ofDeciders[ref]), ...compensationRows, ...beside];
  const timed = Object.keys(timerRows).filter((row) => found.has(row));
  expect([...found.keys()].sort()).toEqual([...new Set([...asked, ...timed])].sort());
  const several = [...found].filter(([, names]) => names.length > 1).map(([ref, names]) => [ref, names.length]);
  expect(Object.fromEntries(several)).toEqual(
    Object.fromEntries(Object.entries(severalRules).map(([ref, [count]]) => [ref, count])),
  );
});

test("no name is given twice, and every name that was declared is a rule", () => {
  for (const kind of kinds) {
    const names = parts.flatMap((part) => Object.keys(part[kind] ?? {}));
    expect([kind, names.length]).toEqual([kind, new Set(names).size]);
  }
  for (const list of ["notices", "compensations", "inhibitions", "actions", "classes"] as const)
    expect([...known.names[list]].filter((name) => !elsewhere.includes(name)).sort()).toEqual(
      Object.keys(all(list)).sort(),
    );
  const facts = [...known.subjects.values()].flatMap(({ name, seen }) =>
    [...seen].filter(([, place]) => place.subject === name),
  );
  const ofKind = (fits: (kind: unknown) => boolean) => facts.filter(([, { kind }]) => fits(kind)).map(([fact]) => fact);
  expect(ofKind((kind) => kind === "promise").sort()).toEqual(Object.keys(all("promises")).sort());
  expect(ofKind((kind) => kind === "window").sort()).toEqual(Object.keys(all("windows")).sort());
  const isFound = (kind: unknown) => typeof kind === "object" && kind !== null && "found" in kind;
  expect(ofKind(isFound).sort()).toEqual(Object.keys(all("findings")).sort());
});

test("every timer and promise row is said where it should be", () => {
  const missing = Object.entries(timerRows).flatMap(([row, places]) =>
    places.filter((place) => at({ ...rules, values: figures }, place) === undefined).map((place) => `${row}: ${place}`),
  );
  expect(missing).toEqual([]);
});

test.each(Object.entries({ ...notices, ...ofMany }))(
  "%s has the class, the channels and the words of its row",
  (_, rule) => {
    const row = noticeRows[rule.ref ?? ""];
    if (!row)
      return expect([
        "S0-33",
        "S4-17",
        "S4-18",
        "S4-24",
        "S4-29",
        "FIX_CLOSING",
        "FALSE_SIGN",
        "RESEND_BY",
        "RWD-01",
        "CMP-03",
      ]).toContain(rule.ref);
    const [cls, channels, placeholders] = row;
    expect(rule.class).toBe(cls);
    expect(rule.channels.join(" ")).toBe(channels);
    const seen = known.subjects.get(rule.each)?.seen;
    const unsaid = placeholders.split(" ").filter((placeholder) => {
      const fact = known.placeholders.get(placeholder);
      const filled = fact !== undefined && (seen?.has(fact) || seen?.has(fact.replace(/\.\w+$/, "")));
      return placeholder !== "" && !rule.says?.[placeholder] && !rule.sums?.[placeholder] && !filled;
    });
    expect(unsaid).toEqual([]);
  },
);

test("no code is that of two carriers, and none has codes that are its own already", () => {
  const codes = Object.entries(carriers).flatMap(([own, { codes = [] }]) => [own, ...codes]);
  expect(codes.toSorted()).toEqual([...new Set(codes)].sort());
});

test("every entry is plain data", () => {
  for (const part of Object.values({ ...rules, figures })) {
    expect(JSON.parse(JSON.stringify(part))).toStrictEqual(part);
  }
});

test("every value that is declared has its figure", () => {
  for (const kind of valueKinds)
    expect([kind, [...known.values[kind].keys()].sort()]).toEqual([kind, Object.keys(figures[kind] ?? {}).sort()]);
});

test("the compiler refuses what it should", () => {
  const marks = readFileSync(new URL("./refused.ts", import.meta.url), "utf8").match(/@ts-expect-error/g);
  expect(marks).toHaveLength(refused.length);
});

test("the check at run time knows the form the compiler knows", () => {
  const out: Finding[] = [];
  const given = Object.fromEntries(
    valueKinds.map((kind) => [kind, new Set(Object.keys(figures[kind] ?? {}))]),
  ) as unknown as CheckContext["given"];
  const context: CheckContext = { lexicon: known, given, tests: new Set() };
  const spot = (path: string, subject: string): Spot => ({ path, subject, context, out });
  for (const [name, rule] of Object.entries(notices)) checkNotice(name, rule, spot(name, ""));
  for (const [name, rule] of Object.entries(all("inhibitions"))) checkInhibition(name, rule, spot(name, ""));
  for (const [name, rule] of kinds.flatMap((kind) => Object.entries(all(kind)))) {
    for (const [path, condition] of conditionsOf(rule)) checkConditions(condition, spot(`${name}.${path}`, rule.each));
  }
  // What is owed, suspected or dated needs to say since when.
  for (const kind of ["compensations", "findings", "derived"] as const)
    for (const [name, rule] of Object.entries(all(kind)))
      for (const [path, condition] of conditionsOf(rule))
        if (/^(on|when|found\..*)$/.test(path) && !givesSince(condition, rule.each, known))
          out.push({ code: "NO_SINCE", path: `${name}.${path}`, message: "" });
  expect(out).toEqual([]);
});

/** Every condition of a rule, whatever its kind, with the path to it. */
function conditionsOf(rule: unknown, path = ""): readonly (readonly [path: string, condition: unknown])[] {
  if (typeof rule !== "object" || rule === null) return [];
  return Object.entries(rule).flatMap(([member, value]) => {
    const here = path ? `${path}.${member}` : member;
    const isCondition = ["when", "while", "on", "unless", "if", "excusedBy", "forgivenBy", "pausedWhile"].includes(
      member,
    );
    const listsProofs = member === "met" && Array.isArray(value) && value.some((one) => "when" in one);
    if (isCondition || path === "found" || (member === "met" && !listsProofs)) return [[here, value] as const];
    return conditionsOf(value, here);
  });
}

/** What stands at `notices.ship-now.when`; `~` is a dot within a name. */
function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, key) => {
    const next = (found as { readonly [key: string]: unknown } | undefined) ?? {};
    return next[key.replace("~", ".")];
  }, value);
}
