import { instantAccess, isSayable, lengthAccess } from "../condition/access.ts";
import {
  at,
  type Check,
  checkConditions,
  checkInstant,
  checkName,
  checkOthers,
  checkSpan,
  factOf,
  type Spot,
  wrong,
} from "../condition/check.ts";
import {
  checkFields,
  each,
  type FieldChecks,
  isText,
  listOf,
  nameOf,
  needSince,
  oneOrSome,
  ref,
  ruleOf,
  someOf,
} from "../condition/check-fields.ts";
import { roles } from "../model/person.ts";
import { isTable } from "../model/table.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import type { QuietValue } from "./rule.ts";

export const quietValues: readonly QuietValue[] = ["send", "hold", "drop", "reroute"];
/** ICU takes no dots or hyphens. */
export const placeholderForm: RegExp = /^[A-Za-z]\w*$/;
const names = (list: (spot: Spot) => Iterable<string>, code: string): Check => listOf(nameOf(list, code));

const notices = (spot: Spot): Iterable<string> => spot.context.lexicon.names.notices;

/** The fields of a notice; `required` ones first. */
const fields: FieldChecks = {
  ref: { required: true, check: ref },
  each: { required: true, check: each },
  to: {
    required: true,
    check: (value, spot) => {
      const tells = spot.context.lexicon.subjects.get(spot.subject)?.tells;
      if (!tells || tells.some((role) => role === value)) return;
      if (roles.some((role) => role === value))
        wrong(spot, "UNKNOWN_ROLE", `Nothing about each ${spot.subject} is for the ${value}.`, tells.join(", "));
      else checkName(value, tells, "UNKNOWN_ROLE", spot);
    },
  },
  topic: {
    required: true,
    check: (value, spot) => checkName(value, spot.context.lexicon.names.topics, "UNKNOWN_TOPIC", spot),
  },
  class: {
    required: true,
    check: (value, spot) => checkName(value, spot.context.lexicon.names.classes, "UNKNOWN_CLASS", spot),
  },
  when: { required: true, check: checkConditions },
  channels: { required: true, check: names((spot) => spot.context.lexicon.names.channels, "UNKNOWN_CHANNEL") },
  fresh: { check: checkSpan },
  per: { check: oneOrSome(checkInstant, "It is told per nothing.") },
  ladder: {
    check: (value, spot) => {
      if (!isTable(value) || !isText(value.of) || !Number.isInteger(value.rung))
        wrong(spot, "WRONG_RULE", "A ladder has a name and a rung.", '{ of: "unshipped", rung: 2 }');
      else checkOthers(value, ["of", "rung"], "UNKNOWN_FIELD", spot);
    },
  },
  covers: { check: names(notices, "UNKNOWN_NOTICE") },
  corrects: { check: names(notices, "UNKNOWN_NOTICE") },
  inbox: {
    check: (value, spot) => {
      if (value !== false)
        wrong(spot, "WRONG_RULE", "The inbox is always there unless it is left out.", "inbox: false");
    },
  },
  quiet: { check: (value, spot) => checkName(value, quietValues, "WRONG_RULE", spot) },
  receipt: { check: checkSpan },
  says: {
    check: (value, spot) => {
      if (!isTable(value)) wrong(spot, "WRONG_RULE", "Here stand placeholders with their facts.", '{ shipBy: "…" }');
      for (const [placeholder, fact] of Object.entries(isTable(value) ? value : {}))
        checkSaid(placeholder, fact, at(spot, placeholder));
    },
  },
  sums: { check: someOf(checkSums, "Nothing is summed up.") },
  digests: { check: someOf(names(notices, "UNKNOWN_NOTICE"), "Nothing is said in one.") },
  every: { check: checkSpan },
  actions: { check: names((spot) => spot.context.lexicon.names.actions, "UNKNOWN_ACTION") },
};

export function checkPlaceholder(placeholder: string, spot: Spot): void {
  if (!placeholderForm.test(placeholder))
    wrong(spot, "WRONG_PLACEHOLDER", "A placeholder is one word without dots or hyphens.", "shipBy");
}

function checkSaid(placeholder: string, fact: unknown, spot: Spot): void {
  checkPlaceholder(placeholder, spot);
  if (typeof fact !== "string" || !saysMore(spot.context.lexicon, spot.subject, fact)) factOf(isSayable)(fact, spot);
}

/** What a text may say beside facts. */
export const saysMore = (lexicon: Lexicon, subject: string, name: string): boolean =>
  instantAccess(lexicon, subject, name) !== undefined ||
  lengthAccess(lexicon, subject, name) !== undefined ||
  (["duration", "amount", "date"] as const).some((kind) => lexicon.values[kind].has(name));

/** What a digest counts, or takes first, last or in total. */
function checkSums(value: unknown, spot: Spot): void {
  if (!isTable(value))
    wrong(spot, "WRONG_RULE", "Here stand placeholders with what they sum up.", '{ count: "count" }');
  for (const [placeholder, sum] of Object.entries(isTable(value) ? value : {})) {
    const here = at(spot, placeholder);
    checkPlaceholder(placeholder, here);
    const [[fold, fact] = [], ...more] = isTable(sum) ? Object.entries(sum) : [];
    if (sum === "count") continue;
    if (fold === undefined || more.length > 0)
      wrong(here, "WRONG_RULE", "A digest counts, or sums up one fact.", '"count" or { first: "…" }');
    else if (fold === "total") factOf((kind) => kind === "number" || kind === "money")(fact, here);
    else if (fold === "first" || fold === "last") checkInstant(fact, here);
    else checkName(fold, ["first", "last", "total"], "WRONG_RULE", here);
  }
}

/** Everything that is wrong with one notice rule, each with its path. */
export function checkNotice(name: string, raw: unknown, spot: Spot): void {
  checkName(name, notices(spot), "UNKNOWN_NOTICE", spot, `words: { notices: ["${name}"] }`);
  if (!isTable(raw)) {
    wrong(spot, "WRONG_RULE", "A notice is an object.", "{ ref, each, to, topic, class, when, channels }");
    return;
  }
  const subject = typeof raw.each === "string" ? raw.each : "";
  checkFields(raw, fields, "A notice", { ...spot, subject });
  for (const field of ["covers", "corrects"])
    if (Array.isArray(raw[field]) && raw[field].includes(name))
      wrong(at(spot, field), "WRONG_RULE", "A notice says nothing in place of itself.", "other notices");
  if (raw.inbox === false && Array.isArray(raw.channels) && raw.channels.length === 0)
    wrong(at(spot, "channels"), "WRONG_RULE", "Nobody would be told.", "a channel, or the inbox");
  for (const field of ["every", "digests"])
    if (raw[field] !== undefined && raw.sums === undefined)
      wrong(at(spot, field), "WRONG_RULE", "Only what is summed up is said as one.", 'sums: { count: "count" }');
  if (raw.receipt !== undefined && Array.isArray(raw.channels) && raw.channels.length === 0)
    wrong(at(spot, "receipt"), "WRONG_RULE", "The inbox gives no receipt.", "a channel that does, or no receipt");
  if (!Array.isArray(raw.corrects) || raw.corrects.length === 0)
    needSince(raw.when, { ...at(spot, "when"), subject }, ", or corrects");
}

const inhibitionFields: FieldChecks = {
  each: { required: true, check: each },
  when: { required: true, check: checkConditions },
  drops: {
    required: true,
    check: someOf(
      names(({ context: { lexicon } }) => [...lexicon.names.topics, ...lexicon.names.notices], "UNKNOWN_TOPIC"),
      "Nothing is dropped.",
    ),
  },
  except: { check: names(notices, "UNKNOWN_NOTICE") },
};

/** Everything that is wrong with one inhibition. */
export function checkInhibition(name: string, raw: unknown, spot: Spot): void {
  checkName(name, spot.context.lexicon.names.inhibitions, "UNKNOWN_INHIBITION", spot);
  ruleOf("An inhibition", inhibitionFields)(raw, spot);
  if (!isTable(raw) || !Array.isArray(raw.drops) || !Array.isArray(raw.except)) return;
  for (const [i, one] of raw.drops.entries())
    if (raw.except.includes(one))
      wrong(at(at(spot, "drops"), i), "WRONG_RULE", "It is excepted as well.", "one of the two");
}
