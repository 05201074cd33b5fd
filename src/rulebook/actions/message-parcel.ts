import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MessageReceived } from "../../model/event.ts";
import type { Instant } from "../../model/instant.ts";
import type { MessageFinds } from "../../model/message/reading.ts";
import type { ParcelRecord } from "../../model/record.ts";
import { parseSendId } from "../../notify/send-id.ts";
import { parcelOf } from "../draft.ts";
import { type Judging, type Refused, refused } from "./action.ts";
import { factOn, orderFact } from "./as-it-stands.ts";
import { noSuchParcel } from "./goods.ts";

/** The parcel a message is about, and how it stands; without it, why there is none. */
export interface About {
  readonly parcel?: ParcelRecord;
  readonly finds: MessageFinds;
  /** What of the text named the parcel: the end of its number. */
  readonly named?: string;
}

/**
 * The parcel that is named: by the message, by the end of its number in the text, or by what it answers. Else the only one
 * under way, the one that went out for delivery last, or with none under way the one delivered last.
 */
export function parcelMeant(judging: Judging, { parcelId, replyTo, text }: MessageReceived): About | Refused {
  const { draft, at } = judging;
  const { states } = judging.scene(draft, at);
  // By a scan, or because he took on to bring it.
  const withCourier = ({ id }: ParcelRecord): Instant =>
    Number(factOn(judging, "parcel", id, "parcel.with-courier") ?? 0);
  const about = (parcel: ParcelRecord): About & { readonly parcel: ParcelRecord } => {
    const state = states.get(parcel.id);
    return { parcel, finds: state ? findsOf(state, withCourier(parcel)) : "on-its-way" };
  };
  const given = parcelOf(draft, parcelId);
  if (given) return about(given);
  if (parcelId !== undefined) return noSuchParcel;
  const key = replyTo === undefined ? undefined : parseSendId(replyTo);
  if (replyTo !== undefined && key?.order !== draft.id) return refused("E_NO_SUCH_SEND", "payload.replyTo");
  const toBuyer = draft.parcels.filter(({ kind }) => kind !== "return");
  const [parcel, named] = namedIn(text, toBuyer) ?? [];
  if (parcel && named !== undefined) return { ...about(parcel), named };
  // What it answers may have been an answer itself.
  const subject = draft.messages.find(([id]) => id === key?.subject)?.[4] ?? key?.subject;
  const answered = parcelOf(draft, subject);
  if (answered) return about(answered);
  const isOver = draft.stamps["order.closed"] ?? orderFact(judging, "order.lines-awaited") === 0;
  if (toBuyer.length === 0) return { finds: isOver ? "over" : "not-shipped" };
  const coming = underWay(judging);
  const candidates = coming.length === 0 ? toBuyer : coming;
  const delivered = ({ id }: ParcelRecord): Instant => states.get(id)?.delivered?.[0] ?? 0;
  const only =
    candidates.length === 1 ? candidates[0] : last(candidates, coming.length === 0 ? delivered : withCourier);
  return only ? about(only) : { finds: coming.length === 0 ? "over" : "unclear" };
}

/** What may still come to the buyer. */
export function underWay({ draft, at, scene }: Judging): readonly ParcelRecord[] {
  const { states } = scene(draft, at);
  return draft.parcels.filter(
    ({ id, kind }) => kind !== "return" && findsOf(states.get(id) as ParcelState, 0) !== "over",
  );
}

/** The one with the latest instant, if it alone has it. */
function last(parcels: readonly ParcelRecord[], of: (parcel: ParcelRecord) => Instant): ParcelRecord | undefined {
  const most = Math.max(...parcels.map(of));
  const [only, other] = most > 0 ? parcels.filter((parcel) => of(parcel) === most) : [];
  return other ? undefined : only;
}

/** The end of a tracking number, four characters or more with a digit, that is the end of only one. */
function namedIn(text: string, parcels: readonly ParcelRecord[]): readonly [ParcelRecord, string] | undefined {
  for (const word of text.normalize("NFKC").match(/[a-z0-9-]{4,32}/gi) ?? []) {
    const [only, other] = /\d/.test(word) ? parcels.filter(({ number }) => number.endsWith(word.toUpperCase())) : [];
    if (only && !other) return [only, word];
  }
  return undefined;
}

function findsOf(state: ParcelState, withCourier: Instant): MessageFinds {
  const { delivered, returning, returned, refused: turnedDown, cancelled, lost } = state;
  if (delivered ?? returning ?? returned ?? turnedDown ?? cancelled ?? lost) return "over";
  if (state.awaiting) return "to-collect";
  return withCourier > 0 ? "with-courier" : "on-its-way";
}
