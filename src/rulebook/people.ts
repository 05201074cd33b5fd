import { UsageError } from "../model/errors.ts";
import { type Finding, warning } from "../model/finding.ts";
import type { Person } from "../model/person.ts";
import { idOf } from "./any-step.ts";
import type { Book } from "./book/book.ts";
import type { People } from "./desk.ts";

/** The persons of an order as far as they can be read. */
export interface ReadPeople {
  readonly people: People;
  readonly findings: readonly Finding[];
  /** Ids of those who cannot be read: what they are to be told waits for them to be put right. */
  readonly unread: readonly string[];
  /** What those of them may who are staff of few permissions: a mistake elsewhere allows them no more. */
  readonly limits: ReadonlyMap<string, readonly unknown[]>;
}

/** Leaves out whoever cannot be read, and whoever comes a second time. */
export function readPeople(book: Book, persons: readonly Person[]): ReadPeople {
  const people = new Map<string, Person[]>();
  const findings: Finding[] = [];
  const unread: string[] = [];
  const limits = new Map<string, readonly unknown[]>();
  for (const [i, input] of persons.entries()) {
    const path = `people[${i}]`;
    const parsed = book.parser.person(input, path);
    if (!parsed.ok) {
      findings.push(parsed.finding);
      const { may } = Object(input) as { readonly may?: unknown };
      const id = idOf(input);
      if (id) unread.push(id);
      if (id && Array.isArray(may)) limits.set(id, may);
      continue;
    }
    const person = parsed.value;
    const same = people.get(person.role) ?? [];
    if (same.some(({ id }) => id === person.id)) {
      const message = "A person of this id and role came before, who counts.";
      findings.push(warning("E_PERSON_TWICE", path, message, "each person of a role once"));
      continue;
    }
    people.set(person.role, [...same, person]);
    const { important } = person.alerts ?? {};
    for (const wrong of important ? book.own(important).findings : [])
      findings.push({ ...wrong, path: `${path}.alerts.${wrong.path}` });
  }
  return { people, findings, unread, limits };
}

/** Throws where the persons were forgotten: nobody would be told, and nobody would know why. */
export function checkPeople(people: readonly Person[]): void {
  if (!Array.isArray(people))
    throw new UsageError(
      "NO_PEOPLE",
      "`people` is a list of the persons of the order as you know them; [] for nobody.",
    );
}
