export type Quantifier = "some" | "every" | "no";

export interface Quantified {
  readonly how: Quantifier;
  readonly child: string;
}

/** A word that asks of what belongs to the subject: `some parcel`, `every line`, `no request`. */
export function readQuantifier(word: string): Quantified | undefined {
  const [, how, child] = /^(some|every|no) (.+)$/.exec(word) ?? [];
  return child === undefined ? undefined : { how: how as Quantifier, child };
}
