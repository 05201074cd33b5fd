import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pinduoduo } from "../../src/tracking/pinduoduo.ts";
import { recordedOf, recordedText } from "./lines.ts";

const recorded = {
  "message_pdd_refund_RefundCreated_2021-07-07.json": {
    number: "210707-339507978000000",
    why: "pdd_refund_RefundCreated",
  },
  "message_pdd_trade_TradeConfirmed_2021-08-22.json": {
    number: "210822-038440825000000",
    why: "pdd_trade_TradeConfirmed",
  },
};

describe("a recorded message of Pinduoduo", () => {
  it.each(Object.entries(recorded))("says which order to fetch again, and nothing of it: %s", (file, expected) => {
    const message = recordedText("pdd", file);
    const frame = `{"id":1,"commandType":"Common","sendTime":1625637425016,"message":${message}}`;
    for (const rawBody of [message, frame]) {
      const read = pinduoduo().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
      expect(read).toEqual({
        parcels: [],
        fetch: [{ carrier: "pinduoduo", ...expected }],
        issues: [],
        reply: { status: 200, headers: {}, body: "" },
      });
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(recordedOf("pdd")).sort()).toEqual(Object.keys(recorded).sort());
  });
});
