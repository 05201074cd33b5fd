import type { Finding } from "../../model/finding.ts";
import { isFixed, sayings } from "../../notify/compile.ts";
import type { NoticeRule } from "../../notify/notice-rule.ts";
import { compileContext } from "../book/compile-context.ts";
import { gathered, type Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";

/** A notice as far as its texts and channels go. */
export interface Speaker extends Pick<NoticeRule, "name" | "kinds" | "actions" | "says"> {
  /** Its condition, where it is told by a rule. */
  readonly when?: unknown;
}

/** The pack a missing text belongs into: the lowest by which both the language and what is to be said in it are there. */
export function writerOf({ packs }: Layers, locale: string, has: (pack: RawPack) => boolean): string {
  const speaks = packs.findIndex(({ texts }) => texts?.[locale] !== undefined);
  return packs[Math.max(speaks, packs.findIndex(has), 0)]?.id ?? "";
}

/** What notices may say, of those whose subject and sayings are right, so that their texts are checked in the same go. */
export function speakers(layered: Layers, wrong: readonly Finding[]): readonly Speaker[] {
  const isMute = (name: string): boolean =>
    layered.packs.some(({ id }) => {
      const path = `${id}.notices.${name}`;
      const parts = ["", ".each", ".says", ".actions", ".channels", ".digests"];
      return wrong.some((found) =>
        parts.some((part) => found.path === path + part || (part && found.path.startsWith(path + part))),
      );
    });
  const notices = [...gathered(layered, "notices")].filter(([name]) => !isMute(name));
  const context = compileContext(layered);
  return notices.map(([name, { channels, actions = [], ...raw }]) => ({
    name,
    kinds: channels,
    actions,
    when: raw.when,
    // What is said in place of others knows its sums and values; a fact of one order is nothing it could say.
    says: new Map([
      ...[...sayings(raw, context)].filter(([, say]) => !raw.digests || isFixed(say.fact, layered.lexicon)),
      ...Object.keys(raw.sums ?? {}).map((name) => [name, { fact: name, length: () => undefined }] as const),
    ]),
  }));
}
