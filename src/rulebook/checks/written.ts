import { lengths, parseDuration } from "../../model/duration.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import type { Layers } from "../book/layers.ts";

/** Where something is written: how high its pack stands, and the place in it. */
export interface Origin {
  readonly height: number;
  readonly path: string;
}

/** Of two that contradict each other the one to change: the upper, which knew of the other. */
export const toChange = (one: Origin, other: Origin): Origin => (other.height > one.height ? other : one);

/** Where a value comes from that is in force. */
export function originOf({ values, packs }: Layers, kind: ValueKind, name: string): Origin {
  const id = values[kind].get(name)?.pack;
  return {
    height: packs.findIndex((pack) => pack.id === id),
    path: `${id}.values.${kind}["${name}"].value`,
  };
}

/** A span of a rule, as it is in force. */
export interface Written extends Origin {
  /** The name of its value, or what the rule says. */
  readonly as: string;
  readonly spans: readonly string[];
  /** The least that each lasts. */
  readonly lasts: readonly number[];
}

/** Reads a span that a rule has at a place: of its own, or the name of a value. None where it is off. */
export function written(layered: Layers, rule: Origin, span: unknown): Written {
  const name = String(span);
  const isOwn = parseDuration(name) !== undefined;
  const value = isOwn ? name : layered.values.duration.get(name)?.value;
  const spans = [value].flat().filter((one) => typeof one === "string");
  return {
    ...(isOwn || value === undefined ? rule : originOf(layered, "duration", name)),
    as: isOwn ? name : `"${name}"`,
    spans: spans.filter(parseDuration),
    lasts: spans.flatMap((one) => {
      const parsed = parseDuration(one);
      return parsed ? [lengths(parsed)[0]] : [];
    }),
  };
}
