import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../model/base64.ts";
import type { TrackedParcel, TrackingCodec } from "./codec.ts";
import { kdniaoCodes } from "./kdniao-codes.ts";
import { formDecoding, type Read } from "./shared/form.ts";
import { md5Hex } from "./shared/md5.ts";
import { asFields, asList, asText, type Fields, hasLink } from "./shared/payload.ts";
import type { Spot } from "./shared/reading.ts";
import { isNamed, parcelReader } from "./shared/traces.ts";
import { usable } from "./shared/usable.ts";

export { kdniaoCodes } from "./kdniao-codes.ts";
export type { TextCodes } from "./shared/scans.ts";

/**
 * Reads what KDNiao (快递鸟) pushes, `RequestData=…&DataSign=…`, many parcels at once, and what its query answers, the bare
 * JSON of one.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays as a scan that moves nothing, with an issue. With a
 * `salt`, the API key, every body must carry `DataSign` = base64 of the MD5 in hex of RequestData + key, or nothing of it
 * is believed and the reply asks for another push. Decode answers that you fetched without a salt: nobody signs them.
 *
 * What a scan means comes from its `Action`; without one, for the newest scan alone, from the parcel's `StateEx` or `State`;
 * else from its text, where that says it plainly (已揽收). A state that disagrees with the newest scan's own action is passed
 * over with `STATE_PASSED_OVER`. A sign-off (3, 301, 302, 304, 311), and a state of 2 or 4, gives way to a text that says
 * plainly that a station or locker has the parcel, or that it is back. `DeliveryMan` is the courier of the last scan that the
 * parcel is out for delivery by; `Station` is the branch that delivers, not where a parcel waits, and is not read.
 *
 * An end has no time, so it is no scan but a `fetch` hint: subscribe again. Its `why` is `no_carrier_info` (三天无轨迹, or
 * 401 without traces), `tracking_ended` (七天内无轨迹变化), or `changed` where only a state is told. A number of which nothing is known yet gives no parcel and no
 * issue. The reply repeats the push's own `EBusinessID` and `PushTime`, there being no clock here.
 *
 * Source: independent clients that agree, github.com/misu99/kdniao first; the official pages could not be read.
 *
 * @example
 * import { kdniao } from "waybell/tracking/kdniao";
 *
 * const trace = '{"Action":"202","AcceptTime":"2026-06-01 10:00:00","AcceptStation":"派件中","Location":"青岛市"}';
 * const rawBody = `{"ShipperCode":"YD","LogisticCode":"YD0042","Success":true,"State":"2","Traces":[${trace}]}`;
 * const { parcels } = kdniao().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
 * parcels[0]?.events; // [{ at: 1780279200000, code: "202", milestone: "out_for_delivery", place: "青岛市" }]
 */
export function kdniao(): TrackingCodec {
  return usable({
    id: "kdniao",
    decode: formDecoding(
      ["RequestData", "DataSign"],
      // Not of the MD5 itself but of its hex: 32 characters, each of them a byte.
      (text) => toBase64(utf8ToBytes(md5Hex(text))),
      readPayload,
      answer,
    ),
  });
}

/** Only what has the form of an account's number and of a time is repeated: anything else might be somebody's data. */
const answer = (Success: boolean, { EBusinessID, PushTime }: Fields): string =>
  JSON.stringify({
    EBusinessID: only(EBusinessID, /^\d{1,8}$/),
    UpdateTime: only(PushTime, /^[\d-]{10} [\d:]{8}$/),
    Success,
    Reason: "",
  });

const only = (value: unknown, form: RegExp): string => (form.test(asText(value)) ? asText(value) : "");

function readPayload(payload: Fields, spot: Spot): Read {
  const { Data } = payload;
  // However many: one that is left out does not come again, since the push as a whole is taken.
  const read =
    Data === undefined
      ? [readItem(payload, "", spot)]
      : asList(Data).map((item, i) => readItem(asFields(item) ?? {}, `Data[${i}].`, spot));
  return { parcels: read.flatMap(({ parcels }) => parcels), fetch: read.flatMap((item) => item.fetch) };
}

function readItem(item: Fields, path: string, spot: Spot): Read {
  const name = { carrier: asText(item.ShipperCode), number: asText(item.LogisticCode) };
  // The provider gives no code for a refusal, only a text.
  const refusal = item.Success === false ? "false" : "";
  if (!isNamed(name, `${path}LogisticCode`, [`${path}Success`, refusal], spot)) return { parcels: [], fetch: [] };
  const State = asText(item.StateEx) || asText(item.State);
  const told = readParcel(name, { ...item, State }, path, spot);
  const read = { ...told, parcels: told.parcels.map((parcel) => withCourier(parcel, item)) };
  const reason = asText(item.Reason);
  const silent = read.parcels.length === 0 && State === "401";
  const why = silent || reason.includes("三天") ? "no_carrier_info" : reason.includes("七天") ? "tracking_ended" : "";
  return why ? { ...read, fetch: [{ ...name, why }] } : read;
}

/**
 * He is named beside the traces, by what may be a name and a number: of the last that somebody brings it by, unless its own
 * text names him.
 */
function withCourier(parcel: TrackedParcel, { DeliveryMan, DeliveryManTel }: Fields): TrackedParcel {
  const name = hasLink(asText(DeliveryMan)) ? "" : only(DeliveryMan, /^[\p{L}·.*＊ -]{1,24}$/u);
  const phone = only(DeliveryManTel, /^\+?[\d*][\d* ()-]{4,20}(?:转\d{1,6})?$/);
  const last = parcel.events.findLast(({ milestone }) => milestone === "out_for_delivery");
  if (!last || last.courier || !(name || phone)) return parcel;
  const courier = { ...(name && { name }), ...(phone && { phone }) };
  return { ...parcel, events: parcel.events.map((scan) => (scan === last ? { ...scan, courier } : scan)) };
}

const readParcel = parcelReader(
  "kdniao",
  ["Traces", "State", "EstimatedDeliveryTime"],
  ["AcceptTime", "Action"],
  kdniaoCodes,
  1,
  (row) => ({
    time: asText(row.AcceptTime),
    code: asText(row.Action),
    text: asText(row.AcceptStation),
    area: "",
    location: asText(row.Location),
  }),
);
