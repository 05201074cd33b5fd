import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, t, traced } from "../scenarios/fixture.ts";
import { entryOf } from "../scenarios/pinduoduo.ts";
import { delivered, photo, yuan } from "./fixture.ts";

// Whoever was ruled against may appeal as long as he was told, once; whoever won has nothing to appeal.

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const appeals = (role: "buyer" | "seller"): ScenarioEvent => ({ ...on("complaint.appealed"), actor: { role } });
const number = "73100000000002";
const sent: ScenarioEvent = {
  type: "extra_parcel.added",
  payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number, caseId: "K-1" },
};
const came = traced([["06-07 09:00", "delivered"]], { number });

/** One of two cups was missing; the platform rules on 6 June at nine. */
const ruled = (payload: object): Scenario =>
  delivered
    .when(
      on("complaint.opened", {
        category: "short_shipment",
        lines: [{ lineId: "L1", quantity: 1 }],
        evidence: [photo],
      }),
    )
    .at(t("06-06 09:00"))
    .when(on("complaint.decided", payload));
const resend = ruled({ result: "upheld", remedy: "resend" });

const outcome = (order: Scenario): string | undefined => {
  const [last] = order.steps.at(-1)?.outcomes ?? [];
  return last?.is === "rejected" ? last.code : last?.is;
};
const complaint = (order: Scenario) =>
  order.view().complaints.map(({ stage, result, remedy }) => [stage, result, remedy]);
const window = (order: Scenario) =>
  order.view().windows.flatMap(({ window: name, by, closes }) => (name === "appeal-decision" ? [by, closes] : []));
const heard = (order: Scenario, from: string) =>
  order.sent.flatMap(({ role, notice, at: when }) => (when < at(from) ? [] : [[role, notice]]));

describe("a ruling that goods are to be sent", () => {
  const onTheWay = resend.at(t("06-06 12:00")).when(sent);
  const there = onTheWay.at(t("06-07 09:00")).when(came);
  const notSent = resend.at(t("06-08 21:00"));

  it.each([
    ["sent as he was told", onTheWay, "resent"],
    ["sent, and there", there, "resolved"],
    ["not sent, so that the platform has it again", notSent, "platform_review"],
  ])("may be appealed for three days, to the millisecond: %s", (_, order, stage) => {
    expect(complaint(order).map(([is]) => is)).toEqual([stage]);
    expect(window(order)).toEqual([["buyer", "seller"], at("06-09 09:00")]);
    const last = order.at(at("06-09 09:00"));
    expect(outcome(last.when(appeals("seller")))).toBe("accepted");
    expect(complaint(last.when(appeals("seller"))).map(([is]) => is)).toEqual(["appealed"]);
    const over = order.at(at("06-09 09:00") + 1);
    expect(outcome(over.when(appeals("seller")))).toBe("E_APPEAL_WINDOW_CLOSED");
    expect(window(over)).toEqual([]);
  });

  it.each([
    ["sent", onTheWay, "resent"],
    ["sent, and there", there, "resolved"],
    ["not sent", notSent, "awaiting_resend"],
  ])("stands, or falls, as the appeal says: %s", (_, order, stage) => {
    const appealed = order.at(t("06-09 08:00")).when(appeals("seller"), appeals("seller"));
    expect(outcome(appealed)).toBe("accepted");
    const decided = (result: string) => appealed.at(t("06-09 12:00")).when(on("complaint.appeal_decided", { result }));
    expect(complaint(decided("dismissed"))).toEqual([[stage, "upheld", "resend"]]);
    expect(complaint(decided("upheld")).map(([is, result]) => [is, result])).toEqual([["final", "dismissed"]]);
    for (const over of [decided("dismissed"), decided("upheld")]) {
      expect(outcome(over.when(appeals("buyer")))).toBe("E_TERMINAL");
      expect(window(over)).toEqual([]);
    }
  });

  it("and stands is over once the goods are there: with the last word, or when they come after it", () => {
    const stands = (order: Scenario) =>
      order
        .at(t("06-08 10:00"))
        .when(appeals("seller"))
        .at(t("06-09 12:00"))
        .when(on("complaint.appeal_decided", { result: "dismissed" }));
    const ended = (order: Scenario) => order.view().complaints.map(({ stage, ended: since }) => [stage, since]);
    expect(ended(stands(there))).toEqual([["resolved", at("06-09 12:00")]]);
    const under = onTheWay.at(t("06-06 13:00")).when(appeals("seller")).at(t("06-07 09:00")).when(came);
    const decided = under.at(t("06-08 12:00")).when(on("complaint.appeal_decided", { result: "dismissed" }));
    expect(ended(decided)).toEqual([["resolved", at("06-08 12:00")]]);
    expect(
      ended(
        stands(onTheWay)
          .at(t("06-10 09:00"))
          .when(traced([["06-10 09:00", "delivered"]], { number })),
      ),
    ).toEqual([["resolved", at("06-10 09:00")]]);
  });

  it("is none any more where the buyer took the complaint back", () => {
    const over = resend.at(t("06-06 12:00")).when(on("complaint.withdrawn"));
    expect(window(over)).toEqual([]);
    expect(outcome(over.when(appeals("seller")))).toBe("E_TERMINAL");
  });
});

describe("an appeal by whoever won", () => {
  it.each([
    ["dismissed", { result: "dismissed" }, "seller", "buyer"],
    ["upheld, and all of it paid", { result: "upheld" }, "buyer", "seller"],
    ["upheld, and its very price named", { result: "upheld", amount: yuan(2995) }, "buyer", "seller"],
  ] as const)("is refused, and whoever lost may still: %s", (_, payload, winner, loser) => {
    const order = ruled(payload);
    expect(window(order)).toEqual([[loser], at("06-09 09:00")]);
    const tried = order.at(t("06-06 09:30")).when(appeals(winner));
    expect(outcome(tried)).toBe("E_NOT_ALLOWED");
    expect(heard(tried, "06-06 09:30")).toEqual([]);
    const appealed = tried.at(t("06-09 09:00")).when(appeals(loser));
    expect(outcome(appealed)).toBe("accepted");
    expect(outcome(appealed.when(appeals(loser)))).toBe("E_TERMINAL");
    expect(outcome(appealed.when(appeals(winner)))).toBe("E_NOT_ALLOWED");
    expect(window(appealed)).toEqual([]);
  });

  it("is not offered to him", () => {
    const dismissed = ruled({ result: "dismissed" });
    const offers = (order: Scenario) =>
      ["complaint-decided", "complaint-decided-seller"].map((notice) => entryOf(order, notice).actions);
    expect(offers(dismissed)).toEqual([["对裁决申诉"], []]);
    expect(offers(ruled({ result: "upheld" }))).toEqual([[], ["对裁决申诉"]]);
    expect(offers(ruled({ result: "upheld", amount: yuan(1000) }))).toEqual([["对裁决申诉"], ["对裁决申诉"]]);
  });
});

describe("a ruling by which each lost a part", () => {
  const part = ruled({ result: "upheld", amount: yuan(1000) });
  const first = (who: "buyer" | "seller") => part.at(t("06-06 12:00")).when(appeals(who));
  const both = (who: "buyer" | "seller") =>
    first(who)
      .at(t("06-07 12:00"))
      .when(appeals(who === "buyer" ? "seller" : "buyer"));

  it.each(["buyer", "seller"] as const)("may be appealed by both, each once, first by the %s", (who) => {
    const other = who === "buyer" ? "seller" : "buyer";
    expect(window(part)).toEqual([["buyer", "seller"], at("06-09 09:00")]);
    expect(window(first(who))).toEqual([[other], at("06-09 09:00")]);
    expect(outcome(first(who).when(appeals(who)))).toBe("E_TERMINAL");
    expect(outcome(both(who))).toBe("accepted");
    expect(heard(both(who), "06-07 12:00")).toEqual([
      [who, who === "buyer" ? "complaint-appealed" : "complaint-appealed-seller"],
    ]);
    for (const again of ["buyer", "seller"] as const)
      expect(outcome(both(who).when(appeals(again)))).toBe("E_TERMINAL");
    // The platform has the time it had from the first.
    expect(
      both(who)
        .view()
        .promises.find(({ promise }) => promise === "decide-complaint")?.due,
    ).toBe(at("06-09 12:00"));
  });

  it.each(["buyer", "seller"] as const)("is ruled on once more for both, first appealed by the %s", (who) => {
    const decided = (payload: object) => both(who).at(t("06-08 12:00")).when(on("complaint.appeal_decided", payload));
    const paid = (order: Scenario) =>
      order.steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? one.amount.amount : [])));
    const falls = decided({ result: "upheld" });
    expect([complaint(falls), paid(falls)]).toEqual([[["final", "dismissed", "money"]], [1000]]);
    const stands = decided({ result: "dismissed" });
    expect([complaint(stands), paid(stands)]).toEqual([[["final", "upheld", "money"]], [1000]]);
    const more = decided({ result: "dismissed", remedy: "money" });
    expect([complaint(more), paid(more)]).toEqual([[["final", "upheld", "money"]], [1000, 1995]]);
  });
});

describe("who was told to send goods hears that nothing is to be sent any more", () => {
  const stop = ["seller", "resend-not-agreed"];
  const seller = (order: Scenario, from: string) => heard(order, from).filter(([role]) => role === "seller");

  it("where money is ruled on appeal in their place", () => {
    const money = resend
      .at(t("06-07 09:00"))
      .when(appeals("buyer"))
      .at(t("06-07 12:00"))
      .when(on("complaint.appeal_decided", { result: "upheld", remedy: "money" }));
    expect(seller(money.at(t("06-09 12:00")), "06-07 12:00")).toEqual([stop, ["seller", "complaint-decided-seller"]]);
  });

  it("where they were not sent, and money is ruled, or agreed, after that", () => {
    const again = resend
      .at(t("06-08 12:00"))
      .when(on("complaint.decided", { result: "upheld", remedy: "money" }))
      .at(t("06-09 12:00"));
    expect(seller(again, "06-08 00:00")).toEqual([stop, ["seller", "complaint-decided-seller"]]);
  });

  it("where his own appeal is upheld", () => {
    const won = resend
      .at(t("06-06 10:00"))
      .when(appeals("seller"))
      .at(t("06-06 12:00"))
      .when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(seller(won, "06-06 12:00")).toEqual([stop, ["seller", "complaint-decided-seller"]]);
  });

  it("and does not where he sent them", () => {
    const over = resend
      .at(t("06-06 12:00"))
      .when(sent)
      .at(t("06-06 13:00"))
      .when(appeals("seller"))
      .at(t("06-07 12:00"))
      .when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(seller(over, "06-07 12:00")).toEqual([["seller", "complaint-decided-seller"]]);
  });
});
