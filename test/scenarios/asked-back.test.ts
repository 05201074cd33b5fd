import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Rulebook } from "waybell";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, scan, seller, shippedAt, t, traced } from "./fixture.ts";
import { onItsWay, pdd, scanned } from "./pinduoduo.ts";

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cn = defineRulebook({ packs: [marketplaceCn], channels });
/** Here the seller is asked, whatever had left. */
const asking = defineRulebook({
  packs: [
    {
      ...marketplaceCn,
      id: "asking",
      values: { ...marketplaceCn.values, choice: { "review.unshipped": { value: "ask", source: "unverified" } } },
    },
  ],
  channels,
});

/** The buyer asks for all the money back. */
const all: ScenarioEvent<"aftersales.requested"> = {
  type: "aftersales.requested",
  payload: { caseId: "AS-1", kind: "refund_only" },
};
const promised = { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } };
const moving = [scanned("06-01 20:30", "picked_up"), scanned("06-02 09:00", "in_transit")] as const;
/** What was paid beside the price, or is held. */
const coupons = (order: Scenario): readonly string[] =>
  order.view().compensations.flatMap(({ policy, form, is }) => (form === "refund" ? [] : [`${policy} ${is}`]));

describe("who asks for all the money back", () => {
  it.each([
    ["CMP-02", "overdue-pick-up", "06-02 18:00", onItsWay("06-01 18:00")],
    [
      "CMP-05",
      "overdue-pick-up-percent",
      "06-03 18:00",
      scenario(cn)
        .given([buyer, seller])
        .given({ events: [created, paid, shippedAt("06-01 18:00")] }),
    ],
    ["CMP-06", "stall-coupon", "06-05 09:00", onItsWay("06-01 18:00").given({ events: moving })],
    [
      "CMP-08",
      "late-delivery-coupon",
      "06-04 18:00",
      pdd.given({ events: [promised, paid, shippedAt("06-01 18:00"), ...moving] }),
    ],
  ] as const)("up to the limit of %s gets no %s, and after it does", (_, policy, limit, order) => {
    const due = at(limit);
    const later = due + 3 * 86_400_000 + 1;
    // Who says that he will refuse it asks for its price, too.
    for (const kind of ["refund_only", "refuse_refund"] as const) {
      const asks = { ...all, payload: { ...all.payload, kind } };
      const got = (asked: number) =>
        coupons(order.at(asked).when(asks).at(later)).filter((one) => one.startsWith(policy));
      expect(got(due).filter((one) => one.endsWith("issued"))).toEqual([]);
      expect(got(due + 1)).toEqual([`${policy} issued`]);
    }
  });

  it("after a parcel stood still for long gets the coupon, though it moves again before that is paid", () => {
    const stood = onItsWay("06-01 18:00").given({ events: moving }).at(t("06-05 10:00")).when(all);
    const moved = stood.at(t("06-07 10:00")).when(scan("06-07 10:00", "in_transit"));
    expect(coupons(moved.at(t("06-08 09:00")))).toEqual(["stall-coupon issued"]);
  });

  it("has asked in time, though he is refused and asks again after the limit", () => {
    const refusedOnce = onItsWay("06-01 18:00")
      .at(t("06-01 20:00"))
      .when(all)
      .at(t("06-01 21:00"))
      .when({ type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "handed over" } });
    const again = { ...all, payload: { ...all.payload, caseId: "AS-2" } };
    for (const asked of ["06-02 17:00", "06-03 10:00"]) {
      const later = refusedOnce.at(t(asked)).when(again).at(t("06-03 18:00"));
      expect([coupons(later), later.view().cases.map(({ stage }) => stage)]).toEqual([
        ["overdue-pick-up cancelled"],
        ["rejected", "seller_review"],
      ]);
    }
  });

  it("is compensated as ever where the request is taken back before it would be paid", () => {
    const asked = onItsWay("06-01 18:00").at(t("06-01 19:00")).when(all);
    const taken = asked.at(t("06-03 12:00")).when({ type: "aftersales.withdrawn", payload: { caseId: "AS-1" } });
    expect(coupons(taken.at(t("06-03 18:00")))).toEqual(["overdue-pick-up issued"]);
  });
});

it.each(["refund_unshipped", "refund_only", "partial_refund"] as const)(
  "an order that is asked back whole (%s) is called off with the grant, before the money has arrived",
  (kind) => {
    const order = pdd
      .given({ events: [created, paid] })
      .at(t("06-01 15:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind } });
    expect(
      order.sent.filter((one) => one.at === at("06-01 15:00")).map(({ role, notice }) => [role, notice]),
    ).toContainEqual(["seller", "order-called-off"]);
    expect(order.sent.map(({ notice }) => notice)).not.toContain("goods-called-off");
  },
);

const cups: OrderLine = { id: "cups", title: "茶杯", quantity: 2, paid: yuan(300) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(400) };
const tray: OrderLine = { id: "tray", title: "茶盘", quantity: 1, paid: yuan(300) };
type Units = readonly (readonly [lineId: string, quantity: number])[];
const units = (lines: Units) => ({ lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })) });

/** Two cups, a pot and a tray, to be shipped by 06-03 10:00. */
const bought = (book: Rulebook): Scenario =>
  scenario(book, { orderId: "1001" })
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cups, pot, tray], total: yuan(1000) } },
        { ...paid, payload: { amount: yuan(1000) } },
      ],
    });
const sent = (parcelId: string, lines?: Units): ScenarioEvent<"shipment.submitted"> => ({
  type: "shipment.submitted",
  payload: { parcelId, carrier: "zhongtong", number: `7310000000000${parcelId.slice(1)}`, ...(lines && units(lines)) },
});
const ask = (
  kind: "refund_unshipped" | "refund_only" | "partial_refund",
  lines: Units,
  caseId = "AS-1",
): ScenarioEvent => ({
  type: "aftersales.requested",
  payload: { caseId, kind, ...units(lines) },
});
const of = { caseId: "AS-1" };
const limit = at("06-03 10:00");
const stages = (order: Scenario) => order.view().cases.map(({ stage }) => stage);
const breached = (order: Scenario) => order.view().breaches.map(({ promise }) => promise);
const inParcels = (order: Scenario) => order.view().lines.map(({ shipped }) => shipped);
const told = (order: Scenario, from: string) =>
  order.sent.filter((one) => one.at > at(from)).map(({ notice }) => notice);
const cupsSent = (book: Rulebook) =>
  bought(book)
    .at(t("06-01 18:00"))
    .when(sent("P1", [["cups", 2]]));
const rest: Units = [
  ["pot", 1],
  ["tray", 1],
];

describe("who asks back all that is in a parcel, line by line", () => {
  const moved = (n: number, time: string, milestone: string): ScenarioEvent =>
    traced([[time, milestone as "in_transit"]], { number: `7310000000000${n}` });
  /** Two cups in one, a pot and a tray in the other, which is picked up in time, and brought. */
  const inTwo = (book: Rulebook, before: readonly ScenarioEvent[] = [], cupsLeft = 2): Scenario =>
    bought(book)
      .at(t("06-01 12:00"))
      .when(...before)
      .at(t("06-01 18:00"))
      .when(sent("P1", [["cups", cupsLeft]]), sent("P2", rest))
      .at(t("06-01 20:00"))
      .when(moved(2, "06-01 20:00", "picked_up"))
      .at(t("06-02 20:00"))
      .when(moved(2, "06-02 20:00", "delivered"));
  const pickUp = at("06-03 18:00");
  const no = (caseId: string): ScenarioEvent<"aftersales.rejected"> => ({
    type: "aftersales.rejected",
    payload: { caseId, reason: "packed" },
  });
  const first = ask("refund_only", [["cups", 1]]);
  const second = ask("refund_only", [["cups", 1]], "AS-2");
  const got = ["overdue-pick-up-percent issued"];
  const issued = (order: Scenario) => coupons(order.at(t("06-06 12:00"))).filter((one) => got.includes(one));

  it("gets nothing for its late pick-up where the last of it was asked for by then, whatever the other one is", () => {
    const half = inTwo(cn).at(t("06-03 10:00")).when(first);
    expect(issued(half)).toEqual(got);
    expect(issued(half.at(pickUp).when(second))).toEqual([]);
    expect(issued(half.at(pickUp + 1).when(second))).toEqual(got);
    expect(issued(inTwo(cn).when(ask("refund_only", [["cups", 2]])))).toEqual([]);
    expect(issued(inTwo(cn).when(ask("refund_only", rest)))).toEqual(got);
  });

  it("has asked in time, though he is refused and asks again after the limit, and for as many as he did", () => {
    const refusedOnce = inTwo(cn)
      .when(ask("refund_only", [["cups", 2]]))
      .when(no("AS-1"));
    expect(issued(refusedOnce.at(pickUp + 1).when(second))).toEqual([]);
    expect(issued(inTwo(cn).when(first).when(no("AS-1")).when(second))).toEqual(got);
    const taken: ScenarioEvent = { type: "aftersales.withdrawn", payload: of };
    expect(issued(inTwo(cn).when(first, second).at(pickUp).when(taken))).toEqual(got);
  });

  it("has asked for what is in a parcel before it left, and was answered since; what was called off is in none", () => {
    const early = inTwo(asking, [ask("refund_only", [["cups", 2]])]);
    expect(issued(early)).toEqual([]);
    expect(issued(early.when({ type: "aftersales.approved", payload: of }))).toEqual([]);
    expect(issued(inTwo(cn, [first], 1))).toEqual(got);
    expect(issued(inTwo(cn, [first], 1).when(second))).toEqual([]);
  });

  it("gets no coupon for a parcel that stands still, or comes late, once all of it was asked back", () => {
    const promise = [{ ...promised, payload: { ...promised.payload, lines: [cups, pot, tray], total: yuan(1000) } }];
    const onTheWay = (book: Rulebook): Scenario =>
      scenario(book, { orderId: "1001" })
        .given([buyer, seller])
        .given({ events: [...promise, { ...paid, payload: { amount: yuan(1000) } }] })
        .at(t("06-01 18:00"))
        .when(sent("P1"))
        .at(t("06-01 20:00"))
        .when(moved(1, "06-01 20:00", "picked_up"));
    for (const [book, limit] of [
      [cn, "06-04 18:00"],
      [defineRulebook({ packs: [pinduoduo], channels }), "06-04 18:00"],
    ] as const) {
      const asks = (time: number): Scenario =>
        onTheWay(book)
          .at(at("06-02 12:00"))
          .when(ask("refund_only", [["cups", 2]]))
          .at(time)
          .when(ask("refund_only", rest, "AS-2"));
      expect(coupons(asks(at(limit)).at(t("06-08 12:00"))).filter((one) => one.endsWith("issued"))).toEqual([]);
      expect(coupons(asks(at(limit) + 1).at(t("06-08 12:00")))).not.toEqual([]);
    }
  });
});

describe.each(["refund_unshipped", "refund_only", "partial_refund"] as const)(
  "the rest of an order, asked back (%s)",
  (kind) => {
    it("is granted at once where what had not left is, and the part that left is the whole order", () => {
      const order = cupsSent(cn).at(t("06-01 21:00")).when(ask(kind, rest));
      expect([stages(order), order.view().headline, inParcels(order)]).toEqual([
        ["refunding"],
        "after_sales",
        [2, 0, 0],
      ]);
      const later = order.at(limit + 1);
      expect([breached(later), coupons(later), told(later, "06-01 21:01")]).toEqual([[], [], []]);
      expect(order.when(sent("P2")).steps.at(-1)?.outcomes).toMatchObject([{ code: "E_QTY_EXCEEDED" }]);
    });

    it("is told to the seller where nobody asked him, and he would pack it", () => {
      const heard = (order: Scenario): readonly string[] =>
        order
          .at(t("06-01 21:00"))
          .when(ask(kind, rest))
          .sent.filter((one) => one.person === "seller-3" && one.at === at("06-01 21:00"))
          .map(({ notice, texts }) => (texts.some((one) => one === text) ? `${notice}: ${text}` : notice));
      const text = "订单1001有商品将退款（700元），这部分请勿发货或交寄，详情可在订单页查看。";
      expect(heard(bought(cn))).toEqual([`goods-called-off: ${text}`]);
      expect(heard(cupsSent(cn))).toEqual([`goods-called-off: ${text}`]);
      expect(heard(bought(asking))).toEqual(["request-to-answer"]);
    });

    it("is told to the seller whose silence grants it, or whom the platform overrules; not what he grants himself", () => {
      const asked = cupsSent(asking).at(t("06-01 21:00")).when(ask(kind, rest));
      const calledOff = (order: Scenario): boolean => told(order, "06-01 21:00").includes("goods-called-off");
      const due = asked.view().promises.find(({ promise }) => promise === "answer-request")?.due ?? 0;
      expect([calledOff(asked.at(due)), calledOff(asked.at(due + 1))]).toEqual([false, true]);
      const no = asked.at(t("06-02 09:00")).when({ type: "aftersales.rejected", payload: { ...of, reason: "packed" } });
      const ruled = no
        .when({ type: "aftersales.escalated", payload: of })
        .at(t("06-02 11:00"))
        .when({ type: "aftersales.decided", payload: { ...of, result: "upheld" } });
      const agreed = asked.at(t("06-02 09:00")).when({ type: "aftersales.approved", payload: of });
      expect([no, ruled, agreed].map((order) => [stages(order), calledOff(order)])).toEqual([
        [["rejected"], false],
        [["refunding"], true],
        [["refunding"], false],
      ]);
    });

    it("is for the seller to answer where it is a part of their price, which calls off nothing, though he sleeps", () => {
      const part = ask(kind, rest);
      const asked = bought(cn)
        .given([buyer, { ...seller, quietHours: { from: "22:00", to: "08:00" } }])
        .at(t("06-01 23:00"))
        .when({ ...part, payload: { ...part.payload, amount: yuan(699) } } as ScenarioEvent);
      expect([stages(asked), told(asked.at(t("06-02 08:00")), "06-01 22:59")]).toEqual([
        ["seller_review"],
        ["request-received", "request-to-answer"],
      ]);
      const agreed = asked.when({ type: "aftersales.approved", payload: of });
      expect([stages(agreed), told(agreed.at(t("06-02 12:00")), "06-01 22:59")]).toEqual([["refunding"], []]);
      expect(inParcels(agreed.when(sent("P1")))).toEqual([2, 1, 1]);
    });

    it("is not waited for while the seller is asked: his clock stands still, and nobody urges him", () => {
      const order = cupsSent(asking).at(t("06-01 21:00")).when(ask(kind, rest));
      expect(stages(order)).toEqual(["seller_review"]);
      const later = order.at(limit + 1);
      expect([breached(later), coupons(later), told(later, "06-01 21:01")]).toEqual([[], [], []]);
      const granted = order.at(t("06-03 12:00")).when({ type: "aftersales.approved", payload: of });
      expect([breached(granted), inParcels(granted), granted.record?.chart.fulfilment]).toEqual([
        [],
        [2, 0, 0],
        "shipped",
      ]);
    });

    it("is to be shipped after all where he says no, in the time that was left", () => {
      const order = cupsSent(asking)
        .at(t("06-01 22:00"))
        .when(ask(kind, rest))
        .at(t("06-02 22:00"))
        .when({ type: "aftersales.rejected", payload: { ...of, reason: "packed" } });
      const due = order.view().promises.find(({ promise }) => promise === "ship-by")?.due;
      expect(due).toBe(at("06-04 10:00"));
      expect(breached(order.at(at("06-04 10:00") + 1))).toContain("ship-by");
      expect(inParcels(order.when(sent("P2")))).toEqual([2, 1, 1]);
      const escalated = order.when({ type: "aftersales.escalated", payload: of });
      expect(breached(escalated.at(at("06-04 10:00") + 1))).not.toContain("ship-by");
    });
  },
);

describe("a part of the rest, asked back", () => {
  const asked = cupsSent(asking)
    .at(t("06-01 21:00"))
    .when(ask("refund_unshipped", [["tray", 1]]));

  it("leaves the other part to be judged, and paid for by what was paid for it alone", () => {
    const late = asked.at(limit + 1);
    expect(breached(late)).toEqual(["ship-by"]);
    // 5 % of 400.00 yuan.
    expect(late.view().compensations.map(({ policy, amount }) => [policy, amount.amount])).toEqual([
      ["delay-coupon", 2000],
    ]);
  });

  it("is in no parcel that is said to hold the rest, and in one that names it", () => {
    const shipped = asked.at(t("06-02 10:00")).when(sent("P2"));
    expect([inParcels(shipped), shipped.record?.chart.fulfilment]).toEqual([[2, 1, 0], "partially_shipped"]);
    expect(breached(shipped.at(limit + 1))).toEqual([]);
    expect(inParcels(asked.when(sent("P2", rest)))).toEqual([2, 1, 1]);
    expect(inParcels(shipped.when(sent("P3")))).toEqual([2, 1, 1]);
  });
});

describe("items of a line that has shipped in part, asked back", () => {
  const oneSent = (book: Rulebook) =>
    bought(book)
      .at(t("06-01 18:00"))
      .when(
        sent("P1", [
          ["cups", 1],
          ["pot", 1],
          ["tray", 1],
        ]),
      );
  const open = (order: Scenario) => inParcels(order.at(t("06-05 10:00")).when(sent("P2", [["cups", 1]])))[0];

  it("are those that had not left where that is said, or where more is asked for than had", () => {
    for (const request of [ask("refund_unshipped", [["cups", 1]]), ask("refund_only", [["cups", 2]])]) {
      const granted = oneSent(cn)
        .at(t("06-01 21:00"))
        .when(request)
        .at(limit + 1);
      expect([breached(granted), open(granted)]).toEqual([[], 1]);
    }
  });

  it("are else those on their way: the other is still to be shipped", () => {
    const kept = oneSent(cn)
      .at(t("06-01 21:00"))
      .when(ask("refund_only", [["cups", 1]]));
    expect(stages(kept)).toEqual(["seller_review"]);
    const granted = kept.at(t("06-02 09:00")).when({ type: "aftersales.approved", payload: of });
    expect([breached(granted.at(limit + 1)), open(granted)]).toEqual([["ship-by"], 2]);
  });

  it("are one and the other where they are asked back one by one, as where both are asked back at once", () => {
    const first = oneSent(asking)
      .at(t("06-01 21:00"))
      .when(ask("refund_only", [["cups", 1]]));
    const both = first.at(t("06-01 22:00")).when(ask("refund_only", [["cups", 1]], "AS-2"));
    expect([stages(both), breached(both.at(limit + 1))]).toEqual([["seller_review", "seller_review"], []]);
    const granted = ["AS-1", "AS-2"].reduce(
      (order, caseId) => order.when({ type: "aftersales.approved", payload: { caseId } }),
      both.at(t("06-02 09:00")),
    );
    expect([breached(granted.at(limit + 1)), open(granted)]).toEqual([[], 1]);
  });

  it("are the other where the one on its way is to come back, or did not come as it should", () => {
    const back: ScenarioEvent = {
      type: "aftersales.requested",
      payload: { caseId: "AS-0", kind: "return_refund", ...units([["cups", 1]]) },
    };
    const money = [
      {
        type: "complaint.opened",
        payload: {
          complaintId: "K-1",
          category: "short_shipment",
          evidence: [
            { hash: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", kind: "photo" },
          ],
          ...units([["cups", 1]]),
        },
      },
      { type: "complaint.proposal_made", payload: { complaintId: "K-1", remedy: "money" } },
      { type: "complaint.accepted", payload: { complaintId: "K-1" } },
    ] as const;
    for (const before of [[back], money]) {
      const one = before.reduce<Scenario>((order, event) => order.when(event), oneSent(cn).at(t("06-01 21:00")));
      const asked = one.at(t("06-01 22:00")).when(ask("refund_only", [["cups", 1]]));
      expect([stages(asked).at(-1), breached(asked.at(limit + 1)), open(asked)]).toEqual(["refunding", [], 1]);
    }
  });

  it("are those in a parcel where it is named, whatever was asked back before", () => {
    const first = oneSent(asking)
      .at(t("06-01 21:00"))
      .when(ask("refund_only", [["cups", 1]]));
    const ofParcel = ask("refund_only", [["cups", 1]], "AS-2");
    const both = first.when({ ...ofParcel, payload: { ...ofParcel.payload, parcelId: "P1" } } as ScenarioEvent);
    expect(breached(both.at(limit + 1))).toEqual(["ship-by"]);
  });
});

describe("who asks for all his money back before anything has left", () => {
  const english = { ...buyer, locale: "en" };
  const where: ScenarioEvent<"message.received"> = {
    type: "message.received",
    payload: { person: buyer.id, channel: "push", text: "where is my parcel" },
  };
  const wrong: ScenarioEvent<"address.checked"> = { type: "address.checked", payload: { problem: "incomplete" } };
  const heard = ({ sent, inbox }: Scenario, since: number) =>
    [...sent, ...inbox]
      .filter((one) => one.role === "buyer" && one.at >= since && one.channel !== "aliyun-sms")
      .map(({ notice, channel }) => `${notice} ${channel}`);
  const paidAtNight = (book: Rulebook) =>
    scenario(book)
      .given([english, seller])
      .given({
        events: [
          { ...created, occurredAt: t("06-01 22:30") },
          { ...paid, occurredAt: t("06-01 22:30") },
        ],
      })
      .at(t("06-01 22:40"));
  const asks = (order: Scenario): Scenario =>
    order.when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_unshipped" } });

  it.each([
    ["granted at once", cn],
    ["asked of the seller", asking],
  ] as const)("N-B01, N-B25, S4-29: is not told that it will be shipped, %s", (_, book) => {
    const morning = (order: Scenario) => order.at(t("06-02 08:00")).when(where).when(wrong);
    const notices = (order: Scenario) => heard(order, at("06-02 08:00")).join();
    expect(notices(morning(paidAtNight(book)))).toMatch(/order-paid jpush.*where-not-shipped.*address-incomplete/);
    const told = notices(morning(asks(paidAtNight(book))));
    expect(told).not.toMatch(/order-paid|not-shipped|address-incomplete/);
    expect(told).toContain("where-over");
  });

  const rejected: ScenarioEvent = { type: "aftersales.rejected", payload: { ...of, reason: "packed" } };
  const escalated: ScenarioEvent = { type: "aftersales.escalated", payload: of };
  const notTold = /order-paid|not-shipped|too-early|address-incomplete/;

  it("N-B01, N-B25, S4-24, S4-29: is told as before once the seller says no, until he asks the platform", () => {
    const later: ScenarioEvent<"message.received"> = {
      type: "message.received",
      payload: { person: buyer.id, channel: "push", text: "leave it", intent: "leave_at", place: "door" },
    };
    const noon = (order: Scenario) =>
      heard(order.at(t("06-02 12:00")).when(where).when(later).when(wrong), at("06-02 12:00")).join();
    const refused = asks(paidAtNight(asking)).at(t("06-02 11:00")).when(rejected);
    expect(noon(refused)).toMatch(/where-not-shipped.*request-too-early.*address-incomplete/);
    expect(noon(refused.when(escalated))).not.toMatch(notTold);
  });

  it("N-B01, N-S01: is told once the group forms, as the seller is, where he was told no before that", () => {
    const group = (more: readonly ScenarioEvent[]) =>
      asks(
        scenario(asking)
          .given([english, seller])
          .given({ events: [{ ...created, payload: { ...created.payload, kind: "group" } }, paid] })
          .at(t("06-01 10:30")),
      )
        .when(...more)
        .at(t("06-01 12:00"))
        .when({ type: "group.formed" })
        .sent.filter((one) => one.at === at("06-01 12:00") && one.channel === "jpush")
        .map(({ notice }) => notice)
        .sort();
    expect(group([rejected])).toEqual(["new-order", "order-paid"]);
    expect(group([])).toEqual([]);
    expect(group([rejected, escalated])).toEqual([]);
  });
});
