import type { ChannelAdapter } from "../../channels/adapter.ts";
import type { Policy } from "../../compensation/policy.ts";
import type { Relevance } from "../../condition/relevance.ts";
import type { CompiledChart, MatterCharts, ParcelChartState } from "../../lifecycle/compile.ts";
import type { ParsedDuration } from "../../model/duration.ts";
import type { MessageReader } from "../../model/message/read.ts";
import type { QuietHours } from "../../model/person.ts";
import type { OrderChartState } from "../../model/record.ts";
import type { Parser } from "../../model/schema/parse.ts";
import type { Lexicon } from "../../model/words/lexicon.ts";
import type { Inhibitor, NoticeClass, NoticeRule } from "../../notify/notice-rule.ts";
import type { Budget, Cap } from "../../notify/pipeline-types.ts";
import type { TextBook } from "../../notify/text-book.ts";
import type { ComputedRule } from "../../sla/computed.ts";
import type { CarrierOf } from "./carriers.ts";
import type { ComputedParts } from "./computed-parts.ts";
import type { Layers } from "./layers.ts";
import type { Bar, OfferedAction } from "./offered-actions.ts";
import type { OwnCondition } from "./own-conditions.ts";
import type { BookValue } from "./values.ts";
import type { BookWindow } from "./windows.ts";

/** A named test of the host's: reads facts of the subject by name. */
export type NamedTest = (fact: (name: string) => unknown) => boolean;

/** A rulebook compiled: all that a step needs and no step changes. */
export interface Book extends ComputedParts {
  readonly version: string;
  readonly packs: Layers["packs"];
  readonly values: readonly BookValue[];
  readonly lexicon: Lexicon;
  readonly zone: string;
  readonly rules: readonly NoticeRule[];
  /** In their order of importance. */
  readonly classes: readonly NoticeClass[];
  readonly ruleByName: ReadonlyMap<string, NoticeRule>;
  readonly correctors: ReadonlyMap<string, readonly string[]>;
  /** Notices whose telling some rule asks of. */
  readonly asked: ReadonlySet<string>;
  readonly actions: ReadonlyMap<string, OfferedAction>;
  /** Event type → what bars it, in the order in which it is said. */
  readonly bars: ReadonlyMap<string, readonly Bar[]>;
  /** Those of the rules that may say something of what there is. */
  readonly relevant: {
    readonly notices: Relevance<NoticeRule>;
    readonly inhibitors: Relevance<Inhibitor>;
    readonly computed: Relevance<ComputedRule>;
    readonly policies: Relevance<Policy>;
  };
  readonly windows: readonly BookWindow[];
  readonly adapters: readonly ChannelAdapter[];
  readonly silent: ReadonlySet<string>;
  /** Ids of the others that report whether a message arrived. */
  readonly reporting: ReadonlySet<string>;
  readonly mailbox: boolean;
  readonly quietHours: { readonly [role: string]: QuietHours };
  readonly caps: ReadonlyMap<string, Cap>;
  /** How many messages of all orders together. */
  readonly budgets: readonly Budget[];
  /** Rules that say several things in one message, and what they say. */
  readonly digests: readonly NoticeRule[];
  readonly gathered: ReadonlySet<string>;
  readonly stopsInDoubt: ReadonlySet<string>;
  readonly parcelKinds: ReadonlyMap<string, { readonly effective: boolean }>;
  readonly carrier: CarrierOf;
  readonly texts: TextBook;
  readonly tests: { readonly [name: string]: NamedTest };
  readonly orderChart: CompiledChart<OrderChartState>;
  readonly parcelChart: CompiledChart<ParcelChartState>;
  readonly matterCharts: MatterCharts;
  readonly parser: Parser;
  /** Conditions that people wrote. */
  own(raw: unknown): OwnCondition;
  /** Reads what the buyer writes, by the phrases of all packs. */
  readonly readMessage: MessageReader;
  /** Subjects some rule is about or asks about. */
  readonly subjects: ReadonlySet<string>;
  duration(name: string): ParsedDuration | null;
  choice(name: string): string | undefined;
  /** Undefined where it is off. */
  number(name: string): number | undefined;
}
