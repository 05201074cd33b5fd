import type { ChannelAdapter } from "../../channels/adapter.ts";
import { oneSpan } from "../../condition/context.ts";
import { readQuantifier } from "../../condition/quantifier.ts";
import { relevance } from "../../condition/relevance.ts";
import { compileMatterCharts, compileOrderChart, compileParcelChart } from "../../lifecycle/compile.ts";
import type { Finding } from "../../model/finding.ts";
import { messageReader } from "../../model/message/read.ts";
import { parser } from "../../model/schema/parse.ts";
import { compileClass, compileInhibition, compileNotice, movedFacts } from "../../notify/compile.ts";
import type { NoticeClass } from "../../notify/notice-rule.ts";
import { textBook } from "../../notify/text-book.ts";
import type { ComputedRule } from "../../sla/computed.ts";
import { checkAdapterNames, checkChannels, checkContextOf, checkLayers } from "../checks/check.ts";
import { contradictions } from "../checks/contradictions.ts";
import { checkDigests } from "../checks/digests.ts";
import { speakers } from "../checks/speaker.ts";
import { checkTexts } from "../checks/texts.ts";
import { askedOfTellings } from "./asked-of-tellings.ts";
import type { Book, NamedTest } from "./book.ts";
import { budgetsOf, capsOf } from "./caps.ts";
import { carrierOf, carriersOf, withCarriers } from "./carriers.ts";
import { compileContext } from "./compile-context.ts";
import { computedParts } from "./computed-parts.ts";
import { choiceOf } from "./costs.ts";
import { checkStack } from "./layer.ts";
import { byName, compiled, gathered, type Layers, layers, zoneOf } from "./layers.ts";
import { barsByEvent, offeredActions } from "./offered-actions.ts";
import { ownConditions } from "./own-conditions.ts";
import { type RawPack, ruleKinds } from "./raw-pack.ts";
import { readShape } from "./shape.ts";
import { bookWindows } from "./windows.ts";
export interface BookParts {
  readonly packs: readonly RawPack[];
  readonly channels: readonly ChannelAdapter[];
  readonly tests: { readonly [name: string]: NamedTest };
  readonly mailbox: boolean;
}

/** The compiled book, or why there is none. Findings may hold warnings in both cases. */
export interface Built {
  readonly book: Book | null;
  readonly findings: readonly Finding[];
}

/** Parts of a pack, and how it is told of what is not among them. */
const missing = { values: "NO_VALUE", classes: "MISSING_CLASS", texts: "MISSING_TEXT" };

export function build(parts: BookParts): Built {
  const misshapen: Finding[] = [];
  const packs = parts.packs.flatMap((pack, i) => readShape(pack, `packs[${i}]`, misshapen) ?? []);
  if (packs.length < parts.packs.length) return { book: null, findings: misshapen };
  const layered = layers(packs);
  const broken = [...misshapen, ...checkStack(packs), ...checkLayers(layered, new Set(Object.keys(parts.tests)))];
  // What is misspelt says so itself; only rules that can be read can contradict each other.
  const isRead = broken.every(({ code }) => code.startsWith("VALUE_"));
  const wrong = isRead
    ? [...broken, ...contradictions(layered, parts.channels), ...checkDigests(layered, compileContext(layered))]
    : broken;
  const speaking = speakers(layered, wrong);
  const more = [
    ...checkTexts(speaking, layered),
    ...checkChannels(speaking, parts.channels),
    ...checkAdapterNames(layered, parts.channels),
  ];
  // What had the wrong shape was left out; it is not missing.
  const left = Object.entries(missing).flatMap(([part, code]) =>
    misshapen.some(({ path }) => path.includes(`.${part}`)) ? [code] : [],
  );
  const errors = [...wrong, ...more].filter(({ level, code }) => level !== "warning" && !left.includes(code));
  return errors.length > 0 ? { book: null, findings: errors } : { book: compile(layered, parts), findings: more };
}

function compile(layered: Layers, { channels, tests, mailbox }: BookParts): Book {
  const context = compileContext(layered);
  const raw = gathered(layered, "notices");
  const watched = new Set([...raw.values()].flatMap((rule) => movedFacts(rule.when)));
  const classes = byName(compiled(layered, "classes", compileClass, context));
  const choice = choiceOf(layered, channels);
  const carriers = carriersOf(layered);
  const notices = [...raw].map(([name, rule]) =>
    compileNotice(
      name,
      { ...rule, channels: choice.kinds(rule) },
      classes.get(rule.class) as NoticeClass,
      watched,
      context,
    ),
  );
  // What is said in place of others is a mailbox's to say, never an order's.
  const rules = notices.filter((rule) => rule.digests.length === 0);
  const digests = notices.filter((rule) => rule.sums.size > 0);
  const inhibitors = compiled(layered, "inhibitions", compileInhibition, context);
  const derived = computedParts(layered, context);
  const durations = new Map([...layered.values.duration.keys()].map((name) => [name, oneSpan(context, name)]));
  const actions = offeredActions(layered, context);
  const correctors = new Map<string, string[]>();
  for (const rule of rules)
    for (const wrong of rule.corrects) correctors.set(wrong, [...(correctors.get(wrong) ?? []), rule.name]);
  return {
    version: layered.version,
    packs: layered.packs,
    values: layered.valueList,
    lexicon: layered.lexicon,
    zone: zoneOf(layered),
    rules,
    classes: [...layered.lexicon.names.classes].flatMap((name) => classes.get(name) ?? []),
    ruleByName: byName(notices),
    digests,
    gathered: new Set(digests.flatMap((rule) => (rule.digests.length > 0 ? rule.digests : rule.name))),
    budgets: budgetsOf(gathered(layered, "budgets"), context),
    correctors,
    asked: new Set([...askedOfTellings(layered.packs), ...[...correctors.values()].flat()]),
    actions,
    bars: barsByEvent(layered, actions),
    ...derived,
    windows: bookWindows(layered, actions, context),
    relevant: {
      notices: relevance(rules),
      inhibitors: relevance(inhibitors),
      computed: relevance(derived.computed.map(settledFirst(derived.computed))),
      policies: relevance(derived.policies),
    },
    adapters: choice.adapters,
    silent: idsOf(channels, ({ silent }) => silent),
    reporting: idsOf(channels, ({ silent, proof }) => !silent && proof !== "accepted"),
    mailbox,
    quietHours: Object.fromEntries(gathered(layered, "quietHours")),
    caps: capsOf(gathered(layered, "caps"), context),
    stopsInDoubt: new Set(
      [...gathered(layered, "inDoubt")].filter(([, then]) => then === "stop").map(([topic]) => topic),
    ),
    parcelKinds: gathered(layered, "parcelKinds"),
    carrier: carrierOf(carriers),
    texts: textBook(withCarriers(layered.texts, carriers)),
    tests,
    orderChart: compileOrderChart(),
    parcelChart: compileParcelChart(),
    matterCharts: compileMatterCharts(),
    parser: parser(),
    own: ownConditions(checkContextOf(layered, new Set(Object.keys(tests))), context),
    readMessage: messageReader(...layered.packs.flatMap((pack) => Object.values(pack.phrases ?? {}))),
    subjects: subjectsOf(layered),
    duration: (name) => durations.get(name) ?? null,
    choice: context.choice,
    number: (name) => context.number(name) ?? undefined,
  };
}

/** What it needs of facts that are there before anything is computed. */
function settledFirst(computed: readonly ComputedRule[]): (rule: ComputedRule) => ComputedRule {
  const names = new Set(computed.map(({ name }) => name));
  return (rule) => ({ ...rule, needs: rule.needs.filter(({ facts }) => !facts.some((fact) => names.has(fact))) });
}

/** Subjects some rule is about or asks about. */
function subjectsOf({ packs }: Layers): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (raw: unknown): void => {
    if (typeof raw !== "object" || raw === null) return;
    for (const [key, value] of Object.entries(raw)) {
      const child = readQuantifier(key)?.child;
      if (child !== undefined) found.add(child);
      if (key === "each" && typeof value === "string") found.add(value);
      walk(value);
    }
  };
  for (const pack of packs) for (const kind of [...ruleKinds, "actions"] as const) walk(pack[kind]);
  return found;
}

const idsOf = (
  adapters: readonly ChannelAdapter[],
  has: (capabilities: ChannelAdapter["capabilities"]) => boolean,
): ReadonlySet<string> => new Set(adapters.filter((one) => has(one.capabilities)).map(({ id }) => id));
