import type { EventOf, EventPayloads, EventType, OrderEvent } from "../../model/event.ts";
import { type Instant, parseTime, type Time } from "../../model/instant.ts";
import type { Role } from "../../model/person.ts";
import type { Said } from "../../model/record.ts";
import type { Turning } from "../now.ts";

/** What an action is judged with. */
export interface Judging extends Turning {
  /** When it counts as done: our clock, not the sender's. */
  readonly at: Instant;
  /** When it happened by the sender's word. */
  readonly occurred: Instant;
}

/** Under what name the payload of an event says which subject it is about. */
export const fieldNaming: { readonly [subject: string]: string } = {
  parcel: "parcelId",
  breach: "breach",
  case: "caseId",
  complaint: "complaintId",
  task: "taskId",
};

/** An event that says in this field which it is about. */
export type Naming<Field extends string> = EventOf<string, { readonly [F in Field]: string }>;

/** A refusal: its code, the field it is about, and what a pack says of it. */
export interface Refused {
  readonly code: string;
  readonly path?: string;
  readonly said?: Said;
}

export const refused = (code: string, path?: string): Refused => (path === undefined ? { code } : { code, path });

/** Something that is needed and was not said, or with nothing but blanks. */
export function incomplete<F extends string>(
  payload: { readonly [Field in F]?: string },
  ...needed: readonly F[]
): Refused | undefined {
  const lacking = needed.find((field) => !payload[field]?.trim());
  return lacking && refused("E_REASON_INCOMPLETE", `payload.${lacking}`);
}

/** Taken; adds nothing that was not known; or refused. */
export type Judgement = "accepted" | "nothing-new" | Refused;

type Field<T extends EventType> = keyof EventPayloads[T] & string;

/** How one type of event is judged. */
export interface Action<T extends EventType> {
  readonly by: readonly Role[];
  /** May come before the order does. */
  readonly early?: true;
  /** Its own effect on the record tells a repetition, so its id need not be kept. */
  readonly idempotent?: true;
  /** Of what it speaks, and the fields of which the later word stands. */
  readonly says?: readonly [of: Field<T>, ...fields: Field<T>[]];
  /** Whether it says what stands already, which nothing bars. */
  stands?(event: EventOf<T, EventPayloads[T]>, on: Turning): boolean;
  judge(event: EventOf<T, EventPayloads[T]>, judging: Judging): Judgement;
}

/** What of a subject is spoken of. */
export const wordOn = (of: unknown, field: string): string => `${of}/${field}`;

/** What an event speaks of, subject and field. Of two words on one thing the later stands, whichever is handed in last. */
export function wordsOf({ payload }: OrderEvent, { says }: Action<EventType>): readonly string[] {
  const told = payload as { readonly [field: string]: unknown };
  const [of = "", ...fields] = says ?? [];
  return fields.flatMap((field) => (field in told ? wordOn(told[of], field) : []));
}

/** A time that the schema has checked. */
export const checkedTime = (time: Time): Instant => {
  const at = parseTime(time);
  return typeof at === "number" ? at : 0;
};
