import { factByName } from "../../condition/access.ts";
import { frameOf } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { Draft } from "../draft.ts";
import type { Judging } from "./action.ts";

/** A fact of a subject as it stands. */
export function factOn({ draft, book, scene, at }: Judging, subject: string, key: string, name: string): unknown {
  const frame = frameOf(scene(draft, at).frames, subject, key);
  return frame && factByName(book, frame, name);
}

/** The same of the order. */
export const orderFact = (judging: Judging, name: string): unknown => factOn(judging, "order", "order", name);

/** An instant of the order as it stands; null where it has not come. */
export function factAt(judging: Judging, name: string): Instant | null {
  const value = orderFact(judging, name);
  return typeof value === "number" ? value : null;
}

/** When the buyer himself said that it came; 0 where he did not. */
export const saidToHaveCome = ({ facts }: Draft): Instant =>
  facts.find(([name, by]) => name === "order.received-by" && by === "buyer")?.[2] ?? 0;

/** A number was uploaded: something is on its way, or should be. */
export const isUploaded = (draft: Draft): boolean =>
  draft.parcels.some(({ kind }) => kind === "primary" || kind === "split");
