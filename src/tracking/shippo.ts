import { type Finding, warning } from "../model/finding.ts";
import type { Decoded, TrackingCodec } from "./codec.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { hmacHex } from "./shared/hmac.ts";
import { readTime } from "./shared/local-time.ts";
import { asFields, asList, asText, type Fields } from "./shared/payload.ts";
import { meaningOf, nameOf, parcelOf, placeOf, type Row, readScans, unknownOf } from "./shared/scans.ts";
import { weighState } from "./shared/state.ts";
import { usable } from "./shared/usable.ts";
import { shippoMeaning, shippoStatuses, shippoSubstatuses } from "./shippo-codes.ts";

export { shippoStatuses, shippoSubstatuses } from "./shippo-codes.ts";

const signatureHeader = "shippo-auth-signature";

/**
 * Reads Shippo's event `track_updated`, and the track that its API answers.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays as what is known beside it, with an issue. A scan's
 * code is `STATUS` or `STATUS/substatus`. The present status is one more scan where the history does not have it. Without a
 * date it is none: passed over with `STATE_PASSED_OVER` where the newest scan says something else; where there is no scan,
 * a `fetch` hint, `why` being `changed`.
 *
 * With a `salt`, the HMAC secret that Shippo gives on request, every body must carry `Shippo-Auth-Signature: t=…,v1=…`,
 * the HMAC-SHA256 of time, dot and bytes; without a `v1` it is `SIGNATURE_UNSUPPORTED` and nothing is believed. There is no
 * clock here: an old body sent again adds nothing that was not known. A token in the URL is for you to compare.
 *
 * Other events are passed over with `EVENT_NOT_READ`. An arrival told as a day is the end of that day in `zone`.
 *
 * Source: docs.goshippo.com/docs/tracking, and recorded answers of 2016 and 2023.
 *
 * @example
 * import { shippo } from "waybell/tracking/shippo";
 *
 * const status = '{"status":"TRANSIT","substatus":{"code":"out_for_delivery"},"status_date":"2026-06-01T10:00:00Z"}';
 * const track = `{"carrier":"usps","tracking_number":"9205","tracking_status":${status},"tracking_history":[]}`;
 * const rawBody = `{"event":"track_updated","data":${track}}`;
 * const { parcels } = shippo().decode({ headers: {}, rawBody }, { zone: "America/New_York" });
 * parcels[0]?.events; // [{ at: 1780308000000, code: "TRANSIT/out_for_delivery", milestone: "out_for_delivery" }]
 */
export function shippo(): TrackingCodec {
  return usable({
    id: "shippo",
    decode: (input, { salt, zone }) => {
      const issues: Finding[] = [];
      const sign = headerOf(input, signatureHeader);
      const doubt = (body: string) =>
        doubtOf(signatureHeader, sign, salt, (secret) => {
          const time = /(?:^|,)t=(\d{1,16})(?:,|$)/.exec(sign)?.[1];
          const is = time === undefined || !/(?:^|,)v1=/.test(sign);
          return is
            ? undefined
            : sign.replace(/((?:^|,)v1=)[^,]*/, (_, name) => name + hmacHex(`${time}.${body}`, secret));
        });
      const payload = openBody(input.rawBody, zone, doubt, issues);
      return answered(payload ? readPayload(payload, zone, issues) : nothing, issues);
    },
  });
}

type Read = Pick<Decoded, "parcels" | "fetch">;

const nothing: Read = { parcels: [], fetch: [] };

function readPayload(payload: Fields, zone: string, issues: Finding[]): Read {
  const event = asText(payload.event);
  const path = event ? "data." : "";
  if (event && event !== "track_updated") {
    issues.push(warning("EVENT_NOT_READ", "event", "Not of a track."));
    return nothing;
  }
  const track = event ? (asFields(payload.data) ?? {}) : payload;
  const name = nameOf("shippo", track.carrier, track.tracking_number, `${path}tracking_number`, issues);
  if (!name) return nothing;
  const history = asList(track.tracking_history);
  const present = asFields(track.tracking_status);
  // A track of which nothing is known yet has a status without a date.
  const key = keyOf(present);
  const isDated = asText(present?.status_date) !== "";
  const isNew = present && isDated && !history.some((row) => keyOf(row) === key);
  const read = (row: Fields) => readStatus(row, zone);
  const told = readScans(history, `${path}tracking_history`, read, issues);
  const last = isNew ? readScans(present, `${path}tracking_status`, read, issues) : [];
  const events = [...told, ...last].sort((a, b) => a.at - b.at);
  const [status, substatus] = statusOf(present ?? {});
  const means = meaningOf(shippoStatuses, status) && shippoMeaning(status, substatus);
  return {
    parcels: parcelOf(name, events, { text: asText(track.eta), path: `${path}eta`, zone }, issues),
    fetch: isDated ? [] : weighState(name, [status, means, `${path}tracking_status.status`], { events }, issues),
  };
}

const statusOf = (row: Fields): readonly [status: string, substatus: string] => [
  asText(row.status),
  asText(asFields(row.substatus)?.code),
];

/** What makes two rows one: the ids of a status differ between history and present. */
const keyOf = (row: unknown): string => {
  const fields = asFields(row) ?? {};
  return [asText(fields.status_date), ...statusOf(fields)].join(" ");
};

function readStatus(row: Fields, zone: string): Row {
  const [status, substatus] = statusOf(row);
  return {
    at: readTime(asText(row.status_date), zone),
    time: "status_date",
    code: substatus ? `${status}/${substatus}` : status,
    says: [shippoMeaning(status, substatus), placeOf(asFields(row.location)?.city)],
    unknown: unknownOf(
      "substatus.code",
      substatus,
      meaningOf(shippoSubstatuses, substatus),
      unknownOf("status", status, meaningOf(shippoStatuses, status)),
    ),
  };
}
