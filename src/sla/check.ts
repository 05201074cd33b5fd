import {
  at,
  type Check,
  checkConditions,
  checkInstant,
  checkName,
  checkSpan,
  checkValue,
  factOf,
  type Spot,
  wrong,
} from "../condition/check.ts";
import {
  checkFields,
  dated,
  each,
  type FieldChecks,
  isText,
  listOf,
  nameOf,
  oneOrSome,
  ref,
  role,
  ruleOf,
  someOf,
  tableOf,
} from "../condition/check-fields.ts";
import { isTable } from "../model/table.ts";
import { isDerivable } from "../model/words/lexicon.ts";
import type { FactKind } from "../model/words/types.ts";
import { eventsOf } from "./by-themselves.ts";

const fixedDue: FieldChecks = {
  if: { check: checkConditions },
  at: { check: checkInstant, required: true },
  plus: { check: checkSpan },
  sooner: {
    check: (value, spot) => {
      if (value !== true) wrong(spot, "WRONG_RULE", "A limit counts in its turn unless it is sooner.", "sooner: true");
    },
  },
};
const countedDue: FieldChecks = {
  if: { check: checkConditions },
  from: { check: checkInstant, required: true },
  within: { check: checkSpan, required: true },
  snap: { check: nameOf(() => ["end-of-day"], "WRONG_RULE") },
  cutOff: { check: (value, spot) => checkValue("clock", value, spot) },
};

const limit: Check = (value, spot) => {
  if (!isTable(value)) return wrong(spot, "WRONG_RULE", "When it is due is an object.", "{ from, within } or { at }");
  checkFields(value, "at" in value ? fixedDue : countedDue, "A limit", spot);
};
const due: Check = (value, spot) =>
  Array.isArray(value) ? someOf(listOf(limit), "It is never due.")(value, spot) : limit(value, spot);

const name: Check = (value, spot) => {
  if (!isText(value)) wrong(spot, "WRONG_RULE", "It has no name.", '"…"');
};
const thenEvent: FieldChecks = {
  event: { check: nameOf(({ subject }) => eventsOf(subject), "UNKNOWN_EVENT"), required: true },
  reason: { check: name },
  shipBy: { check: checkInstant },
};
const thenTask: FieldChecks = { task: { check: name, required: true }, assignee: { check: role, required: true } };

const consequence: Check = (value, spot) => {
  if (!isTable(value))
    return wrong(spot, "WRONG_RULE", "What follows is an object.", "{ event } or { task, assignee }");
  checkFields(value, "task" in value ? thenTask : thenEvent, "What follows", spot);
};

const then: Check = (value, spot) => {
  if (!Array.isArray(value)) return consequence(value, spot);
  const last = value.findIndex((one) => isTable(one) && one.if === undefined);
  if (last >= 0 && last < value.length - 1)
    wrong(at(spot, last + 1), "WRONG_RULE", "It never comes to this: what stands before it always applies.", "if");
  someOf(
    listOf((one, here) => {
      if (!isTable(one)) return wrong(here, "WRONG_RULE", "Here stands what follows, and when.", "{ if, then }");
      checkFields(
        one,
        { if: { check: checkConditions }, then: { check: consequence, required: true } },
        "An entry",
        here,
      );
    }),
    "Nothing follows.",
  )(value, spot);
};

const met: Check = (value, spot) => {
  const isList = Array.isArray(value) && value.some((one) => isTable(one) && "when" in one);
  if (!isList) return checkConditions(value, spot);
  const by: Check = (one, here) => (one === "any time" ? undefined : checkInstant(one, here));
  const fields: FieldChecks = { when: { check: checkConditions, required: true }, by: { check: by } };
  listOf((one, here) => {
    if (isTable(one)) checkFields(one, fields, "A proof", here);
    else wrong(here, "WRONG_RULE", "A proof is an object.", "{ when, by }");
  })(value, spot);
};

const told = oneOrSome(
  nameOf(({ context }) => context.lexicon.names.notices, "UNKNOWN_NOTICE"),
  "Of nothing nobody is warned.",
);

const promiseFields: FieldChecks = {
  ref: { check: ref, required: true },
  each: { check: each, required: true },
  owedBy: { check: role, required: true },
  owedTo: { check: role, required: true },
  due: { check: due, required: true },
  extended: {
    check: tableOf(
      {
        by: { check: checkSpan, required: true },
        times: { check: factOf((kind) => kind === "number"), required: true },
      },
      "An extension",
    ),
  },
  while: { check: checkConditions },
  met: { check: met },
  pausedWhile: { check: checkConditions },
  excusedBy: { check: dated },
  forgivenBy: { check: dated },
  lateEvidence: { check: checkSpan },
  announceAfter: { check: checkSpan },
  notBefore: {
    check: tableOf(
      {
        told: { check: told, required: true },
        past: { check: checkSpan, required: true },
        orElse: { check: checkSpan, required: true },
      },
      "A warning",
    ),
  },
  then: { check: then },
};

const windowFields: FieldChecks = {
  ref: { check: ref },
  each: { check: each, required: true },
  opens: { check: checkInstant, required: true },
  within: { check: checkSpan, required: true },
  while: { check: checkConditions },
  notBefore: {
    check: tableOf({ told: { check: told, required: true }, past: { check: checkSpan, required: true } }, "A warning"),
  },
};

const reasons: Check = (value, spot) => {
  if (!isTable(value))
    return wrong(spot, "WRONG_RULE", "Here stand reasons with their conditions.", "{ reason: { … } }");
  for (const [reason, condition] of Object.entries(value)) dated(condition, at(spot, reason));
};

const findingFields: FieldChecks = {
  ref: { check: ref },
  each: { check: each, required: true },
  found: { check: reasons, required: true },
  then: { check: then },
};

const derivedFields: FieldChecks = {
  each: { check: each, required: true },
  when: { check: dated, required: true },
};

const asRule =
  (what: string, fields: FieldChecks, isKind: (kind: FactKind) => boolean) =>
  (name: string, raw: unknown, spot: Spot): void => {
    ruleOf(what, fields)(raw, spot);
    if (!isTable(raw) || !isText(raw.each)) return;
    const own = spot.context.lexicon.subjects.get(raw.each);
    if (!own) return;
    const names = [...own.slots.keys()].filter((fact) => isKind(own.seen.get(fact)?.kind ?? "text"));
    const owner = [...spot.context.lexicon.subjects.values()].find(({ slots }) => slots.has(name));
    if (owner && owner !== own) {
      const message = `"${name}" is a fact of each ${owner.name}, not of each ${own.name}.`;
      wrong(at(spot, "each"), "UNKNOWN_FACT", message, owner.name);
    } else checkName(name, names, "UNKNOWN_FACT", spot);
  };

/** Everything that is wrong with one promise, window, finding or derived instant. */
export const checkPromise: (name: string, raw: unknown, spot: Spot) => void = (name, raw, spot) => {
  asRule("A promise", promiseFields, (kind) => kind === "promise")(name, raw, spot);
  if (isTable(raw) && raw.owedBy !== undefined && raw.owedBy === raw.owedTo)
    wrong(at(spot, "owedTo"), "WRONG_RULE", "Nobody promises himself.", "two roles");
  if (isTable(raw) && raw.notBefore !== undefined && raw.then === undefined)
    wrong(at(spot, "notBefore"), "WRONG_RULE", "Nothing follows that a warning could go before.", "then");
};
export const checkWindow: (name: string, raw: unknown, spot: Spot) => void = asRule(
  "A window",
  windowFields,
  (kind) => kind === "window",
);
export const checkFinding: (name: string, raw: unknown, spot: Spot) => void = (name, raw, spot) => {
  asRule("A finding", findingFields, (kind) => typeof kind === "object" && "found" in kind)(name, raw, spot);
  const kind =
    isTable(raw) && isText(raw.each) ? spot.context.lexicon.subjects.get(raw.each)?.seen.get(name)?.kind : undefined;
  const reasons = typeof kind === "object" && "found" in kind ? kind.found : undefined;
  if (!reasons || !isTable(raw) || !isTable(raw.found)) return;
  const here = at(spot, "found");
  const unknown = Object.keys(raw.found).filter((reason) => !reasons.includes(reason));
  for (const reason of unknown) checkName(reason, reasons, "UNKNOWN_WORD", at(here, reason));
  // One that is misspelt is not missing as well.
  const missing = unknown.length > 0 ? [] : reasons.filter((reason) => !Object.hasOwn(raw.found as object, reason));
  if (missing.length === 0) return;
  const [names, write] = [missing.map((one) => `"${one}"`), missing.map((one) => `"${one}": { … }`)];
  wrong(here, "WRONG_RULE", `It does not say when it is ${names.join(", ")}.`, write.join(", "));
};
export const checkDerived: (name: string, raw: unknown, spot: Spot) => void = (name, raw, spot) => {
  const before = spot.out.length;
  asRule("A derived instant", derivedFields, (kind) => kind === "instant")(name, raw, spot);
  if (spot.out.length === before && !isDerivable(spot.context.lexicon, name))
    wrong(spot, "DUPLICATE_FACT", `"${name}" is a fact already; it is what happened.`, "a fact of its own");
};
