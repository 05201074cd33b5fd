import type { Finding } from "../../model/finding.ts";
import type { Decoded, TrackingCodec } from "../codec.ts";
import { doubtOf, openBody } from "./body.ts";
import { type Fields, formField, sizeLimit } from "./payload.ts";
import type { Spot } from "./reading.ts";

export type Read = Pick<Decoded, "parcels" | "fetch">;

/**
 * Decodes a form whose fields, called as `names` say, hold the JSON and its signature, the `hash` of JSON and salt; or the
 * bare JSON of a query's answer, which nobody signs: where it is `trusted`, it is believed beside a salt all the same.
 * Nobody's unsigned text is parsed. `answer` gets whether anything was read, and what may be believed.
 */
export const formDecoding =
  (
    names: readonly [payload: string, sign: string],
    hash: (text: string) => string,
    read: (payload: Fields, spot: Spot) => Read | undefined,
    answer: (taken: boolean, payload: Fields) => string,
    trusted?: boolean,
  ): TrackingCodec["decode"] =>
  ({ rawBody }, { salt, zone }) => {
    const body = String(rawBody);
    const bare = body.trimStart().startsWith("{");
    // At most nine bytes stand for a unit of text: what is longer than that is too long as it came.
    const json = bare || body.length > 9 * sizeLimit ? body : (formField(body, names[0]) ?? "");
    const issues: Finding[] = [];
    const doubt = () =>
      doubtOf(names[1], formField(body, names[1]) ?? "", bare && trusted ? undefined : salt, (key) => hash(json + key));
    const payload = openBody(json, zone, doubt, issues, names[0]);
    const told = (payload && read(payload, { zone, issues })) || { parcels: [], fetch: [] };
    const lost = !told.parcels.length && !told.fetch.length && issues.some(({ level }) => !level);
    const headers = { "content-type": "application/json" };
    return { ...told, issues, reply: { status: 200, headers, body: answer(!lost, payload ?? {}) } };
  };
