import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";
import { entryOf } from "../../model/table.ts";

/** Chooses among a provider's templates, and says why a message cannot go out as any of them. */
export type TemplateChoice<T> = readonly [
  pick: (message: Message) => T | undefined,
  check: (message: Message) => readonly Finding[],
];

/**
 * The provider's template for a message: of this notice and locale, all of whose variables the message fills; of
 * several the one that uses most and takes what it is filled with, and of equals the first. So a text without an arrival
 * date finds its own template. Where none takes it, the one that uses most says why.
 */
export function choiceAmong<T extends { readonly locale?: string }>(
  templates: { readonly [notice: string]: readonly T[] },
  variables: (template: T) => readonly string[],
  value: (message: Message, variable: string) => string | undefined,
  faults: (message: Message, template: T) => readonly Finding[],
): TemplateChoice<T> {
  const pick = (message: Message): T | undefined => {
    const filled = (entryOf(templates, message.notice) ?? [])
      .filter(
        (t) =>
          (t.locale ?? message.locale) === message.locale && variables(t).every((v) => value(message, v) !== undefined),
      )
      .sort((a, b) => variables(b).length - variables(a).length);
    return filled.find((template) => faults(message, template).length === 0) ?? filled[0];
  };
  const check = (message: Message): readonly Finding[] => {
    const template = pick(message);
    return template ? faults(message, template) : [noTemplate(message)];
  };
  return [pick, check];
}

const noTemplate = ({ notice, locale }: Message): Finding =>
  finding("NO_TEMPLATE", `templates.${notice}`, `None for ${locale} that the message fills.`);

export const valueIn = ({ values }: Message, name: string): string | undefined => entryOf(values, name);
