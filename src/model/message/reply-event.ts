import type { EventOf, MessageReceived } from "../event.ts";
import type { Instant } from "../instant.ts";
import type { Reply } from "../outcome.ts";
import type { MessageReader } from "./read.ts";

export interface ReplyOptions {
  /** The person whose address it came from, as the host found them. */
  readonly person: string;
  readonly orderId: string;
  /** The same for every delivery of the same reply. */
  readonly id: string;
  readonly now: Instant;
  /** The adapter whose callback brought it, or its kind. */
  readonly channel: string;
  /** The send it answers, where the host knows. */
  readonly replyTo?: string;
  readonly parcelId?: string;
  /** A reader of the host's own; what it reads stands in the event. */
  readonly read?: MessageReader;
}

/** More than a text message or a quick mail holds; an event takes 4096 characters. */
const longest = 1_000;

/**
 * What a channel's `readCallback` read of a person's answer, as an event for the order it is about. The address it came
 * from is left behind. Null for "START" and "HELP", which the provider answers itself.
 *
 * @example
 * import { replyEvent } from "waybell";
 *
 * const reply = { from: "+8613900000007", text: "放门口", at: 1780448400000 };
 * const options = { person: "buyer-7", orderId: "1001", id: "SM01", now: 1780448401000, channel: "twilio-sms" };
 * replyEvent(reply, options)?.payload; // { person: "buyer-7", channel: "twilio-sms", text: "放门口" }
 */
export function replyEvent(reply: Reply, options: ReplyOptions): EventOf<"message.received", MessageReceived> | null {
  const { person, orderId, id, now, channel, replyTo, parcelId, read } = options;
  if (reply.intent === "opt_in" || reply.intent === "help") return null;
  const text = reply.text.slice(0, longest);
  const reading = reply.intent === "opt_out" ? { intent: "stop" as const } : read?.(text);
  return {
    id,
    type: "message.received",
    orderId,
    actor: { role: "buyer", id: person },
    occurredAt: Math.min(reply.at ?? now, now),
    receivedAt: now,
    payload: {
      person,
      channel,
      text,
      ...reading,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(parcelId === undefined ? {} : { parcelId }),
    },
  };
}
