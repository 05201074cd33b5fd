import { describe, expect, it } from "vitest";
import { type Scenario, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { created, paid, paidOrder, shippedAt, shippedOrder, t } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { entryOf, onItsWay, scanned } from "./pinduoduo.ts";

const suspected = { type: "tracking.suspected", payload: { parcelId: "P1", reason: "other-carrier" } } as const;
const told = (order: Scenario) =>
  order.steps
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.type === "send" && one.notice === "number-looks-wrong" ? [one.person] : []));

describe("a number that looks wrong, where it is edited until the first scan", () => {
  const shipped = scenario(intlBook, { orderId: "1001" })
    .given([...peopleAbroad])
    .given({ events: [created, paid] })
    .at(t("06-01 12:00"))
    .when(shippedAt("06-01 12:00"));

  it("is told to the seller, without a time by which to edit it", () => {
    const order = shipped.at(t("06-01 13:00")).when(suspected);
    expect(new Set(told(order))).toEqual(new Set(["seller-3"]));
    const sends = order.steps.flatMap(({ effects }) => effects).filter((one) => one.type === "send");
    const texts = JSON.stringify(sends.filter((one) => one.notice === "number-looks-wrong"));
    expect(texts).not.toMatch(/until|前可/);
  });

  it("can be edited no more once it was scanned, and what helps then is told at once", () => {
    const order = shipped.at(t("06-01 13:00")).when(scanned("06-01 13:00", "picked_up"));
    const later = order.at(t("06-01 14:00")).when(suspected);
    expect(told(later)).toEqual([]);
    expect(heard(later)).toEqual(["06-01 14:00 number-edit-closed"]);
  });
});

describe("what helps once a number can be edited no more", () => {
  const shipped = (lines?: readonly { readonly lineId: string; readonly quantity: number }[]) =>
    scenario(intlBook, { orderId: "1001" })
      .given([...peopleAbroad])
      .given({ events: [created, paid] })
      .at(t("06-01 12:00"))
      .when({
        ...shippedAt("06-01 12:00"),
        payload: { ...shippedAt("06-01 12:00").payload, ...(lines ? { lines } : {}) },
      })
      .when(scanned("06-01 12:00", "picked_up"));
  const said = (order: Scenario, now: string) => {
    const moved = order.at(t(now.slice(0, 11))).when(scanned(now.slice(0, 11), "in_transit"));
    return entryOf(moved.at(t(now)).when(suspected), "number-edit-closed").body;
  };
  const steps = "1. 在聊天中告知买家正确单号；2. 在订单备注中写明";

  it("is a parcel sent anew, as long as one may be added", () => {
    expect(said(shipped(), "07-01 11:59:59.999")).toContain(`${steps}；3. 在7月1日12:00前新增补寄包裹。`);
    expect(said(shipped(), "07-01 12:00")).toContain(`${steps}。`);
    expect(said(shipped([{ lineId: "L1", quantity: 1 }]), "06-04 12:00")).toContain(`${steps}；3. 新增补寄包裹。`);
  });
});

describe("a number that looks wrong, where the platform asks for something", () => {
  it.each([
    ["refund_only", "platform-asks-refund"],
    ["return_refund", "platform-asks-refund"],
    ["exchange", "request-to-answer"],
    ["resend", "request-to-answer"],
    ["repair", "request-to-answer"],
  ] as const)("is named as the reason to say no to a refund, and to nothing else (%s)", (kind, notice) => {
    const asked = onItsWay("06-01 12:00")
      .at(t("06-01 13:00"))
      .when(suspected)
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind }, actor: { role: "platform" } });
    expect(asked.sent.flatMap((one) => (one.subject === "AS-1" ? [[one.role, one.notice]] : []))).toEqual([
      ["seller", notice],
    ]);
  });
});

/** What its seller hears of a number, in their order. */
const heard = (order: Scenario): readonly string[] =>
  order.sent.flatMap(({ role, notice, at: when }) =>
    role === "seller" && notice.startsWith("number-") ? [`${clock(when)} ${notice}`] : [],
  );

describe("a number that looks wrong, and may be edited once", () => {
  const edited = shippedOrder("06-01 12:00")
    .at(t("06-01 12:30"))
    .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zto", number: "75310000000017" } })
    .at(t("06-01 13:00"))
    .when(suspected)
    .at(t("06-03 12:00"));

  it("is told at once with what helps who has edited it already, and not with a time to edit it by", () => {
    expect(heard(edited)).toEqual(["06-01 13:00 number-edit-closed"]);
    expect(edited.view().windows.map(({ window }) => window)).not.toContain("edit-number");
  });
});

describe("a number that looks wrong, of what its buyer has confirmed", () => {
  const confirmed = onItsWay("06-01 12:00")
    .at(t("06-01 13:00"))
    .when(suspected)
    .at(t("06-02 08:00"))
    .when(scanned("06-02 08:00", "delivered"));

  it("is nothing to edit, or to tell the buyer, any more", () => {
    const laterOn = (order: Scenario) => heard(order.at(t("06-02 12:01")));
    expect(laterOn(confirmed.at(t("06-02 09:00")).when({ type: "receipt.confirmed" }))).toEqual([
      "06-01 13:00 number-looks-wrong",
    ]);
    expect(laterOn(confirmed)).toEqual([
      "06-01 13:00 number-looks-wrong",
      "06-02 10:00 number-edit-closing",
      "06-02 12:00:00.001 number-edit-closed",
    ]);
  });
});

describe("a number that looks wrong, of goods that nobody waits for", () => {
  const both = onItsWay("06-01 12:00").at(t("06-01 13:00"));
  const asked = {
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_only", parcelId: "P1" },
  } as const;
  const granted = { type: "aftersales.approved", payload: { caseId: "AS-1" } } as const;
  const stopped = { type: "parcel.intercepted", actor: { role: "seller" }, payload: { parcelId: "P1" } } as const;
  const part = (quantity: number) => ({
    ...shippedAt("06-01 12:00"),
    payload: { ...shippedAt("06-01 12:00").payload, lines: [{ lineId: "L1", quantity }] },
  });
  const inTwo = paidOrder
    .at(t("06-01 12:00"))
    .when(part(1))
    .when({
      type: "shipment.submitted",
      payload: { ...part(1).payload, parcelId: "P2", number: "73100000000002" },
    });

  it("is nothing to edit once their price goes back, from the millisecond on in which that is said", () => {
    const paidBack = (time: string): Scenario => inTwo.when(suspected).when(asked).at(t(time)).when(granted);
    expect(heard(paidBack("06-02 10:00").at(t("06-03 12:00")))).toEqual([
      "06-01 12:00 number-looks-wrong",
      "06-02 10:00 number-edit-closing",
    ]);
    expect(heard(paidBack("06-02 09:59:59.999").at(t("06-03 12:00")))).toEqual(["06-01 12:00 number-looks-wrong"]);
    expect(heard(inTwo.when(asked).when(granted).at(t("06-01 13:00")).when(suspected).at(t("06-03 12:00")))).toEqual(
      [],
    );
  });

  it("is the label that was cancelled, since the parcel was stopped", () => {
    const cancelled = both.when(stopped).at(t("06-01 20:00")).when(scanned("06-01 20:00", "cancelled"));
    expect(heard(cancelled.at(t("06-03 12:00")))).toEqual([]);
    const unasked = both.at(t("06-01 20:00")).when(scanned("06-01 20:00", "cancelled"));
    expect(heard(unasked)).toEqual(["06-01 20:00 number-looks-wrong"]);
  });

  it("is not the seller's to edit where the buyer sends them back", () => {
    const returned = both
      .at(t("06-02 14:00"))
      .when(scanned("06-02 14:00", "delivered"))
      .when({ ...asked, payload: { caseId: "AS-1", kind: "return_refund" } })
      .when(granted)
      .when({
        type: "aftersales.return_sent",
        payload: { caseId: "AS-1", carrier: "zhongtong", number: "73100000000009" },
      })
      .when({ type: "tracking.suspected", payload: { parcelId: "return:AS-1", reason: "other-carrier" } });
    expect(heard(returned.at(t("06-05 12:00")))).toEqual([]);
  });
});
