import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { created, paid, scan, shippedAt, t } from "../scenarios/fixture.ts";
import { pdd, scanned } from "../scenarios/pinduoduo.ts";
import { delivered, of, photo, yuan } from "./fixture.ts";

// Of what was paid no more goes back than is left, and who asks for what is not there learns it.

const asked = (caseId: string, more: object = {}): ScenarioEvent =>
  ({
    type: "aftersales.requested",
    payload: { caseId, kind: "partial_refund", ...more },
  }) as ScenarioEvent;
const approved = (caseId: string): ScenarioEvent => ({ type: "aftersales.approved", payload: of(caseId) });
const money = (scenario: Scenario): readonly unknown[] =>
  scenario.view().cases.map(({ id, stage, amount }) => [id, stage, amount.amount]);
const ordered = ({ steps }: Scenario): readonly unknown[] =>
  steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one.amount.amount] : [])));
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};
const confirmation = (scenario: Scenario) =>
  scenario.view().promises.find(({ promise }) => promise === "auto-confirm")?.due;

describe("two requests for all of it", () => {
  const all = { kind: "refund_only" };
  const both = delivered.when(asked("A", all), asked("B", all));

  it.each([
    ["at one instant", both.when(approved("A"), approved("B"))],
    ["one after the other", both.when(approved("A")).when(approved("B"))],
  ])("pay it once, and the second waits for nothing: granted %s", (_, granted) => {
    expect(ordered(granted)).toEqual([5990]);
    expect(money(granted)).toEqual([
      ["A", "refunding", 5990],
      ["B", "withdrawn", 5990],
    ]);
  });
});

describe("what is left of what was paid", () => {
  const most = delivered.when(asked("A", { amount: yuan(5000) }), approved("A"));

  it("is all that may be asked for, or offered", () => {
    expect(code(most.when(asked("B", { amount: yuan(991) })))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    expect(code(most.when(asked("B", { amount: yuan(990) })))).toBe("accepted");
    const second = most.when(asked("B", { kind: "refund_only" }));
    expect(money(second)[1]).toEqual(["B", "seller_review", 990]);
    const offer = { type: "aftersales.proposed", payload: { ...of("B"), amount: yuan(991) } } as const;
    expect(code(second.when(offer))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    expect(ordered(second.when(approved("B")))).toEqual([5000, 990]);
  });

  it("is all that a complaint may be offered, or ruled, beside what was ruled for it before", () => {
    const on = (type: string, payload: object): ScenarioEvent =>
      ({ type, payload: { complaintId: "K", ...payload } }) as unknown as ScenarioEvent;
    const opened = most.when(on("complaint.opened", { category: "damaged", evidence: [photo] }));
    const offer = (amount: number) => on("complaint.proposal_made", { remedy: "money", amount: yuan(amount) });
    expect(code(opened.when(offer(991)))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    expect(ordered(opened.when(offer(990)).when(on("complaint.accepted", {})))).toEqual([5000, 990]);
    const ruled = (type: string, amount: number) => on(type, { result: "upheld", amount: yuan(amount) });
    const before = opened.when(on("complaint.responded", {})).when({
      ...on("complaint.escalated", {}),
      actor: { role: "buyer" },
    } as ScenarioEvent);
    expect(code(before.when(ruled("complaint.decided", 991)))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    const appealed = before.when(ruled("complaint.decided", 400)).when({
      ...on("complaint.appealed", {}),
      actor: { role: "buyer" },
    } as ScenarioEvent);
    const last = (amount: number) => appealed.when(ruled("complaint.appeal_decided", amount));
    expect(code(last(991))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    expect(ordered(last(990))).toEqual([5000, 400, 590]);
  });

  it("may go before an answer comes: then what is there goes back", () => {
    const later = delivered.when(asked("A", { amount: yuan(5000) }), asked("B", { amount: yuan(3000) }));
    const both = later.when(approved("A")).when(approved("B"));
    expect(ordered(both)).toEqual([5000, 990]);
    expect(money(both)[1]).toEqual(["B", "refunding", 990]);
  });
});

describe("a request for nothing", () => {
  const none = delivered.when(asked("A", { amount: yuan(0) }));

  it("is none, and holds nothing up", () => {
    expect(code(none)).toBe("E_AMOUNT_ZERO payload.amount.amount");
    expect(confirmation(none)).not.toBe(null);
    const open = delivered.when(asked("A"));
    const offer = { type: "aftersales.proposed", payload: { ...of("A"), amount: yuan(0) } } as const;
    expect(code(open.when(offer))).toBe("E_AMOUNT_ZERO payload.amount.amount");
    const change = { type: "aftersales.modified", payload: { ...of("A"), amount: yuan(0) } } as const;
    expect(code(open.when(change))).toBe("E_AMOUNT_ZERO payload.amount.amount");
  });
});

describe("the price of single items that the buyer keeps", () => {
  const total = { amount: 10_000, currency: "CNY" };
  const three = pdd
    .given({
      events: [
        { ...created, payload: { ...created.payload, lines: [{ id: "L1", title: "Cup", quantity: 3 }], total } },
        { ...paid, payload: { amount: total } },
        shippedAt("06-01 18:00"),
        scanned("06-01 20:30", "picked_up", "杭州市"),
        { ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") },
      ],
    })
    .at(t("06-03 20:00"));
  const one = { lines: [{ lineId: "L1", quantity: 1 }] };

  it("goes back one after the other as 33.33, 33.34 and 33.33, and once", () => {
    const each = ["A", "B", "C"].reduce((order, id) => order.when(asked(id, one), approved(id)), three);
    expect(ordered(each)).toEqual([3333, 3334, 3333]);
    expect(code(each.when(asked("D", one)))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    expect(code(each.when(asked("D", { parcelId: "P1" })))).toBe("E_QTY_EXCEEDED ");
  });

  it("may be named: then it is a part of the price, and takes no item", () => {
    const each = ["A", "B"].reduce(
      (order, id) => order.when(asked(id, { ...one, amount: yuan(500) }), approved(id)),
      three,
    );
    expect(ordered(each)).toEqual([500, 500]);
    expect(code(each.when(asked("C", { kind: "return_refund", lines: [{ lineId: "L1", quantity: 3 }] })))).toBe(
      "accepted",
    );
  });
});

describe("a part of the price of all of an order", () => {
  const total = yuan(10_000);
  const [cup, pot] = ["cup", "pot"].map((id) => ({ id, title: id, quantity: 1, paid: yuan(5000) }));
  const two = pdd
    .given({
      events: [
        { ...created, payload: { ...created.payload, lines: [cup, pot], total } },
        { ...paid, payload: { amount: total } },
        shippedAt("06-01 18:00"),
        scanned("06-01 20:30", "picked_up", "杭州市"),
        { ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") },
      ],
    } as Parameters<typeof pdd.given>[0])
    .at(t("06-03 20:00"));
  const of = (...ids: readonly string[]) => ({ lines: ids.map((lineId) => ({ lineId, quantity: 1 })) });
  const all = [
    ["with its lines named", of("cup", "pot")],
    ["without lines", {}],
    ["of its parcel", { parcelId: "P1" }],
  ] as const;
  const rest = (order: Scenario) =>
    ordered(order.when(asked("B", { kind: "refund_only", ...of("cup") }), approved("B")));

  it.each(all)("that went back for a request is of each line what was paid for it, %s", (_, about) => {
    expect(rest(two.when(asked("A", { amount: yuan(8000), ...about }), approved("A")))).toEqual([8000, 1000]);
  });

  it.each(all)("that went back for a complaint is of each line what was paid for it, %s", (_, about) => {
    const on = (type: string, more: object): ScenarioEvent =>
      ({ type, payload: { complaintId: "K", ...more } }) as unknown as ScenarioEvent;
    const agreed = two
      .when(on("complaint.opened", { category: "late_shipment", ...about }))
      .when(on("complaint.proposal_made", { remedy: "money", amount: yuan(6000) }))
      .when(on("complaint.accepted", {}));
    expect(rest(agreed)).toEqual([6000, 2000]);
  });
});

describe("a refund of the host's own that names a request", () => {
  const back = (refundId: string, amount: number): readonly ScenarioEvent[] => [
    { type: "refund.started", payload: { refundId, amount: yuan(amount), ...of("A") } },
    { type: "refund.succeeded", payload: { refundId } },
  ];
  const asks = delivered.when(asked("A", { kind: "refund_only", lines: [{ lineId: "L1", quantity: 1 }] }));
  const settled = (order: Scenario, effect: string): Scenario =>
    order.when({ type: "money.settled", payload: { effect, result: "done" } });

  it.each([
    ["a part of it leaves the rest", 1000, [1995]],
    ["its whole price leaves nothing", 2995, []],
    ["more than that leaves nothing, and less for the others", 4000, []],
  ])("before it is granted: %s", (_, amount, rest) => {
    const granted = asks.when(...back("own-1", amount)).when(approved("A"));
    expect(ordered(granted)).toEqual(rest);
    const over = rest.length > 0 ? settled(granted, "1001/case-refund/A/pay") : granted;
    expect(over.view().cases.map(({ stage }) => stage)).toEqual(["refunded"]);
    const other = over.when(asked("B", { kind: "refund_only" })).when(approved("B"));
    expect(
      ordered(other)
        .concat(amount)
        .reduce<number>((all, one) => all + Number(one), 0),
    ).toBe(5990);
  });

  it.each([
    ["a part of it leaves the rest", 1000, [4990]],
    ["more than half of it leaves the rest", 3000, [2990]],
    ["all of it leaves nothing", 5990, []],
  ])("and is about the whole order, before it is granted or while it is under way: %s", (_, amount, rest) => {
    const whole = delivered.when(asked("A", { kind: "refund_only" }));
    const [started, succeeded] = back("own-1", amount) as [ScenarioEvent, ScenarioEvent];
    const before = whole.when(started, succeeded);
    if (rest.length > 0) {
      expect(ordered(before.when(approved("A")))).toEqual(rest);
      expect(money(before.when(approved("A")))).toEqual([["A", "refunding", 5990]]);
    }
    expect(ordered(whole.when(started).when(approved("A")).when(succeeded))).toEqual(rest);
    // Heard of before it was asked for.
    const early = amount < 5990 ? delivered.when(started, succeeded, asked("A", { kind: "refund_only" })) : before;
    expect(ordered(early.when(approved("A")))).toEqual(rest);
  });

  it("or a complaint about the whole order is taken off it once", () => {
    const on = (type: string, more: object = {}): ScenarioEvent =>
      ({ type, payload: { complaintId: "A", ...more } }) as unknown as ScenarioEvent;
    const evidence = [{ hash: "h", kind: "photo" }];
    const order = delivered
      .when(on("complaint.opened", { category: "damaged", evidence }), ...back("own-1", 1000))
      .when(on("complaint.proposal_made", { remedy: "money" }))
      .when(on("complaint.accepted"));
    expect(ordered(order)).toEqual([4990]);
  });

  it("which the order does not have counts for the one that waits for as much", () => {
    const granted = asks.when(approved("A"));
    const paidFor = (caseId: string, amount: number) =>
      granted.when(
        { type: "refund.started", payload: { refundId: "own-1", amount: yuan(amount), ...of(caseId) } },
        { type: "refund.succeeded", payload: { refundId: "own-1" } },
      );
    const stages = (order: Scenario) => order.view().cases.map(({ id, stage }) => `${id} ${stage}`);
    expect(stages(paidFor("nope", 2995))).toEqual(["A refunded"]);
    expect(stages(paidFor("A", 2995))).toEqual(["A refunded"]);
    expect(stages(paidFor("nope", 100))).toEqual(["A refunding"]);
  });

  it("after it was granted, and of another amount, is beside what was ordered: no more than what is left", () => {
    const granted = asks.when(approved("A"));
    const own = (amount: number) => granted.when(...back("own-1", amount).slice(0, 1));
    expect(code(own(2996))).toBe("E_AMOUNT_EXCEEDED ");
    expect(code(own(1000))).toBe("accepted");
    const paid = settled(granted.when(...back("own-1", 1000)), "1001/case-refund/A/pay");
    expect(paid.view().refunds.map(({ amount, is }) => [amount.amount, is])).toEqual([
      [2995, "succeeded"],
      [1000, "succeeded"],
    ]);
  });

  const fails = { type: "refund.failed", payload: { refundId: "own-1" } } as const;

  it("that covers it all and is under way when it is granted leaves it open: if it fails, all is ordered", () => {
    const granted = asks.when(...back("own-1", 2995).slice(0, 1)).when(approved("A"));
    expect(granted.view().cases.map(({ stage }) => stage)).toEqual(["refunding"]);
    expect(ordered(granted)).toEqual([]);
    expect(ordered(granted.when(fails))).toEqual([2995]);
    const over = granted.when(...back("own-1", 2995).slice(1));
    expect(over.view().cases.map(({ stage }) => stage)).toEqual(["refunded"]);
    expect(ordered(over)).toEqual([]);
  });

  it("that fails after two were granted beside it is ordered for one of them: no more than was paid", () => {
    const line = (id: string, amount: number) => ({ id, title: id, quantity: 1, paid: yuan(amount) });
    const lines = [line("cup", 100), line("pot", 900)];
    const bought = { ...created, payload: { kind: "normal" as const, lines, total: yuan(1000) } };
    const paidAll = { ...paid, payload: { amount: yuan(1000) } };
    const asksFor = (caseId: string, lineId: string) =>
      asked(caseId, { kind: "refund_only", lines: [{ lineId, quantity: 1 }] });
    const started = { type: "refund.started", payload: { refundId: "own-1", amount: yuan(40), ...of("B") } } as const;
    const order = pdd
      .given({ events: [bought, paidAll, shippedAt("06-01 18:00")] })
      .at(t("06-02 10:00"))
      .when(asksFor("A", "cup"), started, asksFor("B", "pot"), approved("B"))
      .when(approved("A"))
      .when(fails);
    expect(ordered(order)).toEqual([860, 100, 40]);
  });

  it("of the amount that was ordered for it carries that out, by whatever id", () => {
    const granted = asks.when(approved("A")).when(...back("own-1", 2995));
    expect(money(granted)).toEqual([["A", "refunded", 2995]]);
    expect(settled(granted, "1001/case-refund/A/pay").view().refunds).toHaveLength(1);
  });
});
