import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid as paidFor, scan, t } from "../scenarios/fixture.ts";
import { delivered, onTheWay, photo, yuan } from "./fixture.ts";

const complain = (category: string, more: object = {}, complaintId = "K-1"): ScenarioEvent =>
  ({ type: "complaint.opened", payload: { complaintId, category, ...more } }) as unknown as ScenarioEvent;
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const one = { lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] };
const cup = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(4000) };
const pot = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(6000) };
const view = (scenario: Scenario, id = "K-1") => scenario.view().complaints.find((found) => found.id === id);
const stage = (scenario: Scenario): string | undefined => view(scenario)?.stage;
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.path}` : outcome?.is;
};
const due = (scenario: Scenario) =>
  scenario.view().promises.flatMap((one) => (one.promise === "auto-confirm" ? [] : [[one.promise, one.due]]));
const paid = (scenario: Scenario): readonly (readonly [string, string, number])[] =>
  scenario.steps
    .flatMap(({ effects }) => effects)
    .flatMap((found) =>
      found.type === "refund" || found.type === "compensate"
        ? [[found.policy, found.form, found.amount.amount] as const]
        : [],
    );

describe("a complaint about goods", () => {
  it.each(["short_shipment", "damaged", "wrong_item"])("that are %s has something to look at", (category) => {
    expect(code(delivered.when(complain(category, { lines: one.lines })))).toBe("E_EVIDENCE_REQUIRED payload.evidence");
    expect(stage(delivered.when(complain(category, one)))).toBe("seller_responding");
  });

  it("that are missing says which, and no more than were ordered", () => {
    expect(code(delivered.when(complain("short_shipment", { evidence: [photo] })))).toBe(
      "E_REASON_INCOMPLETE payload.lines",
    );
    expect(code(delivered.when(complain("short_shipment", { ...one, lines: [] })))).toBe("E_NO_LINES payload.lines");
    const three = { ...one, lines: [{ lineId: "L1", quantity: 3 }] };
    expect(code(delivered.when(complain("short_shipment", three)))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
  });

  it("pays one item after the other so that all sum up to the whole, and none twice", () => {
    const first = delivered
      .when(complain("short_shipment", one))
      .when(on("complaint.proposal_made", { remedy: "money" }))
      .when(on("complaint.accepted"));
    const second = first
      .when(complain("damaged", one, "K-2"))
      .when(
        { type: "complaint.proposal_made", payload: { complaintId: "K-2", remedy: "money" } },
        { type: "complaint.accepted", payload: { complaintId: "K-2" } },
      );
    expect(paid(second)).toEqual([
      ["short-shipment", "refund", 2995],
      ["complaint-refund", "refund", 2995],
    ]);
    expect(code(second.when(complain("wrong_item", one, "K-3")))).toBe("E_QTY_EXCEEDED payload.lines[0].quantity");
    expect(second.view().lines).toEqual([{ id: "L1", items: 2, shipped: 2, missing: 1 }]);
  });

  it("finds no more missing than were ordered, however many complaints say so", () => {
    const both = { ...one, lines: [{ lineId: "L1", quantity: 2 }] };
    const found = delivered
      .when(complain("short_shipment", both), complain("short_shipment", both, "K-2"))
      .at(t("06-06 09:00"))
      .when(on("complaint.decided", { result: "upheld", remedy: "resend" }), {
        type: "complaint.decided",
        payload: { complaintId: "K-2", result: "upheld", remedy: "none" },
      });
    expect(found.view().lines).toEqual([{ id: "L1", items: 2, shipped: 2, missing: 2 }]);
  });
});

describe("evidence", () => {
  const opened = delivered.when(complain("short_shipment", one));
  const more = { hash: "sha256:fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9" };

  it("is added, never changed: what is known by its hash adds nothing", () => {
    const added = opened
      .at(t("06-03 21:00"))
      .when(on("complaint.evidence_added", { evidence: [photo, more] }))
      .at(t("06-03 22:00"));
    expect(view(added)?.evidence).toEqual([
      { hash: photo.hash, at: at("06-03 20:00"), by: "buyer" },
      { hash: more.hash, at: at("06-03 21:00"), by: "buyer" },
    ]);
    expect(code(added.when(on("complaint.evidence_added", { evidence: [more] })))).toBe("duplicate");
  });

  it("that was asked for stops the clocks until it comes", () => {
    const asked = opened.at(t("06-04 20:00")).when(on("complaint.proof_asked")).at(t("06-06 20:00"));
    expect(stage(asked)).toBe("seller_responding");
    const given = asked.when(on("complaint.evidence_added", { evidence: [more] }));
    expect(given.view().promises.find(({ promise }) => promise === "answer-complaint")?.due).toBe(at("06-07 20:00"));
    expect(stage(given.at(at("06-07 20:00")))).toBe("seller_responding");
    expect(stage(given.at(at("06-07 20:00") + 1))).toBe("platform_review");
  });

  it("that was there before it was asked for is no answer: it is asked for still", () => {
    const asked = opened.at(t("06-04 20:00")).when(on("complaint.proof_asked"));
    const repeated = asked.at(t("06-04 21:00")).when(on("complaint.evidence_added", { evidence: [photo] }));
    expect(code(repeated)).toBe("duplicate");
    const answer = (order: Scenario) =>
      order.view().promises.find(({ promise }) => promise === "answer-complaint")?.due;
    const given = repeated.at(t("06-06 20:00")).when(on("complaint.evidence_added", { evidence: [photo, more] }));
    expect([code(given), answer(given)]).toEqual(["accepted", at("06-07 20:00")]);
  });

  it("that was brought after it was asked for answers it, whichever is handed in first", () => {
    const askedFor = { ...on("complaint.proof_asked"), receivedAt: t("06-04 20:00") };
    const brought = { ...on("complaint.evidence_added", { evidence: [more] }), receivedAt: t("06-04 20:01") };
    const handedIn = opened.at(t("06-04 20:02"));
    for (const order of [handedIn.when(askedFor, brought), handedIn.when(brought, askedFor)])
      expect(order.view().promises.find(({ promise }) => promise === "answer-complaint")?.due).toBe(at("06-05 20:01"));
  });

  it("that was asked for and never comes stops them for three days, of which both sides are told the end", () => {
    const asked = opened.at(t("06-04 20:00")).when(on("complaint.proof_asked"));
    asked.then
      .told("buyer", "complaint-received", "push")
      .told("seller", "complaint-to-answer", "push")
      .told("buyer", "proof-asked", "push", {
        text: "处理订单1001的投诉需要证据，请在6月7日20:00前补充您手中的证据，逾期将继续处理。",
      })
      .told("seller", "proof-asked-seller", "push", {
        text: "平台处理订单1001的投诉需要证据，请在6月7日20:00前补充您手中的证据，逾期将继续处理。",
      })
      .nothingElse();
    expect(due(asked.at(at("06-07 20:00") - 1))).toEqual([["answer-complaint", null]]);
    expect(due(asked.at(at("06-07 20:00")))).toEqual([["answer-complaint", at("06-08 20:00")]]);
    expect(stage(asked.at(at("06-08 20:00")))).toBe("seller_responding");
    const escalated = asked.at(at("06-08 20:00") + 1);
    expect(stage(escalated)).toBe("platform_review");
    expect(due(escalated)).toEqual([["decide-complaint", at("06-11 20:00")]]);
    expect(stage(asked.at(t("06-30 00:00")))).toBe("platform_review");
    const late = asked.at(t("06-08 10:00")).when(on("complaint.evidence_added", { evidence: [more] }));
    expect(due(late)).toEqual([["answer-complaint", at("06-08 20:00")]]);
  });

  it("that is asked for of the platform's ruling stops that for three days, and for three more once it is asked anew", () => {
    const asked = opened
      .when(on("complaint.responded"), on("complaint.escalated"))
      .at(t("06-04 20:00"))
      .when(on("complaint.proof_asked"));
    expect(due(asked.at(at("06-07 20:00") - 1))).toEqual([["decide-complaint", null]]);
    expect(due(asked.at(at("06-07 20:00")))).toEqual([["decide-complaint", at("06-09 20:00")]]);
    const anew = asked
      .at(t("06-08 20:00"))
      .when(on("complaint.evidence_added", { evidence: [more] }), on("complaint.proof_asked"));
    expect(due(anew)).toEqual([["decide-complaint", null]]);
    expect(due(anew.at(at("06-11 20:00")))).toEqual([["decide-complaint", at("06-12 20:00")]]);
  });

  it("stops the buyer's time to go on as well: nobody is asked for it until a date at which the complaint is closed", () => {
    const answered = opened.at(t("06-04 21:00")).when(on("complaint.responded"));
    const asked = answered.at(t("06-10 21:00")).when(on("complaint.proof_asked"));
    expect(due(asked)).toEqual([["pursue-complaint", null]]);
    const given = asked.at(t("06-13 20:00")).when(on("complaint.evidence_added", { evidence: [more] }));
    expect(code(given)).toBe("accepted");
    expect(due(given)).toEqual([["pursue-complaint", at("06-14 20:00")]]);
    expect(due(asked.at(at("06-13 21:00")))).toEqual([["pursue-complaint", at("06-14 21:00")]]);
    expect(stage(asked.at(at("06-14 21:00")))).toBe("negotiating");
    expect(view(asked.at(at("06-14 21:00") + 1))?.ended).toBe(at("06-14 21:00"));
  });
});

describe("the seller's answer", () => {
  const opened = delivered.when(complain("short_shipment", one));

  it("comes before the buyer may go to the platform", () => {
    expect(code(opened.when(on("complaint.escalated")))).toBe("E_NOT_ANSWERED payload.complaintId");
    expect(stage(opened.when(on("complaint.responded")).when(on("complaint.escalated")))).toBe("platform_review");
  });

  it("without an offer leaves nothing to take", () => {
    const answered = opened.when(on("complaint.responded"));
    expect(code(answered.when(on("complaint.accepted")))).toBe("E_NOTHING_TO_ANSWER payload.complaintId");
    expect(code(answered.when(on("complaint.declined")))).toBe("E_NOTHING_TO_ANSWER payload.complaintId");
  });

  it("that the buyer does nothing with lets it rest after a week", () => {
    const answered = opened.at(t("06-04 10:00")).when(on("complaint.responded"));
    expect(stage(answered.at(at("06-11 10:00")))).toBe("negotiating");
    expect(stage(answered.at(at("06-11 10:00") + 1))).toBe("expired");
  });

  it("may be money of an amount of its own", () => {
    const offered = opened.when(on("complaint.proposal_made", { remedy: "money", amount: yuan(500) }));
    expect(paid(offered.when(on("complaint.accepted")))).toEqual([["short-shipment", "refund", 500]]);
    const much = opened.when(on("complaint.proposal_made", { remedy: "money", amount: yuan(5991) }));
    expect(code(much)).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
  });
});

describe("a ruling", () => {
  const escalated = delivered
    .when(complain("short_shipment", one))
    .when(on("complaint.responded"))
    .when(on("complaint.escalated"));
  const ruled = (result: "upheld" | "dismissed", more: object = {}) =>
    escalated.at(t("06-04 09:00")).when(on("complaint.decided", { result, ...more }));

  it("may be appealed for three days, and is then the last", () => {
    expect(stage(ruled("upheld").at(at("06-07 09:00")).when(on("complaint.appealed")))).toBe("appealed");
    expect(
      code(
        ruled("upheld")
          .at(at("06-07 09:00") + 1)
          .when(on("complaint.appealed")),
      ),
    ).toBe("E_APPEAL_WINDOW_CLOSED ");
    const final = ruled("dismissed")
      .when({ ...on("complaint.appealed"), actor: { role: "buyer" } } as ScenarioEvent)
      .at(t("06-05 09:00"))
      .when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(view(final)).toMatchObject({ stage: "final", result: "upheld" });
  });

  it("that orders goods may be appealed, which stops the seller's clock until the last word", () => {
    const goods = ruled("upheld", { remedy: "resend" });
    expect(due(goods)).toEqual([["resend-missing-goods", at("06-06 09:00")]]);
    const appealed = goods.at(t("06-05 09:00")).when(on("complaint.appealed"));
    expect(stage(appealed)).toBe("appealed");
    expect(due(appealed)).toEqual([["decide-complaint", at("06-08 09:00")]]);
    const over = appealed.at(t("06-06 10:00")).when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(view(over)).toMatchObject({ stage: "final", result: "dismissed" });
    expect(paid(over)).toEqual([]);
    const stands = appealed.at(t("06-06 10:00")).when(on("complaint.appeal_decided", { result: "dismissed" }));
    expect(view(stands)).toMatchObject({ stage: "awaiting_resend", result: "upheld" });
    expect(due(stands)).toEqual([["resend-missing-goods", at("06-08 10:00")]]);
    expect(code(stands.when(on("complaint.appealed")))).toBe("E_TERMINAL ");
    const anew: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "resend", carrier: "zto", number: "75310000000029" },
    };
    expect(stage(stands.when(anew))).toBe("resent");
  });

  it("of an appeal may give the buyer something else: another sum, or goods", () => {
    const appealed = (first: object, then: object, by = "buyer") =>
      ruled("dismissed", first)
        .at(t("06-05 09:00"))
        .when({ ...on("complaint.appealed"), actor: { role: by } } as ScenarioEvent)
        .at(t("06-06 09:00"))
        .when(on("complaint.appeal_decided", { result: "upheld", ...then }));
    const goods = appealed({}, { remedy: "resend" });
    expect(view(goods)).toMatchObject({ stage: "awaiting_resend", result: "upheld" });
    expect(due(goods)).toEqual([["resend-missing-goods", at("06-08 09:00")]]);
    expect(paid(goods)).toEqual([]);
    expect(paid(appealed({}, { amount: yuan(500) }))).toEqual([["short-shipment", "refund", 500]]);
    expect(code(appealed({}, { amount: yuan(5991) }))).toBe("E_AMOUNT_EXCEEDED payload.amount.amount");
    const more = (amount: number) =>
      ruled("upheld", { amount: yuan(1000) })
        .at(t("06-05 09:00"))
        .when({ ...on("complaint.appealed"), actor: { role: "buyer" } } as ScenarioEvent)
        .at(t("06-06 09:00"))
        .when(on("complaint.appeal_decided", { result: "upheld", amount: yuan(amount) }));
    expect(paid(more(1500))).toEqual([
      ["short-shipment", "refund", 1000],
      ["short-shipment", "refund", 500],
    ]);
    expect(paid(more(500))).toEqual([["short-shipment", "refund", 1000]]);
  });

  it("that is turned round on appeal pays what it would have paid, once, and one that stands pays nothing more", () => {
    const appealed = (first: "upheld" | "dismissed", then: "upheld" | "dismissed") =>
      ruled(first)
        .at(t("06-04 10:00"))
        .when({
          ...on("complaint.appealed"),
          actor: { role: first === "upheld" ? "seller" : "buyer" },
        } as ScenarioEvent)
        .at(t("06-05 09:00"))
        .when(on("complaint.appeal_decided", { result: then }))
        .at(t("06-20 09:00"));
    const buyers = appealed("dismissed", "upheld");
    expect(paid(buyers)).toEqual([["short-shipment", "refund", 2995]]);
    expect(view(buyers)).toMatchObject({ stage: "final", result: "upheld", remedy: "money" });
    expect(buyers.view().lines).toEqual([{ id: "L1", items: 2, shipped: 2, missing: 1 }]);
    expect(code(buyers.when(complain("damaged", { ...one, lines: [{ lineId: "L1", quantity: 2 }] }, "K-2")))).toBe(
      "E_QTY_EXCEEDED payload.lines[0].quantity",
    );
    expect(paid(appealed("dismissed", "dismissed"))).toEqual([]);
    expect(paid(appealed("upheld", "dismissed"))).toEqual([["short-shipment", "refund", 2995]]);
    expect(paid(appealed("upheld", "upheld"))).toEqual([["short-shipment", "refund", 2995]]);
  });

  it("that came too late was too late, though the buyer wants none any more; nobody waits for it", () => {
    const [limit] = escalated.view().promises.filter(({ promise }) => promise === "decide-complaint");
    const due = limit?.due as number;
    const withdrawn = (now: number) => escalated.at(now).when(on("complaint.withdrawn"));
    const decisions = ({ promise }: { readonly promise: string }): boolean => promise === "decide-complaint";
    expect(
      withdrawn(due)
        .at(due + 1)
        .view()
        .breaches.filter(decisions),
    ).toEqual([]);
    const late = withdrawn(due + 1).at(due + 60_000);
    expect(late.view().breaches.filter(decisions)).toMatchObject([{ subject: "K-1", due }]);
    expect(
      escalated
        .at(due + 1)
        .view()
        .promises.filter(decisions),
    ).toMatchObject([{ due, overdue: true }]);
    expect(late.view().promises.filter(decisions)).toEqual([]);
  });

  it("that came too late stays so when what was agreed is not sent and it is open again", () => {
    const late = (scenario: Scenario) =>
      scenario.view().breaches.flatMap(({ promise, ended }) => (promise === "decide-complaint" ? [ended?.why] : []));
    const ruling = escalated.at(t("06-07 20:00")).when(on("complaint.decided", { result: "upheld", remedy: "resend" }));
    expect(late(ruling)).toEqual([undefined]);
    const open = ruling.at(t("06-09 20:00:00.001"));
    expect([stage(open), late(open)]).toEqual(["platform_review", [undefined]]);
    const again = open.at(t("06-12 20:00:00.001"));
    expect(late(again)).toEqual([undefined, undefined]);
    expect(late(again.when(on("complaint.decided", { result: "dismissed" })))).toEqual([undefined, undefined]);
  });

  it("is told with what it says, and whom it goes against until when he may appeal", () => {
    const told = (result: "upheld" | "dismissed") =>
      ruled(result).sent.flatMap(({ role, notice, texts }) =>
        notice.startsWith("complaint-decided") ? [[role, texts.find((text) => text.includes("结果："))]] : [],
      );
    expect(told("dismissed")).toEqual([
      ["buyer", "订单1001的投诉（少发漏发）结果：投诉不成立。您可在6月7日09:00前申诉。"],
      ["seller", "订单1001的投诉（少发漏发）结果：投诉不成立。"],
    ]);
    expect(told("upheld")).toEqual([
      ["buyer", "订单1001的投诉（少发漏发）结果：投诉成立。"],
      ["seller", "订单1001的投诉（少发漏发）结果：投诉成立。您可在6月7日09:00前申诉。"],
    ]);
  });

  it("for money pays back what the named parcel holds, as with lines that are named", () => {
    const order = scenario(defineRulebook({ packs: [marketplaceCn], channels: [] })).given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, pot], total: yuan(10000) } },
        { ...paidFor, payload: { amount: yuan(10000) } },
      ],
    });
    const parcel = { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" };
    const shipped = order
      .at(t("06-03 11:00"))
      .when({ type: "shipment.submitted", payload: { ...parcel, lines: [{ lineId: "cup", quantity: 1 }] } });
    const back = (about: object) =>
      paid(
        shipped
          .when(complain("late_shipment", about))
          .when(on("complaint.responded"))
          .when(on("complaint.escalated"))
          .when(on("complaint.decided", { result: "upheld", remedy: "money" })),
      ).filter(([policy]) => policy === "complaint-refund");
    expect(back({ parcelId: "P1" })).toEqual([["complaint-refund", "refund", 4000]]);
    expect(back({ lines: [{ lineId: "cup", quantity: 1 }] })).toEqual([["complaint-refund", "refund", 4000]]);
    expect(back({})).toEqual([["complaint-refund", "refund", 10000]]);
  });

  it("pays nothing where it is dismissed, and leaves it to the buyer to say so in a review", () => {
    expect(paid(ruled("dismissed"))).toEqual([]);
    expect(view(ruled("dismissed"))?.unremedied).toBe(true);
    expect(view(ruled("upheld"))?.unremedied).toBe(undefined);
  });
});

describe("a parcel that was signed for and never came", () => {
  const complained = delivered.when(complain("false_sign"));

  it("is for the carrier to prove within a day", () => {
    expect(complained.view().promises.find(({ promise }) => promise === "prove-delivery")).toMatchObject({
      subject: "P1",
      due: at("06-04 20:00"),
    });
    const late = complained.at(at("06-04 20:00") + 1);
    expect(late.view().breaches.map(({ promise }) => promise)).toEqual(["prove-delivery"]);
    const proven = complained.when({ type: "delivery.proven", payload: { parcelId: "P1" } });
    expect(proven.at(at("06-04 20:00") + 1).view().breaches).toEqual([]);
  });

  it("is late for good when it was late, though the buyer says it once more", () => {
    const disputed = { type: "delivery.disputed", payload: { parcelId: "P1" } } as const;
    const again = complained.at(t("06-05 09:00")).when(disputed);
    expect(code(again)).toBe("duplicate");
    expect(again.view().breaches).toMatchObject([{ promise: "prove-delivery", due: at("06-04 20:00") }]);
    expect(again.view().breaches[0]?.ended).toBe(undefined);
  });

  it("is for him no more where the buyer says so after two days", () => {
    const slow = delivered.at(at("06-05 14:05") + 1).when(complain("false_sign"));
    expect(slow.view().promises.some(({ promise }) => promise === "prove-delivery")).toBe(false);
  });

  it("is paid back where the buyer takes the money that the seller offers, or the part of it", () => {
    const taken = (more: object) =>
      complained.when(on("complaint.proposal_made", { remedy: "money", ...more })).when(on("complaint.accepted"));
    expect(paid(taken({}))).toEqual([["complaint-refund", "refund", 5990]]);
    expect(paid(taken({ amount: yuan(2000) }))).toEqual([["complaint-refund", "refund", 2000]]);
  });

  it("is paid back with five yuan beside where the complaint is upheld", () => {
    const upheld = complained
      .when(on("complaint.responded"))
      .when(on("complaint.escalated"))
      .when(on("complaint.decided", { result: "upheld" }));
    expect(paid(upheld)).toEqual([
      ["false-sign-coupon", "coupon", 500],
      ["complaint-refund", "refund", 5990],
    ]);
  });
});

it("several stand beside each other, and the confirmation waits for the last of them", () => {
  const two = delivered.when(complain("short_shipment", one)).when(complain("other", {}, "K-2"));
  const oneLeft = two.at(t("06-04 20:00")).when(on("complaint.withdrawn"));
  expect(oneLeft.view().promises.find(({ promise }) => promise === "auto-confirm")?.due).toBe(null);
  const none = oneLeft.at(t("06-05 20:00")).when({ type: "complaint.withdrawn", payload: { complaintId: "K-2" } });
  expect(none.view().promises.find(({ promise }) => promise === "auto-confirm")?.due).toBe(at("06-12 14:05"));
});

it("a carrier's feed that is down says nothing about a parcel", () => {
  const silent = onTheWay.when({ type: "feed.changed", payload: { carrier: "zhongtong", down: true } });
  silent.at(t("06-05 10:00:00.001")).then.dropped("no-news", "inhibited:feed-down", { who: "buyer" });
  const again = silent.when({ type: "feed.changed", payload: { carrier: "zhongtong", down: false } });
  again.at(t("06-05 10:00:00.001")).then.messages([
    [t("06-05 10:00"), "buyer", "no-news", "push"],
    [t("06-05 10:00"), "seller", "no-news-seller", "push"],
  ]);
});

it("a scan dated ahead of our clock is found out", () => {
  const ahead = onTheWay.when(scan("06-02 12:11", "arrived_destination", "上海市"));
  expect(ahead.record?.parcels[0]?.scans.at(-1)?.[1]).toBeLessThan(-600_000);
});
