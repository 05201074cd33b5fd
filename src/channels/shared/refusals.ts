import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";

const url = /:\/\/|www\.|\w\.(?:com|cn|net|org)\b/i;

/** Why a variable does not take this value; `forbidden` is what only some services refuse. */
export const refusals = (name: string, value: string, most: number, forbidden = ""): Finding[] =>
  Object.entries({
    EMPTY_VALUE: value === "" && "Empty.",
    TOO_LONG: value.length > most && `${value.length} of at most ${most} characters.`,
    URL_IN_VARIABLE: url.test(value) && "A URL.",
    FORBIDDEN_CHARACTER: forbidden,
  }).flatMap(([code, why]) => (why ? finding(code, `values.${name}`, why) : []));
