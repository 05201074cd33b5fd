import { clockForm, dayForm, parseDuration } from "../../model/duration.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { parseTime } from "../../model/instant.ts";
import { isMeaning } from "../../model/message/phrases.ts";
import { parcelKinds } from "../../model/parcel.ts";
import { roles } from "../../model/person.ts";
import { entryOf, isTable, mapped } from "../../model/table.ts";
import { hostFactKinds, strictnesses, type ValueKind, valueKinds } from "../../model/words/lexicon.ts";
import { quietValues } from "../../notify/check.ts";
import { layerNames, plainName } from "./layer.ts";
import type { RawPack } from "./raw-pack.ts";

// The shape of what surrounds the rules of a pack. Rules themselves are walked with their words, in `condition/check`
// and `notify/check`; here nothing needs a word.

/** Of an action, or of a value that texts show. */
export const labelForm: RegExp = /^[^{}]+$/;

interface Check {
  (value: unknown, path: string, out: Finding[]): void;
  /** Of a table: what each of its entries is. */
  readonly entry?: Check;
  /** Of what has members: what each of them is. */
  readonly fields?: { readonly [member: string]: Check };
}

const wrong = (out: Finding[], path: string, expected: string): void => {
  out.push(finding("WRONG_PACK", path, "This has the wrong shape.", expected));
};

const is =
  (fits: (value: unknown) => boolean, expected: string): Check =>
  (value, path, out) => {
    if (!fits(value)) wrong(out, path, expected);
  };

const under = (path: string, key: string): string => (/^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`);

const tableOf = (entry: Check): Check => {
  const check: Check = (value, path, out) => {
    if (!isTable(value)) return wrong(out, path, "{ name: … }");
    for (const [key, one] of Object.entries(value)) entry(one, under(path, key), out);
  };
  return Object.assign(check, { entry });
};

/** A language by its tag: `zh-CN`, `en`. */
export const localeForm: RegExp = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A table of languages. */
const byLocale = (entry: Check): Check => {
  const table = tableOf(entry);
  const check: Check = (value, path, out) => {
    table(value, path, out);
    for (const key of isTable(value) ? Object.keys(value) : [])
      if (!localeForm.test(key)) wrong(out, under(path, key), "the tag of a language, such as zh-CN or en");
  };
  return Object.assign(check, { entry });
};

const listOf =
  (check: Check): Check =>
  (value, path, out) => {
    if (!Array.isArray(value)) return wrong(out, path, "[ … ]");
    value.forEach((one, i) => {
      check(one, `${path}[${i}]`, out);
    });
  };

/** Not none: of nothing it would do nothing. */
const someOf =
  (check: Check): Check =>
  (value, path, out) => {
    check(value, path, out);
    if (typeof value === "object" && value !== null && Object.keys(value).length === 0)
      wrong(out, path, "at least one");
  };

/** Members by name; those after a `?` may be absent. An unknown one is wrong. */
const members = (shape: { readonly [member: string]: Check }): Check => {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, field]) => [name.replace("?", ""), field]));
  const known = Object.keys(fields);
  const check: Check = (value, path, out) => {
    if (!isTable(value)) return wrong(out, path, `{ ${Object.keys(shape).join(", ")} }`);
    for (const [member, field] of Object.entries(fields))
      if (value[member] !== undefined || Object.hasOwn(shape, member)) field(value[member], under(path, member), out);
    for (const key of Object.keys(value)) if (!known.includes(key)) wrong(out, under(path, key), known.join(", "));
  };
  return Object.assign(check, { fields });
};

/** Any of some names, each with the same. */
const anyOf = (names: readonly string[], check: Check): Check =>
  members(Object.fromEntries(names.map((name) => [`${name}?`, check])));

const oneOf = (words: readonly unknown[]): Check => is((value) => words.includes(value), words.join(", "));
const either =
  (fits: (value: unknown) => boolean, first: Check, second: Check): Check =>
  (value, path, out) => {
    (fits(value) ? first : second)(value, path, out);
  };

const anything: Check = () => undefined;
const text = is((value) => typeof value === "string", "a text");
const name = is((value) => typeof value === "string" && value !== "", "a name");
/** Said as it is written: a placeholder would be read as one. */
const label = is((value) => typeof value === "string" && labelForm.test(value), "words without placeholders");
const clock = is((value) => typeof value === "string" && clockForm.test(value), "HH:MM");
const localDay = is(
  (value) => typeof value === "string" && dayForm.test(value) && typeof parseTime(`${value}T00:00Z`) === "number",
  "a day that the calendar has, YYYY-MM-DD",
);
const date = is(
  (value) => typeof value === "string" && typeof parseTime(value) === "number",
  "an instant with an offset, such as 2026-06-01T00:00+08:00",
);
const hours = members({ from: clock, to: clock });
const texts = either(Array.isArray, someOf(listOf(name)), name);
const role = oneOf(roles);
const quiet = oneOf(quietValues);
const yes = oneOf([true]);
const isDuration = (value: unknown): boolean => typeof value === "string" && parseDuration(value) !== undefined;
const duration = is(isDuration, "a duration such as 12h, of six digits at most");
const number = is((value) => typeof value === "number" && Number.isFinite(value), "a number");
const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
const source = either(isFilled, listOf(name), oneOf(["unverified"]));
const sourced = (check: Check): Check =>
  members({ value: either((value) => value === "off", anything, check), source: anything });
const forms: { readonly [form: string]: Check } = {
  fixed: members({ fixed: number }),
  percent: members({ percent: number, "min?": number, "max?": number }),
  tiers: members({ tiers: listOf(members({ from: duration, fixed: number })) }),
};
const word = is(
  (value) => ["full", "freight"].includes(value as string),
  "{ fixed }, { percent }, { tiers }, full, freight",
);
const amount: Check = (value, path, out) => {
  const form = isTable(value) ? Object.keys(forms).find((name) => name in value) : undefined;
  (forms[form ?? ""] ?? word)(value, path, out);
};
const sides = ["atMost", "atLeast"];
/** What a law asks of a value: with neither side it would ask nothing. */
const limit = (check: Check): Check =>
  either(
    (value) => isTable(value) && !sides.some((side) => side in value),
    is(() => false, sides.join(", ")),
    members({ "atMost?": check, "atLeast?": check, source: anything }),
  );
type Shape = { readonly [member: string]: Check };
const byKind = (checks: { readonly [K in ValueKind]: Check }): Shape =>
  Object.fromEntries(valueKinds.map((kind) => [`${kind}?`, tableOf(checks[kind])]));
const strict = oneOf(strictnesses);
const names = listOf(name);
const someNames = someOf(names);
const factWord = is(
  (value) => hostFactKinds.some((kind) => kind === value),
  `${hostFactKinds.join(", ")}, or the list of its values`,
);
const factKind = either(Array.isArray, someNames, either(isTable, members({ found: someNames }), factWord));
const facts = tableOf(factKind);

const words = members({
  "subjects?": tableOf(members({ sees: names, has: names, tells: listOf(role), facts })),
  "facts?": tableOf(facts),
  "has?": tableOf(names),
  "tells?": tableOf(listOf(role)),
  "notices?": names,
  "compensations?": names,
  "inhibitions?": names,
  "channels?": names,
  "topics?": names,
  "actions?": names,
  "values?": members({
    ...byKind({ ...mapped(valueKinds, () => strict), choice: someNames }),
    "duration?": (value, path, out) => {
      tableOf(strict)(value, path, out);
      for (const key of Object.keys(isTable(value) ? value : {}))
        if (isDuration(key)) wrong(out, under(path, key), "a name that is no duration");
    },
    "ranks?": tableOf(listOf(either(Array.isArray, names, name))),
  }),
  "placeholders?": tableOf(name),
});

const countOrValue = is(
  (value) => typeof value === "string" || (Number.isSafeInteger(value) && (value as number) >= 0),
  "0, 1, 2 … or a value",
);

const rules = is(isTable, "{ name: … }");

/** Every member of a pack but its rules. */
const parts: { readonly [member: string]: Check } = {
  /** By this an editor finds what to check a pack with; to rules it says nothing. */
  $schema: text,
  zone: anything,
  currency: anything,
  layer: oneOf(layerNames),
  words,
  values: members(
    byKind({
      duration: sourced(either(Array.isArray, someOf(listOf(duration)), duration)),
      amount: sourced(amount),
      number: sourced(number),
      clock: sourced(clock),
      choice: sourced(name),
      date: sourced(date),
    }),
  ),
  bounds: members(
    byKind({
      duration: limit(duration),
      amount: limit(amount),
      number: limit(number),
      clock: limit(clock),
      choice: members({ oneOf: someNames, source: anything }),
      date: limit(date),
    }),
  ),
  classes: tableOf(
    members({
      quiet: tableOf(quiet),
      life: name,
      silence: name,
      "receipt?": name,
      tries: someOf(listOf(name)),
      "consent?": name,
      "mandatory?": yes,
      "uncapped?": yes,
      "patience?": name,
      "goal?": name,
      "window?": hours,
    }),
  ),
  actions: tableOf(
    members({
      by: someOf(listOf(role)),
      command: name,
      "each?": name,
      "event?": name,
      "refused?": listOf(
        members({
          "by?": someOf(listOf(role)),
          when: anything,
          code: name,
          "text?": members({ message: name, remedy: name }),
        }),
      ),
    }),
  ),
  quietHours: anyOf(roles, hours),
  caps: tableOf(members({ most: countOrValue, within: name })),
  budgets: tableOf(
    members({
      most: countOrValue,
      within: name,
      "reserve?": countOrValue,
      "to?": someOf(listOf(role)),
      "classes?": someNames,
      "channels?": someNames,
      "gateways?": someNames,
    }),
  ),
  parcelKinds: anyOf(parcelKinds, members({ effective: oneOf([true, false]) })),
  carriers: tableOf(members({ name: someOf(byLocale(name)), "codes?": names, "phone?": text, "link?": text, source })),
  texts: byLocale(
    members({
      notices: tableOf(
        members({ title: name, body: texts, "sms?": texts, "reply?": name, "status?": name, "tip?": name }),
      ),
      "actions?": tableOf(label),
      "terms?": tableOf(tableOf(label)),
      "optOut?": name,
    }),
  ),
  phrases: byLocale(
    is(
      (value) =>
        isTable(value) && Object.entries(value).every(([name, list]) => isMeaning(name) && typeof list === "string"),
      '{ meaning: "phrase|phrase" }',
    ),
  ),
  inDoubt: tableOf(oneOf(["next", "stop"])),
  costs: tableOf(
    members({
      value: is((value) => value === "off" || (typeof value === "number" && value >= 0), "0, 4.5 … or off"),
      source,
    }),
  ),
  prefers: tableOf(oneOf(["rule", "cost"])),
  notices: rules,
  promises: rules,
  windows: rules,
  findings: rules,
  derived: rules,
  compensations: rules,
  calendar: members({ holidays: listOf(localDay), workingDays: listOf(localDay) }),
  inhibitions: rules,
};

/** Without these nothing of a pack means what it says. */
const basis: readonly string[] = ["words", "layer"];

/**
 * A pack as far as it has the right shape; what is wrong with it and with those it extends goes into `out`, each with its
 * path. Null where nothing of it can be read.
 */
export function readShape(pack: unknown, path: string, out: Finding[]): RawPack | null {
  const { id, version, extends: below, ...rest } = isTable(pack) ? pack : {};
  if (typeof id !== "string" || typeof version !== "string") {
    out.push(
      finding("WRONG_PACK", path, "A pack has an id and a version.", '{ id: "…", version: "…", notices: { … } }'),
    );
    return null;
  }
  const before = out.length;
  for (const [part, value] of Object.entries({ id, version }))
    if (!plainName.test(value)) wrong(out, `${path}.${part}`, 'a name without "@" and "+"');
  const lower = below === undefined ? undefined : readShape(below, `${id}.extends`, out);
  const sound: { [member: string]: unknown } = { id, version, ...(lower ? { extends: lower } : {}) };
  for (const [member, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    const check = entryOf(parts, member);
    if (check) {
      check(value, `${id}.${member}`, out);
      sound[member] = soundPart(value, check);
    } else
      out.push(finding("UNKNOWN_FIELD", `${id}.${member}`, "A pack has no such part.", Object.keys(parts).join(", ")));
  }
  if (out.length === before) return pack as RawPack;
  return lower === null || basis.some((part) => sound[part] !== rest[part]) ? null : (sound as unknown as RawPack);
}

/** What is right of it: a table loses the entries that are wrong, all else is right as a whole or not at all. */
function soundPart(value: unknown, check: Check): unknown {
  if (isSound(value, check)) return value;
  const { entry, fields } = check;
  if (!isTable(value) || !(entry || fields)) return undefined;
  const parts = Object.entries(value).flatMap(([key, one]) => {
    const known = entryOf(fields, key);
    const part = soundPart(one, entry ?? known ?? anything);
    return entry && part === undefined ? [] : [[key, part ?? one] as const];
  });
  const sound = Object.fromEntries(parts);
  return isSound(sound, check) ? sound : undefined;
}

function isSound(value: unknown, check: Check): boolean {
  const found: Finding[] = [];
  check(value, "", found);
  return found.length === 0;
}
