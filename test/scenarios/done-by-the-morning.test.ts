import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { delivered, photo, yuan } from "../cases/fixture.ts";
import { buyer, created, t } from "./fixture.ts";
import { pdd } from "./pinduoduo.ts";

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
      expect.stringContaining(`${result} The seller has to send the goods by 5 Jun 22:30.`),
    ]);
    const [told] = heard(ruled.at(t("06-04 07:00")).when(anew).at(t("06-04 08:00")), "complaint-decided");
    expect(told).toContain(result);
    expect(told).not.toContain("has to send");
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
