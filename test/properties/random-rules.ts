import { type AnyPack, defineRulebook, type Rulebook, readRulebook } from "../../src/index.ts";
import { words } from "../../src/model/words/index.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import type { Chance } from "../../src/testing/generators.ts";
import { fakeChannels, textsFor } from "./books.ts";

// Rules nobody would write, to find what the rules of the packs do not reach.

const notices = ["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"];
const inhibitions = ["i1", "i2"];
const spans = ["0s", "10m", "5h", "1d", "2cd", "1bd", "3d"];
const topics = ["payment", "shipping", "pick-up", "receipt"];
const mine = {
  notices: [...notices, "correction"],
  inhibitions,
  facts: { order: { "order.call-at": "instant" } },
};

type Subject = "order" | "parcel";

/** Who asks whether somebody was told asks it of a notice about the same. */
const aboutOf = (name: string): Subject => (notices.indexOf(name) < notices.length / 2 ? "order" : "parcel");
const noticesAbout = (subject: Subject): readonly string[] => notices.filter((name) => aboutOf(name) === subject);
type Condition = { readonly [word: string]: unknown };

const pick = <T>(chance: Chance, of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;

const factsOf = (subject: Subject) => {
  const { order, parcel } = words.subjects;
  const own: { readonly [fact: string]: unknown } =
    subject === "order" ? order.facts : { ...order.facts, ...parcel.facts };
  return Object.entries({ ...own, "order.call-at": "instant" });
};
const instantsOf = (subject: Subject) => factsOf(subject).flatMap(([fact, kind]) => (kind === "instant" ? fact : []));

/** Those that may lie ahead come often: there time alone changes what holds. */
const instant = (chance: Chance, subject: Subject): string =>
  chance() < 0.5
    ? pick(chance, [
        "order.promised-ship",
        "order.call-at",
        ...(subject === "parcel" ? ["parcel.eta", "parcel.hold-until"] : []),
      ])
    : pick(chance, instantsOf(subject));

function instantTest(chance: Chance, subject: Subject): unknown {
  const span = pick(chance, spans);
  return pick<() => unknown>(chance, [
    () => true,
    () => false,
    () => ({ past: span }),
    () => ({ near: pick(chance, spans.slice(1)) }),
    () => ({ within: span }),
    () => ({ past: span, within: "3d" }),
    () => ({ after: instant(chance, subject), by: span }),
    () => ({ notAfter: instant(chance, subject) }),
    () => ({ moved: pick(chance, ["earlier", "later", "either"]), by: span }),
    () => ({ clockFrom: pick(chance, ["08:00", "18:00"]) }),
  ])();
}

function randomTest(chance: Chance, subject: Subject, depth: number): Condition {
  const inner = () => condition(chance, subject, depth - 1);
  const some: readonly (() => Condition)[] = [
    () => ({ [instant(chance, subject)]: instantTest(chance, subject) }),
    () => ({ [instant(chance, subject)]: instantTest(chance, subject) }),
    () => ({ [instant(chance, subject)]: instantTest(chance, subject) }),
    () => ({ "order.kind": pick<unknown>(chance, ["normal", { not: "group" }, true]) }),
    () => ({ "order.lines-open": { above: 0 } }),
    () => ({
      told: pick<unknown>(chance, [
        pick(chance, noticesAbout(subject)),
        { notice: pick(chance, noticesAbout(subject)), past: pick(chance, spans) },
      ]),
    }),
    () => ({
      notTold: pick<unknown>(chance, [
        pick(chance, noticesAbout(subject)),
        { notice: pick(chance, noticesAbout(subject)), past: pick(chance, spans) },
      ]),
    }),
    () => ({ setting: { detail: "all" } }),
    ...(subject === "parcel"
      ? [() => ({ "parcel.exception": pick<unknown>(chance, ["delayed", true, false, { not: ["lost"] }]) })]
      : []),
    ...(depth > 0
      ? [
          () => ({ any: [inner(), inner()] }),
          () => ({ all: [inner(), inner()] }),
          () => ({ none: [inner()] }),
          () => ({ none: [inner(), inner()] }),
          ...(subject === "order"
            ? ["some", "every", "no"].map((of) => () => ({ [`${of} parcel`]: condition(chance, "parcel", depth - 1) }))
            : []),
        ]
      : []),
  ];
  return pick(chance, some)();
}

const condition = (chance: Chance, subject: Subject, depth: number): Condition =>
  Object.assign({}, ...Array.from({ length: 1 + Math.floor(chance() * 2) }, () => randomTest(chance, subject, depth)));

const kinds = ["push", "sms", "wechat", "email"];

const others = (name: string): readonly string[] => notices.filter((other) => other !== name);

function rule(
  chance: Chance,
  name = "",
): { readonly each: Subject; readonly when: Condition; readonly [field: string]: unknown } {
  const each = name === "" ? pick<Subject>(chance, ["order", "parcel"]) : aboutOf(name);
  const sometimes = (often: number, field: object) => (chance() < often ? field : {});
  const channels = kinds.filter(() => chance() < 0.5);
  return {
    ref: "T",
    each,
    to: "buyer",
    topic: pick(chance, topics),
    class: pick(chance, ["critical", "high", "normal", "low", "marketing"]),
    when: { ...condition(chance, each, 2), "order.created": true },
    channels,
    ...sometimes(0.3, { fresh: pick(chance, ["1h", "12h", "3d"]) }),
    ...sometimes(0.2, { per: instant(chance, each) }),
    ...sometimes(0.3, { ladder: { of: "ladder", rung: Math.floor(chance() * 4) } }),
    ...sometimes(0.2, { covers: [pick(chance, others(name))] }),
    ...sometimes(channels.length > 0 ? 0.1 : 0, { inbox: false }),
    ...sometimes(0.3, { quiet: pick(chance, ["send", "hold", "drop", "reroute"]) }),
  };
}

/** Eight rules and two inhibitions drawn by lot, until they contradict nothing that can be seen beforehand. */
export function randomPack(chance: Chance): AnyPack {
  for (;;) {
    const pack = anyPack(chance);
    if (readRulebook([marketplaceCn, pack], { channels: fakeChannels }).rulebook) return pack;
  }
}

function anyPack(chance: Chance): AnyPack {
  const told = Object.fromEntries(notices.map((name) => [name, rule(chance, name)]));
  const corrected = pick(chance, notices);
  const { each, when: was } = told[corrected] ?? rule(chance);
  // A correction while what it corrects still holds would be told, untold and told again for ever.
  const correction = {
    ...rule(chance),
    each,
    per: undefined,
    covers: undefined,
    corrects: [corrected],
    when: { none: [was] },
  };
  const rules = {
    ...told,
    correction: Object.fromEntries(Object.entries(correction).filter(([, of]) => of !== undefined)),
  };
  const texts = textsFor(rules);
  return {
    id: "random",
    version: "1",
    words: mine,
    inDoubt: { payment: pick(chance, ["next", "stop"]) },
    notices: rules,
    inhibitions: Object.fromEntries(
      inhibitions.map((name) => {
        const each: Subject = pick(chance, ["order", "parcel"]);
        const when = { "order.created": true, ...condition(chance, each, 1), ...condition(chance, each, 0) };
        return [
          name,
          { each, when, drops: [pick(chance, [...topics, ...(each === "order" ? notices : noticesAbout(each))])] },
        ];
      }),
    ),
    texts: { "zh-CN": texts, en: texts },
  };
}

export const bookWith = (pack: AnyPack): Rulebook =>
  defineRulebook({ packs: [marketplaceCn, pack], channels: fakeChannels });
