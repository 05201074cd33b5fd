import { roles } from "../model/person.ts";
import { factKinds, strictnesses } from "../model/words/lexicon.ts";
import type { HostWords, SubjectTable } from "../model/words/types.ts";
import { either, type JsonSchema, list, name, object, oneOf, tableOf } from "./build.ts";

const names = list(name);
const facts = tableOf(either(oneOf(factKinds), names, object<{ found: unknown }>({ found: names })));
const tells = list(oneOf(roles));
const figures = tableOf(oneOf(strictnesses));

/** Words that a pack brings: what they are, not which. */
export const hostWords: JsonSchema = object<HostWords>({
  "subjects?": tableOf(object<SubjectTable>({ sees: names, has: names, tells, facts })),
  "facts?": tableOf(facts),
  "has?": tableOf(names),
  "tells?": tableOf(tells),
  "notices?": names,
  "compensations?": names,
  "inhibitions?": names,
  "channels?": names,
  "topics?": names,
  "actions?": names,
  "values?": object<NonNullable<HostWords["values"]>>({
    "duration?": figures,
    "amount?": figures,
    "number?": figures,
    "clock?": figures,
    "date?": figures,
    "choice?": tableOf(names),
    "ranks?": tableOf(list(either(name, names))),
  }),
  "placeholders?": tableOf(name),
});
