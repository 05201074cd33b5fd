import { type Finding, finding, warning } from "../../model/finding.ts";
import { headerOf as header } from "../../model/headers.ts";
import { isZone } from "../../model/zone.ts";
import type { Decoded, TrackingInput } from "../codec.ts";
import { asFields, asText, type Fields, readJson, sizeLimit } from "./payload.ts";

/** A header by its lower-case name; empty where it is absent. */
export const headerOf = ({ headers }: TrackingInput, name: string): string => asText(header(headers, name));

/**
 * What stands against believing a body. `sign` is the signature as it came, `wanted` makes the one it should be, and
 * undefined where the signature is of a kind that is not known. An empty salt proves nothing: anybody has it.
 */
export function doubtOf(
  path: string,
  sign: string,
  salt: string | undefined,
  wanted: (salt: string) => string | undefined,
): Finding | undefined {
  if (salt === undefined) return sign ? warning("SIGNATURE_NOT_CHECKED", path, "No salt was given.") : undefined;
  if (!salt) return finding("SIGNATURE_NOT_CHECKED", path, "The salt is empty.");
  if (!sign) return finding("SIGNATURE_MISSING", path, "Not signed.", "no salt for what you fetched");
  const expected = wanted(salt) ?? "";
  if (sign.length !== expected.length) return finding("SIGNATURE_UNSUPPORTED", path, "Not a known way to sign.");
  // All of it is compared, so that the duration does not tell how much was right.
  let difference = 0;
  for (let i = 0; i < sign.length; i++) difference |= expected.charCodeAt(i) ^ sign.charCodeAt(i);
  return difference ? finding("SIGNATURE_BROKEN", path, "Not of this salt.") : undefined;
}

/**
 * The JSON object of a body, if it may be believed and is one, in a zone that is known; in this order, so that nobody's
 * unsigned text is parsed. Else an issue says what is wrong, at `path`.
 */
export function openBody(
  rawBody: string,
  zone: string,
  doubt: (body: string) => Finding | undefined,
  issues: Finding[],
  path = "",
): Fields | undefined {
  const body = String(rawBody);
  const problem = body.length > sizeLimit ? finding("PAYLOAD_UNREADABLE", path, "Too long.") : doubt(body);
  if (problem) issues.push(problem);
  if (problem && !problem.level) return undefined;
  const payload = asFields(readJson(body));
  const isRead = payload && isZone(String(zone));
  if (!payload) issues.push(finding("PAYLOAD_UNREADABLE", path, "No JSON object."));
  else if (!isRead) issues.push(finding("UNKNOWN_ZONE", "zone", "Not an IANA zone."));
  return isRead ? payload : undefined;
}

type Read = Pick<Decoded, "parcels" | "fetch" | "orders">;

/**
 * With the answer: `taken`, or, where all was lost to an error, a status after which a provider pushes again. 401 says
 * that it was not believed, 500 that we are set up wrongly.
 */
export function answered(read: Read, issues: readonly Finding[], taken = ""): Decoded {
  const isRead = read.parcels.length + read.fetch.length + (read.orders?.length ?? 0) > 0;
  const lost = isRead ? undefined : issues.find(({ level }) => level === undefined);
  const status = !lost ? 200 : lost.code.startsWith("SIGNATURE") ? 401 : lost.path === "zone" ? 500 : 400;
  return { ...read, issues, reply: { status, headers: {}, body: lost ? "" : taken } };
}
