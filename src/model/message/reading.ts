import { messageWords } from "../words/message.ts";

type Facts = typeof messageWords.facts;

/** What somebody wants who writes. */
export type MessageIntent = Facts["message.intent"][number];

/** How the parcel stood when a message came. */
export type MessageFinds = Facts["message.finds"][number];

/** Where a parcel may be left. */
export const messagePlaces = ["door", "locker", "station", "guard", "reception", "neighbour", "shop"] as const;
export type MessagePlace = (typeof messagePlaces)[number];

export type DayPart = Facts["message.day-part"][number];
export const dayParts: readonly DayPart[] = messageWords.facts["message.day-part"];

/** What a message says, as far as it is understood whole; else it is `other`. */
export interface Reading {
  readonly intent: MessageIntent;
  /** Of `leave_at`. */
  readonly place?: MessagePlace;
  /** Of `reschedule`: `+1` (days on), `fri` (the next), `next-fri` (of next week), `06-05`, `2026-06-05` or `05`. */
  readonly day?: string;
  readonly part?: DayPart;
}
