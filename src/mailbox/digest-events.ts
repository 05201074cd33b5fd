import type { ChannelAdapter } from "../channels/adapter.ts";
import { shift } from "../model/duration.ts";
import type { DigestBegun, DigestReceipt, DigestRow, DigestSettled } from "../model/mailbox.ts";
import { hasAddress } from "../model/person.ts";
import type { AttemptRow } from "../model/record.ts";
import { endBefore, joined } from "../notify/ledger.ts";
import { run } from "../notify/pipeline.ts";
import { parseSendId } from "../notify/send-id.ts";
import { consent } from "../notify/stages/consent.ts";
import { hold } from "../notify/stages/hold.ts";
import { isCarriedBy } from "../notify/stages/ledger.ts";
import { type Judgement, refused } from "../rulebook/actions/action.ts";
import { type Answered, type Heard, heardAnswer, heardReceipt } from "../rulebook/actions/answers.ts";
import { answered, asTaken, learnt, lessons, reported } from "../rulebook/learnt.ts";
import type { Box, Postbook } from "./box.ts";
import { digestCandidate, digestDesk, isOver, putDigest, saidNow } from "./digests.ts";

interface Found {
  readonly row: DigestRow;
  readonly attempt: AttemptRow;
  readonly adapter: ChannelAdapter | undefined;
}

function find({ id, digests }: Box, { book }: Postbook, sendId: string): Found | undefined {
  const key = parseSendId(sendId);
  const row = digests.find(({ n, e }) => key?.order === id && n === key.notice && e === key.episode);
  const attempt = row?.a.find((a) => a[0] === key?.channel && a[1] === key.attempt);
  const adapter = book.adapters.find((one) => one.id === key?.channel);
  return row && attempt && { row, attempt, adapter };
}

/** The second look: still to be said so, allowed at this instant, not begun before. From here on it says what it says. */
export function beginDigest(box: Box, post: Postbook, { sendId }: DigestBegun): Judgement {
  const found = find(box, post, sendId);
  if (!found) return refused("E_NO_SUCH_SEND", "sendId");
  const { row, attempt } = found;
  const [, , , begun = 0, outcome] = attempt;
  if (outcome === "withdrawn") return refused("E_SEND_WITHDRAWN");
  if (begun > 0 || outcome !== undefined) return "nothing-new";
  const may = mayBegin(box, post, found);
  const news = may ? { begun: box.now } : ({ outcome: "withdrawn", at: box.now } as const);
  putDigest(box, row, joined(row, attempt, news));
  return may ? "accepted" : refused("E_SEND_WITHDRAWN");
}

function mayBegin(box: Box, post: Postbook, { row, attempt, adapter }: Found): boolean {
  const { person, now } = box;
  const kind = adapter?.kind ?? "";
  const digest = post.digests.find(({ rule }) => rule.name === row.n);
  const others = row.a.filter((one) => one !== attempt);
  const desk = digestDesk(box, post);
  if (!digest || !person || isOver(row, others, digest, desk)) return false;
  if (now > shift(attempt[2], digest.rule.class.life, post.book.zone)) return false;
  if (isCarriedBy(others, digest.rule, now, "intrusive", desk)) return false;
  const said = saidNow(box, row, digest);
  if (said.k.length < row.k.length) return false;
  const candidate = digestCandidate(digest, said.f, row, row.e, person);
  const [free] = run([consent, hold], { kept: [candidate], stopped: [] }, desk).kept;
  if (!free?.kinds.includes(kind) || !hasAddress(person, kind)) return false;
  return desk.texts.gist(digest.rule, candidate.frame, person, kind, now) === row.h;
}

export const settleDigest = (box: Box, post: Postbook, { sendId, outcome, at }: DigestSettled): Judgement =>
  hear(box, post, sendId, answered, (to) => heardAnswer(outcome, to, Math.min(at, box.now)));

export const receiveDigest = (box: Box, post: Postbook, { sendId, receipt, at }: DigestReceipt): Judgement =>
  hear(box, post, sendId, reported, (to) => heardReceipt(receipt, to, Math.min(receipt.at ?? at, box.now)));

function hear(
  box: Box,
  post: Postbook,
  sendId: string,
  reach: typeof answered,
  read: (to: Answered) => Heard,
): Judgement {
  const found = find(box, post, sendId);
  if (!found) return refused("E_NO_SUCH_SEND", "sendId");
  const { row, attempt, adapter } = found;
  const before = endBefore(row, attempt);
  const heard = read({
    sendId,
    owner: box.id,
    person: row.p,
    channel: attempt[0],
    kind: adapter?.kind ?? "",
    before,
    now: box.now,
  });
  const next = joined(row, attempt, heard.news);
  const on = { draft: box, people: new Map(box.person && [[box.person.role, [box.person]]]) };
  const sent = { issued: attempt[2], again: before !== undefined, reach: reach(adapter?.capabilities) };
  // Who complains of a message that arrived says something of himself; a repetition tells of no address.
  const isRepeated = attempt[4] === heard.news.outcome && attempt[5] === heard.news.at;
  if (next === row && lessons(on, heard.effects, isRepeated ? undefined : sent).length === 0) return "nothing-new";
  putDigest(box, row, next);
  learnt(on, heard.effects, sent);
  box.person = box.given && asTaken(box.given, box.learnt);
  return "accepted";
}
