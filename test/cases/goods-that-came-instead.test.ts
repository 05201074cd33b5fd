import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, paid, paidOrder, scan, shipped, shop, t, total, traced } from "../scenarios/fixture.ts";
import { asks, delivered, of, onTheWay, photo, yuan } from "./fixture.ts";

// Goods that the buyer has, whatever went wrong before, are goods like any other: sent back before their price is, and he
// may ask for more than one thing about them.

const second = "73100000000002";
const asked = (caseId: string, kind: string, more: object = {}): ScenarioEvent =>
  ({ type: "aftersales.requested", payload: { caseId, kind, reason: "quality", ...more } }) as ScenarioEvent;
const agreed = (caseId: string): ScenarioEvent => ({ type: "aftersales.approved", payload: of(caseId) });
const anew = (kind: "resend" | "exchange", more: object = {}): ScenarioEvent =>
  ({
    type: "extra_parcel.added",
    payload: { parcelId: "P2", kind, carrier: "zhongtong", number: second, ...more },
  }) as ScenarioEvent;
const came = (order: Scenario, dayAndTime: string): Scenario =>
  order.at(t(dayAndTime)).when(traced([[dayAndTime, "delivered"]], { number: second }));
const stages = (order: Scenario) => order.view().cases.map(({ id, stage }) => [id, stage]);
const code = (order: Scenario): string | undefined => {
  const [outcome] = order.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? outcome.code : outcome?.is;
};
const refunds = ({ steps }: Scenario): readonly unknown[] =>
  steps.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.type === "refund" ? [[one.id, one.amount.amount]] : [])),
  );
const chosen = (remedy: "money" | "resend"): ScenarioEvent => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
const lost = onTheWay.at(t("06-03 10:00")).when(scan("06-03 10:00", { exception: "lost", code: "L" }));

describe("a return of goods whose parcel was once lost", () => {
  const returned = (order: Scenario): Scenario =>
    order.at(t("06-06 09:00")).when(asks({ kind: "return_refund", reason: "quality" }));
  const found = returned(lost.at(t("06-05 10:00")).when(scan("06-05 10:00", "delivered")));
  const resent = returned(came(lost.when(chosen("resend"), anew("resend")), "06-05 10:00"));

  it.each([
    ["that came after all", found],
    ["for which another came", resent],
  ])("%s waits for them, agreed to by word or by silence", (_, order) => {
    const granted = order.when(agreed("AS-1"));
    expect([stages(granted), refunds(granted)]).toEqual([[["AS-1", "awaiting_return"]], []]);
    const silent = order.at(at("06-08 09:00") + 1);
    expect([stages(silent), refunds(silent)]).toEqual([[["AS-1", "awaiting_return"]], []]);
  });

  it("that never came is paid at once, though what was sent anew for another came", () => {
    const half = [{ lineId: "L1", quantity: 1 }];
    const third = "73100000000003";
    const gone = (of: string) => traced([["06-03 10:00", { exception: "lost", code: "L" }]], { number: of });
    const both = paidOrder
      .at(t("06-01 18:00"))
      .when({ ...shipped, payload: { ...shipped.payload, lines: half } })
      .when({ ...shipped, payload: { ...shipped.payload, parcelId: "P3", number: third } })
      .at(t("06-03 10:00"))
      .when(gone(number), gone(third))
      .when({ type: "remedy.chosen", payload: { parcelId: "P3", remedy: "resend" } }, anew("resend"));
    const order = came(both, "06-05 10:00").when(
      asked("AS-1", "return_refund", { parcelId: "P1" }),
      agreed("AS-1"),
      asked("AS-2", "return_refund", { parcelId: "P3" }),
      agreed("AS-2"),
    );
    expect([stages(order), refunds(order)]).toEqual([
      [
        ["AS-1", "refunding"],
        ["AS-2", "awaiting_return"],
      ],
      [["1001/case-refund/AS-1/pay", 2995]],
    ]);
  });

  it("and exchanged waits for what came of that", () => {
    const sent = lost.when(asked("AS-1", "exchange"), agreed("AS-1"), anew("exchange", of("AS-1")));
    const order = came(sent, "06-05 10:00").when(asked("AS-2", "return_refund"), agreed("AS-2"));
    expect([stages(order), refunds(order)]).toEqual([
      [
        ["AS-1", "completed"],
        ["AS-2", "awaiting_return"],
      ],
      [],
    ]);
  });
});

describe("what was settled with goods uses up no price:", () => {
  const settled = (kind: "exchange" | "repair" | "resend"): Scenario => {
    const granted = delivered.when(asked("AS-1", kind), agreed("AS-1"));
    const back =
      kind === "resend" ? granted : granted.when({ type: "aftersales.return_received", payload: of("AS-1") });
    return came(back.when(anew(kind === "resend" ? kind : "exchange", of("AS-1"))), "06-05 10:00");
  };

  it.each(["exchange", "repair", "resend"] as const)("after a completed %s anything may be asked for again", (kind) => {
    const order = settled(kind);
    expect(stages(order)).toEqual([["AS-1", "completed"]]);
    for (const next of ["return_refund", "refund_only", "repair", "exchange", "partial_refund"])
      expect([next, code(order.when(asked("AS-2", next)))]).toEqual([next, "accepted"]);
    const complaint: ScenarioEvent = {
      type: "complaint.opened",
      payload: { complaintId: "K-1", category: "damaged", evidence: [photo] },
    };
    expect(order.when(complaint).view().complaints[0]?.amount?.amount).toBe(5990);
  });

  it("their price goes back once", () => {
    const paid = settled("exchange").when(asked("AS-2", "refund_only"), agreed("AS-2"));
    expect(refunds(paid)).toEqual([["1001/case-refund/AS-2/pay", 5990]]);
    expect(code(paid.when(asked("AS-3", "refund_only")))).toBe("E_QTY_EXCEEDED");
  });

  it("and for a lost parcel that it made good nothing is owed without asking", () => {
    const sent = lost.when(asked("AS-1", "resend", { parcelId: "P1" }), agreed("AS-1"), anew("resend", of("AS-1")));
    const order = came(sent, "06-05 10:00");
    expect(stages(order)).toEqual([["AS-1", "completed"]]);
    expect(code(order.when(chosen("money")))).toBe("E_MADE_GOOD");
    expect(code(order.when(asked("AS-2", "return_refund")))).toBe("accepted");
  });
});

describe("goods of an exchange make good what they are for, and nothing else:", () => {
  const third = "73100000000003";
  const exchanged = (order: Scenario, more: object = {}): Scenario =>
    came(order.when(asked("AS-1", "exchange", more), agreed("AS-1"), anew("exchange", of("AS-1"))), "06-06 10:00");
  const headline = (order: Scenario) => order.view().headline;

  it("a parcel with other lines stays lost, as long as nobody answers it", () => {
    const lines = [
      { id: "A", title: "杯", quantity: 1, paid: yuan(3000) },
      { id: "B", title: "碟", quantity: 1, paid: yuan(2990) },
    ];
    const part = (parcelId: string, of: string, lineId: string): ScenarioEvent => ({
      ...shipped,
      payload: { ...shipped.payload, parcelId, number: of, lines: [{ lineId, quantity: 1 }] },
    });
    const order = shop
      .given({
        events: [
          { type: "order.created", occurredAt: t("06-01 09:58"), payload: { kind: "normal", lines, total } },
          paid,
        ],
      })
      .at(t("06-01 18:00"))
      .when(part("P1", number, "A"), part("P3", third, "B"))
      .at(t("06-03 14:00"))
      .when(scan("06-03 14:00", "delivered"))
      .at(t("06-04 10:00"))
      .when(traced([["06-04 10:00", { exception: "lost", code: "L" }]], { number: third }));
    const line = (lineId: string) => ({ lines: [{ lineId, quantity: 1 }] });
    const over = exchanged(order, line("A")).when({ type: "aftersales.return_received", payload: of("AS-1") });
    expect([stages(over), headline(over)]).toEqual([[["AS-1", "completed"]], "exception"]);
    expect(headline(over.at(t("07-30 10:00")))).toBe("exception");
    expect(headline(exchanged(order, line("B")))).toBe("delivered");
  });

  it.each([
    ["by nothing but its kind", {}],
    ["by the parcel that is lost", { parcelId: "P1" }],
    ["by the parcel that came instead", { parcelId: "P3" }],
  ])("what another parcel made good before stays so, and the goods come back first (named %s)", (_, more) => {
    const instead: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P3", kind: "resend", carrier: "zhongtong", number: third },
    };
    const resent = lost
      .when(chosen("resend"), instead)
      .at(t("06-05 10:00"))
      .when(traced([["06-05 10:00", "delivered"]], { number: third }));
    const closes = (order: Scenario) =>
      order.view().windows.flatMap((one) => (one.window === "return-without-reason" ? [one.closes] : []));
    expect([headline(resent), closes(resent)]).toEqual(["delivered", [at("06-13 00:00")]]);
    const sent = resent.when(asked("AS-1", "exchange", more), agreed("AS-1"), anew("exchange", of("AS-1")));
    expect([stages(sent), closes(sent)]).toEqual([[["AS-1", "awaiting_return"]], [at("06-13 00:00")]]);
    const back = came(sent, "06-06 10:00")
      .at(t("06-07 10:00"))
      .when({ type: "aftersales.return_received", payload: of("AS-1") });
    expect([stages(back), headline(back), closes(back)]).toEqual([
      [["AS-1", "completed"]],
      "delivered",
      [at("06-13 00:00")],
    ]);
  });
});

describe("what was sent anew and is lost, while the buyer has the goods:", () => {
  const third = "73100000000003";
  const picked = (number: string) => traced([["06-04 20:00", "picked_up"]], { number });
  const sent = lost.when(chosen("resend"), anew("resend")).at(t("06-04 20:00")).when(picked(second));
  const found = sent.at(t("06-05 20:00")).when(scan("06-05 20:00", "delivered"));
  const again = sent
    .when(
      { type: "extra_parcel.added", payload: { parcelId: "P3", kind: "resend", carrier: "zhongtong", number: third } },
      picked(third),
    )
    .at(t("06-05 20:00"))
    .when(traced([["06-05 20:00", "delivered"]], { number: third }));
  const lostToo = (order: Scenario): Scenario =>
    order.at(t("06-06 20:00")).when(traced([["06-06 20:00", { exception: "lost", code: "L" }]], { number: second }));
  const wants = (order: Scenario, remedy: string): Scenario =>
    order.when({ type: "remedy.chosen", payload: { parcelId: "P2", remedy } } as ScenarioEvent);
  const asksOf = ({ steps }: Scenario): readonly string[] =>
    steps.flatMap(({ effects }) =>
      effects.flatMap((one) => (one.type === "send" && one.subject === "P2" ? [one.notice] : [])),
    );

  it.each([
    ["the first parcel came after all", found],
    ["another sent anew came", again],
  ])("%s: nothing is asked, chosen or paid", (_, order) => {
    const after = lostToo(order);
    expect(asksOf(after)).not.toContain("lost-or-damaged");
    for (const remedy of ["money", "resend"]) {
      const refused = wants(after, remedy).at(t("06-30 00:00"));
      expect([code(wants(after, remedy)), refunds(refused), refused.view().breaches]).toEqual(["E_MADE_GOOD", [], []]);
    }
  });

  it("while nothing came it is asked for, and paid or sent as he chooses", () => {
    const after = lostToo(sent);
    expect(asksOf(after)).toContain("lost-or-damaged");
    expect([code(wants(after, "money")), refunds(wants(after, "money"))]).toEqual([
      "accepted",
      [["1001/lost-or-damaged/P2/pay", 5990]],
    ]);
    const waiting = wants(after, "resend");
    const promises = (order: Scenario) =>
      order.view().promises.flatMap((one) => (one.promise === "resend-lost-goods" ? [one.subject] : []));
    expect(promises(waiting)).toContain("P2");
    const came = waiting.at(t("06-07 10:00")).when(scan("06-07 10:00", "delivered")).at(t("06-30 00:00"));
    expect([promises(came), came.view().breaches]).toEqual([[], []]);
  });

  it("one of which he says that it never came, though its scans say so, is his to choose for", () => {
    const signed = sent.at(t("06-05 20:00")).when(traced([["06-05 20:00", "delivered"]], { number: second }));
    const missing = signed
      .at(t("06-06 10:00"))
      .when({ type: "delivery.disputed", payload: { parcelId: "P2" } } as ScenarioEvent);
    expect(code(wants(missing, "money"))).toBe("accepted");
  });
});
