import { finding, warning } from "../model/finding.ts";
import type { TrackingCodec } from "./codec.ts";
import { easypostDetails, easypostMeaning, easypostStatuses } from "./easypost-codes.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { hmacHex } from "./shared/hmac.ts";
import { readTime } from "./shared/local-time.ts";
import { asFields, asText, type Fields, shown } from "./shared/payload.ts";
import type { Reading } from "./shared/reading.ts";
import { meaningOf, nameOf, parcelOf, placeOf, type Row, readScans, rowsOf, unknownOf } from "./shared/scans.ts";
import { weighState } from "./shared/state.ts";
import { usable } from "./shared/usable.ts";

export { easypostDetails, easypostStatuses } from "./easypost-codes.ts";

const signatureHeader = "x-hmac-signature";
const signatureKind = "hmac-sha256-hex=";

/**
 * Reads EasyPost's events of trackers, and what its API answers: one tracker, a list of them, an event, a list of those.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays as what is known beside it, with an issue. A scan's
 * code is `status/status_detail`. What the details of a tracker say goes before its own status: where the newest
 * says something else, that is passed over with `STATE_PASSED_OVER`.
 *
 * With a `salt`, the webhook secret, every body must carry `X-Hmac-Signature` = `hmac-sha256-hex=` and the HMAC-SHA256 of
 * the bytes under the secret in form NFKD; another kind of signature is `SIGNATURE_UNSUPPORTED` and nothing is believed.
 *
 * An event without its tracker is a `fetch` hint for that event, `why` being its description; a tracker that expired is one
 * too, `why` being `tracking_ended`, and one that has a status and no details, `why` being `changed`. Events of other things are passed over with `EVENT_NOT_READ`. An arrival told as a
 * day is the end of that day in `zone`. Where EasyPost does not know the place of a scan, its `Z` is local time, and is
 * read as it stands. A `tracking_code` may be used again for another parcel; scans older than the order are for you to see.
 *
 * Source: docs.easypost.com/docs/trackers and /guides/webhooks-guide; signature verified on the official fixture.
 *
 * @example
 * import { easypost } from "waybell/tracking/easypost";
 *
 * const detail = '{"status":"in_transit","status_detail":"departed_facility","datetime":"2026-06-01T10:00:00Z"}';
 * const rawBody = `{"object":"Tracker","carrier":"USPS","tracking_code":"EZ1","tracking_details":[${detail}]}`;
 * const { parcels } = easypost().decode({ headers: {}, rawBody }, { zone: "America/New_York" });
 * parcels[0]?.events;     // [{ at: 1780308000000, code: "in_transit/departed_facility", milestone: "in_transit" }]
 */
export function easypost(): TrackingCodec {
  return usable({
    id: "easypost",
    decode: (input, { salt, zone }) => {
      const reading: Reading = { zone, parcels: [], hints: [], issues: [] };
      const sign = headerOf(input, signatureHeader);
      const doubt = (body: string) =>
        doubtOf(signatureHeader, sign, salt, (secret) =>
          sign.startsWith(signatureKind) ? signatureKind + hmacHex(body, secret.normalize("NFKD")) : undefined,
        );
      const payload = openBody(input.rawBody, zone, doubt, reading.issues);
      if (payload) readPayload(payload, reading);
      return answered({ parcels: reading.parcels, fetch: reading.hints }, reading.issues);
    },
  });
}

function readPayload(payload: Fields, reading: Reading): void {
  const { issues } = reading;
  const refusal = asFields(payload.error);
  if (refusal) issues.push(finding("PROVIDER_REFUSED", "error.code", `A code ${shown(asText(refusal.code))}.`));
  else if (payload.trackers !== undefined)
    for (const [tracker, path] of rowsOf(payload.trackers, "trackers", issues))
      readTracker(tracker, `${path}.`, reading);
  else if (payload.events !== undefined)
    for (const [event, path] of rowsOf(payload.events, "events", issues)) readEvent(event, `${path}.`, reading);
  else if (payload.object === "Event") readEvent(payload, "", reading);
  else readTracker(payload, "", reading);
}

function readEvent(event: Fields, path: string, reading: Reading): void {
  const why = asText(event.description);
  const number = asText(event.id);
  const tracker = asFields(event.result);
  if (tracker?.object === "Tracker" || tracker?.tracking_code) readTracker(tracker, `${path}result.`, reading);
  else if (!tracker && /^tracker\.\w{1,32}$/.test(why) && number)
    reading.hints.push({ carrier: "easypost", number, why });
  else reading.issues.push(warning("EVENT_NOT_READ", `${path}description`, "Not of a tracker."));
}

function readTracker(tracker: Fields, path: string, reading: Reading): void {
  const { zone, parcels, issues } = reading;
  const name = nameOf("easypost", tracker.carrier, tracker.tracking_code, `${path}tracking_code`, issues);
  if (!name) return;
  const { carrier, number } = name;
  const events = readScans(tracker.tracking_details, `${path}tracking_details`, (row) => readDetail(row, zone), issues);
  const arrival = { text: asText(tracker.est_delivery_date), path: `${path}est_delivery_date`, zone };
  parcels.push(...parcelOf(name, events, arrival, issues));
  const [status, detail] = [asText(tracker.status), asText(tracker.status_detail)];
  const means = meaningOf(easypostStatuses, status) && easypostMeaning(status, detail);
  reading.hints.push(
    ...(detail === "expired"
      ? [{ carrier, number, why: "tracking_ended" }]
      : weighState(name, [status, means, `${path}status`], { events }, issues)),
  );
}

function readDetail(row: Fields, zone: string): Row {
  const status = asText(row.status);
  const detail = asText(row.status_detail);
  return {
    at: readTime(asText(row.datetime), zone),
    time: "datetime",
    code: detail ? `${status}/${detail}` : status,
    says: [easypostMeaning(status, detail), placeOf(asFields(row.tracking_location)?.city)],
    unknown: unknownOf(
      "status_detail",
      detail,
      meaningOf(easypostDetails, detail),
      unknownOf("status", status, meaningOf(easypostStatuses, status)),
    ),
  };
}
