import { describe, expect, it } from "vitest";
import type { OrderEvent } from "../../src/model/event.ts";
import { event } from "../support/events.ts";
import { type Shop, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

// What a host notes of its own is evidence by its own instant, as a scan is: of the order, of a parcel, of a subject of its own.

const total = { amount: 5990, currency: "CNY" };
const promised = (each: string, from: string, met: string, more: object = {}) => ({
  ref: "T-1",
  each,
  owedBy: "seller",
  owedTo: "buyer",
  due: { from, within: "1d" },
  met: { [met]: true },
  lateEvidence: "late-evidence",
  ...more,
});

/** Each is due on 06-02 at 10:00. */
const begun = (paused: object = {}): Shop => {
  const one = shop({
    notices: {},
    values: { duration: { "late-evidence": { value: "3d", source: "unverified" } } },
    words: {
      subjects: {
        visit: {
          sees: ["order"],
          has: [],
          tells: ["buyer"],
          facts: { "visit.booked": "instant", "visit.paid": "instant", "paid-by": "promise" },
        },
      },
      facts: {
        order: { "ended-by": "promise", "it.other": "instant", "it.over": "instant" },
        parcel: { "signed-by": "promise" },
      },
    },
    promises: {
      "ended-by": promised("order", "it.began", "it.ended", paused),
      "signed-by": promised("parcel", "parcel.uploaded", "its.sign"),
      "paid-by": promised("visit", "visit.booked", "visit.paid"),
    },
  });
  one.at(
    "06-01 10:00",
    event("payment.captured", { amount: total }),
    event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }),
    noted({ "it.began": at("06-01 10:00") }),
    noted({ "visit.booked": at("06-01 10:00") }, visit),
  );
  return one;
};

const visit = { about: { subject: "visit", id: "v1" } };
const noted = (facts: object, more: object = {}, receivedAt?: number): OrderEvent =>
  event("facts.noted", { facts: facts as never, ...more }, receivedAt === undefined ? {} : { receivedAt });

/** Why the breach of a promise ended; null if it stands. */
const endOf = ({ record }: Shop, promise: string): string | null | undefined => {
  const claim = record?.claims?.find(({ p }) => p === promise);
  return claim && (claim.x?.[1] ?? null);
};

describe.each([
  ["ended-by", "it.ended", {}],
  ["signed-by", "its.sign", { parcelId: "p1" }],
  ["paid-by", "visit.paid", visit],
])("the breach of %s", (promise, fact, about) => {
  const heard = (time: string, happened: string): string | null | undefined => {
    const one = begun();
    one.at("06-02 10:00:00.001");
    expect(endOf(one, promise)).toBe(null);
    one.at(time, noted({ [fact]: at(happened) }, about));
    return endOf(one, promise);
  };

  it("ends when the host notes late that it was done in time", () => {
    expect(heard("06-03 12:00", "06-02 10:00")).toBe("late-evidence");
    expect(heard("06-05 10:00", "06-02 09:00")).toBe("late-evidence");
  });

  it("stands where that was done a millisecond late, or is noted when evidence counts no more", () => {
    expect(heard("06-03 12:00", "06-02 10:00:00.001")).toBe(null);
    expect(heard("06-05 10:00:00.001", "06-02 09:00")).toBe(null);
  });

  it("stands again when the host takes that back", () => {
    const one = begun();
    one.at("06-02 10:00:00.001");
    one.at("06-03 12:00", noted({ [fact]: at("06-02 10:00") }, about));
    one.at("06-03 13:00", noted({ [fact]: null }, about));
    expect(endOf(one, promise)).toBe(null);
  });
});

describe("a clock that stands still while something of the host's own is so", () => {
  const paused = { pausedWhile: { "it.eta": true, "it.round": false } };
  const pausesOf = ({ record }: Shop) =>
    (record?.pauses ?? []).map(([promise, , from, to]) => `${promise} ${clock(from)} to ${to === 0 ? "-" : clock(to)}`);

  it("stood still between two instants of which word comes after both", () => {
    const one = begun(paused);
    one.at("06-01 20:00", noted({ "it.eta": at("06-01 12:00"), "it.round": at("06-01 15:00") }));
    expect(pausesOf(one)).toEqual(["ended-by 06-01 12:00 to 06-01 15:00"]);
    one.at("06-02 13:00", noted({ "it.ended": at("06-02 13:00") }));
    expect(endOf(one, "ended-by")).toBeUndefined();
  });

  it("goes on from when it was over, though word of that comes late", () => {
    const one = begun(paused);
    one.at("06-01 12:00", noted({ "it.eta": at("06-01 12:00") }));
    one.at("06-01 20:00", noted({ "it.round": at("06-01 15:00") }));
    expect(pausesOf(one)).toEqual(["ended-by 06-01 12:00 to 06-01 15:00"]);
  });

  it("stood still from the later date where the first was put right", () => {
    const one = begun(paused);
    one.at("06-01 12:00", noted({ "it.eta": at("06-01 11:00") }));
    one.at("06-01 20:00", noted({ "it.eta": at("06-01 13:00") }));
    expect(pausesOf(one)).toEqual(["ended-by 06-01 13:00 to -"]);
  });

  it("stood still until the later of two ends, though word of the earlier comes last", () => {
    const one = begun({ pausedWhile: [paused.pausedWhile, { "it.other": true, "it.over": false }] });
    const other = { "it.other": at("06-01 12:00"), "it.over": at("06-01 16:00") };
    one.at("06-01 12:00", noted({ "it.eta": at("06-01 12:00"), ...other }));
    one.at("06-01 20:00", noted({ "it.round": at("06-01 13:00") }));
    expect(pausesOf(one)).toEqual(["ended-by 06-01 12:00 to 06-01 16:00"]);
  });

  it("stood still before its limit, though word of that comes when it was broken", () => {
    const one = begun(paused);
    one.at("06-02 10:00:00.001");
    one.at("06-02 12:00", noted({ "it.eta": at("06-02 09:00") }));
    one.at("06-02 13:00", noted({ "it.round": at("06-02 11:00") }));
    expect(pausesOf(one)).toEqual(["ended-by 06-02 09:00 to 06-02 11:00"]);
    expect(one.record?.claims?.map(({ p, d, x }) => [p, clock(d), x?.[1]])).toContainEqual([
      ...["ended-by", "06-02 10:00", "agreed"],
    ]);
  });

  it("goes on when the host forgets what stopped it", () => {
    const one = begun(paused);
    one.at("06-01 12:00", noted({ "it.eta": at("06-01 12:00") }));
    one.at("06-01 20:00", noted({ "it.eta": null }));
    expect(pausesOf(one)).toEqual(["ended-by 06-01 12:00 to 06-01 20:00"]);
  });
});
