import type { Frame } from "../../condition/frame.ts";
import { isImplied, type Reading } from "../../condition/reading.ts";
import { shift } from "../../model/duration.ts";
import { type Instant, never } from "../../model/instant.ts";
import type { Person } from "../../model/person.ts";
import type { LedgerRow } from "../../model/record.ts";
import { attemptsOf, mayKnow, rowsOf, stands, takenBackAt } from "../ledger.ts";
import type { NoticeRule } from "../notice-rule.ts";
import type { Candidate, Desk, Lane, Sorted, Stopped } from "../pipeline-types.ts";
import { drop, sort } from "./sort.ts";

/** Which rule says what is so of whom to whom. */
type About = Pick<Candidate, "rule" | "frame" | "person">;

/** The candidates of a desk, and what may make another: time alone, from `next` on, or a change of what somebody chose. */
export interface Matched extends Sorted {
  readonly next: number;
  readonly choosers: ReadonlySet<string>;
}

/** Which rules hold for which subject and person? `asked`: of these alone. */
export function match(desk: Desk, asked: (rule: NoticeRule) => boolean = () => true): Matched {
  const kept: Candidate[] = [];
  const stopped: Stopped[] = [];
  const choosers = new Set<string>();
  let next = never;
  for (const { rule, frame } of desk.notices) {
    const people = asked(rule) ? desk.people.get(rule.to) : undefined;
    if (!people) continue;
    const shared = rule.when.personal ? null : rule.when.read(frame, desk.reader);
    for (const person of people) {
      if (isAnothers(frame, person)) continue;
      for (const together of lanesOf(rule, desk)) {
        const reader = shared ? desk.reader : desk.readerFor(person, rule, together[0]);
        const reading = shared ?? rule.when.read(frame, reader);
        if (reading.next < next) next = reading.next;
        if (reading.holds) {
          const found = placed({ rule, frame, person }, together, reading, desk);
          kept.push(...found.kept);
          stopped.push(...found.stopped);
        } else if (reader.askedChoice) choosers.add(person.id);
      }
    }
  }
  const rungs = topRungs(kept, stopped, desk);
  return { kept: rungs.kept, stopped: [...stopped, ...rungs.stopped], next, choosers };
}

/** A candidate for each lane; all of them are told, or none is. */
function placed(about: About, together: readonly Lane[], reading: Reading, desk: Desk): Sorted {
  const { rule, frame, person } = about;
  const wrong = rule.corrects.length > 0 ? wronglyTold(rule, frame, person, desk) : undefined;
  const since = wrong?.t ?? reading.since;
  if ((rule.corrects.length > 0 && !wrong) || since === null) return nothing;
  const told = rowsOf(desk.ledger, rule.name, frame.key, person.id);
  // What is taken back part by part is told each time; else once for what was wrongly told.
  const episode = (rule.per ? undefined : wrong?.t) ?? episodeOf(about, reading, told, desk);
  const row = told.find((one) => one.e === episode);
  const candidates = together.map(
    (lane): Candidate => ({
      rule,
      frame,
      person,
      lane,
      since,
      born: Math.max(since, reading.known),
      episode,
      row,
      kinds: rule.kinds,
      carriers: none,
      covered: none,
      send: null,
      uses: none,
      hash: "",
    }),
  );
  if (isImplied(reading)) return sort("match", candidates, () => drop("implied"));
  if (isStale(rule, since, desk) && !reassures(frame, person, reading, row, desk))
    return sort("match", candidates, () => drop("not-fresh"));
  return { kept: candidates, stopped: none };
}

const none: readonly never[] = [];
const nothing: Sorted = { kept: none, stopped: none };
type Lanes = readonly (readonly Lane[])[];
const bothLanes: Lanes = [["inbox", "intrusive"]];
const eachLane: Lanes = [["inbox"], ["intrusive"]];
const inboxOnly: Lanes = [["inbox"]];
const intrusiveOnly: Lanes = [["intrusive"]];

/** Those of which a condition says the same; what moved did so against what was said on that lane. */
export function lanesOf({ inbox, kinds, moves }: NoticeRule, { silent }: Desk): Lanes {
  if (!inbox || silent.size === 0) return intrusiveOnly;
  return kinds.length === 0 ? inboxOnly : moves ? eachLane : bothLanes;
}

/** A moment is one up to the end of this; null: a state. */
export const freshUntil = ({ rule, since }: Pick<Candidate, "rule" | "since">, { zone }: Desk): Instant | null =>
  rule.fresh && shift(since, rule.fresh, zone);

const isStale = (rule: NoticeRule, since: Instant, desk: Desk): boolean =>
  desk.now > (freshUntil({ rule, since }, desk) ?? desk.now);

/** Who was told last that a promise about it is broken hears what came to light since, old as it is. */
function reassures(frame: Frame, { id }: Person, { known }: Reading, row: LedgerRow | undefined, desk: Desk): boolean {
  const before = row?.t ?? never;
  const last = desk.ledger.findLast(
    (one) =>
      one.p === id &&
      one.t < before &&
      saysOf(frame, one, desk) &&
      attemptsOf(desk.ledger, one, desk.silent).some(stands),
  );
  return last !== undefined && known > last.t && desk.rules.some(({ name, ofBreach }) => ofBreach && name === last.n);
}

/** A telling is about this subject: another of another kind may have the same id. */
export const saysOf = ({ subject, key }: Frame, { n, s }: LedgerRow, { rules }: Pick<Desk, "rules">): boolean =>
  s === key && rules.some(({ name, each }) => name === n && each === subject);

/** The instant the episode's clock started: never a count, so that late evidence cannot renumber what was told. */
function episodeOf({ rule, frame, person }: About, reading: Reading, told: readonly LedgerRow[], desk: Desk): Instant {
  if (rule.moves && reading.occasion !== null) return reading.occasion;
  const last = told.at(-1);
  const own = rule.per ? (rule.per(frame) ?? 0) : (reading.occasion ?? last?.e ?? 0);
  const correctors = desk.correctors.get(rule.name);
  const said = correctors && told.find(({ e }) => e >= own);
  if (!last || !said || takenBackAt(desk.ledger, said, correctors, desk.silent) === undefined) return own;
  const corrected = takenBackAt(desk.ledger, last, correctors, desk.silent);
  if (corrected === undefined) return last.e;
  // What was known before the correction is no news while that is so, too: else both would be told in turn for ever.
  return reading.known > corrected || !isWrong(rule, frame, person, desk) ? corrected : last.e;
}

/** A notice that would correct it holds, too. */
function isWrong(rule: NoticeRule, frame: Frame, person: Person, desk: Desk): boolean {
  const correctors = desk.correctors.get(rule.name) ?? none;
  return desk.rules.some(
    (one) => correctors.includes(one.name) && one.when.read(frame, desk.readerFor(person, one)).holds,
  );
}

/** The latest telling that this rule corrects and that the person may know of. */
export const wronglyTold = (rule: NoticeRule, frame: Frame, person: Person, desk: Desk): LedgerRow | undefined =>
  rule.corrects
    .flatMap((notice) => rowsOf(desk.ledger, notice, frame.key, person.id))
    .filter((row) => mayKnow(attemptsOf(desk.ledger, row, desk.silent), desk.silent))
    .sort((a, b) => b.t - a.t)[0];

/**
 * Of a ladder only the top rung that holds is told; one that is stale by now still stands above the lower ones, and one that
 * was told above what began before that.
 */
function topRungs(candidates: readonly Candidate[], stopped: readonly Stopped[], desk: Desk): Sorted {
  const top = new Map<string, number>();
  const key = ({ rule, frame, person, lane }: Candidate): string =>
    `${rule.ladder?.of}/${frame.subject}/${frame.key}/${person.id}/${lane}`;
  for (const candidate of [...candidates, ...stopped.map((one) => one.candidate)]) {
    const rung = candidate.rule.ladder?.rung;
    if (rung !== undefined) top.set(key(candidate), Math.max(rung, top.get(key(candidate)) ?? rung));
  }
  if (top.size === 0) return { kept: candidates, stopped: [] };
  const isTop = (candidate: Candidate): boolean =>
    candidate.rule.ladder === null ||
    (candidate.rule.ladder.rung === top.get(key(candidate)) && !isPassedOver(candidate, desk));
  return sort("match", candidates, (candidate) => (isTop(candidate) ? candidate : drop("lower-rung")));
}

function isPassedOver({ rule: { ladder }, frame, person, episode }: Candidate, desk: Desk): boolean {
  const higher = (row: LedgerRow): boolean =>
    desk.rules.some(
      (one) => one.name === row.n && one.ladder?.of === ladder?.of && (one.ladder?.rung ?? 0) > (ladder?.rung ?? 0),
    );
  return desk.ledger.some(
    (row) =>
      row.s === frame.key &&
      row.p === person.id &&
      row.t > episode &&
      higher(row) &&
      mayKnow(attemptsOf(desk.ledger, row, desk.silent), desk.silent) &&
      takenBackAt(desk.ledger, row, desk.correctors.get(row.n), desk.silent) === undefined,
  );
}

/** Of those with a person's role somebody else has it in hand. */
export function isAnothers(frame: Frame, { role, id }: Person): boolean {
  if (frame.whose?.role === role) return frame.whose.id !== id;
  for (const { whose } of frame.parents) if (whose?.role === role) return whose.id !== id;
  return false;
}
