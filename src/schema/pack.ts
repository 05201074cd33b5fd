import { type Calendar, dayForm } from "../model/duration.ts";
import { parcelKinds } from "../model/parcel.ts";
import { roles } from "../model/person.ts";
import type { NoticeText, Texts } from "../notify/text.ts";
import { layerNames, plainName } from "../rulebook/book/layer.ts";
import type { Budget, Carrier, Pack, Sourced } from "../rulebook/book/pack.ts";
import {
  either,
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
    object<{ most: unknown; within: unknown }>({ most: either(number, words.value.number), within: words.span }),
  ),
  "budgets?": tableOf(
    object<Budget>({
      most: either(number, words.value.number),
      within: words.span,
      "reserve?": either(number, words.value.number),
      "to?": list(oneOf(roles)),
      "classes?": list(words.names.classes),
      "channels?": list(words.names.channels),
      "gateways?": list(name),
    }),
  ),
  "parcelKinds?": table(parcelKinds, object<{ effective: boolean }>({ effective: flag })),
  "inDoubt?": table(words.lexicon.names.topics, oneOf(["next", "stop"])),
  "costs?": tableOf(object<Sourced<number>>({ value: either({ const: "off" }, { ...number, minimum: 0 }), source })),
  "prefers?": table(words.lexicon.names.classes, oneOf(["rule", "cost"])),
  "carriers?": tableOf(
    object<Carrier>({ name: tableOf(name), "codes?": list(name), "phone?": text, "link?": text, source }),
  ),
  "texts?": tableOf(texts(words)),
  "phrases?": tableOf(tableOf(text)),
});

const texts = (words: Vocabulary): JsonSchema =>
  words.define("texts", () =>
    object<Texts>({
      notices: table(
        words.lexicon.names.notices,
        words.define("text", () =>
          object<NoticeText>({
            title: text,
            body: oneOrMore(text),
            "sms?": oneOrMore(text),
            "reply?": text,
            "status?": text,
            "tip?": text,
          }),
        ),
      ),
      "actions?": table(words.lexicon.names.actions, text),
      "terms?": tableOf(tableOf(text)),
      "optOut?": name,
    }),
  );
