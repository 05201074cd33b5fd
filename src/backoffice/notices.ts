import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import type { LoneTexts, TextsByLocale } from "../rulebook/checks/lone-texts.ts";

export type OfficeNotice = "small-batches" | "batch-finished";

/** A notice about many orders. */
export interface OfficeRule {
  readonly ref: string;
  readonly each: "seller" | "batch";
  readonly to: "seller";
  readonly class: "normal" | "low";
  /** Beside the inbox, in order of preference. */
  readonly channels: readonly string[];
  /** Placeholder → fact. */
  readonly says: { readonly [placeholder: string]: string };
}

/** What a seller is told of many orders at once. No order can decide it, so no rule of a pack does. */
export const officeNotices: { readonly [N in OfficeNotice]: OfficeRule } = {
  "small-batches": {
    ref: "N-S18",
    each: "seller",
    to: "seller",
    class: "normal",
    channels: ["push"],
    says: { cnt: "items", limit: "backlog.small-batch" },
  },
  "batch-finished": {
    ref: "N-S23",
    each: "batch",
    to: "seller",
    class: "low",
    channels: [],
    says: { ok: "done", bad: "failed" },
  },
};

/** Something to tell a seller. It goes to the inbox, and over `channels` as the host sends to sellers. */
export interface OfficeEffect {
  readonly type: "notice";
  /** seller / notice / batch, or when it began: the same whenever it is computed. */
  readonly id: string;
  /** The seller's id. */
  readonly owner: string;
  readonly notice: OfficeNotice;
  readonly class: string;
  readonly channels: readonly string[];
  readonly facts: { readonly [placeholder: string]: number };
  readonly texts: TextsByLocale;
  readonly since: Instant;
  readonly at: Instant;
}

/** What a notice is about: whose, which of its kind, and since when. */
export interface OfficeOccasion {
  readonly owner: string;
  readonly key: string;
  readonly facts: { readonly [placeholder: string]: number };
  readonly since: Instant;
  readonly at: Instant;
}

export function officeEffect(
  notice: OfficeNotice,
  { owner, key, facts, since, at }: OfficeOccasion,
  texts: LoneTexts<OfficeNotice>,
): OfficeEffect {
  const { class: urgency, channels } = officeNotices[notice];
  return {
    type: "notice",
    id: `${escaped(owner)}/${notice}/${escaped(key)}`,
    owner,
    notice,
    class: urgency,
    channels,
    facts,
    texts: texts(notice, () => facts),
    since,
    at,
  };
}
