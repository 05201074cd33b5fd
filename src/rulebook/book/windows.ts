import type { CompileContext } from "../../condition/context.ts";
import type { Role } from "../../model/person.ts";
import { mentions } from "../../sla/arrange.ts";
import { gathered, type Layers } from "./layers.ts";
import type { Bar, OfferedAction } from "./offered-actions.ts";

/** A time in which somebody may do something: where its subject has it, who may, and what bars what they may do. */
export interface BookWindow {
  readonly name: string;
  readonly each: string;
  readonly slot: number;
  readonly by: readonly Role[];
  readonly bars: readonly Bar[];
}

/** A window is of the actions that are refused once it is closed. */
export function bookWindows(
  layered: Layers,
  actions: ReadonlyMap<string, OfferedAction>,
  { lexicon }: CompileContext,
): readonly BookWindow[] {
  const limited = gathered(layered, "actions");
  return [...gathered(layered, "windows")].flatMap(([name, { each }]) => {
    const slot = lexicon.subjects.get(each)?.slots.get(name);
    if (slot === undefined) return [];
    const own = [...actions].filter(([action]) => mentions(limited.get(action)?.refused, new Set([name])).size > 0);
    return {
      name,
      each,
      slot,
      by: [...new Set(own.flatMap(([, { by }]) => by))],
      bars: own.flatMap(([, { bars }]) => bars.filter((bar) => bar.each === each)),
    };
  });
}
