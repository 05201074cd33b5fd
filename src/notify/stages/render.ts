import type { ChannelAdapter } from "../../channels/adapter.ts";
import { shift } from "../../model/duration.ts";
import type { SendEffect } from "../../model/effect.ts";
import type { Instant } from "../../model/instant.ts";
import { lastOn } from "../ledger.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { sendId } from "../send-id.ts";
import type { RenderedText } from "../text-book.ts";
import { drop, hold, type Ruling, sort } from "./sort.ts";

/** Typed facts → request: the fullest variant that fits the first channel that takes one. */
export const render = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("render", candidates, (candidate) => {
    for (const adapter of candidate.carriers) {
      const fitting = fitted(candidate, adapter, desk);
      if (fitting) return { ...candidate, ...fitting };
    }
    return unfit(candidate);
  });

/** What no free channel can hold waits for the one that it went round. */
export const unfit = ({ barred }: Candidate): Ruling =>
  barred ? hold(barred.reason, barred.until, true) : drop("does-not-fit", true);

export function fitted(
  candidate: Candidate,
  adapter: ChannelAdapter,
  desk: Desk,
): Pick<Candidate, "send" | "uses" | "hash"> | null {
  const { rule, frame, person, episode, since } = candidate;
  const attempt = (lastOn(candidate.row, adapter.id)?.[1] ?? 0) + 1;
  const id = sendId({
    order: desk.orderId,
    notice: rule.name,
    subject: frame.key,
    episode,
    person: person.id,
    channel: adapter.id,
    attempt,
  });
  const expiresAt = expiry(candidate, desk);
  const fitting = firstFitting(
    desk.texts.variants(rule, frame, person, adapter, {
      id,
      orderId: desk.orderId,
      subject: frame.key,
      person: person.id,
      since,
      createdAt: desk.now,
      expiresAt,
      offers: (action) => desk.offers(action, frame, person),
    }),
    adapter,
  );
  if (!fitting) return null;
  const send: SendEffect = {
    type: "send",
    id,
    owner: desk.orderId,
    notice: rule.name,
    subject: frame.key,
    episode,
    person: person.id,
    role: person.role,
    channel: adapter.id,
    attempt,
    class: rule.class.name,
    since,
    at: desk.now,
    expiresAt,
    request: adapter.toRequest(fitting.message, person.addresses[adapter.kind] ?? person.id),
  };
  // An inbox entry counts as told when it is issued: what it said is corrected or told anew, not taken from it.
  const hash = candidate.lane === "inbox" ? "" : desk.texts.gist(rule, frame, person, adapter.kind, desk.now);
  return { send, uses: fitting.uses, hash };
}

function firstFitting(variants: Iterable<RenderedText>, adapter: ChannelAdapter): RenderedText | undefined {
  for (const variant of variants) if (adapter.check(variant.message).length === 0) return variant;
  return undefined;
}

/** Of no use to anybody after this. */
export function expiry({ rule, since }: Pick<Candidate, "rule" | "since">, desk: Pick<Desk, "now" | "zone">): Instant {
  const life = shift(desk.now, rule.class.life, desk.zone);
  const stale = rule.fresh ? shift(since, rule.fresh, desk.zone) : life;
  // What is told though it is stale already has its whole life.
  return stale < desk.now ? life : Math.min(life, stale);
}
