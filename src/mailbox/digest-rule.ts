import type { Frame } from "../condition/frame.ts";
import type { Money } from "../model/money.ts";
import type { WantFacts } from "../model/want.ts";
import { isFixed } from "../notify/compile.ts";
import type { Fold, NoticeRule, Say } from "../notify/notice-rule.ts";
import { inDigest } from "../notify/send-id.ts";

import type { Book } from "../rulebook/book/book.ts";

/** A rule that says several things in one message: what of, and how their facts become its own. */
export interface DigestRule {
  /** Says nothing but its sums and fixed values. */
  readonly rule: NoticeRule;
  readonly notices: readonly string[];
  /** What it says of some questions. */
  fold(of: readonly Said[]): WantFacts;
}

/** What a question brings along. */
export interface Said {
  readonly n: string;
  readonly f: WantFacts;
}

export function digestRule(rule: NoticeRule, book: Book): DigestRule {
  const notices = rule.digests.length > 0 ? rule.digests : [rule.name];
  const placeholderOf = (notice: string, fact: string): string | undefined =>
    [...(book.ruleByName.get(notice)?.says ?? [])].find(([, say]) => say.fact === fact)?.[0];
  const folds = [...rule.sums].map(([placeholder, fold]) => ({
    placeholder,
    fold,
    from: new Map(notices.map((notice) => [notice, placeholderOf(notice, fold.fact)])),
  }));
  const sums = folds.map(({ placeholder, fold }, slot): readonly [string, Say] => {
    const kind = fold.by === "first" || fold.by === "last" ? "instant" : "number";
    return [placeholder, { fact: fold.fact, place: { parent: -1, slot, kind, subject: inDigest } }];
  });
  const fixed = [...rule.says].filter(([, { fact }]) => isFixed(fact, book.lexicon));
  return {
    rule: { ...rule, says: new Map([...fixed, ...sums]) },
    notices,
    fold: (of) => {
      const facts: { [placeholder: string]: number | Money } = {};
      for (const { placeholder, fold, from } of folds) {
        const value =
          fold.by === "count"
            ? of.length
            : folded(
                fold.by,
                of.flatMap(({ n, f }) => f[from.get(n) ?? ""] ?? []),
              );
        if (value !== undefined) facts[placeholder] = value;
      }
      return facts;
    },
  };
}

function folded(by: Fold["by"], values: readonly (number | Money)[]): number | Money | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  const [first, ...more] = numbers;
  if (first !== undefined && numbers.length === values.length)
    return more.reduce((a, b) => (by === "total" ? a + b : by === "first" ? Math.min(a, b) : Math.max(a, b)), first);
  const amounts = values.filter((value) => typeof value === "object");
  const currency = amounts[0]?.currency;
  // A sum over two currencies is none.
  if (currency === undefined || values.length > amounts.filter((one) => one.currency === currency).length)
    return undefined;
  return { amount: amounts.reduce((sum, one) => sum + one.amount, 0), currency };
}

/** What a digest says, laid out like the facts of any subject. */
export const digestFrame = ({ rule }: DigestRule, facts: WantFacts): Frame => {
  const values = [...rule.sums.keys()].map((placeholder) => facts[placeholder]);
  return { subject: inDigest, key: inDigest, values, known: values.map(() => 0), parents: [], children: {} };
};
