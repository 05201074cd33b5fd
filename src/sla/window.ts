import { instantAccess, knownAt } from "../condition/access.ts";
import { compileCondition, type RawConditions } from "../condition/compile.ts";
import { type CompileContext, oneSpan } from "../condition/context.ts";
import { presence } from "../condition/need.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import { never } from "../model/instant.ts";
import { absent, type ComputedRule } from "./computed.ts";
import { deferralOf } from "./pause.ts";

/** A window as it stands in a pack, of whatever words. */
export interface RawWindow {
  readonly ref?: string;
  readonly each: string;
  readonly opens: string;
  readonly within: string;
  readonly while?: RawConditions;
  readonly notBefore?: { readonly told: string | readonly string[]; readonly past: string };
}

export interface WindowRule extends ComputedRule {
  readonly notBefore: { readonly told: readonly string[]; readonly past: ParsedDuration } | null;
}

/** Null where its length is off. It never wakes anybody: a notice that asks for its end does. */
export function compileWindow(name: string, raw: RawWindow, compile: CompileContext): WindowRule | null {
  const opens = instantAccess(compile.lexicon, raw.each, raw.opens);
  const within = oneSpan(compile, raw.within);
  const slot = compile.lexicon.subjects.get(raw.each)?.slots.get(name);
  if (!opens || !within || slot === undefined) return null;
  const past = oneSpan(compile, raw.notBefore?.past);
  const open = raw.while === undefined ? null : compileCondition(raw.while, raw.each, compile);
  return {
    name,
    each: raw.each,
    needs: [presence(opens.fact, opens.place)],
    slot,
    notBefore: raw.notBefore && past ? { told: [raw.notBefore.told].flat(), past } : null,
    read: (frame, { reader, deferrals }) => {
      const at = opens.at(frame);
      if (at === undefined) return absent(never);
      const reading = open?.read(frame, reader);
      if (reading && !reading.holds) return absent(reading.next);
      const wait = deferralOf(deferrals, name, frame.key, at);
      const closes = Math.max(shift(at, within, reader.zone), wait?.[3] ?? 0);
      return { value: { opens: at, closes }, known: knownAt(frame, opens.place), next: reading?.next ?? never };
    },
  };
}
