import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn, marketplaceIntl } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { buyer, created, paid as paidFor, seller, t } from "../scenarios/fixture.ts";
import { channels } from "../scenarios/pinduoduo.ts";
import { delivered, of, photo, unshipped } from "./fixture.ts";

const units = (quantity: number) => [{ lineId: "L1", quantity }];
const complain = (category: string, more: object = {}): ScenarioEvent =>
  ({
    type: "complaint.opened",
    payload: { complaintId: "K-1", category, evidence: [photo], ...more },
  }) as ScenarioEvent;
const ask = (kind: string, more: object = {}): ScenarioEvent =>
  ({ type: "aftersales.requested", payload: { caseId: "AS-1", kind, ...more } }) as ScenarioEvent;
const code = (order: Scenario): string | undefined => {
  const [outcome] = order.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};

/** Two cups of CNY 29.95, of which one has left. */
const inPart = (pack: typeof marketplaceCn): Scenario =>
  scenario(defineRulebook({ packs: [pack], channels }), { orderId: "1001" })
    .given([buyer, seller])
    .given({ events: [created, paidFor] })
    .at(t("06-01 12:00"))
    .when({
      type: "shipment.submitted",
      payload: { parcelId: "P1", carrier: "zhongtong", number: "ZT0010001", lines: units(1) },
    });

const ofGoods = ["short_shipment", "damaged", "wrong_item", "false_sign"];

describe.each([marketplaceCn, marketplaceIntl])("an order of which a part has left, on $id", (pack) => {
  const order = inPart(pack as typeof marketplaceCn);

  it.each(ofGoods)("is complained of as %s for what was sent, and for no more", (category) => {
    expect(code(order.when(complain(category, { lines: units(2) })))).toBe("E_NOT_SHIPPED payload.lines[0].quantity");
    expect(code(order.when(complain(category, { lines: units(3) })))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    expect(code(order.when(complain(category, { lines: units(1) })))).toBe("accepted");
  });

  it.each(["return_refund", "exchange", "resend", "repair"])("is asked about as %s for no more either", (kind) => {
    expect(code(order.when(ask(kind, { lines: units(2) })))).toBe("E_NOT_SHIPPED payload.lines[0].quantity");
    expect(code(order.when(ask(kind, { lines: units(1) })))).toBe("accepted");
  });

  it("is, without lines, about what was sent", () => {
    const [damaged] = order.when(complain("damaged")).view().complaints;
    expect(damaged?.amount).toEqual({ amount: 2995, currency: "CNY" });
    const [request] = order.when(ask("return_refund")).view().cases;
    expect(request?.amount).toEqual({ amount: 2995, currency: "CNY" });
    const [all] = order.when(ask("refund_only")).view().cases;
    expect(all?.amount).toEqual({ amount: 5990, currency: "CNY" });
  });

  it("is no longer complained of for the unit that was paid back, though another has not left", () => {
    const settled = order
      .when(complain("short_shipment", { lines: units(1) }))
      .when({ type: "complaint.proposal_made", payload: { complaintId: "K-1", remedy: "money" } })
      .when({ type: "complaint.accepted", payload: { complaintId: "K-1" } });
    const again = complain("damaged", { complaintId: "K-2", lines: units(1) });
    expect(code(settled.when(again))).toBe("E_NOT_SHIPPED payload.lines[0].quantity");
  });

  it("gives back no price of what has not left where a refund becomes a return", () => {
    const changed = order
      .when(ask("refund_only"))
      .when({ type: "aftersales.modified", payload: { ...of("AS-1"), kind: "return_refund" } });
    expect(changed.view().cases[0]?.amount).toEqual({ amount: 2995, currency: "CNY" });
  });
});

describe("an order of which nothing has left", () => {
  it.each(ofGoods)("is not complained of as %s, with or without lines", (category) => {
    const lines = category === "short_shipment" ? {} : { lines: undefined };
    const complaint = complain(category, { lines: units(1), ...lines });
    expect(code(unshipped.when(complaint))).toBe("E_NOT_SHIPPED payload.category");
  });

  it("is complained of for what is not about goods", () => {
    expect(code(unshipped.when(complain("late_shipment")))).toBe("accepted");
  });
});

describe("a reason that is needed", () => {
  it.each(["", " ", "\u3000", "\t\n"])("is none where it is %j", (reason) => {
    const requested = delivered.when(ask("refund_only", { reason: "x" }));
    const rejects = { type: "aftersales.rejected", payload: { ...of("AS-1"), reason } } as const;
    expect(code(requested.when(rejects))).toBe("E_REASON_INCOMPLETE payload.reason");
    expect(code(unshipped.when({ type: "exception.reported", payload: { reason } }))).toBe(
      "E_REASON_INCOMPLETE payload.reason",
    );
    const late = unshipped.at(t("06-03 10:00:00.001"));
    const breach = late.view().breaches[0]?.breach ?? "";
    expect(code(late.when({ type: "appeal.filed", payload: { breach, reason, evidence: ["e"] } }))).toBe(
      "E_REASON_INCOMPLETE payload.reason",
    );
    const wrong = { ...of("AS-1"), reason: "wrong_tracking_number", carrier: reason || " ", number: "ZT0010002" };
    expect(code(requested.when({ type: "aftersales.rejected", payload: wrong }))).toBe(
      "E_REASON_INCOMPLETE payload.carrier",
    );
  });
});
