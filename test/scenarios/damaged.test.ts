import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, t, traced } from "./fixture.ts";
import { travelling } from "./pinduoduo.ts";

// What is broken is not mended by being scanned: the choice stands until the provider takes the scan back.

const broken = scan("06-03 09:00", { exception: "damaged", code: "D" });
const chosen = (remedy: "money" | "resend" | "none"): ScenarioEvent => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
const told = ({ sent }: Scenario, from: string) =>
  sent.flatMap(({ role, notice, at: when }) => (when < at(from) ? [] : [[role, notice]]));
const open = (order: Scenario) =>
  order.view().promises.flatMap(({ promise, due }) => (promise === "resend-lost-goods" ? [due] : []));
const delivered = (order: Scenario) => order.at(t("06-03 14:00")).when(scan("06-03 14:00", "delivered"));
const damaged = travelling.at(t("06-03 09:00")).when(broken);
const here = delivered(damaged);

describe("a damaged parcel that is delivered", () => {
  it("may be chosen about as before, and nobody is asked to confirm it: not even by time", () => {
    const later = here.at(t("06-30 00:00"));
    expect(told(later, "06-03 09:00")).toEqual([
      ["buyer", "lost-or-damaged"],
      ["buyer", "delivered-in-dispute"],
    ]);
    expect(later.when(chosen("money")).steps.at(-1)?.outcomes).toMatchObject([{ is: "accepted" }]);
  });

  it("is told whole where damage and delivery come in one push, or in one scan", () => {
    const both = [
      ["buyer", "delivered-in-dispute"],
      ["buyer", "lost-or-damaged"],
    ];
    const push = traced([
      ["06-03 09:00", { exception: "damaged" }],
      ["06-03 14:00", "delivered"],
    ]);
    const atOnce = scan("06-03 14:00", "delivered");
    const { scans, ...of } = atOnce.payload as TraceReceived;
    const one: ScenarioEvent = {
      type: "trace.received",
      payload: { ...of, scans: scans.map((each) => ({ ...each, exception: "damaged" })) },
    };
    for (const event of [push, one]) {
      const order = travelling.at(t("06-03 14:00")).when(event).at(t("06-30 00:00"));
      expect(told(order, "06-03 09:00").toSorted()).toEqual(both);
    }
  });

  it("is sent anew in time where the buyer wants that, and confirmed by time once that came", () => {
    const wanted = delivered(damaged.at(t("06-03 10:00")).when(chosen("resend")));
    expect(open(wanted)).toEqual([at("06-05 10:00")]);
    expect(told(wanted, "06-03 10:00")).toEqual([
      ["buyer", "resend-chosen"],
      ["seller", "resend-chosen-seller"],
      ["buyer", "delivered-in-dispute"],
    ]);
    const anew = "73100000000002";
    const came = wanted
      .at(t("06-04 10:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: anew },
      })
      .at(t("06-06 14:00"))
      .when(traced([["06-06 14:00", "delivered"]], { number: anew }));
    const confirmBy = came.view().promises.flatMap(({ promise, due }) => (promise === "auto-confirm" ? [due] : []));
    expect([open(came), confirmBy]).toEqual([[], [at("06-13 14:00")]]);
  });

  it("is paid back once, and what the carrier pays the seller for it stays his", () => {
    const claimed = damaged
      .at(t("06-03 10:00"))
      .when(chosen("money"))
      .at(t("06-03 11:00"))
      .when(scan("06-03 11:00", "in_transit"))
      .at(t("06-03 12:00"))
      .when({ type: "compensation.decided", payload: { policy: "carrier-claim", subject: "P1", release: true } });
    const ordered = delivered(claimed)
      .at(t("06-30 00:00"))
      .steps.flatMap(({ effects }) => effects.flatMap((one) => ("policy" in one ? [one.id] : [])));
    expect(ordered).toEqual(["1001/lost-or-damaged/P1/pay", "1001/carrier-claim/P1/charge"]);
  });

  it("is confirmed as any where he wants nothing for it, or the provider takes the damage back", () => {
    const { scans, ...of } = broken.payload as TraceReceived;
    const takenBack: ScenarioEvent = { type: "trace.received", payload: { ...of, scans: [], withdrawn: scans } };
    for (const end of [chosen("none"), takenBack]) {
      const ended = here.at(t("06-03 15:00")).when(end).at(t("06-04 15:00"));
      expect(told(ended, "06-03 15:00")).toEqual([["buyer", "please-confirm"]]);
    }
  });
});
