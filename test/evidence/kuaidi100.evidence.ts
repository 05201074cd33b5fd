import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Scan } from "../../src/model/parcel.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";

// Real payloads, which are nobody's to publish: only what they have to be read as stands here, no text and no name.

const folder = join(process.env.WAYBELL_EVIDENCE ?? "WAYBELL_EVIDENCE-is-not-set", "recorded", "kuaidi100");
/** Wall time, code, milestone or "-", place; then what the text names: c a courier, t his telephone, p a point. */
type Line = readonly [time: string, code: string, milestone: string, place: string, named: string];

const lineOf = ({ at, code, milestone, exception, place, courier, point }: Scan): Line => [
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " "),
  code,
  [milestone ?? "-", exception].filter(Boolean).join(" "),
  place ?? "",
  `${courier?.name ? "c" : ""}${courier?.phone ? "t" : ""}${point ? "p" : ""}`,
];

interface Expected {
  readonly carrier: string;
  readonly lines: readonly Line[];
}

const recorded: { readonly [file: string]: Expected } = {
  // No codes: `state` 3 is the newest scan's, of the others the text tells; what was a problem on the way it does not say plainly.
  "push_shentong_2016-01-04_problem_then_delivered.param.json": {
    carrier: "shentong",
    lines: [
      ["2015-12-31 21:50:29", "", "picked_up", "", ""],
      ["2015-12-31 22:22:24", "", "-", "", ""],
      ["2016-01-01 01:43:30", "", "-", "", ""],
      ["2016-01-01 08:46:05", "", "-", "", ""],
      ["2016-01-01 08:57:25", "", "out_for_delivery", "", "c"],
      ["2016-01-01 10:58:52", "", "-", "", ""],
      ["2016-01-04 06:53:43", "", "-", "", ""],
      ["2016-01-04 06:58:49", "", "out_for_delivery", "", "c"],
      ["2016-01-04 07:00:47", "3", "delivered", "", ""],
    ],
  },
  "push_shunfeng_2015-11-10_failed_attempt_readdressed.param.json": {
    carrier: "shunfeng",
    lines: [
      ["2015-11-07 16:45:30", "", "picked_up", "", ""],
      ["2015-11-07 19:26:32", "", "-", "", ""],
      ["2015-11-07 21:21:36", "", "-", "", ""],
      ["2015-11-07 21:57:26", "", "-", "", ""],
      ["2015-11-08 02:55:46", "", "-", "", ""],
      ["2015-11-08 02:59:23", "", "-", "", ""],
      ["2015-11-09 22:07:01", "", "-", "", ""],
      ["2015-11-09 22:10:53", "", "-", "", ""],
      ["2015-11-10 08:03:43", "", "-", "", ""],
      ["2015-11-10 08:12:13", "", "out_for_delivery", "", "ct"],
      ["2015-11-10 09:30:29", "", "-", "", ""],
      ["2015-11-10 12:58:34", "", "out_for_delivery", "", "ct"],
      ["2015-11-10 12:58:56", "", "-", "", ""],
      ["2015-11-10 13:31:31", "", "-", "", ""],
      ["2015-11-10 16:56:19", "", "-", "", ""],
      ["2015-11-10 17:04:13", "", "out_for_delivery", "", "ct"],
      ["2015-11-10 17:59:27", "3", "delivered", "", ""],
    ],
  },
  // Codes on every row; `state` 0 gives way to the newest row's 1002.
  "push_yuantong_2021-12-15_intransit.param.json": {
    carrier: "yuantong",
    lines: [
      ["2021-12-15 17:10:09", "1", "picked_up", "苏州市", ""],
      ["2021-12-15 19:18:27", "0", "in_transit", "无锡市", ""],
      ["2021-12-15 20:11:25", "1002", "in_transit", "苏州市", ""],
      ["2021-12-15 20:15:14", "1002", "in_transit", "苏州市", ""],
    ],
  },
  // One row, every code null; `state` 1 is its.
  "push_yuantong_2023-02-02_basic_null_status.param.json": {
    carrier: "yuantong",
    lines: [["2023-02-02 09:57:03", "1", "picked_up", "长沙市", ""]],
  },
  "query_shunfeng_2018-08-08_delivered.json": {
    carrier: "shunfeng",
    lines: [
      ["2018-08-07 17:15:04", "", "picked_up", "广州市", ""],
      ["2018-08-07 17:41:08", "", "-", "广州市", ""],
      ["2018-08-07 17:55:38", "", "-", "广州市", ""],
      ["2018-08-07 18:27:09", "", "-", "广州市", ""],
      ["2018-08-07 19:07:01", "", "-", "广州市", ""],
      ["2018-08-07 19:48:02", "", "-", "广州市", ""],
      ["2018-08-07 20:16:10", "", "-", "广州市", ""],
      ["2018-08-08 08:12:16", "", "out_for_delivery", "广州市", "ct"],
      ["2018-08-08 09:05:22", "3", "delivered", "广州市", ""],
    ],
  },
};

const salt = "a salt of ours";

/** The recorded text as it stands, and signed by us: byte for byte what was pushed. */
const bodiesOf = (file: string, text: string): readonly (readonly [rawBody: string, salt?: string])[] => {
  if (!file.endsWith(".param.json")) return [[text]];
  const param = `param=${encodeURIComponent(text)}`;
  const sign = createHash("md5").update(`${text}${salt}`).digest("hex").toUpperCase();
  return [[param], [`${param}&sign=${sign}`, salt]];
};

describe("a recorded payload of Kuaidi100", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, { carrier, lines }) => {
    const text = readFileSync(join(folder, file), "utf8");
    const payload = JSON.parse(text);
    const number = (payload.lastResult ?? payload).nu;
    for (const [rawBody, with_] of bodiesOf(file, text)) {
      const options = { zone: "Asia/Shanghai", ...(with_ === undefined ? {} : { salt: with_ }) };
      const { parcels, fetch, issues, reply } = kuaidi100().decode({ headers: {}, rawBody }, options);
      expect(parcels.map((parcel) => ({ ...parcel, events: parcel.events.map(lineOf) }))).toEqual([
        { provider: "kuaidi100", carrier, number, events: lines },
      ]);
      expect([fetch, issues]).toEqual([[], []]);
      expect(JSON.parse(reply.body)).toEqual({ result: true, returnCode: "200", message: "成功" });
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(recorded).sort());
  });
});
