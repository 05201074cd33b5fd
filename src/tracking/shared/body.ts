import { type Finding, finding } from "../../model/finding.ts";
import type { Decoded, TrackingInput } from "../codec.ts";
import { doubtOn, payloadOf } from "./opening.ts";
import { asText, type Fields, sizeLimit } from "./payload.ts";

/** A header by its lower-case name, however the host wrote it; empty where it is absent. */
export function headerOf({ headers }: TrackingInput, name: string): string {
  for (const key in headers) if (key.toLowerCase() === name) return asText(headers[key]);
  return "";
}

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
  if (salt === "") return finding("SIGNATURE_NOT_CHECKED", path, "The salt is empty.");
  return doubtOn(path, sign, salt === undefined ? undefined : (wanted(salt) ?? ""));
}

/** The JSON object of a body, if it may be believed and is one; in this order, so that nobody's unsigned text is parsed. */
export function openBody(
  rawBody: string,
  zone: string,
  doubt: (body: string) => Finding | undefined,
  issues: Finding[],
): Fields | undefined {
  const body = String(rawBody);
  const problem = body.length > sizeLimit ? finding("PAYLOAD_UNREADABLE", "", "Too long.") : doubt(body);
  if (problem) issues.push(problem);
  return problem && !problem.level ? undefined : payloadOf(body, "", zone, issues);
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
