import { describe, expect, it } from "vitest";
import type { OrderLine } from "waybell";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, seller, t } from "../scenarios/fixture.ts";
import { of, photo, yuan } from "./fixture.ts";

// What is said of a parcel is about what that one brought: what was sent anew, exchanged or given as well.

const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(3000) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(2990) };
const ofCup = { lines: [{ lineId: "cup", quantity: 1 }] };
const said = (type: string, payload: object): ScenarioEvent => ({ type, payload }) as ScenarioEvent;
const scanned = (n: number, dayAndTime: string): ScenarioEvent =>
  said("trace.received", {
    carrier: "zhongtong",
    number: `7310000000000${n}`,
    provider: "kuaidi100",
    scans: [{ at: at(dayAndTime), code: "3", milestone: "delivered" }],
  });
const extra = (kind: string, more: object = {}): ScenarioEvent =>
  said("extra_parcel.added", {
    parcelId: "P2",
    kind,
    carrier: "zhongtong",
    number: "73100000000002",
    ...more,
  });
const came = (order: Scenario, n: number, dayAndTime: string): Scenario =>
  order.at(t(dayAndTime)).when(scanned(n, dayAndTime));
const refunds = ({ steps }: Scenario): readonly unknown[] =>
  steps.flatMap(({ effects }) =>
    effects.flatMap((one) => (one.type === "refund" ? [[one.subject, one.amount.amount]] : [])),
  );
const code = (order: Scenario): string | undefined => {
  const [outcome] = order.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};

/** A cup for 30 yuan and a pot for 29.90 in one parcel. */
const shipped = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
  .given([buyer, seller, { id: "platform", role: "platform", locale: "en", zone: "Asia/Shanghai", addresses: {} }])
  .given({
    events: [
      { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(5990) } },
      { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(5990) } },
    ],
  })
  .at(t("06-01 18:00"))
  .when(said("shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" }));
const delivered = came(shipped, 1, "06-03 14:00").at(t("06-03 20:00"));

const opened = (complaintId: string, category: string, more: object): ScenarioEvent =>
  said("complaint.opened", { complaintId, category, evidence: [photo], ...more });
const agreedOn = (order: Scenario, complaintId: string, remedy: string): Scenario =>
  order
    .when(said("complaint.proposal_made", { complaintId, remedy }))
    .when(said("complaint.accepted", { complaintId }));
/** The cup was missing, and came in a parcel of its own. */
const resent = came(
  agreedOn(delivered.when(opened("K-1", "short_shipment", ofCup)), "K-1", "resend")
    .at(t("06-04 12:00"))
    .when(extra("resend", { caseId: "K-1" })),
  2,
  "06-06 12:00",
);
/** The cup went back, and another came for it. */
const exchanged = came(
  delivered
    .when(said("aftersales.requested", { ...of("AS-0"), kind: "exchange", ...ofCup }))
    .when(said("aftersales.approved", of("AS-0")))
    .at(t("06-04 10:00"))
    .when(said("aftersales.return_sent", { ...of("AS-0"), carrier: "zhongtong", number: "73100000000009" }))
    .at(t("06-05 10:00"))
    .when(said("aftersales.return_received", of("AS-0")))
    .when(extra("exchange", { caseId: "AS-0" })),
  2,
  "06-06 12:00",
);
const amounts = (order: Scenario): readonly unknown[] => {
  const { cases, complaints } = order.view();
  return [...cases, ...complaints].map(({ id, amount }) => [id, amount.amount]);
};

describe("goods that were sent anew or exchanged", () => {
  it.each([
    ["sent anew", resent],
    ["exchanged", exchanged],
  ])("and came broken are what a complaint of their parcel is about: %s", (_, order) => {
    const broken = order.when(opened("K-2", "damaged", { parcelId: "P2" }));
    expect(amounts(broken).at(-1)).toEqual(["K-2", 3000]);
    expect(refunds(agreedOn(broken, "K-2", "money"))).toEqual([["K-2", 3000]]);
  });

  it.each([
    ["sent anew", resent],
    ["exchanged", exchanged],
  ])("are what a return of their parcel is about: %s", (_, order) => {
    const back = order.when(said("aftersales.requested", { ...of("AS-1"), kind: "return_refund", parcelId: "P2" }));
    expect(amounts(back)).toContainEqual(["AS-1", 3000]);
    const paid = back
      .when(said("aftersales.approved", of("AS-1")))
      .at(t("06-07 10:00"))
      .when(said("aftersales.return_sent", { ...of("AS-1"), carrier: "zhongtong", number: "73100000000008" }))
      .at(t("06-08 10:00"))
      .when(said("aftersales.return_received", of("AS-1")));
    expect(refunds(paid)).toEqual([["AS-1", 3000]]);
    const rest = paid
      .when(said("aftersales.requested", { ...of("AS-2"), kind: "refund_only" }))
      .when(said("aftersales.approved", of("AS-2")));
    expect(refunds(rest)).toEqual([
      ["AS-1", 3000],
      ["AS-2", 2990],
    ]);
  });

  it("and were signed for by nobody are their price", () => {
    const never = resent
      .when(opened("K-2", "false_sign", { parcelId: "P2" }))
      .at(t("06-08 14:00"))
      .when(said("complaint.decided", { complaintId: "K-2", result: "upheld" }));
    expect(refunds(never)).toEqual([["K-2", 3000]]);
  });
});

describe("a gift", () => {
  const given = came(shipped.when(extra("gift")), 2, "06-03 15:00");

  it("that came broken costs nothing", () => {
    const upheld = came(given, 1, "06-03 16:00")
      .when(opened("K-1", "damaged", { parcelId: "P2" }))
      .at(t("06-05 22:00"))
      .when(said("complaint.decided", { complaintId: "K-1", result: "upheld" }));
    expect(amounts(upheld)).toEqual([["K-1", 0]]);
    expect(refunds(upheld)).toEqual([]);
  });

  it.each(["refund_only", "return_refund", "partial_refund", "refuse_refund"])("is no ground for money: %s", (kind) => {
    const order = shipped.when(extra("gift"));
    expect(code(order.when(said("aftersales.requested", { ...of("AS-1"), kind, parcelId: "P2" })))).toBe(
      "E_QTY_EXCEEDED ",
    );
  });

  it("may be exchanged or sent anew, and takes nothing of what was ordered", () => {
    const order = came(given, 1, "06-03 16:00")
      .when(said("aftersales.requested", { ...of("AS-1"), kind: "exchange", parcelId: "P2" }))
      .when(said("aftersales.approved", of("AS-1")));
    expect(order.view().cases.map(({ stage, amount }) => [stage, amount.amount])).toEqual([["awaiting_return", 0]]);
    const rest = order.when(said("aftersales.requested", { ...of("AS-2"), kind: "refund_only" }));
    expect(amounts(rest)).toContainEqual(["AS-2", 5990]);
  });
});
