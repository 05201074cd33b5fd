import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";

/** How a provider's templates are filled from a message. */
interface Filling<T> {
  variables(template: T): readonly string[];
  value(message: Message, variable: string): string | undefined;
  /** Why the template does not take what it is filled with. */
  faults(message: Message, template: T): readonly Finding[];
}

interface Choice<T> {
  pick(message: Message): T | undefined;
  /** What stands in the way of the one that was picked. */
  check(message: Message): readonly Finding[];
}

/**
 * The provider's template for a message: of this notice and locale, all of whose variables the message fills; of
 * several the one that uses most and takes what it is filled with, and of equals the first. So a text without an arrival
 * date finds its own template. Where none takes it, the one that uses most says why.
 */
export function choiceOf<T extends { readonly locale?: string }>(
  templates: { readonly [notice: string]: readonly T[] },
  { variables, value, faults }: Filling<NoInfer<T>>,
): Choice<T> {
  const pick = (message: Message): T | undefined => {
    const filled = (named(templates, message.notice) ?? [])
      .filter((one) => (one.locale ?? message.locale) === message.locale)
      .filter((one) => variables(one).every((variable) => value(message, variable) !== undefined))
      .sort((a, b) => variables(b).length - variables(a).length);
    return filled.find((template) => faults(message, template).length === 0) ?? filled[0];
  };
  const check = (message: Message): readonly Finding[] => {
    const template = pick(message);
    const { notice, locale } = message;
    return template
      ? faults(message, template)
      : [finding("NO_TEMPLATE", `templates.${notice}`, `None for ${locale} that the message fills.`)];
  };
  return { pick, check };
}

/** What a table holds under a name, and nothing that every object has. */
export const named = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
