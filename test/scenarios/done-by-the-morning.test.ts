import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, of, onTheWay, photo, yuan } from "../cases/fixture.ts";
import { clock } from "../support/times.ts";
import { at, buyer, created, paid, scan, t } from "./fixture.ts";
import { onItsWay, pdd, scanned } from "./pinduoduo.ts";

/** What came to the buyer's phone, in English. */
const heard = ({ sent }: Scenario, notice: string) =>
  sent.flatMap((one) =>
    one.notice === notice && one.kind === "push" && one.as === "told" ? [one.texts.join(" ")] : [],
  );
const english = { ...buyer, locale: "en" };

describe("what was held for the night, and is done by the morning", () => {
  const ruled = delivered
    .given([english])
    .when({
      type: "complaint.opened",
      payload: { complaintId: "C-1", category: "damaged", lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] },
    })
    .at(t("06-03 20:30"))
    .when({ type: "complaint.responded", payload: { complaintId: "C-1" } })
    .when({ type: "complaint.escalated", payload: { complaintId: "C-1" } })
    .at(t("06-03 22:30"))
    .when({ type: "complaint.decided", payload: { complaintId: "C-1", result: "upheld", remedy: "resend" } });
  const anew: ScenarioEvent = {
    type: "extra_parcel.added",
    payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: "73100000000002", caseId: "C-1" },
  };

  it("N-B37 a ruling orders no goods that are sent already", () => {
    const result = "Result of your complaint about order 1001 (damaged goods): upheld.";
    expect(heard(ruled.at(t("06-04 08:00")), "complaint-decided")).toEqual([
      expect.stringContaining(`${result} The seller must send the goods by 5 Jun 22:30.`),
    ]);
    const [told] = heard(ruled.at(t("06-04 07:00")).when(anew).at(t("06-04 08:00")), "complaint-decided");
    expect(told).toContain(result);
    expect(told).not.toContain("has to send");
  });

  it("N-B18, N-B19 an order that is closed is late no more", () => {
    const late = pdd
      .given([english])
      .given({
        events: [
          { ...created, occurredAt: t("06-01 22:20") },
          { ...paid, occurredAt: t("06-01 22:30") },
        ],
      })
      .at(t("06-03 22:31"));
    const closed = late.at(t("06-04 07:00")).when({ type: "order.cancelled", actor: { role: "platform" } });
    const pushed = (order: Scenario) =>
      order.sent.flatMap(({ notice, at: when }) =>
        /^(late-shipment|long-unshipped)$/.test(notice) ? [`${clock(when)} ${notice}`] : [],
      );
    expect(pushed(late.at(t("06-04 08:00")))).toEqual(["06-04 08:00 late-shipment"]);
    expect(pushed(closed.at(t("06-10 10:00")))).toEqual([]);
  });

  it("CMP-03 goods that do not ship have no price to go back that went back already", () => {
    const line = (id: string, title: string, amount: number) => ({ id, title, quantity: 1, paid: yuan(amount) });
    const lines = [line("a", "Cup", 2000), line("b", "Pot", 3990)];
    const out = pdd
      .given([english])
      .given({
        events: [
          { ...created, payload: { ...created.payload, lines } },
          { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(5990) } },
        ],
      })
      .at(t("06-01 22:30"))
      .when({ type: "stock.out", payload: { lines: ["a"] } });
    const said = '"Cup" of order 1001 will no longer be shipped.';
    expect(heard(out.at(t("06-02 08:00")), "will-not-ship")).toEqual([
      expect.stringContaining(`${said} CNY 20.00 will go back the way you paid.`),
    ]);
    const paid = out
      .at(t("06-02 06:00"))
      .when({ type: "money.settled", payload: { effect: "1001/out-of-stock-refund/a/pay", result: "done" } })
      .at(t("06-02 08:00"));
    const [told] = heard(paid, "will-not-ship");
    expect(told).toContain(said);
    expect(told).not.toContain("will go back");
  });
});

describe("what the buyer answered in the night", () => {
  const out = onTheWay.at(t("06-03 09:00")).when(scan("06-03 09:00", "out_for_delivery")).at(t("06-03 22:00"));
  const says = (type: ScenarioEvent["type"], more: object = {}): ScenarioEvent =>
    ({ type, payload: { parcelId: "P1", ...more } }) as ScenarioEvent;
  /** All that is said aloud in the morning. */
  const morning = (order: Scenario, day = "06-04") =>
    order
      .at(t(`${day} 08:00`))
      .sent.flatMap((one) => (one.role === "buyer" && one.at === at(`${day} 08:00`) ? [one.notice] : []));

  it.each([
    ["at once", "06-03 22:30"],
    ["later", "06-03 22:40"],
  ])("N-B12 does not ask whether it came who said that it did not (%s)", (_, when) => {
    const came = out.at(t("06-03 22:30")).when(scan("06-03 22:30", "delivered"));
    expect(morning(came)).toEqual(["delivered"]);
    const missing = came.at(t(when)).when(says("delivery.disputed"));
    expect(morning(missing)).toEqual(["dispute-received"]);
    expect(morning(missing.at(t("06-03 23:00")).when(says("delivery.proven")))).toEqual(["delivery-proven"]);
  });

  it("N-B24 asks for no new time where one was chosen since", () => {
    const failed = scan("06-03 22:30", { exception: "attempt_failed", code: "F" });
    const rescheduled = says("delivery.rescheduled");
    const tried = out.at(t("06-03 22:30")).when(failed);
    expect(morning(tried)).toEqual(["delivery-failed"]);
    expect(morning(tried.when(rescheduled))).toEqual([]);
    expect(morning(tried.at(t("06-03 22:40")).when(rescheduled))).toEqual([]);
    const before = out.at(at("06-03 22:30") - 1).when(rescheduled);
    expect(morning(before.at(t("06-03 22:30")).when(failed))).toEqual(["delivery-failed"]);
  });

  it("N-B26 asks for no choice that was made, until nothing came of it", () => {
    const lost = onTheWay.at(t("06-02 23:00")).when(scan("06-02 23:00", { exception: "lost", code: "L" }));
    expect(morning(lost, "06-03")).toEqual(["lost-or-damaged"]);
    const resend = lost.at(t("06-02 23:10")).when(says("remedy.chosen", { remedy: "resend" }));
    expect(morning(resend, "06-03")).toEqual(["resend-chosen"]);
    expect(morning(resend, "06-05")).toEqual(["lost-or-damaged"]);
  });

  it("N-B28 whose money goes back needs no right number", () => {
    const fixed: ScenarioEvent = {
      type: "tracking.replaced",
      payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000009" },
    };
    const corrected = onItsWay("06-01 18:00").at(t("06-01 23:00")).when(fixed);
    expect(morning(corrected, "06-02")).toEqual(["number-corrected"]);
    const back = corrected
      .at(t("06-02 06:00"))
      .when(asks({ kind: "refund_only" }))
      .when({ type: "aftersales.approved", payload: of("AS-1") });
    expect(morning(back, "06-02")).toEqual([]);
  });

  const confirmed: ScenarioEvent = { type: "receipt.confirmed" };
  const atPoint = { milestone: "awaiting_collection", point: { name: "丰巢柜", code: "8899" } } as const;

  it.each([
    ["N-B07", "parcel-arrived", "arrived_destination"],
    ["N-B08", "out-for-delivery", "out_for_delivery"],
    ["N-B09", "ready-to-collect", atPoint],
    ["N-B24", "delivery-failed", { exception: "attempt_failed", code: "F" }],
    ["N-B24", "check-address", { exception: "address_problem", code: "A" }],
    ["N-B26", "lost-or-damaged", { exception: "lost", code: "L" }],
  ] as const)("%s %s is no news to who has confirmed that he has it", (_, notice, what) => {
    const night = onTheWay.at(t("06-02 23:00")).when(scan("06-02 23:00", what));
    expect(morning(night, "06-03")).toEqual([notice]);
    const has = night.at(t("06-03 07:00")).when(confirmed);
    expect(morning(has, "06-03")).toEqual(["receipt-thanks"]);
    expect(has.at(t("06-15 12:00")).sent.filter(({ at: when }) => when > at("06-03 08:00"))).toEqual([]);
  });

  it("N-B20, N-B21, N-S11 nor is a parcel that stood still, or that nobody saw picked up", () => {
    const unseen = onItsWay("06-01 23:30").at(t("06-02 23:40"));
    expect(morning(unseen, "06-03")).toEqual(["overdue-pick-up"]);
    expect(morning(unseen.at(t("06-03 07:00")).when(confirmed), "06-03")).toEqual(["receipt-thanks"]);
    const still = onItsWay("06-01 18:00").given({
      events: [scanned("06-01 20:30", "picked_up"), scanned("06-01 23:30", "in_transit")],
    });
    expect(morning(still.at(t("06-04 23:40")), "06-05")).toEqual(["no-news"]);
    expect(morning(still.at(t("06-05 07:00")).when(confirmed), "06-05")).toEqual(["receipt-thanks"]);
  });

  it("S0-22 what is scanned or sent after that is told as ever", () => {
    const has = onTheWay.at(t("06-03 07:00")).when(confirmed);
    const hears = (what: ScenarioEvent) =>
      has
        .at(t("06-03 09:00"))
        .when(what)
        .sent.flatMap(({ at: when, notice, kind }) => (when === at("06-03 09:00") ? [`${notice} ${kind}`] : []));
    expect(hears(scan("06-03 09:00", atPoint))).toEqual(["ready-to-collect sms"]);
    const gift = { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: "73100000000002" } as const;
    expect(hears({ type: "extra_parcel.added", payload: gift })).toEqual(["extra-parcel push"]);
  });
});
