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
  listOf,
  nameOf,
  oneOrSome,
  ref,
  role,
  ruleOf,
  someOf,
  tableOf,
} from "../condition/check-fields.ts";
import { isEqual } from "../model/equal.ts";
import { isTable } from "../model/table.ts";
import { compensation } from "../model/words/compensation.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import type { CompensationForm } from "./rule.ts";

export const forms: readonly CompensationForm[] = compensation.facts["compensation.form"];
const amount: Check = (value, spot) => checkValue("amount", value, spot);

/** A word that somebody chose, or one of those there are. */
export const isChoice = (kind: unknown): boolean => kind === "text" || Array.isArray(kind);

const chosen: FieldChecks = {
  chosenBy: { check: factOf(isChoice), required: true },
};

const part: FieldChecks = {
  payer: { check: role, required: true },
  to: { check: role, required: true },
  share: { check: (value, spot) => (value === "rest" ? undefined : checkValue("number", value, spot)) },
};

const parts: Check = (value, spot) => {
  someOf(listOf(tableOf(part, "A part")), "Nobody pays.")(value, spot);
  const all = Array.isArray(value) ? value.filter(isTable) : [];
  all.forEach(({ payer, to }, i) => {
    if (payer !== undefined && payer === to) wrong(at(spot, i), "WRONG_RULE", "Nobody pays himself.", "two roles");
  });
  if (all.filter(({ share = "rest" }) => share === "rest").length > 1)
    wrong(spot, "WRONG_RULE", "Only one part can take the rest.", 'a share of its own, such as "comp.buyer-share"');
  // What is charged is one sum of one role.
  if (new Set(all.flatMap(({ payer }) => (payer === "platform" ? [] : payer))).size > 1)
    wrong(spot, "WRONG_RULE", "Only one is charged beside the platform.", "a compensation for each");
};

const limit: Check = (value, spot) => {
  tableOf(limitFields, "A limit")(value, spot);
  if (isTable(value) && value.times === undefined && value.amount === undefined)
    wrong(spot, "WRONG_RULE", "This limits nothing.", "times, amount or both");
};

const limitFields: FieldChecks = {
  times: {
    check: (value, spot) => {
      if (!Number.isInteger(value) || (value as number) < 1)
        wrong(spot, "WRONG_RULE", "A limit counts whole times.", "1, 2, 3 …");
    },
  },
  amount: { check: amount },
  per: { check: (value, spot) => checkName(value, ["buyer"], "UNKNOWN_WORD", spot), required: true },
  in: { check: checkSpan, required: true },
};

/** These may be about any subject: that of the promise that was broken, or of the rule that owes the money. */
const aboutAny: readonly string[] = ["breach", "compensation"];

/** What a compensation about a subject can be paid once for: it, what it is about, or each time. */
export const onceOf = ({ subjects }: Lexicon, subject: string): readonly string[] => [
  "episode",
  ...(aboutAny.includes(subject) ? subjects.keys() : [subject, ...(subjects.get(subject)?.sees ?? [])]),
];

const fields: FieldChecks = {
  ref: { check: ref, required: true },
  each: { check: each, required: true },
  on: { check: dated, required: true },
  unless: { check: checkConditions },
  form: {
    check: (value, spot) =>
      isTable(value) ? checkFields(value, chosen, "A choice", spot) : checkName(value, forms, "UNKNOWN_WORD", spot),
    required: true,
  },
  amount: {
    check: someOf((value, spot) => {
      if (!isTable(value)) return amount(value, spot);
      for (const [choice, one] of Object.entries(value)) if (one !== "nothing") amount(one, at(spot, choice));
    }, "Nothing is owed."),
    required: true,
  },
  of: { check: factOf((kind) => kind === "money") },
  since: { check: checkInstant },
  until: { check: oneOrSome(checkInstant, "It is over by nothing.") },
  once: {
    check: (value, spot) => checkName(value, onceOf(spot.context.lexicon, spot.subject), "UNKNOWN_SUBJECT", spot),
    required: true,
  },
  group: { check: ref },
  release: {
    check: someOf(
      tableOf(
        {
          after: { check: checkSpan },
          on: { check: checkConditions },
          by: { check: nameOf(() => ["agent"], "WRONG_RULE") },
        },
        "A release",
      ),
      "This holds nothing back.",
    ),
  },
  budget: { check: amount },
  parts: { check: parts, required: true },
  limit: { check: limit },
};

/** Everything that is wrong with one compensation. */
export function checkCompensation(name: string, raw: unknown, spot: Spot): void {
  checkName(name, spot.context.lexicon.names.compensations, "UNKNOWN_COMPENSATION", spot);
  ruleOf("A compensation", fields)(raw, spot);
  if (isTable(raw)) checkChoice(raw, spot);
}

/** Where somebody chooses there is an amount for each choice, and nowhere else. */
function checkChoice({ each: subject, form, amount }: { readonly [field: string]: unknown }, spot: Spot): void {
  if (form === undefined || amount === undefined || isEqual(amount, {})) return;
  const here = at(spot, "amount");
  if (isTable(form) !== isTable(amount)) {
    if (isTable(form)) wrong(here, "WRONG_RULE", "Here stands an amount for each choice.", '{ money: "…" }');
    else wrong(here, "WRONG_RULE", "Nobody chooses among these.", "one amount, or form: { chosenBy }");
  }
  if (!isTable(form) || !isTable(amount)) return;
  const kind = spot.context.lexicon.subjects.get(String(subject))?.seen.get(String(form.chosenBy))?.kind;
  if (Array.isArray(kind))
    for (const choice of Object.keys(amount)) checkName(choice, kind, "UNKNOWN_WORD", at(here, choice));
  if (Object.values(amount).every((one) => one === "nothing"))
    wrong(here, "WRONG_RULE", "Whatever is chosen, nothing is owed.", "an amount for one choice at least");
}
