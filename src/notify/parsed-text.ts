import { IntlMessageFormat } from "intl-messageformat";

/** What a placeholder is filled with, or the bare value that chooses what is said; undefined where it is not known. */
export type Known = (placeholder: string, bare?: "bare") => string | number | undefined;

/** A text parsed once, with the placeholders it needs. */
export interface ParsedText {
  readonly needs: readonly string[];
  /** Those of them that stand in it as they are, and do not only choose what does. */
  readonly shows: readonly string[];
  /** Undefined where something it says is not known. */
  fill(known: Known): string | undefined;
}

/** Throws where the text is no ICU message; `defineRulebook` turns that into a finding. */
export function parseText(text: string, locale: string): ParsedText {
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const ast = message.getAst();
  const found = new Set<string>();
  const shown = new Set<string>();
  collect(ast, found, shown);
  const needs = [...found];
  const chosen = renameChoices(ast);
  const isPlain = ast.every(({ type }) => type === literal || type === argument);
  return { needs, shows: [...shown], fill: isPlain ? plainFill(ast) : icuFill(message, needs, chosen) };
}

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

/** Element types of the ICU parser; all others name an argument. */
const [literal, argument, number, date, time, pound, tag] = [0, 1, 2, 3, 4, 7, 8];

/** Most texts have nothing but facts in them: these are joined, which costs a tenth of formatting. */
function plainFill(ast: Ast): ParsedText["fill"] {
  const parts = ast.map((element) => {
    const value = "value" in element ? String(element.value) : "";
    return element.type === literal ? { text: value, placeholder: undefined } : { text: "", placeholder: value };
  });
  return (known) => {
    let filled = "";
    for (const { text, placeholder } of parts) {
      const part = placeholder === undefined ? text : known(placeholder);
      if (part === undefined) return undefined;
      filled += part;
    }
    return filled;
  };
}

function icuFill(
  message: IntlMessageFormat,
  needs: readonly string[],
  chosen: ReadonlyMap<string, string>,
): ParsedText["fill"] {
  return (known) => {
    const values: { [placeholder: string]: string | number } = {};
    for (const name of needs) {
      const value = known(name);
      if (value === undefined) return undefined;
      values[name] = value;
    }
    for (const [name, placeholder] of chosen) values[name] = known(placeholder, "bare") ?? "";
    return String(message.format(values));
  };
}

// Numbers, dates and times are formatted by the runtime's own data, and throw for what is formatted already.
function collect(ast: Ast, needs: Set<string>, shows: Set<string>): void {
  for (const element of ast) {
    const { type } = element;
    if (type === number || type === date || type === time)
      throw new SyntaxError("facts come formatted, plural and select only");
    if (type === literal || type === pound) continue;
    if (type !== tag && "value" in element) {
      needs.add(element.value);
      if (type === argument) shows.add(element.value);
    }
    if ("options" in element) for (const option of Object.values(element.options)) collect(option.value, needs, shows);
  }
}

/** A placeholder may choose by its value and stand beside that as the word for it: a choice has a name of its own. */
function renameChoices(ast: Ast, chosen = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const element of ast) {
    if (!("options" in element)) continue;
    const placeholder = element.value;
    element.value = `${placeholder}=`;
    chosen.set(element.value, placeholder);
    for (const option of Object.values(element.options)) renameChoices(option.value, chosen);
  }
  return chosen;
}
