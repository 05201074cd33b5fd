import { expectArgument } from "../arguments.ts";
import type { EventOf, MessageReceived } from "../event.ts";
import type { Instant } from "../instant.ts";
import type { Reply } from "../outcome.ts";
import type { Role } from "../person.ts";

export interface ReplyOptions {
  /** The person whose address it came from, as the host found them. */
  readonly person: string;
  /** What they are to the order; the buyer where left out. Of all others only STOP and START are taken. */
  readonly role?: Role;
  readonly orderId: string;
  /** The same for every delivery of the same reply. */
  readonly id: string;
  readonly now: Instant;
  /** The adapter whose callback brought it, or its kind. */
  readonly channel: string;
  /** The send it answers, where the host knows. */
  readonly replyTo?: string;
  readonly parcelId?: string;
}

const intents = { opt_out: "stop", opt_in: "start" } as const;

/** More than a text message or a quick mail holds; an event takes 4096 characters. */
const longest = 1_000;

/**
 * What a channel's `readCallback` read of a person's answer, as an event for the order it is about. The address it came
 * from is left behind. Null for "HELP", which the provider answers itself.
 *
 * @example
 * import { replyEvent } from "waybell";
 *
 * const reply = { from: "+8613900000007", text: "放门口", at: 1780448400000 };
 * const options = { person: "buyer-7", orderId: "1001", id: "SM01", now: 1780448401000, channel: "twilio-sms" };
 * replyEvent(reply, options)?.payload; // { person: "buyer-7", channel: "twilio-sms", text: "放门口" }
 */
export function replyEvent(reply: Reply, options: ReplyOptions): EventOf<"message.received", MessageReceived> | null {
  expectArgument("reply", reply, { text: "text" }, "one of `replies` of what `readCallback` returned");
  const shape = { person: "text", orderId: "text", id: "text", now: "instant", channel: "text" } as const;
  expectArgument("options", options, shape, `{ ${Object.keys(shape).join(", ")} }`);
  const { person, role = "buyer", orderId, id, now, channel, replyTo, parcelId } = options;
  if (reply.intent === "help") return null;
  const intent = reply.intent && intents[reply.intent];
  return {
    id,
    type: "message.received",
    orderId,
    actor: { role, id: person },
    occurredAt: Math.min(reply.at ?? now, now),
    receivedAt: now,
    payload: {
      person,
      channel,
      text: reply.text.slice(0, longest),
      ...(intent === undefined ? {} : { intent }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(parcelId === undefined ? {} : { parcelId }),
    },
  };
}
