import type { ReadContext } from "../../condition/context.ts";
import type { WindowState } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { Role } from "../../model/person.ts";
import type { BookWindow } from "../book/windows.ts";
import type { Scene } from "../frames.ts";

/** A time in which somebody may do something. */
export interface WindowView {
  readonly window: string;
  /** `order`, the id of the parcel, line or complaint, or the name of the breach. */
  readonly subject: string;
  /** Who may; empty where no action of the rulebook says so. */
  readonly by: readonly Role[];
  readonly opened: Instant;
  /** Inclusive. */
  readonly closes: Instant;
  /** Milliseconds that are left; 0 in the last of them. */
  readonly left: number;
}

/** Those that are open and in which something may still be done; the first to close comes first. */
export function viewWindows(
  windows: readonly BookWindow[],
  frames: Scene["frames"],
  reader: ReadContext,
): readonly WindowView[] {
  const { now } = reader;
  const found = windows.flatMap(({ name, each, slot, by, bars }) =>
    (frames.get(each) ?? []).flatMap((frame): WindowView | readonly [] => {
      const state = frame.values[slot] as WindowState | undefined;
      if (!state || now < state.opens || now > state.closes) return [];
      const may = by.filter((role) =>
        bars.every((bar) => !bar.by.includes(role) || !bar.when.read(frame, reader).holds),
      );
      if (by[0] && !may[0]) return [];
      const { opens: opened, closes } = state;
      return { window: name, subject: frame.key, by: may, opened, closes, left: closes - now };
    }),
  );
  return found.sort((a, b) => a.closes - b.closes);
}
