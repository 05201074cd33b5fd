import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CheckContext, checkConditions, givesSince, type Spot } from "../../src/condition/check.ts";
import type { Finding } from "../../src/model/finding.ts";
import { lexicon, type ValueKind } from "../../src/model/words/lexicon.ts";
import { checkInhibition, checkNotice } from "../../src/notify/check.ts";
import { base } from "../../src/packs/base.ts";
import { buyerNotices as packBuyer } from "../../src/packs/notices-buyer.ts";
import { sellerNotices as packSeller } from "../../src/packs/notices-seller.ts";
import { actions } from "./actions.ts";
import { compensationRows, noticeRows, notOurs, severalRules, timerRows } from "./catalogue.ts";
import { compensations } from "./compensations.ts";
import { derived } from "./derived.ts";
import { findings } from "./findings.ts";
import { inhibitions } from "./inhibitions.ts";
import { buyerNotices } from "./notices-buyer.ts";
import { courierNotices } from "./notices-courier.ts";
import { platformNotices } from "./notices-platform.ts";
import { sellerNotices } from "./notices-seller.ts";
import { promises } from "./promises.ts";
import { refused } from "./refused.ts";
import { pinduoduo } from "./values.ts";
import { windows } from "./windows.ts";
import { later } from "./words.ts";

interface Rule {
  readonly ref?: string;
  readonly each: string;
}
interface NoticeRule extends Rule {
  readonly ref: string;
  readonly class: string;
  readonly channels: readonly string[];
  readonly says?: { readonly [placeholder: string]: string };
  readonly sums?: { readonly [placeholder: string]: unknown };
}
type Rules<R = Rule> = { readonly [name: string]: R };

const noticeFiles: readonly Rules<NoticeRule>[] = [
  packBuyer,
  packSeller,
  buyerNotices,
  sellerNotices,
  courierNotices,
  platformNotices,
];
const notices: Rules<NoticeRule> = Object.assign({}, ...noticeFiles);
const rules = {
  notices,
  promises,
  windows,
  findings,
  derived,
  inhibitions,
  compensations,
  actions,
  classes: base.classes,
};
const known = lexicon([later]);

/** Ref → names of the rules that answer it, over the whole catalogue. */
function byRef(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const kinds: readonly Rules[] = [...noticeFiles, promises, windows, findings, compensations];
  for (const [name, { ref }] of kinds.flatMap((kind) => Object.entries(kind))) {
    if (ref) found.set(ref, [...(found.get(ref) ?? []), name]);
  }
  return found;
}

const ours = Object.keys(noticeRows).filter((ref) => !notOurs.includes(ref));

test("the catalogue has as many entries as its page says", () => {
  expect(ours).toHaveLength(71);
  expect(["B", "S", "C", "P"].map((side) => ours.filter((ref) => ref[2] === side).length)).toEqual([38, 24, 5, 4]);
  expect(Object.keys(timerRows)).toHaveLength(51);
  expect(compensationRows).toHaveLength(14);
});

test("every row is a rule: none is missing, none twice, none unknown", () => {
  const found = byRef();
  // Rows of the catalogue that say more than a notice: a reminder or a finding without a number of its own, a
  // correction, and what another country's law asks.
  const beside = ["PAY_REMIND", "FIX_CLOSING", "EARLY_UPLOAD", "SUSPECT_NUMBER", "CLOCK_SKEW", "S0-33", "FTC_CONSENT"];
  const asked = [...ours, ...compensationRows, ...beside];
  const timed = Object.keys(timerRows).filter((row) => found.has(row));
  expect([...found.keys()].sort()).toEqual([...new Set([...asked, ...timed])].sort());
  const several = [...found].filter(([, names]) => names.length > 1).map(([ref, names]) => [ref, names.length]);
  expect(Object.fromEntries(several)).toEqual(
    Object.fromEntries(Object.entries(severalRules).map(([ref, [count]]) => [ref, count])),
  );
});

test("no rule has two names, and every name that was declared is a rule", () => {
  const names = noticeFiles.flatMap((file) => Object.keys(file));
  expect(names.length).toBe(new Set(names).size);
  expect([...known.names.notices].sort()).toEqual([...names].sort());
  expect([...later.compensations].sort()).toEqual(Object.keys(compensations).sort());
  expect([...later.inhibitions].sort()).toEqual(Object.keys(inhibitions).sort());
  expect([...later.actions].sort()).toEqual(Object.keys(actions).sort());
  expect([...later.subjects.breach.facts["breach.promise"]].sort()).toEqual(Object.keys(promises).sort());
});

test("every timer and promise row is said where it should be", () => {
  const missing = Object.entries(timerRows).flatMap(([row, places]) =>
    places.filter((place) => at(rules, place) === undefined).map((place) => `${row}: ${place}`),
  );
  expect(missing).toEqual([]);
});

test.each(Object.entries(notices))("%s has the class, the channels and the words of its row", (_, rule) => {
  const row = noticeRows[rule.ref];
  if (!row) return expect(["S0-33", "PAY_REMIND", "FIX_CLOSING"]).toContain(rule.ref);
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
});

test("every entry is plain data", () => {
  for (const part of Object.values({ ...rules, pinduoduo, later })) {
    expect(JSON.parse(JSON.stringify(part))).toStrictEqual(part);
  }
});

test("every word that was added is used, and every value has its figure", () => {
  const said = JSON.stringify([Object.values(rules), later.placeholders]);
  const uses = (word: string) => said.includes(`"${word}"`) || said.includes(`"${word}.`);
  const facts = [...Object.values(later.facts), ...Object.values(later.subjects).map((subject) => subject.facts)];
  const kinds = ["duration", "amount", "number", "clock", "choice"] as const;
  const values = kinds.map((kind) => [kind, Object.keys(later.values[kind])] as const);
  const named = [...facts.flatMap((table) => Object.keys(table)), ...values.flatMap(([, names]) => names)];
  expect(named.filter((word) => !uses(word))).toEqual([]);
  expect([...later.topics, ...later.actions, ...later.notices].filter((word) => !uses(word))).toEqual([]);
  for (const [kind, names] of values) {
    const given = Object.keys(pinduoduo[kind] ?? {});
    expect(names.filter((name) => !given.includes(name))).toEqual([]);
  }
});

test("the compiler refuses what it should", () => {
  const marks = readFileSync(new URL("./refused.ts", import.meta.url), "utf8").match(/@ts-expect-error/g);
  expect(marks).toHaveLength(refused.length);
});

test("the check at run time knows the form the compiler knows", () => {
  const out: Finding[] = [];
  const named = (kind: ValueKind) => new Set(Object.keys(pinduoduo[kind] ?? {}));
  const given = {
    duration: named("duration"),
    amount: named("amount"),
    number: named("number"),
    clock: named("clock"),
    choice: named("choice"),
  };
  const context: CheckContext = { lexicon: known, given, tests: new Set() };
  const spot = (path: string, subject = ""): Spot => ({ path, subject, context, out });
  for (const file of noticeFiles.slice(2)) {
    for (const [name, rule] of Object.entries(file)) checkNotice(name, rule, spot(name));
  }
  for (const [name, rule] of Object.entries(inhibitions)) checkInhibition(name, rule, spot(name));
  const paid: Rules<Rule & { readonly on: unknown }> = compensations;
  const dated: Rules<Rule & { readonly when: unknown }> = derived;
  const found: Rules<Rule & { readonly found: { readonly [reason: string]: unknown } }> = findings;
  const conditions: (readonly [path: string, subject: string, condition: unknown])[] = [
    ...Object.entries(paid).map(([name, rule]) => [`${name}.on`, rule.each, rule.on] as const),
    ...Object.entries(dated).map(([name, rule]) => [`${name}.when`, rule.each, rule.when] as const),
    ...Object.entries(found).flatMap(([name, rule]) =>
      Object.entries(rule.found).map(([reason, condition]) => [`${name}.${reason}`, rule.each, condition] as const),
    ),
  ];
  for (const [path, subject, condition] of conditions) {
    checkConditions(condition, spot(path, subject));
    if (!givesSince(condition, subject, known)) out.push({ code: "NO_SINCE", path, message: "" });
  }
  expect(out).toEqual([]);
});

/** What stands at `notices.ship-now.when`; `~` is a dot within a name. */
function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, key) => {
    const next = (found as { readonly [key: string]: unknown } | undefined) ?? {};
    return next[key.replace("~", ".")];
  }, value);
}
