import { describe, expect, it } from "vitest";
import { defineRulebook, type Person } from "waybell";
import { lawUsFtc, marketplaceCn, marketplaceIntl } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { peopleAbroad } from "./intl.ts";
import { channels, confirmed, entryOf, travelling } from "./pinduoduo.ts";

// A storm over all clocks, from the morning of 06-02 to the night of 06-11.

const storm: ScenarioEvent<"disruption.declared"> = {
  type: "disruption.declared",
  payload: { disruption: "typhoon", kind: "weather", from: t("06-02 09:00"), to: t("06-12 00:00"), effect: "pause" },
};

const courier: Person = {
  id: "courier-5",
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "191e35f7e00d55" },
};

const said = (of: Scenario, ...notices: readonly string[]): readonly unknown[] =>
  of.sent.filter(({ notice }) => notices.includes(notice)).map(({ at, role, notice }) => [at, role, notice]);

const moment = (dayAndTime: string): number => Date.parse(t(dayAndTime));

describe("while a storm stops every clock", () => {
  const stormy = travelling.at(t("06-03 12:00")).when(storm);
  const asked = stormy
    .at(t("06-03 13:00"))
    .when({
      type: "aftersales.requested",
      payload: { caseId: "c1", kind: "return_refund", reason: "damaged" },
    })
    .at(t("06-03 14:00"));

  it("a request is put to its seller at once, with the limit as it will be", () => {
    expect(said(asked, "request-received", "request-to-answer")).toEqual([
      [moment("06-03 13:00"), "buyer", "request-received"],
      [moment("06-03 13:00"), "seller", "request-to-answer"],
    ]);
    expect(JSON.stringify(asked.sent.filter(({ notice }) => notice === "request-to-answer"))).toContain("6月13日24:00");
  });

  it("a refusal is told to the buyer at once, who may go on to the platform", () => {
    const rejected = asked.when({ type: "aftersales.rejected", payload: { caseId: "c1", reason: "no proof" } });
    const escalated = rejected.at(t("06-03 15:00")).when({
      type: "aftersales.escalated",
      payload: { caseId: "c1" },
      actor: { role: "buyer" },
    });
    expect(said(escalated, "request-rejected", "request-escalated")).toEqual([
      [moment("06-03 14:00"), "buyer", "request-rejected"],
      [moment("06-03 15:00"), "platform", "request-escalated"],
    ]);
  });

  it("a complaint is put to its seller at once", () => {
    const complained = stormy.at(t("06-03 13:00")).when({
      type: "complaint.opened",
      payload: { complaintId: "k1", category: "damaged", evidence: [{ hash: "sha256:a" }] },
    });
    expect(said(complained.at(t("06-03 13:00")), "complaint-to-answer")).toEqual([
      [moment("06-03 13:00"), "seller", "complaint-to-answer"],
    ]);
  });

  it("a job is offered to its courier at once", () => {
    const offered = confirmed
      .given([buyer, seller, courier])
      .at(t("06-03 12:00"))
      .when(storm)
      .at(t("06-03 13:00"))
      .when({
        type: "dispatch.created",
        payload: { taskId: "t1", role: "pickup", from: t("06-03 15:00"), to: t("06-03 16:00"), place: "Depot" },
      })
      .when({ type: "dispatch.offered", payload: { taskId: "t1", courier: { id: courier.id } } });
    expect(said(offered, "job-offered")).toEqual([[moment("06-03 13:00"), "courier", "job-offered"]]);
  });
});

describe("a delay that is announced while a storm stops the clock of the answer", () => {
  const asked = scenario(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels }))
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-02 20:30"))
    .when(storm)
    .when({ type: "delay.announced", payload: { until: t("06-20 12:00") } });

  it("is put to the buyer at once, with what silence means and from when on", () => {
    expect(entryOf(asked, "delay-choice").body).toContain("If we hear nothing by 18 Jun 12:00, we take it");
  });
});

describe("a buyer who is asked to agree to a delay", () => {
  const during = (to: string): ScenarioEvent<"disruption.declared"> => ({
    ...storm,
    payload: { ...storm.payload, from: t("06-05 21:00"), to: t(to) },
  });
  const stormy = scenario(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels }))
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-02 20:30"))
    .when({ type: "delay.announced", payload: { until: t("06-20 12:00") } })
    .at(t("06-05 21:00"))
    .when(during("06-12 00:00"));
  /** As he reads them, in New York. */
  const told = (of: Scenario): readonly unknown[] =>
    of.sent
      .filter(({ notice }) => notice === "delay-choice")
      .map(({ at, texts }) => [at, /hear nothing by (.*?),/.exec(texts.join())?.[1]]);

  it("is told each day that counts: as asked, moved by a storm, and again when that ends early", () => {
    const ended = stormy.at(t("06-08 21:00")).when(during("06-08 21:00"));
    expect(told(ended.at(t("06-25 12:00")))).toEqual([
      [moment("06-02 20:30"), "9 Jun 08:30"],
      [moment("06-05 21:00"), "15 Jun 11:30"],
      [moment("06-08 21:00"), "12 Jun 08:30"],
    ]);
    expect(ended.view().promises.map(({ promise, due }) => [promise, due])).toContainEqual([
      "answer-delay",
      moment("06-12 20:30"),
    ]);
  });

  it("is asked no more of one he has answered", () => {
    const agreed = stormy.at(t("06-06 21:00")).when({ type: "delay.answered", payload: { agrees: true } });
    const ended = agreed.at(t("06-08 21:00")).when(during("06-08 21:00"));
    expect(told(ended.at(t("06-19 12:00")))).toEqual([
      [moment("06-02 20:30"), "9 Jun 08:30"],
      [moment("06-05 21:00"), "15 Jun 11:30"],
    ]);
  });
});

describe("a day that was promised for the delivery, and lies in a storm", () => {
  it.each([
    ["moves", { extend: "24h" }, "6月6日20:00"],
    ["moves by its end", "pause", "6月6日24:00"],
    ["counts no more", "waive", "豁免"],
  ] as const)("%s: the seller hears it when the storm is declared, and not on that day", (_, effect, says) => {
    const order = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
      .given({
        people: [buyer, seller],
        events: [
          { ...created, payload: { ...created.payload, promisedDelivery: t("06-05 20:00") } },
          paid,
          shippedAt("06-01 18:00"),
          scan("06-01 20:30", "picked_up"),
          scan("06-03 20:30", "in_transit"),
        ],
      })
      .at(t("06-04 12:00"))
      .when({
        ...storm,
        payload: { ...storm.payload, from: t("06-05 00:00"), to: t("06-07 00:00"), promises: ["deliver-by"], effect },
      });
    const told = order.at(t("06-06 12:00"));
    expect(said(told, "time-extended")).toEqual([[moment("06-04 12:00"), "seller", "time-extended"]]);
    expect(entryOf(told, "time-extended").body).toContain(says);
  });
});
