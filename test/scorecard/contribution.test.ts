import { describe, expect, it } from "vitest";
import { contribution, defineRulebook, type PersonEffect } from "waybell";
import { hash32 } from "../../src/model/id.ts";
import { commerce } from "../../src/packs/commerce.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { event } from "../support/events.ts";
import { confirmed, created, SellersOrder, scanned, shippedAt, uploaded } from "../support/seller.ts";
import { at } from "../support/times.ts";

describe("what an order adds to its seller's figures", () => {
  it("is nothing before it is confirmed", () => {
    expect(new SellersOrder().at("06-01 10:00", created()).row).toBeNull();
    expect(new SellersOrder().at("06-01 10:00", scanned("06-01 09:00", "picked_up")).row).toBeNull();
  });

  it("is all that came of it, each dated by the instant its window is chosen by", () => {
    const order = shippedAt("06-01 18:00")
      .at("06-01 20:30", scanned("06-01 20:30", "picked_up"))
      .at("06-03 14:05", scanned("06-03 14:05", "delivered"))
      .at("06-03 19:00", event("receipt.confirmed", {}, { by: "buyer" }));
    expect(order.marks()).toEqual([
      `ship-by 06-03 10:00 yes ${at("06-01 18:00") / 60_000}`,
      "pick-up-by 06-02 18:00 yes",
      "confirmed 06-01 10:00 no",
      "refunded 06-01 10:00 no",
      "seller-fault-refund 06-01 10:00 no",
      "captured 06-01 10:00 yes 5990 CNY",
      "shipped 06-01 18:00 no",
      "scanned 06-04 18:00 yes",
      "picked-up 06-01 20:30 no",
      "delivered 06-03 14:05 yes",
      "confirm-to-upload 06-01 18:00 yes 480",
      "upload-to-pick-up 06-01 20:30 yes 150",
      "pick-up-to-delivery 06-03 14:05 yes 2495",
      "confirm-to-delivery 06-03 14:05 yes 3125",
      "received 06-03 19:00 yes",
    ]);
  });

  it("names the order, its seller and what was bought, and nothing of the buyer", () => {
    const { record } = shippedAt("06-01 18:00");
    const row =
      record &&
      contribution(
        defineRulebook({ packs: [pinduoduo], channels: [] }),
        { record },
        {
          seller: "shop-1",
          items: ["cup"],
        },
      );
    const now = at("06-01 18:00");
    expect(row).toMatchObject({
      id: `o1/${now}/3`,
      type: "order.scored",
      seller: "shop-1",
      order: "o1",
      items: ["cup"],
    });
    expect(row?.rev).toEqual([now, 3]);
    expect(JSON.stringify(row)).not.toContain("YD100000001");
  });

  it("is told by the version of the rules that the order keeps, and by no other", () => {
    const { record } = confirmed();
    if (!record) throw new Error("no order");
    const other = { packs: [marketplaceCn], channels: [] };
    const seller = { seller: "shop-1" };
    const old = defineRulebook({ packs: [pinduoduo], channels: [] });
    expect(contribution(defineRulebook(other), { record }, seller)).toBeNull();
    expect(contribution(defineRulebook({ ...other, earlier: [old] }), { record }, seller)).toEqual(
      contribution(old, { record }, seller),
    );
  });

  it("asks a rulebook, or what a host made of one, and nothing else", () => {
    const { record } = confirmed();
    if (!record) throw new Error("no order");
    const book = defineRulebook({ packs: [pinduoduo], channels: [] });
    const seller = { seller: "shop-1" };
    expect(contribution({ ...book }, { record }, seller)).toEqual(contribution(book, { record }, seller));
    expect(() => contribution({} as typeof book, { record }, seller)).toThrow(
      expect.objectContaining({ code: "NOT_A_RULEBOOK" }) as Error,
    );
  });

  it("has an id of its own, however long that of its order is", () => {
    const { record } = confirmed();
    if (!record) throw new Error("no order");
    const book = defineRulebook({ packs: [pinduoduo], channels: [] });
    const idOf = (id: string) => contribution(book, { record: { ...record, id } }, { seller: "shop-1" })?.id ?? "";
    const [one, other] = ["a", "b"].map((end) => idOf(`${"x".repeat(127)}${end}`));
    expect(one).not.toBe(other);
    expect(one?.length).toBeLessThanOrEqual(128);
  });

  it("counts, for one instant, how much had happened by then", () => {
    const order = confirmed();
    const before = order.row?.rev;
    order.at("06-01 10:00", uploaded(), scanned("06-01 09:59", "picked_up"));
    expect([before, order.row?.rev]).toEqual([
      [at("06-01 10:00"), 2],
      [at("06-01 10:00"), 4],
    ]);
  });

  it("is all left out of a test", () => {
    const order = shippedAt("06-04 18:00", { test: true });
    expect(order.marks("ship-by", "confirmed", "captured", "shipped")).toEqual([
      `ship-by 06-03 10:00 out ${at("06-04 18:00") / 60_000}`,
      "confirmed 06-01 10:00 out",
      "captured 06-01 10:00 out 5990 CNY",
      "shipped 06-04 18:00 out",
    ]);
  });
});

describe("the time to ship", () => {
  it.each([
    ["06-03 10:00", "yes"],
    ["06-03 10:00:00.001", "no"],
  ])("shipped at %s is kept: %s", (time, is) => {
    expect(shippedAt(time).marks("ship-by")).toEqual([`ship-by 06-03 10:00 ${is} ${at(time) / 60_000}`]);
  });

  it.each([
    ["06-03 10:00", "open"],
    ["06-03 10:00:00.001", "no"],
  ])("not shipped by %s: %s", (time, is) => {
    expect(confirmed().at(time).marks("ship-by")).toEqual([`ship-by 06-03 10:00 ${is}`]);
  });

  it("is left out where the buyer cancelled in time, and broken where he did after it", () => {
    const cancelled = event("order.cancelled", {}, { by: "buyer" });
    expect(confirmed().at("06-03 10:00", cancelled).marks("ship-by", "confirmed", "refunded")).toEqual([
      "ship-by 06-03 10:00 out",
      "confirmed 06-01 10:00 out",
      "refunded 06-01 10:00 out",
    ]);
    expect(confirmed().at("06-03 10:00:00.001", cancelled).marks("ship-by", "confirmed", "refunded")).toEqual([
      "ship-by 06-03 10:00 no",
      "confirmed 06-01 10:00 no",
      "refunded 06-01 10:00 no",
    ]);
  });

  it.each(["06-03 09:59:59.999", "06-03 10:00", "06-03 10:00:00.001"])(
    "was not kept by a seller who cancelled at %s, whichever way: M01 asks what was shipped, M06 counts the fault",
    (time) => {
      const out = event("stock.out", { lines: ["l1"] }, { by: "seller" });
      const closed = event("order.closed", {}, { by: "seller" });
      for (const what of [out, closed])
        expect(confirmed().at(time, what).marks("ship-by", "confirmed")).toEqual([
          "ship-by 06-03 10:00 no",
          "confirmed 06-01 10:00 yes",
        ]);
    },
  );

  it("is left out where its seller cancelled what a storm had waived, or an explanation excused", () => {
    const closed = event("order.closed", {}, { by: "seller" });
    const storm = event(
      "disruption.declared",
      { disruption: "storm", kind: "weather", from: at("06-03 00:00"), to: at("06-04 00:00"), effect: "waive" },
      { by: "platform" },
    );
    const explained = confirmed()
      .at("06-03 09:00", event("exception.reported", { reason: "flood", evidence: ["photo"] }, { by: "seller" }))
      .at("06-03 12:00", event("exception.decided", { result: "upheld" }, { by: "platform" }));
    for (const order of [confirmed().at("06-02 12:00", storm), explained])
      expect(order.at("06-03 13:00", closed).marks("ship-by")).toEqual(["ship-by 06-03 10:00 out"]);
  });

  it("stays broken where a further date was agreed after it, though that was kept", () => {
    const order = confirmed()
      .at("06-03 12:00", event("shipby.negotiated", { shipBy: at("06-05 12:00") }, { by: "buyer" }))
      .at("06-05 11:00", uploaded());
    expect(order.marks("ship-by")).toEqual([`ship-by 06-03 10:00 no ${at("06-05 11:00") / 60_000}`]);
  });

  it("is the date agreed on before it", () => {
    const order = confirmed().at(
      "06-03 09:00",
      event("shipby.negotiated", { shipBy: at("06-05 12:00") }, { by: "buyer" }),
    );
    expect(order.marks("ship-by")).toEqual(["ship-by 06-05 12:00 open"]);
  });

  it("is left out once an appeal is upheld, and still asked while it is not decided", () => {
    const breach = `ship-by:order:${at("06-03 10:00")}`;
    const order = confirmed()
      .at("06-03 11:00")
      .at("06-03 12:00", event("appeal.filed", { breach, reason: "flood", evidence: ["photo"] }, { by: "seller" }));
    expect([order.marks("ship-by", "appeal"), order.row?.appealed]).toEqual([
      ["ship-by 06-03 10:00 no"],
      [at("06-03 10:00")],
    ]);
    order.at("06-04 12:00", event("appeal.decided", { breach, result: "upheld" }, { by: "platform" }));
    expect([order.marks("ship-by", "appeal"), order.row?.appealed]).toEqual([
      ["ship-by 06-03 10:00 out", "appeal 06-04 12:00 yes"],
      undefined,
    ]);
  });

  it("stays broken where the appeal is dismissed", () => {
    const breach = `ship-by:order:${at("06-03 10:00")}`;
    const order = confirmed()
      .at("06-03 12:00", event("appeal.filed", { breach, reason: "flood", evidence: ["photo"] }, { by: "seller" }))
      .at("06-04 12:00", event("appeal.decided", { breach, result: "dismissed" }, { by: "platform" }));
    expect(order.marks("ship-by", "appeal")).toEqual(["ship-by 06-03 10:00 no", "appeal 06-04 12:00 no"]);
  });

  it("is left out where a storm, declared afterwards, waives it", () => {
    const storm = event(
      "disruption.declared",
      {
        disruption: "storm",
        kind: "weather",
        from: at("06-03 00:00"),
        to: at("06-04 00:00"),
        effect: "waive",
        retroactive: true,
      },
      { by: "platform" },
    );
    const order = confirmed().at("06-03 11:00");
    expect(order.marks("ship-by")).toEqual(["ship-by 06-03 10:00 no"]);
    expect(order.at("06-04 00:00", storm).marks("ship-by")).toEqual(["ship-by 06-03 10:00 out"]);
  });
});

describe("parcels", () => {
  it("that nobody picked up in time are overdue, and the order counts as never shipped", () => {
    const order = shippedAt("06-01 18:00").at("06-02 18:00");
    expect(order.marks("pick-up-by", "shipped")).toEqual(["pick-up-by 06-02 18:00 open", "shipped 06-01 18:00 open"]);
    expect(order.at("06-02 18:00:00.001").marks("pick-up-by", "shipped")).toEqual([
      "pick-up-by 06-02 18:00 no",
      `shipped 06-01 18:00 yes ${at("06-05 18:00") / 60_000}`,
    ]);
  });

  it("that a scan proves in time are left out once a breach was raised; one that is late leaves them late", () => {
    const heard = (time: string) =>
      shippedAt("06-01 18:00").at("06-02 20:00", scanned(time, "picked_up")).marks("pick-up-by", "shipped");
    expect(heard("06-02 18:00")).toEqual(["pick-up-by 06-02 18:00 out", "shipped 06-01 18:00 no"]);
    expect(heard("06-02 18:00:00.001")).toEqual([
      "pick-up-by 06-02 18:00 no",
      `shipped 06-01 18:00 yes ${at("06-05 18:00") / 60_000}`,
    ]);
  });

  it("that a scan proves in time were picked up in time, as long as nobody had said otherwise", () => {
    const duration = { "feed.lag": { value: "2h", source: "unverified" } } as const;
    const slow = { id: "slow", version: "1", values: { duration } } as const;
    const book = defineRulebook({ packs: [pinduoduo, slow], channels: [] });
    const heardAt = (told: string) =>
      confirmed({}, book)
        .at("06-01 18:00", uploaded())
        .at(told, scanned("06-02 17:00", "picked_up"))
        .marks("pick-up-by");
    expect(heardAt("06-02 20:00")).toEqual(["pick-up-by 06-02 18:00 yes"]);
    expect(heardAt("06-02 20:00:00.002")).toEqual(["pick-up-by 06-02 18:00 out"]);
  });

  it("count as never shipped only where the rules say so", () => {
    const book = defineRulebook({ packs: [marketplaceCn], channels: [] });
    const order = confirmed({}, book).at("06-01 18:00", uploaded()).at("06-03 18:00");
    expect(order.marks("shipped")).toEqual(["shipped 06-01 18:00 no"]);
    expect(order.at("06-03 18:00:00.001").marks("pick-up-by", "shipped")).toEqual([
      "pick-up-by 06-03 18:00 no",
      `shipped 06-01 18:00 no ${at("06-06 18:00") / 60_000}`,
    ]);
  });

  it("are counted each", () => {
    const book = defineRulebook({ packs: [marketplaceCn], channels: [] });
    const order = confirmed({}, book).at(
      "06-01 18:00",
      uploaded({ lines: [{ lineId: "l1", quantity: 1 }] }),
      uploaded({ parcelId: "p2", number: "YD100000002", lines: [{ lineId: "l1", quantity: 1 }] }),
      scanned("06-01 17:00", "picked_up"),
    );
    expect(order.marks("pick-up-by", "upload-to-pick-up")).toEqual([
      "pick-up-by 06-03 18:00 yes",
      "pick-up-by 06-03 18:00 open",
      "upload-to-pick-up 06-01 17:00 yes 0",
    ]);
  });

  it.each([
    ["a scan in the last millisecond", scanned("06-04 18:00", "in_transit"), "yes"],
    ["a scan after it", scanned("06-04 18:00:00.001", "in_transit"), "no"],
    ["a note of the carrier", scanned("06-04 18:00", undefined), "yes"],
    ["the label alone", scanned("06-01 19:00", "info_received"), "no"],
    ["a label that was called off", scanned("06-01 19:00", "cancelled"), "no"],
    ["word that nothing is known of it", scanned("06-01 19:00", "unknown"), "no"],
    ["a guess of the provider", scanned("06-02 19:00", "info_received", { exception: "no_carrier_info" }), "no"],
    ["a scan older than the order", scanned("06-01 09:00", "in_transit"), "no"],
  ])("have a number that is one by 72 hours after its upload, or not: %s", (_, scan, is) => {
    const order = shippedAt("06-01 18:00");
    expect(order.marks("scanned")).toEqual(["scanned 06-04 18:00 no"]);
    expect(order.at("06-04 19:00", scan).marks("scanned")).toEqual([`scanned 06-04 18:00 ${is}`]);
  });

  it("whose order was closed need not show that", () => {
    const order = shippedAt("06-01 18:00").at("06-02 10:00", event("order.closed", {}, { by: "platform" }));
    expect(order.at("06-05 00:00").marks("scanned")).toEqual(["scanned 06-04 18:00 out"]);
  });

  it.each([
    ["a rider of the same town brought it", { handover: "same_city" }],
    ["the buyer fetches it himself", { handover: "self_pick_up" }],
    ["it is virtual", { kind: "virtual" }],
  ] as const)("that no carrier fetches need not show it: %s", (_, more) => {
    const order = confirmed(more).at("06-01 18:00", uploaded());
    expect(order.at("06-05 00:00").marks("scanned")).toEqual(["scanned 06-04 18:00 out"]);
    const closed = confirmed(more)
      .at("06-01 18:00", uploaded())
      .at("06-05 00:00", event("order.closed", {}, { by: "platform" }));
    expect(closed.marks("scanned")).toEqual(["scanned 06-04 18:00 out"]);
    expect(order.at("06-05 01:00", scanned("06-04 18:00", "in_transit")).marks("scanned")).toEqual([
      "scanned 06-04 18:00 yes",
    ]);
  });

  it("that stood still once stood still", () => {
    const order = shippedAt("06-01 18:00").at("06-01 20:00", scanned("06-01 20:00", "picked_up"));
    expect(order.at("06-04 20:00").marks("picked-up")).toEqual(["picked-up 06-01 20:00 open"]);
    order.at("06-04 20:00:00.001").at("06-05 08:00", scanned("06-05 08:00", "in_transit"));
    expect(order.at("06-05 09:00", scanned("06-05 09:00", "delivered")).marks("picked-up")).toEqual([
      `picked-up 06-01 20:00 yes ${at("06-07 20:00") / 60_000}`,
    ]);
  });

  it("with a promise of delivery keep it by the first attempt", () => {
    const promised = { promisedDelivery: "2026-06-03T18:00+08:00" };
    const order = shippedAt("06-01 18:00", promised).at("06-02 09:00", scanned("06-02 09:00", "picked_up"));
    expect(order.marks("deliver-by")).toEqual(["deliver-by 06-03 18:00 open"]);
    const tried = scanned("06-03 18:00", undefined, { exception: "attempt_failed" });
    expect(order.at("06-03 18:00", tried).marks("deliver-by")).toEqual(["deliver-by 06-03 18:00 yes"]);
  });

  it("are uploaded when the last of them was, though the rest is given up only days later", () => {
    const one = { lines: [{ lineId: "l1", quantity: 1 }] };
    const abroad = defineRulebook({ packs: [marketplaceIntl], channels: [] });
    const order = confirmed({}, abroad).at("06-01 18:00", uploaded(one));
    expect(order.marks("confirm-to-upload")).toEqual([]);
    order.at("06-03 02:00", event("stock.out", { lines: ["l1"] }, { by: "seller" }));
    expect(order.marks("confirm-to-upload", "shipped")).toEqual([
      "shipped 06-03 02:00 no",
      "confirm-to-upload 06-01 18:00 yes 480",
    ]);
    const whole = confirmed({}, abroad).at("06-01 18:00", uploaded(one));
    whole.at("06-02 09:00", uploaded({ ...one, parcelId: "p2", number: "YD100000002" }));
    expect(whole.marks("confirm-to-upload")).toEqual(["confirm-to-upload 06-02 09:00 yes 1380"]);
  });

  it("tell nothing of a pick-up that only a later scan implies", () => {
    const order = shippedAt("06-01 12:00").at("06-01 20:02", scanned("06-01 20:00", "delivered"));
    expect(order.marks("upload-to-pick-up", "pick-up-to-delivery")).toEqual([]);
    expect(order.at("06-02 22:00", scanned("06-01 13:10", "picked_up")).marks("upload-to-pick-up")).toEqual([
      "upload-to-pick-up 06-01 13:10 yes 70",
    ]);
  });
});

describe("people who want no more messages", () => {
  const { record } = confirmed();
  const optOut = (more: Partial<PersonEffect> = {}): PersonEffect => ({
    type: "person",
    id: "o1/shipped/p1/0/b1/sms/1/opted-out/5",
    owner: "o1",
    person: "b1",
    channel: "sms",
    kind: "sms",
    learnt: "opted-out",
    since: at("06-01 12:00"),
    at: at("06-01 12:00"),
    ...more,
  });

  it("are told by the step that learnt it; who has no such address wants them all the same", () => {
    const book = defineRulebook({ packs: [pinduoduo], channels: [] });
    const effects = [optOut(), optOut({ learnt: "address-dead" })];
    expect(record && contribution(book, { record, effects }, { seller: "shop-1" })?.optOuts).toEqual([
      [hash32("o1/shipped/p1/0/b1/sms/1/opted-out/5"), at("06-01 12:00"), "sms"],
    ]);
  });

  it("are nobody where the order is a test", () => {
    const book = defineRulebook({ packs: [pinduoduo], channels: [] });
    const { record: tested } = confirmed({ test: true });
    const row = tested && contribution(book, { record: tested, effects: [optOut()] }, { seller: "shop-1" });
    expect(row && Object.keys(row)).toEqual(["id", "type", "seller", "order", "rev", "marks"]);
  });
});

describe("a rulebook that asks no number to show that it is one", () => {
  it("counts none", () => {
    const duration = { "number.proof-within": { value: "off", source: "unverified" } } as const;
    const shop = { id: "shop", version: "1", layer: "shop", values: { duration } } as const;
    const book = defineRulebook({ packs: [commerce, shop], channels: [] });
    expect(confirmed({}, book).at("06-01 18:00", uploaded()).marks("scanned")).toEqual([]);
  });
});
