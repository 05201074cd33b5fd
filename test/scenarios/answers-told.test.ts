import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { asks, delivered, of, photo, yuan } from "../cases/fixture.ts";
import { buyer, t } from "./fixture.ts";
import { travelling } from "./pinduoduo.ts";

const said = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { ...of("AS-1"), ...payload } }) as unknown as ScenarioEvent;
const complains = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "C-1", ...payload } }) as unknown as ScenarioEvent;
/** The evening after it came the buyer asks, of which both hear; it goes on the next morning. */
const asked = (event: ScenarioEvent, heard: readonly [buyer: string, seller: string]): Scenario =>
  delivered
    .when(event)
    .then.told("buyer", heard[0], "push")
    .told("seller", heard[1], "push")
    .nothingElse()
    .at(t("06-04 10:00"));
const requested = (kind: "return_refund" | "resend"): Scenario =>
  asked(asks({ kind }), ["request-received", "request-to-answer"]);

describe("whoever was told that he hears the result hears it", () => {
  it("that the seller offers something else, until when to answer", () => {
    requested("return_refund")
      .when(said("aftersales.proposed", { kind: "partial_refund", amount: yuan(200) }))
      .then.told("buyer", "other-offer", "push", {
        at: t("06-04 10:00"),
        text: "对订单1001的售后申请，商家提出了其他方案。请在6月11日10:00前同意或拒绝，逾期申请将关闭。",
      })
      .nothingElse();
  });

  it("each offer anew", () => {
    requested("return_refund")
      .when(said("aftersales.proposed", { kind: "partial_refund", amount: yuan(200) }))
      .then.told("buyer", "other-offer", "push")
      .nothingElse()
      .at(t("06-04 12:00"))
      .when(said("aftersales.proposed", { kind: "partial_refund", amount: yuan(400) }))
      .then.told("buyer", "other-offer", "push", { at: t("06-04 12:00") })
      .nothingElse();
  });

  it("that goods are sent to him", () => {
    requested("resend")
      .when(said("aftersales.approved"))
      .then.told("buyer", "resend-approved", "push", {
        text: "订单1001的售后申请已通过，商家将在6月6日10:00前为您寄出商品，寄出后会通知您单号。",
      })
      .told("seller", "resend-approved-seller", "push")
      .nothingElse();
  });

  it("that the platform did not agree", () => {
    requested("return_refund")
      .when(said("aftersales.rejected", { reason: "used" }))
      .then.told("buyer", "request-rejected", "push")
      .nothingElse()
      .at(t("06-04 11:00"))
      .when(said("aftersales.escalated"))
      .then.told("platform", "request-escalated", "webhook")
      .nothingElse()
      .at(t("06-04 12:00"))
      .when(said("aftersales.decided", { result: "dismissed" }))
      .then.told("buyer", "request-dismissed", "push", {
        at: t("06-04 12:00"),
        text: "平台已审核订单1001的售后申请，未予支持。详情请在订单页查看。",
      })
      .nothingElse();
  });

  const refusedForItsNumber = {
    reason: "wrong_tracking_number",
    carrier: "yuantong",
    number: "YT222222222222",
  };

  it("the right number, where the seller refuses what the platform asked for the buyer because the other was wrong", () => {
    const byPlatform = travelling
      .at(t("06-03 12:00"))
      .when({ ...asks({ kind: "return_refund", reason: "no_news" }), actor: { role: "platform", id: "platform-1" } })
      .then.told("seller", "request-to-answer", "push")
      .nothingElse()
      .at(t("06-03 13:00"));
    byPlatform
      .when(said("aftersales.rejected", refusedForItsNumber))
      .then.told("buyer", "request-rejected", "push", {
        text: "商家未同意订单1001由平台提出的申请，原因：填错物流单号，商家已提供正确单号：圆通速递 YT222222222222。您可以修改申请，或在6月10日13:00前申请平台介入。",
      })
      .nothingElse();
    byPlatform
      .given([{ ...buyer, locale: "en" }])
      .when(said("aftersales.rejected", refusedForItsNumber))
      .then.told("buyer", "request-rejected", "push", {
        text: "The seller did not agree to the request that we made for order 1001. Reason: wrong tracking number; the seller gave the right one: YTO Express YT222222222222. You can change it, or ask us to step in by 10 Jun 13:00.",
      })
      .nothingElse();
    byPlatform
      .when(said("aftersales.rejected", { ...refusedForItsNumber, reason: "shipped" }))
      .then.told("buyer", "request-rejected", "push", {
        text: "商家未同意订单1001由平台提出的申请，原因：商品已发出。您可以修改申请，或在6月10日13:00前申请平台介入。",
      })
      .nothingElse();
    const left = byPlatform.when(said("aftersales.rejected", refusedForItsNumber)).at(t("06-11 00:00"));
    expect(left.inbox.flatMap(({ notice, texts }) => (notice === "request-lapsed" ? [texts[1]] : []))).toEqual([
      "订单1001由平台提出的售后申请逾期未继续处理，已关闭。如仍需帮助，请联系客服。",
    ]);
  });

  const complained = asked(complains("complaint.opened", { category: "other", evidence: [photo] }), [
    "complaint-received",
    "complaint-to-answer",
  ]);

  it.each([
    ["the seller answered", complains("complaint.responded")],
    [
      "the platform answered",
      { ...complains("complaint.proposal_made", { remedy: "money" }), actor: { role: "platform" } },
    ],
  ] as const)("that %s a complaint, and until when to go on", (_, answer) => {
    complained
      .when(answer)
      .then.told("buyer", "complaint-answered", "push", {
        text: "订单1001的投诉已有回应。请查看，并在6月11日10:00前选择如何处理，逾期投诉将关闭。",
      })
      .nothingElse();
  });

  it("that evidence is asked for, both sides", () => {
    complained
      .when(complains("complaint.proof_asked"))
      .then.told("buyer", "proof-asked", "push")
      .told("seller", "proof-asked-seller", "push")
      .nothingElse();
  });

  it("that more evidence is asked for once some was given", () => {
    complained
      .when(complains("complaint.proof_asked"))
      .then.told("buyer", "proof-asked", "push")
      .told("seller", "proof-asked-seller", "push")
      .at(t("06-04 12:00"))
      .when(complains("complaint.evidence_added", { evidence: [{ ...photo, hash: "another" }] }))
      .at(t("06-04 13:00"))
      .when(complains("complaint.proof_asked"))
      .then.told("buyer", "proof-asked", "push", { at: t("06-04 13:00") })
      .told("seller", "proof-asked-seller", "push", { at: t("06-04 13:00") })
      .nothingElse();
  });
});
