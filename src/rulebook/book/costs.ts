import type { ChannelAdapter } from "../../channels/adapter.ts";
import type { RawNotice } from "../../notify/compile.ts";
import { gathered, type Layers } from "./layers.ts";

/** The channels of a book by what a message over them costs, and the kinds a notice names in the order they are tried in. */
export interface Choice {
  readonly adapters: readonly ChannelAdapter[];
  kinds(notice: Pick<RawNotice, "channels" | "class">): readonly string[];
}

/** Settled once, when a book is made: the stages only follow the order. Where costs are equal it stays as it was. */
export function choiceOf(layered: Layers, channels: readonly ChannelAdapter[]): Choice {
  const costs = gathered(layered, "costs");
  const prefers = gathered(layered, "prefers");
  const costOf = ({ id, kind }: ChannelAdapter): number => {
    const cost = (costs.get(id) ?? costs.get(kind))?.value;
    return typeof cost === "number" ? cost : 0;
  };
  const least = (kind: string): number =>
    Math.min(...channels.filter((one) => one.kind === kind).map(costOf), Number.MAX_VALUE);
  return {
    adapters: channels.toSorted((a, b) => costOf(a) - costOf(b)),
    kinds: ({ channels: named, class: urgency }) =>
      prefers.get(urgency) === "cost" ? named.toSorted((a, b) => least(a) - least(b)) : named,
  };
}
