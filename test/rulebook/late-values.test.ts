import { describe, expect, it } from "vitest";
import { event } from "../support/events.ts";
import { type Shop, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

// Paid on 06-01 at 10:00: sent within four days, to members within two.

const total = { amount: 5990, currency: "CNY" };
const figure = (value: string): object => ({ value, source: "unverified" });
const bought = (member: object = { "its.tier": "gold" }): Shop => {
  const one = shop({
    notices: {},
    values: { duration: { "send.within": figure("4d"), "send.within.members": figure("2d") } },
    words: {
      facts: {
        order: {
          "send-by": "promise",
          "its.tier": ["gold", "basic"],
          "its.club": "flag",
          "its.label": "text",
          "joined.at": "instant",
        },
      },
      values: { duration: { "send.within": "less", "send.within.members": "less" } },
    },
    promises: {
      "send-by": {
        ref: "T-1",
        each: "order",
        owedBy: "seller",
        owedTo: "buyer",
        due: [
          { if: { "order.paid": true, ...member }, from: "order.paid", within: "send.within.members" },
          { from: "order.paid", within: "send.within" },
        ],
        met: { "order.shipped": true },
      },
    },
  });
  one.at("06-01 10:00", event("payment.captured", { amount: total }));
  return one;
};

/** What is promised, and what was held against the seller, at a time at which nothing happens. */
const stands = (one: Shop, time: string): readonly unknown[] => {
  const { record } = one.at(time);
  const promised = one.book.view(record, { now: at(time), as: {} }).promises;
  return [
    ...promised.map(({ promise, due, overdue }) => `${promise} ${clock(due)}${overdue ? " overdue" : ""}`),
    ...(record.claims ?? []).map(({ p, d, x }) => `${p} ${clock(d)} ${x ? x[1] : "broken"}`),
  ];
};

describe.each<[string, object, object]>([
  ["a tier", { "its.tier": "gold" }, { "its.tier": "gold" }],
  ["a text", { "its.label": { matches: "Club*" } }, { "its.label": "Club 7" }],
  ["a flag", { "its.club": true }, { "its.club": true }],
])("a shorter limit that the host's word gives, which is %s", (_, member, facts) => {
  const noted = (time: string): Shop => {
    const one = bought(member);
    one.note(time, facts as never);
    return one;
  };

  it("counts where it is noted by that limit", () => {
    expect(stands(noted("06-03 10:00"), "06-03 10:00")).toEqual(["send-by 06-03 10:00"]);
    expect(stands(noted("06-03 10:00"), "06-03 10:01")).toEqual([
      "send-by 06-03 10:00 overdue",
      "send-by 06-03 10:00 broken",
    ]);
  });

  it("leaves the longer one where it is noted a millisecond later, and that is broken in its time", () => {
    const one = noted("06-03 10:00:00.001");
    expect(stands(one, "06-05 10:00")).toEqual(["send-by 06-05 10:00"]);
    expect(stands(one, "06-05 10:01")).toEqual(["send-by 06-05 10:00 overdue", "send-by 06-05 10:00 broken"]);
    expect(stands(one, "06-20 10:00")).toEqual(["send-by 06-05 10:00 overdue", "send-by 06-05 10:00 broken"]);
  });
});

it("A shorter limit that an instant of the host's gives counts by that instant, whenever word of it comes", () => {
  const one = bought({ "joined.at": true });
  one.note("06-03 12:00", { "joined.at": at("06-02 10:00") });
  expect(stands(one, "06-03 12:00")).toEqual(["send-by 06-03 10:00 overdue", "send-by 06-03 10:00 broken"]);
});

describe("a value that changes", () => {
  const gold = (): Shop => {
    const one = bought();
    one.note("06-01 12:00", { "its.tier": "gold" });
    return one;
  };
  const broken = ["send-by 06-03 10:00 overdue", "send-by 06-03 10:00 broken"];

  it("was as it was until then: what was broken under it stays broken", () => {
    const one = gold();
    expect(stands(one, "06-03 10:01")).toEqual(broken);
    one.note("06-04 10:00", { "its.tier": "basic" });
    expect(stands(one, "06-04 10:01").slice(-1)).toEqual(broken.slice(-1));
    expect(stands(one, "06-20 10:00")).toContain("send-by 06-03 10:00 broken");
  });

  it("counts by the limit, and not a millisecond later", () => {
    const inTime = gold();
    inTime.note("06-03 10:00", { "its.tier": "basic" });
    expect(stands(inTime, "06-03 10:01")).toEqual(["send-by 06-05 10:00"]);
    const late = gold();
    late.note("06-03 10:00:00.001", { "its.tier": "basic" });
    expect(stands(late, "06-03 10:01").slice(-1)).toEqual(broken.slice(-1));
  });

  it("is taken back by null: then it never was so", () => {
    const one = gold();
    expect(stands(one, "06-03 10:01")).toEqual(broken);
    one.note("06-04 10:00", { "its.tier": null });
    expect(stands(one, "06-04 10:01")).toEqual(["send-by 06-05 10:00", "send-by 06-03 10:00 agreed"]);
  });

  it("is known for its last nine values: a host that notes one each hour makes no record grow", () => {
    const one = gold();
    for (let hour = 0; hour < 40; hour++)
      one.note(`06-02 ${String(hour % 24).padStart(2, "0")}:${hour < 24 ? "00" : "30"}`, {
        "its.label": `Club ${hour}`,
      });
    const { facts } = one.at("06-02 23:59").record;
    const depth = (row: readonly unknown[] | undefined): number => (row ? 1 + depth(row[3] as never) : 0);
    expect(depth(facts.find(([name]) => name === "its.label"))).toBe(9);
  });
});
