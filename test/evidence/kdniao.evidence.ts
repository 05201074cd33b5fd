import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kdniao } from "../../src/tracking/kdniao.ts";
import { type Line, lineOf, recordedOf, recordedText } from "./lines.ts";

interface Expected {
  readonly carrier: string;
  readonly number: string;
  readonly lines: readonly Line[];
}

// Wall times of Shanghai, eight hours before which it is in UTC.
const recorded: { readonly [file: string]: Expected } = {
  // An application of somebody's hands it on inside an object of its own, every field twice. No actions: `State` 3 is the
  // newest trace's.
  "query_htky_2020-08-24_delivered_basic.json": {
    carrier: "HTKY",
    number: "557020683421114",
    lines: [
      ["2020-08-22 11:19:16", "", "picked_up", ""],
      ["2020-08-22 11:29:46", "", "-", ""],
      ["2020-08-22 11:31:00", "", "-", ""],
      ["2020-08-23 21:32:12", "", "-", ""],
      ["2020-08-23 21:41:25", "", "-", ""],
      ["2020-08-24 03:38:42", "", "-", ""],
      ["2020-08-24 03:46:00", "", "-", ""],
      ["2020-08-24 05:47:42", "", "-", ""],
      ["2020-08-24 07:07:21", "", "out_for_delivery", ""],
      ["2020-08-24 08:12:43", "3", "delivered", ""],
    ],
  },
  // `StateEx` 202 is what the newest action says too.
  "query_yd_2025-03-19_out_for_delivery.json": {
    carrier: "YD",
    number: "315029360436187",
    lines: [
      ["2025-03-18 02:32:59", "1", "picked_up", "廊坊市"],
      ["2025-03-18 12:33:31", "2", "in_transit", "廊坊市"],
      ["2025-03-18 14:00:24", "2", "in_transit", "廊坊市"],
      ["2025-03-18 14:04:41", "2", "in_transit", "廊坊市"],
      ["2025-03-19 00:50:56", "2", "in_transit", "青岛市"],
      ["2025-03-19 01:17:45", "2", "in_transit", "青岛市"],
      ["2025-03-19 05:12:30", "2", "in_transit", "青岛市"],
      ["2025-03-19 05:12:40", "2", "in_transit", "潍坊市"],
      ["2025-03-19 05:46:57", "202", "out_for_delivery", "青岛市"],
    ],
  },
};

/** What KDNiao answered, and the same as it would push it. */
const bodiesOf = (file: string): readonly string[] => {
  const text = recordedText("kdniao", file);
  const { data } = JSON.parse(text);
  const answer = data === undefined ? text : JSON.stringify(data);
  return [answer, `RequestData=${encodeURIComponent(`{"EBusinessID":"1","Count":"1","Data":[${answer}]}`)}`];
};

describe("a recorded payload of KDNiao", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, { carrier, number, lines }) => {
    for (const rawBody of bodiesOf(file)) {
      const { parcels, fetch, issues, reply } = kdniao().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
      expect(parcels.map((parcel) => ({ ...parcel, events: parcel.events.map(lineOf) }))).toEqual([
        { provider: "kdniao", carrier, number, events: lines },
      ]);
      expect([fetch, issues, JSON.parse(reply.body).Success]).toEqual([[], [], true]);
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(recordedOf("kdniao")).sort()).toEqual(Object.keys(recorded).sort());
  });
});
