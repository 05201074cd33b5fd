import { expect, it } from "vitest";
import { type ReplyOptions, replyEvent } from "../../src/model/message/reply-event.ts";
import type { Reply } from "../../src/model/outcome.ts";
import { parser } from "../../src/model/schema/parse.ts";

const now = Date.parse("2026-06-03T09:00:05+08:00");
const reply: Reply = { from: "+8613900000007", text: "放门口", at: now - 5_000 };
const options: ReplyOptions = { person: "buyer-7", orderId: "1001", id: "SM01", now, channel: "twilio-sms" };

it("a reply becomes an event that can be read, dated by the provider, without the address it came from", () => {
  const event = replyEvent(reply, options);
  expect(event).toEqual({
    id: "SM01",
    type: "message.received",
    orderId: "1001",
    actor: { role: "buyer", id: "buyer-7" },
    occurredAt: now - 5_000,
    receivedAt: now,
    payload: { person: "buyer-7", channel: "twilio-sms", text: "放门口" },
  });
  expect(parser().event(event).ok).toBe(true);
});

it("what the provider knows of it is told: an opt-out, and what it answers", () => {
  const more = { replyTo: "1001/out-for-delivery/P1/0/buyer-7/twilio-sms/1", parcelId: "P1" };
  expect(replyEvent({ ...reply, intent: "opt_out" }, { ...options, ...more })?.payload).toEqual({
    person: "buyer-7",
    channel: "twilio-sms",
    text: "放门口",
    intent: "stop",
    ...more,
  });
});

it("a time that is missing, or ahead of our clock, is now; a letter is cut to 1000 characters", () => {
  const { at: _at, ...undated } = reply;
  expect(replyEvent(undated, options)?.occurredAt).toBe(now);
  expect(replyEvent({ ...reply, at: now + 60_000 }, options)?.occurredAt).toBe(now);
  expect(replyEvent({ ...reply, text: "x".repeat(5_000) }, options)?.payload.text).toBe("x".repeat(1_000));
});

it("START is told as STOP is", () => {
  const event = replyEvent({ ...reply, text: "START", intent: "opt_in" }, options);
  expect(event?.payload).toEqual({ person: "buyer-7", channel: "twilio-sms", text: "START", intent: "start" });
  expect(parser().event(event).ok).toBe(true);
});

it("who is not the buyer is named by their role", () => {
  const event = replyEvent({ ...reply, text: "STOP" }, { ...options, person: "seller-3", role: "seller" });
  expect(event?.actor).toEqual({ role: "seller", id: "seller-3" });
});

it("HELP is the provider's to answer", () => {
  expect(replyEvent({ ...reply, intent: "help" }, options)).toBeNull();
});
