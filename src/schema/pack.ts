import { type Calendar, dayForm } from "../model/duration.ts";
import { dayMeaning, meanings } from "../model/message/phrases.ts";
import { parcelKinds } from "../model/parcel.ts";
import { roles } from "../model/person.ts";
import type { NoticeText, Texts } from "../notify/text.ts";
import { layerNames, plainName } from "../rulebook/book/layer.ts";
import type { Budget, Carrier, Pack, Sourced } from "../rulebook/book/pack.ts";
import { labelForm, localeForm } from "../rulebook/book/shape.ts";
import { termsOf } from "../rulebook/checks/texts.ts";
import {
  count,
  either,
  filled,
  flag,
  form,
  type JsonSchema,
  list,
  type Members,
  name,
  number,
  object,
  oneOf,
  oneOrMore,
  some,
  table,
  tableOf,
  text,
} from "./build.ts";
import { compensations } from "./compensations.ts";
import { bounds, figures, source } from "./figures.ts";
import { derived, findings, promises, windows } from "./promises.ts";
import { actions, classes, inhibitions, notices } from "./rules.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { hostWords } from "./words.ts";

/** The members of a pack, a line each: the compiler asks for the line of a new one. */
export const packMembers = (words: Vocabulary): Members<Pack> => ({
  id: form(plainName),
  version: form(plainName),
  "extends?": { $ref: "#" },
  "layer?": oneOf(layerNames),
  "zone?": name,
  "currency?": form(/^[A-Z]{3}$/),
  "words?": hostWords,
  "values?": figures(words),
  "bounds?": bounds(words),
  "notices?": notices(words),
  "promises?": promises(words),
  "windows?": windows(words),
  "findings?": findings(words),
  "derived?": derived(words),
  "compensations?": compensations(words),
  "calendar?": object<Calendar>({ holidays: list(form(dayForm)), workingDays: list(form(dayForm)) }),
  "inhibitions?": inhibitions(words),
  "classes?": classes(words),
  "actions?": actions(words),
  "quietHours?": table(roles, words.hours),
  "caps?": table(
    words.lexicon.names.channels,
    object<{ most: unknown; within: unknown }>({ most: either(count, words.value.number), within: words.span }),
  ),
  "budgets?": tableOf(
    object<Budget>({
      most: either(count, words.value.number),
      within: words.span,
      "reserve?": either(count, words.value.number),
      "to?": some(oneOf(roles)),
      "classes?": some(words.names.classes),
      "channels?": some(words.names.channels),
      "gateways?": some(name),
    }),
  ),
  "parcelKinds?": table(parcelKinds, object<{ effective: boolean }>({ effective: flag })),
  "inDoubt?": table(words.lexicon.names.topics, oneOf(["next", "stop"])),
  "costs?": tableOf(object<Sourced<number>>({ value: either({ const: "off" }, { ...number, minimum: 0 }), source })),
  "prefers?": table(words.lexicon.names.classes, oneOf(["rule", "cost"])),
  "carriers?": tableOf(
    object<Carrier>({ name: filled(byLocale(name)), "codes?": list(name), "phone?": text, "link?": text, source }),
  ),
  "texts?": byLocale(texts(words)),
  "phrases?": tableOf({ ...tableOf(text), propertyNames: either(oneOf(meanings), form(dayMeaning)) }),
});

/** A table of languages. */
const byLocale = (entry: JsonSchema): JsonSchema => ({ ...tableOf(entry), propertyNames: form(localeForm) });
const label = form(labelForm);
const texts = (words: Vocabulary): JsonSchema =>
  words.define("texts", () =>
    object<Texts>({
      notices: table(
        words.lexicon.names.notices,
        words.define("text", () =>
          object<NoticeText>({
            title: name,
            body: oneOrMore(name),
            "sms?": oneOrMore(name),
            "reply?": name,
            "status?": name,
            "tip?": name,
          }),
        ),
      ),
      "actions?": table(words.lexicon.names.actions, label),
      "terms?": terms(words),
      "optOut?": name,
    }),
  );

const terms = ({ lexicon, define }: Vocabulary): JsonSchema => {
  const all = termsOf(lexicon);
  return table(all.keys(), (fact) =>
    define(`terms.${fact}`, () => {
      const values = all.get(fact);
      return values ? table(values, label) : tableOf(label);
    }),
  );
};
