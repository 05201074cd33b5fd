import { describe, expect, it } from "vitest";
import type { OrderRecord } from "../../src/model/record.ts";
import { event } from "../support/events.ts";
import { buyer, decisions, intrusive, type Rule, type Shop, shop, wakes } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

// A promise of three days that starts on 06-01 at 10:00, and a moment told of its status for twelve hours.

const told = (status: unknown, more: Rule = {}): Shop => {
  const one = shop({
    channels: intrusive,
    words: { facts: { order: { "end-by": "promise" } } },
    promises: {
      "end-by": {
        ref: "T-1",
        each: "order",
        owedBy: "seller",
        owedTo: "buyer",
        due: { from: "it.began", within: "3d" },
        met: { "it.ended": true },
        excusedBy: { "it.round": true },
        pausedWhile: { "it.eta": true },
        ...more,
      },
    },
    notices: { news: { when: { "end-by": status }, fresh: "12h" } },
  });
  one.note("06-01 10:00", { "it.began": at("06-01 10:00") });
  return one;
};

describe("a moment told of a promise", () => {
  it.each([
    ["met", "it.ended"],
    ["excused", "it.round"],
    ["paused", "it.eta"],
  ])("that is %s is fresh from when it came to be so", (status, fact) => {
    const one = told(status);
    expect(decisions(one.note("06-03 10:00", { [fact]: at("06-03 09:00") }))).toEqual(["news told: by:sms"]);
    const late = told(status);
    expect(decisions(late.note("06-03 21:00:00.001", { [fact]: at("06-03 09:00") }))).toEqual([
      "news dropped: match not-fresh",
    ]);
  });

  it("that is waived is fresh from when that was declared", () => {
    const one = told("waived");
    const span = { from: at("06-02 00:00"), to: at("06-06 00:00") };
    const declared = { disruption: "storm", kind: "weather", ...span, effect: "waive" } as const;
    const step = one.at("06-03 10:00", event("disruption.declared", declared, { by: "platform" }));
    expect(decisions(step)).toEqual(["news told: by:sms"]);
  });
});

describe("an explanation of a promise", () => {
  const next = (status: unknown): string | null => {
    const one = told(status);
    const question = { notice: "news", now: at("06-02 10:00"), people: [buyer] };
    const [about] = one.book.explain(one.record as OrderRecord, question).about;
    return clock(about?.condition.next);
  };

  it.each([["open"], ["breached"], [{ is: "breached" }]])(
    "whether it is %j says when time may change that",
    (status) => {
      expect(next(status)).toBe("06-04 10:00:00.001");
    },
  );

  it("that nothing but time decides wakes then all the same", () => {
    expect(wakes(told("breached").at("06-02 10:00"))).toBe("06-04 10:00:00.001");
  });
});
