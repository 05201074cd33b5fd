import { durationForm } from "../model/duration.ts";
import { roles } from "../model/person.ts";
import { hostFactKinds, strictnesses } from "../model/words/lexicon.ts";
import type { HostFactKind, HostWords, SubjectTable } from "../model/words/types.ts";
import { either, form, type JsonSchema, list, name, object, oneOf, some, tableOf } from "./build.ts";

const names = list(name);
const someNames = some(name);
const facts = tableOf(either(oneOf(hostFactKinds), someNames, object<{ found: unknown }>({ found: someNames })));
const tells = list(oneOf(roles));
const figures = tableOf(oneOf(strictnesses));

/** Words that a pack brings: what they are, not which. */
export const hostWords: JsonSchema = object<HostWords>({
  "subjects?": tableOf(
    object<SubjectTable<HostFactKind>>({
      sees: list({ const: "order" }),
      has: { ...names, maxItems: 0 },
      tells,
      facts,
    }),
  ),
  "facts?": tableOf(facts),
  "has?": object<{ order?: unknown }>({ "order?": names }),
  "tells?": tableOf(tells),
  "notices?": names,
  "compensations?": names,
  "inhibitions?": names,
  "channels?": names,
  "topics?": names,
  "actions?": names,
  "values?": object<NonNullable<HostWords["values"]>>({
    // What looks like a length of time is one.
    "duration?": { ...figures, propertyNames: { not: form(durationForm) } },
    "amount?": figures,
    "number?": figures,
    "clock?": figures,
    "date?": figures,
    "choice?": tableOf(someNames),
    "ranks?": tableOf(list(either(name, names))),
  }),
  "placeholders?": tableOf(name),
});
