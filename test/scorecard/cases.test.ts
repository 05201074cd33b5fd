import { describe, expect, it } from "vitest";
import { contribution, type Mark, type Rulebook } from "waybell";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { asks, delivered, onTheWay, photo, unshipped, yuan } from "../cases/fixture.ts";
import { created, paid, scan, shippedAt, t } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { confirmed, pinduoduoBook, scanned } from "../scenarios/pinduoduo.ts";
import { clock } from "../support/times.ts";

/** `answer-request 06-05 20:00 yes`: marks of these kinds. */
const marks = ({ record }: Scenario, names: readonly Mark[0][], book: Rulebook = pinduoduoBook): readonly string[] =>
  ((record && contribution(book, { record }, { seller: "shop-1" }))?.marks ?? [])
    .filter(([name]) => names.includes(name))
    .map(([name, at, is, value]) => [name, clock(at), is, value === undefined ? [] : value / 60_000].flat().join(" "));

const on = (type: ScenarioEvent["type"], more: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...more } }) as unknown as ScenarioEvent;
const said = (type: ScenarioEvent["type"], more: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...more } }) as unknown as ScenarioEvent;

describe("requests that a seller has to answer", () => {
  // Asked on 06-03 at 20:00, to be answered by 06-05 20:00.
  const asked = delivered.when(asks({ kind: "refund_only" }));
  const answered = (scenario: Scenario) => marks(scenario, ["answer-request"]);

  it.each([
    ["approved", on("aftersales.approved")],
    ["rejected", on("aftersales.rejected", { reason: "used" })],
    ["offered something else", on("aftersales.proposed", { amount: yuan(1000) })],
  ])("are answered in time where they are %s by the last millisecond", (_, answer) => {
    expect(answered(asked)).toEqual(["answer-request 06-05 20:00 open"]);
    expect(answered(asked.at(t("06-05 20:00:00.000")).when(answer))).toEqual(["answer-request 06-05 20:00 yes"]);
  });

  it("are not where their seller was silent, though that counts as yes", () => {
    expect(answered(asked.at(t("06-05 20:00:00.001")))).toEqual(["answer-request 06-05 20:00 no"]);
  });

  it("are not where silence takes them to the platform", () => {
    const abroad = scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [created, paid, shippedAt("06-01 18:00"), scanned("06-03 14:05", "delivered")] })
      .at(t("06-03 20:00"))
      .when(asks({ kind: "refund_only" }));
    expect(marks(abroad, ["answer-request"], intlBook)).toEqual(["answer-request 06-08 20:00 open"]);
    const silent = abroad.at(t("06-08 20:00:00.001"));
    expect(silent.view().cases[0]?.stage).toBe("platform_review");
    expect(marks(silent, ["answer-request"], intlBook)).toEqual(["answer-request 06-08 20:00 no"]);
  });

  it("are left out where they were withdrawn, or taken over, before", () => {
    expect(answered(asked.at(t("06-05 19:59:59.999")).when(on("aftersales.withdrawn")))).toEqual([
      "answer-request 06-05 20:00 out",
    ]);
    const taken = asked
      .at(t("06-04 10:00"))
      .when({ ...on("aftersales.escalated"), actor: { role: "platform" } } as ScenarioEvent)
      .at(t("06-04 11:00"))
      .when(on("aftersales.decided", { result: "upheld" }));
    expect(answered(taken)).toEqual(["answer-request 06-05 20:00 out"]);
  });

  it("that were answered stay so, whatever a seller leaves undone after that", () => {
    const returning = delivered
      .when(asks({ kind: "return_refund" }))
      .at(t("06-04 10:00"))
      .when(on("aftersales.approved"));
    const back = returning
      .at(t("06-05 10:00"))
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000077" }))
      .at(t("06-07 10:00"))
      .when({
        type: "trace.received",
        payload: {
          carrier: "zhongtong",
          number: "73100000000077",
          provider: "kuaidi100",
          scans: [{ at: Date.parse(t("06-07 10:00")), code: "3", milestone: "delivered" }],
        },
      });
    const silent = back.at(t("06-12 00:00"));
    expect(silent.view().cases[0]?.stage).toBe("refunding");
    expect(answered(silent)).toEqual(["answer-request 06-05 20:00 yes"]);
  });

  it("are due later where the platform kept them for itself", () => {
    const held = asked
      .at(t("06-04 20:00"))
      .when(on("aftersales.held"))
      .at(t("06-05 20:00"))
      .when(on("aftersales.released"));
    expect(answered(held)).toEqual(["answer-request 06-06 20:00 open"]);
  });

  it("are none where money goes back at once", () => {
    const atOnce = unshipped.when(asks({ kind: "refund_unshipped" }));
    expect([atOnce.view().cases[0]?.stage, answered(atOnce)]).toEqual(["refunding", []]);
  });
});

describe("money that goes back on request", () => {
  const refund = (refundId: string, amount: number): readonly ScenarioEvent[] => [
    { type: "refund.started", payload: { refundId, amount: yuan(amount) } },
    { type: "refund.succeeded", payload: { refundId } },
  ];
  const names = ["confirmed", "refunded", "seller-fault-refund"] as const;

  it("is the seller's fault where the request says so", () => {
    for (const [sellerFault, is] of [
      [true, "yes"],
      [false, "no"],
    ] as const) {
      const paid = delivered
        .when(asks({ kind: "refund_only", sellerFault }), on("aftersales.approved"))
        .when(...refund("R-1", 5990));
      expect(marks(paid, names)).toEqual([
        "confirmed 06-01 10:00 no",
        "refunded 06-01 10:00 yes",
        `seller-fault-refund 06-01 10:00 ${is}`,
      ]);
    }
  });

  it("is by what the request says, though the order was late: that is to blame only where nothing is said", () => {
    const late = confirmed
      .given({ events: [shippedAt("06-03 10:00:00.001"), scanned("06-03 12:00", "picked_up")] })
      .given({ events: [scanned("06-04 14:05", "delivered")] })
      .at(t("06-04 20:00"));
    for (const [said, is] of [
      [{ sellerFault: false }, "no"],
      [{}, "yes"],
    ] as const) {
      const paid = late
        .when(asks({ kind: "refund_only", ...said }), on("aftersales.approved"))
        .when(...refund("R-1", 5990));
      expect(marks(paid, names)).toEqual([
        "confirmed 06-01 10:00 no",
        "refunded 06-01 10:00 yes",
        `seller-fault-refund 06-01 10:00 ${is}`,
      ]);
    }
  });

  it("for a complaint is the seller's fault, found so or owned up to, until an appeal finds otherwise", () => {
    const complained = delivered.when(
      said("complaint.opened", {
        category: "short_shipment",
        lines: [{ lineId: "L1", quantity: 1 }],
        evidence: [photo],
      }),
    );
    const agreed = complained.when(
      said("complaint.proposal_made", { remedy: "money", amount: yuan(2995) }),
      said("complaint.accepted"),
    );
    const ruled = complained
      .at(t("06-05 20:00:00.001"))
      .at(t("06-06 09:00"))
      .when(said("complaint.decided", { result: "upheld", remedy: "money" }));
    const turned = (scenario: Scenario) =>
      scenario.when(
        { ...said("complaint.appealed"), actor: { role: "seller" } } as ScenarioEvent,
        said("complaint.appeal_decided", { result: "upheld" }),
      );
    const paid = (scenario: Scenario) => marks(scenario.when(...refund("R-1", 2995)), ["seller-fault-refund"]);
    expect(paid(agreed)).toEqual(["seller-fault-refund 06-01 10:00 yes"]);
    expect(paid(ruled)).toEqual(["seller-fault-refund 06-01 10:00 yes"]);
    expect(marks(turned(ruled.when(...refund("R-1", 2995))), ["seller-fault-refund"])).toEqual([
      "seller-fault-refund 06-01 10:00 no",
    ]);
  });

  it.each(["refund_unshipped", "refund_only", "partial_refund"] as const)(
    "of what had not left, and was asked for in time (%s), is nobody's fault and left out",
    (kind) => {
      const back = (time: string) =>
        confirmed
          .at(t(time))
          .when(asks({ kind }))
          .when(...refund("R-1", 5990));
      expect(marks(back("06-03 10:00"), names)).toEqual([
        "confirmed 06-01 10:00 out",
        "refunded 06-01 10:00 out",
        "seller-fault-refund 06-01 10:00 out",
      ]);
      expect(marks(back("06-03 10:00:00.001"), names)).toEqual([
        "confirmed 06-01 10:00 no",
        "refunded 06-01 10:00 yes",
        "seller-fault-refund 06-01 10:00 yes",
      ]);
    },
  );
});

describe("complaints", () => {
  const one = { lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] };
  const complained = delivered.when(said("complaint.opened", { category: "short_shipment", ...one }));
  const names = ["answer-complaint", "complained", "short-shipped", "appeal"] as const;
  const due = "answer-complaint 06-05 20:00";
  const opened = "complained 06-03 20:00 yes";

  it("are answered in time, or not", () => {
    expect(marks(complained, names)).toEqual([`${due} open`, opened]);
    const answered = complained.at(t("06-05 20:00:00.000")).when(said("complaint.responded"));
    expect(marks(answered, names)).toEqual([`${due} yes`, opened]);
    expect(marks(complained.at(t("06-05 20:00:00.001")), names)).toEqual([`${due} no`, opened]);
    const withdrawn = complained.at(t("06-04 10:00")).when(said("complaint.withdrawn"));
    expect(marks(withdrawn, names)).toEqual([`${due} out`, opened]);
  });

  const upheld = complained
    .at(t("06-05 20:00:00.001"))
    .at(t("06-06 09:00"))
    .when(said("complaint.decided", { result: "upheld", remedy: "money" }));

  it("about missing goods count once they are found right", () => {
    expect(marks(upheld, names)).toEqual([`${due} no`, opened, "short-shipped 06-06 09:00 yes"]);
    const dismissed = complained
      .at(t("06-05 20:00:00.001"))
      .at(t("06-06 09:00"))
      .when(said("complaint.decided", { result: "dismissed" }));
    expect(marks(dismissed, names)).toEqual([`${due} no`, opened]);
  });

  it("count as compensated with what buyers get for missing goods, and not with what only gives back a price", () => {
    const issued = ({ record }: Scenario) =>
      (record && contribution(pinduoduoBook, { record }, { seller: "shop-1" }))?.marks.flatMap(([name, , , amount]) =>
        name === "compensated" ? [amount] : [],
      );
    expect(issued(upheld)).toEqual([2995]);
    const returned = delivered.when(asks({ kind: "refund_only" })).when(on("aftersales.approved"));
    expect(returned.view().compensations).toMatchObject([{ policy: "case-refund", form: "refund" }]);
    expect(issued(returned)).toEqual([]);
  });

  it("of which the seller appealed are asked about, and right no more where it wins", () => {
    const appealed = upheld
      .at(t("06-06 12:00"))
      .when({ ...said("complaint.appealed"), actor: { role: "seller" } } as ScenarioEvent);
    const row = appealed.record && contribution(pinduoduoBook, { record: appealed.record }, { seller: "shop-1" });
    expect(row?.appealed).toEqual([Date.parse(t("06-06 09:00"))]);
    const ruled = (result: string) => appealed.at(t("06-08 12:00")).when(said("complaint.appeal_decided", { result }));
    expect(marks(ruled("upheld"), names)).toEqual([`${due} no`, opened, "appeal 06-08 12:00 yes"]);
    expect(marks(ruled("dismissed"), names)).toEqual([
      `${due} no`,
      opened,
      "short-shipped 06-06 09:00 yes",
      "appeal 06-08 12:00 no",
    ]);
  });

  it.each(["dismissed", "upheld"])(
    "that were %s and that the buyer appealed are no appeal of the seller's",
    (result) => {
      const won = complained
        .at(t("06-05 20:00:00.001"))
        .at(t("06-06 09:00"))
        .when(said("complaint.decided", { result }))
        .when({ ...said("complaint.appealed"), actor: { role: "buyer" } } as ScenarioEvent)
        .at(t("06-08 12:00"))
        .when(said("complaint.appeal_decided", { result: "upheld" }));
      expect(marks(won, names)).toEqual([`${due} no`, opened, "short-shipped 06-06 09:00 yes"]);
    },
  );

  it("that find a shipment faked make it one", () => {
    const faked = onTheWay
      .when(said("complaint.opened", { category: "fake_shipment" }))
      .at(t("06-04 12:00:00.001"))
      .at(t("06-05 09:00"))
      .when(said("complaint.decided", { result: "upheld", remedy: "none" }));
    expect(marks(onTheWay, ["shipped"])).toEqual(["shipped 06-01 18:00 no"]);
    expect(marks(faked, ["shipped"])).toEqual(["shipped 06-01 18:00 yes"]);
  });
});

describe("couriers' jobs", () => {
  const job = { taskId: "T-1" };
  const names = ["job-offered", "job-agreed", "time-to-agree"] as const;
  const courier = (id: string) => ({ courier: { id, name: id } });
  const dispatch = (type: ScenarioEvent["type"], more: object = {}, role = "platform"): ScenarioEvent =>
    ({ type, actor: { role }, payload: { ...job, ...more } }) as unknown as ScenarioEvent;
  const offered = unshipped
    .when(dispatch("dispatch.created", { role: "pickup", from: t("06-01 18:00"), to: t("06-01 18:30") }))
    .when(dispatch("dispatch.offered", courier("A")));

  it("that were offered are open, and in the end taken, declined, or let go by", () => {
    expect(marks(offered, names)).toEqual(["job-offered 06-01 12:00 open"]);
    expect(marks(offered.when(dispatch("dispatch.declined")), names)).toEqual(["job-offered 06-01 12:00 no"]);
    expect(marks(offered.at(t("06-01 12:30:00.001")), names)).toEqual(["job-offered 06-01 12:00 no"]);
    expect(marks(offered.when(dispatch("dispatch.cancelled")), names)).toEqual(["job-offered 06-01 12:00 out"]);
    expect(marks(offered.at(t("06-01 12:20")).when(dispatch("dispatch.accepted")), names)).toEqual([
      "job-offered 06-01 12:00 yes",
      "job-agreed 06-01 12:20 open",
      "time-to-agree 06-01 12:20 yes 20",
    ]);
  });

  it("that were let go are taken by nobody, whoever agrees after that", () => {
    const bo = { ...courier("B"), from: t("06-01 20:30"), to: t("06-01 20:45") };
    const declined = offered.at(t("06-01 12:10")).when(dispatch("dispatch.declined"));
    const ranOut = offered.at(t("06-01 12:30:00.001"));
    const agreed = (told: Scenario, time: string) =>
      marks(told.at(t(time)).when(dispatch("dispatch.agreed", bo)), ["job-offered", "job-agreed"]);
    expect(agreed(declined, "06-01 12:40")).toEqual(["job-offered 06-01 12:00 no", "job-agreed 06-01 12:40 open"]);
    expect(agreed(ranOut, "06-01 12:40")).toEqual(["job-offered 06-01 12:00 no", "job-agreed 06-01 12:40 open"]);
    expect(agreed(offered, "06-01 12:20")).toEqual(["job-offered 06-01 12:00 no", "job-agreed 06-01 12:20 open"]);
    const phoned = offered.at(t("06-01 12:20")).when(dispatch("dispatch.agreed", courier("A")));
    expect(marks(phoned, ["job-offered"])).toEqual(["job-offered 06-01 12:00 yes"]);
    const calledOff = (told: Scenario) => marks(told.when(dispatch("dispatch.cancelled")), ["job-offered"]);
    expect(calledOff(declined)).toEqual(["job-offered 06-01 12:00 no"]);
    expect(calledOff(ranOut)).toEqual(["job-offered 06-01 12:00 no"]);
  });

  it("that were given back are kept by nobody, though the carrier came", () => {
    const back = unshipped
      .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" } })
      .when(dispatch("dispatch.created", { role: "pickup", from: t("06-01 18:00"), to: t("06-01 18:30") }))
      .when(dispatch("dispatch.offered", courier("A")))
      .at(t("06-01 12:20"))
      .when(dispatch("dispatch.accepted"))
      .at(t("06-01 12:40"))
      .when(dispatch("dispatch.declined"));
    const fetched = back.at(t("06-01 18:10")).when(scan("06-01 18:10", "picked_up"));
    expect(marks(back, ["job-agreed"])).toEqual(["job-agreed 06-01 12:20 out"]);
    expect(marks(fetched, ["job-agreed"])).toEqual(["job-agreed 06-01 12:20 out"]);
  });

  it("that are over by a scan are kept, though word of it came late, and an offer of one is left out", () => {
    const agreed = unshipped
      .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" } })
      .when(dispatch("dispatch.created", { role: "pickup", from: t("06-01 18:00"), to: t("06-01 18:30") }))
      .when(dispatch("dispatch.offered", courier("A")))
      .at(t("06-01 12:20"))
      .when(dispatch("dispatch.accepted"));
    const fetched = (time: string, told: string) =>
      marks(agreed.at(t(told)).when(scan(time, "picked_up")), ["job-agreed"]);
    expect(fetched("06-01 18:10", "06-01 18:10")).toEqual(["job-agreed 06-01 12:20 yes"]);
    expect(fetched("06-01 19:00", "06-01 20:00")).toEqual(["job-agreed 06-01 12:20 yes"]);
    expect(fetched("06-01 19:00:00.001", "06-01 20:00")).toEqual(["job-agreed 06-01 12:20 no"]);
    const brought = onTheWay
      .when(dispatch("dispatch.created", { role: "delivery" }))
      .when(dispatch("dispatch.offered", courier("A")))
      .at(t("06-02 12:10"))
      .when(scan("06-02 12:10", "delivered"));
    expect(marks(brought, ["job-offered"])).toEqual(["job-offered 06-02 12:00 out"]);
  });

  it("that were for two parcels are kept by who fetched one, and by who fetched all before more was added", () => {
    const ship = {
      type: "shipment.submitted",
      payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" },
    };
    const more = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: "73100000000002" },
    };
    const agreed = unshipped
      .when(ship as ScenarioEvent)
      .when(dispatch("dispatch.created", { role: "pickup", from: t("06-01 18:00"), to: t("06-01 18:30") }))
      .when(dispatch("dispatch.offered", courier("A")))
      .at(t("06-01 12:20"))
      .when(dispatch("dispatch.accepted"));
    const next = (order: Scenario) => marks(order.at(t("06-02 10:00")), ["job-agreed"]);
    const fetched = (order: Scenario) => order.at(t("06-01 18:10")).when(scan("06-01 18:10", "picked_up"));
    const added = (order: Scenario, time: string) => order.at(t(time)).when(more as ScenarioEvent);
    expect(next(fetched(added(agreed, "06-01 13:00")))).toEqual(["job-agreed 06-01 12:20 yes"]);
    expect(next(added(fetched(agreed), "06-01 18:20"))).toEqual(["job-agreed 06-01 12:20 yes"]);
    expect(next(added(agreed, "06-01 13:00"))).toEqual(["job-agreed 06-01 12:20 no"]);
  });

  it("that nobody came for are missed, and what is agreed after that counts for itself", () => {
    const agreed = offered.at(t("06-01 12:20")).when(dispatch("dispatch.accepted"));
    const later = { ...courier("B"), from: t("06-01 20:30"), to: t("06-01 20:45") };
    const phoned = agreed.at(t("06-01 19:05")).when(dispatch("dispatch.agreed", later));
    const collected = phoned.at(t("06-01 20:30")).when(dispatch("dispatch.collected"));
    expect(marks(collected, ["job-agreed"])).toEqual(["job-agreed 06-01 12:20 no", "job-agreed 06-01 19:05 yes"]);
    expect(marks(agreed.when(dispatch("dispatch.cancelled")), ["job-agreed"])).toEqual(["job-agreed 06-01 12:20 out"]);
    const again = agreed.at(t("06-01 13:00")).when(dispatch("dispatch.agreed", courier("C")));
    expect(marks(again, ["job-agreed"])).toEqual(["job-agreed 06-01 12:20 out", "job-agreed 06-01 13:00 open"]);
  });
});
