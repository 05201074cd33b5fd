import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, paidOrder, scan, shipped, t, traced } from "../scenarios/fixture.ts";
import { asks, delivered, of, onTheWay, photo } from "./fixture.ts";

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
