import type { PersonEffect } from "../../model/effect.ts";
import type { MessageReceived } from "../../model/event.ts";
import { escaped } from "../../model/id.ts";
import { dayMeant } from "../../model/message/day.ts";
import { nothingSaid, thanks } from "../../model/message/read.ts";
import type { MessageIntent, Reading } from "../../model/message/reading.ts";
import { safeText } from "../../model/message/safe-text.ts";
import type { Person } from "../../model/person.ts";
import type { MessageRow } from "../../model/record.ts";
import { day as waits } from "../../model/zone.ts";
import { noteParcel, parcelOf, stampFirst, stampLast } from "../draft.ts";
import { learnt } from "../learnt.ts";
import { bringerOf } from "../matters.ts";
import { type Action, type Judging, refused, wordOn } from "./action.ts";
import { type About, parcelMeant } from "./message-parcel.ts";

/** What comes twice within this is one message, as two scans are one. */
const sameWithin = 120_000;
/** Messages an order remembers. */
const most = 50;
/** A mail may be longer than anybody passes on. */
const looksAt = 1_000;

/** What is said of the channel itself and not of a parcel. */
const choices: { readonly [I in MessageIntent]?: PersonEffect["learnt"] } = { stop: "opted-out", start: "opted-in" };

/** Somebody writes: "stop" and "start" are learnt; a buyer's question is answered, a wish noted and passed on. */
export const messageReceived: Action<"message.received"> = {
  by: ["buyer", "seller", "courier", "carrier", "platform"],
  judge: ({ id, payload, actor }, judging) => {
    const { draft, book, people, at, occurred } = judging;
    const { channel } = payload;
    const person = people.get(actor.role)?.find((one) => one.id === payload.person);
    if (!person) return refused("E_NO_SUCH_PERSON", "payload.person");
    const kind = book.adapters.find((adapter) => adapter.id === channel)?.kind ?? channel;
    if (!book.lexicon.names.channels.has(kind)) return refused("E_NO_SUCH_CHANNEL", "payload.channel");
    const meant = parcelMeant(judging, payload);
    const about: About = "code" in meant ? { finds: "unclear" } : meant;
    const when = Math.min(occurred, at);
    const wish = wishOf(judging, payload, about, person, when);
    if (!wish) return refused("E_NOTHING_SAID", "payload.text");
    if (wish === nothing) return "accepted";
    const { intent, request, day, part } = wish;
    const choice = choices[intent];
    if (choice) {
      if (!stampLast(draft, wordOn(person.id, kind), at)) return refused("E_STALE_UPDATE");
      const effect: PersonEffect = {
        type: "person",
        id: `${escaped(draft.id)}/message/${escaped(id)}/${choice}`,
        owner: draft.id,
        person: person.id,
        channel,
        kind,
        learnt: choice,
        since: when,
        at: draft.now,
      };
      learnt(judging, [effect]);
      return "accepted";
    }
    if ("code" in meant) return meant;
    if (actor.role !== "buyer") return refused("E_NOT_ALLOWED", "actor.role");
    const parcel = about.parcel?.id ?? "";
    const row: MessageRow = [id, when, at, person.id, parcel, intent, about.finds, request, day, part];
    // "Which parcel" is answered, within a day, by a number alone and by the same wish said again with its parcel.
    const says = wish === numberAlone ? [3] : [3, 5, 7, 8, 9];
    const today = dayMeant("+0", when, person.zone) ?? 0;
    const rows = draft.messages.map(
      (one): MessageRow =>
        parcel && one[6] === "unclear" && isLike(one, row, waits, says) && (one[8] || today) >= today
          ? [one[0], when, at, person.id, parcel, one[5], about.finds, one[7], one[8], one[9]]
          : one,
    );
    if (!rows.some((one) => isLike(one, row, sameWithin, [4, ...says]))) rows.push(row);
    const news = rows.filter((one) => !draft.messages.includes(one));
    if (news.length === 0) return "nothing-new";
    draft.messages = rows.slice(-most);
    for (const one of news) if (one[5] !== "where") follow(judging, one, person);
    return "accepted";
  },
};

/** What a message asks for, as its row has it. */
interface Wish {
  readonly intent: MessageRow[5];
  readonly request: string;
  readonly day: MessageRow[8];
  readonly part: string;
}

/** In words of ours wherever it was understood; undefined where nothing is said. */
function wishOf(
  { book }: Judging,
  payload: MessageReceived,
  { named }: About,
  { zone }: Person,
  when: number,
): Wish | undefined {
  const text = payload.text.slice(0, looksAt).normalize("NFKC");
  const rest = named === undefined ? text : text.replace(named, " ");
  const told = book.readMessage(rest);
  if (payload.intent === undefined && (told === nothingSaid || told === thanks)) {
    if (named !== undefined) return numberAlone;
    if (told === thanks && hasWords(text) && !text.includes("?")) return nothing;
  }
  const { intent, place, day, part } = readingOf(payload, told);
  if (intent === "where" || (intent && choices[intent])) return wish(intent);
  if (intent === "call_me") return wish(intent, "call_me");
  if (intent === "leave_at" && place) return wish(intent, place);
  const on = day === undefined ? 0 : dayMeant(day, when, zone, part);
  if (intent === "reschedule" && on !== undefined) return { intent, request: "another_day", day: on, part: part ?? "" };
  const words = safeText(text);
  return hasWords(words) ? wish("other", words) : undefined;
}

/** What the sender of the event read of it stands above what is read here. */
function readingOf(payload: MessageReceived, told: Reading): Partial<Reading> {
  if (payload.intent === undefined) return told;
  return told.intent === payload.intent ? { ...told, ...payload } : payload;
}

const wish = (intent: Wish["intent"], request = ""): Wish => ({ intent, request, day: 0, part: "" });

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Without a question for it: where that parcel is. */
const numberAlone = /* @__PURE__ */ wish("where");

/** Whoever only says thanks asks for nothing, whatever it is about. */
const nothing = /* @__PURE__ */ wish("other");

const isLike = (one: MessageRow, other: MessageRow, within: number, columns: readonly number[]): boolean =>
  Math.abs(one[1] - other[1]) <= within && columns.every((column) => one[column] === other[column]);

/** Whose hands a wish allows; the door is nobody's. */
const consents: { readonly [request: string]: string } = {
  locker: "order.point-consent",
  station: "order.point-consent",
  neighbour: "order.proxy-consent",
  guard: "order.proxy-consent",
  reception: "order.proxy-consent",
  shop: "order.proxy-consent",
};

/** What follows from a wish, beside its being passed on. */
function follow({ draft, people, at }: Judging, row: MessageRow, { zone }: Person): void {
  const [id, when, , , parcelId, intent, finds, request, day] = row;
  const consent = intent === "leave_at" ? consents[request] : undefined;
  if (consent && finds !== "over") stampFirst(draft, consent, [when, at]);
  const parcel = parcelOf(draft, parcelId);
  if (!parcel || (finds !== "on-its-way" && finds !== "with-courier")) return;
  if (intent === "reschedule" && day !== dayMeant("+0", when, zone))
    noteParcel(draft, parcel, "parcel.rescheduled", at);
  const bringer = bringerOf(draft.matters, parcelId);
  if (people.get("courier")?.some((courier) => courier.id === (bringer ?? courier.id))) return;
  // Nobody to pass it on to: somebody has to see to it.
  const [task, rule] = ["pass-on-request", "recipient-asks"];
  draft.effects.push({
    type: "openTask",
    id: [escaped(draft.id), task, rule, escaped(id), when].join("/"),
    owner: draft.id,
    task,
    assignee: "carrier",
    rule,
    subject: id,
    since: when,
    at: draft.now,
  });
}
