import { finding } from "../model/finding.ts";
import { aftershipCodes } from "./aftership-codes.ts";
import type { TrackingCodec } from "./codec.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { momentOf, timedDays } from "./shared/days.ts";
import { hmacBase64 } from "./shared/hmac.ts";
import { asFields, asList, asText, type Fields, shown } from "./shared/payload.ts";
import type { Reading } from "./shared/reading.ts";
import {
  meaningOf,
  nameOf,
  parcelOf,
  placeOf,
  type Row,
  readScans,
  rowLimit,
  rowsOf,
  rowsSeen,
  unknownCode,
  unknownOf,
} from "./shared/scans.ts";
import { weighState } from "./shared/state.ts";
import { usable } from "./shared/usable.ts";

export { aftershipCodes } from "./aftership-codes.ts";

const signatureHeader = "aftership-hmac-sha256";

/**
 * Reads AfterShip's webhooks, and what its API answers: one tracking, a list of them, a last checkpoint.
 *
 * Guaranteed: never throws; scans oldest first; an unknown subtag stays as a scan that means what its tag means, or nothing,
 * with an issue. With a `salt`, the webhook secret, every body must carry `aftership-hmac-sha256`, the HMAC-SHA256 of the
 * bytes in base64, or nothing of it is believed. Decode answers that you fetched without a salt: nobody signs them.
 *
 * What the checkpoints say goes before the tracking's own tag: where the newest says something else, the tag is passed over
 * with `STATE_PASSED_OVER`. A tag that says there is no more to come has no time, so it is no scan but a `fetch` hint, `why`
 * being `tracking_ended` (Expired), `no_carrier_info` (the event `tracking_pending_time`), or `changed` where only a tag is
 * told. A tracking of which nothing is known yet gives no parcel.
 *
 * A time without an offset is wall time in `zone`. A checkpoint of which only the day is told is at its start (`day`), or at the
 * instant of the checkpoint before it where that is of the same day. An arrival told as a day, or by its midnight, is
 * the end of that day.
 *
 * Source: aftership.com/docs/tracking, webhooks and enumerations of 2025-01 to 2026-07; recorded answers of v4.
 *
 * @example
 * import { aftership } from "waybell/tracking/aftership";
 *
 * const checkpoint = '{"checkpoint_time":"2026-06-01T10:00:00+08:00","subtag":"InTransit_002","city":"Dongguan"}';
 * const tracking = `{"slug":"fedex","tracking_number":"FX0042","tag":"InTransit","checkpoints":[${checkpoint}]}`;
 * const rawBody = `{"event":"tracking_update","msg":${tracking}}`;
 * const { parcels } = aftership().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
 * parcels[0]?.events; // [{ at: 1780279200000, code: "InTransit_002", milestone: "picked_up", place: "Dongguan" }]
 */
export function aftership(): TrackingCodec {
  return usable({
    id: "aftership",
    decode: (input, { salt, zone }) => {
      const reading: Reading = { zone, parcels: [], hints: [], issues: [] };
      const { parcels, hints, issues } = reading;
      const sign = headerOf(input, signatureHeader);
      const doubt = (body: string) => doubtOf(signatureHeader, sign, salt, (secret) => hmacBase64(body, secret));
      const payload = openBody(input.rawBody, zone, doubt, issues);
      if (payload) readPayload(payload, reading);
      return answered({ parcels, fetch: hints }, issues);
    },
  });
}

/** Every `event`; answers have none. */
const events = ["", "tracking_update", "edd_revise", "tracking_pending_time"];

function readPayload(payload: Fields, reading: Reading): void {
  const event = asText(payload.event);
  if (!events.includes(event)) reading.issues.push(unknownCode("event", event));
  const code = asText(asFields(payload.meta)?.code);
  const data = asFields(payload.data) ?? {};
  if (code && !code.startsWith("2"))
    reading.issues.push(finding("PROVIDER_REFUSED", "meta.code", `The answer is a code ${shown(code)}.`));
  else if (payload.msg !== undefined) readTracking(asFields(payload.msg) ?? {}, "msg.", event, reading);
  else if (data.trackings !== undefined)
    for (const [tracking, path] of rowsOf(data.trackings, "data.trackings", reading.issues))
      readTracking(tracking, `${path}.`, "", reading);
  else if (data.tracking !== undefined) readTracking(asFields(data.tracking) ?? {}, "data.tracking.", "", reading);
  else readTracking(data, "data.", "", reading);
}

function readTracking(tracking: Fields, path: string, event: string, { zone, parcels, hints, issues }: Reading): void {
  const name = nameOf("aftership", tracking.slug, tracking.tracking_number, `${path}tracking_number`, issues);
  if (!name) return;
  const { carrier, number } = name;
  const last = asFields(tracking.checkpoint);
  const list = last?.checkpoint_time ? [last] : asList(tracking.checkpoints).slice(-rowsSeen);
  const times = timedDays(list.map((row) => asText(asFields(row)?.checkpoint_time)));
  const over = Math.max(0, list.length - rowLimit);
  const read = (row: Fields, i: number) => readRow(row, times[over + i] ?? "", zone);
  const events = readScans(list, `${path}${last ? "checkpoint" : "checkpoints"}`, read, issues);
  const expected = asFields(tracking.latest_estimated_delivery);
  const text = [expected?.datetime, expected?.datetime_max, tracking.expected_delivery].map(asText).find(Boolean) ?? "";
  parcels.push(...parcelOf(name, events, { text, path: `${path}latest_estimated_delivery`, zone }, issues));
  const [tag, subtag] = [asText(tracking.tag), asText(tracking.subtag)];
  const means = meaningOf(aftershipCodes, subtag) ?? meaningOf(aftershipCodes, tag);
  if (means?.exception === "tracking_ended") hints.push({ carrier, number, why: "tracking_ended" });
  else if (event === "tracking_pending_time") hints.push({ carrier, number, why: "no_carrier_info" });
  else
    hints.push(...weighState(name, [subtag || tag, means, `${path}${subtag ? "subtag" : "tag"}`], { events }, issues));
}

function readRow(row: Fields, time: string, zone: string): Row {
  const tag = asText(row.tag);
  const subtag = asText(row.subtag);
  const exact = meaningOf(aftershipCodes, subtag);
  const { at, ...day } = momentOf(time, zone);
  return {
    at,
    time: "checkpoint_time",
    code: subtag || tag,
    says: [exact ?? meaningOf(aftershipCodes, tag), placeOf(asText(row.city) || row.location), day],
    unknown: subtag ? unknownOf("subtag", subtag, exact) : unknownOf("tag", tag, meaningOf(aftershipCodes, tag)),
  };
}
