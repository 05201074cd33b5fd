import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Pack, type Rulebook } from "waybell";
import { marketplaceCn, marketplaceIntl, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, seller, t } from "./fixture.ts";

// The price of a thing goes back once, whoever gives it back; and a part of it says nothing of the rest.

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(100) };
const pots: OrderLine = { id: "pots", title: "茶壶", quantity: 2, paid: yuan(150) };
const bookOf = (pack: Pack): Rulebook => defineRulebook({ packs: [pack], channels });
const [cn, pdd, intl] = [bookOf(marketplaceCn), bookOf(pinduoduo), bookOf(marketplaceIntl)];

/** A cup for 100 yuan and two pots for 150, with what was paid beside, on 06-01 at 10:00. */
const bought = (book: Rulebook, freight = 0): Scenario =>
  scenario(book)
    .given([buyer, seller, { id: "platform", role: "platform", locale: "en", zone: "Asia/Shanghai", addresses: {} }])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, pots], total: yuan(250 + freight) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(250 + freight) } },
      ],
    })
    .at(t("06-01 12:00"));
type Asked = Partial<NonNullable<ScenarioEvent<"aftersales.requested">["payload"]>>;
const asked = (caseId: string, more: Asked): ScenarioEvent =>
  ({ type: "aftersales.requested", payload: { caseId, ...more } }) as ScenarioEvent;
const of = (lineId: string, quantity: number) => ({ lines: [{ lineId, quantity }] });
const approved = (caseId: string): ScenarioEvent => ({ type: "aftersales.approved", payload: { caseId } });
const out = (...lines: readonly string[]): ScenarioEvent<"stock.out"> => ({ type: "stock.out", payload: { lines } });
const number = (n: number) => `7310000000000${n}`;
const sent = (n: number, lines?: readonly { lineId: string; quantity: number }[]): ScenarioEvent =>
  ({
    type: "shipment.submitted",
    payload: { parcelId: `P${n}`, carrier: "zhongtong", number: number(n), ...(lines ? { lines } : {}) },
  }) as ScenarioEvent;
const lost = (n: number, time: string): ScenarioEvent[] => [
  {
    type: "trace.received",
    payload: {
      carrier: "zhongtong",
      number: number(n),
      provider: "kuaidi100",
      scans: [{ at: at(time), code: "lost", milestone: "in_transit", exception: "lost" }],
    },
  } as ScenarioEvent,
  { type: "remedy.chosen", payload: { parcelId: `P${n}`, remedy: "money" } },
];
const refunds = ({ steps }: Scenario): readonly unknown[] =>
  steps.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.type === "refund" ? [[one.policy, one.amount.amount]] : [])),
  );
const code = ({ steps }: Scenario): string => {
  const [outcome] = steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : (outcome?.is ?? "");
};
/** All refunds ordered so far are paid. */
const paidOut = (order: Scenario): Scenario =>
  order.steps
    .flatMap(({ effects }) => effects.filter(({ type }) => type === "refund"))
    .reduce((one, { id }) => one.when({ type: "money.settled", payload: { effect: id, result: "done" } }), order);
const promises = (order: Scenario) => order.view().promises.map(({ promise, overdue }) => [promise, overdue ?? false]);

describe("a request for a part of the price", () => {
  const part = { amount: yuan(1) };
  const granted = (book: Rulebook, kind: string): Scenario => {
    const open = bought(book).when(asked("K", { kind, ...part } as Asked));
    return paidOut(open.view().cases[0]?.stage === "refunding" ? open : open.when(approved("K")));
  };

  for (const [name, book] of [
    ["pinduoduo", pdd],
    ["marketplace-intl", intl],
  ] as const)
    for (const kind of ["refund_unshipped", "refund_only", "partial_refund"])
      it(`leaves an order to be shipped, by its date, as a ${kind} under ${name}`, () => {
        const order = granted(book, kind);
        expect(refunds(order)).toEqual([["case-refund", 100]]);
        expect(promises(order)).toEqual([["ship-by", false]]);
        expect(code(order.when(sent(1)))).toBe("accepted");
      });

  it("stops no clock while it is open", () => {
    const open = bought(intl).when(asked("K", { kind: "refund_unshipped", ...part }));
    expect(open.view().promises.find(({ promise }) => promise === "ship-by")).not.toHaveProperty("paused");
    const whole = bought(intl).when(asked("K", { kind: "refund_unshipped", amount: yuan(250) }));
    expect(whole.view().promises.find(({ promise }) => promise === "ship-by")).toHaveProperty("paused");
  });

  it("excuses no late pick-up", () => {
    const order = bought(pdd)
      .when(sent(1))
      .when(asked("K", { kind: "refund_only", ...part }))
      .when(approved("K"));
    expect(
      order
        .at(t("06-05 12:00"))
        .view()
        .compensations.map(({ policy, is }) => [policy, is]),
    ).toEqual([
      ["case-refund", "issued"],
      ["overdue-pick-up", "issued"],
    ]);
  });

  it("leaves the rest to be asked for", () => {
    const order = granted(pdd, "refund_unshipped").when(asked("L", { kind: "refund_unshipped" }));
    expect(refunds(order)).toEqual([
      ["case-refund", 100],
      ["case-refund", 24900],
    ]);
    expect(paidOut(order).view().headline).toBe("refunded");
  });

  it("is of what it names: of a line no more than its price goes back in parts, and the rest with the whole", () => {
    const some = (caseId: string, amount: number, kind = "refund_only") =>
      asked(caseId, { kind, ...of("cup", 1), ...(amount ? { amount: yuan(amount) } : {}) } as Asked);
    const most = bought(pdd).when(some("A", 60)).when(approved("A"));
    expect(code(most.when(some("B", 41)))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    expect(refunds(most.when(some("B", 0)))).toEqual([
      ["case-refund", 6000],
      ["case-refund", 4000],
    ]);
    expect(code(most.when(some("B", 40)).when(some("C", 1)))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
  });
});

describe("a complaint of a parcel", () => {
  it("is about what is in it: what was paid for the other goes back to nobody", () => {
    const order = bought(cn)
      .when(sent(1, of("cup", 1).lines))
      .when(sent(2, of("pots", 2).lines))
      .when({
        type: "complaint.opened",
        payload: { complaintId: "K", category: "damaged", parcelId: "P1", evidence: [{ hash: "sha256:a" }] },
      })
      .when({ type: "complaint.proposal_made", payload: { complaintId: "K", remedy: "money" } })
      .when({ type: "complaint.accepted", payload: { complaintId: "K" } });
    expect(refunds(order)).toEqual([["complaint-refund", 10000]]);
  });
});

describe("goods whose price has gone back, or is on its way", () => {
  it.each([
    ["pinduoduo", pdd],
    ["marketplace-cn", cn],
  ] as const)("may not be asked for where they were out of stock, under %s, and the others ship", (_, book) => {
    const order = bought(book).when(out("pots"));
    expect(refunds(order)).toEqual([["out-of-stock-refund", 15000]]);
    const again = order.when(asked("K", { kind: "refund_unshipped", ...of("pots", 2) }));
    expect(code(again)).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    const shipped = paidOut(again).when(sent(1));
    expect(code(shipped)).toBe("accepted");
    const all = shipped.when(asked("L", { kind: "refund_only" })).when(approved("L"));
    expect(refunds(all).slice(1)).toEqual([["case-refund", 10000]]);
  });

  const parts = bought(cn)
    .when(sent(1, of("cup", 1).lines))
    .when(sent(2, of("pots", 2).lines))
    .at(t("06-02 18:00"));
  const both = [
    ["lost-or-damaged", 10000],
    ["case-refund", 10000],
  ];

  it("may not be asked for where their parcel was lost", () => {
    const order = lost(1, "06-02 18:00").reduce((one, event) => one.when(event), parts);
    expect(refunds(order)).toEqual([both[0]]);
    const again = order.when(asked("K", { kind: "refund_only", ...of("cup", 1) }));
    expect(code(again)).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
  });

  it("are not paid back again when their parcel is lost, or they are out of stock", () => {
    const request = asked("K", { kind: "refund_only", ...of("cup", 1) });
    const first = parts.when(request).when(approved("K"));
    expect(refunds(lost(1, "06-02 18:00").reduce((one, event) => one.when(event), first))).toEqual([both[1]]);
    expect(refunds(bought(pdd).when(request).when(out("cup")))).toEqual([both[1]]);
  });

  it("are paid back but for the part that went back before", () => {
    const first = bought(pdd).when(asked("K", { kind: "refund_only", ...of("pots", 1), amount: yuan(10) }));
    expect(refunds(first.when(approved("K")).when(out("pots")))).toEqual([
      ["case-refund", 1000],
      ["out-of-stock-refund", 14000],
    ]);
  });

  const spread = bought(cn)
    .when(sent(1, of("pots", 1).lines))
    .when(sent(2, [...of("cup", 1).lines, ...of("pots", 1).lines]))
    .at(t("06-02 18:00"));
  const [isLost, refund] = lost(2, "06-02 18:00") as [ScenarioEvent, ScenarioEvent];
  const request = [asked("K", { kind: "refund_only", parcelId: "P2" }), approved("K")];
  const complaint = (remedy: ScenarioEvent[]): ScenarioEvent[] => [
    {
      type: "complaint.opened",
      payload: { complaintId: "K", category: "damaged", parcelId: "P2", evidence: [{ hash: "sha256:a" }] },
    },
    ...remedy,
    { type: "complaint.proposal_made", payload: { complaintId: "K", remedy: "money" } },
    { type: "complaint.accepted", payload: { complaintId: "K" } },
  ];
  const part = [asked("K", { kind: "partial_refund", parcelId: "P2", amount: yuan(35) }), approved("K")];
  it.each<readonly [string, ScenarioEvent[], readonly (readonly [string, number])[]]>([
    ["by a request, then as lost", [isLost, ...request, refund], [["case-refund", 17500]]],
    ["as lost, then by a request", [isLost, refund, ...request], [["lost-or-damaged", 17500]]],
    ["as lost, then by a complaint", [isLost, ...complaint([refund])], [["lost-or-damaged", 17500]]],
    [
      "in part, then as lost",
      [...part, isLost, refund],
      [
        ["case-refund", 3500],
        ["lost-or-damaged", 14000],
      ],
    ],
  ])("go back once of one parcel, though it had only some of a line: %s", (_, events, paid) => {
    expect(refunds(events.reduce((order, event) => order.advance("1s").when(event), spread))).toEqual(paid);
  });

  it("of one parcel leave those of another to be asked for", () => {
    const order = [isLost, refund].reduce((one, event) => one.when(event), spread);
    const more = asked("L", { kind: "refund_only", parcelId: "P1", ...of("pots", 2) });
    expect(code(order.when(more))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    expect(refunds(order.when(asked("L", { kind: "refund_only", parcelId: "P1" })).when(approved("L")))).toEqual([
      ["lost-or-damaged", 17500],
      ["case-refund", 7500],
    ]);
  });

  it("go back once, whatever is asked for, lacks or is lost in whatever order", () => {
    const move = fc.record({
      does: fc.constantFrom("unshipped", "only", "part", "out", "send", "lose", "approve"),
      line: fc.constantFrom(cup, pots),
      quantity: fc.integer({ min: 1, max: 2 }),
      amount: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), fc.constantFrom(cn, pdd), (moves, book) => {
        let order = bought(book);
        const about = new Map<string, string>();
        for (const [i, { does, line, quantity, amount }] of moves.entries()) {
          const K = `K${i}`;
          const lines = of(line.id, Math.min(quantity, line.quantity));
          const events: { readonly [what: string]: readonly ScenarioEvent[] } = {
            unshipped: [asked(K, { kind: "refund_unshipped", ...lines })],
            only: [asked(K, { kind: "refund_only", ...lines })],
            part: [asked(K, { kind: "partial_refund", ...lines, amount: yuan(amount) }), approved(K)],
            out: [out(line.id)],
            send: [sent(i, lines.lines)],
            lose: lost(
              moves.findLastIndex(({ does: done }, at) => done === "send" && at < i),
              "06-01 12:00",
            ),
            approve: order.view().cases.map(({ id }) => approved(id)),
          };
          about.set(K, line.id).set(`P${i}`, line.id);
          for (const event of events[does] ?? []) order = order.advance("1s").when(event);
        }
        const back = new Map<string, number>();
        for (const { policy, subject, amount, is } of order.view().compensations) {
          if (is !== "issued" || !/case-refund|lost-or-damaged|out-of-stock-refund/.test(policy)) continue;
          const id = about.get(subject) ?? subject;
          back.set(id, (back.get(id) ?? 0) + amount.amount);
        }
        for (const { id, paid } of [cup, pots]) expect(back.get(id) ?? 0).toBeLessThanOrEqual(paid?.amount ?? 0);
      }),
      { numRuns: 60, seed: 20261127 },
    );
  });
});

describe("an order of which nothing will be shipped", () => {
  const told = (order: Scenario, from: string) =>
    order.sent.filter((one) => one.at >= at(from)).map(({ role, notice }) => [role, notice]);

  for (const [name, book] of [
    ["pinduoduo", pdd],
    ["marketplace-cn", cn],
    ["marketplace-intl", intl],
  ] as const)
    for (const day of ["06-02 10:00", "06-03 12:00"])
      it(`closes as soon as all of it is out of stock, under ${name} on ${day}, and freight goes back too`, () => {
        const order = bought(book, 50).at(t(day)).when(out("cup", "pots"));
        expect(order.view().headline).toBe("closed");
        expect(promises(order)).toEqual([]);
        expect(refunds(order)).toEqual([
          ["out-of-stock-refund", 10000],
          ["out-of-stock-refund", 15000],
          ["cancelled-refund", 5000],
        ]);
        const closed = order.sent.filter(({ notice }) => notice === "order-closed");
        expect(closed.map(({ role, at: time }) => [role, time])).toEqual([["buyer", at(day)]]);
        const later = paidOut(order).at(t("06-20 10:00"));
        expect(later.view().headline).toBe("refunded");
        expect(told(later, "06-03 12:00:00.001")).toEqual([]);
      });

  it("is closed for the goods alone where nothing was paid beside", () => {
    const order = bought(pdd).when(out("pots")).when(out("cup"));
    expect(order.view().headline).toBe("closed");
    expect(refunds(order)).toHaveLength(2);
  });

  const late = bought(pdd, 50)
    .at(t("06-03 12:00"))
    .when(asked("A", { kind: "refund_unshipped", ...of("cup", 1) }))
    .when(asked("B", { kind: "refund_unshipped", ...of("pots", 2) }));

  it("is not waited for while its lines are paid back one by one, late as it was", () => {
    const waits = late.at(t("06-05 12:00"));
    expect(promises(waits)).toEqual([]);
    expect(told(waits, "06-03 12:00:00.001").map(([, notice]) => notice)).not.toContain("long-unshipped");
    expect(told(waits, "06-03 12:00:00.001").map(([, notice]) => notice)).not.toContain("call-the-buyer");
    expect(waits.view().compensations.map(({ policy }) => policy)).not.toContain("long-wait-goodwill");
  });

  it("is closed with the last of its money, which is the freight too", () => {
    expect(refunds(late)).toEqual([
      ["case-refund", 10000],
      ["case-refund", 20000],
    ]);
    expect(paidOut(late).view().headline).toBe("refunded");
  });
});

describe("an order of which nothing came", () => {
  const cupSent = bought(cn, 10).when(sent(1, of("cup", 1).lines));
  const all = (order: Scenario): Scenario =>
    paidOut(
      order
        .at(t("06-02 11:00"))
        .when(asked("A1", { kind: "refund_only" }))
        .when(approved("A1")),
    );
  const sum = (order: Scenario): number =>
    (refunds(order) as [string, number][]).reduce((paid, [, amount]) => paid + amount, 0);

  it.each([
    ["nothing of it had moved", cupSent],
    ["the rest of it was out of stock", paidOut(cupSent.at(t("06-02 10:00")).when(out("pots")))],
    [
      "the rest of it was asked back before",
      paidOut(
        cupSent
          .at(t("06-02 10:00"))
          .when(asked("A0", { kind: "refund_only", ...of("pots", 2) }))
          .when(approved("A0")),
      ),
    ],
  ])("pays back the freight with the last of its goods: %s", (_, order) => {
    expect([sum(all(order)), all(order).view().headline]).toEqual([26000, "refunded"]);
  });

  const scanned = (n: number, time: string, what: object): ScenarioEvent =>
    ({
      type: "trace.received",
      payload: {
        carrier: "zhongtong",
        number: number(n),
        provider: "kuaidi100",
        scans: [{ at: at(time), code: JSON.stringify(what), ...what }],
      },
    }) as ScenarioEvent;
  const both = cupSent
    .when(sent(2))
    .at(t("06-01 20:00"))
    .when(scanned(1, "06-01 20:00", { milestone: "picked_up" }))
    .when(scanned(2, "06-01 20:00", { milestone: "picked_up" }))
    .at(t("06-02 10:00"));

  it("pays back the freight with the last part of what is on its way", () => {
    const first = both.when(asked("A0", { kind: "refund_only", ...of("cup", 1) })).when(approved("A0"));
    expect(refunds(first)).toEqual([["case-refund", 10000]]);
    const tooMuch = asked("A1", { kind: "refund_only", ...of("pots", 1), amount: yuan(76) });
    expect(code(first.when(tooMuch))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    for (const rest of [{}, of("pots", 2), { ...of("pots", 2), amount: yuan(160) }]) {
      const last = first.when(asked("A1", { kind: "refund_only", ...rest })).when(approved("A1"));
      expect(refunds(last)).toEqual([
        ["case-refund", 10000],
        ["case-refund", 16000],
      ]);
    }
  });

  it("pays back the freight with the last parcel that was refused", () => {
    const refused = [1, 2].reduce(
      (order, n) => order.when(scanned(n, "06-03 10:00", { exception: "refused" })),
      both.at(t("06-03 10:00")),
    );
    const back = [1, 2].reduce(
      (order, n) => order.when(scanned(n, "06-05 10:00", { milestone: "returned" })),
      refused.at(t("06-05 10:00")),
    );
    expect(sum(back.at(t("06-20 10:00")))).toBe(26000);
  });

  it("pays back the freight with what is asked for beside a parcel that was refused, and once", () => {
    const refused = both.at(t("06-03 10:00")).when(scanned(1, "06-03 10:00", { exception: "refused" }));
    const rest = refused.when(asked("A1", { kind: "refund_only", ...of("pots", 2) })).when(approved("A1"));
    const back = rest.at(t("06-05 10:00")).when(scanned(1, "06-05 10:00", { milestone: "returned" }));
    expect(sum(back.at(t("06-20 10:00")))).toBe(26000);
  });

  it("pays back the freight with the last parcel that was lost", () => {
    const order = [1, 2].reduce(
      (one, n) => lost(n, "06-02 18:00").reduce((so, event) => so.when(event), one.at(t(`06-02 ${17 + n}:00`))),
      both,
    );
    expect(refunds(order)).toEqual([
      ["lost-or-damaged", 10000],
      ["lost-or-damaged", 15000],
      ["cancelled-refund", 1000],
    ]);
  });

  it("pays back the freight where a part was paid back on its way and the rest is out of stock", () => {
    const first = cupSent
      .when(scanned(1, "06-01 20:00", { milestone: "picked_up" }))
      .at(t("06-02 10:00"))
      .when(asked("A0", { kind: "refund_only", ...of("cup", 1) }))
      .when(approved("A0"));
    expect(refunds(first.when(out("pots")))).toEqual([
      ["case-refund", 10000],
      ["out-of-stock-refund", 15000],
      ["cancelled-refund", 1000],
    ]);
  });

  /** What may become of the goods of one line, in its order. */
  const fates = (n: number, id: string): { readonly [fate: string]: readonly ScenarioEvent[] } => {
    const left = sent(n, of(id, n).lines);
    const came = scanned(n, "06-02 18:00", { milestone: "delivered" });
    const asks = (kind: string) => [asked(`A${n}`, { kind, ...of(id, n) } as Asked), approved(`A${n}`)];
    const complains = [
      { type: "complaint.opened", payload: { complaintId: `C${n}`, category: "false_sign", parcelId: `P${n}` } },
      { type: "complaint.proposal_made", payload: { complaintId: `C${n}`, remedy: "money" } },
      { type: "complaint.accepted", payload: { complaintId: `C${n}` } },
    ] as ScenarioEvent[];
    const refused = scanned(n, "06-02 18:00", { exception: "refused" });
    const back = scanned(n, "06-02 19:00", { milestone: "returned" });
    return {
      lost: [left, ...lost(n, "06-02 18:00")],
      refused: [left, refused, back, approved(`refused:P${n}`)],
      "asked back on its way": [left, ...asks("refund_only")],
      "said not to have come": [left, ...complains],
      "signed for by somebody else": [left, came, ...complains],
      "called off": asks("refund_unshipped"),
      "out of stock": [out(id)],
      come: [left, came, ...asks("refund_only")],
    };
  };

  it("pays back the same, and no more than was paid, whatever became of which part of it first", () => {
    const fate = fc.constantFrom(...Object.keys(fates(1, "cup")));
    fc.assert(
      fc.property(fate, fate, fc.array(fc.boolean(), { maxLength: 10 }), fc.boolean(), (one, other, turns, paysOut) => {
        const left = [[...(fates(1, "cup")[one] ?? [])], [...(fates(2, "pots")[other] ?? [])]] as [
          ScenarioEvent[],
          ScenarioEvent[],
        ];
        let order = bought(cn, 10).at(t("06-02 20:00"));
        for (const isFirst of [...turns, ...Array(5).fill(true), ...Array(5).fill(false)]) {
          const event = left[isFirst ? 0 : 1].shift();
          if (!event) continue;
          order = order.advance("1s").when(event);
          if (paysOut) order = paidOut(order);
        }
        const isKept = one === "come" || other === "come";
        expect(sum(order.at(t("06-30 10:00")))).toBe(isKept ? 25000 : 26000);
      }),
      { numRuns: 100, seed: 20261129 },
    );
  });

  it.each([
    ["the first, then the other", [1, 2]],
    ["the other, then the first", [2, 1]],
  ])("keeps the freight where a refused parcel's price is refused, and pays it once that is ruled: %s", (_, [n, m]) => {
    const refused = both
      .at(t("06-03 10:00"))
      .when(scanned(1, "06-03 10:00", { exception: "refused" }))
      .when(scanned(2, "06-03 10:00", { exception: "refused" }))
      .at(t("06-05 10:00"))
      .when(scanned(1, "06-05 10:00", { milestone: "returned" }))
      .when(scanned(2, "06-05 10:00", { milestone: "returned" }))
      .at(t("06-06 10:00"));
    const no = (of: number): ScenarioEvent => ({
      type: "aftersales.rejected",
      payload: { caseId: `refused:P${of}`, reason: "damaged" },
    });
    const price = (of: number | undefined): number => (of === 1 ? 10000 : 15000);
    const one = refused.when(approved(`refused:P${n}`)).when(no(m as number));
    const other = refused.when(no(m as number)).when(approved(`refused:P${n}`));
    for (const order of [one, other]) {
      expect(refunds(order)).toEqual([["case-refund", price(n)]]);
      const caseId = `refused:P${m}`;
      const ruled = order
        .when({ type: "aftersales.escalated", payload: { caseId }, actor: { role: "buyer" } })
        .when({ type: "aftersales.decided", payload: { caseId, result: "upheld" } });
      expect(refunds(ruled)).toEqual([
        ["case-refund", price(n)],
        ["case-refund", price(m) + 1000],
      ]);
    }
  });

  it("keeps the freight where a return was granted on the way, and he sent back what came since", () => {
    const granted = both.when(asked("A1", { kind: "return_refund" })).when(approved("A1"));
    const scans = [1, 2].map((n) => scanned(n, "06-03 10:00", { milestone: "delivered" }));
    // Whoever sent it back had it, though no scan says so.
    for (const came of [granted.at(t("06-03 10:00")).when(...scans), granted.at(t("06-03 10:00"))]) {
      const back = came
        .when({ type: "aftersales.return_sent", payload: { caseId: "A1", carrier: "zhongtong", number: number(9) } })
        .when({ type: "aftersales.return_received", payload: { caseId: "A1" } });
      expect(refunds(back)).toEqual([["case-refund", 25000]]);
    }
  });

  it("keeps the freight where the buyer said that it came", () => {
    const received = cupSent.when(sent(2)).at(t("06-02 10:00")).when({ type: "receipt.confirmed", payload: {} });
    expect(sum(all(received))).toBe(25000);
  });

  it("keeps the freight where the buyer sent a part of it back", () => {
    const back = paidOut(
      cupSent
        .when(sent(2))
        .at(t("06-02 10:00"))
        .when(asked("A0", { kind: "return_refund", ...of("cup", 1) }))
        .when(approved("A0"))
        .when({
          type: "aftersales.return_sent",
          payload: { caseId: "A0", carrier: "zhongtong", number: number(9) },
        })
        .when({ type: "aftersales.return_received", payload: { caseId: "A0" } }),
    );
    expect(refunds(back)).toEqual([["case-refund", 10000]]);
    expect(sum(all(back))).toBe(25000);
  });

  it("keeps the freight where a part of it came", () => {
    const came = cupSent.when(sent(2)).when({
      type: "trace.received",
      payload: {
        carrier: "zhongtong",
        number: number(1),
        provider: "kuaidi100",
        scans: [{ at: at("06-02 09:00"), code: "3", milestone: "delivered" }],
      },
    } as ScenarioEvent);
    const back = paidOut(
      came
        .at(t("06-02 10:00"))
        .when(asked("A0", { kind: "refund_only", ...of("cup", 1) }))
        .when(approved("A0")),
    );
    expect(sum(all(back))).toBe(25000);
  });
});

describe("a refund that the host begins by itself", () => {
  const started = (refundId: string, amount: number): ScenarioEvent<"refund.started"> => ({
    type: "refund.started",
    payload: { refundId, amount: yuan(amount) },
  });
  const cancelled = bought(pdd).when(out("cup")).when({ type: "order.cancelled" });

  it("may not be of what is ordered to go back already", () => {
    expect(code(cancelled.when(started("R1", 250)))).toBe("E_AMOUNT_EXCEEDED ");
    expect(code(cancelled.when(started("R1", 151)))).toBe("E_AMOUNT_EXCEEDED ");
  });

  it("may be of the rest, and of what it carries out", () => {
    const rest = cancelled.when(started("R1", 150));
    expect(code(rest)).toBe("accepted");
    expect(code(rest.when(started("R2", 100)))).toBe("accepted");
    expect(code(rest.when(started("R2", 100)).when(started("R3", 1)))).toBe("E_AMOUNT_EXCEEDED ");
    expect(paidOut(rest.when({ type: "refund.succeeded", payload: { refundId: "R1" } })).view().headline).toBe(
      "refunded",
    );
  });

  it.each(["K", "cup"])(
    "for the request %s takes nothing from the price of a line, whatever that is called",
    (caseId) => {
      const kind = "refund_unshipped";
      const paid = bought(pdd)
        .when(asked(caseId, { kind, ...of("pots", 1), amount: yuan(5) }))
        .when({ type: "refund.started", payload: { refundId: "R1", caseId, amount: yuan(5) } })
        .when({ type: "refund.succeeded", payload: { refundId: "R1" } });
      expect(refunds(paid.when(out("cup")))).toEqual([["out-of-stock-refund", 10000]]);
    },
  );

  describe("where a request, a line and a parcel have the same id", () => {
    const two: OrderLine = { ...pots, paid: yuan(200) };
    /** A cup that is out of stock, and a pot that is asked back, each for 100 yuan. */
    const both = (first: "line" | "request"): Scenario => {
      const order = scenario(pdd)
        .given([buyer, seller])
        .given({
          events: [
            { ...created, payload: { kind: "normal", lines: [cup, two], total: yuan(300) } },
            { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(300) } },
          ],
        })
        .at(t("06-01 12:00"));
      const events = [out("cup"), asked("cup", { kind: "refund_unshipped", ...of("pots", 1) })];
      return (first === "line" ? events : events.reverse()).reduce((one, event) => one.when(event), order);
    };
    const effect = (policy: string): string => `1001/${policy}/cup/pay`;
    const settledBy = (order: Scenario, id: string): Scenario =>
      order.when({ type: "money.settled", payload: { effect: id, result: "done" } });
    const state = (order: Scenario) => [
      order.view().cases[0]?.stage,
      ...(order.record?.money ?? [])
        .flatMap(({ k, form, q = [] }) => (form === "refund" ? [`${k} ${q[0]?.[3]}`] : []))
        .sort(),
      ...order.view().refunds.map(({ amount, is }) => `${amount.amount} ${is}`),
    ];
    const [request, line] = [effect("case-refund"), effect("out-of-stock-refund")];

    it.each(["line", "request"] as const)("each is paid by what is for it, though the %s came first", (first) => {
      const order = both(first);
      expect(state(settledBy(order, line))).toEqual([
        "refunding",
        "case-refund ordered",
        "out-of-stock-refund done",
        "10000 succeeded",
      ]);
      const paid = ["refunded", "case-refund done", "out-of-stock-refund ordered", "10000 succeeded"];
      expect(state(settledBy(order, request))).toEqual(paid);
      const named = order
        .when({ type: "refund.started", payload: { refundId: "R1", caseId: "cup", amount: yuan(100) } })
        .when({ type: "refund.succeeded", payload: { refundId: "R1" } });
      expect(state(named)).toEqual(paid);
      expect(state(settledBy(named, line))).toEqual([
        "refunded",
        "case-refund done",
        "out-of-stock-refund done",
        "10000 succeeded",
        "10000 succeeded",
      ]);
    });

    it("no more may be offered for a complaint than is left beside the line", () => {
      const order = bought(cn)
        .when(sent(1, of("pots", 2).lines))
        .when(out("cup"))
        .when({
          type: "complaint.opened",
          payload: { complaintId: "cup", category: "damaged", parcelId: "P1", evidence: [{ hash: "sha256:a" }] },
        });
      const offered = (amount: number): string =>
        code(
          order.when({
            type: "complaint.proposal_made",
            payload: { complaintId: "cup", remedy: "money", amount: yuan(amount) },
          }),
        );
      expect([offered(150), offered(151)]).toEqual(["accepted", "E_AMOUNT_EXCEEDED payload.amount.amount"]);
    });

    it("a complaint of another thing is paid beside a parcel that was lost", () => {
      const order = bought(cn)
        .when(sent(1, of("cup", 1).lines))
        .when(sent(2, of("pots", 2).lines))
        .at(t("06-02 18:00"))
        .when(...lost(1, "06-02 18:00"))
        .when({
          type: "complaint.opened",
          payload: { complaintId: "P1", category: "damaged", parcelId: "P2", evidence: [{ hash: "sha256:a" }] },
        })
        .when({ type: "complaint.proposal_made", payload: { complaintId: "P1", remedy: "money" } })
        .when({ type: "complaint.accepted", payload: { complaintId: "P1" } });
      expect(refunds(order)).toEqual([
        ["lost-or-damaged", 10000],
        ["complaint-refund", 15000],
      ]);
    });
  });
});
