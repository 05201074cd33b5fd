import { compileCondition } from "../../condition/compile.ts";
import type { CompileContext, Node } from "../../condition/context.ts";
import { type Role, roles } from "../../model/person.ts";
import type { Said } from "../../model/record.ts";
import { gathered, type Layers } from "./layers.ts";
import type { RawAction } from "./raw-pack.ts";

/** While this holds of the subject an event by one of these is refused with this code. */
export interface Bar {
  readonly by: readonly Role[];
  readonly each: string;
  readonly when: Node;
  readonly code: string;
  readonly said: Said;
}

/** What a person may do about a message, offered while nothing bars it. */
export interface OfferedAction {
  readonly by: readonly Role[];
  readonly bars: readonly Bar[];
}

export const offeredActions = (layered: Layers, compile: CompileContext): ReadonlyMap<string, OfferedAction> =>
  new Map([...gathered(layered, "actions")].map(([name, raw]) => [name, offered(raw, compile)]));

function offered({ by, each, refused }: RawAction, compile: CompileContext): OfferedAction {
  const bars = (refused ?? []).map(
    ({ by: whom = roles, when, code, text }): Bar => ({
      by: whom,
      each: each ?? "order",
      when: compileCondition(when, each ?? "order", compile),
      code,
      said: text ? [text.message, text.remedy] : [],
    }),
  );
  return { by, bars };
}

/** Several actions may lead to one event; what bars the first of them that has bars, bars it. */
export function barsByEvent(
  layered: Layers,
  actions: ReadonlyMap<string, OfferedAction>,
): ReadonlyMap<string, readonly Bar[]> {
  const bars = new Map<string, readonly Bar[]>();
  for (const [name, { event }] of gathered(layered, "actions")) {
    const found = actions.get(name)?.bars ?? [];
    if (event !== undefined && found.length > 0) bars.set(event, [...(bars.get(event) ?? []), ...found]);
  }
  return bars;
}
