import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { twilioSms } from "waybell/channels/twilio-sms";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import {
  at,
  buyer,
  channels,
  created,
  number,
  paid,
  paidOrder,
  scan,
  seller,
  shipped,
  shippedAt,
  shippedOrder,
  shop,
  t,
  traced,
} from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

describe("an order shipped in parts", () => {
  const first: ScenarioEvent<"shipment.submitted"> = {
    type: "shipment.submitted",
    payload: { parcelId: "P1", carrier: "zhongtong", number, lines: [{ lineId: "L1", quantity: 1 }] },
  };
  const rest: ScenarioEvent<"shipment.submitted"> = {
    type: "shipment.submitted",
    payload: { parcelId: "P2", carrier: "yuantong", number: "YT8800112233445" },
  };
  const partly = paidOrder.at(t("06-01 18:00")).when(first);

  it("N-B05 says how much has shipped, and covers N-B04", () => {
    partly.then
      .effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .told("buyer", "partly-shipped", "push", {
        subject: "P1",
        text: `商家已为订单1001发出1件（共2件）。本次包裹：中通快递 ${number}。其余商品发出后，我们会通知您。`,
      })
      .merged("shipped", "partly-shipped", { subject: "P1" })
      .nothingElse()
      .headline("partially_shipped")
      .at(t("06-02 12:00"))
      .then.nothingElse();
  });

  it("N-B04 tells the rest as an ordinary shipment, and the first parcel not again", () => {
    partly
      .at(t("06-02 10:00"))
      .when(rest)
      .at(t("06-03 11:00"))
      .then.messages([
        [t("06-01 18:00"), "buyer", "partly-shipped", "push"],
        [t("06-02 10:00"), "buyer", "shipped", "push"],
      ])
      .headline("shipped_not_picked_up");
    expect(partly.when(rest).sent.at(-1)?.subject).toBe("P2");
  });

  it.each([
    [
      "zh-CN",
      `订单1001部分商品已发货：中通快递 ${number}，收到请验货。`,
      "订单1001已发货：圆通速递 YT8800112233445，收到请验货后再确认收货。",
    ],
    [
      "en",
      `Part of order 1001 shipped: ZTO Express ${number}. Please check it on arrival.`,
      "Order 1001 shipped: YTO Express YT8800112233445. Please check it on arrival, then confirm receipt.",
    ],
  ])("N-B04 of a part says so to who reads text messages alone, in %s", (locale, part, whole) => {
    const accountSid = "AC00000000000000000000000000000000";
    const byText = twilioSms({ accountSid, sender: "+14155550111", callback: "https://example.com/reports" });
    const last = scenario(defineRulebook({ packs: [marketplaceCn], channels: [byText] }))
      .given([{ ...buyer, locale, addresses: { sms: "+8613900000007" } }])
      .given({ events: [created, paid] })
      .at(t("06-01 18:00"))
      .when(first)
      .at(t("06-02 10:00"))
      .when(rest);
    const said = (form: string) => new URLSearchParams(form).get("Body");
    expect(last.sent.map(({ notice, texts }) => [notice, ...texts.map(said)])).toEqual([
      ["shipped", part],
      ["shipped", whole],
    ]);
  });

  it("N-B12 is delivered when both parcels are: before that nobody is asked to confirm it", () => {
    paidOrder
      .given({
        events: [
          { ...first, occurredAt: t("06-01 18:00") },
          { ...rest, occurredAt: t("06-02 10:00") },
        ],
      })
      .at(t("06-03 09:00"))
      .when(scan("06-03 09:00", "delivered"))
      .then.told("buyer", "delivered-in-dispute", "push", {
        subject: "P1",
        text: `物流显示包裹${number}已签收。请核对数量和质量；如未收到，请在订单页反馈。`,
      })
      .nothingElse()
      .headline("shipped_not_picked_up")
      .at(t("06-03 10:00"))
      .when(traced([["06-03 10:00", "delivered"]], { number: "YT8800112233445" }))
      .then.told("buyer", "delivered", "push", { subject: "P2" })
      .nothingElse()
      .headline("delivered");
  });

  it("N-B12 asks nobody to confirm an order of which only a gift has come", () => {
    const gift = "73100000000002";
    shippedOrder("06-01 18:00")
      .at(t("06-01 19:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "G1", kind: "gift", carrier: "zhongtong", number: gift },
      })
      .at(t("06-02 10:00"))
      .when(traced([["06-02 10:00", "delivered"]], { number: gift }))
      .at(t("06-02 11:00"))
      .when(scan("06-02 11:00", "delivered"))
      .then.messages([
        [t("06-01 19:00"), "buyer", "extra-parcel", "push"],
        [t("06-02 10:00"), "buyer", "delivered-in-dispute", "push"],
        [t("06-02 11:00"), "buyer", "delivered", "push"],
      ]);
  });

  it("is told as shipped whole where the rest follows before the quiet hours end", () => {
    paidOrder
      .at(t("06-01 23:00"))
      .when(first)
      .then.held("partly-shipped", "quiet-hours")
      .at(t("06-02 07:00"))
      .when(rest)
      .at(t("06-02 12:00"))
      .then.effectOfType("track")
      .told("seller", "uploaded-early", "push", { at: t("06-01 23:00"), subject: "P1" })
      .effectOfType("track")
      .told("buyer", "shipped", "push", { at: t("06-02 08:00"), subject: "P1" })
      .told("buyer", "shipped", "push", { at: t("06-02 08:00"), subject: "P2" })
      .nothingElse();
  });

  it("cannot hold more than was ordered", () => {
    const lines = [{ lineId: "L1", quantity: 3 }];
    paidOrder
      .when({ ...first, payload: { parcelId: "P1", carrier: "zhongtong", number, lines } })
      .then.rejected("E_QTY_EXCEEDED", "payload.lines[0].quantity")
      .nothingElse();
  });

  it("cannot hold nothing at all", () => {
    paidOrder
      .when({ ...first, payload: { parcelId: "P1", carrier: "zhongtong", number, lines: [] } })
      .then.rejected("E_NO_LINES", "payload.lines")
      .nothingElse()
      .headline("to_ship");
  });
});

describe("SC-05 a wrong number", () => {
  const [wrong, right] = ["ZT1110000111", "ZT2220000222"];
  const first: ScenarioEvent<"shipment.submitted"> = {
    type: "shipment.submitted",
    payload: { parcelId: "P1", carrier: "zhongtong", number: wrong },
  };
  const uploaded = paidOrder
    .at(t("06-01 12:00"))
    .when(first)
    .then.effectOfType("track")
    .told("buyer", "shipped", "push");
  const replace: ScenarioEvent<"tracking.replaced"> = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: right },
  };
  const pickedUp = traced([["06-01 22:00", "picked_up"]], { number: right });

  it("SC-05 tells the right number, whose scan came before and waited", () => {
    const replaced = uploaded
      .at(t("06-01 22:05"))
      .when(pickedUp)
      .then.accepted()
      .nothing()
      .at(t("06-02 11:59"))
      .when(replace);
    replaced.then
      .effect("untrack", { parcel: "P1", carrier: "zhongtong", number: wrong })
      .effect("track", { parcel: "P1", carrier: "zhongtong", number: right })
      .messages([
        // Its text is silent about N-B06: this pick-up is news to the buyer.
        [t("06-02 11:59"), "buyer", "picked-up", "push"],
        [t("06-02 11:59"), "buyer", "number-corrected", "push"],
      ])
      .nothingElse()
      .timeline("P1", [[t("06-01 22:00"), "picked_up"]]);
    expect(replaced.view().parcels.map(({ number, pickedUpAt }) => [number, pickedUpAt])).toEqual([
      [right, at("06-01 22:00")],
    ]);
    expect(replaced.record?.waiting).toEqual([]);
  });

  it("SC-05 counts the scan all the same when it is told after the number was replaced", () => {
    const later = uploaded
      .at(t("06-02 11:59"))
      .when(replace)
      .then.effectOfType("untrack")
      .effectOfType("track")
      .toldContaining("buyer", "number-corrected", "push", { text: right })
      .at(t("06-02 12:05"))
      .when(pickedUp)
      .then.told("buyer", "picked-up", "push")
      .nothingElse();
    expect(later.view().parcels[0]?.pickedUpAt).toBe(at("06-01 22:00"));
  });

  it("SC-05 does not let a scan of the wrong number speak for the right one", () => {
    uploaded
      .at(t("06-01 20:00"))
      .when(traced([["06-01 20:00", "out_for_delivery"]], { number: wrong }))
      .then.told("buyer", "out-for-delivery", "sms")
      .at(t("06-02 09:00"))
      .when(replace)
      .then.effectOfType("untrack")
      .effectOfType("track")
      .told("buyer", "number-corrected", "push")
      .nothingElse()
      .timeline("P1", [])
      .headline("shipped_not_picked_up")
      .when(traced([["06-02 09:00", "delivered"]], { number: wrong }))
      .then.nothing();
  });

  it("N-B28 is said by the notice of the parcel itself, where that was held for the night", () => {
    paidOrder
      .at(t("06-01 23:00"))
      .when(first)
      .at(t("06-02 02:00"))
      .when(replace)
      .at(t("06-02 12:00"))
      .then.effectOfType("track")
      .told("seller", "uploaded-early", "push", { at: t("06-01 23:00"), subject: "P1" })
      .effectOfType("untrack")
      .effectOfType("track")
      .toldContaining("buyer", "shipped", "push", { at: t("06-02 08:00"), text: right })
      .merged("number-corrected", "shipped")
      .nothingElse()
      .filed([
        [t("06-01 23:00"), "buyer", "shipped"],
        [t("06-01 23:00"), "seller", "uploaded-early"],
        [t("06-02 02:00"), "buyer", "number-corrected"],
      ]);
  });

  const again = { ...replace, payload: { parcelId: "P1", carrier: "zhongtong", number: "ZT3330000333" } } as const;

  it("SC-05 corrects it once where that is all a marketplace allows, and in time", () => {
    uploaded
      .at(t("06-02 12:00"))
      .when(replace)
      .then.effectOfType("untrack")
      .effectOfType("track")
      .told("buyer", "number-corrected", "push")
      .when(again)
      .then.rejected("E_FIX_LIMIT")
      .nothingElse();
    uploaded
      .at(at("06-02 12:00") + 1)
      .when(replace)
      .then.rejected("E_FIX_WINDOW_CLOSED")
      .nothingElse();
  });

  it("SC-05 tells each correction of the number once, where it may be corrected again", () => {
    const all = scenario(defineRulebook({ packs: [pinduoduo], channels }))
      .given({ people: [buyer, seller], events: [created, paid, { ...first, occurredAt: t("06-01 12:00") }] })
      .at(t("06-02 09:00"))
      .when(replace)
      .when(replace)
      .at(t("06-02 10:00"))
      .when(again);
    expect(all.sent.filter(({ notice }) => notice === "number-corrected").map((sent) => sent.at)).toEqual([
      at("06-02 09:00"),
      at("06-02 10:00"),
    ]);
  });
});

describe("an extra parcel", () => {
  const gift: ScenarioEvent<"extra_parcel.added"> = {
    type: "extra_parcel.added",
    payload: { parcelId: "G1", kind: "gift", carrier: "yuantong", number: "YT8800112233446" },
  };

  it("N-B29 is told as what it is, and leaves the order where it stands", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-02 09:00"))
      .when(gift)
      .then.effect("track", { parcel: "G1", carrier: "yuantong", number: "YT8800112233446" })
      .told("buyer", "extra-parcel", "push", {
        subject: "G1",
        text: "商家为订单1001新增赠品包裹：圆通速递 YT8800112233446。",
      })
      .nothingElse()
      .headline("shipped_not_picked_up");
  });

  it("N-B29 is told as an extra parcel where parcels of its kind count, and not as the order's shipment", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-02 09:00"))
      .when({ ...gift, payload: { ...gift.payload, kind: "split" } })
      .then.effectOfType("track")
      .told("buyer", "extra-parcel", "push", {
        subject: "G1",
        text: "商家为订单1001新增分装包裹：圆通速递 YT8800112233446。",
      })
      .nothingElse()
      .filed([[t("06-02 09:00"), "buyer", "extra-parcel"]]);
  });

  it("holds a part of the order where it is a split: until it comes, too, nobody is asked to confirm", () => {
    const inParts = shippedOrder("06-01 18:00")
      .given({ events: [{ ...gift, occurredAt: t("06-02 09:00"), payload: { ...gift.payload, kind: "split" } }] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"));
    const told = (order: Scenario, from: string) =>
      order.sent.filter((one) => one.at >= at(from)).map(({ notice, subject }) => [notice, subject]);
    expect(told(inParts, "06-03 14:05")).toEqual([["delivered-in-dispute", "P1"]]);
    expect(inParts.view().headline).toBe("shipped_not_picked_up");
    const rest = traced([["06-05 10:00", "delivered"]], { number: "YT8800112233446" });
    const came = inParts.at(t("06-05 10:00")).when({
      ...rest,
      payload: { ...rest.payload, carrier: "yuantong" },
    } as ScenarioEvent);
    expect(told(came, "06-04 00:00")).toEqual([["delivered", "G1"]]);
    expect(came.view().headline).toBe("delivered");
  });

  it.each([
    ["gift", "lost", "包裹丢失"],
    ["split", "damaged", "包裹破损"],
  ] as const)("N-B26 with a %s in it that is %s is told, with nothing to choose", (kind, exception, shown) => {
    const gone = traced([["06-02 12:00", { exception }]], { number: "YT8800112233446" });
    shippedOrder("06-01 18:00")
      .given({ events: [{ ...gift, occurredAt: t("06-02 09:00"), payload: { ...gift.payload, kind } }] })
      .at(t("06-02 12:00"))
      .when({ ...gone, payload: { ...gone.payload, carrier: "yuantong" } } as ScenarioEvent)
      .then.told("buyer", "extra-parcel-gone", "push", {
        subject: "G1",
        text: `抱歉，包裹YT8800112233446异常，物流显示：${shown}。请联系客服或申请售后。`,
      })
      .nothingElse()
      .breaches([])
      .compensations([]);
  });

  it("N-B26 is not told where the price of what was in it goes back: nobody waits for it", () => {
    const gone = traced([["06-02 12:00", { exception: "lost" }]], { number: "YT8800112233446" });
    const payload = { caseId: "AS-1", parcelId: "G1", lines: [{ lineId: "L1", quantity: 1 }] };
    const granted = shippedOrder("06-01 18:00")
      .given({ events: [{ ...gift, occurredAt: t("06-02 09:00"), payload: { ...gift.payload, kind: "split" } }] })
      .at(t("06-02 10:00"))
      .when({ type: "aftersales.requested", payload: { ...payload, kind: "refund_only", reason: "other" } })
      .at(t("06-02 11:00"))
      .when({ type: "aftersales.approved", payload: { caseId: "AS-1" } });
    const lost = granted
      .at(t("06-02 12:00"))
      .when({ ...gone, payload: { ...gone.payload, carrier: "yuantong" } } as ScenarioEvent);
    expect(granted.view().cases.map(({ stage }) => stage)).toEqual(["refunding"]);
    expect(lost.sent.filter((one) => one.at >= at("06-02 12:00")).map(({ notice }) => notice)).toEqual([]);
  });

  it("that never comes is waited for as long as an order without a scan", () => {
    const never = shippedOrder("06-01 18:00")
      .given({ events: [{ ...gift, occurredAt: t("06-02 09:00"), payload: { ...gift.payload, kind: "split" } }] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"));
    expect(never.view().promises.map(({ promise, due }) => [promise, due])).toEqual([
      ["auto-confirm", at("06-11 18:00")],
    ]);
  });

  it("does not keep the order from being delivered", () => {
    shippedOrder("06-01 18:00")
      .given({ events: [{ ...gift, occurredAt: t("06-02 09:00") }] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .then.told("seller", "pick-up-soon", "push", { at: t("06-03 12:00"), subject: "P1" })
      .told("buyer", "delivered", "push", { subject: "P1" })
      .nothingElse()
      .headline("delivered");
  });

  it("cannot be of a kind that is judged", () => {
    shippedOrder("06-01 18:00")
      .when({ ...gift, payload: { ...gift.payload, kind: "primary" } })
      .then.rejected("E_EXTRA_KIND", "payload.kind")
      .nothingElse();
  });
});

describe("scans that come early", () => {
  it("wait for their parcel, and then tell where it is in one message", () => {
    paidOrder
      .at(t("06-01 17:00"))
      .when(scan("06-01 16:55", "picked_up", "杭州市"))
      .then.accepted()
      .nothing()
      .at(t("06-01 18:00"))
      .when(shippedAt("06-01 18:00"))
      .then.effectOfType("track")
      .told("buyer", "shipped", "push")
      .merged("picked-up", "shipped")
      .nothingElse()
      .timeline("P1", [[t("06-01 16:55"), "picked_up", "杭州市"]])
      .headline("in_transit")
      .at(t("06-03 16:55"))
      .then.nothingElse();
  });

  it("wait for their order too", () => {
    shop
      .at(t("06-01 17:00"))
      .when(scan("06-01 16:55", "picked_up", "杭州市"))
      .then.accepted()
      .nothing()
      .wakesAt(null)
      .at(t("06-01 17:30"))
      .when(created, paid)
      .then.messages([
        [t("06-01 17:30"), "buyer", "order-paid", "push"],
        [t("06-01 17:30"), "seller", "new-order", "push"],
      ])
      .at(t("06-01 18:00"))
      .when(shippedAt("06-01 18:00"))
      .then.effectOfType("track")
      .told("buyer", "shipped", "push")
      .nothingElse()
      .timeline("P1", [[t("06-01 16:55"), "picked_up", "杭州市"]])
      .headline("in_transit");
  });

  it("are no evidence where they are older than the order, since the number may be used again", () => {
    const early = shippedOrder("06-01 18:00").at(t("06-01 19:00")).when(scan("05-20 12:00", "delivered"));
    early.then
      .accepted()
      .effect("openTask", {
        task: "review-fake-shipment",
        assignee: "platform",
        rule: "fake-shipment",
        subject: "P1",
      })
      .toldContaining("seller", "number-looks-wrong", "push", { text: "物流记录早于下单时间" })
      .nothingElse()
      .headline("shipped_not_picked_up")
      .timeline("P1", [[t("05-20 12:00"), "delivered"]]);
    expect(early.view().parcels[0]?.timeline[0]?.beforeOrder).toBe(true);
  });
});

describe("a scan whose clock is ahead", () => {
  const heardAt2000 = (dated: string) =>
    shippedOrder("06-01 17:00").at(t("06-01 20:00")).when(scan(dated, "picked_up")).view().parcels[0]?.timeline;
  const shown = {
    at: at("06-01 20:00"),
    milestone: "picked_up",
    exception: null,
    place: "",
    codes: ["picked_up"],
    sources: ["kuaidi100"],
  };

  it("counts from when we heard it; more than 10 minutes ahead it is shown as such", () => {
    expect(heardAt2000("06-01 20:10")).toEqual([shown]);
    expect(heardAt2000("06-01 20:11")).toEqual([{ ...shown, skewed: true }]);
  });
});

describe("a parcel that was delivered before its number was uploaded", () => {
  const imported = paidOrder
    .at(t("06-01 17:00"))
    .when(
      traced([
        ["06-01 10:30", "out_for_delivery"],
        ["06-01 16:55", "delivered"],
      ]),
    )
    .at(t("06-01 18:00"))
    .when(shippedAt("06-01 18:00"))
    .then.effectOfType("track")
    .effect("openTask", {
      task: "review-fake-shipment",
      assignee: "platform",
      rule: "fake-shipment",
      subject: "P1",
    })
    .dropped("delivered", "inhibited:imported-parcel")
    .nothingElse();

  it("is silent, the inbox too, but somebody looks into it", () => {
    imported.filed([]).headline("delivered").at(t("06-10 00:00")).then.nothingElse();
  });

  it("is told of again once a scan takes that delivery back, for it travels after all", () => {
    imported
      .at(t("06-02 09:00"))
      .when(scan("06-02 09:00", "in_transit"))
      .then.nothing()
      .at(t("06-02 10:00"))
      .when(scan("06-02 10:00", "out_for_delivery"))
      .at(t("06-02 14:00"))
      .when(scan("06-02 14:00", "delivered"))
      .then.messages([
        [t("06-02 10:00"), "buyer", "out-for-delivery", "sms"],
        [t("06-02 14:00"), "buyer", "delivered", "push"],
      ])
      .nothingElse()
      .headline("delivered");
  });
});

describe("a parcel whose delivery was learnt after its number was uploaded, and came before", () => {
  it("is told as delivered to who was told that it shipped", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-01 19:00"))
      .when(scan("06-01 17:55", "delivered"))
      .then.effectOfType("openTask")
      .told("buyer", "delivered", "push")
      .nothingElse();
  });
});

describe("a push that is repeated", () => {
  const push = traced([
    ["06-01 20:30", "picked_up"],
    ["06-01 23:00", "in_transit"],
  ]);

  it("adds nothing, whether its id is the same or not", () => {
    const once = shippedOrder("06-01 18:00").at(t("06-01 23:05")).when(push);
    const before = JSON.stringify(once.record);
    const again = once
      .at(t("06-02 07:00"))
      .when(push)
      .then.held("picked-up", "quiet-hours", { until: t("06-02 08:00") })
      .duplicate()
      .nothingElse();
    expect(JSON.stringify({ ...again.record, now: once.record?.now })).toBe(before);
  });

  it("of an action is answered as before", () => {
    const upload = { ...shipped, id: "upload-1" };
    const once = paidOrder.at(t("06-01 18:00")).when(upload);
    once.when(upload).then.effectOfType("track").told("buyer", "shipped", "push").duplicate().nothingElse();
  });
});

describe("an address that does not suffice", () => {
  const checked = (problem: "incomplete" | "unreachable"): ScenarioEvent<"address.checked"> => ({
    type: "address.checked",
    payload: { problem },
  });
  const asked = confirmed
    .at(t("06-01 12:00"))
    .when(checked("incomplete"))
    .then.told("buyer", "address-incomplete", "push", { at: t("06-01 12:00") })
    .nothingElse();

  it("is asked about once, whatever else is wrong with it", () => {
    asked.at(t("06-01 13:00")).when(checked("unreachable")).then.nothing();
  });

  it("is asked about again when what was put right is wrong again", () => {
    asked
      .at(t("06-01 13:00"))
      .when({ type: "address.corrected" })
      .then.nothing()
      .at(t("06-01 14:00"))
      .when(checked("incomplete"))
      .then.told("buyer", "address-incomplete", "push", { at: t("06-01 14:00") })
      .nothingElse();
  });
});
