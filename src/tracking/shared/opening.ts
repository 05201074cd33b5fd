import { type Finding, finding, warning } from "../../model/finding.ts";
import { isZone } from "../../model/zone.ts";
import { asFields, type Fields, readJson } from "./payload.ts";

/**
 * What stands against believing what is signed with `sign`: `expected` is what the salt gives, undefined where there is no
 * salt, empty where the salt or the way to sign proves nothing. One of another length is of another kind.
 */
export function doubtOn(path: string, sign: string, expected: string | undefined): Finding | undefined {
  if (expected === undefined) return sign ? warning("SIGNATURE_NOT_CHECKED", path, "No salt was given.") : undefined;
  if (!sign) return finding("SIGNATURE_MISSING", path, "Not signed.", "no salt for what you fetched");
  if (sign.length !== expected.length) return finding("SIGNATURE_UNSUPPORTED", path, "Not a known way to sign.");
  // All of it is compared, so that the duration does not tell how much was right.
  let difference = 0;
  for (let i = 0; i < sign.length; i++) difference |= expected.charCodeAt(i) ^ sign.charCodeAt(i);
  return difference ? finding("SIGNATURE_BROKEN", path, "Not of this salt.") : undefined;
}

/** The JSON object that is believed, where it is one and the zone is known; else an issue says what is wrong. */
export function payloadOf(json: string, path: string, zone: string, issues: Finding[]): Fields | undefined {
  const payload = asFields(readJson(json));
  const isRead = payload && isZone(String(zone));
  if (!payload) issues.push(finding("PAYLOAD_UNREADABLE", path, "No JSON object."));
  else if (!isRead) issues.push(finding("UNKNOWN_ZONE", "zone", "Not an IANA zone."));
  return isRead ? payload : undefined;
}
