import { describe, expect, test } from "vitest";
import { defineRulebook, isWaybellError, type OrderEvent, type OrderRecord } from "waybell";
import { event } from "../support/events.ts";
import {
  buyer,
  channel,
  channels,
  created,
  decisions,
  intrusive,
  outcomes,
  pack,
  Shop,
  says,
  seller,
  sent,
  shop,
  wakes,
} from "../support/shop.ts";
import { at } from "../support/times.ts";

const fine = { when: { "it.began": true } };
const paid = (more: object = {}) => event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }, more);
const plain = () => shop({ channels: intrusive, notices: { news: fine } });

describe("an event", () => {
  test("that was accepted is a duplicate the next time, and adds nothing", () => {
    const order = plain();
    const pay = paid({ id: "pay" });
    expect(order.at("06-01 10:00", pay).outcomes).toEqual([{ is: "accepted", id: "pay" }]);
    const before = order.record;
    const again = order.at("06-01 10:00", pay);
    expect(again.outcomes).toEqual([{ is: "duplicate", id: "pay", first: "accepted" }]);
    expect(again.record).toEqual(before);
  });
  test("that was refused is refused again with the same words, also when it would be accepted by now", () => {
    const order = plain();
    const ship = event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }, { id: "ship" });
    const first = order.at("06-01 10:00", ship).outcomes;
    expect(first).toEqual([
      {
        is: "rejected",
        id: "ship",
        code: "E_NOT_PAID",
        path: "",
        message: "The order is not paid, or not in full, or its group has not formed.",
        remedy: "Send payment.captured with the whole price first, then group.formed if it was bought in a group.",
      },
    ]);
    order.at("06-01 10:01", paid());
    expect(order.at("06-01 10:02", ship).outcomes).toEqual(first);
    expect(outcomes(order.at("06-01 10:03", { ...ship, id: "ship-2" }))).toEqual(["accepted"]);
  });
  test.each<[string, object]>([
    ["a field is missing", { payload: {} }],
    ["a time has no offset", { occurredAt: "2026-06-01T10:00" }],
    ["its type is unknown", { type: "payment.captred" }],
    ["it is nested too deep", { payload: JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`) }],
    ["it has a field too many", { payload: { amount: { amount: 5990, currency: "CNY" }, amont: 1 } }],
    ["a word is none of those it may be", { actor: { role: "byer" } }],
  ])("that cannot be read is refused again with the same words, whatever comes under its id: %s", (_, change) => {
    const order = plain();
    const broken = { ...paid({ id: "broken" }), ...change } as OrderEvent;
    const first = order.at("06-01 10:00", broken).outcomes;
    expect(first).toMatchObject([{ is: "rejected", id: "broken" }]);
    const anew = [broken, paid({ id: "broken" }), { ...broken, type: "order.closd" }, { ...broken, orderId: 5 }];
    for (const again of anew) expect(order.at("06-01 10:01", again as OrderEvent).outcomes).toEqual(first);
  });
  test("without a usable id is refused, and not remembered", () => {
    const order = plain();
    for (const id of [undefined, 5, "", "x".repeat(129)]) {
      const step = order.at("06-01 10:00", { ...paid(), id } as unknown as OrderEvent);
      expect(step.outcomes).toMatchObject([{ is: "rejected", id: "", code: "E_FIELD", path: "id" }]);
    }
    expect(order.record?.seen).toHaveLength(1);
  });
  test("that is no event at all is refused and never throws", () => {
    const order = plain();
    for (const junk of [null, undefined, 5, "x", [], {}, { id: "j" }, () => 1]) {
      const step = order.at("06-01 10:00", junk as unknown as OrderEvent);
      expect(step.outcomes).toMatchObject([{ is: "rejected" }]);
      expect(JSON.parse(JSON.stringify(step.record))).toEqual(step.record);
    }
  });
  test("of another order is refused", () => {
    expect(plain().at("06-01 10:00", { ...paid(), orderId: "o2" } as OrderEvent).outcomes).toMatchObject([
      { code: "E_WRONG_ORDER", path: "orderId" },
    ]);
  });
  test("by the wrong role is refused, and says so", () => {
    const order = plain();
    const roles = (
      type: "group.formed" | "settlement.done" | "receipt.confirmed",
      by: "buyer" | "courier" | "seller",
    ) => order.at("06-01 10:00", event(type, {}, { by })).outcomes;
    for (const refused of [
      roles("group.formed", "buyer"),
      roles("settlement.done", "seller"),
      roles("receipt.confirmed", "courier"),
    ])
      expect(refused).toMatchObject([
        { code: "E_NOT_ALLOWED", path: "actor.role", message: "This role, or this person, may not do this." },
      ]);
  });
  test("before the order waits if it is a scan, and is refused if it is anything else", () => {
    const order = new Shop(defineRulebook({ packs: [pack({ notices: { news: fine } })], channels }), [buyer]);
    const scan = event("trace.received", {
      carrier: "yunda",
      number: "YD100001",
      provider: "k",
      scans: [{ at: at("06-01 08:00"), code: "", milestone: "picked_up" }],
    });
    expect(outcomes(order.at("06-01 08:30", scan, paid()))).toEqual(["accepted", "rejected E_NO_ORDER"]);
    expect(order.record?.order).toBeNull();
    expect(order.record?.waiting).toHaveLength(1);
    expect(outcomes(order.at("06-01 09:00", created()))).toEqual(["accepted"]);
    expect(outcomes(order.at("06-01 09:00", created()))).toEqual(["rejected E_ORDER_EXISTS"]);
  });
  test.each(["", " ", "0", "7.31E+13"])(
    "is refused if it is a scan of %j, which can be no parcel's number",
    (number) => {
      const order = new Shop(defineRulebook({ packs: [pack({ notices: { news: fine } })], channels }), [buyer]);
      const scan = event("trace.received", { carrier: "yunda", number, provider: "k", scans: [] });
      expect(order.at("06-01 08:30", scan).outcomes).toMatchObject([
        { is: "rejected", code: "E_TRACKING_FORMAT", path: "payload.number" },
      ]);
      expect(order.record?.waiting).toEqual([]);
    },
  );
  test("in the future counts as now; one that came late counts when it came", () => {
    const order = plain();
    order.at("06-01 10:00", paid({ receivedAt: at("06-09 10:00"), occurredAt: at("06-08 10:00") }));
    expect(order.record?.stamps["order.paid"]).toEqual([at("06-01 10:00"), at("06-01 10:00")]);
    const late = plain();
    late.at("06-01 12:00", paid({ receivedAt: at("06-01 10:00") }));
    expect(late.record?.stamps["order.paid"]).toEqual([at("06-01 10:00"), at("06-01 10:00")]);
  });
});

test("several events are folded, and decided on once", () => {
  const order = plain();
  const note = (facts: object) => event("facts.noted", { facts: facts as never });
  const step = order.at(
    "06-01 10:00",
    note({ "it.began": at("06-01 09:30") }),
    note({ "it.began": null }),
    note({ "it.began": at("06-01 09:45") }),
  );
  expect(outcomes(step)).toEqual(["accepted", "accepted", "accepted"]);
  expect(decisions(step)).toEqual(["news told: by:sms"]);
  expect(sent(step).since).toBe(at("06-01 09:45"));
});

test("the record handed in is never changed, nor are the events", () => {
  const order = plain();
  const freeze = <T>(value: T): T => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const before = freeze(structuredClone(order.record)) as OrderRecord;
  const happened = [freeze(paid()), freeze(event("facts.noted", { facts: { "it.began": at("06-01 10:00") } }))];
  const step = order.book.step(before, happened, { now: at("06-01 10:00"), people: freeze([buyer]) });
  expect(outcomes(step)).toEqual(["accepted", "accepted"]);
  expect(order.book.step(before, happened, { now: at("06-01 10:00"), people: [buyer] })).toEqual(step);
  expect(JSON.parse(JSON.stringify(step))).toEqual(step);
});

describe("a refusal", () => {
  const refusing = (rule: object = {}) =>
    shop({
      channels: intrusive,
      people: [buyer, seller],
      words: { placeholders: { why: "request.code", what: "request.type" } },
      notices: {
        sorry: { each: "request", to: "seller", channels: ["push"], when: { "request.refused": true, ...rule } },
      },
      texts: { sorry: { title: "Refused", body: "{what}: {why}" } },
    });
  const ship = (id: string, by: "seller" | "platform" = "seller") =>
    event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }, { id, by });
  test("is a fact that rules can see, each by itself", () => {
    const order = refusing();
    const step = order.at("06-01 10:00", ship("s1"));
    expect(decisions(step)).toEqual(["sorry of s1 to s1 told: by:push"]);
    expect(says(sent(step))).toMatchObject({ body: "shipment.submitted: E_NOT_PAID" });
    expect(decisions(order.at("06-01 10:01", ship("s2")))).toEqual([
      "sorry of s2 to s1 told: by:push",
      "sorry of s1 to s1 dropped: ledger under-way",
    ]);
  });
  test("has a code, a type and a role to ask for", () => {
    const about = (rule: object) => decisions(refusing(rule).at("06-01 10:00", ship("s1")));
    expect(
      about({ "request.code": "E_NOT_PAID", "request.by": "seller", "request.type": "shipment.submitted" }),
    ).toHaveLength(1);
    expect(about({ "request.code": "E_TERMINAL" })).toEqual([]);
    expect(about({ "request.by": "platform" })).toEqual([]);
  });
  test("of an event nobody could read has a code, and a role if it named one", () => {
    const order = refusing({ "request.by": "seller" });
    expect(decisions(order.at("06-01 10:00", { ...ship("s1"), payload: {} } as unknown as OrderEvent))).toEqual([
      "sorry of s1 to s1 told: by:push",
    ]);
  });
  test("is kept a hundred times; then the oldest makes room", () => {
    const order = refusing();
    order.people = [];
    for (let i = 0; i < 105; i++) order.at("06-01 10:00", ship(`s${i}`));
    expect(order.record?.seen.filter((row) => row.length > 1).map(([id]) => id)).toEqual(
      Array.from({ length: 100 }, (_, i) => `s${i + 5}`),
    );
    expect(order.record?.seen[0]).toHaveLength(1);
  });
});

describe("the clock of the host", () => {
  test("that runs back counts as the record's own, and is reported", () => {
    const order = plain();
    order.at("06-01 10:00");
    const step = order.at("06-01 09:59:59.999", paid());
    expect(step.record.now).toBe(at("06-01 10:00"));
    expect(step.record.stamps["order.paid"]).toEqual([at("06-01 10:00"), at("06-01 10:00")]);
    expect(step.findings).toEqual([
      {
        code: "E_NOW_RUNS_BACK",
        path: "now",
        message: "The clock ran back; the record's own time counts.",
        level: "warning",
      },
    ]);
    expect(order.at("06-01 10:00").findings).toEqual([]);
  });
  test("that is no instant is the programmer's mistake", () => {
    const order = plain();
    for (const now of [Number.NaN, 1.5, Number.POSITIVE_INFINITY, "2026-06-01", undefined])
      expect(() => order.book.step(order.record, [], { now: now as number, people: [] })).toThrow(
        expect.objectContaining({ code: "NOT_AN_INSTANT" }),
      );
  });
  test("is woken later than now, always", () => {
    const order = shop({ channels: intrusive, notices: { news: { when: { "it.began": { past: "1h" } } } } });
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(wakes(step)).toBe("06-01 11:00");
    expect(order.at("06-01 11:00").wakeAt).toBeNull();
  });
});

describe("what was forgotten is the programmer's mistake", () => {
  const order = plain();
  test.each([
    ["the context", undefined, "NOT_AN_INSTANT"],
    ["the time", { people: [] }, "NOT_AN_INSTANT"],
    ["the people", { now: 0 }, "NO_PEOPLE"],
    ["all but one of the people", { now: 0, people: {} }, "NO_PEOPLE"],
  ])("%s", (_, context, code) => {
    expect(() => order.book.step(order.record, [], context as never)).toThrow(expect.objectContaining({ code }));
  });
});

describe("what is no record", () => {
  test.each([5, "x", {}, [], { waybell: 1 }, { waybell: "1", parcels: [] }])(
    "%j is the programmer's mistake",
    (record) => {
      const step = () => plain().book.step(record as never, [], { now: 0, people: [] });
      expect(step).toThrow(expect.objectContaining({ code: "NOT_A_RECORD" }));
      try {
        step();
      } catch (error) {
        expect(isWaybellError(error)).toBe(true);
      }
    },
  );
  test("nothing at all, and nothing that happened, is one too", () => {
    expect(() => plain().book.step(null, [], { now: 0, people: [] })).toThrow(
      expect.objectContaining({ code: "NOT_A_RECORD" }),
    );
  });
});

describe("a person who cannot be read", () => {
  test("is left out and reported, the others are told", () => {
    const order = plain();
    order.people = [{ ...buyer, id: "b0", zone: "+08:00" }, buyer];
    const step = order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
    expect(decisions(step)).toEqual(["news told: by:sms"]);
    expect(step.findings).toMatchObject([{ code: "E_ZONE", path: "people[0].zone" }]);
  });
});

describe("the version of the rules", () => {
  const version = (v: string, text: string, earlier: readonly ReturnType<typeof defineRulebook>[] = []) =>
    defineRulebook({
      packs: [pack({ notices: { news: fine }, texts: { news: { title: "T", body: text } }, version: v })],
      channels: intrusive,
      earlier,
    });
  const first = version("1", "old");
  const second = version("2", "new", [first]);
  const confirmed = (): Shop => {
    const order = new Shop(first, [buyer]);
    order.at("06-01 09:00", created(), paid());
    return order;
  };
  const note = event("facts.noted", { facts: { "it.began": at("06-01 10:00") } });
  test("is the one an order was confirmed under", () => {
    expect(confirmed().record?.book).toBe("mine@1");
    const step = second.step(confirmed().record, [note], { now: at("06-01 10:00"), people: [buyer] });
    expect(says(sent(step))).toMatchObject({ body: "old" });
  });
  test("is held by what holds a rulebook that holds it, with its channels", () => {
    const third = defineRulebook({
      packs: [pack({ notices: { news: fine }, version: "3" })],
      channels: [channel("email", { id: "mail-2" })],
      earlier: [second],
    });
    expect(third.channels.map(({ id }) => id)).toEqual(["mail-2", ...intrusive.map(({ id }) => id)]);
    const step = third.step(confirmed().record, [note], { now: at("06-01 10:00"), people: [buyer] });
    const send = sent(step);
    expect(says(send)).toMatchObject({ body: "old" });
    expect(third.request(send, { secrets: {}, now: at("06-01 10:00"), nonce: "n" })).toEqual(send.request);
    const begun = third.step(step.record, [third.begin(send)], { now: at("06-01 10:00"), people: [buyer] });
    const answer = third.settle(send, { status: 200, headers: {}, body: "" }, at("06-01 10:00"));
    expect(outcomes(third.step(begun.record, [answer], { now: at("06-01 10:00"), people: [buyer] }))).toEqual([
      "accepted",
    ]);
    expect(third.view(begun.record, { now: at("06-01 10:00"), as: {} })).toEqual(
      first.view(begun.record, { now: at("06-01 10:00"), as: {} }),
    );
  });
  test("is the newest before that", () => {
    const order = new Shop(first, [buyer]);
    order.at("06-01 09:00", created());
    expect(order.record?.book).toBeNull();
    const step = second.step(order.record, [note], { now: at("06-01 10:00"), people: [buyer] });
    expect(says(sent(step))).toMatchObject({ body: "new" });
  });
  test("that is not held refuses every event, and leaves the record as it is", () => {
    const alone = version("2", "new");
    const order = confirmed();
    const step = alone.step(order.record, [note, paid({ id: "again" })], { now: at("06-01 10:00"), people: [buyer] });
    expect(step.outcomes).toEqual([
      {
        is: "rejected",
        id: note.id,
        code: "E_BOOK_MISSING",
        path: "",
        message: "This rulebook does not hold the version the order was confirmed under.",
        remedy: "Pass that rulebook in `earlier`.",
      },
      expect.objectContaining({ id: "again", code: "E_BOOK_MISSING" }),
    ]);
    expect(step.record).toBe(order.record);
    expect(step.effects).toEqual([]);
    expect(step.findings.map((found) => found.code)).toEqual(["E_BOOK_MISSING"]);
    // It was a refusal of this rulebook, not of the order: nothing of it is remembered.
    expect(outcomes(second.step(order.record, [note], { now: at("06-01 10:00"), people: [buyer] }))).toEqual([
      "accepted",
    ]);
  });
  test("that is not held has nothing read out by the rules of another", () => {
    const alone = version("2", "new");
    const record = confirmed().record as OrderRecord;
    const [from, to] = [at("06-01 10:00"), at("06-01 11:00")];
    const storm = { disruption: "d", kind: "weather", from, to, effect: "pause" } as const;
    const readers = (book: typeof alone): readonly (() => unknown)[] => [
      () => book.view(record, { now: from, as: {} }),
      () => book.explain(record, { notice: "news", now: from, people: [buyer] }),
      () => book.affects(storm as never, record),
      () => book.latencies(record),
    ];
    for (const read of readers(alone))
      expect(read).toThrow(
        expect.objectContaining({ code: "BOOK_MISSING", message: expect.stringContaining("`earlier`") }),
      );
    for (const read of readers(second)) expect(read).not.toThrow();
  });
  test("of a record that a newer library wrote refuses every event too", () => {
    const record = { ...confirmed().record, waybell: 2 } as OrderRecord;
    const step = second.step(record, [note], { now: at("06-01 10:00"), people: [buyer] });
    expect(step.outcomes).toMatchObject([{ code: "E_RECORD_NEWER", remedy: "Update waybell on this host." }]);
    expect(step.record).toBe(record);
  });
  test("counts for the page and the explanation of an order too", () => {
    const split = defineRulebook({
      packs: [pack({ notices: { news: fine }, version: "3", parcelKinds: {} })],
      channels: intrusive,
      earlier: [first],
    });
    const order = confirmed();
    order.at("06-01 10:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100001" }));
    const record = order.record as OrderRecord;
    const look = { now: at("06-01 11:00"), as: {} };
    expect(split.view(record, look)).toEqual(first.view(record, look));
    const other = defineRulebook({
      packs: [pack({ notices: { news: { when: { "it.ended": true } } }, version: "4" })],
      channels: intrusive,
      earlier: [first],
    });
    const question = { notice: "news", now: at("06-01 11:00"), people: [buyer] };
    expect(other.explain(record, question)).toEqual(first.explain(record, question));
  });
  test("that is not held does not put an order to sleep for good", () => {
    const step = version("2", "new").step(confirmed().record, [], { now: at("06-01 10:00"), people: [buyer] });
    expect(step.wakeAt).not.toBeNull();
  });
});
