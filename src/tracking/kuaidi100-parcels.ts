import type { FetchHint } from "./codec.ts";
import { codeOf, kuaidi100Codes } from "./kuaidi100-codes.ts";
import type { Read } from "./shared/form.ts";
import { firstTime, readTime } from "./shared/local-time.ts";
import { asFields, asList, asText, type Fields } from "./shared/payload.ts";
import type { Spot } from "./shared/reading.ts";
import { unknownCode } from "./shared/scans.ts";
import { isNamed, type Name, parcelReader } from "./shared/traces.ts";

const readParcel = parcelReader(
  "kuaidi100",
  ["data", "state", "arrivalTime"],
  ["time", "statusCode"],
  kuaidi100Codes,
  // Unless the query asked for `order=asc`.
  -1,
  (row) => ({
    time: firstTime([row.time, row.ftime], (text) => readTime(text, "UTC")),
    code: codeOf(asText(row.statusCode) || asText(row.status)),
    codeName: asText(row.statusCode) ? "statusCode" : "status",
    text: asText(row.context),
    area: asText(row.areaName),
    location: asText(row.location),
  }),
);

/** Every value of a push's `status`; it may have none. */
const statuses = ["", "polling", "shutdown", "updateall", "abort"];

export function readPayload(payload: Fields, spot: Spot): Read | undefined {
  const pushed = payload.lastResult !== undefined;
  const path = pushed ? "lastResult." : "";
  const result = asFields(pushed ? payload.lastResult : payload) ?? {};
  const name = { carrier: asText(result.com), number: asText(result.nu) };
  if (!isNamed(name, `${path}nu`, ["returnCode", payload.returnCode], spot)) return undefined;
  const abroad = asFields(payload.destResult) ?? {};
  const there = { carrier: asText(abroad.com) || name.carrier, number: asText(abroad.nu) || name.number };
  const here = readParcel(name, known(result), path, spot);
  const far = readParcel(there, known(abroad), "destResult.", spot);
  const end = pushed ? readEnd(payload, name, spot) : [];
  return {
    parcels: [...here.parcels, ...far.parcels],
    fetch: [...(end.length > 0 ? end : here.fetch), ...far.fetch],
  };
}

/** A number of which nothing is known yet has the state 0, in transit, too. */
const known = (result: Fields): Fields =>
  asText(result.state) === "0" && asList(result.data).length === 0 ? { ...result, state: "" } : result;

function readEnd(payload: Fields, name: Name, { issues }: Spot): FetchHint[] {
  const status = asText(payload.status);
  if (!statuses.includes(status)) issues.push(unknownCode("status", status));
  if (status !== "abort") return [];
  const [days] = /60天|3天/.exec(asText(payload.message)) ?? [];
  return [{ ...name, why: days === "3天" ? "no_carrier_info" : days ? "tracking_ended" : "aborted" }];
}
