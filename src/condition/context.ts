import type { ParsedDuration } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import type { Frame } from "./frame.ts";
import type { Need } from "./need.ts";
import type { Reading } from "./reading.ts";

/** What a condition is read against, beside the frame: the instant, and what one person was told and chose. */
export interface ReadContext {
  readonly now: Instant;
  readonly zone: string;
  /** When this person was told a notice about this frame; null: not, told otherwise since, or told of something else. */
  told(notice: string, frame: Frame): Instant | null;
  /** The value of an instant fact this person was last told, leaving out what is being told of its change at `changed`. */
  toldValue(fact: string, frame: Frame, changed: Instant): Instant | undefined;
  /** Whether what this person chose was asked for: then it hangs on that, too. */
  readonly askedChoice?: boolean;
  setting(name: string): string | number | boolean | undefined;
  /** A condition that this person wrote. */
  chosen(name: string, frame: Frame): Reading;
  test(name: string, frame: Frame): boolean;
}

/** What a condition is compiled against: words, and the values of the packs. */
export interface CompileContext {
  readonly lexicon: Lexicon;
  /** A span or the name of one; several where each is an occasion; null when off. */
  spans(span: string): readonly ParsedDuration[] | null;
  number(value: number | string): number | null;
  amount(value: number | string): number | null;
  clock(value: string): number | null;
  /** The instant a named date gives. */
  date(name: string): Instant | null;
  choice(name: string): string | undefined;
}

/** One span, or the value of that name; null when off, and where none is given. */
export const oneSpan = ({ spans }: Pick<CompileContext, "spans">, span: string | undefined): ParsedDuration | null =>
  span === undefined ? null : (spans(span)?.[0] ?? null);

/** A condition ready to read. The tree is kept, so that an explanation reads the very same thing. */
export interface Node {
  readonly label: string;
  readonly children: readonly Node[];
  /** Whether it depends on what somebody was told or chose. */
  readonly personal: boolean;
  readonly needs: readonly Need[];
  read(frame: Frame, context: ReadContext): Reading;
}
