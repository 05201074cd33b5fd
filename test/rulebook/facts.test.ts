import { describe, expect, test } from "vitest";
import { defineRulebook, readRulebook } from "waybell";
import { event } from "../support/events.ts";
import {
  buyer,
  channels,
  created,
  decisions,
  intrusive,
  outcomes,
  pack,
  Shop,
  sends,
  shop,
  wakes,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const fine = { when: { "it.began": true } };
const note = (facts: object, more: { parcelId?: string; by?: "seller" | "buyer" } = {}) =>
  event(
    "facts.noted",
    { facts: facts as never, ...(more.parcelId ? { parcelId: more.parcelId } : {}) },
    more.by ? { by: more.by } : {},
  );

describe("facts of the host's own words", () => {
  const order = () => shop({ channels: intrusive, notices: { news: fine } });
  test("are kept with the instant of their last change, and what they were before", () => {
    const one = order();
    one.at(
      "06-01 10:00",
      note({
        "it.note": "a",
        "it.many": 2,
        "it.on": true,
        "it.colour": "red",
        "it.worth": { amount: 1, currency: "CNY" },
      }),
    );
    one.at("06-01 11:00", note({ "it.note": "a", "it.many": 3 }));
    expect(one.record?.facts).toEqual([
      ["it.note", "a", at("06-01 10:00")],
      ["it.many", 3, at("06-01 11:00"), ["it.many", 2, at("06-01 10:00")]],
      ["it.on", true, at("06-01 10:00")],
      ["it.colour", "red", at("06-01 10:00")],
      ["it.worth", { amount: 1, currency: "CNY" }, at("06-01 10:00")],
    ]);
    one.at(
      "06-01 12:00",
      note({ "it.note": null, "it.many": null, "it.on": null, "it.colour": null, "it.worth": null }),
    );
    expect(one.record?.facts).toEqual([]);
  });
  test.each<[string, unknown, string]>([
    ["it.began", "2026-06-01T10:00+08:00", "accepted"],
    ["it.began", at("06-01 10:00"), "accepted"],
    ["it.began", "2026-06-01T10:00", "rejected E_NAIVE_TIME"],
    ["it.began", true, "rejected E_TIME"],
    ["it.worth", { amount: 1, currency: "USD" }, "rejected E_CURRENCY"],
    ["it.on", "yes", "rejected E_FIELD"],
    ["it.many", "3", "rejected E_FIELD"],
    ["it.note", 3, "rejected E_FIELD"],
    ["it.colour", "blue", "rejected E_FIELD"],
    ["it.worth", 5, "rejected E_FIELD"],
    ["order.paid", at("06-01 10:00"), "rejected E_COMPUTED_FACT"],
    ["it.note", null, "accepted"],
    ["its.sign", null, "rejected E_FACT_ELSEWHERE"],
    ["its.eta", at("06-01 10:00"), "rejected E_FACT_ELSEWHERE"],
    ["it.begann", at("06-01 10:00"), "rejected E_UNKNOWN_FACT"],
    ["toString", "x", "rejected E_UNKNOWN_FACT"],
  ])("%s = %j: %s", (fact, value, expected) => {
    const one = order();
    const step = one.at("06-01 10:00", note({ [fact]: value }));
    expect(outcomes(step)).toEqual([expected]);
    if (expected !== "accepted") expect(step.outcomes).toMatchObject([{ path: `payload.facts.${fact}` }]);
  });
  test.each<[string, unknown, string, string]>([
    ["it.on", "yes", "Not a usable value.", "true or false"],
    ["it.many", "3", "Not a usable value.", "a number"],
    ["it.note", 3, "Not a usable value.", "a text"],
    ["it.colour", "blue", "Not a usable value.", "one of red, green"],
    ["it.worth", 5, "Not a usable value.", "{ amount, currency }, in minor units"],
    [
      "it.began",
      true,
      "Not an instant.",
      "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
    ],
    [
      "it.began",
      "2026-06-01 10:00",
      "A time without an offset names no instant.",
      "ISO-8601 with an offset, such as 2026-06-01T18:00+08:00, or epoch milliseconds",
    ],
  ])("%s = %j is told what it takes, the second time as the first", (fact, value, message, remedy) => {
    const one = order();
    const wrong = note({ [fact]: value });
    const answers = [one.at("06-01 10:00", wrong), one.at("06-01 10:01", wrong)];
    expect(answers.map(({ outcomes: [outcome] }) => outcome)).toMatchObject([
      { message, remedy },
      { message, remedy },
    ]);
  });
  test("that follow from rules are for nobody to note", () => {
    const one = shop({
      channels: intrusive,
      words: { facts: { order: { "it.dear": "instant" } } },
      notices: { news: { when: { "it.dear": true } } },
      derived: { "it.dear": { each: "order", when: { "it.began": true, "it.many": { atLeast: 3 } } } },
    });
    expect(
      [{ "it.dear": at("06-01 10:00") }, { "it.dear": null }].map((facts) =>
        outcomes(one.at("06-01 10:00", note(facts))),
      ),
    ).toEqual([["rejected E_COMPUTED_FACT"], ["rejected E_COMPUTED_FACT"]]);
    expect(decisions(one.note("06-01 11:00", { "it.began": at("06-01 11:00"), "it.many": 3 }))).toEqual([
      "news told: by:sms",
    ]);
  });
  test("are noted all or none", () => {
    const one = order();
    expect(outcomes(one.at("06-01 10:00", note({ "it.note": "a", "it.many": "x" })))).toEqual(["rejected E_FIELD"]);
    expect(one.record?.facts).toEqual([]);
  });
  test("of a parcel belong to that parcel", () => {
    const one = order();
    one.at(
      "06-01 10:00",
      event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }),
      event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }),
    );
    expect(outcomes(one.at("06-01 11:00", note({ "its.sign": at("06-01 11:00") }, { parcelId: "p1" })))).toEqual([
      "accepted",
    ]);
    expect(one.record?.parcels[0]?.facts).toEqual([["its.sign", at("06-01 11:00"), at("06-01 11:00")]]);
    expect(outcomes(one.at("06-01 11:00", note({ "its.sign": 0 }, { parcelId: "p2" })))).toEqual([
      "rejected E_NO_SUCH_PARCEL",
    ]);
    expect(outcomes(one.at("06-01 11:00", note({ "it.note": "a" }, { parcelId: "p1" })))).toEqual([
      "rejected E_FACT_ELSEWHERE",
    ]);
  });
  test("are noted by the seller, the platform or the system only", () => {
    expect(outcomes(order().at("06-01 10:00", note({ "it.note": "a" }, { by: "seller" })))).toEqual(["accepted"]);
    expect(outcomes(order().at("06-01 10:00", note({ "it.note": "a" }, { by: "buyer" })))).toEqual([
      "rejected E_NOT_ALLOWED",
    ]);
  });
  test("can be asked for by a named test", () => {
    const one = shop({
      channels: intrusive,
      notices: { news: { when: { "it.began": true, test: "is-dear" } } },
      tests: { "is-dear": (fact) => Number((fact("it.worth") as { amount: number } | undefined)?.amount ?? 0) > 100 },
    });
    expect(decisions(one.note("06-01 10:00", { "it.began": at("06-01 10:00") }))).toEqual([]);
    expect(decisions(one.note("06-01 10:01", { "it.worth": { amount: 101, currency: "CNY" } }))).toEqual([
      "news told: by:sms",
    ]);
  });
});

test("a subject of the host's own can be told about", () => {
  const one = shop({
    channels: intrusive,
    words: {
      subjects: { warranty: { sees: ["order"], has: [], tells: ["buyer"], facts: { "warranty.ended": "instant" } } },
    },
    notices: { news: { each: "warranty", when: { "warranty.ended": true } } },
  });
  const payload = { facts: { "warranty.ended": at("06-01 10:00") }, about: { subject: "warranty", id: "w1" } };
  const step = one.at("06-01 10:00", event("facts.noted", payload));
  expect(outcomes(step)).toEqual(["accepted"]);
  expect(sends(step).map((send) => send.subject)).toEqual(["warranty:w1"]);
  expect(outcomes(one.at("06-01 10:01", event("facts.noted", { facts: payload.facts })))).toEqual([
    "rejected E_FACT_ELSEWHERE",
  ]);
  const other = { ...payload, about: { subject: "parcel", id: "p1" } };
  expect(outcomes(one.at("06-01 10:01", event("facts.noted", other)))).toEqual(["rejected E_NO_SUCH_SUBJECT"]);
});

test("a fact of ours may not be declared anew", () => {
  const words = { facts: { order: { "order.paid": "flag" } } } as const;
  const { findings } = readRulebook(
    JSON.parse(JSON.stringify(pack({ notices: { news: fine }, words: words as never }))),
    {
      packs: [],
      channels,
    },
  );
  expect(findings.map((found) => found.code)).not.toEqual([]);
});

describe("an expected arrival that has passed", () => {
  const expecting = (when: object) => {
    const book = defineRulebook({
      packs: [pack({ notices: { news: { each: "parcel", when } } })],
      channels: intrusive,
    });
    const order = new Shop(book, [buyer]);
    order.at("06-01 09:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
    const step = order.at(
      "06-01 10:00",
      event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001", eta: at("06-04 18:00") }),
    );
    return { order, step };
  };
  test("can be asked for", () => {
    const { order, step } = expecting({ "parcel.eta": { past: "24h" }, "parcel.delivered": false });
    expect(wakes(step)).toBe("06-05 18:00");
    expect(sends(order.at("06-05 18:00"))).toHaveLength(1);
  });
  test("is waited for", () => {
    const { order, step } = expecting({ "parcel.eta": true, "parcel.delivered": false });
    expect(wakes(step)).toBe("06-04 18:00");
    expect(sends(order.at("06-04 18:00"))).toHaveLength(1);
  });
});

test("an order whose lines share an id is refused", () => {
  const order = new Shop(defineRulebook({ packs: [pack({ notices: { news: fine } })], channels }), [buyer]);
  const made = created() as { payload: object };
  const lines = [
    { id: "l1", title: "Cup", quantity: 2 },
    { id: "l1", title: "Plate", quantity: 1 },
  ];
  expect(outcomes(order.at("06-01 09:00", { ...made, payload: { ...made.payload, lines } } as never))[0]).toMatch(
    /^rejected/,
  );
});

test.each([
  ["line", "text"],
  ["case", "instant"],
  ["complaint", "flag"],
])("a fact of a %s, %s, that nobody could note is refused where it is declared", (subject, kind) => {
  const declared = { facts: { [subject]: { "its.word": kind } } } as object;
  const { findings } = readRulebook(pack({ notices: { news: fine }, words: declared }), { channels });
  expect(findings).toEqual([
    {
      code: "NO_RULE",
      path: `mine.words.facts.${subject}.its.word`,
      message: 'Nothing sets "its.word".',
      expected: "a fact of the order, a parcel or a subject of your own, or a rule in derived",
    },
  ]);
});

test("one that a rule computes is not", () => {
  const declared = { facts: { case: { "its.word": "instant", "its.limit": "promise" } } } as const;
  const derived = { "its.word": { each: "case", when: { "case.requested": true } } };
  const promise = {
    ref: "1",
    each: "case",
    owedBy: "seller",
    owedTo: "buyer",
    due: { from: "its.word", within: "1d" },
  };
  const promises = { "its.limit": promise };
  const { findings } = readRulebook(pack({ notices: { news: fine }, words: declared, derived, promises }), {
    channels,
  });
  expect(findings).toEqual([]);
});
