import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { finding, warning } from "../model/finding.ts";
import { readItem } from "./17track-parcels.ts";
import type { TrackingCodec } from "./codec.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { asFields, asText, type Fields } from "./shared/payload.ts";
import type { Reading } from "./shared/reading.ts";
import { rowsOf, unknownCode } from "./shared/scans.ts";
import { usable } from "./shared/usable.ts";

export { seventeenTrackCodes } from "./17track-codes.ts";

/**
 * Reads 17TRACK's webhooks of v2, and what its API answers to `gettrackinfo`, `gettracklist` and `register`; of the first
 * version, `track.z1` and `track.e`, what was fetched.
 *
 * Guaranteed: never throws; scans oldest first, those of the first carrier before those of the last; what two carriers tell
 * alike is one scan. With a `salt`, the API key, every body must carry the header `sign`, the SHA-256 in hex of the bytes,
 * a slash and the key, or nothing of it is believed. The first version signs another way, which is `SIGNATURE_UNSUPPORTED`.
 *
 * A scan's code is its `sub_status`, or its `stage` where it has none. What happened comes from both: an exception from the
 * one may stand beside a place from the other. An unknown one says nothing, with an issue. For the newest scan alone, where
 * it has neither, it comes from the parcel's `latest_status`; one that disagrees is passed over with `STATE_PASSED_OVER`.
 *
 * What has no time is no scan but a `fetch` hint. Its `why` is `tracking_ended` (TRACKING_STOPPED, where nothing says
 * that the parcel has come or is back, and Expired),
 * `no_carrier_info` (an invalid number), `not_registered`, or `changed` where only a status is told.
 *
 * Of a scan's times one with an offset counts first; one without is wall time in `zone`; of which only the day is told, as
 * with AfterShip.
 *
 * Source: the documentation of v2.4 as independent clients have it, help.17track.net, and real payloads of v1.
 *
 * @example
 * import { seventeenTrack } from "waybell/tracking/17track";
 *
 * const event = '{"time_iso":"2026-06-01T10:00:00+08:00","sub_status":"InTransit_PickedUp","location":"SHENZHEN, CN"}';
 * const tracking = `"tracking":{"providers":[{"events":[${event}]}]}`;
 * const rawBody = `{"event":"TRACKING_UPDATED","data":{"number":"YT0042","carrier":190012,"track_info":{${tracking}}}}`;
 * const { parcels } = seventeenTrack().decode({ headers: {}, rawBody }, { zone: "UTC" });
 * parcels[0]?.events; // [{ at: 1780279200000, code: "InTransit_PickedUp", milestone: "picked_up", place: "SHENZHEN, CN" }]
 */
export function seventeenTrack(): TrackingCodec {
  return usable({
    id: "17track",
    decode: (input, { salt, zone }) => {
      const reading: Reading = { zone, parcels: [], hints: [], issues: [] };
      const { parcels, hints, issues } = reading;
      // In the first version the signature stands in the body.
      const sign = headerOf(input, "sign") || (/"sign"\s*:\s*"/.test(input.rawBody) ? "sign" : "");
      const doubt = (body: string) => doubtOf("sign", sign.toLowerCase(), salt, (key) => sha256Hex(`${body}/${key}`));
      const payload = openBody(input.rawBody, zone, doubt, issues);
      if (payload) readPayload(payload, reading);
      return answered({ parcels, fetch: hints }, issues);
    },
  });
}

const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Every `event`; answers have none. */
const events = ["", "TRACKING_UPDATED", "TRACKING_STOPPED"];

function readPayload(payload: Fields, reading: Reading): void {
  const { issues } = reading;
  const event = asText(payload.event);
  const code = asText(payload.code);
  const data = asFields(payload.data) ?? {};
  if (!events.includes(event)) issues.push(unknownCode("event", event));
  if (code !== "" && code !== "0") issues.push(finding("PROVIDER_REFUSED", "code", `The answer is ${named(code)}.`));
  else if (data.accepted === undefined && data.rejected === undefined) readItem(data, "data.", event, reading);
  for (const [item, path] of rowsOf(data.accepted, "data.accepted", issues)) readItem(item, `${path}.`, "", reading);
  for (const [item, path] of rowsOf(data.rejected, "data.rejected", issues)) readRefusal(item, path, reading);
}

function readRefusal(item: Fields, path: string, { hints, issues }: Reading): void {
  const code = asText(asFields(item.error)?.code);
  const [carrier, number] = [asText(item.carrier), asText(item.number)];
  if (code === "-18019902" && carrier && number) hints.push({ carrier, number, why: "not_registered" });
  else issues.push(warning("PROVIDER_REFUSED", `${path}.error.code`, `The answer is ${named(code)}.`));
}

/** Its error codes begin alike, which no telephone number does. */
const named = (code: string): string => (/^-180\d{5}$/.test(code) ? `a code "${code}"` : "a code that is not known");
