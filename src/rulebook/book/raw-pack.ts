import type { Amount } from "../../compensation/amount.ts";
import type { RawCompensation } from "../../compensation/policy.ts";
import type { RawConditions } from "../../condition/compile.ts";
import type { Calendar } from "../../model/duration.ts";
import type { PhrasesByLocale } from "../../model/message/phrases.ts";
import type { QuietHours, Role } from "../../model/person.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import type { HostWords } from "../../model/words/types.ts";
import type { RawClass, RawInhibition, RawNotice } from "../../notify/compile.ts";
import type { RawTexts } from "../../notify/text-book.ts";
import type { RawDerived } from "../../sla/derived.ts";
import type { RawFinding } from "../../sla/finding.ts";
import type { RawPromise } from "../../sla/promise.ts";
import type { RawWindow } from "../../sla/window.ts";
import type { Carrier, Layer, Source, Sourced } from "./pack.ts";

/** A pack of whatever words: what JSON from a database looks like once it is known to be an object. */
export interface RawPack {
  readonly id: string;
  readonly version: string;
  readonly extends?: RawPack;
  readonly layer?: Layer;
  readonly zone?: string;
  readonly currency?: string;
  readonly words?: HostWords;
  readonly values?: {
    readonly [K in ValueKind]?: { readonly [name: string]: { readonly value: unknown; readonly source: Source } };
  };
  readonly bounds?: { readonly [K in ValueKind]?: { readonly [name: string]: RawBound } };
  readonly notices?: { readonly [name: string]: RawNotice };
  readonly inhibitions?: { readonly [name: string]: RawInhibition };
  readonly classes?: { readonly [name: string]: RawClass };
  readonly promises?: { readonly [name: string]: RawPromise };
  readonly windows?: { readonly [name: string]: RawWindow };
  readonly findings?: { readonly [name: string]: RawFinding };
  readonly derived?: { readonly [name: string]: RawDerived };
  readonly compensations?: { readonly [name: string]: RawCompensation };
  readonly actions?: { readonly [name: string]: RawAction };
  readonly calendar?: Calendar;
  readonly quietHours?: { readonly [role: string]: QuietHours };
  readonly parcelKinds?: { readonly [kind: string]: { readonly effective: boolean } };
  readonly carriers?: { readonly [code: string]: Carrier };
  readonly texts?: { readonly [locale: string]: RawTexts };
  readonly phrases?: PhrasesByLocale;
  readonly caps?: { readonly [kind: string]: RawCap };
  readonly budgets?: { readonly [name: string]: RawBudget };
  readonly inDoubt?: { readonly [topic: string]: "next" | "stop" };
  readonly costs?: { readonly [channel: string]: Sourced<number> };
  readonly prefers?: { readonly [className: string]: "rule" | "cost" };
}

/** The parts of a pack that are rules about subjects. */
export const ruleKinds = [
  "notices",
  "inhibitions",
  "promises",
  "windows",
  "findings",
  "derived",
  "compensations",
] as const;

export interface RawAction {
  readonly by: readonly Role[];
  readonly command: string;
  readonly each?: string;
  readonly event?: string;
  readonly refused?: readonly {
    readonly by?: readonly Role[];
    readonly when: RawConditions;
    readonly code: string;
    readonly text?: { readonly message: string; readonly remedy: string };
  }[];
}

export interface RawCap {
  readonly most: number | string;
  readonly within: string;
}

export interface RawBudget extends RawCap {
  readonly reserve?: number | string;
  readonly to?: readonly string[];
  readonly classes?: readonly string[];
  readonly channels?: readonly string[];
  readonly gateways?: readonly string[];
}

/** A value of any kind: durations, clock times, choices and `off` are texts; several durations are a list. */
export type AnyValue = Amount | number | string | readonly string[];

export interface RawBound {
  readonly atMost?: AnyValue;
  readonly atLeast?: AnyValue;
  readonly oneOf?: readonly string[];
  readonly source: Source;
}
