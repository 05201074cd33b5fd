import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario } from "waybell/testing";
import { yuan } from "../cases/fixture.ts";
import { buyer, created, paid, paidOrder, scan, seller, shipped, shippedAt, t, traced } from "./fixture.ts";
import { confirmed, onItsWay, pdd, scanned } from "./pinduoduo.ts";

/** What a phone was told. */
const heard = ({ sent }: Scenario, notice: string) =>
  sent.flatMap((one) => (one.notice === notice && one.kind === "push" ? [one.texts.join(" ")] : []));
const locales = ["zh-CN", "en"] as const;
const reading = (order: Scenario, locale: string): Scenario =>
  order.given([
    { ...buyer, locale },
    { ...seller, locale },
  ]);

describe.each(locales)("what was so, and is not any more, in %s", (locale) => {
  it("S0-33: a parcel that is not going back takes no refund with it that was granted", () => {
    const back = scan("06-02 10:00", "returning");
    const seen = back.payload as TraceReceived;
    const going = reading(onItsWay("06-01 18:00"), locale)
      .given({ events: [scanned("06-01 20:30", "picked_up")] })
      .at(t("06-02 10:00"))
      .when(back);
    const corrected = (order: Scenario) =>
      heard(
        order
          .at(t("06-02 14:00"))
          .when({ type: "trace.received", payload: { ...seen, scans: [], withdrawn: seen.scans } }),
        "not-going-back",
      );
    const granted = going
      .at(t("06-02 11:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "C1", kind: "refund_only" } })
      .at(t("06-02 12:00"))
      .when({ type: "aftersales.approved", payload: { caseId: "C1" } });
    expect([corrected(going), corrected(granted)]).toEqual(
      locale === "en"
        ? [
            [expect.stringContaining("is not going back after all, so there is no refund for that.")],
            [expect.stringContaining("after all. The refund agreed on 2 Jun 12:00 will still be made.")],
          ]
        : [
            [expect.stringContaining("不再退回商家，因此不会为此退款。")],
            [expect.stringContaining("不再退回商家。6月2日12:00同意的退款照常进行。")],
          ],
    );
  });

  it("S0-33: of two parcels, that is said of the one whose goods are paid back", () => {
    const half = { lines: [{ lineId: "L1", quantity: 1 }] };
    const number = "73100000000002";
    const back = [traced([["06-02 10:00", "returning"]]), traced([["06-02 10:00", "returning"]], { number })];
    const over = back.map(({ payload }) => {
      const seen = payload as TraceReceived;
      return { type: "trace.received", payload: { ...seen, scans: [], withdrawn: seen.scans } } as const;
    });
    const both = reading(paidOrder, locale)
      .at(t("06-01 18:00"))
      .when({ ...shipped, payload: { ...shipped.payload, ...half } })
      .when({ ...shipped, payload: { ...shipped.payload, parcelId: "P2", number } })
      .at(t("06-02 10:00"))
      .when(...back);
    const corrected = (caseId: string, about: object) =>
      heard(
        both
          .at(t("06-02 11:00"))
          .when({ type: "aftersales.requested", payload: { caseId, kind: "refund_only", ...about } })
          .at(t("06-02 12:00"))
          .when({ type: "aftersales.approved", payload: { caseId } })
          .at(t("06-02 14:00"))
          .when(...over),
        "not-going-back",
      );
    const [stays, goes] =
      locale === "en"
        ? ["so there is no refund for that.", "The refund agreed on 2 Jun 12:00 will still be made."]
        : ["因此不会为此退款。", "6月2日12:00同意的退款照常进行。"];
    const says = (...texts: readonly string[]) => texts.map((text) => expect.stringContaining(text as string));
    expect(corrected("C1", { parcelId: "P1" })).toEqual(says(goes as string, stays as string));
    expect(corrected("C1", { parcelId: "P2" })).toEqual(says(stays as string, goes as string));
    expect(corrected("C1", {})).toEqual(says(goes as string, goes as string));
    // Which of the two it was is not known.
    expect(corrected("C1", half)).toEqual(says(stays as string, stays as string));
  });

  it("N-B03: who is paid back by the morning reads that, not that it will be so", () => {
    const failed = reading(pdd, locale)
      .given({
        events: [
          { ...created, occurredAt: t("06-01 22:30"), payload: { ...created.payload, kind: "group" } },
          { ...paid, occurredAt: t("06-01 22:30") },
        ],
      })
      .at(t("06-01 23:00"))
      .when({ type: "group.failed" })
      .when({ type: "refund.started", payload: { refundId: "R1", amount: yuan(5990) } });
    const back = failed.at(t("06-02 02:00")).when({ type: "refund.succeeded", payload: { refundId: "R1" } });
    const told = (order: Scenario) => heard(order.at(t("06-02 08:00")), "group-failed");
    expect([told(failed), told(back)]).toEqual(
      locale === "en"
        ? [
            [expect.stringContaining("Your payment of CNY 59.90 will go back the way you paid.")],
            [expect.stringContaining("Your payment of CNY 59.90 has gone back the way you paid.")],
          ]
        : [
            [expect.stringContaining("您支付的59.90元将原路退回")],
            [expect.stringContaining("您支付的59.90元已原路退回")],
          ],
    );
  });

  it("N-S25: of two marks on an order the seller reads which is withdrawn", () => {
    const marked = reading(confirmed, locale)
      .at(t("06-03 12:00"))
      .when(shippedAt("06-03 12:00"))
      .at(t("06-04 13:00"))
      .when(scan("06-04 11:00", "picked_up"));
    expect(marked.view().breaches.map(({ promise, ended }) => [promise, ended?.why])).toEqual([
      ["ship-by", undefined],
      ["pick-up-by", "late-evidence"],
    ]);
    expect(heard(marked, "breach-withdrawn")).toEqual([
      locale === "en"
        ? expect.stringContaining("The mark for late pick-up on order 1001 is withdrawn. Reason: later records")
        : expect.stringContaining("订单1001的揽收超时判定已撤销，原因：后续记录显示并未超时。"),
    ]);
  });
});
