import { expectArgument } from "../model/arguments.ts";
import type { TrackingCodec } from "./codec.ts";
import { readPayload } from "./kuaidi100-parcels.ts";
import { formDecoding } from "./shared/form.ts";
import { md5Hex } from "./shared/md5.ts";
import { usable } from "./shared/usable.ts";

export { kuaidi100Codes } from "./kuaidi100-codes.ts";
export type { TextCodes } from "./shared/scans.ts";

export interface Kuaidi100Options {
  /**
   * Believe a bare query answer although a salt is given. An answer carries no sign, so anybody can write one: only for
   * a codec that no pushed body can reach. Rather leave the salt out where you decode what you fetched yourself.
   */
  readonly trustAnswers?: true;
}

/**
 * Reads what Kuaidi100 (快递100) pushes, `param=…&sign=…`, and what its query answers, the bare JSON of `lastResult`.
 *
 * Guaranteed: never throws; scans oldest first, ties in the provider's order; an unknown code stays as a scan that moves
 * nothing, with an issue. With a `salt` every body must carry `sign` = upper-case MD5 of param + salt, or nothing of it
 * is believed and the reply asks for another push. Without one a signed body is read with the issue `SIGNATURE_NOT_CHECKED`.
 *
 * What a scan means comes from, in this order: its `statusCode`; its `status` (the name; all that `resultv2=1` gives);
 * for the newest scan alone, the parcel's `state`; its text, where that says it plainly (已揽收). A `state` that disagrees
 * with the newest scan's own code is passed over with `STATE_PASSED_OVER`. A sign-off (3, 301 to 304), and a `state` of 0
 * or 2, gives way to a text that says plainly that a station or locker has the parcel, or that it is back.
 *
 * An end of monitoring (`abort`) has no time of its own, so it is no scan but a `fetch` hint, `why` being
 * `no_carrier_info` (3天查询无记录), `tracking_ended` (60天无变化) or `aborted`: subscribe again after 30 minutes. A `state`
 * without scans is one too, `why` being `changed`.
 * `destResult` (the carrier abroad) is a parcel of its own. A number of which nothing is known yet gives no parcel.
 *
 * Source of fields, codes and figures: api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc and real pushes of 2015 to 2023.
 *
 * @example
 * import { kuaidi100 } from "waybell/tracking/kuaidi100";
 *
 * const row = '{"time":"2026-06-01 10:00:00","context":"【杭州市】已揽收","statusCode":"103"}';
 * const rawBody = `param=${encodeURIComponent(`{"status":"polling","lastResult":{"com":"jd","nu":"JD0042","data":[${row}]}}`)}`;
 * const { parcels, reply } = kuaidi100().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
 * parcels[0]?.events;     // [{ at: 1780279200000, code: "103", milestone: "picked_up", place: "杭州市" }]
 * reply.body;             // {"result":true,"returnCode":"200","message":"成功"}
 */
export function kuaidi100(options: Kuaidi100Options = {}): TrackingCodec {
  expectArgument("options", options, "object", "settings by name, or nothing");
  return usable({
    id: "kuaidi100",
    decode: formDecoding(
      ["param", "sign"],
      (text) => md5Hex(text).toUpperCase(),
      readPayload,
      // The documented answers. To every other one the provider pushes again, three times, 35 minutes apart.
      (taken) => `{"result":${taken},"returnCode":"${taken ? 200 : 500}","message":"${taken ? "成功" : "失败"}"}`,
      options.trustAnswers,
    ),
  });
}
