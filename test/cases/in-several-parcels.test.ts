import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, seller, t } from "../scenarios/fixture.ts";
import { asks, of, yuan } from "./fixture.ts";

// What is asked for is about its own goods, whatever becomes of the rest of the order.

const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(5000) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(5000) };
const [ofCup, ofPot] = [cup, pot].map(({ id }) => ({ lines: [{ lineId: id, quantity: 1 }] }));
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { ...of("AS-1"), ...payload } }) as unknown as ScenarioEvent;
const sent = (n: number, lines: object = {}): ScenarioEvent =>
  ({
    type: "shipment.submitted",
    payload: { parcelId: `P${n}`, carrier: "zhongtong", number: `7310000000000${n}`, ...lines },
  }) as ScenarioEvent;
const scan = (n: number, time: number, milestone: string): ScenarioEvent =>
  ({
    type: "trace.received",
    payload: {
      carrier: "zhongtong",
      number: `7310000000000${n}`,
      provider: "kuaidi100",
      scans: [{ at: time, code: milestone, milestone }],
    },
  }) as ScenarioEvent;

/** A cup and a pot for 50 yuan each, and freight. */
const paidFor = (freight = 0): Scenario =>
  scenario(defineRulebook({ packs: [marketplaceCn], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(10_000 + freight) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(10_000 + freight) } },
      ],
    })
    .at(t("06-01 18:00"));

/** The same in a parcel each, both on their way. */
const bought = (freight = 0): Scenario =>
  paidFor(freight)
    .when(sent(1, ofCup), sent(2, ofPot))
    .at(t("06-01 20:30"))
    .when(scan(1, at("06-01 20:30"), "picked_up"), scan(2, at("06-01 20:30"), "picked_up"));
const came = (order: Scenario, n: number, time: number): Scenario => order.at(time).when(scan(n, time, "delivered"));
const outcome = (order: Scenario) => {
  const [one] = order.view().cases;
  const effects = order.steps.flatMap((step) => step.effects);
  const refunds = effects.flatMap((effect) => (effect.type === "refund" ? effect.amount.amount : []));
  return [one?.kind, one?.stage, refunds];
};

describe.each([
  ["by its lines", ofCup],
  ["by its parcel", { parcelId: "P1" }],
])("money asked for the goods of one parcel of two, %s", (_, about) => {
  const noon = at("06-03 12:00");
  const asked = (order: Scenario, time: number): Scenario =>
    order.at(time).when(asks({ kind: "refund_only", ...about }));
  const back = ["return_refund", "awaiting_return", []];
  const paid = ["refund_only", "refunding", [5000]];

  it("on the way is for a return once they came, though the other is still on its way", () => {
    const meanwhile = came(asked(bought(), noon - 1), 1, noon);
    expect(outcome(meanwhile.at(t("06-03 16:00")).when(on("aftersales.approved")))).toEqual(back);
  });

  it("that he has is paid, though the other comes before the seller answers", () => {
    const meanwhile = came(asked(came(bought(), 1, noon), noon), 2, at("06-03 14:00"));
    expect(outcome(meanwhile.at(t("06-03 16:00")).when(on("aftersales.approved")))).toEqual(paid);
  });

  it("that never came is paid, though the other is there", () => {
    const meanwhile = came(asked(bought(), noon), 2, at("06-03 14:00"));
    expect(outcome(meanwhile.at(t("06-03 16:00")).when(on("aftersales.approved")))).toEqual(paid);
  });
});

it("money asked for all on the way is paid while a part is to be sent", () => {
  const part = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(10_000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(10_000) } },
      ],
    })
    .at(t("06-01 18:00"))
    .when(sent(1, ofCup))
    .at(t("06-01 20:30"))
    .when(scan(1, at("06-01 20:30"), "picked_up"), asks({ kind: "refund_only" }));
  const meanwhile = came(part, 1, at("06-02 12:00"));
  expect(outcome(meanwhile.when(on("aftersales.approved")))).toEqual(["refund_only", "refunding", [10_000]]);
});

describe.each([2, 3])("two cups of %i, asked back one by one while one is on its way and comes", (quantity) => {
  const cups: OrderLine = { id: "cups", title: "茶杯", quantity, paid: yuan(9000) };
  const values = { choice: { "review.unshipped": { value: "ask", source: "unverified" } } } as const;
  const one = { lines: [{ lineId: "cups", quantity: 1 }] };
  const request = (caseId: string): ScenarioEvent =>
    on("aftersales.requested", { caseId, kind: "refund_only", ...one });
  const yes = (caseId: string): ScenarioEvent => on("aftersales.approved", { caseId });
  const both = scenario(
    defineRulebook({
      packs: [{ ...marketplaceCn, id: "asking", values: { ...marketplaceCn.values, ...values } }],
      channels,
    }),
  )
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cups], total: yuan(9000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(9000) } },
      ],
    })
    .at(t("06-01 18:00"))
    .when(sent(1, one))
    .at(t("06-01 20:30"))
    .when(scan(1, at("06-01 20:30"), "picked_up"), request("AS-1"), request("AS-2"));

  it.each([
    ["as they were made", ["AS-1", "AS-2"]],
    ["the other way round", ["AS-2", "AS-1"]],
  ])("are one to be returned and one that was never sent, granted %s", (_, answered) => {
    const granted = came(both, 1, at("06-02 12:00")).when(...answered.map(yes));
    expect(granted.view().cases.map(({ id, kind, stage }) => [id, kind, stage])).toEqual([
      ["AS-1", "return_refund", "awaiting_return"],
      ["AS-2", "refund_only", "refunding"],
    ]);
  });
});

describe("freight", () => {
  const all = (order: Scenario): unknown =>
    outcome(
      order
        .at(t("06-03 15:00"))
        .when(asks({ kind: "refund_only" }))
        .when(on("aftersales.approved")),
    );

  it("goes back with all that is on its way", () => {
    expect(all(bought(2000))).toEqual(["refund_only", "refunding", [12_000]]);
  });

  it("stays with the seller where a part of the order came, the rest is on its way or not", () => {
    const first = came(bought(2000), 1, at("06-03 12:00"));
    expect(all(first)).toEqual(["refund_only", "refunding", [10_000]]);
    expect(all(came(first, 2, at("06-03 14:00")))).toEqual(["refund_only", "refunding", [10_000]]);
  });
});

describe.each([
  ["an exchange", "exchange"],
  ["a return", "return_refund"],
  ["goods sent anew", "resend"],
] as const)(
  "money asked for the pot, after %s was agreed for the cup and before a carrier has any of it",
  (_, kind) => {
    const cupAgreed = paidFor(1000)
      .when(sent(1))
      .at(t("06-02 10:00"))
      .when(on("aftersales.requested", { ...of("AS-0"), kind, ...ofCup }), on("aftersales.approved", of("AS-0")));
    const asked = cupAgreed.at(t("06-02 12:00")).when(asks({ kind: "refund_only", ...ofPot }));

    it("is for the pot alone, without the freight", () => {
      expect(asked.view().cases.map(({ id, amount }) => [id, amount.amount])[1]).toEqual(["AS-1", 5000]);
      const granted = asked.when(on("aftersales.approved"));
      expect(outcome(granted)[2]).toEqual([5000]);
    });
  },
);

describe("a request for what has not left", () => {
  const asked = (order: Scenario, more: object = {}): unknown => {
    const [said] = order.when(asks({ kind: "refund_unshipped", ...more })).steps.at(-1)?.outcomes ?? [];
    return said?.is === "rejected" ? `${said.code} ${said.path}` : said?.is;
  };
  const late = "E_ALREADY_SHIPPED payload.kind";
  const cupSent = paidFor().when(sent(1, ofCup));
  const picked = cupSent.at(t("06-01 20:30")).when(scan(1, at("06-01 20:30"), "picked_up"));

  it.each([
    ["is to be shipped", picked],
    ["has a number, and no carrier has it", picked.when(sent(2, ofPot))],
  ])("is of that alone, while the rest %s", (_, order) => {
    expect([asked(order, ofCup), asked(order)]).toEqual([late, late]);
    expect(asked(order, ofPot)).toBe("accepted");
    expect(asked(came(order, 1, at("06-02 14:00")), ofCup)).toBe(late);
  });

  it("is of all of it until the first of it was picked up", () => {
    expect([asked(cupSent), asked(cupSent, ofCup)]).toEqual(["accepted", "accepted"]);
  });

  it("is of the items of a line that no carrier has", () => {
    const cups: OrderLine = { ...cup, quantity: 2, paid: yuan(5000) };
    const one = { lines: [{ lineId: "cup", quantity: 1 }] };
    const half = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
      .given([buyer, seller])
      .given({
        events: [
          { ...created, payload: { kind: "normal", lines: [cups], total: yuan(5000) } },
          { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(5000) } },
        ],
      })
      .at(t("06-01 18:00"))
      .when(sent(1, one))
      .at(t("06-01 20:30"))
      .when(scan(1, at("06-01 20:30"), "picked_up"));
    expect(asked(half, { lines: [{ lineId: "cup", quantity: 2 }] })).toBe(late);
    const rest = half.when(asks({ kind: "refund_unshipped", ...one }));
    expect(rest.view().cases.map(({ stage, amount }) => [stage, amount.amount])).toEqual([["refunding", 2500]]);
    expect(asked(rest, { caseId: "AS-2", ...one })).toBe(late);
  });
});

it("of a line that is paid back, asked for five times, the rest of the order is asked for without it", () => {
  const cups: OrderLine = { ...cup, quantity: 5, paid: yuan(5000) };
  const both = came(
    scenario(defineRulebook({ packs: [marketplaceCn], channels }))
      .given([buyer, seller])
      .given({
        events: [
          { ...created, payload: { kind: "normal", lines: [cups, pot], total: yuan(10_000) } },
          { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(10_000) } },
        ],
      })
      .at(t("06-01 18:00"))
      .when(sent(1)),
    1,
    at("06-03 12:00"),
  );
  const five = [1, 2, 3, 4, 5].reduce(
    (order, n) =>
      order.when(
        on("aftersales.requested", { ...of(`AS-0${n}`), kind: "refund_only", ...ofCup }),
        on("aftersales.approved", of(`AS-0${n}`)),
      ),
    both,
  );
  const rest = five.when(asks({ kind: "refund_only" }));
  expect(rest.view().cases.map(({ id, amount }) => [id, amount.amount])).toContainEqual(["AS-1", 5000]);
  expect(five.when(asks({ kind: "refund_only", ...ofCup })).steps.at(-1)?.outcomes).toMatchObject([
    { code: "E_QTY_EXCEEDED" },
  ]);
});

describe("a refusal", () => {
  const refuses = (more: object = {}): ScenarioEvent => asks({ kind: "refuse_refund", ...more });
  const gift = on("extra_parcel.added", {
    caseId: undefined,
    parcelId: "P3",
    kind: "gift",
    carrier: "zhongtong",
    number: "73100000000003",
  });
  const stage = (order: Scenario): unknown => order.view().cases.map((one) => one.stage);
  const code = (order: Scenario): string | undefined => {
    const [said] = order.steps.at(-1)?.outcomes ?? [];
    return said?.is === "rejected" ? said.code : said?.is;
  };

  it.each([
    ["of what is on its way is not over with the delivery of a gift", bought().when(gift), 3, refuses(), [1, 2]],
    ["of the pot is not over with the delivery of the cup", bought(), 1, refuses(ofPot), [2]],
  ])("%s: its price goes back with the goods", (_, order, other, refusal, back) => {
    const waits = came(order.at(t("06-02 10:00")).when(refusal), other, at("06-02 20:00"));
    expect(stage(waits)).toEqual(["awaiting_return"]);
    const returned = waits.at(t("06-05 20:00")).when(...back.map((n) => scan(n, at("06-05 20:00"), "returned")));
    const [, ended, refunds] = outcome(returned.at(t("06-20 10:00")));
    expect([ended, refunds]).toEqual(["refunding", [back.length * 5000]]);
  });

  it("is over with the delivery of its own goods, and comes too late after that", () => {
    const waits = bought().at(t("06-02 10:00")).when(refuses(ofPot));
    expect(stage(came(waits, 2, at("06-02 20:00")))).toEqual(["withdrawn"]);
    const first = came(bought(), 1, at("06-02 20:00")).at(at("06-02 20:00"));
    expect(code(first.when(refuses(ofPot)))).toBe("accepted");
    expect(code(first.when(refuses(ofCup)))).toBe("E_ALREADY_DELIVERED");
    expect(code(first.when(refuses()))).toBe("E_ALREADY_DELIVERED");
  });
});

describe("a part of the price of what one parcel of a line brought", () => {
  const cups: OrderLine = { ...cup, quantity: 4, paid: yuan(4000) };
  const two = { lines: [{ lineId: "cup", quantity: 2 }] };
  const order = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cups], total: yuan(4000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(4000) } },
      ],
    })
    .at(t("06-01 18:00"))
    .when(sent(1, two), sent(2, two));
  const both = came(came(order, 1, at("06-03 12:00")), 2, at("06-03 12:00"));
  const refunds = ({ steps }: Scenario): readonly number[] =>
    steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one.amount.amount] : [])));
  const back = (...asked: readonly (readonly [kind: string, more: object])[]): readonly number[] =>
    refunds(
      asked.reduce(
        (one, [kind, more], i) =>
          one.when(
            on("aftersales.requested", { ...of(`AS-${i}`), kind, ...more }),
            on("aftersales.approved", of(`AS-${i}`)),
          ),
        both,
      ),
    );
  const part = (amount: number) => ["partial_refund", { amount: yuan(amount), parcelId: "P1" }] as const;
  const one = { lines: [{ lineId: "cup", quantity: 1 }] };
  const [first, second] = ["P1", "P2"].map((parcelId) => ["refund_only", { parcelId }] as const) as [
    readonly [string, object],
    readonly [string, object],
  ];
  const single = ["refund_only", { ...one, parcelId: "P1" }] as const;

  it.each([
    ["all of it, then all of the other", [part(500), first, second], [500, 1500, 2000]],
    ["all of the other, then all of it", [part(500), second, first], [500, 2000, 1500]],
    ["one by one, then all of the other", [part(1500), single, second], [1500, 500, 2000]],
    ["all that is left, by no parcel", [part(500), first, ["refund_only", two]], [500, 1500, 2000]],
  ] as const)("is taken off that parcel alone: %s", (_, asked, refunded) => {
    expect(back(...asked)).toEqual(refunded);
  });
});
