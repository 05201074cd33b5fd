import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import type { Message } from "../../model/request.ts";

/**
 * The provider's template for a message: of this notice and locale, all of whose variables the message fills; of
 * several the one that uses most, and of equals the first. So a text without an arrival date finds its own template.
 */
export function templateFor<T extends { readonly locale?: string }>(
  templates: { readonly [notice: string]: readonly T[] },
  message: Message,
  variables: (template: T) => readonly string[],
  value: (variable: string) => string | undefined,
): T | undefined {
  const fit = (named(templates, message.notice) ?? []).filter(
    (t) => (t.locale ?? message.locale) === message.locale && variables(t).every((name) => value(name) !== undefined),
  );
  return fit.sort((a, b) => variables(b).length - variables(a).length)[0];
}

export const noTemplate = ({ notice, locale }: Message): Finding =>
  finding("NO_TEMPLATE", `templates.${notice}`, `None for ${locale} that the message fills.`);

/** What a table holds under a name, and nothing that every object has. */
export const named = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
